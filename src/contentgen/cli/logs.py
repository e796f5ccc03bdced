"""Log records → stderr, as text or JSON, with every known secret taken out."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

_FIELDS = ("event", "thread_id", "network", "account", "post", "was", "became", "error")


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told = {"at": at, "level": record.levelname.lower(), "message": record.getMessage()}
        told |= {name: getattr(record, name) for name in _FIELDS if hasattr(record, name)}
        if record.exc_text:
            told["trace"] = record.exc_text
        return json.dumps(told, ensure_ascii=False)


def start_logging(form: str, verbose: bool) -> None:
    from contentgen.publish.secrets import RedactingFilter, quiet_loggers

    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        JsonLines()
        if form == "json"
        else logging.Formatter("%(asctime)s %(levelname)s %(message)s")
    )
    handler.addFilter(RedactingFilter())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    quiet_loggers()
    for name in ("httpx", "urllib3"):
        logging.getLogger(name).setLevel(logging.WARNING)
