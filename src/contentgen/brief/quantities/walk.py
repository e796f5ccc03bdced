"""A place in the text → the word behind it, the words before it. All looks are bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Spaces of any width and stray emphasis marks; a line may break before a small letter.
GAP = r"[ \t\u00a0\u2009\u202f*_]{0,4}(?:\n[ \t]{0,4}(?=[a-z]))?"
HYPHEN = r"[-\u2010\u2011]"
LETTERS = r"A-Za-zÀ-ÖØ-öø-ɏ"

_WORD = re.compile(rf"(?:{GAP}|[ ]?{HYPHEN}[ ]?)([{LETTERS}]+)")
_WORDS_BEFORE = re.compile(r"[^\s*_|()\[\]\"“”]+")
_END_OF_CLAUSE = (".", "!", "?", ":", ";", ",")
_LOOK_BACK = 48


class Word(NamedTuple):
    """A word in small letters, and where it stands."""

    text: str
    start: int
    end: int


def next_word(text: str, at: int) -> Word | None:
    """The word behind a gap or a hyphen; None when something else stands there."""
    found = _WORD.match(text, at)
    return Word(found[1].lower(), found.start(1), found.end(1)) if found else None


def next_is(text: str, at: int, words: frozenset[str]) -> bool:
    word = next_word(text, at)
    return word is not None and word.text in words


def words_before(text: str, at: int, most: int = 4) -> list[Word]:
    """Up to `most` words as written that lead up to `at`, nearest last, in its paragraph."""
    low = max(0, at - _LOOK_BACK)
    line = text.rfind("\n\n", low, at)
    found = list(_WORDS_BEFORE.finditer(text, low if line < 0 else line, at))
    if low and found and found[0].start() == low:
        found = found[1:]
    return [Word(m[0], m.start(), m.end()) for m in found[-most:]]


def word_before(text: str, at: int) -> str:
    """The word directly before `at` as written; "" when there is none or a clause ends between."""
    words = words_before(text, at, 1)
    return "" if not words or words[0].text.endswith(_END_OF_CLAUSE) else words[0].text


def opens_sentence(text: str, at: int) -> bool:
    """Whether nothing, or the end of another sentence, stands before `at`."""
    before = text[max(0, at - 6) : at].rstrip(" \t\u00a0*_\"“‘'(|#>-")
    return not before or before[-1] in ".!?:;\n…|•→—"


def tails(words: list[Word]) -> Iterator[tuple[str, int]]:
    """The last four words, three, two, one as a phrase in small letters, each with its start."""
    for first in range(len(words)):
        yield " ".join(word.text.lower() for word in words[first:]), words[first].start
