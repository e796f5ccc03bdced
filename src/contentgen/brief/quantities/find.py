"""text → Quantities.

One scan finds where a figure may begin (`_ANCHOR`); at each place `read_amount` reads number and
measure, `read_range` joins two amounts, `qualify` looks around, `refuse` throws out what only looks
like a figure. All looks are bounded, so the time grows with the text and not with its square.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isfinite

from contentgen.brief.quantities import refuse
from contentgen.brief.quantities.amounts import read_amount
from contentgen.brief.quantities.around import qualify
from contentgen.brief.quantities.digits import VULGAR, digits_end
from contentgen.brief.quantities.model import Amount, Quantity
from contentgen.brief.quantities.multiples import LONG_SPANS, read_multiple
from contentgen.brief.quantities.nouns import read_noun
from contentgen.brief.quantities.ranges import read_range
from contentgen.brief.quantities.tables import currencies, units, words

_CODES = "|".join(
    sorted({*currencies.CODES, *currencies.LOWER_CODES}, key=lambda code: (-len(code), code))
)
_NUMBER_WORDS = "|".join(
    sorted(
        {
            *words.SMALL,
            *words.TENS,
            *words.SCALES,
            *words.PART,
            *words.MINUS,
            *words.MULTIPLES,
            *LONG_SPANS,
        },
        key=lambda word: (-len(word), word),
    )
)
_ANCHOR = re.compile(
    rf"(?<![A-Za-zÀ-ɏ_0-9])[0-9]|[{VULGAR}]"
    rf"|[{''.join(currencies.SIGNS)}]"
    rf"|(?<![A-Za-z0-9$])(?:{_CODES})\.?[ \u00a0]?(?=[-−]?\.?[0-9])"
    rf"|\b(?:{_NUMBER_WORDS})\b",
    re.IGNORECASE,
)


def find_quantities(text: str, language: str = "en") -> list[Quantity]:
    """All figures of the text in order of appearance, none overlapping another."""
    return list(_find(text, language))


def _find(text: str, language: str) -> Iterator[Quantity]:
    done = at = 0
    while anchor := _ANCHOR.search(text, at):
        begin = anchor.start()
        number = _first_digit(text, begin, anchor.end())
        if number is not None and (beyond := refuse.skip(text, number, begin)):
            at = max(beyond, begin + 1)
            continue
        amount = read_multiple(text, begin) or read_amount(text, begin, language, done)
        if amount is None or amount.start < done:
            at = digits_end(text, begin) if text[begin].isdecimal() else begin + 1
            continue
        at = amount.end
        for low, high in read_range(text, amount, language):
            at = max(at, (high or low).end)
            quantity = _quantity(text, low, high, done, language)
            if quantity:
                yield quantity
                done = at = max(at, quantity.end)


def _first_digit(text: str, begin: int, end: int) -> int | None:
    """Where the digits of the figure stand: behind a sign or a code, or at the anchor itself."""
    for at in range(begin, min(end + 2, len(text))):
        if text[at] in "0123456789":
            return at
    return None


def _quantity(
    text: str, low: Amount, high: Amount | None, floor: int, language: str
) -> Quantity | None:
    last = high or low
    measure = low.measure if high is None or not low.plain else high.measure
    spans = measure.unit in units.TIMES and measure.kind == "unit"
    qualifier = qualify(text, low.start, last.end, floor, language, spans)
    whole = Amount(low.numeral, measure, low.start, last.end, low.signed, last.per)
    if not isfinite(low.numeral.value) or refuse.is_label(text, whole, bool(qualifier.meaning)):
        return None
    noun = read_noun(text, last.end)[0] if whole.plain else ""
    return Quantity(
        surface=text[qualifier.start : qualifier.end],
        value=low.numeral.value,
        high=high.numeral.value if high else None,
        unit=measure.unit,
        kind=measure.kind,
        qualifier=qualifier.meaning,
        per=last.per or low.per,
        start=qualifier.start,
        end=qualifier.end,
        noun=noun,
        figure=text[low.start : last.end],
    )
