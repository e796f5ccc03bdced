"""Values of one unit as bars from zero on one scale: lying (bar), standing (column), parts (share).

What is not settled yet (an estimate, a future value) is hollow; the far end of a range is a tint.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contentgen.campaign.model import Bar, Bars
from contentgen.graphics.boxes import Area, Box
from contentgen.graphics.breaks import Overfull
from contentgen.graphics.kinds.dense import DENSE, dense
from contentgen.graphics.kinds.parts import note, qualified, starred
from contentgen.graphics.kinds.share import share
from contentgen.graphics.kinds.standing import standing
from contentgen.graphics.layout import Column, Line, Node, Spring, Text, column
from contentgen.graphics.page import Page


def bars(body: Bars, page: Page, room: Area) -> Node:
    negative = any(bar.figure.value < 0 for bar in body.bars)
    if body.kind == "column" and len(body.bars) > DENSE:
        return dense(body, page, room)
    if body.kind == "column" and not negative:
        return standing(body, page, room)
    if body.kind == "share" and not negative:
        return share(body, page, room)
    rows = lying(body, page, room).nodes
    return Column((Spring(share=0.3), *rows, Spring(share=0.4)))


def lying(body: Bars, page: Page, room: Area, beside: bool = False) -> Column:
    """The rows alone; `beside`: a little lower, since something else is the point of the card."""
    low = min(0.0, *(bar.figure.value for bar in body.bars))
    high = max(0.0, *(bar.figure.high or bar.figure.value for bar in body.bars))
    texts = [_Texts.of(bar, page) for bar in body.bars]
    side = page.broad
    label_width = min(max(t.label.width() for t in texts), room.w * 0.36) if side else 0.0
    figure_width = max(t.figure.width() for t in texts)
    gap = page.gap(24)
    length = room.w - (label_width + figure_width + gap * 2 if side else 0)
    if length < room.w * 0.2:
        raise Overfull("labels and figures leave no room for the bars")
    scale = _Scale(low, high or (1.0 if not low else 0.0), length)
    thick = page.gap(34 if len(body.bars) > 5 else 38 if beside else 46 if page.broad else 48)
    rows = [
        _BarRow(bar, t, page, scale, label_width, gap, thick, 0.0 if side else figure_width)
        for bar, t in zip(body.bars, texts, strict=True)
    ]
    between = page.gap(18 if page.broad else 30)
    nodes: list[Node] = [rows[0]]
    for row in rows[1:]:
        nodes += [Spring(between, share=1, most=between * (4 if page.broad else 7)), row]
    return Column(tuple(nodes))


@dataclass(frozen=True, slots=True)
class _Texts:
    label: Text
    note: Text | None
    figure: Line

    @classmethod
    def of(cls, bar: Bar, page: Page) -> _Texts:
        point = bar.tone == "accent"
        palette = page.palette
        label = page.words(
            bar.label,
            page.px("label"),
            palette.ink if point else palette.body,
            600 if point else 400,
        )
        extra = note(bar.figure, bar.label)
        below = page.words(extra, page.px("source"), palette.muted) if extra else None
        number = page.figure(
            starred(bar.figure),
            page.px("label", 1.2),
            palette.ink,
            800,
            drop=0.08,
        )
        return cls(label, below, qualified(bar.figure, number, page))

    def words(self) -> Column:
        return column(self.label, Spring(self.label.size * 0.3) if self.note else None, self.note)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Values → pixels, from the zero line."""

    low: float
    high: float
    length: float

    @property
    def zero(self) -> float:
        return -self.low / (self.high - self.low) * self.length

    def of(self, value: float) -> float:
        return abs(value) / (self.high - self.low) * self.length


@dataclass(frozen=True, slots=True)
class _BarRow:
    """Label at the left, bar, figure at its end; or label and figure above a bar as wide as the card.

    Above, a figure stands clear of the bar: at its end, in a tall card, the two run together.
    """

    bar: Bar
    texts: _Texts
    page: Page
    scale: _Scale
    label_width: float
    gap: float
    thick: float
    figure_width: float = 0.0  # set when label and figure stand above the bar

    def height(self, width: float) -> float:
        if self.label_width:
            return max(self.texts.words().height(self.label_width), self.thick)
        return self._above(width) + self.gap * 0.6 + self.thick

    def _above(self, width: float) -> float:
        words = self.texts.words().height(width - self.figure_width - self.gap)
        return max(words, max(text.size for text in self.texts.figure.texts) * 0.8)

    def place(self, area: Area) -> Iterator[Box]:
        words, x = self.texts.words(), area.x
        if self.label_width:
            height = words.height(self.label_width)
            # Centred by the capitals of a single line, by the whole block of several.
            sunk = (area.h - height) / 2 + (
                self.texts.label.size * 0.1 if height < 1.1 * self.texts.label.size else 0
            )
            yield from words.place(Area(x, area.y + sunk, self.label_width, height))
            x += self.label_width + self.gap
            top = area.y + (area.h - self.thick) / 2
        else:
            room = area.w - self.figure_width - self.gap
            yield from words.place(Area(x, area.y, room, words.height(room)))
            line = self.texts.figure
            width = line.width() + 1
            yield from line.place(Area(area.x + area.w - width, area.y, width, 0))
            top = area.y + self._above(area.w) + self.gap * 0.6
        yield from self._bar(x, top)
        if self.label_width:
            yield from self._number(x, top)

    def _bar(self, x: float, top: float) -> Iterator[Box]:
        figure, page = self.bar.figure, self.page
        colour = {"accent": page.palette.accent}.get(self.bar.tone, page.palette.neutral)
        length = max(self.scale.of(figure.value), 2.0)
        start = x + self.scale.zero - (length if figure.value < 0 else 0)
        hollow = self.bar.tone == "hollow" or figure.estimate
        if figure.high and figure.high > figure.value >= 0:
            yield Box(
                "bar",
                start + length,
                top,
                self.scale.of(figure.high) - length,
                self.thick,
                page.palette.hairline,
            )
        yield Box(
            "open" if hollow else "bar",
            start,
            top,
            length,
            self.thick,
            colour,
            stroke=3 * page.unit,
        )

    def _number(self, x: float, top: float) -> Iterator[Box]:
        figure, line = self.bar.figure, self.texts.figure
        end = (
            x
            + self.scale.zero
            + max(0.0, self.scale.of(figure.high or figure.value) if figure.value > 0 else 0.0)
        )
        size = max(text.size for text in line.texts)
        yield from line.place(
            Area(end + self.gap, top + (self.thick - size * 0.72) / 2, line.width() + 1, 0)
        )
