"""Moving pictures and the carousel: a whole picture first, readable, and the same bytes again."""

from __future__ import annotations

import io
import re

import av
import pytest
from PIL import Image, ImageChops, ImageSequence

from contentgen.campaign.model import Card
from contentgen.graphics import SIZES, Moving, draw, lay_out, move, pdf
from contentgen.graphics.motion import LONGEST, SHORTEST, frames
from tests.graphics.gallery import BRAND, CHANGE, EIGHT_STEPS, HERO, STEPS, THEME

MOVING = pytest.mark.parametrize("shown", [CHANGE, STEPS, EIGHT_STEPS], ids=lambda c: c.id)


def first(shown: Card, form: str) -> Moving:
    return next(iter(move([shown], [form], THEME, BRAND, "en")))


@MOVING
def test_it_begins_and_ends_with_the_whole_picture(shown: Card) -> None:
    size = SIZES["square"]
    made = list(frames(lay_out(shown, size, THEME, BRAND), size, "#ffffff"))
    (still,) = draw([shown], [size], THEME, BRAND)
    whole = Image.open(io.BytesIO(still.png)).convert("RGB")
    for frame in (made[0], made[-1]):
        assert not ImageChops.difference(frame.image, whole).getbbox()


@MOVING
def test_it_takes_six_to_twelve_seconds(shown: Card) -> None:
    size = SIZES["story"]
    made = frames(lay_out(shown, size, THEME, BRAND), size, "#ffffff")
    assert SHORTEST - 0.01 <= sum(frame.seconds for frame in made) <= LONGEST + 0.05


def test_the_last_beat_leaves_exactly_the_still_behind() -> None:
    size = SIZES["square"]
    made = list(frames(lay_out(STEPS, size, THEME, BRAND), size, "#ffffff"))
    assert not ImageChops.difference(made[-2].image, made[-1].image).getbbox()


def test_a_gif_loops_with_one_palette_and_is_the_same_bytes_again() -> None:
    once, again = first(STEPS, "gif"), first(STEPS, "gif")
    assert once.data == again.data
    with Image.open(io.BytesIO(once.data)) as picture:
        assert picture.size == (1080, 1080)
        assert picture.info["loop"] == 0
        assert sum(frame.info["duration"] for frame in ImageSequence.Iterator(picture)) >= 6000
    assert len(once.data) < 1_000_000


def test_an_mp4_is_h264_that_every_phone_plays() -> None:
    made = list(move([CHANGE], ["mp4"], THEME, BRAND))
    assert [(m.name, m.size.height) for m in made] == [
        ("change-square.mp4", 1080), ("change-story.mp4", 1920),
    ]  # fmt: skip
    with av.open(io.BytesIO(made[0].data)) as container:
        (stream,) = container.streams.video
        assert (stream.codec_context.name, stream.pix_fmt) == ("h264", "yuv420p")
        assert 6 <= float(stream.duration * stream.time_base) <= 12.1


def test_only_what_tells_of_time_moves() -> None:
    assert not list(move([HERO], ["gif"], THEME, BRAND))


def test_a_carousel_is_one_document_with_a_figure_and_its_alt_a_page() -> None:
    pages = draw([HERO, CHANGE, STEPS], [SIZES["portrait"]], THEME, BRAND)
    document = pdf(pages, "Ferries — counted", "en")
    assert document == pdf(pages, "Ferries — counted", "en")
    assert document.count(b"/Type/Page/") == len(pages)
    alts = [
        bytes.fromhex(a.decode()).decode("utf-16-be")
        for a in re.findall(rb"/Alt<FEFF(\w+)>", document)
    ]
    assert alts == [page.alt for page in pages]
    table = int(re.findall(rb"startxref\n(\d+)", document)[0])
    assert document[table : table + 4] == b"xref"
