"""The kit: the files of a campaign, each with what vouches for it, and where they were written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from contentgen.article.model import Notice
from contentgen.campaign.model import Computed

KIT_SCHEMA = "contentgen/kit/1"


@dataclass(frozen=True, slots=True)
class KitFile:
    """One file: `path` inside the kit with forward slashes; `kind` brief, letter, thread, picture, page."""

    path: str
    kind: str
    data: bytes
    lines: tuple[int, ...] = ()
    ids: tuple[str, ...] = ()
    width: int = 0
    height: int = 0
    alt: str = ""
    text: tuple[str, ...] = ()
    computed: tuple[Computed, ...] = ()


@dataclass(frozen=True, slots=True)
class Kit:
    """A kit on disk. `changed` is False when the same kit already stood there, untouched."""

    folder: Path
    files: tuple[KitFile, ...]
    changed: bool
    notices: tuple[Notice, ...] = ()

    def of_kind(self, kind: str) -> tuple[KitFile, ...]:
        return tuple(file for file in self.files if file.kind == kind)
