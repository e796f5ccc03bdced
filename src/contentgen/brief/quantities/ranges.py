"""An amount and what follows it → one range, two ends of a change, or the amount alone.

"7 to 8 GW", "$40-50 billion" and "between 44 mg and 50 mg" are ranges; "from $9 billion to
$30 billion" and "grew from 5 to 8 GW" are two figures, the first borrowing the unit of the second.
"""

from __future__ import annotations

import re
from dataclasses import replace

from contentgen.brief.quantities.amounts import read_amount
from contentgen.brief.quantities.digits import VULGAR
from contentgen.brief.quantities.model import Amount
from contentgen.brief.quantities.tables import currencies, units, words
from contentgen.brief.quantities.tables.ranges import FALLS, RANGING
from contentgen.brief.quantities.tongue import Tongue
from contentgen.brief.quantities.walk import GAP, next_word, words_before

_BEGINS = rf"(?=[{VULGAR}0-9{''.join(currencies.SIGNS)}A-Za-z])"
_DASH = re.compile(rf"[ \u00a0]?[-‐‑–‒−][ \u00a0]?(?=[{VULGAR}0-9{''.join(currencies.SIGNS)}])")
_OR = re.compile(rf"{GAP}or[ \u00a0*_]{{1,3}}{_BEGINS}")

Ends = tuple[Amount, Amount | None]  # low, and high when it is a range


def read_range(text: str, low: Amount, tongue: Tongue) -> tuple[list[Ends], int]:
    """The figures that begin with `low`, and where to go on reading."""
    for link in (_DASH, tongue.to, tongue.and_, _OR):
        found = link.match(text, low.end)
        if found is None:
            continue
        high = _amount_at(text, found.end(), tongue)
        if high is None:
            return [(low, None)], low.end
        if _is_bare_year(low) and not _is_bare_year(high):
            return [(low, None)], low.end  # "from 2,140 in 2024 to 4,870"
        if link is _DASH and low.plain and high.plain and low.numeral.value >= high.numeral.value:
            return [], high.end  # a score: 3-2
        ends = _joined(text, low, high, link, tongue)
        return ends, ends[-1][1].end if ends[-1][1] else ends[-1][0].end
    return [(low, None)], low.end


def _is_bare_year(amount: Amount) -> bool:
    return amount.plain and amount.numeral.form == "integer" and 1800 <= amount.numeral.value < 2100


def _amount_at(text: str, at: int, tongue: Tongue) -> Amount | None:
    if text[at].isalpha() and text[at] not in VULGAR:
        word = next_word(text, at)
        if word is None or word.text not in tongue.begins or word.text in words.PART:
            return None
    amount = read_amount(text, at, tongue, at)
    return amount if amount and amount.start == at else None


def _joined(
    text: str, low: Amount, high: Amount, link: re.Pattern[str], tongue: Tongue
) -> list[Ends]:
    alone, own_unit = low, not low.plain
    before = [word.text.lower() for word in words_before(text, low.start, 6)]
    low, fits = _sharing(low, high, falling=not FALLS.isdisjoint(before))
    if not fits:
        return [(alone, None)]
    rising = low.numeral.value < high.numeral.value
    if link is tongue.and_:
        spans = rising and not tongue.between.isdisjoint(before[-3:])
        return [(low, high)] if spans else [(alone, None)]
    if link is _OR:
        near = low.numeral.form == "words" and high.numeral.value - low.numeral.value == 1
        return [(low, high)] if near else [(alone, None)]
    if link is tongue.to and _is_change(before, own_unit, tongue):
        return [(low, None), (high, None)]
    return [(low, high)] if rising else [(alone, None)]


def _sharing(low: Amount, high: Amount, *, falling: bool) -> tuple[Amount, bool]:
    """`low` with the unit and the magnitude it shares with `high`; whether the two go together."""
    part = low.numeral.form == "fraction" and high.numeral.form != "fraction"
    degrees = low.measure.unit == "degree" and high.measure.unit in units.DEGREES
    if (low.plain or degrees) and not high.plain and not high.signed and not part:
        low = replace(low, measure=high.measure, per=high.per)
    elif not (low.measure == high.measure or (low.signed and high.plain)):
        return low, False
    scale = high.numeral.scale
    smaller = low.numeral.base <= high.numeral.base or (falling and low.numeral.base < 1000)
    if low.numeral.scale == 1 and scale > 1 and smaller:
        low = replace(low, numeral=replace(low.numeral, scale=scale))
    return low, True


def _is_change(before: list[str], own_unit: bool, tongue: Tongue) -> bool:
    """ "from … to …" is a change unless a range is announced; with one shared unit, by a verb."""
    verb = not tongue.changes.isdisjoint(before)
    if not tongue.english:
        return verb
    if "from" not in before[-3:]:
        return False
    return verb or (own_unit and RANGING.isdisjoint(before))
