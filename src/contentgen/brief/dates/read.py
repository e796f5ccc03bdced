"""The parts of a date's form → what they mean, against the day the article was written.

Nothing is guessed: a date is as precise as the words are, and today's date is never used.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from contentgen.brief.dates.model import RELATIVE, Read, month_end
from contentgen.brief.dates.words import SEASONS, Calendar

Parts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Against:
    """What a date is read against."""

    calendar: Calendar
    written: Date | None = None
    order: str = ""  # of 3/4/2026: "day" first, "month" first, or unknown
    ahead: bool = False  # the sentence speaks of what is to come


def _named(word: str, entries: tuple[tuple[str, object], ...]) -> object:
    return next(v for pattern, v in entries if re.fullmatch(pattern, word, re.I))


def _month_of(parts: Parts, against: Against, key: str = "mon") -> int:
    return against.calendar.months[parts[key].lower()] if key in parts else int(parts["m"])


def _edge(parts: Parts, against: Against) -> str:
    """start, middle, end, early, mid, late; "" when nothing is said."""
    return str(_named(parts["e"], against.calendar.edges)) if "e" in parts else ""


def _year(parts: Parts) -> int:
    """ "'26" and "FY26" are of this century, as far as 2049."""
    if "y" in parts:
        return int(parts["y"])
    short = int(parts["yy"])
    return 2000 + short if short < 50 else 1900 + short


def _on(year: int, month: int, day: int) -> Read | None:
    try:
        return Read(Date(year, month, day).isoformat(), "day")
    except ValueError:  # 30 February: not a date
        return None


def _day(parts: Parts, against: Against) -> Read | None:
    return _on(_year(parts), _month_of(parts, against), int(parts["d"]))


def _slash(parts: Parts, against: Against) -> Read | None:
    """3/4/2026: the day first or the month, as the article's other dates or its language say."""
    a, b, year = int(parts["a"]), int(parts["b"]), _year(parts)
    day_first, month_first = _on(year, b, a), _on(year, a, b)
    if not (day_first and month_first):
        return day_first or month_first
    if a == b or against.order == "day" or parts.get("s") == ".":
        return day_first
    return month_first if against.order == "month" else Read(str(year), "year")


def _days(parts: Parts, against: Against) -> Read | None:
    """ "June 15–20, 2026", "28 June to 4 July 2026"."""
    first, last = parts.get("mon", parts.get("mon2", "")), parts.get("mon2", parts.get("mon", ""))
    months = against.calendar.months
    start = _on(_year(parts), months[first.lower()], int(parts["d"]))
    end = _on(_year(parts), months[last.lower()], int(parts["d2"]))
    return Read(start.iso, "range", end.iso) if start and end and start.iso < end.iso else None


def _nearest(month: int, day: int, against: Against) -> Date | None:
    """The one that is nearest to the day the article was written."""
    written = against.written
    assert written is not None
    able = []
    for year in (written.year - 1, written.year, written.year + 1):
        with suppress(ValueError):  # 29 February of a common year
            able.append(Date(year, month, day))
    return min(able, key=lambda then: abs(then - written), default=None)


