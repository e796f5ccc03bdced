"""The numbers of every network in one table; a name → its row.

They are the world's, not ours: each row says where its numbers were read and when. "schema", "docs"
and "server code" are the network's own; "third party" are pages that agree with each other.
"""

from __future__ import annotations

from decimal import Decimal

from contentgen.errors import SettingsError
from contentgen.settings import unknown
from contentgen.social.networks import (
    bluesky,
    facebook,
    instagram,
    linkedin,
    mastodon,
    threads,
    x,
)
from contentgen.social.networks.model import Network
from contentgen.social.weight import LINK_WEIGHT

_WIDE = ("wide", "landscape", "square", "portrait")
_TALL = ("portrait", "square", "landscape", "wide")
_MB = 1_000_000

# fmt: off
TABLE = (
    Network(
        name="x", title="X", rules=x, form="series",
        limit=280, unit="weighted characters", hook=240,
        link=LINK_WEIGHT, hashtags=2, cashtags=1, repeats=False,
        images=4, alt=1000, image_bytes=5 * _MB, formats=("png", "jpeg", "gif", "webp"), sizes=_WIDE,
        price=Decimal("0.015"), link_price=Decimal("0.200"), alt_price=Decimal("0.005"),
        source="X developer docs, Aug 2026; one cashtag: self-serve apps",
    ),
    Network(
        name="linkedin", title="LinkedIn", rules=linkedin, form="page",
        limit=3000, unit="characters", fold=210,
        whole_disclaimer=True, hashtags=3,
        images=20, alt=4086, formats=("png", "jpeg", "gif"), sizes=_TALL,
        source="third party, Nov 2026; fold: guides of 2025-26",
    ),
    Network(
        name="bluesky", title="Bluesky", rules=bluesky, form="series",
        limit=300, unit="graphemes", bytes=3000, hook=240,
        hashtags=2, most_hashtags=8,
        images=4, alt=2000, image_bytes=_MB, formats=("png", "jpeg", "webp"), sizes=_WIDE,
        source="app.bsky.feed.post and app.bsky.embed.images schemas, 2026, where an image may have "
               "2 MB but many tools stop at 1; alt: the app's own stop, social-app PR 5611",
    ),
    Network(
        name="mastodon", title="Mastodon", rules=mastodon, form="series",
        limit=500, unit="characters", hook=240,
        link=mastodon.LINK_LENGTH, hashtags=3,
        images=4, alt=1500, image_bytes=16 * _MB, formats=("png", "jpeg", "gif", "webp"), sizes=_WIDE,
        source="Mastodon docs and server code (StatusLengthValidator), Nov 2026: its defaults; a "
               "server's own /api/v2/instance decides",
    ),
    Network(
        name="threads", title="Threads", rules=threads, form="series",
        limit=500, unit="characters", hook=240,
        links=5, hashtags=1, most_hashtags=1,
        images=20, alt=1000, image_bytes=8 * _MB, formats=("png", "jpeg"), ratios=(0.1, 10), sizes=(*_TALL, "story"),
        source="Threads API docs, Apr and July 2026; pictures: third party, Sep 2026; alt: what tools cut at",
    ),
    Network(
        name="instagram", title="Instagram", rules=instagram, form="page",
        limit=2200, unit="characters", fold=125,
        linked=False, hashtags=3, most_hashtags=30, most_mentions=20,
        images=10, least_images=1, cover=True, alt=1000, image_bytes=8 * _MB, formats=("jpeg", "png"),
        ratios=(0.8, 1.91), sizes=("portrait", "square", "wide"),
        source="Instagram platform docs, 2026; pictures, alt, fold: third party, 2026; its API takes JPEG "
               "only, its app and the schedulers PNG too",
    ),
    Network(
        name="facebook", title="Facebook", rules=facebook, form="page",
        limit=63206, unit="characters",
        hashtags=2,
        images=10, alt=1000, image_bytes=4 * _MB, formats=("png", "jpeg", "gif"), sizes=_WIDE,
        source="limit unverified: none is documented, 63,206 is folklore; pictures: third party of the docs, 2026",
    ),
)
# fmt: on
_BY_NAME = {row.name: row for row in TABLE}


def network(name: str) -> Network:
    """The row of `name`."""
    if name not in _BY_NAME:
        known = unknown(name, list(_BY_NAME))
        raise SettingsError("CG221", f"unknown network {name!r}", help=known)
    return _BY_NAME[name]
