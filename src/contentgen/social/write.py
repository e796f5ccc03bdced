"""Campaign → Threads: for each network and story, posts that fit, with their pictures and lines.

Beats → drafts (draft.py) → not too many (shorten.py) → with a close (close.py) → posts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from contentgen.campaign.model import NOTHING, Beat, Campaign, Said, Story, merge_lines
from contentgen.errors import LayoutError
from contentgen.social.close import Closing, attach, calls, hashtags, plan_close
from contentgen.social.draft import Block, Draft, Room, draft_story, without_marks
from contentgen.social.model import Post, PostImage, Thread
from contentgen.social.networks import Network, network
from contentgen.social.pack import pack
from contentgen.social.shorten import MOST, WANTED, shorten
from contentgen.social.typography import typographic

_PARAGRAPH = 220  # characters of a page's paragraph, about three lines on a phone


@dataclass(frozen=True, slots=True)
class ThreadOptions:
    """What the user chose. `sizes` are those that are built; `image_size` names one per network."""

    counters: bool = False
    sizes: tuple[str, ...] = ("wide", "square", "portrait")
    image_size: Mapping[str, str] | Callable[[str], str] = field(default_factory=dict)
    templates: str = ""


def write_threads(
    campaign: Campaign, networks: Sequence[str], options: ThreadOptions | None = None
) -> tuple[Thread, ...]:
    """All threads: on X one per story, on LinkedIn one post made from the main story."""
    options = options or ThreadOptions()
    campaign = _printed(campaign)
    rows = [network(name) for name in dict.fromkeys(networks)]
    written = (thread for row in rows for thread in _WRITERS[row.form](campaign, row, options))
    return tuple(thread for thread in written if thread.posts)


def _write_posts(campaign: Campaign, row: Network, options: ThreadOptions) -> Iterable[Thread]:
    for story in campaign.stories:
        drafts, numbered = _numbered_drafts(campaign, story, row, options)
        texts = [draft.text for draft in drafts]
        if numbered:
            texts = [f"{n}/{len(drafts)} {text}" for n, text in enumerate(texts, 1)]
        posts = _posts(campaign, row, options, drafts, texts)
        yield _checked(Thread(row.name, story.id, story.title, story.angle, row.limit, posts), row)


def _numbered_drafts(
    campaign: Campaign, story: Story, row: Network, options: ThreadOptions
) -> tuple[list[Draft], bool]:
    """Drafts that leave room for "n/N ": its width depends on N, and N on the width."""
    width = 0
    while True:
        drafts = _drafts(campaign, story, row, options, width)
        needed = row.count(f"{len(drafts)}/{len(drafts)} ")
        if not options.counters or len(drafts) < 3 or needed <= width:
            return drafts, options.counters and len(drafts) > 2
        width = needed


def _drafts(
    campaign: Campaign, story: Story, row: Network, options: ThreadOptions, width: int
) -> list[Draft]:
    hook = (row.hook or row.limit) - width
    room = Room(row.count, row.limit - width, hook, row.images, campaign.language or "en")
    drafts = draft_story(story, room)
    if not drafts:
        return []
    closing = plan_close(campaign, story, row, options.templates)
    for spare in count():  # a close that needs a post of its own takes it from the story
        ended = attach(shorten(drafts, room, WANTED - spare, MOST - spare), closing, room)
        if len(ended) <= MOST:
            return ended
        if spare:
            raise LayoutError(
                "CG321",
                f"story {story.id!r} needs {len(ended)} posts on {row.title}, {MOST} are the most",
                help="Shorten or hide some of its beats.",
            )
    raise AssertionError("count() does not end")


def _write_page(campaign: Campaign, row: Network, options: ThreadOptions) -> Iterable[Thread]:
    """One long post from the main story: short paragraphs, the disclaimer in full."""
    story = next((s for s in campaign.stories if not s.angle), next(iter(campaign.stories), None))
    if story is None or not story.beats:
        return
    hook, *beats = story.beats
    blocks = [Block((part,)) for block in without_marks(hook) for part in block.parts]
    if hook.listed:
        blocks = list(without_marks(hook))
    blocks += (paragraph for beat in beats for paragraph in _paragraphs(beat, row))
    disclaimer = campaign.disclaimer if story.money else NOTHING
    called = calls(campaign, options.templates)
    end = Closing(called, disclaimer, hashtags(campaign, story, row)).paragraphs()
    cards = tuple(dict.fromkeys(beat.card for beat in story.beats if beat.card))[: row.images]

    def size(group: Sequence[Block]) -> int:
        return row.count(Draft(tuple(group)).text)

    groups = pack(blocks, size, row.limit - size(end) - 2 if end else row.limit)
    drafts = [Draft(group) for group in groups]
    drafts[0] = replace(drafts[0], cards=cards)
    drafts[-1] += Draft(end)
    posts = _posts(campaign, row, options, drafts, [draft.text for draft in drafts])
    yield _checked(Thread(row.name, "post", story.title, story.angle, row.limit, posts), row)


def _paragraphs(beat: Beat, row: Network) -> Iterable[Block]:
    for block in without_marks(beat):
        if block.listed:
            yield block
            continue
        groups = pack(block.parts, lambda group: row.count(Block(tuple(group)).text), _PARAGRAPH)
        yield from (Block(group) for group in groups)


_WRITERS: dict[str, Callable[[Campaign, Network, ThreadOptions], Iterable[Thread]]] = {
    "thread": _write_posts,
    "page": _write_page,
}


def _printed(campaign: Campaign) -> Campaign:
    """The campaign with the typography of print, and without empty beats."""

    def words(said: Said) -> Said:
        return replace(said, text=typographic(said.text, campaign.language or "en"))

    def told(story: Story) -> Story:
        beats = (replace(b, parts=tuple(words(p) for p in b.parts if p)) for b in story.beats)
        return replace(story, beats=tuple(beat for beat in beats if beat.parts))

    stories = tuple(told(story) for story in campaign.stories)
    return replace(campaign, stories=stories, disclaimer=words(campaign.disclaimer))


def _posts(
    campaign: Campaign, row: Network, options: ThreadOptions, drafts: list[Draft], texts: list[str]
) -> tuple[Post, ...]:
    alts = {card.id: card.alt for card in campaign.cards}
    size = _size(row, options)
    return tuple(
        Post(
            n=n,
            text=text,
            length=row.count(text),
            images=tuple(
                PostImage(card, f"images/{card}-{size}.png", alts[card])
                for card in draft.cards
                if size and card in alts
            ),
            link=campaign.link if campaign.link and campaign.link in text else "",
            lines=merge_lines(draft.said),
            ids=tuple(dict.fromkeys(id for part in draft.said for id in part.ids)),
            computed=tuple(dict.fromkeys(c for part in draft.said for c in part.computed)),
        )
        for n, (draft, text) in enumerate(zip(drafts, texts, strict=True), 1)
    )


def _size(row: Network, options: ThreadOptions) -> str:
    """The picture size asked for, else the best for the network that is built; "" for none."""
    ask = options.image_size
    asked = ask(row.name) if callable(ask) else ask.get(row.name, "")
    ranked = (asked, *row.sizes, *options.sizes)
    return next((size for size in ranked if size in options.sizes), "")


def _checked(thread: Thread, row: Network) -> Thread:
    for post in thread.posts:
        over = post.length - row.limit
        if over > 0:
            raise LayoutError(
                "CG320",
                f"story {thread.id!r}: post {post.n} is {over} over the {row.limit} of {row.title}",
                help="Something in it cannot be cut: a link, or the close. Shorten it.",
            )
    return thread
