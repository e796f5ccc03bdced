"""Timelines, comparisons, series, tables → findings with a row for each of their lines."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.brief.model import Comparison, Event, Measured, Series, Table, Timeline
from contentgen.preview.model import Finding, Ref, Row
from contentgen.preview.refs import Uses, anchor, line_refs
from contentgen.source import Span


def view_timeline(timeline: Timeline, uses: Uses) -> Finding:
    at, lines = anchor("timeline", timeline.id), line_refs(timeline.span.lines)
    return Finding(
        at, "timeline", timeline.title, "", lines,
        rows=tuple(map(_event, timeline.events)), uses=uses.of(timeline.id), public=timeline.public,
    )  # fmt: skip


def view_comparison(found: Comparison, uses: Uses) -> Finding:
    at, lines = anchor("comparison", found.id), _lines(found.items, found.span)
    return Finding(
        at, "comparison", found.metric, "", lines,
        rows=tuple(map(_item, found.items)), warnings=found.warnings, uses=uses.of(found.id),
        public=found.public,
    )  # fmt: skip


def view_series(found: Series, uses: Uses) -> Finding:
    how = "parts of a whole" if found.kind == "share" else "over time"
    at, lines = anchor("series", found.id), _lines(found.items, found.span)
    return Finding(
        at, "series", found.metric, "", lines,
        tags=(found.entity, how) if found.entity else (how,),
        rows=tuple(map(_item, found.items)), uses=uses.of(found.id), public=found.public,
    )  # fmt: skip


def view_table(table: Table, uses: Uses) -> Finding:
    """Without its cells: they stand in the story, one click away."""
    columns = " · ".join(column.name for column in table.columns if column.name)
    head = table.caption or table.section or columns
    at, lines = anchor("table", table.id), line_refs(table.span.lines)
    return Finding(
        at, "table", head, columns if columns != head else "", lines,
        tags=(f"{len(table.rows)} rows",), uses=uses.of(table.id), public=table.public,
    )  # fmt: skip


def _event(event: Event) -> Row:
    return Row(event.when, event.label, line_refs([event.line]), "to come" if event.future else "")


def _item(item: Measured) -> Row:
    dated = item.when and item.when not in item.label
    label = f"{item.label}, {item.when}" if dated else item.label
    return Row(label, item.surface, line_refs([item.line]), "estimate" if item.estimate else "")


def _lines(items: Sequence[Measured], span: Span) -> tuple[Ref, ...]:
    return line_refs([item.line for item in items] or span.lines)
