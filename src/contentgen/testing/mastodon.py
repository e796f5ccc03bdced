"""A fake of a Mastodon server: statuses with idempotency keys, pictures, its own limits."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from html import escape
from typing import Any

from contentgen.social.links import find_links
from contentgen.testing.memory import Row
from contentgen.testing.network import FakeNetwork, number_of
from contentgen.testing.wire import Reply, Request, say

_ID = re.compile(r"/\d+(?=/|$)")
_KEY_LIFE = 3600.0
VISIBILITIES = ("public", "unlisted", "private", "direct")


class FakeMastodon(FakeNetwork):
    def defaults(self) -> dict[str, Any]:
        return {
            "max_characters": 500,
            "max_media": 4,
            "description_limit": 1500,
            "image_size_limit": 16_777_216,
            "mimes": ["image/jpeg", "image/png", "image/gif", "image/webp", "video/mp4"],
            "keys": "kept",  # or "ignored", as by servers behind a cache that forgot
            "page": 40,
        }

    def endpoint(self, request: Request) -> str:
        return f"{request.method} {_ID.sub('/:id', request.path)}"

    def limited(self, reset: float) -> dict[str, str]:
        at = datetime.fromtimestamp(self.clock.now() + reset + 1, UTC)
        return {
            "X-RateLimit-Remaining": "0",
            "X-RateLimit-Reset": at.isoformat().replace("+00:00", "Z"),
        }

    def answer(self, request: Request) -> Reply:
        endpoint = self.endpoint(request)
        if endpoint == "GET /api/v2/instance":
            return say(200, self._instance())
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme != "Bearer" or not token or token == "None":
            return say(401, {"error": "The access token is invalid"})
        account, last = number_of(token), request.path.rpartition("/")[2]
        doors: dict[str, Callable[[], Reply]] = {
            "GET /api/v1/accounts/verify_credentials": lambda: say(
                200, {"id": account, "username": f"fake{account}", "acct": f"fake{account}"}),
            "GET /api/v1/accounts/:id/statuses": lambda: self._statuses(request),
            "POST /api/v1/statuses": lambda: self._post(account, request),
            "GET /api/v1/statuses/:id": lambda: self._one(last),
            "DELETE /api/v1/statuses/:id": lambda: self._delete(account, last),
            "POST /api/v2/media": lambda: self._upload(account, request),
            "GET /api/v1/media/:id": lambda: self._media(last),
        }  # fmt: skip
        door = doors.get(endpoint)
        return door() if door else say(404, {"error": "Record not found"})

    def _instance(self) -> Row:
        held = self.settings
        return {
            "domain": "fake.example", "version": "4.5.0",
            "configuration": {
                "statuses": {
                    "max_characters": held["max_characters"], "characters_reserved_per_url": 23,
                    "max_media_attachments": held["max_media"]},
                "media_attachments": {
                    "supported_mime_types": held["mimes"], "image_size_limit": held["image_size_limit"],
                    "image_matrix_limit": 33_177_600, "video_size_limit": 103_809_024,
                    "description_limit": held["description_limit"]}},
        }  # fmt: skip

    def new_id(self) -> str:
        """Milliseconds and a counter, as Mastodon's ids are."""
        last = int(self.memory.table("last").get("id", {}).get("value", 0))
        value = max(int(self.clock.now() * 1000) << 16, last + 1)
        self.memory.put("last", "id", {"value": value})
        return str(value)

    def _post(self, account: str, request: Request) -> Reply:
        body = request.json() or request.form()
        key = account + request.headers.get("idempotency-key", "")
        kept = self.memory.table("keys").get(key)
        if (
            key != account
            and kept
            and kept["until"] > self.clock.now()
            and self.settings["keys"] == "kept"
        ):
            return self._one(kept["id"])
        wrong = self._refusal(account, body)
        if wrong:
            return wrong
        pictures = self.memory.table("media")
        media = [str(m) for m in body.get("media_ids", [])]
        post: Row = {
            "id": self.new_id(), "account": account, "text": body.get("status", ""),
            "parent": str(body.get("in_reply_to_id") or ""), "media": media,
            "alts": [pictures[m]["alt"] for m in media],
            "files": [pictures[m]["sha256"] for m in media], "at": self.clock.now(),
            "visibility": body.get("visibility", "public"), "key": request.headers.get("idempotency-key", ""),
        }  # fmt: skip
        for m in media:
            self.memory.put("media", m, {**pictures[m], "post": post["id"]})
        self.keep(post)
        self.memory.put("keys", key, {"id": post["id"], "until": self.clock.now() + _KEY_LIFE})
        return say(200, self._told(post))

    def _refusal(self, account: str, body: dict[str, Any]) -> Reply | None:
        text, most = str(body.get("status", "")), self.settings["max_characters"]
        pictures = self.memory.table("media")
        media = [str(m) for m in body.get("media_ids", [])]
        missing = [
            m
            for m in media
            if m not in pictures or pictures[m]["post"] or pictures[m]["until"] <= self.clock.now()
        ]
        parent = str(body.get("in_reply_to_id") or "")
        if self.too_many(account):
            return Reply(429, b'{"error":"Too many requests"}', headers=self.limited(900))
        if body.get("visibility", "public") not in VISIBILITIES:
            return _invalid("Visibility is not included in the list")
        if _length(text) > most:
            return _invalid(f"Text character limit of {most} exceeded")
        if len(media) > self.settings["max_media"]:
            return _invalid(f"Cannot attach more than {self.settings['max_media']} files")
        if missing:
            return _invalid(
                f"Media {', '.join(missing)} not found or already attached to another post"
            )
        if any(pictures[m]["ready"] > self.clock.now() for m in media):
            return _invalid(
                "Cannot attach files that have not finished processing. Try again in a moment!"
            )
        if not text and not media:
            return _invalid("Text can't be blank")
        if parent and (parent not in self.posts() or self.too_young(self.posts()[parent])):
            return say(404, {"error": "Record not found"})
        if parent and self.settings["replies"] == "refuse":
            return say(403, {"error": "This action is not allowed"})
        return _invalid("Duplicate") if self.said_before(account, text) else None

    def _statuses(self, request: Request) -> Reply:
        account, query = request.path.split("/")[4], request.query
        size = min(int(query.get("limit", "20")), int(self.settings["page"]))
        since, before = int(query.get("since_id", "0")), int(query.get("max_id", "0"))
        posts = (self.posts()[i] for i in reversed(self.lines.get(account, [])))
        found = [
            p for p in posts
            if int(p["id"]) > since and (not before or int(p["id"]) < before) and self.seen(p)
        ]  # fmt: skip
        page = found[:size]
        more = (
            {"Link": f'<{request.path}?max_id={page[-1]["id"]}>; rel="next"'}
            if len(found) > size
            else {}
        )
        reply = say(200, [self._told(p) for p in page])
        return Reply(200, reply.body, headers=more)

    def _one(self, post_id: str) -> Reply:
        post = self.posts().get(post_id)
        return say(200, self._told(post)) if post else say(404, {"error": "Record not found"})

    def _delete(self, account: str, post_id: str) -> Reply:
        post = self.posts().get(post_id)
        if not post or post["account"] != account:
            return say(404, {"error": "Record not found"})
        self.lose(post)
        return say(200, self._told(post))

    def _upload(self, account: str, request: Request) -> Reply:
        parts = request.parts()
        data, alt = parts.get("file", b""), parts.get("description", b"").decode()
        if not data or len(data) > self.settings["image_size_limit"]:
            return _invalid("File file size must be less than the limit")
        if len(alt) > self.settings["description_limit"]:
            return _invalid("Description is too long")
        moving = b"ftyp" in data[:12] or data[:3] == b"GIF"
        now, life = self.clock.now(), float(self.settings["media_life"])
        row: Row = {
            "id": self.new_id(), "account": account, "alt": alt, "sha256": sha256(data).hexdigest(),
            "until": now + life, "post": "", "at": now,
            "ready": now + (abs(float(self.settings["processing"])) if moving else 0),
        }  # fmt: skip
        self.memory.put("media", row["id"], row)
        return say(202 if row["ready"] > now else 200, self._shown(row))

    def _media(self, media_id: str) -> Reply:
        row = self.memory.table("media").get(media_id)
        if not row or row["post"]:
            return say(404, {"error": "Record not found"})
        if row["ready"] > self.clock.now():
            return say(206, self._shown(row))
        if self.settings["processing"] < 0 and row["ready"] > row["at"]:
            return say(422, {"error": "Error processing thumbnail for uploaded media"})
        return say(200, self._shown(row))

    def _shown(self, row: Row) -> Row:
        ready = row["ready"] <= self.clock.now()
        return {"id": row["id"], "type": "image", "description": row["alt"],
                "url": f"https://fake.example/{row['id']}.png" if ready else None}  # fmt: skip

    def _told(self, post: Row) -> Row:
        at = datetime.fromtimestamp(post["at"], UTC)
        return {
            "id": post["id"], "content": html_of(post["text"]), "visibility": post["visibility"],
            "in_reply_to_id": post["parent"] or None, "reblog": None,
            "created_at": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "media_attachments": [{"id": m} for m in post["media"]], "url": f"https://fake.example/{post['id']}",
        }  # fmt: skip


