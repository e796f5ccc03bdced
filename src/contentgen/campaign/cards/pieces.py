"""Small pieces of wording that several cards share."""

from __future__ import annotations

import re

from contentgen.brief.model import Brief
from contentgen.campaign.phrases import phrase

# A caption or headline with one of these leans on a sentence that is not there.
POINTS = re.compile(r"\b(?:it|they|this|that|which|its|their|such)\b", re.I)


def owned(entity: str, thing: str, language: str = "en") -> str:
    """Anthropic, annualized revenue → "Anthropic’s annualized revenue", unless it is named there already."""
    if not entity or entity in thing:
        return thing
    if language[:2] == "en":
        bare = thing.removeprefix("The ").removeprefix("the ")
        thing = f"{bare[:1].lower()}{bare[1:]}" if bare[1:2].islower() else bare
    return phrase(language, "whose_s" if entity.endswith("s") else "whose", who=entity, what=thing)


def sentence(text: str) -> str:
    """With a capital."""
    return text[:1].upper() + text[1:]


def topic(brief: Brief) -> str:
    """What the article is about in a line: its title up to the colon; "" when that is too long."""
    head, colon, _ = brief.title.partition(":")
    if colon and len(head) > 12:
        return head
    return brief.title if len(brief.title) <= 90 else ""
