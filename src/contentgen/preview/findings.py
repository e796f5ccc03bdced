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
from contentgen.preview.model import Finding, Group, Ref, Row
from contentgen.preview.refs import Uses, line_refs, slug
from contentgen.source import Span

_EXCERPT = 160  # of a contradicting line, enough to recognise it; the whole line is one click away


def view_findings(brief: Brief, notices: Iterable[Notice], uses: Uses) -> tuple[Group, ...]:
    """Groups that hold anything, doubts first."""
    doubts = tuple(view_notices(notices, brief))
    groups = (
        Group("notice", "notices", "To check", tuple(f for f in doubts if "warning" in f.tags)),
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
        Group("notice", "remarks", "Mended and left out", tuple(f for f in doubts if "warning" not in f.tags)),
    )
    return tuple(group for group in groups if group.findings)


def view_notices(notices: Iterable[Notice], brief: Brief) -> Iterator[Finding]:
    """Warnings before remarks; each with the lines that it is about, side by side."""
    unique = dict.fromkeys(notices)
    ordered = sorted(unique, key=lambda n: n.level != "warning")
    for number, notice in enumerate(ordered, 1):
        lines = sorted({line for span in notice.spans for line in span.lines})
        rows = tuple(_excerpt(span, notice.message, brief) for span in notice.spans)
        yield Finding(slug("f-notice", number), "notice", notice.code, notice.message,
                      line_refs(lines), (notice.level,), rows)  # fmt: skip


def _group(kind: str, title: str, findings: Iterable[Finding], *, ranked: bool = False) -> Group:
    return Group(kind, kind if kind.endswith("s") else f"{kind}s", title, tuple(findings), ranked)


def _stat(stat: Stat, uses: Uses) -> Finding:
    tags = (stat.entity, stat.when, "estimate" if stat.estimate else "")
    others = {m.surface: None for m in stat.mentions if m.surface != stat.quantity.surface}
    rows = tuple(Row(m, "", line_refs(x.line for x in stat.mentions if x.surface == m)) for m in others)
    return Finding(slug("f", stat.id), "stat", stat.quantity.surface, stat.label, line_refs(stat.lines),
                   _said(*tags), rows, stat.reasons, uses.of(stat.id), stat.public)  # fmt: skip


def _angle(angle: Angle, uses: Uses) -> Finding:
    tags = (angle.kind, angle.visual, "named in the article" if angle.explicit else "")
    return Finding(slug("f", angle.id), "angle", angle.title, angle.pitch, line_refs(angle.span.lines),
                   _said(*tags), (), angle.reasons, uses.of(angle.id), angle.public)  # fmt: skip


def _timeline(timeline: Timeline, uses: Uses) -> Finding:
    return Finding(slug("f", timeline.id), "timeline", timeline.title, "", line_refs(timeline.span.lines),
                   (), tuple(map(_event, timeline.events)), (), uses.of(timeline.id), timeline.public)  # fmt: skip


def _event(event: Event) -> Row:
    return Row(event.when, event.label, line_refs([event.line]), "to come" if event.future else "")


def _comparison(found: Comparison, uses: Uses) -> Finding:
    return Finding(slug("f", found.id), "comparison", found.metric, "", _item_lines(found.items, found.span),
                   (), tuple(map(_item, found.items)), found.warnings, uses.of(found.id), found.public)  # fmt: skip


def _series(found: Series, uses: Uses) -> Finding:
    tags = (found.entity, "parts of a whole" if found.kind == "share" else "over time")
    return Finding(slug("f", found.id), "series", found.metric, "", _item_lines(found.items, found.span),
                   _said(*tags), tuple(map(_item, found.items)), (), uses.of(found.id), found.public)  # fmt: skip


def _item(item: Measured) -> Row:
    label = f"{item.label}, {item.when}" if item.when and item.when not in item.label else item.label
    return Row(label, item.surface, line_refs([item.line]), "estimate" if item.estimate else "")


def _item_lines(items: Sequence[Measured], span: Span) -> tuple[Ref, ...]:
    return line_refs([item.line for item in items] or span.lines)


def _table(table: Table, uses: Uses) -> Finding:
    rows = tuple(
        Row(cells[0], " · ".join(cells[1:]), line_refs([line]))
        for cells, line in zip(table.rows, table.row_lines, strict=False)
        if cells
    )
    head = table.caption or table.section or " · ".join(column.name for column in table.columns)
    tags = (" · ".join(column.name for column in table.columns),)
    return Finding(slug("f", table.id), "table", head, "", line_refs(table.span.lines), _said(*tags), rows,
                   (), uses.of(table.id), table.public)  # fmt: skip


def _quote(quote: Quote, uses: Uses) -> Finding:
    tags = (quote.by, "paraphrase: nobody said these words" if quote.paraphrase else "")
    return Finding(slug("f", quote.id), "quote", quote.text, "", line_refs([quote.line]), _said(*tags),
                   (), (), uses.of(quote.id), quote.public)  # fmt: skip


def _takeaway(found: Takeaway, uses: Uses) -> Finding:
    return Finding(slug("f", found.id), "takeaway", found.text, "", line_refs(found.span.lines),
                   uses=uses.of(found.id), public=found.public)  # fmt: skip


def _faq(found: Faq, uses: Uses) -> Finding:
    return Finding(slug("f", found.id), "faq", found.question, found.answer, line_refs(found.span.lines),
                   uses=uses.of(found.id), public=found.public, long=True)  # fmt: skip


def _audience(found: Audience, uses: Uses) -> Finding:
    return Finding(slug("f", found.id), "audience", found.name, found.text, line_refs(found.span.lines),
                   uses=uses.of(found.id), public=found.public, long=True)  # fmt: skip


def _hooks(hooks: Iterable[Hook]) -> Iterator[Finding]:
    for number, hook in enumerate(hooks, 1):
        yield Finding(f"f-hook-{number}", "hook", hook.text, "", line_refs([hook.line]), public=hook.public)


def _keywords(keywords: Sequence[Keyword]) -> Iterator[Finding]:
    """One finding a category; they are the publisher's and stay off every output."""
    for category in dict.fromkeys(word.category for word in keywords):
        inside = [word for word in keywords if word.category == category]
        rows = tuple(Row(word.phrase, word.note, line_refs([word.line])) for word in inside)
        yield Finding(slug("f-keywords", category), "keyword", category or "Keywords", "",
                      line_refs(word.line for word in inside), (), rows,
                      public=all(word.public for word in inside))  # fmt: skip


def _hashtags(hashtags: Sequence[str]) -> Iterator[Finding]:
    if hashtags:
        yield Finding("f-hashtags", "hashtag", " ".join(hashtags), "", ())


def _disclaimer(text: str, span: Span | None) -> Iterator[Finding]:
    if text:
        yield Finding("f-disclaimer", "disclaimer", text, "", line_refs(span.lines if span else ()))


def _excerpt(span: Span, message: str, brief: Brief) -> Row:
    """Of a long line the sentence that has most of the notice's words."""
    text = " ".join(brief.article.source.line(n).strip() for n in span.lines)
    if len(text) > _EXCERPT:
        text = _nearest(message, [s.text for s in brief.sentences if s.span.first in span.lines]) or text
    shown = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rstrip()} …"
    return Row("", shown, line_refs(span.lines))


def _nearest(message: str, sentences: Sequence[str]) -> str:
    wanted = set(re.findall(r"\w+", message.lower()))
    return max(sentences, key=lambda s: len(wanted & set(re.findall(r"\w+", s.lower()))), default="")


def _said(*words: str) -> tuple[str, ...]:
    return tuple(word for word in words if word)
