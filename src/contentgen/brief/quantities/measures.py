"""What stands behind a number → Measure: percent, currency name, unit, multiple; and its rate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from contentgen.brief.quantities.model import PLAIN, Measure, Numeral
from contentgen.brief.quantities.nouns import read_noun
from contentgen.brief.quantities.tables import currencies, units
from contentgen.brief.quantities.tables.tongues import Rows, names
from contentgen.brief.quantities.tongue import Tongue
from contentgen.brief.quantities.walk import GAP, HYPHEN, LETTERS, next_is, next_word, words_before

_SIGNS = "".join(currencies.SIGNS) + "".join(currencies.CENTS)
_SIGN_BEHIND = re.compile(rf"({GAP})([{_SIGNS}])(?!{GAP}[0-9])|([{_SIGNS}])")
_SIGN_OF_NATION = re.compile(r" ?([A-Z]{1,3})\$(?![0-9])")
_MARK_BEHIND = re.compile(rf" ?({'|'.join(sorted(currencies.MARKS, key=len, reverse=True))})\b")
_PERCENT = re.compile(rf"{GAP}(?:[%％](?P<points>[ -]points?\b)?|(‰))")
_TIMES = re.compile(rf"{GAP}[xX×](?![0-9A-Za-z×]| ?[0-9])|{GAP}{HYPHEN}?fold\b")
_TIMES_WORD = re.compile(
    rf"{GAP}times\b(?={GAP}(?:the|as|more|less|fewer|its|their|our|his|her|what|that|this|last|larger|"
    r"bigger|higher|faster|greater|cheaper|smaller|lower|better|longer|stronger|over|than)\b"
    r"|[*_ ]*(?:[.,;:)!?—|\n]|$))"
)
_TOKEN = re.compile(rf"\.?(?:{GAP}|[ ]?{HYPHEN}[ ]?)([{LETTERS}円元원]+(?:\.[{LETTERS}]\b)*)")
# "milliard d'euros", "millones de euros"
_OF = re.compile(rf"{GAP}(?:d['’]|de(?= )|di(?= ))")
_SYMBOL = re.compile(
    rf"({GAP}|{HYPHEN})([°º˚] ?[CFKRcf]\b|[kMG]?t ?CO[2₂](?:eq?)?\b|[{LETTERS}µμΩ℃℉]+(?:/[A-Za-z]+)?"
    rf"(?![{LETTERS}]|['’][A-Za-z]|[-0-9]?[0-9]{{2}})|[°º˚])"
)
_MARK = re.compile(r"\^?([23²³])(?![0-9])|[ ](squared|cubed)\b")
_POWER = re.compile(r"²|\^2(?![0-9])")
_ABBREVIATION = re.compile(rf"{GAP}\(([^()\s]{{1,6}})\)")
_RATE = re.compile(
    rf"(?:{GAP}per[ \u00a0]|(?=/[0-9MBk]+ [a-z])/)"
    r"(?P<basis>(?:[0-9][0-9,.]{0,12}[kKMB]?|[kMB]|hundred|thousand|million|billion)(?= ))|"
    rf"[ ]?/[ ]?(?P<noun>[{LETTERS}]+)(?P<power>[²³]|\^?[23](?![0-9]))?"
    rf"|(?:{GAP}|{HYPHEN})(?P<link>per|an?|each|every|pro|par|por)"
    rf"(?:[ \u00a0]|{HYPHEN})(?P<word>[{LETTERS}]+(?:-[a-z]+)*)"
    r"(?P<squared> squared\b)?(?! (?:ago|later|earlier|before|after)\b)"
    rf"|{GAP}(?P<adverb>annually|yearly|monthly|weekly|daily|hourly|quarterly|p\.a\.)"
)
_FEET = re.compile(r"['′’](?= ?[0-9]{1,2}(?:\"|″|”|''))|′(?![0-9])")
_INCHES = re.compile(r"″|\"(?=[ \n,.;:)]|$)")
_PENCE = re.compile(r"(?:,? and)? [0-9]{1,2} ?(?:pence|p)\b")
_QUOTE = re.compile(r'(?<![0-9])"')
_LINE_BACK = 240
_INITIALS = re.compile(r"\.[A-Z]|[/&+]")
_OF_WHAT = frozenset({"of"})
_NEARBY = re.compile(r"[\w°£]+")
_LOOK_AROUND = 60


class Behind(NamedTuple):
    """A measure and where its words end."""

    measure: Measure
    end: int


def read_measure(text: str, numeral: Numeral, tongue: Tongue) -> Behind:
    """What the number is measured in; PLAIN, and the number's own end, when nothing says it."""
    at = numeral.end
    if found := _PERCENT.match(text, at):
        unit = "‰" if found[2] else "pp" if found["points"] else "%"
        return Behind(Measure(unit, "percent"), found.end())
    if found := _TIMES.match(text, at) or _TIMES_WORD.match(text, at):
        return Behind(Measure("x", "number"), found.end())
    if found := _SIGN_BEHIND.match(text, at):
        sign = found[2] or found[3]
        unit = currencies.SIGNS.get(sign) or currencies.CENTS[sign]
        return Behind(Measure(unit, "currency"), found.end())
    if tongue.rows and (times := _foreign_times(text, at, tongue.rows)):
        return Behind(Measure("x", "number"), times)
    if found := _SIGN_OF_NATION.match(text, at):
        return Behind(Measure(currencies.BEFORE_SIGN.get(found[1], "USD"), "currency"), found.end())
    return _named(text, numeral, tongue) or _symbol(text, numeral) or Behind(PLAIN, at)


