"""What a person says of a time → a Moment: the instant, and the wall time and zone that were meant.

    now · 2026-12-01T09:00+01:00 · 2026-12-01 09:00 America/New_York

The wall time with its zone is what was meant, the UTC instant is what a worker compares. Python's
zoneinfo says nothing of a time that does not exist or comes twice, so both are asked for here; and
all arithmetic is done in UTC, for Python's own in one zone is arithmetic of the clock on the wall.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from contentgen.errors import Place, SettingsError
from contentgen.settings import unknown

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """`wall` is ISO 8601 without an offset, "" when only the instant was said; `zone` is IANA's."""

    utc: datetime
    wall: str = ""
    zone: str = ""
    note: str = ""  # what a person should know: the second of two, moved forward

    def local(self) -> datetime:
        return self.utc.astimezone(ZoneInfo(self.zone)) if self.zone else self.utc


def read_time(words: str, now: datetime, zone: str = "") -> Moment:
    """The moment that `words` name. Raises SettingsError with the next good time where there is one."""
    words = words.strip()
    if words == "now":
        return Moment(now.astimezone(UTC))
    day, _, rest = re.sub(r"(?<=\d)T(?=\d)", " ", words, count=1).partition(" ")
    clock, _, name = rest.strip().partition(" ")
    try:
        said = datetime.fromisoformat(f"{day} {clock}".strip())
        if said.tzinfo is not None and not name:
            return Moment(said.astimezone(UTC))
    except (ValueError, OverflowError) as error:
        raise _slip(words) from error
    if said.tzinfo is not None:
        raise _slip(words)
    if not clock:
        raise _slip(words)
    return at_wall(said, name.strip() or zone, words)


def at_wall(wall: datetime, zone: str, words: str = "") -> Moment:
    """The moment of a clock on the wall in `zone`; refuses one that the clock never shows."""
    info = find_zone(zone, words)
    if does_not_exist(wall, info):
        good = next_good(wall, info)
        raise SettingsError(
            "CG721",
            f"{wall:%H:%M} does not exist in {zone} on {wall:%Y-%m-%d}: the clocks go forward",
            at=Place("--at"),
            help=f'The next good time is "{good:%Y-%m-%d %H:%M} {zone}".',
        )
    first, second = (wall.replace(tzinfo=info, fold=fold) for fold in (0, 1))
    note = ""
    if first.utcoffset() != second.utcoffset():
        note = (
            f"{wall:%H:%M} comes twice in {zone} on {wall:%Y-%m-%d}: taken is the first,"
            f" {first.isoformat(timespec='minutes')}; the second is {second.isoformat(timespec='minutes')}"
        )
    return Moment(first.astimezone(UTC), wall.isoformat(timespec="minutes"), zone, note)


def moved_forward(wall: datetime, zone: str) -> Moment:
    """As at_wall, but a time that does not exist becomes the next good one, and says so."""
    info = find_zone(zone)
    if not does_not_exist(wall, info):
        return at_wall(wall, zone)
    good = next_good(wall, info)
    moved = at_wall(good, zone)
    note = f"{wall:%Y-%m-%d %H:%M} does not exist in {zone}: moved to {good:%H:%M}"
    return Moment(moved.utc, moved.wall, zone, note)


def again(wall: str, zone: str) -> datetime:
    """The instant of a stored wall time by today's rules of its zone."""
    return moved_forward(datetime.fromisoformat(wall), zone).utc


def does_not_exist(wall: datetime, info: ZoneInfo) -> bool:
    there = wall.replace(tzinfo=info).astimezone(UTC).astimezone(info)
    return there.replace(tzinfo=None, fold=0) != wall.replace(fold=0)


def next_good(wall: datetime, info: ZoneInfo) -> datetime:
    """The first wall time after a gap. Gaps are whole minutes today, seconds before 1972."""
    # fold=0 reads a time in a gap by the offset before it, which lands just as far behind the gap.
    behind = wall.replace(tzinfo=info, fold=0).astimezone(UTC).astimezone(info).replace(tzinfo=None)
    first = wall.replace(second=0, microsecond=0)
    low, high = 0, int((behind - first) / _MINUTE) + 1
    while low < high:
        middle = (low + high) // 2
        if does_not_exist(first + middle * _MINUTE, info):
            low = middle + 1
        else:
            high = middle
    return first + low * _MINUTE


def find_zone(name: str, words: str = "") -> ZoneInfo:
    if not name:
        raise SettingsError(
            "CG722",
            f"{words!r} has no time zone" if words else "no time zone is set",
            at=Place("--at"),
            help='Add one: "2026-12-01 09:00 Europe/Paris", or set publish.zone.',
        )
    try:
        # "EST" and "GMT+5" load as zones, but nobody means what they do.
        if "/" in name or name == "UTC":
            return ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        pass
    known = [zone for zone in available_timezones() if "/" in zone]
    near = [zone for zone in sorted(known) if zone.rpartition("/")[2].lower() == name.lower()]
    help = f"Did you mean {near[0]!r}?" if near else unknown(name, known)
    raise SettingsError(
        "CG722",
        f"{name!r} is no time zone",
        at=Place("--at"),
        help=help if len(help) < 200 else "Name an IANA zone: Europe/Paris, America/New_York, UTC.",
    )


def local_zone() -> str:
    """This machine's zone by its name; "" when it has none."""
    name = os.environ.get("TZ", "").lstrip(":")
    if not name:
        try:
            name = str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2]
        except OSError:
            return ""
    try:
        return name if name and ZoneInfo(name) else ""
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return ""


def _slip(words: str) -> SettingsError:
    bare = re.fullmatch(r"\d{4}-\d\d-\d\d", words)
    return SettingsError(
        "CG723",
        f"{words!r} names no time of day" if bare else f"{words!r} is no time",
        at=Place("--at"),
        help="now, 2026-12-01T09:00+01:00, or 2026-12-01 09:00 America/New_York.",
    )
