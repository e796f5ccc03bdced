"""A post of X's timeline → the text that was sent.

X gives back t.co addresses for links, one more for pictures, and & < > as entities.
"""

from __future__ import annotations

import re
from typing import Any

from contentgen.publish.networks.plain import ANY_LINK, flat

_ENTITY = re.compile(r"&(amp|lt|gt|quot|#39);")
_PLAIN = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "#39": "'"}
_SHORT = re.compile(r"https?://t\.co/[A-Za-z0-9]+")
_OF_MEDIA = re.compile(
    r"https?://(?:www\.)?(?:x|twitter)\.com/[^/]+/status/\d+/(?:photo|video)/\d+"
)


def flat_remotes(post: dict[str, Any]) -> tuple[str, ...]:
    """A post of the timeline, flat, as it was before X rewrote it.

    A short address at the end that nobody explains may stand for pictures, or be a link of ours:
    then both readings.
    """
    note = post.get("note_tweet")
    held = note if isinstance(note, dict) and isinstance(note.get("text"), str) else post
    told = _addresses(held) or _addresses(post)
    text = _ENTITY.sub(lambda found: _PLAIN[found[1]], str(held.get("text") or ""))
    # Marks first: an address that is put in may look like a short one, or like a part of one.
    parts = [part.replace(ANY_LINK, "") for part in _SHORT.split(text)]
    shorts = [told.get(short, ANY_LINK) for short in _SHORT.findall(text)]
    readings = [shorts, [*shorts[:-1], ""]] if shorts and shorts[-1] == ANY_LINK else [shorts]
    return tuple(
        flat(
            "".join(word for pair in zip(parts, [*reading, ""], strict=True) for word in pair),
            wild=True,
        )
        for reading in readings
    )


def _addresses(held: dict[str, Any]) -> dict[str, str]:
    """Short address → the one it stands for; "" when it stands for a picture."""
    entities = held.get("entities")
    urls = entities.get("urls") if isinstance(entities, dict) else None
    return {
        str(url.get("url")): ""
        if _is_media(url, str(url["expanded_url"]))
        else str(url["expanded_url"])
        for url in (urls if isinstance(urls, list) else [])
        if isinstance(url, dict) and url.get("expanded_url")
    }


def _is_media(url: dict[str, Any], long: str) -> bool:
    return "media_key" in url or bool(_OF_MEDIA.match(long))
