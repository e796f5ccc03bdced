"""What is on a card and where: a Box for every line of text, bar, rule, dot and arrow.

Boxes are placed without touching a pixel, so what a card shows can be checked and compared as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from contentgen.graphics.fonts import CAP, Face
from contentgen.graphics.shape import JOINED, SOFT


@dataclass(frozen=True, slots=True)
class Area:
    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    def holds(self, other: Area | Box, slack: float = 0.5) -> bool:
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.x + other.w <= self.right + slack
            and other.y + other.h <= self.bottom + slack
        )


@dataclass(frozen=True, slots=True)
class Plot:
    """A dense chart, drawn by matplotlib: `printed` are the positions that show their label,
    `surfaces` the figures that are printed ("" where the axis must do)."""

    values: tuple[float, ...]
    labels: tuple[str, ...]
    printed: tuple[int, ...]
    tones: tuple[str, ...]
    surfaces: tuple[str, ...]
    family: str
    background: str
    ink: str
    muted: str
    accent: str
    neutral: str
    hairline: str

    def said(self) -> tuple[str, ...]:
        return (*(self.labels[i] for i in self.printed), *filter(None, self.surfaces))


_MIRRORED = {"arrow": "back", "open": "opened"}


@dataclass(frozen=True, slots=True)
class Box:
    """`kind`: text, bar, pill (a bar with round corners), edge (a bar at the card's edge), rule,
    dash, dot, ring, arrow, back and down (arrows too), plot, frame (a hollow bar), open (a hollow
    bar without its end) or opened (the same from right to left).

    A text box is one line, from the top of its capitals to its descenders; `part` counts the lines
    of one text. `stroke` is the line width of frame, ring, dash and arrow. `beat` is when a moving
    picture brings the box in: 0 from the start, else with the others of its number.
    """

    kind: str
    x: float
    y: float
    w: float
    h: float
    colour: str
    text: str = ""
    face: Face | None = None
    size: float = 0.0
    part: int = 0
    stroke: float = 0.0
    plot: Plot | None = None
    beat: int = 0

    def mirrored(self, width: float) -> Box:
        """This box on a card `width` wide that is read from right to left."""
        kind = _MIRRORED.get(self.kind, self.kind)
        return replace(self, kind=kind, x=width - self.x - self.w)

    @property
    def baseline(self) -> int:
        return round(self.y + CAP * self.size)

    def __str__(self) -> str:
        where = (
            f"{self.kind:5} {self.x:7.1f} {self.y:7.1f} {self.w:7.1f} {self.h:6.1f} {self.colour}"
        )
        return (
            f"{where} {self.size:5.1f} {self.face} | {self.text}" if self.kind == "text" else where
        )


def on_beat(boxes: Iterable[Box], beat: int) -> Iterator[Box]:
    return (replace(box, beat=beat) for box in boxes)


def meet(a: Box, b: Box, slack: float = 1.0) -> bool:
    """Whether two boxes share more than `slack` pixels both ways."""
    return (
        min(a.x + a.w, b.x + b.w) - max(a.x, b.x) > slack
        and min(a.y + a.h, b.y + b.h) - max(a.y, b.y) > slack
    )


def texts(boxes: Iterable[Box]) -> tuple[str, ...]:
    """The painted texts, in order; the lines of one text joined again."""
    found: list[str] = []
    for box in boxes:
        if box.kind == "plot" and box.plot:
            found += box.plot.said()
        if box.kind != "text":
            continue
        if box.part and found:
            found[-1] += ("" if found[-1].endswith((SOFT, JOINED)) else " ") + box.text
        else:
            found.append(box.text)
    return tuple(found)


def collisions(boxes: Sequence[Box]) -> list[tuple[Box, Box]]:
    """Texts that meet any other box."""
    words = [box for box in boxes if box.kind == "text"]
    pairs = [(a, b) for i, a in enumerate(words) for b in words[i + 1 :] if meet(a, b)]
    shapes = [box for box in boxes if box.kind not in ("text", "rule")]
    return pairs + [(a, b) for a in words for b in shapes if meet(a, b)]
