"""Two sides over rows, each row scaled by itself (and the card says so).

The winner of a row is bold with a solid bar, the other regular with a tint of its side's colour.
Wide cards have one line a row; tall ones give each side a line of its own under the row's name.
"""

from __future__ import annotations

from dataclasses import dataclass

from contentgen.campaign.model import Duel, Figure, Versus
from contentgen.graphics.boxes import Area
from contentgen.graphics.breaks import Overfull
from contentgen.graphics.kinds.parts import note, qualified, starred
from contentgen.graphics.layout import Cell, Column, Line, Mark, Node, Row, Spring, Text, column
from contentgen.graphics.page import Page


def versus(body: Versus, page: Page, room: Area) -> Node:
    head: Node
    if page.broad or len(body.rows) > 5:
        columns = _Columns.of(body, page, room.w)
        head = _heads(body, page, columns)
        rows: list[Node] = [_row(body, duel, page, columns) for duel in body.rows]
    else:
        head = _key(body, page, room.w)
        rows = [_block(body, duel, page, room.w) for duel in body.rows]
    air = Spring(page.gap(8 if len(body.rows) > 5 else 20), share=1, most=page.gap(60))
    nodes: list[Node] = [
        head,
        Spring(page.gap(12)),
        Mark("rule", page.palette.ink, max(2.0, 2 * page.unit)),
    ]
    for i, row in enumerate(rows):
        rule = [Mark("rule", page.palette.hairline, max(1.0, 1.5 * page.unit))] if i else []
        nodes += [*rule, air, row, air]
    return Column((*nodes, Spring(share=0.2)))


def _side_text(
    duel: Duel, body: Versus, side: str, page: Page, size: float
) -> tuple[Text, Text | None]:
    figure: Figure = duel.left if side == "left" else duel.right
    wins = duel.winner == side
    even = duel.winner == ""
    colour = page.palette.ink if wins or even else page.palette.muted
    number = page.figure(
        starred(figure), size, colour, 800 if wins else 600 if even else 500, drop=0.1
    )
    extra = note(figure, duel.label, body.left, body.right)
    small = page.words(extra, page.px("source"), page.palette.muted) if extra else None
    return number, small


@dataclass(frozen=True, slots=True)
class _Columns:
    """Widths: row names, figures and bars of each side, and the size of the figures.

    A figure stands nearer to its own bar (gap) than to the other side (gutter).
    """

    label: float
    figure: float
    bar: float
    gap: float
    gutter: float
    size: float

    @classmethod
    def of(cls, body: Versus, page: Page, width: float) -> _Columns:
        gap, gutter = page.gap(24), page.gap(40)
        size = page.px("label", 1.3 if len(body.rows) <= 5 else 1.08)
        names = [
            page.words(duel.label, page.px("label"), page.palette.ink, 600).width()
            for duel in body.rows
        ]
        label = min(max(names) + 2, width * 0.3)
        lines = [
            qualified(
                getattr(duel, side), _side_text(duel, body, side, page, size)[0], page
            ).width()
            for duel in body.rows if duel.measured for side in ("left", "right")
        ] or [0.0]  # fmt: skip
        notes = [
            small.width() for duel in body.rows if duel.measured for side in ("left", "right")
            if (small := _side_text(duel, body, side, page, size)[1])
        ]  # fmt: skip
        bars = body.measured
        side = (width - label - 2 * gutter) / 2
        figure = max([*lines, *(min(n, side * 0.6) for n in notes)]) + 2
        if not bars:
            figure = side
        elif figure > side * (0.45 if page.scale > 0.9 else 0.66):
            raise Overfull("the figures leave no room for the bars")
        bar = side - figure - gap if bars else 0.0
        return cls(label, figure, bar, gap, gutter, size)

    @property
    def side(self) -> float:
        return self.figure + (self.gap + self.bar if self.bar else 0.0)


def _heads(body: Versus, page: Page, columns: _Columns) -> Node:
    size = page.px("label", 1.1)
    return Row((
        Cell(Spring(), columns.label),
        Cell(page.figure(body.left, size, page.palette.second, 700), columns.side, "bottom"),
        Cell(page.figure(body.right, size, page.palette.accent, 700), columns.side, "bottom"),
    ), columns.gutter)  # fmt: skip


def _row(body: Versus, duel: Duel, page: Page, columns: _Columns) -> Node:
    cells = [
        Cell(
            page.words(duel.label, page.px("label"), page.palette.ink, 600, leading=1.16),
            columns.label,
            "middle",
        )
    ]
    for side in ("left", "right"):
        number, small = _side_text(duel, body, side, page, columns.size)
        figure = duel.left if side == "left" else duel.right
        measured = duel.measured
        width = columns.figure if measured else columns.side
        block = column(
            _held(figure, number, page, width), Spring(page.gap(12)) if small else None, small
        )
        held = [Cell(block, width, "middle")]
        if measured:
            held.append(Cell(_bar(duel, side, page, page.gap(26)), columns.bar, "middle"))
        cells.append(Cell(Row(tuple(held), columns.gap), columns.side, "middle"))
    return Row(tuple(cells), columns.gutter)


def _held(figure: Figure, number: Text, page: Page, width: float) -> Node:
    """Figure and qualifier on one line; words of a row without bars may take several."""
    line: Line = qualified(figure, number, page)
    if line.width() <= width + 0.5:
        return line
    if not figure.qualifier:
        size = max(page.least, number.size * 0.8)
        return Text(number.words, number.face, size, number.colour, most=3,
                    hyphens=page.hyphens)  # fmt: skip
    raise Overfull("a figure is wider than its column")


def _bar(duel: Duel, side: str, page: Page, tall: float) -> Node:
    figure = duel.left if side == "left" else duel.right
    greatest = max(duel.left.high or duel.left.value, duel.right.high or duel.right.value)
    solid, tint = {
        "left": (page.palette.second, page.palette.second_tint),
        "right": (page.palette.accent, page.palette.accent_tint),
    }[side]
    colour = solid if duel.winner in (side, "") else tint
    return Mark("bar", colour, tall, share=figure.value / greatest)


def _key(body: Versus, page: Page, width: float) -> Node:
    """Tall cards: the two names in their colours, one at each side."""
    size = page.px("label", 1.15)
    half = (width - page.gap(24)) / 2
    return Row((
        Cell(page.figure(body.left, size, page.palette.second, 700), half, "bottom"),
        Cell(page.figure(body.right, size, page.palette.accent, 700), half, "bottom"),
    ), page.gap(24))  # fmt: skip


def _block(body: Versus, duel: Duel, page: Page, width: float) -> Node:
    """Tall cards: the row's name, then both sides beside each other, each with its bar under it."""
    gap = page.gap(24)
    half = (width - gap) / 2
    size = page.px("label", 1.5 if len(body.rows) <= 5 else 1.15)
    name = page.words(duel.label, page.px("label"), page.palette.body, 600, leading=1.16)
    cells = []
    for side in ("left", "right"):
        number, small = _side_text(duel, body, side, page, size)
        figure = duel.left if side == "left" else duel.right
        bar = _bar(duel, side, page, page.gap(20)) if duel.measured else None
        cells.append(Cell(column(
            _held(figure, number, page, half),
            Spring(page.gap(12)) if small else None, small,
            Spring(page.gap(12)) if bar else None, bar,
        ), half))  # fmt: skip
    return column(name, Spring(page.gap(20)), Row(tuple(cells), gap))
