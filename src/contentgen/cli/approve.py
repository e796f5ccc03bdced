"""`contentgen approve`: an editor passes threads as they are now."""

from __future__ import annotations

import click

from contentgen.cli.plans import ask, which_threads
from contentgen.cli.talk import printable
from contentgen.errors import Place, SettingsError
from contentgen.publish.approval import item_id, write_approvals


@click.command("approve")
@click.argument("kit")
@which_threads
@click.option("--revoke", is_flag=True, help="Take the approval back.")
def command(
    kit: str, networks: tuple[str, ...], thread: str, account: str | None, edits: str, revoke: bool
) -> int:
    """Pass threads of KIT as they are now, in <article>.edits.yaml beside the article.

    An approval holds for exactly these texts, pictures and alt texts on this account: what changes
    afterwards wants another. Threads that wait in the ledger at the same content are passed too.
    """
    asked = ask(kit, networks, thread, account, edits, credentials=False)
    if asked.approvals is None:
        raise SettingsError(
            "CG768",
            f"the article {asked.kit.source} is not found, nor is its edits file",
            at=Place(kit),
            help=f"Name the file: --edits path/to/{asked.kit.source.rpartition('.')[0]}.edits.yaml",
        )
    write_approvals(asked.approvals.path, asked.threads, passed=not revoke)
    if asked.project.has_ledger() and not revoke:
        ledger = asked.project.ledger()
        try:
            for planned in asked.threads:
                ledger.approve(planned.hash)
        finally:
            ledger.close()
    word = "no longer approved" if revoke else "approved"
    for planned in asked.threads:
        click.echo(printable(f"{item_id(planned)} {word} at {planned.hash[:12]}"))
    click.echo(printable(str(asked.approvals.path)), err=True)
    return 0
