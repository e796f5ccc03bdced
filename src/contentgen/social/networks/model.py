"""A network: its numbers as a row of the table, its reading of a text as the functions of a module."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from contentgen.social.links import Link


class Rules(Protocol):
    """What a network's module has."""

    def length(self, text: str, /) -> int:
        """How long the network says that `text` is."""

    def links(self, text: str, /) -> tuple[Link, ...]:
        """What becomes clickable in a text that a person pastes."""

    def hashtags(self, text: str, /) -> tuple[str, ...]:
        """The topics it finds, without their sign."""

    def mentions(self, text: str, /) -> tuple[str, ...]:
        """The accounts it finds, without their sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """One row. A number that is 0 stands for no rule."""

    name: str
    title: str  # as people write it
    rules: Rules
    form: str  # "series": many short posts; "page": one long one
    source: str

    limit: int  # of one post, in `unit`
    unit: str  # as a person would say it: what `rules.length` counts
    bytes: int = 0  # of one post in UTF-8, beside the limit
    hook: int = 0  # what the first post may use; 0: the limit
    fold: int = 0  # characters seen before "see more"

    link: int = 0  # what a link costs; 0: its own length
    links: int = 0  # different ones in a post
    linked: bool = True  # whether an address in a post can be clicked
    whole_disclaimer: bool = False  # or in a few words
    hashtags: int  # that we put; networks allow more
    most_hashtags: int = 0  # that it allows
    most_mentions: int = 0
    cashtags: int = 0  # $TICKERs in a post
    repeats: bool = True  # whether an account may say the same twice

    images: int  # in one post
    least_images: int = 0
    cover: bool = False  # whether the title card leads the pictures
    alt: int  # characters of an alt text
    image_bytes: int = 0
    formats: tuple[str, ...] = ()
    ratios: tuple[float, float] = (0, 0)  # least and most of width to height
    sizes: tuple[str, ...]  # picture sizes of ours, the best first

    price: Decimal = Decimal(0)  # dollars, of a post through the API
    link_price: Decimal = Decimal(0)  # of a post with a link
    alt_price: Decimal = Decimal(0)  # of an alt text

    def count(self, text: str) -> int:
        """The length of `text` as this network counts it."""
        return self.rules.length(text)

    def room(self, text: str) -> int:
        """How much of `limit` the text takes: its length, or more when its bytes weigh more."""
        length = self.rules.length(text)
        if not self.bytes:
            return length
        return max(length, -(-len(text.encode("utf-8", "replace")) * self.limit // self.bytes))
