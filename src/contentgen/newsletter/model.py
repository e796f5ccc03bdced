"""The letter as files: every text that is written, ready for the kit; and what the writer is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from contentgen.article.model import Notice
from contentgen.campaign.model import Computed

# What stands for the unsubscribe address when none is set: most senders that fill in `{{ … }}`
# know it under this name, and a person who reads it knows what belongs there.
UNSUBSCRIBE_TAG = "{{ unsubscribe_url }}"


@dataclass(frozen=True, slots=True)
class LetterPicture:
    """A painted picture as the letter needs it: its file in the kit's images/, its size, its bytes."""

    file: str
    width: int
    height: int
    png: bytes = b""


@dataclass(frozen=True, slots=True)
class LetterOptions:
    """What the letter needs beside the campaign.

    `images` are the pictures by card id; a card without one leaves its place out. Without
    `media_base_url` pictures travel inside letter.eml and letter.html names them as it does
    (`cid:`), so that both are the same letter; `beside` makes letter.html take them from
    ../images/ instead, to be opened from the kit's folder in a browser.
    """

    sender: str = ""  # Name <address>
    to: str = ""
    unsubscribe: str = ""  # an address, or the sender's merge tag; else UNSUBSCRIBE_TAG
    preferences: str = ""
    view: str = ""  # where the web version is published
    media_base_url: str = ""
    epoch: int | None = None  # SOURCE_DATE_EPOCH; else the article's date; else 2000-01-01
    images: Mapping[str, LetterPicture] = field(default_factory=lambda: MappingProxyType({}))
    share: LetterPicture | None = None  # for link previews of the web page; else the lead picture
    templates: str = ""  # the user's own template folder
    profile: str = "generic"  # whose merge tags are made inert in the text (senders.py)
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    mjml: str
    html: str
    text: str
    eml: bytes
    archive: str  # the web page
    lines: tuple[int, ...]
    ids: tuple[str, ...]
    subjects: tuple[str, ...] = ()  # all of them, best first; `subject` is the first
    preheader: str = ""
    computed: tuple[Computed, ...] = ()
    notices: tuple[Notice, ...] = ()
