"""What the rules of doubt look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from contentgen.article.model import Article, Notice
from contentgen.brief.entities import Names, find_names
from contentgen.brief.found import Found
from contentgen.brief.model import Angle, Comparison, Sentence, Series, Stat, Table
from contentgen.source import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that was found when doubts are looked for."""

    article: Article
    sentences: Sequence[Sentence]
    found: Sequence[Found]
    series: Sequence[Series]
    comparisons: Sequence[Comparison]
    stats: Sequence[Stat] = ()
    tables: Sequence[Table] = ()
    angles: Sequence[Angle] = ()
    names: Names = field(default_factory=lambda: find_names(()))

    @property
    def public(self) -> Iterable[Sentence]:
        return (s for s in self.sentences if s.public)


def notice(code: str, level: str, message: str, *spans: Span) -> Notice:
    """A doubt with the lines on its sides."""
    return Notice(code, level, message, spans)


def on(line: int) -> Span:
    return Span(line, line)


def by_sentence(evidence: Evidence) -> dict[int, list[Found]]:
    """The figures of each public sentence of prose, in order."""
    groups: dict[int, list[Found]] = defaultdict(list)
    for found in evidence.found:
        if found.place in ("prose", "faq") and found.sentence.public:
            groups[id(found.sentence)].append(found)
    return groups
