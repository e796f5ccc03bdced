"""A figure's place → the qualifier before or behind it: "more than", "~", "or more"."""

from __future__ import annotations

import re
from typing import NamedTuple

from contentgen.brief.quantities.tables import qualifiers
from contentgen.brief.quantities.tongue import Tongue
from contentgen.brief.quantities.walk import GAP, Word, tails, words_before

_MARKS = re.compile(r"[*_|()\[\]\"“”‘']+")
_SIGN_BEFORE = re.compile(r"([~≈∼<>≤≥])[= ]?$")
_LOOSE = re.compile(r"(?:\+|[- ](?:plus|odd))(?=[ -][A-Za-z]|[.,;:)]|$)")
_BEHIND = re.compile(rf"(\+)(?![0-9A-Za-z+])|{GAP}((?:or|and|at|give)\b(?: [a-z]+){{1,2}})")
_CLAUSE_ENDS = (".", "!", "?", ":", ";", ",")


class Qualifier(NamedTuple):
    """What it means, and where figure and qualifier begin and end together."""

    meaning: str
    start: int
    end: int


def qualify(text: str, start: int, end: int, floor: int, tongue: Tongue, spans: bool) -> Qualifier:
    """The qualifier of the figure at start..end; its words may not reach below `floor`.

    `spans`: the figure is a stretch of time, where "over" mostly says "in the course of".
    """
    if sign := _SIGN_BEFORE.search(text[max(floor, start - 2) : start]):
        at = max(floor, start - 2) + sign.start()
        return Qualifier(qualifiers.ENGLISH[sign[1]], at, end)
    if before := _before(text, start, floor, tongue, spans):
        return Qualifier(*before, end)
    meaning, behind = _after(text, end, tongue)
    return Qualifier(meaning, start, behind)


def loose_end(text: str, end: int, tongue: Tongue) -> int | None:
    """Where "+", "-plus" or "-odd" behind a number ends; French "plus" is another word."""
    found = _LOOSE.match(text, end)
    return found.end() if found and (tongue.english or found[0] == "+") else None


def loose_within(text: str, start: int, at: int, end: int, tongue: Tongue) -> str:
    """What such a mark says when it stands inside the figure: "30+ years", "$5+ million"."""
    loose = loose_end(text, at, tongue)
    if loose and loose < end:
        return _loosely(text[at:loose])
    return "over" if "+ " in text[start:at] else ""


def _loosely(written: str) -> str:
    return "about" if written.endswith("odd") else "over"


def _before(
    text: str, start: int, floor: int, tongue: Tongue, spans: bool
) -> tuple[str, int] | None:
    """(meaning, start): a qualifying verb counts, but the figure begins behind it."""
    # Most figures have no qualifier: one look at the word before them tells.
    nearest = _MARKS.sub(" ", text[max(0, start - 24) : start]).split()
    last = nearest[-1].lower() if nearest else ""
    if last not in tongue.qualifier_ends and last not in qualifiers.LAST_BETWEEN:
        return None
    words = [word for word in words_before(text, start, 6) if word.start >= floor]
    words = _without_filler(words) if tongue.english else words
    if not words or _bare(words[-1].text.lower()) not in tongue.qualifier_ends:
        return None
    if _ends_clause(words[-1].text):
        return None
    for phrase, at in tails(words[-4:]):
        plain = _bare(phrase)
        if plain in qualifiers.VERBS:
            return qualifiers.VERBS[plain], start
        while_over = spans and plain in qualifiers.SPAN_WORDS and not _really_over(words)
        if plain in tongue.qualifiers and not while_over:
            return tongue.qualifiers[plain], at + len(phrase) - len(plain)
    return None


def _bare(phrase: str) -> str:
    return phrase.lstrip("(\"“‘'|")


def _ends_clause(word: str) -> bool:
    return word.endswith(_CLAUSE_ENDS) and word.lower() not in qualifiers.ENGLISH


def _without_filler(words: list[Word]) -> list[Word]:
    """The words before "an additional", "a", "another"; these count only behind a qualifier."""
    for phrase, _ in tails(words[-2:]):
        if phrase in qualifiers.BETWEEN:
            return words[: -len(phrase.split())]
    return words


def _really_over(words: list[Word]) -> bool:
    return len(words) > 1 and words[-2].text.lower() in qualifiers.BEFORE_OVER


def _after(text: str, end: int, tongue: Tongue) -> tuple[str, int]:
    if loose := loose_end(text, end, tongue):
        return _loosely(text[end:loose]), loose
    found = _BEHIND.match(text, end)
    if found is None:
        return "", end
    if found[1]:
        return "over", found.end()
    words = found[2].lower().split(" ")
    for count in (3, 2):
        meaning = tongue.behind.get(" ".join(words[:count]))
        if meaning:
            return meaning, found.start(2) + len(" ".join(words[:count]))
    return "", end
