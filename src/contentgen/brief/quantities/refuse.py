"""A number and its surroundings → whether it is no figure: dates, versions, names, labels, addresses.

Two questions. `skip` looks at the digits themselves, before anything is read, and says how far to
step over a date, a time, a version. `is_label` looks around a plain number that has been read.
"""

from __future__ import annotations

import re

from contentgen.brief.quantities.model import Amount
from contentgen.brief.quantities.nouns import read_noun
from contentgen.brief.quantities.tables import names
from contentgen.brief.quantities.walk import next_word, opens_sentence, word_before, words_before

_YEAR = r"(?:1[5-9]|20)[0-9]{2}"
_SHAPES = re.compile(
    "|".join(
        (
            r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![0-9])",  # 2026-04-22
            r"[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{2,4}(?![0-9])",  # 4/22/2026, 22.04.26
            rf"{_YEAR}(?: ?[-–/] ?(?:{_YEAR}|[0-9]{{2}})| (?:to|and|through) {_YEAR})(?![0-9%]|[.,][0-9])",  # 2026-28
            rf"[0-9]{{1,2}}/{_YEAR}(?![0-9])",  # 04/2026
            r"[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]\.?m\b(?!\.?[0-9])",  # 9:30 a.m.
            r"[0-9]{1,3}:[0-9]{1,2}(?::[0-9]{2})?(?![0-9])",  # 16:9, 10:30
            r"[0-9]+(?:st|nd|rd|th|er|ère|ème)\b",  # 21st
            r"[0-9]{1,4}['’]?s\b|[0-9]+/0+\b",  # the 1990s
            r"[0-9]+(?:\([0-9A-Za-z]{1,3}\))+",  # 501(c)(3)
            r"[0-9]{1,4}(?:\.[0-9]{1,4}){3,}(?![0-9])|[0-9]{1,3}\.[0-9]{1,2}\.[0-9]{1,4}(?![0-9])",  # 3.11.2
            r"(?:[0-9]{1,4}[-.]){2,}[0-9]{2,}(?![0-9])",  # 800-555-0199
            r"[0-9]{3}-[0-9]{4}(?![0-9])",  # 555-0199
            r"24/7\b|50/50\b|9/11\b|360-degree\b",
            r"[0-9]+-[0-9]+-[0-9]+[0-9-]*",
            r"[0-9]+[x×][0-9]+(?![0-9^]|[-−][0-9])",  # 1920x1080
            r"[2-6]G\b|[1-4]D\b|[48]K\b(?= (?:video|tv|display|resolution|monitor|screen|stream|camera)s?\b)",
            r"[0-9]+[pi]\b",  # 1080p
        )
    )
)
_GLUED = re.compile(r"[0-9][0-9.,]*[A-Za-zÀ-ɏ_]")
_CHUNK_BEFORE = re.compile(r"[^\s(\[\"“|]*$")
_CHUNK_AFTER = re.compile(r"[^\s)\]\"”|]*")
_ADDRESS = re.compile(r"://|www\.|@[\w-]|^#\w|/\w+/|[a-z]\.(?:com|org|net|io|ai|html?|php|py|js)\b")
_NAME_HYPHEN = re.compile(r"([A-Za-zÀ-ɏ0-9.]*[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9.]*)[-‐‑–−]$")
# "sub-3 nm" and "mid-40" are no names.
_PREFIXES = frozenset("sub to and or mid pre post non ultra over under up".split())
_PHONE_BEFORE = re.compile(r"(?:\+[0-9 ()-]*|\btel\.?:? ?|\bphone:? ?)$", re.IGNORECASE)
_LIST_MARK = re.compile(r"[0-9]{1,3}[.)](?=[ \t]+\S)")
_NOTE = re.compile(
    r"\[[0-9]{1,3}(?:[,;–-] ?[0-9]{1,3})*\]|\((?:[0-9]{1,2}|(?:1[5-9]|20)[0-9]{2}[a-z]?)\)"
)


def skip(text: str, at: int, start: int) -> int | None:
    """Where to go on when the digits at `at` are a date, a time, a version, part of a name or of an
    address; `start` is where the figure with its sign would begin."""
    if at == start and (shape := _SHAPES.match(text, at)):
        return shape.end()
    if at == start and _in_list_or_note(text, at):
        return _digits_end(text, at)
    name = _NAME_HYPHEN.search(text[max(0, start - 24) : start])
    if name and name[1].lower() not in _PREFIXES:
        return _digits_end(text, at)
    return _address_end(text, at) or _phone_end(text, at)


def _digits_end(text: str, at: int) -> int:
    found = re.compile(r"[0-9]+(?:[.,'-][0-9]+){0,50}").match(text, at)
    return found.end() if found else at + 1


def _in_list_or_note(text: str, at: int) -> bool:
    line_start = text.rfind("\n", max(0, at - 8), at) + 1
    begins_line = (line_start > 0 or at < 8) and not text[line_start:at].strip(" \t>*_(")
    if begins_line and _LIST_MARK.match(text, at):
        return True
    return at > 0 and text[at - 1] in "([" and _NOTE.match(text, at - 1) is not None


