"""Campaign → Threads: for each network and story, posts that fit, with their pictures and lines.

Beats → drafts (draft.py) → not too many (shorten.py) → with a close (close.py) → posts (posts.py);
series.py and page.py are the two forms a network may want.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from contentgen.campaign.model import Campaign
from contentgen.social.model import Thread
from contentgen.social.networks import network
from contentgen.social.page import write_page
from contentgen.social.posts import Assignment, ThreadOptions
from contentgen.social.series import write_series

WRITERS: dict[str, Callable[[Assignment], Iterator[Thread]]] = {
    "series": write_series,
    "page": write_page,
}


def write_threads(
    campaign: Campaign, networks: Sequence[str], options: ThreadOptions | None = None
) -> tuple[Thread, ...]:
    """All threads: on X one per story, on LinkedIn one post made from the main story."""
    rows = [network(name) for name in dict.fromkeys(networks)]
    asked = [Assignment(campaign, row, options or ThreadOptions()) for row in rows]
    return tuple(thread for task in asked for thread in WRITERS[task.network.form](task))
