"""How LinkedIn reads a post: typed names are no mentions, they need the account's number."""

from __future__ import annotations

from contentgen.social.links import find_links as links
from contentgen.social.networks.x import hashtags

__all__ = ["hashtags", "length", "links", "mentions"]


def length(text: str) -> int:
    """UTF-16 code units: what JavaScript and Java call the length of a text.

    Nobody documents the unit. This one is never less than the count of characters, so a post that
    fits by it fits either way.
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def mentions(text: str) -> tuple[str, ...]:
    return ()
