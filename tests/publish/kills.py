"""Workers are killed, requests go wrong, the timeline lags: is every post there once, in its place?

    python -m tests.publish.kills --url sqlite:////tmp/l.db --kills 200 --workers 4 --rate 0.4 --lag 0.3

Rounds of threads are posted through the real adapter to the fake of X in a process of its own.
Workers are forked and end by SIGKILL: half of them by their own hand at a chosen point (before or
after a commit, before or after a request), half from outside at any time. After each round what the
network holds is compared with what was planned and with what the ledger believes. Prints JSON.

`--blind` takes out the look before a post is sent again: the same run must then double.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import event

from contentgen.kit.open import open_kit
from contentgen.publish import states
from contentgen.publish.ledger import Ledger, Order, Scope, open_ledger
from contentgen.publish.model import Account, Network
from contentgen.publish.networks import open_network
from contentgen.publish.plan import plan
from contentgen.publish.rules import Rules
from contentgen.publish.states import THERE
from contentgen.publish.when import Moment
from contentgen.publish.work import Worker
from contentgen.testing import Fake
from tests.publish.made import make_kit, texts

EVERYTHING = Scope()
ACCOUNTS = ("", "brand", "third", "fourth")
RULES = Rules(
    lease=1.5, connect_timeout=0.2, read_timeout=0.4, looks=(0.1, 0.4, 0.9, 1.8), retries=(0.05, 0.1, 0.3),
    gap=0.0, spacing=0.0, max_late=600, poll=0.01,
)  # fmt: skip


@dataclass(slots=True)
class Verdict:
    """What a run came to; everything but the first lines must be empty or 0."""

    kills: int = 0
    rounds: int = 0
    posts: int = 0
    threads: int = 0
    complete: int = 0
    held: int = 0
    reconciled: int = 0
    doubled: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    wrong_parent: list[str] = field(default_factory=list)
    without_picture: list[str] = field(default_factory=list)
    unended: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def tree(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


class Points:
    """Counts the places where a worker may die and dies at one of them."""

    def __init__(self, at: int) -> None:
        self.left = at

    def __call__(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def on(self, ledger: Ledger) -> None:
        """Just before a commit, and just after it, before anyone knows of it."""
        event.listen(ledger.engine, "commit", lambda _: self())
        event.listen(ledger.engine, "checkin", lambda *_: self())

    def around(self, network: Network) -> Network:
        """Just before a request leaves, and when its answer is in hand."""
        for name in ("upload", "send", "look"):
            setattr(network, name, self._between(getattr(network, name)))
        return network

    def _between(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def between(*args: Any) -> Any:
            self()
            answer = call(*args)
            self()
            return answer

        return between


@dataclass(slots=True)
class Run:
    url: str
    fake: Fake
    environ: dict[str, str]
    rules: Rules
    chance: random.Random
    verdict: Verdict
    folder: Path

    def worker(self, die_at: int = 0, scope: Scope = EVERYTHING, patience: float = 3.0) -> int:
        """A forked worker on what there is to do; its pid."""
        pid = os.fork()
        if pid:
            return pid
        code = 1
        try:
            ledger = open_ledger(self.url, self.rules)
            points = Points(die_at)
            if die_at:
                points.on(ledger)

            def opened(account: Account) -> Network:
                network = open_network(
                    account, self.environ, folder=self.folder,
                    connect_timeout=self.rules.connect_timeout, read_timeout=self.rules.read_timeout,
                )  # fmt: skip
                return points.around(network) if die_at else network

            Worker(ledger, opened, scope=scope).once(patience)
            code = 0
        finally:
            os._exit(code)

    def round(self, workers: int, kills: int) -> None:
        """Post what is planned with workers that die, until `kills` have; then with one that lives."""
        living: dict[int, float] = {}
        while kills > 0:
            while len(living) < workers:
                by_itself = self.chance.random() < 0.5
                pid = self.worker(self.chance.randint(1, 40) if by_itself else 0)
                after = 60.0 if by_itself else self.chance.uniform(0.02, 0.5)
                living[pid] = time.monotonic() + after
            for pid, end in list(living.items()):
                if time.monotonic() > end:
                    os.kill(pid, signal.SIGKILL)
                done, status = os.waitpid(pid, os.WNOHANG)
                if done:
                    del living[pid]
                    if os.WIFSIGNALED(status):
                        kills -= 1
                        self.verdict.kills += 1
                    elif status == 0:
                        kills = 0  # nothing is left to be done
                    else:
                        raise SystemExit(f"a worker ended with {status}")
            time.sleep(0.005)
        for pid in living:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        self.finish()

    def every_point(self, ids: list[int]) -> None:
        """A thread for each place where a worker may die, and one that dies there."""
        for point, id in enumerate(ids, 1):
            pid = self.worker(point, Scope(frozenset({id})), patience=0.0)
            if not os.WIFSIGNALED(os.waitpid(pid, 0)[1]):
                break
            self.verdict.kills += 1
        else:
            raise SystemExit("a worker dies at more points than there are threads")
        self.finish()

    def finish(self) -> None:
        """Workers that live, until nothing is left to be done."""
        for _ in range(50):
            os.waitpid(self.worker(), 0)
            ledger = open_ledger(self.url, self.rules)
            left = ledger.next_ready()
            ledger.close()
            if left is None:
                return

    def judge(self, ids: list[int], lag: float) -> None:
        """Compare what is there with what was planned and with what the ledger believes."""
        time.sleep(lag + 0.5)  # a request that was cut off may still be taken
        ledger, told = open_ledger(self.url, self.rules), self.verdict
        there = {post["id"]: post for post in self.fake.posts()}
        said = Counter((post["account"], post["text"]) for post in there.values())
        told.doubled += [f"{account}: {text}" for (account, text), n in said.items() if n > 1]
        told.posts += len(there)
        for entry in ledger.entries(ids):
            told.threads += 1
            told.complete += entry.state == "sent"
            told.held += entry.state == "held"
            if entry.state not in ("sent", "held"):
                told.unended.append(f"{entry.id} {entry.state} {entry.error}")
            before = None
            for item in entry.items:
                name = f"{entry.id}.{item.n}"
                told.reconciled += item.state == "reconciled"
                if item.state not in THERE:
                    break
                post = there.get(item.remote_id)
                if post is None or post["text"] != item.text:
                    told.lost.append(name)
                    break
                if (post["parent"] or None) != before:
                    told.wrong_parent.append(name)
                if post["files"] != [row.sha256 for row in item.media] or post["alts"] != [
                    row.alt for row in item.media
                ]:
                    told.without_picture.append(name)
                before = item.remote_id
        ledger.close()


def plan_round(run: Run, ledger: Ledger, number: int, threads: int, posts: int) -> list[int]:
    orders = []
    for k in range(threads):
        about = f"Round {number}, thread {k}"
        kit = make_kit(run.folder / f"kit-{number}-{k}", ("main", texts(posts, about)))
        account = Account("x", ACCOUNTS[k % len(ACCOUNTS)])
        orders.append(Order(plan(open_kit(kit), account)[0], Moment(ledger.clock())))
    return [added.id for added in ledger.add(orders)]


def without_look(item: Any, *_: Any) -> Any:
    return states.Again(item)


def main(words: list[str]) -> Verdict:
    parser = argparse.ArgumentParser()
    parser.add_argument("--url", required=True)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--each", type=int, default=25, help="kills a round at most")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--threads", type=int, default=8)
    parser.add_argument("--posts", type=int, default=4)
    parser.add_argument("--rate", type=float, default=0.0)
    parser.add_argument("--lag", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--blind", action="store_true", help="send again without a look")
    parser.add_argument("--every-point", action="store_true", help="one kill at each point")
    asked = parser.parse_args(words)
    if asked.blind:
        states._settle = without_look
    started, verdict = time.monotonic(), Verdict()
    with tempfile.TemporaryDirectory() as folder, Fake("x", lag=asked.lag) as fake:
        environ = {k: v for name in ACCOUNTS for k, v in fake.environ_of(name).items()}
        run = Run(asked.url, fake, environ, RULES, random.Random(asked.seed), verdict, Path(folder))
        while verdict.rounds == 0 or (verdict.kills < asked.kills and not asked.every_point):
            verdict.rounds += 1
            fake.reset()
            if asked.rate:
                fake.chaos(asked.rate, seed=asked.seed * 1000 + verdict.rounds, seconds=0.4)
            ledger = open_ledger(asked.url, RULES)
            ids = plan_round(run, ledger, verdict.rounds, asked.threads, asked.posts)
            ledger.close()
            if asked.every_point:
                run.every_point(ids)
            else:
                run.round(asked.workers, min(asked.each, max(0, asked.kills - verdict.kills)))
            fake.chaos(0.0)
            run.judge(ids, asked.lag)
    verdict.seconds = round(time.monotonic() - started, 1)
    return verdict


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1:]).tree()))
