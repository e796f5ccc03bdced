"""text → the dates in it, each with its precision; never more precise than the words are."""

from contentgen.brief.dates.find import find_dates, slash_order
from contentgen.brief.dates.model import DateFound, date_key, day_of, first_day
from contentgen.brief.dates.words import calendar_of

MONTHS = calendar_of("").months
WEEKDAYS = calendar_of("").weekdays

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "DateFound",
    "date_key",
    "day_of",
    "find_dates",
    "first_day",
    "slash_order",
]
