"""A figure as printed → the numbers it can stand for: "$30 billion" is 29.7 to 30.3, "about" is wider."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contentgen.brief.quantities.model import Quantity

_DIGITS = re.compile(r"\d[\d.,'’\u00a0\u202f ]*\d|\d")


@dataclass(frozen=True, slots=True)
class Size:
    low: float
    high: float

    def meets(self, other: Size) -> bool:
        return self.low <= other.high and other.low <= self.high


# Of one step of the last digit, on each side: "$4 million" is rarely 4.4.
_ROUNDED = 0.3


def size_of(quantity: Quantity, *, exact: bool = False) -> Size:
    """A part of the last digit's step on each side; a hedge opens the side it hedges.

    `exact`: zeros at the end are digits like others, as in the cells of a table.
    """
    half = _unit(quantity, exact=exact) * (0.5 if exact else _ROUNDED)
    low, high = (
        quantity.value - half,
        (quantity.high if quantity.high is not None else quantity.value) + half,
    )
    hedge = quantity.qualifier
    slack = 0.05 * abs(quantity.value)
    if hedge in ("about", "could", "nearly", "around"):
        return Size(low - slack, high + slack)
    if hedge in ("over", "at least"):
        return Size(low, high + 3 * slack)
    if hedge in ("under", "up to"):
        return Size(low - 3 * slack, high)
    return Size(low, high)


def _unit(quantity: Quantity, *, exact: bool) -> float:
    """What one step of the last printed digit is worth: of "2.3 million" a hundred thousand."""
    found = _DIGITS.search(quantity.figure or quantity.surface)
    if found is None or not quantity.value:
        return 0.1 * abs(quantity.value)  # in words: "a hundred thousand"
    written = found[0].strip(" .,'’\u00a0\u202f")
    decimals = re.search(r"[.,](\d{1,2}|\d{4,})$", written)
    bare = float(re.sub(r"[^\d]", "", written) or 0)
    if decimals:
        bare /= 10 ** len(decimals[1])
        step = 10 ** -len(decimals[1])
    else:
        digits = re.sub(r"[^\d]", "", written)
        zeros = len(digits) - len(digits.rstrip("0"))
        step = 10.0**zeros if len(digits) > 2 and not exact else 1.0
    first = min(abs(quantity.value), abs(quantity.high or quantity.value))
    return step * (first / bare) if bare else 0.0


def ratio(after: Size, before: Size) -> Size | None:
    """after / before, when neither can be nothing or less."""
    if before.low <= 0 or after.low <= 0:
        return None
    return Size(after.low / before.high, after.high / before.low)
