"""Settings → Rules: every wait of publishing in seconds, checked against each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from contentgen.errors import SettingsError
from contentgen.publish.calendar import Calendar, calendar_from
from contentgen.settings import Settings, seconds

# What the time-outs of one request may take of the lease: one that outlived it could meet the worker
# that took the thread over. A trickling answer takes two read time-outs, for its head and its body.
_CONNECT, _READ = 0.2, 0.3


@dataclass(frozen=True, slots=True)
class Rules:
    """How long things may take. All in seconds; see `publish.…` in settings.py for their meaning."""

    lease: float = 90
    connect_timeout: float = 5
    read_timeout: float = 20
    looks: tuple[float, ...] = (5, 30, 120, 600)
    retries: tuple[float, ...] = (5, 30, 120, 300)
    gap: float = 5
    spacing: float = 5
    max_late: float = 1800
    poll: float = 1
    require_approval: bool = False
    calendar: Calendar = field(default_factory=Calendar)

    def retry_after(self, tries: int) -> float:
        """The wait after the `tries`-th failure in a row that posted nothing."""
        return self.retries[min(tries, len(self.retries)) - 1]

    def next_look(self, looks: int) -> float | None:
        """From one look to the next (from the loss to the first); None when the schedule is over.

        Each wait counts from the look before, so that a clock set forward skips one of them at most.
        """
        if looks >= len(self.looks):
            return None
        return self.looks[looks] - (self.looks[looks - 1] if looks else 0)


def rules_from(settings: Settings) -> Rules:
    """The waits that hold. Time-outs that would outlast the lease are shortened to fit into it."""
    lease = seconds(settings.publish_lease)
    connect, read = (
        seconds(settings.publish_connect_timeout),
        seconds(settings.publish_read_timeout),
    )
    if not (lease and connect and read):
        raise SettingsError(
            "CG720", "a lease or time-out of publishing is 0", help="It wants more than 0 seconds."
        )
    looks = tuple(map(seconds, settings.publish_looks)) or Rules().looks
    if list(looks) != sorted(looks):
        raise SettingsError(
            "CG720",
            f"publish.looks is {', '.join(settings.publish_looks)}",
            help="Each time must be later than the one before: 5s, 30s, 2m, 10m.",
        )
    return Rules(
        lease=lease,
        connect_timeout=min(connect, _CONNECT * lease),
        read_timeout=min(read, _READ * lease),
        looks=looks,
        retries=tuple(map(seconds, settings.publish_retries)) or Rules().retries,
        gap=seconds(settings.publish_gap),
        spacing=seconds(settings.publish_spacing or settings.publish_gap),
        max_late=seconds(settings.publish_max_late),
        poll=max(0.01, seconds(settings.publish_poll)),
        require_approval=settings.publish_require_approval,
        calendar=calendar_from(settings),
    )
