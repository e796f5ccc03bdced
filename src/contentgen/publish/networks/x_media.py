"""A picture → a media id of X, with its alt text, ready to be shown."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from contentgen.publish.model import Media, NotSent, RateLimited, Refused, Uploaded
from contentgen.publish.networks.answers import Answer
from contentgen.publish.networks.line import Line, read_media

# X developer docs, media best practices, read Aug 2026.
MOST_IMAGE = 5 * 1024 * 1024
MOST_GIF = 15 * 1024 * 1024
MOST_VIDEO = 512 * 1024 * 1024
MOST_ALT = 1000
CHUNK = 1024 * 1024  # base64 makes a third more of it; the API takes up to 5 MB in a piece
# fmt: off
CATEGORIES = {
    "image/png": ("tweet_image", MOST_IMAGE), "image/jpeg": ("tweet_image", MOST_IMAGE),
    "image/webp": ("tweet_image", MOST_IMAGE), "image/gif": ("tweet_gif", MOST_GIF),
    "video/mp4": ("tweet_video", MOST_VIDEO),
}
# fmt: on
# Seconds to wait for X to work on a moving picture before someone else may have a turn.
PATIENCE = 30.0

Ask = Callable[[str, str, dict[str, Any] | None, str], Answer]


@dataclass(slots=True)
class XMedia:
    """`ask(method, route, body, what)` returns a good answer or raises. `pending` are pictures that
    X is still working on, by their hash."""

    line: Line
    ask: Ask
    pending: dict[str, dict[str, Any]] = field(default_factory=dict)

    def upload(self, media: Media) -> Uploaded:
        category, most = CATEGORIES.get(media.mime, ("", 0))
        if not category:
            raise Refused("CG782", f"X takes no {media.mime} ({media.path.name})")
        if len(media.alt) > MOST_ALT:
            over = len(media.alt) - MOST_ALT
            raise Refused(
                "CG783", f"the alt text of {media.path.name} is {over} characters too long for X"
            )
        held = self.pending.pop(media.sha256, None)
        if held is None:
            data = read_media(media)
            if len(data) > most:
                raise Refused(
                    "CG782", f"{media.path.name} has {len(data):,} bytes; X takes {most:,}"
                )
            whole = category == "tweet_image"
            held = (
                self._whole(data, category)
                if whole
                else self._in_pieces(data, media.mime, category)
            )
        held = self._ready(media, held)
        if media.alt:
            described = {"id": held["id"], "metadata": {"alt_text": {"text": media.alt}}}
            self.ask("POST", "/2/media/metadata", described, "alt text")
        return Uploaded(str(held["id"]), _expiry(held, self.line.now()))

    def _whole(self, data: bytes, category: str) -> dict[str, Any]:
        body = {"media": b64encode(data).decode(), "media_category": category}
        return _held(self.ask("POST", "/2/media/upload", body, "picture"))

    def _in_pieces(self, data: bytes, mime: str, category: str) -> dict[str, Any]:
        begin = {"media_type": mime, "total_bytes": len(data), "media_category": category}
        held = _held(self.ask("POST", "/2/media/upload/initialize", begin, "picture"))
        route = f"/2/media/upload/{held['id']}"
        for index, at in enumerate(range(0, len(data), CHUNK)):
            piece = {"segment_index": index, "media": b64encode(data[at : at + CHUNK]).decode()}
            self.ask("POST", f"{route}/append", piece, "piece of a picture")
        return {**held, **_held(self.ask("POST", f"{route}/finalize", None, "picture"))}

    def _ready(self, media: Media, held: dict[str, Any]) -> dict[str, Any]:
        """The picture when X has worked on it; waits a little, then lets others have a turn."""
        waited = 0.0
        while (info := held.get("processing_info")) and info.get("state") != "succeeded":
            if info.get("state") == "failed":
                raise Refused("CG784", f"X could not make anything of {media.path.name}")
            pause = min(max(float(info.get("check_after_secs") or 1), 0.1), PATIENCE)
            if waited + pause > PATIENCE:
                self.pending[media.sha256] = held
                raise RateLimited("CG785", f"X is still working on {media.path.name}",
                                  until=self.line.now() + timedelta(seconds=pause))  # fmt: skip
            self.line.sleep(pause)
            waited += pause
            route = f"/2/media/upload?command=STATUS&media_id={held['id']}"
            held = {**held, **_held(self.ask("GET", route, None, "state of a picture"))}
        return held


def _held(answer: Answer) -> dict[str, Any]:
    found = answer.object()
    data = found.get("data", found)
    if not isinstance(data, dict) or not str(data.get("id", "")).isdecimal():
        raise NotSent("CG711", f"X answered {answer.status} to a picture, without an id")
    # Without it the last word about the processing would stay.
    return {"processing_info": None, **data}


def _expiry(held: dict[str, Any], now: datetime) -> datetime | None:
    seconds = held.get("expires_after_secs")
    return (
        now + timedelta(seconds=int(seconds)) if isinstance(seconds, int) and seconds > 0 else None
    )
