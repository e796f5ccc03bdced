"""A kit on disk → Planned threads: exact texts in order, pictures with their alt texts, one hash.

What the kit's manifest says of the files is verified first: a kit that was half copied or touched
since it was built is refused. The hash is over everything a reader will see and over where it goes;
an approval is bound to it, and the ledger takes the same hash only once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from contentgen.errors import ContentgenError, Place
from contentgen.kit.manifest import MANIFEST
from contentgen.kit.model import KIT_SCHEMA
from contentgen.publish.model import Account, Media
from contentgen.settings import unknown

_THREAD_SCHEMA = "contentgen/thread/"
_MIMES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".mp4": "video/mp4",
}


class KitError(ContentgenError):
    """This kit cannot be posted."""


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


@dataclass(frozen=True, slots=True)
class KitOnDisk:
    """A verified kit: `files` gives the sha256 of each; `threads` their parsed JSON by network."""

    folder: Path
    source: str  # file name of the article
    source_sha256: str
    files: dict[str, str]
    threads: dict[str, tuple[dict[str, Any], ...]]

    @property
    def networks(self) -> tuple[str, ...]:
        return tuple(sorted(self.threads))


def open_kit(folder: Path) -> KitOnDisk:
    """Read and verify the kit in `folder`; raises KitError for whatever is not as it was built."""
    at = Place(str(folder))
    try:
        tree = json.loads((folder / MANIFEST).read_bytes())
        if tree["schema"] != KIT_SCHEMA:
            raise KitError("CG731", f"its schema is {tree['schema']!r}", at=at, help=_REBUILD)
        named = {str(entry["path"]): str(entry["sha256"]) for entry in tree["files"]}
        source = tree["source"]
        kit = KitOnDisk(folder, str(source["path"]), str(source["sha256"]), named, {})
    except OSError as error:
        raise KitError(
            "CG730",
            "this is no kit: it has no manifest that can be read",
            at=at,
            help="Name the folder that contentgen build made, build/<article>.",
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise KitError("CG731", "its manifest is broken", at=at, help=_REBUILD) from error
    for path in sorted(named):
        if path.startswith("social/") and path.endswith(".json"):
            thread = _thread(kit, path)
            network = str(thread["network"])
            kit.threads[network] = (*kit.threads.get(network, ()), thread)
    return kit


def plan(kit: KitOnDisk, account: Account, which: str = "main") -> tuple[Planned, ...]:
    """The threads of `account`'s network named by `which`: main, all, or a thread's id."""
    threads = kit.threads.get(account.network, ())
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
        ids = [str(thread["id"]) for thread in threads]
        raise KitError(
            "CG733",
            f"the kit has no thread {which!r} for {account.network}",
            at=Place(str(kit.folder)),
            help=unknown(which, ["main", "all", *ids]),
        )
    return tuple(_planned(kit, account, thread) for thread in sorted(chosen, key=_order))


def content_hash(posts: Iterable[PlannedPost], account: Account) -> str:
    """One hash over texts in order, pictures by their bytes, alt texts, network and account."""
    said = [
        account.network,
        account.name,
        [[post.text, [[media.sha256, media.alt] for media in post.media]] for post in posts],
    ]
    return sha256(json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


def _is(thread: dict[str, Any], which: str) -> bool:
    # LinkedIn's one post is its main thread, whatever its id.
    main = not thread["angle"]
    return which == "all" or thread["id"] == which or (which == "main" and main)


def _order(thread: dict[str, Any]) -> tuple[bool, str]:
    return bool(thread["angle"]), str(thread["id"])


def _thread(kit: KitOnDisk, path: str) -> dict[str, Any]:
    at = Place(str(kit.folder / path))
    try:
        tree = json.loads(_bytes(kit, path))
        if not str(tree["schema"]).startswith(_THREAD_SCHEMA):
            raise KitError("CG731", f"its schema is {tree['schema']!r}", at=at, help=_REBUILD)
        for post in tree["posts"]:
            _ = int(post["n"]), str(post["text"]), [str(i["file"]) for i in post["images"]]
        _ = str(tree["network"]), str(tree["id"]), tree["angle"], int(tree["limit"])
    except (ValueError, KeyError, TypeError) as error:
        raise KitError("CG731", "this thread is broken", at=at, help=_REBUILD) from error
    return dict(tree)


def _planned(kit: KitOnDisk, account: Account, thread: dict[str, Any]) -> Planned:
    posts = tuple(_post(kit, thread, n, post) for n, post in enumerate(thread["posts"], 1))
    if not posts:
        raise KitError("CG731", f"the thread {thread['id']!r} is empty", at=Place(str(kit.folder)))
    return Planned(
        account, str(kit.folder), str(thread["id"]), str(thread.get("title", "")),
        int(thread["limit"]), posts, content_hash(posts, account),
    )  # fmt: skip


def _post(kit: KitOnDisk, thread: dict[str, Any], n: int, post: dict[str, Any]) -> PlannedPost:
    from contentgen.social.networks import TABLE

    text = str(post["text"])
    row = next((row for row in TABLE if row.name == thread["network"]), None)
    length = row.count(text) if row else int(post["length"])
    if length > int(thread["limit"]):
        raise OverLimit(
            "CG734",
            f"post {n} of {thread['id']!r} is {length} long; {thread['network']} takes"
            f" {thread['limit']}",
            at=Place(str(kit.folder)),
            help="Shorten it in the article and build the kit again.",
        )
    media = tuple(_media(kit, str(i["file"]), str(i["alt"])) for i in post["images"])
    return PlannedPost(n, text, length, media, str(post.get("link") or ""))


def _media(kit: KitOnDisk, path: str, alt: str) -> Media:
    data = _bytes(kit, path)
    mime = _MIMES.get(Path(path).suffix.lower())
    if mime is None:
        raise KitError(
            "CG735", "no network takes such a file", at=Place(str(kit.folder / path)), help=_REBUILD
        )
    return Media(kit.folder / path, alt, sha256(data).hexdigest(), mime)


def _bytes(kit: KitOnDisk, path: str) -> bytes:
    """A file of the kit, as it was built."""
    at = Place(str(kit.folder / path))
    if path not in kit.files:
        raise KitError("CG731", "the kit's manifest does not name this file", at=at, help=_REBUILD)
    try:
        data = (kit.folder / path).read_bytes()
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise KitError("CG736", f"cannot be read: {said}", at=at, help=_REBUILD) from error
    if sha256(data).hexdigest() != kit.files[path]:
        raise KitError(
            "CG736", "is not as it was built: its bytes have changed", at=at, help=_REBUILD
        )
    return data


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
