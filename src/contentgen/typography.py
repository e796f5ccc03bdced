"""Straight quotes and stray spaces → what a printer would set, addresses untouched.

Only signs change, never words: what is printed and its article differ by no letter. Applied once, where
the campaign is planned, so that letter, posts and pictures set the same words the same way.
"""

from __future__ import annotations

import re

# Double and single; other languages keep theirs, and get apostrophes within words only.
_QUOTES = {"en": ('"“”', "'‘’"), "de": ('"„“', "'‚‘")}
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<!\w)'(?=\d\ds?\b)")
_ADDRESS = re.compile(r"https?://\S+")
_STRAIGHT = re.compile(r"[\"']")
_BEFORE_OPENING = frozenset(" \n\t\u00a0([{—–/“‘")
_STRAY = re.compile(r"(?<![ \t])[ \t]++(?=[.,](?:\s|$))|(?<![ \t])[ \t]{2,}+(?=\S)")


def typographic(text: str, language: str = "en") -> str:
    """`text` as it is printed."""
    text = _without_stray_spaces(text)
    return _with_printed_quotes(text, language) if _STRAIGHT.search(text) else text


def _without_stray_spaces(text: str) -> str:
    """A citation that was taken out leaves " ." behind; two spaces are one."""
    return _STRAY.sub(lambda found: "" if text[found.end()] in ".," else " ", text).strip()


def _with_printed_quotes(text: str, language: str) -> str:
    letters = list(_APOSTROPHE.sub("’", text))
    for double_or_single in _QUOTES.get(language[:2] or "en", ()):
        _pair(letters, *double_or_single)
    for link in _ADDRESS.finditer(text):
        letters[link.start() : link.end()] = link[0]
    return "".join(letters)


def _pair(letters: list[str], straight: str, opening: str, closing: str) -> None:
    """Turn each `straight` into `opening` or `closing`; a foot or an inch (5'10") stays."""
    opened = False
    for at, letter in enumerate(letters):
        if letter != straight:
            continue
        before = letters[at - 1] if at else " "
        if before in _BEFORE_OPENING and letters[at + 1 : at + 2]:
            letters[at], opened = opening, True
        elif opened or (straight == "'" and before.isalpha()):  # the boats' yard
            letters[at], opened = closing, False
