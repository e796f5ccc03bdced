"""The Ledger: one short transaction for each thing that happens, none of them around a request.

Every method is committed when it returns. What a transaction could not commit has not happened;
what it committed, no crash takes back.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, case, func, or_, select, update

from contentgen.publish.ledger import adding, claiming, desk, settling
from contentgen.publish.ledger.adding import Added, Order
from contentgen.publish.ledger.claiming import EVERYTHING, Hand, Job, Scope, Taken
from contentgen.publish.ledger.engine import open_engine, reading, said_plainly
from contentgen.publish.ledger.migrate import migrate
from contentgen.publish.ledger.rows import Entry, Turn, entries
from contentgen.publish.ledger.settling import Result
from contentgen.publish.ledger.tables import accounts, history, threads, workers
from contentgen.publish.model import Account, Identity, Remote
from contentgen.publish.rules import Rules
from contentgen.publish.states import Sort, Upload
from contentgen.publish.when import again

Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    return datetime.now(UTC)


def open_ledger(url: str, rules: Rules, clock: Clock = wall_clock) -> Ledger:
    """The ledger at `url`, its tables brought up to date."""
    engine = open_engine(url)
    migrate(engine)
    return Ledger(engine, rules, clock)


class Ledger:
    """Keeps the engine, the rules and the clock."""

    def __init__(self, engine: Engine, rules: Rules, clock: Clock = wall_clock) -> None:
        self.engine = engine
        self.rules = rules
        self.clock = clock

    def close(self) -> None:
        self.engine.dispose()

    # planning

    def add(self, orders: Sequence[Order]) -> list[Added]:
        """All of them or none."""
        now = self.clock()
        with self._writing() as connection:
            return [adding.add(connection, order, now) for order in orders]

    # working

    def take(self, owner: str, scope: Scope = EVERYTHING) -> Taken:
        """Take the next due thread for `owner` and decide what to do with it."""
        with self._writing() as connection:
            return claiming.take(connection, self._hand(owner), scope)

    def settle(self, job: Job, result: Result, sort: Sort) -> Taken:
        """Write what became of a job, and go on with its thread where that is possible at once."""
        with self._writing() as connection:
            return settling.settle(connection, job, result, self._hand(job.owner), sort)

    def renew(self, job: Job) -> None:
        """An upload takes long: keep the thread."""
        until = self.clock() + timedelta(seconds=self.rules.lease)
        with self._writing() as connection:
            connection.execute(
                update(threads)
                .where(threads.c.id == job.entry.id, threads.c.fence == job.fence)
                .where(threads.c.owner == job.owner)
                .values(lease_until=until)
            )

    def disown(self, owner: str) -> None:
        """Give back what `owner` took but never acted on: it could not read the answer of a commit."""
        hand = self._hand(owner)
        with self._writing() as connection:
            query = select(threads).where(threads.c.owner == owner).with_for_update()
            for entry in entries(connection, list(connection.execute(query))):
                turn = Turn(entry, owner, hand.now)
                for item in entry.items:
                    if item.state == "sending":
                        settling.take_back(turn, item.n, "never left: the ledger was gone")
                claiming.release(turn, hand.now)
                claiming.finish(connection, turn)

    def picture(self, job: Job) -> bytes:
        """The bytes that an upload is about."""
        assert isinstance(job.step, Upload)
        with self._reading() as connection:
            return adding.read_picture(connection, job.step.media.sha256)

    def next_ready(self, scope: Scope = EVERYTHING) -> datetime | None:
        """When something is next to be done for a thread whose time has come; None: nothing."""
        now = self.clock()
        latest = func.max if self.engine.dialect.name == "sqlite" else func.greatest
        starts = case((threads.c.begun, threads.c.ready_at), else_=accounts.c.next_start)
        query = (
            select(func.min(latest(threads.c.ready_at, accounts.c.not_before, starts)))
            .join(accounts, claiming.same_account())
            .where(threads.c.open, accounts.c.down == "")
            .where(or_(threads.c.begun, threads.c.due_at <= now))
        )
        if self.rules.require_approval:
            query = query.where(threads.c.approved == threads.c.hash)
        with self._reading() as connection:
            found = connection.execute(scope.limit(query)).scalar()
        return found if isinstance(found, datetime) else _instant(found)

    def identify(self, account: Account, identity: Identity) -> str:
        """Remember whom the account's credentials belong to; the handle known before, if another."""
        with self._writing() as connection:
            adding.know_account(connection, account)
            here = (accounts.c.network == account.network, accounts.c.name == account.name)
            row = connection.execute(select(accounts).where(*here)).one()
            if row.identity:
                return "" if row.identity == identity.id else str(row.handle or row.identity)
            connection.execute(
                update(accounts)
                .where(*here)
                .values(identity=identity.id, handle=identity.handle, checked_at=self.clock())
            )
            return ""

    def recompute(self) -> list[Entry]:
        """Due times of the clock on the wall by today's rules of their zones; those that moved."""
        moved = []
        with self._writing() as connection:
            query = select(threads).where(threads.c.open, ~threads.c.begun, threads.c.wall != "")
            for entry in entries(connection, list(connection.execute(query.with_for_update()))):
                due = again(entry.wall, entry.zone)
                if due != entry.due_at and entry.late_from == entry.due_at:
                    connection.execute(
                        update(threads)
                        .where(threads.c.id == entry.id)
                        .values(due_at=due, late_from=due, ready_at=due)
                    )
                    moved.append(entry)
        return moved

    # deciding

    def cancel(self, id: int) -> Taken:
        return self._desk(desk.cancel, id)

    def retry(self, id: int) -> Taken:
        return self._desk(desk.retry, id)

    def resume(self, id: int) -> Taken:
        return self._desk(desk.resume, id)

    def resolve(self, id: int, n: int, verdict: Remote | str) -> Taken:
        return self._desk(desk.resolve, id, n, verdict)

    def deleted(self, id: int, n: int) -> Taken:
        return self._desk(desk.deleted, id, n)

    def approve(self, hash: str) -> list[Taken]:
        with self._writing() as connection:
            return desk.approve(connection, hash, self._hand("editor"))

    # accounts and workers

    def account_up(self, account: Account, identity: Identity) -> None:
        with self._writing() as connection:
            adding.know_account(connection, account)
            desk.account_up(connection, account, identity.id, identity.handle, self._hand("person"))

    def account_down(self, account: Account, why: str) -> None:
        with self._writing() as connection:
            adding.know_account(connection, account)
            connection.execute(
                update(accounts)
                .where(accounts.c.network == account.network, accounts.c.name == account.name)
                .values(down=why, checked_at=self.clock())
            )

    def accounts(self) -> list[Any]:
        with self._reading() as connection:
            return list(
                connection.execute(select(accounts).order_by(accounts.c.network, accounts.c.name))
            )

    def beat(self, name: str, doing: str = "", *, stopped: bool = False) -> None:
        """A worker is alive, or ends."""
        now = self.clock()
        values = {"seen_at": now, "doing": doing, "stopped_at": now if stopped else None}
        with self._writing() as connection:
            here = update(workers).where(workers.c.name == name).values(**values)
            if connection.execute(here).rowcount == 0:
                connection.execute(workers.insert().values(name=name, started_at=now, **values))
            week = now - timedelta(days=7)
            connection.execute(workers.delete().where(workers.c.seen_at < week))

    def workers(self) -> list[Any]:
        with self._reading() as connection:
            return list(connection.execute(select(workers).order_by(workers.c.seen_at.desc())))

    # reading

    def entries(self, only: Collection[int] | None = None) -> list[Entry]:
        query = select(threads).order_by(threads.c.due_at, threads.c.id)
        if only is not None:
            query = query.where(threads.c.id.in_(list(only)))
        with self._reading() as connection:
            return entries(connection, list(connection.execute(query)))

    def entry(self, id: int) -> Entry:
        with self._reading() as connection:
            return desk.find(connection, id)

    def history(self, id: int) -> list[Any]:
        query = select(history).where(history.c.thread_id == id).order_by(history.c.id)
        with self._reading() as connection:
            return list(connection.execute(query))

    def overdue(self) -> int:
        """Open threads whose time has come, whatever keeps them."""
        query = (
            select(func.count()).select_from(threads)
            .where(threads.c.open, threads.c.due_at <= self.clock())
        )  # fmt: skip
        with self._reading() as connection:
            return int(connection.execute(query).scalar_one())

    # within

    def _desk(self, verb: Callable[..., Taken], *args: object) -> Taken:
        with self._writing() as connection:
            return verb(connection, *args, self._hand("person"))

    def _hand(self, owner: str) -> Hand:
        return Hand(owner, self.clock(), self.rules)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with said_plainly(self.engine), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with said_plainly(self.engine), reading(self.engine) as connection:
            yield connection


def _instant(value: float | None) -> datetime | None:
    return None if value is None else datetime.fromtimestamp(value, UTC)
