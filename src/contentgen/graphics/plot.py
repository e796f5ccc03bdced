"""A Plot → an image of columns with axes, by matplotlib, where columns have no room for figures.

`Figure` and Agg only, never pyplot: no global state, no backend to guess; and the built-in style,
not the machine's matplotlibrc. The import costs more than ten cards, so it happens when needed.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PIL import Image

from contentgen.graphics.boxes import Box, Plot
from contentgen.graphics.fonts import FAMILIES, font_file

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.font_manager import FontProperties

_DPI = 100


def plot(box: Box) -> Image.Image:
    """The box's plot, as large as the box."""
    import matplotlib

    with matplotlib.rc_context(matplotlib.rcParamsDefault):
        return _drawn(box)


def _drawn(box: Box) -> Image.Image:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    assert box.plot is not None
    figure = Figure(figsize=(box.w / _DPI, box.h / _DPI), dpi=_DPI, facecolor=box.plot.background)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1), facecolor="none")
    points = box.size * 72 / _DPI
    _columns(axes, box.plot, points)
    _axes(axes, box.plot, points)
    # The labels decide how much room the axes leave; measured, not guessed.
    needed = axes.get_tightbbox()
    assert needed is not None
    left, low = -needed.x0 / box.w, -needed.y0 / box.h
    over, beyond = max(0.0, needed.y1 / box.h - 1), max(0.0, needed.x1 / box.w - 1)
    axes.set_position((left, low, 0.998 - left - beyond, 0.99 - low - over))
    canvas.draw()  # type: ignore[no-untyped-call]
    pixels = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
    return Image.frombuffer("RGBA", canvas.get_width_height(), pixels).convert("RGB")


def _columns(axes: Axes, said: Plot, points: float) -> None:
    drawn = axes.bar(range(len(said.values)), said.values, width=0.72, zorder=2)
    top = max(*said.values, 0)
    for i, (bar, tone) in enumerate(zip(drawn, said.tones, strict=True)):
        colour = said.accent if tone == "accent" else said.neutral
        bar.set_facecolor("none" if tone == "hollow" else colour)
        bar.set_edgecolor(colour)
        bar.set_linewidth(2 if tone == "hollow" else 0)
        if said.surfaces[i]:
            side = "right" if i == len(said.values) - 1 else "left" if i == 0 else "center"
            edge = {"right": 0.36, "left": -0.36, "center": 0}[side]
            axes.text(
                i + edge,
                said.values[i] + top * 0.02,
                said.surfaces[i],
                ha=side,
                color=said.ink,
                font=_font(said.family, 700),
                fontsize=points * 1.1,
                parse_math=False,
            )


def _axes(axes: Axes, said: Plot, points: float) -> None:
    from matplotlib.ticker import MaxNLocator

    axes.set_xlim(-0.5, len(said.values) - 0.5)
    low, high = min(*said.values, 0), max(*said.values, 0)
    axes.set_ylim(low * 1.08, high * 1.12)
    axes.yaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,g}")
    axes.set_xticks(said.printed, [said.labels[i] for i in said.printed], parse_math=False)
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set(font=_font(said.family, 400), fontsize=points, color=said.muted)
    axes.tick_params(length=0, pad=8)
    axes.grid(axis="y", color=said.hairline, linewidth=1, zorder=0)
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
        spine.set(color=said.ink, linewidth=1.4)


@cache
def _font(family: str, weight: int) -> FontProperties:
    """A static file: matplotlib does not find a variable font by its name."""
    from matplotlib.font_manager import FontProperties

    package, stem, weights = FAMILIES[family]
    nearest = min(weights, key=lambda w: abs(w - weight))
    return FontProperties(fname=str(font_file(package, f"{stem}-{weights[nearest]}.ttf")))
