"""A thread → what the network will ask for it, before anything leaves.

Only X has prices. They are the world's numbers: each row names its source and the day it was read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from contentgen.social.links import find_links


@dataclass(frozen=True, slots=True)
class Price:
    network: str
    what: str
    dollars: Decimal
    source: str


_X = "X developer docs, pay-per-use prices, read Aug 2026"
# fmt: off
PRICES = (
    Price("x", "post", Decimal("0.015"), _X),
    Price("x", "post with a link", Decimal("0.200"), _X + "; a bare domain is taken for a link"),
    Price("x", "alt text", Decimal("0.005"), _X + " (media metadata)"),
    Price("x", "own post read", Decimal("0.001"), _X + "; for the owner of the app, else 0.005"),
    Price("x", "post deleted", Decimal("0.010"), _X),
)
# fmt: on
_DOLLARS = {(p.network, p.what): p.dollars for p in PRICES}


@dataclass(frozen=True, slots=True)
class CostLine:
    what: str
    count: int
    dollars: Decimal  # together


@dataclass(frozen=True, slots=True)
class Cost:
    """An estimate: lines that are not zero, and their sum."""

    lines: tuple[CostLine, ...] = ()

    @property
    def dollars(self) -> Decimal:
        return sum((line.dollars for line in self.lines), Decimal(0))


def estimate(network: str, posts: Sequence[tuple[str, Sequence[str]]], *, looks: int = 0) -> Cost:
    """What `posts` (text and alt texts) will cost; `looks` counts own posts read back."""
    linked = sum(bool(find_links(text)) for text, _ in posts)
    alts = sum(bool(alt) for _, texts in posts for alt in texts)
    counts = {
        "post": len(posts) - linked,
        "post with a link": linked,
        "alt text": alts,
        "own post read": looks,
    }
    return Cost(tuple(
        CostLine(what, count, count * _DOLLARS[network, what])
        for what, count in counts.items()
        if count and (network, what) in _DOLLARS
    ))  # fmt: skip
