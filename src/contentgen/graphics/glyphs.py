"""A line of text → its mask: every glyph by its id at its exact place, antialiased by HarfBuzz.

HarfBuzz rasters outlines with exact coverage in fixed point and without hinting, so places between
pixels are true and neither FreeType nor FriBiDi has a say in what a card looks like. A whole line
is one mask (0.2 to 0.3 ms), which is cheaper than pasting cached glyphs one by one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache

import uharfbuzz as hb
from PIL import Image

from contentgen.graphics.boxes import Box
from contentgen.graphics.fonts import Font
from contentgen.graphics.shape import set_line


def mask_of(box: Box) -> tuple[Image.Image, int, int] | None:
    """The mask of a text box and its left top pixel on the card; nothing for a blank line."""
    assert box.face is not None
    raster = hb.RasterDraw()
    for glyph in set_line(box.text, box.face):
        if glyph.font.coloured:
            continue
        scale = box.size * glyph.font.scale
        raster.transform = (scale, 0, 0, scale, box.x + glyph.x * box.size, glyph.y * box.size)
        raster.draw_glyph(glyph.font.handle, glyph.id)
    image = raster.render()
    at = image.extents
    if not at.width or not at.height:
        return None
    mask = Image.frombytes("L", (at.width, at.height), image.buffer, "raw", "L", at.stride, -1)
    return mask, at.x_origin, box.baseline - at.y_origin - at.height


def emoji_of(box: Box) -> Iterator[tuple[Image.Image, int, int]]:
    """The coloured glyphs of a text box, each with its left top pixel on the card."""
    assert box.face is not None
    for glyph in set_line(box.text, box.face):
        if glyph.font.coloured:
            picture = _emoji(glyph.font, glyph.id, round(box.size * _EMOJI_TALL))
            top = box.baseline - round(box.size * _EMOJI_RISE)
            yield picture, round(box.x + glyph.x * box.size), top


# An emoji stands a little over the capitals and under the baseline, in ems of ours.
_EMOJI_TALL = 1.12
_EMOJI_RISE = 0.92


@lru_cache(maxsize=256)
def _emoji(font: Font, id: int, tall: int) -> Image.Image:
    with Image.open(io.BytesIO(font.handle.get_glyph_color_png(id).data)) as picture:
        wide = round(picture.width * tall / picture.height)
        return picture.convert("RGBA").resize((wide, tall), Image.Resampling.LANCZOS)
