"""A text too long for a post → pieces that fit, cut where a reader would take breath.

Paragraph, then sentence, then clause, then word. A link or an emoji is never cut; a quotation, a
figure with its unit and a name only when nothing else is left; a word only when it alone is too
long. The pieces are the text: only the white space at the cuts is gone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import sentencex

from contentgen.brief.quantities import find_quantities
from contentgen.social.graphemes import grapheme_spans
from contentgen.social.links import find_links
from contentgen.social.openers import leaning_opener
from contentgen.social.pack import pack

# LEANING: a sentence's end before one that leans on it ("It …").
PARAGRAPH, SENTENCE, LEANING, CLAUSE, WORD = range(5)
_IN_QUOTATION = 5  # added to a break's level when it lies in one
_IN_FIGURE = 10  # or in a figure or a name
_IN_WORD = 15
_OPENER = 40  # characters that an opening phrase may have

_CJK = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_NO_START = r"々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー"  # no line begins with these
_BREAKS = (
    (PARAGRAPH, re.compile(r"(?<!\s)[^\S\n]*+\n\s*+")),
    # Ends of sentences that a segmenter for the article's language may not know.
    (SENTENCE, re.compile(r"(?<=[。！？])(?![。！？」』）])|(?<=[؟۔।॥።։])\s++")),
    (
        CLAUSE,
        re.compile(
            rf"(?<=[,;:—–)،؛])\s++|(?<!\s)\s++(?=[—–(])|(?<=—)(?=\w)|(?<=[、，；：])(?=[{_CJK}])"
        ),
    ),
    (WORD, re.compile(rf"\s++|(?<=[{_CJK}」』）])(?=[{_CJK}「『（])(?![{_NO_START}])")),
)
_QUOTATION = re.compile(r"“[^“”]*”|„[^„“]*“|«[^«»]*»|\"[^\"]*\"|「[^「」]*」|『[^『』]*』")
_QUALIFIER = (
    r"(?:(?:up to|more than|less than|fewer than|at least|at most|nearly|almost|about|around|over"
    r"|under|approximately|roughly|only|exactly|some|bis zu|mehr als|rund|etwa|knapp|über)\s+)?"
)
# Beside what the brief takes for a figure: any number with the word after it ("40 crossings"), and
# in Chinese and Japanese with the next three characters.
_NUMBER = re.compile(
    rf"{_QUALIFIER}[~≈±<>#]?(?-i:\b[A-Z]{{2,3}}\s)?[$€£¥₹]?\d+(?:[.,:/\u00a0]\d+)*"
    rf"(?:[%‰°]|[-–—][$€£¥₹]?\d+(?:[.,]\d+)*%?|[{_CJK}]{{1,3}})?"
    r"(?:\s(?:hundred|thousand|million|billion|trillion|Millionen|Milliarden|Billionen|Mio\.?|Mrd\.?)\b)?"
    r"(?:[\s-][A-Za-zµ°²³/%]+)?(?:\s\([^()\s]{1,8}\))?",
    re.I,
)
_NAME = re.compile(
    r"\b(?:(?:Dr|Mr|Mrs|Ms|Prof|St)\.\s)?[^\W\d_a-zß-öø-ÿ][\w’'&-]*"
    r"(?:\s(?:(?:of|the|and|de|van|von|der|&)\s)?(?:[A-Z]\.\s)?[^\W_a-zß-öø-ÿ][\w’'&-]*)+"
    r"|[\u30a1-\u30fa][\u30a1-\u30fa\u30fb\u30fc]++"  # a word in katakana
)
_ADDRESS = re.compile(r"https?://\S+", re.I)  # on some networks letters of any script belong to it
_TAG = re.compile(r"(?<![\w&/])[#＃]\w+")

Count = Callable[[str], int]


class _Cut(NamedTuple):
    """text[start:end] is white space that a cut here would remove."""

    start: int
    end: int
    level: int


class _Stretch(NamedTuple):
    start: int
    end: int


def split(text: str, count: Count, room: int, language: str = "en") -> tuple[str, ...]:
    """`text` in pieces of at most `room`, as even as can be; what cannot be cut stays too long."""
    if count(text) <= room:
        return (text,)
    whole = _Stretch(0, len(text))
    cutting = _Cutting(text, _cuts(text, language), count, room)
    pieces = (text[piece.start : piece.end].strip() for piece in cutting.pieces(whole, PARAGRAPH))
    return tuple(piece for piece in pieces if piece)


@dataclass(frozen=True, slots=True)
class _Cutting:
    text: str
    cuts: tuple[_Cut, ...]  # in order
    count: Count
    room: int

    def pieces(self, stretch: _Stretch, level: int) -> list[_Stretch]:
        if level > _IN_WORD or self._size((stretch,)) <= self.room:
            return [stretch]
        parts = self._cut(stretch, level)
        if len(parts) == 1:
            return self.pieces(stretch, level + 1)
        finer = [piece for part in parts for piece in self.pieces(part, level + 1)]
        groups = pack(finer, self._size, self.room)
        return [_Stretch(group[0].start, group[-1].end) for group in groups]

    def _size(self, stretches: Sequence[_Stretch]) -> int:
        return self.count(self.text[stretches[0].start : stretches[-1].end].strip())

    def _cut(self, stretch: _Stretch, level: int) -> list[_Stretch]:
        if level == _IN_WORD:
            return list(_graphemes(self.text, stretch))
        first = bisect_right(self.cuts, stretch.start, key=lambda cut: cut.start)
        inside = (cut for cut in self.cuts[first:] if cut.end < stretch.end)
        edges = [stretch.start]
        for cut in inside:
            if cut.level == level:
                edges += cut.start, cut.end
        edges.append(stretch.end)
        return [_Stretch(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _cuts(text: str, language: str) -> tuple[_Cut, ...]:
    """Every place where the text may be cut, once, with the best level it has there."""
    best: dict[tuple[int, int], int] = {}
    for level, start, end in _places(text, language):
        best.setdefault((start, end), level)
    links = [_Stretch(*found.span()) for found in _ADDRESS.finditer(text)]
    quotations = [_Stretch(*m.span()) for m in _QUOTATION.finditer(text)]
    tight = sorted(_tight(text, language))
    return tuple(
        _Cut(start, end, level + _reluctance(quotations, tight, start))
        for (start, end), level in sorted(best.items())
        if start > 0 and end < len(text) and not _inside(links, start)
    )


def _tight(text: str, language: str) -> Iterator[_Stretch]:
    """Figures with their units, names, tags."""
    for quantity in find_quantities(text, language):
        yield _Stretch(quantity.start, quantity.end)
    for pattern in (_NUMBER, _NAME, _TAG):
        yield from (_Stretch(*found.span()) for found in pattern.finditer(text))


def _places(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    sentences = sentencex.get_sentence_boundaries(language or "en", text)
    ends = {len(text[: s["end_index"]].rstrip()) for s in sentences}
    for level, pattern in _BREAKS:
        for found in pattern.finditer(text):
            start, end = found.span()
            ends_sentence = start in ends and level > SENTENCE
            leans = ends_sentence and leaning_opener(text[end : end + _OPENER])
            yield (LEANING if leans else SENTENCE if ends_sentence else level), start, end


def _reluctance(quotations: list[_Stretch], tight: list[_Stretch], at: int) -> int:
    return _IN_QUOTATION * _inside(quotations, at) + _IN_FIGURE * _inside(tight, at)


def _inside(stretches: list[_Stretch], at: int) -> bool:
    """Whether `at` is within one of them. A name and a figure may overlap, but hardly many."""
    last = bisect_right(stretches, at, key=lambda stretch: stretch.start)
    return any(s.start < at < s.end for s in stretches[max(0, last - 4) : last])


def _graphemes(text: str, stretch: _Stretch) -> Iterator[_Stretch]:
    """What a reader takes for one character, and links whole."""
    at = stretch.start
    for link in find_links(text[stretch.start : stretch.end]):
        start, end = stretch.start + link.start, stretch.start + link.end
        yield from (_Stretch(*span) for span in grapheme_spans(text, at, start))
        yield _Stretch(start, end)
        at = end
    yield from (_Stretch(*span) for span in grapheme_spans(text, at, stretch.end))
