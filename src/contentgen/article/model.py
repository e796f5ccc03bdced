"""The nouns of reading: an Article is sections of blocks of text, each knowing its raw lines.

Article
  meta      what the author said about the article (front matter, "**Reading Time:** 8 Minutes")
  sections  the heading tree; sections[0] may be untitled (level 0): what stands before any heading
    blocks  Paragraph | Listing | Grid | Quotation | Code | Picture | Details | Rule
      text  plain words, with marks (bold, italics, links) as offsets, and the raw line of each offset
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from contentgen.source import Source, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """`kind` over text[start:end]: strong, em, code, strike or link (with its href)."""

    kind: str
    start: int
    end: int
    href: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words of one block: marks taken out, residue cleaned, line of every offset kept."""

    plain: str
    marks: tuple[Mark, ...] = ()
    starts: tuple[tuple[int, int], ...] = ((0, 0),)  # (offset, raw line), ascending; first offset 0

    def __str__(self) -> str:
        return self.plain

    def line_at(self, offset: int) -> int:
        """Raw line on which the character at `offset` stands."""
        return self.starts[bisect_right(self.starts, (offset, 1 << 62)) - 1][1]

    def span(self, start: int, end: int) -> Span:
        """Raw lines of plain[start:end]."""
        return Span(self.line_at(start), self.line_at(max(start, end - 1)))

    def marked(self, kind: str) -> Iterator[Mark]:
        return (m for m in self.marks if m.kind == kind)


EMPTY = Text("")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`**The Takeaway:** It is winning.` has label "The Takeaway" and text "It is winning."

    A label that stands alone on its line labels the paragraph after it (`owns_next`).
    """

    text: Text
    span: Span
    label: str = ""
    owns_next: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One list item; `ordinal` as written in an ordered list; `depth` 0 is the outermost."""

    text: Text
    span: Span
    label: str = ""
    ordinal: int | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    items: tuple[Item, ...]
    ordered: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: header cells, then rows of as many cells; one raw line a row."""

    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    row_lines: tuple[int, ...]
    span: Span
    caption: Text | None = None  # the paragraph right under it that names its source


@dataclass(frozen=True, slots=True)
class Quotation:
    """A Markdown block quote; `by` from a closing "— Name" line."""

    text: Text
    span: Span
    by: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the article: `src` as written, relative to the article's folder."""

    src: str
    alt: str
    span: Span


@dataclass(frozen=True, slots=True)
class Details:
    """`<details><summary>`: a summary that opens on `blocks`."""

    summary: Text
    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""

    span: Span


Block = Paragraph | Listing | Grid | Quotation | Code | Picture | Details | Rule


class Role(StrEnum):
    """What a section is for. STRATEGY is advice to the publisher: never printed in public output."""

    INTRO = "intro"
    BODY = "body"
    FAQ = "faq"
    STRATEGY = "strategy"
    KEYWORDS = "keywords"
    CONCLUSION = "conclusion"
    BOILERPLATE = "boilerplate"

    @property
    def public(self) -> bool:
        return self not in (Role.STRATEGY, Role.KEYWORDS, Role.BOILERPLATE)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, the blocks under it up to the next heading, and its subsections.

    `span` runs from the heading to the last line before the next heading of this level or above.
    """

    title: Text
    level: int  # 0: the untitled start; 1-6 as written
    role: Role
    blocks: tuple[Block, ...]
    span: Span
    children: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        """This section, then those below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Meta:
    """One thing the author said about the article; keys lower-case with underscores."""

    key: str
    value: object
    span: Span


@dataclass(frozen=True, slots=True)
class Notice:
    """Doubt as data: what was mended, skipped, or contradicts itself. level: info | warning."""

    code: str
    level: str
    message: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Article:
    source: Source
    title: Text
    subtitle: Text | None
    meta: tuple[Meta, ...]
    sections: tuple[Section, ...]
    language: str  # ISO 639-1
    date: date | None
    notices: tuple[Notice, ...] = ()

    @property
    def blocks(self) -> Iterator[Block]:
        """All blocks in reading order."""
        return (block for section in self.walk() for block in section.blocks)

    def walk(self) -> Iterator[Section]:
        """All sections in reading order."""
        for section in self.sections:
            yield from section.walk()

    def get(self, key: str) -> Meta | None:
        return next((m for m in self.meta if m.key == key), None)
