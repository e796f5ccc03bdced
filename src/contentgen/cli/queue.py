"""`contentgen queue`: what waits, what left, what needs a person; and what a person decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from contentgen.cli.desk import Project, open_project, post_link, queue_tree, told_time
from contentgen.cli.talk import printable, tell_json
from contentgen.errors import Place, SettingsError
from contentgen.publish.model import Remote

if TYPE_CHECKING:
    from contentgen.publish.ledger import Entry, Ledger
    from contentgen.publish.states import Item

_COLOURS = {"sent": "green", "reconciled": "green", "held": "yellow", "unknown": "yellow", "failed": "red"}  # fmt: skip


@dataclass(slots=True)
class Queue:
    """The project and its ledger, opened when a command needs it."""

    project: Project
    ledger: Ledger


@click.group("queue", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print the threads as JSON.")
@click.option("--state", default="", help="Only threads in this state: planned, held, unknown, …")
@click.pass_context
def command(ctx: click.Context, as_json: bool, state: str) -> int:
    """List the threads of the ledger; the commands below decide about one of them."""
    project = open_project()
    ledger = project.ledger()
    ctx.call_on_close(ledger.close)
    ctx.obj = Queue(project, ledger)
    if ctx.invoked_subcommand is None:
        return _list(ctx.obj, as_json, state)
    return 0


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print the threads as JSON.")
@click.option("--state", default="", help="Only threads in this state: planned, held, unknown, …")
@click.pass_obj
def list_command(queue: Queue, as_json: bool, state: str) -> int:
    """The same list."""
    return _list(queue, as_json, state)


@command.command("show")
@click.argument("id", type=int)
@click.option("--json", "as_json", is_flag=True, help="Print the thread as JSON.")
@click.pass_obj
def show(queue: Queue, id: int, as_json: bool) -> int:
    """One thread: exact texts, where each post stands, and its history."""
    entry = queue.ledger.entry(id)
    if as_json:
        tell_json(queue_tree(entry), indent=2)
        return 0
    click.echo(_line(entry))
    for item in entry.items:
        click.echo(_item(entry, item))
        for line in item.text.split("\n"):
            click.echo(f"      {printable(line)}")
        for media in item.media:
            click.secho(printable(f"      picture {media.path}  alt: {media.alt}"), dim=True)
    for row in queue.ledger.history(id):
        what = f"post {row.n}" if row.n else "thread"
        change = f"{row.was} → {row.became}" if row.was != row.became else row.became
        words = f"  {row.at:%Y-%m-%d %H:%M:%S} UTC  {what}: {change}  {row.why}  ({row.who})"
        click.secho(printable(words), dim=True)
    return 0


@command.command("cancel")
@click.argument("ids", type=int, nargs=-1, required=True)
@click.pass_obj
def cancel(queue: Queue, ids: tuple[int, ...]) -> int:
    """Nothing more of these threads leaves; what is out stays out."""
    for id in ids:
        queue.ledger.cancel(id)
        click.echo(_line(queue.ledger.entry(id)))
    return 0


@command.command("retry")
@click.argument("ids", type=int, nargs=-1, required=True)
@click.pass_obj
def retry(queue: Queue, ids: tuple[int, ...]) -> int:
    """Refused posts once more, after the cause is gone."""
    for id in ids:
        queue.ledger.retry(id)
        click.echo(_line(queue.ledger.entry(id)))
    return 0


@command.command("resume")
@click.argument("ids", type=int, nargs=-1, required=True)
@click.pass_obj
def resume(queue: Queue, ids: tuple[int, ...]) -> int:
    """Held threads go on now; a post that may be there wants resolve first."""
    for id in ids:
        queue.ledger.resume(id)
        click.echo(_line(queue.ledger.entry(id)))
    return 0


@command.command("resolve")
@click.argument("id", type=int)
@click.option("--post", "n", type=int, required=True, help="Which post of the thread: 1, 2, …")
@click.option("--sent", default="", help="It is there: its id on the network.")
@click.option("--not-sent", is_flag=True, help="It is not there: send it.")
@click.option("--give-up", is_flag=True, help="Let it and what follows it be.")
@click.option("--look", is_flag=True, help="Look for it now.")
@click.pass_obj
def resolve(
    queue: Queue, id: int, n: int, sent: str, not_sent: bool, give_up: bool, look: bool
) -> int:
    """Say what became of a post whose answer was lost."""
    if sum((bool(sent), not_sent, give_up, look)) != 1:
        raise SettingsError(
            "CG767",
            "say one of --sent ID, --not-sent, --give-up, --look",
            at=Place("contentgen queue resolve"),
        )
    verdict: Remote | str = Remote(sent.rstrip("/").rpartition("/")[2])
    if look:
        found = _look(queue, id, n)
        if found is None:
            click.echo(f"post {n} of thread {id} is not seen", err=True)
            return 6
        verdict = found
    elif not sent:
        verdict = "not-sent" if not_sent else "give-up"
    queue.ledger.resolve(id, n, verdict)
    click.echo(_line(queue.ledger.entry(id)))
    return 0


@command.command("rollback")
@click.argument("id", type=int)
@click.option("--yes", is_flag=True, help="Delete them.")
@click.pass_obj
def rollback(queue: Queue, id: int, yes: bool) -> int:
    """Delete the thread's own posts from the network, the newest first."""
    entry = queue.ledger.entry(id)
    there = [item for item in reversed(entry.items) if item.remote_id and item.state != "deleted"]
    if not yes:
        for item in there:
            click.echo(_item(entry, item))
        click.echo(f"{len(there)} posts would be deleted. --yes deletes them.", err=True)
        return 0
    # Nothing may follow a post that is being deleted.
    queue.ledger.cancel(id)
    network = queue.project.open_network(entry.where)
    try:
        for item in there:
            network.delete(Remote(item.remote_id, item.remote_extra))
            queue.ledger.deleted(id, item.n)
            click.echo(printable(f"deleted {item.n}/{len(entry.items)} {item.remote_id}"))
    finally:
        network.close()
    return 0


