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
from contentgen.campaign.headings import without_ordinal
from contentgen.campaign.model import Card, Part, Rows, Said
from contentgen.campaign.prose import Passage, overlap, trim
from contentgen.campaign.sentences import leading_sentences

MOST_POINTS = 5


def letter_parts(
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
