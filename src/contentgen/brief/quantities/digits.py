"""Digits → Numeral: "1,200", "12,34,567.89", "10 000", "2 1/2", "½", "6.2x10^-4", "1e10"."""

from __future__ import annotations

import re
from math import isfinite

from contentgen.brief.quantities.model import Numeral
from contentgen.brief.quantities.tables.words import CJK_SCALES
from contentgen.brief.quantities.walk import GAP

# Spaces that group thousands; the ordinary one only where it cannot be a border between numbers.
_THIN = "\u00a0\u2009\u202f"
_END = r"(?![0-9])"
# Repetition is bounded: a list of thousands of numbers is read in a straight line.
_POINT = re.compile(
    rf"(?P<whole>[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,40}}{_END}(?!,[0-9])"  # 1,234,567
    rf"|[0-9]{{1,2}}(?:,[0-9]{{2}}){{1,40}},[0-9]{{3}}{_END}"  # 12,34,567
    rf"|[0-9]{{1,3}}(?:[{_THIN}][0-9]{{3}}){{1,40}}{_END}"
    rf"|[0-9]{{1,3}}(?:[’'][0-9]{{3}}){{1,40}}{_END}"
    rf"|[0-9]{{1,3}}(?: [0-9]{{3}}){{2,40}}{_END}|[0-9]{{1,3}}(?: 000){{1,40}}{_END}"
    rf"|[0-9]{{1,3}}(?:\.[0-9]{{3}}){{2,40}}{_END}"  # 1.234.567, with no other reading
    r"|[0-9]{1,3}(?:[. ][0-9]{3}){1,40}(?=,[0-9]{2}(?![0-9,]))"  # 1.234,56
    r"|[0-9]+)(?P<part>\.[0-9]+(?!\.?[0-9])|,[0-9]{1,2}(?![0-9,]))?"
)
_COMMA = re.compile(
    rf"(?P<whole>[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,40}}(?=\.[0-9]{{1,2}}(?![0-9]|[.,][0-9]))|[0-9]{{1,3}}(?:\.[0-9]{{3}}){{1,40}}{_END}"
    rf"|[0-9]{{1,3}}(?:[{_THIN} ’'][0-9]{{3}}){{1,40}}{_END}"
    rf"|[0-9]{{1,3}}(?:,[0-9]{{3}}){{2,40}}{_END}"
    r"|[0-9]+)(?P<part>,[0-9]+(?!,?[0-9])|\.[0-9]+(?!\.?[0-9]))?"
)
_NOT_DIGIT = re.compile(r"[^0-9]")
# Longer than any figure an article means; also what a float can hold.
_MOST_DIGITS = 300

_VULGAR = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5,
    "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅐": 1 / 7, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
    "⅑": 1 / 9, "⅒": 1 / 10,
}  # fmt: skip
VULGAR = "".join(_VULGAR)
_SLASH = r"([0-9]{1,4}) ?[/⁄] ?([0-9]{1,4})(?![0-9/]|[.,][0-9]|[A-Za-z])"
_FRACTION = re.compile(_SLASH)
_MIXED = re.compile(rf"(?:{GAP}|-| and )(?:([{VULGAR}])|{_SLASH})")

_MINUS = "−–-"  # the hyphen last: it stands inside [...]
_POWER = re.compile(
    rf"[eE]([+{_MINUS}]?[0-9]{{1,3}})(?![0-9A-Za-z])"
    rf"| ?[x×·*] ?([0-9]{{1,3}}) ?\^ ?\(?([+{_MINUS}]?[0-9]{{1,3}})\)?(?![0-9])"
    rf"| ?[x×·] ?10([{_MINUS}][0-9]{{1,2}})(?![0-9])"
    r"| ?[x×·*] ?10([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
    rf"|\^([+{_MINUS}]{{0,2}}[0-9]{{1,3}})(?![0-9])"
    r"|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−–", "0123456789-+--")
_BEFORE_MINUS = '([{|$€£¥*_:=~≈<>"“'
_CJK_STEP = re.compile(r"([0-9]{1,16}(?:[.,][0-9]{1,16}){0,6}) ?([兆億亿万萬千])")


