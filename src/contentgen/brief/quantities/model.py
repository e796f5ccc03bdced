"""The nouns of the figure grammar: a `Quantity` is found, the others are steps on the way to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as the text has it, and what it means.

    `surface` holds the qualifier when it stands directly before or behind ("nearly 500,000",
    "$5 or more"); `figure` is the same without it. A qualifying verb ("surpassed $30 billion")
    sets `qualifier` and stays outside.
    """

    surface: str
    value: float
    high: float | None
    unit: str
    kind: str
    qualifier: str
    per: str
    start: int
    end: int
    noun: str = ""
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number without its unit. `scale` is the magnitude that a range may share: 40-50 billion."""

    base: float
    scale: float
    start: int
    end: int
    form: str  # "integer" | "decimal" | "grouped" | "fraction" | "power" | "words"

    @property
    def value(self) -> float:
        if self.scale == 1:
            return self.base
        # Through Decimal, so that 2.3 million is 2300000 and not 2299999.9999999995.
        return float(Decimal(repr(self.base)) * Decimal(repr(self.scale)))


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number is measured in: ("GW", "unit"), ("USD", "currency"), ("km", "unit", "hour")."""

    unit: str
    kind: str
    per: str = ""


PLAIN = Measure("", "number")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its measure; `signed` when a currency sign or code stands before it."""

    numeral: Numeral
    measure: Measure
    start: int
    end: int
    signed: bool = False
    per: str = ""

    @property
    def plain(self) -> bool:
        return self.measure == PLAIN
