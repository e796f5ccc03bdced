"""One metric at two times → a card with before, after, and others of the same metric beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from contentgen.brief.model import Brief, Measured, Series
from contentgen.brief.slugs import slug
from contentgen.campaign.cards.pieces import POINTS, owned, sentence
from contentgen.campaign.figures import figure_of_item, qualifier_of
from contentgen.campaign.model import NOTHING, Card, Change, Computed, Figure, Said
from contentgen.campaign.phrases import phrase
from contentgen.campaign.prose import Passage


def change_cards(
    brief: Brief, told: Sequence[Passage], source: str, *, expected: bool = False
) -> Iterator[Card]:
    """Changes that happened, or (`expected`) those that are only forecast."""
    for series in brief.series:
        if any(item.estimate for item in series.items) is not expected:
            continue
        two = series.kind == "time" and len(series.items) == 2 and series.public
        if two and series.metric and not any(item.high is not None for item in series.items):
            card = _card(brief, told, series, source)
            if card:
                yield card


def _card(brief: Brief, told: Sequence[Passage], series: Series, source: str) -> Card | None:
    before, after = series.items
    headline, computed = _headline(told, series, brief.language)
    if not headline:
        return None
    first = _figure(brief, before, series, phrase(brief.language, "before"))
    undated = phrase(brief.language, "before")
    last = _figure(
        brief, after, series, phrase(brief.language, "now" if first.when != undated else "after")
    )
    beside = _beside(brief, series)
    lines = {*headline.lines, *series.span.lines, before.line, after.line}
    lines |= {line for figure in beside for line in figure.lines}
    both = phrase(brief.language, "alt_and", a=first.when, b=last.when)
    times = f", {both}" if first.when != undated else ""
    stats = [
        s.id
        for s in brief.stats
        if s.quantity.unit == series.unit and s.quantity.value in (before.value, after.value)
    ]
    way = "growth" if after.value > before.value else "decline"
    return Card(
        id=slug(f"{series.entity} {series.metric} {way}"),
        kind="change",
        headline=headline,
        subtitle=_subtitle(headline, sentence(series.metric), times, tuple(sorted(lines))),
        body=Change(first, last, beside),
        source=source,
        alt="",
        lines=tuple(sorted(lines)),
        ids=(series.id, *stats),
        computed=(computed,) if computed else (),
    )


def _subtitle(headline: Said, metric: str, times: str, lines: tuple[int, ...]) -> Said:
    """What is measured, and when; nothing where the headline has just said it."""
    if headline.text.startswith(metric):
        return Said(sentence(times.removeprefix(", ")), lines) if times else NOTHING
    return Said(metric + times, lines)


def _headline(
    told: Sequence[Passage], series: Series, language: str
) -> tuple[Said, Computed | None]:
    """A statement with its verb. What is only expected is told in the article's own words, or not at all."""
    before, after = series.items
    lines = tuple(sorted({*series.span.lines, before.line, after.line}))
    if after.estimate:
        near = (p.said for p in told if set(p.said.lines) & set(series.span.lines))
        fitting = (s for s in near if len(s.text) <= 150 and after.surface in s.text)
        return next(
            (Said(s.text.rstrip("."), s.lines, (series.id,)) for s in fitting), Said("")
        ), None
    # "The median wait in its department": a headline has no sentence before it to point to.
    label = series.metric if POINTS.search(series.label) else series.label or series.metric
    metric = sentence(owned(series.entity, label, language))
    computed = ratio_words(series)
    if computed:
        way = phrase(language, computed.figure.replace(" ", "_"), what=metric)
        return Said(way, lines, (series.id,), (computed,)), computed
    verb = "rose" if after.value > before.value else "fell"
    way = phrase(language, verb, what=metric, a=before.surface, b=after.surface)
    return Said(way, lines, (series.id,)), None


def ratio_words(series: Series) -> Computed | None:
    """ "more than tripled", only where the qualifiers cannot make it untrue."""
    before, after = series.items[0], series.items[-1]
    if not before.value or after.value <= before.value:
        return None
    if re.match(r"(?:more than|over|at least)", before.surface, re.I):
        return None
    if re.match(r"(?:up to|under|less than|nearly|almost)", after.surface, re.I):
        return None
    ratio = after.value / before.value
    formula = f"{after.surface} ÷ {before.surface} = {ratio:.2f}"
    for times, verb in ((4, "quadrupled"), (3, "tripled"), (2, "doubled")):
        if times <= ratio < times + 1:
            return Computed(verb if ratio < times * 1.02 else f"more than {verb}", formula)
    return None


def _figure(brief: Brief, item: Measured, series: Series, otherwise: str) -> Figure:
    """The figure with its time; a qualifier that stands elsewhere ("has surpassed") is kept."""
    figure = figure_of_item(item, series.entity or "")
    stat = next(
        (
            s
            for s in brief.stats
            if s.quantity.unit == series.unit and s.quantity.value == item.value
        ),
        None,
    )
    when = re.sub(r"^(?:in|at|on|by|from)\s+(?:the\s+)?", "", figure.when, flags=re.I)
    if not when and stat and re.search(r"\d", stat.when):
        when = re.sub(r"^(?:in|at|on|by|from)\s+(?:the\s+)?", "", stat.when, flags=re.I)
    qualifier = figure.qualifier or (qualifier_of(stat.quantity) if stat else "")
    return replace(figure, when=when or otherwise, qualifier=qualifier)


def _beside(brief: Brief, series: Series) -> tuple[Figure, ...]:
    """What the article compares the later figure with: the same metric of others."""
    after = series.items[-1]
    return tuple(
        figure_of_item(item, item.label)
        for comparison in brief.comparisons
        for item in comparison.items
        if comparison.unit == series.unit
        and any(i.value == after.value for i in comparison.items)
        and item.value != after.value
    )[:2]
