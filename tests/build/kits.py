"""Kits of the project's own articles, and of the shared one where it is; each built once a run."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from contentgen import build

TOP = Path(__file__).resolve().parents[2]
SHARED = TOP.parent / "shared" / "articles" / "compute-wars.md"
ARTICLES = tuple(p for p in (*sorted((TOP / "articles").glob("*.md")), SHARED) if p.is_file())


@dataclass(frozen=True, slots=True)
class Built:
    article: Path
    folder: Path

    @property
    def manifest(self) -> Any:
        return self.json("manifest.json")

    def text(self, path: str) -> str:
        return (self.folder / path).read_text("utf-8")

    def json(self, path: str) -> Any:
        return json.loads(self.text(path))

    def threads(self) -> list[Any]:
        return [
            json.loads(p.read_text("utf-8")) for p in sorted(self.folder.glob("social/*/*.json"))
        ]

    def pictures(self) -> list[Any]:
        return [file for file in self.manifest["files"] if file["kind"] == "picture"]


@cache
def built(article: Path) -> Built:
    kit = build(article, output=mkdtemp(prefix="kits-"), link="https://example.com/story")
    return Built(article, kit.folder)


def label(article: Path) -> str:
    return f"{article.parent.parent.name}-{article.stem}"
