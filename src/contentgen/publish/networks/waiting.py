"""A picture that a network is still working on: look again, a little, then let others have a turn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from contentgen.publish.model import Media, RateLimited
from contentgen.publish.networks.line import Line

PATIENCE = 30.0


def wait_until_ready(line: Line, title: str, media: Media, ready: Callable[[], float]) -> None:
    """Call `ready` until it says 0, waiting as many seconds in between as it says.

    Raises `RateLimited` when that takes longer than `PATIENCE`.
    """
    waited = 0.0
    while pause := ready():
        if waited + pause > PATIENCE:
            raise RateLimited(
                "CG785",
                f"{title} is still working on {media.path.name}",
                until=line.now() + timedelta(seconds=pause),
            )
        line.sleep(pause)
        waited += pause
