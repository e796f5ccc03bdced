"""How text is set: signs, breaks and widths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.graphics.breaks import Overfull, break_lines
from contentgen.graphics.fonts import FAMILIES, Face, open_font
from contentgen.graphics.shape import shape, width_of
from contentgen.graphics.typeset import plain, typeset

FACE = Face("manrope", 800)


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('It\'s "late"', "It’s “late”"),
        ("the crew's 'no'", "the crew’s ‘no’"),
        ("30-40% more", "30–40% more"),
        ("$5-$8 a day", "$5–$8 a day"),
        ("on 2026-04-12", "on 2026-04-12"),
        ("class A-5.2", "class A-5.2"),
        ("fell -5%", "fell −5%"),
        ("so -- late", "so—late"),
        ("wait...", "wait…"),
        ("1 GW and $100 billion", "1\u00a0GW and $100\u00a0billion"),
        ("in Q2 2026", "in Q2\u00a02026"),
    ],
)
def test_signs_are_a_typographers(typed: str, set_: str) -> None:
    assert typeset(typed) == set_


@given(st.text(max_size=80))
def test_setting_twice_is_setting_once(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)


def test_a_headline_breaks_after_the_comma_and_not_after_a_small_word() -> None:
    assert break_lines("Ahead on speed, behind on space", FACE, 12) == (
        "Ahead on speed,",
        "behind on space",
    )
    first, *_ = break_lines("The captain of the ferry is late", FACE, 12)
    assert not first.endswith((" of", " the", " is"))


def test_no_word_is_left_alone_on_the_last_line() -> None:
    lines = break_lines("Ferry bookings have doubled within two summers here", FACE, 16)
    assert len(lines[-1].split()) > 1


def test_a_figure_stays_with_its_unit() -> None:
    lines = break_lines(typeset("Nearly 1 GW online"), FACE, 6)
    assert not any(line.endswith("1") for line in lines)


def test_a_word_wider_than_the_line_is_overfull() -> None:
    with pytest.raises(Overfull):
        break_lines("Unbreakable", FACE, 3)


@given(st.lists(st.text("abcdefgh,.", min_size=1, max_size=9), min_size=1, max_size=40))
def test_breaking_loses_no_word_and_keeps_the_width(words: list[str]) -> None:
    lines = break_lines(" ".join(words), FACE, 12)
    assert " ".join(lines) == " ".join(words)  # nothing here can break within a word
    assert all(width_of(line, FACE) <= 12.001 for line in lines)


def test_tabular_figures_are_of_one_width() -> None:
    face = Face("manrope", 500, tabular=True)
    assert len({shape(digit, face).width for digit in "0123456789"}) == 1


def test_pairs_are_kerned() -> None:
    assert shape("AV", FACE).width < shape("A", FACE).width + shape("V", FACE).width


def test_a_character_the_face_lacks_comes_from_another_shipped_family() -> None:
    assert ord("✓") not in open_font("manrope", 800).covers
    assert shape("✓", FACE).glyphs[0].font is not open_font("manrope", 800)


@pytest.mark.parametrize("family", FAMILIES)
def test_capitals_of_one_size_are_as_high_in_every_family(family: str) -> None:
    font = open_font(family, 700)
    high = font.handle.get_glyph_extents(font.handle.get_nominal_glyph(ord("H"))).y_bearing
    assert high * font.scale == pytest.approx(0.72)


def test_plain_text_has_no_invisible_signs() -> None:
    assert plain("Hafen\u00adplan\u00a01") == "Hafenplan 1"
