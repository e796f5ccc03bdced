"""`contentgen show`: what was found in an article, each with file:line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from contentgen.brief import Brief, brief, brief_tree
from contentgen.brief.model import Comparison, Series
from contentgen.cli.talk import printable, tell_json
from contentgen.opening import open_article
from contentgen.source import Span


@click.command("show")
@click.argument("article")
@click.option(
    "--json", "as_json", is_flag=True, help="Print the brief as JSON (schema contentgen/brief/1)."
)
@click.option("--all", "everything", is_flag=True, help="Every fact, not only the leading ones.")
@click.option("--date", default="", help="Date of the article, YYYY-MM-DD.")
@click.option("--language", default="", help="Language of the article, two letters.")
def command(article: str, as_json: bool, everything: bool, date: str, language: str) -> int:
    """Show what was found in ARTICLE, ranked, each with its lines."""
    given = {"date": date, "language": language}
    flags = {name: value for name, value in given.items() if value}
    found = brief(open_article(Path(article), flags, os.environ)[0])
    if as_json:
        tell_json(brief_tree(found), indent=2)
        return 0
    for line in _report(printable(article), found, len(found.stats) if everything else 12):
        click.echo(line)
    return 0


def _report(path: str, b: Brief, most: int) -> Iterator[str]:
    yield click.style(printable(b.title), bold=True)
    facts = [
        b.category,
        f"{b.reading_minutes} min",
        b.date.isoformat() if b.date else "undated",
        b.language,
    ]
    yield click.style(" · ".join(printable(f) for f in facts if f), dim=True)

    public = [s for s in b.stats if s.public]
    yield from _head("Key stats", len(public), len(b.stats) - len(public))
    for stat in public[:most]:
        yield _line(
            path, stat.span, f"{stat.quantity.surface}  {stat.label or stat.sentence}", stat.id
        )
        notes = ", ".join(stat.reasons)
        lines = f"lines {', '.join(map(str, stat.lines))}" if len(stat.lines) > 1 else ""
        yield click.style(f"      {'; '.join(printable(n) for n in (notes, lines) if n)}", dim=True)
    if len(public) > most:
        yield click.style(f"      … and {len(public) - most} more (--all)", dim=True)

    yield from _head("Angles", len(b.angles), 0)
    for angle in b.angles:
        yield _line(
            path,
            angle.span,
            f"{angle.title or angle.pitch[:60]}  [{angle.kind}, {angle.visual}]",
            angle.id,
        )
        if angle.reasons:
            yield click.style(f"      {printable('; '.join(angle.reasons))}", dim=True)

    yield from _head("Timelines", len(b.timelines), 0)
    for timeline in b.timelines:
        yield _line(path, timeline.span, timeline.title, timeline.id)
        for event in timeline.events:
            mark = "○" if event.future else "●"
            yield click.style(
                f"      {mark} {printable(event.when or '·')}: {printable(event.label)} ({path}:{event.line})",
                dim=True,
            )

    yield from _head("Comparisons and series", len(b.comparisons) + len(b.series), 0)
    groups: tuple[Comparison | Series, ...] = (*b.comparisons, *b.series)
    for group in groups:
        items = " · ".join(f"{i.label or '?'} {i.surface}" for i in group.items)
        yield _line(path, group.span, f"{group.metric}: {items}", group.id)
        for warning in group.warnings if isinstance(group, Comparison) else ():
            yield click.style(f"      ! {printable(warning)}", fg="yellow")

    yield from _head("FAQ", len(b.faq), 0)
    for faq in b.faq:
        yield _line(path, faq.span, faq.question, "")
    yield from _head("Tables", len(b.tables), 0)
    for table in b.tables:
        whom = "" if table.public else ", for the publisher"
        words = f"{' | '.join(c.name for c in table.columns)}  ({len(table.rows)} rows{whom})"
        yield _line(path, table.span, words, table.id)
    yield from _head("Quotations", len(b.quotes), 0)
    for quote in b.quotes:
        yield _line(
            path,
            Span(quote.line, quote.line),
            f"“{quote.text}” {'(paraphrase)' if quote.paraphrase else quote.by}",
            "",
        )
    yield from _head("Takeaways", len(b.takeaways), 0)
    for takeaway in b.takeaways:
        yield _line(path, takeaway.span, takeaway.text, "")

    yield from _head("Notices", len(b.notices), 0)
    for notice in b.notices:
        lines = ", ".join(str(s.first) for s in notice.spans[:8]) + (
            ", …" if len(notice.spans) > 8 else ""
        )
        colour = "yellow" if notice.level == "warning" else None
        first = notice.spans[0].first if notice.spans else 0
        yield click.style(
            f"  {path}:{first}: {notice.code} {printable(notice.message)} (lines {lines})",
            fg=colour,
        )


def _head(title: str, count: int, hidden: int) -> Iterator[str]:
    yield ""
    more = f", {hidden} for the publisher" if hidden else ""
    yield click.style(f"{title} ({count}{more})", bold=True, fg="cyan")


def _line(path: str, span: Span, words: str, id: str) -> str:
    where = click.style(f"{path}:{span.first}", fg="green")
    name = click.style(f"  {id}", dim=True) if id else ""
    return f"  {where}: {printable(words)}{name}"
