"""An answer of Mastodon, Bluesky or LinkedIn → what became of the request; pure.

What they have in common with each other and with X: only an id says that a post is there, only a
refusal in the network's own JSON says that it is not.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from contentgen.publish.model import AccountDown, NotSent, Outcome, RateLimited, Refused, Unknown
from contentgen.publish.networks.answers import Answer

# A refusal that may follow a post that was taken: an intermediary speaks, or nobody knows.
AMBIGUOUS = frozenset((408, 409, 421, 425, 499))
LONGEST_LIMIT = timedelta(hours=25)
_ACCOUNT = re.compile(
    r"suspended|disabled|deactivated|takedown|taken down|locked|outside the authorized scopes"
    r"|insufficient.?scope|access.?denied|not enough permissions|revoked|confirm your e-?mail"
    r"|version.*(?:not active|nonexistent)|nonexistent.?version", re.I,
)  # fmt: skip


def settled(title: str, answer: Answer, now: datetime) -> Outcome | None:
    """What a status alone settles, whatever was asked."""
    said = said_by(title, answer)
    if answer.status in (401, 402, 426) or (answer.status == 403 and _ACCOUNT.search(said)):
        return AccountDown("CG773", said, help="contentgen doctor --online says more.")
    if answer.status == 429:
        return RateLimited("CG772", said, until=rate_limit(answer, now))
    return None


def post_outcome(title: str, answer: Answer, now: datetime) -> Outcome:
    """Why there is no id in the answer to a post."""
    certain = settled(title, answer, now)
    if certain:
        return certain
    if not 400 <= answer.status < 500 or answer.status in AMBIGUOUS or not answer.object():
        return Unknown("CG770", said_by(title, answer))
    return Refused("CG776", said_by(title, answer))


def other_outcome(title: str, answer: Answer, what: str, now: datetime) -> Outcome:
    """Why anything else did not go well: it may be repeated, unless it will never be taken."""
    certain = settled(title, answer, now)
    if certain:
        return certain
    said = f"{what}: {said_by(title, answer)}"
    refused = 400 <= answer.status < 500 and answer.status not in AMBIGUOUS and answer.object()
    return Refused("CG776", said) if refused else NotSent("CG711", said)


def said_by(title: str, answer: Answer) -> str:
    return f"{title} answered {answer.status}: {answer.words()}"


def rate_limit(answer: Answer, now: datetime) -> datetime | None:
    """When a limit is over: seconds since the epoch, a date, or seconds from now; None: not said."""
    head = answer.headers
    at = _date(head.get("ratelimit-reset") or head.get("x-ratelimit-reset", ""), now)
    at = at or _after(head.get("retry-after", ""), now)
    return at if at and now - LONGEST_LIMIT < at < now + LONGEST_LIMIT else None


def _date(words: str, now: datetime) -> datetime | None:
    try:
        if words.isdecimal():
            return datetime.fromtimestamp(int(words), UTC)
        at = datetime.fromisoformat(words)
    except (ValueError, OverflowError, OSError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _after(seconds: str, now: datetime) -> datetime | None:
    return (
        now + timedelta(seconds=int(seconds)) if seconds.isdecimal() and len(seconds) < 7 else None
    )
