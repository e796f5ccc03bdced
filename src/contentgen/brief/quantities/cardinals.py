"""The smallest pieces of a number in words: "twenty-one", "hundred", "lakh crore"."""

from __future__ import annotations

import re

from contentgen.brief.quantities.tables import words as w
from contentgen.brief.quantities.walk import GAP, next_word

AND = frozenset({"and"})
HUNDRED = frozenset({"hundred", "hundreds"})
_ALL_SCALES = w.SCALES | w.PLURAL_SCALES
_FEW = re.compile(rf"{GAP}([0-9]{{1,2}})(?![0-9.,:/%-]|[A-Za-z])")

Found = tuple[float, int]  # a value, and where its words end


def tens_and_ones(text: str, at: int) -> Found | None:
    """Zero to ninety-nine."""
    word = next_word(text, at)
    if word is None:
        return None
    if word.text in w.SMALL:
        return w.SMALL[word.text], word.end
    if word.text not in w.TENS:
        return None
    one = next_word(text, word.end)
    if one and one.text in w.ONES:
        return w.TENS[word.text] + w.ONES[one.text], one.end
    return w.TENS[word.text], word.end


def hundreds(text: str, count: float, at: int) -> Found | None:
    """The count times a hundred, when the word behind it says so."""
    word = next_word(text, at)
    return (count * 100, word.end) if word and word.text in HUNDRED else None


def few_digits(text: str, at: int) -> Found | None:
    """The rest in digits: "3 hundred and 21"."""
    found = _FEW.match(text, at)
    return (float(found[1]), found.end()) if found else None


def scales(text: str, at: int) -> Found:
    """Magnitudes multiply: "three lakh crore", "four thousand million"; 1 when there is none."""
    scale, end = 1.0, at
    for _ in range(3):
        word = next_word(text, end)
        if word is None or word.text not in _ALL_SCALES or (word.text in HUNDRED and scale > 1):
            break
        scale, end = scale * _ALL_SCALES[word.text], word.end
    return scale, end