def _foreign_times(text: str, at: int, rows: Rows) -> int | None:
    """ "trois fois plus", "das 3-Fache des Vorjahrs"."""
    word = next_word(text, at)
    times = word is not None and word.text in names(rows.times)
    return word.end if word and times and may_be_times(text, word.end, rows) else None


def may_be_times(text: str, end: int, rows: Rows) -> bool:
    """Whether a comparison follows: "trois fois plus", not "trois fois par an"."""
    word = next_word(text, end)
    return word is None or word.text in names(rows.after_times) or word.text in names(rows.of)


def read_rate(text: str, at: int, tongue: Tongue) -> tuple[str, int]:
    """("month", end) for "/month", "a month", "per month"; ("", at) when no rate follows."""
    if found := tongue.per.match(text, at):
        symbol = units.SYMBOLS.get(found[1]) if len(found[1]) > 1 else None
        if unit := tongue.rates.get(found[1].lower()) or (symbol.unit if symbol else ""):
            return unit, found.end()
    found = _RATE.match(text, at)
    if found is None:
        return "", at
    if found["basis"]:
        counted, end = read_noun(text, found.end())
        return (text[found.start("basis") : end], end) if counted else ("", at)
    if found["adverb"]:
        return units.RATE_ADVERBS.get(found["adverb"], "year"), found.end()
    noun = found["noun"] or found["word"]
    power = units.MARKED["2" if found["squared"] else (found["power"] or "").lstrip("^")]
    known = tongue.rates.get(noun.lower())
    if known is None and found["link"] in ("a", "an", "each", "every"):
        return "", at
    symbol = units.SYMBOLS.get(noun)
    return (known or (symbol.unit if symbol else _small(noun))) + power, found.end()


def _small(noun: str) -> str:
    """In small letters, unless they are initials: "GPU-hour"."""
    return noun if noun[:2].isupper() else noun.lower()


def money_nearby(text: str, start: int, end: int) -> bool:
    return _nearby(text, start, end, currencies.MONEY_NEARBY)


def degrees_nearby(text: str, start: int, end: int) -> bool:
    return _nearby(text, start, end, units.DEGREES_NEARBY)


def _nearby(text: str, start: int, end: int, words: frozenset[str]) -> bool:
    """Whether one of the words stands around start..end, in the same paragraph."""
    before = text[max(0, start - _LOOK_AROUND) : start].rsplit("\n\n", 1)[-1]
    after = text[end : end + _LOOK_AROUND].split("\n\n", 1)[0]
    return not words.isdisjoint(_NEARBY.findall(f"{before} {after}".lower()))


def _phrases(text: str, at: int) -> Iterator[tuple[str, int]]:
    """The next word, the next two, up to four, without points and capitals, and where they end."""
    name, end = "", at
    for _ in range(4):
        found = _TOKEN.match(text, end)
        if found is None:
            return
        name, end = f"{name} {found[1].lower().replace('.', '')}".lstrip(), found.end()
        yield name, end


def _named(text: str, numeral: Numeral, tongue: Tongue) -> Behind | None:
    """The longest known name among the next words."""
    at = numeral.end
    if numeral.scale > 1 and (of := _OF.match(text, at)):
        at = of.end()
    first = _TOKEN.match(text, at)
    if first is None or not _may_begin_a_name(first[1], tongue):
        return None
    for name, end in reversed(list(_phrases(text, at))):
        if tongue.rows and (measure := tongue.measures.get(name)) and name not in units.NAMES:
            return _completed(text, measure, end)
        if measure := _money(text, name, numeral, end):
            return Behind(measure, end)
        if name in units.NAMES and _is_unit(text, name, numeral, end):
            return _completed(text, units.NAMES[name], end)
    return None


def _is_unit(text: str, name: str, numeral: Numeral, end: int) -> bool:
    if name in units.BEFORE_NO_NOUN:
        return not read_noun(text, end)[0]
    return name not in units.ONLY_GLUED or end == numeral.end + len(name)


def _may_begin_a_name(word: str, tongue: Tongue) -> bool:
    return word.lower().replace(".", "") in tongue.first_words or word.isupper()


