"""A number that has been read, and its surroundings → whether it is a label instead of a figure.

"Opus 4.5" and "Windows 11 users" are names, "Part 1" counts off, "in 2026" and "March 5" are dates,
"one supplier" is an article, "reading time: 8 minutes" speaks of the page.
"""

from __future__ import annotations

import re

from contentgen.brief.quantities.model import Amount
from contentgen.brief.quantities.nouns import read_noun
from contentgen.brief.quantities.tables import names
from contentgen.brief.quantities.tongue import Tongue
from contentgen.brief.quantities.walk import (
    LETTERS,
    next_is,
    next_word,
    opens_sentence,
    word_before,
    words_before,
)

_GLUED = re.compile(rf"[{LETTERS}]|_[A-Za-z0-9]")
_CLOCK = re.compile(r" (?:o['’]clock\b|a\. ?m\.|p\. ?m\.|in the (?:morning|afternoon|evening)\b)")
# "12 Main St.", "221B Baker Street"
_STREET = re.compile(
    r"[A-D]? (?:[A-Z][\w.'’]+ ){1,3}(?:Street|St\b|Avenue|Ave\b|Road|Rd\b|Boulevard|Blvd\b|Lane|Drive|"
    r"Square|Plaza|Terrace|Court\b|Highway|Parkway|Pkwy\b|Way\b)"
)
_ERA = re.compile(r" (?:BCE?|CE|AD|B\.C\.|A\.D\.)(?![A-Za-z])")
_HOUR = re.compile(
    r"(?= (?:and|on|in|from|until|to|for|every|each|tomorrow|today|tonight|sharp)\b)|(?=[.,;:!?)]|$)"
)
_CIRCA = re.compile(r"\b(?:c\. ?|circa )$")
_NUMBERS = r" v?[0-9][0-9.]{0,6}"
_LINK = r"(?:,|,? (?:and|or|to|&)|/|–)"
_ROW = re.compile(rf"([A-Za-z][\w.+#]*){_NUMBERS}(?:{_LINK}{_NUMBERS}){{0,6}}{_LINK} ?$")
_LINKS = (",", "and", "or", "to", "&", "/", "–")
_COMPARED = ("<", ">", "=")
_CALL = re.compile(r"[A-Za-z]\($")  # tmux(1)
_REQUIRES = re.compile(r"(?:\b[A-Z][\w.]*|python|node|java) ?(?:[<>]=?|[=~]=) ?$")  # Python >= 3.8
_OF_US = re.compile(r" of (?:us|you)\b")
_LAW = re.compile(r" (?:U\.?S\.?C\b|C\.?F\.?R\b|Fed\. Reg|F\.[23]d)")  # 42 U.S.C. 1983
_SLASHED = re.compile(r"([0-9]{2,3})/([0-9]{2,3})\b")
_MORE = frozenset({"more", "others", "fewer", "other"})
_TWO_KNOWN = frozenset({"the", "these", "those", "its", "their", "both"})


def is_label(text: str, amount: Amount, qualified: bool, tongue: Tongue) -> bool:
    """Whether the amount only names, counts off or dates; a qualifier speaks against it."""
    if _CLOCK.match(text, amount.end):
        return True
    if amount.numeral.form == "words":
        return _spelled_label(text, amount, qualified, tongue)
    if amount.numeral.form == "integer" and tongue.ordinal.match(text, amount.numeral.end):
        return True
    if not amount.plain:
        return _is_pressure(text, amount) or _is_clock(text, amount) or _reading_time(text, amount)
    if amount.numeral.form == "fraction":
        return text[amount.start].isdecimal() and _fraction_is_day(text, amount)
    if amount.numeral.scale != 1 and text[amount.end - 1].isalpha() and not qualified:
        glued = text[amount.end - 2 : amount.end - 1].isdecimal()
        return glued and (_follows_label(text, amount, tongue) or _is_address(text, amount, -1))
    if amount.numeral.form in ("grouped", "power") or amount.numeral.scale != 1:
        return False
    if _GLUED.match(text, amount.end) or _LAW.match(text, amount.end):
        return True
    if amount.numeral.form == "integer" and (
        _is_address(text, amount) or _ERA.match(text, amount.end) or _is_hour(text, amount)
    ):
        return True
    noun = read_noun(text, amount.end, tongue)[0]
    dated = _is_year(text, amount, noun, qualified, tongue) or _is_day(text, amount)
    if amount.numeral.form == "integer" and dated:
        return True
    before = text[max(0, amount.start - 48) : amount.start].rstrip(" ")
    if _CALL.search(before[-2:]) or (not noun and _requires(before)):
        return True
    return not qualified and (
        _follows_label(text, amount, tongue)
        or _follows_name(text, amount, noun, tongue)
        or _continues_row(before, noun, tongue)
    )


def _is_clock(text: str, amount: Amount) -> bool:
    """ "om 5 uur": on the clock, not a stretch of time."""
    before = word_before(text, amount.start).lower()
    return amount.measure.unit == "hour" and before in names.BEFORE_HOUR


def _requires(before: str) -> bool:
    """ "Python >= 3.8" """
    return before.endswith(_COMPARED) and _REQUIRES.search(before[-24:]) is not None


def _is_pressure(text: str, amount: Amount) -> bool:
    """ "120/80 mmHg" is two numbers, "1/2 mile" one."""
    written = _SLASHED.match(text, amount.start)
    return written is not None and int(written[1]) > int(written[2])


def _continues_row(before: str, noun: str, tongue: Tongue) -> bool:
    """The 13 of "pages 12 and 13", the 3.10 of "Python 3.9 and 3.10"."""
    row = _ROW.search(before) if before.endswith(_LINKS) else None
    if row is None:
        return False
    word = row[1].lower()
    named = any(map(str.isupper, row[1])) and word not in names.OPENERS and not noun
    return named or word.strip(".") in tongue.labels


