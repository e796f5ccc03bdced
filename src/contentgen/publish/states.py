"""Where a thread stands → the one next step for it. Pure: no clock, no database, no network.

A post goes

    planned → media_ready → sending → sent
                               ├→ unknown → reconciled   a look found it: its id is adopted
                               │        ├→ planned       only where the network makes a second one impossible
                               │        └→ held          every look was empty: a person decides
                               ├→ planned                provably nothing was posted
                               ├→ held                   the network takes no replies
                               └→ failed                 refused as it stands

`sending` is committed before the request leaves. A post found in `sending` by a worker that has
just claimed its thread was left there by one that died or sleeps: it is unknown, never unsent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from contentgen.publish.rules import Rules

THERE = ("sent", "reconciled")
UNSENT = ("planned", "media_ready")
LOOKS_BEFORE_REPEAT = 2


@dataclass(frozen=True, slots=True)
class MediaRow:
    k: int
    path: str
    alt: str
    sha256: str
    mime: str
    handle: str = ""
    expires: datetime | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One post as the ledger holds it."""

    n: int
    text: str
    length: int
    link: str
    state: str
    attempts: int
    looks: int
    doubt: bool
    first_sent_at: datetime | None
    sent_at: datetime | None
    remote_id: str
    remote_extra: str
    error: str
    media: tuple[MediaRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """A thread and its posts at one moment."""

    begun: bool
    late_from: datetime
    gap: float | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Upload:
    item: Item
    media: MediaRow


@dataclass(frozen=True, slots=True)
class Send:
    item: Item


@dataclass(frozen=True, slots=True)
class Look:
    item: Item


@dataclass(frozen=True, slots=True)
class Again:
    """Back to planned: sending the same key once more cannot double."""

    item: Item


@dataclass(frozen=True, slots=True)
class Hold:
    item: Item
    why: str


@dataclass(frozen=True, slots=True)
class Wait:
    until: datetime


@dataclass(frozen=True, slots=True)
class Over:
    """Nothing more to do without a person."""


Step = Upload | Send | Look | Again | Hold | Wait | Over


@dataclass(frozen=True, slots=True)
class Sort:
    """What kind of network it is: may the same key be sent again, and for how long?"""

    idempotent: bool = False
    safe_for: float = 0


def next_step(standing: Standing, sort: Sort, rules: Rules, now: datetime) -> Step:
    """What to do now. Posts are dealt with strictly in order; all pictures come before any post."""
    for item in standing.items:
        if item.state in THERE:
            continue
        if item.state == "unknown":
            return _settle(item, sort, rules, now)
        if item.state not in UNSENT:
            return Over()
        return _proceed(standing, item, rules, now)
    return Over()


def thread_state(items: Sequence[Item], base: str) -> str:
    """The thread's state from its posts'; `base` while nothing has happened yet."""
    states = [item.state for item in items]
    for worst in ("failed", "held", "unknown", "sending"):
        if worst in states:
            return worst
    if all(state in THERE for state in states):
        return "sent"
    if "deleted" in states:
        return "deleted"
    if "cancelled" in states:
        return "cancelled"
    if any(state in THERE for state in states):
        return "sending"
    ready = all(item.state == "media_ready" or not item.media for item in items)
    return "media_ready" if ready and "media_ready" in states else base


def _settle(item: Item, sort: Sort, rules: Rules, now: datetime) -> Step:
    if may_repeat(item, sort, rules, now):
        return Again(item)
    if rules.next_look(item.looks) is None:
        return Hold(
            item,
            f"its answer was lost and {item.looks} looks did not find it; it may be there all the same",
        )
    return Look(item)


def may_repeat(item: Item, sort: Sort, rules: Rules, now: datetime) -> bool:
    """May the same key be sent once more? Not before it was looked for, for a network may write a
    key down only after its post."""
    if not sort.idempotent or item.first_sent_at is None:
        return False
    if item.looks < min(LOOKS_BEFORE_REPEAT, len(rules.looks)):
        return False
    age = (now - item.first_sent_at).total_seconds() + rules.lease
    # A negative age: the clock was set back, and how long ago it was is anyone's guess.
    return 0 <= age < sort.safe_for


def _proceed(standing: Standing, item: Item, rules: Rules, now: datetime) -> Step:
    last = max((i.sent_at for i in standing.items if i.sent_at), default=None)
    pause = timedelta(seconds=rules.gap if standing.gap is None else standing.gap)
    start = max(standing.late_from, last + pause) if last else standing.late_from
    late = (now - start).total_seconds()
    if late > rules.max_late:
        was = "stood still for" if standing.begun else "is late by"
        return Hold(item, f"the thread {was} {_span(late)}, more than publish.max_late")
    quiet = None if standing.begun else rules.calendar.quiet_until(now)
    if quiet:
        return Wait(quiet)
    if last and now < start:
        # Never longer than the pause itself: the clock may have been set back since.
        return Wait(min(start, now + pause))
    # Every picture before the first post; later only those of the post whose turn it is.
    for post in standing.items if not standing.begun else (item,):
        for media in post.media:
            if not media.handle or (media.expires and media.expires <= now):
                return Upload(post, media)
    return Send(item)


def _span(seconds: float) -> str:
    for size, unit in ((86400, "days"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.1f} s"
