"""How long a letter takes, from a Campaign to all its forms, in process and after warm-up.

PYTHONPATH=src python benchmarks/letter.py
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "newsletter"))

import letter_campaigns as letters

from contentgen.newsletter import write_letter
from contentgen.newsletter.mjml import write_html, write_mjml
from contentgen.newsletter.view import view_letter
from contentgen.themes import load_theme


def milliseconds(work: Callable[[], object], times: int = 100) -> tuple[float, float]:
    """The first run, and the median of those after it."""
    took = []
    for _ in range(times + 1):
        start = perf_counter()
        work()
        took.append(1000 * (perf_counter() - start))
    return took[0], median(took[1:])


def main() -> None:
    campaign, theme = letters.rich(), load_theme("paper")
    options = replace(letters.OPTIONS, images=letters.pictures())
    view = view_letter(campaign, options)
    mjml = write_mjml(view, theme)
    letter = write_letter(campaign, theme, options)
    print(f"letter.html {len(letter.html.encode()):,} bytes, letter.eml {len(letter.eml):,} bytes")

    def to_html() -> str:
        return write_html(write_mjml(view_letter(campaign, options), theme), "Title")

    for name, work in (
        (
            "all forms: MJML, HTML, text, eml, web page",
            lambda: write_letter(campaign, theme, options),
        ),
        ("campaign to letter.html", to_html),
        ("MJML to HTML (mrml)", lambda: write_html(mjml, "Title")),
    ):
        first, after = milliseconds(work)
        print(f"{name:48} {after:6.2f} ms (first {first:.1f})")


if __name__ == "__main__":
    main()
