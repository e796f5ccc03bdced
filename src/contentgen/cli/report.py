"""Brief → what `contentgen show` prints: grouped, best first, each with its line and reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import click

from contentgen.article.model import Notice
from contentgen.brief import Brief
from contentgen.brief.model import Comparison, Measured, Series, Stat, Timeline
from contentgen.cli.page import Page, fitted, padded, wrapped
from contentgen.cli.talk import columns, printable

_MOST_QUOTED = 4  # lines of one notice; more of them are counted
_BAR = 20


def report(page: Page, b: Brief, most: int) -> Iterator[str]:
    yield click.style(printable(b.title), bold=True)
    facts = [
        page.path,
        b.category,
        f"{b.reading_minutes} min",
        b.date.isoformat() if b.date else "undated",
        b.language,
    ]
    yield click.style(" · ".join(printable(f) for f in facts if f), dim=True)
    yield from _summary(b)
    yield from _stats(page, b, most)
    yield from _angles(page, b)
    yield from page.head("Timelines", str(len(b.timelines)))
    for timeline in b.timelines:
        yield from _timeline(page, timeline)
    groups: tuple[Comparison | Series, ...] = (*b.comparisons, *b.series)
    yield from page.head("Comparisons and series", str(len(groups)))
    for group in groups:
        yield from _group(page, group)
    yield from _words(page, b)
    yield from _notices(page, b)


def _summary(b: Brief) -> Iterator[str]:
    warnings = sum(n.level == "warning" for n in b.notices)
    if warnings:
        some = "notice asks" if warnings == 1 else "notices ask"
        yield click.style(f"{warnings} {some} for a look, at the end", fg="yellow")


def _stats(page: Page, b: Brief, most: int) -> Iterator[str]:
    public = [s for s in b.stats if s.public]
    hidden = len(b.stats) - len(public)
    yield from page.head(
        "Key stats", f"{len(public)}{f', {hidden} for the publisher' if hidden else ''}"
    )
    shown = public[:most]
    room = min(22, max((columns(printable(s.quantity.surface)) for s in shown), default=0))
    for stat in shown:
        yield from _stat(page, stat, room if page.width else 0)
    if len(public) > most:
        yield from page.note(f"… and {len(public) - most} more (--all)")


def _stat(page: Page, stat: Stat, room: int) -> Iterator[str]:
    figure = padded(printable(stat.quantity.surface), room)
    lines = f"lines {', '.join(map(str, stat.lines))}" if len(stat.lines) > 1 else ""
    notes = "; ".join(n for n in (", ".join(stat.reasons), lines) if n)
    if page.width:  # the id leads the reasons: at the end of the row it seldom has room
        yield from page.row(stat.span.first, f"{figure}  {stat.label or stat.sentence}")
        yield from page.note(f"{stat.id}: {notes}")
        return
    yield from page.row(stat.span.first, f"{figure}  {stat.label or stat.sentence}", stat.id)
    if notes:
        yield from page.note(notes)


def _angles(page: Page, b: Brief) -> Iterator[str]:
    yield from page.head("Angles", str(len(b.angles)))
    for angle in b.angles:
        title = angle.title or angle.pitch[:60]
        yield from page.row(angle.span.first, f"{title}  [{angle.kind}, {angle.visual}]", angle.id)
        if angle.reasons:
            yield from page.note("; ".join(angle.reasons))


def _timeline(page: Page, timeline: Timeline) -> Iterator[str]:
    yield from page.row(timeline.span.first, timeline.title, timeline.id)
    whens = [printable(e.when.strip()) for e in timeline.events]
    room = min(26, max(map(columns, whens), default=0))
    for event, when in zip(timeline.events, whens, strict=True):
        mark = click.style("○", fg="yellow") if event.future else click.style("●", fg="green")
        label = printable(event.label)
        if not page.width:
            yield f"      {mark} {when or '·'}: {label} ({page.path}:{event.line})"
            continue
        where = f":{event.line}"
        first, *more = wrapped(label, page.width - 13 - room - len(where))
        line = page.width - 12 - room - len(where)
        time = click.style(padded(fitted(when, room), room), dim=True)
        yield f"      {mark} {time}  {padded(first, line)} {click.style(where, fg='green')}"
        yield from (f"{' ' * (room + 10)}{part}" for part in more)


def _group(page: Page, group: Comparison | Series) -> Iterator[str]:
    name = group.metric or (group.label if isinstance(group, Series) else "")
    if page.width and _is_drawable(group.items):
        yield from page.row(group.span.first, name, group.id)
        yield from _bars(page, group.items)
    else:
        items = " · ".join(
            f"{i.label or '?'} {i.surface}{' (estimate)' if i.estimate else ''}"
            for i in group.items
        )
        yield from page.row(group.span.first, f"{name}: {items}", group.id)
    for warning in group.warnings if isinstance(group, Comparison) else ():
        yield from page.note(f"! {warning}", fg="yellow")


def _is_drawable(items: Sequence[Measured]) -> bool:
    return (
        2 <= len(items) <= 12 and all(i.value >= 0 for i in items) and any(i.value for i in items)
    )


def _bars(page: Page, items: Sequence[Measured]) -> Iterator[str]:
    """Each figure as a bar on one scale: an editor sees at once when one of them is wrong."""
    top = max(i.high or i.value for i in items)
    labels = [printable(i.label.strip()) or "?" for i in items]
    room = min(28, max(map(columns, labels)))
    figures = [printable(f"{i.surface}{' est.' if i.estimate else ''}") for i in items]
    wide = min(24, max(map(columns, figures)))
    for item, label, figure in zip(items, labels, figures, strict=True):
        bar = "█" * max(1, round(_BAR * (item.high or item.value) / top)) if item.value else ""
        space = page.width - 12 - room - wide
        drawn = click.style(bar[: max(0, space)], fg="blue", dim=item.estimate or None)
        yield f"      {padded(fitted(label, room), room)}  {padded(fitted(figure, wide), wide)}  {drawn}".rstrip()


def _words(page: Page, b: Brief) -> Iterator[str]:
    yield from page.head("FAQ", str(len(b.faq)))
    for faq in b.faq:
        yield from page.row(faq.span.first, faq.question)
    yield from page.head("Tables", str(len(b.tables)))
    for table in b.tables:
        whom = "" if table.public else ", for the publisher"
        names = " | ".join(f"{c.name or '·'} ({c.type})" for c in table.columns)
        yield from page.row(table.span.first, f"{names}  {len(table.rows)} rows{whom}", table.id)
    yield from page.head("Quotations", str(len(b.quotes)))
    for quote in b.quotes:
        yield from page.row(
            quote.line, f"“{quote.text}” {'(paraphrase)' if quote.paraphrase else quote.by}"
        )
    yield from page.head("Takeaways", str(len(b.takeaways)))
    for takeaway in b.takeaways:
        yield from page.row(takeaway.span.first, takeaway.text)


def _notices(page: Page, b: Brief) -> Iterator[str]:
    """Warnings first; each with the lines it is about, quoted."""
    ranked = sorted(b.notices, key=lambda n: (n.level != "warning", n.code < "CG150", n.code))
    yield from page.head("Notices", str(len(ranked)))
    for notice in ranked:
        yield from _notice(page, notice, b)


def _notice(page: Page, notice: Notice, b: Brief) -> Iterator[str]:
    colour = "yellow" if notice.level == "warning" else None
    lines = list(dict.fromkeys(span.first for span in notice.spans))
    yield from page.row(lines[0] if lines else 0, f"{notice.code} {notice.message}", fg=colour)
    if notice.code < "CG150" and notice.level != "warning":  # what was mended: the lines are enough
        if len(lines) > 1:
            yield from page.note(
                f"lines {', '.join(map(str, lines[:12]))}{', …' if len(lines) > 12 else ''}"
            )
        return
    near = re.findall(r"'([^']{3,})'|([$€£~]?\d[\d.,]*\d(?:\s\w+)?)", notice.message)
    words = [word for pair in near for word in pair if word]
    for line in lines[:_MOST_QUOTED]:
        yield from page.quoted(line, b.article.source.line(line), words)
    if len(lines) > _MOST_QUOTED:
        rest = lines[_MOST_QUOTED:]
        yield from page.note(
            f"and lines {', '.join(map(str, rest[:12]))}{', …' if len(rest) > 12 else ''}"
        )
