"""Boxes on their beats → the frames of a moving picture, each with how long it stands.

A whole picture first, for whoever sees it stopped or posts it as a still; then its frame alone, and
beat by beat what happened: lines draw on, words rise in, eased. It ends on the whole picture and
rests there. Readable with the sound off: each beat stays as long as its words take to read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image

from contentgen.graphics.boxes import Box
from contentgen.graphics.model import Size
from contentgen.graphics.paint import paint, paint_share

SHORTEST, LONGEST = 6.0, 12.0  # seconds; networks loop shorter ones, viewers leave longer ones
STEP = 0.06  # seconds of one eased frame; GIF counts hundredths
_STEPS = 8  # frames in which a beat comes in
_POSTER, _BARE, _REST = 1.2, 0.5, 2.6
_READ = 22.0  # characters a viewer reads in a second, once the eye is there
_LEAST, _MOST = 0.45, 2.2  # seconds a beat stays before the next


@dataclass(frozen=True, slots=True)
class Frame:
    image: Image.Image
    seconds: float


def frames(
    boxes: Sequence[Box], size: Size, background: str, from_right: bool = False
) -> Iterator[Frame]:
    """Frames of 6 to 12 seconds in all. `from_right`: lines draw on from right to left."""
    beats = sorted({box.beat for box in boxes if box.beat})
    whole = paint(boxes, size, background)
    canvas = paint([box for box in boxes if not box.beat], size, background)
    stays = _stays([[box for box in boxes if box.beat == beat] for beat in beats])
    yield Frame(whole, _POSTER)
    yield Frame(canvas.copy(), _BARE)
    for beat, stay in zip(beats, stays, strict=True):
        coming = [box for box in boxes if box.beat == beat]
        for step in range(1, _STEPS):
            moving = canvas.copy()
            for box in coming:
                paint_share(moving, box, _eased(step / _STEPS), from_right)
            yield Frame(moving, STEP)
        for box in coming:
            paint_share(canvas, box, 1.0, from_right)
        yield Frame(canvas.copy(), STEP + stay)
    yield Frame(whole, max(_REST, SHORTEST - _moving(len(beats)) - sum(stays)))


def _eased(share: float) -> float:
    """Quick at first, gently home."""
    return 1 - float((1 - share) ** 3)


def _moving(beats: int) -> float:
    return _POSTER + _BARE + beats * _STEPS * STEP


def _stays(groups: list[list[Box]]) -> list[float]:
    """Seconds each beat is left to read, all together no longer than LONGEST allows."""
    read = [sum(len(box.text) for box in group) / _READ for group in groups]
    wanted = [min(_MOST, max(_LEAST, seconds)) for seconds in read]
    room = LONGEST - _REST - _moving(len(groups))
    shrink = min(1.0, room / (sum(wanted) or 1.0))
    return [round(seconds * shrink, 2) for seconds in wanted]