def _money(text: str, name: str, numeral: Numeral, end: int) -> Measure | None:
    written = text[numeral.end : end].strip(" \u00a0-*_")
    if code := _code(written):
        return Measure(code, "currency")
    if name in currencies.NAMES:
        return currencies.NAMES[name]
    measure = currencies.NAMES_OF_MILLIONS.get(name)
    if measure is None:
        return None
    in_millions = numeral.scale >= 1e6 or (numeral.value >= 1e6 and numeral.form != "grouped")
    if in_millions or name in currencies.ONLY_IN_MILLIONS or next_is(text, end, _OF_WHAT):
        return measure if in_millions else None
    if name == "p" and (end > numeral.end + 1 or numeral.value >= 100):
        return None
    if read_noun(text, end)[0]:  # "they won 3 won games"
        return None
    if name in currencies.POUNDS and _PENCE.match(text, end):
        return measure
    ends = numeral.value >= 1000 and name not in currencies.POUNDS and not next_word(text, end)
    return measure if ends or money_nearby(text, numeral.start, end) else None


def _code(written: str) -> str | None:
    if written in currencies.CODES:
        return currencies.CODES[written]
    return currencies.CODES.get(written.upper()) if written in currencies.LOWER_CODES else None


def _mark(text: str, numeral: Numeral) -> Behind | None:
    """ "45 zł", "20Rs": how a country writes its money."""
    found = _MARK_BEHIND.match(text, numeral.end)
    if found is None or found[1] in currencies.DOUBTFUL:
        return None
    return Behind(Measure(currencies.MARKS[found[1]], "currency"), found.end())


def _symbol(text: str, numeral: Numeral) -> Behind | None:
    if mark := _mark(text, numeral):
        return mark
    found = _SYMBOL.match(text, numeral.end)
    if found is None:
        return _length_mark(text, numeral)
    gap, written = found.groups()
    if written == "in":
        return _inch(text, numeral, found.end())
    if written in units.NEVER or (gap and written in units.ONLY_GLUED):
        return None
    if not gap and written in units.ONLY_SPACED:
        return None
    if written == "b" and numeral.value < 100:
        return None
    if written in ("C", "F", "c", "f"):
        return _degrees(text, written, found)
    if gap == "-" and len(written) == 1:  # "10-K" is a form, "7-B" a room
        return None
    if "CO" in written and written[-1] in "2₂eq":
        plain = written.replace(" ", "").replace("₂", "2")
        return Behind(Measure(plain, "unit"), found.end())
    measure = units.SYMBOLS.get(written)
    if measure is None and "/" in written:
        measure, end = units.SYMBOLS.get(written.split("/")[0]), found.start(2) + written.index("/")
        return Behind(measure, end) if measure else None
    measure = measure or units.FOLDED.get(written.lower() if len(written) > 1 else "")
    if measure and measure.per and (power := _POWER.match(text, found.end())):
        return Behind(replace(measure, per=f"{measure.per}²"), power.end())
    return _completed(text, measure, found.end()) if measure else None


def _length_mark(text: str, numeral: Numeral) -> Behind | None:
    """ "6'2\"" is a height, "a 10\" pipe" a length; a mark that closes a quotation is neither."""
    if found := _FEET.match(text, numeral.end):
        return Behind(Measure(units.FOOT, "unit"), found.end())
    found = _INCHES.match(text, numeral.end)
    if found is None:
        return None
    low = max(text.rfind("\n", 0, numeral.start) + 1, numeral.start - _LINE_BACK)
    opened = len(_QUOTE.findall(text, low, numeral.start)) % 2 == 1
    closes = found[0] == '"' and opened
    return None if closes else Behind(units.INCH, found.end())


def _inch(text: str, numeral: Numeral, end: int) -> Behind | None:
    follower = next_word(text, end)
    before = words_before(text, numeral.start, 1)
    glued = text[numeral.end : numeral.end + 1] == "i"
    fits = (
        glued
        or (follower and follower.text in units.FOLLOWS_INCH)
        or (numeral.form == "fraction" and not text[numeral.start].isalpha())
    )
    feet = before and before[0].text.lower() in ("ft", "feet", "foot")
    return Behind(units.INCH, end) if fits or feet else None


def _degrees(text: str, written: str, found: re.Match[str]) -> Behind | None:
    if _INITIALS.match(text, found.end()):
        return None
    sure = found[1] and written.isupper()
    if not sure and not degrees_nearby(text, found.start(), found.end()):
        return None
    return Behind(Measure(f"°{written.upper()}", "unit"), found.end())


def _completed(text: str, measure: Measure, end: int) -> Behind:
    """The power and the bracketed abbreviation that belong to a unit: km², "gigawatts (GW)"."""
    if measure.unit in units.LENGTHS and not measure.per and (mark := _MARK.match(text, end)):
        power = units.MARKED[mark[1] or mark[2]]
        measure, end = Measure(measure.unit + power, "unit"), mark.end()
    short = _ABBREVIATION.match(text, end)
    if short and (again := units.SYMBOLS.get(short[1])) and again.unit == measure.unit:
        end = short.end()
    return Behind(measure, end)
