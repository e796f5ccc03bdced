"""Small pieces of wording that several cards share."""

from __future__ import annotations

import re

from contentgen.brief.model import Brief

# A caption or headline with one of these leans on a sentence that is not there.
POINTS = re.compile(r"\b(?:it|they|this|that|which|its|their|such)\b", re.I)
_COUNTS = "Zero One Two Three Four Five Six Seven Eight Nine Ten".split()


def own(entity: str) -> str:
    """Anthropic → Anthropic’s; nobody → nothing."""
    if not entity:
        return ""
    return f"{entity}’" if entity.endswith("s") else f"{entity}’s"


def owned(entity: str, thing: str) -> str:
    """Anthropic, annualized revenue → "Anthropic’s annualized revenue", unless it is named there already."""
    if not entity or entity in thing:
        return thing
    bare = thing.removeprefix("The ").removeprefix("the ")
    return (
        f"{own(entity)} {bare[:1].lower()}{bare[1:]}"
        if bare[1:2].islower()
        else f"{own(entity)} {bare}"
    )


def sentence(text: str) -> str:
    """With a capital."""
    return text[:1].upper() + text[1:]


def count(number: int) -> str:
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


def topic(brief: Brief) -> str:
    """What the article is about in a line: its title up to the colon; "" when that is too long."""
    head, colon, _ = brief.title.partition(":")
    if colon and len(head) > 12:
        return head
    return brief.title if len(brief.title) <= 90 else ""
