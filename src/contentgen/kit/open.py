"""A kit on disk → what it holds: the files its manifest names, and its threads as they will read.

Nothing of it is trusted: a file is read only when the manifest names it, and refused when its bytes
are not those the manifest vouches for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from contentgen.campaign.model import Computed
from contentgen.errors import ContentgenError, Place
from contentgen.kit.manifest import MANIFEST
from contentgen.kit.model import KIT_SCHEMA
from contentgen.social.export import SCHEMA as THREAD_SCHEMA
from contentgen.social.model import Post, PostImage, Thread

_NAME = re.compile(r"\w[\w-]*")  # a thread's id becomes the name of a file
_REBUILD = "Build it again: contentgen build ARTICLE."


class KitError(ContentgenError):
    """A folder is no kit, or not as it was built."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest says of a file."""

    path: str
    kind: str
    bytes: int
    sha256: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class OpenKit:
    folder: Path
    source: str  # file name of the article
    source_sha256: str
    entries: Mapping[str, Entry]
    threads: tuple[Thread, ...] = ()

    @property
    def slug(self) -> str:
        return self.folder.resolve().name

    @property
    def networks(self) -> tuple[str, ...]:
        return tuple(sorted({thread.network for thread in self.threads}))

    def read(self, path: str) -> bytes:
        """The bytes of a file that the manifest names, as it was built."""
        return _verified(self.folder, self.entries, path)

    def lying(self, path: str) -> bytes:
        """The bytes of a file as it lies there now, perhaps touched by hand."""
        return _read(self.folder, path)

    def text(self, path: str) -> str:
        """A text file as it lies there now."""
        try:
            return self.lying(path).decode("utf-8")
        except UnicodeDecodeError as error:
            raise _broken(self.folder / path) from error

    def tree(self, path: str) -> dict[str, Any]:
        """A JSON file as it lies there now."""
        try:
            tree = json.loads(self.lying(path))
        except (ValueError, RecursionError) as error:
            raise _broken(self.folder / path) from error
        if not isinstance(tree, dict):
            raise _broken(self.folder / path)
        return tree

    def touched(self) -> tuple[str, ...]:
        """Files that are not as they were built."""
        return tuple(
            path
            for path, entry in self.entries.items()
            if sha256(_read(self.folder, path)).hexdigest() != entry.sha256
        )


def is_kit(folder: Path) -> bool:
    return (folder / MANIFEST).is_file()


def open_kit(folder: Path, *, verify: bool = True) -> OpenKit:
    """The kit in `folder`; KitError for what is missing or broken, and, to `verify`, was touched."""
    tree = _manifest(folder)
    try:
        entries = {entry.path: entry for entry in map(_entry, tree["files"])}
        source, digest = str(tree["source"]["path"]), str(tree["source"]["sha256"])
    except (KeyError, TypeError, ValueError) as error:
        raise _broken(folder / MANIFEST) from error
    threads = [
        _thread(folder, path, _verified(folder, entries, path) if verify else _read(folder, path))
        for path, entry in entries.items()
        if entry.kind == "thread" and path.endswith(".json")
    ]
    return OpenKit(folder, source, digest, entries, tuple(sorted(threads, key=_order)))


def _manifest(folder: Path) -> Any:
    try:
        tree = json.loads((folder / MANIFEST).read_bytes())
    except OSError as error:
        raise KitError(
            "CG410",
            "this is no kit: it has no manifest that can be read",
            at=Place(str(folder)),
            help="Name the folder that contentgen build made: build/<article>.",
        ) from error
    except (ValueError, RecursionError) as error:
        raise _broken(folder / MANIFEST) from error
    if not isinstance(tree, dict) or tree.get("schema") != KIT_SCHEMA:
        raise _broken(folder / MANIFEST)
    return tree


def _entry(tree: Any) -> Entry:
    path = str(tree["path"])
    if path.startswith("/") or ".." in path.split("/"):
        raise ValueError(path)
    return Entry(
        path=path, kind=str(tree["kind"]), bytes=int(tree["bytes"]), sha256=str(tree["sha256"]),
        width=int(tree["width"] or 0), height=int(tree["height"] or 0), alt=str(tree["alt"] or ""),
    )  # fmt: skip


def _read(folder: Path, path: str) -> bytes:
    try:
        return (folder / path).read_bytes()
    except OSError as error:
        raise KitError(
            "CG412",
            f"cannot read {path}: {error.strerror or error}",
            at=Place(str(folder)),
            help=_REBUILD,
        ) from error


def _verified(folder: Path, entries: Mapping[str, Entry], path: str) -> bytes:
    data = _read(folder, path)
    if path not in entries or sha256(data).hexdigest() != entries[path].sha256:
        raise KitError(
            "CG413",
            f"{path} is not the file that was built",
            at=Place(str(folder)),
            help=f"{_REBUILD} Changes belong into the article or its edits.",
        )
    return data


def _thread(folder: Path, path: str, data: bytes) -> Thread:
    try:
        tree = json.loads(data)
        if tree["schema"] != THREAD_SCHEMA or not _NAME.fullmatch(str(tree["id"])):
            raise ValueError(tree["schema"])
        return Thread(
            network=str(tree["network"]), id=str(tree["id"]), title=str(tree["title"]),
            angle=str(tree["angle"] or ""), limit=int(tree["limit"]),
            posts=tuple(map(_post, tree["posts"])),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise _broken(folder / path) from error


def _post(tree: Any) -> Post:
    images = (PostImage("", str(i["file"]), str(i["alt"])) for i in tree["images"])
    computed = (Computed(str(c["figure"]), str(c["formula"])) for c in tree["computed"])
    return Post(
        n=int(tree["n"]), text=str(tree["text"]), length=int(tree["length"]), images=tuple(images),
        link=str(tree["link"] or ""), lines=tuple(map(int, tree["lines"])), computed=tuple(computed),
    )  # fmt: skip


def _order(thread: Thread) -> tuple[str, bool, str]:
    """By network, the main one first."""
    return thread.network, bool(thread.angle), thread.id


def _broken(file: Path) -> KitError:
    return KitError("CG411", f"{file.name} is broken", at=Place(str(file)), help=_REBUILD)
