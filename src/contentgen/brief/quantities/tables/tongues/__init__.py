"""The languages beside English, as rows of words; `tongue` unfolds them for the grammar."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rows:
    """One language. Strings are lists with "|" between; maps go from a meaning to such a list."""

    # Numbers in words: 0-99 (0-999 where they are written as one word), then what multiplies.
    small: dict[str, float]
    hundreds: dict[str, float]
    scales: dict[str, float]  # in words and behind digits
    short_scales: dict[str, float]  # behind digits only: "Mio.", "Mrd."
    joints: str  # "und" between the groups of a number
    articles: str  # one, unless a magnitude follows
    halves: dict[str, float]  # before a magnitude or a unit: "eine halbe Million"
    parts: dict[str, float]  # denominators: "drittel" → 3
    shares: dict[str, float]  # before one of `of`: "die Hälfte der"
    of: str
    and_half: str  # behind a unit: "un an et demi"
    share: str  # pattern between the two numbers of "neun von zehn"
    times: str  # "trois fois"
    after_times: str  # "trois fois plus"
    changed: dict[str, float]  # "verdoppelt"
    multiples: dict[str, float]  # "das doppelte", before one of `of` or `after_times`
    units: dict[str, str]
    money: dict[str, str]
    percent: dict[str, str]
    rates: dict[str, str]
    per: str  # pattern of what links a rate
    qualifiers: dict[str, str]
    behind: dict[str, str]
    to: str  # patterns of the links of a range
    and_: str
    between: str
    changes: str  # verbs that make "von 5 auf 8" a change
    labels: str  # "Seite 7"
    counted: str  # nouns that make 2000 a count
    noun: str  # pattern of the noun phrase behind a number
    of_number: str = ""  # pattern between a magnitude and what it counts: "millions d'euros"
    ordinal: str = ""  # pattern behind digits: "21e", "3."
    comma: bool = True
    symbols: dict[str, str] = field(default_factory=dict)
    dozens: dict[str, float] = field(default_factory=dict)


def names(row: str) -> list[str]:
    return [name for name in row.split("|") if name]
