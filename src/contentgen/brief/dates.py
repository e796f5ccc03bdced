"""Words → dates with precision: "by the end of 2026" → ("2026-12", month).

    Q2 2026 → 2026-Q2      May 14, 2026 → 2026-05-14      2026-2028 → 2026/2028
    two weeks ago → resolved against the article's own date, else ordered but undated ("")

Nothing is guessed: a date is as precise as the words are, and today's date is never used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

# Month names by language; abbreviations of English only, since "mar" is a sea elsewhere.
_NAMES = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
_SHORT = "jan feb mar apr jun jul aug sep oct nov dec"
MONTHS = {
    name: number for names in _NAMES.values() for number, name in enumerate(names.split(), 1)
} | dict(zip(_SHORT.split(), (1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12), strict=True))
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        "monday tuesday wednesday thursday friday saturday sunday".split()
    )
}
_COUNTS = {
    word: n
    for n, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
} | {"a": 1, "an": 1}
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:1[89]|20|21)\d\d"
_DE = r"(?:\.|er|º|st|nd|rd|th|)\s+(?:de\s+|of\s+)?"
_COUNT = "|".join(_COUNTS)

_SEASON = "spring|summer|autumn|fall|winter"
# Where in its year, by the words of seven languages: the end is its last month, the start its first.
_EDGES = {
    "12": "end close ende fin finales final fine eind",
    "01": "start beginning anfang début principios início inizio begin",
    "06": "mitte mi mediados meados metà medio",
}
_EDGE_MONTH = {word: month for month, words in _EDGES.items() for word in words.split()}
_EDGE = "|".join(_EDGE_MONTH)
_PREPOSITION = """by in on at since until before after during for from through am im bis seit ab vor nach zum en le el
    desde hasta depuis dès avant após em no nel dal entro op vanaf sinds tot""".split()

# Tried in order at each place; the first that matches wins, so longer forms stand first.
_FORMS: tuple[tuple[str, str], ...] = (
    ("iso", rf"(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)"),
    ("mdy", rf"(?P<mon>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>{_YEAR})"),
    ("dmy", rf"(?P<d>\d{{1,2}}){_DE}(?P<mon>{_MONTH})\s+(?:de\s+)?(?P<y>{_YEAR})"),
    ("months", rf"""(?:between\s+)?(?P<mon>{_MONTH})\s+(?P<y>{_YEAR})\s*(?:-|–|—|to|and|through|until|bis)\s*
        (?P<mon2>{_MONTH})\s+(?P<y2>{_YEAR})"""),
    ("range", rf"(?:from\s+|between\s+)?(?P<y>{_YEAR})\s*(?:-|–|—|/|to|and|through)\s*(?P<y2>{_YEAR})"),
    ("fiscal", rf"(?P<y>{_YEAR})/(?P<yy>\d\d)"),
    ("quarter", rf"(?:q(?P<q>[1-4])|(?P<qw>first|second|third|fourth)\s+quarter\s+of)\s+(?P<y>{_YEAR})"),
    ("half", rf"(?:h(?P<h>[12])|(?P<hw>first|second)\s+half\s+of)\s+(?P<y>{_YEAR})"),
    ("edge", rf"(?:the\s+)?(?P<edge>{_EDGE})(?:\s+(?:of|de|di)|-)?\s+(?:the\s+year\s+)?(?P<y>{_YEAR})"),
    ("part", rf"(?P<part>early|mid|late|later)(?:\s+in\s+|[\s-])(?P<y>{_YEAR})"),
    ("season", rf"(?:the\s+)?(?:{_SEASON})\s+(?:of\s+)?(?P<y>{_YEAR})"),
    ("my", rf"(?:(?:early|mid|late)[\s-])?(?P<mon>{_MONTH})\s+(?:de\s+)?(?P<y>{_YEAR})"),
    ("md", rf"(?P<mon>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\s*(?:%|percent|per\s+cent))"),
    ("dm", rf"(?P<d>\d{{1,2}})(?:{_DE}|\s+)(?P<mon>{_MONTH})"),
    ("japanese", rf"(?P<y>{_YEAR})年(?:(?P<m>\d{{1,2}})月)?(?:(?P<d>\d{{1,2}})日)?"),
    ("decade", rf"the\s+(?P<y>{_YEAR})s"),
    ("ago", rf"""(?<!and\ )(?P<n>{_COUNT}|\d{{1,3}})\s+(?P<u>day|week|month|year|decade)s?\s+
        (?P<way>ago|earlier|later|from\s+now)"""),
    ("weekday", rf"(?:on|last|this|next)\s+(?P<wd>{'|'.join(WEEKDAYS)})"),
    ("near", rf"""(?P<near>today|yesterday|tomorrow|this\ (?:week|month|year)
        |(?:last|next)\ (?:week|month|year|{_SEASON}))"""),
    ("after", r"""(?P<after>(?:following|after|before)\s+the\s+
        (?:(?:deal|merger)\s+)?(?:announcement|deal|vote|news|launch|memo|report|hearing))"""),
    ("year", rf"(?P<y>{_YEAR})(?!/\d)"),
)  # fmt: skip
_KANA = "\u3040-\u30ff\u4e00-\u9fff"  # Japanese is written without blanks
# A figure's own digits, an id or a price must not be read as a year: no digit, letter or currency
# sign may touch it, and no unit may follow.
_DATE = re.compile(
    rf"(?<![^\W{_KANA}])(?<![$€£¥.,/-])(?:(?P<prep>(?:{'|'.join(_PREPOSITION)})\s+(?:the\s+)?)?)(?:"
    + "|".join(f"(?P<f_{name}>{form.replace('(?P<', f'(?P<{name}_')})" for name, form in _FORMS)
    + r")(?:(?<=[年月日])|(?![\w%]|[.,]\d))",
    re.IGNORECASE | re.VERBOSE,
)


# Most sentences hold nothing that could be a date: one cheap look spares the long pattern.
_PERHAPS = re.compile(
    rf"""\d|\bago\b|lier\b|later\b|from\ now|day\b|tomorrow|week|month|year|next|last
        |(?:after|before|following)\ the|{_SEASON}""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class DateFound:
    """`iso` is "" when the words only order ("two weeks ago" in an undated article)."""

    surface: str
    start: int
    end: int
    iso: str
    precision: str
    last: str = ""  # end of a range

    @property
    def key(self) -> str:
        """Sorts dates of every precision: the last day that the words can mean."""
        return _last_day(self.last or self.iso)


