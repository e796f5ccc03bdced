"""The clause around a figure: its label, its subject and verb, what follows it. English.

Pure string functions, each for one shape of sentence; captions.py decides among them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from contentgen.brief.phrases import (
    CLAUSE,
    LONGEST,
    PHRASE_END,
    PREPOSITION,
    VERBS,
    before_figure,
    cut_phrase,
    is_thing,
    part_of,
    phrase,
)
from contentgen.brief.quantities.model import Quantity
from contentgen.brief.verbs import BASES, CHANGING, DOING, FINITE, PAST

_VERB = re.compile(
    rf"""\b(?P<aux>(?:(?:has|have|had|will|would|could|(?-i:may)|might|can|is|are|was|were|be|been|to)\s+
         (?:now\ |already\ |also\ |recently\ |lately\ )*)*)
         (?P<verb>{VERBS})\b""",
    re.I | re.X,
)
_BOUNDARY = re.compile(
    r"[,;:—…!?]|\.(?:\s|$)|\s[–-]\s|→|\b(?:while|although|because|whereas|where|when|and|but)\b",
    re.I,
)
_WEAK_START = re.compile(
    r"(?:and|or|but|each|apiece|ago|later|earlier|now|today|then|once|yet|only|so|to|s|further|more|less|long|old|such)\b",
    re.I,
)
_COMPARATIVE = re.compile(
    r"(?:better|cheaper|faster|slower|higher|lower|larger|smaller|fewer|more|less)\b", re.I
)
_LEADING = re.compile(
    r"""^(?:(?:and|but|so|then|still|yet|also|meanwhile|however|for\ comparison|by\ comparison|in\ return|separately
         |together|today|now|in\ fact|again|finally|that)\b,?\s*)+""",
    re.I | re.X,
)
_FILLER = re.compile(
    r"\b(?:now|currently|already|just|only|also|an additional|additional|fresh|more)\b\s*", re.I
)


# What money is in: "$10 billion in annualized revenue".
_MONEY_NOUN = re.compile(
    r"\b(?:revenues?|sales|profits?|funding|savings?|losses|damages?|spending|costs?|investments?|grants?|taxes|debt|"
    r"income|earnings|fees|capital|aid|loans?|assets|exports|imports|commitments|orders|donations|reserves|deposits)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """What runs into a figure: "Anthropic | has | committed [to spending]" $100 billion."""

    subject: str
    auxiliary: str
    verb: str
    last: str = ""  # the verb next to the figure, when a chain leads to it


NO_CLAUSE = Clause("", "", "")
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
_REPORTED = re.compile(
    r"""^.*\b(?:(?:expects?|forecasts?|predicts?|sees|wants|hopes|says|estimates|believes|warns|claims)\s+(?:that\s+)?
        |(?:said|revealing|showing|saying|suggesting|indicating)\s+(?:that\s+)?
        |(?:expected|reported|estimated|believed|showed?|shows|warned|claimed)\s+that\s+)""",
    re.I | re.X,
)
_CLAUSE_WORD = re.compile(rf"\b(?:{'|'.join((*FINITE, *PAST))}|\w{{3,}}ed|{VERBS})\b", re.I)
# A word in -ed between verb and figure is another verb, unless it describes the figure.
_ANOTHER_VERB = re.compile(
    rf"\b(?:{'|'.join(FINITE)}|(?!(?:estimated|projected|combined|proposed|reported|expected|planned|promised|needed"
    r"|additional|limited|agreed|indeed|hundred|need|speed|united)\b)\w{3,}ed|who|which|when|where|while|because|although)\b",
    re.I,
)


def label_before(left: str) -> str:
    """ "OpenAI's 2025 compute capacity: about " → the words before the colon, when they are a label."""
    head, colon, tail = left.rpartition(":")
    words = tail.strip(" ~*\u00a0")
    if (
        not colon
        or len(words) > 24
        or re.search(r"[^a-zA-Z ]", words)
        or not 2 < len(head) <= LONGEST
        or ". " in head
        or CLAUSE.search(head)
    ):
        return ""
    return head.strip(" *")


def put_at(left: str) -> str:
    """ "Outside estimates put OpenAI's annualized revenue at " → "OpenAI's annualized revenue"."""
    found = re.search(
        r"^.*\b(?:puts?|pegs?|values?|estimates?|projects?|brings?|sees?)\s+(?P<thing>[^,;:.]{4,60}?)\s+(?:now\s+)?(?:at|to)\s*$",
        left,
    )
    return found["thing"] if found and is_thing(found["thing"]) else ""


def relative_after(right: str) -> str:
    """ "$8 billion it had put in before" → "put in before"."""
    already = re.match(r"\s+((?:already|previously|earlier)\s+\w+ed\b[^.,;()]*)", right)
    if already:
        return cut_phrase(already[1], LONGEST)
    found = re.match(
        r"\s+(?:that\s+)?(?:it|they|he|she|[A-Z]\w+)\s+(?:has|had|have)\s+(?:already\s+)?"
        r"(?P<rest>\w+ed\b|put in|spent|paid|lost|made|built|raised)(?P<more>[^.,;]*)",
        right,
    )
    if not found:
        return ""
    return cut_phrase(f"{found['rest']}{found['more']}", LONGEST)


def thing_after(left: str, right: str, quantity: Quantity) -> str:
    """The noun phrase that follows the figure: "of capacity for training", "Trainium2 chips"."""
    words = right.lstrip(" \u00a0")
    if not words or (words == right and quantity.surface[-1:].isalnum()):
        return ""
    if left.strip(" •*-–") == "" and quantity.kind == "unit" and not PREPOSITION.match(words):
        return (
            phrase(words) if not CLAUSE.search(words) else ""
        )  # "250 g flour": an entry of a list
    if words.startswith("of "):
        return part_of(right) if quantity.kind in ("percent", "number") else phrase(words[3:])
    if PREPOSITION.match(words) or (_WEAK_START.match(words) and not _COMPARATIVE.match(words)):
        return ""
    if quantity.unit in ("%", "pp"):
        attribute = re.search(r"\b(?:an?|the|its|their|another|this)\s$", left) or _CHANGED.match(
            words
        )
        compared = _COMPARATIVE.match(words) and " than " in words[:60]
        return phrase(words) if compared or (attribute and not _OWNER.match(words)) else ""
    if quantity.kind == "currency" and re.match(
        r"(?:more|less|extra)\s+(?:in(?!\s+the\s+(?:future|next|coming))|for|on|than)\b", words
    ):
        return phrase(words)  # "$74 more in property tax": the difference, not the sum
    if quantity.unit == "x":
        sized = quantity.figure[:1].isdigit() and not _COMPARATIVE.match(words)
        words = words.split(" and ")[0] if sized else words
        return phrase(words) if sized or re.match(r"(?:the|as|more)\b", words) else ""
    if quantity.kind == "unit":
        return phrase(words) if "-" in quantity.figure or re.match(r"\w+ing\b", words) else ""
    if quantity.kind == "currency" and re.search(r"\b(?:an?|the|its|their|another|this)\s$", left):
        return "" if _OWNER.match(words) else phrase(words)  # "a $62 million bond"
    if (
        quantity.kind == "number"
        and not quantity.noun
        and re.match(r"(?:more|fewer|new)\s[a-z]+", words)
    ):
        return phrase(words)  # "40 million more websites than a year ago"
    if quantity.kind == "number" and quantity.noun and words.startswith(quantity.noun):
        tail = words[len(quantity.noun) :]
        if quantity.noun.split()[-1][0].isupper() and re.match(r"\s[a-z]{4,}", tail):
            return phrase(words)  # "2,265 United States adults"
        if spread := _SPREAD.match(tail):
            return f"{quantity.noun}{spread[0]}"
        follows = re.match(r"\s+(?:in|of|on|at|for|from|with|under|per)\s", tail)
        return phrase(quantity.noun + tail) if follows else phrase(quantity.noun)
    return ""


_OWNER = re.compile(
    r"\w+['’]s?\s"
)  # "a $100,000 home's bill": the sum is the home's, not the bill's
_CHANGED = re.compile(
    r"(?:rise|increase|growth|fall|drop|decline|reduction|cut|gain|jump|surge|improvement|slump|hike|raise|chance|share"
    r"|stake|discount|margin|majority)\s(?:in|of|on|for)\b"
)
# "12,000 patients from 21 countries": how far they are spread belongs to them.
_SPREAD = re.compile(
    r" (?:in|from|across|at) (?:more than |about |over |nearly |some )?[\d,]+ [a-z]{4,}s(?=[.,;:]|$)"
)


_BE = frozenset(["is", "are", "was", "were"])
_DEGREE = re.compile(
    r"""\s*(?:(?:now|currently|still|already|at|about|around|nearly|almost|roughly|approximately|only|just|over|under|more
        |less|than|up|to|as|high|low|much|the|an?|average|of|total|some|estimated|well|close|in|by|for|on|between|set|put
        |valued|expected|projected|also|today|down|higher|lower|worth|said|be|or|even|below|above|\d{4}|[A-Z]\w+)\b[\s,]*)*""",
    re.X,
)
_NOUN_HERE = re.compile(r"\b(?:the|an?|its|their|his|her|no)\s$")  # "brings the total to"


def clause_before(left: str) -> Clause:
    """Subject, auxiliary and verb of the clause that runs into the figure."""
    # "a state grant covers": a bare base form is a verb only behind an auxiliary.
    matches = [
        m for m in _VERB.finditer(left)
        if (m["aux"] or m["verb"].lower() not in BASES) and not _NOUN_HERE.search(left, 0, m.start())
    ]  # fmt: skip
    if not matches or len(left) - matches[-1].end() > 44:
        return NO_CLAUSE
    between = left[matches[-1].end() :]
    if re.search(r"\b(?:in|during|within|after|before|since)\s(?:the|a|its|their)\b", between):
        return NO_CLAUSE  # "scored in the last": the figure is of another phrase
    if re.search(r"[:;—]|\.\s|\b\w+ing\b(?! (?:to|at)\b)", between) or _ANOTHER_VERB.search(
        between
    ):
        return NO_CLAUSE
    if re.search(r"[(+]|[$€£¥]\s?\d|\b(?:times|twice|double|triple|half)\b", between):
        return NO_CLAUSE  # another figure has the verb
    if re.search(r",|\band\b", between) and re.search(
        r"\d", re.sub(r"\b(?:19|20)\d\d\b", "", between)
    ):
        return NO_CLAUSE  # "stays at $1.75 and the pass at $40": the verb has its figure already
    if matches[-1]["verb"].lower() in _BE and not _DEGREE.fullmatch(between):
        return NO_CLAUSE  # "was out for 58": what it is, is told by other words
    found = matches[-1]
    for earlier in reversed(matches[:-1]):
        # "has committed to spending": the first of a chain of doing verbs carries the sense.
        chained = re.fullmatch(r"\s*(?:to|is to|are to)?\s*", left[earlier.end() : found.start()])
        if chained and earlier["verb"].lower() in DOING:
            found = earlier
    head = left[: found.start()].rstrip()
    if head.endswith(","):  # "OpenAI, when last asked, stood at": what stands between commas goes
        head = head[:-1].rpartition(",")[0]
    edges = [m.end() for m in _BOUNDARY.finditer(head)]
    while edges and head[: edges[-1]].endswith(
        "and"
    ):  # "arson and vandalism have cost": one subject
        start = edges[-2] if len(edges) > 1 else 0
        if _CLAUSE_WORD.search(head[start : edges[-1]]):
            break
        edges.pop()
    subject = head[edges[-1] if edges else 0 :].strip(' ,"“”')
    if edges and len(subject) < 3:  # "…, said to be": the boundary cut the subject off
        subject = ""
    subject = _REPORTED.sub("", subject)
    subject = re.sub(
        r"\s+(?:to|now|also|still|already|currently|typically|only|just)$", "", subject
    )
    subject = _LEADING.sub("", re.sub(r"\s*\([^)]*\)", "", subject), count=1)
    return Clause(subject, f"{found['aux'] or ''}", found["verb"], matches[-1]["verb"])


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


def money_in(right: str) -> str:
    """ "$40-50 billion in annual AWS revenue at full deployment" → "annual AWS revenue at full deployment"."""
    found = re.match(r"\s+in (?=\w)", right)
    if not found:
        return ""
    money = phrase(right[found.end() :])
    if re.match(rf"{re.escape(money)} of [$€£~\d]", right[found.end() :]):
        money = re.sub(
            r"\s(?:on|in|for|from|with)\s.*$", "", money
        )  # "profit on revenue of $20 billion"
    return money if _MONEY_NOUN.search(" ".join(money.split()[:4])) else ""


_PARTICLE = re.compile(r"\s+(together|up|out|off|down|aside|back|away|forward)\b")


def with_particle(participle: str, left: str, verb: str) -> str:
    """ "put together $60 million" → "put together"."""
    found = _PARTICLE.match(left, left.lower().rfind(verb.lower()) + len(verb))
    return f"{participle} {found[1]}" if found else participle


def complement(right: str) -> str:
    """What follows the figure up to the clause's end: "to AWS over the next ten years"."""
    stop = PHRASE_END.search(right)
    words = before_figure(right[: stop.start()] if stop else right.rstrip("."))
    words = cut_phrase(_FILLER.sub("", words), LONGEST - 12)
    opens = PREPOSITION.match(words) or re.match(
        r"(?:at once|today|this|last|a |each|per)\b", words
    )
    return words if opens and (" " in words or words == "today") else ""


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
    words = phrase(right[found.end() :])
    lead = "for" if " for" in found[0] else "to"
    if (
        not words
        or PREPOSITION.match(words)
        or (lead == "to" and not re.match(r"[a-z]{3,}\s", words))
    ):
        return ""
    return cut_phrase(f"{lead} {words}", LONGEST - 8)


