"""Threads → a calendar: one event a thread, with its posts to copy in the description.

RFC 5545: times in UTC, lines of at most 75 octets, ends of CRLF. An event's UID is made of kit,
network and thread, so importing a newer file moves and rewrites it. No clock enters: an event is
stamped with its own time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from contentgen.errors import SettingsError
from contentgen.kit.exports.model import Exported, ExportFile, Wishes
from contentgen.kit.exports.queue import Due, queue
from contentgen.kit.open import OpenKit
from contentgen.social.export import thread_text
from contentgen.social.networks import network

_LONGEST_LINE = 75  # octets
_LASTS = timedelta(minutes=15)


def ics(kit: OpenKit, wishes: Wishes) -> Exported:
    if wishes.at is None:
        raise SettingsError(
            "CG345",
            "a calendar needs times",
            help='Say when the first thread goes out: --at "2026-12-01 09:00 Europe/Paris".',
        )
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//contentgen//threads//EN",
        "CALSCALE:GREGORIAN",
    ]
    for due in queue(kit.threads, wishes):
        lines += _event(kit.slug, due, due.at or wishes.at)
    lines.append("END:VCALENDAR")
    text = "".join(f"{piece}\r\n" for line in lines for piece in _folded(line))
    return Exported((ExportFile(f"{kit.slug}-threads.ics", text.encode()),))


def _event(slug: str, due: Due, at: datetime) -> Iterator[str]:
    thread = due.thread
    pictures = [f"{i.file}: {i.alt}" for post in thread.posts for i in post.images]
    told = "\n\n".join([thread_text(thread).strip(), *pictures])
    yield "BEGIN:VEVENT"
    yield f"UID:{slug}-{thread.network}-{thread.id}@contentgen"
    yield f"DTSTAMP:{_utc(at)}"
    yield f"DTSTART:{_utc(at)}"
    yield f"DTEND:{_utc(at + _LASTS)}"
    yield f"SUMMARY:{_escaped(f'{network(thread.network).title}: {thread.title}')}"
    yield f"DESCRIPTION:{_escaped(told)}"
    yield "END:VEVENT"


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets, those after the first begin with a space; no character is cut."""
    piece, octets = "", 0
    for char in line:
        width = len(char.encode("utf-8", "replace"))
        if octets + width > _LONGEST_LINE:
            yield piece
            piece, octets = " ", 1
        piece, octets = piece + char, octets + width
    yield piece
