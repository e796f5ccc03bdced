"""A story fitted to a network: posts, counted as that network counts."""

from __future__ import annotations

from dataclasses import dataclass

from contentgen.campaign.model import Computed


@dataclass(frozen=True, slots=True)
class PostImage:
    """A picture of the kit by its card; `file` is its path in the kit."""

    card: str
    file: str
    alt: str


@dataclass(frozen=True, slots=True)
class Post:
    n: int  # from 1
    text: str
    length: int  # as the network counts
    images: tuple[PostImage, ...]
    link: str  # "" but for the post that carries it
    lines: tuple[int, ...]
    ids: tuple[str, ...] = ()
    computed: tuple[Computed, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    network: str
    id: str
    title: str
    angle: str  # angle id, "" for the main story
    limit: int
    posts: tuple[Post, ...]
