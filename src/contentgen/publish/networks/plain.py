"""Our text against the network's: is this the post we sent?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from contentgen.social.links import find_links
from contentgen.social.weight import composed

_SHORT = re.compile(r"https?://t\.co/[A-Za-z0-9]+")
ANY_LINK = ""


@dataclass(frozen=True, slots=True)
class Plain:
    """A text for comparing: words with a mark for each link, and the links; "" is a link nobody
    can name, which is like any other."""

    words: str
    links: tuple[str, ...]

    def same(self, other: Plain) -> bool:
        return (
            self.words == other.words
            and len(self.links) == len(other.links)
            and all(
                ANY_LINK in (a, b) or a == b for a, b in zip(self.links, other.links, strict=True)
            )
        )

    def alike(self, other: Plain) -> bool:
        """The same letters and digits, whatever became of links, signs and spaces."""
        mine, theirs = _letters(self.words), _letters(other.words)
        return bool(mine) and mine == theirs


def plain(text: str) -> Plain:
    """A text of ours."""
    text = composed(text.replace("\r\n", "\n"))
    parts, links, at = [], [], 0
    for link in find_links(text):
        parts += [text[at : link.start], "\0"]
        links.append(_named(text[link.start : link.end]))
        at = link.end
    parts.append(text[at:])
    # Whether an emoji is asked for in colour is not always kept.
    words = "".join(parts).translate({0xFE0E: None, 0xFE0F: None})
    return Plain(" ".join(words.split()), tuple(links))


def _named(link: str) -> str:
    """A link without what X changes about it: scheme, letter case of the host, a slash at the end."""
    if _SHORT.fullmatch(link):
        return ANY_LINK
    rest = re.sub(r"^https?://", "", link, flags=re.I)
    host, slash, path = rest.partition("/")
    return (host.lower() + slash + path).rstrip("/")


def _letters(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())
