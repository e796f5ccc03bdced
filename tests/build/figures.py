"""Every number that a text states in digits, as a value; a second opinion, not the project's own reader.

"$9B", "$9 billion", "9bn", "nine billion"  →  9000000000
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

_SCALES = {
    "k": 3, "thousand": 3, "m": 6, "mn": 6, "mio": 6, "million": 6, "b": 9, "bn": 9, "billion": 9,
    "t": 12, "tn": 12, "trillion": 12,
}  # fmt: skip
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: n for n, word in enumerate(_ONES)}
_WORDS |= {word: 10 * n for n, word in enumerate(_TENS, 2)}
_WORDS |= {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "once": 1, "twice": 2, "a": 1, "an": 1,
    "half": Decimal("0.5"), "dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6,
    "billion": 10**9,
}  # fmt: skip
_MONTHS = (
    "january february march april may june july august september october november december".split()
)

_LINK = re.compile(r"https?://\S+|\b[\w.-]+\.(?:com|org|net|ai)(?:/\S*)?|\S+@\S+|cid:\S+|#\w+")
_SCALE = r"(?:[\s-]?(?P<word>thousand|million|billion|trillion|mn|mio|bn|tn)\b|(?P<letter>[kKMBT])(?![A-Za-z]))?"
_DIGITS = re.compile(
    rf"(?<![\d.,])(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?){_SCALE}"
)
_RANGE = re.compile(r"(?P<low>[\d.,]*\d) ?(?:-|–|to|and|or) ?[$€£]?(?=(?P<high>[\d.,]*\d))")


def plain(text: str) -> str:
    """One kind of space and dash; addresses taken out, for their digits state nothing."""
    text = re.sub("[\u00a0\u202f\u2009\u2007]", " ", text)
    text = re.sub("[\u2010\u2011\u2012]", "-", text).replace("\u2060", "").replace("\u200b", "")
    return _LINK.sub(" ", text)


def stated(text: str) -> Iterator[tuple[str, Decimal]]:
    """(as written, value) of each number in digits; the low end of a range shares the high end's scale."""
    text = plain(text)
    for found in _DIGITS.finditer(text):
        scale = _scale(found) or _scale_behind(text, found)
        yield found[0], Decimal(found["number"].replace(",", "")).scaleb(scale)


def vouched(article: str) -> set[Decimal]:
    """All values that an article holds, spelled-out ones, months and list numbers too."""
    text = plain(article)
    values = {value for _, value in stated(article)}
    values |= {Decimal(found["number"].replace(",", "")) for found in _range_ends(text)}
    words = re.findall(r"[a-z]+", text.lower())
    for at, word in enumerate(words):
        if word in _WORDS:
            values |= set(_spelled(words[at : at + 5]))
        if word in _MONTHS:
            values.add(Decimal(_MONTHS.index(word) + 1))
    return values


def _range_ends(text: str) -> Iterator[re.Match[str]]:
    for found in _RANGE.finditer(text):
        ends = _DIGITS.match(text, found.start("low"))
        if ends:
            yield ends


def _scale(found: re.Match[str]) -> int:
    return (
        _SCALES[(found["word"] or found["letter"]).lower()]
        if found["word"] or found["letter"]
        else 0
    )


def _scale_behind(text: str, low: re.Match[str]) -> int:
    """ "$9 to $10 billion" is a range; "from 2023 to $10 billion" is none."""
    behind = re.match(r" ?(?:-|–|to) ?([$€£]?)", text[low.end() : low.end() + 6])
    if not behind or (behind[1] and text[low.start() - 1 : low.start()] != behind[1]):
        return 0
    high = _DIGITS.match(text, low.end() + behind.end())
    return _scale(high) if high else 0


def _spelled(words: list[str]) -> Iterator[Decimal]:
    """Every beginning of the run of number words: "three hundred billion" is 3, 300 and 3e11."""
    total = Decimal(0)
    for word in words:
        if word not in _WORDS:
            return
        value = Decimal(_WORDS[word])
        total = total * value if value >= 100 and total else total + value
        yield total
