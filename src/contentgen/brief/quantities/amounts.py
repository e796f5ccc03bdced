"""Sign, number, magnitude, measure, rate → Amount: "US$5.2bn a year", "five gigawatts", "80.9%"."""

from __future__ import annotations

import re
from dataclasses import replace
from math import isfinite

from contentgen.brief.quantities import spelled
from contentgen.brief.quantities.around import loose_end
from contentgen.brief.quantities.digits import VULGAR, read_digits
from contentgen.brief.quantities.foreign import read_foreign, shared
from contentgen.brief.quantities.magnitudes import magnified
from contentgen.brief.quantities.measures import Behind, read_measure, read_rate
from contentgen.brief.quantities.model import PLAIN, Amount, Measure, Numeral
from contentgen.brief.quantities.multiples import AND_A_HALF, ONCE, SHARES
from contentgen.brief.quantities.tables import currencies, units, words
from contentgen.brief.quantities.tongue import Tongue
from contentgen.brief.quantities.walk import GAP, LETTERS, next_word, tails, words_before

_SIGN = re.compile(rf"([{''.join(currencies.SIGNS)}]){GAP}(?=[-−]?\.?[0-9]|[{VULGAR}])")
_CODE = re.compile(rf"([{LETTERS}]{{1,4}})\.?[ \u00a0]?(?=[-−]?\.?[0-9])")
_BEFORE_SIGN = re.compile(r"(?<![A-Za-z.])([A-Za-z](?:\.?[A-Za-z]){0,2}\.?)( ?)$")
_NAME = re.compile(rf"([{LETTERS}]+) (?=[0-9])")
_MILLIONS = re.compile(
    r"[0-9.,]{1,16}[ \u00a0-]?(?:[mb]illions?|trillion|bn|mn|m|crore|lakh|B|M)\b"
)
_LIKE_MONEY = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{2,3})+|[0-9]+\.[0-9]{2}(?![0-9])|[0-9.]{1,12}[ \u00a0]?(?:[mb]illion|trillion|bn|m)\b"
)
_DIGIT_NEXT = re.compile(r" (?=[0-9])")
_CENTS = re.compile(rf",?{GAP}(?:and )?(?=[0-9a-z])")
_SMALL_C = re.compile(r"(?:,? and)? ([0-9]{1,2}) ?(?:c|ct)\b(?!\.)")
_BARE_CENTS = re.compile(r"(?: and)? ([0-9]{2})(?=[.,;!?]?(?:\s*$|[.;!?] ))")
_INCHES = re.compile(
    rf"(?:{GAP}|,? and |, )([0-9]{{1,2}}(?:\.[0-9]+)?)(?:{GAP}(?:inches|inch|in)\b|\"|″|”|'')"
)
_HEIGHT = re.compile(r"[- ]([0-9]|1[01])(?![0-9A-Za-z.,]?[0-9A-Za-z])")
_SMALLER = re.compile(r" ?([0-9]{1,2})(?= ?[a-z])")


def read_amount(text: str, at: int, tongue: Tongue, floor: int = 0) -> Amount | None:
    """The amount that begins with the sign, digit or number word at `at`."""
    if signed := _currency_sign(text, at):
        return _with_sign(text, *signed, tongue, floor)
    numeral = _read_numeral(text, at, tongue, floor)
    if numeral is None:
        return None
    numeral = magnified(text, numeral, tongue, money=False)
    if not isfinite(numeral.value):
        return None
    behind = _measure_behind(text, numeral, tongue)
    amount = Amount(numeral, behind.measure, numeral.start, behind.end)
    return _rated(text, _with_smaller(text, _with_cents(text, amount, tongue), tongue), tongue)


def _measure_behind(text: str, numeral: Numeral, tongue: Tongue) -> Behind:
    """The measure, also behind a "+" or "-plus": "30+ years", "100 plus kilometres"."""
    behind = read_measure(text, numeral, tongue)
    loose = loose_end(text, numeral.end, tongue) if behind.measure == PLAIN else None
    if loose is None:
        return behind
    measured = read_measure(text, replace(numeral, end=loose), tongue)
    return behind if measured.measure == PLAIN else measured


