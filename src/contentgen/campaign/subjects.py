"""Brief → three to five subject lines, and the preheader beside the first of them.

Each device once before any twice: the title's own words, a change, a heading, a question, a figure, the
takeaway. Never half a sentence; no question mark unless the article asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from contentgen.article.model import Role
from contentgen.brief.model import Audience, Brief, Stat
from contentgen.brief.quantities import find_quantities
from contentgen.campaign.cards import is_hero
from contentgen.campaign.desk import Desk
from contentgen.campaign.figures import qualifier_of, short
from contentgen.campaign.headings import deck_of, without_ordinal
from contentgen.campaign.model import NOTHING, Said
from contentgen.campaign.pointing import POINTS_BACK
from contentgen.campaign.prose import overlap
from contentgen.campaign.sentences import split_sentences

SUBJECT = 50  # characters that a phone's inbox row shows
SHORTEST = 13
PREHEADER = 110


def subject_lines(brief: Brief, headline: Said, addressed: Audience | None = None) -> list[Said]:
    """Three to five, one a device first: the title's words, a change, a heading, a question, a figure.

    A letter that speaks to one audience first opens with what it tells that audience.
    """
    chosen: list[Said] = []
    spare: list[Said] = []
    for ideas in (_to_audience(brief, addressed), *_devices(brief, headline)):
        able = [said for said in map(_as_subject, ideas) if SHORTEST <= len(said.text) <= SUBJECT]
        fresh = [said for said in able if not _said_already(said, chosen)]
        chosen += fresh[:1]
        spare += fresh[1:]
    for said in spare:
        if len(chosen) < 3 and not _said_already(said, chosen):
            chosen.append(said)
    return chosen


def _to_audience(
    brief: Brief, addressed: Audience | None, only_figured: bool = False
) -> Iterator[Said]:
    """Short sentences of that audience's paragraph, those with a figure first."""
    if addressed is None:
        return
    told = split_sentences(addressed.text, brief.language)
    for figured in (True,) if only_figured else (True, False):
        for sentence in told:
            if bool(re.search(r"\d", sentence)) is figured and not POINTS_BACK.match(sentence):
                yield Said(sentence, addressed.span.lines, (addressed.id,))


def _as_subject(said: Said) -> Said:
    return replace(said, text=said.text.strip(" .,:;–—-"))


def _said_already(said: Said, chosen: Sequence[Said]) -> bool:
    return any(overlap(said.text, other.text) > 0.6 for other in chosen)


def _devices(brief: Brief, headline: Said) -> Iterator[Iterable[Said]]:
    """One a device: the title's words, a change, two rivals, a question, a figure, a turn, a heading
    that is concrete, what it means for somebody, the takeaway; a plain heading last."""
    head, colon, tail = headline.text.partition(": ")
    pieces = (head, headline.text, tail) if colon else (headline.text,)
    yield [Said(piece, headline.lines) for piece in pieces]
    yield _change_subject(brief)
    yield _rivals(brief)
    yield [Said(f.question, f.span.lines, (f.id,)) for f in brief.faq if f.public]
    heroes = (stat for stat in brief.stats if is_hero(stat))
    yield [said for stat in heroes if (said := _figure_subject(stat))]
    turns = (a for a in brief.angles if a.public and a.kind in ("reversal", "contrarian", "versus"))
    yield [Said(a.title, a.span.lines, (a.id,)) for a in turns]
    yield _headings(brief, concrete=True)
    yield (said for a in brief.audiences if a.public for said in _to_audience(brief, a, True))
    told = (t for t in brief.takeaways if t.public)
    yield [Said(split_sentences(t.text, brief.language)[0], t.span.lines, (t.id,)) for t in told]
    yield _headings(brief, concrete=False)


# A label that leans on its sentence is no subject: "$78.5M: repairs there".
_LEANING = re.compile(
    r"^(?:of|for|in|to|by|at|from)\b|\b(?:there|here|this|that|these|those|it|them|(?:him|her|it|them)sel(?:f|ves))\b",
    re.I,
)
_DONE = re.compile(r"(?:\w+ed|spent|paid|lost|built|sold|made|bought|won|cut)\b", re.I)


def _figure_subject(stat: Stat) -> Said | None:
    """ "43 broken things", "$100B committed to AWS", "Annualized revenue: more than $30B"."""
    label, surface = stat.label, _surface(stat)
    if not label or _LEANING.search(label):
        return None
    counted = stat.quantity.kind in ("number", "unit") and label[:1].islower()
    if counted and f"{stat.quantity.figure} {label[:12]}" not in stat.sentence:
        return None  # "60 miles of old pipe" lost its "of" on the way to a label
    if counted or _DONE.match(label):
        words = f"{surface} {label}"
    else:
        words = f"{label[:1].upper()}{label[1:]}: {surface[:1].lower()}{surface[1:]}"
    return Said(words, stat.lines, (stat.id,))


def _rivals(brief: Brief) -> Iterator[Said]:
    """ "Valuation: Anthropic $380B, OpenAI $300B", where nothing makes the two unlike."""
    for comparison in brief.comparisons:
        if not comparison.public or comparison.warnings or len(comparison.items) != 2:
            continue
        if not all(_is_spoken_of(item.label, brief) for item in comparison.items):
            continue  # the heads of two columns are no rivals
        one, two = (f"{i.label} {_short_surface(i.surface)}" for i in comparison.items)
        metric = comparison.metric[:1].upper() + comparison.metric[1:]
        lines = tuple(sorted({*comparison.span.lines, *(i.line for i in comparison.items)}))
        yield Said(f"{metric}: {one}, {two}", lines, (comparison.id,))


def _is_spoken_of(name: str, brief: Brief) -> bool:
    return sum(name in s.text for s in brief.sentences if s.public) >= 2


def _short_surface(surface: str) -> str:
    """ "about $380 billion" → "about $380B"."""
    found = find_quantities(surface)
    if not found:
        return surface
    return f"{qualifier_of(found[0])} {short(found[0])}".strip()


def _headings(brief: Brief, *, concrete: bool) -> Iterator[Said]:
    """Headings with a figure or a question, or the others; after a dash or colon it gets concrete."""
    told = [s for s in brief.article.walk() if s.role in (Role.INTRO, Role.BODY) and s.title.plain]
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


def preheader(
    brief: Brief, desk: Desk, subjects: Sequence[Said], addressed: Audience | None = None
) -> Said:
    """Adds to the subject, never repeats it."""
    subject = subjects[0].text if subjects else brief.title
    subtitle = deck_of(brief)
    ideas = list(_to_audience(brief, addressed))
    if subtitle:
        lines = subtitle.span(0, max(1, len(subtitle.plain))).lines
        ideas += [Said(s, lines) for s in split_sentences(subtitle.plain, brief.language)]
    ideas += [p.said for p in sorted(desk.passages, key=lambda p: -desk.weights[p.order])]
    able = [s for s in ideas if 30 <= len(s.text) <= PREHEADER]
    return min(
        able, key=lambda s: (overlap(s.text, subject) > 0.5, ideas.index(s)), default=NOTHING
    )
