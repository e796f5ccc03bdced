"""A number and the magnitude written behind its digits → the number with its scale.

"5B", "5 bn", "5 Mrd.", "2.33 k", "1,5 mil millones". Magnitudes in English words ("2.5 million")
have been read by then. A small m is a metre, unless money or a count noun stands by.
"""

from __future__ import annotations

import re
from dataclasses import replace

from contentgen.brief.quantities.measures import degrees_nearby
from contentgen.brief.quantities.model import Numeral
from contentgen.brief.quantities.nouns import read_noun
from contentgen.brief.quantities.tables import currencies, words
from contentgen.brief.quantities.tongue import Tongue
from contentgen.brief.quantities.walk import GAP, LETTERS, next_is

_LETTER = re.compile(rf"({GAP}|-)(MM|mm|bn|Bn|BN|[kKmMbBtT])(?![{LETTERS}0-9²³^/])")
_LETTER_OF_CODE = re.compile(rf"{GAP}([MKk])(?=(?:{'|'.join(currencies.CODES)})\b)")
_WRITTEN = re.compile(rf"(?:{GAP}|-)([{LETTERS}]+)(?P<point>\.(?= ?[A-Za-z€$£]))?")
_PLUS = re.compile(r"\+ ?(thousand|million|billion|trillion)\b")  # "$5+ million"
_MIL = "mil"


def magnified(text: str, numeral: Numeral, tongue: Tongue, *, money: bool) -> Numeral:
    """The number with its magnitude, or as it is; `money`: a currency sign stands before it."""
    if numeral.scale != 1:
        return numeral
    if code := _LETTER_OF_CODE.match(text, numeral.end):
        return replace(numeral, scale=words.LETTERS[code[1]], end=code.end())
    if numeral.form == "words":
        return numeral
    if plus := _PLUS.match(text, numeral.end):
        return replace(numeral, scale=words.SCALES[plus[1]], end=plus.end())
    letter = _LETTER.match(text, numeral.end)
    if letter and (size := _letter_size(text, letter, numeral, money)):
        return replace(numeral, scale=size, end=letter.end())
    written = _WRITTEN.match(text, numeral.end)
    return _by_word(text, numeral, written, tongue) if written else numeral


def _by_word(text: str, numeral: Numeral, written: re.Match[str], tongue: Tongue) -> Numeral:
    word = written[1].lower()
    more = _WRITTEN.match(text, written.end(1)) if word == _MIL else None
    if more and (size := tongue.scales.get(f"{word} {more[1].lower()}")):
        return replace(numeral, scale=size, end=more.end(1))
    size = tongue.scales.get(word)
    if size is None:
        return numeral
    # The point of "Mio." is its own when the sentence goes on behind it.
    abbreviated = written["point"] and len(word) < 4
    return replace(numeral, scale=size, end=written.end() if abbreviated else written.end(1))


def _letter_size(text: str, found: re.Match[str], numeral: Numeral, money: bool) -> float | None:
    gap, letter = found.groups()
    size = words.LETTERS_WITH_CURRENCY.get(letter)
    if money:
        return size
    if letter in ("m", "b", "mm", "T"):
        return size if _counts(text, found, numeral) else None
    if gap and letter not in ("k", "M"):
        return None
    if (letter == "K" or (gap and letter == "k")) and degrees_nearby(
        text, found.start(), found.end()
    ):
        return None
    return words.LETTERS.get(letter)


def _counts(text: str, found: re.Match[str], numeral: Numeral) -> bool:
    """ "5m users", "10 m euros": people and money are counted in millions, not in metres."""
    gap, letter = found.groups()
    if next_is(text, found.end(), currencies.FIRST_WORDS):
        return True
    if gap:
        return False
    if letter == "b" and numeral.form == "decimal":
        return True  # there are no tenths of a bit
    return text.startswith(" ", found.end()) and read_noun(text, found.end())[0] != ""
