"""Rows of findings → lines for the reader at hand: wrapped and aligned on a terminal, whole lines in a pipe.

On a terminal the file stands once at the top and each row has its line in the gutter; in a pipe each
row begins `file:line:`, so that grep and editors find it.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from contentgen.cli.talk import columns, printable

_GUTTER = 6  # columns for a line number
_WIDEST = 120  # longer lines are hard to read, however wide the window


@dataclass(frozen=True, slots=True)
class Page:
    """Where the report is read. `width` 0: in a pipe, where nothing is wrapped or cut."""

    path: str
    width: int = 0

    @classmethod
    def of_stdout(cls, path: str) -> Page:
        if not sys.stdout.isatty():
            return cls(path)
        told = os.environ.get("COLUMNS", "")
        wide = int(told) if told.isdigit() else shutil.get_terminal_size((80, 24)).columns
        return cls(path, min(_WIDEST, max(40, wide)))

    def head(self, title: str, count: str = "") -> Iterator[str]:
        """The heading of a group; of an empty one, nothing."""
        if count == "0":
            return
        yield ""
        yield click.style(title, bold=True, fg="cyan") + (
            click.style(f" ({count})", dim=True) if count else ""
        )

    def row(self, line: int, words: str, id: str = "", *, fg: str | None = None) -> Iterator[str]:
        """A finding with its line; its id behind it, or below when there is no room."""
        words = printable(words)
        if not self.width:
            name = f"  {id}" if id else ""
            where = click.style(f"{self.path}:{line}", fg="green")
            yield f"  {where}: {click.style(words, fg=fg) if fg else words}{name}"
            return
        room = self.width - _GUTTER - 1
        lines = wrapped(words, room)
        gutter = click.style(f"{line:>{_GUTTER - 1}} ", fg="green")
        for number, part in enumerate(lines):
            last = number == len(lines) - 1
            gap = room - columns(part) - columns(id)
            tail = f"{' ' * gap}{click.style(id, dim=True)}" if last and id and gap >= 2 else ""
            yield f"{gutter if number == 0 else ' ' * _GUTTER}{click.style(part, fg=fg) if fg else part}{tail}"
            if last and id and gap < 2:
                yield f"{' ' * _GUTTER}{click.style(id, dim=True)}"

    def note(self, words: str, *, indent: int = _GUTTER, fg: str | None = None) -> Iterator[str]:
        """Said of the row above."""
        for part in (
            wrapped(printable(words), self.width - indent - 1) if self.width else [printable(words)]
        ):
            yield click.style(f"{' ' * indent}{part}", dim=fg is None, fg=fg)

    def quoted(self, line: int, raw: str, near: Sequence[str] = ()) -> Iterator[str]:
        """A raw line of the article, as much of it as there is room for, around what is doubted."""
        text = " ".join(printable(raw).split())
        room = (self.width or 160) - 2 * _GUTTER - 2
        cut = _around(text, near, room)
        number = click.style(f"{line:>{2 * _GUTTER - 2}}", fg="green")
        yield f"{number} {click.style('│', dim=True)} {cut}"


def wrapped(text: str, room: int) -> list[str]:
    """Words on lines of at most `room` columns; a word that is longer stands alone."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and columns(lines[-1]) + 1 + columns(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def padded(text: str, width: int) -> str:
    return text + " " * max(0, width - columns(text))


def fitted(text: str, width: int) -> str:
    """The text in `width` columns, with an ellipsis where it is cut."""
    if columns(text) <= width:
        return text
    while text and columns(text) > width - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _around(text: str, near: Sequence[str], room: int) -> str:
    if columns(text) <= room:
        return text
    at = min((text.find(word) for word in near if word and word in text), default=0)
    start = max(0, min(at - room // 3, len(text) - room + 4))
    start = text.rfind(" ", 0, start) + 1 if start else 0
    lead = "… " if start else ""
    return lead + fitted(text[start:], room - len(lead))
