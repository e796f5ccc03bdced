"""Number words → Numeral: "a hundred and twenty", "two and a half million", "one in five"."""

from __future__ import annotations

import re

from contentgen.brief.quantities.cardinals import (
    AND,
    HUNDRED,
    Found,
    few_digits,
    hundreds,
    scales,
    tens_and_ones,
)
from contentgen.brief.quantities.model import Numeral
from contentgen.brief.quantities.parts import (
    Part,
    article_start,
    counted_part,
    simple_part,
    uncounted_part,
)
from contentgen.brief.quantities.tables import currencies, units
from contentgen.brief.quantities.tables import words as w
from contentgen.brief.quantities.walk import GAP, next_is, next_word

_OF = frozenset({"of"})
_OF_A = re.compile(rf"{GAP}of{GAP}(?:an?|one)(?= )")
_SHARE_DIGITS = re.compile(rf"{GAP}([0-9]{{1,3}})(?![0-9:/%-]|[.,][0-9]|[A-Za-z])")
_COMMA = re.compile(r",(?= [a-z])")
_FRACTION = re.compile(rf"{GAP}([0-9]{{1,2}})/([0-9]{{1,3}})(?![0-9/])")
_DOZEN = w.SCALES["dozen"]


def read_spelled(text: str, at: int) -> Numeral | None:
    """The number in words that begins with the word at `at`; an "a" before it is taken in."""
    if part := uncounted_part(text, at):
        return _scaled(text, part)
    if couple := _couple(text, at):
        return couple
    if (first := next_word(text, at)) and first.text in w.SCALES:
        return _after_article(text, at)
    found = _below_thousand(text, at)
    if found is None:
        return None
    part = counted_part(text, at, *found)
    return _scaled(text, part) if part else _grown(text, at, *found)


def grow(text: str, numeral: Numeral) -> Numeral:
    """Digits and the words that finish them: "3 hundred and 21", "2.5 million and a half"."""
    value, end = numeral.value, numeral.end
    word = next_word(text, end)
    if word is None or word.text not in w.GROWING:
        return numeral
    if word.text in HUNDRED:
        value, end = _with_hundreds(text, value, end)
    grown = _grown(text, numeral.start, value, end, least=1e3)
    return numeral if grown is None or grown.end == numeral.end else grown


def _grown(text: str, at: int, value: float, end: int, least: float = 1.0) -> Numeral | None:
    """A first group and all that may follow it: decimals, a fraction, scales, smaller groups.

    `least` is the scale that a further group needs: "$5 million two years ago" is not 5000002.
    """
    if more := _decimals(text, end) or _and_part(text, end, 1.0):
        value, end = value + more[0], more[1]
    scale, end = scales(text, end)
    total, end = _with_groups(text, value * scale, end, scale, least)
    if total >= 100 and least == 1 and (part := _large_part(text, total, end)):
        return Numeral(part[0], 1.0, at, part[1], "fraction")
    if _is_ordinal(text, end):
        return None
    if share := _share(text, total, end):
        return Numeral(share[0], 1.0, at, share[1], "fraction")
    if total == value * scale:
        return Numeral(value, scale, at, end, "words")
    return Numeral(total, 1.0, at, end, "words")


def _with_groups(text: str, total: float, end: int, scale: float, least: float) -> Found:
    """Every further group smaller than the scale before it, and a last "and a half"."""
    while scale > _DOZEN and (group := _next_group(text, end, scale)) and group[2] >= least:
        total, end, scale = total + group[0], group[1], group[2]
    if scale > 1 and (part := _and_part(text, end, scale)):
        return total + part[0], part[1]
    return total, end


def _next_group(text: str, at: int, ceiling: float) -> tuple[float, int, float] | None:
    """(value, end, scale) of the next group: "one million | two hundred thousand | and six"."""
    comma = _COMMA.match(text, at)
    start = comma.end() if comma else at
    word = next_word(text, start)
    rest = word.end if word and word.text in AND else start
    found = _below_thousand(text, rest) or (few_digits(text, rest) if rest != at else None)
    if found is None or (rest != at and simple_part(text, rest)):
        return None
    scale, end = scales(text, found[1])
    value = found[0] * scale
    # "One thousand, two hundred" is one number; "in one thousand, two of them" is not.
    if comma and value < 100:
        return None
    return (value, end, scale) if value < ceiling else None


def _below_thousand(text: str, at: int) -> Found | None:
    """Also "twelve hundred" and "ninety-five hundred"."""
    found = tens_and_ones(text, at)
    return found and _with_hundreds(text, *found)


def _with_hundreds(text: str, count: float, end: int) -> Found:
    """The count, or when "hundred" follows: the hundreds with their tens and ones."""
    hundred = hundreds(text, count, end)
    if hundred is None:
        return count, end
    joint = next_word(text, hundred[1])
    joined = joint is not None and joint.text in AND
    rest = joint.end if joint and joined else hundred[1]
    few = tens_and_ones(text, rest) or (few_digits(text, rest) if joined else None)
    # "between one hundred and two hundred", "one hundred and three quarters": not one number.
    if few is None or next_is(text, few[1], HUNDRED):
        return hundred
    if joined and (part := simple_part(text, rest)) and part[0] < 1:
        return hundred
    return hundred[0] + few[0], few[1]


