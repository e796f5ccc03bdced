"""A database URL → an engine that keeps what it has committed.

SQLite: write-ahead log, every commit on disk before it returns, and each transaction takes the
write lock at its start, so that two workers never plan on the same reading. PostgreSQL: as it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from contentgen.errors import ContentgenError, Place, SettingsError

VARIABLE = "CONTENTGEN_DATABASE_URL"
_PATIENCE = 30  # seconds to wait for SQLite's one writer
_HELP = {
    "full": "Free some space on the disk that holds the ledger.",
    "readonly": "Let your user write the ledger's file and its folder.",
    "gone": "Is the database running, and may this machine reach it?",
}


class LedgerError(ContentgenError):
    """The ledger cannot be read or written: nothing is posted without it."""

    exit_code = 5


def open_engine(url: str) -> Engine:
    """The engine of a ledger; makes the folder of an SQLite file. No connection is made yet."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            return _sqlite(url, parsed.database)
        if parsed.get_backend_name() != "postgresql":
            raise _wrong_url()
        # A driver of its own is not asked for in URLs that other programs print.
        parsed = parsed.set(drivername="postgresql+psycopg")
        return create_engine(parsed, pool_size=2, connect_args={"connect_timeout": 10})
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise _wrong_url() from error
    except ModuleNotFoundError as error:
        raise SettingsError(
            "CG741",
            "a ledger in PostgreSQL needs psycopg",
            at=Place(VARIABLE),
            help="pip install 'contentgen[postgres]'",
        ) from error


def _sqlite(url: str, path: str | None) -> Engine:
    if path and path != ":memory:":
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LedgerError(
                "CG742",
                f"the ledger's folder cannot be made: {error.strerror}",
                at=Place(str(Path(path).parent)),
                help=_HELP["readonly"],
            ) from error
    engine = create_engine(url, connect_args={"timeout": _PATIENCE})

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _: object) -> None:
        # Python's own would begin a transaction late and without the write lock.
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        reading = connection.get_execution_options().get("reading")
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def reading(engine: Engine) -> Connection:
    """A connection that only reads: it waits for no writer."""
    return engine.connect().execution_options(reading=True)


@contextmanager
def said_plainly(engine: Engine) -> Iterator[None]:
    """Whatever the database says, as one line of ours; passwords in its URL stay hidden."""
    try:
        yield
    except (DBAPIError, PoolTimeout, sqlite3.Error) as error:
        said = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
        low = said.lower()
        help = _HELP[
            "full" if "full" in low or "space" in low or "i/o" in low
            else "readonly" if "readonly" in low or "read-only" in low or "permission" in low
            else "gone"
        ]  # fmt: skip
        place = Place(engine.url.render_as_string(hide_password=True))
        if engine.url.get_backend_name() == "sqlite":
            place = Place(str(engine.url.database))
        raise LedgerError(
            "CG742", f"the ledger cannot be used: {said}", at=place, help=help
        ) from error


def _wrong_url() -> SettingsError:
    return SettingsError(
        "CG740",
        "the address of the ledger is not one",
        at=Place(VARIABLE),
        help="sqlite:///path/to/ledger.db or postgresql+psycopg://user@host/database",
    )
