"""What X answered → what became of the request; pure.

Of a post only three things are certain: it is there (an id), it was refused (a refusal in X's own
words), it never left. All else is `Unknown`: someone must look.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from contentgen.publish.model import (
    AccountDown,
    MediaGone,
    NotSent,
    Outcome,
    Outgoing,
    RateLimited,
    Refused,
    RepliesRefused,
    Unknown,
)  # fmt: skip
from contentgen.publish.networks.answers import Answer

# The words are those of live answers that projects report; the docs give none of them.
_CREDITS = re.compile(
    r"credit|spend(?:ing)? (?:cap|limit)|usage.?cap|billing|payment required", re.I
)
_DUPLICATE = re.compile(r"duplicate", re.I)
_REPLY_RULE = re.compile(
    r"repl(?:y|ies)\b.*(?:not allowed|not permitted|restricted|mentioned|engaged|quoted)"
    r"|(?:mentioned|engaged|quoted)\b.*\brepl(?:y|ies|ied)\b", re.I | re.S,
)  # fmt: skip
_INVISIBLE = re.compile(r"deleted or not visible|not visible to you", re.I)
_ACCOUNT = re.compile(
    r"suspended|locked|app permissions|oauth1 app|client-not-enrolled|client.forbidden|unsupported"
    r" authentication|not attached to a project|write access", re.I,
)  # fmt: skip
_MEDIA = re.compile(
    r"media.?ids? (?:are|is) invalid|media.*(?:not found|expired|could not be)", re.I
)
# A refusal that may follow a post that was taken: an intermediary speaks, or nobody knows.
_AMBIGUOUS = frozenset((408, 409, 421, 425, 499))
_LIMITS = ("x-app-limit-24hour", "x-user-limit-24hour", "x-rate-limit")
_LONGEST_LIMIT = timedelta(hours=25)
# For so long "not visible" may mean that the parent is too new for X itself (node-twitter-api-v2 366).
_SETTLES = timedelta(seconds=60)
_FIRST_PAUSE = timedelta(seconds=0.5)


def post_outcome(answer: Answer, post: Outgoing, now: datetime) -> Outcome:
    """Why there is no id in the answer to a post."""
    said = f"X answered {answer.status}: {answer.words()}"
    common = _common(answer, now)
    if common:
        return common
    if answer.status == 403 and _DUPLICATE.search(said):
        return Unknown("CG771", f"{said}; it may be there already")
    if answer.ok or answer.status < 400 or answer.status >= 500 or answer.status in _AMBIGUOUS:
        return Unknown("CG770", said)
    if not answer.object():
        return Unknown("CG770", f"X answered {answer.status} with something that is not its own")
    if answer.status == 403:
        return _forbidden(said, post, now)
    if answer.status == 400 and post.media and _MEDIA.search(said):
        return MediaGone("CG775", said)
    return Refused("CG776", said)


def other_outcome(answer: Answer, what: str, now: datetime) -> Outcome:
    """Why anything else did not go well: it can be repeated, unless X will never have it."""
    said = f"{what}: X answered {answer.status}: {answer.words()}"
    common = _common(answer, now)
    if common:
        return common
    refused = 400 <= answer.status < 500 and answer.status not in _AMBIGUOUS and answer.object()
    if refused and _ACCOUNT.search(said):
        return AccountDown("CG773", said)
    return Refused("CG776", said) if refused else NotSent("CG711", said)


def rate_limit(answer: Answer, now: datetime) -> datetime | None:
    """When to come back: the latest of the limits that are used up; None when X does not say."""
    found = [
        _moment(answer.headers.get(f"{name}-reset", ""))
        for name in _LIMITS
        if name == "x-rate-limit" or answer.headers.get(f"{name}-remaining") == "0"
    ]
    sane = [at for at in found if at and now - _LONGEST_LIMIT < at < now + _LONGEST_LIMIT]
    return max(sane, default=None)


def _common(answer: Answer, now: datetime) -> Outcome | None:
    said = f"X answered {answer.status}: {answer.words()}"
    if answer.status == 402 or (answer.status in (403, 429) and _CREDITS.search(said)):
        return AccountDown(
            "CG774", said, help="The app is out of credits, or at its spending limit."
        )
    if answer.status == 401:
        return AccountDown("CG773", said, help="Check keys and tokens: contentgen doctor --online.")
    if answer.status == 429:
        return RateLimited("CG772", said, until=rate_limit(answer, now))
    return None


def _forbidden(said: str, post: Outgoing, now: datetime) -> Outcome:
    if _INVISIBLE.search(said) and post.parent:
        waited = now - post.since if post.since else _SETTLES
        if timedelta(0) <= waited < _SETTLES:
            return RateLimited(
                "CG777", f"{said}; the post before is new", until=now + max(waited, _FIRST_PAUSE)
            )
        return Refused("CG776", said)
    if post.parent and _REPLY_RULE.search(said):
        return RepliesRefused("CG778", said, help=REPLY_HELP)
    if _ACCOUNT.search(said):
        return AccountDown("CG773", said)
    return Refused("CG776", said)


REPLY_HELP = (
    "Since February 2026 X refuses replies by self-serve apps unless the author of the post mentioned"
    " the account. Paste the rest by hand, or ask X for another access level."
)


def _moment(seconds: str) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None


Settle = Callable[[Answer], Outcome]
