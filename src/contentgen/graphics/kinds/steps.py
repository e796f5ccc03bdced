"""Events in order. Wide cards have stations on a line, tall ones run down a rail.

The past is a solid line with filled dots; what is still to come is dashed with open ones; the
turning point is larger and accented.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from contentgen.campaign.model import Step, Steps
from contentgen.graphics.boxes import Area, Box, on_beat
from contentgen.graphics.breaks import Overfull
from contentgen.graphics.fonts import CAP
from contentgen.graphics.layout import Column, Node, Spring, Text
from contentgen.graphics.page import Page


def steps(body: Steps, page: Page, room: Area) -> Node:
    if not page.broad:
        return _Rail(body.steps, page)
    if len(body.steps) <= 5:
        return Column((Spring(share=0.4), _Stations(body.steps, page), Spring(share=0.5)))
    half = (len(body.steps) + 1) // 2
    first = _Stations(body.steps[:half], page, columns=half, runs_on=body.steps[half].future)
    second = _Stations(body.steps[half:], page, columns=half, first=half + 1)
    return Column(
        (first, Spring(page.gap(28), share=1, most=page.gap(70)), second, Spring(share=0.3))
    )


def _when(step: Step, page: Page, factor: float = 1.0) -> Text:
    colour = page.palette.accent if step.turning else page.palette.muted
    return page.words(step.when, page.px("label", factor), colour, 600)


def _dot(step: Step, x: float, y: float, page: Page) -> Box:
    """Centred on (x, y)."""
    palette, unit = page.palette, page.unit
    radius = _radius(page) * (1.35 if step.turning else 1.0)
    kind = "ring" if step.future else "dot"
    colour = palette.accent if step.turning else palette.ink
    return Box(kind, x - radius, y - radius, 2 * radius, 2 * radius, colour, stroke=4 * unit)


def _largest(page: Page) -> float:
    """Events may nearly reach the headline's size, not pass it."""
    return 0.92 * page.shape.headline * page.unit


def _radius(page: Page) -> float:
    return (11 if page.broad else 14) * page.unit


def _stroke(page: Page) -> float:
    return 4 * page.unit


@dataclass(frozen=True, slots=True)
class _Stations:
    steps: tuple[Step, ...]
    page: Page
    columns: int = 0
    runs_on: bool | None = None  # the line goes on to a second row; whether dashed
    first: int = 1  # beat of the first station

    def height(self, width: float) -> float:
        column = self._column(width)
        most = 4 if self.page.scale < 1.2 else 3
        tall = any(len(self._label(step).lines(column)) > most for step in self.steps)
        if self.page.scale > 0.94 and (tall or self._shrink(width) < 0.75):
            raise Overfull("narrow columns")  # smaller type reads better than many short lines
        return self._above(width) + self._rail() + self._below(width)

    def place(self, area: Area) -> Iterator[Box]:
        column = self._column(area.w)
        y = area.y + self._above(area.w) + self._rail() / 2
        yield from self._lines(area, y)
        for i, step in enumerate(self.steps):
            x = area.x + i * (column + self._gap())
            yield from on_beat(self._station(step, x, y, area.w), self.first + i)

    def _station(self, step: Step, x: float, y: float, width: float) -> Iterator[Box]:
        column = self._column(width)
        if step.when:
            when = self._when(step, width)
            height = when.height(column)
            yield from when.place(Area(x, y - self._rail() / 2 - height, column, height))
        reach = _radius(self.page) * (1.35 if step.turning else 1.0)
        yield _dot(step, x + reach, y, self.page)
        yield from self._label(step).place(Area(x, y + self._rail() / 2, column, 0))

    def _lines(self, area: Area, y: float) -> Iterator[Box]:
        """From each dot to the next; dashed where the next is still to come."""
        pitch, stroke, air = (
            self._column(area.w) + self._gap(),
            _stroke(self.page),
            6 * self.page.unit,
        )
        for i, step in enumerate(self.steps):
            last = i + 1 == len(self.steps)
            if last and self.runs_on is None and not step.future:
                return
            dashed = self.steps[i + 1].future if not last else bool(self.runs_on or step.future)
            start = area.x + i * pitch + 2 * _radius(self.page) * (1.35 if step.turning else 1.0)
            end = area.x + (i + 1) * pitch if not last else area.right
            pad = air if dashed or step.future or (not last and self.steps[i + 1].future) else 0.0
            colour = self.page.palette.neutral if dashed else self.page.palette.ink
            yield Box("dash" if dashed else "rule", start + pad, y - stroke / 2,
                      end - start - 2 * pad, stroke, colour, stroke=stroke,
                      beat=self.first + i + (not last))  # fmt: skip

    def _label(self, step: Step) -> Text:
        page = self.page
        few = len(self.steps) <= 4 and not self.columns
        short = max(len(s.label) for s in self.steps) <= 34
        size = min(page.px("body", 1.3 if few and short else 1.0), _largest(page))
        colour = page.palette.accent if step.turning else page.palette.ink
        return page.figure(step.label, size, colour, 700, leading=1.26)

    def _when(self, step: Step, width: float) -> Text:
        """All dates in one size, at which each fits its column in one line."""
        when = _when(step, self.page)
        size = max(self.page.least * 1.12, when.size * self._shrink(width) - 0.01)
        return replace(when, size=size)

    def _shrink(self, width: float) -> float:
        """By how much the widest date must give way to its column."""
        widest = max((_when(s, self.page).width() for s in self.steps if s.when), default=0.0)
        return min(1.0, self._column(width) / widest) if widest else 1.0

    def _gap(self) -> float:
        return self.page.gap(32)

    def _column(self, width: float) -> float:
        n = self.columns or len(self.steps)
        return (width - self._gap() * (n - 1)) / n

    def _rail(self) -> float:
        return self.page.gap(24) * 2 + 2 * _radius(self.page) * 1.35

    def _above(self, width: float) -> float:
        column = self._column(width)
        whens = (self._when(step, width) for step in self.steps if step.when)
        return max((when.height(column) for when in whens), default=0.0)

    def _below(self, width: float) -> float:
        column = self._column(width)
        return max(self._label(step).height(column) for step in self.steps)


