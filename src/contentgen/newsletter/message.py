"""LetterView, HTML and text → letter.eml: the same bytes on every machine and on every run.

multipart/alternative
  text/plain
  text/html                    or multipart/related with the pictures inside
"""

from __future__ import annotations

import binascii
import email.policy
import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from urllib.parse import quote

from contentgen.campaign.model import Campaign
from contentgen.newsletter.model import LetterOptions, LetterPicture, LetterView
from contentgen.newsletter.senders import clean, site

# A message must have a date, and there is no clock here. Who sends the file sets its own.
_NO_DATE = datetime(2000, 1, 1, 12, tzinfo=UTC)
# RFC 2606: nobody's address, for a file whose sender was not set.
_NOBODY = "newsletter@contentgen.invalid"
_LINE = 76


class LetterPolicy(email.policy.EmailPolicy):
    """Folds headers by itself, so that no version of Python changes a byte.

    The standard policy also folds a long List-Unsubscribe as encoded words, which mailbox providers
    do not read (python/cpython#85725); here a header breaks between its words and nowhere else.
    """

    def fold_binary(self, name: str, value: object) -> bytes:
        return _folded(name, _encoded(name, value), self.linesep).encode("ascii")


_POLICY = LetterPolicy(linesep="\r\n", max_line_length=None)


def write_message(
    campaign: Campaign, options: LetterOptions, view: LetterView, html: str, text: str
) -> bytes:
    """The whole message. `html` names its pictures by cid: or by https:, never by a path."""
    sender = _sender(campaign, options)
    domain = sender.domain
    pictures = _pictures(options, html)
    seal = _seal(view.subject, html, text, *(picture.png for picture in pictures))
    message = _multipart("alternative", seal)
    message["MIME-Version"] = "1.0"
    message.attach(_text("plain", text))
    message.attach(_related(html, pictures, seal) if pictures else _text("html", html))
    for name, value in {
        "From": str(sender),
        "To": clean(options.to) or str(sender),
        "Subject": view.subject,
        "Date": format_datetime(letter_date(campaign, options)),
        "Message-ID": f"<{seal}@{domain}>",
        "List-Id": f"<{_list_name(campaign)}.{domain}>",
        "List-Unsubscribe": f"<{view.unsubscribe.href}>",
    }.items():
        message[name] = value
    if not view.unsubscribe.href.lower().startswith("mailto:"):
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058: https only
    return message.as_bytes()


def letter_date(campaign: Campaign, options: LetterOptions) -> datetime:
    """SOURCE_DATE_EPOCH, else noon of the article's day (the same day in most time zones)."""
    if options.epoch is not None:
        return datetime.fromtimestamp(options.epoch, UTC)
    try:
        return datetime.combine(date.fromisoformat(campaign.date[:10]), _NO_DATE.timetz())
    except ValueError:  # none, or only a month
        return _NO_DATE


def _sender(campaign: Campaign, options: LetterOptions) -> Address:
    name, address = parseaddr(clean(options.sender))
    if not re.fullmatch(r"[^\s@<>\"(),:;]+@[A-Za-z0-9.-]+", address):
        host = site(campaign.brand.url).rpartition("/")[2]
        name, address = (
            name or clean(campaign.brand.name),
            f"newsletter@{host}" if host else _NOBODY,
        )
    # A bare address without a name costs points in spam filters (TO_NO_BRKTS_HTML_IMG).
    return Address(name or clean(campaign.brand.name) or "Newsletter", addr_spec=address)


def _list_name(campaign: Campaign) -> str:
    name = re.sub(r"[^a-z0-9]+", "-", campaign.brand.name.lower()).strip("-")
    return name or "newsletter"


def _pictures(options: LetterOptions, html: str) -> list[LetterPicture]:
    """The pictures that the letter carries inside, in the order of their names."""
    every = {picture.file: picture for picture in options.images.values()}
    if logo := options.logo:
        every[logo.file] = LetterPicture(logo.file, logo.width, logo.height, logo.data)
    return [every[file] for file in sorted(every) if f'"cid:{quote(file)}"' in html]


def _related(html: str, pictures: Iterable[LetterPicture], seal: str) -> EmailMessage:
    related = _multipart("related", seal, type="text/html")
    related.attach(_text("html", html))
    for picture in pictures:
        related.attach(_picture(picture))
    return related


def _multipart(kind: str, seal: str, **params: str) -> EmailMessage:
    """ "=_" can stand in no quoted-printable line, so a boundary never occurs inside a part."""
    part = EmailMessage(policy=_POLICY)
    part.add_header("Content-Type", f"multipart/{kind}", boundary=f"=_{kind}_{seal[:16]}", **params)
    return part


def _text(kind: str, text: str) -> EmailMessage:
    part = EmailMessage(policy=_POLICY)
    part.add_header("Content-Type", f"text/{kind}", charset="utf-8")
    part["Content-Transfer-Encoding"] = "quoted-printable"
    part.set_payload(_quoted(text))
    return part


def _quoted(text: str) -> str:
    r"""Quoted-printable, so that a person can read the file and a spam filter trusts it.

    Written here and not by `set_content`, which takes base64 for text that is mostly not ASCII.
    """
    lines = (binascii.b2a_qp(line.encode(), istext=True) for line in text.split("\n"))
    return b"\n".join(lines).decode("ascii")


def _picture(picture: LetterPicture) -> EmailMessage:
    part = EmailMessage(policy=_POLICY)
    part.add_header("Content-Type", _image_type(picture.png), name=picture.file)
    part["Content-Transfer-Encoding"] = "base64"
    part.add_header("Content-Disposition", "inline", filename=picture.file)
    part["Content-ID"] = f"<{quote(picture.file)}>"
    data = binascii.b2a_base64(picture.png, newline=False).decode("ascii")
    part.set_payload("\n".join(data[i : i + _LINE] for i in range(0, len(data), _LINE)))
    return part


def _image_type(data: bytes) -> str:
    """By its first bytes: a file's name may say anything."""
    signatures = ((b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"))
    return next((kind for sign, kind in signatures if data.startswith(sign)), "image/png")


def _seal(*parts: str | bytes) -> str:
    """A name for exactly this content."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:32]


def _encoded(name: str, value: object) -> str:
    """The header's value in ASCII; of an address only the name is encoded."""
    addresses: tuple[Address, ...] = getattr(value, "addresses", ())
    if addresses:
        return ", ".join(map(_address, addresses))
    return _word(str(value), len(name))


def _address(address: Address) -> str:
    if not address.display_name or address.display_name.isascii():
        return str(address)
    return f"{_word(address.display_name)} <{address.addr_spec}>"


def _word(text: str, before: int = 0) -> str:
    if text.isascii():
        return text
    return Header(text, "utf-8", maxlinelen=_LINE - 1, header_name="x" * before).encode(
        linesep="\n"
    )


def _folded(name: str, value: str, linesep: str) -> str:
    """The header on lines of at most 76 characters, broken at spaces; a long word stays whole."""
    lines = [f"{name}:"]
    for word in value.split():
        if len(lines[-1]) + 1 + len(word) > _LINE and lines[-1] != f"{name}:":
            lines.append("")
        lines[-1] += f" {word}"
    return linesep.join(lines) + linesep
