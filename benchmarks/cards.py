"""What a card costs: drawing one, as a multiple of encoding the same pixels once.

    PYTHONPATH=src python benchmarks/cards.py

The floor is filter 0 and zlib level 6 on the same picture in the same run, alternated, so the ratio
holds on any machine. `cold` is the first card of a process, which opens fonts and shapes its words.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from statistics import median

from PIL import Image

from contentgen.campaign.model import Brand, Card, Change, Figure, Hero, Said
from contentgen.graphics import SIZES, Size, draw, lay_out
from contentgen.graphics.paint import paint
from contentgen.themes import Theme, load_theme

ROUNDS = 25


def stat(change: bool) -> Card:
    before = Figure("$4B", "Run rate", 4, when="a year ago")
    after = Figure("$12B", "Run rate", 12, qualifier="more than", when="now")
    beside = (Figure("$10B", "A rival", 10, estimate=True),)
    body = Change(before, after, beside) if change else Hero(after)
    headline = Said("The workshop’s revenue run rate has tripled within a year")
    kind, unit = "change" if change else "stat", Said("Annualized revenue, $bn")
    return Card("bench", kind, headline, unit, body, "Source: the company", "", (), ())


def floor(image: Image.Image) -> bytes:
    """The pixels compressed once by the standard library, level 6, filter 0 on every row."""
    raw, width = image.tobytes(), image.width * 3
    rows = (b"\0" + raw[at : at + width] for at in range(0, len(raw), width))
    return zlib.compress(b"".join(rows), 6)


def timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def measure(card: Card, size: Size, theme: Theme, brand: Brand) -> None:
    boxes = lay_out(card, size, theme, brand)
    image = paint(boxes, size, theme.light.background)
    steps: dict[str, Callable[[], object]] = {
        "draw": lambda: draw([card], [size], theme, brand),
        "floor": lambda: floor(image),
        "layout": lambda: lay_out(card, size, theme, brand),
        "paint": lambda: paint(boxes, size, theme.light.background),
    }
    taken: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(ROUNDS):
        for name, step in steps.items():
            taken[name].append(timed(step))
    ms = {name: median(times) for name, times in taken.items()}
    label = f"{card.kind}-{size.name}"
    columns = " ".join(f"{ms[name]:8.1f}" for name in steps)
    print(f"{label:20} {columns} {ms['draw'] / ms['floor']:7.2f}")


def main() -> None:
    theme, brand = load_theme("paper"), Brand(name="The Weekly")
    cold = timed(lambda: draw([stat(False)], [SIZES["wide"]], theme, brand))
    print(
        f"{'card':20} {'draw':>8} {'floor':>8} {'layout':>8} {'paint':>8} {'ratio':>7}"
        f"   ms, median of {ROUNDS} rounds"
    )
    for name in ("wide", "square", "portrait"):
        for change in (False, True):
            measure(stat(change), SIZES[name], theme, brand)
    print(f"cold: {cold:.0f} ms")


if __name__ == "__main__":
    main()
