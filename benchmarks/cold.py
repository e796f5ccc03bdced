"""A cold build as a whole process, as a ratio to the floor of the same run.

The floor is a process that starts Python, imports what a build needs, and encodes the same pixels once
(filter 0, zlib level 6, one thread): what no program of this kind can go below without other libraries.
The two run in turn, A B A B …, so that a drift of the machine's speed meets both.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ARTICLE = Path(__file__).resolve().parent.parent / "articles" / "compute-wars.md"
ROUNDS = 7

FLOOR = """
import sys, zlib, struct
import click, PIL.Image, uharfbuzz, jinja2, jinja2.sandbox, markdown_it, mrml, sentencex, nh3
import contentgen.build
from pathlib import Path
for file in sorted(Path(sys.argv[1]).glob("*.png")):
    image = PIL.Image.open(file)
    raw, width = image.tobytes(), image.width * len(image.getbands())
    zlib.compress(b"".join(b"\\0" + raw[at : at + width] for at in range(0, len(raw), width)), 6)
"""
# The floor decodes the pictures first, which a build does not: that time is measured and taken off.
DECODE = """
import sys
import click, PIL.Image, uharfbuzz, jinja2, jinja2.sandbox, markdown_it, mrml, sentencex, nh3
import contentgen.build
from pathlib import Path
for file in sorted(Path(sys.argv[1]).glob("*.png")):
    PIL.Image.open(file).tobytes()
"""
IMPORTS = DECODE.partition("from pathlib")[0]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        images = _built(Path(folder))
        builds, floors, decodes, imports = [], [], [], []
        for number in range(ROUNDS):
            out = str(Path(folder) / f"out{number}")
            builds.append(_timed(["-m", "contentgen", "build", str(ARTICLE), "-o", out]))
            floors.append(_timed(["-c", FLOOR, str(images)]))
            decodes.append(_timed(["-c", DECODE, str(images)]))
            imports.append(_timed(["-c", IMPORTS]))
        helps, clicks = [], []
        for _ in range(ROUNDS * 2):
            helps.append(_timed(["-m", "contentgen", "--help"]))
            clicks.append(_timed(["-c", "import click"]))
    floor = [f - (d - i) for f, d, i in zip(floors, decodes, imports, strict=True)]
    _row("cold build / floor", builds, floor)
    _row("contentgen --help / import click", helps, clicks)


def _built(folder: Path) -> Path:
    _timed(["-m", "contentgen", "build", str(ARTICLE), "-o", str(folder / "first")])
    return folder / "first" / "compute-wars" / "images"


def _timed(arguments: list[str]) -> float:
    # With bytecode cached, as pip leaves it: an installed program is not compiled at each start.
    environ = {n: v for n, v in os.environ.items() if n != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environ)
    return time.perf_counter() - start


def _row(name: str, ours: list[float], base: list[float]) -> None:
    ratios = sorted(a / b for a, b in zip(ours, base, strict=True))
    print(
        f"{name:34} {statistics.median(ratios):5.2f}  ({ratios[0]:.2f} to {ratios[-1]:.2f}; "
        f"{statistics.median(ours):.3f} s against {statistics.median(base):.3f} s)"
    )


if __name__ == "__main__":
    main()
