"""The setting brand.logo → Logo: an address stays one, a file is read and measured."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from contentgen.errors import Place, SettingsError
from contentgen.newsletter.model import Logo

if TYPE_CHECKING:
    from PIL import Image

_KINDS = {"PNG": "png", "JPEG": "jpg", "GIF": "gif"}
_MOST_BYTES = 200_000
_MOST_PIXELS = 4_000_000
# Of ink that is seen at all; below this luminance (0 to 255) it sinks into a dark ground.
_SEEN, _DARK = 128, 110


def read_logo(where: str) -> Logo | None:
    """None when none is set. Raises SettingsError for a file that is no picture a mail can show."""
    if not where:
        return None
    if where.startswith("https://"):
        return Logo(href=where)
    from PIL import Image, UnidentifiedImageError

    try:
        data = Path(where).read_bytes()
        with Image.open(BytesIO(data), formats=tuple(_KINDS)) as image:
            kind, (width, height) = str(image.format), image.size
            _demand_small(where, len(data), width * height)
            dark = _is_dark(image.convert("RGBA"))
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise SettingsError(
            "CG216",
            "the logo cannot be read as PNG, JPEG or GIF",
            at=Place(where),
            help="Save it as PNG.",
        ) from error
    return Logo(f"logo.{_KINDS[kind]}", width, height, data, dark=dark)


def _demand_small(where: str, size: int, pixels: int) -> None:
    if size > _MOST_BYTES or pixels > _MOST_PIXELS:
        raise SettingsError(
            "CG216",
            f"the logo is too large for a letter: {size:,} bytes, {pixels:,} pixels",
            at=Place(where),
            help="A logo of 400 pixels in width is sharp on every screen.",
        )


def _is_dark(image: Image.Image) -> bool:
    """Whether its ink is dark on a ground that is not there."""
    from PIL import ImageStat

    alpha = image.getchannel("A")
    if alpha.getextrema()[0] == 255:
        return False  # it brings its own ground
    seen = alpha.point([255 if value >= _SEEN else 0 for value in range(256)])
    if not seen.getbbox():
        return False
    return ImageStat.Stat(image.convert("L"), seen).mean[0] < _DARK
