"""How Instagram reads a caption: no address in it can be clicked; #tag, @name with dots."""

from __future__ import annotations

import re

from contentgen.social.links import Link
from contentgen.social.networks.linkedin import length
from contentgen.social.networks.x import hashtags

__all__ = ["hashtags", "length", "links", "mentions"]

_MENTION = re.compile(r"(?<![\w@/.])@(\w(?:[\w.]{0,28}\w)?)", re.ASCII)


def links(text: str) -> tuple[Link, ...]:
    return ()


def mentions(text: str) -> tuple[str, ...]:
    return tuple(_MENTION.findall(text))
