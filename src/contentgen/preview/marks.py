"""What was found → where its words stand in the raw lines, and raw lines → runs of text, marked.

A finding's words are clean; the raw line still has its stars, backslashes and line breaks, so words
are sought with anything of that kind between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from contentgen.brief.model import Brief, Quote, Stat
from contentgen.preview.model import Run
from contentgen.preview.refs import anchor
from contentgen.source import Source

_BETWEEN = r"[\s*_`~\\>]+"
_QUOTE_LINES = 4  # a quotation that is longer in a wrapped source is marked at its line only


@dataclass(frozen=True, slots=True)
class Stretch:
    """line[start:end] is what `anchor` was found in."""

    line: int
    start: int
    end: int
    kind: str
    anchor: str


def find_marks(brief: Brief) -> tuple[Stretch, ...]:
    """Figures and quotations, at every place that states them."""
    source = brief.article.source
    stats = (mark for stat in brief.stats for mark in _stat(stat, source))
    quotes = (mark for quote in brief.quotes for mark in _quote(quote, source))
    return (*stats, *quotes)


def locate(words: str, first: int, last: int, source: Source) -> tuple[tuple[int, int, int], ...]:
    """(line, start, end) of every place of `words` in the raw lines; one a line where it wraps."""
    parts = words.split()
    if not parts:
        return ()
    text = "\n".join(source.line(n) for n in range(first, last + 1))
    pattern = re.compile(_BETWEEN.join(map(re.escape, parts)))
    return tuple(
        piece for found in pattern.finditer(text) for piece in _pieces(text, found.span(), first)
    )


def mark_line(text: str, marks: Iterable[Stretch]) -> tuple[Run, ...]:
    """The line as runs; where marks overlap the shortest is on top."""
    marks = tuple(marks)
    cuts = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    runs = (_run(text, start, end, marks) for start, end in pairwise(cuts))
    return tuple(run for run in runs if run.text)


def _run(text: str, start: int, end: int, marks: Sequence[Stretch]) -> Run:
    over = [m for m in marks if m.start <= start and end <= m.end]
    if not over:
        return Run(text[start:end])
    top = min(over, key=lambda m: (m.end - m.start, m.anchor))
    return Run(text[start:end], top.kind, f"#{top.anchor}")


def _stat(stat: Stat, source: Source) -> Iterator[Stretch]:
    for mention in dict.fromkeys(stat.mentions):
        for words in (mention.surface, stat.quantity.figure, stat.quantity.surface):
            if places := locate(words, mention.line, mention.line, source):
                yield from (Stretch(*p, "stat", anchor("stat", stat.id)) for p in places)
                break


def _quote(quote: Quote, source: Source) -> Iterator[Stretch]:
    for place in locate(quote.text, quote.line, quote.line + _QUOTE_LINES, source):
        yield Stretch(*place, "quote", anchor("quote", quote.id))


def _pieces(text: str, span: tuple[int, int], first: int) -> Iterator[tuple[int, int, int]]:
    start, end = span
    while start < end:
        line_start = text.rfind("\n", 0, start) + 1
        stop = min(end, (text.find("\n", start) + 1 or len(text) + 1) - 1)
        yield first + text.count("\n", 0, start), start - line_start, stop - line_start
        start = stop + 1
