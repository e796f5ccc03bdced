"""A thread against what it is made from: figures and quotations that nobody vouches for.

CG311 a figure the article does not have · CG312 a quotation it does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from contentgen.article.model import Notice
from contentgen.brief.quantities import find_quantities
from contentgen.social.links import find_links
from contentgen.social.lint.notices import of_post
from contentgen.social.lint.posts import COUNTER
from contentgen.social.model import Post, Thread

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]+)[”“»\"]")
_LEAST_WORDS = 3  # fewer in quotation marks are a name or a word set apart


@dataclass(frozen=True, slots=True)
class Vouched:
    """What a source says: its words, and the value of every figure in them."""

    words: str
    values: frozenset[float]
    numbers: frozenset[str]

    @classmethod
    def by(cls, text: str, language: str = "en") -> Vouched:
        found = find_quantities(text, language)
        values = {q.value for q in found} | {q.high for q in found if q.high is not None}
        numbers = {_bare(number) for number in _NUMBER.findall(text)}
        return cls(_plain(text), frozenset(values), frozenset(numbers))


def lint_sources(thread: Thread, vouched: Vouched, language: str = "en") -> tuple[Notice, ...]:
    """Every figure and quotation of the posts that `vouched` does not hold."""
    return tuple(
        notice
        for post in thread.posts
        for rule in (_figures, _quotations)
        for notice in rule(post, vouched, language)
    )


def _figures(post: Post, vouched: Vouched, language: str) -> Iterator[Notice]:
    text = _own_words(post)
    computed = {_bare(n) for c in post.computed for n in _NUMBER.findall(c.figure)}
    covered: list[tuple[int, int]] = []
    for found in find_quantities(text, language):
        covered.append((found.start, found.end))
        if not re.search(r"\d", found.surface):
            continue
        figure = _plain(found.figure or found.surface)
        known = found.value in vouched.values or _says(vouched.words, figure)
        numbers = {_bare(number) for number in _NUMBER.findall(found.surface)}
        if not known and not numbers <= computed:
            yield of_post("CG311", post, f"says {found.surface}, which the article does not")
    for number in _NUMBER.finditer(text):
        bare = _bare(number[0])
        inside = any(start <= number.start() < end for start, end in covered)
        if not inside and bare not in vouched.numbers | computed:
            yield of_post("CG311", post, f"says {number[0]}, which the article does not")


def _quotations(post: Post, vouched: Vouched, language: str) -> Iterator[Notice]:
    for found in _QUOTED.finditer(_own_words(post)):
        words = _plain(found[1]).strip(" .,;:!?…")
        if len(words.split()) >= _LEAST_WORDS and words not in vouched.words:
            yield of_post("CG312", post, f"quotes “{found[1]}”, which the article does not say")


def _own_words(post: Post) -> str:
    """The post without counter, links and tags, and without our own call to action (it has the link)."""
    lines = COUNTER.sub("", post.text, count=1).split("\n")
    text = "\n".join(line for line in lines if not post.link or post.link not in line)
    for link in reversed(find_links(text)):
        text = f"{text[: link.start]} {text[link.end :]}"
    return re.sub(r"[#@]\w+", " ", text)


def _says(words: str, figure: str) -> bool:
    """Whether the figure stands there as it is: 44 does not stand in 44,000."""
    return bool(re.search(rf"(?<![\w.,]){re.escape(figure)}(?!\w|[.,]\d)", words))


def _bare(number: str) -> str:
    """1,200 and 1 200 are 1200; a point stays."""
    return re.sub(r"[,\u00a0\u202f](?=\d{3}\b)", "", number)


def _plain(text: str) -> str:
    """One kind of space, quote and dash, no marks of emphasis, small letters."""
    text = re.sub(r"[*_`]|\[\^?\d+\]", "", text)
    text = re.sub('[“”„«»"‟]', '"', text)
    text = re.sub("[’‘‛´]", "'", text)
    text = re.sub("[\u2010-\u2015]", "-", text)
    return " ".join(text.split()).casefold()
