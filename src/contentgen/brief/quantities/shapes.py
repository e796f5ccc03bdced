"""Digits → where to step over them, when their shape or their place says that they are no figure.

Dates, times, versions, phone numbers, list marks, notes, parts of names and of addresses. This is
asked before anything is read; what stands around a number that has been read is for `labels`.
"""

from __future__ import annotations

import re

from contentgen.brief.quantities.tables import terms
from contentgen.brief.quantities.walk import LETTERS

_YEAR = r"(?:1[89]|20)[0-9]{2}"
_DIGIT_NEXT = r"(?![0-9])"
_SHAPES = re.compile(
    "|".join(
        (
            # 2026-04-22, 4/22/2026, 22.04.26, 04/2026
            rf"[0-9]{{4}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}{_DIGIT_NEXT}",
            rf"[0-9]{{1,2}}([-/.])[0-9]{{1,2}}\1[0-9]{{2,4}}{_DIGIT_NEXT}",
            rf"[0-9]{{1,2}}/{_YEAR}{_DIGIT_NEXT}",
            # 2026-28, 2026 to 2028
            rf"{_YEAR} ?[-–/] ?(?:{_YEAR}|[0-9]{{2}})(?![0-9%]|[.,][0-9])",
            rf"{_YEAR} (?:to|and|through) {_YEAR}(?![0-9%]|[.,][0-9])",
            # the 1990s, 21st
            r"[0-9]{1,4}['’]?s\b",
            r"[0-9]+(?:st|nd|rd|th|er|ère|ème)\b",
            # 9:30 a.m., 10:30, 16:9; but 2.1 pm is a length
            r"[0-9]{1,2}(?:[:.][0-9]{2})? ?[AaPp]\.?[Mm]\b(?!\.?[0-9])",
            rf"[0-9]{{1,3}}:[0-9]{{1,2}}(?::[0-9]{{2}}|[-–][0-9]{{1,3}})?{_DIGIT_NEXT}",
            # 14 h 30, 14h30, 14.30 Uhr
            r"[0-9]{1,2} ?h ?[0-9]{2}\b|[0-9]{1,2}(?:[.:][0-9]{2})? [Uu]hr\b|[0-9]{1,2}[.:][0-9]{2} (?:uur|heures)\b",
            # 2.1.x
            r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}\.x\b",
            # 978-3-16-148410-0, 3.11.2, 192.168.1.1, 800-555-0199; but 1.000.000 is a number
            r"[0-9]+-[0-9]+-[0-9]+[0-9-]*",
            rf"[0-9]{{1,4}}(?:\.[0-9]{{1,4}}){{3,40}}{_DIGIT_NEXT}",
            rf"[0-9]{{1,3}}\.[0-9]{{1,2}}\.[0-9]{{1,4}}{_DIGIT_NEXT}",
            rf"(?![0-9]{{1,3}}(?:\.[0-9]{{3}}){{2,40}}(?![0-9]|\.[0-9]))"
            rf"(?:[0-9]{{1,4}}[-.]){{2,40}}[0-9]{{2,}}{_DIGIT_NEXT}",
            rf"[0-9]{{3}}-0[0-9]{{3}}{_DIGIT_NEXT}",
            # 0800 123 456
            rf"0[0-9]{{2,4}}(?:[ -][0-9]{{2,4}}){{2,4}}{_DIGIT_NEXT}",
            # 501(c)(3), 12(3):45-67, 401k, 10-K, 12345-AB
            r"[0-9]+(?:\([0-9A-Za-z]{1,3}\))+(?::[0-9]{1,4}(?:[-–][0-9]{1,4})?)?",
            r"40(?:1 ?[kK]|3 ?[bB])s?\b|[0-9]{1,2}-[KQF]\b|[0-9]{4,12}-[A-Z][A-Z0-9]{0,5}\b",
            r"(?:529|1099|1040|911|990)(?= (?:plan|form|call|account|dispatch|operator|emergency)s?\b)",
            # 1920x1080, 1080p, 24/7, 1/0
            r"[0-9]+[x×][0-9]+(?![0-9^]|[-−][0-9])",
            r"[0-9]{3,}p\b|[0-9]+i\b",
            r"24/7\b|50/50\b|9/11\b|360-degree\b|[0-9]+/0+\b",
            # 5G, 3D, 4K video
            r"[2-6]G\b|[1-4]D\b",
            r"[48]K\b(?= (?:video|tv|display|resolution|monitor|screen|stream|camera)s?\b)",
        )
    )
)
_LIST_MARK = re.compile(r"[0-9]{1,3}[.)](?=[ \t]+\S)")
_NOTE = re.compile(
    r"\[[0-9]{1,3}(?:[,;–-] ?[0-9]{1,3}){0,20}\]|\((?:[0-9]{1,2}|(?:1[5-9]|20)[0-9]{2}[a-z]?)\)"
)
_DECADE = re.compile(r"[ (]['’][0-9]{2}(?![0-9%]|[.,][0-9]|[ -][a-z])")
_RUN = re.compile(r"[0-9]+(?:[.,'-][0-9]+){0,50}")
_STATEMENT = re.compile(r"[0-9][0-9.,_]{0,20}(?:[;)\]`]|[ ]*(?:\n|$|//|#))")
_HYPHENS = tuple("-‐‑–−")
_NAME_BACKWARDS = re.compile(rf"[{LETTERS}0-9.]+")
# "sub-3 nm", "non-5G" and "mid-40" are no names.
_PREFIXES = frozenset(terms("sub by to and or mid pre post non ultra over under up"))
_CHUNK_BORDER = re.compile(r"[\s(\[\"“|]")
_CHUNK_AFTER = re.compile(r"[^\s)\]\"”|]*")
_ADDRESS = re.compile(r"://|www\.|@[\w-]|^#\w|/\w+/|[a-z]\.(?:com|org|net|io|ai|html?|php|py|js)\b")
_PHONE = re.compile(r"[0-9](?:[ ()/-]{0,2}[0-9]){6,18}")
_AREA_CODE = re.compile(r"[0-9]{2,5}\) ?[0-9]{3,4}[ -][0-9]{3,4}\b")
_PHONE_BEFORE = re.compile(r"(?:\+[0-9 ()-]*|\btel\.?:? ?|\bphone:? ?)$")


