"""Article → its questions and answers, in whatever notation they are written.

Known notations: `Q:`/`A:` labels or plain lines, question headings under an FAQ heading (or a page
that is all questions), bold questions, numbered or bulleted questions, `<details>`, definition
lists, plain questions, a `faq:` list in the front matter. `**What is X?** It is …` in running
prose is not an entry.

Each region (the blocks of one section) is read as turns: ask, answer, text, stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from contentgen.article.model import (
    Article,
    Block,
    Code,
    Details,
    Grid,
    Item,
    Listing,
    Meta,
    Paragraph,
    Quotation,
    Role,
    Rule,
    Section,
    Text,
)
from contentgen.brief.labels import audience_of, is_disclaimer_label, is_takeaway_label
from contentgen.brief.lexicon import alternatives, fold, words
from contentgen.brief.model import Faq
from contentgen.brief.sentences import clean
from contentgen.brief.slugs import slug, unique
from contentgen.source import Span

_MARKS = "?？؟"
_LONGEST_QUESTION = 300
_ANCHOR = re.compile(r"\s*\{#[^}]*\}\s*$|^\s*\d{1,3}[.)]\s+")
# A question at the start of a text, and those right behind it.
_ASKED_FIRST = re.compile(
    rf"^[^{_MARKS}]{{3,{_LONGEST_QUESTION}}}[{_MARKS}](?:\s+[^{_MARKS}.!]{{3,200}}[{_MARKS}])*"
)

# Labels, or the start of a line; a single letter counts only as a capital.
_NUMBER = r"(?:\s?[#№]?\s?\d{1,3})?"
_QUESTION = rf"(?:[QFPDVＱ]|(?i:{alternatives('question_label')})){_NUMBER}"
_ANSWER = rf"(?:[ARＡ]|(?i:{alternatives('answer_label')})){_NUMBER}"
_QUESTION_LABEL = re.compile(rf"\s*{_QUESTION}\s*")
_ANSWER_LABEL = re.compile(rf"\s*{_ANSWER}\s*")
_QUESTION_START = re.compile(rf"\s*(?:\d{{1,3}}[.)]\s+)?{_QUESTION}\s*[:.：．)]\s*(?=\S)")
_ANSWER_START = re.compile(rf"\s*{_ANSWER}\s*[:.：．)]\s*(?=\S)")
_INLINE_ANSWER = re.compile(rf"(?<=[{_MARKS}])\s+(?={_ANSWER_START.pattern})")

PLAIN, BOLD, MARKED = 1, 2, 3  # how surely a turn is a question


@dataclass(frozen=True, slots=True)
class _Turn:
    kind: str  # ask | answer | text | stop
    text: str
    span: Span
    strength: int = MARKED


@dataclass(slots=True)
class _Entry:
    question: str
    span: Span
    answers: list[_Turn] = field(default_factory=list)

    @property
    def answer(self) -> str:
        return "\n".join(turn.text for turn in self.answers)


def find_faq(article: Article) -> Iterator[Faq]:
    """Every question that has an answer, once, in reading order."""
    seen: dict[str, Faq] = {}
    for faq in (*_in_meta(article.meta), *_in_sections(article)):
        seen.setdefault(fold(faq.question), faq)
    names = unique(slug(f.question, "faq") for f in seen.values())
    for name, faq in zip(names, seen.values(), strict=True):
        yield Faq(name, faq.question, faq.answer, faq.span, faq.public)


# --- the front matter -------------------------------------------------------------------------


def _in_meta(metas: Sequence[Meta]) -> Iterator[Faq]:
    for meta in metas:
        if meta.key in ("faq", "faqs", "questions"):
            for question, answer in _listed(meta.value):
                if question and answer:
                    yield Faq("", question, answer, meta.span)


def _listed(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        yield from ((clean(str(q)), clean(str(a))) for q, a in value.items() if isinstance(a, str))
    elif isinstance(value, (list, tuple)):
        for entry in value:
            if isinstance(entry, Mapping):
                yield _named(entry)


def _named(entry: Mapping[object, object]) -> tuple[str, str]:
    by_name = {str(key).casefold(): value for key, value in entry.items()}
    question = next((by_name[k] for k in ("question", "q", "name", "title") if k in by_name), "")
    answer = next(
        (by_name[k] for k in ("answer", "a", "acceptedanswer", "text") if k in by_name), ""
    )
    if isinstance(answer, Mapping):
        answer = answer.get("text", "")
    if len(by_name) == 1 and not question:
        question, answer = next(iter(entry.items()))
    return clean(str(question)), clean(str(answer))


# --- the sections -----------------------------------------------------------------------------


def _in_sections(article: Article) -> Iterator[Faq]:
    page = is_faq_title(article.title.plain)
    for entry, public in _among(article.sections, page, True):
        question = _question(entry.question)
        if question and entry.answers:
            spans = (entry.span, *(turn.span for turn in entry.answers))
            yield Faq("", question, entry.answer, Span.over(spans), public)


def is_faq_title(title: str) -> bool:
    return bool(words("faq_title").search(fold(title))) and len(title.split()) <= 12


def _among(
    sections: Sequence[Section], inside: bool, public: bool
) -> Iterator[tuple[_Entry, bool]]:
    """Entries of sibling sections; `inside` says that a heading above them says FAQ."""
    asked = inside or _all_ask(sections)
    after_empty_faq = False
    for section in sections:
        seen = public and section.role.public
        faq = inside or section.role is Role.FAQ or is_faq_title(section.title.plain)
        if (asked or after_empty_faq) and _asks(section, sections, inside):
            yield _from_heading(section), seen
            continue
        found = [(entry, seen) for entry in _pair(_turns(section.blocks, faq), faq)]
        found += _among(section.children, faq, seen)
        yield from found
        after_empty_faq = faq and not found


def _all_ask(sections: Sequence[Section]) -> bool:
    """Three or more siblings that are all questions, but for start and end: the page is the FAQ."""
    inner = [s for s in sections if s.title.plain and s.role in (Role.BODY, Role.FAQ)]
    return len(inner) >= 3 and all(_has_mark(s.title.plain) for s in inner)


def _asks(section: Section, siblings: Sequence[Section], inside: bool) -> bool:
    title = section.title.plain.strip()
    if not title or not (section.blocks or section.children):
        return False
    if any(_has_mark(child.title.plain) for child in section.children):
        return False
    if _has_mark(title) or _QUESTION_START.match(title):
        return True
    if not inside or section.children or any(_pair(_turns(section.blocks, True), True)):
        return False
    others = any(_has_mark(s.title.plain) for s in siblings)
    return not others or bool(words("question_word").match(title))


def _from_heading(section: Section) -> _Entry:
    entry = _Entry(section.title.plain, Span(section.span.first, section.span.first))
    for block in (b for part in section.walk() for b in part.blocks):
        if isinstance(block, Rule) or _closes(block):
            break
        entry.answers += (_without_mark(turn) for turn in _said(block))
    return entry


def _without_mark(turn: _Turn) -> _Turn:
    return _Turn("answer", _ANSWER_START.sub("", turn.text, count=1).strip(), turn.span)


# --- turns → entries ----------------------------------------------------------------------------


def _pair(turns: Iterable[_Turn], faq: bool) -> list[_Entry]:
    """Entries of one region, those that have an answer."""
    heard = list(turns)
    surest = max((t.strength for t in heard if t.kind == "ask"), default=0)
    entries: list[_Entry] = []
    open_ = False
    for turn in heard:
        if turn.kind == "ask" and (turn.strength > PLAIN or surest == PLAIN):
            entries.append(_Entry(turn.text, turn.span))
            open_ = True
        elif turn.kind == "stop":
            open_ = False
        elif open_:
            entries[-1].answers.append(turn)
    answered = [e for e in entries if e.answers]
    _trim_last(answered, faq)
    return answered


def _trim_last(entries: list[_Entry], faq: bool) -> None:
    """No next question ends the last answer: it gets no more blocks than those before it."""
    if not entries or (faq and len(entries) < 3):
        return
    last = entries[-1].answers
    longest = max((len(e.answers) for e in entries[:-1]), default=1)
    del last[max(longest, 1) :]


# --- blocks → turns -------------------------------------------------------------------------------


def _turns(blocks: Sequence[Block], faq: bool) -> Iterator[_Turn]:
    bold = faq or sum(_is_bold_question(b) for b in blocks) >= 3
    for block in blocks:
        if isinstance(block, Paragraph) and is_faq_title(_whole(block)) and len(_whole(block)) < 60:
            faq = bold = True
            yield _Turn("stop", "", block.span)
        else:
            yield from _of_block(block, faq, bold)


def _of_block(block: Block, faq: bool, bold: bool) -> Iterator[_Turn]:
    match block:
        case Paragraph():
            yield from _of_paragraph(block, faq, bold)
        case Listing():
            yield from _of_listing(block, faq)
        case Details():
            yield from _of_details(block, faq)
        case Rule():
            yield _Turn("stop", "", block.span)
        case _:
            yield from _said(block)


def _of_details(block: Details, faq: bool) -> Iterator[_Turn]:
    summary = block.summary.plain
    if not (faq or _has_mark(summary)) or is_faq_title(summary):
        yield from _turns(block.blocks, faq or is_faq_title(summary))
        return
    yield _Turn("ask", summary, Span(block.span.first, block.span.first))
    yield from (_without_mark(t) for b in block.blocks for t in _said(b))
    yield _Turn("stop", "", block.span)


def _of_paragraph(block: Paragraph, faq: bool, bold: bool) -> Iterator[_Turn]:
    label, first = block.label.strip(), Span(block.span.first, block.span.first)
    marked = f"{label.rstrip(':.')}: "
    if label and _QUESTION_LABEL.fullmatch(label.rstrip(" :.")):
        yield from _marked("ask", block.text, 0)
    elif label and _ANSWER_LABEL.fullmatch(label.rstrip(" :.")):
        yield from _marked("answer", block.text, 0)
    elif label and _QUESTION_START.match(label) and _has_mark(label):
        yield _Turn("ask", label, first)
        yield from _rest(block.text, 0)
    elif label and _has_mark(label):
        yield _Turn("ask", label, first, BOLD) if bold else _text(label, first)
        yield from _rest(block.text, 0)
    elif _closes(block):
        yield _Turn("stop", "", block.span)
    elif label:
        yield _text(marked + clean(block.text.plain), block.span)
    else:
        yield from _unlabelled(block.text, faq, bold)


def _unlabelled(text: Text, faq: bool, bold: bool) -> Iterator[_Turn]:
    for start, end in _lines(text):
        piece = text.plain[start:end]
        if _QUESTION_START.match(piece) and _has_mark(piece, anywhere=True):
            yield _Turn("ask", clean(piece), text.span(start, end))
        elif answer := _ANSWER_START.match(piece):
            said = clean(piece[answer.end() :])
            yield _Turn("answer", said, text.span(start, end))
        else:
            yield from _bold_or_plain(text, start, end, faq, bold)


def _bold_or_plain(text: Text, start: int, end: int, faq: bool, bold: bool) -> Iterator[_Turn]:
    piece, span = text.plain[start:end], text.span(start, end)
    if start == 0 and (asked := _bold_lead(text)):
        whole = asked == len(text.plain.rstrip())
        if (bold and whole) or faq:
            yield _Turn("ask", clean(text.plain[:asked]), text.span(0, asked), BOLD)
            yield from _rest(text, asked, end)
            return
    if faq and _has_mark(piece) and len(piece) <= _LONGEST_QUESTION:
        yield _Turn("ask", clean(piece), span, PLAIN)
    elif clean(piece):
        yield _text(clean(piece.removeprefix(": ")), span)


def _of_listing(block: Listing, faq: bool) -> Iterator[_Turn]:
    outer = [item for item in block.items if item.depth == 0]
    asking = [item for item in outer if _item_question(item)[0]]
    counts = bool(asking) and (faq or (len(asking) >= 3 and len(asking) == len(outer)))
    for item in block.items:
        asked, strength = _item_question(item) if counts and item.depth == 0 else (0, 0)
        if not asked:
            yield _text(_item_words(item), item.span)
            continue
        first = Span(item.span.first, item.span.first)
        in_label = asked < 0
        yield _Turn(
            "ask", item.label if in_label else clean(item.text.plain[:asked]), first, strength
        )
        yield from _rest(item.text, max(asked, 0))


def _item_question(item: Item) -> tuple[int, int]:
    """Where its question ends (-1: the label is the question, 0: there is none), how surely."""
    if _has_mark(item.label):
        return -1, BOLD
    if _QUESTION_LABEL.fullmatch(item.label.rstrip(" :.")) and item.label:
        found = _ASKED_FIRST.match(item.text.plain)
        return (found.end(), MARKED) if found else (0, 0)
    if asked := _bold_lead(item.text):
        return asked, BOLD
    found = _ASKED_FIRST.match(item.text.plain)
    return (found.end(), PLAIN) if found and not item.label else (0, 0)


def _marked(kind: str, text: Text, start: int) -> Iterator[_Turn]:
    """A labelled turn; a question may hold its answer in the same paragraph."""
    if kind == "answer":
        yield _Turn("answer", clean(text.plain[start:]), text.span(start, len(text.plain)))
        return
    inline = _INLINE_ANSWER.search(text.plain, start)
    end = inline.start() if inline else len(text.plain)
    yield _Turn("ask", clean(text.plain[start:end]), text.span(start, end))
    if inline:
        yield from (_without_mark(t) for t in _rest(text, inline.end()))


def _rest(text: Text, start: int, end: int | None = None) -> Iterator[_Turn]:
    stop = len(text.plain) if end is None else end
    said = clean(text.plain[start:stop]).removeprefix(": ")
    if said:
        yield _without_mark(_Turn("answer", said, text.span(start, stop)))


def _lines(text: Text) -> Iterator[tuple[int, int]]:
    """The text cut before each line or inline answer that starts with a mark of its own."""
    plain = text.plain
    starts = [o for o, _ in text.starts if o and _opens(plain, o)]
    starts += [m.end() for m in _INLINE_ANSWER.finditer(plain)] if _opens(plain, 0) else []
    borders = [0, *sorted(set(starts)), len(plain)]
    return ((a, b) for a, b in pairwise(borders) if a < b)


def _opens(plain: str, offset: int) -> bool:
    return bool(_QUESTION_START.match(plain, offset) or _ANSWER_START.match(plain, offset))


def _said(block: Block) -> Iterator[_Turn]:
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
            yield from (t for inner in block.blocks for t in _said(inner))
        case _:
            return


def _text(said: str, span: Span) -> _Turn:
    return _Turn("text", said, span)


def _whole(block: Paragraph) -> str:
    return ": ".join(filter(None, (block.label.strip(" :"), block.text.plain.strip())))


def _item_words(item: Item) -> str:
    number = f"{item.ordinal}. " if item.ordinal is not None else ""
    return number + clean(": ".join(filter(None, (item.label.strip(" :"), item.text.plain))))


def _closes(block: Block) -> bool:
    """Whether a block speaks of something else: a takeaway, an audience, the disclaimer."""
    if not isinstance(block, Paragraph):
        return False
    label = block.label or (block.text.plain if block.owns_next else "")
    alone = is_takeaway_label(label) or is_disclaimer_label(label) or bool(audience_of(label))
    return alone or bool(re.match(r"#\w+(?:\s+#\w+)+\s*$", block.text.plain))


def _is_bold_question(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    if block.label:
        return _has_mark(block.label) and not block.text.plain.strip()
    return _bold_lead(block.text) == len(block.text.plain.rstrip()) > 0


def _bold_lead(text: Text) -> int:
    """Where a bold question at the start ends; 0 when there is none."""
    mark = next((m for m in text.marked("strong") if not text.plain[: m.start].strip(' "“')), None)
    if mark is None or not mark.start < mark.end:
        return 0
    return mark.end if _has_mark(text.plain[mark.start : mark.end]) else 0


def _has_mark(said: str, anywhere: bool = False) -> bool:
    plain = _ANCHOR.sub("", said).rstrip(' *_"”»')
    return any(m in plain for m in _MARKS) if anywhere else plain.endswith(tuple(_MARKS))


def _question(said: str) -> str:
    plain = clean(_ANCHOR.sub("", clean(said)))
    return _QUESTION_START.sub("", plain, count=1).strip()
