"""A block of raw HTML inside an article → the same pieces Markdown gives.

Containers vanish, their text is read; tables become Grids; what is no text (scripts, frames) is
left out and said. Inline tags stay in the words: inline.py reads them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentgen.article.inline import NO_TEXT, Words, attributes_of
from contentgen.article.model import (
    EMPTY,
    Code,
    Grid,
    Item,
    Listing,
    Paragraph,
    Quotation,
    Rule,
    Text,
)
from contentgen.article.pieces import Closed, Heading, Opened, Part, Summary
from contentgen.source import Span

_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)([^<>]*)>|<!doctype[^<>]*>", re.IGNORECASE)
_BLOCKS = """
    address article aside base blockquote body caption center col colgroup dd details dialog dir div
    dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr
    html legend li link main menu meta nav ol optgroup option p pre section summary table tbody td
    textarea tfoot th thead title tr ul
"""
_IS_BLOCK = frozenset(_BLOCKS.split())
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def read_html(content: str, raw: Sequence[int], words: Words) -> list[Part]:
    """`raw[i]` is the raw line of line i of `content`."""
    page = _Page(raw, words)
    line, done = 0, 0
    for found in _TAG.finditer(content):
        page.words(content[done : found.start()], line)
        line += content.count("\n", done, found.start())
        if found[2]:
            page.tag(found[0], bool(found[1]), found[2].lower(), found[3], line)
        else:
            words.notes.add("CG119", Span(raw[min(line, len(raw) - 1)], raw[-1]))
        line += found[0].count("\n")
        done = found.end()
    page.words(content[done:], line)
    return page.end(line + content.count("\n", done))


class _Page:
    """An HTML block while it is being read."""

    def __init__(self, raw: Sequence[int], words: Words) -> None:
        self._raw = raw
        self._words = words
        self._parts: list[Part] = []
        self._held = ""
        self._held_from = 0
        self._inside: list[str] = []  # open blocks that say what their text is
        self._skipping = ""  # the element that is no text, while inside it
        self._skipped_from = 0
        self._items: list[Item] = []
        self._lists: list[str] = []
        self._rows: list[list[Text]] = []
        self._row_lines: list[int] = []

    def words(self, words: str, line: int) -> None:
        if self._skipping or not words:
            return
        if not self._held:
            lead = len(words) - len(words.lstrip())
            line += words.count("\n", 0, lead)
            words = words[lead:]
            self._held_from = line
        self._held += words

    def tag(self, tag: str, closing: bool, name: str, inside: str, line: int) -> None:
        if name in NO_TEXT or self._skipping:
            self._flush(line)
            self._skip(closing, name, line)
        elif name not in _IS_BLOCK:
            self.words(tag, line)
        else:
            self._flush(line)
            self._close(name, line) if closing else self._open(name, inside, line)

    def end(self, line: int) -> list[Part]:
        if self._skipping:
            self._end_skip(line)
        self._flush(line)
        self._end_list()
        self._end_table(line)
        return self._parts

    def _number(self, line: int) -> int:
        return self._raw[min(line, len(self._raw) - 1)]

    def _skip(self, closing: bool, name: str, line: int) -> None:
        if self._skipping:
            if closing and name == self._skipping:
                self._end_skip(line)
        elif not closing:
            self._skipping, self._skipped_from = name, line
            if name == "embed":  # the only one without an end
                self._end_skip(line)

    def _end_skip(self, line: int) -> None:
        span = Span(self._number(self._skipped_from), self._number(line))
        self._words.notes.add("CG120", span, self._skipping)
        self._skipping = ""

    def _open(self, name: str, inside: str, line: int) -> None:
        if name == "details":
            self._parts.append(Opened(self._number(line)))
        elif name == "hr":
            self._parts.append(Rule(Span(self._number(line), self._number(line))))
        elif name in ("ul", "ol"):
            self._lists.append(name)
        elif name == "tr":
            self._rows.append([])
            self._row_lines.append(self._number(line))
        elif name in ("summary", "li", "blockquote", "pre", "td", "th", "dt", *_HEADINGS):
            self._inside.append(name)
        elif name == "meta" and "content" in inside:
            self._words.notes.add(
                "CG120",
                Span(self._number(line), self._number(line)),
                attributes_of(inside).get("name", name),
            )

    def _close(self, name: str, line: int) -> None:
        if name == "details":
            self._parts.append(Closed(self._number(line)))
        elif name in ("ul", "ol"):
            self._lists = self._lists[:-1]
            if not self._lists:
                self._end_list()
        elif name == "table":
            self._end_table(line)
        elif name in self._inside[-20:]:
            while self._inside.pop() != name:
                pass

    def _flush(self, line: int) -> None:
        content, first = self._held.rstrip(), self._held_from
        self._held = ""
        if not content:
            return
        last = min(first + content.count("\n"), len(self._raw) - 1)
        span = Span(self._number(first), self._raw[last])
        home = self._inside[-1] if self._inside else ""
        if home == "pre":
            self._parts.append(Code(re.sub(r"<[^<>]*>", "", content), span))
            return
        read = self._words.read(content, [self._number(n) for n in range(first, last + 1)])
        if read.text.plain:
            self._place(home, read.text, span)
        self._parts += read.pictures

    def _place(self, home: str, text: Text, span: Span) -> None:
        if home in ("td", "th") and self._rows:
            self._rows[-1].append(text)
        elif home == "li":
            depth = max(0, len(self._lists) - 1)
            ordinal = len(self._items) + 1 if self._lists[-1:] == ["ol"] else None
            self._items.append(Item(text, span, ordinal=ordinal, depth=depth))
        elif home == "summary":
            self._parts.append(Summary(text))
        elif home == "blockquote":
            self._parts.append(Quotation(text, span))
        elif home in _HEADINGS:
            self._parts.append(Heading(text, int(home[1]), span))
        else:
            self._parts.append(Paragraph(text, span))

    def _end_list(self) -> None:
        if self._items:
            span = Span.over(item.span for item in self._items)
            ordered = self._items[0].ordinal is not None
            self._parts.append(Listing(tuple(self._items), ordered, span))
        self._items = []

    def _end_table(self, line: int) -> None:
        rows = [
            (row, number) for row, number in zip(self._rows, self._row_lines, strict=True) if row
        ]
        self._rows, self._row_lines = [], []
        if not rows:
            return
        width = max(len(row) for row, _ in rows)
        if len(rows) < 2 or width < 2:  # a table that only lays out
            self._parts += [Paragraph(text, Span(n, n)) for row, n in rows for text in row]
            return
        full = [(*row, *[EMPTY] * (width - len(row))) for row, _ in rows]
        lines = tuple(number for _, number in rows)
        self._parts.append(
            Grid(full[0], tuple(full[1:]), lines[1:], Span(lines[0], self._number(line)))
        )