def _address_end(text: str, at: int) -> int | None:
    """URLs, e-mail addresses, hashtags, paths: told by the unbroken run of characters around."""
    before = _CHUNK_BEFORE.search(text[max(0, at - 80) : at])
    after = _CHUNK_AFTER.match(text, at, at + 80)
    if before is None or after is None:
        return None
    return after.end() if _ADDRESS.search(before[0] + after[0]) else None


def _phone_end(text: str, at: int) -> int | None:
    if not _PHONE_BEFORE.search(text[max(0, at - 12) : at]):
        return None
    found = re.compile(r"[0-9](?:[ ()/-]{0,2}[0-9]){6,18}").match(text, at)
    return found.end() if found else None


def is_label(text: str, amount: Amount, qualified: bool) -> bool:
    """Whether a plain number names or counts off something, or is a year or a day."""
    numeral = amount.numeral
    if numeral.form == "words":
        return _spelled_label(text, amount, qualified)
    if not amount.plain:
        return amount.measure.kind == "unit" and _reading_time(text, amount)
    if numeral.form in ("grouped", "fraction", "power") or numeral.scale != 1:
        return numeral.form == "fraction" and _is_day(text, amount)
    if _GLUED.match(text, amount.end - 1) or text[amount.end : amount.end + 1] == "_":
        return True
    noun = read_noun(text, amount.end)[0]
    if numeral.form == "integer" and (
        _is_year(text, amount, noun, qualified) or _is_day(text, amount)
    ):
        return True
    return not qualified and (_follows_label(text, amount) or _follows_name(text, amount, noun))


def _follows_label(text: str, amount: Amount) -> bool:
    if text[amount.start - 1 : amount.start] == "#":
        return True
    before = word_before(text, amount.start).lower() or _abbreviation_before(text, amount.start)
    return before.strip(".#") in names.LABELS or before == "#"


def _abbreviation_before(text: str, at: int) -> str:
    """ "no.", "fig.": the one point that does not end a clause."""
    words = words_before(text, at, 1)
    return words[0].text.lower() if words and words[0].text.endswith(".") else ""


def _follows_name(text: str, amount: Amount, noun: str) -> bool:
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
    heading = noun[0].isupper()
    return not heading and not opens_sentence(text, before[0].start)


def _is_year(text: str, amount: Amount, noun: str, qualified: bool) -> bool:
    value = amount.numeral.value
    if not 1000 <= value < 2100:
        return False
    counted = noun.lower().rsplit(" ", 1)[-1] in names.COUNTED
    if value >= 1800:
        return not (counted or (qualified and noun))
    before = word_before(text, amount.start).lower()
    return before in names.YEAR_CUES and not noun


def _is_day(text: str, amount: Amount) -> bool:
    value = amount.numeral.value
    before = [word.text.strip(".,") for word in words_before(text, amount.start, 2)]
    if amount.numeral.form == "fraction":
        return bool(before) and before[-1].lower() in ("on", "since", "until", "by")
    if value > 31:
        return False
    after = next_word(text, amount.end)
    if after and after.text in names.MONTHS and after.text != "may":
        return True
    month = next((word for word in reversed(before) if word), "")
    if after and after.text == "may":
        return month.lower() in ("on", "of", "by", "until", "since") or text[after.start] == "M"
    return month.lower() in names.MONTHS and (month[0].isupper() or month != "may")


def _reading_time(text: str, amount: Amount) -> bool:
    """ "Reading time: 8 minutes", "8 min read"."""
    if amount.measure.unit not in ("minute", "min"):
        return False
    after = next_word(text, amount.end)
    before = " ".join(word.text.lower() for word in words_before(text, amount.start, 3))
    return bool(after and after.text in ("read", "reading")) or "reading time" in before


def _spelled_label(text: str, amount: Amount, qualified: bool) -> bool:
    """ "one supplier", "the two", "Part One", "net zero", "the Magnificent Seven"."""
    numeral, before = amount.numeral, word_before(text, amount.start).lower()
    noun = read_noun(text, amount.end)[0] if amount.plain else ""
    if before in names.LABELS and amount.plain:
        return True
    if numeral.value == 1 and not qualified:
        return _bare_one(text, amount)
    if numeral.value == 0:
        return amount.plain and (
            before in names.BEFORE_ZERO or text[amount.end : amount.end + 1] == "-"
        )
    if (
        before in ("the", "these", "those", "its", "their", "both")
        and numeral.value == 2
        and amount.plain
    ):
        return True
    capital = text[amount.start].isupper() and not opens_sentence(text, amount.start)
    return capital and amount.plain and not noun and numeral.scale == 1


def _bare_one(text: str, amount: Amount) -> bool:
    """ "One" is a figure only before money, percent and measures that are no time: "one gigawatt"."""
    if amount.plain or amount.measure.unit == "x":
        return amount.numeral.scale == 1
    if amount.measure.unit not in names.SPANS:
        return False
    written = text[amount.numeral.end : amount.end]
    return "old" not in written and " of age" not in written and not written.startswith("-")
