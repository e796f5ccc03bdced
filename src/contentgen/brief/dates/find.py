"""Words → dates with precision: "by the end of 2026" → ("2026-12", month).

    Q2 2026 → 2026-Q2      May 14, 2026 → 2026-05-14      2026-2028 → 2026/2028
    two weeks ago → resolved against the article's own date, else ordered but undated ("")

Nothing is guessed: a date is as precise as the words are, and today's date is never used.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date as Date
from functools import lru_cache

from contentgen.brief.dates.forms import before_pattern, date_pattern, perhaps
from contentgen.brief.dates.model import DateFound
from contentgen.brief.dates.read import READERS, Against
from contentgen.brief.dates.words import calendar_of, entries

# One blank, one apostrophe, one set of digits: as long as before, so offsets stay true.
_PLAIN = str.maketrans("’０１２３４５６７８９\u00a0\u202f\u2009", "'0123456789   ")
_ENGLISH = frozenset(
    w for key in ("months", "short", "weekdays") for e in entries("en", key) for w in e.split("|")
)
_COMING = re.compile(
    r"\b(?:will|shall|is|are|expected|scheduled|due|plans?|planned|set|wird|werden|soll|sollen)"
    r"(?:\s+(?:to|be))?\b[^.;]{0,60}$",
    re.I,
)
# Before a month that stands alone: "in May" is one, "after May resigned" is not.
_SINCE = re.compile(
    r"(?:in|by|since|until|till|during|im|bis|seit|ab|en|depuis|dès|desde|hasta|em|até|da|dal|entro|vanaf|sinds|tot)\s",
    re.I,
)
_SLASHED = re.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})/(?:19|20)\d\d(?![\d/])")
_DAY_FIRST = frozenset({"de", "fr", "es", "pt", "it", "nl"})


def find_dates(
    text: str, written: Date | None = None, language: str = "", order: str = ""
) -> Iterator[DateFound]:
    """Every date in `text`, in order.

    `written` is the article's own date, for relative ones; `order` says of 3/4/2026 whether "day" or
    "month" stands first. Without a language, English forms with the months of all are read, and "in May"
    alone is left to captions, which know no year for it.
    """
    yield from _dates(text, written, language, order)


@lru_cache(2048)  # the finders ask about the same sentences one after another
def _dates(text: str, written: Date | None, language: str, order: str) -> tuple[DateFound, ...]:
    if not perhaps(language).search(text):
        return ()
    return tuple(_found(text, written, language, order))


def _found(text: str, written: Date | None, language: str, order: str) -> Iterator[DateFound]:
    pattern, names = date_pattern(language)
    plain = text.translate(_PLAIN)
    calendar = calendar_of(language)
    order = order or ("day" if language in _DAY_FIRST else "")
    for match in pattern.finditer(plain):
        name = next(n for n in names if match[f"f{n.partition('#')[2]}"] is not None)
        form, _, number = name.partition("#")
        parts = {
            key.partition("_")[2]: value
            for key, value in match.groupdict().items()
            if value is not None and key.startswith(f"g{number}_")
        }
        parts["lead"] = match[0].lower()
        before = before_pattern(language).search(plain[max(0, match.start() - 24) : match.start()])
        preposition = before[0] if before else ""
        if (form == "month" and not language) or _is_word(
            form, parts, preposition, plain[match.end() :]
        ):
            continue
        ahead = form == "weekday" and bool(_COMING.search(plain[: match.start()]))
        read = READERS[form](parts, Against(calendar, written, order, ahead))
        if read is None:
            continue
        start = match.start() - len(preposition)
        words = text[start : match.end()]
        yield DateFound(
            words, start, match.end(), read.iso, read.precision, read.last, read.rank, form
        )


def slash_order(texts: Iterable[str]) -> str:
    """Which stands first in 25/4/2026: "day" or "month"; "" when no date of the texts shows it."""
    seen: Counter[str] = Counter()
    for text in texts:
        for a, b in _SLASHED.findall(text):
            seen["day"] += int(a) > 12 >= int(b)
            seen["month"] += int(b) > 12 >= int(a)
    told = [order for order, count in seen.items() if count]
    return told[0] if len(told) == 1 else ""


def _is_word(form: str, parts: dict[str, str], preposition: str, after: str) -> bool:
    """ "it may 5 times", "in 1500 cases": words that only look like a date."""
    if form == "month" and not parts.keys() & {"e", "which"} and not _SINCE.match(preposition):
        return True
    if form in ("md", "dm", "month"):
        month = parts["mon"]
        return month[0].islower() and month.lower() in _ENGLISH
    if form == "weekday":
        return parts["w"][0].islower() and parts["w"].lower() in _ENGLISH
    if form == "slash2":
        return not preposition
    if form in ("year", "range") and int(parts["y"]) < 1800:
        return not preposition or bool(re.match(r"\s+[a-z]+s\b", after))
    return form == "fiscal" and "-" in parts["lead"] and parts["lead"][0] != "f" and not preposition
