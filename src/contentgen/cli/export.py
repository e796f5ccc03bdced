"""`contentgen export`: a kit → the file that another service takes unchanged."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from contentgen.cli.talk import printable
from contentgen.errors import OutputError, Place
from contentgen.exporting import EXPORTS, ExportOptions, export, read_kit


@click.command("export")
@click.argument("kit")
@click.option("--to", required=True, help=f"Where it goes: {', '.join(EXPORTS)}.")
@click.option("-o", "--output", help="File to write; else it goes to stdout.")
@click.option("--media-base-url", default="", help="Where the kit's images/ is on the web.")
@click.option("--utm-source", default="", help="Mark links to your own sites for statistics.")
@click.option("--utm-medium", default="email", show_default=True)
@click.option("--utm-campaign", default="", help="Else the kit's name.")
def command(kit: str, to: str, output: str | None, **wishes: str) -> int:
    """Turn the letter of KIT into what a newsletter service takes unchanged.

    Where to paste it, subject and preview text are said on stderr.
    """
    exported = export(read_kit(kit), to, ExportOptions(**wishes))
    if output:
        _write(Path(output), exported.data)
        click.echo(printable(output))
    else:
        click.echo(exported.data, nl=False, file=sys.stdout.buffer)
    for note in exported.notes:
        click.echo(printable(note), err=True)
    return 0


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise OutputError(
            "CG405",
            f"cannot write the output: {error.strerror or error}",
            at=Place(str(path)),
            help="Choose a folder that exists and that you may write to.",
        ) from error
