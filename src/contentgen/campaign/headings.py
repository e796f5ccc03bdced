"""A heading → its words without furniture: "Part 2: The Anatomy of the Deal" → "The Anatomy of the Deal"."""

from __future__ import annotations

import re

_ORDINAL = re.compile(
    r"^(?:(?:part|chapter|section|step|pillar|clause|introduction|intro|conclusion)\b\s*#?\d*\s*[:.–—-]\s*|\d+[.)]\s+)",
    re.I,
)


def without_ordinal(heading: str) -> str:
    """The heading without "Part 2:", "3." and the like; unchanged when nothing else would be left."""
    bare = _ORDINAL.sub("", heading).strip()
    return bare or heading
