"""How X says no, and how it takes bytes in JSON."""

from __future__ import annotations

from base64 import b64decode

from contentgen.testing.wire import Reply, say


def decoded(text: object) -> bytes:
    """Base64 → bytes; what is none is nothing."""
    try:
        return b64decode(str(text), validate=True)
    except ValueError:
        return b""


def problem(status: int, detail: str, *, title: str = "") -> Reply:
    names = {401: "Unauthorized", 402: "Payment Required", 403: "Forbidden", 404: "Not Found"}
    return say(status, {"title": title or names.get(status, "Error"), "detail": detail,
                        "type": "about:blank", "status": status})  # fmt: skip


def invalid(message: str, name: str = "") -> Reply:
    return say(400, {
        "errors": [{"parameters": {name: []} if name else {}, "message": message}],
        "title": "Invalid Request", "detail": "One or more parameters to your request was invalid.",
        "type": "https://api.twitter.com/2/problems/invalid-request"})  # fmt: skip
