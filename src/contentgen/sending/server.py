"""The environment → which mail server, how safely, as whom.

SMTP_URL   smtp://user:password@mail.example.com:587    STARTTLS, which must be offered
           smtps://user:password@mail.example.com:465   TLS from the first byte
           smtp://localhost:1025                        a test server on this machine: no TLS needed
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from contentgen.errors import SettingsError

_PORTS = {"smtp": 587, "smtps": 465}
_WANTED = "It wants smtp://user:password@host:587 or smtps://user:password@host:465."


@dataclass(frozen=True, slots=True)
class Server:
    """`tls` from the first byte, else by STARTTLS; `trusted` is this machine, which may do without."""

    host: str
    port: int
    tls: bool
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def trusted(self) -> bool:
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


def server_from(environ: Mapping[str, str]) -> Server:
    """The server that SMTP_URL names; nothing that is said of it tells the password."""
    url = secret(environ, "SMTP_URL")
    if not url:
        raise SettingsError("CG540", "no mail server: SMTP_URL is not set", help=_WANTED)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise SettingsError("CG541", "SMTP_URL is no address", help=_WANTED) from None
    _demand_server(parts)
    return Server(
        parts.hostname or "",
        port or _PORTS[parts.scheme],
        parts.scheme == "smtps",
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )


def secret(environ: Mapping[str, str], name: str) -> str:
    """The variable `name`, or the first line of the file that `name`_FILE names."""
    if environ.get(name):
        return environ[name].strip()
    file = environ.get(f"{name}_FILE", "")
    if not file:
        return ""
    try:
        return Path(file).read_text("utf-8").split("\n")[0].strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            "CG542",
            f"{name}_FILE cannot be read: {getattr(error, 'strerror', None) or 'not UTF-8'}",
            help="Name a file that your user may read.",
        ) from error


def _demand_server(parts: SplitResult) -> None:
    if parts.scheme not in _PORTS or not parts.hostname:
        raise SettingsError("CG541", "SMTP_URL names no mail server", help=_WANTED)
    if bool(parts.username) != bool(parts.password):
        raise SettingsError(
            "CG541",
            "SMTP_URL has a user or a password, but not both",
            help=f"{_WANTED} Signs such as @ and / in them are written %40 and %2F.",
        )
