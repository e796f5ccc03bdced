"""Article → every figure in it, in reading order, each in its sentence with caption and line.

These are mentions; stats.py makes facts of them. Titles and headings mention figures too (that is
how an author says what matters), but only sentences and table cells can vouch for one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from contentgen.article.model import Article, Role, Text
from contentgen.brief.captions import Caption, caption_for
from contentgen.brief.dates import MONTHS, find_dates
from contentgen.brief.entities import Names
from contentgen.brief.metrics import inherits
from contentgen.brief.model import Sentence, Table
from contentgen.brief.passages import find_passages
from contentgen.brief.quantities import find_quantities
from contentgen.brief.quantities.model import Quantity
from contentgen.source import Source, Span

_NO_CAPTION = Caption("", "", "", "", False)
_OF_THING = re.compile(r"\s+of ((?:\w+ing )?\w{4,})\b(?: (power|capacity|pipe|main)\b)?")


@dataclass(frozen=True, slots=True)
class Found:
    """One figure at one place. `place`: title, heading, prose, list, faq or table."""

    quantity: Quantity
    line: int
    place: str
    sentence: Sentence
    caption: Caption
    bold: bool = False
    order: int = 0
    after: str = ""  # the next sentence, when this one is a bare figure ("$100 billion. That is …")

    @property
    def context(self) -> str:
        """The words that tell which fact this mention is of."""
        return f"{self.sentence.text} {self.after}"


def find_figures(
    article: Article, sentences: Sequence[Sentence], tables: Sequence[Table], names: Names
) -> Iterator[Found]:
    found = (
        *_in_titles(article),
        *_in_sentences(article, sentences, names),
        *_in_tables(article, tables, names),
    )
    for order, figure in enumerate(sorted(found, key=lambda f: (f.line, f.quantity.start))):
        yield replace(figure, order=order)


def _in_titles(article: Article) -> Iterator[Found]:
    texts: list[tuple[Text, str, Role]] = [(article.title, "title", Role.INTRO)]
    if article.subtitle:
        texts.append((article.subtitle, "title", Role.INTRO))
    texts += [
        (section.title, "heading", section.role)
        for section in article.walk()
        if section.title.plain
    ]
    for text, place, role in texts:
        for quantity in find_quantities(text.plain, article.language):
            line = text.line_at(quantity.start)
            words = Sentence(text.plain, Span(line, line), role.public, "", "", role)
            yield Found(quantity, line, place, words, _NO_CAPTION)


def _in_sentences(article: Article, sentences: Sequence[Sentence], names: Names) -> Iterator[Found]:
    bold = _bold_words(article)
    found = [_figures(sentence.text, article.language, names) for sentence in sentences]
    things = _things_of_units(sentences, found)
    section, whose = "", ""
    before: dict[str, Caption] = {}  # unit → the last caption that named its metric
    following = (*(s.text for s in sentences[1:]), "")[: len(sentences)]
    for sentence, quantities, after in zip(sentences, found, following, strict=False):
        if sentence.section != section:
            section, before = sentence.section, {}
            whose = _whose_section(section, names, article.title.plain)
        spoken = article.language or "en"
        for quantity, caption in _captioned(sentence.text, quantities, names, whose, spoken):
            caption = _resolved(caption, quantity, before, things)
            if caption.metric:
                before[quantity.unit] = caption
            figure = quantity.figure or quantity.surface
            line = line_of(figure, sentence.span, article.source)
            place = "faq" if sentence.role is Role.FAQ else "prose"
            bare = after if len(sentence.text) < len(quantity.surface) + 40 else ""
            yield Found(quantity, line, place, sentence, caption, figure in bold, after=bare)
        mentioned = names.find(sentence.text)
        quoted = sentence.text[:1] in '"“„«'
        if (
            mentioned and mentioned[0].start < 3 and not quoted
        ):  # the subject of this sentence is "it" in the next
            whose = mentioned[0].name


# The apparatus of a study or a scan beside a figure: "p < 0.001", "hazard ratio 0.63", "95% CI".
_APPARATUS_LEFT = re.compile(
    r"""(?:\b[pPrRnN]\s*|\b(?:CI|HR|OR|RR|SD|SE|IQR|CVSS|χ²)\s*
        |\b(?:hazard|odds|risk|rate)\ ratio\s*(?:of\s*)?
        |\b(?:confidence\ interval|severity|version|release|chapter|page|phone|telephone|fax)
            \s*(?:of\s*|score\s*)?)
        [=<>≤≥:(\s\d.,–-]*$""",
    re.X | re.I,
)
_APPARATUS_RIGHT = re.compile(r"\s*(?:CI\b|confidence (?:interval|level))")
_AGE = re.compile(r"[A-Z][\w’'-]+, (?:aged )?$")
_OFTEN = re.compile(r"(?:twice|once|thrice)(?!\s+(?:as|the|that|what|its|their|his|her)\b)", re.I)


def _figures(text: str, language: str, names: Names) -> list[Quantity]:
    """The figures of a sentence that can be facts: no part of a date or a name, no age, no apparatus."""
    found = find_quantities(text, language)
    if not found:
        return found
    dates = [
        d for d in find_dates(text) if d.precision != "relative" or re.search(r"\d", d.surface)
    ]
    spans = [(d.start, d.end) for d in dates]
    # "Tidemark 3 converts them": the product's number counts nothing.
    spans += [(n.start, n.end) for n in names.find(text) if n.name[-1].isdigit()]
    return [
        q for q in found
        if not any(start <= q.start and q.end <= end for start, end in spans)
        and not _is_apparatus(text, q)
    ]  # fmt: skip


def _is_apparatus(text: str, quantity: Quantity) -> bool:
    left, right = text[: quantity.start], text[quantity.end :]
    if quantity.unit == "x":
        return bool(_OFTEN.match(text, quantity.start))
    if _APPARATUS_RIGHT.match(right):
        return True
    if quantity.kind != "number":
        return False
    age = _AGE.search(left) and right.startswith(",") and 0 < quantity.value < 120
    return bool(age or (_APPARATUS_LEFT.search(left) and not quantity.noun))


_NEAR = 600  # characters on each side; a sentence beyond that is a list without line ends


def _caption_near(
    text: str, quantity: Quantity, names: Names, whose: str, until: int, language: str
) -> Caption:
    """The caption, from no more of the sentence than a caption can need: time stays linear."""
    start = max(0, quantity.start - _NEAR)
    here = replace(quantity, start=quantity.start - start, end=quantity.end - start)
    near = text[start : quantity.end + _NEAR]
    return caption_for(near, here, names, whose, until - start, language)


def _captioned(
    text: str,
    quantities: Sequence[Quantity],
    names: Names,
    whose: str,
    language: str = "en",
) -> Iterator[tuple[Quantity, Caption]]:
    previous: tuple[Quantity, Caption] | None = None
    ends = [*(q.start for q in quantities[1:]), len(text)]
    for quantity, until in zip(quantities, ends, strict=False):
        caption = _caption_near(text, quantity, names, whose, until, language)
        if previous and language == "en" and inherits(text, previous[0], quantity):
            caption = _inherited(caption, previous[1], text, previous[0], quantity, names)
        previous = (quantity, caption)
        yield quantity, caption


_VAGUE = frozenset({"figure", "number", "total", "amount", "value", "sum", "level", "share"})


def _resolved(
    caption: Caption, quantity: Quantity, before: dict[str, Caption], things: dict[str, str]
) -> Caption:
    """ "At the end of 2025 the figure was $9 billion": the metric of the sentence before.

    "Anthropic in 2025: 1.4 GW": a label without a metric takes what the article measures in GW.
    """
    earlier = before.get(quantity.unit)
    if caption.metric in _VAGUE and earlier:
        words = earlier.text.replace(f", {earlier.when}", "") if earlier.when else earlier.text
        when = f", {caption.when[:1].lower()}{caption.when[1:]}" if caption.when else ""
        return replace(caption, text=words + when, metric=earlier.metric, entity=earlier.entity)
    bare = not caption.metric or caption.metric == caption.entity
    if bare and quantity.kind == "unit" and caption.entity and caption.entity in caption.text:
        thing = things.get(quantity.unit, "")
        if not thing:
            return caption
        if caption.text == f"{caption.entity} {caption.when}":
            return replace(caption, metric=thing, text=f"{caption.entity}’s {thing} {caption.when}")
        return replace(caption, metric=thing, text=f"{thing}, {caption.text}")
    return caption


def _things_of_units(
    sentences: Sequence[Sentence], found: Sequence[Sequence[Quantity]]
) -> dict[str, str]:
    """What the article measures in each unit: "30 GW of computing power" → computing power."""
    seen: dict[str, Counter[str]] = {}
    for sentence, quantities in zip(sentences, found, strict=True):
        for quantity in quantities:
            follows = _OF_THING.match(sentence.text, quantity.end)
            if follows and quantity.kind == "unit":
                thing = " ".join(word for word in follows.groups() if word)
                seen.setdefault(quantity.unit, Counter())[thing] += 1
    return {unit: counts.most_common(1)[0][0] for unit, counts in seen.items()}


def _whose_section(heading: str, names: Names, title: str) -> str:
    """ "Anthropic's Explosive Growth" speaks of Anthropic; else of whom the article is about, if of anybody."""
    found = names.find(heading)
    owners = [n.name for n in found if n.owns]
    known = [n.name for n in found if names.count(n.name) > 1]
    return (owners or known or [names.leading(title)])[0]


def _inherited(
    own: Caption, first: Caption, text: str, before: Quantity, here: Quantity, names: Names
) -> Caption:
    """The second figure of a pair: the first one's metric, its own time, and whom the words between name."""
    gap = text[before.end : here.start]
    comparator = re.search(
        r"\b(?:compared (?:to|with)|versus|vs\.?|against|while|than|exceeds?|and)\b", gap
    )
    between = names.find(gap[comparator.end() :] if comparator else gap)
    entity = between[-1].name if between else first.entity
    when = own.when if own.when != first.when else ""
    if comparator and not first.metric:  # a clause that is told of the first figure alone
        return replace(own, text="")
    words = first.text.replace(first.entity, entity) if first.entity and entity else first.text
    if first.when:
        words = words.replace(f", {first.when}", "")
    return Caption(words, first.metric, entity, when, own.estimate)


def _in_tables(article: Article, tables: Sequence[Table], names: Names) -> Iterator[Found]:
    for table in tables:
        for cells, line in zip(table.rows, table.row_lines, strict=True):
            for column, cell in list(zip(table.columns, cells, strict=False))[1:]:
                for quantity in find_quantities(cell, article.language):
                    words = Sentence(
                        _row_sentence(table, cells, cell),
                        Span(line, line),
                        table.public,
                        "",
                        table.section,
                        Role.BODY,
                    )
                    caption = _cell_caption(table, cells, column.name, cell, quantity, names)
                    yield Found(quantity, line, "table", words, caption)


def year_only(cell: str) -> bool:
    """Does the first cell of a row name a time and nothing else? A month may stand without its year."""
    if cell.strip(" .").lower() in MONTHS:
        return True
    return any(len(found.surface) >= len(cell.strip()) - 6 for found in find_dates(cell))


_KINDS = re.compile(
    r"(?:team|club|compan|firm|countr|cit(?:y|ies)|town|state|region|model|product|name|party|player|rank|school|bank|"
    r"store|brand|vendor|provider|species|plan|machine|fund)\w*\b",
    re.I,
)


def rows_are_entities(table: Table, names: Names) -> bool:
    """ "Team | Played | Points": each row is somebody, each column another thing measured."""
    heads = [bool(names.find(column.name)) for column in table.columns[1:]]
    firsts = [bool(names.find(row[0])) for row in table.rows if row]
    if 2 * sum(heads) >= len(heads) and any(heads):
        return False
    named = bool(_KINDS.match(table.columns[0].name)) or 2 * sum(firsts) > len(firsts)
    return named or _measured_by_column(table)


def _measured_by_column(table: Table) -> bool:
    """ "Tool | Open | Memory": one unit down each column and others across, so each row is somebody."""
    if table.columns[0].type != "label" or any(c.type == "mixed" for c in table.columns):
        return False
    columns = [
        [q for row in table.rows for q in find_quantities(" ".join(row[n : n + 1]))[:1]]
        for n in range(1, len(table.columns))
    ]
    measured = [column for column in columns if column]
    units = [Counter((q.kind, q.unit) for q in column).most_common(1)[0] for column in measured]
    # A column may hold 310 MB beside 1.4 GB.
    alike = all(2 * n > len(column) for (_, n), column in zip(units, measured, strict=True))
    return alike and len({unit for unit, _ in units}) > 1


def _row_sentence(table: Table, cells: Sequence[str], cell: str) -> str:
    return cell if len(cell) > 40 else f"{cells[0]}: {cell}"


def _cell_caption(
    table: Table, cells: Sequence[str], column: str, cell: str, quantity: Quantity, names: Names
) -> Caption:
    if len(cell) > len(quantity.surface) + 24:  # a cell of prose
        return caption_for(cell, quantity, names, cells[0])
    if year_only(cells[0]):
        return Caption(f"{column}, {cells[0]}"[:72], column, "", cells[0], False)
    if rows_are_entities(table, names):
        return Caption(f"{cells[0]}, {column}"[:72], column, cells[0], "", False)
    entity = names.find(column)
    if entity or table.columns[0].type == "label":
        named = column if re.search(r"\b[A-Z]\w*[A-Z0-9]", column) else ""
        whose = entity[0].name if entity else named
        return Caption(f"{cells[0]}, {column}"[:72], cells[0], whose, "", False)
    return Caption(f"{column}, {cells[0]}"[:72], column, cells[0], "", False)


def _bold_words(article: Article) -> str:
    """All bold words of the article, for "is this figure set in bold"."""
    return "\n".join(
        passage.text.plain[mark.start : mark.end]
        for passage in find_passages(article)
        for mark in passage.text.marked("strong")
    )


def line_of(words: str, span: Span, source: Source) -> int:
    """The raw line within `span` that holds `words`; the span's first when emphasis hides them."""
    if span.first == span.last:
        return span.first
    return next((n for n in span.lines if words in source.line(n)), span.first)
