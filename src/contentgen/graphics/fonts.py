"""Family name and weight → a font of the shipped packages, with the characters it covers.

The packages hold data only (OFL); they are located, never imported. System fonts are not looked at,
so a card has the same letters on every machine.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz as hb

from contentgen.errors import LayoutError

# A size is the em of a face whose capitals are CAP of it. Each family is scaled to that, so 21 px
# of Source Sans (capitals 0.66) read as large as 21 px of Manrope (0.72).
CAP = 0.72
DROP = 0.22  # room under the baseline for descenders

# family → (package, file stem, the names of its weights)
FAMILIES = {
    "manrope": ("font_manrope", "Manrope", {
        300: "Light", 400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold", 800: "ExtraBold",
    }),
    "source-sans": ("font_source_sans_pro", "SourceSansPro", {
        300: "Light", 400: "Regular", 600: "Semibold", 700: "Bold", 900: "Black",
    }),
    "source-serif": ("font_source_serif_pro", "SourceSerifPro", {
        300: "Light", 400: "Regular", 600: "Semibold", 700: "Bold", 900: "Black",
    }),
}  # fmt: skip

# Manrope's dollar is an S with two stubs, and was read as an S (tesseract 5.3, 28 to 81 px); with
# this one every amount on the test cards was read.
BORROWED = {"manrope": {"$": "source-sans"}}


@dataclass(frozen=True, slots=True)
class Face:
    """What a text is set in. `tabular`: figures of one width; `tracking`: ems between glyphs."""

    family: str
    weight: int
    tabular: bool = False
    tracking: float = 0.0

    def __str__(self) -> str:
        return f"{self.family} {self.weight}{' tabular' if self.tabular else ''}"


class Font:
    """One opened font file: HarfBuzz's handle, its coverage, and its scale to our sizes."""

    __slots__ = ("covers", "handle", "name", "scale")

    def __init__(self, path: Path) -> None:
        face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.name = path.stem
        self.handle = hb.Font(face)
        self.covers = frozenset(face.unicodes)
        self.scale = (
            CAP / self._height_of_capitals(face.upem) / face.upem
        )  # font units → ems of ours

    def _height_of_capitals(self, upem: int) -> float:
        extents = self.handle.get_glyph_extents(self.handle.get_nominal_glyph(ord("H")))
        return float(extents.y_bearing) / upem


@cache
def open_font(family: str, weight: int) -> Font:
    """The family's font of the nearest weight; of two as near, the heavier."""
    if family not in FAMILIES:
        raise LayoutError("CG604", f"unknown font family {family!r}",
                          help=f"Known: {', '.join(FAMILIES)}.")  # fmt: skip
    package, stem, weights = FAMILIES[family]
    nearest = min(weights, key=lambda w: (abs(w - weight), -w))
    return Font(font_file(package, f"{stem}-{weights[nearest]}.ttf"))


def font_file(package: str, name: str) -> Path:
    spec = find_spec(package)
    path = Path(spec.origin).parent / "files" / name if spec and spec.origin else None
    if path is None or not path.is_file():
        raise LayoutError("CG605", f"the font {name} is not installed",
                          help=f"pip install {package.replace('_', '-')}")  # fmt: skip
    return path


@cache
def fonts_for(face: Face) -> tuple[Font, ...]:
    """The face's own font, then the other families in the same weight."""
    others = (family for family in FAMILIES if family != face.family)
    return tuple(open_font(family, face.weight) for family in (face.family, *others))


def covering(char: str, face: Face) -> Font:
    """The first font that has `char`; a character that none has is an error, never a blank."""
    if char in BORROWED.get(face.family, {}):
        return open_font(BORROWED[face.family][char], face.weight)
    for font in fonts_for(face):
        if ord(char) in font.covers:
            return font
    name = unicodedata.name(char, "unnamed")
    raise LayoutError("CG602", f"no font has {char!r} (U+{ord(char):04X} {name})",
                      help="Take the character out, or write it in words.")  # fmt: skip
