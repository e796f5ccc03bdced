"""Ordered events → timeline cards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.brief.model import Brief, Event, Timeline
from contentgen.brief.slugs import slug
from contentgen.campaign.cards.pieces import sentence
from contentgen.campaign.headings import without_ordinal
from contentgen.campaign.model import Card, Said, Step, Steps
from contentgen.campaign.phrases import count, phrase

MOST_EVENTS = 6
LONGEST_LABEL = 84


def chain_cards(brief: Brief, source: str) -> Iterator[Card]:
    """Arrow chains: what an author asked to be drawn as a timeline."""
    for timeline in brief.timelines:
        if all(event.precision == "order" for event in timeline.events):
            angle = next((a for a in brief.angles if timeline.id in a.evidence), None)
            title = angle.title if angle and angle.title else timeline.title
            yield _card(timeline, source, title, (angle.id,) if angle else (), brief.language)


def timeline_cards(brief: Brief, source: str) -> Iterator[Card]:
    """Dated lists; the prose's own chronology only where it gives three months or days."""
    dated = [t for t in brief.timelines if t.public and any(e.date for e in t.events)]
    listed = [t for t in dated if t.id != "timeline-chronology"]
    for timeline in listed or [t for t in dated if _precise(t) >= 3]:
        events = _worth_drawing(timeline)
        if len(events) >= 3:
            chosen = Timeline(timeline.id, timeline.title, events, timeline.span)
            chronology = timeline.id == "timeline-chronology"
            title = phrase(brief.language, "dates") if chronology else timeline.title
            yield _card(chosen, source, without_ordinal(title), (), brief.language)


def _precise(timeline: Timeline) -> int:
    return len({e.date for e in timeline.events if e.precision in ("day", "month")})


def _worth_drawing(timeline: Timeline) -> tuple[Event, ...]:
    """At most six with labels short enough; of more, the first, the last and those with a figure."""
    chronology = timeline.id == "timeline-chronology"
    able = [
        e
        for e in timeline.events
        if e.label and len(e.label) <= LONGEST_LABEL
        and (not chronology or e.precision in ("day", "month"))
    ]  # fmt: skip
    if len(able) <= MOST_EVENTS:
        return tuple(able)
    inner = sorted(able[1:-1], key=lambda e: not any(c.isdigit() for c in e.label))
    kept = inner[: MOST_EVENTS - 2]
    return (able[0], *(e for e in able[1:-1] if e in kept), able[-1])


def _card(timeline: Timeline, source: str, title: str, ids: tuple[str, ...], language: str) -> Card:
    events = timeline.events
    ordered = not any(event.when for event in events)
    past = [n for n, event in enumerate(events) if not event.future]
    turning = len(events) - 1 if ordered else max(past, default=0)
    steps = tuple(
        Step(sentence(e.label), _when(e.when), e.future, n == turning, (e.line,))
        for n, e in enumerate(events)
    )
    lines = tuple(sorted({event.line for event in events}))
    headline = Said(title or phrase(language, "order"), lines, (timeline.id, *ids))
    if ordered:
        subtitle = sentence(phrase(language, "steps", n=count(language, len(steps))))
    else:
        subtitle = phrase(language, "to_come") if any(s.future for s in steps) else ""
    return Card(
        id=slug(headline.text),
        kind="timeline",
        headline=headline,
        subtitle=Said(subtitle),
        body=Steps(steps),
        source=source,
        alt="",
        lines=lines,
        ids=(timeline.id, *ids),
    )


def _when(when: str) -> str:
    return sentence(re.sub(r"^(?:in|on|at the|at|from)\s+", "", when, flags=re.I))
