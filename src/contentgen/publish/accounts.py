"""The environment → whose accounts there are, and what opens them.

X_ACCESS_TOKEN          the account without a name
X_ACCESS_TOKEN_BRAND    the account "brand"
X_ACCESS_TOKEN_FILE     a file that holds it, readable by nobody else
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from contentgen.errors import SettingsError
from contentgen.publish.model import Account, AccountDown
from contentgen.publish.secrets import learn


@dataclass(frozen=True, slots=True)
class Variable:
    """One row of the table. A `shared` one belongs to the app: a named account without its own
    takes the one without a name."""

    name: str
    help: str
    shared: bool = False
    needed: bool = True
    secret: bool = True


@dataclass(frozen=True, slots=True)
class Way:
    """How an account of a network may be opened."""

    network: str
    title: str
    variables: tuple[Variable, ...]


# fmt: off
WAYS = (
    Way("x", "OAuth 1.0a", (
        Variable("X_CONSUMER_KEY", "the app's key", shared=True),
        Variable("X_CONSUMER_SECRET", "the app's secret", shared=True),
        Variable("X_ACCESS_TOKEN", "the account's token, with write permission; it does not expire"),
        Variable("X_ACCESS_TOKEN_SECRET", "its secret"),
    )),
    Way("x", "OAuth 2.0", (
        Variable("X_CLIENT_ID", "the app's client id", shared=True),
        Variable("X_CLIENT_SECRET", "of a confidential app", shared=True, needed=False),
        Variable("X_REFRESH_TOKEN", "the first one (scope offline.access); its successors are kept in a file"),
    )),
    Way("bluesky", "app password", (
        Variable("BLUESKY_HANDLE", "the account: name.bsky.social", secret=False),
        Variable("BLUESKY_APP_PASSWORD", "made under Settings, App passwords; not the account's own"),
    )),
    Way("mastodon", "token", (
        Variable("MASTODON_URL", "the server: https://mastodon.social", shared=True, secret=False),
        Variable("MASTODON_TOKEN", "made under Preferences, Development: read, write:statuses, write:media"),
        Variable("MASTODON_VISIBILITY", "public (built-in), unlisted, private or direct", needed=False, secret=False),
    )),
    Way("linkedin", "token", (
        Variable("LINKEDIN_TOKEN", "with w_member_social, or w_organization_social for a page; good for 60 days"),
        Variable("LINKEDIN_AUTHOR", "urn:li:organization:…, or the token's own person", needed=False, secret=False),
        Variable("LINKEDIN_VERSION", "of the API, YYYYMM", shared=True, needed=False, secret=False),
    )),
)
# fmt: on

NETWORKS = tuple(dict.fromkeys(way.network for way in WAYS))
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\Z")
# Their variables could not be told from others: X_ACCESS_TOKEN_SECRET, X_CONSUMER_KEY_FILE.
_TAKEN = re.compile(r"(?:.*[_-])?(?:file|secret)\Z", re.I)


class Credentials(Mapping[str, str]):
    """What opens an account, by variable without the account's name. Prints names, never values."""

    def __init__(self, way: Way, values: dict[str, str]) -> None:
        self.way = way
        self._values = values

    def __getitem__(self, name: str) -> str:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Credentials({self.way.network}, {self.way.title}: {', '.join(self._values)})"


def accounts(environ: Mapping[str, str]) -> tuple[Account, ...]:
    """The accounts of which every needed variable is there: those without a name first."""
    found = [
        Account(network, name)
        for network in NETWORKS
        for name in _names(network, environ)
        if any(not _missing(way, name, environ) for way in WAYS if way.network == network)
    ]
    return tuple(sorted(found, key=lambda a: (NETWORKS.index(a.network), a.name)))


def begun(environ: Mapping[str, str]) -> tuple[tuple[Account, tuple[str, ...]], ...]:
    """Accounts of which something is set and something needed is missing, with what is missing."""
    whole = accounts(environ)
    found: list[tuple[Account, tuple[str, ...]]] = []
    for network in NETWORKS:
        ways = [way for way in WAYS if way.network == network]
        names = _names(network, environ)
        if any(
            environ.get(p)
            for way in ways
            for v in way.variables
            if v.needed
            for p in _places(v, "")
        ):
            names.add("")
        for name in sorted(names):
            account = Account(network, name)
            # The app's variables alone, beside named accounts, lack nothing.
            shared = (
                not name
                and "" not in _names(network, environ)
                and any(a.network == network for a in whole)
            )
            if account not in whole and not shared:
                way = min(ways, key=lambda way: _distance(way, name, environ))
                found.append((account, tuple(_missing(way, name, environ))))
    return tuple(found)


