"""Typewriter text → typographer's text: true quotes, dashes and minus, no-break spaces.

Only signs change, never words or digits, and typesetting twice is the same as once.
"""

from __future__ import annotations

import re
import unicodedata

from contentgen.graphics.shape import JOINED, NBSP, SOFT

_UNITS = """
    billion million trillion thousand percent bn mn tn Mrd. Mio. Milliarden Millionen Prozent
    gigawatts megawatts watts petaflops exaflops GW MW kW GWh MWh kWh W GB TB MB GHz MHz
    km m cm mm nm kg g t ha acres hectares dollars euros points tokens chips
    hours hour minutes years year months weeks days am pm a.m. p.m. °C °F € % x
"""
_MONTHS = "January February March April May June July August September October November December"

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[ \t\r\n]+"), " "),
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r" ?--+ ?"), "—"),
    # a range: digits on both sides, and no third part (that is a date or a telephone number)
    (re.compile(r"(?<![\w.,-])([$€£]?\d[\d.,]*)-([$€£]?\d[\d.,]*[\w%]*)(?![\w-])"), r"\1–\2"),
    (re.compile(r"(?<![\w)\]–-])-(?=[$€£]?\d)"), "−"),
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r"(?<=\w)'"), "’"),
    (re.compile(r"(?<![\w.!?,])'(?=\d0s)"), "’"),
    (re.compile(r"(^|[\s(\[—–/“])'"), r"\1‘"),
    (re.compile(r"'"), "’"),
    (re.compile(r"(^|[\s(\[—–/‘])\""), r"\1“"),
    (re.compile(r"\""), "”"),
    (re.compile(rf"(?<=\d) (?=(?:{'|'.join(map(re.escape, _UNITS.split()))})(?!\w))"), NBSP),
    (re.compile(r"\b(Q[1-4]|H[12]|No\.|Nr\.|Part|Phase) (?=\d)"), rf"\1{NBSP}"),
    (re.compile(rf"\b({'|'.join(_MONTHS.split())}) (?=\d)"), rf"\1{NBSP}"),
    (re.compile(r"(?<=\d) (?=–|−)|(?<=–) (?=\d)"), ""),
)  # fmt: skip


# Pictographs, with what joins and colours them. ✓ and ✔ are in the fonts.
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u2712\u2715-\u27bf\u2b50-\u2b55\ufe0f\u200d\u20e3\U000e0020-\U000e007f]+ ?"
)

_PLAIN = str.maketrans({SOFT: None, JOINED: None, NBSP: " ", "\u202f": " "})


def typeset(text: str) -> str:
    text = unicodedata.normalize("NFC", text).strip()
    for pattern, to in _RULES:
        text = pattern.sub(to, text)
    return text


def has_emoji(text: str) -> bool:
    return bool(_EMOJI.search(text))


def without_emoji(text: str) -> str:
    """For a machine that has no font of emoji: the words are the message, and stay."""
    return _EMOJI.sub("", text).strip()


def plain(text: str) -> str:
    """Painted text as a reader would copy it: soft hyphens gone, no-break spaces plain."""
    return text.translate(_PLAIN)
