"""How Bluesky reads a post: graphemes; nothing is clickable but what a facet says (facets.py)."""

from __future__ import annotations

from contentgen.social.facets import facets
from contentgen.social.graphemes import graphemes as length
from contentgen.social.links import find_links as links

__all__ = ["hashtags", "length", "links", "mentions"]


def hashtags(text: str) -> tuple[str, ...]:
    return tuple(facet.value for facet in facets(text) if facet.kind == "tag")


def mentions(text: str) -> tuple[str, ...]:
    return tuple(facet.value for facet in facets(text) if facet.kind == "mention")
