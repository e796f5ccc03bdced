"""Words → glyphs at exact places, by HarfBuzz alone.

Pillow's own layout depends on whether FriBiDi is installed and puts glyphs on whole pixels; this
does neither. Widths are in ems, so a word is shaped once for all sizes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import uharfbuzz as hb

from contentgen.graphics.fonts import Face, Font, covering

NBSP = "\u00a0"
SOFT = "\u00ad"
JOINED = "\u2060"  # ends a line that was broken where no space is

# No-break forms that few fonts have, drawn as their plain likeness.
_LIKENESS = str.maketrans(
    {"\u2011": "-", "\u202f": NBSP, "\u2009": NBSP, "\u2007": NBSP, "\u2060": None}
)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph by its id, and its origin in ems from the word's start."""

    font: Font
    id: int
    x: float
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Shaped:
    glyphs: tuple[Glyph, ...]
    width: float


def width_of(line: str, face: Face) -> float:
    """Width of one line, in ems."""
    words = line.split(" ")
    # fsum: sum() of floats rounds otherwise from Python 3.12 on, and a pixel could move.
    worded = math.fsum(shape(word, face).width for word in words)
    return worded + (len(words) - 1) * shape(" ", face).width


def bearing(line: str, face: Face) -> float:
    """White before the first glyph, in ems: text is hung by it, so its ink meets the margin."""
    first = next(set_line(line, face), None)
    extents = first.font.handle.get_glyph_extents(first.id) if first else None
    return float(extents.x_bearing) * first.font.scale if first and extents else 0.0


def set_line(line: str, face: Face) -> Iterator[Glyph]:
    """All glyphs of one line, in ems from its start. A soft hyphen at the end shows as a hyphen."""
    x, space = 0.0, shape(" ", face).width
    for word in line.split(" "):
        shaped = shape(word, face)
        yield from (Glyph(g.font, g.id, g.x + x, g.y) for g in shaped.glyphs)
        x += shaped.width + space


@lru_cache(maxsize=8192)
def shape(word: str, face: Face) -> Shaped:
    """One word (or space): kerned, without ligatures, over as many fonts as it takes."""
    shown = word[:-1].replace(SOFT, "") + word[-1:].replace(SOFT, "-")
    glyphs: list[Glyph] = []
    x = 0.0
    for font, chars in groupby(shown.translate(_LIKENESS), key=lambda char: covering(char, face)):
        for id, dx, dy, advance in _shape_run("".join(chars), font, face.tabular):
            glyphs.append(Glyph(font, id, x + dx, dy))
            x += advance + face.tracking
    return Shaped(tuple(glyphs), x)


def _shape_run(text: str, font: Font, tabular: bool) -> Iterator[tuple[int, float, float, float]]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font.handle, buffer, {"kern": True, "liga": False, "tnum": tabular})
    for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        yield (info.codepoint, at.x_offset * font.scale, at.y_offset * font.scale,
               at.x_advance * font.scale)  # fmt: skip
