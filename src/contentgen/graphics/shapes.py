"""Dots, rings, arrows and round corners → small antialiased masks: drawn eight times as large, then averaged."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PIL import Image, ImageDraw

_FINE = 8


@lru_cache(maxsize=256)
def dot(diameter: int) -> Image.Image:
    return _reduced(
        diameter, diameter, lambda pen, w, h: pen.ellipse((0, 0, w - 1, h - 1), fill=255)
    )


@lru_cache(maxsize=256)
def ring(diameter: int, stroke: int) -> Image.Image:
    def draw(pen: ImageDraw.ImageDraw, w: int, h: int) -> None:
        inner = stroke * _FINE
        pen.ellipse((0, 0, w - 1, h - 1), fill=255)
        pen.ellipse((inner, inner, w - 1 - inner, h - 1 - inner), fill=0)

    return _reduced(diameter, diameter, draw)


@lru_cache(maxsize=256)
def arrow(width: int, height: int, stroke: int) -> Image.Image:
    """A shaft and an open head, pointing right."""

    def draw(pen: ImageDraw.ImageDraw, w: int, h: int) -> None:
        half, tip, reach = stroke * _FINE / 2, w - stroke * _FINE * 0.7, h / 2
        middle = h / 2
        pen.rectangle((0, middle - half, tip, middle + half), fill=255)
        for up in (-1, 1):
            start = (tip - (reach - half), middle + up * (reach - half))
            pen.line((start, (tip, middle)), fill=255, width=round(2 * half))
            pen.ellipse(
                (start[0] - half, start[1] - half, start[0] + half, start[1] + half), fill=255
            )
        pen.ellipse((tip - half, middle - half, tip + half, middle + half), fill=255)

    return _reduced(width, height, draw)


@lru_cache(maxsize=256)
def pill(width: int, height: int) -> Image.Image:
    """A bar with round corners, a quarter of its thickness but no more than a reader takes for round."""
    corner = max(2, min(width, height, 64) // 4)
    mask = Image.new("L", (width, height), 255)
    disc = dot(2 * corner)
    for x, y in ((0, 0), (1, 0), (0, 1), (1, 1)):
        quarter = disc.crop((x * corner, y * corner, (x + 1) * corner, (y + 1) * corner))
        mask.paste(quarter, (x * (width - corner), y * (height - corner)))
    return mask


def _reduced(
    width: int, height: int, draw: Callable[[ImageDraw.ImageDraw, int, int], None]
) -> Image.Image:
    image = Image.new("L", (width * _FINE, height * _FINE), 0)
    draw(ImageDraw.Draw(image), width * _FINE, height * _FINE)
    return image.reduce(_FINE)
