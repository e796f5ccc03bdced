"""What a person says of a time, in every zone of the world and through every change of its clocks."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from contentgen.errors import SettingsError
from contentgen.publish.calendar import Calendar, calendar_from, step
from contentgen.publish.model import Account
from contentgen.publish.when import at_wall, find_zone, moved_forward, read_time
from contentgen.settings import Settings

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
FIRST, LAST = datetime(2025, 1, 1, tzinfo=UTC), datetime(2033, 1, 1, tzinfo=UTC)


@cache
def transitions() -> tuple[tuple[str, datetime, timedelta], ...]:
    """Every change of the clocks 2025-2032: zone, its instant, by how much the wall jumps."""
    return tuple(found for name in zones() for found in _of(name))


@cache
def zones() -> tuple[str, ...]:
    """One name for each set of rules; the others are aliases of it."""
    held: dict[bytes, str] = {}
    for name in sorted(z for z in zoneinfo.available_timezones() if "/" in z):
        zone = ZoneInfo(name)
        days = (FIRST + timedelta(days=n) for n in range(0, 2922, 14))
        mark = repr([str(day.astimezone(zone).utcoffset()) for day in days]).encode()
        held.setdefault(mark, name)
    return tuple(sorted(held.values()))


def _of(name: str) -> Iterator[tuple[str, datetime, timedelta]]:
    zone, day, step = ZoneInfo(name), FIRST, timedelta(days=7)
    while day < LAST:
        before, after = day.astimezone(zone).utcoffset(), (day + step).astimezone(zone).utcoffset()
        assert before is not None and after is not None
        if before != after:
            low, high = day, day + step
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) / 2
                changed = middle.astimezone(zone).utcoffset() == after
                low, high = (low, middle) if changed else (middle, high)
            yield name, high.replace(microsecond=0), after - before
        day += step


def test_the_world_changes_its_clocks_often_enough_for_these_tests_to_say_something() -> None:
    assert len(transitions()) > 400
    assert {abs(jump) for _, _, jump in transitions()} >= {
        timedelta(hours=1), timedelta(minutes=30),
    }  # fmt: skip


def test_a_time_in_any_gap_is_refused_with_the_first_time_after_it() -> None:
    for name, at, jump in transitions():
        if jump < timedelta(0):
            continue
        start = (at - timedelta(seconds=1)).astimezone(ZoneInfo(name)).replace(tzinfo=None)
        inside = start + timedelta(seconds=1) + jump / 2
        good = at.astimezone(ZoneInfo(name))
        with pytest.raises(SettingsError) as refused:
            at_wall(inside.replace(second=0), name)
        assert f"{good:%Y-%m-%d %H:%M} {name}" in refused.value.help
        assert moved_forward(inside.replace(second=0), name).utc == at


def test_a_time_that_comes_twice_is_the_first_and_says_which_is_the_second() -> None:
    for name, at, jump in transitions():
        if jump > timedelta(0):
            continue
        twice = at.astimezone(ZoneInfo(name)).replace(tzinfo=None) - jump / 2
        taken = at_wall(twice.replace(second=0), name)
        second = datetime.fromisoformat(taken.note.rpartition(" ")[2])
        assert taken.utc < at <= second
        assert second.astimezone(UTC) - taken.utc == -jump
        assert read_time(second.isoformat(), NOW).utc == second.astimezone(UTC)


def test_a_daily_post_keeps_its_time_on_the_wall_through_every_change() -> None:
    for name, at, jump in transitions():
        local = at.astimezone(ZoneInfo(name))
        for hour, minute in ((9, 0), (local.hour, 0), (local.hour, 30)):
            day = datetime.combine(local.date() - timedelta(days=2), time(hour, minute))
            start = moved_forward(day, name)
            moments = [start, *(step(start, "1d", n, "") for n in range(1, 5))]
            instants = [moment.utc for moment in moments]
            assert instants == sorted(set(instants))  # each once, in order
            for n, moment in enumerate(moments):
                meant = datetime.fromisoformat(start.wall) + timedelta(days=n)
                wall = moment.local().replace(tzinfo=None)
                assert wall == meant or (moment.note and jump > timedelta(0) and wall > meant)


@pytest.mark.parametrize(
    ("words", "instant"),
    [
        ("now", NOW),
        ("2026-12-01T09:00+01:00", datetime(2026, 12, 1, 8, tzinfo=UTC)),
        ("2026-12-01T09:00Z", datetime(2026, 12, 1, 9, tzinfo=UTC)),
        ("2026-12-01 09:00 America/New_York", datetime(2026, 12, 1, 14, tzinfo=UTC)),
        ("2026-12-01T09:00 America/New_York", datetime(2026, 12, 1, 14, tzinfo=UTC)),
        ("2026-12-01 09:00:30 UTC", datetime(2026, 12, 1, 9, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_time_is_read_as_it_is_written(words: str, instant: datetime) -> None:
    assert read_time(words, NOW).utc == instant


@pytest.mark.parametrize(
    "words",
    [
        "", "tomorrow", "2026-12-01", "09:00", "2026-13-01 09:00 Europe/Paris", "2026-12-01 25:00 Europe/Paris",
        "2026-12-01 09:00", "2026-12-01 09:00 EST", "2026-12-01 09:00 UTC+2", "2026-12-01 09:00 ../../etc/passwd",
        "2026-12-01 09:00 Europe/", "2026-12-01 09:00 Europe/Pari\0s", "2026-12-01T09:00+01:00 Europe/Paris",
        "0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00",
    ],
)  # fmt: skip
def test_what_is_no_time_is_refused_with_help(words: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_time(words, NOW)
    assert refused.value.help and refused.value.exit_code == 2


def test_a_time_without_a_zone_takes_the_project_s() -> None:
    assert read_time("2026-12-01 09:00", NOW, "Europe/Paris").utc.hour == 8


def test_a_slip_in_a_zone_s_name_is_helped() -> None:
    with pytest.raises(SettingsError) as refused:
        find_zone("Paris")
    assert refused.value.help == "Did you mean 'Europe/Paris'?"


BUSY = Settings(
    publish_zone="Europe/Paris",
    publish_blackout=("22:00-07:00", "sun", "2026-12-25"),
    publish_slots=("09:00", "x@12:30", "x/brand@18:00"),
)


@pytest.mark.parametrize(
    ("at", "end"),
    [
        ("2026-06-02T12:00+02:00", None),
        ("2026-06-02T21:59+02:00", None),
        ("2026-06-02T22:00+02:00", "2026-06-03T07:00+02:00"),
        ("2026-06-03T06:59+02:00", "2026-06-03T07:00+02:00"),
        ("2026-06-03T07:00+02:00", None),
        ("2026-06-06T23:00+02:00", "2026-06-08T07:00+02:00"),  # Saturday night, Sunday, its night
        ("2026-12-25T12:00+01:00", "2026-12-26T07:00+01:00"),
        ("2026-03-28T23:00+01:00", "2026-03-30T07:00+02:00"),  # over the change of the clocks
    ],
)
def test_a_blackout_ends_when_all_its_rules_have_ended(at: str, end: str | None) -> None:
    found = calendar_from(BUSY).quiet_until(datetime.fromisoformat(at).astimezone(UTC))
    assert found == (end and datetime.fromisoformat(end).astimezone(UTC))


def test_a_blackout_without_an_end_is_an_error() -> None:
    always = replace(BUSY, publish_blackout=("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    with pytest.raises(SettingsError):
        calendar_from(always).quiet_until(NOW)


def test_slots_are_the_account_s_own_free_and_outside_the_blackout() -> None:
    calendar = calendar_from(BUSY)
    saturday = datetime(2026, 6, 6, 10, 0, tzinfo=UTC)
    taken = {datetime(2026, 6, 8, 7, 0, tzinfo=UTC)}

    def slots(account: Account, count: int) -> list[str]:
        found = calendar.next_slots(account, saturday, taken)
        return [f"{next(found).local():%a %H:%M}" for _ in range(count)]

    assert slots(Account("x"), 3) == ["Sat 12:30", "Mon 12:30", "Tue 09:00"]
    assert slots(Account("x", "brand"), 3) == ["Sat 12:30", "Sat 18:00", "Mon 12:30"]
    assert slots(Account("mastodon"), 2) == ["Tue 09:00", "Wed 09:00"]


def test_steps_of_hours_are_time_and_steps_of_days_are_the_clock_on_the_wall() -> None:
    start = read_time("2026-03-07 09:00 America/New_York", NOW)
    assert step(start, "24h", 1, "").local().hour == 10
    assert step(start, "1d", 1, "").local().hour == 9
    assert step(start, "1w", 2, "").local().date().isoformat() == "2026-03-21"
    for slip in ("0d", "day", "1x", "-1d", ""):
        with pytest.raises(SettingsError):
            step(start, slip, 1, "")


def test_a_calendar_without_rules_is_never_quiet() -> None:
    assert Calendar().quiet_until(NOW) is None


def test_no_zone_file_of_this_machine_is_needed() -> None:
    import tzdata

    assert (Path(tzdata.__file__).parent / "zoneinfo" / "Europe" / "Paris").is_file()
