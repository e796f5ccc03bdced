"""Straight quotes and stray spaces → what a printer would set, links untouched.

Only signs change, never words: a post and its article differ by no letter.
"""

from __future__ import annotations

import re

from contentgen.social.links import find_links

# “English” and „German“ quotation marks; other languages keep theirs, and get apostrophes only.
_QUOTES = {"en": ("“", "”", "‘", "’"), "de": ("„", "“", "‚", "‘")}
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<!\w)'(?=\d\ds?\b)|(?<=s)'(?=\s)")
_OPENING = re.compile(r"(?:^|(?<=[\s(\[{—–/]))([\"'])(?=\S)")
_CLOSING = re.compile(r"(?<=[^\s\d(\[{])([\"'])|(?<=\d)([\"'])(?=[\s.,;:!?)\]]|$)")
_STRAY = re.compile(r"[ \t]+(?=[.,](?:\s|$))|(?<=\S)[ \t]{2,}(?=\S)")


def typographic(text: str, language: str = "en") -> str:
    """`text` as it is printed."""
    text = _without_stray_spaces(text)
    if '"' not in text and "'" not in text:
        return text
    parts: list[str] = []
    at = 0
    for link in find_links(text):
        parts += _quotes(text[at : link.start], language), text[link.start : link.end]
        at = link.end
    return "".join((*parts, _quotes(text[at:], language)))


def _without_stray_spaces(text: str) -> str:
    """A citation that was taken out leaves " ." behind; two spaces are one."""
    return _STRAY.sub(lambda found: "" if text[found.end()] in ".," else " ", text).strip()


def _quotes(text: str, language: str) -> str:
    text = _APOSTROPHE.sub("’", text)
    marks = _QUOTES.get(language[:2] or "en")
    if marks is None:
        return text
    opening, closing, inner_opening, inner_closing = marks
    measure = '"' in text and text.count('"') % 2 == 1  # 27" is an inch, not a quotation
    if measure:
        return text
    text = _OPENING.sub(lambda m: opening if m[1] == '"' else inner_opening, text)
    return _CLOSING.sub(lambda m: closing if (m[1] or m[2]) == '"' else inner_closing, text)
