"""Brief, cards and stories → the plan of the letter: what goes in, in which order.

The article's own sentences throughout; what a section of the letter prints is self-contained, since a
reader of mail has not read the paragraph before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from contentgen.article.model import Listing, Notice, Role, Section
from contentgen.brief.model import Audience, Brief, Faq, Quote, Stat, Table
from contentgen.brief.slugs import slug
from contentgen.campaign.cards import card_for, is_hero
from contentgen.campaign.desk import Desk
from contentgen.campaign.figures import figure_of, short
from contentgen.campaign.headings import without_ordinal
from contentgen.campaign.model import NOTHING, Asked, Card, Figure, LetterPlan, Part, Rows, Said
from contentgen.campaign.prose import Passage, overlap, trim
from contentgen.campaign.sentences import leading_sentences, split_sentences

SUBJECT = 50  # characters that a phone's inbox row shows
PREHEADER = 110
MOST_POINTS = 5


def plan_letter(brief: Brief, cards: Sequence[Card], desk: Desk, audience: str = "") -> LetterPlan:
    """`audience` names whom to speak to first, as the article calls them ("renters")."""
    title = brief.article.title
    headline = Said(brief.title, title.span(0, max(1, len(title.plain))).lines)
    lead = _lead(brief, desk)
    band = _band(brief)
    used: set[str] = set()
    top = _top_card(brief, cards)
    used.add(top)
    parts = tuple(_parts(brief, cards, desk, used, lead))
    subjects = tuple(_subjects(brief, headline)[:5])
    return LetterPlan(
        subjects=subjects,
        preheader=_preheader(brief, desk, subjects),
        kicker=_kicker(brief),
        headline=headline,
        lead=lead,
        band=band,
        card=top,
        parts=parts,
        faq=tuple(_picks(brief)),
        faq_total=sum(f.public for f in brief.faq),
        takeaways=tuple(_takeaways(brief, lead)),
        audiences=tuple(
            (_addressed(a.name, brief.language), Said(a.text, a.span.lines, (a.id,)))
            for a in _first(brief.audiences, audience)
            if a.public
        )[:3],
        quote=next((Said(q.text, (q.line,), (q.id,)) for q in _real_quotes(brief)), None),
        quote_by=next((q.by for q in _real_quotes(brief)), ""),
        disclaimer=Said(
            brief.disclaimer, brief.disclaimer_span.lines if brief.disclaimer_span else ()
        ),
    )


def _first(audiences: Sequence[Audience], wanted: str) -> list[Audience]:
    return sorted(audiences, key=lambda a: not wanted or wanted.lower() not in a.name.lower())


def unknown_audience(brief: Brief, wanted: str) -> tuple[Notice, ...]:
    """A notice when the article has no paragraph for `wanted`."""
    names = [a.name for a in brief.audiences if a.public]
    if not wanted or any(wanted.lower() in name.lower() for name in names):
        return ()
    known = f"it speaks to: {', '.join(names)}" if names else "it speaks to nobody by name"
    return (Notice("CG161", "warning", f"no paragraph for the audience {wanted!r}; {known}", ()),)


def _addressed(name: str, language: str) -> str:
    """ "American Investor" → "For the American Investor"; other languages keep the bare name."""
    if language != "en" or not name:
        return name
    return f"For the {name}" if name[:1].isupper() else f"For {name}"


def all_asked(brief: Brief) -> tuple[Asked, ...]:
    return tuple(
        Asked(Said(f.question, f.span.lines, (f.id,)), Said(f.answer, f.span.lines, (f.id,)))
        for f in brief.faq
        if f.public
    )


def _subjects(brief: Brief, headline: Said) -> list[Said]:
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


def _preheader(brief: Brief, desk: Desk, subjects: Sequence[Said]) -> Said:
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


def _kicker(brief: Brief) -> Said:
    minutes = f"{brief.reading_minutes} minute{'s' if brief.reading_minutes != 1 else ''}"
    stated = brief.article.get("reading_minutes")
    category = brief.article.get("category")
    lines = tuple(sorted({line for meta in (stated, category) if meta for line in meta.span.lines}))
    return Said(" · ".join(words for words in (brief.category, minutes) if words), lines)


def _lead(brief: Brief, desk: Desk) -> Said:
    subtitle = brief.article.subtitle
    if subtitle and subtitle.plain:
        return Said(subtitle.plain, subtitle.span(0, len(subtitle.plain)).lines)
    hook = desk.hook()
    return hook.said if hook else NOTHING


def _band(brief: Brief) -> tuple[Figure, ...]:
    """Two or three figures with captions short enough to stand under them."""
    able = [s for s in brief.stats if is_hero(s) and len(s.label) <= 60]
    chosen: list[Stat] = []
    for stat in able:
        if not any(overlap(stat.label, c.label) > 0.6 for c in chosen):
            chosen.append(stat)
    return tuple(figure_of(s, _caption(s)) for s in chosen[:3]) if len(chosen) >= 2 else ()


def _caption(stat: Stat) -> str:
    """With its owner, where the caption does not name one: the band stands apart from any sentence."""
    label = stat.label
    if (
        stat.entity
        and stat.entity not in label
        and len(label) + len(stat.entity) <= 62
        and re.match(r"(?:committed|invested|pledged|spent|paid|raised)\b", label)
    ):
        return (
            f"{label} by {stat.entity}" if " by " not in label and "today" not in label else label
        )
    return label


def _top_card(brief: Brief, cards: Sequence[Card]) -> str:
    """The one picture near the top: of those that tell a relation, the one with the heaviest fact."""
    telling = [c for c in cards if c.kind in ("change", "timeline", "comparison", "chart")]

    def weight(card: Card) -> float:
        own = [s.score for s in brief.stats if s.public and set(s.lines) & set(card.lines)]
        return max(own, default=0.0) + (2.0 if card.kind == "change" else 0.0)

    best = max(telling, key=weight, default=None)
    return best.id if best else next((c.id for c in cards if c.kind in ("stat", "title")), "")


def _parts(
    brief: Brief, cards: Sequence[Card], desk: Desk, used: set[str], lead: Said
) -> Iterator[Part]:
    """The two to four sections worth telling, in the article's order."""
    told: list[Passage] = []
    by_section = [(section, _passages_of(section, desk)) for section in _tellable(brief)]
    worth = sorted(
        by_section,
        key=lambda pair: -sum(sorted((desk.weights[p.order] for p in pair[1]), reverse=True)[:3]),
    )[:4]
    pictures = 0
    for section, able in by_section:
        if (section, able) not in worth or not able:
            continue
        chosen = _tell(able, desk, told, lead)
        if not chosen:
            continue
        told += chosen
        table = next(
            (
                t
                for t in brief.tables
                if t.public
                and section.span.first <= t.span.first <= section.span.last
                and _fits_letter(t)
            ),
            None,
        )
        lines = {n for p in chosen for n in p.said.lines}
        card = (
            card_for(
                [c for c in cards if c.kind not in ("title", "table", "faq", "takeaway")],
                (),
                sorted(lines),
                used,
            )
            if pictures < 2 and table is None
            else ""
        )
        if card:
            used.add(card)
            pictures += 1
        heading = section.title
        yield Part(
            heading=Said(without_ordinal(heading.plain), (section.span.first,)),
            sentences=tuple(p.said for p in chosen),
            points=tuple(_points(section, chosen, brief)) if table is None else (),
            card=card,
            table=Rows(tuple(c.name for c in table.columns), table.rows) if table else None,
            table_caption=table.caption if table else "",
            table_lines=table.span.lines if table else (),
            anchor=slug(heading.plain),
        )