def read_digits(text: str, at: int, floor: int, *, comma: bool = False) -> Numeral | None:
    """The number whose first digit or fraction sign stands at `at`.

    Its minus is taken in when it stands at `floor` or behind; `comma`: it parts the decimals.
    """
    if text[at] in _VULGAR:
        return _signed(text, Numeral(_VULGAR[text[at]], 1.0, at, at + 1, "fraction"), floor)
    if fraction := _fraction(text, at):
        return _signed(text, fraction, floor)
    pattern = _COMMA if comma else _POINT
    found = pattern.match(text, at)
    if found is None or found.end() - at > _MOST_DIGITS:
        return None
    numeral = _signed(text, _leading_point(text, _literal(found)), floor)
    if cjk := _cjk(text, at):
        return cjk
    return _mixed(text, numeral) or _powered(text, numeral) or numeral


def digits_end(text: str, at: int) -> int:
    """Where the run of digits at `at` ends, to step over what was refused."""
    found = _POINT.match(text, at)
    return found.end() if found else at + 1


def _literal(found: re.Match[str]) -> Numeral:
    whole, part, text, at = found["whole"], found["part"], found.string, found.start()
    # The comma of a list: "22,24,26,31".
    if (
        part
        and part[0] == ","
        and text[max(0, at - 2) : at - 1].isdecimal()
        and text[at - 1] == ","
    ):
        return Numeral(float(whole), 1.0, at, found.end("whole"), "integer")
    digits = _NOT_DIGIT.sub("", whole)
    value = float(f"{digits}.{part[1:]}" if part else digits)
    form = "grouped" if digits != whole else "decimal" if part else "integer"
    return Numeral(value, 1.0, at, found.end(), form)


def _leading_point(text: str, numeral: Numeral) -> Numeral:
    """ ".08": the point belongs to the number when nothing stands before it."""
    at = numeral.start
    if at == 0 or text[at - 1] != "." or numeral.form != "integer":
        return numeral
    if at > 1 and not text[at - 2].isspace() and text[at - 2] not in "(-−$€£~":
        return numeral
    return Numeral(float(f"0.{text[at : numeral.end]}"), 1.0, at - 1, numeral.end, "decimal")


def _signed(text: str, numeral: Numeral, floor: int) -> Numeral:
    """A minus counts when it cannot be a hyphen, a range or a list mark."""
    at = numeral.start - 1
    if at < floor or text[at] not in _MINUS:
        return numeral
    if at > 0 and not text[at - 1].isspace() and text[at - 1] not in _BEFORE_MINUS:
        return numeral
    return Numeral(-numeral.base, 1.0, at, numeral.end, numeral.form)


def _fraction(text: str, at: int) -> Numeral | None:
    found = _FRACTION.match(text, at)
    if found is None or not int(found[2]) or int(found[1]) == int(found[2]):
        return None
    return Numeral(int(found[1]) / int(found[2]), 1.0, at, found.end(), "fraction")


def _mixed(text: str, numeral: Numeral) -> Numeral | None:
    """ "2 1/4", "2½" """
    found = _MIXED.match(text, numeral.end)
    if found is None or numeral.form != "integer" or abs(numeral.base) >= 1000:
        return None
    if not found[1] and (not int(found[3]) or int(found[2]) >= int(found[3])):
        return None
    part = _VULGAR[found[1]] if found[1] else int(found[2]) / int(found[3])
    value = numeral.base + (part if numeral.base >= 0 else -part)
    return Numeral(value, 1.0, numeral.start, found.end(), "fraction")


def _powered(text: str, numeral: Numeral) -> Numeral | None:
    found = _POWER.match(text, numeral.end)
    if found is None:
        return None
    exponent, base, times, glued, raised, power, small = found.groups()
    try:
        if power or small:
            value = abs(numeral.base) ** _exponent(power or small)
            value = -value if numeral.base < 0 else value
        else:
            written = exponent or times or glued or raised
            value = _times(numeral.base, float(base or 10), _exponent(written))
    except (OverflowError, ZeroDivisionError):
        return None
    if not isfinite(value):
        return None
    return Numeral(value, 1.0, numeral.start, found.end(), "power")


def _exponent(written: str) -> int:
    plain = written.translate(_RAISED)
    sign = -1 if plain.count("-") % 2 else 1
    return sign * int(plain.strip("+-"))


def _times(value: float, base: float, exponent: int) -> float:
    return (
        float(f"{value!r}e{exponent}")
        if base == 10 and "e" not in repr(value)
        else value * base**exponent
    )


def _cjk(text: str, at: int) -> Numeral | None:
    """ "3億5000万" """
    value, end = 0.0, at
    while found := _CJK_STEP.match(text, end):
        value += float(found[1].replace(",", "")) * CJK_SCALES[found[2]]
        end = found.end()
    return Numeral(value, 1.0, at, end, "grouped") if end > at and isfinite(value) else None