def find_dates(text: str, written: Date | None = None) -> Iterator[DateFound]:
    """Every date in `text`, in order; `written` is the article's own date, for relative ones."""
    if not _PERHAPS.search(text):
        return
    for match in _DATE.finditer(text):
        name = next(n for n, _ in _FORMS if match[f"f_{n}"] is not None)
        parts = {
            key[len(name) + 1 :]: value.lower()
            for key, value in match.groupdict().items()
            if value is not None and key.startswith(f"{name}_")
        }
        read = _READERS[name](parts, written)
        if read is None or (name in ("md", "dm") and _is_word(match[f"{name}_mon"])):
            continue
        iso, precision, last = read
        yield DateFound(match[0], match.start(), match.end(), iso, precision, last)


_ENGLISH = frozenset(f"{_NAMES['en']} {_SHORT}".split())


def _is_word(month: str) -> bool:
    """ "it may 5 times", "march 12 miles": English months have a capital, others are written small."""
    return month[0].islower() and month in _ENGLISH


Parts = dict[str, str]
Read = tuple[str, str, str] | None


def _day(parts: Parts, _: Date | None) -> Read:
    month = MONTHS[parts["mon"]] if "mon" in parts else int(parts["m"])
    try:
        return Date(int(parts["y"]), month, int(parts["d"])).isoformat(), "day", ""
    except ValueError:  # 30 February: not a date
        return None


def _month(parts: Parts, _: Date | None) -> Read:
    return f"{parts['y']}-{MONTHS[parts['mon']]:02}", "month", ""


def _japanese(parts: Parts, written: Date | None) -> Read:
    if "d" in parts and "m" in parts:
        return _day(parts, written)
    if "m" in parts and 1 <= int(parts["m"]) <= 12:
        return f"{parts['y']}-{int(parts['m']):02}", "month", ""
    return parts["y"], "year", ""


def _yearless(parts: Parts, written: Date | None) -> Read:
    """ "on 22 March": the one that is nearest to the day the article was written."""
    month, day = MONTHS[parts["mon"]], int(parts["d"])
    if not 1 <= day <= 31:
        return None
    if written is None:
        return "", "relative", ""
    able = []
    for year in (written.year - 1, written.year, written.year + 1):
        with suppress(ValueError):  # 29 February of a common year
            able.append(Date(year, month, day))
    nearest = min(able, key=lambda then: abs(then - written), default=None)
    return (nearest.isoformat(), "day", "") if nearest else None


