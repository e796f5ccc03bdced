"""Brief → findings in groups, best first: what, why it ranks, its lines, where it goes out.

What has rows of its own (timelines, comparisons) is in rows.py, notices in doubts.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from contentgen.article.model import Notice
from contentgen.brief.model import (
    Angle,
    Audience,
    Brief,
    Faq,
    Hook,
    Keyword,
    Quote,
    Stat,
    Takeaway,
)
from contentgen.preview.doubts import view_doubts
from contentgen.preview.model import Finding, Group
from contentgen.preview.refs import Uses, anchor, line_refs
from contentgen.preview.rows import view_comparison, view_series, view_table, view_timeline
from contentgen.source import Span


def view_findings(brief: Brief, notices: Iterable[Notice], uses: Uses) -> tuple[Group, ...]:
    """Groups that hold anything: what a person must look at first, what was mended last."""
    doubts = tuple(view_doubts(notices, brief))
    groups = (
        Group("warning", "warnings", "To check", _of("warning", doubts), urgent=True),
        _group("stat", "Figures", (_stat(s, uses) for s in brief.stats), ranked=True),
        _group("angle", "Angles", (_angle(a, uses) for a in brief.angles), ranked=True),
        _group("timeline", "Timelines", (view_timeline(t, uses) for t in brief.timelines)),
        _group("comparison", "Comparisons", (view_comparison(c, uses) for c in brief.comparisons)),
        _group("series", "Series", (view_series(s, uses) for s in brief.series)),
        _group("table", "Tables", (view_table(t, uses) for t in brief.tables)),
        _group("quote", "Quotations", (_quote(q, uses) for q in brief.quotes)),
        _group("takeaway", "Takeaways", (_takeaway(t, uses) for t in brief.takeaways)),
        _group("faq", "Questions", (_faq(f, uses) for f in brief.faq)),
        _group("audience", "Audiences", (_audience(a, uses) for a in brief.audiences)),
        _group("hook", "Ready-made headlines", _hooks(brief.hooks)),
        _group("keyword", "Keywords", _keywords(brief.keywords)),
        _group("hashtag", "Hashtags", _hashtags(brief.hashtags)),
        _group("disclaimer", "Disclaimer", _disclaimer(brief.disclaimer, brief.disclaimer_span)),
        Group("remark", "remarks", "Mended and left out", _of("remark", doubts)),
    )
    return tuple(group for group in groups if group.findings)


def _of(kind: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.kind == kind)


def _group(kind: str, title: str, findings: Iterable[Finding], *, ranked: bool = False) -> Group:
    return Group(kind, kind if kind.endswith("s") else f"{kind}s", title, tuple(findings), ranked)


def _stat(stat: Stat, uses: Uses) -> Finding:
    tags = (stat.entity, stat.when, "estimate" if stat.estimate else "")
    at, lines = anchor("stat", stat.id), line_refs(stat.lines)
    return Finding(
        at, "stat", stat.quantity.surface, stat.label, lines,
        tags=_said(*tags), reasons=stat.reasons, uses=uses.of(stat.id), also=_also(stat),
        public=stat.public,
    )  # fmt: skip


def _also(stat: Stat) -> tuple[str, ...]:
    """The other ways in which the article writes the figure, capitals aside."""
    surfaces = {mention.surface.lower(): mention.surface for mention in reversed(stat.mentions)}
    surfaces.pop(stat.quantity.surface.lower(), None)
    return tuple(reversed(surfaces.values()))


def _angle(angle: Angle, uses: Uses) -> Finding:
    tags = (angle.kind, angle.visual, "named in the article" if angle.explicit else "")
    at, lines = anchor("angle", angle.id), line_refs(angle.span.lines)
    return Finding(
        at, "angle", angle.title, angle.pitch, lines,
        tags=_said(*tags), reasons=angle.reasons, uses=uses.of(angle.id), public=angle.public,
    )  # fmt: skip


def _quote(quote: Quote, uses: Uses) -> Finding:
    tags = (quote.by, "paraphrase: nobody said these words" if quote.paraphrase else "")
    at, lines = anchor("quote", quote.id), line_refs([quote.line])
    return Finding(
        at, "quote", quote.text, "", lines,
        tags=_said(*tags), uses=uses.of(quote.id), public=quote.public,
    )  # fmt: skip


def _takeaway(found: Takeaway, uses: Uses) -> Finding:
    at, lines = anchor("takeaway", found.id), line_refs(found.span.lines)
    return Finding(
        at, "takeaway", found.text, "", lines, uses=uses.of(found.id), public=found.public
    )


def _faq(found: Faq, uses: Uses) -> Finding:
    """The question; its answer stands in the story, one click away."""
    at, lines = anchor("faq", found.id), line_refs(found.span.lines)
    return Finding(
        at, "faq", found.question, "", lines, uses=uses.of(found.id), public=found.public
    )


def _audience(found: Audience, uses: Uses) -> Finding:
    at, lines = anchor("audience", found.id), line_refs(found.span.lines)
    return Finding(
        at, "audience", found.name, "", lines, uses=uses.of(found.id), public=found.public
    )


def _hooks(hooks: Iterable[Hook]) -> Iterator[Finding]:
    for number, hook in enumerate(hooks, 1):
        lines = line_refs([hook.line])
        yield Finding(f"hook-{number}", "hook", hook.text, "", lines, public=hook.public)


def _keywords(keywords: Sequence[Keyword]) -> Iterator[Finding]:
    """One finding a category; they are the publisher's and stay off every output."""
    for number, category in enumerate(dict.fromkeys(word.category for word in keywords), 1):
        inside = [word for word in keywords if word.category == category]
        phrases = " · ".join(word.phrase for word in inside)
        lines = line_refs(word.line for word in inside)
        public = all(word.public for word in inside)
        head = category or "Keywords"
        yield Finding(f"keyword-{number}", "keyword", head, phrases, lines, public=public)


def _hashtags(hashtags: Sequence[str]) -> Iterator[Finding]:
    if hashtags:
        yield Finding("hashtag-all", "hashtag", " ".join(hashtags), "", ())


def _disclaimer(text: str, span: Span | None) -> Iterator[Finding]:
    if text:
        lines = line_refs(span.lines if span else ())
        yield Finding("disclaimer-text", "disclaimer", text, "", lines)


def _said(*words: str) -> tuple[str, ...]:
    return tuple(word for word in words if word)
