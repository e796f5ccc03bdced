"""Which words are the title: front matter, `**Title:**`, the only h1, or a first line like one.

What became the title is no block any more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from contentgen.article.dates import without_date
from contentgen.article.inline import Words
from contentgen.article.model import Meta, Paragraph, Rule, Text
from contentgen.article.pieces import Heading, Piece
from contentgen.article.text import cut
from contentgen.source import Span

_LONGEST = 150
_LONGEST_BARE = 110  # when only a paragraph follows, no subtitle, rule or heading
_TITLE_LABEL = re.compile(r"(?:title|titel|titre|título|titolo|headline)\s?:\s+", re.IGNORECASE)
_NO_ENDS = (".", ";", ":", ",", "。", "|")
_INTRO = re.compile(
    r"(?:introduction|intro|einleitung|introducción|introduzione|introdução)\b", re.IGNORECASE
)
_CJK = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3]")


def take_title(
    pieces: Sequence[Piece], given: Meta | None, words: Words
) -> tuple[Text | None, list[Piece], Meta | None]:
    """The title, what is left, and a headline that a front matter's title has displaced."""
    if given and str(given.value).strip():
        return _given_title(pieces, given, words)
    at = next((n for n in (_labelled(pieces), _heading(pieces), _first_line(pieces)) if n >= 0), -1)
    if at < 0:
        return None, list(pieces), None
    piece = pieces[at]
    assert isinstance(piece, (Heading, Paragraph))
    label = _TITLE_LABEL.match(piece.text.plain) if isinstance(piece, Paragraph) else None
    text = cut(piece.text, label.end()) if label else piece.text
    return text, [*pieces[:at], *pieces[at + 1 :]], None


def title_from_name(path: str) -> Text:
    """`2026-05-14-chip-wars.md` → "Chip wars"."""
    words = re.sub(r"[-_\s]+", " ", without_date(PurePath(path).stem)).strip()
    return Text(words[:1].upper() + words[1:] or "Untitled", (), ((0, 1),))


def _given_title(
    pieces: Sequence[Piece], given: Meta, words: Words
) -> tuple[Text, list[Piece], Meta | None]:
    text = words.text(" ".join(str(given.value).split()), [given.span.first])
    heads = [n for n, piece in enumerate(pieces) if isinstance(piece, Heading) and piece.level == 1]
    first = pieces[0] if pieces else None
    at = heads[0] if len(heads) == 1 else 0
    piece = pieces[at] if pieces else None
    if isinstance(piece, (Heading, Paragraph)) and _same(piece.text.plain, text.plain):
        return text, [*pieces[:at], *pieces[at + 1 :]], None
    if len(heads) == 1 and isinstance(first, Heading) and first.level == 1:
        return text, list(pieces[1:]), Meta("headline", first.text.plain, first.span)
    return text, list(pieces), None


def _labelled(pieces: Sequence[Piece]) -> int:
    """Place of `**Title:** …` among the first lines, -1 when there is none; so below."""
    for n, piece in enumerate(pieces[:3]):
        if isinstance(piece, Paragraph) and _TITLE_LABEL.match(piece.text.plain):
            return n if _is_one_line(piece.span) else -1
    return -1


def _heading(pieces: Sequence[Piece]) -> int:
    """The only h1; with several, the first if the file begins with it: the others are sections."""
    heads = [n for n, piece in enumerate(pieces) if isinstance(piece, Heading) and piece.level == 1]
    if len(heads) == 1:
        return heads[0]
    start = _start(pieces)
    first = pieces[start] if heads and heads[0] == start else None
    is_title = isinstance(first, Heading) and not _INTRO.match(first.text.plain)
    return start if is_title else -1


def _first_line(pieces: Sequence[Piece]) -> int:
    """A short line without a full stop that more text follows."""
    start = _start(pieces)
    if start + 1 >= len(pieces):
        return -1
    first, below = pieces[start], pieces[start + 1]
    if not isinstance(first, Paragraph) or not _is_one_line(first.span):
        return -1
    set_off = isinstance(below, (Heading, Rule)) or _is_subtitle_or_meta(below)
    longest = _LONGEST if set_off else _LONGEST_BARE if isinstance(below, Paragraph) else 0
    return start if _reads_as_title(first.text.plain, longest, set_off) else -1


def _reads_as_title(words: str, longest: int, set_off: bool) -> bool:
    if len(words) > longest or words.endswith(_NO_ENDS) or words.startswith(("#", "http", "(")):
        return False
    several = len(words.split()) > 1 or bool(_CJK.search(words)) or set_off
    return several and not words[:1].islower()


def _start(pieces: Sequence[Piece]) -> int:
    """Place of the first piece that is no rule."""
    return next((n for n, piece in enumerate(pieces) if not isinstance(piece, Rule)), len(pieces))


def _is_subtitle_or_meta(piece: Piece) -> bool:
    if not isinstance(piece, Paragraph):
        return False
    marks = piece.text.marks
    begins_bold = (
        bool(marks)
        and marks[0].start == 0
        and piece.text.plain[: marks[0].end + 1].rstrip().endswith(":")
    )
    return begins_bold or bool(
        re.match(
            r"(?:subtitle|reading time|by|published|date)\b\s?:?", piece.text.plain, re.IGNORECASE
        )
    )


def _is_one_line(span: Span) -> bool:
    return span.first == span.last


def _same(one: str, other: str) -> bool:
    return _letters(one) == _letters(other)


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())
