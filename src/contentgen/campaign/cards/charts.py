"""Series, shares and parts → charts, when the article gives three points at least."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.brief.model import Brief, Comparison, Measured, Series
from contentgen.brief.slugs import slug
from contentgen.campaign.cards.pieces import owned, sentence
from contentgen.campaign.figures import figure_of_item
from contentgen.campaign.model import Bar, Bars, Card, Said
from contentgen.campaign.phrases import phrase

MOST_BARS = 12
_FORM = {"time": "column", "share": "share", "parts": "bar"}
_NAMED = ("USD", "EUR", "GBP")  # units that have a phrase


def chart_cards(brief: Brief, source: str) -> Iterator[Card]:
    for series in brief.series:
        if series.public and 3 <= len(series.items) <= MOST_BARS and not _derived(series, brief):
            yield _series_card(series, source, brief.language)
    for comparison in brief.comparisons:
        drawable = comparison.public and 3 <= len(comparison.items) <= MOST_BARS
        if drawable and not _one_of_several(comparison, brief):
            yield _comparison_card(comparison, source)


def _one_of_several(comparison: Comparison, brief: Brief) -> bool:
    """Of a table that measures several things the table itself is drawn: it shows them together."""
    lines = {item.line for item in comparison.items}
    same = [c for c in brief.comparisons if {item.line for item in c.items} & lines]
    return len(same) > 1 and any(lines <= set(table.row_lines) for table in brief.tables)


def _derived(series: Series, brief: Brief) -> bool:
    """A column of yearly changes beside the column that changes: the figures themselves say it better."""
    return (
        series.unit == "%"
        and series.kind == "time"
        and any(
            other.unit != "%" and other.kind == "time" and set(_lines(other)) >= set(_lines(series))
            for other in brief.series
        )
    )


def _lines(series: Series) -> tuple[int, ...]:
    return tuple(item.line for item in series.items)


def _series_card(series: Series, source: str, language: str) -> Card:
    values = [item.value for item in series.items]
    point = len(values) - 1 if series.kind == "time" else values.index(max(values))
    bars = tuple(
        Bar(sentence(item.label), figure_of_item(item, item.label), _tone(item, n == point))
        for n, item in enumerate(series.items)
    )
    lines = tuple(sorted({*series.span.lines, *_lines(series)}))
    return Card(
        id=slug(f"{series.entity} {series.metric or series.label} {series.kind}"),
        kind="chart",
        headline=Said(_headline(series, language), lines, (series.id,)),
        subtitle=Said(_subtitle(series, language)),
        body=Bars(bars, series.unit, _FORM[series.kind]),
        source=source,
        alt="",
        lines=lines,
        ids=(series.id,),
    )


def _headline(series: Series, language: str) -> str:
    title = sentence(owned(series.entity, series.label or series.metric, language))
    first, last = series.items[0], series.items[-1]
    if series.kind != "time" or not (first.label and last.label):
        return title
    values = [item.value for item in series.items]
    steady = values == sorted(values) or values == sorted(values, reverse=True)
    if not steady or values[0] == values[-1]:
        return title
    verb = "rose_dated" if values[-1] > values[0] else "fell_dated"
    blanks = {
        "what": title,
        "a": first.surface,
        "b": last.surface,
        "from": first.label,
        "to": last.label,
    }
    return phrase(language, verb, **blanks)


def _subtitle(series: Series, language: str) -> str:
    if series.kind == "share" or series.unit == "%":
        return phrase(language, "percent") if series.kind == "share" else "%"
    if series.kind == "parts":
        return phrase(language, "parts")
    return phrase(language, series.unit) if series.unit in _NAMED else sentence(series.unit)


def _comparison_card(comparison: Comparison, source: str) -> Card:
    items = sorted(comparison.items, key=lambda item: -item.value)
    bars = tuple(
        Bar(item.label, figure_of_item(item, item.label), _tone(item, n == 0))
        for n, item in enumerate(items)
    )
    lines = tuple(sorted({*comparison.span.lines, *(item.line for item in items)}))
    return Card(
        id=slug(comparison.metric),
        kind="chart",
        headline=Said(sentence(comparison.metric), lines, (comparison.id,)),
        subtitle=Said("; ".join(comparison.warnings)),
        body=Bars(bars, comparison.unit),
        source=source,
        alt="",
        lines=lines,
        ids=(comparison.id,),
    )


def _tone(item: Measured, is_point: bool) -> str:
    unsure = re.search(
        r"\b(?:up to|could|contingent|potential|planned|target)",
        f"{item.surface} {item.label}",
        re.I,
    )
    if item.estimate or unsure:
        return "hollow"
    return "accent" if is_point else "plain"