def _tellable(brief: Brief) -> list[Section]:
    """Top-level sections of the story; where one heading holds everything, its subsections."""
    able = [
        s for s in brief.article.sections if s.role in (Role.BODY, Role.INTRO) and s.title.plain
    ]
    if len(able) == 1 and len(able[0].children) >= 2:
        return [c for c in able[0].children if c.role in (Role.BODY, Role.INTRO)]
    return [s for s in able if s.role is Role.BODY] or able


def _passages_of(section: Section, desk: Desk) -> list[Passage]:
    titles = {inner.title.plain for inner in section.walk()}
    return [p for p in desk.passages if p.section in titles and p.role in (Role.BODY, Role.INTRO)]


def _tell(
    able: Sequence[Passage], desk: Desk, told: Sequence[Passage], lead: Said
) -> list[Passage]:
    """Two or three passages of one section, as the article has them."""
    chosen: list[Passage] = []
    for passage in sorted(able, key=lambda p: (-desk.weights[p.order], p.order)):
        if len(chosen) == 3 or sum(len(p.said.text) for p in chosen) > 420:
            break
        near = [*chosen, *told]
        if (
            not any(
                overlap(passage.said.text, p.said.text) > 0.5
                or set(passage.said.lines) == set(p.said.lines)
                for p in near
            )
            and overlap(passage.said.text, lead.text) < 0.6
        ):
            chosen.append(passage)
    return sorted(chosen, key=lambda p: p.order)


