"""Small operations on Text that keep marks and lines with their words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from contentgen.article.model import Mark, Text


def cut(text: Text, start: int, end: int | None = None) -> Text:
    """text[start:end] without spaces at its ends."""
    end = len(text.plain) if end is None else end
    words = text.plain[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    end = start + len(words)
    marks = tuple(
        replace(m, start=max(m.start, start) - start, end=min(m.end, end) - start)
        for m in text.marks
        if m.start < end and m.end > start
    )
    first = text.line_at(min(start, max(0, len(text.plain) - 1)))
    starts = ((0, first), *((o - start, line) for o, line in text.starts if start < o < end))
    return Text(words, marks, starts)


def without(text: Text, cuts: Sequence[tuple[int, int]]) -> Text:
    """The text less [start, end) of each cut; cuts ascend and do not touch each other."""
    if not cuts:
        return text
    edges = [start for start, _ in cuts]
    gone = [0, *accumulate(end - start for start, end in cuts)]

    def moved(offset: int) -> int:
        n = bisect_right(edges, offset)
        inside = max(0, cuts[n - 1][1] - offset) if n else 0
        return offset - gone[n] + inside

    kept, done = [], 0
    for start, end in cuts:
        kept.append(text.plain[done:start])
        done = end
    plain = "".join((*kept, text.plain[done:]))
    marks = (replace(m, start=moved(m.start), end=moved(m.end)) for m in text.marks)
    starts = {moved(offset): line for offset, line in text.starts}
    return Text(plain, tuple(m for m in marks if m.start < m.end), tuple(sorted(starts.items())))


def joined(texts: Sequence[Text]) -> Text:
    """One text of several, a space between."""
    held = [text for text in texts if text.plain]
    if len(held) < 2:
        return held[0] if held else texts[0]
    marks: list[Mark] = []
    starts: list[tuple[int, int]] = []
    offset = 0
    for text in held:
        marks += [replace(m, start=m.start + offset, end=m.end + offset) for m in text.marks]
        starts += [(o + offset, line) for o, line in text.starts]
        offset += len(text.plain) + 1
    return Text(" ".join(text.plain for text in held), tuple(marks), tuple(starts))


def words_by_line(text: Text) -> tuple[str, ...]:
    """The plain words of each raw line."""
    offsets = [offset for offset, _ in text.starts] + [len(text.plain)]
    return tuple(text.plain[a:b].strip() for a, b in pairwise(offsets))


def wholly(text: Text, kind: str) -> bool:
    """Whether one mark of this kind covers all of it."""
    return any(m.start == 0 and m.end == len(text.plain) for m in text.marked(kind))
