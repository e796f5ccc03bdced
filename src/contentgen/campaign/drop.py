"""A campaign whose cards could not all be drawn → the same campaign without them, and a notice for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from contentgen.article.model import Notice
from contentgen.campaign.model import Campaign
from contentgen.source import Span


def without_cards(campaign: Campaign, failed: Mapping[str, str]) -> Campaign:
    """`failed`: card id → why. Posts and letter lose the picture and keep their words."""
    if not failed:
        return campaign
    notices = tuple(
        Notice("CG160", "warning", f"no picture {card.id!r}: {failed[card.id]}", tuple(Span(n, n) for n in card.lines))
        for card in campaign.cards
        if card.id in failed
    )  # fmt: skip
    stories = tuple(
        replace(s, beats=tuple(replace(b, card="") if b.card in failed else b for b in s.beats))
        for s in campaign.stories
    )
    parts = tuple(replace(p, card="") if p.card in failed else p for p in campaign.letter.parts)
    top = "" if campaign.letter.card in failed else campaign.letter.card
    return replace(
        campaign,
        cards=tuple(card for card in campaign.cards if card.id not in failed),
        stories=stories,
        letter=replace(campaign.letter, card=top, parts=parts),
        notices=(*campaign.notices, *notices),
    )
