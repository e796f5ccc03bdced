"""Kit files → a folder, whole or not at all.

A new kit is written beside the old one and the two are exchanged in one step, so a reader sees the
old kit or the new one, never half of either; a build that is killed leaves the old one, and the next
build sweeps what it left. An unchanged kit is not touched; unchanged files keep their inode. Files
that someone else put into the folder are carried over. Nothing is fsynced: a kit can be built again.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import json
import os
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from contentgen.errors import OutputError, Place
from contentgen.kit.manifest import MANIFEST
from contentgen.kit.model import KIT_SCHEMA, KitFile


def save_kit(files: Sequence[KitFile], folder: Path) -> bool:
    """Make `folder` hold exactly these files (and foreign ones); False if it already did.

    Raises OutputError when the folder cannot be written or is something other than a kit.
    """
    try:
        return _save(files, folder)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            "CG401",
            f"cannot write the kit: {reason}",
            at=Place(str(error.filename or folder)),
            help="Choose a folder you may write to with -o, or free some space.",
        ) from error


def _save(files: Sequence[KitFile], folder: Path) -> bool:
    if folder.is_symlink():  # the kit lies where the link leads, and the link stays
        folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    _recover(folder)
    ours = _demand_kit(folder)
    if ours is not None and _same(files, folder, ours):
        return False
    foreign = _foreign(folder, ours or set())
    _demand_room(files, folder, foreign)
    fresh = folder.parent / f".{folder.name}.{os.getpid()}.new"
    try:
        _write(files, fresh, folder, foreign)
        _put(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return True


def _put(fresh: Path, folder: Path) -> None:
    if not folder.exists():
        try:
            fresh.rename(folder)
            return
        except OSError as error:
            # Another build has made this kit meanwhile; the later one stays.
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise
    _exchange(fresh, folder)


def _demand_kit(folder: Path) -> set[str] | None:
    """The paths that the old kit's manifest names; None when there is no folder yet."""
    if not folder.exists():
        return None
    if folder.is_dir() and not any(folder.iterdir()):
        return set()
    try:
        tree = json.loads((folder / MANIFEST).read_bytes())
        if tree["schema"].startswith(KIT_SCHEMA.rpartition("/")[0]):
            return {MANIFEST, *(entry["path"] for entry in tree["files"])}
    except (FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError, AttributeError):
        pass
    raise OutputError(
        "CG402",
        "this folder is not a kit, so it is not replaced",
        at=Place(str(folder)),
        help="Choose another output folder with -o, or move this one away.",
    )


def _same(files: Sequence[KitFile], folder: Path, old: set[str]) -> bool:
    if old != {file.path for file in files}:
        return False
    return all(_holds(folder / file.path, file.data) for file in files)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _foreign(folder: Path, ours: set[str]) -> list[Path]:
    if not folder.is_dir():
        return []
    return [
        path
        for path in sorted(folder.rglob("*"))
        if (path.is_file() or path.is_symlink()) and path.relative_to(folder).as_posix() not in ours
    ]


def _demand_room(files: Sequence[KitFile], folder: Path, foreign: Sequence[Path]) -> None:
    """No file of someone else's stands where the kit must write."""
    theirs = {path.relative_to(folder).as_posix() for path in foreign}
    for file in files:
        if file.path in theirs:
            raise OutputError(
                "CG406",
                "a file that is not the kit's stands where the kit writes one",
                at=Place(str(folder / file.path)),
                help="Move it or give it another name.",
            )


def _write(files: Sequence[KitFile], fresh: Path, old: Path, foreign: list[Path]) -> None:
    for made in sorted({(fresh / file.path).parent for file in files}):
        made.mkdir(parents=True, exist_ok=True)
    for file in files:
        there = old / file.path
        if not (_holds(there, file.data) and _link(there, fresh / file.path)):
            (fresh / file.path).write_bytes(file.data)
    for path in foreign:
        kept = fresh / path.relative_to(old)
        kept.parent.mkdir(parents=True, exist_ok=True)
        if not _link(path, kept):
            shutil.copy2(path, kept, follow_symlinks=False)


def _link(there: Path, here: Path) -> bool:
    try:
        os.link(there, here, follow_symlinks=False)
    except (OSError, NotImplementedError):  # a file system without hard links
        return False
    return True


def _exchange(fresh: Path, folder: Path) -> None:
    """Swap two folders in one step where the system can, else in two that `_recover` can finish."""
    if _swap(fresh, folder):
        return
    aside = folder.parent / f".{folder.name}.old"
    folder.rename(aside)
    fresh.rename(folder)
    shutil.rmtree(aside)


def _swap(a: Path, b: Path) -> bool:
    libc = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(a), os.fsencode(b)
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        at_cwd, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE: renameat2(2)
        return bool(libc.renameat2(at_cwd, first, at_cwd, second, exchange) == 0)
    if sys.platform == "darwin":
        swap = 2  # RENAME_SWAP: renamex_np(2)
        return bool(libc.renamex_np(first, second, swap) == 0)
    return False


def _recover(folder: Path) -> None:
    """Finish or undo what a killed build left: its half-written folder, an old kit set aside."""
    aside = folder.parent / f".{folder.name}.old"
    if aside.exists():
        if folder.exists():
            shutil.rmtree(aside)
        else:
            aside.rename(folder)
    for left in folder.parent.glob(f".{folder.name}.*.new"):
        if not _alive(left.name.split(".")[-2]):
            shutil.rmtree(left, ignore_errors=True)


def _alive(pid: str) -> bool:
    if not re.fullmatch("[0-9]{1,9}", pid) or int(pid) == os.getpid():
        return False
    with contextlib.suppress(ProcessLookupError):
        try:
            os.kill(int(pid), 0)
        except PermissionError:
            return True
        return True
    return False
