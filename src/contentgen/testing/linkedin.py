"""A fake of LinkedIn's REST API: posts of a person or a page, and pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from contentgen.testing.memory import Row
from contentgen.testing.network import FakeNetwork, number_of
from contentgen.testing.wire import Reply, Request, say

_URN = re.compile(r"/urn:li:\w+:[\w-]+")
_SIGNS = re.compile(r"\\([\\|{}@\[\]()<>#*_~])")
_BARE = re.compile(r"(?<!\\)(?:\\\\)*[|{}@\[\]()<>*_~]")
MOST_TEXT = 3000


class FakeLinkedIn(FakeNetwork):
    def defaults(self) -> dict[str, Any]:
        return {
            "reads": "allow",  # or "refuse": a token that may post and not read, as most are
            "versions": [],  # the ones that are alive; empty: any
        }

    def endpoint(self, request: Request) -> str:
        if request.path.startswith("/upload/"):
            return "PUT /upload/:id"
        path = _URN.sub("/:id", request.path)
        return f"{request.method} {path}"

    def limited(self, reset: float) -> dict[str, str]:
        return {"Retry-After": str(int(reset) + 1)}

    def answer(self, request: Request) -> Reply:
        endpoint = self.endpoint(request)
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme != "Bearer" or not token or token == "None":
            return _error(401, "INVALID_ACCESS_TOKEN", "Invalid access token")
        alive, version = self.settings["versions"], request.headers.get("linkedin-version", "")
        if request.path.startswith("/rest/") and (not version or (alive and version not in alive)):
            return _error(426, "NONEXISTENT_VERSION", f"Requested version {version} is not active")
        urn = request.path.rpartition("/")[2]
        doors: dict[str, Callable[[], Reply]] = {
            "GET /v2/userinfo": lambda: say(200, {"sub": f"fake{number_of(token)}", "name": "A Fake"}),
            "POST /rest/images": lambda: self._place(request),
            "PUT /upload/:id": lambda: self._put(request),
            "GET /rest/images/:id": lambda: self._image(urn),
            "POST /rest/posts": lambda: self._post(request),
            "GET /rest/posts": lambda: self._posts(request),
            "DELETE /rest/posts/:id": lambda: self._delete(urn),
        }  # fmt: skip
        door = doors.get(endpoint)
        return door() if door else _error(404, "RESOURCE_NOT_FOUND", "No virtual resource found")

    def new_id(self) -> str:
        last = int(self.memory.table("last").get("id", {}).get("value", 0))
        value = max(int(self.clock.now() * 1000) << 22, last + 1)
        self.memory.put("last", "id", {"value": value})
        return str(value)

    def _place(self, request: Request) -> Reply:
        owner = ((request.json() or {}).get("initializeUploadRequest") or {}).get("owner", "")
        if not owner.startswith("urn:li:"):
            return _error(400, "MISSING_FIELD", "owner is required")
        urn = f"urn:li:image:F{self.new_id()}"
        now = self.clock.now()
        self.memory.put("media", urn, {
            "id": urn, "account": owner, "sha256": "", "ready": 0.0, "at": now,
            "until": now + float(self.settings["media_life"])})  # fmt: skip
        place = f"http://{request.headers.get('host')}/upload/{urn}?secret=canary-upload-address"
        return say(
            200,
            {"value": {"uploadUrl": place, "image": urn, "uploadUrlExpiresAt": int(now * 1000)}},
        )

    def _put(self, request: Request) -> Reply:
        row = self.memory.table("media").get(request.path.rpartition("/")[2])
        if not row or not request.body:
            return _error(404, "NOT_FOUND", "no such upload")
        ready = self.clock.now() + abs(float(self.settings["processing"]))
        self.memory.put(
            "media", row["id"], {**row, "sha256": sha256(request.body).hexdigest(), "ready": ready}
        )
        return Reply(201)

    def _image(self, urn: str) -> Reply:
        row = self.memory.table("media").get(urn)
        if self.settings["reads"] == "refuse":
            return _error(403, "ACCESS_DENIED", "Not enough permissions to access: GET /images")
        if not row:
            return _error(404, "NOT_FOUND", "no such image")
        return say(200, {"id": urn, "owner": row["account"], "status": self._state(row)})

    def _state(self, row: Row) -> str:
        if not row["sha256"]:
            return "WAITING_UPLOAD"
        if row["ready"] > self.clock.now():
            return "PROCESSING"
        return "PROCESSING_FAILED" if self.settings["processing"] < 0 else "AVAILABLE"

    def _post(self, request: Request) -> Reply:
        body = request.json() or {}
        wrong = self._wrong(body)
        if wrong:
            return wrong
        content, pictures = body.get("content") or {}, self.memory.table("media")
        one = content.get("media")
        images = [one] if one else (content.get("multiImage") or {}).get("images", [])
        post: Row = {
            "id": f"urn:li:share:{self.new_id()}", "account": body["author"],
            "text": _SIGNS.sub(r"\1", body["commentary"]), "commentary": body["commentary"], "parent": "",
            "media": [image["id"] for image in images], "alts": [image.get("altText", "") for image in images],
            "files": [pictures[image["id"]]["sha256"] for image in images], "at": self.clock.now(),
        }  # fmt: skip
        self.keep(post)
        return Reply(201, headers={"x-restli-id": post["id"]})

    def _wrong(self, body: dict[str, Any]) -> Reply | None:
        author, text = str(body.get("author", "")), str(body.get("commentary", ""))
        content = body.get("content") or {}
        one, many = content.get("media"), (content.get("multiImage") or {}).get("images", [])
        if self.too_many(author):
            return Reply(
                429,
                b'{"message":"Resource level throttle limit reached"}',
                headers=self.limited(900),
            )
        if (
            body.get("lifecycleState") != "PUBLISHED"
            or body.get("visibility") != "PUBLIC"
            or not author
        ):
            return _error(
                400, "MISSING_FIELD", "author, visibility and lifecycleState are required"
            )
        if _BARE.search(text):
            return _error(400, "INVALID_VALUE", "commentary is not valid little text")
        if len(_SIGNS.sub(r"\1", text)) > MOST_TEXT:
            return _error(
                422, "FIELD_LENGTH_TOO_LONG", f"commentary is longer than {MOST_TEXT} characters"
            )
        if "multiImage" in content and not 2 <= len(many) <= 20:
            return _error(422, "INVALID_VALUE", "multiImage must have 2 to 20 elements")
        pictures, now = self.memory.table("media"), self.clock.now()
        for image in [one] if one else many:
            row = pictures.get(image["id"])
            if not row or row["until"] <= now or self._state(row) != "AVAILABLE":
                return _error(
                    422, "INVALID_VALUE", f"image {image['id']} is not found or not available"
                )
        if self.said_before(author, _SIGNS.sub(r"\1", text)):
            return _error(422, "DUPLICATE_POST", "Content is a duplicate of urn:li:share:1")
        return None

    def _posts(self, request: Request) -> Reply:
        if self.settings["reads"] == "refuse":
            return _error(
                403, "ACCESS_DENIED", "Not enough permissions to access: partnerApiPosts.FINDER"
            )
        query = request.query
        start, count = int(query.get("start", "0")), int(query.get("count", "10"))
        posts = (self.posts()[i] for i in reversed(self.lines.get(query.get("author", ""), [])))
        seen = [post for post in posts if self.seen(post)]
        told = [
            {"id": p["id"], "author": p["account"], "commentary": p["commentary"],
             "createdAt": int(p["at"] * 1000), "lifecycleState": "PUBLISHED"}
            for p in seen[start : start + count]
        ]  # fmt: skip
        return say(
            200, {"elements": told, "paging": {"start": start, "count": count, "total": len(seen)}}
        )

    def _delete(self, urn: str) -> Reply:
        post = self.posts().get(urn)
        if post:
            self.lose(post)
        return Reply(204)


def _error(status: int, code: str, message: str) -> Reply:
    return say(status, {"status": status, "code": code, "message": message})
