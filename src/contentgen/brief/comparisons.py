"""Facts and tables → the same metric for two or more entities.

Years that differ, estimates and ranges are said in `warnings`, never hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from contentgen.brief.dates import find_dates
from contentgen.brief.model import Comparison, Measured, Stat, Table
from contentgen.brief.quantities import find_quantities
from contentgen.brief.quantities.model import Quantity
from contentgen.brief.slugs import slug, unique
from contentgen.source import Span

_VAGUE = frozenset(["figure", "number", "total", "amount", "value", "sum", "share", "rest", "cost", "goal", "it"])


def find_comparisons(stats: Sequence[Stat], tables: Sequence[Table]) -> Iterator[Comparison]:
    """Prose and lists first (best facts first), then tables row by row."""
    made = [*_from_stats(stats), *(c for table in tables for c in _from_table(table))]
    kept = [c for n, c in enumerate(made) if not any(_repeats(c, earlier) for earlier in made[:n])]
    for id, comparison in zip(unique([c.id for c in kept]), kept, strict=True):
        yield Comparison(
            id,
            comparison.metric,
            comparison.unit,
            comparison.items,
            comparison.warnings,
            comparison.span,
            comparison.public,
        )


def same_metric(a: str, b: str) -> bool:
    """ "compute capacity" and "capacity" are one metric: the last word names it."""
    one, two = _heads(a), _heads(b)
    if not one or not two:
        return False
    return (one[-1] == two[-1] and one[-1] not in _VAGUE) or one == two


def year_of(when: str) -> str:
    return next((found.iso[:4] for found in find_dates(when) if found.iso), "")


def measured(stat: Stat, label: str) -> Measured:
    q = stat.quantity
    return Measured(
        label,
        q.value,
        q.high,
        q.surface,
        stat.mentions[0].line if not stat.span else stat.span.first,
        stat.estimate,
        stat.when,
    )


def _heads(metric: str) -> list[str]:
    bare = re.split(r"\b(?:of|in|for|on|per|from)\b|\(", metric.lower())[0]
    return [w.rstrip("s") for w in re.findall(r"[^\W\d_]{3,}|[A-Z0-9-]{3,}", bare)]


def _from_stats(stats: Sequence[Stat]) -> Iterator[Comparison]:
    for a, b in combinations([s for s in stats if s.public and s.metric and s.entity], 2):
        if (
            a.entity == b.entity
            or a.quantity.unit != b.quantity.unit
            or a.quantity.per != b.quantity.per
        ):
            continue
        if a.entity in b.entity or b.entity in a.entity or not same_metric(a.metric, b.metric):
            continue
        when = _shared_year(a, b)
        if when is None and _other_year_exists(a, b, stats):
            continue
        metric = max((a.metric, b.metric), key=len)
        yield Comparison(
            slug(f"{metric} {when or ''}", "comparison"),
            f"{metric}, {when}" if when else metric,
            a.quantity.unit,
            (measured(a, a.entity), measured(b, b.entity)),
            tuple(_warnings(a, b)),
            Span.over((a.span, b.span)),
        )


def _shared_year(a: Stat, b: Stat) -> str | None:
    """The year both speak of, "" when at most one names a year, None when the years differ."""
    one, two = year_of(a.when or a.label), year_of(b.when or b.label)
    if one and two:
        return one if one == two else None
    return ""


def _other_year_exists(a: Stat, b: Stat, stats: Sequence[Stat]) -> bool:
    """Two years differ, but one of the two has a figure for the other's year: that pair is the better one."""
    for this, other in ((a, b), (b, a)):
        year = year_of(other.when or other.label)
        if any(
            s is not this
            and s.entity == this.entity
            and s.quantity.unit == this.quantity.unit
            and same_metric(s.metric, this.metric)
            and year_of(s.when or s.label) == year
            for s in stats
        ):
            return True
    return False


def _warnings(a: Stat, b: Stat) -> Iterator[str]:
    one, two = year_of(a.when or a.label), year_of(b.when or b.label)
    if one and two and one != two:
        yield f"different years: {a.entity} {one}, {b.entity} {two}"
    for stat in (a, b):
        if stat.estimate:
            yield f"{stat.entity}: estimate"
        if stat.quantity.high is not None:
            yield f"{stat.entity}: a range"


def _repeats(comparison: Comparison, earlier: Comparison) -> bool:
    if comparison.unit != earlier.unit:
        return False
    if {i.label for i in comparison.items} == {i.label for i in earlier.items}:
        return same_metric(comparison.metric, earlier.metric) and not (
            year_of(comparison.metric)
            and year_of(earlier.metric)
            and year_of(comparison.metric) != year_of(earlier.metric)
        )
    return {(i.value, i.line) for i in comparison.items} == {
        (i.value, i.line) for i in earlier.items
    }


def _from_table(table: Table) -> Iterator[Comparison]:
    columns = table.columns[1:]
    if not table.public or len(columns) < 2 or any(year_of(c.name) for c in columns):
        return
    for cells, line in zip(table.rows, table.row_lines, strict=True):
        figures = [
            (column.name, sole_quantity(cell))
            for column, cell in zip(columns, cells[1:], strict=False)
        ]
        known = [(name, q) for name, q in figures if q is not None]
        if (
            len(known) < 2
            or len({(q.unit, q.kind, q.per) for _, q in known}) != 1
            or known[0][0] != columns[0].name
        ):
            continue
        items = tuple(Measured(name, q.value, q.high, q.surface, line) for name, q in known)
        yield Comparison(
            slug(cells[0], "comparison"), cells[0], known[0][1].unit, items, (), Span(line, line)
        )


def sole_quantity(cell: str) -> Quantity | None:
    """The figure of a cell that holds nothing else."""
    found = find_quantities(cell)
    if len(found) != 1 or len(cell.strip()) > len(found[0].surface) + 3:
        return None
    return found[0]
