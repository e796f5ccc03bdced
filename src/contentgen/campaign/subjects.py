"""Brief → three to five subject lines, and the preheader beside the first of them.

Each device once before any twice: the title's own words, a change, a heading, a question, a figure, the
takeaway. Never half a sentence; no question mark unless the article asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from contentgen.article.model import Role
from contentgen.brief.model import Brief, Stat
from contentgen.campaign.cards import is_hero
from contentgen.campaign.desk import Desk
from contentgen.campaign.figures import short
from contentgen.campaign.headings import without_ordinal
from contentgen.campaign.model import NOTHING, Said
from contentgen.campaign.prose import overlap
from contentgen.campaign.sentences import split_sentences

SUBJECT = 50  # characters that a phone's inbox row shows
PREHEADER = 110


def subject_lines(brief: Brief, headline: Said) -> list[Said]:
    """Three to five, one a device first: the title's words, a change, a heading, a question, a figure."""
    chosen: list[Said] = []
    spare: list[Said] = []
    for ideas in _devices(brief, headline):
        able = [said for said in map(_as_subject, ideas) if 12 <= len(said.text) <= SUBJECT]
        fresh = [said for said in able if not _said_already(said, chosen)]
        chosen += fresh[:1]
        spare += fresh[1:]
    for said in spare:
        if len(chosen) < 3 and not _said_already(said, chosen):
            chosen.append(said)
    return chosen


def _as_subject(said: Said) -> Said:
    return replace(said, text=said.text.strip(" .,:;–—-"))


def _said_already(said: Said, chosen: Sequence[Said]) -> bool:
    return any(overlap(said.text, other.text) > 0.6 for other in chosen)


def _devices(brief: Brief, headline: Said) -> Iterator[Iterable[Said]]:
    head, colon, tail = headline.text.partition(": ")
    pieces = (head, headline.text, tail) if colon else (headline.text,)
    yield [Said(piece, headline.lines) for piece in pieces]
    yield _change_subject(brief)
    yield _heading_subjects(brief)
    yield [Said(f.question, f.span.lines, (f.id,)) for f in brief.faq if f.public]
    heroes = (stat for stat in brief.stats if is_hero(stat))
    yield [Said(f"{_surface(stat)}: {stat.label}", stat.lines, (stat.id,)) for stat in heroes]
    told = (t for t in brief.takeaways if t.public)
    yield [Said(split_sentences(t.text, brief.language)[0], t.span.lines, (t.id,)) for t in told]


def _heading_subjects(brief: Brief) -> Iterator[Said]:
    """Headings with a figure or a question first, then the others; after a dash or colon it gets concrete."""
    told = [s for s in brief.article.walk() if s.role in (Role.INTRO, Role.BODY) and s.title.plain]
    for concrete in (True, False):
        for section in told:
            bare = without_ordinal(section.title.plain)
            for piece in (re.split(r"\s[–—]\s|:\s", bare)[-1], bare):
                if bool(re.search(r"\d|\?", piece)) is concrete:
                    yield Said(piece, (section.span.first,))


def _change_subject(brief: Brief) -> Iterator[Said]:
    """ "Annualized revenue: $9 billion to $30 billion"; what is only expected is no news."""
    for series in brief.series:
        two = series.kind == "time" and len(series.items) == 2 and series.public and series.metric
        if not two or any(item.estimate for item in series.items):
            continue
        before, after = series.items
        lines = tuple(sorted({*series.span.lines, before.line, after.line}))
        metric = series.metric[:1].upper() + series.metric[1:]
        for words in (
            f"{metric}: {before.surface} to {after.surface}",
            f"From {before.surface} to {after.surface}",
        ):
            if len(words) <= SUBJECT:
                yield Said(words, lines, (series.id,))
                break


def _surface(stat: Stat) -> str:
    q = stat.quantity
    figure = short(q)
    before = (
        q.surface[: q.surface.find(q.figure)].strip() if q.figure and q.figure in q.surface else ""
    )
    words = f"{before} {figure}".strip()
    return words[:1].upper() + words[1:]


def preheader(brief: Brief, desk: Desk, subjects: Sequence[Said]) -> Said:
    """Adds to the subject, never repeats it."""
    subject = subjects[0].text if subjects else brief.title
    subtitle = brief.article.subtitle
    ideas = []
    if subtitle:
        lines = subtitle.span(0, max(1, len(subtitle.plain))).lines
        ideas += [Said(s, lines) for s in split_sentences(subtitle.plain, brief.language)]
    ideas += [p.said for p in sorted(desk.passages, key=lambda p: -desk.weights[p.order])]
    able = [s for s in ideas if 30 <= len(s.text) <= PREHEADER]
    return min(
        able, key=lambda s: (overlap(s.text, subject) > 0.5, ideas.index(s)), default=NOTHING
    )
