"""Story → a series of short posts, as X has them: hook, one idea a post, close."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from contentgen.campaign.model import Story
from contentgen.errors import LayoutError
from contentgen.social.close import attach, plan_close
from contentgen.social.draft import Draft, Room, draft_story
from contentgen.social.model import Thread
from contentgen.social.posts import Assignment, make_thread
from contentgen.social.shorten import shorten

# Opinion of the guides of 2025-26, no controlled data: readers leave a thread after about eight. A
# network whose posts hold more gets no fewer: two ideas in one post are worse than one in each.
WANTED = 9
MOST = 12
_UNNUMBERED = 2  # a thread of two needs no counters


def write_series(asked: Assignment) -> Iterator[Thread]:
    """One thread for each story."""
    for story in asked.campaign.stories:
        if story.beats:
            yield make_thread(asked, story, story.id, _numbered(asked, story))


def _numbered(asked: Assignment, story: Story) -> list[Draft]:
    """The drafts, with "n/N " when asked: its width depends on N, and N on the width."""
    drafts, width = _drafts(asked, story, 0), 0
    if not asked.options.counters:
        return drafts
    while len(drafts) > _UNNUMBERED:
        total = len(drafts)
        needed = asked.network.room(f"{total}/{total} ")
        if needed <= width:
            return [replace(d, counter=f"{n}/{total} ") for n, d in enumerate(drafts, 1)]
        drafts, width = _drafts(asked, story, needed), needed
    return drafts


def _drafts(asked: Assignment, story: Story, counter: int) -> list[Draft]:
    """The story with its close, `counter` left free in each post."""
    network = asked.network
    hook = (network.hook or network.limit) - counter
    count = cache(network.room)  # each text is asked for several times
    room = Room(count, network.limit - counter, hook, network.images, asked.language)
    _refuse_hopeless(asked, story, count)
    told = draft_story(story, room)
    closing = plan_close(asked.campaign, story, network, asked.options.templates)
    ended = attach(shorten(told, room, WANTED, MOST), closing, room)
    if len(ended) > WANTED:  # the close took a post of its own: the story gives one up
        ended = min(
            ended, attach(shorten(told, room, WANTED - 1, MOST - 1), closing, room), key=len
        )
    if len(ended) > MOST:
        raise _too_many(asked, story, f"needs {len(ended)}")
    return ended


def _refuse_hopeless(asked: Assignment, story: Story, count: Callable[[str], int]) -> None:
    """Before any fitting: a book is no thread, however it is cut."""
    weights: Sequence[int] = [count(p.text) for b in story.beats for p in b.parts]
    if sum(weights) > MOST * asked.network.limit:
        raise _too_many(asked, story, f"needs more than {sum(weights) // asked.network.limit}")


def _too_many(asked: Assignment, story: Story, needs: str) -> LayoutError:
    return LayoutError(
        "CG321",
        f"story {story.id!r} {needs} posts on {asked.network.title}, {MOST} are the most",
        help="Shorten or hide some of its beats.",
    )
