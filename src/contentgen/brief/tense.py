"""The words of a clause → whether it tells what was (-1), what is to come (1), or neither (0).

"The ferry was to land in 2024": was. "The ferry is to land", "is due", "should land": to come.
"""

from __future__ import annotations

import re

from contentgen.brief.dates import DateFound, first_day

_AHEAD = {
    "en": r"""will(?!\s+have\b)|shall|\w+['’]ll|(?:is|are|am|be)\s+(?:still\s+|now\s+)?(?:to|due|set|going\s+to
        |expected|scheduled|slated|planned|projected|likely|meant|supposed)\b|plans?\s+(?:to|for|on)|aims?\s+(?:to|for)|hopes?\s+(?:to|for)
        |intends?\s+to|expects?|due|expected|scheduled|planned|projected|(?:arriving|coming|entering|opening|starting|landing|shipping)(?!\s+since)|projected|forecasts?|targets?|goals?|upcoming|coming|roadmap
        |could|should|(?-i:may)|might|drawing\s+board|to\s+be|to\s+come|target\s+date|has\s+until|have\s+until""",
    "de": r"wird|werden|soll|sollen|sollte|geplant|voraussichtlich|erwartet|vorgesehen|künftig",
    "fr": r"\w{2,}(?:era|eront|ira|iront|dra|dront|ura|uront)|doit|doivent|devrait|devraient|prévue?s?"
    r"|attendue?s?|prochaine?",
    "es": r"\w{2,}(?:rá|rán)|prevé|prevén|previst[oa]s?|debe|deberá|planea|próxim[oa]",
    "pt": r"\w{2,}(?:rá|rão)|prevê|previst[oa]s?|deve|devem|planeja|próxim[oa]",
    "it": r"\w{2,}(?:rà|ranno)|dovrebbe|dovrebbero|previst[oaie]|prossim[oa]",
    "nl": r"zal|zullen|moet|moeten|gepland|verwacht|volgend[e]?",
}
_AHEAD_JA = re.compile(r"予定|見込|計画|目指|目標|見通し|はず")
_WAS = re.compile(
    r"\b(?:was|were|had|did|didn['’]t|wasn['’]t|has\s+been|have\s+been|could\s+have|would\s+have|should\s+have)\b"
)
# Verbs whose past is no "-ed".
_STRONG = """began became broke brought built bought burst came chose drew drove fell fought flew found gave got grew
    held hit kept knew laid led left lent lost made met paid put ran rang rose said sang sank saw sent sold shook shot
    spent spoke stood struck swam swept taught took told thought threw went won wore wrote withdrew sought slid
    shrank sprang stole rebuilt overtook undertook oversaw hid""".split()
_PAST = re.compile(
    rf"\b(?!said|announced|estimated|expected|promised|planned|scheduled|projected)(?:{'|'.join(_STRONG)}|\w{{2,}}ed)\b"
)
_PASSIVE = re.compile(r"\b(?:is|are|be|being|to\s+be|as|get|gets)\s+(?:\w+ly\s+)?$")


def tense_of(words: str, language: str = "en") -> int:
    if language == "ja":
        return 1 if _AHEAD_JA.search(words) else 0
    ahead = _ahead(language).search(words)
    if language != "en":
        return 1 if ahead else 0
    told = [m.start() for m in _WAS.finditer(words)]
    told += [m.start() for m in _PAST.finditer(words) if not _PASSIVE.search(words[: m.start()])]
    # The first verb is the clause's own; "suggested that it might" tells what was.
    if told and (ahead is None or min(told) < ahead.start()):
        return -1
    return 1 if ahead else 0


def is_ahead(found: DateFound, written: str, tense: int) -> bool:
    """Whether the event lies ahead: by the article's date, and by the words where that leaves it open."""
    if written and found.date:
        if found.key < written:
            return False
        if first_day(found.iso) > written:
            return True
        return tense > 0
    if tense:
        return tense > 0
    return bool(_AHEAD_WORDS.match(found.surface))


_AHEAD_WORDS = re.compile(
    r"(?:by|until|till|next|the\s+coming|tomorrow|over\s+the\s+next|within\s+the\s+next|in\s+the\s+next|later\s+(?:in|this))\b"
    r"|.*from\s+now$",
    re.I,
)


def _ahead(language: str) -> re.Pattern[str]:
    return _COMPILED.get(language, _COMPILED["en"])


_COMPILED = {code: re.compile(rf"\b(?:{form})\b", re.I | re.X) for code, form in _AHEAD.items()}
