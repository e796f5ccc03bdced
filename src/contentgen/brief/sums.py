"""What a sum, a share or a measure is of: the words around the figure that name it. English.

Pure string functions, each for one shape of sentence; captions.py decides among them.
"""

from __future__ import annotations

import re

from contentgen.brief.clauses import VERB_FORM
from contentgen.brief.phrases import (
    LONGEST,
    PHRASE_END,
    PREPOSITION,
    before_figure,
    cut_phrase,
    is_thing,
    phrase,
)
from contentgen.brief.verbs import CHANGING

# What money is in: "$10 billion in annualized revenue".
_MONEY_NOUN = re.compile(
    r"\b(?:revenues?|sales|profits?|funding|savings?|losses|damages?|spending|costs?|investments?|grants?|taxes|debt|"
    r"income|earnings|fees|capital|aid|loans?|assets|exports|imports|commitments|orders|donations|reserves|deposits)\b",
    re.I,
)


_NOT_IN_NOUN = frozenset(
    "a an the of in on at by for to from with and or but its their his her our this that these those such "
    "as is was has had have reached about some any every each over under between both than".split()
)


_VAGUE_OF = frozenset(
    "total range lead sum rate combination number average maximum minimum mix cost amount figure value set "
    "group series pair cluster fleet crew team cut margin majority share out up all one most some many half "
    "instead promise promises because front top end ahead outside inside lieu terms spite case kind sort type lot "
    "rise increase gain growth fall drop decline jump surge reduction improvement "
    "median mean fee price score crowd".split()
)


def put_at(left: str) -> str:
    """ "Outside estimates put OpenAI's annualized revenue at " → "OpenAI's annualized revenue"."""
    found = re.search(
        r"^.*\b(?:puts?|pegs?|values?|estimates?|projects?|brings?|sees?)\s+(?P<thing>[^,;:.]{4,60}?)\s+(?:now\s+)?(?:at|to)\s*$",
        left,
    )
    return found["thing"] if found and is_thing(found["thing"]) else ""


def changed_by(left: str) -> str:
    """ "reduced common colds by " → "reduction in common colds"."""
    found = re.search(
        rf"\b(?P<verb>{'|'.join(CHANGING)})\s+(?P<thing>(?!by\b)[^,;:.]{{3,60}}?)(?:,[^;:.]{{3,60}},)?\s+by\s*$",
        left,
    )
    if not found or re.search(r"\b(?:was|were|been|is|are|be)\s+$", left[: found.start()]):
        return ""
    thing = found["thing"]
    return f"{CHANGING[found['verb']]} in {thing}" if is_thing(thing) else ""


_DEAL = re.compile(
    r"\s(?P<thing>(?:an?|the|its|their|all|two|three|four|five|six|seven|eight|nine|ten|\d[\d,]*)\s"
    r"(?:(?!for\b)[\w’'-]+\s){1,5})for\s*$"
)


def bought_for(left: str) -> str:
    """ "will buy seven electric buses for " → "for seven electric buses"."""
    found = re.search(
        r"\b(?:buys?|bought|purchased?|sells?|sold)\s+(?P<thing>(?:(?!\bfor\b)[^,;:.]){3,48}?)\s+for\s*$",
        left,
    )
    found = found or _DEAL.search(left)
    return f"for {found['thing'].strip()}" if found and is_thing(found["thing"].strip()) else ""


def _without_measured(words: str, right: str) -> str:
    """ "profit on revenue of $20 billion" → "profit": the revenue has its own figure."""
    if not words or not re.match(rf"{re.escape(words)} of [$€£~\d]", right):
        return words
    return re.sub(r"\s(?:on|in|for|from|with)\s.*$", "", words)


def money_in(right: str) -> str:
    """ "$40-50 billion in annual AWS revenue at full deployment" → "annual AWS revenue at full deployment"."""
    found = re.match(r"\s+in (?=\w)", right)
    if not found:
        return ""
    money = phrase(right[found.end() :])
    money = _without_measured(money, right[found.end() :])
    return money if _MONEY_NOUN.search(" ".join(money.split()[:4])) else ""


