"""What was found elsewhere in the article → what makes an angle's visual possible.

A finding is evidence for an angle when it stands on the angle's lines, or shares with it two or
more words that are rare in the article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from contentgen.brief.lexicon import straight, words
from contentgen.brief.model import Comparison, Quote, Sentence, Series, Stat, Table, Timeline
from contentgen.source import Span

_WORD = re.compile(r"[^\W_][\w'.&-]*[^\W_]|[^\W_]")
_FEWEST_EVENTS = 3
_MOST = 8  # findings named by one angle


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
    """All findings of an article, and how often its sentences say each word."""

    findings: tuple[Finding, ...]
    counts: Counter[str]
    sentences: int

    def near(self, span: Span, text: str, lines: Span | None = None) -> tuple[Finding, ...]:
        """Findings on `span` or `lines` or about the same things as `text`, nearest first."""
        said = self._rare(content_words(text))
        scored = [(self._nearness(f, span, lines, said), n) for n, f in enumerate(self.findings)]
        best = sorted((-score, n) for score, n in scored if score)[:_MOST]
        return tuple(self.findings[n] for _, n in best)

    def _nearness(self, finding: Finding, span: Span, lines: Span | None, said: set[str]) -> int:
        on_span = 4 * bool(finding.lines & set(span.lines))
        on_lines = 2 * bool(lines and finding.lines & set(lines.lines))
        shared = len(said & finding.words)
        return on_span + on_lines + (shared if shared >= 2 else 0)

    def _rare(self, said: Iterable[str]) -> set[str]:
        most = max(3, self.sentences // 8)
        return {word for word in said if self.counts[word] <= most}


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
        *(_timeline(t) for t in timelines if len(t.events) >= _FEWEST_EVENTS),
        *(_measured(s, "chart") for s in series if len(s.items) >= 2),
        *(_measured(c, "comparison") for c in comparisons),
        *(_stat(s) for s in stats),
        *(_table(t) for t in tables if t.public),
        *(_quote(q) for q in quotes),
    )
    counts = Counter(w for s in sentences for w in content_words(s.text))
    return Evidence(findings, counts, len(sentences))


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
