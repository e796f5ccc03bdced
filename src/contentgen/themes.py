"""Theme file (assets/themes/NAME.toml) → Theme: colours, fonts and letter looks, every pair readable.

A theme whose text would fail WCAG AA is refused with the failing pair; a brand's own colours
(`dressed`) are darkened or lightened until they read, since a brand is chosen without us in mind.
"""

from __future__ import annotations

import colorsys
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from contentgen.errors import Place, SettingsError
from contentgen.settings import unknown
from contentgen.shipped import shipped

# WCAG 2.2, success criterion 1.4.3 (text) and 1.4.11 (large figures, graphics).
AA_TEXT = 4.5
AA_LARGE = 3.0


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #rrggbb, by what they are for."""

    background: str  # behind everything on a card; the letter's card
    canvas: str  # around the letter's card
    ink: str  # headlines and figures
    body: str  # running text
    muted: str  # sources, captions
    hairline: str  # dividers
    accent: str  # the one point being made
    accent_tint: str  # its pale form, behind bars
    on_accent: str  # text on a band of accent or `band`
    second: str  # the other side of a comparison
    second_tint: str
    neutral: str  # bars that are not the point
    band: str  # the letter's figure band
    link: str
    on_band: str = ""  # text on the band; else on_accent

    @property
    def band_text(self) -> str:
        return self.on_band or self.on_accent


MARKS = ("tab", "rules", "side", "dot", "none")
ENDS = ("square", "round")


@dataclass(frozen=True, slots=True)
class CardLook:
    """What makes a theme's pictures its own beside colours and fonts.

    `mark`: the one ornament (a tab at the top edge, two rules, a stripe down the side, a dot, none);
    `heaviest`: the weight of headlines and figures; `ends`: of bars, square or round.
    """

    mark: str = "tab"
    heaviest: int = 800
    ends: str = "square"


@dataclass(frozen=True, slots=True)
class Theme:
    """`display` and `text` are shipped font families by name: manrope, source-sans, source-serif."""

    name: str
    description: str
    display: str
    text: str
    light: Palette
    dark: Palette  # for the letter's dark mode
    cards: Palette  # of the pictures: light or dark, with colours of their own
    look: CardLook
    letter_font: str  # the font stack of the letter
    radius: int  # corner radius in the letter, px
    heading_font: str = ""  # of the letter's headings; else letter_font
    heading_weight: str = "bold"
    align: str = ""  # of the letter's head: center, else where a line begins


@dataclass(frozen=True, slots=True)
class Looks:
    """What a brand brings along; an empty field leaves the theme's own."""

    accent: str = ""
    second: str = ""
    band: str = ""
    link: str = ""
    background: str = ""  # of the light palette; the dark one keeps its own grounds
    canvas: str = ""
    font: str = ""
    heading_font: str = ""
    radius: int | None = None


# (text, ground, least contrast)
PAIRS = (
    ("ink", "background", AA_TEXT),
    ("body", "background", AA_TEXT),
    ("muted", "background", AA_TEXT),
    ("muted", "canvas", AA_TEXT),
    ("accent", "background", AA_TEXT),
    ("second", "background", AA_TEXT),
    ("link", "background", AA_TEXT),
    ("link", "canvas", AA_TEXT),
    ("on_accent", "accent", AA_TEXT),
    ("band_text", "band", AA_TEXT),
)
# On a picture there is no canvas, band or link.
CARD_PAIRS = tuple(pair for pair in PAIRS if pair[1] == "background" and pair[0] != "link")


def theme_names() -> list[str]:
    return sorted(file.stem for file in (shipped("assets") / "themes").glob("*.toml"))


def load_theme(name: str, accent: str = "") -> Theme:
    """The theme called `name`, or in the file `name`; `accent` is the brand's colour."""
    path = Path(name) if name.endswith(".toml") else shipped("assets") / "themes" / f"{name}.toml"
    if not path.is_file():
        raise SettingsError("CG211", f"unknown theme {name!r}", help=unknown(name, theme_names()))
    try:
        tree = tomllib.loads(path.read_text("utf-8"))
        light, dark = Palette(**tree["light"]), Palette(**tree["dark"])
        cards = tree.get("cards", {})
        theme = Theme(
            name=path.stem,
            description=tree["description"],
            display=tree["fonts"]["display"],
            text=tree["fonts"]["text"],
            light=light,
            dark=dark,
            cards=replace(
                {"light": light, "dark": dark}[cards.get("ground", "light")],
                **cards.get("colours", {}),
            ),
            look=_look(cards),
            letter_font=tree["letter"]["font"],
            radius=tree["letter"]["radius"],
            heading_font=tree["letter"].get("heading_font", ""),
            heading_weight=tree["letter"].get("heading_weight", "bold"),
            align=tree["letter"].get("align", ""),
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            "CG212",
            f"cannot read the theme: {error}",
            at=Place(str(path)),
            help="Compare it with a shipped theme: TOML in UTF-8.",
        ) from error
    except (KeyError, TypeError) as error:
        wanted = ", ".join(f.name for f in fields(Palette))
        raise SettingsError(
            "CG213",
            f"the theme is incomplete: {error}",
            at=Place(str(path)),
            help=f"[light] and [dark] want: {wanted}.",
        ) from error
    _demand_contrast(theme, path)
    return dressed(theme, Looks(accent=accent)) if accent else theme


