"""Placed boxes → a picture. The only place that draws on the canvas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PIL import Image, ImageColor

from contentgen.graphics import shapes
from contentgen.graphics.boxes import Box
from contentgen.graphics.glyphs import emoji_of, mask_of
from contentgen.graphics.model import Size


def paint(boxes: Iterable[Box], size: Size, background: str) -> Image.Image:
    canvas = Image.new("RGB", (size.width, size.height), background)
    for box in boxes:
        _PAINTERS[box.kind](canvas, box)
    return canvas


def paint_share(canvas: Image.Image, box: Box, share: float, from_right: bool = False) -> None:
    """`box` as far as it has come in: words fade and rise, lines and bars draw on from their start,
    dots grow. A share of 1 is the box itself."""
    if share >= 1:
        _PAINTERS[box.kind](canvas, box)
    elif box.kind == "text":
        risen = replace(box, y=box.y + (1 - share) * _RISE * box.size)
        _text(canvas, risen, share)
    elif box.kind in ("dot", "ring"):
        lost = (1 - share) * box.w / 2
        smaller = replace(box, x=box.x + lost, y=box.y + lost, w=box.w * share, h=box.h * share)
        _PAINTERS[box.kind](canvas, smaller)
    elif box.w >= box.h:
        width = max(box.w * share, min(box.w, 4 * box.stroke, box.h))
        x = box.x + box.w - width if from_right else box.x
        _PAINTERS[box.kind](canvas, replace(box, x=x, w=width))
    else:
        height = max(box.h * share, min(box.h, 4 * box.stroke, box.w))
        _PAINTERS[box.kind](canvas, replace(box, h=height))


_RISE = 0.3  # ems by which words come up as they fade in


def _text(canvas: Image.Image, box: Box, share: float = 1.0) -> None:
    inked = mask_of(box)
    if inked:
        mask, x, y = inked
        if share < 1:
            mask = mask.point([round(level * share) for level in range(256)])
        canvas.paste(ImageColor.getrgb(box.colour), (x, y), mask)
    for picture, x, y in emoji_of(box):
        canvas.paste(picture, (x, y), picture)


def _bar(canvas: Image.Image, box: Box) -> None:
    """Edges on whole pixels: a bar is crisp, and as long as its value to half a pixel."""
    canvas.paste(ImageColor.getrgb(box.colour), _edges(box))


def _pill(canvas: Image.Image, box: Box) -> None:
    left, top, right, bottom = _edges(box)
    mask = shapes.pill(right - left, bottom - top)
    canvas.paste(ImageColor.getrgb(box.colour), (left, top), mask)


def _frame(canvas: Image.Image, box: Box, without: str = "") -> None:
    """A hollow bar with a breath of its colour inside, `without` its "right" or "left" end."""
    left, top, right, bottom = _edges(box)
    colour, stroke = ImageColor.getrgb(box.colour), max(1, round(box.stroke))
    if right - left <= 2 * stroke or bottom - top <= 2 * stroke:
        canvas.paste(colour, (left, top, right, bottom))
        return
    canvas.paste(colour, (left, top), Image.new("L", (right - left, bottom - top), 70))
    edges = {
        "top": (left, top, right, top + stroke), "bottom": (left, bottom - stroke, right, bottom),
        "left": (left, top, left + stroke, bottom), "right": (right - stroke, top, right, bottom),
    }  # fmt: skip
    for name, edge in edges.items():
        if name != without:
            canvas.paste(colour, edge)


def _open(canvas: Image.Image, box: Box) -> None:
    # Closed, the end stood beside the figure like a bracket, and the figure was misread.
    _frame(canvas, box, without="right")


def _opened(canvas: Image.Image, box: Box) -> None:
    _frame(canvas, box, without="left")


def _dash(canvas: Image.Image, box: Box) -> None:
    """Dashes of 2.5 strokes, gaps of 1.75, along the longer side, ending on a dash."""
    left, top, right, bottom = _edges(box)
    colour, lying = ImageColor.getrgb(box.colour), right - left >= bottom - top
    length = right - left if lying else bottom - top
    dash = box.stroke * 2.5
    count = max(1, round((length + box.stroke * 1.75) / (box.stroke * 4.25)))
    pitch = (length - dash) / (count - 1) if count > 1 else 0.0
    for i in range(count):
        start = round(i * pitch)
        end = min(length, round(i * pitch + dash))
        canvas.paste(colour, (left + start, top, left + end, bottom) if lying
                     else (left, top + start, right, top + end))  # fmt: skip


def _dot(canvas: Image.Image, box: Box) -> None:
    _stamp(canvas, box, shapes.dot(round(box.w)))


def _ring(canvas: Image.Image, box: Box) -> None:
    _stamp(canvas, box, shapes.ring(round(box.w), max(2, round(box.stroke))))


def _arrow(canvas: Image.Image, box: Box) -> None:
    _stamp(canvas, box, shapes.arrow(round(box.w), round(box.h), max(2, round(box.stroke))))


def _back(canvas: Image.Image, box: Box) -> None:
    right = shapes.arrow(round(box.w), round(box.h), max(2, round(box.stroke)))
    _stamp(canvas, box, right.transpose(Image.Transpose.FLIP_LEFT_RIGHT))


def _down(canvas: Image.Image, box: Box) -> None:
    right = shapes.arrow(round(box.h), round(box.w), max(2, round(box.stroke)))
    _stamp(canvas, box, right.transpose(Image.Transpose.ROTATE_270))


def _plot(canvas: Image.Image, box: Box) -> None:
    from contentgen.graphics.plot import plot

    canvas.paste(plot(box), (round(box.x), round(box.y)))


def _stamp(canvas: Image.Image, box: Box, mask: Image.Image) -> None:
    canvas.paste(ImageColor.getrgb(box.colour), (round(box.x), round(box.y)), mask)


def _edges(box: Box) -> tuple[int, int, int, int]:
    """Pixels of a box, at least one each way; the far edges are rounded, not the lengths."""
    left, top = round(box.x), round(box.y)
    return left, top, max(left + 1, round(box.x + box.w)), max(top + 1, round(box.y + box.h))


_PAINTERS = {
    "text": _text, "bar": _bar, "edge": _bar, "pill": _pill, "rule": _bar, "frame": _frame,
    "open": _open, "opened": _opened, "dash": _dash, "dot": _dot, "ring": _ring, "arrow": _arrow,
    "back": _back, "down": _down, "plot": _plot,
}  # fmt: skip
