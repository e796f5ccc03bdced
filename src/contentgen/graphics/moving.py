"""Cards that tell something in time → moving pictures: GIF, or MP4 through PyAV (the extra `video`)."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PIL import Image

from contentgen.campaign.model import Brand, Card, Change, Steps
from contentgen.errors import LayoutError
from contentgen.graphics.boxes import texts
from contentgen.graphics.frame import lay_out
from contentgen.graphics.model import SIZES, Moving
from contentgen.graphics.motion import Frame, frames
from contentgen.graphics.scripts import LEFTWARD_LANGUAGES
from contentgen.graphics.typeset import plain
from contentgen.themes import Theme

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_COLOURS = 64  # a card's few colours and the edges between them; more is only bytes
_RATE = 25  # frames a second of the MP4
_QUALITY = "19"  # x264's constant rate factor: flat colours without visible blocks


FORMS = ("gif", "mp4")
# Where a moving picture is watched: feeds, and stories.
_SIZES = {"gif": ("square",), "mp4": ("square", "story")}


def move(
    cards: Sequence[Card], forms: Sequence[str], theme: Theme, brand: Brand, language: str = ""
) -> Iterator[Moving]:
    """Timelines and changes, by card, form and size. Raises LayoutError."""
    for card in cards:
        if not isinstance(card.body, Steps | Change):
            continue
        for form in forms:
            for size in (SIZES[name] for name in _SIZES[form]):
                boxes = lay_out(card, size, theme, brand, language)
                shown = tuple(
                    frames(boxes, size, theme.cards.background, language[:2] in LEFTWARD_LANGUAGES)
                )
                data = gif(shown) if form == "gif" else mp4(shown)
                said = tuple(plain(text) for text in texts(boxes))
                yield Moving(card.id, size, form, data, card.alt, said)


def gif(shown: Sequence[Frame]) -> bytes:
    """One palette for all frames, taken from the first, which is the whole picture: thirty times as
    fast and a tenth of the bytes of a palette each, and no colour flickers."""
    palette = shown[0].image.quantize(_COLOURS, dither=Image.Dither.NONE)
    drawn = [frame.image.quantize(palette=palette, dither=Image.Dither.NONE) for frame in shown]
    written = io.BytesIO()
    drawn[0].save(
        written, "GIF", save_all=True, append_images=drawn[1:], loop=0, optimize=False,
        duration=[round(frame.seconds * 100) * 10 for frame in shown],
    )  # fmt: skip
    return written.getvalue()


def mp4(shown: Sequence[Frame]) -> bytes:
    """H.264 in yuv420p, which every network and phone plays; one thread, so the same bytes again.

    Raises LayoutError when PyAV is not installed.
    """
    try:
        import av
    except ImportError as error:
        raise LayoutError(
            "CG606", "MP4 needs PyAV", help="pip install 'contentgen[video]', or leave mp4 out of motion."
        ) from error  # fmt: skip
    width, height = shown[0].image.size
    # The index goes to the front, for players that start before they have it all; that takes a file.
    with TemporaryDirectory() as folder:
        path = Path(folder) / "moving.mp4"
        with av.open(str(path), "w", options={"movflags": "faststart"}) as container:
            stream = container.add_stream("libx264", rate=_RATE)
            # yuv420p halves both ways, so an odd height loses its last row of background.
            stream.width, stream.height = width - width % 2, height - height % 2
            stream.pix_fmt = "yuv420p"
            stream.options = {
                "crf": _QUALITY,
                "preset": "veryfast",
                "tune": "animation",
                "threads": "1",
            }
            for at, picture in enumerate(_at_rate(shown, (0, 0, stream.width, stream.height))):
                drawn = av.VideoFrame.from_ndarray(_pixels(picture), format="rgb24")
                drawn.pts = at
                container.mux(stream.encode(drawn))
            container.mux(stream.encode())
        return path.read_bytes()


def _at_rate(shown: Sequence[Frame], area: tuple[int, int, int, int]) -> Iterator[Image.Image]:
    """The frames cut to `area`, each as often as it stands."""
    clock, given = 0.0, 0
    for frame in shown:
        clock += frame.seconds
        picture = frame.image.crop(area)
        while given < round(clock * _RATE):
            yield picture
            given += 1


def _pixels(picture: Image.Image) -> NDArray[np.uint8]:
    import numpy as np

    return np.asarray(picture)
