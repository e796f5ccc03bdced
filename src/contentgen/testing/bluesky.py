"""A fake of a Bluesky server (PDS): sessions, blobs, and records under the keys that are asked for."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Any
from unicodedata import category

from contentgen.social.emoji import EMOJI
from contentgen.testing.memory import Row
from contentgen.testing.network import FakeNetwork, number_of
from contentgen.testing.wire import Reply, Request, say

COLLECTION = "app.bsky.feed.post"
_TID = re.compile(r"[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}\Z")
MOST_GRAPHEMES = 300
MOST_BYTES = 3000


class FakeBluesky(FakeNetwork):
    def defaults(self) -> dict[str, Any]:
        return {
            "blob_limit": 1_000_000,
            "password": "",  # the only one that is taken; "": any
            "taken": 500,  # the status for a key that is there: 500 as today, or 409
        }

    def endpoint(self, request: Request) -> str:
        return f"{request.method} {request.path.removeprefix('/xrpc/')}"

    def limited(self, reset: float) -> dict[str, str]:
        return {
            "ratelimit-remaining": "0",
            "ratelimit-reset": str(int(self.clock.now() + reset) + 1),
        }

    def answer(self, request: Request) -> Reply:
        endpoint = self.endpoint(request)
        if endpoint == "POST com.atproto.server.createSession":
            return self._login(request)
        if endpoint == "POST com.atproto.server.refreshSession":
            return self._refresh(request)
        if endpoint == "GET com.atproto.identity.resolveHandle":
            return self._resolve(request.query.get("handle", ""))
        token = self.memory.table("tokens").get(_bearer(request), {})
        if not token:
            return _error(401, "AuthMissing", "Authentication Required")
        if token["until"] <= self.clock.now():
            return _error(400, "ExpiredToken", "Token has expired")
        account = token["account"]
        doors: dict[str, Callable[[], Reply]] = {
            "GET com.atproto.server.getSession": lambda: say(
                200, {"did": account, "handle": token["handle"], "active": True}),
            "POST com.atproto.repo.uploadBlob": lambda: self._blob(account, request),
            "POST com.atproto.repo.createRecord": lambda: self._create(account, request),
            "GET com.atproto.repo.getRecord": lambda: self._read(request.query),
            "POST com.atproto.repo.deleteRecord": lambda: self._delete(account, request.json() or {}),
        }  # fmt: skip
        door = doors.get(endpoint)
        return door() if door else _error(501, "MethodNotImplemented", "Method Not Implemented")

    def _login(self, request: Request) -> Reply:
        body = request.json() or {}
        handle, password = str(body.get("identifier", "")), str(body.get("password", ""))
        if not handle or not password or self.settings["password"] not in ("", password):
            return _error(401, "AuthenticationRequired", "Invalid identifier or password")
        return self._session(handle)

    def _refresh(self, request: Request) -> Reply:
        old = _bearer(request)
        held = self.memory.table("refresh").get(old, {})
        if not held or held["spent"]:
            return _error(400, "ExpiredToken", "Token has been revoked")
        self.memory.put("refresh", old, {**held, "spent": True})
        return self._session(held["handle"])

    def _session(self, handle: str) -> Reply:
        account = f"did:plc:fake{number_of(handle)}"
        serial = len(self.memory.table("refresh")) + 1
        until = self.clock.now() + float(self.settings["token_life"])
        claims = json.dumps({"sub": account, "exp": int(until), "n": serial}).encode()
        access = f"access.{urlsafe_b64encode(claims).decode().rstrip('=')}.fake"
        refresh = f"refresh.{account}.{serial}"
        self.memory.put("tokens", access, {"account": account, "handle": handle, "until": until})
        self.memory.put("refresh", refresh, {"handle": handle, "spent": False})
        return say(
            200, {"accessJwt": access, "refreshJwt": refresh, "did": account, "handle": handle}
        )

    def _resolve(self, handle: str) -> Reply:
        if handle.startswith("nobody."):
            return _error(400, "InvalidRequest", "Unable to resolve handle")
        return say(200, {"did": f"did:plc:fake{number_of(handle)}"})

    def _blob(self, account: str, request: Request) -> Reply:
        if len(request.body) > self.settings["blob_limit"]:
            return _error(413, "PayloadTooLarge", "request entity too large")
        digest = sha256(request.body).hexdigest()
        kind = request.headers.get("content-type", "")
        row: Row = {"id": f"bafkrei{digest[:52]}", "account": account, "sha256": digest, "mime": kind,
               "bytes": len(request.body), "until": self.clock.now() + float(self.settings["media_life"])}  # fmt: skip
        self.memory.put("media", row["id"], row)
        ref = {"$type": "blob", "ref": {"$link": row["id"]}, "mimeType": kind, "size": row["bytes"]}
        return say(200, {"blob": ref})

    def _create(self, account: str, request: Request) -> Reply:
        body = request.json() or {}
        record, rkey = body.get("record") or {}, str(body.get("rkey", ""))
        uri = f"at://{account}/{COLLECTION}/{rkey}"
        if self.too_many(account):
            return Reply(429, b'{"error":"RateLimitExceeded"}', headers=self.limited(900))
        if (
            body.get("repo") != account
            or body.get("collection") != COLLECTION
            or not _TID.match(rkey)
        ):
            return _error(400, "InvalidRequest", "repo, collection or record key is not valid")
        if uri in self.posts():
            status = int(self.settings["taken"])
            return _error(status, "InternalServerError" if status == 500 else "Conflict",
                          "Internal Server Error" if status == 500 else "record already exists")  # fmt: skip
        wrong = self._wrong(record)
        if wrong:
            return _error(400, "InvalidRequest", f"Invalid app.bsky.feed.post record: {wrong}")
        if self.said_before(account, record["text"]):
            return _error(400, "InvalidRequest", "this text was posted before")
        images = (record.get("embed") or {}).get("images", [])
        ids = [image["image"]["ref"]["$link"] for image in images]
        raw = record["text"].encode()
        post: Row = {
            "id": uri, "account": account, "text": record["text"],
            "parent": ((record.get("reply") or {}).get("parent") or {}).get("uri", ""),
            "root": ((record.get("reply") or {}).get("root") or {}).get("uri", ""), "media": ids,
            "alts": [image["alt"] for image in images],
            "files": [self.memory.table("media")[i]["sha256"] for i in ids], "at": self.clock.now(),
            "cid": "bafyrei" + sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()[:52],
            "facets": [
                [raw[f["index"]["byteStart"] : f["index"]["byteEnd"]].decode(), f["features"][0]]
                for f in record.get("facets", [])],
            "record": record,
        }  # fmt: skip
        self.keep(post)
        return say(200, {"uri": uri, "cid": post["cid"], "validationStatus": "valid"})

    def _wrong(self, record: dict[str, Any]) -> str:
        """What the schema of a post says against a record; "" for nothing."""
        text, raw = record.get("text"), str(record.get("text")).encode("utf-8", "replace")
        if record.get("$type") != COLLECTION or not isinstance(text, str):
            return "Record must be a post with a text"
        if not re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z\Z", str(record.get("createdAt"))):
            return "Record/createdAt must be an valid atproto datetime"
        if len(raw) > MOST_BYTES or graphemes(text) > MOST_GRAPHEMES:
            return f"Record/text must not be longer than {MOST_GRAPHEMES} graphemes"
        for facet in record.get("facets", []):
            start, end = facet["index"]["byteStart"], facet["index"]["byteEnd"]
            try:
                inside = raw[start:end].decode()
            except UnicodeDecodeError:
                return "Record/facets cuts a character"
            if not 0 <= start < end <= len(raw) or not inside:
                return "Record/facets points outside the text"
        return self._wrong_reply(record) or self._wrong_images(record)

    def _wrong_reply(self, record: dict[str, Any]) -> str:
        for name, ref in (record.get("reply") or {}).items():
            there = self.posts().get(ref.get("uri", ""))
            if not there or there["cid"] != ref.get("cid"):
                return f"Record/reply/{name} does not name a post"
            if name == "parent" and (self.too_young(there) or self.settings["replies"] == "refuse"):
                return "Record/reply is not allowed"
        return ""

    def _wrong_images(self, record: dict[str, Any]) -> str:
        images = (record.get("embed") or {}).get("images", [])
        if len(images) > 4:
            return "Record/embed/images must not have more than 4 elements"
        for image in images:
            held = self.memory.table("media").get(image["image"]["ref"]["$link"])
            if not held or held["until"] <= self.clock.now():
                return f"Could not find blob: {image['image']['ref']['$link']}"
            if "alt" not in image or not image.get("aspectRatio", {}).get("width"):
                return "Record/embed/images/0/alt is required"
        return ""

    def _read(self, query: dict[str, str]) -> Reply:
        post = self.posts().get(
            f"at://{query.get('repo')}/{query.get('collection')}/{query.get('rkey')}"
        )
        if not post or not self.seen(post):
            return _error(400, "RecordNotFound", "Could not locate record")
        return say(200, {"uri": post["id"], "cid": post["cid"], "value": post["record"]})

    def _delete(self, account: str, body: dict[str, Any]) -> Reply:
        post = self.posts().get(f"at://{account}/{body.get('collection')}/{body.get('rkey')}")
        if post:
            self.lose(post)
        return say(200, {})


def graphemes(text: str) -> int:
    """Characters as people count them: marks with their letter, an emoji as one."""
    rest, emoji = EMOJI.subn("", text)
    return emoji + sum(category(char) not in ("Mn", "Me", "Mc", "Cf") for char in rest)


def _bearer(request: Request) -> str:
    return request.headers.get("authorization", "").removeprefix("Bearer ")


def _error(status: int, name: str, message: str) -> Reply:
    return say(status, {"error": name, "message": message})
