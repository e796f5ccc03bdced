"""Questions and answers listed in the front matter → a section of the article, at its end.

    faq:
      - question: Is it free?        is read as        ## faq
        answer: On Sundays.                            Q: Is it free?
                                                       A: On Sundays.

Themes print such a list below the article. What the text asks too is left to the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from contentgen.article.inline import Words
from contentgen.article.model import Block, Meta, Paragraph, Role, Section, Text
from contentgen.article.pieces import Heading, Piece
from contentgen.source import Source, Span

_KEYS = ("faq", "faqs", "questions")
_QUESTIONS = ("question", "q", "name", "title")
_ANSWERS = ("answer", "a", "acceptedanswer", "text")
_LOOKED_AT = 20  # letters by which a line of the front matter is known


def front_faq(
    metas: Sequence[Meta], source: Source, pieces: Sequence[Piece], words: Words
) -> Iterator[Section]:
    """The section of each such list that has answers."""
    asked = {_letters(p.text.plain) for p in pieces if isinstance(p, (Heading, Paragraph))}
    for meta in metas:
        pairs = list(_listed(meta.value)) if meta.key in _KEYS else []
        lines = _Finder(source, meta.span)
        blocks: list[Block] = []
        for question, answer in pairs:
            at, below = lines.find(question), lines.find(answer)
            if question and answer and _letters(question) not in asked:
                blocks += _entry(words, question, at, answer, below)
        if blocks:
            title = Text(meta.key, (), ((0, meta.span.first),))
            yield Section(title, 2, Role.FAQ, tuple(blocks), meta.span)


def _entry(words: Words, question: str, at: int, answer: str, below: int) -> Iterator[Block]:
    yield Paragraph(words.text(question, [at]), Span(at, at), label="Q")
    label = "A"
    for paragraph in answer.split("\n\n"):
        text = words.text(" ".join(paragraph.split()), [below])
        if text.plain:
            yield Paragraph(text, Span(below, below), label=label)
            label = ""


class _Finder:
    """Finds the lines of a list's words, going down."""

    def __init__(self, source: Source, span: Span) -> None:
        self._lines = [(n, _letters(source.line(n))) for n in span.lines]
        self._at = 0

    def find(self, words: str) -> int:
        start = _letters(words)[:_LOOKED_AT]
        for n in range(self._at, len(self._lines)):
            if start and start in self._lines[n][1]:
                self._at = n
                break
        return self._lines[self._at][0]


def _listed(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        yield from ((str(q).strip(), a.strip()) for q, a in value.items() if isinstance(a, str))
    elif isinstance(value, (list, tuple)):
        yield from (_named(entry) for entry in value if isinstance(entry, Mapping))


def _named(entry: Mapping[object, object]) -> tuple[str, str]:
    by_name = {str(key).casefold(): value for key, value in entry.items()}
    question = next((by_name[k] for k in _QUESTIONS if k in by_name), "")
    answer = next((by_name[k] for k in _ANSWERS if k in by_name), "")
    if isinstance(answer, Mapping):
        answer = answer.get("text", "")
    if len(by_name) == 1 and not question:
        question, answer = next(iter(entry.items()))
    return str(question).strip(), str(answer).strip()


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())
