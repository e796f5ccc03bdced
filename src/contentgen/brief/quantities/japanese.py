"""Japanese figures → Quantity: "1兆2000億円", "約3割", "1.5倍", "5〜10%", "3分の1", "三十万人"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from contentgen.brief.quantities.model import Measure, Quantity
from contentgen.brief.quantities.tables import japanese as ja
from contentgen.brief.quantities.tables.words import CJK_SCALES

_WIDE = str.maketrans("０１２３４５６７８９，．", "0123456789,.")
_DIGIT = "0-9０-９"
_KANJI = "〇一二三四五六七八九十百千"
_PLAIN = rf"[{_DIGIT}]{{1,16}}(?:[,，][{_DIGIT}]{{3}}){{0,6}}(?:[.．・][{_DIGIT}]{{1,9}})?"
_PART = rf"(?:{_PLAIN}|[{_KANJI}]{{1,9}})[千百]?"
_NUMBER = rf"(?:{_PART}[兆億万]){{0,3}}(?:{_PART})?"


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_FIGURE = re.compile(
    rf"(?P<low>{_NUMBER})(?:[〜～~\-–−から]{{1,2}}(?P<high>{_NUMBER}))?"
    rf"(?P<counter>{_longest_first(ja.MEASURES)})?"
)
_FRACTION = re.compile(rf"([{_DIGIT}]{{1,4}})分の([{_DIGIT}]{{1,4}})")
_STEP = re.compile(rf"({_PART})([兆億万])?")
_REFUSED = re.compile(_longest_first(ja.REFUSED))
_PER_EACH = re.compile(rf"[{_DIGIT}]{{1,2}}[^{_DIGIT}\s]{{1,3}}(?:当たり|あたり|につき)")
_MINUS = ("マイナス", "-", "−", "▲", "△")
_NUMBER_MEASURE = Measure("", "number")
_BEHIND = re.compile(_longest_first(ja.BEHIND))
_PLACE = re.compile(rf"[{_DIGIT}]+|[{_KANJI}]+")


class Taken(NamedTuple):
    """A stretch of Japanese that is a figure, or a date or a place in a row."""

    start: int
    end: int
    quantity: Quantity | None


def read_japanese(text: str) -> Iterator[Taken]:
    """All figures with Japanese counters or magnitudes, and what only looks like one."""
    done = 0
    for place in _PLACE.finditer(text):
        at = place.start()
        if at < done:
            continue
        found = _read(text, at, done)
        if isinstance(found, Quantity):
            yield Taken(found.start, found.end, found)
            done = found.end
        elif found > at:
            yield Taken(at, found, None)
            done = found


def _read(text: str, at: int, floor: int) -> Quantity | int:
    """The figure at `at`, or where the date or the name ends; `at` itself when it is neither."""
    if each := _PER_EACH.match(text, at):
        return each.end()
    if (share := _FRACTION.match(text, at)) and (below := _value(share[1])):
        return _quantity(text, (_value(share[2]) / below, None), _NUMBER_MEASURE, share, floor)
    found = _FIGURE.match(text, at)
    if found is None or not found["low"]:
        return at
    end = found.end("high") if found["high"] else found.end("low")
    refused = _REFUSED.match(text, end)
    if _is_place(text, at, found):
        return max(found.end(), refused.end() if refused else end)
    if found["counter"] and not (refused and len(refused[0]) > len(found["counter"])):
        return _valued(text, found, floor)
    if refused:
        return refused.end()
    scaled = not CJK_SCALES.keys().isdisjoint(found["low"])
    return _valued(text, found, floor) if scaled and found["low"][0] not in _KANJI else at


def _is_place(text: str, at: int, found: re.Match[str]) -> bool:
    """第5回, 平成5年, 2026年, 10時30分: no amounts. 三菱 is a name: kanji want a counter and a ten."""
    before = text[max(0, at - 6) : at]
    low, counter = found["low"], found["counter"] or ""
    if before.endswith(ja.BEFORE_REFUSED) or (counter == "分" and before.endswith("時")):
        return True
    if low[0] in _KANJI:
        return not counter or set("十百千万億兆").isdisjoint(low)
    return counter == "年" and 1000 <= _value(low) < 2200


def _valued(text: str, found: re.Match[str], floor: int) -> Quantity:
    low, high = found["low"], found["high"]
    counter = found["counter"] or ""
    top = _value(high) if high else None
    bottom = _value(low, like=high)
    measure = ja.MEASURES.get(counter, _NUMBER_MEASURE)
    if measure.unit == "tenth":
        bottom, top = bottom * 10, top * 10 if top is not None else None
        measure = Measure("%", "percent")
    if top is not None and top <= bottom:
        top = None
    return _quantity(text, (bottom, top), measure, found, floor, counter)


def _value(written: str, like: str | None = None) -> float:
    """The number; a magnitude that only the other end of a range has is shared: 5〜10万."""
    total, scale = 0.0, ""
    for part, scale in _STEP.findall(written.translate(_WIDE)):
        total += _below_ten_thousand(part) * CJK_SCALES.get(scale, 1.0)
    if like and not scale and total < 1e4 and (last := _STEP.findall(like)[-1][1]):
        total *= CJK_SCALES[last]
    return float(f"{total:.12g}")


def _below_ten_thousand(part: str) -> float:
    factor = ja.TENS.get(part[-1], 1.0) if part[0].isdecimal() else 1.0
    if part[0].isdecimal():
        return float(part.rstrip("千百").replace(",", "").replace("・", ".")) * factor
    total = current = 0.0
    for sign in part:
        if sign in ja.DIGITS:
            current = current * 10 + ja.DIGITS[sign]
        else:
            total, current = total + (current or 1.0) * ja.TENS[sign], 0.0
    return total + current


def _quantity(
    text: str,
    ends: tuple[float, float | None],
    measure: Measure,
    found: re.Match[str],
    floor: int,
    counter: str = "",
) -> Quantity:
    start, end = found.start(), found.end()
    low = ends[0]
    for minus in _MINUS:
        if text.endswith(minus, floor, start) and not (
            len(minus) == 1 and text[start - 2 : start - 1].isalnum()
        ):
            low, start = -low, start - len(minus)
            break
    figure = text[start:end]
    per, start = _before(text, start, floor, ja.PER)
    meaning, start = _before(text, start, floor, ja.BEFORE)
    if not meaning and (behind := _BEHIND.match(text, end)):
        meaning, end = ja.BEHIND[behind[0]], behind.end()
    return Quantity(
        surface=text[start:end],
        value=low,
        high=ends[1],
        unit=measure.unit,
        kind=measure.kind,
        qualifier=meaning,
        per=per,
        start=start,
        end=end,
        noun=counter if measure.kind == "number" and not measure.unit else "",
        figure=figure,
    )


def _before(text: str, at: int, floor: int, table: dict[str, str]) -> tuple[str, int]:
    for length in (6, 5, 4, 3, 2, 1):
        begin = at - length
        if begin >= floor and text[begin:at] in table:
            return table[text[begin:at]], begin
    return "", at
