"""Text → what its reader takes for characters: a flag, a family, an accented letter are one each."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

# Latin letters and common signs are one each: most texts need no closer look.
_JOINING = re.compile("[^\0-\u02ff\u2010-\u2027\u2030-\u205f\u20a0-\u20bf\u2100-\u21ff]|\r\n")
_GRAPHEME = regex.compile(r"\X")  # extended grapheme clusters, Unicode annex 29


def graphemes(text: str) -> int:
    """How many there are."""
    return sum(1 for _ in _GRAPHEME.finditer(text)) if _JOINING.search(text) else len(text)


def grapheme_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each of text[start:end] begins and ends."""
    for found in _GRAPHEME.finditer(text, start, end):
        yield found.span()
