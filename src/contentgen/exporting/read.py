"""A folder → the kit in it, or one clear error."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from contentgen.errors import OutputError, Place
from contentgen.exporting.model import KitOnDisk
from contentgen.kit.manifest import MANIFEST
from contentgen.kit.model import KIT_SCHEMA
from contentgen.newsletter.facts import SCHEMA

_BUILD = "Build it: contentgen build ARTICLE"


def read_kit(folder: str | Path) -> KitOnDisk:
    """The kit in `folder`; raises OutputError when there is none, or one of an older make."""
    there = Path(folder)
    manifest = _json(there / MANIFEST)
    letter = _json(there / "newsletter" / "letter.json")
    for file, tree, schema in (
        (MANIFEST, manifest, KIT_SCHEMA),
        ("newsletter/letter.json", letter, SCHEMA),
    ):
        if tree.get("schema") != schema:
            raise OutputError(
                "CG521", f"{file} is not of the schema {schema}", at=Place(str(there)), help=_BUILD
            )
    return KitOnDisk(there, manifest, letter)


def read_text(kit: KitOnDisk, name: str) -> str:
    """A text file of the kit."""
    try:
        return (kit.folder / name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(kit.folder / name, error) from error


def read_bytes(kit: KitOnDisk, name: str) -> bytes:
    try:
        return (kit.folder / name).read_bytes()
    except OSError as error:
        raise _unreadable(kit.folder / name, error) from error


def _json(path: Path) -> dict[str, Any]:
    try:
        tree = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise OutputError(
            "CG521", f"no kit here: {path.name} is missing", at=Place(str(path.parent)), help=_BUILD
        ) from error
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    return tree if isinstance(tree, dict) else {}


def _unreadable(path: Path, error: Exception) -> OutputError:
    reason = getattr(error, "strerror", None) or str(error)
    return OutputError("CG521", f"cannot read it: {reason}", at=Place(str(path)), help=_BUILD)
