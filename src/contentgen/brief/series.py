"""Figures found, lists and tables → one metric over time, shares of a whole, parts of a sum.

"up from $9 billion at the end of 2025", "from $9B to $30B"   kind "time"
a list or column of percentages that add up to 100            kind "share"
"$33 billion ($8 billion + $5 billion + $20 billion)"         kind "parts"
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from contentgen.article.model import Article
from contentgen.brief.changes import find_changes
from contentgen.brief.comparisons import same_metric, sole_quantity, year_of
from contentgen.brief.found import Found, year_only
from contentgen.brief.model import Measured, Series, Stat, Table
from contentgen.brief.shares import find_shares
from contentgen.brief.slugs import slug, unique
from contentgen.source import Span


def find_series(
    article: Article, found: Sequence[Found], stats: Sequence[Stat], tables: Sequence[Table]
) -> Iterator[Series]:
    made = [
        *find_changes(found),
        *_over_years(stats),
        *(s for table in tables for s in _in_table(table)),
        *find_shares(article, found),
        *_parts(found),
    ]
    kept = list(_once(made))
    for id, series in zip(unique([s.id for s in kept]), kept, strict=True):
        yield replace(series, id=id)


def _once(made: Sequence[Series]) -> Iterator[Series]:
    """Without those whose values an earlier one of their kind and unit holds already."""
    told: dict[tuple[str, str, float], list[set[float]]] = defaultdict(list)
    for series in made:
        values = {item.value for item in series.items}
        key = (series.unit, series.kind)
        if any(values <= before for before in told[(*key, series.items[0].value)]):
            continue
        for value in values:
            told[(*key, value)].append(values)
        yield series


def _over_years(stats: Sequence[Stat]) -> Iterator[Series]:
    """Facts of one entity and metric that name different years."""
    dated = [s for s in stats if s.public and s.metric and s.entity and year_of(s.when or s.label)]
    taken: set[str] = set()
    for first in dated:
        family = [
            s
            for s in dated
            if s.entity == first.entity
            and s.quantity.unit == first.quantity.unit
            and s.quantity.per == first.quantity.per
            and same_metric(s.metric, first.metric)
        ]
        years = {year_of(s.when or s.label): s for s in reversed(family)}
        if len(years) < 2 or first.id in taken:
            continue
        taken |= {s.id for s in family}
        items = tuple(
            Measured(
                year,
                s.quantity.value,
                s.quantity.high,
                s.quantity.surface,
                s.span.first,
                s.estimate,
                s.when,
            )
            for year, s in sorted(years.items())
        )
        yield Series(
            slug(f"{first.entity} {first.metric}", "series"),
            first.metric,
            first.quantity.unit,
            first.entity,
            "time",
            items,
            Span.over(s.span for s in family),
        )


def _in_table(table: Table) -> Iterator[Series]:
    if len(table.rows) < 3:
        return
    dated = [year_only(row[0]) for row in table.rows]
    for number, column in list(enumerate(table.columns))[1:]:
        quantities = [
            sole_quantity(row[number]) if number < len(row) else None for row in table.rows
        ]
        known = [
            (row[0], q, line)
            for row, q, line in zip(table.rows, quantities, table.row_lines, strict=True)
            if q
        ]
        if len(known) < 3 or len({(q.unit, q.per) for _, q, _ in known}) != 1:
            continue
        unit = known[0][1].unit
        items = tuple(Measured(label, q.value, q.high, q.surface, line) for label, q, line in known)
        span = Span(known[0][2], known[-1][2])
        if all(dated):
            yield Series(
                slug(column.name, "series"),
                column.name,
                unit,
                "",
                "time",
                items,
                span,
                table.public,
            )
        elif unit == "%" and 97 <= sum(i.value for i in items) <= 103:
            yield Series(
                slug(column.name, "shares"),
                column.name,
                unit,
                "",
                "share",
                items,
                span,
                table.public,
            )


def _parts(found: Sequence[Found]) -> Iterator[Series]:
    """Figures joined by "+" whose sum the sentence states."""
    by_sentence: dict[int, list[Found]] = {}
    for figure in found:
        by_sentence.setdefault(id(figure.sentence), []).append(figure)
    for group in by_sentence.values():
        series = _sum(group)
        if series:
            yield series


def _sum(group: Sequence[Found]) -> Series | None:
    text = group[0].sentence.text
    joined = [
        n for n, (f, g) in enumerate(pairwise(group))
        if "+" in text[f.quantity.end : g.quantity.start]
    ]  # fmt: skip
    if not joined:
        return None
    parts = [group[n] for n in (*joined, joined[-1] + 1)]
    total = sum(p.quantity.value for p in parts)
    rest = [f for f in group if f not in parts]
    whole = next((f for f in rest if abs(f.quantity.value - total) <= 1e-6 * abs(total)), None)
    if whole is None or len({p.quantity.unit for p in parts}) != 1:
        return None
    ends = [*(p.quantity.start for p in parts[1:]), len(text)]
    items = tuple(_part(text, part, end) for part, end in zip(parts, ends, strict=True))
    metric = whole.caption.metric or whole.caption.text
    return Series(
        id=slug(f"{whole.caption.entity} {metric} parts", "series"),
        metric=metric,
        unit=whole.quantity.unit,
        entity=whole.caption.entity,
        kind="parts",
        items=items,
        span=whole.sentence.span,
        public=whole.sentence.public,
        label=f"{whole.caption.text}: {whole.quantity.surface}",
    )


def _part(text: str, part: Found, end: int) -> Measured:
    label = re.sub(r"\s*[+).].*$", "", text[part.quantity.end : end]).strip()
    q = part.quantity
    return Measured(label, q.value, q.high, q.surface, part.line)
