"""A kit's letter → a draft at a newsletter service. A person sends it from there, never we.

buttondown   BUTTONDOWN_API_KEY                                    docs.buttondown.com/api-emails-create
listmonk     LISTMONK_URL, LISTMONK_USER, LISTMONK_TOKEN           listmonk.app/docs/apis/campaigns

Both read in November 2026. CONTENTGEN_BUTTONDOWN_API_URL points elsewhere, for rehearsals.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from contentgen.errors import SettingsError
from contentgen.exporting import ExportOptions, LetterKit, export
from contentgen.sending.errors import SendingError
from contentgen.sending.http import Answer, post
from contentgen.sending.server import secret
from contentgen.settings import unknown

_BUTTONDOWN = "https://api.buttondown.com"


@dataclass(frozen=True, slots=True)
class DraftOptions:
    """`lists` and `template` are numbers of listmonk's."""

    export: ExportOptions
    lists: tuple[int, ...] = ()
    template: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What the service made of it, and where to look at it."""

    service: str
    id: str
    url: str


def make_draft(kit: LetterKit, to: str, options: DraftOptions, environ: Mapping[str, str]) -> Draft:
    if to not in DRAFTS:
        raise SettingsError("CG560", f"no drafts at {to!r}", help=unknown(to, list(DRAFTS)))
    return DRAFTS[to](kit, options, environ)


def _buttondown(kit: LetterKit, options: DraftOptions, environ: Mapping[str, str]) -> Draft:
    key = _demanded(environ, "BUTTONDOWN_API_KEY")
    base = environ.get("CONTENTGEN_BUTTONDOWN_API_URL", "").rstrip("/") or _BUTTONDOWN
    answer = post(
        f"{base}/v1/emails",
        {
            "subject": kit.letter["subject"],
            "body": export(kit, "buttondown", options.export).data.decode(),
            "description": kit.letter["preheader"],
            "status": "draft",
        },
        {"Authorization": f"Token {key}"},
        "buttondown",
    )
    made = _demand_draft(answer, answer.tree)
    id = str(made.get("id", ""))
    return Draft("buttondown", id, f"https://buttondown.com/emails/{id}" if id else "")


def _listmonk(kit: LetterKit, options: DraftOptions, environ: Mapping[str, str]) -> Draft:
    base = _demanded(environ, "LISTMONK_URL").rstrip("/")
    login = f"{_demanded(environ, 'LISTMONK_USER')}:{_demanded(environ, 'LISTMONK_TOKEN')}"
    if not options.lists:
        raise SettingsError(
            "CG562", "listmonk wants to know for which lists", help="Say --list 1, by its number."
        )
    tree: dict[str, object] = {
        "name": kit.slug,
        "subject": kit.letter["subject"],
        "lists": list(options.lists),
        "type": "regular",
        "content_type": "html",
        "body": export(kit, "listmonk", options.export).data.decode(),
        "altbody": _text(kit),
        "messenger": "email",
    }
    if kit.letter["from"]:
        tree["from_email"] = kit.letter["from"]
    if options.template is not None:
        tree["template_id"] = options.template
    basic = b64encode(login.encode()).decode("ascii")
    answer = post(f"{base}/api/campaigns", tree, {"Authorization": f"Basic {basic}"}, "listmonk")
    data = answer.tree.get("data")
    made = _demand_draft(answer, data if isinstance(data, dict) else {})
    return Draft(
        "listmonk", str(made.get("id", "")), f"{base}/admin/campaigns/{made.get('id', '')}"
    )


DRAFTS: Mapping[str, Callable[[LetterKit, DraftOptions, Mapping[str, str]], Draft]] = {
    "buttondown": _buttondown,
    "listmonk": _listmonk,
}


def _text(kit: LetterKit) -> str:
    """The plain-text letter, with listmonk's own tag for what it fills in."""
    text = kit.files.text("newsletter/letter.txt")
    return text.replace(str(kit.letter["unsubscribe"]), "{{ UnsubscribeURL }}")


def _demanded(environ: Mapping[str, str], name: str) -> str:
    value = secret(environ, name)
    if not value:
        raise SettingsError(
            "CG561", f"{name} is not set", help=f"Put it into the environment, or into {name}_FILE."
        )
    return value


def _demand_draft(answer: Answer, made: Mapping[str, Any]) -> Mapping[str, Any]:
    """A service that did anything but keep a draft is said so, loudly."""
    if made.get("status") != "draft":
        raise SendingError(
            "CG565",
            f"{answer.service} answered with the status {made.get('status')!r} instead of a draft",
            help="Look there at once: it may have understood something else.",
        )
    return made
