"""Sign, number, magnitude, measure, rate → Amount: "US$5.2bn a year", "five gigawatts", "80.9%"."""

from __future__ import annotations

import re
from dataclasses import replace
from math import isfinite

from contentgen.brief.quantities import spelled
from contentgen.brief.quantities.digits import VULGAR, read_digits
from contentgen.brief.quantities.magnitudes import magnified
from contentgen.brief.quantities.measures import read_measure, read_rate
from contentgen.brief.quantities.model import PLAIN, Amount, Measure, Numeral
from contentgen.brief.quantities.tables import currencies, units, words
from contentgen.brief.quantities.walk import GAP, next_word

_SIGN = re.compile(rf"([{''.join(currencies.SIGNS)}]){GAP}(?=[-−]?\.?[0-9]|[{VULGAR}])")
_CODE = re.compile(r"([A-Za-z]{2,4})\.?[ \u00a0]?(?=[-−]?\.?[0-9])")
_BEFORE_DOLLAR = re.compile(r"(?<![A-Za-z.])([A-Za-z](?:\.?[A-Za-z]){0,2}\.?)( ?)$")
_DIGIT_NEXT = re.compile(r" (?=[0-9])")
_CENTS = re.compile(rf",?{GAP}(?:and )?(?=[0-9a-z])")
_BARE_CENTS = re.compile(r"(?: and)? ([0-9]{2})(?=[.,;!?]?(?:\s*$|[.;!?] ))")
_INCHES = re.compile(
    rf"(?:{GAP}|,? and |, )([0-9]{{1,2}}(?:\.[0-9]+)?)(?:{GAP}(?:inches|inch|in)\b|\"|″|'')"
)


def read_amount(text: str, at: int, language: str = "en", floor: int = 0) -> Amount | None:
    """The amount that begins with the sign, digit or number word at `at`."""
    if signed := _currency_sign(text, at):
        return _with_sign(text, *signed, language, floor)
    numeral = _read_numeral(text, at, language, floor)
    if numeral is None:
        return None
    numeral = magnified(text, numeral, language, money=False)
    if not isfinite(numeral.value):
        return None
    behind = read_measure(text, numeral)
    amount = Amount(numeral, behind.measure, numeral.start, behind.end)
    return _rated(text, _with_inches(text, _with_cents(text, amount)))


def _read_numeral(text: str, at: int, language: str, floor: int) -> Numeral | None:
    if not text[at].isalpha() or text[at] in VULGAR:
        numeral = read_digits(text, at, language, floor)
        return spelled.grow(text, numeral) if numeral else None
    word = next_word(text, at)
    if word is None or word.text not in words.MINUS:
        return spelled.read_spelled(text, at)
    if digit := _DIGIT_NEXT.match(text, word.end):
        below = read_digits(text, digit.end(), language, digit.end())
    else:
        below = spelled.read_spelled(text, word.end + 1)
    return replace(below, base=-below.base, start=at) if below else None


def _currency_sign(text: str, at: int) -> tuple[str, int, int] | None:
    """(unit, start, where the number begins) for a sign or a code before a number."""
    if found := _SIGN.match(text, at):
        unit, start = currencies.SIGNS[found[1]], at
        if found[1] in "$＄£":
            unit, start = _nation(text, at, unit)
        return unit, start, found.end()
    found = _CODE.match(text, at)
    if found is None:
        return None
    written = found[1]
    known = written in currencies.CODES or written.lower() == written in currencies.LOWER_CODES
    if not known or written in currencies.NOT_CODES_IN_CAPITALS:
        return None
    return currencies.CODES.get(written) or currencies.CODES[written.upper()], at, found.end()


def _nation(text: str, at: int, unit: str) -> tuple[str, int]:
    """ "US$", "hk $", "C$": whose dollar; a lone letter before a space is a word ("a $5 fee")."""
    found = _BEFORE_DOLLAR.search(text[max(0, at - 7) : at])
    if found is None:
        return unit, at
    letters = found[1].replace(".", "").upper()
    if letters not in currencies.BEFORE_DOLLAR or (found[2] and letters in ("A", "S", "R", "J")):
        return unit, at
    if found[2] and found[1] == "us":  # "it cost us $2.3 million"
        return unit, at
    return currencies.BEFORE_DOLLAR[letters], at - len(found[0])


def _with_sign(
    text: str, unit: str, start: int, number: int, language: str, floor: int
) -> Amount | None:
    while text[number] in "-−.":
        number += 1
    numeral = read_digits(text, number, language, start + 1)
    if numeral is None:
        return None
    numeral = magnified(text, spelled.grow(text, numeral), language, money=True)
    if not isfinite(numeral.value):
        return None
    if _minus_before(text, start, floor):
        numeral, start = replace(numeral, base=-numeral.base), start - 1
    again = read_measure(text, numeral)
    end = again.end if again.measure.kind == "currency" else numeral.end
    return _rated(text, Amount(numeral, Measure(unit, "currency"), start, end, signed=True))


def _minus_before(text: str, start: int, floor: int) -> bool:
    if start <= floor or text[start - 1] not in "-−–":
        return False
    return start == 1 or text[start - 2].isspace() or text[start - 2] in "(|*_:~"


def _with_cents(text: str, amount: Amount) -> Amount:
    """ "thirteen dollars forty-five cents", "15 dollars and 50." """
    if amount.measure.kind != "currency" or amount.measure.unit in ("cent", "penny"):
        return amount
    if found := _BARE_CENTS.match(text, amount.end):
        return _added(amount, float(found[1]) / 100, found.end())
    link = _CENTS.match(text, amount.end)
    if link is None or link.end() == amount.end or amount.numeral.scale != 1:
        return amount
    few = _read_numeral(text, link.end(), "en", link.end()) if _numeric(text, link.end()) else None
    if few is None or not 0 < few.value < 100:
        return amount
    behind = read_measure(text, few)
    if behind.measure.unit not in ("cent", "penny"):
        return amount
    return _added(amount, few.value / 100, behind.end)


def _numeric(text: str, at: int) -> bool:
    word = next_word(text, at)
    return text[at].isdecimal() or bool(
        word and (word.text in words.SMALL or word.text in words.TENS)
    )


def _with_inches(text: str, amount: Amount) -> Amount:
    """ "5 ft 2 in" is one height."""
    if amount.measure.unit != units.FOOT or amount.numeral.value >= 100:
        return amount
    found = _INCHES.match(text, amount.end)
    return _added(amount, float(found[1]) / 12, found.end()) if found else amount


def _added(amount: Amount, more: float, end: int) -> Amount:
    numeral = replace(amount.numeral, base=amount.numeral.value + more, scale=1.0, end=end)
    return replace(amount, numeral=numeral, end=end)


def _rated(text: str, amount: Amount) -> Amount:
    if amount.measure.per:
        return replace(amount, per=amount.measure.per)
    per, end = read_rate(text, amount.end)
    if not per or (amount.measure == PLAIN and text[amount.end : amount.end + 1] == "/"):
        return amount
    return replace(amount, per=per, end=end)
