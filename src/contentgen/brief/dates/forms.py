"""The forms of a date, as one pattern a language. A form's groups carry its name in front.

y m d  year, month, day in digits      mon  month by name      n u  number and unit of time
q o    quarter by digit or by ordinal  e    early, mid, late   w    weekday
"""

from __future__ import annotations

import re
from functools import cache
from itertools import count

from contentgen.brief.dates.words import Calendar, calendar_of

_YEAR = r"(?P<y>(?:1\d|20|21)\d\d)"
_YEAR_2 = _YEAR.replace("<y>", "<y2>")
_SHORT_YEAR = r"(?P<yy>\d\d)"
_DASH = r"\s*(?:-|–|—)\s*"
_NTH = r"(?:st|nd|rd|th|\.|er|º|ª|°)?"
_UNTIL = r"(?:-|–|—|to|through|until|till|bis|à|al?|tot)"
_AND = r"(?:and|und|et|y|e|en)"
_BETWEEN = r"(?:between|zwischen|entre|tra|fra|tussen)\s+"
_KANA = "\u3040-\u30ff\u4e00-\u9fff"  # Japanese is written without blanks
# "following the announcement": it orders, whatever the article's date.
_HAPPENING = """announcement deal vote news launch memo report hearing election merger war outbreak crash storm fire
    flood accident release ruling verdict strike acquisition decision meeting incident outage update attack debate
    match game"""
_HAPPENINGS = "|".join(_HAPPENING.split())

# Tried in order at each place; the first that matches wins, so longer forms stand first.
_FORMS = (
    ("iso", rf"{_YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"),
    ("iso", rf"{_YEAR}(?P<s>[/.])(?P<m>\d\d)(?P=s)(?P<d>\d\d)"),
    ("slash", rf"(?P<a>\d{{1,2}})(?P<s>[/.-])(?P<b>\d{{1,2}})(?P=s){_YEAR}"),
    ("slash2", r"(?P<a>\d\d)/(?P<b>\d\d)/(?P<yy>\d\d)"),
    ("days", rf"{{W}}{{MON}}\.?\s+(?P<d>\d{{1,2}}){_NTH}(?:{_DASH}|\s+(?:to|through|and)\s+)"
             rf"(?:{{MON2}}\.?\s+)?(?P<d2>\d{{1,2}}){_NTH},?\s+{_YEAR}"),
    ("days", rf"(?P<d>\d{{1,2}}){_NTH}(?:\s+(?:{{OF}})?{{MON}})?\s*(?:{_UNTIL}|{_AND})\s*"
             rf"(?P<d2>\d{{1,2}}){_NTH}\s+(?:{{OF}})?{{MON2}},?\s+(?:{{OF}})?{_YEAR}"),
    ("mdy", rf"{{W}}{{MON}}\.?\s+(?:the\s+)?(?P<d>\d{{1,2}}){_NTH},?\s+{_YEAR}"),
    ("dmy", rf"{{W}}(?P<d>\d{{1,2}}){_NTH}\s+(?:{{OF}})?{{MON}}\.?,?\s+(?:{{OF}})?{_YEAR}"),
    ("months", rf"{_BETWEEN}{{MON}}\.?(?:\s+{_YEAR})?\s+{_AND}\s+{{MON2}}\.?\s+{_YEAR_2}"),
    ("months", rf"(?:from\s+)?{{MON}}\.?(?:\s+{_YEAR})?\s*(?:{_UNTIL}|and)\s*{{MON2}}\.?\s+{_YEAR_2}"),
    ("range", rf"{_BETWEEN}{_YEAR}\s+{_AND}\s+{_YEAR_2}"),
    ("range", rf"(?:from\s+)?{_YEAR}\s*(?:-|–|—|/|{_UNTIL[3:-1]})\s*{_YEAR_2}"),
    ("fiscal", rf"(?:FY\s?)?{_YEAR}[/–-]{_SHORT_YEAR}"),
    ("quarter", rf"q(?P<q>[1-4])[\s/-]*(?:of\s+)?(?:fy\s?)?(?:{_YEAR}|['’]?{_SHORT_YEAR})"),
    ("quarter", rf"(?P<q>[1-4])q[\s/-]?(?:{_YEAR}|['’]?{_SHORT_YEAR})"),
    ("quarter", rf"{_YEAR}[\s-]?q(?P<q>[1-4])"),
    ("half", rf"(?P<q>[12])h[\s/-]?(?:{_YEAR}|['’]?{_SHORT_YEAR})"),
    ("half", rf"{_YEAR}[\s-]?h(?P<q>[12])"),
    ("quarter", "{QUARTERS}"),
    ("half", "{HALVES}"),
    ("fy", rf"(?:fy\s?|fiscal\s+(?:year\s+)?){_YEAR}"),
    ("fy", rf"fy['’]?\s?{_SHORT_YEAR}"),
    ("edge", rf"(?:the\s+)?{{EDGE}}(?:[\s-]+(?:{{OF}})?|(?<=\b(?:early|later))\s+in\s+|(?<=\blate)\s+in\s+)"
             rf"(?:{{MON}}\.?,?\s+(?:{{OF}})?)?{_YEAR}"),
    ("season", rf"(?:the\s+)?(?:{{EDGE}}[\s-]+)?{{SEASON}}\s+(?:{{OF}})?{_YEAR}"),
    ("my", rf"(?:the\s+month\s+of\s+)?{{MON}}\.?,?\s+(?:{{OF}})?{_YEAR}"),
    ("my", r"{MON}\.?\s+['’](?P<yy>\d\d)"),
    ("md", r"{W}{MON}\.?\s+(?:the\s+)?(?P<d>\d{1,2})(?:st|nd|rd|th)?(?!\s*(?:%|percent|per\s+cent|,\d|:\d))"),
    ("dm", rf"{{W}}(?P<d>\d{{1,2}}){_NTH}\s+(?:{{OF}})?{{MON}}"),
    ("month", r"(?:{EDGE}[\s-]+(?:{OF})?|(?P<which>last|next|this)\s+){MON}(?!\w|\s+\d)"),
    ("month", r"{MON}(?!\w|\s+\d|-)"),
    ("decade", r"(?:the\s+)?(?:{EDGE}[\s-]+(?:{OF})?(?:the\s+)?)?{DECADES}"),
    ("century", r"(?:the\s+)?(?:{EDGE}[\s-]+)?(?P<c>1\d|2[01])(?:th|st)[\s-]century"),
    ("{RELATIVES}", ""),
    ("later", r"(?<!and\s){N}\s+{U}\s+(?P<way>earlier|later|afterwards?)"),
    ("later", r"(?:the\s+)?(?:following|next|same)\s+(?:day|week|month|year|morning|evening|decade)"),
    ("after", rf"(?:following|after|before)\s+the\s+(?:[\w-]+\s+){{0,2}}?(?:{_HAPPENINGS})(?:\s(?:{_HAPPENINGS}))?"),
    ("year", rf"{_YEAR}(?!/\d)"),
)  # fmt: skip
_JAPANESE = (
    ("japdecade", r"(?P<d>(?:1\d|20)\d0)年代"),
    ("japanese", r"(?P<y>(?:1\d|20|21)\d\d)年度?(?:第(?P<q>[1-4])四半期|(?P<h>[上下])(?:半期|期))"),
    ("japanese", r"(?:(?P<y>(?:1\d|20|21)\d\d)|(?P<era>令和|平成|昭和)(?P<n>\d{1,2}|元))年"
                 r"(?:度|(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日)?)?"
                 r"(?P<e>初め|初旬|上旬|半ば|中旬|下旬|末)?"),
    ("japmd", r"(?P<m>\d{1,2})月(?P<d>\d{1,2})日"),
    ("japago", r"(?P<n>\d{1,3})(?P<u>日|週間|か月|ヶ月|カ月|年)(?P<way>前|後)(?!半)"),
    ("japnear", r"(?P<near>今日|本日|昨日|明日|先週|今週|来週|先月|今月|来月|昨年|去年|今年|来年)"),
)  # fmt: skip

