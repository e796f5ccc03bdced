"""A date as an author writes it whole → date; anything less precise is not this article's date."""

from __future__ import annotations

import re
from datetime import date, datetime

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]|$)")
_COMPACT = re.compile(r"(?<!\d)(\d{4})[-_](\d\d)[-_](\d\d)(?!\d)")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.|º|er)?\s+(?:de\s+)?([^\W\d_]{3,})\.?,?\s+(?:de\s+)?(\d{4})$"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$")
_CJK = re.compile(r"(\d{4})年\s?(\d{1,2})月\s?(\d{1,2})日")
# First letters of the months: English, German, French, Spanish, Portuguese, Italian, Dutch.
_MONTHS = (
    "jan gen ene", "feb fév fev", "mar mär mrt maa", "apr avr abr", "may mai mag mei",
    "jun juin giu", "jul juil lug", "aug aoû ago aou", "sep set", "oct okt out ott", "nov",
    "dec dez déc dic",
)  # fmt: skip


def parse_date(value: object) -> date | None:
    """None when it is no whole date, or one that does not exist."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip()
    if found := _ISO.match(text) or _CJK.match(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.match(text):
        return _date(int(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_FIRST.match(text):
        return _date(int(found[3]), _month(found[1]), int(found[2]))
    return None


def date_in_name(stem: str) -> date | None:
    """`2026-05-14-launch` → 14 May 2026."""
    found = _COMPACT.search(stem)
    return _date(int(found[1]), int(found[2]), int(found[3])) if found else None


def without_date(stem: str) -> str:
    return _COMPACT.sub("", stem)


def _month(word: str) -> int:
    name = word.lower()
    return next(
        (n for n, forms in enumerate(_MONTHS, 1) if name.startswith(tuple(forms.split()))), 0
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
