"""Pictures of the fake X: sent whole or in pieces, worked on for a while, forgotten after a while."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from contentgen.testing.memory import Row
from contentgen.testing.wire import Reply, Request, say
from contentgen.testing.x_words import decoded, invalid, problem

if TYPE_CHECKING:
    from contentgen.testing.x import FakeX

MOST_IMAGE = 5 * 1024 * 1024
MOST_GIF = 15 * 1024 * 1024
CATEGORIES = ("tweet_image", "tweet_gif", "tweet_video", "amplify_video")


class XMedia:
    def __init__(self, x: FakeX, account: str) -> None:
        self._x = x
        self._account = account

    def doors(self, request: Request) -> dict[str, Callable[[], Reply]]:
        parts = request.path.split("/")
        media_id = parts[4] if len(parts) > 4 else ""
        return {
            "POST /2/media/upload": lambda: self._whole(request),
            "POST /2/media/upload/initialize": lambda: self._begin(request),
            "POST /2/media/upload/:id/append": lambda: self._append(media_id, request),
            "POST /2/media/upload/:id/finalize": lambda: self._finish(media_id),
            "GET /2/media/upload": lambda: self._status(request.query.get("media_id", "")),
            "POST /2/media/metadata": lambda: self._describe(request),
        }

    def usable(self, media_id: str) -> bool:
        row = self._mine(media_id)
        return bool(row) and row["done"] and self._state(row) == "succeeded"

    def _mine(self, media_id: str) -> Row:
        row = self._x.memory.table("media").get(media_id, {})
        fresh = row and row["until"] > self._x.clock.now() and row["account"] == self._account
        return row if fresh else {}

    def _new(self, category: str, data: bytes, *, done: bool) -> Row:
        now, life = self._x.clock.now(), float(self._x.settings["media_life"])
        row: Row = {
            "id": self._x.new_id(), "account": self._account, "category": category, "alt": "",
            "bytes": len(data), "sha256": sha256(data).hexdigest(), "until": now + life,
            "ready": now, "done": done, "at": now,
        }  # fmt: skip
        self._keep(row)
        return row

    def _keep(self, row: Row) -> None:
        self._x.memory.put("media", row["id"], row)

    def _whole(self, request: Request) -> Reply:
        fields: dict[str, Any] = request.json() or {}
        parts = request.parts()
        names = set(fields) | set(parts)
        unheard = sorted(names - {"media", "media_category", "additional_owners"})
        if unheard:
            return invalid(f"$.{unheard[0]}: is not defined in the schema", unheard[0])
        data = parts.get("media") or decoded(fields.get("media", ""))
        category = fields.get("media_category") or parts.get("media_category", b"").decode()
        if not data or category != "tweet_image" or len(data) > MOST_IMAGE:
            return invalid("media type unrecognized or file too large", "media")
        return say(200, {"data": self._told(self._new(category, data, done=True))})

    def _begin(self, request: Request) -> Reply:
        body = request.json() or {}
        if body.get("media_category") not in CATEGORIES or not body.get("media_type"):
            return invalid("media_category or media_type is not valid", "media_category")
        row = self._new(body["media_category"], b"", done=False)
        self._keep({**row, "total": int(body.get("total_bytes", 0)), "pieces": 0})
        return say(200, {"data": self._told(row)})

    def _append(self, media_id: str, request: Request) -> Reply:
        row = self._mine(media_id)
        if not row or row["done"]:
            return problem(404, "Not Found")
        parts, body = request.parts(), request.json() or {}
        data = parts.get("media") or decoded(body.get("media", ""))
        index = int(body.get("segment_index", parts.get("segment_index", b"-1").decode()))
        if index != row["pieces"] or not data:
            return invalid(
                "segment_index is out of order, or the segment is empty", "segment_index"
            )
        whole = sha256((row["sha256"] + sha256(data).hexdigest()).encode()).hexdigest()
        if index == 0:
            whole = sha256(data).hexdigest()
        self._keep({**row, "pieces": index + 1, "bytes": row["bytes"] + len(data), "sha256": whole})
        return say(200, {"data": {"expires_at": int(row["until"])}})

    def _finish(self, media_id: str) -> Reply:
        row = self._mine(media_id)
        if not row:
            return problem(404, "Not Found")
        most = MOST_GIF if row["category"] == "tweet_gif" else 512 * 1024 * 1024
        if row["bytes"] != row["total"] or row["bytes"] > most:
            return invalid("the segments do not make the file that was promised", "total_bytes")
        ready = self._x.clock.now() + float(self._x.settings["processing"])
        self._keep(row := {**row, "done": True, "ready": ready})
        return say(200, {"data": self._told(row)})

    def _status(self, media_id: str) -> Reply:
        row = self._mine(media_id)
        return say(200, {"data": self._told(row)}) if row else problem(404, "Not Found")

    def _describe(self, request: Request) -> Reply:
        body = request.json() or {}
        row = self._mine(str(body.get("id", "")))
        alt = ((body.get("metadata") or {}).get("alt_text") or {}).get("text", "")
        if not row or len(alt) > 1000 or not alt:
            return invalid("the media is not known, or the alt text is empty or too long", "id")
        self._keep({**row, "alt": alt})
        self._x.charge("0.005")
        return say(
            200, {"data": {"id": row["id"], "associated_metadata": {"alt_text": {"text": alt}}}}
        )

    def _state(self, row: Row) -> str:
        if row["ready"] > self._x.clock.now():
            return "in_progress"
        return "failed" if self._x.settings["processing"] < 0 else "succeeded"

    def _told(self, row: Row) -> Row:
        left = int(row["until"] - self._x.clock.now())
        told: Row = {
            "id": row["id"], "media_key": f"3_{row['id']}", "expires_after_secs": left,
            "size": row["bytes"],
        }  # fmt: skip
        if row["done"] and row["category"] != "tweet_image" and self._x.settings["processing"]:
            state = self._state(row)
            told["processing_info"] = {"state": state, "progress_percent": 50}
            if state == "in_progress":
                told["processing_info"]["check_after_secs"] = 1
        return told
