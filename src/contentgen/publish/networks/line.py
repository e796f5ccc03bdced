"""What an adapter is given besides credentials: where the network is, how long to wait, the clock."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from hashlib import sha256

from contentgen.publish.model import Media, Outgoing, Refused, Remote
from contentgen.publish.networks.answers import Answer
from contentgen.publish.networks.tokens import TokenStore

# How wrong a clock may be, theirs or ours, beyond what the Date of an answer tells.
SKEW = timedelta(minutes=5)
_STATUS = re.compile(r"/status(?:es)?/(\d+)")
_NUMBER = re.compile(r"(?:https?://\S*/)?(\d+)/?(?:[?#].*)?")


@dataclass(frozen=True, slots=True)
class Line:
    base: str  # address of the API, without a slash at the end
    connect: float  # seconds
    read: float  # seconds, for a whole answer
    clock: Callable[[], float]  # seconds since the epoch
    sleep: Callable[[float], None]  # only between looks at a picture that is being worked on
    store: TokenStore

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.clock(), UTC)


def read_media(media: Media) -> bytes:
    """The bytes that were approved, or nothing."""
    try:
        data = media.path.read_bytes()
    except OSError as error:
        raise Refused(
            "CG780", f"picture {media.path.name} cannot be read: {error.strerror}"
        ) from error
    if sha256(data).hexdigest() != media.sha256:
        raise Refused("CG781", f"picture {media.path.name} is not the one that was planned",
                      help="The kit was built anew. Plan and approve it again.")  # fmt: skip
    return data


def ahead(answer: Answer, line: Line) -> timedelta | None:
    """How far the network's clock is before ours; None when it does not say."""
    try:
        return parsedate_to_datetime(answer.headers.get("date", "")).astimezone(UTC) - line.now()
    except (ValueError, TypeError):
        return None


def earliest_of(post: Outgoing, line: Line, ahead: timedelta) -> datetime:
    """The oldest time that the post can have on the network's clock, whichever clock is wrong."""
    since = post.since or line.now() - timedelta(days=1)
    return min(since, since + ahead) - SKEW


def number_of(remote: Remote) -> str:
    """The number of a post, also out of the address that a person pasted: …/status/123 → 123."""
    found = _STATUS.search(remote.id) or _NUMBER.fullmatch(remote.id.strip())
    if not found:
        raise Refused("CG776", "this names no post")
    return found[1]
