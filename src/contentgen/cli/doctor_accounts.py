"""The part of `contentgen doctor` about accounts: what is set, never what it says; asks a network
only when told to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from contentgen.errors import ContentgenError
from contentgen.publish.accounts import accounts, begun, credentials, told
from contentgen.publish.model import Account
from contentgen.publish.networks import address, open_network
from contentgen.publish.networks.probe import probe_replies
from contentgen.settle import find_settings_file

Line = tuple[str, str, str]  # name, state, words

REPLY_RULE = (
    "since Feb 2026 X takes replies by self-serve apps only where the parent's author mentioned the"
    " account; whether a reply to oneself is exempt it does not say. --try-replies finds out: it posts"
    " two test posts and deletes them (about $0.05). When replies are refused, the rest of a thread is"
    " held, with the text to paste"
)


def look_at_accounts(online: bool, try_replies: bool) -> Iterator[Line]:
    found = accounts(os.environ)
    for account, missing in begun(os.environ):
        yield told(account), "fault", f"begun, but not set: {', '.join(missing)}"
    for account in found:
        yield from _account(account, online, try_replies)
    if not found:
        yield "accounts", "ok", "none set up; nothing can be posted (README, Accounts)"
    if any(account.network == "x" for account in found):
        yield "replies on X", "ok", REPLY_RULE


def _account(account: Account, online: bool, try_replies: bool) -> Iterator[Line]:
    name = told(account)
    try:
        held = credentials(account, os.environ)
        where = address(account.network, os.environ) or held.get("MASTODON_URL", "")
        file = find_settings_file(Path.cwd())
        folder = (file.parent if file else Path.cwd()) / ".contentgen"
        network = open_network(account, os.environ, folder=folder)
    except ContentgenError as error:
        yield name, "fault", _words(error)
        return
    yield name, "ok", f"{held.way.title}; set: {', '.join(held)}; at {where}"
    try:
        if online or try_replies:
            yield f"{name} online", "ok", f"it is {network.whoami().handle}"
        if try_replies and account.network != "linkedin":
            probe = probe_replies(network)
            left = f"; still there, delete by hand: {', '.join(probe.left)}" if probe.left else ""
            yield f"{name} replies", "ok" if probe.taken else "fault", probe.words + left
    except ContentgenError as error:
        yield f"{name} online", "fault", _words(error)
    finally:
        network.close()


def _words(error: ContentgenError) -> str:
    return f"{error}. {error.help}".rstrip(". ")
