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
    at = 0
    while at < len(things):
        length = _longest(things, at, size, room)
        groups.append(tuple(things[at : at + length]))
        at += length
    return groups


def _longest(things: Sequence[T], at: int, size: Size[T], room: int) -> int:
    """How many from `at` on go together: found by doubling, then by halving."""
    fits, over = 1, 2
    while at + over <= len(things) and size(things[at : at + over]) <= room:
        fits, over = over, over * 2
    over = min(over, len(things) - at + 1)
    while over - fits > 1:
        middle = (fits + over) // 2
        if size(things[at : at + middle]) <= room:
            fits = middle
        else:
            over = middle
    return fits
