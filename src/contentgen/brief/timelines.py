"""Article → ordered events: arrow chains and steps, dated lists, and the chronology of the prose.

"A leaks a memo → B signs → B passes A"          three steps, ordered without dates
"- **July 1, 2026:** The fiscal year begins"     one event an item
prose with a date                                 one event of the article's chronology
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date

from contentgen.article.model import Article, Role
from contentgen.brief.dated_lists import Reading, find_dated_lists
from contentgen.brief.dates import DateFound, date_key, find_dates, first_day, slash_order
from contentgen.brief.entities import Names, find_names
from contentgen.brief.event_labels import Clause, event_label
from contentgen.brief.found import Found, line_of
from contentgen.brief.horizons import find_horizons, later_than
from contentgen.brief.model import Event, Sentence, Table, Timeline
from contentgen.brief.slugs import unique
from contentgen.brief.steps import find_steps
from contentgen.brief.subjects import Subjects
from contentgen.brief.tense import is_ahead, tense_of
from contentgen.source import Span

_LONGEST = 1200  # characters; a longer sentence is a list without line ends and tells no event
_YEARLESS = ("md", "dm", "japmd", "month")


def find_timelines(
    article: Article,
    sentences: Sequence[Sentence],
    figures: Sequence[Found] = (),
    tables: Sequence[Table] = (),
    names: Names | None = None,
) -> Iterator[Timeline]:
    """Arrow chains first, then dated lists, then the chronology of everything dated.

    `figures` give a date its label where it is the date of a figure and of nothing else.
    """
    order = slash_order(article.source.lines)
    reading = Reading(article.date, article.language, order)
    known = names or find_names((s.text for s in sentences if s.public), article.language)
    prose = (*sentences, *_in_cells(tables))
    made = [
        *find_steps(article, sentences),
        *find_dated_lists(article, tables, reading),
        *_chronology(article, prose, figures, reading, known),
    ]
    for id, timeline in zip(unique([t.id for t in made]), made, strict=True):
        yield replace(timeline, id=id)


def _in_cells(tables: Iterable[Table]) -> Iterator[Sentence]:
    """Cells of prose tell events as sentences do."""
    for table in tables:
        for row, line in zip(table.rows, table.row_lines, strict=True):
            for cell in row:
                if table.public and len(cell.split()) >= 6:
                    yield Sentence(cell, Span(line, line), True, "", table.section, Role.BODY)


@dataclass(frozen=True, slots=True)
class _Told:
    """An event of the prose with what orders it: the day its words reach to, or days from the article's."""

    event: Event
    key: str
    distance: int | None


def _chronology(
    article: Article,
    sentences: Sequence[Sentence],
    figures: Sequence[Found],
    reading: Reading,
    names: Names,
) -> Iterator[Timeline]:
    """Everything dated in the prose, in time order."""
    beside: dict[int, list[Found]] = defaultdict(list)
    for figure in figures:
        beside[id(figure.sentence)].append(figure)
    subjects = Subjects(names, article.title.plain)
    teller = _Teller(article, reading)
    told: list[_Told] = []
    for sentence in sentences:
        if sentence.public:
            text = subjects.resolved(sentence)
            told += teller.events(sentence, text, beside[id(sentence)])
    ordered = tuple(_ordered(_once(told)))
    if len({e.date for e in ordered if e.date}) >= 3:
        span = Span.over(Span(e.line, e.line) for e in ordered)
        yield Timeline("timeline-chronology", article.title.plain, ordered, span)


class _Teller:
    """Reads sentence after sentence; keeps the date that "three years later" and "on 3 May" hang on."""

    def __init__(self, article: Article, reading: Reading) -> None:
        self.article, self.reading = article, reading
        self.anchor: DateFound | None = None
        self.latest: DateFound | None = None
        self.section = ""

    def events(self, sentence: Sentence, text: str, figures: Sequence[Found]) -> Iterator[_Told]:
        if len(text) > _LONGEST:
            return
        if sentence.section != self.section:
            self.section, self.anchor, self.latest = sentence.section, None, None
            self._hang_on(self.reading.dates(sentence.section))
        self.latest = self.latest if self._may_follow(text) else None
        found_here = [*self.reading.dates(text), *find_horizons(text, self.reading.written)]
        for found in found_here:
            clause = event_label(text, found, figures, self.article.language)
            found = self._dated(found, clause)
            if found.form == "later" and not found.iso:
                continue
            if clause.label and (found.form != "horizon" or re.search(r"\d", clause.label)):
                yield self._told(sentence, text, found, clause)
            if found.form not in _YEARLESS:
                self._hang_on((found,), at_start=found.start < 4)
            if found.iso and found.form != "horizon":
                self.latest = found

    def _hang_on(self, found: Iterable[DateFound], *, at_start: bool = True) -> None:
        for date in found:
            exact = date.precision in ("day", "month") and date.form not in (
                "ago",
                "weekday",
                "last",
                "next",
            )
            if date.iso and (exact or (date.precision == "year" and at_start)):
                self.anchor = date

    def _dated(self, found: DateFound, clause: Clause) -> DateFound:
        """ "on 3 May", "two years later": by the date before it, by tense, else as it was read."""
        if found.form == "later" and self.latest:
            return later_than(found, self.latest)
        if found.form not in _YEARLESS:
            return found
        if self.anchor and self._is_narrated():
            return _in_year_of(found, self.anchor)
        written = self.reading.day
        if written and found.iso and clause.tense:
            ahead = first_day(found.iso) > written
            passed = found.key < written
            if (clause.tense < 0 and ahead) or (clause.tense > 0 and passed):
                return _shifted(found, 1 if passed else -1)
        return found

    def _may_follow(self, text: str) -> bool:
        """Does the sentence go on from the date of the one before it?"""
        return any(d.form == "later" for d in self.reading.dates(text)) or not self.latest

    def _is_narrated(self) -> bool:
        """Is the story told in a year of its own, rather than the article's?"""
        written = self.reading.written
        return written is None or bool(self.anchor and int(self.anchor.iso[:4]) < written.year - 1)

    def _told(self, sentence: Sentence, text: str, found: DateFound, clause: Clause) -> _Told:
        line = line_of(found.surface, sentence.span, self.article.source)
        tense = tense_of(clause.words, self.reading.language)
        ahead = is_ahead(found, self.reading.day, tense)
        event = Event(found.surface, found.date, found.precision, clause.label, ahead, line)
        return _Told(event, found.key, _distance(found))


