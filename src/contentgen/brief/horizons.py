"""Spans of time that hang on a day: "over the next ten years", "three years later" → what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date as Date
from datetime import timedelta

from contentgen.brief.dates import DateFound
from contentgen.brief.dates.words import calendar_of

_NUMBERS = {w: n for pattern, n in calendar_of("en").numbers for w in pattern.split("|")}
_SPAN = re.compile(
    r"""\b(?:over|within|during|in|for)\s+the\s+(?:next|coming)\s+
        (?:(?P<n>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+)?(?P<u>day|week|month|year|decade)s?\b""",
    re.I | re.X,
)
_LATER = re.compile(
    r"(?:(?P<n>\w+)\s+(?P<u>day|week|month|year|decade)s?\s+(?P<way>later|afterwards?|earlier)"
    r"|(?:the\s+)?(?P<which>following|next|same)\s+(?P<v>day|week|month|year|decade|morning|evening))",
    re.I,
)


def find_horizons(text: str, written: Date | None) -> Iterator[DateFound]:
    """ "over the next ten years": from the article's day on; ordered and ahead when it has none."""
    for found in _SPAN.finditer(text):
        count = int(found["n"]) if (found["n"] or "").isdigit() else _count(found["n"])
        if written is None:
            yield DateFound(found[0], found.start(), found.end(), "", "relative", form="horizon")
            continue
        end = _moved(written.isoformat(), count, found["u"].lower())
        yield DateFound(
            found[0],
            found.start(),
            found.end(),
            written.isoformat()[: max(4, len(end))],
            "range",
            end,
            form="horizon",
        )


def later_than(found: DateFound, anchor: DateFound) -> DateFound:
    """ "three years later" than the anchor, when that is exact enough to count from."""
    said = _LATER.search(found.surface)
    if said is None:
        return found
    unit = (said["u"] or said["v"]).lower().replace("morning", "day").replace("evening", "day")
    count = {"same": 0}.get((said["which"] or "").lower(), 1)
    if said["n"]:
        count = int(said["n"]) if said["n"].isdigit() else _count(said["n"])
    if (said["way"] or "").lower() == "earlier":
        count = -count
    needs = {"year": 4, "decade": 4, "month": 7}.get(unit, 10)
    base = anchor.iso[: max(needs, 4)]
    if len(base) < needs or "Q" in base or "H" in base:
        return found
    iso = _moved(base, count, unit)
    if not iso:
        return found
    precision = {"year": "year", "decade": "year", "month": "month"}.get(unit, "day")
    return replace(found, iso=iso, precision=precision)


def _count(word: str | None) -> int:
    return _NUMBERS.get((word or "a").lower(), 1)


def _moved(iso: str, count: int, unit: str) -> str:
    """`iso` moved, as precise as the unit; "" beyond the calendar."""
    year = int(iso[:4])
    try:
        if unit in ("year", "decade"):
            return f"{year + count * (10 if unit == 'decade' else 1):04}"
        if unit == "month":
            months = year * 12 + int(iso[5:7]) - 1 + count
            return f"{months // 12:04}-{months % 12 + 1:02}"
        return (
            Date.fromisoformat(iso[:10]) + timedelta(days=count * (7 if unit == "week" else 1))
        ).isoformat()
    except (ValueError, OverflowError):
        return ""
