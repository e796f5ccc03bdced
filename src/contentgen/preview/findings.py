"""Brief → its findings as groups, best first: what it is, why it ranks, its lines, where it goes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from contentgen.article.model import Notice
from contentgen.brief.model import (
    Angle,
    Audience,
    Brief,
    Comparison,
    Event,
    Faq,
    Hook,
    Keyword,
    Measured,
    Quote,
    Series,
    Stat,
    Table,
    Takeaway,
    Timeline,
)
from contentgen.preview.model import Finding, Group, Ref, Row, Use
from contentgen.preview.refs import Uses, anchor, line_refs
from contentgen.source import Span

_EXCERPT = 240  # of a contradicting line, enough to recognise it; the whole line is one click away


def view_findings(brief: Brief, notices: Iterable[Notice], uses: Uses) -> tuple[Group, ...]:
    """Groups that hold anything, doubts first."""
    doubts = tuple(_doubts(notices, brief))
    groups = (
        Group("warning", "warnings", "To check", _of(doubts, "warning"), urgent=True),
        _group("stat", "Figures", (_stat(s, uses) for s in brief.stats), ranked=True),
        _group("angle", "Angles", (_angle(a, uses) for a in brief.angles), ranked=True),
        _group("timeline", "Timelines", (_timeline(t, uses) for t in brief.timelines)),
        _group("comparison", "Comparisons", (_comparison(c, uses) for c in brief.comparisons)),
        _group("series", "Series", (_series(s, uses) for s in brief.series)),
        _group("table", "Tables", (_table(t, uses) for t in brief.tables)),
        _group("quote", "Quotations", (_quote(q, uses) for q in brief.quotes)),
        _group("takeaway", "Takeaways", (_takeaway(t, uses) for t in brief.takeaways)),
        _group("faq", "Questions", (_faq(f, uses) for f in brief.faq)),
        _group("audience", "Audiences", (_audience(a, uses) for a in brief.audiences)),
        _group("hook", "Ready-made headlines", _hooks(brief.hooks)),
        _group("keyword", "Keywords", _keywords(brief.keywords)),
        _group("hashtag", "Hashtags", _hashtags(brief.hashtags)),
        _group("disclaimer", "Disclaimer", _disclaimer(brief.disclaimer, brief.disclaimer_span)),
        Group("remark", "remarks", "Mended and left out", _of(doubts, "remark")),
    )
    return tuple(group for group in groups if group.findings)


def _doubts(notices: Iterable[Notice], brief: Brief) -> Iterator[Finding]:
    """A warning shows the lines that it is about, side by side; a remark only leads to them."""
    for number, notice in enumerate(dict.fromkeys(notices), 1):
        lines = line_refs(line for span in notice.spans for line in span.lines)
        if notice.level != "warning":
            yield Finding(f"remark-{number}", "remark", notice.code, notice.message, lines)
            continue
        rows = tuple(_excerpt(span, notice.message, brief) for span in notice.spans)
        yield Finding(f"warning-{number}", "warning", notice.code, notice.message, (), rows=rows)


def _of(findings: Sequence[Finding], kind: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.kind == kind)


def _group(kind: str, title: str, findings: Iterable[Finding], *, ranked: bool = False) -> Group:
    return Group(kind, kind if kind.endswith("s") else f"{kind}s", title, tuple(findings), ranked)


def _stat(stat: Stat, uses: Uses) -> Finding:
    tags = (stat.entity, stat.when, "estimate" if stat.estimate else "")
    return Finding(anchor("stat", stat.id), "stat", stat.quantity.surface, stat.label, line_refs(stat.lines),
                   _said(*tags), (), stat.reasons, uses.of(stat.id), _also(stat), stat.public)  # fmt: skip


def _also(stat: Stat) -> tuple[Use, ...]:
    """The other ways in which the article writes the figure."""
    surfaces = dict.fromkeys(m.surface for m in stat.mentions if m.surface != stat.quantity.surface)
    return tuple(
        Use(surface, line_refs(m.line for m in stat.mentions if m.surface == surface))
        for surface in surfaces
    )


def _angle(angle: Angle, uses: Uses) -> Finding:
    tags = (angle.kind, angle.visual, "named in the article" if angle.explicit else "")
    return Finding(anchor("angle", angle.id), "angle", angle.title, angle.pitch, line_refs(angle.span.lines),
                   _said(*tags), (), angle.reasons, uses.of(angle.id), public=angle.public)  # fmt: skip


def _timeline(timeline: Timeline, uses: Uses) -> Finding:
    return Finding(anchor("timeline", timeline.id), "timeline", timeline.title, "", line_refs(timeline.span.lines),
                   (), tuple(map(_event, timeline.events)), (), uses.of(timeline.id), public=timeline.public)  # fmt: skip


def _event(event: Event) -> Row:
    return Row(event.when, event.label, line_refs([event.line]), "to come" if event.future else "")


def _comparison(found: Comparison, uses: Uses) -> Finding:
    return Finding(anchor("comparison", found.id), "comparison", found.metric, "", _item_lines(found.items, found.span),
                   (), tuple(map(_item, found.items)), found.warnings, uses.of(found.id), public=found.public)  # fmt: skip


def _series(found: Series, uses: Uses) -> Finding:
    tags = (found.entity, "parts of a whole" if found.kind == "share" else "over time")
    return Finding(anchor("series", found.id), "series", found.metric, "", _item_lines(found.items, found.span),
                   _said(*tags), tuple(map(_item, found.items)), (), uses.of(found.id), public=found.public)  # fmt: skip


def _item(item: Measured) -> Row:
    label = f"{item.label}, {item.when}" if item.when and item.when not in item.label else item.label
    return Row(label, item.surface, line_refs([item.line]), "estimate" if item.estimate else "")


def _item_lines(items: Sequence[Measured], span: Span) -> tuple[Ref, ...]:
    return line_refs([item.line for item in items] or span.lines)


def _table(table: Table, uses: Uses) -> Finding:
    """Without its cells: they stand in the story, one click away."""
    columns = " · ".join(column.name for column in table.columns if column.name)
    head = table.caption or table.section or columns
    size = f"{len(table.rows)} rows"
    return Finding(anchor("table", table.id), "table", head, columns if columns != head else "",
                   line_refs(table.span.lines), (size,), uses=uses.of(table.id), public=table.public)  # fmt: skip


def _quote(quote: Quote, uses: Uses) -> Finding:
    tags = (quote.by, "paraphrase: nobody said these words" if quote.paraphrase else "")
    return Finding(anchor("quote", quote.id), "quote", quote.text, "", line_refs([quote.line]), _said(*tags),
                   (), (), uses.of(quote.id), public=quote.public)  # fmt: skip


def _takeaway(found: Takeaway, uses: Uses) -> Finding:
    return Finding(anchor("takeaway", found.id), "takeaway", found.text, "", line_refs(found.span.lines),
                   uses=uses.of(found.id), public=found.public)  # fmt: skip


def _faq(found: Faq, uses: Uses) -> Finding:
    return Finding(anchor("faq", found.id), "faq", found.question, "", line_refs(found.span.lines),
                   uses=uses.of(found.id), public=found.public)  # fmt: skip


def _audience(found: Audience, uses: Uses) -> Finding:
    return Finding(anchor("audience", found.id), "audience", found.name, "", line_refs(found.span.lines),
                   uses=uses.of(found.id), public=found.public)  # fmt: skip


def _hooks(hooks: Iterable[Hook]) -> Iterator[Finding]:
    for number, hook in enumerate(hooks, 1):
        yield Finding(f"hook-{number}", "hook", hook.text, "", line_refs([hook.line]), public=hook.public)


def _keywords(keywords: Sequence[Keyword]) -> Iterator[Finding]:
    """One finding a category; they are the publisher's and stay off every output."""
    for category in dict.fromkeys(word.category for word in keywords):
        inside = [word for word in keywords if word.category == category]
        phrases = " · ".join(word.phrase for word in inside)
        yield Finding(anchor("keyword", category), "keyword", category or "Keywords", phrases,
                      line_refs(word.line for word in inside), public=all(w.public for w in inside))  # fmt: skip


def _hashtags(hashtags: Sequence[str]) -> Iterator[Finding]:
    if hashtags:
        yield Finding("hashtag-all", "hashtag", " ".join(hashtags), "", ())


def _disclaimer(text: str, span: Span | None) -> Iterator[Finding]:
    if text:
        yield Finding("disclaimer-text", "disclaimer", text, "", line_refs(span.lines if span else ()))


def _excerpt(span: Span, message: str, brief: Brief) -> Row:
    """Of the lines the sentence that has most of the notice's words."""
    said = [s.text for s in brief.sentences if s.span.first <= span.last and span.first <= s.span.last]
    raw = " ".join(brief.article.source.line(n).strip() for n in span.lines)
    text = _nearest(message, said) or raw
    shown = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rstrip()} …"
    return Row("", shown, line_refs(span.lines))


def _nearest(message: str, sentences: Sequence[str]) -> str:
    wanted = set(re.findall(r"\w+", message.lower()))
    return max(sentences, key=lambda s: len(wanted & set(re.findall(r"\w+", s.lower()))), default="")


def _said(*words: str) -> tuple[str, ...]:
    return tuple(word for word in words if word)
