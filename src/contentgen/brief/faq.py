"""Article → its questions and answers, in whatever notation they are written.

Known notations: `Q:`/`A:` labels or plain lines, question headings under an FAQ heading (or a page
that is all questions), bold questions, numbered or bulleted questions, `<details>`, definition
lists, plain questions; a `faq:` list in the front matter (article/front_faq.py). `**What is X?** It is …` in running
prose is not an entry.

Each region (the blocks of one section) is read as turns (turns.py), which are paired here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from contentgen.article.model import Article, Role, Rule, Section
from contentgen.brief.asking import (
    ends_asking,
    is_faq_title,
    question_of,
    starts_asking,
    without_mark,
)
from contentgen.brief.interviews import is_interview
from contentgen.brief.lexicon import fold, words
from contentgen.brief.model import Faq
from contentgen.brief.slugs import slug, unique
from contentgen.brief.turns import (
    BOLD,
    MARKED,
    RUN_IN,
    STATED,
    Turn,
    as_answer,
    asks_anew,
    closes,
    find_turns,
    said_in,
)
from contentgen.source import Span

_FEW = 2  # bold questions that make a bold line among them a question


@dataclass(slots=True)
class _Entry:
    question: str
    span: Span
    answers: list[Turn] = field(default_factory=list)
    marked: bool = False  # by a letter, or by standing under a heading that says FAQ

    @property
    def answer(self) -> str:
        return "\n".join(turn.text for turn in self.answers)


def find_faq(article: Article) -> Iterator[Faq]:
    """Every question that has an answer, once, in reading order."""
    seen: dict[str, Faq] = {}
    for faq in _in_sections(article):
        seen.setdefault(fold(faq.question), faq)
    names = unique(slug(f.question, "faq") for f in seen.values())
    for name, faq in zip(names, seen.values(), strict=True):
        yield Faq(name, faq.question, faq.answer, faq.span, faq.public)


# --- the sections -----------------------------------------------------------------------------


def _in_sections(article: Article) -> Iterator[Faq]:
    interview = is_interview(article)
    page = is_faq_title(article.title.plain) or _mostly_asks(article.sections)
    for entry, public in _among(article.sections, page, True):
        question = question_of(entry.question)
        if interview and not entry.marked:
            continue
        if question and entry.answers:
            spans = (entry.span, *(turn.span for turn in entry.answers))
            yield Faq("", question, entry.answer, Span.over(spans), public)


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
            for entry in _from_heading(section):
                entry.marked = entry.marked or inside or after_empty_faq
                yield entry, seen
            continue
        found = [(entry, seen) for entry in _pair(find_turns(section.blocks, faq), faq)]
        for entry, _ in found:
            entry.marked = entry.marked or faq
        found += _among(section.children, faq, seen)
        yield from found
        after_empty_faq = faq and not found


def _mostly_asks(sections: Sequence[Section]) -> bool:
    """A page of groups of questions, as help centres are."""
    leaves = [s for top in sections for s in top.walk() if not s.children and s.title.plain]
    tops = {id(section) for section in sections}
    below = [s for s in leaves if id(s) not in tops and s.role in (Role.BODY, Role.FAQ)]
    return (
        len(below) >= 4
        and all(ends_asking(s.title.plain) for s in below)
        and 2 * len(below) > len(leaves)
    )


def _all_ask(sections: Sequence[Section]) -> bool:
    """Three or more siblings that are all questions, but for start and end: the page is the FAQ."""
    inner = [s for s in sections if s.title.plain and s.role in (Role.BODY, Role.FAQ)]
    return len(inner) >= 3 and all(ends_asking(s.title.plain) for s in inner)


def _asks(section: Section, siblings: Sequence[Section], inside: bool) -> bool:
    title = section.title.plain.strip()
    if not title or not (section.blocks or section.children):
        return False
    if any(ends_asking(child.title.plain) for child in section.children):
        return False
    if ends_asking(title) or starts_asking(title):
        return True
    if not inside or section.children or any(_pair(find_turns(section.blocks, True), True)):
        return False
    others = any(ends_asking(s.title.plain) for sibling in siblings for s in sibling.walk())
    return not others or bool(words("question_word").match(title))


def _from_heading(section: Section) -> Iterator[_Entry]:
    """The section's heading and what it is answered with; another notation in it asks anew."""
    entry = _Entry(section.title.plain, Span(section.span.first, section.span.first))
    blocks = [block for part in section.walk() for block in part.blocks]
    for n, block in enumerate(blocks):
        if isinstance(block, Rule) or closes(block):
            break
        if entry.answers and asks_anew(block):
            yield entry
            yield from _pair(find_turns(blocks[n:], True), True)
            return
        entry.answers += (as_answer(turn) for turn in said_in(block))
    yield entry


# --- turns → entries ----------------------------------------------------------------------------


def _pair(turns: Iterable[Turn], faq: bool) -> list[_Entry]:
    """Entries of one region, those that have an answer."""
    # Blocks inside a list item are read after the list: their lines say where they belong.
    heard = sorted(turns, key=lambda t: t.span.first)
    least = _least([t.strength for t in heard if t.kind == "ask"])
    bold = sum(t.strength == BOLD for t in heard if t.kind == "ask")
    entries: list[_Entry] = []
    hears = False  # whether what is said now answers the last question
    for turn in heard:
        if turn.kind == "ask" and _counts(turn, least, bold):
            answer = [Turn("answer", turn.rest, turn.span)] if turn.rest else []
            entries.append(_Entry(turn.text, turn.span, answer, turn.strength == MARKED))
            hears = True
        elif turn.kind == "stop":
            hears = False
        elif hears:
            said = " ".join(filter(None, (turn.text, turn.rest)))
            said = said if entries[-1].answers else without_mark(said)
            entries[-1].answers.append(Turn("answer", said, turn.span))
    answered = [e for e in entries if e.answers]
    _trim_last(answered, faq)
    return answered


def _least(strengths: Sequence[int]) -> int:
    """How sure a question must be here: beside bold or marked ones, plain ones are rhetorical."""
    surest = max(strengths, default=BOLD)
    if surest == RUN_IN and strengths.count(RUN_IN) == 1:
        return BOLD
    return min(max(surest, RUN_IN), BOLD)


def _counts(turn: Turn, least: int, bold: int) -> bool:
    """Among bold questions, a bold line without a question mark asks too."""
    return turn.strength >= least or (turn.strength == STATED and bold >= _FEW)


def _trim_last(entries: list[_Entry], faq: bool) -> None:
    """No next question ends the last answer: it gets no more blocks than those before it."""
    if not entries or (faq and len(entries) < 3):
        return
    last = entries[-1].answers
    longest = max((len(e.answers) for e in entries[:-1]), default=1)
    del last[max(longest, 1) :]