def _yearless(parts: Parts, against: Against) -> Read | None:
    """ "on 22 March"."""
    month, day = _month_of(parts, against), int(parts["d"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if against.written is None:
        return RELATIVE
    then = _nearest(month, day, against)
    return Read(then.isoformat(), "day") if then else None


def _month_alone(parts: Parts, against: Against) -> Read | None:
    """ "mid-March", "last May": of the year that is nearest."""
    if against.written is None:
        return RELATIVE
    month, which = _month_of(parts, against), parts.get("which", "").lower()
    year = against.written.year
    if which == "last":
        year -= month >= against.written.month
    elif which == "next":
        year += month <= against.written.month
    elif which != "this":
        near = _nearest(month, 15, against)
        year = near.year if near else year
    return _in_month(year, month, _edge(parts, against))


def _in_month(year: int, month: int, edge: str) -> Read:
    day = {"start": 9, "early": 10, "middle": 19, "mid": 20}.get(edge, month_end(year, month))
    return Read(f"{year}-{month:02}", "month", rank=f"{year}-{month:02}-{day:02}")


def _month(parts: Parts, against: Against) -> Read:
    return _in_month(_year(parts), _month_of(parts, against), "")


def _edged(parts: Parts, against: Against) -> Read:
    """ "end of 2025" is its last month, "late 2025" its second half."""
    edge, year = _edge(parts, against), _year(parts)
    if "mon" in parts:
        return _in_month(year, _month_of(parts, against), edge)
    if edge in ("early", "late"):
        return Read(f"{year}-H{1 if edge == 'early' else 2}", "half")
    return _in_month(year, {"start": 1, "end": 12}.get(edge, 6), "")


def _range(parts: Parts, _: Against) -> Read | None:
    return Read(parts["y"], "range", parts["y2"]) if parts["y"] < parts["y2"] else None


def _months(parts: Parts, against: Against) -> Read | None:
    first = f"{parts.get('y', parts['y2'])}-{_month_of(parts, against):02}"
    last = f"{parts['y2']}-{_month_of(parts, against, 'mon2'):02}"
    return Read(first, "range", last) if first < last else None


def _fiscal(parts: Parts, _: Against) -> Read | None:
    """ "2026/27", "2019–23"; "2026-03" is no range."""
    year, short = int(parts["y"]), int(parts["yy"])
    last = year // 100 * 100 + short
    if last <= year or (short <= 12 and last != year + 1):
        return None
    return Read(str(year), "range", str(last))


def _count(parts: Parts, against: Against) -> int:
    return (
        int(parts["q"]) if "q" in parts else int(str(_named(parts["o"], against.calendar.ordinals)))
    )


def _quarter(parts: Parts, against: Against) -> Read | None:
    return Read(f"{_year(parts)}-Q{_count(parts, against)}", "quarter")


def _half(parts: Parts, against: Against) -> Read | None:
    number = _count(parts, against)
    return Read(f"{_year(parts)}-H{number}", "half") if number <= 2 else None


def _whole_year(parts: Parts, _: Against) -> Read:
    return Read(str(_year(parts)), "year")


_SEASON_ENDS = {"spring": "05-31", "summer": "08-31", "autumn": "11-30", "winter": "12-31"}


def _season(parts: Parts, against: Against) -> Read:
    """A season is of its year: where it begins depends on the half of the earth."""
    year, season = _year(parts), str(_named(parts["sea"], against.calendar.seasons))
    return Read(str(year), "year", rank=f"{year}-{_SEASON_ENDS[season]}")


def _decade(parts: Parts, against: Against) -> Read:
    said = parts.get("dec") or parts["d"]
    first = int(said) if len(said) == 4 else 1900 + int(said[1:])
    edge = "" if "d" in parts else _edge(parts, against)
    start, end = {"early": (0, 3), "start": (0, 3), "mid": (4, 6), "middle": (4, 6),
                  "late": (7, 9), "end": (7, 9)}.get(edge, (0, 9))  # fmt: skip
    return Read(str(first + start), "range", str(first + end))


def _century(parts: Parts, against: Against) -> Read:
    first = int(parts["c"]) * 100 - 100
    start, end = {"early": (0, 33), "mid": (34, 66), "late": (67, 99)}.get(
        _edge(parts, against), (0, 99)
    )
    return Read(str(first + start), "range", str(first + end))


def _moved(written: Date, count: int, unit: str) -> Read:
    """The article's day, `count` units on."""
    try:
        if unit in ("day", "week"):
            then = written + timedelta(days=count * (7 if unit == "week" else 1))
            return Read(then.isoformat(), unit)
        if unit == "month":
            months = written.year * 12 + written.month - 1 + count
            return Read(Date(months // 12, months % 12 + 1, 1).isoformat()[:7], "month")
        return Read(f"{written.year + count * (10 if unit == 'decade' else 1):04}", "year")
    except (OverflowError, ValueError):
        return RELATIVE


def _ago(parts: Parts, against: Against, sign: int = -1) -> Read:
    if against.written is None:
        return RELATIVE
    said = parts["n"]
    number = int(said) if said.isdigit() else int(str(_named(said, against.calendar.numbers)))
    return _moved(against.written, sign * number, str(_named(parts["u"], against.calendar.units)))


def _ahead(parts: Parts, against: Against) -> Read:
    return _ago(parts, against, 1)


def _near(sign: int) -> Callable[[Parts, Against], Read | None]:
    """ "last month", "this quarter", "next summer"."""

    def read(parts: Parts, against: Against) -> Read | None:
        written = against.written
        if written is None:
            return RELATIVE
        if "sea" in parts:
            return _near_season(parts, against, sign)
        if "qu" in parts:
            number = written.year * 4 + (written.month - 1) // 3 + sign
            return Read(f"{number // 4}-Q{number % 4 + 1}", "quarter")
        return _moved(written, sign, str(_named(parts["u"], against.calendar.units)))

    return read


def _near_season(parts: Parts, against: Against, sign: int) -> Read:
    written = against.written
    assert written is not None
    season = str(_named(parts["sea"], against.calendar.seasons))
    month = 4 + 3 * SEASONS.index(season)  # its middle month; of winter, January of the next year
    year = (
        written.year
        + (sign < 0 and month >= written.month) * -1
        + (sign > 0 and month <= written.month)
    )
    if season == "winter":
        year = written.year if sign > 0 else written.year - 1
    return Read(str(year), "year", rank=f"{year}-{_SEASON_ENDS[season]}")


def _shifted(days: int) -> Callable[[Parts, Against], Read | None]:
    def read(_: Parts, against: Against) -> Read | None:
        return _moved(against.written, days, "day") if against.written else RELATIVE

    return read


def _weekday(parts: Parts, against: Against) -> Read:
    """The last one, or the next when the sentence speaks of what is to come."""
    if against.written is None:
        return RELATIVE
    lead = parts["lead"]
    back = (against.written.weekday() - against.calendar.weekdays[parts["w"].lower()]) % 7
    if lead.startswith("next") or (against.ahead and not lead.startswith("last")):
        return _moved(against.written, 7 - back, "day")
    if lead.startswith("last"):
        back = back or 7
    return _moved(against.written, -back, "day")


def _orders(_: Parts, __: Against) -> Read:
    """ "two years later", "following the announcement": it hangs on an event, not on the article."""
    return RELATIVE


_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_JAPANESE_EDGES = {"初め": "start", "初旬": "early", "上旬": "early", "半ば": "mid", "中旬": "mid"}


def _japanese(parts: Parts, _: Against) -> Read | None:
    year = (
        int(parts["y"])
        if "y" in parts
        else _ERAS[parts["era"]] + int(parts["n"].replace("元", "1"))
    )
    if "q" in parts:
        return Read(f"{year}-Q{parts['q']}", "quarter")
    if "h" in parts:
        return Read(f"{year}-H{1 if parts['h'] == '上' else 2}", "half")
    if "m" not in parts:
        return Read(
            f"{year}-12" if parts.get("e") == "末" else str(year),
            "month" if parts.get("e") == "末" else "year",
        )
    if "d" in parts:
        return _on(year, int(parts["m"]), int(parts["d"]))
    if not 1 <= int(parts["m"]) <= 12:
        return None
    return _in_month(year, int(parts["m"]), _JAPANESE_EDGES.get(parts.get("e", ""), "late"))


_JAPANESE_UNITS = {
    "日": "day",
    "週間": "week",
    "か月": "month",
    "ヶ月": "month",
    "カ月": "month",
    "年": "year",
}


def _japanese_ago(parts: Parts, against: Against) -> Read:
    if against.written is None:
        return RELATIVE
    sign = -1 if parts["way"] == "前" else 1
    return _moved(against.written, sign * int(parts["n"]), _JAPANESE_UNITS[parts["u"]])


def _japanese_near(parts: Parts, against: Against) -> Read:
    if against.written is None:
        return RELATIVE
    word = parts["near"]
    unit = {"日": "day", "週": "week", "月": "month", "年": "year"}[word[-1]]
    return _moved(
        against.written, {"先": -1, "昨": -1, "去": -1, "来": 1, "明": 1}.get(word[0], 0), unit
    )


READERS: dict[str, Callable[[Parts, Against], Read | None]] = {
    "iso": _day, "slash": _slash, "slash2": _slash, "days": _days, "mdy": _day, "dmy": _day,
    "months": _months, "range": _range, "fiscal": _fiscal, "quarter": _quarter, "half": _half,
    "fy": _whole_year, "edge": _edged, "season": _season, "my": _month, "md": _yearless, "dm": _yearless,
    "month": _month_alone, "decade": _decade, "century": _century, "ago": _ago, "ahead": _ahead,
    "today": _shifted(0), "yesterday": _shifted(-1), "tomorrow": _shifted(1), "this": _near(0),
    "last": _near(-1), "next": _near(1), "weekday": _weekday, "later": _orders, "after": _orders,
    "year": _whole_year, "japanese": _japanese, "japdecade": _decade, "japmd": _yearless,
    "japago": _japanese_ago, "japnear": _japanese_near,
}  # fmt: skip
