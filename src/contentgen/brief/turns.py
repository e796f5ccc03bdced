"""Blocks of a section → turns of question and answer: ask, answer, text, stop.

Every notation of a question is told here: labels, marks at the start of a line, bold, numbers,
bullets, `<details>`. Which turns belong together is decided in faq.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from contentgen.article.model import (
    Block,
    Code,
    Details,
    Grid,
    Item,
    Listing,
    Paragraph,
    Quotation,
    Role,
    Rule,
    Text,
)
from contentgen.article.roles import role_of
from contentgen.brief.asking import (
    ANSWER_LABEL,
    ANSWER_START,
    ASKED_FIRST,
    INLINE_ANSWER,
    JOINT,
    LONGEST_QUESTION,
    QUESTION_LABEL,
    QUESTION_START,
    ends_asking,
    is_faq_title,
    without_mark,
)
from contentgen.brief.labels import audience_of, is_disclaimer_label, is_takeaway_label, with_label
from contentgen.brief.sentences import clean, ends_like_sentence
from contentgen.source import Span

# How surely a turn is a question: bold without a question mark, "Why? Because …", a line of its
# own, bold, marked "Q:".
STATED, RUN_IN, PLAIN, BOLD, MARKED = 0, 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Turn:
    """`rest` is the answer that stands in the paragraph of its question."""

    kind: str  # ask | answer | text | stop
    text: str
    span: Span
    strength: int = MARKED
    rest: str = ""


def find_turns(blocks: Sequence[Block], faq: bool) -> Iterator[Turn]:
    bold = faq or sum(is_bold_question(b) for b in blocks) >= 3
    for block in blocks:
        if isinstance(block, Paragraph) and is_faq_title(_whole(block)) and len(_whole(block)) < 60:
            faq = bold = True
            yield Turn("stop", "", block.span)
        else:
            yield from _of_block(block, faq, bold)


def _of_block(block: Block, faq: bool, bold: bool) -> Iterator[Turn]:
    match block:
        case Paragraph():
            yield from _of_paragraph(block, faq, bold)
        case Listing():
            yield from _of_listing(block, faq)
        case Details():
            yield from _of_details(block, faq)
        case Quotation() if faq and _bold_lead(block.text) == len(block.text.plain.rstrip()) > 0:
            yield Turn("ask", clean(block.text.plain), block.span, BOLD)
        case Rule():
            yield Turn("stop", "", block.span)
        case Grid() if faq and _is_table_of_questions(block):
            for row, line in zip(block.rows, block.row_lines, strict=True):
                answer = " | ".join(filter(None, (clean(cell.plain) for cell in row[1:])))
                yield Turn("ask", clean(row[0].plain), Span(line, line), rest=answer)
        case _:
            yield from said_in(block)


def _is_table_of_questions(grid: Grid) -> bool:
    head = [cell.plain.strip() for cell in grid.header]
    named = len(head) > 1 and bool(QUESTION_LABEL.fullmatch(head[0]) or is_faq_title(head[0]))
    return len(head) > 1 and (named or all(ends_asking(row[0].plain) for row in grid.rows))


def _of_details(block: Details, faq: bool) -> Iterator[Turn]:
    summary = block.summary.plain
    if not (faq or ends_asking(summary)) or is_faq_title(summary):
        yield from find_turns(block.blocks, faq or is_faq_title(summary))
        return
    yield Turn("ask", summary, block.summary.span(0, len(summary)))
    yield from (as_answer(t) for b in block.blocks for t in said_in(b))
    yield Turn("stop", "", Span(block.span.last, block.span.last))


def _of_paragraph(block: Paragraph, faq: bool, bold: bool) -> Iterator[Turn]:
    label, first = block.label.strip(), Span(block.span.first, block.span.first)
    if label and QUESTION_LABEL.fullmatch(label.rstrip(" :.")):
        yield from _marked("ask", block.text, 0)
    elif label and ANSWER_LABEL.fullmatch(label.rstrip(" :.")):
        yield from _marked("answer", block.text, 0)
    elif label and QUESTION_START.match(label) and ends_asking(label):
        yield Turn("ask", label, first, rest=_answer_from(block.text, 0))
    elif label and ends_asking(label) and bold:
        yield Turn("ask", label, block.span, BOLD, _answer_from(block.text, 0))
    elif closes(block) or _heads_another(block):
        yield Turn("stop", "", block.span)
    elif label:
        yield _text(clean(_whole(block)), block.span)
    else:
        yield from _unlabelled(block.text, faq, bold)


def _unlabelled(text: Text, faq: bool, bold: bool) -> Iterator[Turn]:
    for start, end in _lines(text):
        piece = text.plain[start:end]
        if QUESTION_START.match(piece) and ends_asking(piece, anywhere=True):
            yield Turn("ask", clean(piece), text.span(start, end))
        elif answer := ANSWER_START.match(piece):
            said = clean(piece[answer.end() :])
            yield Turn("answer", said, text.span(start, end))
        else:
            yield from _bold_or_plain(text, start, end, faq, bold)


def _bold_or_plain(text: Text, start: int, end: int, faq: bool, bold: bool) -> Iterator[Turn]:
    """A question by its look; outside an FAQ only a paragraph that is wholly a bold question."""
    piece, span = text.plain[start:end], text.span(start, end)
    asked = _bold_lead(text) if start == 0 else 0
    if asked and (faq or (bold and asked == len(text.plain.rstrip()))):
        yield Turn("ask", clean(text.plain[:asked]), span, BOLD, _answer_from(text, asked, end))
    elif faq and start == 0 and (line := _bold_line(text)):
        rest = _answer_from(text, line, end)
        yield Turn("ask", clean(text.plain[:line]), span, STATED, rest)
    elif faq and ends_asking(piece) and len(piece) <= LONGEST_QUESTION:
        yield Turn("ask", clean(piece), span, PLAIN)
    elif faq and (found := ASKED_FIRST.match(piece)):
        rest = _answer_from(text, start + found.end(), end)
        yield Turn("ask", clean(found.group()), span, RUN_IN, rest)
    elif clean(piece):
        yield _text(clean(piece.removeprefix(": ")), span)


def _of_listing(block: Listing, faq: bool) -> Iterator[Turn]:
    outer = [item for item in block.items if item.depth == 0]
    asking = [item for item in outer if _item_question(item)[0]]
    counts = bool(asking) and (faq or (len(asking) >= 3 and len(asking) == len(outer)))
    for item in block.items:
        asked, strength = _item_question(item) if counts and item.depth == 0 else (0, 0)
        if not asked:
            yield _text(_item_words(item), item.span)
            continue
        question = item.label if asked < 0 else clean(item.text.plain[:asked])
        rest = _answer_from(item.text, max(asked, 0))
        yield Turn("ask", question, item.span, strength, rest)


def _item_question(item: Item) -> tuple[int, int]:
    """Where its question ends (-1: the label is the question, 0: there is none), how surely."""
    if ends_asking(item.label):
        return -1, BOLD
    if QUESTION_LABEL.fullmatch(item.label.rstrip(" :.")) and item.label:
        found = ASKED_FIRST.match(item.text.plain)
        return (found.end(), MARKED) if found else (0, 0)
    if asked := _bold_lead(item.text):
        return asked, BOLD
    found = ASKED_FIRST.match(item.text.plain)
    return (found.end(), PLAIN) if found and not item.label else (0, 0)


def _marked(kind: str, text: Text, start: int) -> Iterator[Turn]:
    """A labelled turn; a question may hold its answer, and further turns, in the same paragraph."""
    pieces = [(max(a, start), b) for a, b in _lines(text, marked=True) if b > start]
    first, last = pieces[0] if pieces else (start, len(text.plain))
    if kind == "answer":
        yield Turn("answer", clean(text.plain[first:last]), text.span(first, last))
    else:
        yield Turn("ask", clean(text.plain[first:last]), text.span(first, last))
    for begin, end in pieces[1:]:
        piece, span = text.plain[begin:end], text.span(begin, end)
        if answer := ANSWER_START.match(piece):
            yield Turn("answer", clean(piece[answer.end() :]), span)
        else:
            yield Turn("ask", clean(piece), span)


def _answer_from(text: Text, start: int, end: int | None = None) -> str:
    said = clean(text.plain[start : len(text.plain) if end is None else end])
    return without_mark(JOINT.sub("", said, count=1))


def _lines(text: Text, *, marked: bool = False) -> Iterator[tuple[int, int]]:
    """The text cut before each line or inline answer that starts with a mark of its own."""
    plain = text.plain
    starts = [o for o, _ in text.starts if o and _opens(plain, o)]
    starts += [m.end() for m in INLINE_ANSWER.finditer(plain)] if marked or _opens(plain, 0) else []
    borders = [0, *sorted(set(starts)), len(plain)]
    return ((a, b) for a, b in pairwise(borders) if a < b)


def _opens(plain: str, offset: int) -> bool:
    return bool(QUESTION_START.match(plain, offset) or ANSWER_START.match(plain, offset))


def said_in(block: Block) -> Iterator[Turn]:
    """What a block says, as lines of an answer."""
    match block:
        case Paragraph():
            yield _text(clean(_whole(block)), block.span)
        case Listing():
            yield from (_text(_item_words(item), item.span) for item in block.items)
        case Quotation():
            yield _text(clean(block.text.plain), block.span)
        case Grid():
            for row, line in zip(block.rows, block.row_lines, strict=True):
                yield _text(" | ".join(clean(c.plain) for c in row), Span(line, line))
        case Code():
            yield _text(block.text.strip("\n"), block.span)
        case Details():
            yield from (t for inner in block.blocks for t in said_in(inner))
        case _:
            return


def _text(said: str, span: Span) -> Turn:
    return Turn("text", said, span)


def _whole(block: Paragraph) -> str:
    if block.owns_next and not ends_like_sentence(block.label):
        return f"{block.label}:"
    return with_label(block.label, block.text.plain)


def _heads_another(block: Paragraph) -> bool:
    """A bold line that is the heading of what comes after the questions: **Conclusion**."""
    said = block.text.plain.strip()
    mark = next(block.text.marked("strong"), None)
    if mark is None or (mark.start, mark.end) != (0, len(block.text.plain)) or ends_asking(said):
        return False
    role = role_of(said, (), (), late=True)
    return role not in (Role.BODY, Role.FAQ) or is_takeaway_label(said)


def _item_words(item: Item) -> str:
    number = f"{item.ordinal}. " if item.ordinal is not None else ""
    return number + clean(with_label(item.label, item.text.plain))


def closes(block: Block) -> bool:
    """Whether a block speaks of something else: a takeaway, an audience, the disclaimer."""
    if not isinstance(block, Paragraph):
        return False
    label = block.label or (block.text.plain if block.owns_next else "")
    alone = is_takeaway_label(label) or is_disclaimer_label(label) or bool(audience_of(label))
    return alone or bool(re.match(r"#\w+(?:\s+#\w+)+\s*$", block.text.plain))


def asks_anew(block: Block) -> bool:
    """Whether a block asks in a notation of its own, whatever stands around it."""
    if isinstance(block, Details):
        return ends_asking(block.summary.plain)
    if not isinstance(block, Paragraph):
        return False
    marked = bool(block.label) and bool(QUESTION_LABEL.fullmatch(block.label.rstrip(" :.")))
    return marked or is_bold_question(block)


def is_bold_question(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    if block.label:
        return ends_asking(block.label) and not block.text.plain.strip()
    return _bold_lead(block.text) == len(block.text.plain.rstrip()) > 0


def _bold_lead(text: Text) -> int:
    """Where a bold question at the start ends; 0 when there is none."""
    mark = next((m for m in text.marked("strong") if not text.plain[: m.start].strip(' "“')), None)
    if mark is None or not mark.start < mark.end:
        return 0
    return mark.end if ends_asking(text.plain[mark.start : mark.end]) else 0


def _bold_line(text: Text) -> int:
    """Where a bold first line of an FAQ ends ("**It does not start.**"); 0 when there is none."""
    mark = next(text.marked("strong"), None)
    if mark is None or mark.start or mark.end - mark.start > LONGEST_QUESTION:
        return 0
    plain = text.plain
    alone = mark.end >= len(plain.rstrip()) or text.line_at(mark.end + 1) > text.line_at(
        mark.end - 1
    )
    return mark.end if alone and not plain[: mark.end].rstrip().endswith(":") else 0


def as_answer(turn: Turn) -> Turn:
    return Turn("answer", without_mark(turn.text), turn.span)
