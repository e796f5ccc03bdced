"""The letter of a kit → the file that pastes into a newsletter service unchanged.

What was looked at and approved is what goes out: the kit's own files, in which only addresses change
(unsubscribe, preferences, pictures, the marks for statistics), never a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import parseaddr
from html import escape, unescape
from typing import Any
from urllib.parse import quote

from contentgen.errors import SettingsError
from contentgen.exporting.model import Exported, ExportOptions, LetterKit
from contentgen.newsletter.senders import safe_link
from contentgen.newsletter.services import GENERIC, Service, service
from contentgen.newsletter.utm import Utm, tagged

_FORMS = {"document": "letter.html", "body": "body.html", "markdown": "letter.md"}
# Buttondown's own mark for a body that is Markdown and not the output of its rich editor.
_MARKDOWN_MODE = "<!-- buttondown-editor-mode: plaintext -->\n"
_HREF = re.compile(r'(?<= href=")[^"]*(?=")')
_SRC = re.compile(r'(?<= src=")(?:cid:|\.\./images/)([^"]*)(?=")')
_TARGET = re.compile(r"(?<=\]\()(<[^<>]*>|[^()\s]*)(?=\))")


def export_letter(to: str, kit: LetterKit, options: ExportOptions) -> Exported:
    """The letter in the form and with the tags of the service `to`."""
    there = service(to)
    _demand_same_marks(kit, there)
    swaps = _swaps(kit.letter, there)
    base, utm = _base(kit, there, options), _utm(kit.letter, options)
    name = _FORMS[there.form]
    text = kit.files.text(f"newsletter/{name}")
    if there.form == "markdown":
        text = _MARKDOWN_MODE + _with_targets(text, swaps, base, utm)
    else:
        text = _with_addresses(text, swaps, base, utm)
    suffix = name.rpartition(".")[2]
    return Exported(f"{kit.slug}-{to}.{suffix}", text.encode(), _notes(kit, there))


def _demand_same_marks(kit: LetterKit, there: Service) -> None:
    """A kit that was built for one service guards the article's words from that one only."""
    built_for = str(kit.letter["service"])
    if built_for not in (GENERIC.name, there.name):
        raise SettingsError(
            "CG522",
            f"this kit was built for {built_for}",
            help=f'Build it with letter.service = "{there.name}", or without that setting.',
        )


def _swaps(letter: Mapping[str, Any], there: Service) -> dict[str, str]:
    """Address in the kit → address or tag at the service."""
    tags = (
        ("unsubscribe", there.unsubscribe or _plain_unsubscribe(letter, there)),
        ("preferences", there.preferences),
        ("view", there.view),
    )
    return {str(letter[key]): tag for key, tag in tags if letter[key] and tag}


def _plain_unsubscribe(letter: Mapping[str, Any], there: Service) -> str:
    """What nobody fills in must be an address: the one that was set, or a mail to the sender."""
    unsubscribe = str(letter["unsubscribe"])
    if there.form != "document" or unsubscribe != GENERIC.unsubscribe:
        return unsubscribe
    _, sender = parseaddr(str(letter["from"]))
    if not sender:
        raise SettingsError(
            "CG523",
            f"nobody fills in {unsubscribe} for {there.name}",
            help="Set letter.unsubscribe to an address, or letter.from, and build again.",
        )
    return f"mailto:{sender}?subject=unsubscribe"


def _base(kit: LetterKit, there: Service, options: ExportOptions) -> str:
    """Where the pictures are; no service takes them from within a mail that it did not get."""
    base = safe_link(options.media_base_url)
    if options.media_base_url and not base.startswith(("https://", "http://")):
        raise SettingsError(
            "CG524",
            f"--media-base-url is {options.media_base_url!r}",
            help="It wants a web address: https://…",
        )
    if not base and not kit.letter["media_base_url"] and kit.letter["images"]:
        count = len(kit.letter["images"])
        raise SettingsError(
            "CG524",
            f"{there.name} cannot take the letter's {count} pictures from your disk",
            help=f"Put {kit.files.folder / 'images'} on the web and say where: --media-base-url https://…",
        )
    return base.rstrip("/")


def _utm(letter: Mapping[str, Any], options: ExportOptions) -> Utm | None:
    if not options.utm_source:
        return None
    name = options.utm_campaign or str(letter["slug"])
    return Utm(options.utm_source, options.utm_medium, name, tuple(letter["sites"]))


def _with_addresses(html: str, swaps: Mapping[str, str], base: str, utm: Utm | None) -> str:
    def address(found: re.Match[str]) -> str:
        return escape(_address(unescape(found[0]), swaps, utm))

    html = _HREF.sub(address, html)
    return _SRC.sub(lambda found: f"{escape(base)}/{found[1]}", html) if base else html


def _with_targets(text: str, swaps: Mapping[str, str], base: str, utm: Utm | None) -> str:
    def target(found: re.Match[str]) -> str:
        href = found[0].strip("<>")
        if base and href.startswith("cid:"):
            return f"{base}/{quote(href.removeprefix('cid:'), safe='%/')}"
        fresh = _address(href, swaps, utm)
        return f"<{fresh}>" if set(" ()") & set(fresh) else fresh

    return _TARGET.sub(target, text)


def _address(href: str, swaps: Mapping[str, str], utm: Utm | None) -> str:
    return swaps[href] if href in swaps else tagged(href, utm)


def _notes(kit: LetterKit, there: Service) -> tuple[str, ...]:
    return (
        f"paste it into: {there.paste}",
        f"subject: {kit.letter['subject']}",
        f"preview text: {kit.letter['preheader']}",
    )
