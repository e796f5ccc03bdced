"""Number words → Numeral: "a hundred and twenty", "two and a half million", "three twenty-firsts"."""

from __future__ import annotations

import re

from contentgen.brief.quantities.model import Numeral
from contentgen.brief.quantities.tables import words as w
from contentgen.brief.quantities.walk import GAP, next_is, next_word, words_before

_SMALL_DIGITS = re.compile(rf"{GAP}([0-9]{{1,2}})(?![0-9.,:/%-]|[A-Za-z])")
_SHARE_DIGITS = re.compile(rf"{GAP}([0-9]{{1,3}})(?![0-9:/%-]|[.,][0-9]|[A-Za-z])")
_ALL_SCALES = w.SCALES | w.PLURAL_SCALES
_HUNDRED = frozenset({"hundred", "hundreds"})
_AND = frozenset({"and"})
_OF = frozenset({"of"})

Found = tuple[float, int]  # a value and where it ends


def read_spelled(text: str, at: int) -> Numeral | None:
    """The number in words that begins with the word at `at`; an "a" before it is taken in."""
    part = _fraction(text, at)
    if part:
        return _scaled_part(text, *part)
    first = next_word(text, at)
    if first is None:
        return None
    if first.text in w.SCALES:
        return _after_article(text, at)
    found = _below_thousand(text, at)
    return _grown(text, at, *found) if found else None


def grow(text: str, numeral: Numeral) -> Numeral:
    """Digits, and the words that finish them: "3 hundred and 21", "2.5 million", "3 million and a half"."""
    value, end = numeral.value, numeral.end
    if next_is(text, end, _HUNDRED):
        value, end = _hundreds(text, value, end)
    grown = _grown(text, numeral.start, value, end, least=1e3)
    return numeral if grown is None or grown.end == numeral.end else grown


def _grown(text: str, at: int, value: float, end: int, least: float = 1.0) -> Numeral | None:
    """A first group, then all that may follow it: scales, smaller groups, decimals, a fraction.

    `least` is the scale that a further group needs: "$5 million two years ago" is not 5000002.
    """
    if decimals := _decimals(text, end):
        value, end = value + decimals[0], decimals[1]
    elif part := _and_part(text, end, 1.0):
        value, end = value + part[0], part[1]
    base, (scale, end) = value, _scales(text, end)
    total, ceiling = base * scale, scale
    while ceiling > 12 and (group := _next_group(text, end, ceiling)) and group[2] >= least:
        total, end, ceiling = total + group[0], group[1], group[2]
    if ceiling > 1 and (part := _and_part(text, end, ceiling)):
        total, end = total + part[0], part[1]
    word = next_word(text, end)
    if word and word.text in w.PARTS and total > 999 and least == 1:
        return Numeral(total / w.PARTS[word.text], 1.0, at, word.end, "fraction")
    if _is_ordinal(text, end):
        return None
    if over := _over(text, total, end):
        return Numeral(over[0], 1.0, at, over[1], "fraction")
    if total == base * scale:
        return Numeral(base, scale, at, end, "words")
    return Numeral(total, 1.0, at, end, "words")


def _tens_and_ones(text: str, at: int) -> Found | None:
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


def _below_thousand(text: str, at: int) -> Found | None:
    """Also "twelve hundred" and "ninety-five hundred"."""
    found = _tens_and_ones(text, at)
    if found is None or not next_is(text, found[1], _HUNDRED):
        return found
    return _hundreds(text, *found)


def _hundreds(text: str, count: float, end: int) -> Found:
    word = next_word(text, end)
    assert word is not None
    value, end = count * 100, word.end
    joint = next_word(text, end)
    rest = joint.end if joint and joint.text in _AND else end
    few = _tens_and_ones(text, rest) or (_small_digits(text, rest) if rest != end else None)
    # "between one hundred and two hundred", "one hundred and three quarters": not one number.
    if few is None or next_is(text, few[1], _HUNDRED):
        return value, end
    if rest != end and (part := _simple_part(text, rest)) and part[0] < 1:
        return value, end
    return value + few[0], few[1]


