"""When an account may speak: blackout hours, days and dates, slots of the day, steps of --every.

All of it is said in the clock on the wall of one zone and reckoned in UTC, so that a slot at 09:00
is at 09:00 on either side of a change of the clocks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from contentgen.errors import Place, SettingsError
from contentgen.publish.model import Account
from contentgen.publish.when import Moment, moved_forward
from contentgen.settings import Settings

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = timedelta(days=1)
_FAR = 400  # days to look ahead; longer quiet is for ever


@dataclass(frozen=True, slots=True)
class Calendar:
    """`hours` may run over midnight; `slots` pairs whom a slot is for ("" for all) with its time."""

    zone: str = "UTC"
    hours: tuple[tuple[time, time], ...] = ()
    weekdays: frozenset[int] = frozenset()
    dates: frozenset[date] = frozenset()
    slots: tuple[tuple[str, time], ...] = ()

    def quiet_until(self, at: datetime) -> datetime | None:
        """The end of the blackout that `at` falls into; None when it falls into none."""
        if not (self.hours or self.weekdays or self.dates):
            return None
        moment = at
        for _ in range(_FAR):
            end = self._end(moment.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None))
            if end is None:
                return None if moment == at else moment
            moment = moved_forward(end, self.zone).utc
        raise SettingsError(
            "CG724", "publish.blackout leaves no time to post", help="Take something out of it."
        )

    def next_slots(
        self, account: Account, after: datetime, taken: Collection[datetime]
    ) -> Iterator[Moment]:
        """The account's free slots after a moment, in order; not those in a blackout."""
        names = ("", account.network, f"{account.network}/{account.name}")
        times = sorted({at for name, at in self.slots if name in names})
        if not times:
            raise SettingsError(
                "CG725",
                f"no slots are set for {account.network}",
                at=Place("publish.slots"),
                help='For instance: slots = ["09:00", "x@12:30"].',
            )
        day = after.astimezone(ZoneInfo(self.zone)).date()
        for ahead in range(_FAR):
            for at in times:
                slot = moved_forward(datetime.combine(day + ahead * _DAY, at), self.zone)
                free = slot.utc > after and slot.utc not in taken
                if free and self.quiet_until(slot.utc) is None:
                    yield slot

    def _end(self, wall: datetime) -> datetime | None:
        """When the blackout is over that holds at this wall time, as far as one rule of it goes."""
        if wall.date() in self.dates or wall.weekday() in self.weekdays:
            return datetime.combine(wall.date() + _DAY, time())
        for first, last in self.hours:
            if first < last and first <= wall.time() < last:
                return datetime.combine(wall.date(), last)
            if first >= last and (wall.time() >= first or wall.time() < last):
                tomorrow = wall.time() >= first
                return datetime.combine(wall.date() + tomorrow * _DAY, last)
        return None


def calendar_from(settings: Settings) -> Calendar:
    hours, weekdays, dates = [], set(), set()
    for word in (w.lower() for w in settings.publish_blackout):
        if word in _DAYS:
            weekdays.add(_DAYS.index(word))
        elif re.match(r"\d\d:", word):
            first, _, last = word.partition("-")
            hours.append(
                (time.fromisoformat(first), time.fromisoformat(last.replace("24:", "00:")))
            )
        else:
            dates.add(date.fromisoformat(word))
    slots = []
    for word in settings.publish_slots:
        name, _, at = word.rpartition("@")
        slots.append((name, time.fromisoformat(at)))
    return Calendar(
        settings.publish_zone or "UTC", tuple(hours), frozenset(weekdays), frozenset(dates), tuple(slots)
    )  # fmt: skip


def step(start: Moment, every: str, times: int, zone: str) -> Moment:
    """The moment `times` steps after `start`: days and weeks of the clock on the wall, else of time."""
    found = re.fullmatch(r"(\d+)([wdhms])", every)
    if not found or not int(found[1]):
        raise SettingsError(
            "CG726", f"{every!r} is no step", at=Place("--every"), help="1d, 12h, 2w, 90m."
        )
    count, unit = int(found[1]) * times, found[2]
    if unit in "hms":
        size = {"h": 3600, "m": 60, "s": 1}[unit]
        return Moment(start.utc + timedelta(seconds=count * size), zone=start.zone)
    days = timedelta(days=count * (7 if unit == "w" else 1))
    here = start.zone or zone
    if not here:
        return Moment(start.utc + days)
    wall = start.wall and datetime.fromisoformat(start.wall)
    wall = wall or start.utc.astimezone(ZoneInfo(here)).replace(tzinfo=None, microsecond=0)
    return moved_forward(wall + days, here)
