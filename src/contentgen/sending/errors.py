"""What goes wrong between us and a server, and what to do about it."""

from __future__ import annotations

from contentgen.errors import ContentgenError


class SendingError(ContentgenError):
    """Network or credentials: nothing was sent; try later, or with other credentials."""

    exit_code = 5


class UnknownOutcome(ContentgenError):
    """The line broke when the letter was under way: it may or may not have arrived."""

    exit_code = 6
