"""Main story → one long post, as LinkedIn has it: short paragraphs, the disclaimer in full.

What is over the limit goes on in a second post; nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from contentgen.campaign.model import NOTHING, Beat, Said, Story
from contentgen.social.close import Closing, calls, hashtags
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
    end = _close(asked, story).paragraphs()

    def size(blocks: Sequence[Block]) -> int:
        return asked.network.count(Draft(tuple(blocks)).text)

    limit = asked.network.limit
    taken = size(end) + _BLANK_LINE if end else 0
    room = limit - taken if taken < limit else limit  # a close over the limit is refused below
    drafts = [Draft(blocks) for blocks in pack(_paragraphs(asked, story, room), size, room)]
    cards = dict.fromkeys(beat.card for beat in story.beats if beat.card)
    drafts[0] = replace(drafts[0], cards=tuple(cards)[: asked.network.images])
    drafts[-1] += Draft(end)
    return drafts


def _close(asked: Assignment, story: Story) -> Closing:
    campaign = asked.campaign
    disclaimer = campaign.disclaimer if story.money else NOTHING
    called = calls(campaign, asked.options.templates)
    return Closing(called, disclaimer, hashtags(campaign, story, asked.network))


def _paragraphs(asked: Assignment, story: Story, room: int) -> list[Block]:
    """The hook part by part, so that claim and figure stand above the fold; then as they fit."""
    count = asked.network.count
    post = Room(count, room, room, asked.network.images, asked.language)
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
