"""What is asked of an export, and what comes of it: files for another program, and what to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from contentgen.article.model import Notice


@dataclass(frozen=True, slots=True)
class Wishes:
    """`media_base_url` is where the kit's `images/` can be fetched; `at` is aware, when the first
    thread goes out, and `every` how long after it the next."""

    media_base_url: str = ""
    at: datetime | None = None
    every: timedelta = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ExportFile:
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Exported:
    files: tuple[ExportFile, ...]
    notices: tuple[Notice, ...] = ()


def note(code: str, message: str, level: str = "warning") -> Notice:
    """A doubt about a file as a whole."""
    return Notice(code, level, message, ())
