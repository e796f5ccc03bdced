"""`contentgen init`: a folder with settings and a first article."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from contentgen.cli.talk import printable
from contentgen.errors import OutputError, Place
from contentgen.shipped import shipped


@click.command("init")
@click.argument("folder", default=".")
def command(folder: str) -> int:
    """Start a project in FOLDER: contentgen.toml, articles/ with a sample, .gitignore.

    Nothing that is already there is changed.
    """
    top = Path(folder)
    pattern = shipped("assets") / "project"
    try:
        for file in sorted(p for p in pattern.rglob("*") if p.is_file()):
            name = file.relative_to(pattern).as_posix().replace("gitignore", ".gitignore")
            _put(top / name, file.read_bytes())
    except OSError as error:
        raise OutputError(
            "CG403",
            f"cannot start a project here: {error.strerror or error}",
            at=Place(str(error.filename or top)),
            help="Choose a folder you may write to.",
        ) from error
    enter = "" if folder == "." else f"cd {shlex.quote(folder)} && "
    click.echo(printable(f"Next: {enter}contentgen build articles/plain-note.md"), err=True)
    return 0


def _put(path: Path, data: bytes) -> None:
    if path.exists():
        click.echo(printable(f"{path} (kept)"))
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    click.echo(printable(str(path)))
