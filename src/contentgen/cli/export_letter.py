"""A kit's letter → the file that a newsletter service takes unchanged."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from contentgen.cli.talk import printable
from contentgen.errors import OutputError, Place
from contentgen.exporting import ExportOptions, export, read_kit


def export_letter(kit: str, to: str, output: str | None, options: ExportOptions) -> int:
    """Write the letter to the file `output`, else to stdout; the exit code."""
    exported = export(read_kit(kit), to, options)
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
