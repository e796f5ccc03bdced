"""The only way out for `requests`: one host, a time-out on everything, no second try.

tweepy writes https://api.twitter.com into every request; mounted on its session, this sends them to
the address it was given, and nothing anywhere else.
"""

from __future__ import annotations

import os
import time
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests
from requests.adapters import HTTPAdapter
from requests.utils import get_environ_proxies
from urllib3.exceptions import ConnectTimeoutError, MaxRetryError, NewConnectionError, ProxyError

from contentgen.publish.networks.answers import Answer

LOOPBACK = ("127.0.0.1", "localhost", "::1")
MOST_BODY = 16 * 1024 * 1024
PIECE = 64 * 1024


class Stray(requests.RequestException):
    """A request to a host that was not asked for."""


class Shut(HTTPAdapter):
    """Mounted on everything else: nothing can leave."""

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        raise Stray(f"a request to {urlsplit(request.url or '').hostname} was stopped")


class Door(HTTPAdapter):
    """`last` is the answer to the last request, whatever a library above made of it."""

    def __init__(self, base: str, connect: float, read: float) -> None:
        super().__init__(max_retries=0)
        self._base = urlsplit(base)
        self._times = (connect, read)
        self.last: Answer | None = None

    def send(self, request: requests.PreparedRequest, *_: Any, **kw: Any) -> requests.Response:
        self.last = None
        url = urlsplit(str(request.url))
        path = self._base.path.rstrip("/") + url.path
        request.url = urlunsplit((self._base.scheme, self._base.netloc, path, url.query, ""))
        proxies = {} if self._base.hostname in LOOPBACK else get_environ_proxies(request.url)
        if request.method != "GET":
            # A connection that idled may be closed under a request: it would be lost, and nobody
            # could say whether it arrived. What changes something gets a connection of its own.
            self.poolmanager.clear()
        if isinstance(request.body, bytes) and len(request.body) > PIECE:
            # One write of the whole would have to be done within the connect time.
            request.body = BytesIO(request.body)  # type: ignore[assignment]
        until = time.monotonic() + sum(self._times)
        response = super().send(
            request, stream=True, timeout=self._times, verify=_trusted(), cert=kw.get("cert"),
            proxies=proxies,
        )  # fmt: skip
        self._read(response, until)
        return response

    def _read(self, response: requests.Response, until: float) -> None:
        """The whole body in time: `requests` itself would wait the read time for each byte."""
        parts: list[bytes] = []
        size = 0
        for part in response.iter_content(65536):
            parts.append(part)
            size += len(part)
            if size > MOST_BODY or time.monotonic() > until:
                response.close()
                raise requests.ReadTimeout("the answer did not end in time")
        response._content = b"".join(parts)
        headers = {name.lower(): value for name, value in response.headers.items()}
        self.last = Answer(response.status_code, headers, response._content)


def _trusted() -> str | bool:
    """A company's own certificates, as `requests` is told of them elsewhere."""
    return os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or True


def open_session(session: requests.Session, door: Door, hosts: tuple[str, ...]) -> None:
    """Let `session` speak to `hosts` through the door, and to nobody else."""
    session.mount("https://", Shut())
    session.mount("http://", Shut())
    for host in hosts:
        session.mount(host, door)
    # A 301 would turn a POST into a GET and call that a success.
    session.max_redirects = 0
    # A .netrc would replace the credentials that were chosen.
    session.trust_env = False


def never_left(error: requests.RequestException) -> bool:
    """Did the connection itself fail? Everything else may have arrived."""
    if isinstance(error, Stray | requests.exceptions.InvalidURL):
        return True
    cause = error.args[0] if error.args else None
    if isinstance(cause, MaxRetryError):
        cause = cause.reason
    if isinstance(cause, ProxyError):
        cause = cause.original_error
    if "certificate verify failed" in str(cause):
        return True
    return isinstance(cause, NewConnectionError | ConnectTimeoutError)