def _list(queue: Queue, as_json: bool, state: str) -> int:
    entries = [e for e in queue.ledger.entries() if not state or e.state == state]
    if as_json:
        tell_json([queue_tree(entry) for entry in entries], indent=2)
        return 0
    for entry in entries:
        click.echo(_line(entry))
        if entry.error:
            click.secho(f"       {printable(entry.error)}", dim=True)
    for words in _warnings(queue):
        click.secho(printable(words), err=True, fg="yellow")
    return 0


def _warnings(queue: Queue) -> Iterator[str]:
    """What keeps posts from leaving though nobody is told: no worker, an account that is down."""
    overdue = queue.ledger.overdue()
    seen = max((row.seen_at for row in queue.ledger.workers() if not row.stopped_at), default=None)
    age = (queue.ledger.clock() - seen).total_seconds() if seen else None
    if overdue and (age is None or age > 60):
        when = f"{age / 60:.0f} min ago" if age is not None else "never"
        yield f"{overdue} overdue; a worker was last seen {when}: contentgen work, or cron (README)"
    for row in queue.ledger.accounts():
        if row.down:
            name = f"{row.network} {row.name}".strip()
            yield f"{name} is down: {row.down}; then: contentgen accounts --check"


def _line(entry: Entry) -> str:
    done = sum(item.state in ("sent", "reconciled") for item in entry.items)
    who = f"{entry.network}@{entry.account}" if entry.account else entry.network
    state = click.style(f"{entry.state:11}", fg=_COLOURS.get(entry.state))
    when = told_time(entry.due_at, entry.zone)
    return f"{entry.id:>5}  {state} {printable(f'{done}/{len(entry.items)}  {who} {entry.thread}  {when}')}"


def _item(entry: Entry, item: Item) -> str:
    state = click.style(item.state, fg=_COLOURS.get(item.state))
    link = post_link(entry.network, item.remote_id) if item.remote_id else ""
    doubt = "it may be there" if item.doubt else ""
    more = "  ".join(part for part in (link, doubt, item.error) if part)
    return f"    {item.n}/{len(entry.items)}  {state}  {printable(more)}"


def _look(queue: Queue, id: int, n: int) -> Remote | None:
    from contentgen.publish.ledger.rows import outgoing

    entry = queue.ledger.entry(id)
    item = next((i for i in entry.items if i.n == n), None)
    if item is None:
        raise SettingsError("CG752", f"thread {id} has no post {n}")
    network = queue.project.open_network(entry.where)
    try:
        return network.look(outgoing(entry, item))
    finally:
        network.close()
