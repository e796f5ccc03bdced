"""Three to six figures of one story in a grid, all in one size; the first is the point."""

from __future__ import annotations

from contentgen.campaign.model import Figure, Figures
from contentgen.graphics.boxes import Area
from contentgen.graphics.breaks import Overfull
from contentgen.graphics.kinds.parts import RISE, caption, starred, widest_at
from contentgen.graphics.layout import Cell, Column, Mark, Node, Nothing, Row, Spring, Text, column
from contentgen.graphics.page import Page


def figures(body: Figures, page: Page, room: Area) -> Node:
    if not page.broad and len(body.figures) <= 4:
        return _ranks(body, page, room)
    across = 2 if not page.broad or len(body.figures) in (2, 4) else 3
    return _grid(body, page, room, across)


def _grid(body: Figures, page: Page, room: Area, across: int) -> Node:
    gap = page.gap(40)
    width = (room.w - gap * (across - 1)) / across
    size = _size(body, page, width, page.px("body", 3.0 if len(body.figures) < 5 else 2.3))
    ranks = [body.figures[i : i + across] for i in range(0, len(body.figures), across)]
    nodes: list[Node] = []
    for rank in ranks:
        if nodes:
            nodes.append(Spring(page.gap(28), share=1, most=page.gap(90)))
        lifted = any(figure.qualifier for figure in rank)
        cells = [_cell(f, page, size, f is body.figures[0], lifted) for f in rank]
        nodes.append(Row(tuple(Cell(cell, width) for cell in cells), gap))
    return Column((Spring(share=0.3), *nodes, Spring(share=0.4)))


def _ranks(body: Figures, page: Page, room: Area) -> Node:
    """In a tall card: figure left, words right, a hairline between."""
    gap = page.gap(40)
    left = room.w * 0.44
    size = _size(body, page, left, page.px("body", 3.0))
    nodes: list[Node] = []
    for i, figure in enumerate(body.figures):
        above = (
            page.words(figure.qualifier, page.px("label"), page.palette.muted)
            if figure.qualifier
            else None
        )
        number = _number(figure, page, size, i == 0)
        said = caption(figure)
        label: Node = (
            page.words(said, page.px("body"), page.palette.body, leading=1.28)
            if said
            else Nothing()
        )
        if nodes:
            air = Spring(page.gap(26), share=1, most=page.gap(120))
            nodes += [air, Mark("rule", page.palette.hairline, 2 * page.unit), air]
        block = column(above, Spring(page.gap(10) + RISE * size) if above else None, number)
        nodes.append(
            Row((Cell(block, left, "middle"), Cell(label, room.w - left - gap, "middle")), gap)
        )
    return Column((Spring(share=0.6), *nodes, Spring(share=0.6)))


def _cell(figure: Figure, page: Page, size: float, first: bool, lifted: bool) -> Column:
    """`lifted`: a figure of this rank has a qualifier, so all leave room for one."""
    palette = page.palette
    qualifier: Node = Nothing(page.px("label") * 0.94 if lifted else 0)
    if figure.qualifier:
        qualifier = page.words(figure.qualifier, page.px("label"), palette.muted)
    said = caption(figure)
    return column(
        Mark("rule", palette.accent if first else palette.ink, 3 * page.unit),
        Spring(page.gap(20)), qualifier,
        Spring(page.gap(8) + RISE * size if lifted else 0), _number(figure, page, size, first),
        Spring(page.gap(12)),
        page.words(said, page.px("body"), palette.body, leading=1.26) if said else None,
    )  # fmt: skip


def _number(figure: Figure, page: Page, size: float, first: bool) -> Text:
    colour = page.palette.accent if first else page.palette.ink
    return page.figure(starred(figure), size, colour, 800, drop=0.1)


def _size(body: Figures, page: Page, width: float, wanted: float) -> float:
    trials = [_number(figure, page, wanted, False) for figure in body.figures]
    size = widest_at(trials, wanted, width)
    if size < page.px("body", 1.15):
        raise Overfull("a figure is wider than its column")
    return size
