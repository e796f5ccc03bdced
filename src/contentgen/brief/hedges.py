"""How sure a figure is: what its clause denies, what has not come to pass, what is estimated. English."""

from __future__ import annotations

import re

ESTIMATE = re.compile(r"\b(?:estimate[sd]?|projected|projection|forecast)\b", re.I)


HEDGED_LABEL = re.compile(r"\b(?:estimated|projected|forecast|target|goal)\b", re.I)


_POSSIBLE = re.compile(
    r"\b(?:would|could|might|(?-i:may)|should|hopes? to|aims? to|expects? to)\b", re.I
)


_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")


def without_quotations(text: str) -> str:
    return _QUOTED.sub("", text)


def is_possible(left: str) -> bool:
    """Has the figure not come to pass ("would command", "hopes to reach")?"""
    said = without_quotations(left)  # what somebody would do, told in passing, is not this figure
    start = max((m.end() for m in _OWN_CLAUSE.finditer(said)), default=0)
    return bool(_POSSIBLE.search(said, max(start, len(said) - 70)))


# A caption says that it is so; where the clause says that it is not, it keeps silent.
_DENIAL = re.compile(
    r"\b(?:not|never|no longer|neither|nor|without|deni(?:ed|es)|refus(?:ed|es)|fail(?:ed|s)|unable|rejected|scrapped"
    r"|cancel+ed|instead of|rather than|far from|short of|\w+n[’']t)\b",
    re.I,
)


_OWN_CLAUSE = re.compile(r"[;:—]|\.\s|,\s(?:and|but|while)\b|\bbut\b")


def is_denied(left: str, words: str) -> bool:
    """Does the clause before the figure deny what `words` say? "The city has not spent $5 million on"."""
    start = max((m.end() for m in _OWN_CLAUSE.finditer(left)), default=0)
    return bool(_DENIAL.search(left, start)) and not _DENIAL.search(words)
