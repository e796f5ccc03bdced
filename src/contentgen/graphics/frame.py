"""Card + Size + Theme → every placed Box: tab, headline, subtitle, body, footer.

The body is set as large as its area allows; when it does not fit it shrinks in steps to 70 %, then
the headline gives way; then it is an error that names the card and the size. Nothing is cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from contentgen.campaign.model import Bars, Brand, Card
from contentgen.errors import LayoutError
from contentgen.graphics.boxes import Area, Box, collisions
from contentgen.graphics.breaks import Overfull
from contentgen.graphics.kinds import body_node, largest
from contentgen.graphics.layout import HANG, Cell, Column, Mark, Row, Spring, Text, column
from contentgen.graphics.model import Size
from contentgen.graphics.page import Page
from contentgen.themes import AA_LARGE, AA_TEXT, Theme, contrast

# Headline sizes tried in turn, with the body scales tried under each: large type first, and a
# smaller headline before the smallest body.
_SCALES = (1.9, 1.75, 1.6, 1.5, 1.4, 1.3, 1.22, 1.15, 1.08, 1.0, 0.94, 0.88)
_SMALL = (0.82, 0.76, 0.7)
_PLANS = ((1.0, _SCALES), (0.85, (0.94, *_SMALL[:2])), (0.7, (0.88, *_SMALL)))


def lay_out(
    card: Card, size: Size, theme: Theme, brand: Brand, language: str = ""
) -> tuple[Box, ...]:
    """All boxes of the card in painting order, checked: inside the margins, apart, readable."""
    page = Page.of(size, theme, language)
    try:
        boxes = tuple(_compose(card, page, brand))
    except Overfull as error:
        raise LayoutError(
            "CG601", f"card {card.id!r} does not fit the size {size.name}: {error}",
            help="Shorten the headline or the labels, or show fewer items.",
        ) from error  # fmt: skip
    if page.look.ends == "round" and not (
        isinstance(card.body, Bars) and card.body.kind == "share"
    ):
        boxes = tuple(_rounded(box, page) for box in boxes)
    if page.leftward:
        boxes = tuple(box.mirrored(size.width) for box in boxes)
    _check(boxes, card, page)
    return boxes


def _compose(card: Card, page: Page, brand: Brand) -> Iterator[Box]:
    margin, unit = page.shape.margin * page.unit, page.unit
    width = page.size.width - 2 * margin
    inset = page.shape.inset * unit
    top = inset + page.shape.top * unit
    foot = _footer(card, page, brand, width)
    foot_top = page.size.height - inset - 36 * unit - foot.height(width)
    yield from _mark(page, Area(margin, top, width, 0))

    overfull = Overfull("nothing fits")
    for headline_scale, scales in _PLANS:
        try:
            head = _header(card, page, headline_scale, width)
        except Overfull as error:
            overfull = error
            continue
        head_height = head.height(width)
        air = (
            (40 if page.broad else 56)
            * unit
            * (1 if headline_scale == 1 else 0.8 if headline_scale > 0.7 else 0.55)
        )
        room = Area(
            margin, top + head_height + air, width, foot_top - air - top - head_height - air
        )
        for scale in (s for s in scales if s <= largest(card.body)):
            try:
                body = tuple(_fit(card, page.at(scale), room))
            except Overfull as error:
                overfull = error
                continue
            yield from head.place(Area(margin, top, width, head_height))
            yield from body
            yield from foot.place(Area(margin, foot_top, width, foot.height(width)))
            return
    raise overfull


def _mark(page: Page, head: Area) -> Iterator[Box]:
    """The theme's one ornament, above or beside the head."""
    unit, accent, ink = page.unit, page.palette.accent, page.palette.ink
    inset = page.shape.inset * unit
    match page.look.mark:
        case "tab":
            yield Box("bar", head.x, max(0.0, inset - 16 * unit), 72 * unit, 16 * unit, accent)
        case "rules":
            yield Box("bar", head.x, head.y - 40 * unit, head.w, 7 * unit, ink)
            yield Box("bar", head.x, head.y - 28 * unit, head.w, 2 * unit, ink)
        case "side":
            # Clear of the card's edges: ink that touches them looks cut.
            low = page.size.height - inset - 56 * unit
            yield Box("edge", head.x - 28 * unit, head.y, 8 * unit, low - head.y, accent)
        case "dot":
            size = (22 if page.broad else 28) * unit
            yield Box("dot", head.x, head.y - size - 20 * unit, size, size, accent)


