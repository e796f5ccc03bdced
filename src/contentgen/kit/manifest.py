"""Kit files → manifest.json (schema contentgen/kit/1), the same bytes for the same files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import PurePath

from contentgen import __version__
from contentgen.kit.model import KIT_SCHEMA, KitFile
from contentgen.source import Source

MANIFEST = "manifest.json"


def manifest(files: Iterable[KitFile], source: Source) -> KitFile:
    """The manifest of `files`. Only the article's file name goes in: a kit must not tell folders."""
    tree = {
        "schema": KIT_SCHEMA,
        "version": __version__,
        "source": {"path": PurePath(source.path).name, "sha256": source.sha256},
        "files": [_entry(file) for file in sorted(files, key=lambda f: f.path)],
    }
    return KitFile(MANIFEST, "manifest", to_json(tree))


def to_json(tree: object) -> bytes:
    """JSON as every file of a kit holds it: UTF-8, two spaces, a last line end."""
    return (json.dumps(tree, ensure_ascii=False, indent=2) + "\n").encode()


def _entry(file: KitFile) -> dict[str, object]:
    return {
        "path": file.path,
        "kind": file.kind,
        "bytes": len(file.data),
        "sha256": sha256(file.data).hexdigest(),
        "width": file.width or None,
        "height": file.height or None,
        "alt": file.alt or None,
        "text": list(file.text),
        "computed": [{"figure": c.figure, "formula": c.formula} for c in file.computed],
        "from": list(file.ids),
        "lines": list(file.lines),
    }
