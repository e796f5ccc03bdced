"""A card at a size: the boxes that were placed, and the PNG painted from them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    name: str
    width: int
    height: int


# Networks' recommended sizes, third-party pages agreeing with each other, read November 2026;
# landscape is LinkedIn's and Open Graph's.
SIZES = {
    size.name: size
    for size in (
        Size("wide", 1200, 675),
        Size("landscape", 1200, 627),
        Size("square", 1080, 1080),
        Size("portrait", 1080, 1350),
        Size("story", 1080, 1920),
    )
}


@dataclass(frozen=True, slots=True)
class Picture:
    """`text` are the painted strings, in painting order."""

    card: str
    size: Size
    png: bytes
    alt: str
    text: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.card}-{self.size.name}.png"


@dataclass(frozen=True, slots=True)
class Moving:
    """A card that moves. `form`: gif or mp4."""

    card: str
    size: Size
    form: str
    data: bytes
    alt: str
    text: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.card}-{self.size.name}.{self.form}"
