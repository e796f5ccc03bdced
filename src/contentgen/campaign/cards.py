"""Brief → the cards worth drawing, the strongest first.

A card is drawn only when the article holds what it shows: no chart without a series, no timeline
without three ordered events, no quotation that nobody said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contentgen.brief.model import Angle, Brief, Comparison, Series, Stat, Table, Timeline
from contentgen.brief.slugs import slug, unique
from contentgen.campaign.alt import alt_text
from contentgen.campaign.duels import comparison_card, table_duel
from contentgen.campaign.figures import figure_of, figure_of_item
from contentgen.campaign.model import (
    NOTHING,
    Bar,
    Bars,
    Body,
    Card,
    Change,
    Computed,
    Figures,
    Hero,
    Rows,
    Said,
    Step,
    Steps,
    Words,
)
from contentgen.campaign.prose import overlap, passages

MOST = 10  # cards of one campaign


def choose_cards(brief: Brief) -> tuple[Card, ...]:
    """At most MOST cards; each shows something that no card before it shows."""
    source = source_line(brief)
    made: list[Card] = []
    for card in _candidates(brief, source):
        if not any(_shows_the_same(card, other) for other in made):
            made.append(card)
    made = made[: MOST - 1] + [_title(brief, source)]
    return tuple(
        Card(
            id,
            c.kind,
            c.headline,
            c.subtitle,
            c.body,
            c.source,
            c.alt or alt_text(c.headline.text, c.body),
            c.lines,
            c.ids,
            c.computed,
        )
        for id, c in zip(unique([c.id for c in made]), made, strict=True)
    )


def source_line(brief: Brief) -> str:
    """Who vouches: the article itself, by its author when it names one."""
    author = brief.article.get("author")
    site = brief.article.get("site") or brief.article.get("site_name")
    whose = ", ".join(str(m.value) for m in (author, site) if m and isinstance(m.value, str))
    return f"Source: {whose}" if whose else "Source: the article"


def _candidates(brief: Brief, source: str) -> Iterator[Card]:
    yield from _changes(brief, source)
    yield from _chains(brief, source)
    if duel := comparison_card(brief, source):
        yield duel
    yield from _charts(brief, source)
    yield from _heroes(brief, source, 2)
    yield from (card for table in brief.tables if (card := table_duel(brief, table, source)))
    yield from _timelines(brief, source)
    yield from _grid(brief, source)
    yield from _heroes(brief, source, 5)
    yield from _quotes(brief, source)
    yield from _asked(brief, source)
    yield from _takeaways(brief, source)
    yield from (card for table in brief.tables if (card := _table(table, source)))


def _shows_the_same(card: Card, other: Card) -> bool:
    if card.id == other.id or (set(card.ids) and set(card.ids) == set(other.ids)):
        return True
    if card.kind == "stat" and other.kind in ("stat", "change"):
        return bool(set(card.ids) & set(other.ids))
    return (
        card.kind == other.kind
        and overlap(card.headline.text, other.headline.text) > 0.8
        and card.kind != "timeline"
    )


# ---- one metric, two times ---------------------------------------------------------------------


def _changes(brief: Brief, source: str) -> Iterator[Card]:
    for series in brief.series:
        if (
            series.kind == "time"
            and len(series.items) == 2
            and series.public
            and series.metric
            and not any(i.high is not None for i in series.items)
        ):
            yield change_card(brief, series, source)


def change_card(brief: Brief, series: Series, source: str) -> Card:
    before, after = series.items
    first = figure_of_item(before, series.metric)
    last = figure_of_item(after, series.metric)
    beside = tuple(
        figure_of_item(item, item.label)
        for c in brief.comparisons
        for item in c.items
        if c.unit == series.unit
        and any(i.value == after.value for i in c.items)
        and item.value != after.value
    )[:2]
    computed = _ratio_words(series)
    metric = f"{_own(series.entity)} {series.metric}".strip()
    lines = tuple(
        sorted({*series.span.lines, before.line, after.line, *(n for f in beside for n in f.lines)})
    )
    if computed:
        headline = Said(_sentence(f"{metric} {computed.figure}"), lines, (series.id,), (computed,))
    else:
        verb = "rose" if after.value > before.value else "fell"
        headline = Said(
            _sentence(f"{metric} {verb} to {last.qualifier} {last.figure}"), lines, (series.id,)
        )
    times = (
        " and ".join(
            w
            for w in (first.when.removeprefix("at the ").removeprefix("at "), last.when or "now")
            if w
        )
        if first.when
        else ""
    )
    subtitle = Said(_sentence(series.metric) + (f", {times}" if times else ""), lines)
    ids = (series.id, *_stat_ids(brief, {before.value, after.value}, series.unit))
    return Card(
        slug(
            f"{series.entity} {series.metric} growth"
            if after.value > before.value
            else f"{series.entity} {series.metric} change"
        ),
        "change",
        headline,
        subtitle,
        Change(first, last, beside),
        source,
        "",
        lines,
        ids,
        (computed,) if computed else (),
    )


def _ratio_words(series: Series) -> Computed | None:
    """ "more than tripled", only where the qualifiers cannot make it untrue."""
    before, after = series.items
    if not before.value or after.value <= before.value:
        return None
    if re.match(r"(?:more than|over|at least)", before.surface, re.I) or re.match(
        r"(?:up to|under|less than|nearly|almost)", after.surface, re.I
    ):
        return None
    ratio = after.value / before.value
    formula = f"{after.surface} ÷ {before.surface} = {ratio:.2f}"
    for times, verb in ((4, "quadrupled"), (3, "tripled"), (2, "doubled")):
        if times <= ratio < times + 1:
            return Computed(verb if ratio < times * 1.02 else f"more than {verb}", formula)
    return Computed("grew more than fivefold", formula) if 5 <= ratio < 10 else None


# ---- ordered events ----------------------------------------------------------------------------


def _chains(brief: Brief, source: str) -> Iterator[Card]:
    """Arrow chains are what an author asked to be drawn as a timeline."""
    for timeline in brief.timelines:
        if all(e.precision == "order" for e in timeline.events):
            angle = next((a for a in brief.angles if timeline.id in a.evidence), None)
            yield _steps_card(
                timeline,
                source,
                (angle.id,) if angle else (),
                angle.title if angle and angle.title else "",
            )


def _timelines(brief: Brief, source: str) -> Iterator[Card]:
    dated = [t for t in brief.timelines if t.public and any(e.date for e in t.events)]
    listed = [t for t in dated if t.id != "timeline-chronology"]
    for timeline in listed or dated:
        chosen = _worth_drawing(timeline)
        if len(chosen.events) >= 3:
            yield _steps_card(chosen, source, ())


def _worth_drawing(timeline: Timeline) -> Timeline:
    """At most six events with labels short enough to read; of many, the earliest, the latest and those with a figure."""
    able = [
        e
        for e in timeline.events
        if e.label and len(e.label) <= 84 and (e.date or timeline.id != "timeline-chronology")
    ]
    if len(able) > 6:
        inner = sorted(able[1:-1], key=lambda e: not any(c.isdigit() for c in e.label))[:4]
        able = [able[0], *(e for e in able[1:-1] if e in inner), able[-1]]
    return Timeline(timeline.id, timeline.title, tuple(able), timeline.span, timeline.public)


def _steps_card(timeline: Timeline, source: str, ids: tuple[str, ...], title: str = "") -> Card:
    steps = tuple(Step(e.label, _when(e.when), e.future, False, (e.line,)) for e in timeline.events)
    ordered = all(not s.when for s in steps)
    turning = (
        len(steps) - 1
        if ordered
        else max((n for n, s in enumerate(steps) if not s.future), default=0)
    )
    steps = tuple(
        Step(s.label, s.when, s.future, n == turning, s.lines) for n, s in enumerate(steps)
    )
    lines = tuple(sorted({n for s in steps for n in s.lines}))
    headline = Said(
        title or timeline.title or "What happened, in order", lines, (timeline.id, *ids)
    )
    subtitle = Said(
        f"{_count(len(steps))} steps, in order"
        if ordered
        else "Open dots are still to come"
        if any(s.future for s in steps)
        else ""
    )
    return Card(
        slug(headline.text),
        "timeline",
        headline,
        subtitle,
        Steps(steps),
        source,
        "",
        lines,
        (timeline.id, *ids),
    )


def _when(when: str) -> str:
    bare = re.sub(r"^(?:in|on|at the|at|from)\s+", "", when, flags=re.I)
    return bare[:1].upper() + bare[1:]


# ---- charts ------------------------------------------------------------------------------------


def _charts(brief: Brief, source: str) -> Iterator[Card]:
    for series in brief.series:
        if (
            not series.public
            or (series.kind == "time" and len(series.items) < 3)
            or len(series.items) > 12
        ):
            continue
        kind = {"time": "column", "share": "share", "parts": "bar"}[series.kind]
        last = len(series.items) - 1
        top = max(range(len(series.items)), key=lambda n: series.items[n].value)
        point = last if series.kind == "time" else top
        bars = tuple(
            Bar(
                _sentence(item.label),
                figure_of_item(item, item.label),
                "hollow"
                if item.estimate or _contingent(item.surface, item.label)
                else "accent"
                if n == point
                else "plain",
            )
            for n, item in enumerate(series.items)
        )
        title = series.metric or series.entity
        lines = tuple(sorted({*series.span.lines, *(i.line for i in series.items)}))
        headline = Said(_sentence(f"{_own(series.entity)} {title}".strip()), lines, (series.id,))
        subtitle = Said(
            {
                "share": "Percent of the whole",
                "time": _sentence(_unit_words(series.unit)),
                "parts": "The parts of the sum",
            }[series.kind]
        )
        yield Card(
            slug(f"{title} {series.kind}"),
            "chart",
            headline,
            subtitle,
            Bars(bars, series.unit, kind),
            source,
            "",
            lines,
            (series.id,),
        )
    for comparison in brief.comparisons:
        if comparison.public and len(comparison.items) >= 3:
            yield _bars_card(comparison, source)


def _bars_card(comparison: Comparison, source: str) -> Card:
    items = sorted(comparison.items, key=lambda i: -i.value)
    bars = tuple(
        Bar(
            i.label,
            figure_of_item(i, i.label),
            "hollow" if i.estimate else "accent" if n == 0 else "plain",
        )
        for n, i in enumerate(items)
    )
    lines = tuple(sorted({*comparison.span.lines, *(i.line for i in items)}))
    return Card(
        slug(comparison.metric),
        "chart",
        Said(_sentence(comparison.metric), lines, (comparison.id,)),
        Said("; ".join(comparison.warnings)),
        Bars(bars, comparison.unit),
        source,
        "",
        lines,
        (comparison.id,),
    )


def _contingent(surface: str, label: str) -> bool:
    return bool(
        re.search(
            r"\b(?:up to|could|contingent|potential|planned|target)", f"{surface} {label}", re.I
        )
    )


def _unit_words(unit: str) -> str:
    return {"USD": "US dollars", "EUR": "euros", "GBP": "pounds", "%": "percent", "": ""}.get(
        unit, unit
    )


# ---- single facts ------------------------------------------------------------------------------


def _heroes(brief: Brief, source: str, most: int) -> Iterator[Card]:
    able = [s for s in brief.stats if is_hero(s)]
    for stat in able[:most]:
        yield stat_card(brief, stat, source)


def is_hero(stat: Stat) -> bool:
    """May stand alone on a card: public, with a caption that reads by itself, and no price."""
    if stat.quantity.unit == "x" and not re.search(r"\d|times", stat.quantity.surface):
        return False
    return (
        stat.public
        and bool(stat.label)
        and stat.score > 2.5
        and not stat.quantity.per
        and not re.search(r"\b(?:it|they|this|that|which|its|their)\b", stat.label, re.I)
    )


def stat_card(brief: Brief, stat: Stat, source: str) -> Card:
    figure = figure_of(stat)
    lines = stat.lines
    able = sorted(
        (p for p in passages(brief) if _states(p.said.text, stat)),
        key=lambda p: (len(p.said.text) > 130, p.order),
    )
    headline = NOTHING
    for passage in able:
        if len(passage.said.text) <= 130 and passage.said.text.rstrip(".") != stat.label:
            headline = Said(passage.said.text.rstrip("."), passage.said.lines, (stat.id,))
            break
    if not headline:
        owner = _own(stat.entity)
        headline = Said(
            _sentence(f"{owner} {stat.metric}".strip())
            if stat.metric and stat.metric not in stat.label
            else stat.entity or brief.title,
            lines,
            (stat.id,),
        )
    subtitle = (
        Said(_sentence(stat.when))
        if stat.when
        and stat.when.lower() not in stat.label.lower()
        and stat.when.lower() not in headline.text.lower()
        else NOTHING
    )
    return Card(
        slug(f"{stat.entity} {stat.metric or stat.label} {figure.figure}"),
        "stat",
        headline,
        subtitle,
        Hero(figure),
        source,
        "",
        lines,
        (stat.id,),
    )


def _states(text: str, stat: Stat) -> bool:
    return (
        any(m.surface in text for m in stat.mentions)
        or (stat.quantity.figure or stat.quantity.surface) in text
    )


def _grid(brief: Brief, source: str) -> Iterator[Card]:
    able = [s for s in brief.stats if s.public and s.label and len(s.label) <= 56 and s.score > 1]
    chosen: list[Stat] = []
    for stat in able:
        if not any(overlap(stat.label, c.label) > 0.7 for c in chosen):
            chosen.append(stat)
    chosen = chosen[: 6 if len(chosen) >= 6 else 4 if len(chosen) >= 4 else 3]
    if len(chosen) >= 3:
        lines = tuple(sorted({n for s in chosen for n in s.lines}))
        headline = Said(
            f"The story in {_count(len(chosen)).lower()} figures",
            lines,
            tuple(s.id for s in chosen),
        )
        yield Card(
            "by-the-numbers",
            "figures",
            headline,
            Said(_topic(brief)),
            Figures(tuple(figure_of(s) for s in chosen)),
            source,
            "",
            lines,
            tuple(s.id for s in chosen),
        )


# ---- words -------------------------------------------------------------------------------------


def _quotes(brief: Brief, source: str) -> Iterator[Card]:
    for quote in brief.quotes:
        if (
            quote.public
            and quote.by
            and not quote.paraphrase
            and 50 <= len(quote.text) <= 240
            and " " in quote.by
        ):
            said = Said(quote.by, (quote.line,), (quote.id,))
            yield Card(
                slug(f"quote {quote.by}"),
                "quote",
                said,
                NOTHING,
                Words(quote.text, quote.by, quoted=True),
                source,
                "",
                (quote.line,),
                (quote.id,),
            )
            return


def _asked(brief: Brief, source: str) -> Iterator[Card]:
    for faq in brief.faq:
        answer = _answer_that_fits(faq.answer, 230)
        if faq.public and answer and len(faq.question) <= 90 and not re.match(r"\(", answer):
            yield Card(
                slug(f"faq {faq.question}"),
                "faq",
                Said(faq.question, faq.span.lines, (faq.id,)),
                NOTHING,
                Words(answer),
                source,
                "",
                faq.span.lines,
                (faq.id,),
            )
            return


def _takeaways(brief: Brief, source: str) -> Iterator[Card]:
    for takeaway in brief.takeaways:
        text = _answer_that_fits(takeaway.text, 230)
        if takeaway.public and text:
            yield Card(
                "takeaway",
                "takeaway",
                Said("The takeaway", takeaway.span.lines, (takeaway.id,)),
                NOTHING,
                Words(text),
                source,
                "",
                takeaway.span.lines,
                (takeaway.id,),
            )
            return


def _answer_that_fits(text: str, limit: int) -> str:
    """As many whole sentences from the start as fit."""
    from contentgen.campaign.sentences import leading_sentences

    return leading_sentences(text, limit)


def _table(table: Table, source: str) -> Card | None:
    columns = tuple(c.name for c in table.columns)
    if not table.public or not 2 <= len(columns) <= 4 or not 2 <= len(table.rows) <= 7:
        return None
    if any(len(cell) > 38 for row in table.rows for cell in row):
        return None
    headline = Said(
        table.caption
        if 0 < len(table.caption) <= 90
        and not table.caption.lower().startswith(("source", "figures"))
        else table.section,
        table.span.lines,
        (table.id,),
    )
    return Card(
        slug(f"table {headline.text}"),
        "table",
        headline,
        NOTHING,
        Rows(columns, table.rows),
        source,
        "",
        table.span.lines,
        (table.id,),
    )


def _title(brief: Brief, source: str) -> Card:
    title = brief.article.title
    lines = title.span(0, max(1, len(title.plain))).lines
    deck = brief.subtitle if len(brief.subtitle) <= 230 else ""
    body: Body = Words(deck)
    return Card(
        "title",
        "title",
        Said(brief.title, lines),
        NOTHING,
        body,
        source,
        alt_text(brief.title, body),
        lines,
        (),
    )


def _stat_ids(brief: Brief, values: set[float], unit: str) -> Sequence[str]:
    return [s.id for s in brief.stats if s.quantity.unit == unit and s.quantity.value in values]


def _own(entity: str) -> str:
    if not entity:
        return ""
    return f"{entity}’" if entity.endswith("s") else f"{entity}’s"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _topic(brief: Brief) -> str:
    head, colon, _ = brief.title.partition(":")
    return head if colon and len(head) > 12 else brief.title if len(brief.title) <= 90 else ""


def _count(number: int) -> str:
    names = ["Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"]
    return names[number] if number < len(names) else str(number)


def card_for(
    cards: Sequence[Card], ids: Sequence[str], lines: Sequence[int], used: set[str]
) -> str:
    """The unused card that shows these facts, or stands on these lines; "" when none does."""
    by_ids = [c for c in cards if c.id not in used and set(c.ids) & set(ids)]
    by_lines = [
        c
        for c in cards
        if c.id not in used and c.kind not in ("title", "figures") and set(c.lines) & set(lines)
    ]
    best = max(
        by_ids or by_lines,
        key=lambda c: (
            len(set(c.ids) & set(ids)),
            len(set(c.lines) & set(lines)) / max(1, len(c.lines)),
        ),
        default=None,
    )
    return best.id if best else ""


def angle_card(cards: Sequence[Card], angle: Angle) -> str:
    """The card that the angle's own evidence made."""
    return next((c.id for c in cards if angle.id in c.ids or set(c.ids) & set(angle.evidence)), "")
