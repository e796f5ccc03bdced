"""`contentgen send`: a kit's letter as a test mail, or as a draft at a newsletter service."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from uuid import uuid4

import click

from contentgen.cli.talk import printable
from contentgen.errors import SettingsError
from contentgen.exporting import ExportOptions, read_kit
from contentgen.exporting.model import LetterKit
from contentgen.sending import (
    DRAFTS,
    DraftOptions,
    make_draft,
    send_mail,
    server_from,
    test_mail,
)


@click.command("send")
@click.argument("kit")
@click.option("--to", multiple=True, help="Address that gets the test mail, may be repeated.")
@click.option("--from", "sender", default="", help="Sender, instead of letter.from.")
@click.option("--draft", default="", help=f"Make a draft instead, at: {', '.join(DRAFTS)}.")
@click.option("--list", "lists", type=int, multiple=True, help="List of listmonk, by number.")
@click.option("--template", type=int, help="Template of listmonk, by number.")
@click.option("--media-base-url", default="", help="Where the kit's images/ is on the web.")
def command(
    kit: str,
    to: tuple[str, ...],
    sender: str,
    draft: str,
    lists: tuple[int, ...],
    template: int | None,
    media_base_url: str,
) -> int:
    """Send the letter of KIT as a test mail over SMTP, or leave it as a draft at a service.

    The mail server is named by SMTP_URL, keys of services by their variables. Nothing is ever sent
    to a list: that is done by a person, at the service.
    """
    if bool(to) == bool(draft):
        raise SettingsError(
            "CG200", "say either --to or --draft", help="contentgen send --help shows both."
        )
    there = read_kit(kit)
    if draft:
        return _draft(there, draft, DraftOptions(ExportOptions(media_base_url), lists, template))
    return _mail(there, to, sender)


def _mail(kit: LetterKit, to: tuple[str, ...], sender: str) -> int:
    server = server_from(os.environ)
    mail = test_mail(kit, to, datetime.now(UTC), uuid4().hex, sender)
    refused = send_mail(mail, server)
    for one in mail.to:
        words = "refused by the server" if one in refused else f"sent: {mail.subject}"
        click.echo(printable(f"{one}: {words}"))
    return 5 if refused else 0


def _draft(kit: LetterKit, to: str, options: DraftOptions) -> int:
    made = make_draft(kit, to, options, os.environ)
    click.echo(printable(f"{made.service}: draft {made.id}"))
    if made.url:
        click.echo(printable(f"Look at {made.url}, and send it from there."), err=True)
    return 0
