"""What publishing speaks of: a thread planned for an account, its posts, and what became of a request.

A network adapter (publish/networks/) turns an `Outgoing` into one request and says what became of
it: it returns `Sent`, or raises one of the outcomes below. It never retries, never sleeps and
never writes: what to do next is the ledger's decision.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from contentgen.errors import ContentgenError


@dataclass(frozen=True, slots=True)
class Account:
    """Who posts: `name` is the person's own word for it, "" for the only one; never a secret."""

    network: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Media:
    """A picture to go with a post. Its bytes are read when they are needed."""

    path: Path
    alt: str
    sha256: str
    mime: str  # image/png, image/jpeg, image/gif, video/mp4


@dataclass(frozen=True, slots=True)
class Remote:
    """A post on the network: `id` names it; `extra` is what the network's next reply needs besides
    (Bluesky's cid), as the adapter wrote it."""

    id: str
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A picture the network holds, not yet shown by any post. `handle` is the adapter's own text."""

    handle: str
    expires: datetime | None = None  # aware, UTC


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One post, complete: everything a request or a look needs.

    `key` is the same for every try of this post and different for every other post ever: an
    idempotency key where the network takes one, the seed of a record key where it lets us choose.
    `since` is the moment before the first try, so a look knows how far back to read.
    """

    key: str
    n: int  # from 1
    text: str
    media: tuple[Uploaded, ...] = ()
    alts: tuple[str, ...] = ()  # one for each of `media`
    link: str = ""
    root: Remote | None = None  # the thread's first post, for n > 1
    parent: Remote | None = None  # the post before, for n > 1
    since: datetime | None = None  # aware, UTC
    known: tuple[str, ...] = ()  # ids of this account's posts that the ledger has: never this one


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom the credentials belong to, as the network says."""

    id: str
    handle: str


class Network(Protocol):
    """One account on one network, ready to speak. Every call is at most a few requests, each with
    a time-out; none is repeated here."""

    name: str
    # True when sending the same `key` again within `safe_for` seconds cannot make a second post.
    idempotent: bool
    safe_for: float

    def whoami(self) -> Identity: ...

    def upload(self, media: Media) -> Uploaded:
        """Hand over one picture with its alt text; ready to be shown when this returns."""

    def send(self, post: Outgoing) -> Remote:
        """One request that makes the post. Raises an `Outcome` for every other end."""

    def look(self, post: Outgoing) -> Remote | None:
        """Is it there? None: not seen *now*, which proves nothing. Raises when it could not look."""

    def delete(self, remote: Remote) -> None:
        """Take our own post back; a post that is already gone is no error."""

    def close(self) -> None:
        """Give connections back; the adapter is done."""


class Outcome(ContentgenError):
    """A request that did not end with a post in hand. `code` CG7xx, never a secret in a message."""

    exit_code = 5


class NotSent(Outcome):
    """Provably nothing left: no connection. May be tried again."""


class RateLimited(Outcome):
    """Refused for now; `until` (aware, UTC) when the network says."""

    def __init__(self, code: str, message: str, *, until: datetime | None = None) -> None:
        super().__init__(code, message)
        self.until = until


class Unknown(Outcome):
    """It may be there: an answer was lost, late or unreadable. Look before anything else."""

    exit_code = 6


class Refused(Outcome):
    """Never as it stands: too long, a rule of the network, a parent that is gone."""

    exit_code = 1


class RepliesRefused(Refused):
    """The network takes no reply from this account: the rest of the thread is held."""


class MediaGone(Outcome):
    """A picture uploaded before is not known any more: upload again, nothing was posted."""


class AccountDown(Outcome):
    """Credentials refused or credits used up: nothing more from this account until a person looks."""
