"""A thread → what posting it costs where posting costs. CG318."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from contentgen.article.model import Notice
from contentgen.social.model import Thread
from contentgen.social.networks import network


@dataclass(frozen=True, slots=True)
class Cost:
    """In dollars: as it stands, and what it would be without any link."""

    dollars: Decimal
    without_links: Decimal


def estimate(thread: Thread) -> Cost:
    """A bare name that becomes a link is taken for one: whether it is charged, nobody says."""
    row = network(thread.network)
    linked = sum(bool(row.rules.links(post.text)) for post in thread.posts)
    alts = sum(bool(image.alt) for post in thread.posts for image in post.images)
    plain = len(thread.posts) * row.price + alts * row.alt_price
    return Cost(plain + linked * (row.link_price - row.price), plain)


def cost_notice(thread: Thread) -> Notice | None:
    """What to know of the price, where there is one."""
    cost = estimate(thread)
    if not cost.dollars:
        return None
    said = f"posting it costs about ${cost.dollars:.3f}"
    if cost.dollars != cost.without_links:
        said += f", without its link ${cost.without_links:.3f}"
    return Notice("CG318", "info", said, ())
