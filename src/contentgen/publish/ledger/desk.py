"""What a person decides about a thread: cancel, hold, go on, try again, say what became of a post."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from contentgen.errors import ContentgenError, SettingsError
from contentgen.publish.ledger.claiming import Hand, Taken, finish
from contentgen.publish.ledger.rows import Entry, Turn, entries
from contentgen.publish.ledger.tables import accounts, threads
from contentgen.publish.model import Account, Remote
from contentgen.publish.states import THERE, UNSENT


class InDoubt(ContentgenError):
    """A post may be there: a person must say so first."""

    exit_code = 6


def cancel(connection: Connection, id: int, hand: Hand) -> Taken:
    """Nothing more leaves. What is under way is settled first; what is out stays out."""
    turn = _turn(connection, id, hand)
    for item in turn.entry.items:
        if item.state in (*UNSENT, "held", "failed"):
            turn.put(item.n, "cancelled by hand", state="cancelled")
    if not any(item.state in ("sending", "unknown") for item in turn.entry.items):
        turn.values["open"] = False
        return finish(connection, turn)
    turn.write(connection)
    return Taken(None, tuple(turn.changes), turn.entry)


def retry(connection: Connection, id: int, hand: Hand) -> Taken:
    """A refused post once more, after its cause is gone."""
    turn = _turn(connection, id, hand)
    failed = [item for item in turn.entry.items if item.state == "failed"]
    if not failed:
        raise _nothing(id, "failed", turn.entry)
    for item in failed:
        turn.put(item.n, "tried again by hand", state="planned", error="")
    return _reopen(connection, turn, hand)


def resume(connection: Connection, id: int, hand: Hand) -> Taken:
    """A held thread goes on from where it stood, now. Posts in doubt want `resolve` first."""
    turn = _turn(connection, id, hand)
    held = [item for item in turn.entry.items if item.state == "held"]
    if not held:
        raise _nothing(id, "held", turn.entry)
    for item in held:
        if item.doubt:
            raise InDoubt(
                "CG751",
                f"post {item.n} of thread {id} may be there already",
                help=f"Look, then: contentgen queue resolve {id} --post {item.n}"
                " with --sent ID, --not-sent or --give-up.",
            )
        turn.put(item.n, "resumed by hand", state="planned", error="")
    return _reopen(connection, turn, hand)


def resolve(connection: Connection, id: int, n: int, verdict: Remote | str, hand: Hand) -> Taken:
    """A person has looked: the post is there (its Remote), "not-sent", or "give-up"."""
    turn = _turn(connection, id, hand)
    item = next((i for i in turn.entry.items if i.n == n), None)
    if item is None or not (item.doubt or item.state in ("held", "failed")):
        raise SettingsError(
            "CG752",
            f"post {n} of thread {id} is in no doubt",
            help=f"contentgen queue show {id} shows where each post stands.",
        )
    if item.state == "sending" and turn.entry.lease_until and turn.entry.lease_until > hand.now:
        raise InDoubt("CG753", f"post {n} of thread {id} is under way", help="Wait a moment.")
    if isinstance(verdict, Remote):
        turn.put(
            n, "a person found it", state="reconciled", remote_id=verdict.id,
            remote_extra=verdict.extra, sent_at=hand.now, doubt=False, error="",
        )  # fmt: skip
    elif verdict == "not-sent":
        # A new key would be a new post; the old one keeps a late first try from doubling where it can.
        turn.put(
            n, "a person found it is not there", state="planned", doubt=False, looks=0,
            first_sent_at=None, error="",
        )  # fmt: skip
    else:
        turn.put(n, "given up by hand", state="cancelled", doubt=False)
        for later in turn.entry.items:
            if later.n > n and later.state not in THERE:
                turn.put(later.n, "given up by hand", state="cancelled")
    return _reopen(connection, turn, hand)


def approve(connection: Connection, hash: str, hand: Hand) -> list[Taken]:
    """Every thread that waits at this hash has been passed by an editor."""
    waiting = select(threads.c.id).where(threads.c.hash == hash, threads.c.approved == "")
    taken = []
    for id in connection.execute(waiting).scalars().all():
        turn = _turn(connection, id, hand)
        turn.values["approved"] = hash
        if turn.entry.state == "planned":
            turn.state("approved", "passed at this hash")
        turn.write(connection)
        taken.append(Taken(None, tuple(turn.changes), turn.entry))
    return taken


def deleted(connection: Connection, id: int, n: int, hand: Hand) -> Taken:
    """Our own post was taken back."""
    turn = _turn(connection, id, hand)
    turn.put(n, "taken back by hand", state="deleted")
    for later in turn.entry.items:
        if later.state in (*UNSENT, "held", "failed"):
            turn.put(later.n, "taken back by hand", state="cancelled")
    turn.values["open"] = False
    return finish(connection, turn)


def account_up(connection: Connection, account: Account, identity: str, handle: str, hand: Hand) -> None:  # fmt: skip
    """The network knows these credentials: work goes on."""
    connection.execute(
        update(accounts)
        .where(accounts.c.network == account.network, accounts.c.name == account.name)
        .values(down="", identity=identity, handle=handle, checked_at=hand.now)
    )


def _reopen(connection: Connection, turn: Turn, hand: Hand) -> Taken:
    # Whoever still holds the thread finds another fence; lateness counts from the decision.
    start = hand.rules.calendar.quiet_until(turn.now) or turn.now
    turn.values |= {
        "open": True, "ready_at": turn.now, "late_from": start, "tries": 0, "error": "",
        "fence": turn.entry.fence + 1,
    }  # fmt: skip
    return finish(connection, turn)


def find(connection: Connection, id: int, *, locked: bool = False) -> Entry:
    query = select(threads).where(threads.c.id == id)
    row = connection.execute(query.with_for_update() if locked else query).first()
    if row is None:
        raise SettingsError(
            "CG750", f"there is no thread {id}", help="contentgen queue lists them."
        )
    return entries(connection, [row])[0]


def _turn(connection: Connection, id: int, hand: Hand) -> Turn:
    return Turn(find(connection, id, locked=True), hand.owner, hand.now)


def _nothing(id: int, what: str, entry: Entry) -> SettingsError:
    return SettingsError(
        "CG754",
        f"nothing of thread {id} is {what}: it is {entry.state}",
        help=f"contentgen queue show {id} shows where each post stands.",
    )
