"""Text as parsed → Text as written: what pasting did to spaces and stars is undone.

"as reported by two papers ."  →  "as reported by two papers."   (a citation was stripped)
"**more than half **of it"     →  "more than half of it", strong where it was meant
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

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
_BOLD = re.compile(r"(?<![*\\])\*\*(?!\*)")
_LOOSE = re.compile(r"[ \t]\*\*|\*\*[ \t]")

_Ranges = Sequence[tuple[int, int]]


def tighten(content: str, raw: Sequence[int], notes: Notes) -> str:
    """`**half **of it` → `**half** of it`, before parsing: the parser would leave the stars.

    Stars are paired in order, as a writer meant them; spaces and stars only change places.
    """
    if "`" in content or not _LOOSE.search(content):
        return content
    stars = [found.start() for found in _BOLD.finditer(content)]
    if len(stars) % 2:
        return content
    chars = list(content)
    for opened, closed in zip(stars[::2], stars[1::2], strict=True):
        inner = content[opened + 2 : closed]
        bare = inner.strip(" \t")
        lead, trail = inner[:1] in (" ", "\t"), inner[-1:] in (" ", "\t")
        if not bare or lead == trail:  # "2 ** 3 and 4 ** 5" is arithmetic
            continue
        line = raw[min(content.count("\n", 0, opened), len(raw) - 1)]
        notes.add("CG127", Span(line, line))
        space = " " * (len(inner) - len(bare))
        chars[opened : closed + 2] = f"{space}**{bare}**" if lead else f"**{bare}**{space}"
    return "".join(chars)


def polish(text: Text, literal: _Ranges, language: str, notes: Notes) -> Text:
    """`literal` are the ranges whose stars were meant: code, escaped signs."""
    if _NEEDS_A_LOOK.search(text.plain):
        text = _end_star(text, literal, notes) if "*" in text.plain else text
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


def _end_star(text: Text, literal: _Ranges, notes: Notes) -> Text:
    """`*Sources: two papers *`: the space where a citation stood keeps its star from closing."""
    plain = text.plain.rstrip()
    end = len(plain)
    if not plain.endswith((" *", "\u00a0*")) or _in(literal, end - 1):
        return text
    line = text.line_at(end - 1)
    notes.add("CG127", Span(line, line))
    whole = plain.startswith("*") and plain.count("*") == 2 and not _in(literal, 0)
    if not whole or plain[1].isspace():
        return without(text, [(end - 1, end)])
    marks = tuple(sorted((Mark("em", 1, end - 1), *text.marks), key=lambda m: (m.start, -m.end)))
    return without(Text(text.plain, marks, text.starts), [(0, 1), (end - 1, end)])
