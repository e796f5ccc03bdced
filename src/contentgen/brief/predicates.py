"""A figure that begins its clause → what the clause says of it, as a caption. English.

    "An estimated 500 residents have left their homes for Mittagong."    residents have left their homes
    "Of these, 83.6% of users did not see any breakage."                 of users did not see any breakage
    "three million certificates that had to be replaced"                 certificates that had to be replaced

A caption of this kind is read on from the figure, so it keeps the verb, its negation and its "could".
"""

from __future__ import annotations

import re

from contentgen.brief.phrases import LONGEST, cut_phrase
from contentgen.brief.verbs import DOING, FINITE, PAST

LONGEST_PREDICATE = 66  # characters; a card sets it in two lines

# What may stand before a figure that begins a clause.
_BEGINS = re.compile(
    r"""(?:^|[:;—–]\s
        |\b(?:that|but|while|whereas|because|when|found|shows?|showed|says?|said|estimates?|estimated|confirm(?:ed|s)?
            |believes?|reported|revealed|warned|announced|claim(?:s|ed)?)\s|\band\s
        |^(?:Today|Now|Currently|Globally|Worldwide|Nationwide|Only|Just)\s
        |^(?:In|On|By|Since|During)\s[^,.;:]{0,24}(?:\d{4}|January|February|March|April|May|June|July|August|September
            |October|November|December)\s|^According\ to\s[^,]{3,60},\s
        |(?:^|\b(?:that|and|but|while)\s|,\s)(?i:in|at|on|for|by|during|since|after|before|last|this|overall|still
            |however|today|now|meanwhile|already|combined|worldwide|nationwide|among)\b[^,;:.]{0,60},\s)
        (?:(?:[Tt]he|[Aa]ll|[Ss]ome|[Aa]nother|a\ further|an\ additional|in\ total|in\ all|only|just)\s)*$""",
    re.X,
)
_END = re.compile(
    r"""[,;:()—…!?→]|(?<![A-Z])\.(?:\s|$)|\s[–-]\s
        |\b(?:which|while|although|though|because|whereas|but|when|as\ (?:they|it|the)
             |(?:after|before)\ (?:they|it)|so\ that|if|unless|saying|according|compared|(?:up|down)\ from)\b
        |\band\ (?=(?:the|a|an|it|they|he|she|we|only|just|about|nearly|some|another|\d
             |[A-Z][\w-]*\ (?:is|are|was|has|will)))
        |\b(?:(?:around|at|by|about|nearly|over|from|to|in)\ )?(?<![\w.-])[~$€£]?(?!(?:19|20)\d\d\b)\d""",
    re.X,
)
_AUXILIARY = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did)"
)
_FINITE = re.compile(
    rf"\b(?:{_AUXILIARY}|{'|'.join((*FINITE, *PAST))}|(?!(?:hundred|united|need|speed|feed|seed)\b)[a-z]{{2,}}ed)\b"
    # a bare verb is told from a noun by the plural before it: "of adults worry", "44 percent expect"
    r"|(?:(?<=s\s)|(?<=people\s)|(?<=men\s)|(?<=children\s)|(?<=staff\s)|(?<=^\s)|(?<=who\s)|(?<=\salso\s)|(?<=\snow\s))"
    r"(?:go|come|say|use|live|work|believe|think|want|plan|expect|prefer|support|oppose|agree|report|worry|need|feel|see"
    r"|know|own|rent|pay|spend|save|earn|get|take|make|trust|lack|face|approve|disapprove|favou?r|rate|rank|struggle"
    r"|suffer|die|drink|smoke|eat|sleep|vote|read|watch|play|share|skip|drive|walk|commute|travel|fail|pass|remain|rely"
    r"|depend|care|identify|describe|cite|name|hold|keep|choose|buy|sell|help|run|receive|contain|include|require|cost)\b"
)
_WHOLE = re.compile(
    r"\s+(?:of\s+(?:(?:the|all|its|their|our|every|these)\s)?)?(?P<noun>(?:[\w’'%-]+\s){1,5}?)(?=\w)"
)
# A condition that is cut off changes what is said.
_CONDITION = re.compile(r"\b(?:if|unless|only|except|until|without)\b", re.I)
_POINTS = re.compile(
    r"\b(?:it|same|such|latter|former|them|this|these|those|him|her|he|she|its|here|there|we|our|us|i)\b",
    re.I,
)
# Where a clause can be cut: before what says when and where, not before what its verb needs.
_CUT = re.compile(
    r"\s(?=(?:in|on|at|for|since|during|after|before|through|across|over|within|around|as|under)\s)"
)
_OPEN_END = re.compile(
    r"\s(?:and|or|to|of|in|on|at|for|from|with|by|as|than|the|a|an|their|about|not|be|been|is|are|was|were|has|have|had"
    r"|will|would|could|can|may|might|that|more|also|still|now|already|yet|least|most|all|one|some|any|every|each|its|believed|expected"
    r"|accounted|known|thought|said|set|due|likely|able|planned|required|needed|supposed|considered|called|used)$"
)


