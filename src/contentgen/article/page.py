"""A web page as saved → the part of it that is the article, every line where it was; and its head.

trafilatura knows an article's text from the rest of a page, but not its lines. So it is asked which
text that is; the smallest element that holds it is kept, and in it all that is no furniture. Cut is
by emptying: the line numbers of what is kept are those of the file.
"""

from __future__ import annotations

import logging
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import accumulate

from contentgen.article.furniture import find_furniture
from contentgen.article.head import head_of
from contentgen.article.notes import Notes
from contentgen.article.tags import TAG, Element, find_elements, without_scripts
from contentgen.errors import ArticleError, Place
from contentgen.source import Span

_SHARE = 0.95  # of the article's text, in the element that is kept
_MOST_CUT = 0.4  # of the article's text; what holds more is no furniture, whatever its class
_PREFIX = 30  # letters by which a line of trafilatura's is known in the page
_FALLBACKS = ("article", "main", "body")
_BLOCK_TAGS = re.compile(
    r"(?:address|article|aside|blockquote|br|caption|d[dlt]|details|div|fig\w+|footer|form|h[1-6]|header|hr|li|main|"
    r"nav|[ou]l|p|pre|section|summary|t(?:able|body|d|foot|h|head|r))",
    re.IGNORECASE,
)


def article_of(content: str, path: str, notes: Notes) -> str:
    """The page with everything emptied that is not the article."""
    page = without_scripts(content)
    elements = find_elements(page)
    told = _Told(page, _extracted(content, path))
    kept = _smallest(elements, told)
    cuts = _furniture(page, elements, kept, told, notes)
    headline = _headline(content, page, elements, kept)
    wanted = [kept, headline] if headline else [kept]
    return _only(page, sorted(wanted), cuts)


class _Told:
    """Which text of the page trafilatura took for the article's, by offset."""

    def __init__(self, page: str, text: str) -> None:
        lines = {letters for line in text.split("\n") if (letters := _letters(line))}
        starts = {line[:_PREFIX] for line in lines if len(line) >= _PREFIX}
        self._ends: list[int] = []
        sizes: list[int] = []
        for start, end in _runs(page):
            letters = _letters(unescape(re.sub(r"<[^<>]*>", "", page[start:end])))
            known = letters in lines or (len(letters) >= _PREFIX and letters[:_PREFIX] in starts)
            if letters and known:
                self._ends.append(end)
                sizes.append(len(letters))
        self._sums = [0, *accumulate(sizes)]

    @property
    def all(self) -> int:
        return self._sums[-1]

    def within(self, start: int, end: int) -> int:
        """Letters of the article between two offsets."""
        first = bisect_right(self._ends, start)
        return self._sums[bisect_right(self._ends, end)] - self._sums[first]


def _extracted(content: str, path: str) -> str:
    """What trafilatura takes for the article; nothing where it finds none."""
    try:
        import trafilatura
    except ImportError as error:
        raise ArticleError(
            "CG140",
            "this is a web page, and what reads web pages is not installed",
            at=Place(path),
            help="Install it with: pip install 'contentgen[html]'. Or save the article as Markdown.",
        ) from error
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    found = trafilatura.bare_extraction(
        content, include_comments=False, favor_recall=True, with_metadata=False
    )
    return str(getattr(found, "text", "") or "")


def _runs(page: str) -> Iterator[tuple[int, int]]:
    """Stretches of text between the tags of blocks."""
    done = 0
    for tag in TAG.finditer(page):
        if tag[2] and _BLOCK_TAGS.fullmatch(tag[2]):
            yield done, tag.start()
            done = tag.end()
    yield done, len(page)


def _smallest(elements: Sequence[Element], told: _Told) -> tuple[int, int]:
    """The innermost element that holds the article; by its name where nothing is known of it."""
    enough = [e for e in elements if told.all and told.within(e.start, e.end) >= _SHARE * told.all]
    if not enough:
        named = {e.name: (e.inner, e.inner_end) for e in reversed(elements)}
        every = (0, 1 << 62)
        return next((named[name] for name in _FALLBACKS if name in named), every)
    inner = min(enough, key=lambda e: e.end - e.start)
    outer = [e for e in enough if _names_the_article(e) and e.start <= inner.start]
    kept = min(outer, key=lambda e: e.end - e.start, default=inner)
    return kept.inner, kept.inner_end


def _names_the_article(element: Element) -> bool:
    return element.name == "article" or "articleBody" in element.inside


def _furniture(
    page: str, elements: Sequence[Element], kept: tuple[int, int], told: _Told, notes: Notes
) -> list[tuple[int, int]]:
    """What is cut of the kept part; an element with much of the article in it is none of it."""
    inside = [e for e in elements if kept[0] <= e.start and e.end <= kept[1]]
    own = [e for e in inside if told.within(e.inner, e.inner_end) <= _MOST_CUT * told.all]
    cuts: list[tuple[int, int]] = []
    for cut in find_furniture(own, page=True):
        cuts.append((cut.element.start, cut.element.end))
        first = page.count("\n", 0, cut.element.start) + 1
        last = first + page.count("\n", cut.element.start, cut.element.end)
        notes.add(cut.code, Span(first, last), cut.what)
    return cuts


def _headline(
    content: str, page: str, elements: Sequence[Element], kept: tuple[int, int]
) -> tuple[int, int] | None:
    """The h1 above the article that the page's head names too."""
    heads = [e for e in elements if e.name == "h1"]
    if any(kept[0] <= e.start < kept[1] for e in heads):
        return None
    titles = [_letters(title) for title in _titles_of(content)]
    for head in heads:
        said = _letters(unescape(re.sub(r"<[^<>]*>", "", page[head.inner : head.inner_end])))
        if said and any(title.startswith(said) for title in titles):
            return head.start, head.end
    return None


def _titles_of(content: str) -> list[str]:
    """`og:title` and `<title>`, as the page's head has them."""
    head = head_of(content)
    return [str(meta.value) for meta in head if meta.key in ("title", "page_title")]


def _only(page: str, wanted: Sequence[tuple[int, int]], cuts: Sequence[tuple[int, int]]) -> str:
    """The wanted stretches of the page less the cuts; of the rest the line ends."""
    kept: list[str] = []
    done = 0
    for start, end in wanted:
        kept.append(_emptied(page, done, start))
        done = start
        inner = cuts[bisect_left(cuts, (start, 0)) :]
        for first, last in inner:
            if last > end:
                break
            kept += [page[done:first], _emptied(page, first, last)]
            done = last
        kept.append(page[done:end])
        done = min(end, len(page))
    kept.append(_emptied(page, done, len(page)))
    return "".join(kept)


def _emptied(page: str, start: int, end: int) -> str:
    return "\n" * page.count("\n", start, max(start, end))


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
