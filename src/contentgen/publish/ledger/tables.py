"""The ledger's tables, for SQLite and PostgreSQL alike."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.engine import Dialect


class Instant(TypeDecorator[datetime]):
    """An aware datetime in UTC, kept as seconds since 1970: SQLite has no type for it, and numbers
    compare the same in both engines."""

    impl = Double
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> float | None:
        return None if value is None else value.timestamp()

    def process_result_value(self, value: float | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromtimestamp(value, UTC)


# SQLite counts rows by itself only in a column that is declared INTEGER.
Id = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData()

accounts = Table(
    "accounts",
    metadata,
    Column("network", String(40), primary_key=True),
    Column("name", String(120), primary_key=True),
    Column("down", Text, nullable=False, default=""),  # why nothing leaves; "" when all is well
    Column("not_before", Instant, nullable=False),  # a rate limit's end
    Column("next_start", Instant, nullable=False),  # spacing between threads
    Column("identity", String(200), nullable=False, default=""),
    Column("handle", String(200), nullable=False, default=""),
    Column("checked_at", Instant),
)

threads = Table(
    "threads",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", String(40), nullable=False, unique=True),
    Column("network", String(40), nullable=False),
    Column("account", String(120), nullable=False),
    Column("kit", Text, nullable=False),
    Column("thread", String(200), nullable=False),
    Column("title", Text, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("copy", Integer, nullable=False, default=0),  # --again counts up
    Column("approved", String(64), nullable=False, default=""),  # the hash an editor has passed
    Column("state", String(20), nullable=False),
    Column("open", Boolean, nullable=False, default=True),  # a worker has something to do
    Column("begun", Boolean, nullable=False, default=False),  # a post has left, or may have
    Column("due_at", Instant, nullable=False),
    Column("wall", String(40), nullable=False, default=""),  # what the person meant, with `zone`
    Column("zone", String(80), nullable=False, default=""),
    Column("gap", Double),  # seconds between posts when not the setting's (--drip)
    Column("late_from", Instant, nullable=False),  # lateness counts from here
    Column("ready_at", Instant, nullable=False),  # nothing to do before
    Column("tries", Integer, nullable=False, default=0),  # failures in a row that posted nothing
    Column("owner", String(120), nullable=False, default=""),
    Column("fence", Integer, nullable=False, default=0),  # counts up with every claim
    Column("lease_until", Instant),
    Column("error", Text, nullable=False, default=""),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("network", "account", "hash", "copy"),
)
Index(
    "threads_ready",
    threads.c.ready_at,
    threads.c.id,
    postgresql_where=text("open"),
    sqlite_where=text("open = 1"),
)

items = Table(
    "items",
    metadata,
    Column("thread_id", Id, ForeignKey("threads.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("length", Integer, nullable=False, default=0),
    Column("link", Text, nullable=False, default=""),
    Column("state", String(20), nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("looks", Integer, nullable=False, default=0),
    Column("doubt", Boolean, nullable=False, default=False),  # it may be there
    Column("first_sent_at", Instant),
    Column("sent_at", Instant),
    Column("remote_id", Text, nullable=False, default=""),
    Column("remote_extra", Text, nullable=False, default=""),
    Column("error", Text, nullable=False, default=""),
)
Index("items_remote", items.c.remote_id)

media = Table(
    "media",
    metadata,
    Column("thread_id", Id, ForeignKey("threads.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("k", Integer, primary_key=True),
    Column("path", Text, nullable=False),
    Column("alt", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("mime", String(40), nullable=False),
    Column("handle", Text, nullable=False, default=""),
    Column("expires", Instant),
)

# What was planned is what leaves: a worker on another machine has no kit, and a kit may be rebuilt.
pictures = Table(
    "pictures",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("data", LargeBinary, nullable=False),
    Column("added_at", Instant, nullable=False),
)

history = Table(
    "history",
    metadata,
    Column("id", Id, primary_key=True),
    Column("thread_id", Id, ForeignKey("threads.id"), nullable=False, index=True),
    Column("n", Integer),  # None: the thread as a whole
    Column("at", Instant, nullable=False),
    Column("was", String(20), nullable=False),
    Column("became", String(20), nullable=False),
    Column("who", String(120), nullable=False),
    Column("why", Text, nullable=False),
)

workers = Table(
    "workers",
    metadata,
    Column("name", String(120), primary_key=True),
    Column("started_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("stopped_at", Instant),
    Column("doing", Text, nullable=False, default=""),
)

version = Table("ledger_version", metadata, Column("version", Integer, primary_key=True))
