"""One POST of JSON → the answer, or one error; the key goes to that host and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from contentgen.errors import SettingsError
from contentgen.sending.errors import SendingError, UnknownOutcome

TIMEOUT = 30.0


@dataclass(frozen=True, slots=True)
class Answer:
    service: str
    status: int
    tree: Mapping[str, Any]


def post(url: str, tree: Mapping[str, object], headers: Mapping[str, str], service: str) -> Answer:
    """No redirect is followed: it could carry the key to another host."""
    import httpx

    try:
        with httpx.Client(timeout=TIMEOUT, follow_redirects=False) as client:
            response = client.post(url, json=tree, headers=dict(headers))
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise SettingsError(
            "CG563", f"the address of {service} is none", help="It wants https://…"
        ) from error
    except (httpx.ConnectError, httpx.ConnectTimeout) as error:
        raise SendingError(
            "CG564",
            f"cannot reach {service}: {error}",
            help="Is the address right? Else try later.",
        ) from error
    except httpx.HTTPError as error:
        raise UnknownOutcome(
            "CG566",
            f"{service} did not answer: {type(error).__name__}",
            help="Look there whether the draft was made before you try again.",
        ) from error
    answer = Answer(service, response.status_code, _tree(response.text))
    _demand_success(answer)
    return answer


def _tree(text: str) -> Mapping[str, Any]:
    try:
        tree = json.loads(text)
    except ValueError:
        return {"detail": text[:300]}
    return tree if isinstance(tree, dict) else {"detail": tree}


_HELP = {
    401: "Check the key: it was refused.",
    403: "The key may not do this: check its rights, and the plan of the account.",
    404: "Is the address of the service right?",
    429: "Too many requests: try later.",
}


def _demand_success(answer: Answer) -> None:
    if 200 <= answer.status < 300:
        return
    told = next((answer.tree[k] for k in ("detail", "message", "error") if k in answer.tree), "")
    words = told if isinstance(told, str) else json.dumps(told, ensure_ascii=False)
    code = "CG567" if answer.status < 500 else "CG568"
    help = _HELP.get(answer.status, "Read what it says." if answer.status < 500 else "Try later.")
    said = f": {' '.join(words.split())[:300]}" if words else ""
    raise SendingError(code, f"{answer.service} said {answer.status}{said}", help=help)