# "$300m to settle charges", "$10 million for vehicle replacements"; not for how long.
_PURPOSE = re.compile(
    r"\s+(?:for|to)\s+(?!(?:the|a|an|each|every|this|that|its|all)?\s*(?:\w+\s){0,2}"
    r"(?:years?|months?|weeks?|days?|quarters?|hours?|first|second|third|time|example|now)\b)(?=[a-zA-Z])"
)


def purpose_after(right: str) -> str:
    """ "$10 million for vehicle replacements, …" → "for vehicle replacements"."""
    found = _PURPOSE.match(right)
    if not found:
        return ""
    words = _without_measured(phrase(right[found.end() :]), right[found.end() :])
    lead = "for" if " for" in found[0] else "to"
    if (
        not words
        or PREPOSITION.match(words)
        or (lead == "to" and not re.match(r"[a-z]{3,}\s", words))
    ):
        return ""
    return cut_phrase(f"{lead} {words}", LONGEST - 8)


# "a rise in sea levels of 50 centimetres"
_CHANGE_IN = re.compile(
    r"\b((?:rise|increase|growth|fall|drop|decline|reduction|cut|gain|jump|surge|improvement|loss)\s(?:in|of)\s"
    r"(?:[\w-]+\s){1,4})of\s+$"
)


# "a starting price for U.S. consumers of"
_HEADED = re.compile(
    r"\b(?:an?|the|its|their)\s((?:[\w-]+\s){1,3})((?:for|in|on|at)\s(?:(?!of\b)[\w.'’-]+\s){1,3})of\s+$"
)


_SIZES = frozenset(
    "range length width height depth weight distance speed area price cost fee output".split()
)


def size_of(left: str, right: str) -> str:
    """ "have an average range of 238 miles on a full charge" → "average range on a full charge"."""
    found = re.search(r"\b(?:an?|the)\s((?:[a-z-]+\s){0,2}([a-z]+)\s)of\s+$", left)
    if not found or found[2] not in _SIZES:
        return ""
    stop = PHRASE_END.search(right)
    tail = before_figure(right[: stop.start()] if stop else right.rstrip(" .")).strip()
    rate = re.match(r"\s(?:per|a) \w+", right)
    tail = rate[0].strip() if rate else tail if PREPOSITION.match(tail) else ""
    return (
        cut_phrase(f"{found[1]}{tail}".strip(), LONGEST - 8)
        if tail or " " in found[1].strip()
        else ""
    )


_MOVED = re.compile(
    r"\b(?:rais|increas|lift|cut|lower|reduc|boost|expand|push|drop|hik|slash|trim)\w*\s(?:(?:its|their|his|her|the)\s)?"
    r"(?P<thing>(?!it\b|them\b)[^,;:.\d]{4,50}?)\s(?:from\s[^,;:]{1,20}\s)?to\s*$"
)


def moved_to(left: str) -> str:
    """ "is raising its minimum wage to $9" → "minimum wage"."""
    found = _MOVED.search(left)
    return found["thing"] if found and is_thing(found["thing"]) else ""


def noun_of(left: str) -> str:
    """ "a 2027 budget of " → "2027 budget"; "annualized revenue of " → "annualized revenue"."""
    if not re.search(r"\bof\s+$", left):
        return ""
    if change := _CHANGE_IN.search(left):
        return change[1].strip()
    if (headed := _HEADED.search(left)) and not VERB_FORM.search(headed[1]):
        words = [w for w in headed[1].split() if w.lower() not in _NOT_IN_NOUN]
        if words and headed[1].split()[0] == words[0]:
            return f"{headed[1]}{headed[2]}".strip()
    taken: list[str] = []
    for word in reversed(left.split()[:-1]):
        if (
            not re.fullmatch(r"[\w-]+", word)
            or word.lower() in _NOT_IN_NOUN
            or VERB_FORM.fullmatch(word)
        ):
            break
        taken.insert(0, word)
        if len(taken) == 3:
            break
    return " ".join(taken) if taken and taken[-1].lower() not in _VAGUE_OF else ""