def _in_year_of(found: DateFound, anchor: DateFound) -> DateFound:
    """The first such day or month that is not before the anchor."""
    plain = Date.fromisoformat(f"{anchor.iso[:4]}-01-01")
    again = next(find_dates(f"in {found.surface.strip()}", plain), None) or next(
        find_dates(found.surface, plain, "en"), None
    )
    if again is None or not again.iso:
        return found
    iso = f"{anchor.iso[:4]}{again.iso[4:]}"
    if date_key(iso) < first_day(anchor.iso):
        iso = f"{int(anchor.iso[:4]) + 1}{again.iso[4:]}"
    return replace(found, iso=iso, precision=again.precision, rank="")


def _shifted(found: DateFound, years: int) -> DateFound:
    moved = f"{int(found.iso[:4]) + years}"
    rank = f"{moved}{found.rank[4:]}" if found.rank else ""
    return replace(found, iso=f"{moved}{found.iso[4:]}", rank=rank)


_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
_DISTANCE = re.compile(
    r"(?P<n>\w+)\s+(?P<u>day|week|month|year|decade)s?\s+ago|(?P<w>last|this|next)\s+(?P<u2>week|month|year)",
    re.I,
)
_WORDS = {w: n for n, w in enumerate("two three four five six seven eight nine ten".split(), 2)}


def _distance(found: DateFound) -> int | None:
    """Days from the day of writing, as far as the words tell: undated events are put in order by it."""
    words = found.surface.lower()
    if found.form in ("yesterday", "today", "tomorrow"):
        return {"yesterday": -1, "today": 0, "tomorrow": 1}[found.form]
    if found.form == "weekday":
        return -3
    if match := _DISTANCE.search(words):
        if match["w"]:
            sign = {"last": -1, "this": 0, "next": 1}[match["w"]]
            return sign * _DAYS[match["u2"]]
        count = int(match["n"]) if match["n"].isdigit() else _WORDS.get(match["n"], 1)
        return -count * _DAYS[match["u"]]
    return None


def _once(told: Sequence[_Told]) -> list[_Told]:
    """Without what was told before; a label and its figure says it best."""
    kept: list[_Told] = []
    for one in sorted(told, key=lambda t: ": " not in t.event.label):
        if not any(_same(one.event, earlier.event) for earlier in kept):
            kept.append(one)
    return sorted(kept, key=lambda t: t.event.line)


def _ordered(told: Sequence[_Told]) -> Iterator[Event]:
    """Dated by date, of one date as the text has them; undated ones stand between past and future."""
    dated = sorted((t for t in told if t.event.date), key=lambda t: t.key)
    ahead = next((n for n, t in enumerate(dated) if t.event.future), len(dated))
    yield from (t.event for t in dated[:ahead])
    yield from _undated([t for t in told if not t.event.date])
    yield from (t.event for t in dated[ahead:])


def _undated(told: Sequence[_Told]) -> Iterator[Event]:
    keyed: list[tuple[bool, int, Event]] = []
    last = -10_000
    for one in told:
        # What follows "the announcement" follows the latest that was told.
        here = one.distance if one.distance is not None else last
        last = max(last, here)
        keyed.append((one.event.future, here, one.event))
    yield from (event for _, _, event in sorted(keyed, key=lambda k: k[:2]))


def _same(event: Event, earlier: Event) -> bool:
    """One event told twice: one label, or one date and a figure or most of the words in common."""
    if event.label == earlier.label and event.line == earlier.line:
        return True
    if event.date != earlier.date or (not event.date and event.when != earlier.when):
        return False
    one, two = _words_of(event.label), _words_of(earlier.label)
    shared = one & two
    return any(word[0].isdigit() for word in shared) or 2 * len(shared) >= min(len(one), len(two))


def _words_of(label: str) -> set[str]:
    return set(
        re.findall(r"\d[\d.,]*\d|\d|[^\W\d_]{4,}|[\u3040-\u30ff\u4e00-\u9fff]{2,}", label.lower())
    )
