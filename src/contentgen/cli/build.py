"""`contentgen build`: article files and folders → kits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from contentgen.build import build
from contentgen.cli.talk import (
    clear_progress,
    printable,
    progress,
    tell_error,
    tell_json,
    tell_notices,
)
from contentgen.errors import ArticleError, ContentgenError, Place
from contentgen.kit import Kit
from contentgen.kit.manifest import MANIFEST

SUFFIXES = (".md", ".markdown", ".mdown", ".txt")


@click.command("build")
@click.argument("articles", nargs=-1, required=True)
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
    help="Network to write for, may be repeated: x, linkedin, bluesky, mastodon, threads, instagram, facebook.",
)
@click.option("--link", help="Where the article is published.")
@click.option("--length", "letter_length", help="Length of the letter: short, standard, full.")
@click.option("--audience", help="Whom the letter speaks to first, by the article's own name.")
@click.option("--date", help="Date of the article, YYYY-MM-DD.")
@click.option("--language", help="Language of the article, two letters.")
@click.option("--counters/--no-counters", default=None, help="Number the posts of a thread.")
@click.option("--strict", is_flag=True, help="End with 3 when there are warnings.")
@click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON.")
def command(articles: tuple[str, ...], strict: bool, as_json: bool, **flags: object) -> int:
    """Turn each ARTICLE into a kit: letter, threads, pictures.

    A folder means all articles in it and below. One that fails is reported and the others go on.
    """
    given = {name: value for name, value in flags.items() if value not in (None, (), "")}
    worst, warned, taken = 0, False, set[Path]()
    for path, fault in _files(articles):
        try:
            if fault:
                raise fault
            kit = build(path, progress=partial(_say, path.name), taken=taken, **given)
        except ContentgenError as error:
            clear_progress()
            tell_error(error, as_json=as_json)
            worst = max(worst, error.exit_code)
            continue
        clear_progress()
        taken.add(kit.folder)
        warned = warned or any(notice.level == "warning" for notice in kit.notices)
        _tell(str(path), kit, as_json)
    return worst or (3 if strict and warned else 0)


def _say(name: str, words: str) -> None:
    progress(f"{name}: {words}")


def _files(articles: tuple[str, ...]) -> Iterator[tuple[Path, ArticleError | None]]:
    """The files to build; a folder that yields none comes with its fault, and the next goes on."""
    for name in articles:
        path = Path(name)
        if not _is_folder(path):
            yield path, None
            continue
        try:
            inside = sorted(_articles_in(path))
        except OSError as error:
            yield (
                path,
                ArticleError(
                    "CG106",
                    f"this folder cannot be read: {error.strerror}",
                    at=Place(str(error.filename or path)),
                    help="Allow it to be read, or name the articles themselves.",
                ),
            )
            continue
        if not inside:
            yield (
                path,
                ArticleError(
                    "CG108",
                    "no article in this folder",
                    at=Place(name),
                    help=f"Articles end in {', '.join(SUFFIXES)}.",
                ),
            )
        for file in inside:
            yield file, None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long, say; reading it will tell
        return False


def _articles_in(folder: Path) -> Iterator[Path]:
    """Articles in a folder and below it, but not the texts in kits, nor in hidden folders."""
    for path in folder.iterdir():
        if path.name.startswith(".") or (path / MANIFEST).is_file():
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _articles_in(path)
        elif path.suffix.lower() in SUFFIXES and path.is_file():
            yield path


def _tell(path: str, kit: Kit, as_json: bool) -> None:
    tell_notices(path, [n for n in kit.notices if n.level == "warning"])
    pictures = len(kit.of_kind("picture"))
    threads = sum(file.path.endswith(".json") for file in kit.of_kind("thread"))
    if as_json:
        notices = [
            {"code": n.code, "level": n.level, "message": n.message, "lines": [s.first for s in n.spans]}
            for n in kit.notices
        ]  # fmt: skip
        tell_json(
            {
                "kit": str(kit.folder),
                "changed": kit.changed,
                "pictures": pictures,
                "threads": threads,
                "files": [file.path for file in kit.files],
                "notices": notices,
            }
        )
        return
    state = "" if kit.changed else " (unchanged)"
    held = f"a letter, {_plural(threads, 'thread')}, {_plural(pictures, 'picture')}"
    click.echo(printable(f"{kit.folder}: {held}{state}"))
    click.echo(printable(f"Look at {kit.folder / 'index.html'}"), err=True)


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''}"
