"""Article → timelines its author set out: dated lists, headings that are dates, tables by year, clock times.

"- **July 1, 2026:** The fiscal year begins"      one event an item
"## 1991: The first bakery"                        one event a section
"| 1940 | A bomb destroys the east wing |"         one event a row
"- **09:07** – Error rates rise"                   one event a clock time, on the day that heads it
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date

from contentgen.article.model import Article, Item, Listing, Paragraph, Section
from contentgen.brief.dates import DateFound, date_key, day_of, find_dates
from contentgen.brief.event_labels import LONGEST, event_label, shortened, without
from contentgen.brief.model import Event, Table, Timeline
from contentgen.brief.slugs import slug
from contentgen.brief.tense import is_ahead, tense_of
from contentgen.source import Span

ROADMAP = re.compile(
    r"""\b(?:roadmap|timeline|schedule|plan|milestones?|generations?|history|parts\ list|chronology|releases?|versions?
        |key\ dates|in\ dates|what\ happens\ when|calendar)\b|\bnext\b|ablauf|zeitplan|chronologie|calendrier|cronolog
        |tijdlijn|年表|沿革|予定""",
    re.I | re.X,
)
_COMING = re.compile(
    r"""\b(?:roadmap|what(?:['’]s|\ comes|\ happens)?\s+(?:comes\s+)?next|upcoming|ahead|coming\ up|planned|next\ steps
        |to\ come)\b""",
    re.I | re.X,
)
_CLOCK = re.compile(
    r"""(?:at\s+|around\s+|~\s?)?(?P<h>[01]?\d|2[0-3])[:.h](?P<m>[0-5]\d)(?::[0-5]\d)?(?:\s*(?:–|-|to)\s*\d{1,2}:\d\d)?
        (?:\s*(?:(?P<half>[ap])\.?m\.?|UTC|GMT|[CEMP][SD]T|CES?T|ET|PT|Uhr|h\b))*""",
    re.I | re.X,
)
_SEPARATOR = re.compile(r"^[\s:–—|.,)\]-]+")
_MOST = 24  # events; a longer list of dates is a log


@dataclass(frozen=True, slots=True)
class Reading:
    """How dates of this article are read."""

    written: Date | None
    language: str
    order: str

    @property
    def day(self) -> str:
        return self.written.isoformat() if self.written else ""

    def dates(self, text: str) -> Iterator[DateFound]:
        return find_dates(text, self.written, self.language, self.order)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row of whatever shape: its head ("May 2024", "09:07"), its words, its line."""

    head: str
    words: str
    line: int


def find_dated_lists(
    article: Article, tables: Sequence[Table], reading: Reading
) -> Iterator[Timeline]:
    for section in article.walk():
        before: object = None
        for block in section.blocks:
            if isinstance(block, Listing) and len(block.items) >= 3:
                yield from _list(reading, section, before, block, article.title.plain)
            before = block
        yield from _headings(section, reading)
    yield from _headings_of(article.sections, article.title.plain, reading)
    for table in tables:
        yield from _table(table, article, reading)


# --- lists ---------------------------------------------------------------------------------------


def _list(
    reading: Reading, section: Section, before: object, listing: Listing, titled: str
) -> Iterator[Timeline]:
    items = [item for item in listing.items if item.depth == 0]
    title = _title(section, before)
    entries = [_entry(item) for item in items]
    day = _day_of(section, before, reading) or _only_day((titled,), reading)
    if clock := _by_clock(entries, day):
        yield _timeline(title, clock, listing.span, public=section.role.public)
        return
    coming = bool(_COMING.search(f"{title} {section.title.plain}"))
    events = [_item_event(item, reading, coming) for item in items]
    headed = all(_heads(entry.head, reading) for entry in entries)
    dated = [e for e in events if e.date]
    keys = [date_key(e.date) for e in dated]
    if len(set(keys)) < 2 or len(events) > _MOST or keys not in (sorted(keys), sorted(keys)[::-1]):
        return  # years out of order are figures with their years, not a story
    if not all(e.label for e in events):
        return
    told = headed or (len(dated) >= 2 and ROADMAP.search(f"{title} {section.title.plain}"))
    if told:
        newest_first = keys != sorted(keys)
        ordered = events[::-1] if newest_first else events
        yield _timeline(title, ordered, listing.span, public=section.role.public)


def _entry(item: Item) -> _Entry:
    """The head is the label, or what stands before a dash or colon in the words."""
    if item.label:
        return _Entry(item.label, item.text.plain, item.span.first)
    found = re.match(r"(.{3,36}?)(?:\s[–—-]\s|:\s)", item.text.plain)
    if found:
        return _Entry(found[1], item.text.plain[found.end() :], item.span.first)
    return _Entry("", item.text.plain, item.span.first)


def _heads(head: str, reading: Reading) -> bool:
    """A head that is a date and nothing else tells a story; "OpenAI's 2030 target" is a figure with a year."""
    longest = max((len(d.surface) for d in reading.dates(head)), default=0)
    return 0 < longest >= len(head.strip()) - 4


def _title(section: Section, before: object) -> str:
    if isinstance(before, Paragraph):
        if before.label:
            return before.label
        if before.text.plain.endswith(":") and len(before.text.plain) < 60:
            return before.text.plain.rstrip(":")
    return section.title.plain


def _item_event(item: Item, reading: Reading, coming: bool) -> Event:
    entry = _entry(item)
    if head := next(reading.dates(entry.head), None):
        rest = without(entry.head, head).strip(" :–—-()[]")
        said = shortened(entry.words) if len(rest) < 4 else rest
        words = f"{entry.head} {entry.words}"
        return _event(head, said or rest, words, entry.line, reading, coming)
    found = next(reading.dates(entry.words), None)
    label = item.label or entry.head or shortened(entry.words)
    if found is None:
        return Event(
            "",
            "",
            "order",
            label,
            coming or tense_of(entry.words, reading.language) > 0,
            entry.line,
        )
    if not (item.label or entry.head):
        label = event_label(entry.words, found, (), reading.language).label or label
    return _event(found, label, entry.words, entry.line, reading, coming)


def _event(
    found: DateFound, label: str, words: str, line: int, reading: Reading, coming: bool
) -> Event:
    tense = tense_of(words, reading.language)
    tense = 1 if coming and tense == 0 else tense
    when = found.surface.strip()
    return Event(
        when, found.date, found.precision, label, is_ahead(found, reading.day, tense), line
    )


def _timeline(title: str, events: Sequence[Event], span: Span, *, public: bool) -> Timeline:
    return Timeline(slug(title or events[0].label, "timeline"), title, tuple(events), span, public)


# --- headings ------------------------------------------------------------------------------------


def _headings(section: Section, reading: Reading) -> Iterator[Timeline]:
    yield from _headings_of(section.children, section.title.plain, reading)


def _headings_of(sections: Sequence[Section], title: str, reading: Reading) -> Iterator[Timeline]:
    """Sections side by side whose titles begin with dates."""
    events = [e for e in (_heading_event(s, reading) for s in sections) if e]
    keys = [date_key(e.date) for e in events]
    if len(set(keys)) < 3 or 2 * len(events) < len(sections) or len(events) > _MOST:
        return
    if keys not in (sorted(keys), sorted(keys)[::-1]):
        return
    ordered = events if keys == sorted(keys) else events[::-1]
    span = Span.over(Span(e.line, e.line) for e in events)
    yield _timeline(title, ordered, span, public=all(s.role.public for s in sections))


def _heading_event(section: Section, reading: Reading) -> Event | None:
    title = section.title.plain
    found = next(reading.dates(title), None)
    if found is None or not found.date or found.start > 0:
        return None
    label = _SEPARATOR.sub("", title[found.end :]).strip()
    first = next((b for b in section.blocks if isinstance(b, Paragraph)), None)
    words = first.text.plain if first else ""
    label = label if len(label) >= 4 else shortened(words)
    if not label or len(label) > LONGEST + 20:
        return None
    return _event(
        found, label[:1].upper() + label[1:], words[:200], section.span.first, reading, False
    )


# --- tables --------------------------------------------------------------------------------------


def _table(table: Table, article: Article, reading: Reading) -> Iterator[Timeline]:
    if len(table.rows) < 3 or len(table.columns) < 2 or len(table.rows) > _MOST:
        return
    told = next((n for n, c in enumerate(table.columns) if n and c.type in ("text", "label")), None)
    if told is None:
        return
    entries = [
        _Entry(row[0], row[told] if told < len(row) else "", line)
        for row, line in zip(table.rows, table.row_lines, strict=True)
    ]
    title = table.caption or table.section or article.title.plain
    day = _only_day(
        (f"{table.caption} {table.columns[0].name}", table.section), reading
    ) or _article_day(article, reading)
    if clock := _by_clock(entries, day):
        yield _timeline(title, clock, table.span, public=table.public)
        return
    events = [_row_event(entry, reading) for entry in entries]
    able = [e for e in events if e]
    keys = [date_key(e.date) for e in able]
    if len(able) == len(entries) and len(set(keys)) >= 3 and keys == sorted(keys):
        yield _timeline(title, able, table.span, public=table.public)


def _row_event(entry: _Entry, reading: Reading) -> Event | None:
    found = next(reading.dates(entry.head), None)
    label = shortened(entry.words)
    if found is None or not found.date or len(label) < 4 or not _heads(entry.head, reading):
        return None
    return _event(found, label, entry.words, entry.line, reading, False)


# --- clock times ---------------------------------------------------------------------------------


def _by_clock(entries: Sequence[_Entry], day: str) -> list[Event]:
    """Entries that all begin with a time of day, in order; over midnight the next day begins."""
    events: list[Event] = []
    last, days = -1, 0
    for entry in entries:
        head = entry.head if _CLOCK.match(entry.head) else entry.words
        found = _CLOCK.match(head)
        if not found or len(entries) < 3 or len(entries) > _MOST:
            return []
        rest = _SEPARATOR.sub("", head[found.end() :])
        label = shortened(entry.words if head is entry.head else rest)
        if head is entry.head and len(rest) > 4:
            label = shortened(rest)
        minute = _minute(found)
        days += minute < last and last - minute > 12 * 60
        if not label or minute + days * 1440 < last + (days * 1440 if minute >= last else 0) - 1440:
            return []
        if minute < last and last - minute <= 12 * 60:
            return []  # times out of order are no account of a day
        last = minute
        stamp = _stamp(day, days, minute)
        events.append(Event(found[0].strip(), stamp, "time", label, False, entry.line))
    return events


def _minute(found: re.Match[str]) -> int:
    hour = (
        int(found["h"]) % 12 + 12 * (found["half"].lower() == "p")
        if found["half"]
        else int(found["h"])
    )
    return hour * 60 + int(found["m"])


def _stamp(day: str, days: int, minute: int) -> str:
    first = day_of(day)
    if first is None:
        return ""
    then = Date.fromordinal(first.toordinal() + days)
    return f"{then.isoformat()}T{minute // 60:02}:{minute % 60:02}"


def _day_of(section: Section, before: object, reading: Reading) -> str:
    intro = before.text.plain if isinstance(before, Paragraph) else ""
    return _only_day((intro, section.title.plain), reading)


def _only_day(texts: Sequence[str], reading: Reading) -> str:
    """The day that the nearest of these texts names, when it names one."""
    for text in texts:
        days = {d.iso for d in reading.dates(text) if d.precision == "day" and d.iso}
        if days:
            return days.pop() if len(days) == 1 else ""
    return ""


def _article_day(article: Article, reading: Reading) -> str:
    return _only_day((article.title.plain,), reading)
