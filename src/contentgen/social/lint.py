"""Thread → what an editor should look at before it goes out. One rule a function, one code each.

CG301 over the network's limit (error) · CG302 a name that becomes a link · CG303 more cashtags than
the network allows · CG304 hashtag or link in the first post · CG305 an opening word that points
outside the post · CG306 picture without alt text · CG307 alt text longer than the network takes ·
CG308 two posts that say the same · CG309 residue of Markdown, a stray full stop · CG310 no figure
above the fold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, groupby

from contentgen.article.model import Notice
from contentgen.social.links import find_links
from contentgen.social.model import Post, Thread
from contentgen.social.networks import TABLE, Network
from contentgen.social.openers import leaning_opener
from contentgen.source import Span

_HASHTAG = re.compile(r"(?<![\w&/])#\w*[^\W\d_]\w*")
_CASHTAG = re.compile(r"(?<![\w$])\$[A-Za-z]{1,6}(?:[._][A-Za-z]{1,2})?\b")
_COUNTER = re.compile(r"\d+/\d+ ")
_RESIDUE = re.compile(
    r"\*\*|__\w|^#{1,6} |\]\(|`|<!--|&(?:amp|lt|gt|nbsp|quot);|</?\w+>| [.,](?:\s|$)", re.M
)
_SAME = 0.8  # share of words in common from which two posts say the same


def lint_thread(thread: Thread) -> tuple[Notice, ...]:
    """All findings, post by post."""
    row = next(row for row in TABLE if row.name == thread.network)
    found = [notice for post in thread.posts for rule in _RULES for notice in rule(post, row)]
    return (*found, *_says_it_twice(thread))


def _over_limit(post: Post, row: Network) -> Iterator[Notice]:
    if post.length > row.limit:
        over = post.length - row.limit
        yield _notice("CG301", post, f"is {over} over {row.title}’s limit of {row.limit}", "error")


def _accidental_links(post: Post, row: Network) -> Iterator[Notice]:
    for link in find_links(post.text):
        name = post.text[link.start : link.end]
        if not link.scheme and name not in post.link:
            cost = f" and counts {row.link}" if row.link else ""
            yield _notice("CG302", post, f"{name} becomes a link{cost}")


def _cashtags(post: Post, row: Network) -> Iterator[Notice]:
    tags = _CASHTAG.findall(post.text)
    if row.cashtags and len(tags) > row.cashtags:
        said = f"has {len(tags)} cashtags, {row.title} takes {row.cashtags}: {' '.join(tags)}"
        yield _notice("CG303", post, said)


def _bare_hook(post: Post, row: Network) -> Iterator[Notice]:
    if post.n > 1 or row.form != "series":
        return
    for tag in _HASHTAG.findall(post.text):
        yield _notice("CG304", post, f"opens the thread with the hashtag {tag}")
    if any(link.scheme for link in find_links(post.text)):
        yield _notice("CG304", post, "opens the thread with a link")


def _dangling(post: Post, row: Network) -> Iterator[Notice]:
    opener = leaning_opener(_COUNTER.sub("", post.text, count=1))
    if opener:
        said = f"opens with {opener!r}, which points outside the post"
        yield _notice("CG305", post, said)


def _alt_texts(post: Post, row: Network) -> Iterator[Notice]:
    for image in post.images:
        if not image.alt.strip():
            yield _notice("CG306", post, f"shows {image.file} without an alt text")
        elif len(image.alt) > row.alt:
            over = f"{len(image.alt) - row.alt} over {row.title}’s {row.alt}"
            yield _notice("CG307", post, f"alt text of {image.file} is {over}")


def _residue(post: Post, row: Network) -> Iterator[Notice]:
    found = _RESIDUE.search(post.text)
    if found:
        yield _notice("CG309", post, f"still holds {found.group().strip()!r}")


def _above_the_fold(post: Post, row: Network) -> Iterator[Notice]:
    if row.fold and post.n == 1 and not re.search(r"\d", post.text[: row.fold]):
        yield _notice("CG310", post, f"has no figure in the first {row.fold} characters")


_RULES = (
    _over_limit,
    _accidental_links,
    _cashtags,
    _bare_hook,
    _dangling,
    _alt_texts,
    _residue,
    _above_the_fold,
)


def _says_it_twice(thread: Thread) -> Iterator[Notice]:
    words = {post.n: set(re.findall(r"\w+", post.text.casefold())) for post in thread.posts}
    for a, b in combinations(thread.posts, 2):
        both, either = words[a.n] & words[b.n], words[a.n] | words[b.n]
        if len(both) > _SAME * len(either):
            yield _notice("CG308", b, f"says the same as post {a.n}")


def _notice(code: str, post: Post, message: str, level: str = "warning") -> Notice:
    return Notice(code, level, f"post {post.n} {message}", _spans(post.lines))


def _spans(lines: tuple[int, ...]) -> tuple[Span, ...]:
    """Lines as spans, neighbours joined."""
    runs = (list(run) for _, run in groupby(enumerate(lines), key=lambda pair: pair[1] - pair[0]))
    return tuple(Span(run[0][1], run[-1][1]) for run in runs)
