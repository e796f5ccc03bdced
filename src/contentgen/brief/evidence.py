"""What was found elsewhere in the article → what makes an angle's visual possible.

A finding is evidence for an angle when it stands on the angle's lines, or shares with it two or
more words that are rare in the article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from contentgen.brief.lexicon import straight, words
from contentgen.brief.model import Comparison, Quote, Sentence, Series, Stat, Table, Timeline
from contentgen.source import Span

_WORD = re.compile(r"[^\W_][\w'.&-]*[^\W_]|[^\W_]")
_FEWEST_EVENTS = 3
_FEWEST_SHARED = 2  # rare words in common
_MOST = 8  # findings named by one angle

_Key = TypeVar("_Key", int, str)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding as an angle sees it. `kind` is the visual it makes possible."""

    id: str
    kind: str  # timeline | chart | comparison | stat | quote | table
    lines: frozenset[int]
    words: frozenset[str]
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """All findings of an article, by their lines and words."""

    findings: tuple[Finding, ...]
    by_line: Mapping[int, Sequence[int]]
    by_word: Mapping[str, Sequence[int]]
    rare: frozenset[str]

    def near(self, span: Span, text: str, lines: Span | None = None) -> tuple[Finding, ...]:
        """Findings on `span` or `lines` or about the same things as `text`, nearest first."""
        nearness: Counter[int] = Counter()
        shared = Counter(
            n for w in content_words(text) & self.rare for n in self.by_word.get(w, ())
        )
        nearness.update({n: count for n, count in shared.items() if count >= _FEWEST_SHARED})
        nearness.update(dict.fromkeys(self._on(span), 4))
        nearness.update(dict.fromkeys(self._on(lines), 2) if lines else {})
        best = sorted((-score, n) for n, score in nearness.items())[:_MOST]
        return tuple(self.findings[n] for _, n in best)

    def _on(self, span: Span) -> Iterator[int]:
        return (n for line in span.lines for n in self.by_line.get(line, ()))


def gather_evidence(
    sentences: Sequence[Sentence],
    *,
    timelines: Iterable[Timeline] = (),
    series: Iterable[Series] = (),
    comparisons: Iterable[Comparison] = (),
    stats: Iterable[Stat] = (),
    tables: Iterable[Table] = (),
    quotes: Iterable[Quote] = (),
) -> Evidence:
    """Every finding that can be drawn, in the order of how much it shows."""
    findings = (
        *(_timeline(t) for t in timelines if _ordered(t) >= _FEWEST_EVENTS),
        *(_measured(s, "chart") for s in series if len(s.items) >= 2),
        *(_measured(c, "comparison") for c in comparisons),
        *(_stat(s) for s in stats),
        *(_table(t) for t in tables if t.public),
        *(_quote(q) for q in quotes if not q.paraphrase and q.by),
    )
    return Evidence(
        findings,
        _index((line, n) for n, f in enumerate(findings) for line in f.lines),
        _index((word, n) for n, f in enumerate(findings) for word in f.words),
        _rare_words(sentences),
    )


def _ordered(timeline: Timeline) -> int:
    """How many events have a place in the order: a date, or a step of a chain."""
    return sum(bool(e.date) or e.precision == "order" for e in timeline.events)


def _index(pairs: Iterable[tuple[_Key, int]]) -> dict[_Key, list[int]]:
    index: dict[_Key, list[int]] = {}
    for key, n in pairs:
        index.setdefault(key, []).append(n)
    return index


def _rare_words(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Words said in few sentences: they tell what one passage is about."""
    counts = Counter(w for s in sentences for w in content_words(s.text))
    most = max(3, len(sentences) // 8)
    return frozenset(word for word, count in counts.items() if count <= most)


def content_words(text: str) -> frozenset[str]:
    """The words that say what a text is about."""
    common = words("common")
    found = (w.casefold().removesuffix("'s") for w in _WORD.findall(straight(text)))
    return frozenset(w for w in found if len(w) > 2 and not common.fullmatch(w))


def _timeline(timeline: Timeline) -> Finding:
    said = " ".join([timeline.title, *(e.label for e in timeline.events)])
    lines = frozenset(e.line for e in timeline.events)
    return Finding(timeline.id, "timeline", lines, content_words(said))


def _measured(found: Series | Comparison, kind: str) -> Finding:
    entity = found.entity if isinstance(found, Series) else ""
    said = " ".join([found.metric, entity, *(item.label for item in found.items)])
    lines = frozenset(item.line for item in found.items)
    return Finding(
        found.id, kind, lines, content_words(said), tuple(i.surface for i in found.items)
    )


def _stat(stat: Stat) -> Finding:
    said = content_words(f"{stat.sentence} {stat.label} {stat.entity}")
    return Finding(stat.id, "stat", frozenset(stat.lines), said, (stat.quantity.surface,))


def _table(table: Table) -> Finding:
    said = " ".join([table.caption, table.section, *(c.name for c in table.columns)])
    lines = frozenset(table.row_lines) | frozenset(table.span.lines)
    return Finding(table.id, "table", lines, content_words(said))


def _quote(quote: Quote) -> Finding:
    return Finding(quote.id, "quote", frozenset((quote.line,)), content_words(quote.sentence))


def told(findings: Iterable[Finding]) -> Iterator[str]:
    """Reasons in plain words: `two figures of one metric: $9 billion, $30 billion`."""
    for finding in findings:
        if finding.kind in ("chart", "comparison"):
            yield f"figures of one metric: {', '.join(finding.figures)}"
        elif finding.kind == "timeline":
            yield "three or more events in order"
