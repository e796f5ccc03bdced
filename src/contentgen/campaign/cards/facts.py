"""Facts → stat cards (one figure) and the grid (three to six)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contentgen.brief.model import Brief, Stat
from contentgen.brief.rank import ONLY_CELL
from contentgen.brief.slugs import slug
from contentgen.campaign.cards.pieces import POINTS, owned, sentence, topic
from contentgen.campaign.figures import figure_of
from contentgen.campaign.model import NOTHING, Card, Figures, Hero, Said
from contentgen.campaign.phrases import count, phrase
from contentgen.campaign.prose import Passage, overlap
from contentgen.campaign.weigh import states

LONGEST_HEADLINE = 150


def is_hero(stat: Stat) -> bool:
    """May stand alone on a card: public, with a caption that reads by itself, and no price."""
    if stat.quantity.unit == "x" and not re.search(r"\d|times", stat.quantity.surface):
        return False
    if not stat.public or stat.score <= 2.5 or stat.quantity.per:
        return False
    if f"±{stat.quantity.surface}" in stat.sentence:  # a margin is not a figure by itself
        return False
    if ONLY_CELL in stat.reasons:  # a cell is drawn with its table
        return False
    return len(stat.label) >= 6 and not POINTS.search(stat.label)


def stat_cards(brief: Brief, told: Sequence[Passage], source: str) -> Iterator[Card]:
    """One card a fact, the best first."""
    for stat in brief.stats:
        if is_hero(stat):
            yield _stat_card(brief, told, stat, source)


def _stat_card(brief: Brief, told: Sequence[Passage], stat: Stat, source: str) -> Card:
    figure = figure_of(stat)
    headline = _headline(brief, told, stat)
    said = f"{stat.label} {headline.text}".lower()
    when = sentence(stat.when) if stat.when and stat.when.lower() not in said else ""
    return Card(
        id=slug(f"{stat.entity} {stat.metric or stat.label} {figure.figure}"),
        kind="stat",
        headline=headline,
        subtitle=Said(when) if when else NOTHING,
        body=Hero(figure),
        source=source,
        alt="",
        lines=tuple(sorted({*stat.lines, *headline.lines})),
        ids=(stat.id,),
    )


def _headline(brief: Brief, told: Sequence[Passage], stat: Stat) -> Said:
    """The sentence that explains the figure; else a public heading with it; else whose and what."""
    able = [p for p in told if len(p.said.text) <= LONGEST_HEADLINE and states(p.said.text, stat)]
    able = [
        p
        for p in able
        if overlap(p.said.text, stat.label) < 0.95 or len(p.said.text) > len(stat.label) + 20
    ]
    best = min(able, key=lambda p: _distance(p, stat), default=None)
    if best and _distance(best, stat)[0] < 2:
        return Said(best.said.text.rstrip("."), best.said.lines, (stat.id,))
    for section in brief.article.walk():
        if section.role.public and states(section.title.plain, stat):
            piece = re.split(r"\s[–—]\s|:\s", section.title.plain)[-1]
            return Said(piece, (section.span.first,), (stat.id,))
    if best:
        return Said(best.said.text.rstrip("."), best.said.lines, (stat.id,))
    whose = sentence(owned(stat.entity, stat.label, brief.language))
    noun = not re.match(r"(?:to be|that|committed|invested|paid|put|pledged|spent)\b", stat.label)
    if stat.metric and noun and whose.lower() != stat.label.lower():
        return Said(whose, stat.lines, (stat.id,))
    return Said(topic(brief) or brief.title, stat.lines, (stat.id,))


def _distance(passage: Passage, stat: Stat) -> tuple[int, bool, int]:
    """0: the sentence that vouches; 1: another that names the entity; 2: any other."""
    text = passage.said.text
    own = set(passage.said.lines) & set(stat.span.lines) and overlap(text, stat.sentence) > 0.6
    kind = 0 if own else 1 if stat.entity and stat.entity in text else 2
    return kind, len(text) > 110, passage.order


def grid_cards(brief: Brief, source: str) -> Iterator[Card]:
    """The best three, four or six facts with captions short enough to stand side by side."""
    chosen: list[Stat] = []
    for stat in brief.stats:
        if (
            is_hero(stat)
            and len(stat.label) <= 56
            and not any(overlap(stat.label, c.label) > 0.7 for c in chosen)
        ):
            chosen.append(stat)
    size = next((n for n in (6, 4, 3) if len(chosen) >= n), 0)
    if not size:
        return
    chosen, language = chosen[:size], brief.language
    ids = tuple(stat.id for stat in chosen)
    lines = tuple(sorted({line for stat in chosen for line in stat.lines}))
    yield Card(
        id="by-the-numbers",
        kind="figures",
        headline=Said(phrase(language, "figures", n=count(language, size)), lines, ids),
        subtitle=Said(topic(brief)),
        body=Figures(tuple(figure_of(stat) for stat in chosen)),
        source=source,
        alt="",
        lines=lines,
        ids=ids,
    )
