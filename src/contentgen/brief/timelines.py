"""Article → ordered events: arrow chains, dated lists, roadmaps, and the chronology of the prose.

"A leaks a memo → B signs → B passes A"          three steps, ordered without dates
"- **July 1, 2026:** The fiscal year begins"     one event an item
prose with a date                                 one event of the article's chronology
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date as Date

from contentgen.article.model import Article, Item, Listing, Paragraph, Section
from contentgen.brief.dates import DateFound, date_key, find_dates
from contentgen.brief.event_labels import event_label, shortened
from contentgen.brief.found import Found, line_of
from contentgen.brief.model import Event, Sentence, Timeline
from contentgen.brief.slugs import slug, unique
from contentgen.source import Span

_ARROW = re.compile(r"\s*(?:→|⟶|➔|->|=>|-->)\s*")
_FUTURE = re.compile(
    r"\b(?:will|shall|expected|coming|upcoming|due|target|goal|project(?:ed|s)?|plan(?:s|ned)?|roadmap|scheduled|should|"
    r"to be|is to|are to|could|would(?! have)|until|by the end of|forecast|drawing board|later)\b",
    re.I,
)
_ROADMAP = re.compile(
    r"\b(?:roadmap|timeline|schedule|plan|milestones?|generations?|next|history|parts list|chronology)\b",
    re.I,
)
_LONGEST = 1200  # characters; a longer sentence is a list without line ends and tells no event
_QUOTED = re.compile(r"[\"“„«](?P<words>[^\"“”„«»]{3,90})[\"”“»]")


def find_timelines(
    article: Article, sentences: Sequence[Sentence], figures: Sequence[Found] = ()
) -> Iterator[Timeline]:
    """Arrow chains first, then dated lists, then the chronology of everything dated.

    `figures` give a date its label where it is the date of a figure and of nothing else.
    """
    made = [*_arrow_chains(article), *_lists(article), *_chronology(article, sentences, figures)]
    for id, timeline in zip(unique([t.id for t in made]), made, strict=True):
        yield Timeline(id, timeline.title, timeline.events, timeline.span, timeline.public)


def _arrow_chains(article: Article) -> Iterator[Timeline]:
    for section in article.walk():
        heading = section.title.plain
        for block in section.blocks:
            if not isinstance(block, Paragraph):
                continue
            quoted = _QUOTED.search(
                f"{block.label} {block.text.plain}"
                if not _ARROW.search(block.text.plain)
                else block.label
            )
            if quoted:
                heading = quoted["words"]
            for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])", block.text.plain):
                steps = _steps(sentence)
                if len(steps) >= 3:
                    line = block.text.line_at(block.text.plain.index(sentence))
                    events = tuple(Event("", "", "order", step, False, line) for step in steps)
                    yield Timeline(
                        slug(heading or steps[0], "timeline"),
                        heading,
                        events,
                        Span(line, line),
                        section.role.public,
                    )


def _steps(sentence: str) -> list[str]:
    parts = _ARROW.split(sentence)
    if len(parts) < 3:
        return []
    # "Create a graphic showing the timeline: A → B": what stands before the colon introduces the chain.
    parts[0] = parts[0].rpartition(": ")[2]
    return [part.strip(" .;") for part in parts if part.strip(" .;")]


def _lists(article: Article) -> Iterator[Timeline]:
    for section in article.walk():
        before: object = None
        for block in section.blocks:
            if isinstance(block, Listing) and len(block.items) >= 3:
                yield from _list(article, section, before, block)
            before = block


def _list(
    article: Article, section: Section, before: object, listing: Listing
) -> Iterator[Timeline]:
    title = _title(section, before)
    events = [_item_event(item, article.date) for item in listing.items if item.depth == 0]
    by_label = [item for item in listing.items if any(True for _ in find_dates(item.label))]
    dated = [e for e in events if e.date]
    keys = [date_key(e.date) for e in dated]
    if len(set(keys)) < 2 or len(events) > 12 or keys != sorted(keys):
        return  # years out of order are figures with their years, not a story
    if len(by_label) == len(events) or (
        len(dated) >= 2 and _ROADMAP.search(f"{title} {section.title.plain}")
    ):
        if len(by_label) == len(events) and not _one_story(listing.items):
            return
        yield Timeline(
            slug(title, "timeline"), title, tuple(events), listing.span, section.role.public
        )


def _one_story(items: Sequence[Item]) -> bool:
    """Labels that are dates and nothing else tell a story; "OpenAI's 2030 target" is a figure with a year."""
    return all(
        max((len(f.surface) for f in find_dates(i.label)), default=0) >= len(i.label) - 12
        for i in items
    )


def _title(section: Section, before: object) -> str:
    if isinstance(before, Paragraph):
        if before.label:
            return before.label
        if before.text.plain.endswith(":") and len(before.text.plain) < 60:
            return before.text.plain.rstrip(":")
    return section.title.plain


def _item_event(item: Item, written: Date | None) -> Event:
    in_label = next(find_dates(item.label, written), None)
    if in_label:
        return _event(
            in_label, shortened(item.text.plain), item.text.plain, item.span.first, written
        )
    found = next(find_dates(item.text.plain, written), None)
    label = item.label or shortened(item.text.plain)
    if found is None:
        return Event("", "", "order", label, bool(_FUTURE.search(item.text.plain)), item.span.first)
    return _event(found, label, item.text.plain, item.span.first, written)


def _event(found: DateFound, label: str, words: str, line: int, written: Date | None) -> Event:
    return Event(
        found.surface,
        found.iso if not found.last else f"{found.iso}/{found.last}",
        found.precision,
        label,
        _is_future(found, words, written),
        line,
    )


def _is_future(found: DateFound, words: str, written: Date | None) -> bool:
    if written and found.key:
        return found.key > written.isoformat() and (
            found.precision != "year"
            or int(found.iso) > written.year
            or bool(_FUTURE.search(words))
        )
    return bool(_FUTURE.search(words))


def _chronology(
    article: Article, sentences: Sequence[Sentence], figures: Sequence[Found]
) -> Iterator[Timeline]:
    """Everything dated in the prose, in time order; undated relatives keep their place in the text."""
    events: list[Event] = []
    beside: dict[int, list[Found]] = defaultdict(list)
    for figure in figures:
        beside[id(figure.sentence)].append(figure)
    for sentence in sentences:
        if sentence.public:
            events += _in_sentence(sentence, article, beside[id(sentence)])
    told: list[Event] = []
    for event in sorted(
        events, key=lambda e: ": " not in e.label
    ):  # a label and its figure says it best
        if not any(_same(event, earlier) for earlier in told):
            told.append(event)
    told.sort(key=lambda e: e.line)
    # A stable sort: what is of one date keeps the order of the text.
    dated = sorted((e for e in told if e.date), key=lambda e: date_key(e.date))
    ordered = (*dated, *(e for e in told if not e.date))
    if len({e.date for e in dated}) >= 3:
        span = Span.over(Span(e.line, e.line) for e in ordered)
        yield Timeline("timeline-chronology", article.title.plain, ordered, span)


def _in_sentence(sentence: Sentence, article: Article, figures: Sequence[Found]) -> Iterator[Event]:
    if len(sentence.text) > _LONGEST:
        return
    for found in find_dates(sentence.text, article.date):
        label = event_label(sentence.text, found, figures, article.language)
        if label:
            line = line_of(found.surface, sentence.span, article.source)
            words = label if article.language == "en" else sentence.text
            yield _event(found, label, f"{found.surface} {words}", line, article.date)


def _same(event: Event, earlier: Event) -> bool:
    """One event told twice: one date, and a figure or most of the words in common."""
    if event.date != earlier.date or (not event.date and event.when != earlier.when):
        return False
    one, two = _told(event.label), _told(earlier.label)
    shared = one & two
    return any(word[0].isdigit() for word in shared) or 2 * len(shared) >= min(len(one), len(two))


def _told(label: str) -> set[str]:
    return set(re.findall(r"\d[\d.,]*\d|\d|[^\W\d_]{4,}", label.lower()))
