"""assets/lexicon/calendar.toml → the words of dates, by language.

`calendar_of("de")` holds German and English; `calendar_of("")` English with the months, prepositions
and edges of every language, for text whose language nobody told.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from contentgen.shipped import shipped

UNITS = ("day", "week", "month", "year", "decade")
SEASONS = ("spring", "summer", "autumn", "winter")
EDGES = ("start", "middle", "end", "early", "mid", "late")
_RELATIVE = ("ago", "ahead", "today", "yesterday", "tomorrow", "weekday")
_LISTS = ("this", "last", "next", "quarter", "half", "decade")

# Prepositions of other languages that are no words of English: "a", "de" and "to" are.
_SURE = """am im bis seit ab vor nach zum en le el desde hasta depuis dès avant après em dal entro op vanaf
    sinds tot""".split()


@dataclass(frozen=True, slots=True)
class Calendar:
    """Entries are patterns; `a|b` are two ways to say one."""

    months: dict[str, int]  # word → 1..12
    weekdays: dict[str, int]  # word → 0..6
    numbers: tuple[tuple[str, int], ...]
    ordinals: tuple[tuple[str, int], ...]
    units: tuple[tuple[str, str], ...]
    seasons: tuple[tuple[str, str], ...]
    edges: tuple[tuple[str, str], ...]  # word → start | middle | end | early | mid | late
    prepositions: tuple[str, ...]
    of: tuple[str, ...]
    forms: dict[str, tuple[str, ...]]  # name → templates


@cache
def _tables() -> dict[str, dict[str, str | list[str]]]:
    text = (shipped("assets") / "lexicon" / "calendar.toml").read_text("utf-8")
    return tomllib.loads(text)


def languages() -> tuple[str, ...]:
    return tuple(_tables())


def entries(language: str, key: str) -> list[str]:
    """The entries of one list, each a pattern."""
    said = str(_tables()[language][key])
    return [entry.replace("\\ ", r"\s+") for entry in re.split(r"(?<!\\)\s+", said)]


@cache
def calendar_of(language: str) -> Calendar:
    known = language if language in _tables() else ""
    own = ["en"] if known in ("", "en") else [known, "en"]
    broad = own if known else list(_tables())
    return Calendar(
        months=_months(own, broad),
        weekdays=_numbered(own, "weekdays", 0),
        numbers=_patterns(own, "numbers", 1),
        ordinals=_patterns(own, "ordinals", 1),
        units=_named(own, "units", UNITS),
        seasons=tuple((word, s) for s in SEASONS for word in _all(own, s)),
        edges=tuple((word, e) for e in EDGES for word in _all(broad, e)),
        prepositions=tuple(dict.fromkeys(_all(own, "prepositions") + ([] if known else _SURE))),
        of=tuple(dict.fromkeys(_all(broad, "of"))),
        forms={
            **{key: tuple(str(_tables()[code][key]) for code in own) for key in _RELATIVE},
            **{key: tuple(t for code in own for t in _tables()[code][key]) for key in _LISTS},
        },
    )


def _all(codes: list[str], key: str) -> list[str]:
    return [word for code in codes for word in entries(code, key)]


def _months(own: list[str], broad: list[str]) -> dict[str, int]:
    """Full names of all, abbreviations of the article's own: "mar" is a sea elsewhere."""
    return _numbered(broad, "months", 1) | _numbered(own, "short", 1)


def _numbered(codes: list[str], key: str, first: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for code in codes:
        for number, entry in enumerate(entries(code, key), first):
            found.update({word: number for word in _plain(entry) if word != "-"})
    return found


def _plain(entry: str) -> list[str]:
    """The words of an entry: `segunda(?:-feira)?` is two."""
    words = []
    for word in entry.split("|"):
        bare = re.sub(r"\(\?:([^)]*)\)\?", "", word)
        words += list(dict.fromkeys((bare, re.sub(r"\(\?:([^)]*)\)\?", r"\1", word))))
    return words


def _patterns(codes: list[str], key: str, first: int) -> tuple[tuple[str, int], ...]:
    return tuple((e, n) for code in codes for n, e in enumerate(entries(code, key), first))


def _named(codes: list[str], key: str, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (e, name) for code in codes for e, name in zip(entries(code, key), names, strict=True)
    )
