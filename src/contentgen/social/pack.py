"""Things in a row → as few groups as hold them, as even as they come, order kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
Size = Callable[[Sequence[T]], int]


def pack(things: Sequence[T], size: Size[T], room: int) -> list[tuple[T, ...]]:
    """Groups of neighbours, none over `room` unless one thing alone is.

    First as few groups as can be, then the smallest room that needs no more: so the last group is
    not a leftover.
    """
    groups = _fill(things, size, room)
    low, high = size(things) // max(len(groups), 1), room  # no room below the average will do
    while len(groups) > 1 and low < high:
        middle = (low + high) // 2
        tighter = _fill(things, size, middle)
        if len(tighter) == len(groups) and all(size(group) <= middle for group in tighter):
            groups, high = tighter, middle
        else:
            low = middle + 1
    return groups


def _fill(things: Sequence[T], size: Size[T], room: int) -> list[tuple[T, ...]]:
    groups: list[tuple[T, ...]] = []
    for thing in things:
        if groups and size((*groups[-1], thing)) <= room:
            groups[-1] = (*groups[-1], thing)
        else:
            groups.append((thing,))
    return groups