def _rounded(box: Box, page: Page) -> Box:
    """Bars with round ends, where a theme has them; a thin line stays a line."""
    wide_enough = min(box.w, box.h) >= 14 * page.unit
    return replace(box, kind="pill") if box.kind == "bar" and wide_enough else box


def _fit(card: Card, page: Page, room: Area) -> Iterator[Box]:
    if room.h <= 0:
        raise Overfull("the headline fills the card")
    node = body_node(card.body, page, room)
    height = node.height(room.w)
    if height > room.h + 0.5:
        raise Overfull(f"the body is {height:.0f} px high, there is room for {room.h:.0f}")
    return node.place(room)


def _header(card: Card, page: Page, scale: float, width: float) -> Column:
    """Headline in its usual number of lines at some size down to 70 %, else in more lines."""
    unit, shape = page.unit, page.shape
    subtitle = None
    if card.subtitle:
        size = max(page.least, shape.subtitle * unit * max(scale, 0.82))
        subtitle = page.words(
            str(card.subtitle), size, page.palette.muted, leading=1.28, hyphens=True
        )
    headline = _headline(card, page, scale, width) if card.headline else None
    gap = Spring(14 * unit) if headline and subtitle else None
    return column(headline, gap, subtitle)


def _headline(card: Card, page: Page, scale: float, width: float) -> Text:
    shape = page.shape
    tries = [(s / 100, shape.lines, False) for s in range(round(100 * scale), 69, -6)]
    tries += [(max(0.7, scale * 0.85), shape.lines + 1, False), (0.7, 9, False), (0.7, 9, True)]
    for factor, most, hyphens in tries:
        size = round(shape.headline * factor * page.unit * 2) / 2
        text = page.figure(str(card.headline), size, page.palette.ink, 800, most=most, leading=1.18)
        text = Text(
            text.words,
            replace(text.face, tracking=-0.012),
            text.size,
            text.colour,
            most,
            leading=1.18,
            hyphens=hyphens,
        )
        try:
            text.lines(width)
        except Overfull:
            continue
        return text
    raise Overfull("the headline has a word wider than the card")


def _footer(card: Card, page: Page, brand: Brand, width: float) -> Column:
    """A hairline; the source left, who speaks right, 24 px between them."""
    unit, size = page.unit, max(page.least, page.shape.source * page.unit)
    name = brand.name or brand.handle or brand.url
    said = "  ".join(part for part in (name, card.folio) if part)
    mark = page.figure(said, size, page.palette.ink, 700, align="right") if said else None
    room = width - (min(mark.width(), width * 0.4) + 24 * unit if mark else 0)
    cells = [
        Cell(page.words(card.source, size, page.palette.muted, leading=1.3, hyphens=True), room)
    ]
    if mark:
        cells.append(Cell(mark, width - room - 24 * unit))
    return column(Mark("rule", page.palette.hairline, max(1.0, round(1.5 * unit))),
                  Spring(20 * unit), Row(tuple(cells), 24 * unit))  # fmt: skip


def _check(boxes: tuple[Box, ...], card: Card, page: Page) -> None:
    """What must never be painted: text off the margins, on other things, too small or too pale."""
    margin = page.shape.margin * page.unit
    inside = Area(margin, 0, page.size.width - 2 * margin, page.size.height - margin / 3)
    where = f"card {card.id!r} at {page.size.name}"
    for box in boxes:
        hung = HANG * box.size if box.kind == "text" else 0.0
        if box.kind != "edge" and not inside.holds(box, slack=2.0 + hung):
            raise LayoutError("CG601", f"{where}: {box.text or box.kind!r} leaves the margin")
        if box.kind == "text" and box.size < page.least - 0.01:
            raise LayoutError("CG601", f"{where}: {box.text!r} would be too small to read")
        if box.kind == "text":
            _demand_contrast(box, page, where)
    for a, b in collisions(boxes):
        raise LayoutError("CG601", f"{where}: {a.text!r} meets {b.text or b.kind!r}")


def _demand_contrast(box: Box, page: Page, where: str) -> None:
    got = contrast(box.colour, page.palette.background)
    wanted = AA_LARGE if box.size >= 0.04 * page.size.width else AA_TEXT
    if got < wanted:
        raise LayoutError("CG603", f"{where}: {box.text!r} in {box.colour} has contrast {got:.1f}",
                          help=f"It wants at least {wanted}: choose another colour.")  # fmt: skip
