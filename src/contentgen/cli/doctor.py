"""`contentgen doctor`: is this machine fit? One line a check; ends with 1 when one fails."""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import click

from contentgen import __version__
from contentgen.cli.talk import printable, tell_json
from contentgen.errors import ContentgenError


@dataclass(frozen=True, slots=True)
class Check:
    """`state`: ok or fault."""

    name: str
    state: str
    words: str


@click.command("doctor")
@click.option("-o", "--output", default="", help="Folder that would receive the kits.")
@click.option("--online", is_flag=True, help="Also ask each network whose account it is.")
@click.option(
    "--try-replies",
    is_flag=True,
    help="Also post two test posts on each account, and delete them. Costs money on X.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the checks as JSON.")
def command(output: str, online: bool, try_replies: bool, as_json: bool) -> int:
    """Check this machine: versions, fonts, text shaping, settings, a folder to write to, ledger, accounts."""
    checks = [check for look in LOOKS for check in look(output)]
    checks += _accounts(online, try_replies)
    if as_json:
        tell_json(
            [{"name": c.name, "state": c.state, "message": c.words} for c in checks], indent=2
        )
    else:
        colours = {"ok": "green", "fault": "red"}
        for check in checks:
            state = click.style(f"{check.state:>5}", fg=colours[check.state])
            click.echo(f"{state}  {printable(f'{check.name}: {check.words}')}")
    return 1 if any(c.state == "fault" for c in checks) else 0


def _versions(_: str) -> Iterator[Check]:
    yield Check(
        "contentgen",
        "ok",
        f"{__version__} on Python {platform.python_version()}, {platform.system()} {platform.machine()}",
    )
    libraries = ("pillow", "uharfbuzz", "mrml", "markdown-it-py", "jinja2", "sentencex")
    yield Check("libraries", "ok", ", ".join(f"{name} {version(name)}" for name in libraries))


def _fonts(_: str) -> Iterator[Check]:
    from contentgen.graphics.fonts import open_font
    from contentgen.themes import load_theme, theme_names

    for name in theme_names():
        try:
            theme = load_theme(name)
            covered = [len(open_font(family, 400).covers) for family in (theme.display, theme.text)]
        except ContentgenError as error:
            yield Check(f"theme {name}", "fault", str(error))
            continue
        words = f"{theme.display} ({covered[0]} characters), {theme.text} ({covered[1]} characters)"
        yield Check(f"theme {name}", "ok", words)


def _shaping(_: str) -> Iterator[Check]:
    from PIL import features

    raqm, fribidi = features.check("raqm"), features.check("fribidi")
    words = "pictures are shaped by uharfbuzz, the same on every machine"
    yield Check(
        "shaping",
        "ok",
        f"{words} (Pillow's own: raqm {'yes' if raqm else 'no'}, FriBiDi {'yes' if fribidi else 'no'}; not used)",
    )


def _settings(_: str) -> Iterator[Check]:
    from contentgen.settle import find_settings_file, load_settings

    file = find_settings_file(Path.cwd())
    try:
        load_settings(Path.cwd(), environ=os.environ, flags={})
    except ContentgenError as error:
        yield Check("settings", "fault", str(error))
        return
    yield Check(
        "settings", "ok", str(file) if file else "no contentgen.toml here or above: built-in values"
    )


def _output(output: str) -> Iterator[Check]:
    folder = Path(output or _settled_output())
    try:
        there = next(p for p in (folder, *folder.absolute().parents) if p.exists())
        with tempfile.TemporaryDirectory(dir=there, prefix=".contentgen-"):
            yield Check("output", "ok", f"{there} can be written")
    except OSError as error:
        yield Check("output", "fault", f"{folder} cannot be written: {error.strerror}")


def _settled_output() -> str:
    """Where a build here would write; settings that are wrong have a line of their own."""
    from contentgen.settings import Settings
    from contentgen.settle import load_settings

    try:
        return load_settings(Path.cwd(), environ=os.environ, flags={}).output
    except ContentgenError:
        return Settings().output


def _accounts(online: bool, try_replies: bool) -> Iterator[Check]:
    from contentgen.cli.doctor_accounts import look_at_accounts

    for name, state, words in look_at_accounts(online, try_replies):
        yield Check(name, state, words)


def _posting(_: str) -> Iterator[Check]:
    from contentgen.cli.doctor_ledger import look_at_ledger, look_at_time

    for line in (*look_at_ledger(), *look_at_time()):
        yield Check(*line)


LOOKS: tuple[Callable[[str], Iterator[Check]], ...] = (
    _versions,
    _fonts,
    _shaping,
    _settings,
    _output,
    _posting,
)
