"""Comparisons of two sides → one card with a row a metric.

Sides are what the article sets against each other most. A product counts for its owner ("OpenAI's
GPT-5.2" for OpenAI) and then stands beside its figure's label. Every row is scaled by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from contentgen.brief.comparisons import sole_quantity, year_of
from contentgen.brief.model import Brief, Comparison, Measured, Table
from contentgen.brief.slugs import slug
from contentgen.campaign.figures import figure_of_item, words
from contentgen.campaign.model import NOTHING, Card, Duel, Figure, Said, Versus

_LOWER_IS_BETTER = re.compile(
    r"\b(?:cost|price|lost|leak|error|emission|tax|fee|wait|delay|rate of|debt|deaths?|crime)\w*",
    re.I,
)


def comparison_card(brief: Brief, source: str) -> Card | None:
    """The pair with the most comparisons in the prose, when it has two rows at least."""
    owners = _owners(brief)
    table_lines = {n for t in brief.tables for n in t.row_lines}
    prose = [
        c
        for c in brief.comparisons
        if c.public and len(c.items) == 2 and not set(c.span.lines) & table_lines
    ]
    sided = [(c, _sides(c, owners)) for c in prose]
    pairs = Counter(tuple(sorted(sides)) for _, sides in sided if len(set(sides)) == 2)
    if not pairs or pairs.most_common(1)[0][1] < 2:
        return None
    pair = pairs.most_common(1)[0][0]
    chosen = [(c, sides) for c, sides in sided if tuple(sorted(sides)) == pair and not _unlike(c)][
        :5
    ]
    if len(chosen) < 2:
        return None
    left, right = sorted(pair, key=lambda side: (side == _main(brief, pair), side))
    rows = tuple(_row(c, sides, left, owners) for c, sides in chosen)
    lines = tuple(
        sorted({n for c, _ in chosen for n in (*c.span.lines, *(i.line for i in c.items))})
    )
    ids = tuple(c.id for c, _ in chosen)
    headline = Said(f"{left} and {right}, figure by figure", lines, ids)
    return Card(
        slug(f"{left} v {right}"),
        "comparison",
        headline,
        Said("Each row has its own scale"),
        Versus(left, right, rows),
        source,
        "",
        lines,
        ids,
    )


def table_duel(brief: Brief, table: Table, source: str) -> Card | None:
    """A table that sets two columns against each other, row by row."""
    if not table.public or len(table.columns) not in (3, 4) or not 2 <= len(table.rows) <= 9:
        return None
    left, right = table.columns[1].name, table.columns[2].name
    verdict = table.columns[3] if len(table.columns) == 4 else None
    # "Change on the year before" is no rival of "Operating budget": two sides are of one kind, row by row.
    if (
        year_of(left)
        or year_of(right)
        or not _rivals(table)
        or (verdict and verdict.type not in ("text", "category", "mixed"))
    ):
        return None
    if any(len(cell) > 40 for row in table.rows for cell in row[:3]):
        return None
    rows = tuple(
        _table_row(row, line, left, right)
        for row, line in zip(table.rows, table.row_lines, strict=True)
    )
    numeric = any(r.left.value and r.right.value for r in rows)
    # A table headed by a year ("2027 | Riverton | Lakeside") says when.
    when = f", {table.columns[0].name}" if year_of(table.columns[0].name) else ""
    headline = Said(f"{left} and {right}, side by side{when}", table.span.lines, (table.id,))
    subtitle = Said("Bars are scaled within each row") if numeric else NOTHING
    note = f" ({table.caption.rstrip('. ')})" if 0 < len(table.caption) <= 90 else ""
    said_source = (
        table.caption.rstrip()
        if re.match(r"(?:sources?|figures)\b", table.caption, re.I)
        else f"{source}{note if not numeric else ''}"
    )
    return Card(
        slug(f"{left} v {right}"),
        "comparison",
        headline,
        subtitle,
        Versus(left, right, rows),
        said_source,
        "",
        table.span.lines,
        (table.id,),
    )


def _rivals(table: Table) -> bool:
    kinds = [(sole_quantity(row[1]), sole_quantity(row[2])) for row in table.rows if len(row) > 2]
    both = [(a, b) for a, b in kinds if a and b]
    units = {a.unit for a, _ in both}
    return (
        bool(both)
        and all(a.unit == b.unit for a, b in both)
        and (
            len(units) > 1
            or len(both) < len(kinds)
            or (len(kinds) <= 9
            and len(units) >= 1
            and not _time_rows(table))
        )
    )


def _time_rows(table: Table) -> bool:
    return all(year_of(row[0]) for row in table.rows)


def _table_row(row: Sequence[str], line: int, left: str, right: str) -> Duel:
    one, two = sole_quantity(row[1]), sole_quantity(row[2])
    if one is None or two is None:
        return Duel(row[0], _lined(words(row[1]), line), _lined(words(row[2]), line))
    a = figure_of_item(Measured(left, one.value, one.high, one.surface, line))
    b = figure_of_item(Measured(right, two.value, two.high, two.surface, line))
    return Duel(row[0], a, b, _winner(row[0], a.value, b.value))


def _lined(figure: Figure, line: int) -> Figure:
    return Figure(figure.figure, figure.label, figure.value, lines=(line,))


def _row(comparison: Comparison, sides: tuple[str, str], left: str, owners: dict[str, str]) -> Duel:
    first, second = comparison.items if sides[0] == left else tuple(reversed(comparison.items))
    products = [i.label for i in (first, second) if owners.get(i.label, i.label) != i.label]
    label = comparison.metric[:1].upper() + comparison.metric[1:]
    if len(products) == 2:
        label = f"{label} ({first.label}, {second.label})"
    a, b = figure_of_item(first), figure_of_item(second)
    return Duel(label, a, b, _winner(label, a.value, b.value))


def _winner(label: str, left: float, right: float) -> str:
    if left == right:
        return ""
    higher = "left" if left > right else "right"
    if _LOWER_IS_BETTER.search(label):
        return "right" if higher == "left" else "left"
    return higher


def _unlike(comparison: Comparison) -> bool:
    return any(w.startswith("different years") for w in comparison.warnings)


def _sides(comparison: Comparison, owners: dict[str, str]) -> tuple[str, str]:
    first, second = comparison.items
    return owners.get(first.label, first.label), owners.get(second.label, second.label)


def _main(brief: Brief, pair: tuple[str, ...]) -> str:
    """The side the article is more about: named more often; it stands on the right, accented."""
    text = " ".join(s.text for s in brief.sentences)
    return max(pair, key=lambda side: text.count(side))


def _owners(brief: Brief) -> dict[str, str]:
    """Product → owner, from possessives ("OpenAI's GPT-5.2") and from a name that shares the first word
    ("Claude Opus 4.5" goes with "Anthropic's Claude")."""
    text = "\n".join(s.text for s in brief.sentences)
    said: dict[str, Counter[str]] = {}
    for owner, thing in re.findall(
        r"\b([A-Z][\w&-]+)['’]s (?:own )?([A-Z][\w-]+(?: [A-Z\d][\w.-]*)*)", text
    ):
        said.setdefault(thing.split()[0], Counter())[owner] += 1
    labels = {item.label for c in brief.comparisons for item in c.items}
    kin = {
        label: said[label.split()[0]].most_common(1)[0][0]
        for label in labels
        if label.split()[:1] and label.split()[0] in said
    }
    partner = _parent(brief, labels - set(kin))
    return {label: owner for label, owner in {**partner, **kin}.items() if owner != label}


def _parent(brief: Brief, labels: set[str]) -> dict[str, str]:
    """A product whose owner no possessive names: the name that stands in most of its sentences."""
    parents: dict[str, str] = {}
    for label in labels:
        first = label.split()[0]
        if label == first:
            continue
        near = Counter(
            c.label
            for comparison in brief.comparisons
            for c in comparison.items
            if " " not in c.label
            for s in brief.sentences
            if first in s.text and c.label in s.text
        )
        if near:
            parents[label] = near.most_common(1)[0][0]
    return parents
