"""A small table: heads over a dark rule, hairlines between rows, figures flush right in one width.

Where a tall card is too narrow for the columns, each row becomes a block of name and value.
"""

from __future__ import annotations

import re

from contentgen.campaign.model import Rows
from contentgen.graphics.boxes import Area
from contentgen.graphics.breaks import Overfull
from contentgen.graphics.layout import Cell, Column, Mark, Node, Row, Spring, Text, column
from contentgen.graphics.page import Page

_FIGURE = re.compile(
    r"^[~≈<>±+−-]?\s*[$€£¥]?[\d.,]+\s*(%|[A-Za-z]{1,4}|[bmtr]n|billion|million)?\*?$"
)


def table(body: Rows, page: Page, room: Area) -> Node:
    worded = sum(not _numeric(body, i) for i in range(len(body.columns)))
    if page.shape.name in ("portrait", "story") and worded > 2 and len(body.columns) > 3:
        return _blocks(body, page, room)
    return _grid(body, page, room)


def _grid(body: Rows, page: Page, room: Area) -> Node:
    gap = page.gap(28)
    texts = [
        [_cell(value, page, i, _numeric(body, i)) for i, value in enumerate(row)]
        for row in body.rows
    ]
    heads = [_head(name, page, _numeric(body, i)) for i, name in enumerate(body.columns)]
    widths = _widths([heads, *texts], room.w - gap * (len(heads) - 1))
    nodes: list[Node] = [
        Row(tuple(Cell(head, w, "bottom") for head, w in zip(heads, widths, strict=True)), gap),
        Spring(page.gap(14)), Mark("rule", page.palette.ink, max(2.0, 2 * page.unit)),
    ]  # fmt: skip
    air = Spring(page.gap(14), share=1, most=max(page.gap(44), room.h * 0.1))
    for i, row in enumerate(texts):
        rule = [Mark("rule", page.palette.hairline, max(1.0, 1.5 * page.unit))] if i else []
        cells = tuple(Cell(text, w, "middle") for text, w in zip(row, widths, strict=True))
        nodes += [*rule, air, Row(cells, gap), air]
    return Column((*nodes, Spring(share=0.3)))


def _blocks(body: Rows, page: Page, room: Area) -> Node:
    gap = page.gap(20)
    left = room.w * 0.36
    nodes: list[Node] = []
    for row in body.rows:
        if nodes:
            air = Spring(page.gap(22), share=1, most=page.gap(60))
            nodes += [air, Mark("rule", page.palette.hairline, max(1.0, 1.5 * page.unit)), air]
        pairs = [
            Row((
                Cell(page.words(name, page.px("source", 1.1), page.palette.muted), left),
                Cell(page.words(value, page.px("label"), page.palette.body), room.w - left - gap),
            ), gap)
            for name, value in zip(body.columns[1:], row[1:], strict=True) if value
        ]  # fmt: skip
        nodes.append(page.figure(row[0], page.px("label", 1.15), page.palette.ink, 700))
        for pair in pairs:
            nodes += [Spring(page.gap(12)), pair]
    head = page.words(body.columns[0], page.px("source", 1.1), page.palette.muted, 600)
    top: list[Node] = [
        head,
        Spring(page.gap(12)),
        Mark("rule", page.palette.ink, 2 * page.unit),
        Spring(page.gap(24)),
    ]
    return column(*top, *nodes, Spring(share=0.2))


def _numeric(body: Rows, column: int) -> bool:
    values = [row[column] for row in body.rows if row[column].strip() not in ("", "–", "—", "-")]
    return column > 0 and bool(values) and all(_FIGURE.match(value.strip()) for value in values)


def _head(name: str, page: Page, numeric: bool) -> Text:
    return page.words(name, page.px("source", 1.1), page.palette.muted, 600, leading=1.16,
                      align="right" if numeric else "left")  # fmt: skip


def _cell(value: str, page: Page, column: int, numeric: bool) -> Text:
    if numeric:
        return page.tabular(value, page.px("label"), page.palette.ink, 600, align="right")
    colour, weight = (page.palette.ink, 600) if column == 0 else (page.palette.body, 400)
    return page.words(value, page.px("label"), colour, weight, leading=1.2)


def _widths(rows: list[list[Text]], room: float) -> list[float]:
    """What each column needs; when that is too much, its longest word and a share of the rest."""
    columns = list(zip(*rows, strict=True))
    natural = [max(text.width() for text in texts) + 1 for texts in columns]
    if sum(natural) <= room:
        spare = (room - sum(natural)) / len(natural)
        return [width + spare for width in natural]
    least = [max(_longest_word(text) for text in texts) + 1 for texts in columns]
    if sum(least) > room:
        raise Overfull("the table's columns are wider than the card")
    wish = [(n - low) ** 0.7 for n, low in zip(natural, least, strict=True)]
    spare = (room - sum(least)) / (sum(wish) or 1)
    return [low + spare * w for low, w in zip(least, wish, strict=True)]


def _longest_word(text: Text) -> float:
    words = text.words.split(" ")
    return max(Text(word, text.face, text.size, text.colour).width() for word in words)
