"""Article → what happens in an order without dates: arrow chains, phases, "first … then … finally".

"A leaks a memo → B signs → B passes A"            three steps
"1. **Phase 1 – Survey** … 2. **Phase 2 – Build**"  three steps, under a heading that says so
"First, it copies. Then it checks. Finally, it switches."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from contentgen.article.model import Article, Item, Listing, Paragraph, Section, Text
from contentgen.brief.dates import find_dates
from contentgen.brief.event_labels import shortened
from contentgen.brief.model import Event, Sentence, Timeline
from contentgen.brief.slugs import slug
from contentgen.brief.tense import tense_of
from contentgen.source import Span

ARROW = re.compile(r"\s*(?:→|⟶|➔|➜|->|=>|-->)\s*")
_QUOTED = re.compile(r"[\"“„«](?P<words>[^\"“”„«»]{3,90})[\"”“»]")
# A way through menus or folders is no story: "Settings → Privacy → Cookies".
_MENU = re.compile(
    r"\b(?:click|select|choose|tap|press|open|go\s+to|navigate|head\s+to|menu|settings|preferences|file|path|folder|under)\b",
    re.I,
)
_LONGEST_STEP = 90
_MOST_STEPS = 9
_FIRST = re.compile(
    r"(?:first(?:ly)?|to\s+(?:begin|start)\s+with|step\s+(?:1|one))\b[,:]?\s*", re.I
)
_NEXT = re.compile(
    r"(?:second(?:ly)?|third(?:ly)?|fourth|then|next|after\s+that|afterwards|step\s+\w+)\b[,:]?\s*",
    re.I,
)
_LAST = re.compile(r"(?:finally|lastly|last(?:\s+of\s+all)?|in\s+the\s+end)\b[,:]?\s*", re.I)
_PHASE = re.compile(
    r"(?:phase|stage|step|milestone)\s*(?:\d{1,2}|[IVX]{1,4}|one|two|three|four|five)\b", re.I
)
_PHASES_AHEAD = re.compile(
    r"\b(?:roadmap|phases|milestones|stages|what(?:['’]s|\s+comes)\s+next)\b", re.I
)


def find_steps(article: Article, sentences: Sequence[Sentence]) -> Iterator[Timeline]:
    yield from _arrow_chains(article)
    yield from _phases(article)
    yield from _first_then(sentences)


def _arrow_chains(article: Article) -> Iterator[Timeline]:
    for section in article.walk():
        heading = section.title.plain
        for block in section.blocks:
            if isinstance(block, Paragraph):
                heading = _quoted_title(block) or heading
                yield from _chains(block.text, heading or article.title.plain, section)
            elif isinstance(block, Listing):
                for item in block.items:
                    title = item.label or heading or article.title.plain
                    yield from _chains(item.text, title, section)


def _quoted_title(block: Paragraph) -> str:
    words = block.label if ARROW.search(block.text.plain) else f"{block.label} {block.text.plain}"
    quoted = _QUOTED.search(words)
    return quoted["words"] if quoted else ""


def _chains(text: Text, heading: str, section: Section) -> Iterator[Timeline]:
    if not ARROW.search(text.plain):
        return
    code = [text.plain[m.start : m.end] for m in text.marked("code")]
    start = 0
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])", text.plain):
        start = text.plain.index(sentence, start)
        steps = _steps(sentence)
        if len(steps) >= 3 and not any(sentence in c or ARROW.search(c) for c in code):
            line = text.line_at(start)
            events = tuple(Event("", "", "order", s, False, line) for s in steps)
            title = heading or steps[0]
            yield Timeline(
                slug(title, "timeline"), heading, events, Span(line, line), section.role.public
            )


def _steps(sentence: str) -> list[str]:
    parts = ARROW.split(sentence)
    if len(parts) < 3 or _MENU.search(parts[0]):
        return []
    # "Create a graphic showing the timeline: A → B": what stands before the colon introduces the chain.
    parts[0] = parts[0].rpartition(": ")[2]
    steps = [part.strip(" .;") for part in parts if part.strip(" .;")]
    able = all(re.search(r"[^\W\d_]{3,}", s) and len(s) <= _LONGEST_STEP for s in steps)
    return steps if able and len(steps) <= _MOST_STEPS else []


def _phases(article: Article) -> Iterator[Timeline]:
    """A list whose items are numbered phases or stages and bear no dates."""
    for section in article.walk():
        for block in section.blocks:
            if isinstance(block, Listing) and 3 <= len(block.items) <= _MOST_STEPS:
                yield from _phase_list(section, block)
    for section in article.walk():
        yield from _phase_headings(section.children)


def _phase_list(section: Section, listing: Listing) -> Iterator[Timeline]:
    items = [item for item in listing.items if item.depth == 0]
    if sum(any(True for _ in find_dates(f"{i.label} {i.text.plain}")) for i in items) > 1:
        return  # a list of dates
    if len(items) < 3 or not all(_PHASE.match(item.label or item.text.plain) for item in items):
        return
    ahead = bool(_PHASES_AHEAD.search(section.title.plain))
    events = tuple(_phase(item, ahead) for item in items)
    if all(e.label for e in events):
        title = section.title.plain or events[0].label
        yield Timeline(slug(title, "timeline"), title, events, listing.span, section.role.public)


def _phase(item: Item, ahead: bool) -> Event:
    tense = tense_of(item.text.plain)
    label = item.label if _says_what(item.label) else shortened(item.text.plain)
    future = tense > 0 or (ahead and tense == 0)
    return Event("", "", "order", label.rstrip(":. "), future, item.span.first)


def _says_what(label: str) -> bool:
    """ "Phase 2 – Public beta" says what it is, "Phase 2" does not."""
    return len(_PHASE.sub("", label, count=1).strip(" :–—-.")) > 3


def _phase_headings(sections: Sequence[Section]) -> Iterator[Timeline]:
    named = [s for s in sections if _PHASE.match(s.title.plain) and _says_what(s.title.plain)]
    if not 3 <= len(named) <= _MOST_STEPS:
        return
    events = tuple(
        Event("", "", "order", s.title.plain.rstrip(":. "), False, s.span.first)
        for s in named
        if len(s.title.plain) <= _LONGEST_STEP
    )
    if len(events) >= 3:
        span = Span.over(Span(e.line, e.line) for e in events)
        public = all(s.role.public for s in named)
        yield Timeline(slug(events[0].label, "timeline"), events[0].label, events, span, public)


def _first_then(sentences: Sequence[Sentence]) -> Iterator[Timeline]:
    """Consecutive sentences of one paragraph that count their steps."""
    for section, group in groupby(sentences, key=lambda s: (s.section, s.public)):
        run: list[tuple[Sentence, str]] = []
        for sentence in group:
            if found := _FIRST.match(sentence.text):
                run = [(sentence, sentence.text[found.end() :])]
            elif run and (found := _NEXT.match(sentence.text)):
                run.append((sentence, sentence.text[found.end() :]))
            elif run and (found := _LAST.match(sentence.text)):
                yield from _run([*run, (sentence, sentence.text[found.end() :])], section[0])
                run = []
            else:
                run = []


def _run(run: Sequence[tuple[Sentence, str]], title: str) -> Iterator[Timeline]:
    labels = [shortened(words) for _, words in run]
    if len(run) < 3 or not all(labels):
        return
    events = tuple(
        Event("", "", "order", label, False, sentence.span.first)
        for (sentence, _), label in zip(run, labels, strict=True)
    )
    span = Span.over(sentence.span for sentence, _ in run)
    yield Timeline(slug(title or labels[0], "timeline"), title, events, span, run[0][0].public)
