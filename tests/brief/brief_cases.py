"""tests/cases/brief/*.md → cases: an article, and what is to be found in it.

A case begins at `## name`; `~~~article` holds the article, every other fence what the finder of its
name finds, one finding a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "cases" / "brief"
_FENCE = re.compile(r"^~~~(\w+)\n(.*?)^~~~$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    article: str
    finder: str
    expected: str


def cases() -> list[Case]:
    return [case for path in sorted(FOLDER.glob("*.md")) for case in _in_file(path)]


def _in_file(path: Path) -> list[Case]:
    found = []
    for part in re.split(
        r"^## (?=[^\n]*\n\n~~~article)", path.read_text("utf-8"), flags=re.MULTILINE
    )[1:]:
        name = part.partition("\n")[0]
        (_, article), *rest = _FENCE.findall(part)
        found += [Case(f"{path.stem}: {name}", article, finder, text) for finder, text in rest]
    return found
