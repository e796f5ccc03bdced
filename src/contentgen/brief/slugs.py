"""Any words → an id or file name: `slug("Müllers 5 %")` is `muellers-5`.

Only a-z, 0-9 and dashes, so that an id can stand in a file name on every system.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator

# What NFKD does not take apart, and the German umlauts, which it takes apart wrongly for readers.
_LETTERS = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "å": "a",
        "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŀ": "l", "ŋ": "n",
        "€": " eur ", "$": " usd ", "£": " gbp ", "¥": " jpy ", "%": " percent ", "&": " and ",
        "'": "", "’": "", "‘": "", "`": "", "+": " plus ",
    }
)  # fmt: skip

# Names Windows keeps for devices, whatever their ending (learn.microsoft.com, "Naming Files").
_RESERVED = frozenset(
    {
        "con",
        "prn",
        "aux",
        "nul",
        *(f"com{n}" for n in range(1, 10)),
        *(f"lpt{n}" for n in range(1, 10)),
    }
)
_SIGNS = re.compile(r"\$(?=\s?\d)|(?<=\d)\s?%")


def slug(text: str, prefix: str = "", limit: int = 60) -> str:
    """`text` in a-z, 0-9 and dashes, at most `limit` long with its prefix, cut between words.

    Words in a script that has no Latin letters become a short hash of themselves.
    """
    body = _ascii(text)
    head = f"{prefix}-" if prefix else ""
    fitted = _fit(head + (body or _hash(text)), limit)
    return f"{fitted}-x" if fitted in _RESERVED else fitted


def unique(ids: Iterable[str]) -> Iterator[str]:
    """The same ids, the second of a name as `name-2`, the third as `name-3`, none given twice."""
    given: set[str] = set()
    counts: dict[str, int] = {}
    for name in ids:
        fresh = name
        while fresh in given:
            counts[name] = counts.get(name, 1) + 1
            fresh = f"{name}-{counts[name]}"
        given.add(fresh)
        yield fresh


def _ascii(text: str) -> str:
    plain = _SIGNS.sub("", text).casefold().translate(_LETTERS)
    folded = unicodedata.normalize("NFKD", plain)
    letters = sum(c.isalnum() for c in folded)
    words = re.findall(r"[a-z0-9]+", "".join(c for c in folded if not unicodedata.combining(c)))
    found = "-".join(words)
    # A few Latin crumbs in a Japanese title ("AI") would make every such id the same.
    return found if 2 * len(found) >= letters else "-".join(filter(None, [found, _hash(text)]))


def _hash(text: str) -> str:
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:8]


def _fit(name: str, limit: int) -> str:
    if len(name) <= limit:
        return name
    cut = name[: limit + 1].rpartition("-")[0]
    return cut if len(cut) > limit // 2 else name[:limit].rstrip("-")
