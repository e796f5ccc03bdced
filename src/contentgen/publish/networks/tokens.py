"""Tokens that change while they are used (OAuth 2.0 on X, sessions on Bluesky): kept in a file of
mode 0600, renewed by one process at a time."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from contentgen.publish.accounts import refuse_open_file
from contentgen.publish.model import AccountDown
from contentgen.publish.secrets import learn

# A token is renewed so long before it ends: no request may die of it on the way.
MARGIN = 60.0


@dataclass(frozen=True, slots=True)
class Tokens:
    """`until`: seconds since the epoch after which `access` is no good; 0: not known."""

    access: str
    refresh: str
    until: float = 0.0

    def __repr__(self) -> str:
        return "Tokens(…)"

    def good(self, now: float) -> bool:
        return bool(self.access) and (not self.until or now < self.until - MARGIN)


class TokenStore(Protocol):
    def load(self) -> Tokens | None: ...

    def save(self, tokens: Tokens) -> None: ...

    def locked(self) -> AbstractContextManager[None]:
        """Nobody else renews while this is held."""


class TokensRefused(Exception):
    """The network does not take this refresh token (any more)."""


class FileTokens:
    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Tokens | None:
        try:
            refuse_open_file(self._path, "token file")
            found = json.loads(self._path.read_text("utf-8"))
            tokens = Tokens(str(found["access"]), str(found["refresh"]), float(found["until"]))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise AccountDown(
                "CG705", f"token file {self._path} cannot be read: {type(error).__name__}"
            ) from None
        learn(tokens.access, tokens.refresh)
        return tokens

    def save(self, tokens: Tokens) -> None:
        """Whole or not at all: a refresh token that is lost locks the account out."""
        learn(tokens.access, tokens.refresh)
        words = {"access": tokens.access, "refresh": tokens.refresh, "until": tokens.until}
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}.tmp")
        try:
            self._make_folder()
            file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            try:
                os.write(file, json.dumps(words).encode())
                os.fsync(file)
            finally:
                os.close(file)
            beside.replace(self._path)
        except OSError as error:
            raise AccountDown(
                "CG705", f"token file {self._path} cannot be written: {error.strerror}"
            ) from None

    @contextmanager
    def locked(self) -> Iterator[None]:
        beside = self._path.with_name(self._path.name + ".lock")
        try:
            self._make_folder()
            lock = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise AccountDown("CG705", f"{beside} cannot be written: {error.strerror}") from None
        try:
            _lock(lock)
            yield
        finally:
            os.close(lock)  # and with it the lock

    def _make_folder(self) -> None:
        """The folder, with a word to git that nothing in it is for others."""
        folder = self._path.parent
        if not folder.exists():
            folder.mkdir(parents=True, exist_ok=True)
            (folder / ".gitignore").write_text("*\n", encoding="utf-8", newline="\n")


class MemoryTokens:
    """For one process: nothing is kept."""

    def __init__(self) -> None:
        self._tokens: Tokens | None = None

    def load(self) -> Tokens | None:
        return self._tokens

    def save(self, tokens: Tokens) -> None:
        learn(tokens.access, tokens.refresh)
        self._tokens = tokens

    def locked(self) -> AbstractContextManager[None]:
        return contextlib.nullcontext()


@dataclass(slots=True)
class Renewal:
    """The access token, renewed by `renew` when it must be. `first` opens the account the first time.

    `renew` is given the tokens that are no longer good; it raises `TokensRefused` when the network
    does not take them.
    """

    store: TokenStore
    first: Tokens
    renew: Callable[[Tokens], Tokens]
    clock: Callable[[], float]

    def access(self) -> str:
        """A token that is good for now."""
        tokens = self.store.load()
        if tokens and tokens.good(self.clock()):
            return tokens.access
        return self.replace(tokens.access if tokens else "")

    def replace(self, spent: str) -> str:
        """Another token than `spent`: what somebody else has fetched meanwhile, else a new one."""
        with self.store.locked():
            held = self.store.load() or self.first
            if held.access != spent and held.good(self.clock()):
                return held.access
            for tokens in dict.fromkeys((held, self.first)):
                try:
                    fresh = self.renew(tokens)
                except TokensRefused:
                    # Another process may have won where our lock does not reach: look again.
                    again = self.store.load()
                    if again and again != held and again.good(self.clock()):
                        return again.access
                    continue
                self.store.save(fresh)
                return fresh.access
        raise AccountDown(
            "CG706",
            "the refresh token is not taken any more",
            help="Authorize the app anew, and set the new refresh token.",
        )


def _lock(file: int) -> None:
    """Wait for the lock; a system without file locks goes without."""
    try:
        import fcntl
    except ImportError:
        return
    fcntl.flock(file, fcntl.LOCK_EX)