def _small_digits(text: str, at: int) -> Found | None:
    found = _SMALL_DIGITS.match(text, at)
    return (float(found[1]), found.end()) if found else None


def _scales(text: str, at: int) -> Found:
    """Magnitudes multiply: "three lakh crore", "four thousand million"."""
    scale, end = 1.0, at
    for _ in range(3):
        word = next_word(text, end)
        if word is None or word.text not in _ALL_SCALES or word.text in _HUNDRED and scale > 1:
            break
        scale, end = scale * _ALL_SCALES[word.text], word.end
    return scale, end


def _next_group(text: str, at: int, ceiling: float) -> tuple[float, int, float] | None:
    """A further group smaller than the last scale: "one million | two hundred thousand | and six"."""
    word = next_word(text, at)
    rest = word.end if word and word.text in _AND else at
    found = _below_thousand(text, rest)
    if found is None and rest != at:
        found = _small_digits(text, rest)
    if found is None or (rest != at and _simple_part(text, rest)):
        return None
    scale, end = _scales(text, found[1])
    value = found[0] * scale
    return (value, end, scale) if value < ceiling else None


def _decimals(text: str, at: int) -> Found | None:
    """ "point seven five", "point eleven" → .75, .11"""
    word = next_word(text, at)
    if word is None or word.text != "point":
        return None
    digits, end = "", word.end
    while len(digits) < 12 and (found := _tens_and_ones(text, end)):
        digits, end = f"{digits}{found[0]:.0f}", found[1]
    return (float(f"0.{digits}"), end) if digits else None


def _and_part(text: str, at: int, scale: float) -> Found | None:
    """ "and a half", "and three fifths"; behind a scale its share: "3 million and a quarter"."""
    word = next_word(text, at)
    if word is None or word.text not in _AND:
        return None
    part = _simple_part(text, word.end)
    if part is None or part[0] >= 1:
        return None
    own, end = _scales(text, part[1])
    if own > 1 and scale > 1:
        return part[0] * own, end
    # "$3 million and a third of the shares" are two figures.
    return None if next_is(text, part[1], _OF) else (part[0] * scale, part[1])


def _simple_part(text: str, at: int) -> Found | None:
    """ "a half", "one fourth", "three fifths", without a look at what follows."""
    word = next_word(text, at)
    if word is None:
        return None
    count = (1.0, word.end) if word.text in ("a", "an") else _tens_and_ones(text, at)
    if word.text == "half":
        return 0.5, word.end
    return _divided(text, *count) if count else None


def _divided(text: str, count: float, at: int) -> Found | None:
    """The denominator behind a count, and the quotient."""
    word = next_word(text, at)
    if word is None:
        return None
    parts = w.PART if count == 1 else w.PARTS
    if word.text in parts:
        return count / parts[word.text], word.end
    below = _cardinal_below(text, at)
    last = next_word(text, below[1]) if below else None
    if below is None or last is None:
        return None
    size = w.LAST_ORDINAL.get(last.text if count == 1 else last.text.removesuffix("s"))
    if size is None or size >= 10 or below[0] % 10 or (count != 1 and not last.text.endswith("s")):
        return None
    return count / (below[0] + size), last.end


def _cardinal_below(text: str, at: int) -> Found | None:
    """What may stand before the last ordinal of a denominator: twenty(-firsts), one hundred (fifth)."""
    found = _tens_and_ones(text, at)
    if found and next_is(text, found[1], _HUNDRED):
        word = next_word(text, found[1])
        assert word is not None
        return found[0] * 100, word.end
    return found