def _length(text: str) -> int:
    """Code points, links at 23: a little more than the real server counts."""
    links = [link for link in find_links(text) if link.scheme]
    return len(text) - sum(link.end - link.start - 23 for link in links)


def html_of(text: str) -> str:
    """Text as a status shows it: paragraphs, line breaks, links with parts hidden from view."""
    parts, at = [], 0
    for link in find_links(text):
        if not link.scheme:
            continue
        written = escape(text[link.start : link.end])
        start, _, rest = written.partition("://")
        shown = (
            f'<span class="invisible">{start}://</span><span class="ellipsis">{rest[:30]}</span>'
            f'<span class="invisible">{rest[30:]}</span>'
        )
        parts += [
            _marked(text[at : link.start]),
            f'<a href="{written}" rel="nofollow noopener">{shown}</a>',
        ]
        at = link.end
    parts.append(_marked(text[at:]))
    lines = re.sub(r"\n{2,}", "</p><p>", "".join(parts)).replace("\n", "<br />")
    return f"<p>{lines}</p>"


def _marked(text: str) -> str:
    shown = re.sub(
        r"(?<![\w/])@(\w+)(@[\w.-]+\w)?",
        r'<span class="h-card"><a href="https://fake.example/@\1" class="u-url mention">@<span>\1</span></a></span>',
        escape(text, quote=False),
    )
    return re.sub(
        r"(?<![\w&])#(\w+)",
        r'<a href="https://fake.example/tags/\1" class="mention hashtag" rel="tag">#<span>\1</span></a>', shown,
    )  # fmt: skip


def _invalid(words: str) -> Reply:
    return say(422, {"error": f"Validation failed: {words}"})
