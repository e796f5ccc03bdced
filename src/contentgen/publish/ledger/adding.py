"""A planned thread → the ledger: its rows, its pictures' bytes, the first lines of its history.

The same content for the same account is taken once. Coming again with it (a script that was
killed, a second click) finds the thread that is there.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert as insert_postgres
from sqlalchemy.dialects.sqlite import insert as insert_sqlite

from contentgen.kit.open import KitError
from contentgen.publish.ledger.rows import Change, Turn, entries
from contentgen.publish.ledger.tables import accounts, items, media, pictures, threads
from contentgen.publish.model import Account, Media
from contentgen.publish.plan import Planned, read_again
from contentgen.publish.when import Moment

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Order:
    """A thread to be posted at a time. `gap`: seconds between posts when not the setting's."""

    planned: Planned
    at: Moment
    approved: bool = False
    again: bool = False
    gap: float | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """Where it stands in the ledger; `new` is False when the same content was there before."""

    id: int
    new: bool
    state: str


def add(connection: Connection, order: Order, now: datetime) -> Added:
    """Put the thread into the ledger, or find it there."""
    planned = order.planned
    know_account(connection, planned.account)
    same = (
        threads.c.network == planned.account.network,
        threads.c.account == planned.account.name,
        threads.c.hash == planned.hash,
    )
    last = connection.execute(
        select(threads).where(*same).order_by(threads.c.copy.desc()).limit(1).with_for_update()
    ).first()
    if last and not order.again:
        if order.approved and not last.approved:
            _approve(connection, last, now)
        return Added(last.id, False, last.state)
    values = _values(order, last.copy + 1 if last else 0, now)
    made = connection.execute(
        _insert(connection)(threads)
        .values(**values)
        .on_conflict_do_nothing()
        .returning(threads.c.id)
    ).scalar()
    if made is None:  # another process was first by a hair
        raced = connection.execute(select(threads).where(*same).limit(1)).one()
        return Added(raced.id, False, raced.state)
    _add_posts(connection, made, planned)
    keep_pictures(connection, (m for post in planned.posts for m in post.media), now)
    _tell(connection, made, order, now)
    return Added(made, True, str(values["state"]))


def know_account(connection: Connection, account: Account) -> None:
    connection.execute(
        _insert(connection)(accounts)
        .values(
            network=account.network, name=account.name, not_before=LONG_AGO, next_start=LONG_AGO
        )
        .on_conflict_do_nothing()
    )


def keep_pictures(connection: Connection, wanted: Iterable[Media], now: datetime) -> None:
    """The bytes that were planned, whatever becomes of the kit."""
    for sha256, one in sorted({m.sha256: m for m in wanted}.items()):
        statement = _insert(connection)(pictures).values(
            sha256=sha256, data=read_again(one), added_at=now
        )
        # Touched, so that a sweep of old pictures that runs at the same time leaves it.
        connection.execute(
            statement.on_conflict_do_update(index_elements=["sha256"], set_={"added_at": now})
        )


def read_picture(connection: Connection, sha256: str) -> bytes:
    data = connection.execute(select(pictures.c.data).where(pictures.c.sha256 == sha256)).scalar()
    if data is None:
        raise KitError(
            "CG744",
            f"the ledger has lost a picture ({sha256[:12]})",
            help="Cancel the thread and schedule its kit again.",
        )
    return bytes(data)


def _values(order: Order, copy: int, now: datetime) -> dict[str, Any]:
    planned, at = order.planned, order.at
    return {
        "key": uuid.uuid4().hex,
        "network": planned.account.network,
        "account": planned.account.name,
        "kit": planned.kit,
        "thread": planned.thread,
        "title": planned.title,
        "hash": planned.hash,
        "copy": copy,
        "approved": planned.hash if order.approved else "",
        "state": "approved" if order.approved else "planned",
        "due_at": at.utc,
        "wall": at.wall,
        "zone": at.zone,
        "gap": order.gap,
        "late_from": at.utc,
        "ready_at": at.utc,
        "created_at": now,
    }


def _add_posts(connection: Connection, id: int, planned: Planned) -> None:
    connection.execute(
        items.insert(),
        [
            {"thread_id": id, "n": post.n, "text": post.text, "length": post.length,
             "link": post.link, "state": "planned"}
            for post in planned.posts
        ],
    )  # fmt: skip
    shown = [
        {"thread_id": id, "n": post.n, "k": k, "path": str(one.path), "alt": one.alt,
         "sha256": one.sha256, "mime": one.mime}
        for post in planned.posts
        for k, one in enumerate(post.media, 1)
    ]  # fmt: skip
    if shown:
        connection.execute(media.insert(), shown)


def _tell(connection: Connection, id: int, order: Order, now: datetime) -> None:
    row = connection.execute(select(threads).where(threads.c.id == id)).one()
    turn = Turn(entries(connection, [row])[0], "planner", now)
    told = ["draft", *(["approved"] if order.approved else []), "planned"]
    for was, became in zip(["", *told], told, strict=False):
        turn.changes.append(Change(id, None, was, became, f"due {order.at.utc.isoformat()}"))
    turn.write(connection)


def _approve(connection: Connection, row: Any, now: datetime) -> None:
    turn = Turn(entries(connection, [row])[0], "editor", now)
    turn.values["approved"] = row.hash
    if row.state == "planned":
        turn.state("approved", "passed at this hash")
    turn.write(connection)


def _insert(connection: Connection) -> Any:
    return insert_sqlite if connection.dialect.name == "sqlite" else insert_postgres
