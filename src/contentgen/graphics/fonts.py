"""Family name and weight → a font of the shipped packages, with the characters it covers.

The packages hold data only (OFL); they are located, never imported. A character that none of them
has is looked for in the machine's own fonts (system_fonts.py), so a card in Latin, Greek or Cyrillic
has the same letters on every machine, and one in another script has letters at all.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz as hb

from contentgen.errors import LayoutError
from contentgen.graphics import system_fonts

# A size is the em of a face whose capitals are CAP of it. Each family is scaled to that, so 21 px
# of Source Sans (capitals 0.66) read as large as 21 px of Manrope (0.72).
CAP = 0.72
DROP = 0.22  # room under the baseline for descenders
_USUAL = (
    0.714  # height of capitals in ems where a font has none: Noto Sans', to which others are cut
)

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

_FIRST_EMOJI = 0x231A  # below it, digits and signs are text

# Manrope's dollar is an S with two stubs, and was read as an S (tesseract 5.3, 28 to 81 px); with
# this one every amount on the test cards was read.
BORROWED = {"manrope": {"$": "source-sans"}}


@dataclass(frozen=True, slots=True)
class Face:
    """What a text is set in. `tabular`: figures of one width; `tracking`: ems between glyphs;
    `language` (two letters) decides how Han characters are drawn and which way lines run."""

    family: str
    weight: int
    tabular: bool = False
    tracking: float = 0.0
    language: str = ""

    def __str__(self) -> str:
        return f"{self.family} {self.weight}{' tabular' if self.tabular else ''}"


class Font:
    """One opened font file: HarfBuzz's handle, its coverage, and its scale to our sizes.
    `coloured`: its glyphs are pictures (emoji)."""

    __slots__ = ("coloured", "covers", "handle", "name", "scale")

    def __init__(self, path: Path, index: int = 0, coloured: bool = False) -> None:
        face = hb.Face(hb.Blob.from_file_path(str(path)), index)
        self.name = path.stem
        self.coloured = coloured
        self.handle = hb.Font(face)
        self.covers = frozenset(face.unicodes)
        capitals = _USUAL if coloured else self._height_of_capitals(face.upem)
        self.scale = CAP / capitals / face.upem  # font units → ems of ours

    def _height_of_capitals(self, upem: int) -> float:
        glyph = self.handle.get_nominal_glyph(ord("H"))
        if not glyph:  # a font of one script without Latin
            return _USUAL
        extents = self.handle.get_glyph_extents(glyph)
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
    found = _on_this_machine(ord(char), face.weight, face.language)
    if found:
        return found
    name = unicodedata.name(char, "unnamed")
    raise LayoutError("CG602", f"no font has {char!r} (U+{ord(char):04X} {name})",
                      help="Install a font that has it (Noto covers nearly all), or take it out.")  # fmt: skip


@cache
def _on_this_machine(code: int, weight: int, language: str) -> Font | None:
    emoji = system_fonts.emoji_file()
    if emoji and code >= _FIRST_EMOJI:
        font = _open(emoji, 0, True)
        if code in font.covers:
            return font
    for path, index in system_fonts.candidates(weight, language):
        font = _open(path, index, False)
        if code in font.covers:
            return font
    return None


@cache
def _open(path: Path, index: int, coloured: bool) -> Font:
    return Font(path, index, coloured)
