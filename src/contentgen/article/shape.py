"""Parts as parsed → pieces as a person sees them: details, captions of tables, labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from contentgen.article.labels import split_label
from contentgen.article.model import Block, Details, Grid, Mark, Paragraph, Text
from contentgen.article.notes import Notes
from contentgen.article.pieces import Closed, Heading, Opened, Part, Piece, Summary
from contentgen.article.text import cut, joined
from contentgen.source import Span

# How a line under a table says that it names the source, in the languages we detect.
_CAPTION = re.compile(
    r"(?:sources?|data|notes?|quellen?|daten|fuentes?|nota|fontes?|fonti|bron|bronnen|données|出典|資料)\s?[:：]",
    re.IGNORECASE,
)
_MOST_TERM = 80
_DEEPEST = 20  # details inside details; the parser's limit for lists and quotes


def shape(parts: Iterable[Part], notes: Notes) -> list[Piece]:
    """Details and captions in their places; labels wait until the title is known (`label`)."""
    return list(_captioned(_folded(parts, notes)))


def label(pieces: Iterable[Piece], language: str) -> list[Piece]:
    """Run-in labels split off their paragraphs."""
    done: list[Piece] = []
    asked = False
    for piece in pieces:
        if isinstance(piece, Details):
            piece = replace(piece, blocks=_blocks(label(piece.blocks, language)))
        elif isinstance(piece, Paragraph) and not piece.label:
            piece = _defined(piece, done) or _with_label(piece, language, asked)
            asked = piece.label == "Q" or (asked and piece.label != "A")
        done.append(piece)
    return done


def _folded(parts: Iterable[Part], notes: Notes) -> list[Piece]:
    """Details made of what stands between their marks; one that is never closed stays flat."""
    done: list[Piece] = []
    opened: list[tuple[Opened, list[Piece], list[Text]]] = []
    for part in parts:
        into = opened[-1][1] if opened else done
        if isinstance(part, Opened):
            opened.append((part, [], []))
        elif isinstance(part, Summary):
            if opened:
                opened[-1][2].append(part.text)
            else:
                into.append(_spoken(part.text))
        elif not isinstance(part, Closed):
            into.append(part)
        elif opened:
            start, held, summary = opened.pop()
            into = opened[-1][1] if opened else done
            if len(opened) < _DEEPEST:
                into.append(_details(start, held, summary, part.line))
            else:
                into += [*map(_spoken, summary), *held]
    for start, held, summary in opened:
        notes.add("CG122", Span(start.line, start.line), "<details>; what follows is read as text")
        done += [*map(_spoken, summary), *held]
    return done


def _details(start: Opened, held: Sequence[Piece], summary: Sequence[Text], last: int) -> Details:
    blocks = _captioned([_strong(piece) if isinstance(piece, Heading) else piece for piece in held])
    title = joined(summary) if summary else Text("", (), ((0, start.line),))
    return Details(
        title, tuple(b for b in blocks if not isinstance(b, Heading)), Span(start.line, last)
    )


def _spoken(text: Text) -> Paragraph:
    return Paragraph(text, text.span(0, len(text.plain)))


def _strong(heading: Heading) -> Paragraph:
    """A heading where no section can begin."""
    whole = Mark("strong", 0, len(heading.text.plain))
    return Paragraph(replace(heading.text, marks=(whole, *heading.text.marks)), heading.span)


def _captioned(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """A paragraph right under a table that names its source becomes the table's caption."""
    table: Grid | None = None
    for piece in pieces:
        if table and isinstance(piece, Paragraph) and _CAPTION.match(piece.text.plain):
            yield replace(table, caption=piece.text)
            table = None
            continue
        if table:
            yield table
        table = piece if isinstance(piece, Grid) else None
        if table is None:
            yield piece
    if table:
        yield table


def _blocks(pieces: Iterable[Piece]) -> tuple[Block, ...]:
    return tuple(piece for piece in pieces if not isinstance(piece, Heading))


def _with_label(paragraph: Paragraph, language: str, asked: bool) -> Paragraph:
    name, text = split_label(paragraph.text, language, after_question=asked)
    return replace(paragraph, text=text, label=name, owns_next=bool(name) and not text.plain)


def _defined(paragraph: Paragraph, done: list[Piece]) -> Paragraph | None:
    """`: a definition` two lines below its term."""
    term = done[-1] if done else None
    if not (
        paragraph.text.plain.startswith(": ") and isinstance(term, Paragraph) and not term.label
    ):
        return None
    if not 0 < len(term.text.plain) <= _MOST_TERM:
        return None
    done.pop()
    span = Span(term.span.first, paragraph.span.last)
    return Paragraph(cut(paragraph.text, 2), span, label=term.text.plain)
