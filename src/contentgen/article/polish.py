"""Text as parsed → Text as written: what pasting did to spaces and stars is undone.

"as reported by two papers ."  →  "as reported by two papers."   (a citation was stripped)
"**more than half **of it"     →  "more than half of it", strong where it was meant
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from contentgen.article.model import Mark, Text
from contentgen.article.notes import Notes
from contentgen.article.text import cut, without
from contentgen.source import Span

_NEEDS_A_LOOK = re.compile(r"[ \t\u00a0\u202f][.,;: \t]|\t|\*")
_GAP = r"[ \t\u00a0\u202f]+"
_AFTER = r"(?:[\s*\"'”’»)\]]|$)"
# Not before a letter or figure (" .NET", "3 : 1"). French puts a space before ; and : itself.
_STRAY = re.compile(
    rf"(?<=\S){_GAP}(?=[.,]{_AFTER}|[;:](?:[\s*\"'”’»]|$)(?!\s?\d))|(?<=[ \t])[ \t]+"
)
_FRENCH_STRAY = re.compile(rf"(?<=\S){_GAP}(?=[.,]{_AFTER})|(?<=[ \t])[ \t]+")
_STARS = re.compile(r"\*+")

_Ranges = Sequence[tuple[int, int]]


def polish(text: Text, literal: _Ranges, language: str, notes: Notes) -> Text:
    """`literal` are the ranges whose stars were meant: code, escaped signs."""
    if _NEEDS_A_LOOK.search(text.plain):
        text = _stars(text, literal, notes) if "*" in text.plain else text
        text = _spaces(text, language, notes)
    return cut(text, 0) if text.plain != text.plain.strip() else text


def _spaces(text: Text, language: str, notes: Notes) -> Text:
    """Doubled and stray spaces taken out, tabs made spaces; code keeps its own."""
    code = [(m.start, m.end) for m in text.marked("code")]
    stray = _FRENCH_STRAY if language == "fr" else _STRAY
    cuts = [found.span() for found in stray.finditer(text.plain) if not _in(code, found.start())]
    for start, end in cuts:
        if text.plain[end : end + 1] in ".,;:" and not text.plain[start - 1].isspace():
            line = text.line_at(start)
            notes.add("CG113", Span(line, line))
    if "\t" in text.plain and not code:
        text = Text(text.plain.replace("\t", " "), text.marks, text.starts)
    return without(text, cuts)


def _in(ranges: _Ranges, offset: int) -> bool:
    n = bisect_right(ranges, (offset, 1 << 62)) - 1
    return n >= 0 and offset < ranges[n][1]


def _stars(text: Text, literal: _Ranges, notes: Notes) -> Text:
    """Stars the parser could not use because of a space on their inner side."""
    runs = [
        found.span() for found in _STARS.finditer(text.plain) if not _in(literal, found.start())
    ]
    cuts: list[tuple[int, int]] = []
    marks = list(text.marks)
    for opened, closed in _pairs(text.plain, runs):
        kind = "strong" if opened[1] - opened[0] > 1 else "em"
        marks.append(Mark(kind, opened[1], closed[0]))
        cuts += [opened, closed]
        line = text.line_at(opened[0])
        notes.add("CG127", Span(line, line))
    if runs and runs[-1] not in cuts[-2:] and _trails(text.plain, runs[-1]):
        cuts.append(runs[-1])
    marks.sort(key=lambda m: (m.start, -m.end))
    return without(Text(text.plain, tuple(marks), text.starts), cuts)


def _pairs(
    plain: str, runs: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Neighbouring runs of the same stars that a stray inner space kept apart."""
    n = 0
    while n + 1 < len(runs):
        opened, closed = runs[n], runs[n + 1]
        if _are_emphasis(plain, opened, closed):
            yield opened, closed
            n += 1
        n += 1


def _are_emphasis(plain: str, opened: tuple[int, int], closed: tuple[int, int]) -> bool:
    width = opened[1] - opened[0]
    inner = plain[opened[1] : closed[0]]
    if width != closed[1] - closed[0] or width > 2 or not inner.strip():
        return False
    stray_end, stray_start = inner[-1].isspace(), inner[0].isspace()
    before = plain[opened[0] - 1 : opened[0]]
    if width == 1:  # "2 * 3 * 4" is arithmetic: only a whole block, "*Sources: … *"
        return opened[0] == 0 and closed[1] == len(plain.rstrip()) and stray_end and not stray_start
    return stray_end != stray_start and (stray_start or not before.strip() or not before.isalnum())


def _trails(plain: str, run: tuple[int, int]) -> bool:
    """A lone star at the very end, after a space: half of an emphasis that pasting lost."""
    return run[1] == len(plain.rstrip()) and plain[run[0] - 1 : run[0]].isspace()