def _look(cards: dict[str, Any]) -> CardLook:
    """The table [cards]. Raises KeyError for a mark or an end that there is not."""
    look = CardLook(
        mark=cards.get("mark", "tab"),
        heaviest=int(cards.get("heaviest", 800)),
        ends=cards.get("ends", "square"),
    )
    for name, known in ((look.mark, MARKS), (look.ends, ENDS)):
        if name not in known:
            raise KeyError(f"{name!r} is not one of {', '.join(known)}")
    return look


def dressed(theme: Theme, looks: Looks) -> Theme:
    """The theme in a brand's colours and fonts, each colour corrected until it reads."""
    return replace(
        theme,
        light=_branded(theme.light, looks, own_grounds=True),
        dark=_branded(theme.dark, looks, own_grounds=False),
        cards=_branded(theme.cards, looks, own_grounds=False),
        letter_font=looks.font or theme.letter_font,
        heading_font=looks.heading_font or looks.font or theme.heading_font,
        radius=theme.radius if looks.radius is None else looks.radius,
    )


def contrast(a: str, b: str) -> float:
    """WCAG contrast ratio of two #rrggbb colours, 1 to 21."""
    light, dark = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(color: str, ground: str, least: float = AA_TEXT) -> str:
    """`color`, or the nearest in lightness that has `least` contrast on `ground`."""
    if contrast(color, ground) >= least:
        return color
    hue, lightness, saturation = colorsys.rgb_to_hls(*_rgb(color))
    step = -0.01 if _luminance(ground) > 0.18 else 0.01
    while 0 < lightness + step < 1:
        lightness += step
        tried = _hex(colorsys.hls_to_rgb(hue, lightness, saturation))
        if contrast(tried, ground) >= least:
            return tried
    return "#000000" if step < 0 else "#ffffff"


def _branded(palette: Palette, looks: Looks, *, own_grounds: bool) -> Palette:
    """The brand's colours for what they are for, then every text fitted to the ground it stands on.

    An accent alone also colours band and links: one colour is what most brands have.
    """
    given = {
        "accent": looks.accent,
        "second": looks.second,
        "band": looks.band or looks.accent,
        "link": looks.link or looks.accent,
        "background": looks.background if own_grounds else "",
        "canvas": looks.canvas if own_grounds else "",
    }
    for field, color in given.items():
        _demand_color(f"brand.{field}", color)
    palette = replace(palette, **{field: color for field, color in given.items() if color})
    texts = {text: getattr(palette, text) for text in ("ink", "body", "muted", "link")}
    fitted = {text: _on_both(color, palette) for text, color in texts.items()}
    if not all(fitted.values()):
        # No colour reads on a black card and on the white around it: then there is one ground.
        palette = replace(palette, canvas=palette.background)
        fitted = {text: readable(color, palette.background) for text, color in texts.items()}
    fitted |= {
        text: readable(getattr(palette, text), palette.background) for text in ("accent", "second")
    }
    band = fitted["accent"] if looks.accent and not looks.band else palette.band
    on_accent = _text_on(fitted["accent"], palette.on_accent)
    on_band = _text_on(band, palette.on_band or on_accent)
    same = on_band == (palette.on_band or on_accent)
    return replace(
        palette,
        **fitted,
        band=band,
        on_accent=on_accent,
        on_band=palette.on_band if same else on_band,
    )


def _on_both(color: str, palette: Palette) -> str:
    """`color`, or the nearest in lightness that reads on the card and around it; "" if there is none."""
    fitted = readable(readable(color, palette.background), palette.canvas)
    return fitted if contrast(fitted, palette.background) >= AA_TEXT else ""


def _text_on(ground: str, own: str) -> str:
    """Text for a coloured ground: the theme's own where it reads, else white or black."""
    able = (text for text in (own, "#ffffff", "#111111") if contrast(text, ground) >= AA_TEXT)
    return next(able, "#000000")


def _demand_color(name: str, color: str) -> None:
    if color and (
        len(color) != 7 or color[0] != "#" or set(color[1:].lower()) - set("0123456789abcdef")
    ):
        raise SettingsError("CG214", f"{name} is {color!r}", help="It wants a colour as #rrggbb.")


def _demand_contrast(theme: Theme, path: Path) -> None:
    parts = (("light", theme.light), ("dark", theme.dark), ("cards.colours", theme.cards))
    for part, palette in parts:
        for text, ground, least in PAIRS if part != "cards.colours" else CARD_PAIRS:
            got = contrast(getattr(palette, text), getattr(palette, ground))
            if got < least:
                raise SettingsError(
                    "CG215",
                    f"[{part}] {text} on {ground} has contrast {got:.1f}",
                    at=Place(str(path)),
                    help=f"It wants at least {least}: darken one or lighten the other.",
                )


def _rgb(color: str) -> tuple[float, float, float]:
    return (int(color[1:3], 16) / 255, int(color[3:5], 16) / 255, int(color[5:7], 16) / 255)


def _hex(rgb: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(c * 255):02x}" for c in rgb)


def _luminance(color: str) -> float:
    """Relative luminance, WCAG 2.2."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _rgb(color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