def skip(text: str, at: int, start: int) -> int | None:
    """Where to go on when the digits at `at` are no figure; with its sign it begins at `start`."""
    if at == start:
        if shape := _SHAPES.match(text, at):
            return shape.end()
        if beyond := _note_end(text, at) or _area_code_end(text, at):
            return beyond
        if _is_list_mark(text, at) or _is_decade(text, at):
            return _run_end(text, at)
    if _ends_name(text, start) or _is_set(text, start):
        return _run_end(text, at)
    return _address_end(text, at) or _phone_end(text, at)


def _run_end(text: str, at: int) -> int:
    found = _RUN.match(text, at)
    return found.end() if found else at + 1


def _is_list_mark(text: str, at: int) -> bool:
    line = text.rfind("\n", max(0, at - 8), at) + 1
    begins_line = (line > 0 or at < 8) and not text[line:at].strip(" \t>*_(")
    return begins_line and _LIST_MARK.match(text, at) is not None


def _note_end(text: str, at: int) -> int | None:
    """[12], [4, 5], (2019), (1)"""
    note = _NOTE.match(text, at - 1) if at > 0 and text[at - 1] in "([" else None
    return note.end() if note else None


def _area_code_end(text: str, at: int) -> int | None:
    """(415) 555-2671"""
    code = _AREA_CODE.match(text, at) if at > 0 and text[at - 1] == "(" else None
    return code.end() if code else None


def _is_decade(text: str, at: int) -> bool:
    """ "the '90s", "negli anni '90" """
    return _DECADE.match(text, max(0, at - 2)) is not None


def _ends_name(text: str, start: int) -> bool:
    """ "GPT-5.2", "COVID-19": letters and a hyphen before the digits."""
    if not text.endswith(_HYPHENS, 0, start):
        return False
    backwards = _NAME_BACKWARDS.match(text[max(0, start - 24) : start - 1][::-1])
    name = backwards[0].lower()[::-1] if backwards else ""
    return name not in _PREFIXES and any(letter.isalpha() for letter in name)


def _is_set(text: str, start: int) -> bool:
    """ "max_tokens=4096", "let a = 3;" """
    if text.endswith("=", 0, start):
        return text[max(0, start - 2) : start - 1].isalnum()
    return text.endswith(" = ", 0, start) and _STATEMENT.match(text, start) is not None


def _address_end(text: str, at: int) -> int | None:
    """URLs, e-mail addresses, hashtags, paths: told by the unbroken run of characters around."""
    if at == 0 or text[at - 1] in " $€£~":
        return None
    before = _CHUNK_BORDER.split(text[max(0, at - 80) : at])[-1]
    after = _CHUNK_AFTER.match(text, at, at + 80)
    return after.end() if after and _ADDRESS.search(before + after[0]) else None


def _phone_end(text: str, at: int) -> int | None:
    before = text[max(0, at - 12) : at].lower()
    if not ("+" in before or "tel" in before or "phone" in before):
        return None
    found = _PHONE.match(text, at) if _PHONE_BEFORE.search(before) else None
    return found.end() if found else None
