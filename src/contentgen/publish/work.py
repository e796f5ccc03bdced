"""A ledger and its networks → posts: take a step, do it, write what became of it; again.

No request is made inside a transaction, none without a `sending` that is committed, and none after
the lease has run out. A worker may be killed anywhere: what it leaves, the next one settles.
"""

from __future__ import annotations

import logging
import os
import socket
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from contentgen.kit.open import KitError
from contentgen.publish.ledger import (
    Change,
    Entry,
    Job,
    Ledger,
    LedgerError,
    NotSeen,
    Result,
    Scope,
    Taken,
)
from contentgen.publish.model import (
    Account,
    AccountDown,
    Media,
    Network,
    NotSent,
    Outcome,
    Remote,
    Unknown,
    Uploaded,
)
from contentgen.publish.states import Look, Send, Sort, Upload

log = logging.getLogger("contentgen.publish")

PATIENCE = 60.0  # seconds that a single run waits for the next step of what has begun

# What a broken answer can make of an adapter; the request may have been on its way by then.
_BROKEN = (ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError)  # fmt: skip

Heard = Callable[[Entry, Change], None]


def worker_name() -> str:
    """Unique for every start of every worker on every machine."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{uuid.uuid4().hex[:8]}"


@dataclass(slots=True)
class Worker:
    """One thread of work. `opened` turns an account into a network, ready to speak."""

    ledger: Ledger
    opened: Callable[[Account], Network]
    heard: Heard = lambda entry, change: None
    every: Callable[[], None] = lambda: None  # called at each heartbeat
    name: str = field(default_factory=worker_name)
    monotonic: Callable[[], float] = time.monotonic
    stop: threading.Event = field(default_factory=threading.Event)
    touched: set[int] = field(default_factory=set)
    scope: Scope = field(default_factory=Scope)
    _networks: dict[Account, Network] = field(default_factory=dict)
    _unsure: bool = False
    _beaten: float = float("-inf")

    def run(self) -> None:
        """Until `stop` is set. A ledger that is gone is waited for."""
        while not self.stop.is_set():
            try:
                if not self.step():
                    self._rest(self.ledger.next_ready(self.scope))
            except LedgerError as error:
                self._wait_for_ledger(error, for_ever=True)
        self._end()

    def once(self, patience: float = PATIENCE) -> None:
        """Everything that is due, and its next steps while they come within `patience` seconds."""
        last = self.monotonic()
        while not self.stop.is_set():
            try:
                if self.step():
                    last = self.monotonic()
                    continue
                ready = self.ledger.next_ready(self.scope)
                if ready is None or self.monotonic() - last > patience:
                    break
                if (ready - self.ledger.clock()).total_seconds() > patience:
                    break
                self._rest(ready)
            except LedgerError as error:
                self._wait_for_ledger(error)
        self._end()

    def step(self) -> bool:
        """Take one thread as far as it goes without waiting; False when nothing was due."""
        self._beat()
        if self._unsure:
            self.ledger.disown(self.name)
            self._unsure = False
        try:
            taken = self.ledger.take(self.name, self.scope)
        except LedgerError:
            self._unsure = True  # was it committed? nobody else can know that nothing has left
            raise
        self._tell(taken)
        while taken.job:
            result, sort = self._perform(taken.job)
            taken = self._settle(taken.job, result, sort)
            if self.stop.is_set() and taken.job:
                self._give_back(taken.job)
                break
        return not taken.idle

    # one step

    def _perform(self, job: Job) -> tuple[Result, Sort]:
        started, sort = self.monotonic(), Sort()
        try:
            network = self._network(job.entry.where)
            sort = Sort(network.idempotent, network.safe_for)
            match job.step:
                case Upload(_, row):
                    asked = Media(Path(row.path), row.alt, row.sha256, row.mime)
                    return self._upload(network, job, asked), sort
                case Look():
                    return network.look(job.post) or NotSeen(), sort
                case Send():
                    if not self._still_ours(job, started):
                        return NotSent("CG760", "the lease ran out before the request left"), sort
                    return network.send(job.post), sort
        except Outcome as outcome:
            return outcome, sort
        except KitError as error:
            return NotSent(error.code, error.message), sort
        except _BROKEN as error:
            # The kind of error only: its words may hold what the request held.
            said = f"the answer could not be understood ({type(error).__name__})"
            kind = Unknown if isinstance(job.step, Send) else NotSent
            log.debug("broken answer", exc_info=error)
            return kind("CG761", said), sort

    def _still_ours(self, job: Job, started: float) -> bool:
        """By both clocks: one may have been set back, the other stands still while a laptop sleeps."""
        lease = self.ledger.rules.lease
        left = (job.deadline - self.ledger.clock()).total_seconds()
        return 0 < left <= lease and self.monotonic() - started < lease

    def _upload(self, network: Network, job: Job, asked: Media) -> Uploaded:
        with self._as_file(job, asked) as media, self._kept(job):
            return network.upload(media)

    @contextmanager
    def _as_file(self, job: Job, asked: Media) -> Iterator[Media]:
        """The bytes that were planned: the kit's file where it still holds them, else the ledger's."""
        try:
            same = sha256(asked.path.read_bytes()).hexdigest() == asked.sha256
        except (OSError, ValueError):
            same = False
        if same:
            yield asked
            return
        with tempfile.TemporaryDirectory(prefix=f"contentgen-{os.getpid()}-") as folder:
            path = Path(folder) / asked.path.name
            path.write_bytes(self.ledger.picture(job))
            yield replace(asked, path=path)

    @contextmanager
    def _kept(self, job: Job) -> Iterator[None]:
        """Renew the lease as long as this takes."""
        done = threading.Event()

        def renew() -> None:
            while not done.wait(self.ledger.rules.lease / 3):
                try:
                    self.ledger.renew(job)
                except LedgerError:
                    continue  # losing the thread here costs an upload, no more

        keeper = threading.Thread(target=renew, daemon=True)
        keeper.start()
        try:
            yield
        finally:
            done.set()
            keeper.join()

    def _network(self, account: Account) -> Network:
        """The account's network; the first time it is asked whom the credentials belong to."""
        network = self._networks.get(account)
        if network is None:
            network = self._open(account)
            other = self.ledger.identify(account, network.whoami())
            if other:
                raise AccountDown(
                    "CG762", f"these credentials are no longer those of {other}",
                    help="contentgen accounts --check accepts the new ones.",
                )  # fmt: skip
            self._networks[account] = network
        return network

    def _open(self, account: Account) -> Network:
        try:
            return self.opened(account)
        except AccountDown as missing:
            # Another worker may have the credentials that this machine lacks.
            self.scope = replace(self.scope, without=self.scope.without | {account})
            log.error("%s", missing)
            raise NotSent(missing.code, missing.message) from missing

    def _settle(self, job: Job, result: Result, sort: Sort) -> Taken:
        """Write the result; a ledger that is gone for a while is waited for, the result in hand."""
        if isinstance(result, AccountDown):
            self._networks.pop(job.entry.where, None)
        since = self.monotonic()
        while True:
            try:
                taken = self.ledger.settle(job, result, sort)
                self._tell(taken)
                return taken
            except LedgerError as error:
                if self.monotonic() - since > max(PATIENCE, self.ledger.rules.lease):
                    raise
                self._unsure = True
                log.error("%s; %s waits to be written", error, _named(result))
                time.sleep(min(1.0, self.ledger.rules.lease / 10))

    def _give_back(self, job: Job) -> None:
        """Asked to stop between two steps: this one has not been begun."""
        self.ledger.disown(self.name)
        log.info("thread %s is given back", job.entry.id)

    # around the steps

    def _tell(self, taken: Taken) -> None:
        if taken.entry:
            self.touched.add(taken.entry.id)
            for change in taken.changes:
                self.heard(taken.entry, change)

    def _beat(self, doing: str = "", *, stopped: bool = False) -> None:
        now = self.monotonic()
        if stopped or now - self._beaten >= min(10.0, self.ledger.rules.lease / 3):
            self._beaten = now
            self.ledger.beat(self.name, doing, stopped=stopped)
            self.every()

    def _rest(self, ready: datetime | None) -> None:
        """Until something is ready, but never longer than `poll`: others may add to the ledger."""
        poll = self.ledger.rules.poll
        left = (ready - self.ledger.clock()).total_seconds() if ready else poll
        self.stop.wait(min(max(left, 0.005), poll))

    def _wait_for_ledger(self, error: LedgerError, *, for_ever: bool = False) -> None:
        log.error("%s", error)
        self.stop.wait(1.0)

    def _end(self) -> None:
        try:
            self._beat(stopped=True)
        except LedgerError as error:
            log.error("%s", error)
        for network in self._networks.values():
            close = getattr(network, "close", None)
            if close:
                close()


def _named(result: Result) -> str:
    return f"the post {result.id}" if isinstance(result, Remote) else "what became of a step"
