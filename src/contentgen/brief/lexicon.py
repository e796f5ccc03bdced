"""Tables of words (assets/lexicon/*.toml) → regular expressions over running text.

    words("takeaway_label")        every language's: for labels and headings
    words("said", "de")            German and English: for German prose
    words("said", "xx")            a language without words of its own: every language's

A phrase matches as whole words, in any case. Labels are `fold`ed first; prose is matched as it is,
so its tables write an apostrophe as ' and it is given with straight quotes (`straight`).
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache

from contentgen.shipped import shipped

_FILES = ("structure", "speech", "angles")
# Same length on both sides: offsets stay true.
_STRAIGHT = str.maketrans("’‘“”\u00a0\u202f？：", "''\"\"  ?:")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")

# An emoji in front of a heading.
_ORNAMENT = re.compile(r"^[^\w\"'#(\[]+")

# A numbered part of a label or heading: "#1", "No. 2", "3".
NUMBER = r"(?:\s?(?:#|№|no\.|n°|nr\.)?\s?\d{1,3})?"


def straight(text: str) -> str:
    """The text with straight quotes and plain blanks, as long as before."""
    return text.translate(_STRAIGHT)


@lru_cache(4096)  # the same few labels are asked about by every finder
def fold(text: str) -> str:
    """A label as the tables know it: `The Take-Away:` is `the take-away`."""
    plain = " ".join(straight(text).casefold().split()).strip(" :.!;,-–—*_#")
    return _ORNAMENT.sub("", plain)


@cache
def words(table: str, language: str = "") -> re.Pattern[str]:
    """Any phrase of the table, as whole words."""
    return re.compile(f"(?:{alternatives(table, language)})", re.IGNORECASE)


@cache
def label(table: str) -> re.Pattern[str]:
    """A whole label that is a phrase of the table, with or without article and number."""
    return re.compile(f"{ARTICLE}?(?:{alternatives(table)}){NUMBER}", re.IGNORECASE)


@cache
def alternatives(table: str, language: str = "") -> str:
    """The phrases of a table as one alternation, longest first."""
    phrases = _phrases(table, language)
    # Japanese has no blanks between words: its phrases may touch other letters.
    spaced = [p for p in phrases if not _JAPANESE.search(p)]
    joined = [p for p in phrases if _JAPANESE.search(p)]
    whole = [rf"(?<!\w)(?:{_alternation(spaced)})(?!\w)"] if spaced else []
    return "|".join([*whole, *([_alternation(joined)] if joined else [])])


def _alternation(phrases: list[str]) -> str:
    return "|".join(sorted(phrases, key=lambda p: (-len(p), p)))


def _phrases(table: str, language: str) -> list[str]:
    by_language = _tables()[table]
    chosen = [language, "en"] if language in by_language else sorted(by_language)
    return list(dict.fromkeys(p for code in chosen for p in by_language.get(code, ())))


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    folder = shipped("assets") / "lexicon"
    tables: dict[str, dict[str, list[str]]] = {}
    for name in _FILES:
        tables |= tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))
    return tables


# The article before a label's words, with its blank.
ARTICLE = rf"(?:(?:{alternatives('article')})\s+|[ld]')"
