"""The head of a web page → what it says about the article, under the keys of front matter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape

from contentgen.article.model import Meta
from contentgen.article.tags import attributes_of
from contentgen.source import Span

# What pages call it, the surer name first.
_KEYS = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "author": ("author", "article:author", "dc.creator", "parsely-author"),
    "date": ("article:published_time", "datepublished", "date", "dc.date", "parsely-pub-date"),
    "language": ("og:locale", "content-language"),
    "category": ("article:section", "parsely-section"),
    "tags": ("article:tag", "keywords", "news_keywords"),
}
_META = re.compile(r"<meta\b[^<>]*+>", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]*>([^<]*)</title", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^<>]*?\slang\s*=\s*[\"']?([A-Za-z]{2,3})", re.IGNORECASE)
_DATA = re.compile(r"<script\b[^<>]*application/ld\+json[^<>]*>", re.IGNORECASE)
_SUBTITLE = re.compile(
    r"<(?P<tag>p|h[1-6]|div|section)\b[^<>]*\b(?:class|id|data-field)\s*=\s*"
    r"[\"'](?:[^\"'<>]*[\s_-])?(?:subtitle|standfirst|dek|deck)(?:[\s_-][^\"'<>]*)?[\"'][^<>]*>"
    r"(?P<words>[^<]{1,400}(?:<(?:em|i|span)[^<>]*>[^<]{0,400})*)",
    re.IGNORECASE,
)
_ARTICLE = ("Article", "BlogPosting", "NewsArticle", "TechArticle", "Report", "OpinionNewsArticle")
_MOST = 2_000_000  # characters of a page's start in which its head is looked for


def head_of(page: str) -> tuple[Meta, ...]:
    """Title, author, date, language, tags, each with its line; one Meta a key, the surest."""
    page = page[:_MOST]
    found: dict[str, Meta] = {}
    for meta in (*_metas(page), *_data(page), *_marked(page)):
        if meta.value and (meta.key not in found):
            found[meta.key] = meta
    return tuple(found.values())


def _metas(page: str) -> Iterator[Meta]:
    said: dict[str, list[tuple[str, int]]] = {}
    for tag in _META.finditer(page):
        attributes = attributes_of(tag[0][5:-1])
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        name = name or attributes.get("http-equiv", "")
        words = " ".join(attributes.get("content", "").split())
        if words:
            said.setdefault(name.lower(), []).append((words, tag.start()))
    for key, names in _KEYS.items():
        values = next((said[name] for name in names if name in said), None)
        if not values or (key == "author" and values[0][0].startswith("http")):
            continue
        tags = tuple(part.strip() for words, _ in values for part in words.split(","))
        yield Meta(key, tags if key == "tags" else values[0][0], _at(page, values[0][1]))


def _data(page: str) -> Iterator[Meta]:
    """JSON-LD of the article."""
    for script in _DATA.finditer(page):
        end = page.find("</", script.end())
        try:
            tree = json.loads(page[script.end() : end if end > 0 else len(page)])
        except (ValueError, RecursionError):
            continue
        for node in _nodes(tree):
            at = _at(page, script.start())
            yield Meta("title", _words(node.get("headline")), at)
            yield Meta("date", _words(node.get("datePublished")), at)
            author = node.get("author")
            author = author[0] if isinstance(author, list) and author else author
            name = author.get("name") if isinstance(author, Mapping) else author
            yield Meta("author", _words(name), at)


def _nodes(tree: object) -> Iterator[Mapping[str, object]]:
    nodes = tree if isinstance(tree, list) else [tree]
    for node in nodes[:50]:
        if not isinstance(node, Mapping):
            continue
        graph = node.get("@graph")
        if isinstance(graph, list):
            yield from (n for n in graph[:50] if isinstance(n, Mapping) and _is_article(n))
        if _is_article(node):
            yield node


def _is_article(node: Mapping[str, object]) -> bool:
    kind = node.get("@type")
    return any(k in _ARTICLE for k in (kind if isinstance(kind, list) else [kind]))


def _marked(page: str) -> Iterator[Meta]:
    """What the page itself marks: its language, its `<title>`, the line under the headline."""
    if language := _LANGUAGE.search(page):
        yield Meta("language", language[1], _at(page, language.start()))
    if title := _TITLE.search(page):
        yield Meta("page_title", _words(unescape(title[1])), _at(page, title.start()))
    if subtitle := _SUBTITLE.search(page):
        words = _words(unescape(re.sub(r"<[^<>]*>", "", subtitle["words"])))
        yield Meta("subtitle", words, _at(page, subtitle.start("words")))


def _words(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _at(page: str, offset: int) -> Span:
    line = page.count("\n", 0, offset) + 1
    return Span(line, line)
