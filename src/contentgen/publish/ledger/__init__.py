"""Threads ↔ a database that remembers what was sent, what may have been, and what waits."""

from contentgen.publish.ledger.adding import Added, Order
from contentgen.publish.ledger.claiming import Job, Scope, Taken
from contentgen.publish.ledger.engine import VARIABLE, LedgerError
from contentgen.publish.ledger.ledger import Ledger, open_ledger
from contentgen.publish.ledger.rows import Change, Entry
from contentgen.publish.ledger.settling import NotSeen, Result

__all__ = [
    "VARIABLE", "Added", "Change", "Entry", "Job", "Ledger", "LedgerError", "NotSeen", "Order",
    "Result",
    "Scope", "Taken", "open_ledger",
]  # fmt: skip
