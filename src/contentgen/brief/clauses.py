"""The clause around a figure: its label, its subject and verb, what follows it. English.

Pure string functions, each for one shape of sentence; captions.py decides among them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from contentgen.brief.quantities.model import Quantity
from contentgen.brief.verbs import BASES, CHANGE, CHANGING, DOING, FINITE, STATE

_LABEL = 72
_VERBS = "|".join(sorted(map(re.escape, {*STATE, *CHANGE, *DOING}), key=len, reverse=True))
_VERB = re.compile(
    rf"""\b(?P<aux>(?:(?:has|have|had|will|would|could|(?-i:may)|might|can|is|are|was|were|be|been|to)\s+
         (?:now\ |already\ |also\ |recently\ |lately\ )*)*)
         (?P<verb>{_VERBS})\b""",
    re.I | re.X,
)
_BOUNDARY = re.compile(
    r"[,;:—…!?]|\.(?:\s|$)|\s[–-]\s|→|\b(?:while|although|because|whereas|where|when|and|but)\b",
    re.I,
)
_PHRASE_END = re.compile(
    r"""[,;:()—…!?→]|\.(?:\s|$)|\s[–-]\s
        |\b(?:which|who|whose|where|when|while|because|if|until|is|are|was|were|has|have|had|will|would|could
             |can|may|might|should|does|do|did|but|up\ from|down\ from|compared|versus|against|according
             |put|came|come|comes|makes|made|stand|stands|left|worked|brings?|sounds?|depending|goes|go|went|VERBAL)\b
        |\b(?:once|twice|(?:two|three|four|five|six|ten|\d+)\ times|between|works?\ too|too|instead|so\ far)\b
        |\band\ (?:the|a|an|its|their|it|they|\w+ed|is|are|was|has|could|will|left|cut|possibly|perhaps
             |to|may|from|can)\b
        |\b(?:a|per|each|every)\ (?:year|month|week|day|hour)\b
        |\band\ (?:VERBS)\b
        |\band\ [A-Z][\w-]*\ (?:only|just|some|about|nearly|at|will|would|has|is|[\d$€£~])
        |\bthat\ (?!of\b)""".replace("VERBS", _VERBS).replace("VERBAL", "|".join(FINITE)),
    re.X,
)
_PART_END = re.compile(
    r"\s(?:but|while|although|whereas|compared|against|versus|when|where|which|who)\b|\sand\s(?=only|just|about|[\d$€£])"
)
_FIGURE_AHEAD = re.compile(
    r"(?:\b(?:in|of|by|from|to|at|on|for|with|and|a|an|the|up|about|nearly|than)\s+)*(?<![\w.-])[~$€£]?(?!(?:19|20)\d\d\b)\d"
)
_PREPOSITION = re.compile(
    r"""(?:on|in|into|to|for|at|from|by|with|over|per|through|under|across|as|within|during|towards?|after|before|since
         |until|between|among|above|below|against|inside|outside)\b""",
    re.I | re.X,
)
_WEAK_START = re.compile(
    r"(?:and|or|but|each|apiece|ago|later|earlier|now|today|then|once|yet|only|so|to|s|further|more|less|long|old|such)\b",
    re.I,
)
_COMPARATIVE = re.compile(
    r"(?:better|cheaper|faster|slower|higher|lower|larger|smaller|fewer|more|less)\b", re.I
)
_PRONOUN = re.compile(
    r"""(?:it|this|that|these|those|they|he|she|we|i|you|there|one|some|most|which|who|what|here|its|their|both|neither|another
         |such|the\ (?:figure|number|total|amount|rest|answer))\b""",
    re.I | re.X,
)
_LEADING = re.compile(
    r"""(?:(?:and|but|so|then|still|yet|also|meanwhile|however|for\ comparison|by\ comparison|in\ return|separately
         |together|today|now|in\ fact|again|finally|that)\b,?\s*)+""",
    re.I | re.X,
)
_FILLER = re.compile(
    r"\b(?:now|currently|already|just|only|also|an additional|additional|fresh|more)\b\s*", re.I
)
_LOOSE_END = re.compile(
    r"""\s+(?:(?:by|at|until|since)\ the\ (?:end|start|beginning|close)|and|or|of|in|on|for|to|at|by|with|from|a|an|the
        |up|right|also|than|as|over|under|into|possibly|perhaps|it|them|us|because|that|out)$""",
    re.I | re.X,
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
# A phrase that only compares or only names a time says nothing by itself.
_SAYS_NOTHING = re.compile(
    r"(?:(?:more|than|less|fewer|better|higher|lower|faster|slower|larger|smaller|cheaper|works?|of|in|the|same|previous|last|year"
    r"|month|week|day|before|after|day|time|times|too|them|it|that|those|these|instead|extra|or|and|a)\b\s*)*",
    re.I,
)
_CLAUSE = re.compile(rf"\b(?:{'|'.join(FINITE)}|\w+ (?:that|which|who))\b", re.I)
_REPORTED = re.compile(
    r"""^.*\b(?:(?:expects?|forecasts?|predicts?|sees|wants|hopes|says|estimates|believes|warns|claims)\s+(?:that\s+)?
        |said\s+(?:that\s+)?
        |(?:expected|reported|estimated|believed|showed?|shows|warned|claimed)\s+that\s+)""",
    re.I | re.X,
)
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
        or not 2 < len(head) <= _LABEL
        or ". " in head
        or _CLAUSE.search(head)
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
        return cut_phrase(already[1], _LABEL)
    found = re.match(
        r"\s+(?:that\s+)?(?:it|they|he|she|[A-Z]\w+)\s+(?:has|had|have)\s+(?:already\s+)?"
        r"(?P<rest>\w+ed\b|put in|spent|paid|lost|made|built|raised)(?P<more>[^.,;]*)",
        right,
    )
    if not found:
        return ""
    return cut_phrase(f"{found['rest']}{found['more']}", _LABEL)


def thing_after(left: str, right: str, quantity: Quantity) -> str:
    """The noun phrase that follows the figure: "of capacity for training", "Trainium2 chips"."""
    words = right.lstrip(" \u00a0")
    if not words or (words == right and quantity.surface[-1:].isalnum()):
        return ""
    if left.strip(" •*-–") == "" and quantity.kind == "unit" and not _PREPOSITION.match(words):
        return (
            _phrase(words) if not _CLAUSE.search(words) else ""
        )  # "250 g flour": an entry of a list
    if words.startswith("of "):
        return part_of(right) if quantity.kind in ("percent", "number") else _phrase(words[3:])
    if _PREPOSITION.match(words) or (_WEAK_START.match(words) and not _COMPARATIVE.match(words)):
        return ""
    if quantity.unit in ("%", "pp"):
        return _phrase(words) if _COMPARATIVE.match(words) and " than " in words[:60] else ""
    if quantity.kind == "currency" and re.match(
        r"(?:more|less|extra)\s+(?:in(?!\s+the\s+(?:future|next|coming))|for|on|than)\b", words
    ):
        return _phrase(words)  # "$74 more in property tax": the difference, not the sum
    if quantity.unit == "x":
        sized = quantity.figure[:1].isdigit() and not _COMPARATIVE.match(words)
        words = words.split(" and ")[0] if sized else words
        return _phrase(words) if sized or re.match(r"(?:the|as|more)\b", words) else ""
    if quantity.kind == "unit":
        return _phrase(words) if "-" in quantity.figure or re.match(r"\w+ing\b", words) else ""
    if quantity.kind == "currency" and re.search(r"\b(?:an?|the|its|their|another|this)\s$", left):
        return _phrase(words)  # "a $62 million bond"
    if quantity.kind == "number" and quantity.noun and words.startswith(quantity.noun):
        tail = words[len(quantity.noun) :]
        follows = re.match(r"\s+(?:in|of|on|at|for|from|with|under|per)\s", tail)
        return _phrase(quantity.noun + tail) if follows else _phrase(quantity.noun)
    return ""


def clause_before(left: str) -> Clause:
    """Subject, auxiliary and verb of the clause that runs into the figure."""
    # "a state grant covers": a bare base form is a verb only behind an auxiliary.
    matches = [m for m in _VERB.finditer(left) if m["aux"] or m["verb"].lower() not in BASES]
    if not matches or len(left) - matches[-1].end() > 44:
        return NO_CLAUSE
    between = left[matches[-1].end() :]
    if re.search(r"[:;—]|\.\s", between) or _ANOTHER_VERB.search(between):
        return NO_CLAUSE
    if re.search(r",|\band\b", between) and re.search(
        r"\d", re.sub(r"\b(?:19|20)\d\d\b", "", between)
    ):
        return NO_CLAUSE  # "stays at $1.75 and the pass at $40": the verb has its figure already
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
    subject = head[edges[-1] if edges else 0 :].strip(' ,"“”')
    if edges and len(subject) < 3:  # "…, said to be": the boundary cut the subject off
        subject = ""
    subject = _REPORTED.sub("", subject)
    subject = re.sub(r"\s+to$", "", subject)
    subject = _LEADING.sub("", re.sub(r"\s*\([^)]*\)", "", subject), count=1)
    return Clause(subject, f"{found['aux'] or ''}", found["verb"], matches[-1]["verb"])


def changed_by(left: str) -> str:
    """ "reduced common colds by " → "reduction in common colds"."""
    found = re.search(
        rf"\b(?P<verb>{'|'.join(CHANGING)})\s+(?P<thing>(?!by\b)[^,;:.]{{3,40}}?)\s+by\s*$", left
    )
    if not found or re.search(r"\b(?:was|were|been|is|are|be)\s+$", left[: found.start()]):
        return ""
    thing = found["thing"]
    return f"{CHANGING[found['verb']]} in {thing}" if is_thing(thing) else ""


def bought_for(left: str) -> str:
    """ "will buy seven electric buses for " → "for seven electric buses"."""
    found = re.search(
        r"\b(?:buys?|bought|purchased?|sells?|sold)\s+(?P<thing>(?:(?!\bfor\b)[^,;:.]){3,48}?)\s+for\s*$",
        left,
    )
    return f"for {found['thing']}" if found and is_thing(found["thing"]) else ""


def money_in(right: str) -> str:
    """ "$40-50 billion in annual AWS revenue at full deployment" → "annual AWS revenue at full deployment"."""
    found = re.match(r"\s+in (?=\w)", right)
    if not found:
        return ""
    phrase = _phrase(right[found.end() :])
    return phrase if _MONEY_NOUN.search(" ".join(phrase.split()[:4])) else ""


def complement(right: str) -> str:
    """What follows the figure up to the clause's end: "to AWS over the next ten years"."""
    stop = _PHRASE_END.search(right)
    words = _before_figure(right[: stop.start()] if stop else right.rstrip("."))
    words = cut_phrase(_FILLER.sub("", words), _LABEL - 12)
    opens = _PREPOSITION.match(words) or re.match(
        r"(?:at once|today|this|last|a |each|per)\b", words
    )
    return words if opens and (" " in words or words == "today") else ""


