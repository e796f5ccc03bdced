"""A kit's letter.eml → the mail of this hour: to whom, when, under which name.

The file in the kit is the same on every day. What is sent needs its own Date and Message-ID: a mailbox
that has a message of that name already drops the second without a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.utils import format_datetime, getaddresses, parseaddr

from contentgen.errors import SettingsError
from contentgen.exporting import LetterKit

_ADDRESS = re.compile(r"[^\s@<>\"(),:;\\\[\]]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
_REAL = re.compile(rb"<(?:https?://|mailto:)[^\s<>{}]+>")
_NOBODY = ".invalid"  # RFC 2606; message.py writes it where no sender was set


@dataclass(frozen=True, slots=True)
class TestMail:
    """`data` is the whole message; `sender` and `to` are bare addresses, for the envelope."""

    __test__ = False  # not a test, whatever pytest thinks of its name

    sender: str
    to: tuple[str, ...]
    subject: str
    data: bytes


def test_mail(
    kit: LetterKit, to: Sequence[str], now: datetime, name: str, sender: str = ""
) -> TestMail:
    """`now` has a time zone; `name` is what makes the Message-ID the only one of its kind."""
    head, _, body = kit.files.lying("newsletter/letter.eml").partition(b"\r\n\r\n")
    headers = _headers(head)
    written = sender or headers.get(b"from", b"").partition(b":")[2].decode("ascii", "replace")
    address = _demand_address(written, "letter.from")
    if address.endswith(_NOBODY):
        raise SettingsError(
            "CG543",
            "the letter has no sender",
            help="Set letter.from and build again, or say --from.",
        )
    people = tuple(_demand_address(one, "--to") for one in to)
    headers[b"to"] = b"To: " + ", ".join(people).encode()
    headers[b"date"] = b"Date: " + format_datetime(now).encode()
    headers[b"message-id"] = f"Message-ID: <{name}@{address.rpartition('@')[2]}>".encode()
    if sender:
        headers[b"from"] = b"From: " + _from(sender, address)
    if not _REAL.search(headers.get(b"list-unsubscribe", b"")):
        # A merge tag that nobody fills in is no address for a mailbox provider to call.
        headers.pop(b"list-unsubscribe", None)
        headers.pop(b"list-unsubscribe-post", None)
    data = b"\r\n".join(headers.values()) + b"\r\n\r\n" + body
    return TestMail(address, people, str(kit.letter["subject"]), data)


test_mail.__test__ = False  # type: ignore[attr-defined]


def _headers(head: bytes) -> dict[bytes, bytes]:
    """Name in lower case → the whole header as written, with its folded lines."""
    lines = re.split(rb"\r\n(?![ \t])", head)
    return {line.partition(b":")[0].lower(): line for line in lines}


def _from(written: str, address: str) -> bytes:
    name, _ = parseaddr(written)
    shown = name if name.isascii() and not re.search(r"[\x00-\x1f\x7f]", name) else ""
    return str(Address(shown, addr_spec=address)).encode()


def _demand_address(written: str, where: str) -> str:
    addresses = [address for _, address in getaddresses([written])]
    address = addresses[0] if len(addresses) == 1 else ""
    if not _ADDRESS.fullmatch(address) or "\n" in written or "\r" in written:
        raise SettingsError(
            "CG544", f"{where} is {written.strip()!r}", help="It wants an address: name@example.com"
        )
    return address
