"""Too many drafts → fewer, by joining neighbours that fit into one post together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from contentgen.social.draft import Draft, Room
from contentgen.social.pack import pack


def shorten(drafts: Sequence[Draft], room: Room, wanted: int, most: int) -> list[Draft]:
    """`wanted` drafts if joining the shortest neighbours gets there; the hook stays alone.

    Above `most` everything is packed as close as it goes.
    """
    drafts = list(drafts)
    while len(drafts) > wanted and (pair := _shortest_pair(drafts, room)):
        drafts[pair : pair + 2] = [drafts[pair] + drafts[pair + 1]]
    return drafts if len(drafts) <= most else _squeezed(drafts, room)


def _shortest_pair(drafts: Sequence[Draft], room: Room) -> int:
    """Where the two neighbours stand that make the shortest post together; 0 when none fit."""
    pairs = [
        (room.count((a + b).text), i)
        for i, (a, b) in enumerate(pairwise(drafts))
        if i > 0 and not b.marked and room.holds(a + b)
    ]
    return min(pairs)[1] if pairs else 0


def _squeezed(drafts: Sequence[Draft], room: Room) -> list[Draft]:
    """As few posts as hold everything: joining the shortest first may have left gaps."""

    def size(group: Sequence[Draft]) -> int:
        joined = sum(group[1:], group[0])
        apart = any(draft.marked for draft in group[1:]) or len(joined.cards) > room.images
        return room.limit + 1 if apart else room.count(joined.text)

    hook, *rest = drafts
    return [hook, *(sum(group[1:], group[0]) for group in pack(rest, size, room.limit))]
