"""What came back over a line, whatever library carried it: an `Answer`, or the word that there is none."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from contentgen.publish.secrets import redact

MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    def json(self) -> Any:
        """The body as JSON; None when it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None

    def object(self) -> dict[str, Any]:
        """The body as a JSON object; empty when it is something else."""
        found = self.json()
        return found if isinstance(found, dict) else {}

    def words(self) -> str:
        """What the network says of itself, in one line, without secrets."""
        body = self.object()
        parts = [
            body.get(name) for name in ("title", "detail", "error", "error_description", "message")
        ]
        errors = body.get("errors")
        for error in errors if isinstance(errors, list) else []:
            parts += (
                [error.get("message"), error.get("detail")] if isinstance(error, dict) else [error]
            )
        said = dict.fromkeys(" ".join(p.split()) for p in parts if isinstance(p, str) and p.strip())
        text = redact(": ".join(said)) or "no reason given"
        return text if len(text) <= MOST_WORDS else text[:MOST_WORDS] + " …"


class Lost(Exception):
    """A request may have arrived; its answer did not. Says how, and never what was sent."""
