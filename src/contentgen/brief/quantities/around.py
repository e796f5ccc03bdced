"""A figure's place → the qualifier before or behind it: "more than", "~", "or more"."""

from __future__ import annotations

import re
from typing import NamedTuple

from contentgen.brief.quantities.tables import qualifiers
from contentgen.brief.quantities.walk import GAP, Word, tails, words_before

_SIGNS_BEFORE = re.compile(r"([~≈∼<>≤≥])[= ]?$")
_BEHIND = re.compile(rf"(\+)(?![0-9A-Za-z+])|{GAP}((?:or|and|at|give)\b(?: [a-z]+){{1,2}})")
_SENTENCE_ENDS = (".", "!", "?", ":", ";", ",")


class Qualifier(NamedTuple):
    """What it means, and where figure and qualifier begin and end together."""

    meaning: str
    start: int
    end: int


def qualify(text: str, start: int, end: int, floor: int, language: str, spans: bool) -> Qualifier:
    """The qualifier of the figure at start..end; its words may not reach below `floor`.

    `spans`: the figure is a stretch of time, where "over" mostly says "in the course of".
    """
    if sign := _SIGNS_BEFORE.search(text[max(floor, start - 2) : start]):
        at = max(floor, start - 2) + sign.start()
        return Qualifier(qualifiers.ENGLISH[sign[1]], at, end)
    before = _before(text, start, floor, language, spans)
    if before is None or not before.meaning:
        behind = _after(text, end)
        begin = before.start if before else start
        return Qualifier(behind[0], begin, behind[1]) if behind[0] else Qualifier("", start, end)
    return Qualifier(before.meaning, before.start, end)


def _before(text: str, start: int, floor: int, language: str, spans: bool) -> Qualifier | None:
    words = [word for word in words_before(text, start, 6) if word.start >= floor]
    words, begin = _without_filler(words, start)
    if (
        not words
        or words[-1].text.endswith(_SENTENCE_ENDS)
        and words[-1].text.lower() not in _POINTED
    ):
        return None
    table = qualifiers.QUALIFIERS.get(language[:2], {})
    for phrase, at in tails(words[-4:]):
        plain = phrase.lstrip("(\"“‘'|")
        meaning = table.get(plain) or qualifiers.ENGLISH.get(plain)
        if meaning and not (spans and plain in qualifiers.SPAN_WORDS and not _really_over(words)):
            return Qualifier(meaning, at + len(phrase) - len(plain), start)
        if plain in qualifiers.VERBS:
            return Qualifier(qualifiers.VERBS[plain], begin if begin == start else start, start)
    return None


_POINTED = frozenset(q for q in qualifiers.ENGLISH if q.endswith(".")) | {"ca.", "c."}


def _without_filler(words: list[Word], start: int) -> tuple[list[Word], int]:
    """The words before "an additional", "a", "another"; they count only when a qualifier leads."""
    for phrase, at in tails(words[-2:]):
        if phrase in qualifiers.BETWEEN:
            return words[: -len(phrase.split())], at
    return words, start


def _really_over(words: list[Word]) -> bool:
    return len(words) > 1 and words[-2].text.lower() in qualifiers.BEFORE_OVER


def _after(text: str, end: int) -> tuple[str, int]:
    found = _BEHIND.match(text, end)
    if found is None:
        return "", end
    if found[1]:
        return "over", found.end()
    words = found[2].lower().split(" ")
    for count in (3, 2):
        meaning = qualifiers.BEHIND.get(" ".join(words[:count]))
        if meaning:
            return meaning, found.start(2) + len(" ".join(words[:count]))
    return "", end