def _is_address(text: str, amount: Amount, shift: int = 0) -> bool:
    return amount.numeral.base < 100_000 and bool(_STREET.match(text, amount.end + shift))


def _is_hour(text: str, amount: Amount) -> bool:
    """ "It opens at 7 and closes at 9." """
    before = word_before(text, amount.start).lower()
    if amount.numeral.value > (12 if before == "at" else 24) or before not in names.BEFORE_HOUR:
        return False
    return _HOUR.match(text, amount.end) is not None


def _follows_label(text: str, amount: Amount, tongue: Tongue) -> bool:
    """ "Part 1", "#3", "no. 7" """
    if text.endswith("#", 0, amount.start):
        return True
    before = words_before(text, amount.start, 1)
    word = before[0].text.lower() if before else ""
    return (word.strip(".#") in tongue.labels or word in tongue.labels) and not word.endswith(
        ("!", "?", ":", ";", ",")
    )


def _follows_name(text: str, amount: Amount, noun: str, tongue: Tongue) -> bool:
    """ "Opus 4.5", "Windows 11 users", "Fortune 500 companies"; not "Meta Cuts 600 Jobs"."""
    before = words_before(text, amount.start, 1)
    if not before or text[before[0].end : amount.start].strip(" \u00a0*_"):
        return False
    word = before[0].text
    if word.lower() in names.NAMES:
        return True
    if not word[0].isupper() or word.endswith((".", ",", ":", ";", "!", "?")):
        return False
    if word.lower() in names.OPENERS:
        return False
    if not noun or amount.numeral.form == "decimal":
        return True
    in_heading = noun[0].isupper()
    return not in_heading and not opens_sentence(text, before[0].start)


def _is_year(text: str, amount: Amount, noun: str, qualified: bool, tongue: Tongue) -> bool:
    value = amount.numeral.value
    if not 1000 <= value < 2100:
        return False
    if value < 1800:
        cue = word_before(text, amount.start).lower() in names.YEAR_CUES
        cue = cue and not next_is(text, amount.end, _MORE)
        return not noun and (
            cue or bool(_CIRCA.search(text[max(0, amount.start - 7) : amount.start]))
        )
    if _CIRCA.search(text[max(0, amount.start - 7) : amount.start]):
        return not noun
    counted = not tongue.counted.isdisjoint(noun.lower().split(" "))
    return not counted and not (qualified and noun)


def _is_day(text: str, amount: Amount) -> bool:
    """ "March 5", "12 April"; "may" is a month only with a capital or after "on"."""
    if amount.numeral.value > 31:
        return False
    before = [word.text.strip(".,") for word in words_before(text, amount.start, 2)]
    nearest = next((word for word in reversed(before) if word), "")
    after = next_word(text, amount.end)
    if after and after.text == "may":
        return text[after.start] == "M" or nearest.lower() in names.DAY_CUES
    if after and after.text in names.MONTHS:
        return True
    return nearest.lower() in names.MONTHS and nearest != "may"


def _fraction_is_day(text: str, amount: Amount) -> bool:
    """ "on 5/17" """
    return word_before(text, amount.start).lower() in names.DAY_CUES


def _reading_time(text: str, amount: Amount) -> bool:
    """ "Reading time: 8 minutes", "8 min read"."""
    if amount.measure.unit != "minute":
        return False
    after = next_word(text, amount.end)
    before = " ".join(word.text.lower() for word in words_before(text, amount.start, 3))
    return "reading time" in before or bool(after and after.text in ("read", "reading"))


def _spelled_label(text: str, amount: Amount, qualified: bool, tongue: Tongue) -> bool:
    """ "one supplier", "the two", "Part One", "net zero", "the Magnificent Seven"."""
    if not tongue.english and _stray_word(text, amount, qualified, tongue):
        return True
    value, before = amount.numeral.value, word_before(text, amount.start).lower().rstrip("-")
    if value == 1 and not qualified and amount.numeral.scale == 1:
        return _bare_one(text, amount)
    if not amount.plain:
        return _reading_time(text, amount)
    if before in tongue.labels or (before == "past" and value <= 12):
        return True
    if before in names.BEFORE_US or _OF_US.match(text, amount.end):
        return True
    if value == 0:
        return before in names.BEFORE_ZERO or text[amount.end : amount.end + 1] == "-"
    if value == 2 and before in _TWO_KNOWN:
        return True
    capital = text[amount.start].isupper() and not opens_sentence(text, amount.start)
    return capital and amount.numeral.scale == 1 and not read_noun(text, amount.end, tongue)[0]


def _stray_word(text: str, amount: Amount, qualified: bool, tongue: Tongue) -> bool:
    """ "Un ordinateur neuf", "tu sei": a small number word counts something or is none."""
    if not amount.plain or qualified or amount.numeral.scale != 1 or amount.numeral.value >= 100:
        return False
    if not read_noun(text, amount.end, tongue)[0]:
        return True
    sei = tongue.code == "it" and text[amount.start : amount.end].lower() == "sei"
    return sei and word_before(text, amount.start).lower() not in names.BEFORE_SEI


def _bare_one(text: str, amount: Amount) -> bool:
    """ "One" is a figure only before money, percent, and measures but time: "one gigawatt"."""
    if amount.plain or amount.measure.unit == "x":
        return True
    if amount.measure.unit not in names.SPANS:
        return False
    written = text[amount.numeral.end : amount.end]
    return "old" not in written and " of age" not in written and not written.startswith("-")
