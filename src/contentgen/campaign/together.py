"""Paragraphs of the article → runs of sentences that stand together.

A post is one sentence or two; a letter has room for the three that the author wrote in a row, and the
second may say "it" when the first says what. Only the first must stand alone, and none may point
further back than that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from contentgen.article.model import Paragraph, Section
from contentgen.brief.dates import find_dates
from contentgen.brief.model import Brief, Sentence
from contentgen.campaign.model import Said
from contentgen.campaign.pointing import (
    BACK_INSIDE,
    LOOSE_PRONOUN,
    OPENS_SENTENCE,
    POINTS_BACK,
    POINTS_BACK_IN,
    TO_THE_READER,
)
from contentgen.campaign.prose import Passage, trim
from contentgen.campaign.weigh import weigh

SHORTEST, LONGEST = 40, 330

_QUOTED = re.compile(r"[\"“„«][^\"”“»]*[\"”“»]")
_ONLY_QUOTED = re.compile(r"[\"“„«][^\"”“»]*[\"”“»]")
_ENDED = re.compile(r"[.!?…。！？][\"”’»“)\]]*$")
# What a paragraph says it is about to list; the list itself stands elsewhere.
_ANNOUNCES = re.compile(
    r""":$|\b(?:here(?:['’]s|\ is|\ are)|the\ following|as\ follows|below|let['’]s|let\ us
        |in\ this\ (?:article|post|issue|deep-dive|newsletter|guide|section|part)|this\ is\ the\ list)\b""",
    re.I | re.X,
)


@dataclass(frozen=True, slots=True)
class Run:
    """Sentences that stood in a row; `order` is the first one's place in the article."""

    said: Said
    order: int
    opens: bool  # its paragraph is the first of its section
    weight: float


def runs_of(
    section: Section,
    brief: Brief,
    name: str,
    told: Callable[[str], bool],
    *,
    deep: bool = True,
) -> Iterator[Run]:
    """Every run of the section, one for each sentence that can open it; `told` says what the letter
    tells elsewhere, `name` is whom the article is about. Not `deep`: nothing of its subsections."""
    first = True
    for paragraph in _paragraphs(section.walk() if deep else (section,), brief):
        for start in range(len(paragraph)):
            if not _opens(paragraph[start][1], brief.language):
                continue
            run = _run(paragraph[start:], told)
            if run is not None:
                order, sentence = paragraph[start]
                passage = Passage(run, sentence.section, sentence.role, order)
                yield Run(run, order, first and start == 0, weigh(passage, brief, name))
        first = False


def _paragraphs(sections: Iterable[Section], brief: Brief) -> Iterator[list[tuple[int, Sentence]]]:
    """The public sentences of each paragraph, with their place in the article."""
    public = [(n, s) for n, s in enumerate(brief.sentences) if s.public]
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                first, last = block.span.first, block.span.last
                inside = [
                    (n, s) for n, s in public if first <= s.span.first and s.span.last <= last
                ]
                if inside and not next(find_dates(block.label), None):
                    yield inside


def _run(paragraph: Sequence[tuple[int, Sentence]], told: Callable[[str], bool]) -> Said | None:
    """As many of the sentences as there is room for, up to one that is told elsewhere."""
    kept: list[Sentence] = []
    words = ""
    for _, sentence in paragraph:
        text = sentence.text.strip() if kept else trim(sentence.text)
        longer = f"{words} {text}".strip()
        if len(longer) > LONGEST or told(text) or (kept and not _follows(text)):
            break
        kept.append(sentence)
        words = longer
    if len(words) < SHORTEST:
        return None
    return Said(words, tuple(sorted({n for s in kept for n in s.span.lines})))


def _opens(sentence: Sentence, language: str) -> bool:
    """Whether nothing in the sentence points outside it."""
    text = trim(sentence.text) if language == "en" else sentence.text.strip()
    points = POINTS_BACK if language == "en" else POINTS_BACK_IN.get(language)
    return (
        bool(_ENDED.search(text) and OPENS_SENTENCE.match(text))
        and text.count(" ") >= 3
        and not (points and points.match(text))
        and not _ONLY_QUOTED.fullmatch(text)
        and not text.endswith("?")
        and not (language == "en" and (TO_THE_READER.match(text) or _leans(text)))
        and _follows(text)
    )


# "Repairs there cost …", "the most used ones": of something that stands further up.
_OF_SOMETHING = re.compile(r"^(?:\w+ ){1,3}there\b|\bones\b")


def _leans(text: str) -> bool:
    bare = _QUOTED.sub("", text)
    return any(rule.search(bare) for rule in (BACK_INSIDE, LOOSE_PRONOUN, _OF_SOMETHING))


def _follows(text: str) -> bool:
    """Whether the sentence can be read after the one before it: a whole one that announces nothing.

    "We" may speak: a letter comes from whom the article is by, and says so at its top.
    """
    bare = _QUOTED.sub("", text)
    return bool(_ENDED.search(text)) and not _ANNOUNCES.search(bare)
