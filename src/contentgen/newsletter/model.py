"""The letter as files: every text that is written, ready for the kit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    mjml: str
    html: str
    text: str
    eml: bytes
    archive: str  # the web page
    lines: tuple[int, ...]
    ids: tuple[str, ...]
