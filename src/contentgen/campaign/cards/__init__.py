"""Brief → the cards worth drawing, the strongest first.

    choose    which cards, none that repeats another        change    one metric, two times
    facts     one figure; three to six                      charts    series, shares, parts
    duels     two sides, row by row                         steps     ordered events
    words     title, question, takeaway, quotation, table

A card is drawn only when the article holds what it shows: no chart without a series, no timeline without
three ordered events, no quotation that nobody said.
"""

from contentgen.campaign.cards.choose import angle_card, card_for, choose_cards
from contentgen.campaign.cards.facts import is_hero

__all__ = ["angle_card", "card_for", "choose_cards", "is_hero"]
