"""Threads → a queue: what goes out where and when, in the order in which it goes.

The main thread of every network goes at the first time, the next ones later by `every`; so a day
has at most one thread a network.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from urllib.parse import quote

from contentgen.kit.exports.model import Wishes
from contentgen.social.model import Post, Thread

_BETWEEN_POSTS = timedelta(minutes=1)  # the finest that the schedulers' files can say


@dataclass(frozen=True, slots=True)
class Due:
    """A thread and its time, aware; None when none was asked for."""

    thread: Thread
    at: datetime | None


def queue(threads: Sequence[Thread], wishes: Wishes) -> tuple[Due, ...]:
    """All threads with their times, network by network."""
    ordered = sorted(threads, key=lambda t: (t.network, bool(t.angle)))
    return tuple(
        due
        for _, group in groupby(ordered, lambda t: t.network)
        for due in _dated([*group], wishes)
    )


def by_network(due: Sequence[Due]) -> Iterator[tuple[str, tuple[Due, ...]]]:
    for network, group in groupby(due, lambda d: d.thread.network):
        yield network, tuple(group)


def posts(due: Due) -> Iterator[tuple[Post, datetime | None]]:
    """The thread's posts one after the other, for files that know no threads."""
    for number, post in enumerate(due.thread.posts):
        yield post, _later(due.at, number * _BETWEEN_POSTS) if due.at else None


def media(post: Post, wishes: Wishes) -> list[str]:
    """Where the post's pictures can be fetched; none without a place."""
    base = wishes.media_base_url.rstrip("/")
    return [f"{base}/{quote(image.file)}" for image in post.images] if base else []


def _dated(threads: Sequence[Thread], wishes: Wishes) -> Iterator[Due]:
    for number, thread in enumerate(threads):
        yield Due(thread, _later(wishes.at, number * wishes.every) if wishes.at else None)


def _later(at: datetime, wait: timedelta) -> datetime:
    """Whole days by the clock on the wall, so that nine o'clock stays nine o'clock: going through UTC
    moves on a time that the clocks skip."""
    by_wall = not wait % timedelta(days=1)
    moved = at + wait if by_wall else at.astimezone(UTC) + wait
    return moved.astimezone(UTC).astimezone(at.tzinfo)
