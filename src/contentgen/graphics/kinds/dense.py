"""A long series as columns with axes: the place is kept here, matplotlib fills it (plot.py)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contentgen.campaign.model import Bars
from contentgen.graphics.boxes import Area, Box, Plot
from contentgen.graphics.kinds.parts import starred
from contentgen.graphics.layout import Node
from contentgen.graphics.page import Page
from contentgen.graphics.typeset import typeset

DENSE = 8  # more columns than this have axes instead of a figure each


def dense(body: Bars, page: Page, room: Area) -> Node:
    palette, size = page.palette, page.px("source", 1.1)
    last = len(body.bars) - 1
    named = {last} | {
        i for i, bar in enumerate(body.bars) if bar.tone == "accent" and abs(i - last) > 2
    }
    labels = tuple(typeset(bar.label) for bar in body.bars)
    plot = Plot(
        values=tuple(bar.figure.value for bar in body.bars),
        labels=labels,
        printed=_printed(labels, page, size, room.w),
        tones=tuple("hollow" if bar.figure.estimate else bar.tone for bar in body.bars),
        surfaces=tuple(
            starred(bar.figure) if i in named else "" for i, bar in enumerate(body.bars)
        ),
        family=page.text, background=palette.background, ink=palette.ink, muted=palette.muted,
        accent=palette.accent, neutral=palette.neutral, hairline=palette.hairline,
    )  # fmt: skip
    return _Dense(plot, size)


def _printed(labels: tuple[str, ...], page: Page, size: float, width: float) -> tuple[int, ...]:
    """Which labels have room: each, each second, each third …, counted back from the last."""
    widest = max(page.words(label, size, page.palette.muted).width() for label in labels)
    slot = width * 0.9 / len(labels)
    step = next(
        n for n in range(1, len(labels) + 1) if n * slot > widest * 1.25 or n == len(labels)
    )
    return tuple(range((len(labels) - 1) % step, len(labels), step))


@dataclass(frozen=True, slots=True)
class _Dense:
    plot: Plot
    size: float

    def height(self, width: float) -> float:
        return width * 0.2

    def place(self, area: Area) -> Iterator[Box]:
        high = min(area.h, area.w * 0.9)
        top = round(area.y + (area.h - high) / 3)
        yield Box("plot", round(area.x), top, round(area.w), round(high), self.plot.ink,
                  size=self.size, plot=self.plot)  # fmt: skip
