"""Our text against the network's: is this the post we sent?

Both are flattened: what networks change about a text (the form of its letters, spaces, the scheme of
an address, a slash at its end) goes; then they are the same or they are not.
"""

from __future__ import annotations

import re

from contentgen.social.weight import composed

# Stands for an address that nobody can name: like any other.
ANY_LINK = "\0"
_SCHEME = re.compile(r"https?://", re.I)
_SLASH = re.compile(r"/+(?![\w/?#])")
# Whether an emoji is asked for in colour is not always kept.
_LOST = {0xFE0E: None, 0xFE0F: None}


def flat(text: str, *, wild: bool = False) -> str:
    """`wild` keeps the marks of addresses that nobody can name."""
    text = text if wild else text.replace(ANY_LINK, "")
    text = composed(text.replace("\r\n", "\n").translate(_LOST))
    text = _SLASH.sub("", _SCHEME.sub("", text)).casefold()
    return " ".join(text.split())


def same(ours: str, theirs: str) -> bool:
    """Two flat texts; theirs may hold `ANY_LINK`."""
    return ours == theirs or (ANY_LINK in theirs and _fits(ours, theirs, r"\S+"))


def alike(ours: str, theirs: str) -> bool:
    """The same letters and digits, whatever became of signs, spaces and addresses nobody can name."""
    mine = _letters(ours)
    return bool(mine) and _fits(mine, _letters(theirs), ".+")


def _fits(ours: str, theirs: str, between: str) -> bool:
    parts = map(re.escape, theirs.split(ANY_LINK))
    return bool(re.fullmatch(between.join(parts), ours, re.S))


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum() or char == ANY_LINK)
