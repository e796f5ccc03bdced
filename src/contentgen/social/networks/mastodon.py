"""How Mastodon reads a post: graphemes, where a link is 23 and @name@server costs but @name.

Only an address with its scheme becomes a link.
"""

from __future__ import annotations

import re
from itertools import pairwise

from contentgen.social.graphemes import graphemes
from contentgen.social.links import Link, find_links
from contentgen.social.networks.x import hashtags

__all__ = ["LINK_LENGTH", "hashtags", "length", "links", "mentions"]

LINK_LENGTH = 23  # characters_reserved_per_url of the server's /api/v2/instance, read Nov 2026
_MENTION = re.compile(
    r"(?<![\w@/])@([A-Za-z0-9_]++(?:[.-]++[A-Za-z0-9_]++)*+)(@\w++(?:[.-]++\w++)*+)?"
)


def length(text: str) -> int:
    found = links(text)
    ends = [0, *(edge for link in found for edge in (link.start, link.end)), len(text)]
    between = "".join(_local(text[a:b]) for a, b in list(pairwise(ends))[::2])
    return LINK_LENGTH * len(found) + graphemes(between)


def links(text: str) -> tuple[Link, ...]:
    return tuple(link for link in find_links(text) if link.scheme)


def mentions(text: str) -> tuple[str, ...]:
    return tuple(name + server for name, server in _MENTION.findall(text))


def _local(text: str) -> str:
    return _MENTION.sub(r"@\1", text)
