"""What happens in a worker → the log, a file of metrics, and whoever is to be told of trouble."""

from __future__ import annotations

import json
import logging
import os
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path
from typing import Any

from contentgen.publish.ledger import Change, Entry, Ledger
from contentgen.publish.secrets import learn, redact
from contentgen.settings import Settings

log = logging.getLogger("contentgen.publish")

_TROUBLE = ("held", "failed")
_PATIENCE = 5.0  # seconds for the webhook; posting does not wait longer


class Observer:
    """Hears every change of a worker."""

    def __init__(self, ledger: Ledger, settings: Settings) -> None:
        self._ledger = ledger
        self._metrics = settings.publish_metrics_file
        self._webhook = settings.publish_webhook
        # Chat services put their secret into the address itself.
        learn(settings.publish_webhook)

    def hear(self, entry: Entry, change: Change) -> None:
        """Log the change; tell of a thread that needs a person."""
        about = f"post {change.n}" if change.n else "thread"
        words = f"thread {entry.id} ({entry.network} {entry.thread}) {about}: {change.became}"
        level = logging.WARNING if change.became in (*_TROUBLE, "unknown") else logging.INFO
        if change.became in ("sending", "media_ready"):
            level = logging.DEBUG
        log.log(
            level, "%s%s", words, f": {change.why}" if change.why else "",
            extra={
                "event": "change", "thread_id": entry.id, "network": entry.network,
                "account": entry.account, "post": change.n, "was": change.was,
                "became": change.became, "error": change.why,
            },
        )  # fmt: skip
        if change.n is None and change.became in _TROUBLE and self._webhook:
            self._tell(trouble(entry, change.became))

    def count(self) -> None:
        """Write the metrics, whole or not at all."""
        if not self._metrics:
            return
        path = Path(self._metrics)
        fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(metrics(self._ledger), encoding="utf-8")
            fresh.replace(path)
        except OSError as error:
            log.warning("the metrics cannot be written: %s", error.strerror)

    def _tell(self, told: dict[str, Any]) -> None:
        request = urllib.request.Request(
            self._webhook, json.dumps(told).encode(), {"Content-Type": "application/json"}
        )
        try:
            urllib.request.urlopen(request, timeout=_PATIENCE).close()
        except (OSError, ValueError) as error:
            log.warning("the webhook was not told: %s", type(error).__name__)


def trouble(entry: Entry, state: str) -> dict[str, Any]:
    """What the webhook is told, the texts to be posted by hand with it."""
    left = [item for item in entry.items if item.state in (*_TROUBLE, "planned", "media_ready")]
    return {
        "event": state,
        "thread": entry.id,
        "network": entry.network,
        "account": entry.account,
        "kit": entry.kit,
        "name": entry.thread,
        "error": redact(next((item.error for item in entry.items if item.error), entry.error)),
        "left": [
            {"n": item.n, "text": item.text, "may_be_there": item.doubt} for item in left
        ],
    }  # fmt: skip


def metrics(ledger: Ledger) -> str:
    """The ledger in Prometheus' text form."""
    entries, now = ledger.entries(), ledger.clock()
    states = Counter(item.state for entry in entries for item in entry.items)
    threads = Counter(entry.state for entry in entries)
    late = [(now - e.due_at).total_seconds() for e in entries if e.open and e.due_at <= now]
    seen = [row.seen_at.timestamp() for row in ledger.workers()]
    lines = ["# TYPE contentgen_posts gauge"]
    lines += [f'contentgen_posts{{state="{s}"}} {n}' for s, n in sorted(states.items())]
    lines += ["# TYPE contentgen_threads gauge"]
    lines += [f'contentgen_threads{{state="{s}"}} {n}' for s, n in sorted(threads.items())]
    lines += ["# TYPE contentgen_overdue_threads gauge", f"contentgen_overdue_threads {len(late)}"]
    lines += ["# TYPE contentgen_most_overdue_seconds gauge"]
    lines += [f"contentgen_most_overdue_seconds {max(late, default=0):.0f}"]
    lines += ["# TYPE contentgen_account_up gauge"]
    for row in ledger.accounts():
        name = f'network="{row.network}",account="{row.name}"'
        lines += [f"contentgen_account_up{{{name}}} {0 if row.down else 1}"]
    lines += ["# TYPE contentgen_worker_seen_timestamp_seconds gauge"]
    lines += [f"contentgen_worker_seen_timestamp_seconds {max(seen, default=0):.0f}"]
    return "\n".join(lines) + "\n"
