"""How Threads reads a post: a letter is 1, an emoji as many as its UTF-8 bytes; links in full."""

from __future__ import annotations

from contentgen.social.emoji import without_emoji
from contentgen.social.links import find_links as links
from contentgen.social.networks.instagram import mentions
from contentgen.social.networks.x import hashtags

__all__ = ["hashtags", "length", "links", "mentions"]


def length(text: str) -> int:
    if text.isascii():
        return len(text)
    rest, emoji = without_emoji(text)
    if not emoji:
        return len(text)
    return len(rest) + len(text.encode("utf-8", "replace")) - len(rest.encode("utf-8", "replace"))
