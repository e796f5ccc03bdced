"""Themes: readable, or refused with the failing pair."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.errors import SettingsError
from contentgen.shipped import shipped
from contentgen.themes import (
    AA_TEXT,
    PAIRS,
    Looks,
    contrast,
    dressed,
    load_theme,
    readable,
    theme_names,
)

colours = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


@pytest.mark.parametrize("name", theme_names())
def test_every_shipped_theme_reads_in_light_and_dark(name: str) -> None:
    theme = load_theme(name)
    for palette in (theme.light, theme.dark):
        for text, ground, least in PAIRS:
            assert contrast(getattr(palette, text), getattr(palette, ground)) >= least


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@given(colours, colours)
def test_a_colour_can_always_be_made_readable(colour: str, ground: str) -> None:
    best = max(contrast("#000000", ground), contrast("#ffffff", ground))
    assert contrast(readable(colour, ground), ground) >= min(4.49, best - 0.01)


@given(colours)
def test_any_brand_colour_gives_a_theme_that_reads(colour: str) -> None:
    theme = load_theme("paper", colour)
    assert contrast(theme.light.accent, theme.light.background) >= AA_TEXT


def test_an_unknown_theme_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="papper") as caught:
        load_theme("papper")
    assert "paper" in caught.value.help


def test_a_theme_that_cannot_be_read_is_refused_with_the_pair(tmp_path: Path) -> None:
    text = (shipped("assets") / "themes/paper.toml").read_text()
    pale = tmp_path / "pale.toml"
    pale.write_text(text.replace('muted = "#595f66"', 'muted = "#c0c0c0"'))
    with pytest.raises(SettingsError, match="muted on background has contrast"):
        load_theme(str(pale))


def test_a_theme_that_lacks_a_colour_says_so(tmp_path: Path) -> None:
    text = (shipped("assets") / "themes/paper.toml").read_text()
    short = tmp_path / "short.toml"
    short.write_text(text.replace('ink = "#121212"\n', ""))
    with pytest.raises(SettingsError, match="incomplete"):
        load_theme(str(short))


def test_a_brand_colour_that_is_none_says_what_is_wanted() -> None:
    with pytest.raises(SettingsError, match=r"brand\.accent"):
        load_theme("paper", "red")


@given(st.lists(colours, min_size=6, max_size=6))
def test_whatever_colours_a_brand_brings_every_text_reads(six: list[str]) -> None:
    names = ("accent", "second", "band", "link", "background", "canvas")
    for name in theme_names():
        theme = dressed(load_theme(name), Looks(**dict(zip(names, six, strict=True))))
        for palette in (theme.light, theme.dark):
            for text, ground, least in PAIRS:
                got = contrast(getattr(palette, text), getattr(palette, ground))
                assert got >= least - 0.01, (name, text, ground)


def test_a_brand_brings_fonts_and_corners() -> None:
    theme = dressed(load_theme("paper"), Looks(font="Inter, Arial, sans-serif", radius=0))
    assert (theme.letter_font, theme.radius) == ("Inter, Arial, sans-serif", 0)
    assert theme.light == load_theme("paper").light
