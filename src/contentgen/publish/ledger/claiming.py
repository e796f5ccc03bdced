"""Which thread is next, and for whom: one short transaction that takes it and says what to do.

A thread is taken whole, so its posts stay in order whoever sends them. The taker's name and a
count of takings (the fence) stand on it until the next result is written; whoever comes back late
finds another count and may not write.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, or_, select, update

from contentgen.publish.ledger.rows import Change, Entry, Turn, entries, outgoing
from contentgen.publish.ledger.tables import Instant, accounts, items, threads
from contentgen.publish.model import Account, Outgoing
from contentgen.publish.rules import Rules
from contentgen.publish.states import (
    Again,
    Hold,
    Look,
    Over,
    Send,
    Sort,
    Upload,
    Wait,
    next_step,
    thread_state,
)

# Nobody's lease is this many times longer than ours: it was written under a clock that ran ahead.
_IMPOSSIBLE = 4


@dataclass(frozen=True, slots=True)
class Job:
    """A step that is ours to take until `deadline`, and the thread it belongs to."""

    entry: Entry
    step: Upload | Send | Look
    owner: str
    fence: int
    deadline: datetime
    post: Outgoing


@dataclass(frozen=True, slots=True)
class Taken:
    """What a transaction came to: a job or none, and what it changed. `idle`: nothing was due."""

    job: Job | None
    changes: tuple[Change, ...] = ()
    entry: Entry | None = None
    idle: bool = False


@dataclass(frozen=True, slots=True)
class Hand:
    """Who acts, when, and by which rules."""

    owner: str
    now: datetime
    rules: Rules


@dataclass(frozen=True, slots=True)
class Scope:
    """Which threads a worker cares for: these ids (None: all), and not those of these accounts."""

    only: frozenset[int] | None = None
    without: frozenset[Account] = frozenset()

    def limit(self, query: Select[Any]) -> Select[Any]:
        if self.only is not None:
            query = query.where(threads.c.id.in_(sorted(self.only)))
        for account in sorted(self.without, key=lambda a: (a.network, a.name)):
            mine = and_(threads.c.network == account.network, threads.c.account == account.name)
            query = query.where(~mine)
        return query


EVERYTHING = Scope()


@lru_cache(maxsize=64)
def due(scope: Scope, spaced: bool, approved: bool) -> Select[Any]:
    """Threads for which something is to be done now by anyone, in the order of their turn."""
    now = bindparam("now", type_=Instant)
    query = (
        select(threads)
        .join(accounts, same_account())
        .where(
            threads.c.open,
            threads.c.ready_at <= now,
            or_(
                threads.c.lease_until.is_(None),
                threads.c.lease_until <= now,
                threads.c.lease_until > bindparam("impossible", type_=Instant),
            ),
            accounts.c.down == "",
            accounts.c.not_before <= now,
        )
        .order_by(threads.c.ready_at, threads.c.id)
    )
    if spaced:
        far = accounts.c.next_start > bindparam("far", type_=Instant)
        query = query.where(or_(threads.c.begun, accounts.c.next_start <= now, far))
    if approved:
        query = query.where(threads.c.approved == threads.c.hash)
    return scope.limit(query).limit(1).with_for_update(of=threads, skip_locked=True)


def same_account() -> ColumnElement[bool]:
    return and_(accounts.c.network == threads.c.network, accounts.c.name == threads.c.account)


def take(connection: Connection, hand: Hand, scope: Scope) -> Taken:
    """Take the next thread, or find that there is none."""
    now, rules = hand.now, hand.rules
    query = due(scope, bool(rules.spacing), rules.require_approval)
    times = {
        "now": now,
        "impossible": now + timedelta(seconds=_IMPOSSIBLE * rules.lease),
        "far": now + timedelta(seconds=rules.spacing),
    }
    found = entries(connection, list(connection.execute(query, times)))
    if not found:
        return Taken(None, idle=True)
    turn = Turn(replace(found[0], fence=found[0].fence + 1), hand.owner, hand.now)
    turn.values["fence"] = turn.entry.fence
    left = next((item for item in turn.entry.items if item.state == "sending"), None)
    if left:
        why = f"left in the middle by {turn.entry.owner or 'a worker'}"
        turn.put(left.n, why, state="unknown", doubt=True, looks=0, error=why)
        wait_for_look(turn, hand.rules)
        return finish(connection, turn)
    return go_on(connection, turn, hand, Sort())


def go_on(connection: Connection, turn: Turn, hand: Hand, sort: Sort) -> Taken:
    """Decide the thread's next step and keep it for us, or let the thread go."""
    while True:
        match next_step(turn.entry.standing, sort, hand.rules, hand.now):
            case Again(item):
                turn.put(
                    item.n,
                    "not found; the same key sent again makes no second post",
                    state="planned",
                    looks=0,
                )
            case Hold(item, why):
                turn.put(item.n, why, state="held", error=why)
                turn.values |= {"open": False, "error": why}
                return finish(connection, turn)
            case Over():
                turn.values["open"] = False
                return finish(connection, turn)
            case Wait(until):
                release(turn, until)
                return finish(connection, turn)
            case Send() as step:
                if not turn.entry.begun and not _start(connection, turn, hand):
                    release(turn, hand.now + timedelta(seconds=hand.rules.spacing))
                    return finish(connection, turn)
                _mark_sending(turn, step, hand)
                return _keep(connection, turn, Send(turn.item(step.item.n)), hand)
            case step:
                return _keep(connection, turn, step, hand)


