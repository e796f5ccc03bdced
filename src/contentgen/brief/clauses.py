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
    part_of,
    phrase,
)
from contentgen.brief.quantities.model import Quantity
from contentgen.brief.verbs import BASES, DOING, FINITE, PAST

VERB_FORM = re.compile(
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


@dataclass(frozen=True, slots=True)
class Clause:
    """What runs into a figure: "Anthropic | has | committed [to spending]" $100 billion."""

    subject: str
    auxiliary: str
    verb: str
    last: str = ""  # the verb next to the figure, when a chain leads to it


NO_CLAUSE = Clause("", "", "")


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


_NOUN_HERE = re.compile(
    r"\b(?:the|an?|its|their|his|her|no|for|of|in|with|from|on)\s$"
)  # "brings the total to"


def clause_before(left: str) -> Clause:
    """Subject, auxiliary and verb of the clause that runs into the figure."""
    # "a state grant covers": a bare base form is a verb only behind an auxiliary.
    matches = [
        m for m in VERB_FORM.finditer(left)
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
