"""Words at the start of a sentence that lean on the one before: "It …", "By comparison, …"."""

from __future__ import annotations

import re

_LEANING = re.compile(
    r"[“‘\"'(]?(?:It|It[’']s|Its|They|Their|Them|He|His|She|Her|This|That|These|Those|Such|Here"
    r"|There(?! (?:is|are|was|were)\b)|And|But|Or|Nor|So|Yet|Also|Still|Similarly|However|Moreover"
    r"|Furthermore|Meanwhile|Instead(?! of)|Therefore|Thus|Hence|Consequently|Likewise|Otherwise|Then"
    r"|In other words|In return|By comparison|By contrast|As a result(?! of)|For (?:example|instance)"
    r"|On the other hand|The former|The latter|Both(?! [a-z]+ and\b)|Neither)\b"
)


def leaning_opener(text: str) -> str:
    """The opening word that points outside `text`; "" when it stands alone."""
    found = _LEANING.match(text)
    return found.group() if found else ""
