"""Article → every figure in it, in reading order, each in its sentence with caption and line.

These are mentions; stats.py makes facts of them. Titles and headings mention figures too (that is
how an author says what matters), but only sentences and table cells can vouch for one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from contentgen.article.model import Article, Paragraph, Role, Text
from contentgen.brief.captions import Caption, caption_for, inherits
from contentgen.brief.entities import Names
from contentgen.brief.model import Sentence, Table
from contentgen.brief.quantities import find_quantities
from contentgen.brief.quantities.model import Quantity
from contentgen.source import Source, Span

_NO_CAPTION = Caption("", "", "", "", False)


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
    whose = ""
    section = None
    for sentence in sentences:
        if sentence.section != section:
            section, whose = sentence.section, _whose_section(sentence.section, names)
        quantities = find_quantities(sentence.text, article.language)
        previous: tuple[Quantity, Caption] | None = None
        for quantity in quantities:
            caption = caption_for(sentence.text, quantity, names, whose)
            if previous and inherits(sentence.text, previous[0], quantity):
                caption = _inherited(
                    caption, previous[1], sentence.text, previous[0], quantity, names
                )
            previous = (quantity, caption)
            line = line_of(quantity.figure or quantity.surface, sentence.span, article.source)
            place = "faq" if sentence.role is Role.FAQ else "prose"
            yield Found(
                quantity,
                line,
                place,
                sentence,
                caption,
                bold=(quantity.figure or quantity.surface) in bold,
            )
        mentioned = names.find(sentence.text)
        if mentioned:
            whose = mentioned[0].name


def _whose_section(title: str, names: Names) -> str:
    """ "Anthropic's Explosive Growth" speaks of Anthropic."""
    found = names.find(title)
    owners = [n.name for n in found if n.owns]
    return (owners or [n.name for n in found if names.count(n.name) > 1] or [""])[0]


def _inherited(
    own: Caption, first: Caption, text: str, before: Quantity, here: Quantity, names: Names
) -> Caption:
    """The second figure of a pair: the first one's metric, its own time, and whom the words between name."""
    between = names.find(text[before.end : here.start])
    entity = between[0].name if between else first.entity
    when = own.when if own.when != first.when else ""
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


def _row_sentence(table: Table, cells: Sequence[str], cell: str) -> str:
    return cell if len(cell) > 40 else f"{cells[0]}: {cell}"


def _cell_caption(
    table: Table, cells: Sequence[str], column: str, cell: str, quantity: Quantity, names: Names
) -> Caption:
    if len(cell) > len(quantity.surface) + 24:  # a cell of prose
        return caption_for(cell, quantity, names, cells[0])
    entity = names.find(column)
    if entity or table.columns[0].type == "label":
        return Caption(
            f"{cells[0]}, {column}"[:72], cells[0], entity[0].name if entity else column, "", False
        )
    return Caption(f"{column}, {cells[0]}"[:72], column, cells[0], "", False)


def _bold_words(article: Article) -> str:
    """All bold words of the article, for "is this figure set in bold"."""
    return "\n".join(
        block.text.plain[mark.start : mark.end]
        for block in article.blocks
        if isinstance(block, Paragraph)
        for mark in block.text.marked("strong")
    )


def line_of(words: str, span: Span, source: Source) -> int:
    """The raw line within `span` that holds `words`; the span's first when emphasis hides them."""
    if span.first == span.last:
        return span.first
    return next((n for n in span.lines if words in source.line(n)), span.first)
