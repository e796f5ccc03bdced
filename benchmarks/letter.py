"""How long a letter takes, from a Campaign to all its forms, in process and after warm-up.

Beside it, where Node and mjml are there: the same MJML through `npx mjml`, a process of its own as in
every build that calls it.

python -m benchmarks letter
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "newsletter"))

import letter_campaigns as letters

from contentgen.article import read
from contentgen.brief import brief
from contentgen.campaign import plan_campaign
from contentgen.newsletter import write_letter
from contentgen.newsletter.mjml import write_html, write_mjml
from contentgen.newsletter.view import view_letter
from contentgen.settings import Settings
from contentgen.themes import load_theme

TOP = Path(__file__).resolve().parent.parent
ASKED = 10.0  # milliseconds from a campaign to the letter's HTML


def milliseconds(work: Callable[[], object], times: int = 100) -> tuple[float, float]:
    """The first run, and the median of those after it."""
    took = []
    for _ in range(times + 1):
        start = perf_counter()
        work()
        took.append(1000 * (perf_counter() - start))
    return took[0], median(took[1:])


def row(name: str, work: Callable[[], object], times: int = 100) -> float:
    first, after = milliseconds(work, times)
    print(f"{name:52} {after:8.2f} ms (first {first:.1f})")
    return after


def main() -> None:
    campaign, theme = letters.rich(), load_theme("paper")
    options = replace(letters.OPTIONS, images=letters.pictures())
    mjml = write_mjml(view_letter(campaign, options), theme)
    letter = write_letter(campaign, theme, options)
    print(f"letter.html {len(letter.html.encode()):,} bytes, letter.eml {len(letter.eml):,} bytes")

    def to_html() -> str:
        return write_html(write_mjml(view_letter(campaign, options), theme), "Title")

    ours = row("campaign to letter.html", to_html)
    print(f"{'  asked':52} {ASKED:8.2f} ms: {'kept' if ours <= ASKED else 'MISSED'}")
    row("all forms: page, text, mail, web page, body, Markdown",
        lambda: write_letter(campaign, theme, options))  # fmt: skip
    found = brief(read(TOP / "articles" / "compute-wars.md"))
    for length in ("short", "standard", "full"):
        planned = plan_campaign(
            found, Settings(letter_length=length, link="https://example.com/a"), "a"
        )
        row(
            f"compute-wars, {length}: campaign to letter.html",
            lambda planned=planned: write_html(
                write_mjml(view_letter(planned, options), theme), "Title"
            ),
        )
    row("MJML to HTML (mrml, in process)", lambda: write_html(mjml, "Title"))
    beside(mjml)


def beside(mjml: str) -> None:
    """The same MJML through Node's mjml, if it is installed here; nothing is fetched for it."""
    npx = shutil.which("npx")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "letter.mjml"
        file.write_text(mjml, "utf-8")
        command = [npx or "npx", "--no-install", "mjml", str(file), "-o", f"{folder}/letter.html"]
        if npx is None or subprocess.run(command, capture_output=True, check=False).returncode:
            print(f"{'MJML to HTML (npx mjml)':52} not installed here")
            return
        row("MJML to HTML (npx mjml, a process each)",
            lambda: subprocess.run(command, capture_output=True, check=True), 5)  # fmt: skip


if __name__ == "__main__":
    main()
