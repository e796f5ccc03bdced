"""Before → after: the old figure light and grey, an arrow drawn as a shape, the new one heavy and
accented; under them all values of the metric as bars on one scale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contentgen.campaign.model import Bar, Bars, Change, Figure
from contentgen.graphics.boxes import Area, Box, on_beat
from contentgen.graphics.breaks import Overfull
from contentgen.graphics.fonts import CAP
from contentgen.graphics.kinds.bars import lying
from contentgen.graphics.kinds.parts import RISE, caption, starred
from contentgen.graphics.layout import Beat, Cell, Column, Node, Nothing, Row, Spring, Text, column
from contentgen.graphics.page import Page

_ARROW = 1.05  # its length in ems of the figures
_AIR = 0.3  # before and after it


def change(body: Change, page: Page, room: Area) -> Node:
    if not body.beside:
        return Column((Spring(share=0.4), _alone(body, page, room), Spring(share=0.6)))
    chart = lying(Bars(_bars(body), ""), page, room, beside=True)
    rows = [Beat(node, i // 2 + 1) if i % 2 == 0 else node for i, node in enumerate(chart.nodes)]
    gap = page.gap(40 if page.broad else 64)
    high = room.h - chart.height(room.w) - gap
    pair = _pair(body, page, room, high, named=False)
    return Column((pair, Spring(gap, share=1, most=gap * 2), *rows))


def _last(body: Change) -> int:
    """The beat on which the later figure comes: after the earlier one and what stands beside."""
    return 2 + len(body.beside)


def _alone(body: Change, page: Page, room: Area) -> Node:
    """Beside each other; under each other where the figures are too long for that, or the card tall."""
    if page.shape.name in ("portrait", "story"):
        return _stacked(body, page, room)
    try:
        return _pair(body, page, room, room.h * 0.94, named=True)
    except Overfull:
        return _stacked(body, page, room)


def _bars(body: Change) -> tuple[Bar, ...]:
    """All values in the order the argument goes: before, the others, after."""
    others = tuple(Bar(caption(f), f, "hollow" if f.estimate else "plain") for f in body.beside)
    return (
        Bar(caption(body.before), body.before),
        *others,
        Bar(caption(body.after), body.after, "accent"),
    )


def _pair(body: Change, page: Page, room: Area, high: float, named: bool) -> Node:
    """Both figures in one size; above each its qualifier, under it its time or name."""
    before, after = body.before, body.after
    thin = page.figure(starred(before), 100, page.palette.neutral, 500, drop=0.08)
    thick = page.figure(starred(after), 100, page.palette.accent, 800, drop=0.08)
    ems = (thin.width() + thick.width()) / 100 + _ARROW + 2 * _AIR
    small = page.px("label", 1.1)
    above = before.qualifier or after.qualifier
    below = named or before.when or after.when
    left = thin.width() / 100
    size = room.w / ems
    for _ in range(2):  # captions need a width, and the width follows from the size
        cells = _captions(body, page, small, named, (left + 2 * _AIR + _ARROW) * size, room.w)
        rest = (small * 1.35 if above else 0) + (cells.height(room.w) + small * 0.8 if below else 0)
        size = min(
            size, (high - rest) / (CAP + thin.drop + RISE), room.w * (0.165 if page.broad else 0.2)
        )
    if size < room.w * (0.085 if page.scale > 0.9 else 0.07 if page.scale > 0.8 else 0.05):
        raise Overfull("no room for the figures")
    figures = _Pair(
        _sized(thin, size), _sized(thick, size), page.palette.ink,
        page.words(before.qualifier, small, page.palette.muted) if before.qualifier else None,
        page.words(after.qualifier, small, page.palette.body, 600) if after.qualifier else None,
        _last(body),
    )  # fmt: skip
    return column(figures, Spring(small * 0.8) if below else None, cells if below else None)


def _stacked(body: Change, page: Page, room: Area) -> Node:
    small, gap = page.px("label", 1.1), page.gap(18)
    nodes: list[Node] = []
    for figure, colour, weight in (
        (body.before, page.palette.muted, 500), (body.after, page.palette.accent, 800),
    ):  # fmt: skip
        last = figure is body.after
        trial = page.figure(starred(figure), 100, colour, weight, drop=0.08)
        size = min(
            room.w / trial.width() * 100 * (1 if last else 0.7), room.h * (0.3 if last else 0.18)
        )
        if size < 2 * small:
            raise Overfull("no room for the figures")
        if last:
            nodes += [
                Spring(gap * 1.4),
                Beat(_Down(page.palette.ink, page.gap(64), max(3.0, 5 * page.unit)), _last(body)),
                Spring(gap * 1.4),
            ]
        beat = _last(body) if last else 1
        if figure.qualifier:
            said = page.words(figure.qualifier, small, page.palette.body)
            nodes += [Beat(said, beat), Spring(gap + RISE * size)]
        below = page.words(caption(figure), small, page.palette.body)
        nodes += [Beat(_sized(trial, size), beat), Spring(gap), Beat(below, beat)]
    return Column(tuple(nodes))


@dataclass(frozen=True, slots=True)
class _Down:
    colour: str
    tall: float
    stroke: float

    def height(self, width: float) -> float:
        return self.tall

    def place(self, area: Area) -> Iterator[Box]:
        yield Box(
            "down",
            area.x,
            area.y,
            round(self.tall * 0.6),
            self.tall,
            self.colour,
            stroke=self.stroke,
        )


def _captions(
    body: Change, page: Page, size: float, named: bool, split: float, width: float
) -> Row:
    """Under each figure its time, or all that is known when no bars repeat it."""
    before, after, last = body.before, body.after, _last(body)
    gap = size
    left = max(split - gap, width * 0.2)

    def cell(figure: Figure, weight: int, colour: str, beat: int) -> Node:
        said = caption(figure) if named else figure.when
        return Beat(page.words(said, size, colour, weight), beat) if said else Nothing()

    return Row((
        Cell(cell(before, 400, page.palette.muted, 1), left),
        Cell(cell(after, 600, page.palette.body, last), width - left - gap),
    ), gap)  # fmt: skip


def _sized(text: Text, size: float) -> Text:
    return Text(text.words, text.face, size, text.colour, drop=text.drop)


@dataclass(frozen=True, slots=True)
class _Pair:
    before: Text
    after: Text
    ink: str
    before_note: Text | None
    after_note: Text | None
    last: int  # beat of the later figure

    def height(self, width: float) -> float:
        return self._notes() + (CAP + self.before.drop) * self.before.size

    def place(self, area: Area) -> Iterator[Box]:
        size, top = self.before.size, area.y + self._notes()
        arrow_x = area.x + self.before.width() + _AIR * size
        after_x = arrow_x + (_ARROW + _AIR) * size
        before, after = (
            Area(area.x, area.y, arrow_x - area.x, 0),
            Area(after_x, area.y, area.right - after_x, 0),
        )
        if self.before_note:
            yield from on_beat(self.before_note.place(before), 1)
        yield from on_beat(self.before.place(Area(area.x, top, self.before.width(), 0)), 1)
        tall = round(size * 0.36)
        middle = top + CAP * size / 2
        yield Box(
            "arrow",
            arrow_x,
            middle - tall / 2,
            _ARROW * size,
            tall,
            self.ink,
            stroke=max(3.0, size * 0.055),
            beat=self.last,
        )
        if self.after_note:
            yield from on_beat(self.after_note.place(after), self.last)
        yield from on_beat(self.after.place(Area(after_x, top, self.after.width(), 0)), self.last)

    def _notes(self) -> float:
        notes = [note for note in (self.before_note, self.after_note) if note]
        return max((note.size * 1.35 + RISE * self.before.size for note in notes), default=0.0)