def _points(
    section: Section, chosen: Sequence[Passage], brief: Brief
) -> Iterator[tuple[str, Said]]:
    """The labelled items of the section's first list that the sentences do not already tell."""
    told = {n for p in chosen for n in p.said.lines}
    for inner in section.walk():
        for block in inner.blocks:
            if not isinstance(block, Listing):
                continue
            items = [i for i in block.items if i.label and not set(i.span.lines) & told]
            if not 2 <= len(items) <= MOST_POINTS:
                continue  # a longer list is for the page: half of it would mislead
            for item in items:
                words = (
                    leading_sentences(trim(item.text.plain), 150, brief.language) or item.text.plain
                )
                if len(words) <= 170:
                    yield item.label, Said(words, item.span.lines)
            return


def _fits_letter(table: Table) -> bool:
    return (
        2 <= len(table.columns) <= 4
        and 2 <= len(table.rows) <= 8
        and all(len(cell) <= 60 for row in table.rows for cell in row)
    )


def _picks(brief: Brief) -> Iterator[Asked]:
    """Four of the questions: those answered with figures first, in the article's order; no disclaimed ones."""
    able = [
        f
        for f in brief.faq
        if f.public and not f.answer.startswith("(") and _short_answer(f, brief)
    ]
    best = sorted(able, key=lambda f: (-bool(re.search(r"\d", f.answer)), len(f.answer) > 420))[:4]
    for faq in able:
        if faq in best:
            yield Asked(
                Said(faq.question, faq.span.lines, (faq.id,)),
                Said(_short_answer(faq, brief), faq.span.lines, (faq.id,)),
            )


def _short_answer(faq: Faq, brief: Brief) -> str:
    return leading_sentences(faq.answer.replace("\n", " "), 380, brief.language)


def _takeaways(brief: Brief, lead: Said) -> Iterator[Said]:
    kept: list[str] = []
    for takeaway in brief.takeaways:
        text = leading_sentences(trim(takeaway.text), 300, brief.language)
        if (
            takeaway.public
            and text
            and overlap(text, lead.text) < 0.6
            and not any(overlap(text, k) > 0.6 for k in kept)
            and len(kept) < 3
        ):
            kept.append(text)
            yield Said(text, takeaway.span.lines, (takeaway.id,))


def _real_quotes(brief: Brief) -> list[Quote]:
    return [q for q in brief.quotes if q.public and q.by and not q.paraphrase and len(q.text) >= 50]
