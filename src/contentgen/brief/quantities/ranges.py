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
from contentgen.brief.quantities.tables import currencies, words
from contentgen.brief.quantities.tables.ranges import CHANGES, RANGING
from contentgen.brief.quantities.walk import GAP, next_word, words_before

_BEGINS = rf"(?=[{VULGAR}0-9{''.join(currencies.SIGNS)}A-Za-z])"
_DASH = re.compile(rf"[ \u00a0]?[-‐‑–‒−][ \u00a0]?(?=[{VULGAR}0-9{''.join(currencies.SIGNS)}])")
_TO = re.compile(rf"(?:{GAP}|-)(?:to|bis|à)(?:[ \u00a0*_]{{1,3}}|-){_BEGINS}")
_AND = re.compile(rf"{GAP}(?:and|und|et|y)[ \u00a0*_]{{1,3}}{_BEGINS}")
_OR = re.compile(rf"{GAP}or[ \u00a0*_]{{1,3}}{_BEGINS}")
_BETWEEN = frozenset({"between", "zwischen", "entre"})

Ends = tuple[Amount, Amount | None]  # low, and high when it is a range


def read_range(text: str, low: Amount, language: str) -> tuple[list[Ends], int]:
    """The figures that begin with `low`, and where to go on reading."""
    for link in (_DASH, _TO, _AND, _OR):
        found = link.match(text, low.end)
        if found is None:
            continue
        high = _amount_at(text, found.end(), language)
        if high is None:
            return [(low, None)], low.end
        if link is _DASH and low.plain and high.plain and low.numeral.value >= high.numeral.value:
            return [], high.end  # a score: 3-2
        ends = _joined(text, low, high, link)
        return ends, ends[-1][1].end if ends[-1][1] else ends[-1][0].end
    return [(low, None)], low.end


def _amount_at(text: str, at: int, language: str) -> Amount | None:
    if text[at].isalpha() and text[at] not in VULGAR:
        word = next_word(text, at)
        if word is None or (word.text not in words.SMALL and word.text not in words.TENS):
            return None
    amount = read_amount(text, at, language, at)
    return amount if amount and amount.start == at else None


def _joined(text: str, low: Amount, high: Amount, link: re.Pattern[str]) -> list[Ends]:
    own_unit = not low.plain
    low, fits = _sharing(low, high)
    if not fits:
        return [(low, None)]
    rising = low.numeral.value < high.numeral.value
    before = [word.text.lower() for word in words_before(text, low.start, 6)]
    if link is _AND:
        return [(low, high)] if rising and not _BETWEEN.isdisjoint(before[-3:]) else [(low, None)]
    if link is _OR:
        near = low.numeral.form == "words" and high.numeral.value - low.numeral.value == 1
        return [(low, high)] if near else [(low, None)]
    if link is _TO and _is_change(before, own_unit):
        return [(low, None), (high, None)]
    return [(low, high)] if rising else [(low, None)]


def _sharing(low: Amount, high: Amount) -> tuple[Amount, bool]:
    """`low` with the unit and the magnitude it shares with `high`; whether the two go together."""
    part = low.numeral.form == "fraction" and high.numeral.form != "fraction"
    if low.plain and not high.plain and not high.signed and not part:
        low = replace(low, measure=high.measure, per=high.per)
    elif not (low.measure == high.measure or (low.signed and high.plain)):
        return low, False
    scale = high.numeral.scale
    if low.numeral.scale == 1 and scale > 1 and low.numeral.base <= high.numeral.base:
        low = replace(low, numeral=replace(low.numeral, scale=scale))
    return low, True


def _is_change(before: list[str], own_unit: bool) -> bool:
    """ "from … to …" is a change unless a range is announced; with one shared unit, by a verb."""
    if "from" not in before[-3:]:
        return False
    if not RANGING.isdisjoint(before):
        return False
    return own_unit or not CHANGES.isdisjoint(before)
