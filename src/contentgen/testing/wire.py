"""Bytes on a loopback socket → `Request`, `Reply` → bytes: just enough HTTP/1.1 to lie with.

The standard library's server cannot break off in the middle of an answer, nor answer one request
late while it answers others; a protocol of our own can, and is several times as fast.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

MOST_HEAD = 64 * 1024
MOST_BODY = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Request:
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]  # names in lower case
    body: bytes

    def json(self) -> Any:
        """The body as JSON; None when it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body.decode("utf-8", "replace")))

    def parts(self) -> dict[str, bytes]:
        """The parts of a multipart body, by name."""
        kind, _, boundary = self.headers.get("content-type", "").partition("boundary=")
        if not kind.startswith("multipart/form-data") or not boundary:
            return {}
        found: dict[str, bytes] = {}
        for part in self.body.split(b"--" + boundary.strip('"').encode()):
            head, divided, value = part.partition(b"\r\n\r\n")
            name = head.partition(b' name="')[2].partition(b'"')[0]
            if divided and name:
                found[name.decode("utf-8", "replace")] = value.removesuffix(b"\r\n")
        return found


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: bytes = b""
    kind: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)


def say(status: int, body: object, **headers: str) -> Reply:
    """A reply in JSON; `x_rate_limit_reset="0"` becomes the header x-rate-limit-reset."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, json.dumps(body, ensure_ascii=False).encode(), headers=named)


class Line(asyncio.Protocol):
    """One connection: requests one after the other, each answered, half answered or cut."""

    def __init__(self, serve: Callable[[Request, Line], None], now: Callable[[], float]) -> None:
        self._serve = serve
        self._now = now
        self._read = bytearray()
        self._busy = False
        self._open = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._to, self._open = transport, True

    def connection_lost(self, exc: Exception | None) -> None:
        self._open = False

    def data_received(self, data: bytes) -> None:
        self._read += data
        self._next()

    def answer(self, reply: Reply) -> None:
        if self._open:
            self._to.write(self._head(reply) + reply.body)
            self._busy = False
            self._next()

    def answer_half(self, reply: Reply) -> None:
        """The head promises everything, then the connection ends in the middle."""
        if self._open:
            self._to.write(self._head(reply) + reply.body[: len(reply.body) // 2])
            self._to.close()

    def cut(self) -> None:
        if self._open:
            self._to.abort()

    def _head(self, reply: Reply) -> bytes:
        lines = [f"HTTP/1.1 {reply.status} {_reason(reply.status)}"]
        if reply.body:
            lines.append(f"Content-Type: {reply.kind}; charset=utf-8")
        lines += [
            f"Content-Length: {len(reply.body)}",
            f"Date: {formatdate(self._now(), usegmt=True)}",
        ]
        lines += [f"{name}: {value}" for name, value in reply.headers.items()]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

    def _next(self) -> None:
        if self._busy or not self._open:
            return
        request = self._take()
        if request:
            self._busy = True
            self._serve(request, self)

    def _take(self) -> Request | None:
        """The next whole request, off the buffer; None while one is still arriving."""
        end = self._read.find(b"\r\n\r\n")
        if end < 0:
            if len(self._read) > MOST_HEAD:
                self.cut()
            return None
        first, *lines = self._read[:end].decode("latin-1").split("\r\n")
        pairs = (line.partition(":") for line in lines)
        headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
        size = headers.get("content-length", "0")
        words = first.split(" ")
        if len(words) != 3 or not size.isdecimal() or int(size) > MOST_BODY:
            self.cut()
            return None
        until = end + 4 + int(size)
        if len(self._read) < until:
            return None
        body = bytes(self._read[end + 4 : until])
        del self._read[:until]
        url = urlsplit(words[1])
        query = dict(parse_qsl(url.query, keep_blank_values=True))
        return Request(words[0], unquote(url.path), query, headers, body)


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unheard Of"
