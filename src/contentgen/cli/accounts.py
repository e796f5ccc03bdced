"""`contentgen accounts`: whose credentials are here, and whether they work."""

from __future__ import annotations

import os
from typing import Any

import click

from contentgen.cli.desk import Project, open_project, told_account
from contentgen.cli.talk import printable, tell_json
from contentgen.publish.model import Account, Outcome


@click.command("accounts")
@click.option("--check", is_flag=True, help="Ask each network whom the credentials belong to.")
@click.option("--json", "as_json", is_flag=True, help="Print the accounts as JSON.")
def command(check: bool, as_json: bool) -> int:
    """List the accounts whose credentials are in the environment, and their health.

    --check makes one request for each; an account that was stopped and answers goes on with its
    work. Credentials are never shown.
    """
    from contentgen.publish.accounts import accounts

    project = open_project()
    here = accounts(os.environ)
    checked = {one: _check(project, one) for one in here} if check else {}
    rows = _known(project)
    told = []
    for one in sorted({*here, *rows}, key=lambda a: (a.network, a.name)):
        row = rows.get(one)
        down = checked.get(one) or (row.down if row else "")
        told.append(
            {
                "network": one.network,
                "account": one.name,
                "credentials": one in here,
                "handle": (row.handle if row else "") or None,
                "down": down or None,
            }
        )
    if as_json:
        tell_json(told, indent=2)
    for row in [] if as_json else told:
        state = f"down: {row['down']}" if row["down"] else "ok" if row["handle"] else "not checked"
        state = state if row["credentials"] else f"no credentials here; {state}"
        handle = f" @{row['handle']}" if row["handle"] else ""
        name = told_account(Account(str(row["network"]), str(row["account"])))
        click.echo(printable(f"{name}{handle}: {state}"))
    if not told and not as_json:
        click.echo("No credentials in the environment; the README lists them.", err=True)
    return 5 if any(checked.values()) else 0


def _check(project: Project, account: Account) -> str:
    """Why the account does not work; "" when it does, and then it is up again."""
    ledger = project.ledger()
    try:
        network = project.open_network(account)
        try:
            ledger.account_up(account, network.whoami())
        finally:
            network.close()
    except Outcome as outcome:
        return str(outcome)
    finally:
        ledger.close()
    return ""


def _known(project: Project) -> dict[Account, Any]:
    if not project.has_ledger():
        return {}
    ledger = project.ledger()
    try:
        return {Account(row.network, row.name): row for row in ledger.accounts()}
    finally:
        ledger.close()
