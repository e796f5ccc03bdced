"""Mended lines → pieces: headings and blocks in reading order, each with its raw lines.

What the article's model has no word for becomes the nearest noun that keeps its text: a paragraph
deep inside a list joins its item, a definition is labelled by its term, a callout by its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from contentgen.article.html import read_html
from contentgen.article.inline import PageWords, Read, Words
from contentgen.article.labels import split_label
from contentgen.article.lines import Lines
from contentgen.article.markdown import parse_blocks, unused_definitions
from contentgen.article.model import (
    Code,
    Grid,
    Item,
    Listing,
    Paragraph,
    Rule,
    Text,
)  # fmt: skip
from contentgen.article.notes import Notes
from contentgen.article.pieces import Heading, Part, Piece
from contentgen.article.quotations import bare, quotation
from contentgen.article.shape import shape
from contentgen.article.text import cut, joined
from contentgen.source import Span

_TASK = re.compile(r"\[[ xX]\]\s+")
_DEFINITION = re.compile(r"\n[ \t]{0,3}:[ \t]+")
_MARKERS = re.compile(r"^[\s>*+-]+", re.MULTILINE)


def read_blocks(lines: Lines, language: str, notes: Notes) -> list[Piece]:
    """All pieces of the article in reading order."""
    tokens, links = parse_blocks("\n".join(lines.texts))
    reader = _Reader(lines, tokens, Words(links, language, notes), language, notes)
    tokens.clear()
    pieces = shape(reader.all(), notes)
    for first, end in unused_definitions(links):
        notes.add("CG131", lines.span(first, end))
    return pieces


def read_page(lines: Lines, language: str, notes: Notes) -> list[Piece]:
    """All pieces of an article in HTML."""
    words = PageWords(language, notes)
    return shape(read_html("\n".join(lines.texts), lines.raw, words), notes)


_READ = Token("", "", 0)


class _Reader:
    """The parser's tokens of one article, and what is needed to read them."""

    def __init__(
        self, lines: Lines, tokens: Sequence[Token], words: Words, language: str, notes: Notes
    ) -> None:
        self._lines = lines
        self._tokens = list(tokens)
        self._ends = _ends(tokens)
        self._words = words
        self._language = language
        self._notes = notes

    def all(self) -> Iterator[Part]:
        """What all tokens say; each is let go when it is read: on 10 MB they are 200 MB."""
        n = 0
        while n < len(self._tokens):
            end = self._ends[n] + 1
            yield from self.parts(n, end)
            self._tokens[n:end] = [_READ] * (end - n)
            n = end

    def parts(self, first: int, end: int) -> Iterator[Part]:
        """What tokens[first:end] say."""
        n = first
        while n < end:
            token = self._tokens[n]
            read = _READERS.get(token.type)
            if read:
                yield from read(self, n)
            n = self._ends[n] + 1

    def heading(self, n: int) -> Iterator[Part]:
        text = self._read(n + 1).text
        if text.plain:
            yield Heading(text, int(self._tokens[n].tag[1]), self._span(n))

    def paragraph(self, n: int) -> Iterator[Part]:
        raw = self._raw(n + 1)
        term, *definitions = _DEFINITION.split(self._tokens[n + 1].content)
        line = term.count("\n") + 1
        named = self._words.read(term, raw[:line])
        if not definitions:
            yield from self._paragraph(named, Span(raw[0], raw[-1]))
            return
        for definition in definitions:
            lines = raw[line : line + definition.count("\n") + 1]
            yield Paragraph(
                self._words.text(definition, lines), Span(raw[0], lines[-1]), named.text.plain
            )
            line += len(lines)

    def _paragraph(self, read: Read, span: Span) -> Iterator[Part]:
        if read.text.plain:
            yield Paragraph(read.text, span)
        yield from read.pictures

    def rule(self, n: int) -> Iterator[Part]:
        yield Rule(self._span(n))

    def code(self, n: int) -> Iterator[Part]:
        yield Code(self._tokens[n].content.rstrip("\n"), self._span(n))

    def html(self, n: int) -> Iterator[Part]:
        yield from read_html(self._tokens[n].content, self._raw(n), self._words)

    def quote(self, n: int) -> Iterator[Part]:
        if self._is_truncated(n):
            yield from self._too_deep(n)
            return
        run: list[Paragraph] = []
        for part in self.parts(n + 1, self._ends[n]):
            if isinstance(part, (Heading, Paragraph)):
                run.append(bare(part))
                continue
            yield from quotation(run)
            run = []
            yield part
        yield from quotation(run)

    def listing(self, n: int) -> Iterator[Part]:
        items: list[Item] = []
        besides: list[Part] = []
        for item, others in self._items(n, 0):
            items += [item] if item else []
            besides += others
        if items:
            ordered = self._tokens[n].type == "ordered_list_open"
            yield Listing(tuple(items), ordered, Span.over(item.span for item in items))
        yield from besides

    def _items(self, n: int, depth: int) -> Iterator[tuple[Item | None, list[Part]]]:
        """Each item of a list and of the lists in it, with what it holds besides text."""
        ordered = self._tokens[n].type == "ordered_list_open"
        at = n + 1
        while at < self._ends[n]:
            ordinal = int(self._tokens[at].info or 1) if ordered else None
            yield from self._item(at, ordinal, depth)
            at = self._ends[at] + 1

    def _item(
        self, n: int, ordinal: int | None, depth: int
    ) -> Iterator[tuple[Item | None, list[Part]]]:
        if self._is_truncated(n):
            yield None, list(self._too_deep(n))
            return
        own: list[Paragraph] = []
        besides: list[Part] = []
        below: list[tuple[Item | None, list[Part]]] = []
        at = n + 1
        while at < self._ends[n]:
            if self._tokens[at].type in ("bullet_list_open", "ordered_list_open"):
                below += self._items(at, depth + 1)
            else:
                for part in self.parts(at, self._ends[at] + 1):
                    if isinstance(part, (Paragraph, Heading)):
                        own.append(bare(part))
                    else:
                        besides.append(part)
            at = self._ends[at] + 1
        yield (self._own_item(own, ordinal, depth) if own else None), besides
        yield from below

    def _own_item(self, own: Sequence[Paragraph], ordinal: int | None, depth: int) -> Item:
        text = joined([paragraph.text for paragraph in own])
        done = _TASK.match(text.plain)
        label, text = split_label(cut(text, done.end()) if done else text, self._language)
        return Item(text, Span.over(p.span for p in own), label, ordinal, depth)

    def table(self, n: int) -> Iterator[Part]:
        rows: list[tuple[tuple[Text, ...], int]] = []
        for at in range(n, self._ends[n]):
            if self._tokens[at].type == "tr_open":
                rows.append(self._row(at, len(rows[0][0]) if rows else 0))
        (header, _), body = rows[0], rows[1:]
        yield Grid(
            header,
            tuple(cells for cells, _ in body),
            tuple(line for _, line in body),
            self._span(n),
        )

    def _row(self, n: int, width: int) -> tuple[tuple[Text, ...], int]:
        (line,) = self._raw(n)
        cells = [t.content for t in self._tokens[n : self._ends[n]] if t.type == "inline"]
        number = (self._tokens[n].map or [0])[0]
        if width and self._lines.texts[number].count("|") > width:
            cells = self._all_cells(cells, self._lines.texts[number], line)
        return tuple(self._words.text(cell, [line]) for cell in cells), line

    def _all_cells(self, cells: list[str], text: str, line: int) -> list[str]:
        """A row longer than its head: the parser drops the rest, we keep it in the last cell."""
        own = escapedSplit(text.strip(" >\t"))
        own = own[1:] if own and not own[0] else own
        own = own[:-1] if own and not own[-1] else own
        if len(own) <= len(cells):
            return cells
        self._notes.add("CG123", Span(line, line))
        rest = " | ".join(cell.strip() for cell in own[len(cells) - 1 :])
        return [*cells[:-1], rest]

    def _is_truncated(self, n: int) -> bool:
        """The parser drops what nests too deeply, which an empty container shows."""
        return self._ends[n] == n + 1 and any(c.isalnum() for c in self._source(n))

    def _too_deep(self, n: int) -> Iterator[Part]:
        span = self._span(n)
        self._notes.add("CG124", span)
        content = _MARKERS.sub("", self._source(n)).strip()
        raw = self._raw(n)
        yield from self._paragraph(self._words.read(content, raw), span)

    def _source(self, n: int) -> str:
        first, end = self._tokens[n].map or [0, 0]
        return "\n".join(self._lines.texts[first:end])

    def _read(self, n: int) -> Read:
        return self._words.read(self._tokens[n].content, self._raw(n))

    def _raw(self, n: int) -> Sequence[int]:
        first, end = self._tokens[n].map or [0, 1]
        return self._lines.raw[first:end]

    def _span(self, n: int) -> Span:
        first, end = self._tokens[n].map or [0, 1]
        while end > first + 1 and not self._lines.texts[end - 1].strip():
            end -= 1
        return self._lines.span(first, end)


_READERS = {
    "heading_open": _Reader.heading,
    "paragraph_open": _Reader.paragraph,
    "hr": _Reader.rule,
    "fence": _Reader.code,
    "code_block": _Reader.code,
    "html_block": _Reader.html,
    "blockquote_open": _Reader.quote,
    "bullet_list_open": _Reader.listing,
    "ordered_list_open": _Reader.listing,
    "table_open": _Reader.table,
}


def _ends(tokens: Sequence[Token]) -> list[int]:
    """For each token the index of the one that closes it; its own when it stands alone."""
    ends = list(range(len(tokens)))
    opened: list[int] = []
    for n, token in enumerate(tokens):
        if token.nesting == 1:
            opened.append(n)
        elif token.nesting == -1:
            ends[opened.pop()] = n
    return ends
