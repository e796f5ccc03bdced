"""An opened kit → Planned threads: exact texts in order, pictures with their alt texts, one hash.

The kit was verified when it was opened (kit/open.py): one that was half copied or touched since it was
built is refused. The hash is over everything a reader will see and over where it goes; an approval is
bound to it, and the ledger takes the same hash only once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from contentgen.errors import Place
from contentgen.kit.open import KitError, OpenKit
from contentgen.publish.model import Account, Media
from contentgen.settings import unknown
from contentgen.social.model import Post, Thread
from contentgen.social.networks import TABLE

_MIMES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".mp4": "video/mp4",
}


class OverLimit(KitError):
    """A post is longer than the network takes."""

    exit_code = 4


@dataclass(frozen=True, slots=True)
class PlannedPost:
    n: int
    text: str
    length: int  # as the network counts
    media: tuple[Media, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """One thread for one account, exactly as it will leave."""

    account: Account
    kit: str
    thread: str
    title: str
    limit: int
    posts: tuple[PlannedPost, ...]
    hash: str


def plan(kit: OpenKit, account: Account, which: str = "main") -> tuple[Planned, ...]:
    """The threads of `account`'s network named by `which`: main, all, or a thread's id."""
    threads = [thread for thread in kit.threads if thread.network == account.network]
    if not threads:
        raise KitError(
            "CG732",
            f"the kit holds nothing for {account.network}",
            at=Place(str(kit.folder)),
            help=f"It holds threads for: {', '.join(kit.networks) or 'no network'}."
            " Build it with --network.",
        )
    chosen = [thread for thread in threads if _is(thread, which)]
    if not chosen:
        raise KitError(
            "CG733",
            f"the kit has no thread {which!r} for {account.network}",
            at=Place(str(kit.folder)),
            help=unknown(which, ["main", "all", *(thread.id for thread in threads)]),
        )
    return tuple(_planned(kit, account, thread) for thread in chosen)


def content_hash(posts: Iterable[PlannedPost], account: Account) -> str:
    """One hash over texts in order, pictures by their bytes, alt texts, network and account."""
    said = [
        account.network,
        account.name,
        [[post.text, [[media.sha256, media.alt] for media in post.media]] for post in posts],
    ]
    return sha256(json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


def _is(thread: Thread, which: str) -> bool:
    # LinkedIn's one post is its main thread, whatever its id.
    return which in ("all", thread.id) or (which == "main" and not thread.angle)


def _planned(kit: OpenKit, account: Account, thread: Thread) -> Planned:
    posts = _posts(kit, thread)
    if not posts:
        raise KitError("CG731", f"the thread {thread.id!r} is empty", at=Place(str(kit.folder)))
    return Planned(
        account, str(kit.folder), thread.id, thread.title, thread.limit, posts,
        content_hash(posts, account),
    )  # fmt: skip


def _posts(kit: OpenKit, thread: Thread) -> tuple[PlannedPost, ...]:
    return tuple(_post(kit, thread, n, post) for n, post in enumerate(thread.posts, 1))


def _post(kit: OpenKit, thread: Thread, n: int, post: Post) -> PlannedPost:
    row = next((row for row in TABLE if row.name == thread.network), None)
    length = row.count(post.text) if row else post.length
    if length > thread.limit:
        raise OverLimit(
            "CG734",
            f"post {n} of {thread.id!r} is {length} long; {thread.network} takes {thread.limit}",
            at=Place(str(kit.folder)),
            help="Shorten it in the article and build the kit again.",
        )
    media = tuple(_media(kit, image.file, image.alt) for image in post.images)
    return PlannedPost(n, post.text, length, media, post.link)


def _media(kit: OpenKit, path: str, alt: str) -> Media:
    mime = _MIMES.get(Path(path).suffix.lower())
    if mime is None:
        raise KitError(
            "CG735", "no network takes such a file", at=Place(str(kit.folder / path)), help=_REBUILD
        )
    return Media(kit.folder / path, alt, sha256(kit.read(path)).hexdigest(), mime)


_REBUILD = "Build the kit again with contentgen build."


def read_again(media: Media) -> bytes:
    """The bytes that were planned; a file that changed since is refused."""
    at = Place(str(media.path))
    try:
        data = media.path.read_bytes()
    except OSError as error:
        raise KitError(
            "CG736", f"cannot be read: {error.strerror}", at=at, help=_REBUILD
        ) from error
    if sha256(data).hexdigest() != media.sha256:
        raise KitError("CG736", "has changed since it was planned", at=at, help=_REBUILD)
    return data
