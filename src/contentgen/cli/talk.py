"""Results → stdout; errors, notices and progress → stderr, as a person reads them.

article.md:12:8: CG104 what is wrong
  title: A: b
          ^
help: Put the value in quotation marks.
"""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from contentgen.errors import ContentgenError
from contentgen.publish.secrets import redact

if TYPE_CHECKING:
    from contentgen.article.model import Notice

# Joiners make one emoji of several and letters of some scripts; no terminal acts on them.
_JOINERS = "\u200c\u200d"
_UNSAFE = ("Cc", "Cf", "Cs", "Zl", "Zp")


def tell_error(error: ContentgenError, *, as_json: bool) -> None:
    if as_json:
        tell_json({"error": _error_tree(error)})
    click.echo(printable(redact(str(error))), err=True)
    if error.at and error.at.excerpt:
        line = error.at.excerpt.expandtabs(4)
        before = error.at.excerpt[: max(0, error.at.column - 1)].expandtabs(4)
        cut = max(0, len(before) - 80)  # the place of a slip in a paragraph on one long line
        click.echo(f"  {printable(line[cut : cut + 160])}", err=True)
        if error.at.column:
            click.echo(f"  {' ' * columns(printable(before[cut:]))}^", err=True)
    if error.help:
        click.echo(f"help: {printable(error.help)}", err=True)


def tell_json(tree: object, indent: int | None = None) -> None:
    """JSON on stdout is UTF-8 whatever the locale; half a character of a file's name is escaped."""
    text = json.dumps(tree, ensure_ascii=False, indent=indent)
    click.echo(text.encode("utf-8", "backslashreplace"))


def tell_notices(path: str, notices: Iterable[Notice]) -> None:
    for notice in notices:
        line = notice.spans[0].first if notice.spans else 0
        where = f"{path}:{line}:1" if line else path
        rest = [str(s.first) for s in notice.spans[1:6]]
        more = ", …" if len(notice.spans) > 6 else ""
        also = f" (also line {', '.join(rest)}{more})" if rest else ""
        words = printable(f"{where}: {notice.code} {notice.message}{also}")
        if notice.level == "warning":
            click.secho(words, err=True, fg="yellow")
        else:
            click.secho(words, err=True, dim=True)


def progress(words: str) -> None:
    """One line that is overwritten by the next; only on a terminal that can do that."""
    if _overwrites():
        click.echo(f"\r\033[K{printable(words)[: _width()]}", nl=False, err=True)


def clear_progress() -> None:
    if _overwrites():
        click.echo("\r\033[K", nl=False, err=True)


def _overwrites() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _width() -> int:
    """A line that wraps could not be overwritten."""
    try:
        return max(20, os.get_terminal_size(sys.stderr.fileno()).columns - 1)
    except (OSError, ValueError):
        return 79


def printable(text: str) -> str:
    """On one line, without control characters: an article must not move the cursor, rename the
    window or forge a line of ours."""
    return "".join(
        c if c in _JOINERS or unicodedata.category(c) not in _UNSAFE else " " for c in text
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
        "line": (error.at.line or None) if error.at else None,
        "column": (error.at.column or None) if error.at else None,
        "help": error.help,
    }