def predicate_after(left: str, right: str, kind: str) -> str:
    """The clause that the figure begins, read on from the figure; "" when it begins none."""
    if not right[:1].isspace() or not _BEGINS.search(left[-90:]) or _CONDITION.search(left):
        return ""
    if re.search(r"\band\s\w*\s?$", left) and not _FINITE.search(left):
        return ""  # "in 13 states and four cities": two nouns, no clause
    stop = _END.search(right)
    clause = right[: stop.start()] if stop else right.rstrip(" .")
    if stop and right[stop.start() : stop.start() + 2] in (",”", ',"'):
        clause += right[stop.start() + 1]  # the comma that stands inside a quotation's end
    verb = _verb_of(clause, kind)
    if verb < 0:
        return ""
    if stop and _CONDITION.match(right[stop.start() :].strip(" ,")):
        return ""
    return _fitting(
        re.sub(r"\s+(?:here|there|too|also|so far|as well)$", "", clause.rstrip()).strip(), verb
    )


def _verb_of(clause: str, kind: str) -> int:
    """Where the finite verb begins behind the noun; -1 when no clause is told."""
    if len(clause) > 6 * LONGEST:
        return -1
    found = _FINITE.search(clause)
    if not found:
        return -1
    noun = clause[: found.start()].strip()
    if not noun and kind == "number":
        return -1
    return found.start() if len(noun.split()) <= 7 else -1


def _fitting(clause: str, verb: int) -> str:
    """The clause cut at its prepositions until it fits; never before its verb has an object."""
    cuts = [m.start() for m in _CUT.finditer(clause) if m.start() > verb + 3]
    whole = len(clause)
    for end in (whole, *reversed(cuts)):
        if end > LONGEST_PREDICATE or _CONDITION.search(clause[end:]):
            continue
        words = clause[:end].strip(" ,")
        if words.count("“") != words.count("”") or words.count('"') % 2:
            continue
        said = len(words[verb:].split()) >= (1 if end == whole and verb else 2)
        if _OPEN_END.search(words) or _POINTS.search(words) or not said:
            continue
        return words
    return ""


_RELATIVE = re.compile(r"\s+(?:who|that|which)\s+(?=\w)")
_PARTICIPLE = re.compile(
    rf"\s+(?:{'|'.join(sorted({*DOING.values(), 'born', 'known', 'seen'}))}|[a-z]{{3,}}(?:ed|ing))"
    r"\s+(?:in|on|at|by|for|from|to|with|near|across|around|over|under|since|per|each|every|prior|before|after)\b"
)


_ALONE = re.compile(
    r"\s[a-z]{3,}ed(?=\s(?:which|who|so far|last|this)\b|[.,;]|$)"
)  # "vehicles preordered"


def described(noun: str, tail: str) -> str:
    """ "people" + " killed in a fire that …" → "people killed in a fire"; "" when nothing describes it."""
    if alone := _ALONE.match(tail):
        return f"{noun}{alone[0]}"
    if noun == "others" or not (_PARTICIPLE.match(tail) or _RELATIVE.match(tail)):
        return ""
    stop = _END.search(tail) or None
    clause = tail[: stop.start()] if stop else tail.rstrip(" .")
    if _RELATIVE.match(tail):
        verb = _FINITE.search(clause)
        if not verb or verb.start() > 12 or (stop and stop[0] == ","):
            return ""
    else:
        another = re.search(rf"\b(?:that['’]s|{_AUXILIARY})\b|\bthat\b|\bwho\b", clause)
        clause = clause[: another.start()] if another else clause
    words = without_loose_participle(cut_phrase(f"{noun}{clause}".strip(), LONGEST_PREDICATE))
    if _OPEN_END.search(words):
        return ""
    return "" if _POINTS.search(words[len(noun) :]) or len(words) <= len(noun) + 4 else words


def without_loose_participle(words: str) -> str:
    """ "from extremist groups accused" (of what was cut off) → "from extremist groups"."""
    return (
        re.sub(r"(?<=\w)\s(?:[a-z]{3,}ed|known|held|seen)$", "", words)
        if words.count(" ") > 2
        else words
    )
