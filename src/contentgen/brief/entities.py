"""Sentences → the names that the article speaks of, most frequent first.

A name is a run of capitalised words, or a word with capitals or digits inside (AWS, OpenAI, GPT-5.2).
A capital at the start of a sentence proves nothing: such a word counts only when it also stands
capitalised elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

# Capitalised, but nobody's name: calendar words, pronouns, titles and words of the trade.
_COMMON = frozenset(
    """january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday i i'm i've ai it ceo cfo cto faq cpc seo q a gw mw kw
    tw gpu gpus cpu tv us usa uk eu the this that these those here there what why how when where who part
    pillar angle chapter section table figure no yes if in on at by for from and but or so as to of not
    only still now then also both each every all some most more less one two three four five six seven
    eight nine ten first second third last next new old source sources note chief executive finance
    director president mayor librarian city council street we our they he she""".split()
)
_WORD = r"[A-ZÀ-ÖØ-Þ][\w’&+-]*(?:\.\d+)?"
_NAME = re.compile(
    rf"(?<![\w$€£.-])(?P<name>{_WORD}(?:[ \u00a0](?:{_WORD}|\d+(?:\.\d+)?(?![\w%,])))*)(?P<own>['’]s)?"
)
_STARTER = re.compile(r"^[\W\d]*")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text: text[start:end]; `owns` when a possessive 's follows."""

    name: str
    start: int
    end: int
    owns: bool


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one article with their counts."""

    counts: tuple[tuple[str, int], ...]

    @property
    def main(self) -> str:
        return self.counts[0][0] if self.counts else ""

    def count(self, name: str) -> int:
        return next((count for known, count in self.counts if known == name), 0)

    def find(self, text: str) -> list[Named]:
        """The known names in `text`, in order."""
        known = dict(self.counts)
        return [named for named in _candidates(text) if named.name in known]


def find_names(texts: Iterable[str]) -> Names:
    """Count the names in these sentences. Only those seen once away from a sentence's start are kept."""
    counts: Counter[str] = Counter()
    proven: set[str] = set()
    for text in texts:
        opening = _STARTER.match(text)
        first = opening.end() if opening else 0
        for named in _candidates(text):
            counts[named.name] += 1
            if named.start > first or _inner_capital(named.name):
                proven.add(named.name)
    kept = {name: count for name, count in counts.items() if name in proven}
    return Names(tuple(sorted(kept.items(), key=lambda pair: (-pair[1], pair[0]))))


def _candidates(text: str) -> Iterable[Named]:
    for match in _NAME.finditer(text):
        start, name = match.start("name"), match["name"]
        # "In Anthropic" → "Anthropic": a common word in front belongs to the sentence, not the name.
        while name and name.split()[0].lower().rstrip("’'") in _COMMON:
            _, _, rest = name.partition(" ")
            start += len(name) - len(rest)
            name = rest
        if name.lower() in _COMMON or len(name) < 2 or name[0].isdigit():
            continue
        yield Named(name, start, start + len(name), bool(match["own"]))


def _inner_capital(name: str) -> bool:
    return any(c.isupper() or c.isdigit() for c in name[1:]) and " " not in name
