"""A language's code → Tongue: the words the figure grammar looks up when it reads that language.

English is the mother tongue: its units, currencies and qualifiers are understood in all others,
since articles quote; its number words are not, since "six" and "once" mean other things elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from contentgen.brief.quantities.model import Measure
from contentgen.brief.quantities.multiples import LONG_SPANS, ONCE
from contentgen.brief.quantities.tables import currencies, qualifiers, units, words
from contentgen.brief.quantities.tables.names import COUNTED, LABELS
from contentgen.brief.quantities.tables.ranges import CHANGES
from contentgen.brief.quantities.tables.tongues import Rows, names
from contentgen.brief.quantities.walk import GAP, LETTERS

_MODULES = {
    "de": "german", "fr": "french", "es": "spanish", "pt": "portuguese", "it": "italian",
    "nl": "dutch",
}  # fmt: skip
# Languages without a table of their own that write decimals with a comma.
_COMMA = frozenset(
    ("pl", "ru", "uk", "cs", "sk", "sv", "da", "nb", "nn", "no", "fi", "tr", "el", "hu", "ro", "bg")
)
_NOTHING = re.compile(r"(?!)")
_DIGIT_OR_LETTER = rf"(?=[½-¾⅐-⅞0-9$€£¥{LETTERS}])"
_ARTICLE = r"(?:(?:el|il|lo|le|les|la|los|las|de|den|der|die|das|o|os|as|i|gli|l['’]) ?)?"


@dataclass(frozen=True, slots=True)
class Tongue:
    """What one language calls numbers and measures, and what it writes around them."""

    code: str
    comma: bool  # parts the decimals
    rows: Rows | None  # None: English number words
    begins: frozenset[str]  # the first words of figures
    scales: Mapping[str, float]
    measures: Mapping[str, Measure]
    first_words: frozenset[str]
    rates: Mapping[str, str]
    qualifiers: Mapping[str, str]
    qualifier_ends: frozenset[str]  # the last words of all qualifiers
    behind: Mapping[str, str]
    labels: frozenset[str]
    counted: frozenset[str]
    changes: frozenset[str]
    between: frozenset[str]
    to: re.Pattern[str]
    and_: re.Pattern[str]
    per: re.Pattern[str]
    of: re.Pattern[str]
    share: re.Pattern[str]
    noun: re.Pattern[str]
    ordinal: re.Pattern[str]

    @property
    def english(self) -> bool:
        return self.rows is None


def tongue_of(language: str) -> Tongue:
    """The tongue of "de" or "pt-BR"; a language without a table is read with English words."""
    return _tongue(language[:2].lower())


@cache
def _tongue(code: str) -> Tongue:
    if code not in _MODULES:
        return _mother_tongue(code)
    module = import_module(f"contentgen.brief.quantities.tables.tongues.{_MODULES[code]}")
    rows = module.ROWS
    assert isinstance(rows, Rows)
    return _learned(code, rows)


def _mother_tongue(code: str) -> Tongue:
    return Tongue(
        code=code,
        comma=code in _COMMA,
        rows=None,
        # Polish "ten" is no ten: number words are read in languages that we know.
        begins=_english_beginnings() if code == "en" else frozenset(),
        scales=words.WRITTEN_SCALES | ({} if code == "en" else words.SCALES_ELSEWHERE),
        measures=units.NAMES,
        first_words=units.FIRST_WORDS | currencies.FIRST_WORDS,
        rates=units.RATE_NOUNS,
        qualifiers=qualifiers.ENGLISH,
        qualifier_ends=_ends(qualifiers.ENGLISH),
        behind=qualifiers.BEHIND,
        labels=LABELS,
        counted=COUNTED,
        changes=CHANGES,
        between=frozenset({"between"}),
        to=_to("to"),
        and_=_and("and"),
        per=_NOTHING,
        of=_NOTHING,
        share=_NOTHING,
        noun=_NOTHING,
        ordinal=_NOTHING,
    )


def _english_beginnings() -> frozenset[str]:
    tables = (words.SMALL, words.TENS, words.SCALES, words.PART, words.MINUS, words.MULTIPLES)
    return frozenset(word for table in (*tables, words.COUPLES, LONG_SPANS, ONCE) for word in table)


def _learned(code: str, rows: Rows) -> Tongue:
    own = _measures(rows)
    own_qualifiers = qualifiers.ENGLISH | _meanings(rows.qualifiers)
    numbers = (rows.small, rows.hundreds, rows.halves, rows.shares, rows.changed, rows.multiples)
    phrases = [p for table in numbers for p in table] + [
        w for w, v in rows.scales.items() if v == 1e3
    ]
    rates = {noun: unit for unit, row in rows.rates.items() for noun in names(row)}
    return Tongue(
        code=code,
        comma=rows.comma,
        rows=rows,
        begins=frozenset(p.split(" ")[0] for p in (*phrases, *names(rows.articles))),
        scales=words.WRITTEN_SCALES | rows.short_scales | rows.scales,
        measures=units.NAMES | own,
        first_words=units.FIRST_WORDS
        | currencies.FIRST_WORDS
        | frozenset(name.split(" ")[0] for name in own),
        rates=units.RATE_NOUNS | rates,
        qualifiers=own_qualifiers,
        qualifier_ends=_ends(own_qualifiers),
        behind=qualifiers.BEHIND | _meanings(rows.behind),
        labels=LABELS | frozenset(rows.labels.split()),
        counted=COUNTED | frozenset(rows.counted.split()),
        changes=CHANGES | frozenset(rows.changes.split()),
        between=frozenset({"between", *names(rows.between)}),
        to=_to(rows.to),
        and_=_and(rows.and_),
        per=re.compile(rf"{GAP}(?:{rows.per})[ ]?([{LETTERS}]+)\b"),
        of=re.compile(rf"{GAP}(?:{rows.of_number})") if rows.of_number else _NOTHING,
        share=re.compile(rf"{GAP}(?:{rows.share})[ \u00a0]"),
        noun=re.compile(rf"{GAP}{rows.noun}"),
        ordinal=re.compile(rows.ordinal) if rows.ordinal else _NOTHING,
    )


def _ends(phrases: Mapping[str, str]) -> frozenset[str]:
    return frozenset(phrase.split(" ")[-1] for phrase in (*phrases, *qualifiers.VERBS))


def _meanings(rows: Mapping[str, str]) -> dict[str, str]:
    return {words: meaning for meaning, row in rows.items() for words in names(row)}


def _measures(rows: Rows) -> dict[str, Measure]:
    kinds = (("unit", rows.units), ("currency", rows.money), ("percent", rows.percent))
    return {
        name.replace(".", "").replace("-", " "): Measure(unit, kind)
        for kind, table in kinds
        for unit, row in table.items()
        for name in names(row)
    }


def _to(link: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{GAP}|-)(?:{link})(?:[ \u00a0*_]{{1,3}}|-){_ARTICLE}{_DIGIT_OR_LETTER}")


def _and(link: str) -> re.Pattern[str]:
    return re.compile(rf"{GAP}(?:{link})[ \u00a0*_]{{1,3}}{_ARTICLE}{_DIGIT_OR_LETTER}")
