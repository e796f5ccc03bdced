"""Parts of one whole: a strip cut to scale, and under it each part with its colour and figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contentgen.campaign.model import Bar, Bars
from contentgen.graphics.boxes import Area, Box
from contentgen.graphics.breaks import Overfull
from contentgen.graphics.kinds.parts import note, qualified, starred
from contentgen.graphics.layout import Cell, Column, Line, Mark, Node, Row, Spring, column
from contentgen.graphics.page import Page


def share(body: Bars, page: Page, room: Area) -> Node:
    paints = _paints(body.bars, page)
    strip = _Strip(
        body.bars, paints, page.gap(72 if page.broad else 110), 3 * page.unit, _whole(body)
    )
    chip = page.px("label", 0.8)
    figures = [_figure(bar, page) for bar in body.bars]
    figure_width = max(line.width() for line in figures)
    gap = page.gap(18)
    label_width = room.w - chip - figure_width - 2 * gap
    if label_width < room.w * 0.25:
        raise Overfull("the figures leave no room for the labels")
    nodes: list[Node] = [strip]
    for bar, (kind, colour), line in zip(body.bars, paints, figures, strict=True):
        row = Row((
            Cell(Mark(kind, colour, chip, stroke=3 * page.unit), chip, "middle"),
            Cell(line, figure_width, "middle"),
            Cell(_label(bar, page), label_width, "middle"),
        ), gap)  # fmt: skip
        nodes += [Spring(page.gap(20), share=1, most=page.gap(60 if page.broad else 100)), row]
    return Column((Spring(share=0.2), *nodes, Spring(share=0.3)))


def _paints(bars: tuple[Bar, ...], page: Page) -> list[tuple[str, str]]:
    """Kind and colour of each part: the accent for the point, greys in turn for the rest."""
    palette = page.palette
    greys = [palette.ink, palette.neutral, palette.hairline]
    paints, plain = [], 0
    for bar in bars:
        if bar.tone == "hollow":
            paints.append(("frame", palette.accent))
        elif bar.tone == "accent":
            paints.append(("bar", palette.accent))
        else:
            paints.append(("bar", greys[plain % 3]))
            plain += 1
    return paints


def _whole(body: Bars) -> float:
    """100 for percentages that leave a rest; else the parts' sum."""
    total = sum(bar.figure.value for bar in body.bars) or 1.0
    return max(total, 100.0) if "%" in body.unit or "percent" in body.unit.lower() else total


def _figure(bar: Bar, page: Page) -> Line:
    number = page.figure(
        starred(bar.figure), page.px("label", 1.35), page.palette.ink, 800, drop=0.08
    )
    return qualified(bar.figure, number, page)


def _label(bar: Bar, page: Page) -> Column:
    extra = note(bar.figure, bar.label)
    small = page.words(extra, page.px("source"), page.palette.muted) if extra else None
    return column(page.words(bar.label, page.px("label", 1.1), page.palette.body), small)


@dataclass(frozen=True, slots=True)
class _Strip:
    bars: tuple[Bar, ...]
    paints: list[tuple[str, str]]
    tall: float
    stroke: float
    whole: float

    def height(self, width: float) -> float:
        return self.tall

    def place(self, area: Area) -> Iterator[Box]:
        x = area.x
        for bar, (kind, colour) in zip(self.bars, self.paints, strict=True):
            width = bar.figure.value / self.whole * area.w
            yield Box(
                kind,
                x,
                area.y,
                max(2.0, width - self.stroke),
                self.tall,
                colour,
                stroke=self.stroke,
            )
            x += width