def _read_numeral(text: str, at: int, tongue: Tongue, floor: int) -> Numeral | None:
    if not text[at].isalpha() or text[at] in VULGAR:
        numeral = read_digits(text, at, floor, comma=tongue.comma)
        if numeral is None:
            return None
        return spelled.grow(text, numeral) if tongue.english else shared(text, numeral, tongue)
    if not tongue.english:
        return read_foreign(text, at, tongue)
    word = next_word(text, at)
    if word is None or word.text not in words.MINUS:
        return spelled.read_spelled(text, at)
    if digit := _DIGIT_NEXT.match(text, word.end):
        digits = read_digits(text, digit.end(), digit.end(), comma=tongue.comma)
        below = spelled.grow(text, digits) if digits else None
    else:
        below = spelled.read_spelled(text, word.end + 1)
    return replace(below, base=-below.base, start=at) if below else None


def _currency_sign(text: str, at: int) -> tuple[str, int, int] | None:
    """(unit, start, where the number begins) for a sign, a code or a mark before a number."""
    if found := _SIGN.match(text, at):
        unit, start = currencies.SIGNS[found[1]], at
        if found[1] in "$＄£¥₵":
            unit, start = _nation(text, at, unit)
        return unit, start, found.end()
    found = _CODE.match(text, at)
    code = _code_before(found[1]) if found else None
    if found and code and _fits_code(text, found[1], found.end()):
        return code, at, found.end()
    return _name_before(text, at)


def _code_before(written: str) -> str | None:
    known = currencies.CODES.get(written) or currencies.MARKS.get(written)
    if known or written not in currencies.LOWER_CODES:
        return known or currencies.LETTERS.get(written)
    return currencies.CODES[written.upper()]


def _fits_code(text: str, written: str, number: int) -> bool:
    """ "COP 28" is a meeting and "R40" a bus; "COP 28 million" and "R40 million" are money."""
    if written in currencies.LETTERS:
        return text[number - 1] == written and _MILLIONS.match(text, number) is not None
    return written not in currencies.DOUBTFUL or _LIKE_MONEY.match(text, number) is not None


def _name_before(text: str, at: int) -> tuple[str, int, int] | None:
    """ "ringgit 42 million": a name before the number, believed before millions."""
    found = _NAME.match(text, at)
    measure = currencies.NAMES.get(found[1].lower()) if found else None
    if found is None or measure is None or not _MILLIONS.match(text, found.end()):
        return None
    return measure.unit, at, found.end()


def _nation(text: str, at: int, unit: str) -> tuple[str, int]:
    """ "US$", "hk $", "C$": whose dollar; a lone letter before a space is a word ("a $5 fee")."""
    found = _BEFORE_SIGN.search(text[max(0, at - 7) : at])
    if found is None or found[1].lower() in currencies.DOLLARS_OF:
        return _land_before(text, at, unit)
    letters = found[1].replace(".", "").upper()
    if letters not in currencies.BEFORE_SIGN or (found[2] and letters in currencies.LONE_LETTERS):
        return _land_before(text, at, unit)
    if found[2] and found[1] == "us":  # "it cost us $2.3 million"
        return unit, at
    return currencies.BEFORE_SIGN[letters], at - len(found[0])


def _land_before(text: str, at: int, unit: str) -> tuple[str, int]:
    """ "Canadian $5 million", "Hong Kong $ 20"."""
    if text[at] not in "$＄":
        return unit, at
    for phrase, start in tails(words_before(text, at, 2)):
        if phrase in currencies.DOLLARS_OF:
            return currencies.DOLLARS_OF[phrase], start
    return unit, at


