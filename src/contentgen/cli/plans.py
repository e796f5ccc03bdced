"""A kit and flags → the threads to post, checked and approved; and how they look before they leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click

from contentgen.cli.desk import Project, choose_accounts, open_project, told_account, told_time
from contentgen.cli.talk import printable
from contentgen.kit.open import OpenKit, open_kit
from contentgen.publish.approval import Approvals, edits_file, read_approvals
from contentgen.publish.plan import Planned, plan

Command = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What post, schedule and approve are about."""

    project: Project
    kit: OpenKit
    threads: tuple[Planned, ...]
    approvals: Approvals | None

    def approved(self, planned: Planned) -> bool:
        return self.approvals is not None and self.approvals.holds(planned)

    def demand_approval(self) -> None:
        if self.project.rules.require_approval:
            nowhere = Path(self.kit.source).with_suffix(".edits.yaml")
            (self.approvals or Approvals(nowhere, {})).demand(self.threads)


def which_threads(command: Command) -> Command:
    """The flags that say which threads of a kit are meant."""
    for option in (
        click.option("--edits", default="", help="The editor's decisions.  [default: beside the article]"),
        click.option("--account", default=None, help="Name of the account, where there are several."),
        click.option("--thread", default="main", help="main, all, or a thread's id.  [default: main]"),
        click.option(
            "--network", "networks", multiple=True,
            help="Network to post to, may be repeated.  [default: those with credentials]",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def ask(
    kit: str,
    networks: Sequence[str],
    thread: str,
    account: str | None,
    edits: str,
    *,
    credentials: bool = True,
) -> Asked:
    """Verify the kit and plan its threads."""
    folder = Path(kit)
    project = open_project(folder)
    opened = open_kit(folder)
    accounts = choose_accounts(opened, networks, account, credentials=credentials)
    threads = tuple(p for one in accounts for p in plan(opened, one, thread))
    path = Path(edits) if edits else edits_file(opened, (project.folder, Path.cwd()))
    return Asked(project, opened, threads, read_approvals(path) if path else None)


def staggered(threads: Sequence[Planned], at: datetime, spacing: float) -> Iterator[datetime]:
    """Threads of one account do not begin at the same moment."""
    begun: dict[object, int] = {}
    for planned in threads:
        before = begun.get(planned.account, 0)
        begun[planned.account] = before + 1
        yield at + timedelta(seconds=before * spacing)


def show_plan(asked: Asked, planned: Planned, at: datetime, zone: str = "") -> Iterator[str]:
    """Exactly what would leave: texts, lengths, pictures, order, cost, times."""
    from contentgen.publish.networks.prices import estimate

    count = len(planned.posts)
    head = f"{told_account(planned.account)} · {planned.thread} · {planned.title}"
    yield click.style(printable(head), bold=True)
    yield printable(f"  {told_time(at, zone)} · {_plural(count, 'post')} · {planned.hash[:12]}")
    for post in planned.posts:
        yield click.style(f"  {post.n}/{count}  {post.length} of {planned.limit}", fg="cyan")
        yield from (f"    {printable(line)}" for line in post.text.split("\n"))
        for media in post.media:
            size = media.path.stat().st_size / 1024
            file = media.path.relative_to(asked.kit.folder).as_posix()
            yield click.style(printable(f"    picture {file} ({size:.0f} KB)"), dim=True)
            yield click.style(printable(f"      alt: {media.alt}"), dim=True)
    cost = estimate(
        planned.account.network, [(p.text, [m.alt for m in p.media]) for p in planned.posts]
    )
    if cost.lines:
        lines = ", ".join(f"{line.count} × {line.what} ${line.dollars}" for line in cost.lines)
        yield f"  costs about ${cost.dollars}: {lines}"
    if asked.project.rules.require_approval:
        word = "approved" if asked.approved(planned) else "not approved at this content"
        yield f"  {word}"


def plan_tree(asked: Asked, planned: Planned, at: datetime) -> dict[str, Any]:
    from contentgen.publish.networks.prices import estimate

    posts = [(p.text, [m.alt for m in p.media]) for p in planned.posts]
    return {
        "network": planned.account.network,
        "account": planned.account.name,
        "kit": planned.kit,
        "thread": planned.thread,
        "hash": planned.hash,
        "approved": asked.approved(planned),
        "scheduled_at": at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "cost": str(estimate(planned.account.network, posts).dollars),
        "posts": [
            {
                "n": post.n,
                "text": post.text,
                "length": post.length,
                "limit": planned.limit,
                "images": [
                    {
                        "file": m.path.relative_to(asked.kit.folder).as_posix(),
                        "alt": m.alt,
                        "sha256": m.sha256,
                    }
                    for m in post.media
                ],
            }
            for post in planned.posts
        ],
    }


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''}"
