"""Campaign → Threads: for each network and story, posts that fit, with their pictures and lines.

Beats → drafts (draft.py) → not too many (shorten.py) → with a close (close.py) → posts (posts.py);
series.py and page.py are the two forms a network may want.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from contentgen.campaign.model import Campaign, Said, Story
from contentgen.social.model import Thread
from contentgen.social.networks import network
from contentgen.social.page import write_page
from contentgen.social.posts import Assignment, ThreadOptions
from contentgen.social.series import write_series
from contentgen.social.typography import typographic

WRITERS: dict[str, Callable[[Assignment], Iterator[Thread]]] = {
    "series": write_series,
    "page": write_page,
}


def write_threads(
    campaign: Campaign, networks: Sequence[str], options: ThreadOptions | None = None
) -> tuple[Thread, ...]:
    """All threads: on X one per story, on LinkedIn one post made from the main story."""
    printed = _printed(campaign)
    rows = [network(name) for name in dict.fromkeys(networks)]
    asked = [Assignment(printed, row, options or ThreadOptions()) for row in rows]
    return tuple(thread for task in asked for thread in WRITERS[task.network.form](task))


def _printed(campaign: Campaign) -> Campaign:
    """The campaign with the typography of print, and without empty beats."""

    def words(said: Said) -> Said:
        return replace(said, text=typographic(said.text, campaign.language or "en"))

    def told(story: Story) -> Story:
        beats = (replace(b, parts=tuple(filter(None, map(words, b.parts)))) for b in story.beats)
        return replace(story, beats=tuple(beat for beat in beats if beat.parts))

    stories = tuple(told(story) for story in campaign.stories)
    return replace(campaign, stories=stories, disclaimer=words(campaign.disclaimer))
