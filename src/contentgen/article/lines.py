"""Lines of text on their way to the parser, each with the raw line it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contentgen.source import Span


@dataclass(frozen=True, slots=True)
class Lines:
    """`raw[i]` is the 1-based line of the file that `texts[i]` came from; never descending."""

    texts: Sequence[str]
    raw: Sequence[int]

    def span(self, first: int, end: int) -> Span:
        """Raw lines of texts[first:end]."""
        return Span(self.raw[first], self.raw[max(first, end - 1)])
