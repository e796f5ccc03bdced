"""Errors, notices and progress → stderr, as a person reads them.

article.md:12:8: CG104 the front matter is not valid
  title: A: b
          ^
help: Put the value in quotation marks.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable

import click

from contentgen.article.model import Notice
from contentgen.errors import ContentgenError


def tell_error(error: ContentgenError, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"error": _error_tree(error)}, ensure_ascii=False))
    click.echo(printable(str(error)), err=True)
    if error.at and error.at.excerpt:
        line = error.at.excerpt.expandtabs(4)[:200]
        click.echo(f"  {printable(line)}", err=True)
        if error.at.column:
            before = error.at.excerpt[: error.at.column - 1].expandtabs(4)
            click.echo(f"  {' ' * columns(before)}^", err=True)
    if error.help:
        click.echo(f"help: {printable(error.help)}", err=True)


def tell_notices(path: str, notices: Iterable[Notice]) -> None:
    for notice in notices:
        line = notice.spans[0].first if notice.spans else 0
        where = f"{path}:{line}:1" if line else path
        rest = [str(s.first) for s in notice.spans[1:6]]
        also = (
            f" (also line {', '.join(rest)}{', …' if len(notice.spans) > 6 else ''})"
            if rest
            else ""
        )
        style = {"fg": "yellow"} if notice.level == "warning" else {"dim": True}
        click.secho(printable(f"{where}: {notice.code} {notice.message}{also}"), err=True, **style)


def progress(words: str) -> None:
    """One line that is overwritten by the next; only on a terminal."""
    if sys.stderr.isatty():
        click.echo(f"\r\033[K{printable(words)}", nl=not words, err=True)


def clear_progress() -> None:
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)


def printable(text: str) -> str:
    """Without control characters: an article must not move the cursor or rename the window."""
    return "".join(
        c if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf") else " " for c in text
    )


def columns(text: str) -> int:
    """Terminal columns that `text` takes: wide characters take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _error_tree(error: ContentgenError) -> dict[str, object]:
    return {
        "code": error.code,
        "message": error.message,
        "path": error.at.path if error.at else None,
        "line": error.at.line or None if error.at else None,
        "column": error.at.column or None if error.at else None,
        "help": error.help,
    }
