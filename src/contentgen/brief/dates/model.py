"""A date found: what the words say, and how sure they are."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date as Date


@dataclass(frozen=True, slots=True)
class Read:
    """What the words of a date mean. `iso` is "" when they only order."""

    iso: str
    precision: str
    last: str = ""  # end of a range
    rank: str = ""  # a day within, for order: "late May" comes after "early May"


RELATIVE = Read("", "relative")


@dataclass(frozen=True, slots=True)
class DateFound:
    """`iso` is "" when the words only order ("two weeks ago" in an undated article)."""

    surface: str
    start: int
    end: int
    iso: str
    precision: str
    last: str = ""  # end of a range
    rank: str = ""
    form: str = ""  # the name of the form that read it

    @property
    def key(self) -> str:
        """Sorts dates of every precision: the last day that the words can mean."""
        return self.rank or _last_day(self.last or self.iso)

    @property
    def date(self) -> str:
        """ISO as an event carries it: "2026-04", "2026/2028"."""
        return f"{self.iso}/{self.last}" if self.last else self.iso


def date_key(iso: str) -> str:
    """Sorts dates of every precision; of a range ("2026/2028") its end counts."""
    return _last_day(iso.rpartition("/")[2])


def first_day(iso: str) -> str:
    """The first day that a date can mean; of a range its start."""
    year, _, rest = iso.partition("/")[0].partition("-")
    if not year or not rest:
        return f"{year}-01-01" if year else ""
    if rest.startswith("Q"):
        return f"{year}-{int(rest[1]) * 3 - 2:02}-01"
    if rest.startswith("H"):
        return f"{year}-{int(rest[1]) * 6 - 5:02}-01"
    return f"{year}-{rest}"[:10] if "-" in rest else f"{year}-{rest}-01"


def day_of(iso: str) -> Date | None:
    """The day itself, when it is one."""
    try:
        return Date.fromisoformat(iso[:10]) if len(iso) >= 10 else None
    except ValueError:
        return None


def _last_day(iso: str) -> str:
    if not iso:
        return ""
    year, _, rest = iso.partition("-")
    if not rest:
        return f"{year}-12-31"
    if rest.startswith("Q"):
        return f"{year}-{int(rest[1]) * 3:02}-31"
    if rest.startswith("H"):
        return f"{year}-{int(rest[1]) * 6:02}-31"
    return iso if "-" in rest else f"{iso}-31"


def month_end(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
