"""A picture → one of at most so many bytes: as it is, else as JPEG, else smaller; the same bytes each time."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, UnidentifiedImageError

QUALITIES = (95, 90, 85, 80)
SHRINK = 0.85
SMALLEST = 320  # pixels of the longer side


@dataclass(frozen=True, slots=True)
class SmallPicture:
    data: bytes
    mime: str
    width: int
    height: int


def fit_picture(data: bytes, mime: str, most: int) -> SmallPicture | None:
    """None when it is no picture, or cannot be made so small and still be looked at."""
    try:
        with Image.open(BytesIO(data)) as opened:
            if len(data) <= most:
                return SmallPicture(data, mime, *opened.size)
            picture = _flat(opened)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    while max(picture.size) >= SMALLEST:
        for quality in QUALITIES:
            made = _jpeg(picture, quality)
            if len(made) <= most:
                return SmallPicture(made, "image/jpeg", *picture.size)
        size = (max(1, round(picture.width * SHRINK)), max(1, round(picture.height * SHRINK)))
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    return None


def _flat(picture: Image.Image) -> Image.Image:
    """On white, without what JPEG cannot hold."""
    if picture.mode in ("RGB", "L"):
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    ground = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(ground, clear).convert("RGB")


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    held = BytesIO()
    # Full colour resolution: cards are letters on flat colours, and halved colour frays their edges.
    # Not optimize=True: Pillow gives that encoder too small a buffer for pictures full of noise.
    picture.save(held, "JPEG", quality=quality, subsampling=0)
    return held.getvalue()
