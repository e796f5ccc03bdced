"""Every kind of card, in every size: what is on it, where, and that it is the same each time."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from gallery import (
    BARS,
    BRAND,
    CARDS,
    CHANGE,
    DENSE,
    GERMAN,
    HERO,
    STEPS,
    THEME,
    VERSUS,
    card,
    fig,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from contentgen.campaign.model import Brand, Card, Hero, Said, figures_in
from contentgen.errors import LayoutError, SettingsError
from contentgen.graphics import SIZES, Size, draw, lay_out
from contentgen.graphics.boxes import Area, collisions, texts
from contentgen.graphics.typeset import plain, typeset
from contentgen.shipped import shipped
from contentgen.themes import load_theme, theme_names

GOLDENS = Path(__file__).parent / "goldens"
everywhere = pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
every_card = pytest.mark.parametrize("shown", CARDS, ids=lambda c: c.id)


def words(text: str) -> list[str]:
    """Words and figures, typeset, without the signs around them."""
    return re.findall(r"[\w$€£%−–’.,]*\w[\w$€£%−–’]*", plain(typeset(text)))


@everywhere
@every_card
def test_boxes_lie_inside_the_margins_and_texts_meet_nothing(shown: Card, size: Size) -> None:
    boxes = lay_out(shown, size, THEME, BRAND)
    assert all(Area(0, 0, size.width, size.height).holds(box, 0) for box in boxes)
    assert not collisions(boxes)


@everywhere
@every_card
def test_every_word_of_a_card_is_on_it(shown: Card, size: Size) -> None:
    painted = words(" ".join(texts(lay_out(shown, size, THEME, BRAND))))
    for said in (str(shown.headline), str(shown.subtitle), shown.source, BRAND.name):
        missing = set(words(said)) - set(painted)
        assert not missing
    for figure in figures_in(shown.body):
        assert set(words(figure.figure)) | set(words(figure.qualifier)) <= set(painted)


@pytest.mark.parametrize("name", ["wide", "square", "portrait"])
@every_card
def test_the_layout_is_as_looked_at(
    shown: Card, name: str, golden: Callable[[Path, str], None]
) -> None:
    boxes = lay_out(shown, SIZES[name], THEME, BRAND)
    golden(GOLDENS / f"{shown.id}-{name}.txt", "".join(f"{box}\n" for box in boxes))


def test_the_pixels_are_as_looked_at(golden: Callable[[Path, str], None]) -> None:
    pictures = draw([HERO, STEPS], [SIZES["wide"]], THEME, BRAND)
    lines = (
        f"{p.name} {hashlib.sha256(Image.open(io.BytesIO(p.png)).tobytes()).hexdigest()}\n"
        for p in pictures
    )
    golden(GOLDENS / "pixels.txt", "".join(lines))


def test_pictures_come_by_card_then_by_size_with_alt_and_text() -> None:
    sizes = [SIZES["wide"], SIZES["portrait"]]
    pictures = draw([HERO, CHANGE], sizes, THEME, BRAND)
    assert [p.name for p in pictures] == [
        "hero-wide.png", "hero-portrait.png", "change-wide.png", "change-portrait.png",
    ]  # fmt: skip
    assert pictures[0].alt == HERO.alt
    assert {"$120M", "more than", str(HERO.headline), "Harbour Notes"} <= set(pictures[0].text)


def test_the_same_card_is_the_same_bytes_twice() -> None:
    first, second = (draw([CHANGE, DENSE], [SIZES["wide"]], THEME, BRAND) for _ in range(2))
    assert [p.png for p in first] == [p.png for p in second]


@everywhere
def test_a_picture_has_the_promised_size_and_says_its_title_and_source(size: Size) -> None:
    (picture,) = draw([BARS], [size], THEME, BRAND)
    image = Image.open(io.BytesIO(picture.png))
    assert image.size == (size.width, size.height)
    assert image.info["Title"] == str(BARS.headline)
    assert image.info["Source"] == BARS.source


def test_tall_cards_are_not_wide_ones_rescaled() -> None:
    wide, tall = (lay_out(STEPS, SIZES[n], THEME, BRAND) for n in ("wide", "portrait"))
    assert len({box.y for box in wide if box.kind in ("dot", "ring")}) < 4
    assert len({round(box.x + box.w / 2) for box in tall if box.kind in ("dot", "ring")}) == 1


def test_what_is_to_come_is_hollow_and_dashed() -> None:
    kinds = [box.kind for box in lay_out(STEPS, SIZES["wide"], THEME, BRAND)]
    assert (kinds.count("dot"), kinds.count("ring")) == (3, 1)
    assert "dash" in kinds


def test_an_estimate_is_hollow_starred_and_explained_once() -> None:
    boxes = lay_out(CHANGE, SIZES["wide"], THEME, BRAND)
    assert any(box.kind == "open" for box in boxes)
    assert {"80K*", "Source: the port. *Estimate"} <= set(texts(boxes))
    told = replace(CHANGE, source="Source: the port; rival's bookings are an estimate")
    assert told.source.replace("'", "’") in texts(lay_out(told, SIZES["wide"], THEME, BRAND))


def test_bars_start_at_zero_on_one_scale() -> None:
    boxes = lay_out(BARS, SIZES["wide"], THEME, BRAND)
    bars = [box for box in boxes if box.kind in ("bar", "open")][1:]  # the first is the tab
    assert len({bar.x for bar in bars}) == 1
    assert bars[0].w / bars[2].w == pytest.approx(19 / 5)


def test_a_comparison_says_that_its_rows_have_their_own_scale() -> None:
    said = " ".join(texts(lay_out(VERSUS, SIZES["square"], THEME, BRAND)))
    assert "Bars are scaled within each row" in said
    told = replace(VERSUS, subtitle=Said("Each row is scaled by itself"))
    assert "Bars are scaled" not in " ".join(texts(lay_out(told, SIZES["square"], THEME, BRAND)))


def test_a_character_no_font_has_is_named() -> None:
    with pytest.raises(LayoutError, match=r"CG602.*U\+0378 unnamed"):
        lay_out(replace(HERO, headline=Said("Up \u0378")), SIZES["wide"], THEME, BRAND)


def test_what_cannot_fit_is_an_error_that_names_card_and_size() -> None:
    endless = replace(HERO, headline=Said("word " * 400))
    with pytest.raises(LayoutError, match=r"CG601.*'hero'.*wide"):
        lay_out(endless, SIZES["wide"], THEME, BRAND)


def test_text_too_pale_to_read_is_refused_before_painting() -> None:
    pale = replace(THEME, cards=replace(THEME.cards, muted="#c0c0c0"))
    with pytest.raises(LayoutError, match="CG603"):
        lay_out(BARS, SIZES["wide"], pale, BRAND)


def test_source_and_brand_keep_their_distance_however_long() -> None:
    wordy = replace(HERO, source="Source: " + "the archive of the harbour master, " * 4)
    boxes = lay_out(wordy, SIZES["wide"], THEME, Brand(name="The Harbour Master’s Weekly"))
    brand = boxes[-1]
    source = [box for box in boxes[:-1] if box.text][-2:]
    assert all(brand.x - (box.x + box.w) >= 24 for box in source)


def test_a_compound_breaks_at_its_joint_when_it_fits_no_line_whole() -> None:
    lines = [box.text for box in lay_out(GERMAN, SIZES["portrait"], THEME, BRAND) if box.text]
    assert all("täts" in line for line in lines if line.startswith("meldet") and "\u00ad" in line)
    said = [plain(text) for text in texts(lay_out(GERMAN, SIZES["portrait"], THEME, BRAND))]
    assert str(GERMAN.headline) in said


letters = st.text("abcdefghijklmnopqrstuvwxyzäöüéßABC0123456789-'", min_size=1, max_size=18)


@settings(max_examples=40, deadline=None)
@given(st.lists(letters, min_size=1, max_size=30), st.sampled_from(list(SIZES.values())))
def test_any_headline_is_set_whole_or_refused(said: list[str], size: Size) -> None:
    headline = " ".join(said)[:220].strip()
    shown = card("any", headline, "", Hero(fig("42%", "of all", 42)))
    try:
        boxes = lay_out(shown, size, THEME, BRAND)
    except LayoutError as error:
        assert error.code == "CG601"
        return
    assert not collisions(boxes)
    assert plain(typeset(headline)) in {plain(text) for text in texts(boxes)}


@pytest.mark.parametrize("name", theme_names())
@pytest.mark.parametrize("size", SIZES.values(), ids=lambda s: s.name)
def test_every_theme_sets_every_kind_in_every_size(name: str, size: Size) -> None:
    theme = load_theme(name)
    for shown in CARDS:
        boxes = lay_out(shown, size, theme, BRAND)
        assert not collisions(boxes), shown.id


def test_themes_differ_in_more_than_colour() -> None:
    looks = {(t.look, t.display, t.text) for t in map(load_theme, theme_names())}
    assert len(looks) >= 5


def test_a_theme_whose_pictures_cannot_be_read_is_refused_with_the_pair(tmp_path: Path) -> None:
    text = (shipped("assets") / "themes/poster.toml").read_text("utf-8")
    path = tmp_path / "pale.toml"
    path.write_text(text.replace('muted = "#c3caff"', 'muted = "#4a58e0"'), encoding="utf-8")
    with pytest.raises(SettingsError, match=r"CG215 \[cards.colours\] muted on background"):
        load_theme(str(path))