def _fraction(text: str, at: int) -> tuple[float, int, int] | None:
    """(value, start, end) of a fraction in words: "two thirds", "a third of", "half"."""
    word = next_word(text, at)
    if word is None:
        return None
    if word.text == "half":
        return _half(text, at, word.end)
    if word.text in w.PART:
        # "A quarter", "a third": only with its article, and only when a part follows.
        start = _article_start(text, at)
        bare_quarter = word.text == "quarter" and next_is(text, word.end, frozenset({"million"}))
        if (start == at and not bare_quarter) or not _part_follows(text, word.end, word.text):
            return None
        return 1 / w.PART[word.text], start, word.end
    found = _below_thousand(text, at)
    if found is None or found[0] == 0:
        return None
    part = _divided(text, *found)
    if part is None or (found[0] == 1 and not _part_follows(text, part[1], "")):
        return None
    return part[0], at, part[1]


def _half(text: str, at: int, end: int) -> tuple[float, int, int] | None:
    start = _article_start(text, at)
    before = words_before(text, start, 1)
    follower = next_word(text, end)
    if before and before[0].text.lower() in w.NOT_A_HALF:
        return None
    if follower and follower.text not in w.FOLLOWS_HALF:
        return None
    if follower is None and not before and text[end : end + 1] == "-":
        return None
    if follower and follower.text in ("a", "an"):
        # "half a million", "half a dozen", "half an hour": the article belongs to the figure.
        return 0.5, start, follower.end
    return 0.5, start, end


def _part_follows(text: str, at: int, part: str) -> bool:
    """Whether "a quarter", "one fifth" is a share here, and not a period or a place in a row."""
    follower = next_word(text, at)
    if follower is None:
        return part != "quarter" or text[at : at + 1] not in ("-", "'", "’")
    return follower.text in w.FOLLOWS_PART


def _scaled_part(text: str, value: float, start: int, end: int) -> Numeral:
    """ "two thirds of a million", "three quarters million", "half a dozen"."""
    of = next_word(text, end)
    article = next_word(text, of.end) if of and of.text == "of" else None
    if article and article.text in ("a", "an", "one"):
        scale, scaled_end = _scales(text, article.end)
        if scale > 1:
            return Numeral(value, scale, start, scaled_end, "fraction")
    scale, end = _scales(text, end)
    if over := _over(text, value * scale, end):
        return Numeral(over[0], 1.0, start, over[1], "fraction")
    return Numeral(value, scale, start, end, "fraction")


def _after_article(text: str, at: int) -> Numeral | None:
    """ "a million", "a dozen"; without an article a magnitude is an impression."""
    start = _article_start(text, at)
    if start == at:
        return None
    count, end = _hundreds(text, 1.0, at) if next_is(text, at, _HUNDRED) else (1.0, at)
    return _grown(text, start, count, end)


def _article_start(text: str, at: int) -> int:
    before = words_before(text, at, 1)
    return before[0].start if before and before[0].text.lower() in ("a", "an") else at


def _is_ordinal(text: str, at: int) -> bool:
    """ "twenty-first century", "one hundred fifth": a place in a row."""
    word = next_word(text, at)
    return word is not None and word.text in w.LAST_ORDINAL and word.text != "second"


def _over(text: str, count: float, at: int) -> Found | None:
    """ "one over three", "one in five", "nine out of ten": a share, when nothing is measured by it."""
    word = next_word(text, at)
    if word is None or word.text not in ("over", "in", "out"):
        return None
    of = next_word(text, word.end)
    end = of.end if word.text == "out" and of and of.text == "of" else word.end
    if word.text == "out" and end == word.end:
        return None
    below = _below_thousand(text, end) or _share_digits(text, end)
    if below is None or below[0] == 0:
        return None
    follower = next_word(text, below[1])
    if word.text == "over":
        return (count / below[0], below[1]) if follower is None else None
    if below[0] <= count or count > 10 or (follower and follower.text in w.NOT_SHARED):
        return None
    return count / below[0], below[1]


def _share_digits(text: str, at: int) -> Found | None:
    found = _SHARE_DIGITS.match(text, at)
    return (float(found[1]), found.end()) if found else None