def _with_sign(
    text: str, unit: str, start: int, number: int, tongue: Tongue, floor: int
) -> Amount | None:
    while text[number] in "-−.":
        number += 1
    numeral = read_digits(text, number, start + 1, comma=tongue.comma)
    if numeral is None:
        return None
    numeral = magnified(text, spelled.grow(text, numeral), tongue, money=True)
    if not isfinite(numeral.value):
        return None
    if _minus_before(text, start, floor):
        numeral, start = replace(numeral, base=-numeral.base), start - 1
    again = read_measure(text, numeral, tongue)
    doubled = again.measure.kind == "currency" and again.measure.unit not in currencies.SMALLEST
    amount = Amount(
        numeral,
        Measure(unit, "currency"),
        start,
        again.end if doubled else numeral.end,
        signed=True,
    )
    return _rated(text, _with_cents(text, amount, tongue), tongue)


def _minus_before(text: str, start: int, floor: int) -> bool:
    if start <= floor or text[start - 1] not in "-−–":
        return False
    return start == 1 or text[start - 2].isspace() or text[start - 2] in "(|*_:~"


def _with_cents(text: str, amount: Amount, tongue: Tongue) -> Amount:
    """ "thirteen dollars forty-five cents", "15 dollars and 50." """
    if amount.measure.kind != "currency" or amount.measure.unit in currencies.HUNDREDTHS:
        return amount
    if amount.numeral.scale != 1 or amount.numeral.value % 1:
        return amount
    bare = None if amount.signed else _BARE_CENTS.match(text, amount.end)
    if found := bare or _SMALL_C.match(text, amount.end):
        return _added(amount, float(found[1]) / 100, found.end())
    link = _CENTS.match(text, amount.end)
    if link is None or link.end() == amount.end or amount.numeral.scale != 1:
        return amount
    few = (
        _read_numeral(text, link.end(), tongue, link.end()) if _numeric(text, link.end()) else None
    )
    if few is None or not 0 < few.value < 100:
        return amount
    behind = read_measure(text, few, tongue)
    if behind.measure.unit not in currencies.HUNDREDTHS:
        return amount
    return _added(amount, few.value / 100, behind.end)


def _numeric(text: str, at: int) -> bool:
    word = next_word(text, at)
    return text[at].isdecimal() or bool(
        word and (word.text in words.SMALL or word.text in words.TENS)
    )


def _with_smaller(text: str, amount: Amount, tongue: Tongue) -> Amount:
    """ "5 ft 2 in" is one height, "2h 30m" one time."""
    if amount.measure.unit == units.FOOT and amount.numeral.value < 100:
        found = _INCHES.match(text, amount.end) or _height(text, amount)
        return _added(amount, float(found[1]) / 12, found.end()) if found else amount
    if amount.measure.unit in ONCE and (half := AND_A_HALF.match(text, amount.end)):
        return _added(amount, SHARES[half[1]] - 1, half.end())
    smaller = units.COMPOUNDS.get(amount.measure.unit)
    found = _SMALLER.match(text, amount.end) if smaller and amount.numeral.value % 1 == 0 else None
    if smaller is None or found is None:
        return amount
    numeral = Numeral(float(found[1]), 1.0, found.start(1), found.end(1), "integer")
    behind = read_measure(text, numeral, tongue)
    share = smaller.get(behind.measure.unit)
    return _added(amount, numeral.value / share, behind.end) if share else amount


def _height(text: str, amount: Amount) -> re.Match[str] | None:
    """ "5-foot-10", "6 foot 2"; "40 feet 8" is no height."""
    singular = text[: amount.end].endswith("foot")
    return _HEIGHT.match(text, amount.end) if singular and 2 <= amount.numeral.value < 9 else None


def _added(amount: Amount, more: float, end: int) -> Amount:
    numeral = replace(amount.numeral, base=amount.numeral.value + more, scale=1.0, end=end)
    return replace(amount, numeral=numeral, end=end)


def _rated(text: str, amount: Amount, tongue: Tongue) -> Amount:
    if amount.measure.per:
        return replace(amount, per=amount.measure.per)
    per, end = read_rate(text, amount.end, tongue)
    if not per or (amount.measure == PLAIN and text[amount.end : amount.end + 1] == "/"):
        return amount
    return replace(amount, per=per, end=end)
