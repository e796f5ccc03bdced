"""What posting needs of this machine: a ledger that can be written, zones, a clock, someone at work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from contentgen.errors import ContentgenError

Line = tuple[str, str, str]  # name, state, words


def look_at_ledger() -> Iterator[Line]:
    """Opens a ledger that is there; makes none."""
    from contentgen.cli.desk import open_project

    try:
        project = open_project()
        if not project.has_ledger():
            yield ("ledger", "ok", f"none yet; the first post makes {project.state / 'ledger.db'}")
            return
        ledger = project.ledger()
        try:
            ledger.beat("doctor", stopped=True)  # can it be written?
            where = ledger.engine.url.render_as_string(hide_password=True)
            open_threads = sum(entry.open for entry in ledger.entries())
            yield ("ledger", "ok", f"{where} can be written; {open_threads} threads are open")
            seen = [row.seen_at for row in ledger.workers() if row.name != "doctor"]
            overdue = ledger.overdue()
            age = (ledger.clock() - max(seen)).total_seconds() / 60 if seen else None
            words = f"last seen {age:.0f} min ago" if age is not None else "none was ever seen"
            idle = overdue and (age is None or age > 5)
            more = f"; {overdue} threads are overdue" if overdue else ""
            yield ("worker", "fault" if idle else "ok", words + more)
        finally:
            ledger.close()
    except ContentgenError as error:
        yield ("ledger", "fault", str(error))


def look_at_time() -> Iterator[Line]:
    """Zones and clock; a clock that is years off posts at the wrong time."""
    from importlib.metadata import version
    from zoneinfo import ZoneInfo

    from contentgen.publish.when import local_zone

    name, now = local_zone(), datetime.now(UTC)
    here = f"{now.astimezone(ZoneInfo(name)):%Y-%m-%d %H:%M} {name}, " if name else ""
    yield ("clock", "ok", f"{here}{now:%Y-%m-%d %H:%M} UTC; zones of tzdata {version('tzdata')}")
