"""`contentgen check`: findings with codes, for people, programs and GitHub."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from contentgen.check import Finding, check_article, check_kit, to_tree
from contentgen.cli.talk import printable, tell_json
from contentgen.kit.open import is_kit

_COLOURS = {"error": "red", "warning": "yellow"}
# https://docs.github.com/actions: workflow commands, read Nov 2026
_GITHUB = {"error": "error", "warning": "warning", "info": "notice"}


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="ARTICLE|KIT...")
@click.option(
    "--output-format", type=click.Choice(["text", "json", "github"]), default="text", show_default=True,
    help="For people, for programs, or for annotations in a GitHub workflow.",
)  # fmt: skip
@click.option(
    "--network",
    "networks",
    multiple=True,
    help="Network to write an article's threads for, may be repeated.",
)
@click.option("--link", default="", help="Where the article is published.")
@click.option("--strict", is_flag=True, help="End with 3 when there are warnings.")
def command(
    paths: tuple[str, ...], output_format: str, networks: tuple[str, ...], link: str, strict: bool
) -> int:
    """Find what an editor should look at in an ARTICLE, or in a KIT that was built.

    Ends with 4 when a network would refuse something.
    """
    flags: dict[str, object] = {
        name: value for name, value in (("networks", networks), ("link", link)) if value
    }
    found = [finding for path in paths for finding in _check(Path(path), flags)]
    _TELL[output_format](found)
    levels = Counter(finding.level for finding in found)
    if levels["error"]:
        return 4
    return 3 if strict and levels["warning"] else 0


def _check(path: Path, flags: dict[str, object]) -> tuple[Finding, ...]:
    return check_kit(path) if is_kit(path) else check_article(path, flags, os.environ)


def _text(found: Sequence[Finding]) -> None:
    helped: set[str] = set()
    for finding in found:
        where = f"{finding.path}:{finding.line}:1" if finding.line else finding.path
        words = printable(f"{where}: {finding.code} {_said(finding)}")
        colour = _COLOURS.get(finding.level)
        click.secho(words, fg=colour, dim=colour is None)
        if finding.help and finding.code not in helped and finding.level != "info":
            click.echo(f"  help: {finding.help}")
            helped.add(finding.code)
    levels = Counter(finding.level for finding in found)
    counts = [
        f"{levels[level]} {level}{'s' if levels[level] != 1 else ''}"
        for level in _COLOURS
        if levels[level]
    ]
    click.echo(", ".join(counts) or "nothing to mend", err=True)


def _said(finding: Finding) -> str:
    of = f"{finding.network}/{finding.thread} " if finding.thread else ""
    away = finding.lines and not finding.line
    lines = f" (article line {', '.join(map(str, finding.lines))})" if away else ""
    return f"{of}{finding.message}{lines}"


def _json(found: Sequence[Finding]) -> None:
    tell_json([to_tree(finding) for finding in found], indent=2)


def _github(found: Sequence[Finding]) -> None:
    for finding in found:
        place = f"file={_property(finding.path)}" + (
            f",line={finding.line}" if finding.line else ""
        )
        help = f" {finding.help}" if finding.help else ""
        message = _escaped(printable(f"{_said(finding)}{help}"))
        click.echo(f"::{_GITHUB[finding.level]} {place},title={finding.code}::{message}")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


_TELL = {"text": _text, "json": _json, "github": _github}
