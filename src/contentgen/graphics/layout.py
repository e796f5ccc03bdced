"""Text, Line, Column, Row and small drawn things: nodes that know their height at a width and place
their boxes in an area. Nothing here paints, and nothing here shrinks: a node that cannot hold its
words raises Overfull, and frame.py tries the next smaller scale.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from contentgen.graphics.boxes import Area, Box, on_beat
from contentgen.graphics.breaks import Overfull, break_lines
from contentgen.graphics.fonts import CAP, DROP, Face
from contentgen.graphics.scripts import stretch
from contentgen.graphics.shape import bearing, width_of

HANG = 0.12  # ems by which a line's first glyph may reach into the margin, so that its ink meets it


class Node(Protocol):
    def height(self, width: float) -> float: ...
    def place(self, area: Area) -> Iterator[Box]: ...


@dataclass(frozen=True, slots=True)
class Text:
    """Words in as few lines as hold them. `drop` is the room under the last baseline, in ems."""

    words: str
    face: Face
    size: float
    colour: str
    most: int = 99
    align: str = "left"
    leading: float = 1.24
    drop: float = DROP
    hyphens: bool = False

    def lines(self, width: float) -> tuple[str, ...]:
        # Rounded up by a hair, so that a text fits the width it was measured to have.
        ems = round(width / self.size + 0.001, 3)
        for within in ("", "joints", "syllables") if self.hyphens else ("",):
            try:
                return break_lines(self.words, self.face, ems, self.most, within)
            except Overfull as error:
                overfull = error
        raise overfull

    def width(self) -> float:
        """Width on one line, in pixels."""
        return width_of(self.words, self.face) * self.size

    def height(self, width: float) -> float:
        count = len(self.lines(width))
        return (CAP + self.drop + (count - 1) * self._pitch()) * self.size if count else 0.0

    def _pitch(self) -> float:
        """From baseline to baseline, in ems."""
        return self.leading * stretch(self.words)

    def place(self, area: Area) -> Iterator[Box]:
        for part, line in enumerate(self.lines(area.w)):
            width = width_of(line, self.face) * self.size
            hung = (
                -min(bearing(line, self.face), HANG) * self.size if not self.face.tabular else 0.0
            )
            slack = {"left": hung, "right": area.w - width, "centre": (area.w - width) / 2}[
                self.align
            ]
            top = area.y + part * self._pitch() * self.size
            tall = (CAP + self.drop) * self.size
            yield Box("text", area.x + slack, top, width, tall, self.colour, line,
                      self.face, self.size, part)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """Several texts on one baseline, each as it is: qualifier, figure, asterisk."""

    texts: tuple[Text, ...]
    gap: float
    align: str = "left"

    def width(self) -> float:
        return math.fsum(text.width() for text in self.texts) + self.gap * (len(self.texts) - 1)

    def height(self, width: float) -> float:
        return max((CAP + text.drop) * text.size for text in self.texts)

    def place(self, area: Area) -> Iterator[Box]:
        cap = max(text.size for text in self.texts) * CAP
        x = area.x + {"left": 0.0, "right": area.w - self.width()}[self.align]
        for text in self.texts:
            width = text.width()
            yield from text.place(Area(x, area.y + cap - CAP * text.size, width, 0))
            x += width + self.gap


@dataclass(frozen=True, slots=True)
class Spring:
    """Room between the nodes of a column: `least`, and a share of what is left, up to `most`."""

    least: float = 0.0
    share: float = 0.0
    most: float = 1e9

    def height(self, width: float) -> float:
        return self.least

    def place(self, area: Area) -> Iterator[Box]:
        return iter(())


@dataclass(frozen=True, slots=True)
class Column:
    """Nodes under each other; free height goes to the springs among them."""

    nodes: tuple[Node, ...]

    def height(self, width: float) -> float:
        return math.fsum(node.height(width) for node in self.nodes)

    def place(self, area: Area) -> Iterator[Box]:
        free = max(0.0, area.h - self.height(area.w))
        y = area.y
        for node, extra in zip(self.nodes, _shares(self.nodes, free), strict=True):
            height = node.height(area.w) + extra
            yield from node.place(Area(area.x, y, area.w, height))
            y += height


@dataclass(frozen=True, slots=True)
class Cell:
    """A node in a row, `width` wide; `sits`: top, middle or bottom of the row."""

    node: Node
    width: float
    sits: str = "top"


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    gap: float

    def height(self, width: float) -> float:
        return max(cell.node.height(cell.width) for cell in self.cells)

    def place(self, area: Area) -> Iterator[Box]:
        x = area.x
        for cell in self.cells:
            height = cell.node.height(cell.width)
            sunk = {"top": 0.0, "middle": (area.h - height) / 2, "bottom": area.h - height}[
                cell.sits
            ]
            yield from cell.node.place(Area(x, area.y + sunk, cell.width, height))
            x += cell.width + self.gap


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn thing: bar, frame, rule, dash, dot, ring, arrow. `share` of the width it is given."""

    kind: str
    colour: str
    tall: float
    share: float = 1.0
    stroke: float = 0.0

    def height(self, width: float) -> float:
        return self.tall

    def place(self, area: Area) -> Iterator[Box]:
        width = max(2.0, self.share * area.w)
        yield Box(self.kind, area.x, area.y, width, self.tall, self.colour, stroke=self.stroke)


@dataclass(frozen=True, slots=True)
class Nothing:
    tall: float = field(default=0.0)

    def height(self, width: float) -> float:
        return self.tall

    def place(self, area: Area) -> Iterator[Box]:
        return iter(())


@dataclass(frozen=True, slots=True)
class Beat:
    """A node that a moving picture brings in on a beat of its own."""

    node: Node
    beat: int

    def height(self, width: float) -> float:
        return self.node.height(width)

    def place(self, area: Area) -> Iterator[Box]:
        return on_beat(self.node.place(area), self.beat)


def column(*nodes: Node | None) -> Column:
    """A column of those that are there."""
    return Column(tuple(node for node in nodes if node is not None))


def _shares(nodes: tuple[Node, ...], free: float) -> list[float]:
    """Free height by the springs' shares; what one cannot take goes to the rest."""
    given = [0.0] * len(nodes)
    open_ = {i: node for i, node in enumerate(nodes) if isinstance(node, Spring) and node.share}
    while open_ and free > 0.01:
        total = sum(node.share for node in open_.values())
        portions = {i: free * node.share / total for i, node in open_.items()}
        full = {i for i, node in open_.items() if node.least + given[i] + portions[i] >= node.most}
        for i in full or open_:
            room = open_[i].most - open_[i].least - given[i]
            given[i] += min(room, portions[i])
            free -= min(room, portions[i])
        if not full:
            break
        open_ = {i: node for i, node in open_.items() if i not in full}
    return given
