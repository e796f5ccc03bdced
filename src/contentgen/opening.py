"""A file → the article in it, and the settings that hold for it.

The two need each other: front matter may set things, and language and date shape the reading.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from contentgen.article import front_settings, read
from contentgen.article.model import Article
from contentgen.errors import ArticleError, Place
from contentgen.settings import Settings
from contentgen.settle import load_settings

_READING = ("language", "date")


def open_article(
    path: Path,
    flags: Mapping[str, object],
    environ: Mapping[str, str],
    checks: Mapping[str, Callable[[str], object]] | None = None,
) -> tuple[Article, Settings]:
    """Read the article at `path` and settle its settings; `checks` as in load_settings."""
    _demand_a_name(path)
    nearer = load_settings(path.parent, environ=environ, flags=flags, toml=False)
    article = read(path, language=nearer.language, date=nearer.date)

    def place(key: str) -> Place:
        meta = article.get(key) or article.get("contentgen")
        line = meta.span.first if meta else 1
        return Place(str(path), line, 1, article.source.line(line))

    front = front_settings(article)
    settled = load_settings(
        path.parent, environ=environ, flags=flags, front=front, front_place=place, checks=checks
    )
    # What the article says of itself beats contentgen.toml; what it does not say, that file does.
    said = {"language": bool(article.get("language")), "date": article.date is not None}
    further = {
        name: getattr(settled, name) if name in front or not said[name] else getattr(nearer, name)
        for name in _READING
    }
    if further != {name: getattr(nearer, name) for name in _READING}:
        article = read(path, **further)
    return article, settled


def _demand_a_name(path: Path) -> None:
    """The file's name goes into the kit, whose files are UTF-8."""
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise ArticleError(
            "CG109",
            "the file's name is not UTF-8",
            at=Place(str(path)),
            help="Rename it, best to plain letters: it names the kit.",
        ) from error
