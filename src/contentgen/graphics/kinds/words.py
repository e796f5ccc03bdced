"""Running words as a picture: a takeaway or an answer, or a quotation with who said it."""

from __future__ import annotations

from contentgen.campaign.model import Words
from contentgen.graphics.boxes import Area
from contentgen.graphics.layout import Column, Mark, Node, Spring, column
from contentgen.graphics.page import Page

_QUOTES = '"“”„«»'


def words(body: Words, page: Page, room: Area) -> Node:
    palette = page.palette
    said = body.text.strip()
    if body.quoted:
        said = f"“{said.strip(_QUOTES)}”"
    long = len(said) > 240
    # Words may stand a little larger than the headline, not drown it.
    most = page.shape.headline * page.unit * (1.35 if body.quoted else 1.15)
    size = min(page.px("body", 1.15 if long else 1.5), most)
    text = page.figure(said, size, palette.ink, 600 if body.quoted else 500, leading=1.36)
    by = page.words(f"— {body.by}", page.px("body"), palette.muted, 600) if body.by else None
    inner = column(text, Spring(page.gap(32)) if by else None, by)
    return Column((Spring(share=0.35), _Ruled(inner, palette.accent, page), Spring(share=0.65)))


class _Ruled:
    """Words beside a rule in the accent colour, as high as they are."""

    __slots__ = ("_colour", "_node", "_page")

    def __init__(self, node: Column, colour: str, page: Page) -> None:
        self._node, self._colour, self._page = node, colour, page

    def height(self, width: float) -> float:
        return self._node.height(width - self._indent)

    def place(self, area: Area):  # type: ignore[no-untyped-def]
        height = self.height(area.w)
        yield from Mark("bar", self._colour, height, 6 * self._page.unit / area.w).place(area)
        yield from self._node.place(
            Area(area.x + self._indent, area.y, area.w - self._indent, height)
        )

    @property
    def _indent(self) -> float:
        return 36 * self._page.unit
