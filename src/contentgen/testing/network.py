"""What every fake network has: accounts by token, posts, pictures, a clock, and settings that can be
changed while it runs."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import Any

from contentgen.testing.memory import Memory, Row
from contentgen.testing.wire import Reply, Request

SHARED_SETTINGS: dict[str, Any] = {
    "lag": 0.0,  # seconds until a post is seen by those who look
    "latency": 0.0,  # seconds that every answer takes
    "duplicates": "allow",  # or "refuse": the same text twice by one account
    "replies": "allow",  # or "refuse"
    "young": 0.0,  # seconds for which a post cannot be replied to
    "processing": 0.0,  # seconds that a moving picture is worked on
    "media_life": 86400.0,  # seconds that an uploaded picture can be used
    "token_life": 7200.0,  # seconds that an access token is good
    "limit": 0,  # posts in 15 minutes and account; 0: as many as you like
}


@dataclass(slots=True)
class Clock:
    """The time, as far ahead as it was told."""

    ahead: float = 0.0

    def now(self) -> float:
        return time.time() + self.ahead


@dataclass(slots=True)
class FakeNetwork:
    """Base of the fakes: `answer` turns a request into a reply and remembers what it changed."""

    memory: Memory
    clock: Clock
    settings: dict[str, Any] = field(default_factory=dict)
    cost: Decimal = Decimal(0)
    said: Counter[tuple[str, str]] = field(default_factory=Counter)  # account and text
    lines: dict[str, list[str]] = field(default_factory=dict)  # account → ids, oldest first

    def __post_init__(self) -> None:
        wanted, self.settings = self.settings, {**SHARED_SETTINGS, **self.defaults()}
        self.set(wanted)
        for post in self.posts().values():
            self._count(post)

    def defaults(self) -> dict[str, Any]:
        """Settings of this network alone."""
        return {}

    def set(self, changes: dict[str, Any]) -> None:
        unheard = [name for name in changes if name not in self.settings]
        if unheard:
            raise ValueError(f"no setting {unheard[0]!r}; known: {', '.join(self.settings)}")
        self.settings.update(changes)

    def endpoint(self, request: Request) -> str:
        """The request's kind, ids taken out: "DELETE /2/tweets/:id"."""
        raise NotImplementedError

    def answer(self, request: Request) -> Reply:
        raise NotImplementedError

    def limited(self, reset: float) -> dict[str, str]:
        """The headers by which this network says when a limit is over."""
        return {
            "x-rate-limit-remaining": "0",
            "x-rate-limit-reset": str(int(self.clock.now() + reset) + 1),
        }

    # What the networks share, each in its own words.

    def posts(self) -> dict[str, Row]:
        return self.memory.table("posts")

    def keep(self, post: Row) -> None:
        self.memory.put("posts", post["id"], post)
        self._count(post)

    def lose(self, post: Row) -> None:
        self.memory.drop("posts", post["id"])
        self.said[post["account"], post["text"]] -= 1
        self.lines[post["account"]].remove(post["id"])

    def _count(self, post: Row) -> None:
        self.said[post["account"], post["text"]] += 1
        self.lines.setdefault(post["account"], []).append(post["id"])

    def said_before(self, account: str, text: str) -> bool:
        return self.settings["duplicates"] == "refuse" and self.said[account, text] > 0

    def too_many(self, account: str) -> bool:
        """Is the limit of posts reached? Counts the last ones only, they are in order of time."""
        most = int(self.settings["limit"])
        last = self.lines.get(account, [])[-most:] if most else []
        return (
            bool(most)
            and len(last) == most
            and self.posts()[last[0]]["at"] > self.clock.now() - 900
        )

    def seen(self, post: Row) -> bool:
        return bool(post["at"] + self.settings["lag"] <= self.clock.now())

    def too_young(self, post: Row) -> bool:
        return bool(self.clock.now() < post["at"] + self.settings["young"])


def number_of(words: str) -> str:
    """A number that belongs to these words for good."""
    return str(int.from_bytes(sha256(words.encode()).digest()[:6], "big"))
