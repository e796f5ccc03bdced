"""Fractions in words → their value: "half", "a third of", "two thirds", "three twenty-firsts"."""

from __future__ import annotations

from typing import NamedTuple

from contentgen.brief.quantities.cardinals import Found, hundreds, tens_and_ones
from contentgen.brief.quantities.tables import words as w
from contentgen.brief.quantities.walk import Word, next_is, next_word, words_before

_ARTICLES = frozenset({"a", "an"})
_MILLION = frozenset({"million"})


class Part(NamedTuple):
    """A fraction and where it stands, its article included."""

    value: float
    start: int
    end: int


def article_start(text: str, at: int) -> int:
    """Where "a" or "an" directly before `at` begins, or `at`."""
    before = words_before(text, at, 1)
    return before[0].start if before and before[0].text.lower() in _ARTICLES else at


def uncounted_part(text: str, at: int) -> Part | None:
    """The fraction that needs no count: "half", "a third of", "quarter million"."""
    word = next_word(text, at)
    if word is None or word.text not in w.PART:
        return None
    start = article_start(text, at)
    if word.text == "half":
        return _half(text, start, word)
    bare = start == at and not (word.text == "quarter" and next_is(text, word.end, _MILLION))
    if bare or not _is_share(text, word.end, word.text):
        return None
    return Part(1 / w.PART[word.text], start, word.end)


def counted_part(text: str, at: int, count: float, end: int) -> Part | None:
    """The fraction that a count at `at`..`end` begins: "two thirds", "one-third"."""
    if count == 0:
        return None
    part = divided(text, count, end)
    if part is None:
        return None
    value, part_end = part
    if count == 1 and text[end : end + 1] != "-" and not _is_share(text, part_end, ""):
        return None
    periods = text.endswith("quarters", end, part_end)
    if periods and next_is(text, part_end, w.FOLLOWS_QUARTERS):
        return None
    return Part(value, at, part_end)


def simple_part(text: str, at: int) -> Found | None:
    """ "a half", "one fourth", "three fifths", without a look at what follows."""
    word = next_word(text, at)
    if word is None:
        return None
    if word.text == "half":
        return 0.5, word.end
    count = (1.0, word.end) if word.text in _ARTICLES else tens_and_ones(text, at)
    return divided(text, *count) if count else None


def divided(text: str, count: float, at: int) -> Found | None:
    """The quotient with the denominator behind a count: fifths, twenty-fifths."""
    word = next_word(text, at)
    if word is None:
        return None
    parts = w.PART if count == 1 else w.PARTS
    if word.text == "one" and (last := next_word(text, word.end)) and last.text in w.PARTS:
        return count / w.PARTS[last.text], last.end  # "three one-hundredths"
    if word.text in parts:
        return _shared(text, count, at, parts[word.text]), word.end
    below = _round_number(text, at)
    last = next_word(text, below[1]) if below else None
    if below is None or last is None:
        return None
    ordinal = last.text if count == 1 else last.text.removesuffix("s")
    size = w.LAST_ORDINAL.get(ordinal, 10)
    if size >= 10 or below[0] % 10 or (count != 1 and ordinal == last.text):
        return None
    return count / (below[0] + size), last.end


def _shared(text: str, count: float, at: int, size: float) -> float:
    """ "One hundred thirty fifths": thirty-fifths, when no "and" ties the thirty to the hundred."""
    before = [word.text.lower() for word in words_before(text, at, 2)]
    tens = w.TENS.get(before[-1], 0.0) if len(before) == 2 and before[0] != "and" else 0.0
    return (count - tens) / (tens + size) if tens and size < 10 and count > tens else count / size


def _round_number(text: str, at: int) -> Found | None:
    """What stands before a denominator's last ordinal: twenty(-fifths), one hundred (fifth)."""
    found = tens_and_ones(text, at)
    return found and (hundreds(text, *found) or found)


def _half(text: str, start: int, word: Word) -> Part | None:
    before = words_before(text, start, 1)
    follower = next_word(text, word.end)
    if before and before[0].text.lower() in w.NOT_A_HALF:
        return None
    if follower is None:
        return None if text[word.end : word.end + 1] == "-" else Part(0.5, start, word.end)
    if follower.text not in w.FOLLOWS_HALF:
        return None
    # "half a million", "half an hour": the article belongs to the figure.
    return Part(0.5, start, follower.end if follower.text in _ARTICLES else word.end)


def _is_share(text: str, at: int, part: str) -> bool:
    """Whether "a quarter", "one fifth" is a share here, and not a period or a place in a row."""
    follower = next_word(text, at)
    if follower is None:
        return part != "quarter" or text[at : at + 1] not in ("-", "'", "’")
    return follower.text in w.FOLLOWS_PART
