"""Sections of the article → the two to four worth telling in a letter.

Each is its heading, two or three passages that stand alone, a list or a table that fits whole, and a
picture. What would have to be cut to fit stays on the web page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contentgen.article.model import Listing, Role, Section
from contentgen.brief.model import Brief, Table
from contentgen.brief.slugs import slug
from contentgen.campaign.cards import card_for
from contentgen.campaign.desk import Desk
from contentgen.campaign.headings import short_heading
from contentgen.campaign.model import NOTHING, Card, Part, Rows, Said
from contentgen.campaign.prose import overlap
from contentgen.campaign.sentences import leading_sentences
from contentgen.campaign.together import Run, runs_of

MOST_PARTS = 4
MOST_POINTS = 5
MOST_PICTURES = 2
_ROOM = 340  # characters of sentences in a section, after which none is added
# A section's first words say what it is about: worth as much as a leading figure.
_OPENING = 2.5
# Below this a second paragraph says too little to be worth the reader's time.
_WORTH = 1.0


def letter_parts(
    brief: Brief,
    cards: Sequence[Card],
    desk: Desk,
    used: set[str],
    elsewhere: Sequence[Said],
    theme: str = "",
) -> Iterator[Part]:
    """The sections worth telling, in the article's order; `elsewhere` is what the letter tells in
    other places, `used` are cards it shows there, `theme` draws the choice towards its words."""
    told: list[Run] = []
    pictures = 0
    worth = _worth_telling(brief, desk, elsewhere, theme)
    times = 2 if len(worth) == 1 else 1  # the only section has the room of two
    for section, able in worth:
        table = _table_of(section, brief)
        points = () if table else _points(section, brief)
        chosen = _tell(able, told, times)
        if not (chosen or points or table):
            continue
        told += chosen
        card = ""
        if table is None and pictures < MOST_PICTURES:
            card = _card_of(cards, section, chosen, used)
        used.add(card)
        pictures += card != ""
        yield Part(
            heading=_heading(section),
            sentences=tuple(run.said for run in chosen),
            points=points,
            card=card,
            table=Rows(tuple(c.name for c in table.columns), table.rows) if table else None,
            table_caption=table.caption if table else "",
            table_lines=table.span.lines if table else (),
            anchor=slug(section.title.plain) if section.title.plain else "",
        )


def _heading(section: Section) -> Said:
    title = section.title.plain
    return Said(short_heading(title), (section.span.first,)) if title else NOTHING


def _worth_telling(
    brief: Brief, desk: Desk, elsewhere: Sequence[Said], theme: str
) -> list[tuple[Section, list[Run]]]:
    """The sections with the heaviest runs, each with the runs that are told nowhere else."""

    def told(text: str) -> bool:
        return any(_told_in(text, other) for other in elsewhere)

    able = [
        (section, list(runs_of(section, brief, desk.name, told))) for section in _tellable(brief)
    ]

    def worth(pair: tuple[Section, list[Run]]) -> float:
        heaviest = sorted((run.weight for run in pair[1]), reverse=True)[:3]
        near = max((desk.near(theme, r.said.text) for r in pair[1]), default=0.0) if theme else 0.0
        return sum(heaviest) + near

    tellable = [
        pair for pair in able if pair[1] or _points(pair[0], brief) or _table_of(pair[0], brief)
    ]
    best = sorted(tellable, key=worth, reverse=True)[:MOST_PARTS]
    return [pair for pair in tellable if pair in best]


def _tellable(brief: Brief) -> list[Section]:
    """Top-level sections of the story; where one heading holds everything, its subsections."""
    able = [
        s for s in brief.article.sections if s.role in (Role.BODY, Role.INTRO) and s.title.plain
    ]
    if len(able) == 1 and len(able[0].children) >= 2:
        return [c for c in able[0].children if c.role in (Role.BODY, Role.INTRO)]
    untitled = [s for s in brief.article.sections if s.role.public and not s.title.plain]
    return [s for s in able if s.role is Role.BODY] or able or untitled


def _told_in(text: str, other: Said) -> bool:
    """Whether `other` says it: the same words, or a quotation that stands in both."""
    if not other:
        return False
    return overlap(text, other.text) > 0.55 or other.text in text or text in other.text


def _tell(able: Sequence[Run], told: Sequence[Run], times: int) -> list[Run]:
    """One to three runs of a section, as the article has them: what opens it, what weighs most."""
    chosen: list[Run] = []
    for run in sorted(able, key=lambda r: (-r.weight - _OPENING * r.opens, r.order)):
        room = sum(len(r.said.text) for r in chosen) <= times * _ROOM
        if (
            len(chosen) == 3 * times
            or not room
            or (chosen and run.weight < _WORTH and not run.opens)
        ):
            break
        if not any(_repeats(run, other) for other in [*chosen, *told]):
            chosen.append(run)
    return sorted(chosen, key=lambda r: r.order)


def _repeats(run: Run, other: Run) -> bool:
    one, two = run.said.text, other.said.text
    return overlap(one, two) > 0.5 or one in two or two in one


def _card_of(cards: Sequence[Card], section: Section, chosen: Sequence[Run], used: set[str]) -> str:
    """A picture of what the sentences say; else one that tells a relation found in the section."""
    lines = sorted({n for run in chosen for n in run.said.lines})
    telling = [c for c in cards if c.kind not in ("title", "table", "faq", "takeaway", "quote")]
    relations = [c for c in telling if c.kind in ("change", "chart", "comparison", "timeline")]
    return card_for(telling, (), lines, used) or card_for(
        relations, (), list(section.span.lines), used
    )


def _table_of(section: Section, brief: Brief) -> Table | None:
    """The first table of the section that a mail can show whole."""
    inside = (t for t in brief.tables if section.span.first <= t.span.first <= section.span.last)
    return next((t for t in inside if t.public and _fits_letter(t)), None)


def _points(section: Section, brief: Brief) -> tuple[tuple[str, Said], ...]:
    """The section's first list of labelled items that fits whole; half of one would mislead."""
    for inner in section.walk():
        for block in inner.blocks:
            if isinstance(block, Listing) and (points := _whole(block, brief)):
                return points
    return ()


def _whole(listing: Listing, brief: Brief) -> tuple[tuple[str, Said], ...]:
    items = listing.items
    if not 2 <= len(items) <= MOST_POINTS or not all(i.label and i.text.plain for i in items):
        return ()
    told = [
        (i, leading_sentences(i.text.plain, 150, brief.language) or i.text.plain) for i in items
    ]
    if any(len(words) > 170 for _, words in told):
        return ()
    return tuple((item.label, Said(words, item.span.lines)) for item, words in told)


def _fits_letter(table: Table) -> bool:
    return (
        2 <= len(table.columns) <= 4
        and 2 <= len(table.rows) <= 8
        and all(len(cell) <= 60 for row in table.rows for cell in row)
    )
