"""Text → facets, as Bluesky wants them: which bytes are a link, a topic or a name.

    facets("Été #Elm") → Facet("tag", 6, 10, "Elm")       É and é take two bytes each

Only an address that is written as one becomes a link: `README.md` stays a word. A name is an
account's handle, which is a host; its DID is for the caller to look up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from contentgen.social.graphemes import graphemes
from contentgen.social.links import find_links

LONGEST_TAG = 64  # graphemes: app.bsky.richtext.facet, read Nov 2026
LONGEST_HANDLE = 253
_TAG = re.compile(r"(?<!\S)[#＃](?![\ufe0f#＃])(\S+)")
_HANDLE = re.compile(
    r"(?<![\w@/.])@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9])", re.I
)


@dataclass(frozen=True, slots=True)
class Facet:
    """Bytes [start, end) of the text in UTF-8; `kind` link, tag or mention; `value` what it leads to."""

    kind: str
    start: int
    end: int
    value: str


def facets(text: str) -> tuple[Facet, ...]:
    """All of them, in order; none overlaps another."""
    found = sorted(_found(text), key=lambda item: item[1])
    kept: list[tuple[str, int, int, str]] = []
    for item in found:
        if not kept or item[1] >= kept[-1][2]:
            kept.append(item)
    return tuple(_facets_in_bytes(text, kept))


def _found(text: str) -> Iterator[tuple[str, int, int, str]]:
    for link in find_links(text):
        if link.scheme:
            yield "link", link.start, link.end, text[link.start : link.end]
    for tag in _TAG.finditer(text):
        name = _without_end(tag[1])
        if name and not name.isdigit() and graphemes(name) <= LONGEST_TAG:
            yield "tag", tag.start(), tag.start(1) + len(name), name
    for handle in _HANDLE.finditer(text):
        if len(handle[1]) <= LONGEST_HANDLE:
            yield "mention", handle.start(), handle.end(), handle[1]


def _without_end(tag: str) -> str:
    """A tag does not end in punctuation."""
    end = len(tag)
    while end and unicodedata.category(tag[end - 1]).startswith("P"):
        end -= 1
    return tag[:end]


def _facets_in_bytes(text: str, found: list[tuple[str, int, int, str]]) -> Iterator[Facet]:
    at = bytes_before = 0
    for kind, start, end, value in found:
        bytes_before += len(text[at:start].encode("utf-8", "replace"))
        length = len(text[start:end].encode("utf-8", "replace"))
        yield Facet(kind, bytes_before, bytes_before + length, value)
        at, bytes_before = end, bytes_before + length
