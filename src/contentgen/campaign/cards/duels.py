"""Two sides, row by row: comparisons of the prose on one card, and tables that set two columns against
each other.

Sides are what the article sets against each other most. A product counts for its owner ("OpenAI's
GPT-5.2" for OpenAI) and is then named beside its row. Every row is scaled by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from contentgen.brief.comparisons import sole_quantity, year_of
from contentgen.brief.model import Brief, Comparison, Measured, Table
from contentgen.brief.slugs import slug
from contentgen.campaign.cards.pieces import sentence
from contentgen.campaign.figures import figure_of_item, qualifier_of, words
from contentgen.campaign.model import NOTHING, Card, Duel, Figure, Said, Versus
from contentgen.campaign.phrases import phrase

MOST_ROWS = 5
LONGEST_CELL = 40
NEIGHBOURS = 3  # lines between two figures that the article sets side by side
_LOWER_IS_BETTER = re.compile(
    r"\b(?:cost|price|lost|leak|error|emission|tax|fee|wait|delay|rate of|debt|deaths?|crime|days|hours|minutes"
    r"|seconds|time|age|latency|churn|complaints|injuries|accidents)\w*",
    re.I,
)
# More of it is neither better nor worse: nobody wins the row.
_NEUTRAL = re.compile(
    r"\b(?:population|area|founded|members|employees|staff|budget|length|height|distance)\b", re.I
)
_POSSESSIVE = re.compile(r"\b([A-Z][\w&-]+)['’]s (?:own )?([A-Z][\w.-]*\w)")


def comparison_cards(brief: Brief, source: str) -> Iterator[Card]:
    """The pair with the most comparisons in the prose, when it has two rows at least."""
    owners = _owners(brief)
    in_tables = {line for table in brief.tables for line in table.row_lines}
    prose = [
        c
        for c in brief.comparisons
        if c.public and len(c.items) == 2
        and not {i.line for i in c.items} & in_tables and _side_by_side(brief, c)
    ]  # fmt: skip
    sided = [(c, _sides(c, owners)) for c in prose if not _unlike(c)]
    pairs = Counter(tuple(sorted(sides)) for _, sides in sided if len(set(sides)) == 2)
    for pair, rows in pairs.most_common(1):
        if rows >= 2:
            chosen = [(c, sides) for c, sides in sided if tuple(sorted(sides)) == pair]
            yield _card(brief, pair, chosen[:MOST_ROWS], owners, source)


def _card(
    brief: Brief,
    pair: tuple[str, ...],
    chosen: Sequence[tuple[Comparison, tuple[str, str]]],
    owners: dict[str, str],
    source: str,
) -> Card:
    text = " ".join(s.text for s in brief.sentences)
    left, right = sorted(pair, key=text.count)  # whom the article is about stands right, accented
    rows = tuple(_row(brief, c, sides, left, owners) for c, sides in chosen)
    lines = tuple(
        sorted({n for c, _ in chosen for n in (*c.span.lines, *(i.line for i in c.items))})
    )
    ids = tuple(c.id for c, _ in chosen)
    return Card(
        id=slug(f"{left} v {right}"),
        kind="comparison",
        headline=Said(phrase(brief.language, "by_figure", left=left, right=right), lines, ids),
        subtitle=NOTHING,
        body=Versus(left, right, rows),
        source=source,
        alt="",
        lines=lines,
        ids=ids,
    )


def table_duels(brief: Brief, source: str) -> Iterator[Card]:
    for table in brief.tables:
        if table.public and _is_duel(table):
            yield _table_card(table, source, brief.language)


def _is_duel(table: Table) -> bool:
    """Label, two rivals, and perhaps a column of verdicts; years are no rivals."""
    if len(table.columns) not in (3, 4) or not 2 <= len(table.rows) <= 9:
        return False
    verdict = table.columns[3:]
    if any(year_of(column.name) for column in table.columns[1:]):
        return False
    if verdict and verdict[0].type not in ("text", "category", "mixed"):
        return False
    if any(len(cell) > LONGEST_CELL for row in table.rows for cell in row[:3]):
        return False
    return _of_one_kind(table)


def _of_one_kind(table: Table) -> bool:
    """Where both sides of a row are figures they are of one unit: budget and change are no rivals."""
    sides = [(sole_quantity(row[1]), sole_quantity(row[2])) for row in table.rows]
    both = [(a, b) for a, b in sides if a and b]
    dated = all(year_of(row[0]) for row in table.rows)
    return bool(both) and not dated and all(a.unit == b.unit for a, b in both)


def _table_card(table: Table, source: str, language: str) -> Card:
    left, right = table.columns[1].name, table.columns[2].name
    pairs = zip(table.rows, table.row_lines, strict=True)
    rows = tuple(_table_row(row, line, left, right) for row, line in pairs)
    # A table headed by a year ("2027 | Riverton | Lakeside") says when.
    when = f", {table.columns[0].name}" if year_of(table.columns[0].name) else ""
    vouches = re.match(r"(?:sources?|figures)\b", table.caption, re.I) and len(table.caption) <= 90
    return Card(
        id=slug(f"{left} v {right}"),
        kind="comparison",
        headline=Said(
            phrase(language, "beside", left=left, right=right) + when, table.span.lines, (table.id,)
        ),
        subtitle=NOTHING,
        body=Versus(left, right, rows),
        source=table.caption.strip() if vouches else source,
        alt="",
        lines=table.span.lines,
        ids=(table.id,),
    )


def _table_row(row: Sequence[str], line: int, left: str, right: str) -> Duel:
    one, two = sole_quantity(row[1]), sole_quantity(row[2])
    if one is None or two is None:
        return Duel(
            row[0], replace(words(row[1]), lines=(line,)), replace(words(row[2]), lines=(line,))
        )
    a = figure_of_item(Measured(left, one.value, one.high, one.surface, line))
    b = figure_of_item(Measured(right, two.value, two.high, two.surface, line))
    return Duel(row[0], a, b, _winner(row[0], a.value, b.value))


def _row(
    brief: Brief, comparison: Comparison, sides: tuple[str, str], left: str, owners: dict[str, str]
) -> Duel:
    first, second = comparison.items if sides[0] == left else tuple(reversed(comparison.items))
    products = [i.label for i in (first, second) if owners.get(i.label, i.label) != i.label]
    label = sentence(comparison.metric)
    if len(products) == 2:
        label = f"{label} ({first.label}, {second.label})"
    a, b = _known(brief, first, comparison.unit), _known(brief, second, comparison.unit)
    return Duel(label, a, b, _winner(label, a.value, b.value))


def _known(brief: Brief, item: Measured, unit: str) -> Figure:
    """The figure with the qualifier that its verb gives it elsewhere ("has surpassed $30 billion")."""
    figure = figure_of_item(item)
    stat = next(
        (s for s in brief.stats if s.quantity.unit == unit and s.quantity.value == item.value), None
    )
    if figure.qualifier or stat is None:
        return figure
    return replace(figure, qualifier=qualifier_of(stat.quantity))


def _side_by_side(brief: Brief, comparison: Comparison) -> bool:
    """Does the article itself set the two beside each other, somewhere within a few lines?"""
    first, second = ([m.line for s in brief.stats if s.quantity.unit == comparison.unit
                      and s.quantity.value == item.value for m in s.mentions] for item in comparison.items)  # fmt: skip
    return any(abs(a - b) <= NEIGHBOURS for a in first for b in second)


def _winner(label: str, left: float, right: float) -> str:
    if left == right or _NEUTRAL.search(label):
        return ""
    higher, lower = ("left", "right") if left > right else ("right", "left")
    return lower if _LOWER_IS_BETTER.search(label) else higher


def _unlike(comparison: Comparison) -> bool:
    return any(warning.startswith("different years") for warning in comparison.warnings)


def _sides(comparison: Comparison, owners: dict[str, str]) -> tuple[str, str]:
    first, second = comparison.items
    return owners.get(first.label, first.label), owners.get(second.label, second.label)


def _owners(brief: Brief) -> dict[str, str]:
    """Product → owner: from possessives ("OpenAI's GPT-5.2"), also of a name that shares the first word
    ("Claude Opus 4.5" goes with "Anthropic's Claude Code"); else whoever else is named in its sentences."""
    text = "\n".join(s.text for s in brief.sentences)
    said: dict[str, Counter[str]] = {}
    for owner, thing in _POSSESSIVE.findall(text):
        said.setdefault(thing, Counter())[owner] += 1
    labels = {item.label for c in brief.comparisons for item in c.items}
    makers = {label for label in labels if " " not in label and not re.search(r"\d", label)}
    owners: dict[str, str] = {}
    for label in sorted(labels - makers):
        first = label.split()[0]
        named = said.get(first) or Counter(
            maker for s in brief.sentences if first in s.text for maker in makers if maker in s.text
        )
        if named:
            owners[label] = max(named, key=lambda name: (named[name], name))
    return {label: owner for label, owner in owners.items() if owner != label}
