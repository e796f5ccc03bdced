"""What a plain number counts: "500,000 | Trainium2 chips" in …"""

from __future__ import annotations

import re

from contentgen.brief.quantities.tables import names
from contentgen.brief.quantities.tongue import Tongue
from contentgen.brief.quantities.walk import GAP, HYPHEN, LETTERS

_NOUN_WORD = re.compile(rf"{GAP}([{LETTERS}][{LETTERS}0-9]*(?:[-&'’][{LETTERS}0-9]+)*)")
_HYPHENED = re.compile(rf"{HYPHEN}([{LETTERS}]+(?:{HYPHEN}[{LETTERS}]+)*)")
_MOST_WORDS = 5


def read_noun(text: str, at: int, tongue: Tongue | None = None) -> tuple[str, int]:
    """The noun phrase up to its first plural, and where it ends; ("", at) when none is in reach."""
    if tongue and tongue.rows:
        return _noun_of(text, at, tongue)
    if found := _HYPHENED.match(text, at):
        first = found[1].split("-")[0].lower()
        return ("", at) if first in names.STOPS else (found[1], found.end())
    end = start = at
    for step in range(_MOST_WORDS):
        found = _NOUN_WORD.match(text, end)
        if found is None or found[1].lower() in names.STOPS:
            return "", at
        start, end = (found.start(1) if step == 0 else start), found.end()
        if is_plural(found[1]):
            return text[start:end], end
    return "", at


def _noun_of(text: str, at: int, tongue: Tongue) -> tuple[str, int]:
    found = tongue.noun.match(text, at)
    if found is None or not names.NOT_NOUNS.isdisjoint(found[1].lower().split(" ")):
        return "", at
    return found[1], found.end()


def is_plural(word: str) -> bool:
    """Whether a word looks like several things; a possessive does not."""
    small = word.lower()
    if small in names.PLURALS:
        return True
    return (
        len(small) > 2
        and small.endswith("s")
        and small not in names.NOT_PLURALS
        and (not small.endswith(("'s", "’s", "ss", "ous", "sis")))
    )
