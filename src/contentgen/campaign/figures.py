"""Quantity → the figure as a card prints it: "more than" + "$100B".

The short form states the same value; the qualifier is kept apart, small beside the figure, and is
never dropped: "up to $20 billion" is not "$20 billion".
"""

from __future__ import annotations

import re

from contentgen.brief.model import Measured, Stat
from contentgen.brief.quantities import find_quantities
from contentgen.brief.quantities.model import Quantity
from contentgen.campaign.model import Figure

_MAGNITUDES = ((1e12, "T"), (1e9, "B"), (1e6, "M"))
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "CNY": "¥"}
_PLURALS = {"acre": "acres", "mile": "miles", "gallon": "gallons", "ton": "tons", "degree": "degrees", "hour": "hours",
            "minute": "minutes", "year": "years", "week": "weeks", "day": "days", "month": "months"}  # fmt: skip
_PER = {"hour": "/hour", "month": "/month", "year": "/year", "day": "/day", "week": "/week"}
_PLAIN_QUALIFIERS = {
    "~": "about",
    "≈": "about",
    "circa": "about",
    "c.": "about",
    ">": "more than",
    "<": "less than",
}


def figure_of(stat: Stat, label: str = "") -> Figure:
    return Figure(
        short(stat.quantity),
        label or stat.label,
        stat.quantity.value,
        stat.quantity.high,
        qualifier_of(stat.quantity),
        stat.when,
        stat.estimate,
        stat.span.lines,
    )


def figure_of_item(item: Measured, label: str = "") -> Figure:
    """A comparison's or series' item; its surface is read again for the short form."""
    found = find_quantities(item.surface)
    if not found:
        return Figure(
            item.surface,
            label or item.label,
            item.value,
            item.high,
            "",
            item.when,
            item.estimate,
            (item.line,),
        )
    return Figure(
        short(found[0]),
        label or item.label,
        item.value,
        item.high,
        qualifier_of(found[0]),
        item.when,
        item.estimate,
        (item.line,),
    )


def words(text: str) -> Figure:
    """Words where a figure could stand, in a cell of a comparison."""
    return Figure(text, "", 0.0)


def qualifier_of(quantity: Quantity) -> str:
    """The qualifier as written ("more than"), signs spelled out."""
    figure = quantity.figure or quantity.surface
    before = (
        quantity.surface[: quantity.surface.find(figure)].strip(" \u00a0")
        if figure in quantity.surface
        else ""
    )
    if not before:
        return (
            quantity.qualifier
            if quantity.qualifier in ("about", "over", "under", "up to", "nearly", "at least")
            else ""
        )
    return _PLAIN_QUALIFIERS.get(before, before)


def short(quantity: Quantity) -> str:
    """The shortest form that states the same: "$100 billion" → "$100B", "5 gigawatts (GW)" → "5 GW"."""
    written = quantity.figure or quantity.surface
    if quantity.unit == "x":
        return f"{_number(quantity.value)}×"
    if quantity.kind == "currency":
        return _currency(quantity, written)
    if quantity.kind == "unit":
        return _unit(quantity, written)
    bare = re.sub(r"(?<=\d)\s*[-–]\s*(?=\d)", "–", written)
    if not re.search(r"\d", bare):
        return _number(quantity.value) + ("%" if quantity.unit == "%" else "")
    if quantity.unit == "%":
        return re.sub(r"\s*(?:percent|per cent)\b", "%", bare)
    return bare


def _currency(quantity: Quantity, written: str) -> str:
    symbol = _SYMBOLS.get(quantity.unit)
    per = _PER.get(quantity.per, f" per {quantity.per}" if quantity.per else "")
    if symbol is None or quantity.value < 0:
        return written
    top = abs(quantity.high if quantity.high is not None else quantity.value)
    size, letter = next(((s, m) for s, m in _MAGNITUDES if top >= s), (1.0, ""))
    if not letter:
        digits = re.search(r"\d[\d.,\u202f\u00a0]*\d|\d", written)
        plain = quantity.high is None and digits is not None
        body = digits[0] if plain and digits else _range(quantity, 1.0)
        return f"{symbol}{body}{per}"
    return f"{symbol}{_range(quantity, size)}{letter}{per}"


def _range(quantity: Quantity, size: float) -> str:
    low = _number(quantity.value / size)
    return low if quantity.high is None else f"{low}–{_number(quantity.high / size)}"


def _unit(quantity: Quantity, written: str) -> str:
    unit = quantity.unit
    numbers = re.findall(r"\d[\d.,\u202f\u00a0]*\d|\d", re.sub(r"\([^)]*\)", "", written))
    if quantity.high is None and len(numbers) > 1:
        return written  # "2h 30m", "6'2"": its first number alone is not its value
    if quantity.high is not None:
        body = "–".join(numbers[:2]) if len(numbers) >= 2 else _range(quantity, 1.0)
    else:
        body = numbers[0] if numbers else _number(quantity.value)
    # Magnitude words ("8.8 billion gallons") stay words: a letter before a unit reads as a unit.
    magnitude = re.search(r"\b(?:thousand|million|billion|trillion)\b", written)
    named = _PLURALS.get(unit, unit) if quantity.value != 1 else unit
    return f"{body} {magnitude[0] + ' ' if magnitude else ''}{named}".replace(" ", "\u00a0").strip()


def _number(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")
