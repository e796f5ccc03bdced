"""Article → its passages in reading order: runs of prose with label, section and visibility.

A passage is one paragraph, list item or block quote. A label that stands alone labels the passages
of the block after it. Tables, code, pictures and rules are not prose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from contentgen.article.model import (
    Article,
    Block,
    Details,
    Item,
    Listing,
    Paragraph,
    Quotation,
    Role,
    Section,
    Text,
)
from contentgen.brief.labels import (
    LONGEST_TITLE,
    is_publisher_title,
    numbered_angle,
    speaks_to_publisher,
    titled_angle,
    with_label,
)
from contentgen.source import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A section with the role it has through its parents."""

    section: Section
    role: Role
    path: tuple[str, ...]  # titles from the top down to this section's own

    @property
    def title(self) -> str:
        return self.path[-1] if self.path else ""

    @property
    def public(self) -> bool:
        return self.role.public and not is_publisher_title(self.title)


@dataclass(frozen=True, slots=True)
class Passage:
    """One run of prose. `owner` is the label that stood alone before it, if any."""

    text: Text
    span: Span
    place: Place
    kind: str  # paragraph | item | quotation | summary
    label: str = ""
    owner: str = ""
    owner_line: int = 0
    by: str = ""
    ordinal: int | None = None
    public: bool = True

    @property
    def tag(self) -> str:
        """The label it goes by: its own, else the one before it."""
        return self.label or self.owner

    @property
    def lead_in(self) -> tuple[str, str]:
        """Its label or the bold words it opens with, and what follows them; ("", …) without."""
        plain = self.text.plain
        if self.label:
            return self.label, plain.strip()
        bold = next((m for m in self.text.marked("strong") if m.start == 0), None)
        return (plain[: bold.end], plain[bold.end :].strip()) if bold else ("", plain.strip())

    @property
    def whole(self) -> str:
        """Label and text as one line of words."""
        return with_label(self.label, self.text.plain)


@dataclass(frozen=True, slots=True)
class _Label:
    words: str = ""
    line: int = 0


_NONE = _Label()


def find_places(article: Article) -> Iterator[Place]:
    """Every section in reading order; a part of an FAQ is FAQ, a part of a strategy is strategy."""
    for section in article.sections:
        yield from _places(section, Role.BODY, ())


def find_passages(article: Article) -> Iterator[Passage]:
    """Every passage in reading order."""
    for place in find_places(article):
        pitched = False  # an angle was named: what follows is its pitch
        for passage in _in_blocks(place.section.blocks, place):
            angle = numbered_angle(passage.whole)
            public = _is_public(passage) and not angle and not pitched
            yield passage if public else replace(passage, public=False)
            pitched = angle is not None and len(angle[1]) <= LONGEST_TITLE


def _places(section: Section, above: Role, path: tuple[str, ...]) -> Iterator[Place]:
    role = above if section.role is Role.BODY else section.role
    if role is Role.BOILERPLATE:  # the site's, or a list of sources: it says nothing of the story
        return
    title = section.title.plain.strip()
    # A question that is a heading is no more a section than one that is a label.
    asks = role is Role.FAQ and above is Role.FAQ and title.rstrip('"”’»').endswith(("?", "？"))
    here = (*path, title) if title and not asks else path
    yield Place(section, role, here)
    for child in section.children:
        yield from _places(child, role, here)


def _in_blocks(
    blocks: Iterable[Block], place: Place, first_label: _Label = _NONE
) -> Iterator[Passage]:
    label = first_label
    for block in blocks:
        yield from _in_block(block, place, label)
        label = _alone(block)


def _alone(block: Block) -> _Label:
    """The label a block leaves for the block after it."""
    if isinstance(block, Paragraph) and (
        block.owns_next or (block.label and not block.text.plain.strip())
    ):
        return _Label(block.label or block.text.plain.strip(), block.span.first)
    return _NONE


def _in_block(block: Block, place: Place, owner: _Label) -> Iterator[Passage]:
    match block:
        case Paragraph():
            if block.text.plain.strip() and not (block.owns_next and not block.label):
                own = block.label if block.text.plain.strip() else ""
                yield Passage(
                    block.text, block.span, place, "paragraph", own, owner.words, owner.line
                )
        case Listing():
            yield from (_item(item, place, owner) for item in block.items if _holds_words(item))
        case Quotation():
            yield Passage(
                block.text, block.span, place, "quotation", "", owner.words, owner.line, by=block.by
            )
        case Details():
            yield Passage(block.summary, block.span, place, "summary", "", owner.words, owner.line)
            yield from _in_blocks(block.blocks, place, owner)
        case _:
            return


def _item(item: Item, place: Place, owner: _Label) -> Passage:
    return Passage(
        item.text,
        item.span,
        place,
        "item",
        item.label,
        owner.words,
        owner.line,
        ordinal=item.ordinal,
    )


def _holds_words(item: Item) -> bool:
    return bool(item.text.plain.strip() or item.label.strip())


def _is_public(passage: Passage) -> bool:
    if not passage.place.public:
        return False
    text = passage.text.plain
    if titled_angle(passage.lead_in[0]):
        return False
    return not any(speaks_to_publisher(tag, text) for tag in (passage.label, passage.owner) if tag)
