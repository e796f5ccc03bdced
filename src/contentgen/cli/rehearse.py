"""`contentgen post --rehearse`: the whole way to a fake network on this machine, with a ledger of its own."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contentgen.cli.plans import Asked
from contentgen.cli.talk import printable
from contentgen.errors import Place, SettingsError

if TYPE_CHECKING:
    from contentgen.publish.ledger import Ledger, Order
    from contentgen.publish.model import Account, Network
    from contentgen.publish.rules import Rules

Post = Callable[["Ledger", "list[Order]", "Callable[[Account], Network]"], int]


def rehearse(asked: Asked, orders: Sequence[Order], post: Post) -> int:
    """Post to a fake of each network; what arrived there is said."""
    worst = 0
    for network in dict.fromkeys(order.planned.account.network for order in orders):
        mine = [order for order in orders if order.planned.account.network == network]
        worst = _on(network, mine, asked.project.rules, post) or worst
    return worst


def _on(network: str, orders: list[Order], rules: Rules, post: Post) -> int:
    from contentgen.publish.ledger import open_ledger
    from contentgen.testing import NETWORKS, Rehearsal

    if network not in NETWORKS:
        raise SettingsError(
            "CG766",
            f"there is no fake of {network}",
            at=Place("--network"),
            help=f"There are: {', '.join(sorted(NETWORKS))}.",
        )
    quick = replace(rules, gap=0.0, spacing=0.0, require_approval=False)
    with tempfile.TemporaryDirectory() as folder, Rehearsal(network) as fake:
        environ = dict(os.environ)
        for order in orders:
            environ |= fake.environ_of(order.planned.account.name)
        ledger = open_ledger(f"sqlite:///{folder}/ledger.db", quick)
        try:
            code = post(ledger, orders, _opener(environ, Path(folder), rules))
        finally:
            ledger.close()
        told = fake.counters()
    posts, requests = told["posts"], sum(told["requests"].values())
    pictures = sum(len(made["media"]) for made in posts)
    words = f"{len(posts)} posts with {pictures} pictures in {requests} requests"
    click.echo(printable(f"rehearsed on a fake {network}: {words}"), err=True)
    return code


def _opener(environ: dict[str, str], folder: Path, rules: Rules) -> Callable[[Account], Network]:
    from contentgen.publish.networks import open_network

    def opened(account: Account) -> Network:
        return open_network(
            account, environ, folder=folder,
            connect_timeout=rules.connect_timeout, read_timeout=rules.read_timeout,
        )  # fmt: skip

    return opened
