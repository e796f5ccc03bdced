"""Brief → the tree that `contentgen show --json` prints (schema contentgen/brief/1).

The schema lies in assets/schemas/brief-1.json and every export is tested against it.
"""

from __future__ import annotations

from collections.abc import Iterable

from contentgen.article.model import Notice, Section
from contentgen.brief.model import Brief, Comparison, Event, Measured, Series, Stat
from contentgen.brief.quantities.model import Quantity
from contentgen.source import Span

BRIEF_SCHEMA = "contentgen/brief/1"

Tree = dict[str, object]


def brief_tree(brief: Brief, path: str | None = None) -> Tree:
    """The brief as plain data; `path` names the source another way (a kit tells no folders)."""
    source = brief.article.source
    return {
        "schema": BRIEF_SCHEMA,
        "source": {"path": path or source.path, "sha256": source.sha256, "lines": len(source.lines)},
        "title": {"text": brief.title, "lines": _title_lines(brief)},
        "subtitle": brief.subtitle or None,
        "category": brief.category or None,
        "reading_minutes": brief.reading_minutes,
        "date": brief.date.isoformat() if brief.date else None,
        "language": brief.language,
        "sections": [_section(section) for section in brief.article.sections],
        "faq": [
            {"id": f.id, "question": f.question, "answer": f.answer, "lines": _lines(f.span), "public": f.public}
            for f in brief.faq
        ],
        "stats": [_stat(stat) for stat in brief.stats],
        "angles": [
            {"id": a.id, "title": a.title, "pitch": a.pitch, "kind": a.kind, "visual": a.visual,
             "explicit": a.explicit, "lines": _lines(a.span), "evidence": list(a.evidence),
             "reasons": list(a.reasons), "public": a.public}
            for a in brief.angles
        ],
        "timelines": [
            {"id": t.id, "title": t.title, "events": [_event(e) for e in t.events], "lines": _lines(t.span),
             "public": t.public}
            for t in brief.timelines
        ],
        "comparisons": [_comparison(c) for c in brief.comparisons],
        "series": [_series(s) for s in brief.series],
        "tables": [
            {"id": t.id, "caption": t.caption or None,
             "columns": [{"name": c.name, "type": c.type} for c in t.columns],
             "rows": [list(row) for row in t.rows], "lines": _lines(t.span), "public": t.public}
            for t in brief.tables
        ],
        "quotes": [
            {"id": q.id, "text": q.text, "by": q.by or None, "paraphrase": q.paraphrase,
             "line": q.line, "public": q.public}
            for q in brief.quotes
        ],
        "takeaways": [{"id": t.id, "text": t.text, "line": t.span.first, "public": t.public} for t in brief.takeaways],
        "audiences": [
            {"id": a.id, "name": a.name, "text": a.text, "lines": _lines(a.span), "public": a.public}
            for a in brief.audiences
        ],
        "keywords": [
            {"phrase": k.phrase, "category": k.category, "note": k.note, "line": k.line, "public": k.public}
            for k in brief.keywords
        ],
        "hashtags": list(brief.hashtags),
        "hooks": [{"text": h.text, "line": h.line, "public": h.public} for h in brief.hooks],
        "disclaimer": brief.disclaimer or None,
        "notices": [notice_tree(n) for n in brief.notices],
    }  # fmt: skip


def quantity_tree(q: Quantity) -> Tree:
    return {"surface": q.surface, "value": q.value, "high": q.high, "unit": q.unit, "kind": q.kind,
            "qualifier": q.qualifier or None, "per": q.per or None}  # fmt: skip


def notice_tree(notice: Notice) -> Tree:
    return {"code": notice.code, "level": notice.level, "message": notice.message,
            "lines": _all_lines(notice.spans)}  # fmt: skip


def _stat(stat: Stat) -> Tree:
    return {
        "id": stat.id,
        **quantity_tree(stat.quantity),
        "label": stat.label,
        "sentence": stat.sentence,
        "entity": stat.entity or None,
        "metric": stat.metric or None,
        "when": stat.when or None,
        "estimate": stat.estimate,
        "lines": list(stat.lines),
        "mentions": [{"surface": m.surface, "line": m.line} for m in stat.mentions],
        "score": stat.score,
        "reasons": list(stat.reasons),
        "public": stat.public,
    }


def _section(section: Section) -> Tree:
    return {"title": section.title.plain, "level": section.level, "role": section.role.value,
            "lines": [section.span.first, section.span.last],
            "children": [_section(child) for child in section.children]}  # fmt: skip


def _event(event: Event) -> Tree:
    return {"when": event.when or None, "date": event.date or None, "precision": event.precision,
            "label": event.label, "future": event.future, "line": event.line}  # fmt: skip


def _item(item: Measured) -> Tree:
    return {"label": item.label, "value": item.value, "high": item.high, "surface": item.surface,
            "line": item.line, "estimate": item.estimate, "when": item.when or None}  # fmt: skip


def _comparison(comparison: Comparison) -> Tree:
    return {"id": comparison.id, "metric": comparison.metric, "unit": comparison.unit,
            "items": [_item(i) for i in comparison.items], "warnings": list(comparison.warnings),
            "lines": _lines(comparison.span), "public": comparison.public}  # fmt: skip


def _series(series: Series) -> Tree:
    return {"id": series.id, "metric": series.metric, "unit": series.unit, "entity": series.entity or None,
            "label": series.label or None,
            "kind": series.kind, "items": [_item(i) for i in series.items], "lines": _lines(series.span),
            "public": series.public}  # fmt: skip


def _lines(span: Span) -> list[int]:
    return list(span.lines)


def _all_lines(spans: Iterable[Span]) -> list[int]:
    return sorted({line for span in spans for line in span.lines})


def _title_lines(brief: Brief) -> list[int]:
    title = brief.article.title
    return _lines(title.span(0, max(1, len(title.plain))))
