"""All the cards a brief allows → at most MOST that show different things; and which card fits a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from contentgen.brief.model import Angle, Brief
from contentgen.brief.slugs import unique
from contentgen.campaign.alt import alt_text
from contentgen.campaign.cards.change import change_cards
from contentgen.campaign.cards.charts import chart_cards
from contentgen.campaign.cards.duels import comparison_cards, table_duels
from contentgen.campaign.cards.facts import grid_cards, stat_cards
from contentgen.campaign.cards.notes import with_notes
from contentgen.campaign.cards.steps import chain_cards, timeline_cards
from contentgen.campaign.cards.words import (
    faq_cards,
    quote_cards,
    table_cards,
    takeaway_cards,
    title_card,
)
from contentgen.campaign.model import Card
from contentgen.campaign.phrases import phrase
from contentgen.campaign.prose import Passage, overlap, passages

MOST = 10  # cards of one campaign


def choose_cards(brief: Brief) -> tuple[Card, ...]:
    """At most MOST cards, the title last; each shows something that no card before it shows."""
    source = source_line(brief)
    made: list[Card] = []
    told = passages(brief)
    for card in _candidates(brief, told, source):
        if len(made) < MOST - 1 and not any(_shows_the_same(card, other) for other in made):
            made.append(card)
    made += title_card(brief, told, source)
    ids = unique([card.id for card in made])
    return tuple(
        with_notes(
            replace(
                card, id=id, alt=card.alt or alt_text(card.headline.text, card.body, brief.language)
            ),
            brief.language,
        )
        for id, card in zip(ids, made, strict=True)
    )


def source_line(brief: Brief) -> str:
    """Who vouches: the article itself, by its author when it names one."""
    found = (brief.article.get(key) for key in ("author", "site", "site_name"))
    whose = ", ".join(str(m.value) for m in found if m and isinstance(m.value, str))
    language = brief.language
    return phrase(language, "source", whose=whose or phrase(language, "article"))


def _candidates(brief: Brief, told: Sequence[Passage], source: str) -> Iterator[Card]:
    facts = stat_cards(brief, told, source)
    yield from change_cards(brief, told, source)
    yield from chain_cards(brief, source)
    yield from comparison_cards(brief, source)
    yield from chart_cards(brief, source)
    yield from islice(facts, 2)
    yield from table_duels(brief, source)
    yield from timeline_cards(brief, source)
    yield from change_cards(brief, told, source, expected=True)
    yield from grid_cards(brief, source)
    yield from quote_cards(brief, source)
    yield from islice(facts, 2)
    yield from faq_cards(brief, source)
    yield from takeaway_cards(brief, source)
    yield from table_cards(brief, source)
    yield from islice(facts, 4)


def _shows_the_same(card: Card, other: Card) -> bool:
    if card.headline.text == other.headline.text or (card.ids and set(card.ids) == set(other.ids)):
        return True
    if card.kind == "stat" and other.kind in ("stat", "change"):
        return bool(set(card.ids) & set(other.ids))
    return (
        card.kind == other.kind != "timeline"
        and overlap(card.headline.text, other.headline.text) > 0.8
    )


def card_for(
    cards: Sequence[Card], ids: Sequence[str], lines: Sequence[int], used: set[str]
) -> str:
    """The unused card that shows these facts, or stands on these lines; "" when none does."""
    fresh = [c for c in cards if c.id not in used]
    by_ids = [c for c in fresh if set(c.ids) & set(ids)]
    by_lines = [
        c for c in fresh if c.kind not in ("title", "figures") and set(c.lines) & set(lines)
    ]

    def fit(card: Card) -> tuple[bool, int, float]:
        shared = len(set(card.lines) & set(lines))
        # A grid of six shows any of them, and none of them best.
        return (
            card.kind != "figures",
            len(set(card.ids) & set(ids)),
            shared / max(1, len(card.lines)),
        )

    best = max(by_ids or by_lines, key=fit, default=None)
    return best.id if best else ""


def angle_card(cards: Sequence[Card], angle: Angle) -> str:
    """The card that the angle's own evidence made."""
    own = [c for c in cards if angle.id in c.ids]
    shown = [c for c in cards if c.kind != "figures" and set(c.ids) & set(angle.evidence)]
    return next((c.id for c in (*own, *shown)), "")
