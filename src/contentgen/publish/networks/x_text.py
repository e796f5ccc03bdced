"""A post of X's timeline → the text that was sent.

X gives back t.co addresses for links, one more for pictures, and & < > as entities.
"""

from __future__ import annotations

import re
from typing import Any

from contentgen.publish.networks.plain import Plain, plain

_ENTITY = re.compile(r"&(amp|lt|gt|quot|#39);")
_PLAIN = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "#39": "'"}
_LAST_SHORT = re.compile(r"\s*https?://t\.co/[A-Za-z0-9]+\s*\Z")
_OF_MEDIA = re.compile(
    r"https?://(?:www\.)?(?:x|twitter)\.com/[^/]+/status/\d+/(?:photo|video)/\d+"
)


def plain_remotes(post: dict[str, Any]) -> tuple[Plain, ...]:
    """A post of the timeline, as it was before X rewrote it; a short address at the end that
    nobody explains may stand for its pictures, or be a link of ours: both."""
    note = post.get("note_tweet")
    held = note if isinstance(note, dict) and isinstance(note.get("text"), str) else post
    text = _ENTITY.sub(lambda found: _PLAIN[found[1]], str(held.get("text", "")))
    entities = held.get("entities") or post.get("entities") or {}
    urls = entities.get("urls") if isinstance(entities, dict) else None
    for url in urls if isinstance(urls, list) else []:
        short, long = str(url.get("url", "")), str(url.get("expanded_url", ""))
        if short and long:
            text = text.replace(short, "" if _is_media(url, long) else long)
    bare = _LAST_SHORT.sub("", text)
    return (plain(text),) if bare == text else (plain(text), plain(bare))


def _is_media(url: dict[str, Any], long: str) -> bool:
    return "media_key" in url or bool(_OF_MEDIA.match(long))
