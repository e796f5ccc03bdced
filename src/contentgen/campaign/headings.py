"""A heading → its words without furniture: "Part 2: The Anatomy of the Deal" → "The Anatomy of the Deal"."""

from __future__ import annotations

import re

from contentgen.article.model import Text
from contentgen.brief.model import Brief

_ORDINAL = re.compile(
    r"^(?:(?:part|chapter|section|step|pillar|clause|introduction|intro|conclusion)\b\s*#?\d*\s*[:.–—-]\s*|\d+[.)]\s+)",
    re.I,
)


def without_ordinal(heading: str) -> str:
    """The heading without "Part 2:", "3." and the like; unchanged when nothing else would be left."""
    bare = _ORDINAL.sub("", heading).strip()
    return bare or heading


def short_heading(heading: str) -> str:
    """A heading that stands on two lines of a letter: of "The Anatomy of the Deal – What It Buys" the
    piece that is concrete (a figure, a question), else the first."""
    bare = without_ordinal(heading)
    if len(bare) <= _TWO_LINES:
        return bare
    pieces = [piece.strip() for piece in re.split(r"\s[–—-]\s|:\s|\s\|\s", bare)]
    able = [piece for piece in pieces if 8 <= len(piece) <= _TWO_LINES and " " in piece]
    concrete = (piece for piece in able if re.search(r"\d|\?$", piece))
    return next(concrete, able[0] if able else bare)


_TWO_LINES = 48  # characters of 21 px bold that stand on a line of 536 px


def deck_of(brief: Brief) -> Text | None:
    """The article's subtitle, unless what stands there only says who wrote it."""
    subtitle = brief.article.subtitle
    if subtitle is None or not subtitle.plain or _BYLINE.match(subtitle.plain):
        return None
    return subtitle


_BYLINE = re.compile(r"(?:By|Von|Par|Por|Di|Door|Text:) [A-ZÀ-Þ][^.!?]{1,80}$")