@dataclass(frozen=True, slots=True)
class _Rail:
    """Stops down a rail: when above, what beneath."""

    steps: tuple[Step, ...]
    page: Page

    def height(self, width: float) -> float:
        return sum(self._stop(step, width) for step in self.steps) + self._least() * (
            len(self.steps) - 1
        )

    def place(self, area: Area) -> Iterator[Box]:
        gaps = max(1, len(self.steps) - 1)
        free = area.h - self.height(area.w)
        air = free / (gaps + 0.5)
        y = area.y + max(0.0, free - air * gaps) * 0.4
        stops = []
        for step in self.steps:
            stops.append(y)
            y += self._stop(step, area.w) + self._least() + air
        x = area.x + self._rail()
        centres = [
            top + self._first(step) * CAP / 2 for top, step in zip(stops, self.steps, strict=True)
        ]
        yield from self._lines(x, centres)
        for i, (step, top, centre) in enumerate(zip(self.steps, stops, centres, strict=True)):
            yield from on_beat(self._stop_at(step, area, top, centre), i + 1)

    def _stop_at(self, step: Step, area: Area, top: float, centre: float) -> Iterator[Box]:
        if step.when and self._dates():
            when = _when(step, self.page)
            yield from when.place(Area(area.x, centre - CAP * when.size / 2, self._dates(), 0))
        yield _dot(step, area.x + self._rail(), centre, self.page)
        yield from self._words(step).place(
            Area(area.x + self._indent(), top, area.w - self._indent(), 0)
        )

    def _lines(self, x: float, centres: list[float]) -> Iterator[Box]:
        stroke = _stroke(self.page)
        for i in range(len(self.steps) - 1):
            here, there = self.steps[i], self.steps[i + 1]
            start = (
                centres[i]
                + _radius(self.page) * (1.35 if here.turning else 1.0)
                + (6 if there.future else 0)
            )
            end = (
                centres[i + 1]
                - _radius(self.page) * (1.35 if there.turning else 1.0)
                - (6 if there.future else 0)
            )
            colour = self.page.palette.neutral if there.future else self.page.palette.ink
            yield Box("dash" if there.future else "rule", x - stroke / 2, start,
                      stroke, end - start, colour, stroke=stroke, beat=i + 2)  # fmt: skip

    def _label(self, step: Step) -> Text:
        few, many = len(self.steps) < 4, len(self.steps) > 5
        size = self.page.px("body", 1.4 if few else 1.0 if many else 1.25)
        size = min(size, _largest(self.page))
        colour = self.page.palette.accent if step.turning else self.page.palette.ink
        return self.page.figure(step.label, size, colour, 700, leading=1.26)

    def _words(self, step: Step) -> Column:
        """What stands right of the rail."""
        if not step.when or self._dates():
            return Column((self._label(step),))
        return Column((_when(step, self.page), Spring(self.page.gap(14)), self._label(step)))

    def _dates(self) -> float:
        """Width of the dates left of the rail, where many events leave no line for them."""
        if len(self.steps) <= 5:
            return 0.0
        return max(
            (_when(step, self.page).width() for step in self.steps if step.when), default=0.0
        )

    def _first(self, step: Step) -> float:
        """Size of the stop's first line: the dot sits at the middle of its capitals."""
        words = self._words(step).nodes[0]
        return words.size if isinstance(words, Text) else 0.0

    def _stop(self, step: Step, width: float) -> float:
        return self._words(step).height(width - self._indent())

    def _rail(self) -> float:
        """The rail's middle, from the left margin."""
        dates = self._dates()
        return (dates + self.page.gap(28) if dates else 0.0) + _radius(self.page) * 1.35

    def _indent(self) -> float:
        return self._rail() + _radius(self.page) + 32 * self.page.unit

    def _least(self) -> float:
        return self.page.gap(24 if len(self.steps) > 6 else 36)
