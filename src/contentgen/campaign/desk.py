"""What every story and the letter are written from: the passages, what they weigh, which repeat which.

The desk chooses; stories.py and letter.py put in order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from contentgen.article.model import Article, Role
from contentgen.brief.model import Brief, Series, Stat
from contentgen.campaign.model import Card
from contentgen.campaign.pointing import CLOCK_FIRST, LEANS_A_LITTLE
from contentgen.campaign.prose import Passage, overlap, owned, passages
from contentgen.campaign.weigh import Nearness, main_name, stats_in, weigh

HOOK = 236  # a first post of at most 240 leaves room for a counter
BEAT = 262
_LAST = -100.0
# Where a story's own steps are told best: its opening, hardly ever its FAQ.
_EARLY = {Role.INTRO: 1.0, Role.FAQ: -2.5}


class Desk:
    """The passages of one campaign, weighed once."""

    def __init__(self, brief: Brief, cards: Sequence[Card]) -> None:
        self.brief = brief
        self.cards = cards
        self.name = main_name(brief)
        text = "\n".join(sentence.text for sentence in brief.sentences if sentence.public)
        found = [(p, stats_in(p.said.text, brief)) for p in passages(brief)]
        self.passages = [self._with_owner(p, stats[:1], text) for p, stats in found]
        self.stats = {p.order: tuple(s.id for s in stats) for p, stats in found}
        self.weights = {p.order: weigh(p, brief, self.name) for p in self.passages}
        self.near = Nearness(self.passages)
        self._top = _top_sections(brief.article)

    @staticmethod
    def _with_owner(passage: Passage, stats: Sequence[Stat], text: str) -> Passage:
        for stat in stats:
            said = owned(passage.said, stat.entity, stat.metric, text)
            if len(said.text) <= BEAT:
                return replace(passage, said=said)
        return passage

    def hook(self) -> Passage | None:
        """A change in one metric first, then whatever carries the title's own figures."""
        told = [p for p in self.passages if p.role in (Role.INTRO, Role.BODY)]
        able = [p for p in told if len(p.said.text) <= HOOK]
        return max(able, key=lambda p: (self._pull(p), -p.order), default=None)

    def _pull(self, passage: Passage) -> float:
        """How well a passage opens a story."""
        text, stats = passage.said.text, self.stats[passage.order]
        if CLOCK_FIRST.match(text):  # a line of a log; if there is nothing else, the first of them
            return _LAST
        title = f"{self.brief.title} {self.brief.subtitle}"
        points = self.weights[passage.order]
        points += 3.0 * any(tells(text, series) for series in self.brief.series)
        # The subtitle was written to open the story; the title's words need not be counted in it.
        points += 5.0 * bool(stats) if passage.label == "deck" else 0.35 * self.near(title, text)
        points += 1.5 * (self.name != "" and self.name in text[:60])
        points -= 2.0 * (not stats) + 1.0 * (len(text) > 190) + 1.0 * (len(stats) > 2)
        points -= 2.5 * _leans_a_little(text)
        # Reporters and companies put the news into the first sentence.
        points += 2.5 * (passage.order in (0, 1) and bool(stats))
        return points

    def by_section(self) -> list[list[Passage]]:
        """Passages by top-level section, in the article's order; no FAQ."""
        sections: dict[int, list[Passage]] = {}
        for passage in self.passages:
            if passage.role in (Role.INTRO, Role.BODY, Role.CONCLUSION):
                sections.setdefault(self._top.get(passage.section, 0), []).append(passage)
        return [sections[key] for key in sorted(sections)]

    def best(self, able: Sequence[Passage], chosen: Sequence[Passage]) -> Passage | None:
        """The heaviest that repeats nothing chosen; None when none is worth a post."""
        fresh = [p for p in able if not self.repeats_any(p, chosen)]
        best = max(fresh, key=lambda p: (self.weights[p.order], -p.order), default=None)
        return best if best and self.weights[best.order] > 0.5 else None

    def nearest(self, words: str, chosen: Sequence[Passage]) -> Passage | None:
        """The passage that tells what `words` say; None when none comes near."""
        fresh = [
            p for p in self.passages
            if len(p.said.text) <= HOOK and not self.repeats_any(p, chosen)
        ]  # fmt: skip
        best = max(
            fresh,
            key=lambda p: (self.near(words, p.said.text) + _EARLY.get(p.role, 0.0), -p.order),
            default=None,
        )
        return best if best and self.near(words, best.said.text) > 3 else None

    def fit(self, theme: str, passage: Passage) -> float:
        """How much a passage has to do with `theme`, names counted twice; a long one shares more words
        with anything."""
        text = passage.said.text
        near = self.near(theme, text) + self.near.by_name(theme, text)
        near /= float(max(1.0, len(text) / 110) ** 0.5)
        return near + 0.1 * self.weights[passage.order] - 1.5 * (passage.role is Role.FAQ)

    def filled(self, chosen: Sequence[Passage], least: int, theme: str = "") -> list[Passage]:
        """More passages, nearest to `theme` or heaviest, until there are enough; the first stays first."""
        full = list(chosen)

        def rank(passage: Passage) -> tuple[float, int]:
            heavy = self.fit(theme, passage) if theme else self.weights[passage.order]
            return -heavy, passage.order

        for passage in sorted(self.passages, key=rank):
            if len(full) >= least:
                break
            if passage.role is not Role.FAQ and not self.repeats_any(passage, full):
                full.append(passage)
        return full[:1] + sorted(full[1:], key=lambda p: p.order)

    def repeats_any(self, passage: Passage, chosen: Sequence[Passage]) -> bool:
        return any(self._repeats(passage, other) for other in chosen)

    def _repeats(self, passage: Passage, other: Passage) -> bool:
        if passage.order == other.order:
            return True
        figures, told = set(self.stats[passage.order]), set(self.stats[other.order])
        if figures and figures <= told:
            return True
        return overlap(passage.said.text, other.said.text) > 0.5


def _leans_a_little(text: str) -> bool:
    """ "The 71 points tie …", "The study, published …": clear in a thread, not at its head."""
    found = LEANS_A_LITTLE.match(text)
    return found is not None and (
        found["count"] is not None or not re.search(r"\b[A-Z]", text[1:20])
    )


def tells(text: str, series: Series) -> bool:
    """Does `text` state both ends of a change?"""
    two = series.kind == "time" and len(series.items) == 2
    return two and all(_digits(item.surface) in text for item in series.items)


def _digits(surface: str) -> str:
    found = re.search(r"[$€£]?\d.*", surface)
    return found[0] if found else surface


def _top_sections(article: Article) -> dict[str, int]:
    """Heading → the number of its top-level section."""
    return {
        inner.title.plain: number
        for number, section in enumerate(article.sections)
        for inner in section.walk()
    }
