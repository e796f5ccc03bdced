"""Facts and tables → the same metric for two or more entities.

Years that differ, estimates and ranges are said in `warnings`, never hidden.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from contentgen.brief.dates import find_dates
from contentgen.brief.entities import Names
from contentgen.brief.found import rows_are_entities, year_only
from contentgen.brief.model import Comparison, Measured, Stat, Table
from contentgen.brief.quantities import find_quantities
from contentgen.brief.quantities.model import Quantity
from contentgen.brief.slugs import slug, unique
from contentgen.source import Span

_VAGUE = frozenset(
    ["figure", "number", "total", "amount", "value", "sum", "share", "rest", "cost", "goal", "it"]
)


def find_comparisons(
    stats: Sequence[Stat], tables: Sequence[Table], names: Names
) -> Iterator[Comparison]:
    """Prose and lists first (best facts first), then tables row by row."""
    in_tables = {line for table in tables for line in table.row_lines}
    told = [s for s in stats if not {m.line for m in s.mentions} <= in_tables]
    pairs = sorted(_from_stats(told, names), key=lambda pair: pair[0])
    made = [*(c for _, c in pairs), *(c for table in tables for c in _from_table(table, names))]
    kept = [c for n, c in enumerate(made) if not any(_repeats(c, earlier) for earlier in made[:n])]
    for id, comparison in zip(unique([c.id for c in kept]), kept, strict=True):
        yield replace(comparison, id=id)


def same_metric(a: str, b: str) -> bool:
    """ "compute capacity" and "capacity" are one metric: the last word names it."""
    one, two = _heads(a), _heads(b)
    if not one or not two:
        return False
    if one[-1] in _VAGUE:
        return len(one) > 1 and one == two and a.lower() == b.lower()
    return one[-1] == two[-1] or one == two


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
    bare = re.split(r"\b(?:of|in|for|on|per|from)\b|\(|, \d{4}$", metric.lower())[0]
    return [w.rstrip("s") for w in re.findall(r"[^\W\d_]{3,}|[A-Z0-9-]{3,}", bare)]


def _from_stats(
    stats: Sequence[Stat], names: Names
) -> Iterator[tuple[tuple[int, float], Comparison]]:
    """Every pair of entities with one metric, each with its rank: like years first, heavy facts first."""
    for family in _families(stats, names):
        for a, b in combinations(family, 2):
            if a.entity in b.entity or b.entity in a.entity or not same_metric(a.metric, b.metric):
                continue
            if a.quantity.kind != "number" or _counts_alike(a, b):
                yield _pair(a, b)


_BEST = 40  # facts of one metric that are looked at in pairs; the best stand first


def _families(stats: Sequence[Stat], names: Names) -> list[list[Stat]]:
    """Facts in one unit whose metrics have the same last word."""
    families: dict[tuple[str, str, str], list[Stat]] = defaultdict(list)
    for stat in stats:
        heads = _heads(stat.metric)
        if stat.public and heads and stat.entity and names.count(stat.entity):
            families[(stat.quantity.unit, stat.quantity.per, heads[-1])].append(stat)
    return [family[:_BEST] for family in families.values()]


def _pair(a: Stat, b: Stat) -> tuple[tuple[int, float], Comparison]:
    when = _shared_year(a, b)
    likeness = 3 if when is None else 0 if when else 1
    if when == "" and (year_of(a.when or a.label) or year_of(b.when or b.label)):
        likeness = 2
    metric = min((a.metric, b.metric), key=lambda m: (len(m.split()) > 4, -len(m)))
    comparison = Comparison(
        slug(f"{metric} {when or ''}", "comparison"),
        f"{metric}, {when}" if when else metric,
        a.quantity.unit,
        (measured(a, a.entity), measured(b, b.entity)),
        tuple(_warnings(a, b)),
        Span.over((a.span, b.span)),
    )
    return (likeness, -(a.score + b.score)), comparison


def _counts_alike(a: Stat, b: Stat) -> bool:
    """Two counts ("households", "shots") are of one thing only where the text sets them side by side,
    says whose each is, and means one time."""
    beside = min(abs(one - two) for one in a.lines for two in b.lines) <= 1
    owned = all(s.entity in s.sentence.partition(s.quantity.surface)[0] for s in (a, b))
    return beside and owned and _shared_year(a, b) is not None


def _shared_year(a: Stat, b: Stat) -> str | None:
    """The year both speak of, "" when at most one names a year, None when the years differ."""
    one, two = year_of(a.when or a.label), year_of(b.when or b.label)
    if one and two:
        return one if one == two else None
    return ""


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
    """The same metric again, for the same two or for one of them: the better pair stands already."""
    if comparison.unit != earlier.unit:
        return False
    labels, before = {i.label for i in comparison.items}, {i.label for i in earlier.items}
    if labels & before and same_metric(comparison.metric, earlier.metric):
        return True
    return {(i.value, i.line) for i in comparison.items} == {
        (i.value, i.line) for i in earlier.items
    }


def _from_table(table: Table, names: Names) -> Iterator[Comparison]:
    """Row by row when the columns are the entities, column by column when the rows are."""
    columns = table.columns[1:]
    if not table.public or not table.rows or all(year_only(row[0]) for row in table.rows):
        return
    if rows_are_entities(table, names):
        yield from _by_column(table)
        return
    if any(year_of(c.name) for c in columns):
        return
    for cells, line in zip(table.rows, table.row_lines, strict=True):
        figures = [
            (column.name, sole_quantity(cell), line)
            for column, cell in zip(columns, cells[1:], strict=False)
        ]
        if figures and figures[0][1] is not None:
            yield from _like(cells[0], figures)


def _by_column(table: Table) -> Iterator[Comparison]:
    for number, column in list(enumerate(table.columns))[1:]:
        figures = [
            (row[0], sole_quantity(row[number]) if number < len(row) else None, line)
            for row, line in zip(table.rows, table.row_lines, strict=True)
        ]
        yield from _like(column.name, figures)


def _like(metric: str, figures: Sequence[tuple[str, Quantity | None, int]]) -> Iterator[Comparison]:
    """The figures as one comparison when all are of one kind."""
    known = [(label, q, line) for label, q, line in figures if q is not None]
    if len(known) < 2 or len({(q.unit, q.kind, q.per) for _, q, _ in known}) != 1:
        return
    items = tuple(Measured(label, q.value, q.high, q.surface, line) for label, q, line in known)
    span = Span.over(Span(item.line, item.line) for item in items)
    yield Comparison(slug(metric, "comparison"), metric, known[0][1].unit, items, (), span)


def sole_quantity(cell: str) -> Quantity | None:
    """The figure of a cell that holds nothing else."""
    found = find_quantities(cell)
    if len(found) != 1 or len(cell.strip()) > len(found[0].surface) + 3:
        return None
    return found[0]