# Most sentences hold nothing that could be a date: one cheap look spares the long pattern.
_PERHAPS = {
    "en": r"""\d|\bago\b|lier\b|later\b|from\s+now|day\b|tomorrow|tonight|week|month|year|quarter|decade|next|last|this
        |(?:after|before|following)\s+the|early|mid|late|afterward""",
    "de": r"heute|gestern|morgen|tag\b|woch|monat|jahr|vor\s",
    "fr": r"hui\b|hier\b|demain|di\b|semaine|mois|ann?|dernier|prochain",
    "es": r"hoy|ayer|mañana|lunes|martes|viernes|ves\b|les\b|bado|domingo|semana|mes|año|hace",
    "pt": r"hoje|ontem|amanhã|feira|bado|domingo|semana|m[êe]s|ano|há",
    "it": r"oggi|ieri|domani|dì\b|bato|domenica|settiman|mes|ann|fa\b",
    "nl": r"vandaag|gisteren|morgen|dag\b|week|weken|maand|jaar|geleden",
    "ja": r"[日月年週]",
}


@cache
def perhaps(language: str) -> re.Pattern[str]:
    known = dict.fromkeys(("en", language))
    cues = [_PERHAPS.get(code, r"\d") for code in known]
    months = sorted(calendar_of(language).months) if language else []
    return re.compile("|".join([*cues, *(rf"\b{re.escape(m)}\b" for m in months)]), re.I | re.X)


