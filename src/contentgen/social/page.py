"""Main story → one long post, as LinkedIn has it, in short paragraphs.

The pictures of the whole story come first, as a carousel where there are several. What is over the
limit goes on in a second post; nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from contentgen.campaign.model import Beat, Said, Story
from contentgen.social.close import plan_close
from contentgen.social.draft import Block, Draft, Room, between_marks, fit
from contentgen.social.model import Thread
from contentgen.social.pack import pack
from contentgen.social.posts import Assignment, make_thread

_PARAGRAPH = 220  # characters, about three lines on a phone
_BLANK_LINE = 2


def write_page(asked: Assignment) -> Iterator[Thread]:
    """The post made from the story that has no angle, else from the first."""
    stories = [story for story in asked.campaign.stories if story.beats]
    if not stories:
        return
    story = next((story for story in stories if not story.angle), stories[0])
    yield make_thread(asked, story, "post", _drafts(asked, story))


def _drafts(asked: Assignment, story: Story) -> list[Draft]:
    closing = plan_close(asked.campaign, story, asked.network, asked.options.templates)
    end = closing.paragraphs()

    def size(blocks: Sequence[Block]) -> int:
        return asked.network.room(Draft(tuple(blocks)).text)

    limit = asked.network.limit
    taken = size(end) + _BLANK_LINE if end else 0
    room = limit - taken if taken < limit else limit  # a close over the limit is refused below
    drafts = [Draft(blocks) for blocks in pack(_paragraphs(asked, story, room), size, room)]
    cards = _cards(asked, story)
    least = cards[: asked.network.least_images]
    drafts = [replace(draft, cards=cards if n == 0 else least) for n, draft in enumerate(drafts)]
    drafts[-1] += Draft(end)
    return drafts


def _cards(asked: Assignment, story: Story) -> tuple[str, ...]:
    """The story's cards, led by the title card where a cover is wanted or nothing else is there."""
    network = asked.network
    told = [beat.card for beat in story.beats if beat.card]
    cover = [card.id for card in asked.campaign.cards if card.kind == "title"]
    leads = network.cover or (network.least_images and not told)
    return tuple(dict.fromkeys([*cover, *told] if leads else told))[: network.images]


def _paragraphs(asked: Assignment, story: Story, room: int) -> list[Block]:
    """The hook part by part, so that claim and figure stand above the fold; then as they fit."""
    post = Room(asked.network.room, room, room, asked.network.images, asked.language)
    hook, *beats = story.beats
    width = 1 if not hook.listed else post.limit
    blocks = [*_in_paragraphs(hook, post, width)]
    return blocks + [block for beat in beats for block in _in_paragraphs(beat, post, _PARAGRAPH)]


def _in_paragraphs(beat: Beat, post: Room, width: int) -> Iterator[Block]:
    def size(parts: Sequence[Said]) -> int:
        return post.count(Block(tuple(parts)).text)

    for stretch, _ in between_marks(beat):
        for block in fit(stretch, post):
            groups = [block.parts] if beat.listed else pack(block.parts, size, width)
            yield from (Block(group, beat.listed) for group in groups)