def noun_of(left: str) -> str:
    """ "a 2027 budget of " → "2027 budget"; "annualized revenue of " → "annualized revenue"."""
    if not re.search(r"\bof\s+$", left):
        return ""
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


def part_of(right: str) -> str:
    """ "71% of the buses came on time" → "of the buses came on time": the whole is part of the figure."""
    found = re.match(
        r"\s+(of (?:the|its|their|all|his|her|our|every|each|new)\b(?:[^,;:()—.!?]|[,.]\d)*)",
        right,
    )
    if not found:
        return ""
    part = _PART_END.split(found[1])[0]
    return "" if _SAYS_NOTHING.fullmatch(part) else cut_phrase(part, _LABEL - 8)


def is_thing(subject: str) -> bool:
    """A noun phrase that can head a caption: no pronoun, not a clause."""
    return (
        len(subject) > 2
        and len(subject.split()) <= 9
        and not _PRONOUN.match(subject)
        and not _PREPOSITION.match(subject)
        and not _CLAUSE.search(subject)
    )


def cut_phrase(phrase: str, longest: int) -> str:
    """`phrase` shortened at its prepositions until it fits; "" when its core does not."""
    words = phrase.strip(" ,")
    while len(words) > longest:
        shorter = re.sub(
            r"\s+(?:for|on|in|of|at|by|with|to|from|and|as|than|over|under)\s+(?:(?!\s(?:for|on|in|of|at|by|with|to|from|and|as|than|over|under)\s).)*$",
            "",
            words,
        )
        if shorter == words:
            return ""
        words = shorter
    while (shorter := _LOOSE_END.sub("", words)) != words:
        words = shorter
    return words


def _phrase(words: str) -> str:
    words = re.sub(r"\bthan that of\b", "than", words)
    stop = _PHRASE_END.search(words)
    phrase = _before_figure(words[: stop.start()] if stop else words.rstrip("."))
    phrase = cut_phrase(phrase, _LABEL - 12)
    named = bool(phrase) and not _PRONOUN.match(phrase) and any(len(w) > 2 for w in phrase.split())
    return phrase if named and not _SAYS_NOTHING.fullmatch(phrase) else ""


def _before_figure(phrase: str) -> str:
    ahead = _FIGURE_AHEAD.search(phrase)
    return phrase[: ahead.start()].strip() if ahead and ahead.start() > 0 else phrase.strip()
