"""Changes said by one word → Amount: "tripled", "twice the", "tenfold", "the next decade"."""

from __future__ import annotations

import re

from contentgen.brief.quantities.model import Amount, Measure, Numeral
from contentgen.brief.quantities.tables import words as w
from contentgen.brief.quantities.walk import Word, next_word, words_before

_DECADE = re.compile(
    r"(?:over|within|in|during|across) the (?:next|past|last|coming) $", re.IGNORECASE
)
_TIMES_X = Measure("x", "number")
AND_A_HALF = re.compile(r" and a (half|quarter)\b(?! (?:of|a|dozen|million|billion))")
SHARES = {"half": 1.5, "quarter": 1.25}
# "A year and a half"
ONCE = {
    w: w for w in ("year", "month", "week", "day", "hour", "minute", "mile", "decade", "century")
}
LONG_SPANS = {"decade": 10.0, "century": 100.0}


def read_multiple(text: str, at: int) -> Amount | None:
    """The multiple that the word at `at` says by itself."""
    word = next_word(text, at)
    if word is None:
        return None
    if word.text in LONG_SPANS and (span := _long_span(text, at, word.text, word.end)):
        return span
    if word.text in ONCE:
        return _one_and_a_half(text, at, word)
    size = w.MULTIPLES.get(word.text)
    if size is None or not _is_meant(text, at, word.text, word.end):
        return None
    return Amount(Numeral(size, 1.0, at, word.end, "words"), _TIMES_X, at, word.end)


def _is_meant(text: str, at: int, word: str, end: int) -> bool:
    follower = next_word(text, end)
    if text[end : end + 1] == "-" or (follower and follower.text in w.NOT_A_MULTIPLE):
        return False
    if follower and follower.text == "as" and word in w.NOT_WITH_AS:
        return False
    if word not in w.BARE_MULTIPLES:
        return True
    before = words_before(text, at, 1)
    changes = bool(before) and before[0].text.lower() in w.BEFORE_MULTIPLE
    return changes or bool(follower and follower.text in w.FOLLOWS_MULTIPLE)


def _one_and_a_half(text: str, at: int, word: Word) -> Amount | None:
    """ "a year and a half", "an hour and a quarter"."""
    found = AND_A_HALF.match(text, word.end)
    before = words_before(text, at, 1)
    if found is None or not before or before[0].text.lower() not in ("a", "an", "one"):
        return None
    numeral = Numeral(SHARES[found[1]], 1.0, before[0].start, found.end(), "words")
    return Amount(numeral, Measure(ONCE[word.text], "unit"), before[0].start, found.end())


def _long_span(text: str, at: int, word: str, end: int) -> Amount | None:
    """ "Over the next decade" commits to ten years; "for the next decade" is only said."""
    if not _DECADE.search(text[max(0, at - 24) : at]):
        return None
    numeral = Numeral(LONG_SPANS[word], 1.0, at, end, "words")
    return Amount(numeral, Measure("year", "unit"), at, end)
