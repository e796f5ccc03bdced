"""Raw HTML, a block inside an article or a whole page → the same pieces Markdown gives.

Containers vanish, their text is read. What holds other blocks (a list, a table, a quote) is gathered
while it is open and becomes its noun when it closes, in elements.py. What is no text (scripts,
frames) is left out and said. Inline tags stay in the words: inline.py reads them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from contentgen.article.elements import HOLDERS, NEEDS, Holder, fold
from contentgen.article.inline import Words
from contentgen.article.model import Code, Paragraph, Rule
from contentgen.article.pieces import Closed, Opened, Part
from contentgen.article.tags import TAG, VOID, attributes_of
from contentgen.article.writing import NO_TEXT
from contentgen.source import Span

_BLOCKS = """
    address article aside base blockquote body caption center col colgroup dd details dialog dir div
    dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup
    hr html legend li link main menu meta nav ol optgroup option p pre section search summary table
    tbody td textarea tfoot th thead title tr ul
"""
_IS_BLOCK = frozenset(_BLOCKS.split())
_DEEPEST = 60  # holders inside holders; what nests deeper joins what holds it


def read_html(content: str, raw: Sequence[int], words: Words) -> list[Part]:
    """`raw[i]` is the raw line of line i of `content`."""
    page = _Page(raw, words)
    line, done = 0, 0
    for found in TAG.finditer(content):
        page.words(content[done : found.start()], line)
        line += content.count("\n", done, found.start())
        if found[2]:
            page.tag(found, line)
        else:
            words.notes.add("CG119", Span(page.number(line), page.number(line)))
        line += found[0].count("\n")
        done = found.end()
    page.words(content[done:], line)
    return page.end(line + content.count("\n", done))


class _Page:
    """HTML while it is being read."""

    def __init__(self, raw: Sequence[int], words: Words) -> None:
        self._raw = raw
        self._words = words
        self._held: list[str] = []
        self._held_from = 0
        self._holders = [Holder("", 0)]
        self._skipping = ""  # the element that is no text, while inside it
        self._skipped_from = 0

    def number(self, line: int) -> int:
        return self._raw[min(line, len(self._raw) - 1)]

    def words(self, words: str, line: int) -> None:
        if self._skipping or not words:
            return
        if not self._held and self._holders[-1].name != "pre":
            lead = len(words) - len(words.lstrip())
            line += words.count("\n", 0, lead)
            words = words[lead:]
        if words:
            self._held_from = self._held_from if self._held else line
            self._held.append(words)

    def tag(self, found: re.Match[str], line: int) -> None:
        name, closing = found[2].lower(), bool(found[1])
        if name in NO_TEXT or self._skipping:
            self._flush(line)
            self._skip(closing, name, line)
        elif name not in _IS_BLOCK:
            self._inline(found, name, closing, line)
        else:
            self._flush(line)
            self._close(name, line) if closing else self._open(name, found[3], line)

    def end(self, line: int) -> list[Part]:
        if self._skipping:
            self._end_skip(line)
        self._flush(line)
        while len(self._holders) > 1:
            self._fold(line)
        return self._holders[0].parts

    def _inline(self, found: re.Match[str], name: str, closing: bool, line: int) -> None:
        """A tag among words; the name a quote gives for itself is no part of its words."""
        if name == "cite" and self._holders[-1].name in ("blockquote", "cite"):
            if not closing and (self._held or not self._holders[-1].parts):
                self.words(found[0], line)
                return
            self._flush(line)
            self._close(name, line) if closing else self._open(name, found[3], line)
            return
        self.words(found[0], line)

    def _skip(self, closing: bool, name: str, line: int) -> None:
        if self._skipping:
            if closing and name == self._skipping:
                self._end_skip(line)
        elif not closing:
            self._skipping, self._skipped_from = name, line
            if name in VOID:
                self._end_skip(line)

    def _end_skip(self, line: int) -> None:
        span = Span(self.number(self._skipped_from), self.number(line))
        self._words.notes.add("CG120", span, self._skipping)
        self._skipping = ""

    def _open(self, name: str, inside: str, line: int) -> None:
        top = self._holders[-1]
        if name == "details":
            top.parts.append(Opened(self.number(line)))
        elif name == "hr":
            top.parts.append(Rule(Span(self.number(line), self.number(line))))
        elif name == "meta" and "content" in inside:
            detail = attributes_of(inside).get("name", name)
            self._words.notes.add("CG120", Span(self.number(line), self.number(line)), detail)
        elif name == "footer" and top.name != "blockquote":
            return
        elif name in HOLDERS:
            self._hold(name, inside, line)

    def _hold(self, name: str, inside: str, line: int) -> None:
        """A new holder, in the one it belongs to: `<li>` ends the one before it."""
        home = NEEDS.get(name)
        if home:
            self._close_to(home, line)
            if self._holders[-1].name not in home:
                self._push(home[0], "", line)
        self._push(name, inside, line)

    def _push(self, name: str, inside: str, line: int) -> None:
        if len(self._holders) < _DEEPEST:
            self._holders.append(Holder(name, self.number(line), attributes_of(inside)))

    def _close_to(self, home: Sequence[str], line: int) -> None:
        """Closes what is open inside the nearest holder of these names, if there is one."""
        at = next(
            (n for n in range(len(self._holders) - 1, 0, -1) if self._holders[n].name in home), 0
        )
        while at and len(self._holders) - 1 > at:
            self._fold(line)

    def _close(self, name: str, line: int) -> None:
        if name == "details":
            self._holders[-1].parts.append(Closed(self.number(line)))
            return
        at = next(
            (n for n in range(len(self._holders) - 1, 0, -1) if self._holders[n].name == name), 0
        )
        while at and len(self._holders) > at:
            self._fold(line)

    def _fold(self, line: int) -> None:
        holder = self._holders.pop()
        fold(holder, self._holders[-1], self.number(line), self._words)

    def _flush(self, line: int) -> None:
        held, first = "".join(self._held), self._held_from
        self._held.clear()
        content = held.rstrip()
        if not content:
            return
        last = min(first + content.count("\n"), len(self._raw) - 1)
        span = Span(self.number(first), self._raw[last])
        parts = self._holders[-1].parts
        if any(holder.name == "pre" for holder in self._holders):
            parts.append(Code(unescape(re.sub(r"<[^<>]*>", "", content)).lstrip("\n"), span))
            return
        read = self._words.read(content, [self.number(n) for n in range(first, last + 1)])
        if read.text.plain:
            parts.append(Paragraph(read.text, span))
        parts += read.pictures
