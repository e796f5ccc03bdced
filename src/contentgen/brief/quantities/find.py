"""text → Quantities.

One scan finds where a figure may begin (`_PLACE`). There `read_amount` reads number and measure,
`read_range` joins two amounts, `qualify` looks around; `skip` and `is_label` throw out what only
looks like a figure. All looks are bounded: the time grows with the text, not with its square.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import isfinite

from contentgen.brief.quantities.amounts import read_amount
from contentgen.brief.quantities.around import loose_within, qualify
from contentgen.brief.quantities.digits import VULGAR, digits_end
from contentgen.brief.quantities.foreign import read_foreign_multiple
from contentgen.brief.quantities.japanese import read_japanese
from contentgen.brief.quantities.labels import is_label
from contentgen.brief.quantities.model import Amount, Quantity
from contentgen.brief.quantities.multiples import read_multiple
from contentgen.brief.quantities.nouns import read_noun
from contentgen.brief.quantities.ranges import read_range
from contentgen.brief.quantities.shapes import skip
from contentgen.brief.quantities.spelled import year_in_words
from contentgen.brief.quantities.tables import currencies, units
from contentgen.brief.quantities.tongue import Tongue, tongue_of
from contentgen.brief.quantities.walk import LETTERS

# Every word is looked at, and looked up here: four times as fast as an alternation of the words.
_PLACE = re.compile(rf"[0-9]+|[{VULGAR}{''.join(currencies.SIGNS)}]|[{LETTERS}]+")
_NAME_LETTER = re.compile(rf"[{LETTERS}_]")
_INITIAL = re.compile(rf"(?:^|[^{LETTERS}.])[ABD-Zabd-z]\.$")  # "H.264"
_NAME_HEAD = re.compile(rf"[{LETTERS}][0-9]{{1,3}}(?:,[0-9]{{3}}){{0,2}},$")
# A long column of bare numbers is data; no sentence vouches for them.
_ELBOW_ROOM = 8
_MOST_IN_A_ROW = 60
_BEGINS_MONEY = frozenset(
    name.lower()
    for name in (*currencies.CODES, *currencies.MARKS, *currencies.LETTERS, *currencies.NAMES)
    if " " not in name
)


def find_quantities(text: str, language: str = "en") -> list[Quantity]:
    """All figures of the text in order of appearance, none overlapping another."""
    tongue = tongue_of(language)
    return list((_find_japanese if tongue.code == "ja" else _find_words)(text, tongue))


def _find_words(text: str, tongue: Tongue) -> Iterator[Quantity]:
    done = at = 0
    places = (place for place in _PLACE.finditer(text) if _may_begin(text, place, tongue))
    for place in _not_crowded(places):
        begin = place.start()
        if begin < at:
            continue
        number = _first_digit(text, begin, place.end())
        if number is not None and (beyond := skip(text, number, begin)):
            at = max(beyond, begin + 1)
            continue
        if beyond := year_in_words(text, begin):
            at = beyond
            continue
        amount = _multiple(text, begin, tongue) or read_amount(text, begin, tongue, done)
        if amount is None or amount.start < done:
            at = digits_end(text, begin) if text[begin].isdecimal() else place.end()
            continue
        ends, at = read_range(text, amount, tongue)
        for low, high in ends:
            quantity = _quantity(text, low, high, done, tongue)
            if quantity:
                yield quantity
                done = quantity.end
                at = max(at, done)


def _find_japanese(text: str, tongue: Tongue) -> Iterator[Quantity]:
    """Japanese figures; what stands between them ("GPT-5.2", "$5 million") is read as English."""
    read = list(read_japanese(text))
    rest, done = [], 0
    for figure in read:
        rest += [text[done : figure.start], "\0" * (figure.end - figure.start)]
        done = figure.end
    others = _find_words("".join([*rest, text[done:]]), tongue)
    found = [figure.quantity for figure in read if figure.quantity] + list(others)
    yield from sorted(found, key=lambda quantity: quantity.start)


def _multiple(text: str, at: int, tongue: Tongue) -> Amount | None:
    if not text[at].isalpha():
        return None
    return read_multiple(text, at) if tongue.english else read_foreign_multiple(text, at, tongue)


def _not_crowded(places: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The places, without those deep in a row of bare numbers."""
    crowd = last = 0
    for place in places:
        crowd = crowd + 1 if place.start() - last <= _ELBOW_ROOM else 0
        last = place.end()
        if crowd <= _MOST_IN_A_ROW:
            yield place


def _may_begin(text: str, place: re.Match[str], tongue: Tongue) -> bool:
    """Digits that do not end a name, a currency sign, a number word, a code before digits."""
    word = place[0].lower()
    if word in tongue.begins:
        return True
    if word in _BEGINS_MONEY:
        end = place.end()
        return text[end : end + 2].lstrip(". \u00a0-−")[:1].isdecimal()
    begin = place.start()
    if word[0] in "0123456789":
        return begin == 0 or not (
            _NAME_LETTER.match(text, begin - 1)
            or _is_tail(text, begin)
            or text.endswith("++", 0, begin)  # libstdc++6
        )
    return not word[0].isalpha()


def _is_tail(text: str, begin: int) -> bool:
    """The 2 of "v1.2", the 5 of "4.5/5", "W4,000": what stands before has been read or refused."""
    before = text[begin - 1]
    if begin < 2 or not text[begin - 2].isdecimal():
        return before == "." and bool(_INITIAL.search(text[max(0, begin - 3) : begin]))
    return before in "./" or (
        before == "," and bool(_NAME_HEAD.search(text[max(0, begin - 12) : begin]))
    )


def _first_digit(text: str, begin: int, end: int) -> int | None:
    """Where the digits of the figure stand: behind a sign or a code, or at the anchor itself."""
    for at in range(begin, min(end + 2, len(text))):
        if text[at] in "0123456789":
            return at
    return None


def _quantity(
    text: str, low: Amount, high: Amount | None, floor: int, tongue: Tongue
) -> Quantity | None:
    last = high or low
    measure = low.measure if high is None or not low.plain else high.measure
    spans = measure.unit in units.TIMES and "old" not in text[low.numeral.end : last.end]
    qualifier = qualify(text, low.start, last.end, floor, tongue, spans)
    # "One to three days" is a figure though "one day" is not.
    sure = bool(qualifier.meaning) or (high is not None and low.numeral.form == "words")
    if not qualifier.meaning and (
        loose := loose_within(text, low.start, low.numeral.end, last.end, tongue)
    ):
        qualifier = qualifier._replace(meaning=loose)
    whole = Amount(low.numeral, measure, low.start, last.end, low.signed, last.per)
    if not isfinite(low.numeral.value) or is_label(text, whole, sure, tongue):
        return None
    after = max(last.end, qualifier.end)
    noun = read_noun(text, after, tongue)[0] if whole.plain else ""
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
