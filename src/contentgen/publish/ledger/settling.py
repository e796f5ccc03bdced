"""What became of a job → the ledger, and the thread's next job in the same transaction.

Only what is proven moves a post back to planned: no connection, a refusal with a reason to come
again. Everything that leaves a doubt makes it unknown. A worker that lost its thread may not write,
but an answer it brings is evidence: a post that is there is there, whoever says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, select, update

from contentgen.publish.ledger.claiming import (
    Hand,
    Job,
    Taken,
    finish,
    go_on,
    release,
    wait_for_look,
)
from contentgen.publish.ledger.rows import Turn, entries
from contentgen.publish.ledger.tables import accounts, items, threads
from contentgen.publish.model import (
    AccountDown,
    MediaGone,
    Outcome,
    RateLimited,
    Refused,
    Remote,
    RepliesRefused,
    Unknown,
    Uploaded,
)
from contentgen.publish.states import THERE, UNSENT, Look, Send, Sort, Upload, may_repeat

# A longer pause than any network's window is a garbled header.
_LONGEST_LIMIT = timedelta(hours=25)


_OURS = (
    select(threads)
    .where(
        threads.c.id == bindparam("our_id"),
        threads.c.owner == bindparam("our_owner"),
        threads.c.fence == bindparam("our_fence"),
    )
    .with_for_update()
)


@dataclass(frozen=True, slots=True)
class NotSeen:
    """A look that worked and found nothing."""


Result = Remote | Uploaded | NotSeen | Outcome


def settle(connection: Connection, job: Job, result: Result, hand: Hand, sort: Sort) -> Taken:
    """Write what became of `job`; the next job of the thread when it can go on at once."""
    mine = {"our_id": job.entry.id, "our_owner": job.owner, "our_fence": job.fence}
    found = entries(connection, list(connection.execute(_OURS, mine)))
    if not found:
        return _testify(connection, job, result, hand)
    turn = Turn(found[0], hand.owner, hand.now)
    _forget_unheard(turn, job)
    if isinstance(result, Outcome):
        _failed(connection, turn, job, result, hand)
        return finish(connection, turn)
    if turn.entry.tries:
        turn.values["tries"] = 0
    if turn.entry.error:
        turn.values["error"] = ""
    match job.step, result:
        case Upload(item, media), Uploaded(handle, expires):
            turn.put_media(item.n, media.k, handle, expires)
            whole = turn.item(item.n)
            if whole.state == "planned" and all(m.handle for m in whole.media):
                turn.put(item.n, state="media_ready")
        case Send(item), Remote(id, extra):
            _there(turn, item.n, "sent", Remote(id, extra))
        case Look(item), Remote(id, extra) if not _ours_already(connection, turn, id):
            _there(turn, item.n, "reconciled", Remote(id, extra))
        case Look(item), _:
            return _not_seen(connection, turn, item.n, hand, sort)
        case _:
            raise TypeError(f"{type(job.step).__name__} cannot end with {result!r}")
    return go_on(connection, turn, hand, sort)


def _forget_unheard(turn: Turn, job: Job) -> None:
    """A `sending` that is not this job's was committed for us while the ledger was gone: its job
    never reached us, so its request never left."""
    for item in turn.entry.items:
        mine = isinstance(job.step, Send) and item.n == job.step.item.n
        if item.state == "sending" and not mine:
            take_back(turn, item.n, "never left: the ledger was gone")


def _there(turn: Turn, n: int, state: str, remote: Remote, why: str = "") -> None:
    turn.put(
        n, why, state=state, remote_id=remote.id, remote_extra=remote.extra, sent_at=turn.now,
        doubt=False, error="",
    )  # fmt: skip


def _not_seen(connection: Connection, turn: Turn, n: int, hand: Hand, sort: Sort) -> Taken:
    looks = turn.item(n).looks + 1
    turn.put(n, looks=looks)
    wait = hand.rules.next_look(looks)
    if wait is None or may_repeat(turn.item(n), sort, hand.rules, hand.now):
        return go_on(connection, turn, hand, sort)
    wait_for_look(turn, hand.rules, looks)
    return finish(connection, turn)


def _failed(connection: Connection, turn: Turn, job: Job, outcome: Outcome, hand: Hand) -> None:
    item, why = job.step.item, str(outcome)
    turn.values["error"] = why
    if isinstance(job.step, Send) and isinstance(outcome, Unknown):
        turn.put(item.n, why, state="unknown", doubt=True, looks=0, error=why)
        wait_for_look(turn, hand.rules)
        return
    if isinstance(job.step, Send):
        take_back(turn, item.n, why)
    if isinstance(outcome, Refused):
        if isinstance(job.step, Look):
            # These credentials may never look: only a person can.
            turn.put(item.n, why, state="held", error=why)
            turn.values["open"] = False
        else:
            _refused(turn, item.n, outcome)
        return
    if isinstance(outcome, MediaGone):
        for media in turn.item(item.n).media:
            turn.put_media(item.n, media.k, "", None)
        if turn.item(item.n).state == "media_ready":
            turn.put(item.n, why, state="planned")
    turn.values["tries"] = tries = turn.entry.tries + 1
    again = hand.now + timedelta(seconds=hand.rules.retry_after(tries))
    if isinstance(outcome, RateLimited):
        again = _sane(outcome.until, again, hand.now)
        _account(connection, turn, not_before=again)
    if isinstance(outcome, AccountDown):
        _account(connection, turn, down=why)
    release(turn, again)


def take_back(turn: Turn, n: int, why: str) -> None:
    """Nothing was posted: back to where it was before. A doubt from an earlier try stays."""
    item = turn.item(n)
    ready = "media_ready" if item.media and all(m.handle for m in item.media) else "planned"
    first = item.first_sent_at if item.doubt else None
    turn.put(n, why, state=ready, first_sent_at=first, error=why)


def _refused(turn: Turn, n: int, outcome: Refused) -> None:
    why = str(outcome)
    turn.values["open"] = False
    if not isinstance(outcome, RepliesRefused):
        turn.put(n, why, state="failed", error=why)
        return
    for item in turn.entry.items:
        if item.n >= n and item.state in UNSENT:
            turn.put(item.n, why, state="held", error=why)


def _account(connection: Connection, turn: Turn, **values: object) -> None:
    connection.execute(
        update(accounts)
        .where(accounts.c.network == turn.entry.network, accounts.c.name == turn.entry.account)
        .values(**values)
    )


def _sane(until: datetime | None, fallback: datetime, now: datetime) -> datetime:
    return fallback if until is None else max(now, min(until, now + _LONGEST_LIMIT))


def _ours_already(connection: Connection, turn: Turn, id: str) -> bool:
    """Does another post of the account go by this id already?"""
    held = connection.execute(
        select(items.c.n)
        .join(threads, threads.c.id == items.c.thread_id)
        .where(
            items.c.remote_id == id,
            threads.c.network == turn.entry.network,
            threads.c.account == turn.entry.account,
        )
    )
    return held.first() is not None


def _testify(connection: Connection, job: Job, result: Result, hand: Hand) -> Taken:
    """Another worker owns the thread by now; an answer that names a post still counts."""
    if not isinstance(result, Remote):
        return Taken(None)
    query = select(threads).where(threads.c.id == job.entry.id).with_for_update()
    entry = entries(connection, list(connection.execute(query)))[0]
    turn = Turn(entry, hand.owner, hand.now)
    item = turn.item(job.step.item.n)
    if item.state in THERE:
        if item.remote_id == result.id:
            return Taken(None)
        why = f"a late answer names another post: {result.id}; it may be there twice"
        turn.put(item.n, why, attempts=item.attempts, error=why)
    elif _ours_already(connection, turn, result.id):
        return Taken(None)
    else:
        _there(turn, item.n, "reconciled", result, "a late answer names it")
        # The thread's present owner, if any, finds its fence gone and asks anew.
        turn.values |= {"open": True, "ready_at": hand.now, "fence": entry.fence + 1}
    return finish(connection, turn)
