"""`contentgen post`: what would leave, and with --yes: what left."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import click

from contentgen.cli.desk import (
    Project,
    exit_code,
    post_link,
    queue_tree,
    say_to_paste,
    told_account,
)
from contentgen.cli.plans import Asked, ask, plan_tree, show_plan, staggered, which_threads
from contentgen.cli.talk import printable, tell_json
from contentgen.errors import Place, SettingsError
from contentgen.publish.model import Account

if TYPE_CHECKING:
    from contentgen.publish.ledger import Change, Entry, Ledger, Order
    from contentgen.publish.model import Network
    from contentgen.publish.plan import Planned


@click.command("post")
@click.argument("kit")
@which_threads
@click.option("--yes", is_flag=True, help="Post it now.")
@click.option("--again", is_flag=True, help="Post it once more, though it was posted before.")
@click.option("--rehearse", is_flag=True, help="Post it to a fake network on this machine.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print the plan, or what became of it, as JSON."
)
def command(
    kit: str, networks: tuple[str, ...], thread: str, account: str | None, edits: str,
    yes: bool, again: bool, rehearse: bool, as_json: bool,
) -> int:  # fmt: skip
    """Show exactly what would be posted of KIT; with --yes, post it.

    A thread that was begun and interrupted is gone on with; one that was posted is not posted
    twice. Ends with 0 when everything is there, 5 when some of it waits (contentgen work goes on
    with it), 6 when a post may or may not be there, 1 when a person must act.
    """
    from contentgen.publish.ledger import Order
    from contentgen.publish.ledger.ledger import wall_clock
    from contentgen.publish.when import Moment

    live = yes and not rehearse
    asked = ask(kit, networks, thread, account, edits, credentials=live)
    now = wall_clock()
    starts = list(staggered(asked.threads, now, asked.project.rules.spacing if live else 0))
    orders = [
        Order(planned, Moment(at), asked.approved(planned), again)
        for planned, at in zip(asked.threads, starts, strict=True)
    ]
    if rehearse:
        from contentgen.cli.rehearse import rehearse as on_a_fake

        return on_a_fake(asked, orders, partial(_post, asked.project, as_json=as_json))
    if not live:
        _show(asked, orders, as_json)
        return 0
    _demand_credentials(asked.threads)
    asked.demand_approval()
    _demand_hour(asked.project, orders)
    ledger = asked.project.ledger()
    try:
        return _post(asked.project, ledger, orders, asked.project.open_network, as_json=as_json)
    finally:
        ledger.close()


def _show(asked: Asked, orders: list[Order], as_json: bool) -> None:
    if as_json:
        tell_json([plan_tree(asked, o.planned, o.at.utc) for o in orders], indent=2)
    else:
        for order in orders:
            for line in show_plan(asked, order.planned, order.at.utc, asked.project.settings.publish_zone):  # fmt: skip
                click.echo(line)
    click.echo("Nothing was sent. --yes posts it, --rehearse tries it on a fake network.", err=True)


def _demand_credentials(threads: Sequence[Planned]) -> None:
    """Before anything is stored: what cannot be posted from here is not begun here."""
    from contentgen.publish.accounts import credentials

    for account in {planned.account for planned in threads}:
        credentials(account, os.environ)


def _demand_hour(project: Project, orders: list[Order]) -> None:
    end = project.rules.calendar.quiet_until(orders[0].at.utc)
    if end:
        from contentgen.cli.desk import told_time

        raise SettingsError(
            "CG765",
            f"now is a time without posts, until {told_time(end, project.settings.publish_zone)}",
            at=Place("publish.blackout"),
            help=f'contentgen schedule {orders[0].planned.kit} --at "{end.isoformat()}"',
        )


def _post(
    project: Project,
    ledger: Ledger,
    orders: list[Order],
    opened: Callable[[Account], Network],
    *,
    as_json: bool,
) -> int:
    from contentgen.publish.ledger import Scope
    from contentgen.publish.work import Worker

    added = ledger.add(orders)
    for order, there in zip(orders, added, strict=True):
        if not there.new:
            name = f"{told_account(order.planned.account)} {order.planned.thread}"
            went = "--again posts it once more" if there.state == "sent" else "going on with it"
            click.echo(printable(f"{name} is thread {there.id}, {there.state}: {went}"), err=True)
    ids = sorted({there.id for there in added})
    for account in {order.planned.account for order in orders}:
        _look_up(ledger, account, opened)
    worker = Worker(
        ledger, opened, scope=Scope(frozenset(ids)), heard=_ignore if as_json else _hear
    )
    with stopping(worker.stop) as stopped:
        worker.once()
    entries = ledger.entries(ids)
    if as_json:
        tell_json([queue_tree(entry) for entry in entries], indent=2)
    for entry in entries:
        if not as_json and entry.state != "sent":
            words = f"thread {entry.id} ({entry.network} {entry.thread}): {entry.state}. {_why(ledger, entry)}"
            click.echo(printable(words), err=True)
        say_to_paste(entry)
    return 130 if signal.SIGINT in stopped else exit_code(entries)


def _look_up(ledger: Ledger, account: Account, opened: Callable[[Account], Network]) -> None:
    """An account that was stopped is asked again: a person stands here and has mended it, perhaps."""
    if any(row.down and Account(row.network, row.name) == account for row in ledger.accounts()):
        network = opened(account)
        try:
            ledger.account_up(account, network.whoami())
        finally:
            network.close()


def _why(ledger: Ledger, entry: Entry) -> str:
    down = next(
        (row.down for row in ledger.accounts()
         if (row.network, row.name) == (entry.network, entry.account) and row.down), ""
    )  # fmt: skip
    items = next((item.error for item in entry.items if item.error), "")
    said = (down or entry.error or items).rstrip(".")
    return f"{said}. contentgen work goes on with it." if entry.open else said


def _hear(entry: Entry, change: Change) -> None:
    """One line for each post that is there, on stdout; the rest is talk."""
    if change.n is None:
        return
    name = f"{entry.network} {entry.thread} {change.n}/{len(entry.items)}"
    item = next(i for i in entry.items if i.n == change.n)
    if change.became in ("sent", "reconciled"):
        found = " (found)" if change.became == "reconciled" else ""
        click.echo(printable(f"{name} {post_link(entry.network, item.remote_id)}{found}"))
    elif change.became in ("unknown", "planned", "media_ready") and change.why:
        click.echo(printable(f"{name} {change.became}: {change.why}"), err=True)


def _ignore(entry: Entry, change: Change) -> None:
    """With --json the end result says it all."""


@contextmanager
def stopping(stop: threading.Event) -> Iterator[list[int]]:
    """SIGTERM and SIGINT ask for a stop after the step that is under way; a second one insists."""
    heard: list[int] = []

    def hear(number: int, frame: object) -> None:
        if heard and number == signal.SIGINT:
            raise KeyboardInterrupt
        heard.append(number)
        stop.set()

    before = {number: signal.signal(number, hear) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield heard
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
