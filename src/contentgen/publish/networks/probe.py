"""Does the network take a reply of this account to itself? Found out by doing it, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from time import sleep
from uuid import uuid4

from contentgen.publish.model import Network, Outcome, Outgoing, RateLimited, Remote, RepliesRefused

# It stands for seconds, but for everyone to see.
FIRST = "This is a test by contentgen and goes in a moment ({mark})."
SECOND = "A reply to it, gone as well ({mark})."


@dataclass(frozen=True, slots=True)
class Probe:
    """`taken` is None when it could not be found out; `left` are posts that could not be taken back."""

    taken: bool | None
    words: str
    left: tuple[str, ...] = ()


def probe_replies(network: Network) -> Probe:
    """Post, reply, delete both. Costs what two posts and two deletions cost."""
    mark, now = uuid4().hex[:8], datetime.now(UTC)
    made: list[Remote] = []
    taken: bool | None = None
    try:
        root = network.send(Outgoing(f"probe-{mark}-1", 1, FIRST.format(mark=mark), since=now))
        made.append(root)
        made.append(_reply(network, root, mark))
        taken, words = True, "replies to its own posts are taken: threads work"
    except RepliesRefused as refused:
        taken, words = False, f"replies are refused: {refused.message}"
    except Outcome as outcome:
        words = f"could not be found out: {outcome.message}"
    left = tuple(remote.id for remote in reversed(made) if not _taken_back(network, remote))
    return Probe(taken, words, left)


def _reply(network: Network, root: Remote, mark: str) -> Remote:
    """The reply; a parent that is too new for the network is given a few seconds."""
    post = Outgoing(
        f"probe-{mark}-2",
        2,
        SECOND.format(mark=mark),
        root=root,
        parent=root,
        since=datetime.now(UTC),
    )
    for pause in (1.0, 4.0):
        try:
            return network.send(post)
        except RateLimited as limited:
            if limited.code != "CG777":
                raise
            sleep(pause)
    return network.send(post)


def _taken_back(network: Network, remote: Remote) -> bool:
    try:
        network.delete(remote)
    except Outcome:
        return False
    return True
