"""Columns on one baseline: a few values over time, each with its figure on top."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contentgen.campaign.model import Bar, Bars
from contentgen.graphics.boxes import Area, Box
from contentgen.graphics.breaks import Overfull
from contentgen.graphics.kinds.parts import note, starred, widest_at
from contentgen.graphics.layout import Column, Node, Text, column
from contentgen.graphics.page import Page


def standing(body: Bars, page: Page, room: Area) -> Node:
    n = len(body.bars)
    slot = room.w / n
    size = min(page.px("label", 1.5 if n < 6 else 1.2), 56 * page.unit)
    trials = [
        page.figure(starred(bar.figure), size, page.palette.ink, 800, align="centre")
        for bar in body.bars
    ]
    size = widest_at(trials, size, slot * 0.94)
    if size < page.least:
        raise Overfull("the figures are wider than their columns")
    columns = tuple(_one(bar, page, size) for bar in body.bars)
    return _Standing(columns, page, page.gap(16), slot)


@dataclass(frozen=True, slots=True)
class _One:
    bar: Bar
    above: Column
    below: Column


def _one(bar: Bar, page: Page, size: float) -> _One:
    palette, point = page.palette, bar.tone == "accent"
    number = page.figure(starred(bar.figure), size, palette.ink, 800, align="centre", drop=0.08)
    small = page.px("source")
    above = (
        page.words(bar.figure.qualifier, small, palette.muted, align="centre")
        if bar.figure.qualifier
        else None
    )
    colour, weight = (palette.ink, 600) if point else (palette.body, 400)
    label = page.words(bar.label, page.px("label"), colour, weight,
                       align="centre", leading=1.16)  # fmt: skip
    extra = note(bar.figure, bar.label)
    below: Text | None = page.words(extra, small, palette.muted, align="centre") if extra else None
    return _One(bar, column(above, number), column(label, below))


@dataclass(frozen=True, slots=True)
class _Standing:
    columns: tuple[_One, ...]
    page: Page
    gap: float
    slot: float

    def height(self, width: float) -> float:
        return (
            self._above()
            + self._below()
            + 2 * self.gap
            + width * (0.17 if self.page.broad else 0.3)
        )

    def place(self, area: Area) -> Iterator[Box]:
        base = round(area.bottom - self._below() - self.gap)
        reach = base - area.y - self._above() - self.gap
        top_value = max(max(c.bar.figure.high or c.bar.figure.value for c in self.columns), 1e-12)
        wide = min(self.slot * 0.62, self.page.size.width * 0.2)
        words = self.slot * 0.92
        for i, one in enumerate(self.columns):
            middle = area.x + (i + 0.5) * self.slot
            figure = one.bar.figure
            tall = max(2.0, figure.value / top_value * reach)
            far = max(tall, (figure.high or 0) / top_value * reach)
            above = one.above.height(words)
            yield from one.above.place(
                Area(middle - words / 2, base - far - self.gap * 0.8 - above, words, above)
            )
            if far > tall:
                yield Box(
                    "bar",
                    middle - wide / 2,
                    base - far,
                    wide,
                    far - tall,
                    self.page.palette.hairline,
                )
            yield self._bar(one.bar, middle - wide / 2, base - tall, wide, tall)
            yield from one.below.place(Area(middle - words / 2, base + self.gap, words, 0))
        yield Box(
            "rule", area.x, base, area.w, max(2.0, round(2 * self.page.unit)), self.page.palette.ink
        )

    def _bar(self, bar: Bar, x: float, y: float, w: float, h: float) -> Box:
        palette = self.page.palette
        colour = palette.accent if bar.tone == "accent" else palette.neutral
        hollow = bar.tone == "hollow" or bar.figure.estimate
        return Box("frame" if hollow else "bar", x, y, w, h, colour, stroke=3 * self.page.unit)

    def _above(self) -> float:
        return max(one.above.height(self.slot * 0.92) for one in self.columns)

    def _below(self) -> float:
        return max(one.below.height(self.slot * 0.92) for one in self.columns)
