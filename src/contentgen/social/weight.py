"""Text → how long X says it is: `weighted_length("see claude.ai 👨‍👩‍👧‍👦")` → 4 + 23 + 1 + 2.

X's published counting (configuration 3 of its text parser) takes the text in Unicode's NFC: every
link is 23, every emoji 2; Latin, Greek, Cyrillic, Arabic, Thai and the usual dashes and quotes
are 1, the rest 2.
"""

from __future__ import annotations

import re
from itertools import pairwise
from unicodedata import combining, normalize

from contentgen.social.emoji import without_emoji
from contentgen.social.links import find_links

# X developer documentation, "Counting characters", read August 2026.
LINK_WEIGHT = 23
EMOJI_WEIGHT = 2
_HEAVY = re.compile("[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")  # weigh 2

# Three signs that count as letters but fall apart into marks.
_SIGNS = {0x0F73: "\u0f71\u0f72", 0x0F75: "\u0f71\u0f74", 0x0F81: "\u0f71\u0f80"}
_MANY_MARKS = re.compile(rb"[^\0]{31,}")


def weighted_length(text: str) -> int:
    """X's count of `text`: linear in its length, for any str."""
    text = composed(text.replace("\r\n", "\n"))
    links = find_links(text)
    ends = [0, *(edge for link in links for edge in (link.start, link.end)), len(text)]
    between = (text[a:b] for a, b in list(pairwise(ends))[::2])
    return LINK_WEIGHT * len(links) + sum(map(_weigh, between))


def composed(text: str) -> str:
    """NFC in linear time."""
    if text.isascii():
        return text
    # Python sorts a letter's combining marks by insertion: 100,000 of them take minutes. Marks
    # of different classes may be sorted without changing the text's meaning, so we do it first.
    text = text.translate(_SIGNS) if any(chr(sign) in text for sign in _SIGNS) else text
    classes = bytes(map(combining, text))
    parts: list[str] = []
    at = 0
    for run in _MANY_MARKS.finditer(classes):
        parts.append(text[at : run.start()])
        parts.extend(sorted(text[run.start() : run.end()], key=combining))
        at = run.end()
    return normalize("NFC", "".join((*parts, text[at:])))


def _weigh(text: str) -> int:
    """The weight of text without links."""
    if text.isascii():
        return len(text)
    rest, emoji = without_emoji(text)
    return EMOJI_WEIGHT * emoji + len(rest) + len(_HEAVY.findall(rest))
