"""What kind of file an article came in: Markdown, a web page, a blog's export; told by its text.

The name of the file only decides where the text does not: a fragment of HTML is a page in `.html`,
and Markdown in `.md`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from pathlib import PurePath

from contentgen.article.exports import only_post
from contentgen.article.head import head_of
from contentgen.article.lines import Lines
from contentgen.article.model import Meta
from contentgen.article.notes import Notes
from contentgen.article.page import article_of
from contentgen.article.residue import strip_markup
from contentgen.article.tags import without_scripts
from contentgen.source import Source, Span

MARKDOWN, PAGE, FRAGMENT = "markdown", "page", "fragment"
_PAGE = re.compile(
    r"(?:<!doctype html|<html[\s>]|<head[\s>]|<\?xml[^>]*\?>\s*<!doctype html)", re.IGNORECASE
)
_XML = re.compile(
    r"(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE[^\[<>]*(?:\[[^\]]*\])?\s*>\s*)?<(?:rss|feed|rdf:RDF)\b",
    re.DOTALL,
)
_GHOST = re.compile(r'\{\s*"(?:db|meta|data)"\s*:')
_LONG_LINE = 2_000  # characters of HTML on one line, from which a line says little about a place
_BLOCK_BEGINS = re.compile(
    r"(?<!\n)<(?:address|article|blockquote|d[dlt]|details|div|fig(?:ure|caption)|h[1-6]|hr|li|[ou]l|"
    r"p|section|summary|t(?:able|r))\b",
    re.IGNORECASE,
)
_START = 20_000  # characters: WordPress opens its export with a long comment
_H1 = re.compile(r"<h1\b", re.IGNORECASE)
_SITE = re.compile(r"\s+[|·•–—-]\s+")
_HTML_NAMES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class Document:
    """The HTML of an article, and what the file around it says about it.

    `source` is the file; or, where the file has the whole article on one line, that article laid out
    with a block a line, which is then what line numbers count.
    """

    lines: Lines
    source: Source
    entries: tuple[Meta, ...] = ()


def kind_of(source: Source) -> str:
    """markdown, page, fragment, xml or ghost."""
    start = "\n".join(source.lines[:400])[:_START].lstrip("\ufeff \t\n")
    name = PurePath(source.path).suffix.lower()
    if start.startswith("<"):
        if _XML.match(start):
            return "xml"
        if _PAGE.match(re.sub(r"^(?:<!--.*?-->\s*)+", "", start, flags=re.DOTALL)):
            return PAGE
    if name == ".json" and _GHOST.match(start):
        return "ghost"
    return FRAGMENT if name in _HTML_NAMES else MARKDOWN


def open_document(kind: str, source: Source, lines: Lines, notes: Notes) -> Document:
    """The article in a file that is no Markdown; `lines` are those below its front matter."""
    return _with_lines(_opened(kind, source, lines, notes), notes)


def _opened(kind: str, source: Source, lines: Lines, notes: Notes) -> Document:
    if kind in ("xml", "ghost"):
        entries, own = only_post(kind, source)
        return Document(_clean(own, notes), source, entries)
    if kind == FRAGMENT:
        return Document(_clean(lines, notes), source)
    content = "\n".join(lines.texts)
    kept = article_of(content, source.path, notes)
    return Document(Lines(kept.split("\n"), lines.raw), source, _head(content, kept))


def _with_lines(document: Document, notes: Notes) -> Document:
    """The document as it is, unless most of it stands on one line of its file."""
    by_line: dict[int, int] = {}
    for text, line in zip(document.lines.texts, document.lines.raw, strict=True):
        by_line[line] = by_line.get(line, 0) + len(text.strip())
    longest = max(by_line.values(), default=0)
    content = "\n".join(document.lines.texts)
    if longest < _LONG_LINE or 2 * longest < sum(by_line.values()):
        return document
    laid = [line for line in _BLOCK_BEGINS.sub(r"\n\g<0>", content).split("\n") if line.strip()]
    said = [f"{meta.key}: {_as_said(meta.value)}" for meta in document.entries]
    entries = tuple(
        Meta(meta.key, meta.value, Span(n, n)) for n, meta in enumerate(document.entries, 1)
    )
    notes.add("CG133", Span(1, 1))
    source = Source(document.source.path, document.source.sha256, (*said, *laid))
    numbers = range(len(said) + 1, len(source.lines) + 1)
    return Document(Lines(laid, numbers), source, entries)


def _as_said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _head(content: str, kept: str) -> tuple[Meta, ...]:
    """What the page's head says; its headline, where it has one, is the title, not the tab's name."""
    metas = {meta.key: meta for meta in head_of(content)}
    tab = metas.pop("page_title", None)
    title = metas.get("title", tab)
    if len(_H1.findall(kept)) == 1:
        metas.pop("title", None)
    elif title:
        metas["title"] = Meta("title", _without_site(str(title.value)), title.span)
    return tuple(metas.values())


def _without_site(title: str) -> str:
    """`A headline | The site` → `A headline`."""
    parts = _SITE.split(title)
    return parts[0] if len(parts) > 1 and len(parts[0]) > len(parts[-1]) else title


def _clean(lines: Lines, notes: Notes) -> Lines:
    """HTML without scripts, comments, shortcodes and furniture."""
    content = without_scripts("\n".join(lines.texts))
    return strip_markup(Lines(content.split("\n"), lines.raw), notes)


def words_of(document: Document) -> list[str]:
    """Its lines without tags, as far as a language is told by them."""
    return [unescape(re.sub(r"<[^<>]*>", " ", line)) for line in document.lines.texts[:4000]]
