"""Sentences → the names that the article speaks of, most frequent first.

A name is a run of capitalised words, or a word with capitals or digits inside (AWS, OpenAI, GPT-5.2).
A capital at the start of a sentence proves nothing: such a word counts only when it also stands
capitalised elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from contentgen.brief.dates import MONTHS

# Capitalised, but nobody's name: calendar words, pronouns, titles and words of the trade.
_COMMON = frozenset(
    """january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday i i'm i've ai it ceo cfo cto faq cpc seo q a
    gw mw kw tw gpu gpus cpu tv us usa uk eu the this that these those here there what why how when
    where who part pillar angle chapter section table figure no yes if in on at by for from and but
    or so as to of not only still now then also both each every all some most more less one two
    three four five six seven eight nine ten first second third last next new old source sources
    note chief executive finance director president mayor librarian city council street we our they
    he she mr mrs ms dr prof die der dem den des ein eine einer spring summer autumn winter north
    south east west today yesterday tomorrow released over under about after before since until kb
    mb gb tb pb kwh mwh gwh twh hz khz mhz ghz nm mm cm km kg kda usd eur gbp chf jpy euro euros
    dollar dollars mio mrd cve ci pr api url uri http https html css json sql cd dvd pdf ceo's ok hr kpi
    roi b2b b2c saas gdp cpi ngo phd mba""".split()
)
# Where somebody is from; alone it is an adjective, in a longer name ("Swiss Re") a part of it.
_DEMONYMS = frozenset(
    """american european israeli german french british dutch swiss chinese japanese indian korean italian
    spanish canadian australian african asian russian ukrainian mexican brazilian swedish norwegian danish
    finnish polish turkish greek irish scottish welsh english latin western eastern northern southern""".split()
)
_NOBODY = _COMMON | _DEMONYMS | {"tl", "dr"}  # TL;DR
# Languages that write every noun with a capital: only a run of two, or capitals inside, make a name.
_NOUNS_CAPITAL = frozenset({"de", "lb"})
# "Let's Encrypt" is one name: nobody called Let owns an Encrypt.
_WORD = r"(?:Let['’]s(?=\s[A-Z])|[A-ZÀ-ÖØ-Þ](?:[\w&+-]|['’](?!s\b)\w)*(?:\.\d+)?)"
_NAME = re.compile(
    rf"(?<![\w$€£.-])(?P<name>{_WORD}(?:[ \u00a0](?:{_WORD}|\d+(?:\.\d+)?(?![\w%]|,\d)))*)(?P<own>['’]s)?"
)
_PLACE = re.compile(r"(?:New|North|South|East|West)(?: South)? [A-Z]")  # New York, North Dakota
_IDENTIFIER = re.compile(r"[A-Z]+-\d{3,}(?:-\d+)?")  # CVE-2026-31337, DIN-4102
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
    _known: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_known", dict(self.counts))  # asked for every sentence

    @property
    def main(self) -> str:
        return self.counts[0][0] if self.counts else ""

    def leading(self, title: str) -> str:
        """Whom the article is about: its most frequent name, when the title names it."""
        return self.main if self.main and self.count(self.main) > 2 and self.main in title else ""

    def count(self, name: str) -> int:
        return self._known.get(name, 0)

    def find(self, text: str) -> list[Named]:
        """The known names in `text`, in order."""
        return [known for named in _candidates(text) if (known := self._recognised(named))]

    def _recognised(self, named: Named) -> Named | None:
        """ "Brightwell Software reported" speaks of Brightwell."""
        if named.name in self._known:
            return named
        head, _, rest = named.name.partition(" ")
        if not rest or named.owns or head not in self._known:
            return None
        return Named(head, named.start, named.start + len(head), False)


def find_names(texts: Iterable[str], language: str = "en") -> Names:
    """Count the names in these sentences. Only those seen once away from a sentence's start are kept."""
    strict = language in _NOUNS_CAPITAL
    counts: Counter[str] = Counter()
    proven: set[str] = set()
    owners: set[str] = set()
    small: set[str] = set()
    for text in texts:
        small.update(re.findall(r"\b[a-z]\w+", text))
        opening = _STARTER.match(text)
        first = opening.end() if opening else 0
        for named in _candidates(text):
            counts[named.name] += 1
            if named.owns:
                owners.add(named.name)
            if strict and not (_run_of_names(named.name) or _inner_capital(named.name)):
                continue
            if named.start > first or _inner_capital(named.name):
                proven.add(named.name)
    # "Norvik's revenue … Norvik's debt": twice, owning something, and never written small.
    proven |= {n for n in owners if counts[n] > 1 and n.lower() not in small}
    kept = {name: count for name, count in counts.items() if name in proven}
    return Names(tuple(sorted(kept.items(), key=lambda pair: (-pair[1], pair[0]))))


def _candidates(text: str) -> Iterable[Named]:
    for match in _NAME.finditer(text):
        start, name = match.start("name"), match["name"]
        # "In Anthropic" → "Anthropic": a common word in front belongs to the sentence, not the name.
        while name and not _PLACE.match(name) and name.split()[0].lower().rstrip("’'") in _COMMON:
            _, _, rest = name.partition(" ")
            start += len(name) - len(rest)
            name = rest
        if (
            name.lower() in _NOBODY
            or len(name) < 2
            or name[0].isdigit()
            or _IDENTIFIER.fullmatch(name)
        ):
            continue
        yield Named(name, start, start + len(name), bool(match["own"]))


def _run_of_names(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and not any(word[0].isdigit() or word.lower() in MONTHS for word in words)


def _inner_capital(name: str) -> bool:
    return any(c.isupper() or c.isdigit() for c in name[1:]) and " " not in name
