"""Brief → the parts of a letter that brings the whole article, block by block, as it stands.

What is meant for the publisher stays out, as everywhere; so do the questions and the disclaimer,
which the letter prints in places of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from contentgen.article.model import (
    Block as Written,
)
from contentgen.article.model import (
    Code,
    Details,
    Grid,
    Item,
    Listing,
    Paragraph,
    Picture,
    Quotation,
    Section,
    Text,
)
from contentgen.brief.model import Brief
from contentgen.brief.passages import Place, find_passages, find_places
from contentgen.brief.slugs import slug
from contentgen.campaign.headings import without_ordinal
from contentgen.campaign.model import NOTHING, Block, Part, Rows, Run, Said
from contentgen.typography import typographic

_ONLY_HASHTAGS = re.compile(r"(?:#\w+[\s,]*)+")


def whole_parts(brief: Brief) -> tuple[Part, ...]:
    """The article's public sections: one part for each of the top level, with all that is below it."""
    return tuple(part for part in _Whole(brief).parts() if part.blocks)


def left_out_pictures(brief: Brief) -> int:
    """Pictures of the article's own: they lie beside the article or elsewhere, not in the kit."""
    return sum(isinstance(block, Picture) for block in brief.article.blocks)


class _Whole:
    """What every section is asked: which lines are printed elsewhere or not at all."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.language = brief.language or "en"
        self.hidden = frozenset(_printed_elsewhere(brief))
        titled = (s for s in brief.article.walk() if s.role.public and s.title.plain)
        self.top = min((s.level for s in titled if self._prints(s)), default=1)

    def parts(self) -> Iterator[Part]:
        part = Part(NOTHING, ())
        for place in find_places(self.brief.article):
            section = place.section
            if not place.public or not self._prints(section):
                continue
            if section.title.plain and section.level <= self.top:
                yield part
                heading = Said(without_ordinal(section.title.plain), (section.span.first,))
                part = Part(heading, (), anchor=slug(section.title.plain))
            own = (*self._heading(place), *self._blocks(section.blocks))
            part = Part(part.heading, (), anchor=part.anchor, blocks=(*part.blocks, *own))
        yield part

    def _prints(self, section: Section) -> bool:
        """Whether anything of the section, or of those below it, is printed here."""
        return any(next(self._blocks(inner.blocks), None) for inner in section.walk())

    def _heading(self, place: Place) -> Iterator[Block]:
        section = place.section
        if section.title.plain and section.level > self.top:
            depth = min(1, section.level - self.top - 1)
            yield self._block("heading", section.title, (section.span.first,), depth=depth)

    def _blocks(self, written: tuple[Written, ...]) -> Iterator[Block]:
        for block in written:
            if not set(block.span.lines) <= self.hidden:
                yield from self._of(block)

    def _of(self, block: Written) -> Iterator[Block]:
        match block:
            case Paragraph():
                if not _ONLY_HASHTAGS.fullmatch(block.text.plain.strip()):
                    yield self._labelled("paragraph", block.label, block.text, block.span.lines)
            case Quotation():
                yield self._block("quote", block.text, block.span.lines)
                if block.by:
                    yield Block("credit", (Run(block.by),), block.span.lines)
            case Listing():
                items = (i for i in block.items if not set(i.span.lines) & self.hidden)
                yield from map(self._item, items)
            case Code():
                yield Block("code", (Run(block.text),), block.span.lines)
            case Grid():
                yield self._table(block)
            case Details():
                yield self._block("heading", block.summary, block.span.lines[:1], depth=1)
                yield from self._blocks(block.blocks)
            case _:
                return

    def _item(self, item: Item) -> Block:
        kind = "bullet" if item.ordinal is None else "number"
        mark = "" if item.ordinal is None else f"{item.ordinal}."
        return self._labelled(kind, item.label, item.text, item.span.lines, mark, item.depth)

    def _labelled(
        self,
        kind: str,
        label: str,
        text: Text,
        lines: tuple[int, ...],
        mark: str = "",
        depth: int = 0,
    ) -> Block:
        """The label in bold before its text, with a colon unless it ends by itself."""
        runs = self._runs(text)
        if label:
            words = typographic(label.rstrip(" :"), self.language)
            colon = "" if words[-1:] in ".!?…" else ":"
            runs = (Run(f"{words}{colon}", ("strong",)), *((Run(" "), *runs) if runs else ()))
        return Block(kind, runs, lines, mark, depth)

    def _block(self, kind: str, text: Text, lines: tuple[int, ...], depth: int = 0) -> Block:
        return Block(kind, self._runs(text), lines, depth=depth)

    def _table(self, grid: Grid) -> Block:
        rows = Rows(
            tuple(cell.plain for cell in grid.header),
            tuple(tuple(cell.plain for cell in row) for row in grid.rows),
        )
        caption = grid.caption.plain if grid.caption else ""
        return Block("table", (), grid.span.lines, table=rows, caption=caption)

    def _runs(self, text: Text) -> tuple[Run, ...]:
        """The words between each two places where a mark begins or ends, set as in print."""
        plain, at = _printed_with_offsets(text.plain, self.language)
        cuts = {0, len(plain), *(at[m.start] for m in text.marks), *(at[m.end] for m in text.marks)}
        borders = sorted(cuts)
        runs = []
        for start, end in pairwise(borders):
            over = [m for m in text.marks if at[m.start] <= start and end <= at[m.end]]
            marks = tuple(sorted({m.kind for m in over if m.kind != "link"}))
            href = next((m.href for m in over if m.kind == "link"), "")
            runs.append(Run(plain[start:end], marks, href))
        return tuple(run for run in runs if run.text)


def _printed_elsewhere(brief: Brief) -> Iterator[int]:
    """Lines of the questions, the disclaimer, the subtitle, and of what no reader is to see."""
    for faq in brief.faq:
        yield from faq.span.lines
    if brief.disclaimer_span:
        yield from brief.disclaimer_span.lines
    subtitle = brief.article.subtitle
    if subtitle:
        yield from subtitle.span(0, max(1, len(subtitle.plain))).lines
    for table in brief.tables:
        if not table.public:
            yield from table.span.lines
    for passage in find_passages(brief.article):
        if not passage.public:
            yield from passage.span.lines
            yield from (passage.owner_line,) * bool(passage.owner_line)


def _printed_with_offsets(text: str, language: str) -> tuple[str, list[int]]:
    """`text` as printed, and where each offset of it went: printing swaps signs and drops blanks."""
    printed = typographic(text, language)
    offsets, there = [], 0
    for letter in text:
        offsets.append(there)
        same = there < len(printed) and (letter == printed[there] or letter in "\"'")
        there += same
    return printed, [*offsets, len(printed)]
