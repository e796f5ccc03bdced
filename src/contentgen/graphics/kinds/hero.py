"""One figure as large as the card allows, its qualifier above it, what it is below."""

from __future__ import annotations

from contentgen.campaign.model import Hero
from contentgen.graphics.boxes import Area
from contentgen.graphics.breaks import Overfull
from contentgen.graphics.fonts import CAP
from contentgen.graphics.kinds.parts import RISE, caption, starred
from contentgen.graphics.layout import Node, Spring, column
from contentgen.graphics.page import Page


def hero(body: Hero, page: Page, room: Area) -> Node:
    figure, palette = body.figure, page.palette
    above = (
        page.words(figure.qualifier, page.px("body", 1.3), palette.body, 600)
        if figure.qualifier
        else None
    )
    said = caption(figure)
    below = page.words(said, page.px("body", 1.2), palette.body, leading=1.3) if said else None
    gap = page.gap(24)
    rest = sum(node.height(room.w) + gap for node in (above, below) if node)
    trial = page.figure(starred(figure), 100, palette.accent, 800, drop=0.06)
    by_width = room.w / trial.width() * 100
    by_height = (room.h * 0.94 - rest) / (CAP + trial.drop + RISE)
    size = min(by_width, by_height, room.w * (0.32 if page.broad else 0.46))
    if size < min(0.1 * room.w, by_width):
        raise Overfull("no room for the figure")
    number = page.figure(starred(figure), size, palette.accent, 800, drop=0.06)
    return column(
        Spring(share=0.45),
        above, Spring(gap + RISE * size) if above else None,
        number,
        Spring(gap, share=0.05) if below else None, below,
        Spring(share=0.55),
    )  # fmt: skip
