"""Many due posts, several worker processes, a network that answers at once: each post once, how fast?

    python -m tests.publish.crowd --url postgresql+psycopg://… --posts 10000 --processes 4

Prints JSON: seconds, claims a second, how many posts went out once and how many otherwise, and how
long after its time a post left that was added while all workers were idle (a lost wake-up is longest).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections import Counter
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from contentgen.publish.ledger import Ledger, open_ledger
from contentgen.publish.ledger.adding import know_account
from contentgen.publish.ledger.tables import items, threads
from contentgen.publish.model import Account, Outgoing, Remote
from contentgen.publish.rules import Rules
from contentgen.publish.work import Worker
from tests.publish.made import Wire

RULES = Rules(gap=0.0, spacing=0.0, max_late=86400.0, poll=0.05)


class Counted(Wire):
    """Answers at once and writes down when it was asked for what."""

    def send(self, post: Outgoing) -> Remote:
        self.uploads.append((post.key, time.time()))  # type: ignore[arg-type]
        return Remote(post.key)


def add_many(ledger: Ledger, count: int, first: int = 0) -> None:
    now = ledger.clock()
    rows = [
        {
            "id": n + 1, "key": f"k{n}", "network": "x", "account": "", "kit": "k", "thread": f"t{n}",
            "title": "", "hash": sha256(str(n).encode()).hexdigest(), "copy": 0, "state": "planned",
            "due_at": now, "late_from": now, "ready_at": now - timedelta(seconds=1), "created_at": now,
        }
        for n in range(first, first + count)
    ]  # fmt: skip
    posts = [
        {"thread_id": n + 1, "n": 1, "text": f"Post {n}", "state": "planned"}
        for n in range(first, first + count)
    ]
    with ledger.engine.begin() as connection:
        know_account(connection, Account("x"))
        connection.execute(threads.insert(), rows)
        connection.execute(items.insert(), posts)


def work(url: str, told: Path, done: Path) -> None:
    ledger = open_ledger(url, RULES)
    network = Counted()
    worker = Worker(ledger, lambda account: network)
    while not done.exists():
        if not worker.step():
            worker._rest(ledger.next_ready())
    told.write_text(json.dumps(network.uploads))
    ledger.close()


def main(words: list[str]) -> dict[str, object]:
    parser = argparse.ArgumentParser()
    parser.add_argument("--url", required=True)
    parser.add_argument("--posts", type=int, default=10000)
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument(
        "--late", type=int, default=20, help="posts added one by one while all idle"
    )
    asked = parser.parse_args(words)
    ledger = open_ledger(asked.url, RULES)
    add_many(ledger, asked.posts)
    ledger.close()
    with tempfile.TemporaryDirectory() as name:
        folder, started = Path(name), time.time()
        done, pids = folder / "done", []
        for number in range(asked.processes):
            pid = os.fork()
            if not pid:
                try:
                    work(asked.url, folder / str(number), done)
                finally:
                    os._exit(0)
            pids.append(pid)
        ledger = open_ledger(asked.url, RULES)
        while ledger.overdue():
            time.sleep(0.2)
        seconds = time.time() - started
        added = {}
        for n in range(asked.posts, asked.posts + asked.late):
            time.sleep(0.1)
            add_many(ledger, 1, n)
            added[f"k{n}-1"] = time.time()
        while ledger.overdue():
            time.sleep(0.02)
        ledger.close()
        done.touch()
        for pid in pids:
            os.waitpid(pid, 0)
        told = [json.loads((folder / str(n)).read_text()) for n in range(asked.processes)]
    sent = Counter(key for each in told for key, _ in each)
    woke = [at - added[key] for each in told for key, at in each if key in added]
    return {
        "seconds": round(seconds, 1),
        "claims_a_second": round(asked.posts / seconds),
        "once": sum(n == 1 for n in sent.values()),
        "not_once": sum(n != 1 for n in sent.values()),
        "shares": sorted(len(each) for each in told),
        "slowest_wake": round(max(woke, default=0), 3),
    }


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1:])))
