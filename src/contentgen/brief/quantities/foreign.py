"""Number words of another language → Numeral: "quatre-vingt-dix", "eine halbe Million"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from contentgen.brief.quantities.measures import may_be_times, read_measure
from contentgen.brief.quantities.model import PLAIN, Amount, Measure, Numeral
from contentgen.brief.quantities.tables.tongues import Rows, names
from contentgen.brief.quantities.tongue import Tongue
from contentgen.brief.quantities.walk import next_word

_TIMES_X = Measure("x", "number")


_FEW = re.compile(r"[0-9]{1,3}(?![0-9]|[.,][0-9]|[:/%-]|[A-Za-z])")


class Found(NamedTuple):
    value: float
    end: int
    words: str


def read_foreign(text: str, at: int, tongue: Tongue) -> Numeral | None:
    """The number in words that begins at `at` in a tongue that is not English."""
    rows = tongue.rows
    if rows is None:
        return None
    if (share := _longest(text, at, rows.shares)) and _next_in(text, share.end, rows.of):
        return Numeral(share.value, 1.0, at, share.end, "fraction")
    if half := _half(text, at, tongue, rows):
        return half
    return _whole(text, at, tongue, rows)


def shared(text: str, numeral: Numeral, tongue: Tongue) -> Numeral:
    """ "Neun von zehn", "1 sur 5": one number out of another, or the number as it is."""
    link = tongue.share.match(text, numeral.end)
    if link is None or numeral.scale != 1 or not 0 < numeral.base < 100 or numeral.base % 1:
        return numeral
    if digits := _FEW.match(text, link.end()):
        below, end = float(digits[0]), digits.end()
    elif tongue.rows and (few := _longest(text, link.end(), tongue.rows.small)):
        below, end = few.value, few.end
    else:
        return numeral
    word = next_word(text, end)
    measured = word is not None and (word.text in tongue.scales or word.text in tongue.first_words)
    if measured or not numeral.base < below <= 100 or text[end : end + 2].strip() == "%":
        return numeral
    return Numeral(numeral.base / below, 1.0, numeral.start, end, "fraction")


def read_foreign_multiple(text: str, at: int, tongue: Tongue) -> Amount | None:
    """ "verdoppelt", "le triple", "dreimal so viel"."""
    rows = tongue.rows
    if rows is None:
        return None
    found = _longest(text, at, rows.changed) or _longest(text, at, rows.multiples)
    if found is None or not (found.words in rows.changed or may_be_times(text, found.end, rows)):
        return None
    return Amount(Numeral(found.value, 1.0, at, found.end, "words"), _TIMES_X, at, found.end)


def _longest(text: str, at: int, table: Mapping[str, float], most: int = 4) -> Found | None:
    """The longest phrase of the table among the words at `at`."""
    phrase, end, best = "", at, None
    for _ in range(most):
        word = next_word(text, end)
        if word is None:
            break
        phrase, end = f"{phrase} {word.text}".lstrip(), word.end
        if phrase in table:
            best = Found(table[phrase], end, phrase)
    return best


def _next_in(text: str, at: int, row: str) -> bool:
    word = next_word(text, at)
    return word is not None and word.text in names(row)


def _half(text: str, at: int, tongue: Tongue, rows: Rows) -> Numeral | None:
    found = _longest(text, at, rows.halves)
    if found is None:
        return None
    if scale := _longest(text, found.end, rows.scales, 2) or _longest(text, found.end, rows.dozens):
        return Numeral(found.value, scale.value, at, scale.end, "fraction")
    numeral = Numeral(found.value, 1.0, at, found.end, "fraction")
    return numeral if read_measure(text, numeral, tongue).measure != PLAIN else None


def _whole(text: str, at: int, tongue: Tongue, rows: Rows) -> Numeral | None:
    """Groups with their magnitudes: "deux millions | trois cent mille | vingt"."""
    total, group, end, scale = 0.0, 0.0, at, float("inf")
    first = ""
    for _ in range(12):
        rest = _behind_joint(text, end, rows) if end > at else end
        if step := _group(text, rest, group, rows):
            group, first = step.value, first or step.words
        elif (step := _longest(text, end, rows.scales, 2)) and step.value < scale:
            if not group and step.value > 1e3:
                break
            total, group, scale = total + (group or 1.0) * step.value, 0.0, step.value
            first = first or step.words
        else:
            break
        end = step.end
    value = total + group
    if end == at:
        return None
    if part := _part(text, value, end, rows):
        return Numeral(part.value, 1.0, at, part.end, "fraction")
    if dozen := _longest(text, end, rows.dozens, 1):
        return Numeral(value, dozen.value, at, dozen.end, "words")
    single = scale < float("inf") and not group and total / scale >= 1
    numeral = (
        Numeral(total / scale, scale, at, end, "words")
        if single
        else Numeral(value, 1.0, at, end, "words")
    )
    share = shared(text, Numeral(value, 1.0, at, end, "words"), tongue) if total == 0 else numeral
    if share.form == "fraction":
        return share
    alone = first in names(rows.articles) and value == 1
    bare_thousand = value == 1e3 and first in rows.scales
    unmeasured = (alone or bare_thousand) and read_measure(text, numeral, tongue).measure == PLAIN
    return None if alone or unmeasured else numeral


def _group(text: str, at: int, group: float, rows: Rows) -> Found | None:
    """The group with the next words added: 200 + "cincuenta y tres", 3 × "cents"."""
    hundred = _longest(text, at, rows.hundreds, 1)
    if hundred and hundred.value == 100 and 1 < group < 10 and not hundred.words.endswith("o"):
        return Found(group * 100, hundred.end, hundred.words)
    few = _longest(text, at, rows.small) if group % 100 == 0 else None
    if few and (group == 0 or few.value < 100):
        return Found(group + few.value, few.end, few.words)
    return hundred if hundred and group == 0 else None


def _behind_joint(text: str, at: int, rows: Rows) -> int:
    word = next_word(text, at)
    return word.end if word and word.text in names(rows.joints) else at


def _part(text: str, count: float, at: int, rows: Rows) -> Found | None:
    """ "zwei Drittel"; one part only as a share of something: "un quart des ventes"."""
    found = _longest(text, at, rows.parts, 1)
    if found is None or not count or count >= 100:
        return None
    after = next_word(text, found.end)
    if count == 1 and after is not None and after.text not in names(rows.of):
        return None
    return Found(count / found.value, found.end, found.words)
