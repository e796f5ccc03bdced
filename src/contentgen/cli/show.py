"""`contentgen show`: what was found in an article, each with file:line."""

from __future__ import annotations

import os
from pathlib import Path

import click

from contentgen.brief import brief, brief_tree
from contentgen.cli.page import Page
from contentgen.cli.report import report
from contentgen.cli.talk import printable, tell_json
from contentgen.opening import open_article

_LEADING = 12  # facts shown without --all


@click.command("show")
@click.argument("article")
@click.option(
    "--json", "as_json", is_flag=True, help="Print the brief as JSON (schema contentgen/brief/1)."
)
@click.option("--all", "everything", is_flag=True, help="Every fact, not only the leading ones.")
@click.option(
    "--why", metavar="ID", default="", help="Explain one finding: where, why, what uses it."
)
@click.option("--date", default="", help="Date of the article, YYYY-MM-DD.")
@click.option("--language", default="", help="Language of the article, two letters.")
def command(
    article: str, as_json: bool, everything: bool, why: str, date: str, language: str
) -> int:
    """Show what was found in ARTICLE, ranked, each with its lines."""
    given = {"date": date, "language": language}
    flags = {name: value for name, value in given.items() if value}
    found = brief(open_article(Path(article), flags, os.environ)[0])
    page = Page.of_stdout(printable(article))
    if why:
        from contentgen.cli.why import explained, why_tree

        if as_json:
            tell_json(why_tree(found, why), indent=2)
            return 0
        lines = explained(page, found, why)
    elif as_json:
        tell_json(brief_tree(found), indent=2)
        return 0
    else:
        lines = report(page, found, len(found.stats) if everything else _LEADING)
    for line in lines:
        click.echo(line)
    return 0
