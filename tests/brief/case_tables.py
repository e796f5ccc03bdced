"""tests/cases/*.md with tables → their rows, so that a writer can add a case without knowing Python."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parents[1] / "cases"


def rows(name: str) -> list[tuple[str, ...]]:
    """The cells of every row below a table's head."""
    found: list[tuple[str, ...]] = []
    below = False
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        if not line.startswith("|"):
            below = False
        elif line.startswith("| :--"):
            below = True
        elif below:
            found.append(tuple(cell.strip() for cell in line.strip()[1:-1].split("|")))
    return found
