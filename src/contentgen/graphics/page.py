"""A size and a theme → a Page: the type sizes, margins and colours a body is set with.

The numbers come from four rounds of prototypes, looked at full size and at 600 px wide (a phone's
feed). Each shape is a layout of its own; a size of another width has them in proportion.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from contentgen.graphics.fonts import Face
from contentgen.graphics.layout import Text
from contentgen.graphics.model import Size
from contentgen.graphics.scripts import LEFTWARD_LANGUAGES
from contentgen.graphics.system_fonts import emoji_file
from contentgen.graphics.typeset import has_emoji, typeset, without_emoji
from contentgen.themes import CardLook, Palette, Theme

LEAST = 0.0178  # of the width: smaller type failed at 600 px wide


@dataclass(frozen=True, slots=True)
class Shape:
    """Pixels at `width`. `inset` keeps clear of what a network lays over a story."""

    name: str
    width: int
    margin: int
    top: int
    inset: int
    headline: int
    lines: int  # of a headline that need not shrink
    subtitle: int
    body: int
    label: int
    source: int


BROAD = Shape("broad", 1200, 56, 50, 0, 50, 2, 27, 27, 25, 22)
SQUARE = Shape("square", 1080, 64, 60, 0, 60, 3, 32, 33, 29, 22)
PORTRAIT = Shape("portrait", 1080, 64, 68, 0, 68, 3, 35, 38, 33, 24)
# Instagram and TikTok cover about an eighth of a story at both ends (their help pages, 2026).
STORY = Shape("story", 1080, 72, 60, 210, 76, 4, 39, 43, 37, 27)


def shape_of(size: Size) -> Shape:
    tall = size.height / size.width
    if tall < 0.8:
        return BROAD
    if tall < 1.15:
        return SQUARE
    return PORTRAIT if tall < 1.5 else STORY


@dataclass(frozen=True, slots=True)
class Page:
    """`scale` and `hyphens` are what frame.py tries until the body fits."""

    size: Size
    shape: Shape
    palette: Palette
    display: str
    text: str
    look: CardLook
    language: str = ""  # of the words, two letters
    scale: float = 1.0
    hyphens: bool = False

    @classmethod
    def of(cls, size: Size, theme: Theme, language: str = "") -> Page:
        look, palette = theme.look, theme.cards
        return cls(size, shape_of(size), palette, theme.display, theme.text, look, language)

    def at(self, scale: float) -> Page:
        return replace(self, scale=scale, hyphens=scale <= 1.0)

    @property
    def leftward(self) -> bool:
        """Whether the card is read from right to left, and so laid out as in a mirror."""
        return self.language[:2] in LEFTWARD_LANGUAGES

    @property
    def broad(self) -> bool:
        return self.shape.name == "broad"

    @property
    def unit(self) -> float:
        """One pixel of the shape's own width, on this page."""
        return self.size.width / self.shape.width

    @property
    def least(self) -> float:
        return self.size.width * LEAST

    def gap(self, pixels: float) -> float:
        """A distance that shrinks with the body."""
        return pixels * self.unit * self.scale

    def px(self, role: str, factor: float = 1.0) -> float:
        """Type size of a role, in half pixels, never under the least that reads."""
        wanted = float(getattr(self.shape, role)) * factor * self.unit * self.scale
        return max(self.least, round(wanted * 2) / 2)

    def words(self, text: str, size: float, colour: str, weight: int = 400, **more: object) -> Text:
        """Running text: labels, captions, sentences."""
        face = Face(self.text, weight, language=self.language)
        return Text(_set(text), face, size, colour, **{"hyphens": self.hyphens, **more})  # type: ignore[arg-type]

    def figure(
        self, text: str, size: float, colour: str, weight: int = 800, **more: object
    ) -> Text:
        """A figure or a heading; very large digits are set a little tighter, a unit's letters ("GW")
        a little looser, since the kerning of capitals makes them touch at that size."""
        letters = re.search(r"[^\W\d_]{2}", text)
        # Two or three digits keep their distance: a 47 set tight was not read (tesseract 5.3).
        tight = 0.0 if len(text) < 4 else -0.02
        tracking = (0.015 if letters else tight) if size > 90 * self.unit else 0.0
        heavy = min(weight, self.look.heaviest)
        face = Face(self._family(size), heavy, tracking=tracking, language=self.language)
        return Text(_set(text), face, size, colour,
                    **{"hyphens": self.hyphens, **more})  # type: ignore[arg-type]  # fmt: skip

    def _family(self, size: float) -> str:
        """The display face at display sizes; below them the text face is read more surely."""
        return self.display if size >= 32 * self.unit else self.text

    def tabular(
        self, text: str, size: float, colour: str, weight: int = 500, **more: object
    ) -> Text:
        """A figure that stands under others."""
        face = Face(self._family(size), weight, tabular=True, language=self.language)
        return Text(_set(text), face, size, colour,
                    **{"hyphens": self.hyphens, **more})  # type: ignore[arg-type]  # fmt: skip


@lru_cache(maxsize=2048)  # a body is tried at many sizes
def _set(text: str) -> str:
    said = typeset(text)
    return without_emoji(said) if has_emoji(said) and not emoji_file() else said
