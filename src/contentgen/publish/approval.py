"""`<article>.edits.yaml` beside the article ↔ which threads an editor has passed.

    items:
      x/main:                      # network, @account when it has a name, /, thread
        approved: true
        base: 5f2c…                # the content hash that was looked at

An approval holds for that hash alone: texts in order, pictures, alt texts, network and account. Any
edit or rebuild that changes one of them makes another hash, and the approval says nothing of it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from contentgen.errors import ContentgenError, OutputError, Place
from contentgen.kit.open import OpenKit
from contentgen.publish.plan import Planned

SUFFIX = ".edits.yaml"


class NotApproved(ContentgenError):
    """An editor has not passed this."""

    exit_code = 4


@dataclass(frozen=True, slots=True)
class Approvals:
    """What the edits file says of threads: the hash that was passed, by item id."""

    path: Path
    passed: dict[str, str]

    def holds(self, planned: Planned) -> bool:
        return self.passed.get(item_id(planned)) == planned.hash

    def demand(self, threads: Iterable[Planned]) -> None:
        """Raise NotApproved for the first that is not passed as it stands now."""
        for planned in threads:
            if self.holds(planned):
                continue
            moved = item_id(planned) in self.passed
            why = "has changed since it was approved" if moved else "is not approved"
            raise NotApproved(
                "CG755",
                f"the thread {item_id(planned)} {why}",
                at=Place(str(self.path)),
                help=f"Look at it, then: contentgen approve {planned.kit} --network"
                f" {planned.account.network} --thread {planned.thread}",
            )


def item_id(planned: Planned) -> str:
    account = f"@{planned.account.name}" if planned.account.name else ""
    return f"{planned.account.network}{account}/{planned.thread}"


def read_approvals(path: Path) -> Approvals:
    """Threads that the file passes; a file that is not there passes none."""
    items = _read(path).get("items") or {}
    if not isinstance(items, dict):
        raise _broken(path, "items must be a table of ids")
    passed = {
        str(id): str(entry["base"])
        for id, entry in items.items()
        if isinstance(entry, dict) and entry.get("approved") is True and entry.get("base")
    }
    return Approvals(path, passed)


def write_approvals(path: Path, threads: Iterable[Planned], *, passed: bool) -> None:
    """Note the editor's word for these threads; everything else in the file stays."""
    tree = _read(path)
    items = tree.setdefault("items", {})
    if not isinstance(items, dict):
        raise _broken(path, "items must be a table of ids")
    for planned in threads:
        entry = items.setdefault(item_id(planned), {})
        entry |= {"approved": passed, "base": planned.hash}
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=100)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        fresh.write_text(text, encoding="utf-8", newline="\n")
        fresh.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise OutputError(
            "CG756",
            f"cannot write the approvals: {error.strerror}",
            at=Place(str(path)),
            help="Choose another file with --edits.",
        ) from error


def edits_file(kit: OpenKit, near: Iterable[Path]) -> Path | None:
    """The edits file of the kit's article: beside the article, which is known by its hash."""
    for folder in _folders(kit, near):
        article = folder / kit.source
        try:
            same = sha256(article.read_bytes()).hexdigest() == kit.source_sha256
        except OSError:
            continue
        if same:
            return article.with_suffix(SUFFIX)
    for folder in _folders(kit, near):
        path = (folder / kit.source).with_suffix(SUFFIX)
        if path.is_file():
            return path
    return None


def _folders(kit: OpenKit, near: Iterable[Path]) -> Iterator[Path]:
    for top in (*near, *kit.folder.resolve().parents[:3]):
        yield top
        yield top / "articles"


def _read(path: Path) -> dict[str, Any]:
    try:
        tree = yaml.safe_load(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        said = getattr(error, "strerror", None) or str(error).partition("\n")[0]
        raise _broken(path, said) from error
    if tree is None:
        return {}
    if not isinstance(tree, dict):
        raise _broken(path, "it must be a table")
    return tree


def _broken(path: Path, why: str) -> NotApproved:
    return NotApproved(
        "CG757", f"the edits file cannot be used: {why}", at=Place(str(path)), help="Mend it first."
    )
