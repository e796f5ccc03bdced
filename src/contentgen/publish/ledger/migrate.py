"""An empty or older database → today's tables, one version after the other.

A version is never changed once it was released; a new one is one function more.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, Engine, insert, inspect, select, text

from contentgen.errors import Place
from contentgen.publish.ledger.engine import LedgerError, reading, said_plainly
from contentgen.publish.ledger.tables import metadata, version

_LOCK = 0x636F6E74  # one number for all of contentgen's migrations in a PostgreSQL database


def migrate(engine: Engine) -> None:
    """Bring the database to the newest version; many processes may do so at once."""
    with said_plainly(engine):
        if _current(engine) == len(VERSIONS):
            return
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
            version.create(connection, checkfirst=True)
            done = connection.execute(select(version.c.version)).scalars().all()
            if max(done, default=0) > len(VERSIONS):
                raise _newer(engine)
            for number, step in enumerate(VERSIONS, 1):
                if number not in done:
                    step(connection)
                    connection.execute(insert(version).values(version=number))


def _current(engine: Engine) -> int:
    """Without a write lock: the usual case must not wait for a writer."""
    with reading(engine) as connection:
        if not inspect(connection).has_table(version.name):
            return 0
        found = max(connection.execute(select(version.c.version)).scalars(), default=0)
    if found > len(VERSIONS):
        raise _newer(engine)
    return found


def _newer(engine: Engine) -> LedgerError:
    return LedgerError(
        "CG743",
        "the ledger was made by a newer contentgen",
        at=Place(engine.url.render_as_string(hide_password=True)),
        help="Update contentgen on this machine.",
    )


def _first(connection: Connection) -> None:
    metadata.create_all(connection)
    _append_only(connection)


def _append_only(connection: Connection) -> None:
    """History is written once: the database itself refuses to change it."""
    if connection.dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            connection.execute(
                text(
                    f"CREATE TRIGGER history_no_{verb.lower()} BEFORE {verb} ON history "
                    "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
                )
            )
        return
    connection.execute(
        text(
            "CREATE FUNCTION history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'history is append-only'; END $$"
        )
    )
    connection.execute(
        text(
            "CREATE TRIGGER history_append_only BEFORE UPDATE OR DELETE ON history "
            "FOR EACH ROW EXECUTE FUNCTION history_is_append_only()"
        )
    )


VERSIONS: tuple[Callable[[Connection], None], ...] = (_first,)
