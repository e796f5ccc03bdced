"""What a careful editor would query → notices, with the lines on both sides.

One function a doubt, in `RULES`; each yields what it doubts and changes nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contentgen.article.model import Article, Notice
from contentgen.brief.comparisons import year_of
from contentgen.brief.dates import find_dates
from contentgen.brief.found import Found
from contentgen.brief.model import Comparison, Sentence, Series
from contentgen.source import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules look at."""

    article: Article
    sentences: Sequence[Sentence]
    found: Sequence[Found]
    series: Sequence[Series]
    comparisons: Sequence[Comparison]


def find_doubts(evidence: Evidence) -> Iterator[Notice]:
    for rule in RULES:
        yield from rule(evidence)


def _two_years(evidence: Evidence) -> Iterator[Notice]:
    """One figure of one entity, dated differently in two places."""
    places: dict[tuple[str, str, str], dict[str, Found]] = defaultdict(dict)
    for found in evidence.found:
        years = {d.iso[:4] for d in find_dates(found.sentence.text) if d.iso}
        q = found.quantity
        if found.sentence.public and q.high is not None and len(years) == 1 and q.unit != "%":
            places[(f"{q.value:g}", f"{q.high:g}", q.unit)].setdefault(min(years), found)
    for (low, high, unit), by_year in places.items():
        if len(by_year) > 1:
            dated = sorted(by_year)
            yield Notice(
                "CG151",
                "warning",
                f"{low} to {high} {unit} is dated {' and '.join(dated)}",
                tuple(Span(by_year[y].line, by_year[y].line) for y in dated),
            )


def _undated(evidence: Evidence) -> Iterator[Notice]:
    """Relative dates in an article that carries no date of its own."""
    if evidence.article.date:
        return
    spans = [
        sentence.span
        for sentence in evidence.sentences
        if sentence.public and any(d.precision == "relative" for d in find_dates(sentence.text))
    ]
    if spans:
        yield Notice(
            "CG152",
            "warning",
            "relative dates cannot be resolved: the article carries no date (--date gives one)",
            tuple(spans),
        )


_MULTIPLES = {"doubl": 2.0, "tripl": 3.0, "quadrupl": 4.0, "halv": 0.5}


def _multiples(evidence: Evidence) -> Iterator[Notice]:
    """ "tripled" beside figures whose ratio is another."""
    for series in evidence.series:
        if series.kind != "time" or len(series.items) != 2 or not series.items[0].value:
            continue
        ratio = series.items[1].value / series.items[0].value
        for sentence in evidence.sentences:
            word = re.search(
                r"(more than |nearly |almost )?\b(doubl|tripl|quadrupl|halv)\w*",
                sentence.text,
                re.I,
            )
            if not word or not sentence.public or not _speaks_of(sentence, series):
                continue
            said = _MULTIPLES[word[2].lower()]
            if abs(ratio - said) / said > 0.05 and not (
                word[1] and "more" in word[1].lower() and said < ratio < said + 1
            ):
                yield Notice(
                    "CG153",
                    "info",
                    f"{word[0]!r}: the figures give {ratio:.2f} times",
                    (sentence.span, series.span),
                )


def _speaks_of(sentence: Sentence, series: Series) -> bool:
    head = series.metric.split()[-1:] or [""]
    return (
        bool(head[0])
        and head[0].lower() in sentence.text.lower()
        and (not series.entity or series.entity in sentence.text + sentence.section)
    )


def _gap(evidence: Evidence) -> Iterator[Notice]:
    """A gap called closing although the one said to be behind is ahead, or the other way round."""
    for sentence in evidence.sentences:
        if not sentence.public or not re.search(
            r"\bgap (?:is|has been|was) (?:closing|narrowing|shrinking)", sentence.text, re.I
        ):
            continue
        for comparison in evidence.comparisons:
            lines = {item.line for item in comparison.items}
            if lines & {*sentence.span.lines, sentence.span.first - 1}:
                items = sorted(comparison.items, key=lambda i: -i.value)
                yield Notice(
                    "CG154",
                    "warning",
                    f"the gap is called closing, but {items[0].label} ({items[0].surface}) stands above "
                    f"{items[-1].label} ({items[-1].surface})",
                    (sentence.span, *(Span(n, n) for n in sorted(lines))),
                )
                break


_ARTICLE_SLIP = re.compile(
    r"\b(?:a (?=[aei]\w{2,}\b)|an (?=[bcdfgjklmnpqrstvwz][a-z]{2,}\b))(?P<word>\w+)", re.I
)
_SOUNDS = re.compile(
    r"^(?:eu|uni(?!m|n)|use|usu|uti|one|once|ewe|ubi|hour|honest|honou?r|heir)", re.I
)


def _a_an(evidence: Evidence) -> Iterator[Notice]:
    """ "a anchor": a slip that would embarrass in print. English only."""
    if evidence.article.language != "en":
        return
    for sentence in evidence.sentences:
        for slip in _ARTICLE_SLIP.finditer(sentence.text):
            if not _SOUNDS.match(slip["word"]) and slip[0].split()[0] in ("a", "an"):
                yield Notice("CG155", "info", f"{slip[0]!r}: wrong article", (sentence.span,))


def _years_compared(evidence: Evidence) -> Iterator[Notice]:
    """A comparison whose two sides speak of different years."""
    for comparison in evidence.comparisons:
        for warning in comparison.warnings:
            if warning.startswith("different years") and year_of(warning):
                yield Notice(
                    "CG156",
                    "info",
                    f"{comparison.metric}: {warning}",
                    tuple(Span(i.line, i.line) for i in comparison.items),
                )


RULES = (_two_years, _undated, _multiples, _gap, _a_an, _years_compared)
