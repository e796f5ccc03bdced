"""A post and what is wrong with it → a Notice that points to the article's lines."""

from __future__ import annotations

from itertools import groupby

from contentgen.article.model import Notice
from contentgen.social.model import Post
from contentgen.source import Span


def of_post(code: str, post: Post, message: str, level: str = "warning") -> Notice:
    return Notice(code, level, f"post {post.n} {message}", spans(post.lines))


def spans(lines: tuple[int, ...]) -> tuple[Span, ...]:
    """Lines as spans, neighbours joined."""
    runs = (list(run) for _, run in groupby(enumerate(lines), key=lambda pair: pair[1] - pair[0]))
    return tuple(Span(run[0][1], run[-1][1]) for run in runs)
