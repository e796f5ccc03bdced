"""A story's beats → drafts: posts as they will read, not yet numbered or counted for good.

One beat is one draft when it fits. A beat too long gives its first parts, and the rest moves on
whole; only a part that is too long alone is split. Nothing is left out and nothing changes places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from contentgen.campaign.model import Beat, Said, Story
from contentgen.social.openers import leaning_opener
from contentgen.social.pack import pack
from contentgen.social.split import split

MARK = re.compile(r"\s*<!--\s*post\s*-->\s*")  # an editor's word for: here begins a post


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of parts, or a list with a part a line under its head."""

    parts: tuple[Said, ...]
    listed: bool = False

    @property
    def text(self) -> str:
        texts = [part.text for part in self.parts]
        if not self.listed:
            return " ".join(texts)
        head = f"{texts[0]}\n" if texts[0].endswith(":") and len(texts) > 1 else texts[0]
        return "\n".join((head, *texts[1:]))


@dataclass(frozen=True, slots=True)
class Draft:
    """One post: blocks with a blank line between, and the cards it shows.

    `marked`: an editor said that a post begins here, so it joins none before it. `counter`: "1/8 ".
    """

    blocks: tuple[Block, ...]
    cards: tuple[str, ...] = ()
    marked: bool = False
    counter: str = ""

    @property
    def text(self) -> str:
        return self.counter + "\n\n".join(block.text for block in self.blocks)

    @property
    def said(self) -> tuple[Said, ...]:
        return tuple(part for block in self.blocks for part in block.parts)

    def __add__(self, other: Draft) -> Draft:
        cards = tuple(dict.fromkeys(self.cards + other.cards))
        return Draft(self.blocks + other.blocks, cards, self.marked)


@dataclass(frozen=True, slots=True)
class Room:
    """What a post may hold, counted as its network counts; `hook` is for the first one."""

    count: Callable[[str], int]
    limit: int
    hook: int
    images: int
    language: str = "en"

    def holds(self, draft: Draft) -> bool:
        return self.count(draft.text) <= self.limit and len(draft.cards) <= self.images


def draft_story(story: Story, room: Room) -> list[Draft]:
    """The story's posts before its close."""
    drafts: list[Draft] = []
    for beat in story.beats:
        fitted: list[Draft] = []
        for block, marked in between_marks(beat):
            blocks = fit(block, room) if drafts or fitted else _fit_hook(block, room)
            fitted.append(Draft(blocks[:1], marked=marked))
            fitted += (Draft((more,)) for more in blocks[1:])
        if fitted and beat.card:
            fitted[0] = replace(fitted[0], cards=(beat.card,))
        drafts += fitted
    return drafts


def between_marks(beat: Beat) -> Iterator[tuple[Block, bool]]:
    """The beat cut at the editor's marks; whether a mark stands before."""
    stretch: list[Said] = []
    marked = False
    for part in beat.parts:
        first, *others = MARK.split(part.text)
        stretch += _pieces(part, (first,))
        for text in others:
            if stretch:
                yield Block(tuple(stretch), beat.listed), marked
            stretch, marked = list(_pieces(part, (text,))), True
    if stretch:
        yield Block(tuple(stretch), beat.listed), marked


def _fit_hook(block: Block, room: Room) -> tuple[Block, ...]:
    """The first post says its claim within `room.hook`; what is over moves to the next."""
    if room.count(block.text) <= room.hook:
        return (block,)
    lead = _lead(block, room)
    parts = block.parts
    if not lead:
        parts, lead = (*_split(parts[0], room, room.hook), *parts[1:]), 1
    rest = Block(parts[lead:], block.listed)
    return (Block(parts[:lead], block.listed), *(fit(rest, room) if rest.parts else ()))


def _lead(block: Block, room: Room) -> int:
    """How many leading parts fit into the first post, with none after them that leans on them."""
    fitting = [
        n
        for n in range(1, len(block.parts))
        if room.count(Block(block.parts[:n], block.listed).text) <= room.hook
    ]
    whole = [n for n in fitting if not leaning_opener(block.parts[n].text)]
    return max(whole or fitting, default=0)


def fit(block: Block, room: Room) -> tuple[Block, ...]:
    """The block, or as few as hold its parts; a part is split only when it is too long alone."""
    if room.count(block.text) <= room.limit:
        return (block,)
    parts = tuple(piece for part in block.parts for piece in _split(part, room, room.limit))

    def size(group: Sequence[Block]) -> int:
        return room.count(_joined(group).text)

    groups = pack(_together(parts, block.listed, room), size, room.limit)
    return tuple(_joined(group) for group in groups)


def _joined(blocks: Sequence[Block]) -> Block:
    return Block(tuple(part for block in blocks for part in block.parts), blocks[0].listed)


def _together(parts: Sequence[Said], listed: bool, room: Room) -> list[Block]:
    """Each part with those after it that lean on it, as far as a post holds them."""
    held: list[Block] = []
    for part in parts:
        longer = Block((*held[-1].parts, part), listed) if held else Block((part,), listed)
        if held and leaning_opener(part.text) and room.count(longer.text) <= room.limit:
            held[-1] = longer
        else:
            held.append(Block((part,), listed))
    return held


def _split(part: Said, room: Room, limit: int) -> tuple[Said, ...]:
    return _pieces(part, split(part.text, room.count, limit, room.language))


def _pieces(part: Said, texts: Sequence[str]) -> tuple[Said, ...]:
    """`part` said in pieces, each vouched for by the same lines; a formula goes with its figure."""
    if tuple(texts) == (part.text,):
        return (part,) if part.text else ()
    return tuple(
        replace(part, text=text, computed=tuple(c for c in part.computed if c.figure in text))
        for text in texts
        if text
    )
