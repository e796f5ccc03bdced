"""A figure in its sentence → whose it is, and of when."""

from __future__ import annotations

import re

from contentgen.brief.dates import DateFound
from contentgen.brief.entities import Names
from contentgen.brief.quantities.model import Quantity

_DURATION = re.compile(
    r"""\b(?:over|in\ the\ course\ of|during|for)\ (?:the\ )?
        (?:(?:next|coming|past|last|first)\ )?
        (?:(?:\d+|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|several|a\ few)\ )?
        (?:years?|months?|weeks?|days?|decades?|quarters?)\b""",
    re.I | re.X,
)


# "a main laid in 1948 burst": the year is the main's, not the figure's.
_OF_PARTICIPLE = re.compile(
    r"\b(?:an?|the|its|their)\s(?:[\w-]+\s){1,3}(?:laid|built|made|founded|born|opened|signed|written)\s$"
)


_DIGIT = re.compile(r"\d")
_RIGHT_EDGE = re.compile(r"[;—]|\.(?:\s|$)|,\s(?:and|but|while|up from|down from)")


_LEFT_EDGE = re.compile(
    r"[;—]|\.\s|,\s(?:and|but|while|whereas)\b|,\s(?:up|down) from|\bbut\b"
    r"|\band (?:may|might|could|can|will|would|is|was|has)\b"
)


def entity_of(text: str, quantity: Quantity, names: Names) -> str:
    """Whose figure: after a comparator the name that follows it, else the owner, else the subject."""
    found = names.find(text)
    before = [n for n in found if n.end <= quantity.start]
    comparator = list(
        re.finditer(
            r"\b(?:compared (?:to|with)|versus|vs\.?|against|while|than|exceeds?|and)\b",
            text[: quantity.start],
        )
    )
    if (
        comparator
        and comparator[-1][0] == "and"
        and not _DIGIT.search(text[: comparator[-1].start()])
    ):
        comparator = []  # "Norvik and Oakway have built": both are the subject
    since = [n for n in before if comparator and n.start >= comparator[-1].start()]
    if since:
        return since[0].name
    owners = [n for n in before if n.owns]
    if owners:
        return owners[-1].name
    # "…reported for OpenAI was around $300 billion"
    for named in before:
        if (
            re.search(r"\b(?:for|of|at)\s$", text[: named.start])
            and named is before[-1]
            and len(before) == 1
        ):
            return named.name
    edge = max((m.end() for m in re.finditer(r"[,;:—]", text[: quantity.start])), default=0)
    here = [n for n in before if n.start >= edge]
    nearest = here or before
    return nearest[0].name if nearest else ""


def when_of(text: str, quantity: Quantity, dates: tuple[DateFound, ...], until: int) -> str:
    """The time that stands nearest in the same clause, right before left; else a duration to the right."""
    edge = _RIGHT_EDGE.search(text, quantity.end)
    right_end = min(edge.start() if edge else len(text), until)
    after = [d for d in dates if quantity.end <= d.start < right_end]
    duration = _DURATION.search(text, quantity.end, right_end)
    if after and not (duration and duration.start() < after[0].start):
        return after[0].surface
    if duration:
        return duration[0]
    left_start = max((m.end() for m in _LEFT_EDGE.finditer(text[: quantity.start])), default=0)
    before = [
        d for d in dates
        if left_start <= d.start and d.end <= quantity.start and not _OF_PARTICIPLE.search(text[: d.start])
    ]  # fmt: skip
    return before[-1].surface if before else ""
