"""Article → its sentences in reading order, clean, each with the raw lines it stands on.

A list item that is only a fragment gets its label in front ("Capacity in 2025: 1.9 GW"), so that
the sentence can be printed alone. A label that is itself a sentence is one. Tables, code and
headings hold no sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from contentgen.article.model import Article
from contentgen.brief.model import Sentence
from contentgen.brief.passages import Passage, find_passages
from contentgen.source import Span

_Cutter = Callable[[str, str], list[dict[str, object]]]

# The segmenter takes quadratic time over quotation marks that are never closed.
_LONGEST = 20_000

_END = re.compile(r"[.!?…。！？؟][\"'”’»“)\]*」』]*$")
# "(Not financial advice.) The market …": the segmenter leaves the two in one piece.
_AFTER_BRACKET = re.compile(r"(?<=[.!?]\))\s+(?=[A-ZÀ-Þ\"“])")
_NO_SUBJECT = re.compile(
    r"(?:already|still|now|soon|not yet|due|built|made|set|\w{3,}ing|\w{3,}ed)\b"
    r"(?!\s+(?:is|are|was|were|has|have|had|will|can|could|may|should|does|do|did)\b)",
    re.IGNORECASE,
)


def find_sentences(article: Article) -> Iterator[Sentence]:
    """Every sentence of every block, public or not."""
    from sentencex import get_sentence_boundaries  # a compiled library, loaded where it works

    for passage in find_passages(article):
        yield from _of_passage(passage, article.language or "en", get_sentence_boundaries)


def cut(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of `text`, outer blanks left out."""
    from sentencex import get_sentence_boundaries

    return _pieces(text, language, get_sentence_boundaries)


def ends_like_sentence(text: str) -> bool:
    return bool(_END.search(text.rstrip()))


def clean(text: str) -> str:
    """One line of words; no-break spaces stay, they hold figures together."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


def _of_passage(passage: Passage, language: str, cutter: _Cutter) -> Iterator[Sentence]:
    text, label = passage.text, passage.label.strip().rstrip(":：").strip()
    if label and ends_like_sentence(label):
        yield _sentence(passage, label, Span(passage.span.first, passage.span.first))
        label = ""
    pieces = list(_pieces(text.plain, language, cutter))
    for start, end in pieces:
        words, span = clean(text.plain[start:end]), text.span(start, end)
        if label and _is_fragment(words, passage, first=start == pieces[0][0]):
            words, span = f"{label}: {words}", Span(passage.span.first, span.last)
        yield _sentence(passage, words, span)


def _sentence(passage: Passage, words: str, span: Span) -> Sentence:
    place = passage.place
    return Sentence(words, span, passage.public, passage.tag.rstrip(" :"), place.title, place.role)


def _is_fragment(words: str, passage: Passage, *, first: bool) -> bool:
    """Whether it needs its label to be understood: no end, or no subject."""
    if first and not ends_like_sentence(words):
        return True
    return passage.kind == "item" and bool(_NO_SUBJECT.match(words))


def _pieces(text: str, language: str, cutter: _Cutter) -> Iterator[tuple[int, int]]:
    held: tuple[int, int] | None = None
    for start, end in _raw_pieces(text, language, cutter):
        if held and _is_credit(text, held[1], start):
            held = held[0], end
            continue
        if held:
            yield held
        held = start, end
    if held:
        yield held


def _is_credit(text: str, end: int, start: int) -> bool:
    """`"It holds." — Ada Byron`: the name belongs to the quotation before it."""
    return text[end - 1] in '"”»“' and text[start] in "—–―" and "\n" not in text[end:start]


def _raw_pieces(text: str, language: str, cutter: _Cutter) -> Iterator[tuple[int, int]]:
    for offset, chunk in _chunks(text):
        for found in cutter(language, chunk):
            start = offset + int(str(found["start_index"]))
            end = offset + int(str(found["end_index"]))
            for begin, stop in _split_brackets(text, start, end):
                trimmed = _trimmed(text, begin, stop)
                if trimmed[0] < trimmed[1]:
                    yield trimmed


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """The text in parts that end with a sentence, where it is very long."""
    start = 0
    while len(text) - start > _LONGEST:
        border = text.rfind(". ", start, start + _LONGEST) + 1
        stop = border if border > start else start + _LONGEST
        yield start, text[start:stop]
        start = stop
    yield start, text[start:]


def _split_brackets(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for border in _AFTER_BRACKET.finditer(text, start, end):
        yield start, border.start()
        start = border.end()
    yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
