"""`contentgen schedule`: threads into the ledger, each at its time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import click

from contentgen.cli.desk import Project, queue_tree, told_account, told_time
from contentgen.cli.plans import ask, staggered, which_threads
from contentgen.cli.talk import printable, tell_json
from contentgen.errors import Place, SettingsError

if TYPE_CHECKING:
    from contentgen.publish.ledger import Ledger
    from contentgen.publish.plan import Planned
    from contentgen.publish.when import Moment


@click.command("schedule")
@click.argument("kit")
@which_threads
@click.option(
    "--at", "time", default="",
    help='now, 2026-12-01T09:00+01:00, "2026-12-01 09:00 America/New_York", or next: the next free'
    " slot of publish.slots.",
)  # fmt: skip
@click.option("--every", default="", help="Further threads follow at this distance: 1d, 12h, 1w.")
@click.option("--drip", default="", help="Time between the posts of a thread: 30m, 2h.")
@click.option("--again", is_flag=True, help="Although the same content was taken before.")
@click.option("--json", "as_json", is_flag=True, help="Print the threads as queue --json does.")
def command(
    kit: str, networks: tuple[str, ...], thread: str, account: str | None, edits: str, time: str,
    every: str, drip: str, again: bool, as_json: bool,
) -> int:  # fmt: skip
    """Put threads of KIT into the ledger, to be posted at their time by contentgen work.

    What is stored is what will leave: texts, pictures and alt texts as they are now. Days and weeks
    of --every are those of the clock on the wall.
    """
    from contentgen.publish.ledger import Order
    from contentgen.settings import DURATION, seconds

    if drip and not DURATION.fits(drip):
        raise SettingsError(
            "CG727", f"{drip!r} is no duration", at=Place("--drip"), help="30m, 2h."
        )
    asked = ask(kit, networks, thread, account, edits)
    asked.demand_approval()
    ledger = asked.project.ledger()
    try:
        start = time or ("now" if every or drip else "next")
        moments = _moments(asked.project, ledger, asked.threads, start, every)
        orders = [
            Order(planned, at, asked.approved(planned), again, seconds(drip) if drip else None)
            for planned, at in zip(asked.threads, moments, strict=True)
        ]
        added = ledger.add(orders)
        entries = {entry.id: entry for entry in ledger.entries([a.id for a in added])}
    finally:
        ledger.close()
    if as_json:
        tell_json([queue_tree(entries[a.id]) for a in added], indent=2)
    for order, there in zip(orders, added, strict=True):
        _tell(entries[there.id].due_at, order, there, as_json)
    return 0


def _tell(due: datetime, order: object, there: object, as_json: bool) -> None:
    from contentgen.publish.ledger import Added, Order
    from contentgen.publish.ledger.ledger import wall_clock

    assert isinstance(order, Order) and isinstance(there, Added)
    name = f"{told_account(order.planned.account)} {order.planned.thread}"
    when = told_time(due, order.at.zone)
    if not there.new:
        words = f"{name} is thread {there.id} already, {there.state}, for {when}"
        click.echo(printable(f"{words}; --again takes it once more"), err=True)
        return
    if not as_json:
        click.echo(printable(f"thread {there.id}: {name} at {when}"))
    if order.at.note:
        click.echo(printable(f"note: {order.at.note}"), err=True)
    late = (wall_clock() - due).total_seconds()
    if late > 60:
        click.echo(f"note: that was {late / 60:.0f} min ago; publish.max_late decides", err=True)


def _moments(
    project: Project, ledger: Ledger, threads: Sequence[Planned], time: str, every: str
) -> list[Moment]:
    """A time for each thread, in their order. Each account has its own row of times."""
    from contentgen.publish.calendar import step
    from contentgen.publish.when import Moment, read_time

    now, zone = ledger.clock(), project.settings.publish_zone
    if time == "next":
        return _slots(project, ledger, threads, now)
    start = read_time(time, now, zone)
    quiet = project.rules.calendar.quiet_until(start.utc)
    if quiet:
        raise SettingsError(
            "CG728",
            f"{told_time(start.utc, start.zone or zone)} falls into publish.blackout",
            at=Place("--at"),
            help=f"The next good time is {told_time(quiet, start.zone or zone)}.",
        )
    if not every:
        spread = staggered(threads, start.utc, project.rules.spacing)
        return [start if at == start.utc else Moment(at) for at in spread]
    moments, counts = [], dict[object, int]()
    for planned in threads:
        k = counts.get(planned.account, 0)
        counts[planned.account] = k + 1
        moments.append(_out_of_blackout(project, step(start, every, k, zone) if k else start))
    return moments


def _out_of_blackout(project: Project, at: Moment) -> Moment:
    from contentgen.publish.when import Moment

    quiet = project.rules.calendar.quiet_until(at.utc)
    if not quiet:
        return at
    return Moment(quiet, note=f"moved out of publish.blackout, from {told_time(at.utc, at.zone)}")


def _slots(
    project: Project, ledger: Ledger, threads: Sequence[Planned], now: datetime
) -> list[Moment]:
    taken: dict[object, set[datetime]] = {}
    for entry in ledger.entries():
        if entry.open:
            taken.setdefault(entry.where, set()).add(entry.due_at)
    moments = []
    for planned in threads:
        held = taken.setdefault(planned.account, set())
        slot = next(project.rules.calendar.next_slots(planned.account, now, held), None)
        if slot is None:
            raise SettingsError(
                "CG729", "no slot is free", at=Place("publish.slots"), help="Add some."
            )
        held.add(slot.utc)
        moments.append(slot)
    return moments
