"""Our text against the network's: is this the post we sent?

X gives back t.co addresses for links, one more for pictures, and & < > as entities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from contentgen.social.links import find_links
from contentgen.social.weight import composed

_ENTITY = re.compile(r"&(amp|lt|gt|quot|#39);")
_PLAIN = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "#39": "'"}
_SHORT = re.compile(r"https?://t\.co/[A-Za-z0-9]+")
_OF_MEDIA = re.compile(
    r"https?://(?:www\.)?(?:x|twitter)\.com/[^/]+/status/\d+/(?:photo|video)/\d+"
)
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
    return Plain(" ".join("".join(parts).split()), tuple(links))


def plain_remote(post: dict[str, Any]) -> Plain:
    """A post of the timeline, as it was before X rewrote it."""
    note = post.get("note_tweet")
    held = note if isinstance(note, dict) and isinstance(note.get("text"), str) else post
    text = _ENTITY.sub(lambda found: _PLAIN[found[1]], str(held.get("text", "")))
    entities = held.get("entities") or post.get("entities") or {}
    urls = entities.get("urls") if isinstance(entities, dict) else None
    for url in urls if isinstance(urls, list) else []:
        short, long = str(url.get("url", "")), str(url.get("expanded_url", ""))
        if short and long:
            text = text.replace(short, "" if _is_media(url, long) else long)
    return plain(text)


def _is_media(url: dict[str, Any], long: str) -> bool:
    return "media_key" in url or bool(_OF_MEDIA.match(long))


def _named(link: str) -> str:
    """A link without what X changes about it: scheme, letter case of the host, a slash at the end."""
    if _SHORT.fullmatch(link):
        return ANY_LINK
    rest = re.sub(r"^https?://", "", link, flags=re.I)
    host, slash, path = rest.partition("/")
    return (host.lower() + slash + path).rstrip("/")


def _letters(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())
