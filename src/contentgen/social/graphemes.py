"""Text → what its reader takes for characters: a flag, a family, an accented letter are one each."""

from __future__ import annotations

from collections.abc import Iterator

import regex

_GRAPHEME = regex.compile(r"\X")  # extended grapheme clusters, Unicode annex 29


def graphemes(text: str) -> int:
    """How many there are."""
    return len(text) if _single(text) else sum(1 for _ in _GRAPHEME.finditer(text))


def grapheme_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each of text[start:end] begins and ends."""
    for found in _GRAPHEME.finditer(text, start, end):
        yield found.span()


def _single(text: str) -> bool:
    """Of ASCII only the Windows line end is two characters in one."""
    return text.isascii() and "\r\n" not in text
