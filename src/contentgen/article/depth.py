"""How deep front matter may nest, and the error for what nests deeper."""

from __future__ import annotations

from contentgen.errors import ArticleError, Place
from contentgen.source import Source

DEPTH_LIMIT = 20  # preview-and-safety.md 6: 100,000 levels kill the C loader, 1,000 break json


def too_deep(source: Source, line: int) -> ArticleError:
    return ArticleError(
        "CG107",
        f"the front matter is nested more than {DEPTH_LIMIT} levels deep",
        at=Place(source.path, line, 1, source.line(line)),
        help="Keep settings flat: key: value.",
    )
