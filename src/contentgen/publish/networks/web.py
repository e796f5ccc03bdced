"""Plain HTTP to one host: a request → an `Answer`; `NotSent` without a connection, `Lost` without an answer."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx

from contentgen.publish.model import NotSent
from contentgen.publish.networks.answers import Answer, Lost
from contentgen.publish.networks.door import LOOPBACK, MOST_BODY
from contentgen.publish.networks.line import Line, ahead

_NEVER_LEFT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
)


class Web:
    """`title` is the network's name in sentences."""

    def __init__(self, title: str, line: Line, headers: dict[str, str] | None = None) -> None:
        self.title = title
        self.line = line
        self.ahead = timedelta(0)  # the network's clock before ours
        self._client = httpx.Client(
            headers={"User-Agent": "contentgen", **(headers or {})},
            timeout=httpx.Timeout(line.read, connect=line.connect),
            # A connection that idled may be closed under a request, and nobody could say whether
            # it arrived: every request has a connection of its own.
            limits=httpx.Limits(max_keepalive_connections=0),
            follow_redirects=False,
            trust_env=urlsplit(line.base).hostname not in LOOPBACK,
        )

    def close(self) -> None:
        self._client.close()

    def ask(self, method: str, path: str, **what: Any) -> Answer:
        """One request; `what` as httpx spells it (json, content, files, params, headers). A path
        that is a whole address goes there."""
        address = path if "://" in path.partition("?")[0] else self.line.base + path
        # A .netrc would replace the credentials that were chosen.
        what.setdefault("auth", httpx.Auth())
        until = time.monotonic() + self.line.connect + self.line.read
        try:
            with self._client.stream(method, address, **what) as response:
                body = bytearray()
                for part in response.iter_bytes():
                    body += part
                    if len(body) > MOST_BODY or time.monotonic() > until:
                        raise Lost("the answer did not end in time")
                headers = {name.lower(): value for name, value in response.headers.items()}
            answer = Answer(response.status_code, headers, bytes(body))
            self.ahead = ahead(answer, self.line) or self.ahead
            return answer
        except _NEVER_LEFT as error:
            raise NotSent(
                "CG710", f"{self.title} cannot be reached: {type(error).__name__}"
            ) from None
        except httpx.HTTPError as error:
            raise Lost(f"the answer was lost ({type(error).__name__})") from None

    def try_(self, what: str, method: str, path: str, **more: Any) -> Answer:
        """The same for requests that may be repeated: a lost answer is no answer."""
        try:
            return self.ask(method, path, **more)
        except Lost as lost:
            raise NotSent("CG711", f"{what}: {lost}") from None
