"""What each network allows, in one table; a name → its row.

The numbers are the world's, not ours: each row names its source and the day it was read. A row
with a `form` has a writer: "series" (many short posts) or "page" (one long one). The others wait
for their counting.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from contentgen.errors import SettingsError
from contentgen.settings import unknown
from contentgen.social.weight import LINK_WEIGHT, weighted_length


@dataclass(frozen=True, slots=True)
class Network:
    name: str
    title: str  # as people write it
    limit: int  # of one post, in `unit`
    unit: str  # weighted | utf16 | graphemes | characters
    link: int  # what a link costs; 0: its own length
    images: int
    alt: int  # characters of an alt text
    hashtags: int  # that we put; networks allow more
    sizes: tuple[str, ...]  # picture sizes, the best first
    source: str
    hook: int = 0  # what the first post may use; 0: the limit
    fold: int = 0  # characters seen before "see more"; 0: no fold
    cashtags: int = 0  # at most so many $TICKERs in a post; 0: no rule
    form: str = ""

    def count(self, text: str) -> int:
        """The length of `text` as this network counts it."""
        return COUNTERS[self.unit](text)


def utf16_length(text: str) -> int:
    """UTF-16 code units: what JavaScript and Java call the length of a text."""
    return len(text) + sum(char > "\uffff" for char in text)


COUNTERS: dict[str, Callable[[str], int]] = {"weighted": weighted_length, "utf16": utf16_length}

_WIDE = ("wide", "landscape", "square", "portrait")
_TALL = ("portrait", "square", "landscape", "wide")
# fmt: off
TABLE = (
    Network("x", "X", 280, "weighted", LINK_WEIGHT, images=4, alt=1000, hashtags=2, sizes=_WIDE,
            hook=240, cashtags=1, form="series",
            source="X developer docs, Aug 2026: counting, media, one cashtag for self-serve apps"),
    # Nobody documents the unit. UTF-16 is what its editor's language calls length, and never
    # less than the count of characters, so a post that fits by it fits either way.
    Network("linkedin", "LinkedIn", 3000, "utf16", 0, images=20, alt=4086, hashtags=3,
            sizes=_TALL, fold=210, form="page",
            source="third-party pages that agree, Nov 2026; fold: guides of 2025-26"),
    Network("bluesky", "Bluesky", 300, "graphemes", 0, images=4, alt=2000, hashtags=2, sizes=_WIDE,
            source="app.bsky.feed.post schema, 2026; alt: the app's own stop, social-app PR 5611"),
    Network("mastodon", "Mastodon", 500, "characters", 23, images=4, alt=1500, hashtags=3,
            sizes=_WIDE,
            source="Mastodon docs, 2026: defaults; the server's /api/v2/instance decides"),
    Network("threads", "Threads", 500, "characters", 0, images=20, alt=1000, hashtags=1,
            sizes=_TALL,
            source="Threads API docs, Apr 2026: emoji count as bytes; alt: what tools cut at"),
    Network("instagram", "Instagram", 2200, "characters", 0, images=10, alt=1000, hashtags=3,
            sizes=_TALL, source="Instagram platform docs, 2026; alt: third-party, 2026"),
    Network("facebook", "Facebook", 63206, "characters", 0, images=10, alt=1000, hashtags=2,
            sizes=_WIDE, source="unverified: no limit is documented, 63,206 is folklore, 2026"),
)
# fmt: on
_BY_NAME = {row.name: row for row in TABLE}


def network(name: str) -> Network:
    """The row of `name`, when we can write for it."""
    row = _BY_NAME.get(name)
    if row is None:
        known = unknown(name, list(_BY_NAME))
        raise SettingsError("CG221", f"unknown network {name!r}", help=known)
    if not row.form:
        written = ", ".join(r.name for r in TABLE if r.form)
        raise SettingsError(
            "CG222",
            f"posts for {row.title} cannot be written yet",
            help=f"Take {row.name} out of networks. Written today: {written}.",
        )
    return row
