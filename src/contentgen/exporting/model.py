"""What is exported: a kit as it lies on disk, the wishes for the export, the file that comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from contentgen.kit.open import OpenKit


@dataclass(frozen=True, slots=True)
class LetterKit:
    """`letter` is letter.json: what an export needs to know of the letter."""

    files: OpenKit
    letter: Mapping[str, Any]

    @property
    def slug(self) -> str:
        return str(self.letter["slug"])


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """An empty field leaves what the kit was built with."""

    media_base_url: str = ""
    utm_source: str = ""
    utm_medium: str = "email"
    utm_campaign: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """`name` is a file name for it; `notes` are for the person who pastes it."""

    name: str
    data: bytes
    notes: tuple[str, ...] = ()
