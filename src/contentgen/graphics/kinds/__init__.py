"""One module per kind of body; here is the list of them.

Each gives Body + Page + room → the node to place there, and raises Overfull when it cannot.
"""

from __future__ import annotations

from contentgen.campaign.model import (
    Bars,
    Body,
    Change,
    Figures,
    Hero,
    Rows,
    Steps,
    Versus,
    Words,
)  # fmt: skip
from contentgen.graphics.boxes import Area
from contentgen.graphics.kinds.bars import bars
from contentgen.graphics.kinds.change import change
from contentgen.graphics.kinds.figures import figures
from contentgen.graphics.kinds.hero import hero
from contentgen.graphics.kinds.steps import steps
from contentgen.graphics.kinds.table import table
from contentgen.graphics.kinds.versus import versus
from contentgen.graphics.kinds.words import words
from contentgen.graphics.layout import Node
from contentgen.graphics.page import Page


def body_node(body: Body, page: Page, room: Area) -> Node:
    match body:
        case Hero():
            return hero(body, page, room)
        case Change():
            return change(body, page, room)
        case Figures():
            return figures(body, page, room)
        case Bars():
            return bars(body, page, room)
        case Steps():
            return steps(body, page, room)
        case Versus():
            return versus(body, page, room)
        case Rows():
            return table(body, page, room)
        case Words():
            return words(body, page, room)


def largest(body: Body) -> float:
    """How far a body may be enlarged to fill its area: words far, bars and figures less."""
    return 1.9 if isinstance(body, Rows | Words | Steps) else 1.6
