"""How X reads a post: weighted length; bare names become links; #tag, @name of at most 15."""

from __future__ import annotations

import re

from contentgen.social.links import find_links as links
from contentgen.social.weight import weighted_length as length

__all__ = ["hashtags", "length", "links", "mentions"]

_HASHTAG = re.compile(r"(?<![\w&/])[#＃](\w*[^\W\d_]\w*)")
_MENTION = re.compile(r"(?<![\w@＠/!#$%&*])[@＠](\w{1,15})(?![\w@＠])", re.ASCII)


def hashtags(text: str) -> tuple[str, ...]:
    return tuple(_HASHTAG.findall(text))


def mentions(text: str) -> tuple[str, ...]:
    return tuple(_MENTION.findall(text))
