"""Values that must never be read by anyone → the same text without them.

Whoever reads a credential tells `learn`; `redact` and the log filter then know it by value, in
whatever sentence a library puts it.
"""

from __future__ import annotations

import json
import logging
import re
from base64 import b64encode
from urllib.parse import quote, quote_plus

HIDDEN = "[redacted]"
# Shorter ones would take words out of every sentence, and nobody's secret is that short.
SHORTEST = 4
# At DEBUG the first print headers, keys and signatures (measured with tweepy 4.17); httpx prints
# every address at INFO, and an address to send a picture to is as good as a password.
TALKATIVE = {
    "tweepy": logging.INFO, "requests_oauthlib": logging.INFO, "oauthlib": logging.INFO,
    "urllib3": logging.INFO, "httpx": logging.WARNING, "httpcore": logging.WARNING,
}  # fmt: skip

_known: set[str] = set()
_pattern: re.Pattern[str] | None = None


def learn(*values: str) -> None:
    """Remember secrets, each also as it looks in an address, in JSON and in base64."""
    global _pattern
    for value in values:
        if len(value) >= SHORTEST:
            escaped = json.dumps(value)[1:-1]
            coded = b64encode(value.encode()).decode().rstrip("=")
            _known.update((value, quote(value, safe=""), quote_plus(value), escaped, coded))
            _pattern = None


def redact(text: str) -> str:
    """The text with every learnt value replaced."""
    global _pattern
    if not _known:
        return text
    if _pattern is None:
        # The longest first: one secret may begin another.
        _pattern = re.compile("|".join(map(re.escape, sorted(_known, key=len, reverse=True))))
    return _pattern.sub(HIDDEN, text)


class RedactingFilter(logging.Filter):
    """For a log handler: the record's message and its traceback without secrets."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = redact(record.getMessage()), None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = redact(record.exc_text)
        return True


def quiet_loggers() -> None:
    """Keep the libraries that print credentials from printing them."""
    for name, level in TALKATIVE.items():
        logger = logging.getLogger(name)
        if logger.getEffectiveLevel() < level:
            logger.setLevel(level)
