"""Dates that do not agree with the article's own, with their weekday, or with the years they are apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Date

from contentgen.article.model import Notice
from contentgen.brief.dates import DateFound, day_of, find_dates, slash_order
from contentgen.brief.dates.words import calendar_of
from contentgen.brief.doubts.evidence import Evidence, notice
from contentgen.brief.tense import tense_of

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def undated(evidence: Evidence) -> Iterator[Notice]:
    """CG152: relative dates in an article that carries no date of its own."""
    if evidence.article.date:
        return
    spans = [
        s.span
        for s in evidence.public
        if any(d.precision == "relative" for d in _dates(evidence, s.text))
    ]
    if spans:
        message = (
            "relative dates cannot be resolved: the article carries no date (--date gives one)"
        )
        yield notice("CG152", "warning", message, *spans)


_HANGS = ("later", "after")


def _dates(evidence: Evidence, text: str) -> Iterator[DateFound]:
    """What orders by itself hangs on the article's date; "two years later" hangs on the story's."""
    article = evidence.article
    return (d for d in find_dates(text, article.date, article.language) if d.form not in _HANGS)


_BE_DUE = r"(?:due|expected|scheduled|set|slated|planned)"
_COMING = re.compile(rf"\b(?:will(?! have)|(?:is|are) {_BE_DUE} (?:to|for|in|by))\b")
_TOLD = re.compile(
    r"""\b(?:said|says|told|announced|promised|predicted|forecast|wrote|thought|believed|expected\ that|vowed|claimed
        |assumed|if|when|would|always|every|still)\b|["“”„«»]""",
    re.I | re.X,
)
_CLAUSES = re.compile(r"[;:—]|,\s(?:and|but|while|so|which|because)\s")


def passed(evidence: Evidence) -> Iterator[Notice]:
    """CG160: "will open in June 2025" in an article of 2026."""
    article = evidence.article
    if article.date is None or article.language != "en":
        return
    for sentence in evidence.public:
        late = next(
            filter(None, (_late(c, article.date) for c in _CLAUSES.split(sentence.text))), None
        )
        if late:
            yield notice(
                "CG160", "warning",
                f"{late.surface.strip()} is spoken of as to come, and the article is of {article.date.isoformat()}",
                sentence.span,
            )  # fmt: skip


def _late(clause: str, written: Date) -> DateFound | None:
    """The date of a clause that speaks of what is to come, when it has passed."""
    coming = _COMING.search(clause)
    if not coming or _TOLD.search(clause) or tense_of(clause) <= 0:
        return None
    for found in find_dates(clause, None, "en"):
        near = 0 <= found.start - coming.end() < 60 or found.start < 3
        since = re.match(r"(?:since|from|after|like|than|of)\b", found.surface, re.I)
        attribute = found.surface[:1].isdigit() and re.match(r"\s+[a-z]", clause[found.end :])
        if found.iso and near and not since and not attribute and found.key < written.isoformat():
            return found
    return None


def weekdays(evidence: Evidence) -> Iterator[Notice]:
    """CG161: "Monday, 5 May 2026", which is a Tuesday."""
    article = evidence.article
    names = calendar_of(article.language).weekdays
    form = re.compile(
        rf"(?<!\w)({'|'.join(map(re.escape, names))}),?\s+(?:the\s+|den\s+|dem\s+)?", re.I
    )
    for sentence in evidence.public:
        for said in form.finditer(sentence.text):
            found = next(
                find_dates(sentence.text[said.end() :], article.date, article.language), None
            )
            day = (
                day_of(found.iso)
                if found and found.start == 0 and found.precision == "day"
                else None
            )
            if found is None or day is None or names[said[1].lower()] in _able(found, day):
                continue
            yield notice(
                "CG161", "warning",
                f"{found.surface} was no {said[1]}: {day.isoformat()} is a {_WEEKDAYS[day.weekday()]}",
                sentence.span,
            )  # fmt: skip


def _able(found: DateFound, day: Date) -> set[int]:
    """The weekdays that the date can be: without a year, those of the years beside too."""
    years = (day.year - 1, day.year, day.year + 1) if found.form in ("md", "dm") else (day.year,)
    able = set()
    for year in years:
        try:
            able.add(day.replace(year=year).weekday())
        except ValueError:
            continue
    return able


_YEAR = r"(?:1[5-9]|20)\d\d"
_LIFE = re.compile(rf"\((?:born\s+)?(?P<born>{_YEAR})\s*[–-]\s*(?P<died>{_YEAR})\)")
_BORN = re.compile(rf"\bborn\b[^.;()]{{0,40}}?\b(?P<born>{_YEAR})")
_DIED = re.compile(rf"\b(?:died|death)\b[^.;()]{{0,40}}?\b(?P<died>{_YEAR})")
_AGED = re.compile(
    r"\b(?:died|death)\b[^.;]{0,60}?\b(?:aged|at (?:the )?age (?:of )?|at)\s(?P<age>\d{1,3})\b"
    r"(?!\s*(?:a\.m|p\.m|%|:|percent|[a-z]*\s*o['’]clock))"
)
_AGED_BEFORE = re.compile(r"\b(?:aged|at the age of)\s(?P<age>\d{1,3})\b[^.;]{0,40}?\bdied\b")
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty"
_WORDS = dict(zip(_NUMBERS.split(),
                  (*range(1, 13), 15, 20, 30, 40, 50), strict=True))  # fmt: skip
_APART = re.compile(
    rf"\b(?:in|of)\s(?P<then>{_YEAR}),?\s(?P<n>\d{{1,3}}|{'|'.join(_WORDS)})\s"
    rf"years\s(?P<way>after|before)\b[^.;,]{{0,48}}?\bin\s(?P<base>{_YEAR})"
)


def ages(evidence: Evidence) -> Iterator[Notice]:
    """CG162: born in 1896, died in 1978, aged 90; "in 1958, ten years after it opened in 1936"."""
    if evidence.article.language != "en":
        return
    for sentence in evidence.public:
        text = sentence.text
        life = _LIFE.search(text)
        born, died = life or _BORN.search(text), life or _DIED.search(text)
        aged = _AGED.search(text) or _AGED_BEFORE.search(text)
        if born and died and aged:
            years = int(died["died"]) - int(born["born"])
            if int(aged["age"]) not in (years, years - 1):
                yield notice(
                    "CG162", "warning",
                    f"aged {aged['age']} is stated, but {born['born']} to {died['died']} is {years} years",
                    sentence.span,
                )  # fmt: skip
        for found in _APART.finditer(text):
            said = int(found["n"]) if found["n"].isdigit() else _WORDS[found["n"]]
            real = (int(found["then"]) - int(found["base"])) * (
                1 if found["way"] == "after" else -1
            )
            if abs(real - said) > 1:
                yield notice(
                    "CG162", "warning",
                    f"{found['n']} years {found['way']} is stated, "
                    f"but {found['base']} to {found['then']} is {abs(real)} years",
                    sentence.span,
                )  # fmt: skip


def ambiguous(evidence: Evidence) -> Iterator[Notice]:
    """CG163: 3/4/2026, and no other date shows whether the day or the month stands first."""
    article = evidence.article
    order = slash_order(article.source.lines)
    for sentence in evidence.public:
        for found in find_dates(sentence.text, article.date, article.language, order):
            if found.form == "slash" and found.precision == "year":
                yield notice(
                    "CG163", "info", f"{found.surface} can be two days: write the month as a word", sentence.span
                )  # fmt: skip


RULES = (undated, passed, weekdays, ages, ambiguous)