def _decimals(text: str, at: int) -> Found | None:
    """ "point seven five", "point eleven": .75, .11"""
    word = next_word(text, at)
    if word is None or word.text != "point":
        return None
    digits, end = "", word.end
    while len(digits) < 12 and (found := tens_and_ones(text, end)):
        digits, end = f"{digits}{found[0]:.0f}", found[1]
    return (float(f"0.{digits}"), end) if digits else None


def _and_part(text: str, at: int, scale: float) -> Found | None:
    """ "and a half", "and three fifths"; behind a scale its share: "3 million and a quarter"."""
    word = next_word(text, at)
    if word is None or word.text not in AND:
        return None
    digits = _FRACTION.match(text, word.end)
    if digits and int(digits[2]):
        return int(digits[1]) / int(digits[2]), digits.end()
    part = simple_part(text, word.end)
    if part is None or part[0] >= 1:
        return None
    own, end = scales(text, part[1])
    if own > 1 and scale > 1:
        return part[0] * own, end
    # "$3 million and a third of the shares" are two figures.
    if scale > 1 and next_is(text, part[1], _OF):
        return None
    return part[0] * scale, part[1]


def _large_part(text: str, total: float, at: int) -> Found | None:
    """ "a hundred thousand trillionths" """
    word = next_word(text, at)
    if word is None or word.text not in w.PARTS:
        return None
    return total / w.PARTS[word.text], word.end


def _scaled(text: str, part: Part) -> Numeral:
    """ "two thirds of a million", "three quarters million", "half a dozen"."""
    of = _OF_A.match(text, part.end)
    scale, end = scales(text, of.end()) if of else scales(text, part.end)
    if scale == 1:
        end = of.end() if of and _is_measure(text, of.end()) else part.end
    return Numeral(part.value, scale, part.start, end, "fraction")


def _is_measure(text: str, at: int) -> bool:
    """ "half of one percent", "a quarter of a mile": the part of a measure, not of a thing."""
    first = next_word(text, at)
    second = next_word(text, first.end) if first else None
    names = [first.text, f"{first.text} {second.text}" if second else ""] if first else []
    return any(name in units.NAMES or name in currencies.NAMES for name in names)


def _couple(text: str, at: int) -> Numeral | None:
    """ "a couple hundred", "a couple of dozen", "three score": before a magnitude only."""
    word = next_word(text, at)
    if word is None or word.text != "couple":
        return None
    start = article_start(text, at)
    of = next_word(text, word.end)
    scale, end = scales(text, of.end if of and of.text in _OF else word.end)
    return Numeral(2.0, scale, start, end, "words") if start < at and scale > 1 else None


def year_in_words(text: str, at: int) -> int | None:
    """Where "nineteen eighty-four", "twenty twenty-six" ends."""
    first = next_word(text, at) if text[at].isalpha() else None
    if first is None or first.text not in w.CENTURIES or text[first.end : first.end + 1] != " ":
        return None
    second = tens_and_ones(text, first.end)
    if second is None or not 10 <= second[0] <= 99:
        return None
    word = next_word(text, second[1])
    return None if word and (word.text in w.PARTS or word.text in w.SCALES) else second[1]


def _after_article(text: str, at: int) -> Numeral | None:
    """ "a million", "a dozen"; without an article a magnitude is an impression."""
    start = article_start(text, at)
    return None if start == at else _grown(text, start, *_with_hundreds(text, 1.0, at))


def _is_ordinal(text: str, at: int) -> bool:
    """ "twenty-first century", "one hundred fifth": a place in a row."""
    word = next_word(text, at)
    return word is not None and word.text in w.LAST_ORDINAL and word.text != "second"


def _share(text: str, count: float, at: int) -> Found | None:
    """ "one over three", "one in five", "nine out of ten", unless something is measured so."""
    word = next_word(text, at)
    if word is None or word.text not in w.SHARES:
        return None
    of = next_word(text, word.end)
    if word.text == "out":
        word = of if of and of.text in _OF else None
    every = next_word(text, word.end) if word else None
    start = every.end if every and every.text == "every" else word.end if word else at
    below = _share_of(text, start) if word else None
    if word is None or below is None or below[0] == 0:
        return None
    follower = next_word(text, below[1])
    if word.text == "over":
        return None if follower else (count / below[0], below[1])
    if below[0] <= count or count > 10 or count % 1 or (follower and follower.text in w.NOT_SHARED):
        return None
    return count / below[0], below[1]


def _share_of(text: str, at: int) -> Found | None:
    if found := _below_thousand(text, at):
        return found
    digits = _SHARE_DIGITS.match(text, at)
    return (float(digits[1]), digits.end()) if digits else None