def credentials(account: Account, environ: Mapping[str, str]) -> Credentials:
    """What opens `account`; raises when something is missing, and names what."""
    _check_name(account)
    ways = [way for way in WAYS if way.network == account.network]
    if not ways:
        known = ", ".join(NETWORKS)
        raise SettingsError(
            "CG700", f"nothing can be posted to {account.network!r}", help=f"Networks: {known}."
        )
    name = canonical(account.name)
    way = min(ways, key=lambda way: _distance(way, name, environ))
    missing = _missing(way, name, environ)
    if missing:
        raise AccountDown(
            "CG701",
            f"no credentials for {told(account)}: {', '.join(missing)} not set",
            help="Set them in the environment, or name files that hold them: "
            f"{missing[0]}_FILE. The README lists them under Accounts.",
        )
    values = {v.name: _value(v, name, environ) for v in way.variables}
    return Credentials(way, {n: value for n, value in values.items() if value})


def canonical(name: str) -> str:
    """An account's name as its variables spell it, in lower case: "Brand-Two" is "brand_two"."""
    return name.lower().replace("-", "_")


def told(account: Account) -> str:
    """The account in a sentence."""
    return f"{account.network} account {account.name!r}" if account.name else account.network


def _check_name(account: Account) -> None:
    if account.name and (not _NAME.match(account.name) or _TAKEN.match(account.name)):
        raise SettingsError(
            "CG702",
            f"{account.name!r} cannot name an account",
            help="Letters, digits, - and _; not file and not secret, which end other variables.",
        )


def _names(network: str, environ: Mapping[str, str]) -> set[str]:
    """Names under which the account's own variables appear."""
    found: set[str] = set()
    own = [
        v.name
        for w in WAYS
        if w.network == network
        for v in w.variables
        if not v.shared and v.needed
    ]
    for variable in own:
        for key, value in environ.items():
            key = key.removesuffix("_FILE")
            rest = key.removeprefix(variable)
            if not value or not key.startswith(variable) or (rest and rest[0] != "_"):
                continue
            name = canonical(rest[1:])
            if not rest or (_NAME.match(name) and not _TAKEN.match(name)):
                found.add(name)
    return found


def _missing(way: Way, name: str, environ: Mapping[str, str]) -> list[str]:
    """Variables that are needed and not set, as they would be spelled."""
    return [
        _spelled(v.name, name)
        for v in way.variables
        if v.needed and not any(environ.get(n) for n in _places(v, name))
    ]


def _distance(way: Way, name: str, environ: Mapping[str, str]) -> tuple[bool, int]:
    """How far from complete: what was begun is nearer than what was not."""
    missing = len(_missing(way, name, environ))
    return bool(missing), missing - sum(v.needed for v in way.variables)


def _places(variable: Variable, name: str) -> list[str]:
    """Where a value may stand, the best place first."""
    spelled = [_spelled(variable.name, name)]
    if name and variable.shared:
        spelled.append(variable.name)
    return [place for s in spelled for place in (s, f"{s}_FILE")]


def _spelled(variable: str, name: str) -> str:
    return f"{variable}_{name.upper()}" if name else variable


def _value(variable: Variable, name: str, environ: Mapping[str, str]) -> str:
    place = next((p for p in _places(variable, name) if environ.get(p)), "")
    if not place:
        return ""
    in_file = place.endswith("_FILE")
    value = read_secret(Path(environ[place]), place) if in_file else environ[place].strip()
    if variable.secret:
        learn(value)
    if not value.isprintable() or not value.isascii() or " " in value:
        # A line break in a header would end it, and its error would print the rest.
        raise AccountDown(
            "CG704", f"{place} holds a line break, a space or a character that no credential has"
        )
    return value


def read_secret(path: Path, place: str) -> str:
    """What a file of credentials holds; refuses one that others may read."""
    try:
        refuse_open_file(path, place)
        text = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise AccountDown("CG703", f"{place}: {path} cannot be read: {reason}") from None
    if not text:
        raise AccountDown("CG703", f"{place}: {path} is empty")
    return text


def refuse_open_file(path: Path, place: str) -> None:
    """Others may not read it; nor a group, when it is ours (a service manager's own may show a group)."""
    about = path.stat()
    ours = hasattr(os, "getuid") and about.st_uid == os.getuid()
    if os.name == "posix" and about.st_mode & (0o077 if ours else stat.S_IRWXO):
        raise AccountDown(
            "CG703",
            f"{place}: {path} can be read by others",
            help=f"chmod 600 {path}",
        )
