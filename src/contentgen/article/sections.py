"""Pieces in reading order → the heading tree, each section with its role.

A rule belongs to the section it closes, but does not lengthen it; rules before the first heading go
with it, so that an article without an introduction has no empty section in front.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from contentgen.article.model import EMPTY, Block, Role, Rule, Section
from contentgen.article.notes import Notes
from contentgen.article.pieces import Heading, Piece
from contentgen.article.roles import INHERITED, role_of
from contentgen.source import Span


@dataclass(slots=True)
class _Draft:
    """A section while it grows."""

    heading: Heading | None
    blocks: list[Block] = field(default_factory=list)
    below: list[_Draft] = field(default_factory=list)
    late: bool = False

    @property
    def level(self) -> int:
        return self.heading.level if self.heading else 0


def build_sections(pieces: Sequence[Piece], notes: Notes) -> tuple[Section, ...]:
    """The forest of sections; sections[0] is untitled when text stands before the first heading."""
    start, drafts = _Draft(None), list[_Draft]()
    path: list[_Draft] = []
    total = sum(isinstance(piece, Heading) for piece in pieces)
    seen = 0
    for piece in pieces:
        if not isinstance(piece, Heading):
            (path[-1] if path else start).blocks.append(piece)
            continue
        seen += 1
        draft = _Draft(piece, late=seen * 2 >= total)
        while path and path[-1].level >= piece.level:
            path.pop()
        (path[-1].below if path else drafts).append(draft)
        path.append(draft)
    if drafts and all(isinstance(block, Rule) for block in start.blocks):
        drafts[0].blocks[:0] = start.blocks
        start.blocks = []
    drafts[:0] = [start] if start.blocks else []
    sections = tuple(_section(draft, None) for draft in drafts)
    _note_hidden(sections, notes)
    return _with_intro(sections)


def _section(draft: _Draft, inherited: Role | None) -> Section:
    title = draft.heading.text if draft.heading else EMPTY
    role = inherited or role_of(title.plain, draft.blocks, _all_blocks(draft), late=draft.late)
    children = tuple(_section(below, role if role in INHERITED else None) for below in draft.below)
    return Section(title, draft.level, role, tuple(draft.blocks), _span(draft, children), children)


def _all_blocks(draft: _Draft) -> list[Block]:
    return [*draft.blocks, *(block for below in draft.below for block in _all_blocks(below))]


def _span(draft: _Draft, children: Sequence[Section]) -> Span:
    """Heading to last line of text; rules at the end only part it from what follows."""
    spans = [draft.heading.span] if draft.heading else []
    spans += [block.span for block in draft.blocks if not isinstance(block, Rule)]
    spans += [child.span for child in children]
    spans = spans or [block.span for block in draft.blocks]
    start = draft.heading.span.first if draft.heading else min(span.first for span in spans)
    return Span(start, max(span.last for span in spans))


def _with_intro(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Text before the first heading introduces; without any heading it is the article itself."""
    if len(sections) < 2 or sections[0].level:
        return sections
    first = sections[0]
    return (Section(first.title, 0, Role.INTRO, first.blocks, first.span), *sections[1:])


def _note_hidden(sections: Sequence[Section], notes: Notes) -> None:
    for section in sections:
        if section.role.public:
            _note_hidden(section.children, notes)
        else:
            notes.add("CG126", section.span, f"{section.role.value}, {section.title.plain[:60]!r}")
