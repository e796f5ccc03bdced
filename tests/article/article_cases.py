"""Case files: a name, the article, what is read from it; each part ends with a line of one dot.

    a hard-wrapped paragraph stays one
    .
    First line
    .
    title 1: …
    .

`→` at the end of a line of the article stands for two spaces, `⇥` for a tab.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "cases" / "article"


@dataclass(frozen=True)
class Case:
    name: str
    source: str
    expected: str
    file: str

    def __str__(self) -> str:
        return f"{self.file}: {self.name}"


def read_cases() -> list[Case]:
    return [case for path in sorted(FOLDER.glob("*.md")) for case in _in_file(path)]


def _in_file(path: Path) -> Iterator[Case]:
    parts = [part.strip("\n") for part in f"\n{path.read_text('utf-8')}".split("\n.\n")]
    while len(parts) >= 3:
        name, source, expected, *parts = parts
        source = source.replace("⇥", "\t").replace("→\n", "  \n")
        yield Case(name.strip(), source, expected, path.name)