def release(turn: Turn, until: datetime) -> None:
    turn.values |= {"owner": "", "lease_until": None, "ready_at": until}


def wait_for_look(turn: Turn, rules: Rules, looks: int = 0) -> None:
    wait = rules.next_look(looks)
    release(turn, turn.now + timedelta(seconds=0 if wait is None else wait))


def finish(connection: Connection, turn: Turn) -> Taken:
    """Write the turn and let the thread go."""
    turn.values |= {"owner": "", "lease_until": None}
    _note_state(turn)
    turn.write(connection)
    return Taken(None, tuple(turn.changes), turn.entry)


def _keep(connection: Connection, turn: Turn, step: Upload | Send | Look, hand: Hand) -> Taken:
    deadline = hand.now + timedelta(seconds=hand.rules.lease)
    turn.values |= {"owner": hand.owner, "lease_until": deadline}
    _note_state(turn)
    turn.write(connection)
    entry = turn.entry
    known = _known(connection, entry, step) if isinstance(step, Look) else ()
    post = outgoing(entry, step.item, known)
    job = Job(entry, step, hand.owner, entry.fence, deadline, post)
    return Taken(job, tuple(turn.changes), entry)


def _note_state(turn: Turn) -> None:
    base = turn.entry.state
    if base not in ("draft", "approved", "planned"):
        base = "planned"
    turn.state(thread_state(turn.entry.items, base))


def _mark_sending(turn: Turn, step: Send, hand: Hand) -> None:
    item = step.item
    turn.put(
        item.n,
        state="sending",
        attempts=item.attempts + 1,
        first_sent_at=item.first_sent_at or hand.now,
        error="",
    )
    if not turn.entry.begun:
        turn.values["begun"] = True
        turn.entry = replace(turn.entry, begun=True)


def _start(connection: Connection, turn: Turn, hand: Hand) -> bool:
    """May this account start a thread now? Then the next one waits for `spacing`."""
    if not hand.rules.spacing:
        return True
    spacing = timedelta(seconds=hand.rules.spacing)
    claimed = connection.execute(
        update(accounts)
        .where(
            accounts.c.network == turn.entry.network,
            accounts.c.name == turn.entry.account,
            or_(accounts.c.next_start <= hand.now, accounts.c.next_start > hand.now + spacing),
        )
        .values(next_start=hand.now + spacing)
    )
    return claimed.rowcount == 1


def _known(connection: Connection, entry: Entry, step: Look) -> tuple[str, ...]:
    """Posts of this account with the same words that we know already: a look must not take those."""
    return tuple(
        connection.execute(
            select(items.c.remote_id)
            .join(threads, threads.c.id == items.c.thread_id)
            .where(
                threads.c.network == entry.network,
                threads.c.account == entry.account,
                items.c.text == step.item.text,
                items.c.remote_id != "",
            )
            .order_by(items.c.remote_id)
        ).scalars()
    )
