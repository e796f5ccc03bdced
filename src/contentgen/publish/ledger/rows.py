"""Rows of the ledger ↔ an Entry: one thread, its posts, their pictures."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, Update, and_, bindparam, select, update

from contentgen.publish.ledger.tables import history, items, media, threads
from contentgen.publish.model import Account, Outgoing, Remote, Uploaded
from contentgen.publish.states import Item, MediaRow, Standing


@dataclass(frozen=True, slots=True)
class Entry:
    """A thread in the ledger."""

    id: int
    key: str
    network: str
    account: str
    kit: str
    thread: str
    title: str
    hash: str
    copy: int
    approved: str
    state: str
    open: bool
    begun: bool
    due_at: datetime
    wall: str
    zone: str
    gap: float | None
    late_from: datetime
    ready_at: datetime
    tries: int
    owner: str
    fence: int
    lease_until: datetime | None
    error: str
    created_at: datetime
    items: tuple[Item, ...] = ()

    @property
    def where(self) -> Account:
        return Account(self.network, self.account)

    @property
    def standing(self) -> Standing:
        return Standing(self.begun, self.late_from, self.gap, self.items)


@dataclass(frozen=True, slots=True)
class Change:
    """One line of history; n is None for the thread as a whole."""

    thread_id: int
    n: int | None
    was: str
    became: str
    why: str = ""


_ITEM = [c for c in items.c if c.name != "thread_id"]
_MEDIA = [
    media.c.k, media.c.path, media.c.alt, media.c.sha256, media.c.mime, media.c.handle, media.c.expires
]  # fmt: skip
_JOINED = (
    select(items.c.thread_id, *_ITEM, *_MEDIA)
    .select_from(
        items.outerjoin(media, and_(media.c.thread_id == items.c.thread_id, media.c.n == items.c.n))
    )
    .order_by(items.c.thread_id, items.c.n, media.c.k)
)


_POSTS_OF_ONE = _JOINED.where(items.c.thread_id == bindparam("id"))
_POSTS_OF = _JOINED.where(items.c.thread_id.in_(bindparam("ids", expanding=True)))
_REMEMBER = history.insert()


@cache
def _update(table: Table, *columns: str) -> Update:
    """A statement that sets these columns of one row; making it anew costs more than running it."""
    place = [column == bindparam(f"at_{column.name}") for column in table.primary_key]
    return update(table).where(*place).values({name: bindparam(name) for name in columns})


def entries(connection: Connection, found: list[Any]) -> list[Entry]:
    """Entries of rows of `threads`, in their order."""
    held: dict[int, dict[int, Item]] = {row.id: {} for row in found}
    if held:
        one = {"id": found[0].id}
        many = {"ids": list(held)}
        query, which = (_POSTS_OF_ONE, one) if len(held) == 1 else (_POSTS_OF, many)
        for row in connection.execute(query, which):
            _put(held[row[0]], row[1:])
    names = [c.name for c in threads.c]
    return [
        Entry(**dict(zip(names, row, strict=False)), items=tuple(held[row.id].values()))
        for row in found
    ]


def _put(posts: dict[int, Item], row: Any) -> None:
    size = len(_ITEM)
    post = posts.get(row[0]) or Item(*row[:size])
    if row[size] is not None:
        post = with_(post, media=(*post.media, MediaRow(*row[size:])))
    posts[post.n] = post


def with_(item: Item, **changes: Any) -> Item:
    return replace(item, **changes)


def outgoing(entry: Entry, item: Item, known: tuple[str, ...] = ()) -> Outgoing:
    """The post as an adapter takes it."""
    before = [Remote(i.remote_id, i.remote_extra) for i in entry.items if i.n < item.n]
    more: dict[str, Any] = {"known": known} if known else {}
    return Outgoing(
        key=f"{entry.key}-{item.n}",
        n=item.n,
        text=item.text,
        media=tuple(Uploaded(m.handle, m.expires) for m in item.media),
        alts=tuple(m.alt for m in item.media),
        link=item.link,
        root=before[0] if before else None,
        parent=before[-1] if before else None,
        since=item.first_sent_at,
        **more,
    )


@dataclass(slots=True)
class Turn:
    """What one transaction does to one thread: gathered, then written in as few statements as can be."""

    entry: Entry
    who: str
    now: datetime
    values: dict[str, Any] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    _touched: dict[int, dict[str, Any]] = field(default_factory=dict)
    _media: list[tuple[int, int, dict[str, Any]]] = field(default_factory=list)

    def item(self, n: int) -> Item:
        return next(i for i in self.entry.items if i.n == n)

    def put(self, n: int, why: str = "", **values: Any) -> None:
        """Change a post; a change of state goes into the history."""
        was = self.item(n)
        self._replace(with_(was, **values))
        self._touched.setdefault(n, {}).update(values)
        if values.get("state", was.state) != was.state or "attempts" in values:
            became = str(values.get("state", was.state))
            self.changes.append(Change(self.entry.id, n, was.state, became, why))

    def put_media(self, n: int, k: int, handle: str, expires: datetime | None) -> None:
        item = self.item(n)
        told = tuple(
            MediaRow(m.k, m.path, m.alt, m.sha256, m.mime, handle, expires) if m.k == k else m
            for m in item.media
        )
        self._replace(with_(item, media=told))
        self._media.append((n, k, {"handle": handle, "expires": expires}))

    def state(self, state: str, why: str = "") -> None:
        """The thread's own state."""
        was = str(self.values.get("state", self.entry.state))
        if state != was:
            self.values["state"] = state
            self.changes.append(Change(self.entry.id, None, was, state, why))

    def write(self, connection: Connection) -> None:
        id = self.entry.id
        for n, values in self._touched.items():
            connection.execute(_update(items, *values), {"at_thread_id": id, "at_n": n, **values})
        for n, k, values in self._media:
            place = {"at_thread_id": id, "at_n": n, "at_k": k}
            connection.execute(_update(media, *values), {**place, **values})
        if self.values:
            connection.execute(_update(threads, *self.values), {"at_id": id, **self.values})
        for c in self.changes:
            connection.execute(
                _REMEMBER,
                {
                    "thread_id": c.thread_id, "n": c.n, "at": self.now, "was": c.was,
                    "became": c.became, "who": self.who, "why": c.why,
                },
            )  # fmt: skip

    def _replace(self, item: Item) -> None:
        told = tuple(item if i.n == item.n else i for i in self.entry.items)
        self.entry = replace(self.entry, items=told)