def _tidy(words: str) -> str:
    """Cut to length, without a participle whose "of …" was cut off."""
    fitted = cut_phrase(words, LONGEST - 8)
    return re.sub(r"\s(?:accused|famed|known|based|used|called)$", "", fitted)


# Verbs of which the thing is not changed: "holds 400 cranes".
_KEEPS = frozenset("held left made covered processed handled required needed counted put".split())
_NEXT_TO = re.compile(
    r"\s*(?:(?:a|an|the|its|their|his|her|our|some|all|another|up to|a further|a total of|as many as|more than)\s*)*"
)


_RATE = re.compile(r" (?:a|per|each|every) (?:year|month|week|day|hour)\b")


def part_counted(left: str, noun: str, tail: str) -> str:
    """ "It lost 464,000 subscribers in the quarter" → "subscribers lost in the quarter"."""
    clause = clause_before(left)
    participle = DOING.get(clause.verb.lower(), "")
    ahead = left[left.lower().rfind(clause.verb.lower()) + len(clause.verb) :] if participle else ""
    if not participle or participle in _KEEPS or not _NEXT_TO.fullmatch(ahead):
        return ""
    if could := re.search(r"\b(?:could|may|might|would)\b", clause.auxiliary):
        participle = f"that {could[0]} be {participle}"
    elif re.search(r"\b(?:will|to|can)\b", clause.auxiliary):
        participle = f"to be {participle}"
    stop = PHRASE_END.search(tail)
    words = before_figure(tail[: stop.start()] if stop else tail.rstrip(" ."))
    words = (
        words.strip()
        if PREPOSITION.match(words.strip()) and not words.strip().startswith("as ")
        else ""
    )
    if rate := _RATE.match(tail):
        words = rate[0].strip()
    return _tidy(f"{noun} {participle} {words}") if words else f"{noun} {participle}"


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
    if (headed := _HEADED.search(left)) and not _VERB.search(headed[1]):
        words = [w for w in headed[1].split() if w.lower() not in _NOT_IN_NOUN]
        if words and headed[1].split()[0] == words[0]:
            return f"{headed[1]}{headed[2]}".strip()
    taken: list[str] = []
    for word in reversed(left.split()[:-1]):
        if (
            not re.fullmatch(r"[\w-]+", word)
            or word.lower() in _NOT_IN_NOUN
            or _VERB.fullmatch(word)
        ):
            break
        taken.insert(0, word)
        if len(taken) == 3:
            break
    return " ".join(taken) if taken and taken[-1].lower() not in _VAGUE_OF else ""
