"""A text → its facets (what is clickable), counted in UTF-8 bytes; a post's key → its record key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

from contentgen.social.links import find_links

_MENTION = re.compile(
    r"(?<![\w@./-])@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9])", re.I
)
_TAG = re.compile(r"(?<!\S)[#＃]([^\s#＃]+)")
_TAG_END = re.compile(r"[^\w\u200d\ufe0f]+\Z")
MOST_TAG = 64
LINK, MENTION, TAG = (f"app.bsky.richtext.facet#{kind}" for kind in ("link", "mention", "tag"))

_SORTABLE = "234567abcdefghijklmnopqrstuvwxyz"
# A record key tells a time in microseconds; ours all tell one of these two years, long past: a key
# in the future might be refused.
_FIRST_TIME = 1_672_531_200_000_000  # 2023-01-01
_TIMES = 2 * 365 * 86_400_000_000


def facets(text: str, did_of: Callable[[str], str]) -> list[dict[str, Any]]:
    """Links, mentions and hashtags, in order. `did_of` says who a handle is, "" for nobody."""
    found = sorted((*_links(text), *_mentions(text, did_of), *_tags(text)), key=lambda f: f[0])
    offsets = _byte_offsets(text)
    made: list[dict[str, Any]] = []
    at = 0
    for start, end, feature in found:
        if start < at:
            continue  # inside the one before
        index = {"byteStart": offsets[start], "byteEnd": offsets[end]}
        made.append({"index": index, "features": [feature]})
        at = end
    return made


def record_key(key: str) -> str:
    """A TID that belongs to `key` alone, the same for every try."""
    digest = int.from_bytes(sha256(key.encode()).digest()[:16], "big")
    time, clock = _FIRST_TIME + (digest >> 10) % _TIMES, digest % 1024
    value = time << 10 | clock
    return "".join(_SORTABLE[value >> 5 * place & 31] for place in range(12, -1, -1))


def _links(text: str) -> Iterator[tuple[int, int, dict[str, Any]]]:
    for link in find_links(text):
        written = text[link.start : link.end]
        uri = written if link.scheme else f"https://{written}"
        yield link.start, link.end, {"$type": LINK, "uri": uri}


def _mentions(text: str, did_of: Callable[[str], str]) -> Iterator[tuple[int, int, dict[str, Any]]]:
    for found in _MENTION.finditer(text):
        did = did_of(found[1].lower())
        if did:
            yield found.start(), found.end(), {"$type": MENTION, "did": did}


def _tags(text: str) -> Iterator[tuple[int, int, dict[str, Any]]]:
    for found in _TAG.finditer(text):
        tag = _TAG_END.sub("", found[1])
        if tag and not tag.isdecimal() and len(tag) <= MOST_TAG:
            yield found.start(), found.start() + 1 + len(tag), {"$type": TAG, "tag": tag}


def _byte_offsets(text: str) -> list[int]:
    """Where each character begins in UTF-8, and where the last one ends."""
    offsets = [0]
    for char in text:
        offsets.append(offsets[-1] + len(char.encode("utf-8", "surrogatepass")))
    return offsets