def _range(parts: Parts, _: Date | None) -> Read:
    if parts["y2"] <= parts["y"]:
        return None
    return parts["y"], "range", parts["y2"]


def _months(parts: Parts, _: Date | None) -> Read:
    first = f"{parts['y']}-{MONTHS[parts['mon']]:02}"
    last = f"{parts['y2']}-{MONTHS[parts['mon2']]:02}"
    return (first, "range", last) if first < last else None


def _fiscal(parts: Parts, _: Date | None) -> Read:
    """ "2026/27" is a year that ends in the next one; "2026/03" is no date we read."""
    year = int(parts["y"]) + 1
    return (parts["y"], "range", str(year)) if int(parts["yy"]) == year % 100 else None


def _quarter(parts: Parts, _: Date | None) -> Read:
    number = parts.get("q") or str(["first", "second", "third", "fourth"].index(parts["qw"]) + 1)
    return f"{parts['y']}-Q{number}", "quarter", ""


def _half(parts: Parts, _: Date | None) -> Read:
    number = parts.get("h") or ("1" if parts["hw"] == "first" else "2")
    return f"{parts['y']}-H{number}", "half", ""


def _edge(parts: Parts, _: Date | None) -> Read:
    return f"{parts['y']}-{_EDGE_MONTH[parts['edge']]}", "month", ""


def _part(parts: Parts, _: Date | None) -> Read:
    return f"{parts['y']}-H{'1' if parts['part'] == 'early' else '2'}", "half", ""


def _decade(parts: Parts, _: Date | None) -> Read:
    return parts["y"], "range", str(int(parts["y"]) + 9)


def _year(parts: Parts, _: Date | None) -> Read:
    return parts["y"], "year", ""


def _ago(parts: Parts, written: Date | None) -> Read:
    # "three months later" hangs on an event, not on the article: it orders, but does not date.
    if written is None or parts["way"] in ("earlier", "later"):
        return "", "relative", ""
    count = _COUNTS[parts["n"]] if parts["n"] in _COUNTS else int(parts["n"])
    sign = 1 if parts["way"] == "from now" else -1
    try:
        then = written + sign * timedelta(days=count * _UNIT_DAYS[parts["u"]])
    except OverflowError:
        return "", "relative", ""
    forms = {"day": then.isoformat(), "week": then.isoformat(), "month": then.isoformat()[:7]}
    return (
        forms.get(parts["u"], str(then.year)),
        parts["u"] if parts["u"] != "decade" else "year",
        "",
    )


def _weekday(parts: Parts, written: Date | None) -> Read:
    if written is None:
        return "", "relative", ""
    back = (written.weekday() - WEEKDAYS[parts["wd"]]) % 7
    return (written - timedelta(days=back)).isoformat(), "day", ""


def _near(parts: Parts, written: Date | None) -> Read:
    words = parts["near"]
    if written is None:
        return "", "relative", ""
    if words in ("today", "yesterday", "tomorrow"):
        shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[words]
        return (written + timedelta(days=shift)).isoformat(), "day", ""
    if words.endswith(" year"):
        return str(written.year + {"this": 0, "last": -1, "next": 1}[words.split()[0]]), "year", ""
    return "", "relative", ""


def _after(_: Parts, __: Date | None) -> Read:
    return "", "relative", ""


_READERS = {
    "iso": _day, "mdy": _day, "dmy": _day, "md": _yearless, "dm": _yearless, "months": _months,
    "range": _range, "fiscal": _fiscal, "quarter": _quarter, "half": _half, "edge": _edge, "part": _part,
    "season": _year, "my": _month, "japanese": _japanese, "decade": _decade, "ago": _ago,
    "weekday": _weekday, "near": _near, "after": _after, "year": _year,
}  # fmt: skip


def date_key(iso: str) -> str:
    """Sorts dates of every precision; of a range ("2026/2028") its end counts."""
    return _last_day(iso.rpartition("/")[2])


def _last_day(iso: str) -> str:
    if not iso:
        return ""
    year, _, rest = iso.partition("-")
    if not rest:
        return f"{year}-12-31"
    if rest.startswith("Q"):
        return f"{year}-{int(rest[1]) * 3:02}-31"
    if rest.startswith("H"):
        return f"{year}-{int(rest[1]) * 6:02}-31"
    return iso if "-" in rest else f"{iso}-31"