@cache
def date_pattern(language: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The pattern, and the names of its forms (`quarter#3` is the third way to say a quarter)."""
    calendar = calendar_of(language)
    number = count()
    forms = [
        (f"{name}#{next(number)}", form)
        for name, form in (*_JAPANESE, *_expanded(calendar))
    ]  # fmt: skip
    body = "|".join(
        f"(?P<f{_id(name)}>{_own_groups(_filled(form, calendar), _id(name))})"
        for name, form in forms
    )
    # A figure's own digits, an id or a price must not be read as a year: no digit, letter or
    # currency sign may touch it, and no unit may follow.
    pattern = re.compile(
        rf"(?<![^\W{_KANA}])(?<![$€£¥.,/#@-])(?<!\d:)(?:{body})"
        r"(?:(?<=[年月日前後旬末度代期])|(?![\w%]|[.,:]\d|-\d\d?\b))",
        re.IGNORECASE,
    )
    return pattern, tuple(name for name, _ in forms)


@cache
def before_pattern(language: str) -> re.Pattern[str]:
    """The preposition that ends right before a date: "by the "."""
    said = "|".join(sorted(calendar_of(language).prepositions, key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:(?:{said})\s+(?:the\s+|le\s+)?|(?:{said})(?<='))$", re.IGNORECASE
    )


def _id(name: str) -> str:
    return name.partition("#")[2]


def _own_groups(form: str, number: str) -> str:
    return form.replace("(?P<", f"(?P<g{number}_").replace("(?P=", f"(?P=g{number}_")


def _expanded(calendar: Calendar) -> list[tuple[str, str]]:
    """Every form once for each way the language has of saying it."""
    made: list[tuple[str, str]] = []
    for name, form in _FORMS:
        if name == "{RELATIVES}":
            made += _relatives(calendar)
        elif form == "{QUARTERS}":
            made += [("quarter", _parted(t)) for t in calendar.forms["quarter"]]
        elif form == "{HALVES}":
            made += [("half", _parted(t)) for t in calendar.forms["half"]]
        elif "{DECADES}" in form:
            ten = r"(?P<dec>(?:1\d|20)\d0|['’]\d0)"
            made += [
                (name, form.replace("{DECADES}", t.replace("{d}", ten)))
                for t in calendar.forms["decade"]
            ]
        else:
            made.append((name, form))
    return made


def _parted(template: str) -> str:
    part = template.replace("{q}", r"(?P<q>[1-4])").replace("{o}", "{O}")
    return rf"{part}\s+(?:(?:in\s+)?(?:{{OF}})?(?:the\s+)?(?:fiscal\s+(?:year\s+)?|fy\s?)?){_YEAR}"


def _relatives(calendar: Calendar) -> list[tuple[str, str]]:
    forms = calendar.forms
    made = [("ago", t) for t in forms["ago"]] + [("ahead", t) for t in forms["ahead"]]
    for key in ("today", "yesterday", "tomorrow"):
        made += [(key, t.replace(" ", "|")) for t in forms[key]]
    for key in ("this", "last", "next"):
        made += [(key, t.replace("{u}", r"(?:{U}|{SEASON}|(?P<qu>quarter))")) for t in forms[key]]
    whole = r"(?!,?\s+(?:the\s+)?(?:\d|{MONTHS}\.?\s+\d))"  # "on Monday, 4 May": the day says more
    made += [("weekday", t + whole) for t in forms["weekday"]]
    return [(name, f"(?:{form})" if "|" in form else form) for name, form in made]


def _filled(form: str, calendar: Calendar) -> str:
    months = _any(calendar.months, escape=True)
    of = "|".join(calendar.of)
    fills = {
        "W": rf"(?:(?P<w>{_any(calendar.weekdays, escape=True)}),?\s+(?:the\s+|den\s+|dem\s+)?)?",
        "MONTHS": f"(?:{months})",
        "MON2": f"(?P<mon2>{months})",
        "MON": f"(?P<mon>{months})",
        "OF": rf"(?:{of})\s+|dell'anno\s+|d'",
        "EDGE": f"(?P<e>{_any(dict(calendar.edges))})",
        "SEASON": f"(?P<sea>{_any(dict(calendar.seasons))})",
        "O": f"(?P<o>{_any(dict(calendar.ordinals))})",
        "N": rf"(?P<n>{_any(dict(calendar.numbers))}|\d{{1,3}})",
        "n": rf"(?P<n>{_any(dict(calendar.numbers))}|\d{{1,3}})",
        "U": f"(?P<u>{_any(dict(calendar.units))})",
        "u": f"(?P<u>{_any(dict(calendar.units))})",
        "w": f"(?P<w>{_any(calendar.weekdays, escape=True)})",
    }
    return re.sub(r"\{([A-Za-z]+2?)\}", lambda m: fills[m[1]], form)


def _any(
    words: dict[str, object] | dict[str, int] | dict[str, str], *, escape: bool = False
) -> str:
    able = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(w) if escape else w for w in able)
