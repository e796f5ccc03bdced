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
from contentgen.brief.entities import Names, find_names
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
_MULTIPLE = re.compile(
    r"(?P<more>more than |nearly |almost )?\b(?P<word>doubl|tripl|quadrupl|halv)(?:e[sd]?|ing)\b",
    re.I,
)


def _multiples(evidence: Evidence) -> Iterator[Notice]:
    """ "tripled" beside figures whose ratio is another."""
    names = find_names(s.text for s in evidence.sentences)
    said = [
        (s, found) for s in evidence.sentences if s.public and (found := _MULTIPLE.search(s.text))
    ]
    for series in evidence.series:
        if series.kind != "time" or len(series.items) != 2 or not series.items[0].value:
            continue
        ratio = series.items[1].value / series.items[0].value
        for sentence, word in said:
            if _speaks_of(sentence, series, names) and not _bears_out(word, ratio):
                yield Notice(
                    "CG153",
                    "info",
                    f"{word[0]!r}: the figures give {ratio:.2f} times",
                    (sentence.span, series.span),
                )


def _bears_out(said: re.Match[str], ratio: float) -> bool:
    wanted = _MULTIPLES[said["word"].lower()]
    how = (said["more"] or "").strip().lower()
    if how.startswith("more"):
        return wanted < ratio < wanted + 1
    if how:
        return 0.85 * wanted <= ratio <= wanted
    return abs(ratio - wanted) <= 0.05 * wanted


def _speaks_of(sentence: Sentence, series: Series, names: Names) -> bool:
    """The same metric of the same entity; a sentence without a name must stand beside the figures."""
    head = series.metric.split()[-1:] or [""]
    if not head[0] or head[0].lower() not in sentence.text.lower():
        return False
    if {i.line for i in series.items} & set(sentence.span.lines):
        return not series.entity or series.entity in sentence.text or not names.find(sentence.text)
    if series.entity and series.entity in sentence.text:
        return True
    near = abs(sentence.span.first - series.span.last) <= 2
    return near and not names.find(sentence.text)


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


_ARTICLE = re.compile(r"\b(?P<article>an?) (?P<word>[A-Za-z][\w’'-]*|\d[\d.,]*)", re.I)
# A vowel that sounds like a consonant, and an h that is not heard.
_YOO_WA = re.compile(
    r"eu|ew|uni(?!n|m|d)|unanim|us(?:e|u|a(?!ge\b)|ury)|uti|ubi|ura|uro|uter|utop|ufo|uk\b|on(?:e|ce)\b|oui",
    re.I,
)
_SILENT_H = re.compile(r"hour|honest|honor|honour|heir", re.I)
_EITHER_H = re.compile(
    r"hist|hotel|heroic|hyster|habit|herb|heredit|hilarious|hypothe|horrific", re.I
)
_EIGHT = re.compile(r"8\d*(?![\d,])|8[\d,.]*|1[18](?![\d,])|1[18],")


def _a_an(evidence: Evidence) -> Iterator[Notice]:
    """ "a anchor": a slip that would embarrass in print. English only; where ears differ, no alarm."""
    if evidence.article.language != "en":
        return
    for sentence in evidence.sentences:
        for found in _ARTICLE.finditer(sentence.text):
            if found["article"] in ("a", "an") and _is_slip(found["article"], found["word"]):
                yield Notice("CG155", "info", f"{found[0]!r}: wrong article", (sentence.span,))


def _is_slip(article: str, word: str) -> bool:
    letters = re.split(r"[-’']", word)[0]
    if word[0].isdigit():
        return article == "a" and bool(_EIGHT.match(word))
    if len(letters) < 2:  # "an x-ray", "a U-turn": a letter is read by its name
        return False
    if (
        letters.isupper()
    ):  # read as letters or as a word? Sure only of those that open on a vowel's name
        return article == "a" and letters[0] in "AEIO" and not _YOO_WA.match(letters)
    if any(c.isupper() or c.isdigit() for c in letters[1:]):
        return False
    first = letters[0].lower()
    if first == "h":
        silent = bool(_SILENT_H.match(letters))
        return silent if article == "a" else not silent and not _EITHER_H.match(letters)
    vowel = first in "aeiou" and not _YOO_WA.match(letters)
    return vowel if article == "a" else not vowel and first != "y"


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
