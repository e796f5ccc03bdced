"""File → Article: all the stages on one screen.

bytes → text → front matter off → residue off → mended → parsed → title, meta, tail off → sections
"""

from __future__ import annotations

import difflib
import gc
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from contentgen.article import decode as bytes_
from contentgen.article import language as languages
from contentgen.article.beside import drop_beside
from contentgen.article.blocks import read_blocks, read_page
from contentgen.article.formats import MARKDOWN, kind_of, open_document, words_of
from contentgen.article.front import Front, find_fence, take_front
from contentgen.article.front_faq import front_faq
from contentgen.article.inline import Words
from contentgen.article.lines import Lines
from contentgen.article.mend import mend
from contentgen.article.meta import canonical, hashtags_of, settle_date, take_lines, take_subtitle
from contentgen.article.model import Article, Meta
from contentgen.article.notes import Notes
from contentgen.article.residue import strip_residue
from contentgen.article.sections import build_sections
from contentgen.article.shape import label
from contentgen.article.tail import drop_furniture, take_disclaimer, take_hashtags
from contentgen.article.title import take_title, title_from_name
from contentgen.errors import ArticleError, Place
from contentgen.source import Source, Span

_LARGE = 500_000  # bytes
_SETTINGS = ("theme", "audience", "link")


def read(path: str | Path, *, language: str = "", date: str = "") -> Article:
    """The article in a file."""
    return read_bytes(_load(Path(path)), str(path), language=language, date=date)


def read_bytes(data: bytes, path: str, *, language: str = "", date: str = "") -> Article:
    """The article in `data`; `path` names it in errors, and may give its date and title."""
    with _collector_paused(len(data) > _LARGE):
        return _read(data, path, language, date)


def _read(data: bytes, path: str, language: str, date: str) -> Article:
    notes = Notes()
    source = _source(data, path, notes)
    front = take_front(source, notes)
    lines = _body(source, front, notes)
    kind = kind_of(source)
    document = None if kind == MARKDOWN else open_document(kind, source, lines, notes)
    source = document.source if document else source
    given = canonical((*front.entries, *(document.entries if document else ())))
    language = languages.code(language or _said_language(given))
    if document:
        language = language or languages.detect(words_of(document))
        pieces = read_page(document.lines, language, notes)
    else:
        language = language or languages.detect(lines.texts)
        stripped, code = strip_residue(lines, notes)
        pieces = read_blocks(mend(stripped, code, notes), language, notes)

    words = Words({}, language, notes)
    title, pieces, headline = take_title(pieces, _get(given, "title"), words)
    pieces = label(drop_furniture(pieces, notes), language)
    said, pieces = take_lines(pieces)
    subtitle, pieces = take_subtitle(pieces, given, words)
    hashtags, pieces = take_hashtags(pieces)
    disclaimer, pieces = take_disclaimer(pieces)
    pieces = drop_beside(pieces, notes)
    if title is None:
        notes.add("CG114", Span(1, 1))
    found = (headline, disclaimer, _hashtags(given, hashtags, source))
    metas = _merged(given, said, found, notes)
    return Article(
        source=source,
        title=title or title_from_name(path),
        subtitle=subtitle,
        meta=metas,
        sections=(*build_sections(pieces, notes), *front_faq(given, source, pieces, words)),
        language=language,
        date=settle_date(date, metas, path, notes),
        notices=notes.notices(),
    )


@contextmanager
def _collector_paused(paused: bool) -> Iterator[None]:
    """Reading makes trees, not cycles: on 10 MB the cyclic collector took a third of the time."""
    paused = paused and gc.isenabled()
    if paused:
        gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def front_settings(article: Article) -> Mapping[str, object]:
    """What the front matter sets: its `contentgen:` mapping, and its own theme, audience, link."""
    fence = find_fence(article.source)
    if fence is None:
        return {}
    own = {m.key: m.value for m in article.meta if fence.first < m.span.first < fence.last}
    nested = own.get("contentgen")
    top = {key: own[key] for key in _SETTINGS if own.get(key) is not None}
    return {**top, **_flat(nested, "")} if isinstance(nested, Mapping) else top


def _flat(tree: Mapping[str, object], prefix: str) -> dict[str, object]:
    flat: dict[str, object] = {}
    for key, value in tree.items():
        flat |= (
            _flat(value, f"{prefix}{key}.")
            if isinstance(value, Mapping)
            else {f"{prefix}{key}": value}
        )
    return flat


def _load(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(bytes_.LIMIT + 1)
    except FileNotFoundError as error:
        raise ArticleError(
            "CG101", "there is no such file", at=Place(str(path)), help=_near(path)
        ) from error
    except IsADirectoryError as error:
        raise ArticleError(
            "CG106", "this is a folder", at=Place(str(path)), help="Name a file in it."
        ) from error
    except PermissionError as error:
        help_ = "Allow your user to read it."
        raise ArticleError(
            "CG106", "the file may not be read", at=Place(str(path)), help=help_
        ) from error
    except (OSError, ValueError) as error:
        raise ArticleError(
            "CG106", f"cannot read the file: {error}", at=Place(str(path)), help="Check its path."
        ) from error


def _near(path: Path) -> str:
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return f"The folder {str(path.parent)!r} cannot be read either."
    near = difflib.get_close_matches(path.name, names, 1, 0.6)
    return f"Did you mean {str(path.parent / near[0])!r}?" if near else "Check its path."


def _source(data: bytes, path: str, notes: Notes) -> Source:
    text = bytes_.decode(data, path, notes)
    return Source(
        path, hashlib.sha256(data).hexdigest(), tuple(text.removesuffix("\n").split("\n"))
    )


def _body(source: Source, front: Front, notes: Notes) -> Lines:
    """The lines below the front matter, fit for print."""
    numbers = range(front.end + 1, len(source.lines) + 1)
    texts = [bytes_.without_controls(source.line(n), n, notes) for n in numbers]
    if not any(text.strip() for text in texts):
        at = Place(source.path, len(source.lines), 1)
        raise ArticleError(
            "CG102", "the article is empty", at=at, help="Write it below the front matter."
        )
    return Lines(texts, numbers)


def _said_language(given: list[Meta]) -> str:
    said = _get(given, "language")
    return str(said.value or "") if said else ""


def _get(metas: list[Meta], key: str) -> Meta | None:
    return next((m for m in metas if m.key == key), None)


def _hashtags(given: list[Meta], found: Meta | None, source: Source) -> Meta | None:
    """Those of the front matter and those of the text, each once."""
    front = hashtags_of(given, source.lines)
    if front is None or found is None:
        return front or found
    names = dict.fromkeys((*_names(front), *_names(found)))
    return Meta("hashtags", tuple(names), found.span)


def _names(meta: Meta) -> tuple[str, ...]:
    return tuple(map(str, meta.value)) if isinstance(meta.value, tuple) else ()


def _merged(
    given: list[Meta], said: list[Meta], found: tuple[Meta | None, ...], notes: Notes
) -> tuple[Meta, ...]:
    """One Meta a key: the front matter's, then the text's; hashtags and disclaimer as made out."""
    metas = {meta.key: meta for meta in given if meta.key != "hashtags"}
    for meta in (*said, *found):
        own = metas.get(meta.key) if meta else None
        if meta and own and own.value != meta.value:
            notes.add("CG129", own.span if meta in found else meta.span, meta.key)
        if meta and (own is None or meta in found):
            metas[meta.key] = meta
    return tuple(sorted(metas.values(), key=lambda meta: (meta.span.first, meta.key)))
