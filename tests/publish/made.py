"""Kits, ledgers and networks that the tests of publishing are made with."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from contentgen.kit import KitFile, manifest, save_kit, to_json
from contentgen.kit.open import open_kit
from contentgen.publish.ledger import Ledger, Order
from contentgen.publish.model import (
    Account,
    Identity,
    Media,
    Outcome,
    Outgoing,
    Remote,
    Uploaded,
)
from contentgen.publish.plan import Planned, plan
from contentgen.publish.rules import Rules
from contentgen.publish.when import Moment
from contentgen.publish.work import Worker
from contentgen.source import Source

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360"
    "000002000001e221bc330000000049454e44ae426082"
)
# Waits as short as a test wants them; the same proportions as the built-in ones.
QUICK = Rules(
    lease=2.0, connect_timeout=0.3, read_timeout=0.6, looks=(0.05, 0.15, 0.4, 0.8),
    retries=(0.05, 0.1, 0.2), gap=0.0, spacing=0.0, max_late=600, poll=0.02,
)  # fmt: skip


def picture(n: int) -> bytes:
    """A picture unlike every other: bytes after the end of a PNG are nobody's concern."""
    return PIXEL + str(n).encode()


def make_kit(
    folder: Path, *threads: tuple[str, list[str]], network: str = "x", pictures: bool = True
) -> Path:
    """A kit of threads given by id and texts, a picture on every second post."""
    files: list[KitFile] = []
    for number, (id, texts) in enumerate(threads):
        posts = []
        for n, text in enumerate(texts, 1):
            images = []
            if pictures and n % 2:
                name = f"images/{network}-{id}-{n}.png"
                files.append(KitFile(name, "picture", picture(100 * number + n)))
                images.append({"file": name, "alt": f"Picture of {text}"})
            posts.append(
                {"n": n, "text": text, "length": len(text), "images": images, "link": "",
                 "computed": [], "lines": [n]}
            )  # fmt: skip
        tree = {
            "schema": "contentgen/thread/1", "network": network, "id": id, "title": id.title(),
            "angle": "" if id == "main" else id, "limit": 280, "posts": posts,
        }  # fmt: skip
        files.append(KitFile(f"social/{network}/{id}.json", "thread", to_json(tree)))
    save_kit([*files, manifest(files, Source("note.md", "0" * 64, ("one",)))], folder)
    return folder


def texts(n: int, about: str = "Ferries") -> list[str]:
    return [f"{about}: post {k} of {n}." for k in range(1, n + 1)]


@dataclass(slots=True)
class Clock:
    """The time, as a test sets it."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class Wire:
    """A network in memory. `script` says of each coming call what happens instead; "then-lost"
    takes the post and loses the answer."""

    name: str = "x"
    idempotent: bool = False
    safe_for: float = 0.0
    posts: list[Remote] = field(default_factory=list)
    sent: list[Outgoing] = field(default_factory=list)
    shown: dict[str, tuple[str, ...]] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)  # ids that looks do not see yet
    script: list[Outcome | str | None] = field(default_factory=list)
    uploads: list[Media] = field(default_factory=list)
    upload_script: list[Outcome | None] = field(default_factory=list)
    lives: float | None = None
    before_send: Callable[[Outgoing], None] = lambda post: None
    clock: Callable[[], datetime] = lambda: START
    deleted: list[str] = field(default_factory=list)
    me: Identity = field(default_factory=lambda: Identity("1", "ferry"))
    keys: dict[str, Remote] = field(default_factory=dict)
    _ids: Iterator[int] = field(default_factory=lambda: itertools.count(1001))

    def whoami(self) -> Identity:
        return self.me

    def upload(self, media: Media) -> Uploaded:
        planned = self.upload_script.pop(0) if self.upload_script else None
        if planned is not None:
            raise planned
        assert sha256(media.path.read_bytes()).hexdigest() == media.sha256
        self.uploads.append(media)
        ends = None if self.lives is None else self.clock() + timedelta(seconds=self.lives)
        return Uploaded(f"media-{len(self.uploads)}", ends)

    def send(self, post: Outgoing) -> Remote:
        self.before_send(post)
        planned = self.script.pop(0) if self.script else None
        if isinstance(planned, Outcome):
            raise planned
        made = self.keys.get(post.key) if self.idempotent else None
        if made is None:
            made = Remote(str(next(self._ids)))
            self.posts.append(made)
            self.sent.append(post)
            self.shown[made.id] = tuple(m.handle for m in post.media)
            self.keys[post.key] = made
        if planned == "then-lost":
            from contentgen.publish.model import Unknown

            raise Unknown("CG710", "the answer was lost")
        return made

    def look(self, post: Outgoing) -> Remote | None:
        for remote, said in zip(self.posts, self.sent, strict=True):
            same = said.text == post.text and said.parent == post.parent
            if same and remote.id not in (*self.hidden, *post.known):
                return remote
        return None

    def delete(self, remote: Remote) -> None:
        self.deleted.append(remote.id)

    def close(self) -> None:
        pass


@dataclass(slots=True)
class Desk:
    """A ledger, a network in memory, a clock, and workers that share them."""

    ledger: Ledger
    wire: Wire
    clock: Clock
    rules: Rules

    def worker(self) -> Worker:
        return Worker(self.ledger, lambda account: self.wire)

    def add(self, *planned: Planned, at: datetime = START, **more: object) -> list[int]:
        orders = [Order(p, Moment(at), **more) for p in planned]  # type: ignore[arg-type]
        return [added.id for added in self.ledger.add(orders)]

    def work(self, worker: Worker | None = None, seconds: float = 3600) -> None:
        """Steps until nothing is due for so long; time passes only where nothing is to be done."""
        worker, end = worker or self.worker(), self.clock.now + timedelta(seconds=seconds)
        while True:
            if worker.step():
                continue
            ready = self.ledger.next_ready()
            if ready is None or ready > end:
                return
            self.clock.now = max(ready, self.clock.now + timedelta(milliseconds=1))

    def states(self, id: int) -> list[str]:
        return [item.state for item in self.ledger.entry(id).items]


def planned(folder: Path, number: int = 3, id: str = "main", account: str = "") -> Planned:
    kit = make_kit(folder, (id, texts(number, id.title() if id != "main" else "Ferries")))
    return plan(open_kit(kit), Account("x", account), id)[0]
