"""Where words came from: a file, and 1-based lines in it.

A line ends at LF (after CRLF and CR are read as LF), and nowhere else: that is what editors count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """First and last raw line, both included."""

    first: int
    last: int

    @classmethod
    def over(cls, spans: Iterable[Self]) -> Self:
        """The smallest span that holds all of them (at least one)."""
        held = tuple(spans)
        return cls(min(s.first for s in held), max(s.last for s in held))

    @property
    def lines(self) -> tuple[int, ...]:
        return tuple(range(self.first, self.last + 1))


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was read: `lines[0]` is raw line 1, without its line end."""

    path: str
    sha256: str
    lines: tuple[str, ...]

    def line(self, number: int) -> str:
        """Raw line by its 1-based number; empty when the file has no such line."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""
