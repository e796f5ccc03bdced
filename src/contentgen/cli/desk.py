"""What the commands of publishing share: which ledger, which accounts, how a thread is shown."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contentgen.cli.talk import printable
from contentgen.errors import Place, SettingsError
from contentgen.publish.model import Account, AccountDown
from contentgen.publish.rules import Rules, rules_from
from contentgen.settings import Settings
from contentgen.settle import find_settings_file, load_settings

if TYPE_CHECKING:
    from contentgen.kit.open import OpenKit
    from contentgen.publish.ledger import Entry, Ledger
    from contentgen.publish.model import Network

_VARIABLE = "CONTENTGEN_DATABASE_URL"


@dataclass(frozen=True, slots=True)
class Project:
    """Settings, rules and places of the project that a command is about."""

    settings: Settings
    rules: Rules
    folder: Path  # that of contentgen.toml, else where we stand

    @property
    def state(self) -> Path:
        return self.folder / ".contentgen"

    @property
    def url(self) -> str:
        from contentgen.publish.accounts import read_secret
        from contentgen.publish.secrets import learn

        file = os.environ.get(f"{_VARIABLE}_FILE", "")
        said = os.environ.get(_VARIABLE, "")
        said = said or (read_secret(Path(file), f"{_VARIABLE}_FILE") if file else "")
        password = said.partition("://")[2].rpartition("@")[0].partition(":")[2]
        learn(password)
        return said or f"sqlite:///{self.state / 'ledger.db'}"

    def ledger(self) -> Ledger:
        from contentgen.publish.ledger import open_ledger

        return open_ledger(self.url, self.rules)

    def has_ledger(self) -> bool:
        """Is there one, without making it?"""
        set_elsewhere = any(os.environ.get(name) for name in (_VARIABLE, f"{_VARIABLE}_FILE"))
        return set_elsewhere or (self.state / "ledger.db").exists()

    def open_network(self, account: Account) -> Network:
        from contentgen.publish.networks import open_network

        return open_network(
            account, os.environ, folder=self.state,
            connect_timeout=self.rules.connect_timeout, read_timeout=self.rules.read_timeout,
        )  # fmt: skip


def open_project(near: Path | None = None) -> Project:
    """The project of a kit, else the one we stand in."""
    here = Path.cwd()
    file = (near and find_settings_file(near)) or find_settings_file(here)
    folder = file.parent if file else here
    settings = load_settings(folder, environ=os.environ, flags={})
    return Project(settings, rules_from(settings), folder)


def choose_accounts(
    kit: OpenKit, networks: Sequence[str], name: str | None, *, credentials: bool
) -> list[Account]:
    """Whom to post as: the networks named, else those of the kit with credentials.

    Without `credentials` a network needs none: a dry run asks for nothing.
    """
    from contentgen.publish.accounts import accounts, canonical

    known = accounts(os.environ)
    asked = list(dict.fromkeys(networks))
    if not asked:
        asked = [n for n in kit.networks if any(a.network == n for a in known)]
    if not asked and not credentials:
        asked = list(kit.networks)
    if not asked:
        raise AccountDown(
            "CG763",
            f"no credentials for a network of this kit ({', '.join(kit.networks)})",
            help="Set them in the environment; the README lists them. Or name one: --network x.",
        )
    if name is not None:
        return [Account(network, canonical(name)) for network in asked]
    return [_only(network, known) for network in asked]


def _only(network: str, known: Sequence[Account]) -> Account:
    """The account without a name, else the only one there is."""
    names = [account.name for account in known if account.network == network]
    if "" in names or len(names) < 2:
        return Account(network, names[0] if names and "" not in names else "")
    raise SettingsError(
        "CG764",
        f"there are {len(names)} accounts for {network}",
        at=Place("--account"),
        help=f"Name one: {', '.join(names)}.",
    )


def told_account(account: Account) -> str:
    return f"{account.network}@{account.name}" if account.name else account.network


def told_time(at: datetime, zone: str = "") -> str:
    """Local time with its zone, and UTC."""
    from zoneinfo import ZoneInfo

    from contentgen.publish.when import local_zone

    name = zone or local_zone()
    utc = f"{at:%Y-%m-%d %H:%M:%S} UTC"
    if name in ("", "UTC", "Etc/UTC"):
        return utc
    return f"{at.astimezone(ZoneInfo(name)):%Y-%m-%d %H:%M} {name} = {at:%Y-%m-%d %H:%M} UTC"


def queue_tree(entry: Entry) -> dict[str, Any]:
    """A thread as `queue --json` prints it."""
    return {
        "id": entry.id,
        "network": entry.network,
        "account": entry.account,
        "kit": entry.kit,
        "thread": entry.thread,
        "scheduled_at": entry.due_at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "state": entry.state,
        "error": entry.error or None,
        "items": [
            {
                "n": item.n,
                "state": item.state,
                "remote_id": item.remote_id or None,
                "attempts": item.attempts,
                "error": item.error or None,
            }
            for item in entry.items
        ],
    }


def post_link(network: str, id: str) -> str:
    return f"https://x.com/i/web/status/{id}" if network == "x" else id


def exit_code(entries: Iterable[Entry]) -> int:
    """How it went, the most urgent first: 6 look, 1 failed or held, 5 later, 0 done."""
    codes = {_code(entry) for entry in entries}
    return next((code for code in (6, 1, 5) if code in codes), 0)


def _code(entry: Entry) -> int:
    if any(item.doubt or item.state in ("unknown", "sending") for item in entry.items):
        return 6
    if entry.state in ("failed", "held"):
        return 1
    return 0 if not entry.open else 5


def say_to_paste(entry: Entry) -> None:
    """What a person must post by hand, exactly."""
    left = [item for item in entry.items if item.state in ("held", "failed") and not item.doubt]
    if not left or not any("CG" in item.error for item in left):
        return
    click.echo(f"thread {entry.id}: to be posted by hand, as replies to the post before:", err=True)
    for item in left:
        click.echo(f"\n--- {item.n} of {len(entry.items)}", err=True)
        for line in item.text.split("\n"):
            click.echo(printable(line), err=True)
        for media in item.media:
            click.echo(printable(f"    picture: {media.path}  alt: {media.alt}"), err=True)
