"""Words → glyphs at exact places, by HarfBuzz alone.

Pillow's own layout depends on whether FriBiDi is installed and puts glyphs on whole pixels; this
does neither. Widths are in ems, so a word is shaped once for all sizes.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb

from contentgen.graphics.fonts import Face, Font, covering
from contentgen.graphics.scripts import LEFTWARD_LANGUAGES, leftward, visual_runs

NBSP = "\u00a0"
SOFT = "\u00ad"
JOINED = "\u2060"  # ends a line that was broken where no space is

# No-break forms that few fonts have, drawn as their plain likeness.
_LIKENESS = str.maketrans(
    {"\u2011": "-", "\u202f": NBSP, "\u2009": NBSP, "\u2007": NBSP, "\u2060": None}
)

# Joiners, variation selectors, skin tones, the keycap and flag letters: parts of the sign before.
_CLINGING = frozenset(
    [chr(c) for c in (0x200C, 0x200D, 0x20E3, *range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400))]
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
    """All glyphs of one line, in ems from its left end. A soft hyphen at the end shows as a hyphen."""
    if leftward(line):
        from_right = face.language[:2] in LEFTWARD_LANGUAGES or leftward(line[:1])
        runs = visual_runs(line, from_right)
    else:
        runs = ((line, False),)
    x, space = 0.0, shape(" ", face).width
    for run, turned in runs:
        words = run.split(" ")
        for i, word in enumerate(words[::-1] if turned else words):
            x += space if i else 0.0
            shaped = shape(word, face, turned)
            yield from (Glyph(g.font, g.id, g.x + x, g.y) for g in shaped.glyphs)
            x += shaped.width


@lru_cache(maxsize=8192)
def shape(word: str, face: Face, turned: bool = False) -> Shaped:
    """One word (or space): kerned, without ligatures, over as many fonts as it takes; `turned` when
    it runs leftward."""
    shown = word[:-1].replace(SOFT, "") + word[-1:].replace(SOFT, "-")
    glyphs: list[Glyph] = []
    x = 0.0
    runs = list(_fonts_of(shown.translate(_LIKENESS), face))
    for font, text in reversed(runs) if turned else runs:
        # Letters that join must not be pulled apart.
        tracking = 0.0 if leftward(text) else face.tracking
        for id, dx, dy, advance in _shape_run(text, font, face, turned):
            glyphs.append(Glyph(font, id, x + dx, dy))
            x += advance + tracking
    return Shaped(tuple(glyphs), x)


def _fonts_of(word: str, face: Face) -> Iterator[tuple[Font, str]]:
    """The word in runs of one font. Marks and joiners stay with the letter they belong to."""
    font, run = None, ""
    for char in word:
        if font and (char in _CLINGING or unicodedata.combining(char)):
            run += char
            continue
        own = covering(char, face)
        if font and own is not font:
            yield font, run
            run = ""
        font, run = own, run + char
    if font:
        yield font, run


def _shape_run(
    text: str, font: Font, face: Face, turned: bool
) -> Iterator[tuple[int, float, float, float]]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if turned:
        buffer.direction = "rtl"  # of itself a bracket would be guessed as Latin, and not mirrored
    if face.language:
        buffer.language = face.language
    hb.shape(font.handle, buffer, {"kern": True, "liga": False, "tnum": face.tabular})
    for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        yield (info.codepoint, at.x_offset * font.scale, at.y_offset * font.scale,
               at.x_advance * font.scale)  # fmt: skip
