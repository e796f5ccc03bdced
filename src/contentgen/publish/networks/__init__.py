"""An account and the environment → a `Network` ready to speak. One file for each network."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

from contentgen.errors import SettingsError
from contentgen.publish.accounts import Credentials, canonical, credentials
from contentgen.publish.model import Account, Network
from contentgen.publish.networks.line import Line
from contentgen.publish.networks.tokens import FileTokens, TokenStore
from contentgen.publish.secrets import learn, quiet_loggers

# Where each network is, and which class speaks to it; imported when it is needed.
ADDRESSES = {
    "bluesky": "https://bsky.social",
    "linkedin": "https://api.linkedin.com",
    "x": "https://api.x.com",
}
ADAPTERS = {
    "x": ("contentgen.publish.networks.x", "X"),
    "bluesky": ("contentgen.publish.networks.bluesky", "Bluesky"),
    "linkedin": ("contentgen.publish.networks.linkedin", "LinkedIn"),
    "mastodon": ("contentgen.publish.networks.mastodon", "Mastodon"),
}


def open_network(
    account: Account,
    environ: Mapping[str, str],
    *,
    connect_timeout: float = 3.0,
    read_timeout: float = 20.0,
    clock: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
    folder: Path = Path(".contentgen"),
    store: TokenStore | None = None,
) -> Network:
    """The adapter for `account`. Makes no request; `close` it when it is done.

    Tokens that change are kept in `store`, else in a file in `folder`.
    """
    held = credentials(account, environ)
    quiet_loggers()
    base = checked(
        address(account.network, environ) or held.get("MASTODON_URL", ""), account.network
    )
    kept = store or FileTokens(folder / "tokens" / _file_name(account, held, base))
    line = Line(base, connect_timeout, read_timeout, clock, sleep, kept)
    module, name = ADAPTERS[account.network]
    network: Network = getattr(import_module(module), name)(held, line)
    return network


def _file_name(account: Account, held: Credentials, base: str) -> str:
    """Where its tokens are kept: elsewhere as soon as other credentials open it, so that nothing is
    ever posted by the tokens of the account that had this name before."""
    needed = [held[v.name] for v in held.way.variables if v.needed]
    digest = sha256("\n".join([*needed, base]).encode()).hexdigest()[:12]
    return f"{account.network}-{canonical(account.name) or 'default'}-{digest}.json"


def address(network: str, environ: Mapping[str, str]) -> str:
    """Where the network's API is: CONTENTGEN_X_API_URL and the like may say; "" for the account's own server."""
    variable = f"CONTENTGEN_{network.upper()}_API_URL"
    return environ.get(variable, "") or ADDRESSES.get(network, "")


def checked(base: str, network: str) -> str:
    """An address and nothing more: credentials do not belong in it."""
    try:
        url = urlsplit(base.strip())
        host, _ = url.hostname or "", url.port
    except ValueError:
        host, url = "", urlsplit("")
    if url.password:
        learn(url.password)
    if url.scheme not in ("https", "http") or not host or url.query or url.fragment or url.username:
        raise SettingsError(
            "CG707", f"the address of {network} is not one: https://host, nothing behind it"
        )
    return base.strip().rstrip("/")
