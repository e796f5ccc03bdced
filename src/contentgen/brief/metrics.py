"""What is measured, apart from whose it is and when; and whether a second figure measures the same. English."""

from __future__ import annotations

import re

from contentgen.brief.dates import DateFound
from contentgen.brief.entities import Names
from contentgen.brief.quantities.model import Quantity

_COMPARATOR = re.compile(
    r"\b(?:compared (?:to|with)|versus|vs\.?|against|while|whereas|than|exceeds?|up from|down from|from)\b|"
    r"\band [A-Z][\w.-]*(?: [\w.-]+)? (?:has|had|at|scores?|scored|with)\s",
    re.I,
)


_DIFFERENCE = re.compile(r"\s+(?:more|less|fewer|extra)\b")


_HANDOVER = re.compile(
    r"\s*(?:to|→|->|–|-|and)\s*(?:about |nearly |more than |approximately |around )?$", re.I
)


# Words of the metric that say when or how sure, not what.
_NOT_METRIC = re.compile(
    r"\b(?:last|latest|reported|estimated|projected|current|new|own|total|company's|city's|its|their|the|a|an|now|most|recent)\b",
    re.I,
)


def inherits(text: str, first: Quantity, second: Quantity) -> bool:
    """Does the second figure measure the same as the first ("80.9%, compared to X at 72.4%")?"""
    between = text[first.end : second.start]
    if first.kind == "number" and second.noun and second.noun != first.noun:
        return False  # "54 points from 27 games"
    if _DIFFERENCE.match(between):
        return False  # "40 million more sites than a year ago, 360 million in all"
    return (
        first.unit == second.unit
        and first.per == second.per
        and len(between) < 90
        and bool(_COMPARATOR.search(between) or _HANDOVER.fullmatch(between))
    )


def metric_of(phrase: str, names: Names, dates: tuple[DateFound, ...]) -> str:
    """What is measured: the phrase without owner, time and hedge ("OpenAI's last reported valuation" → valuation)."""
    bare = phrase
    for named in reversed(names.find(phrase)):
        if named.owns:
            bare = bare[: named.start] + bare[named.end + 2 :]
        elif bare[: named.start].strip() == "" or re.search(
            r"\b(?:for|of|at|by)\s*$", bare[: named.start]
        ):
            bare = bare[: named.start] + bare[named.end :]
    for found in dates:
        bare = bare.replace(found.surface, " ")
    bare = re.sub(r"^\s*(?:and|or)\b", "", _NOT_METRIC.sub(" ", bare))
    bare = re.sub(r"\s+(?:in|for|by|at|on|of)\s*$", "", " ".join(bare.split())).strip(" ,:")
    return bare[:1].lower() + bare[1:] if bare[1:2].islower() else bare
