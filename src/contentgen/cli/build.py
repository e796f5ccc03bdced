"""`contentgen build`: article files and folders → kits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from contentgen.build import build
from contentgen.cli.talk import clear_progress, printable, progress, tell_error, tell_notices
from contentgen.errors import ArticleError, ContentgenError, Place
from contentgen.kit import Kit

SUFFIXES = (".md", ".markdown", ".mdown", ".txt")


@click.command("build")
@click.argument("articles", nargs=-1, required=True, type=click.Path())
@click.option("-o", "--output", help="Folder that receives the kits.  [default: build]")
@click.option("--theme", help="Name of a theme, or a theme file.")
@click.option(
    "--size",
    "sizes",
    multiple=True,
    help="Picture size, may be repeated: wide, landscape, square, portrait, story.",
)
@click.option(
    "--network",
    "networks",
    multiple=True,
    help="Network to write for, may be repeated: x, linkedin.",
)
@click.option("--link", help="Where the article is published.")
@click.option("--date", help="Date of the article, YYYY-MM-DD.")
@click.option("--language", help="Language of the article, two letters.")
@click.option("--counters/--no-counters", default=None, help="Number the posts of a thread.")
@click.option("--strict", is_flag=True, help="End with 3 when there are warnings.")
@click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON.")
def command(articles: tuple[str, ...], strict: bool, as_json: bool, **flags: object) -> int:
    """Turn each ARTICLE into a kit: letter, threads, pictures.

    A folder means all Markdown files in it. An article that fails is reported and the others go on.
    """
    given = {name: value for name, value in flags.items() if value not in (None, (), "")}
    worst, warned = 0, False
    for path in _files(articles):
        try:
            kit = build(path, progress=_Progress(path.name), **given)
        except ContentgenError as error:
            clear_progress()
            tell_error(error, as_json=as_json)
            worst = max(worst, error.exit_code)
            continue
        clear_progress()
        warned = warned or any(notice.level == "warning" for notice in kit.notices)
        _tell(str(path), kit, as_json)
    return worst or (3 if strict and warned else 0)


class _Progress:
    """What is being done to one article, as a line on a terminal."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, words: str) -> None:
        progress(f"{self.name}: {words}")


def _files(articles: tuple[str, ...]) -> Iterator[Path]:
    for name in articles:
        path = Path(name)
        if not path.is_dir():
            yield path
            continue
        inside = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in SUFFIXES)
        if not inside:
            raise ArticleError(
                "CG108",
                "no article in this folder",
                at=Place(name),
                help=f"Articles end in {', '.join(SUFFIXES)}.",
            )
        yield from inside


def _tell(path: str, kit: Kit, as_json: bool) -> None:
    tell_notices(path, [n for n in kit.notices if n.level == "warning"])
    pictures, threads = (
        kit.of_kind("picture"),
        [f for f in kit.of_kind("thread") if f.path.endswith(".json")],
    )
    if as_json:
        tree = {
            "kit": str(kit.folder), "changed": kit.changed, "pictures": len(pictures), "threads": len(threads),
            "files": [file.path for file in kit.files],
            "notices": [{"code": n.code, "level": n.level, "message": n.message, "lines": [s.first for s in n.spans]} for n in kit.notices],
        }  # fmt: skip
        click.echo(json.dumps(tree, ensure_ascii=False))
        return
    state = "" if kit.changed else " (unchanged)"
    click.echo(
        printable(
            f"{kit.folder}: a letter, {_plural(len(threads), 'thread')}, {_plural(len(pictures), 'picture')}{state}"
        )
    )
    click.echo(printable(f"Look at {kit.folder / 'index.html'}"), err=True)


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''}"
