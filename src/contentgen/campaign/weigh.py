"""Passages → how much each one carries, and how near it is to a theme.

A passage weighs what its figures weigh in the brief, a little more when it names whom the article is
about; nearness counts shared words, rare ones more.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from contentgen.article.model import Role
from contentgen.brief.model import Brief, Stat
from contentgen.campaign.prose import Passage, shared_words


def stats_in(text: str, brief: Brief) -> list[Stat]:
    """The public facts that `text` states, best first."""
    return [s for s in brief.stats if s.public and states(text, s)]


def weigh(passage: Passage, brief: Brief, main: str) -> float:
    text = passage.said.text
    stated = [s.score for s in stats_in(text, brief)[:3] if s.score > 0]
    points = sum(stated[:2]) * 0.6
    points += 1.2 * (main != "" and main in text)
    points += 0.8 * (passage.role is Role.INTRO)
    points -= 0.6 * (passage.role is Role.FAQ)
    points += 0.6 * (70 <= len(text) <= 210)
    points -= 1.5 * bool(re.search(r"\?$|\b(?:could|might|may)\b", text))
    points -= 1.5 * (len(re.findall(r"\d", text)) > 18)
    points += 0.5 * bool(
        re.search(r"\b(?:but|only|never|first|largest|biggest|more than)\b", text, re.I)
    )
    return points


class Nearness:
    """How near passages are to a theme; a word in few passages says more than one in many."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._seen = Counter(word for p in passages for word in shared_words(p.said.text))
        self._total = max(1, len(passages))

    def __call__(self, theme: str, text: str) -> float:
        return self._sum(shared_words(theme) & shared_words(text))

    def by_name(self, theme: str, text: str) -> float:
        """What the names that both write add to it."""
        return self._sum(_names(theme) & _names(text))

    def _sum(self, words: frozenset[str]) -> float:
        # fsum: a set has no order, and the sum of floats in another order may round otherwise.
        return math.fsum(math.log(1 + self._total / (1 + self._seen[word])) for word in words)


@lru_cache(maxsize=8192)
def _names(text: str) -> frozenset[str]:
    """What `text` writes with a capital; in both texts it is a name ("Indiana", not "a project")."""
    return shared_words(" ".join(re.findall(r"\b[A-Z][\w-]+", text)))


def main_name(brief: Brief) -> str:
    """Whom the article is about: the entity of most of its facts' weight."""
    weight: Counter[str] = Counter()
    for stat in brief.stats:
        if stat.public and stat.entity and stat.score > 0:
            weight[stat.entity] += int(stat.score * 100)
    return weight.most_common(1)[0][0] if weight else ""


def states(text: str, stat: Stat) -> bool:
    """Does `text` state this fact's figure, as any of its mentions writes it?"""
    figure = stat.quantity.figure or stat.quantity.surface
    bare = _without_parens(text)
    surfaces = {m.surface for m in stat.mentions} | {figure}
    return any(_stands_in(_without_parens(surface), bare) for surface in surfaces)


@lru_cache(maxsize=8192)
def _without_parens(text: str) -> str:
    return _NO_PARENS.sub("", text)


# "5 gigawatts (GW)" may be printed without its abbreviation.
_NO_PARENS = re.compile(r"\s*\([^()]*\)")


def _stands_in(figure: str, text: str) -> bool:
    at = text.find(figure)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(figure) : at + len(figure) + 1]
        if not (before.isdigit() or before == "." or after.isdigit()):
            return True
        at = text.find(figure, at + 1)
    return False
