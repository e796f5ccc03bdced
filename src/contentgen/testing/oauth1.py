"""The signature in an Authorization header: is it there whole, and is it right?"""

from __future__ import annotations

import hmac
import re
from base64 import b64encode
from hashlib import sha1
from urllib.parse import quote, unquote

from contentgen.testing.wire import Request

_NEEDED = (
    "oauth_consumer_key", "oauth_nonce", "oauth_signature", "oauth_signature_method",
    "oauth_timestamp", "oauth_token",
)  # fmt: skip


def signature(request: Request) -> dict[str, str] | None:
    """The parameters of an OAuth 1.0a header; None unless all that is needed is there."""
    scheme, _, rest = request.headers.get("authorization", "").partition(" ")
    found = {n: unquote(v) for n, v in re.findall(r'(\w+)="([^"]*)"', rest)}
    return found if scheme == "OAuth" and all(found.get(name) for name in _NEEDED) else None


def signed_with(request: Request, base: str, secrets: str) -> bool:
    """Was it signed for `base` (the address the client believes in) with "consumer&token" secrets?

    Bodies in JSON are no part of a signature; the query is.
    """
    given = signature(request) or {}
    pairs = [*request.query.items(), *((n, v) for n, v in given.items() if n != "oauth_signature")]
    told = sorted((_quoted(name), _quoted(value)) for name, value in pairs)
    words = (
        request.method, _quoted(base + request.path), _quoted("&".join(f"{n}={v}" for n, v in told)),
    )  # fmt: skip
    digest = hmac.digest(secrets.encode(), "&".join(words).encode(), sha1)
    return hmac.compare_digest(b64encode(digest).decode(), given.get("oauth_signature", ""))


def _quoted(text: str) -> str:
    return quote(text, safe="~")
