"""Words around a figure → a noun phrase that can be printed, or "". English.

A phrase ends where a clause begins, where the next figure stands, and where it grows too long for a
card; what is left must name something.
"""

from __future__ import annotations

import re

from contentgen.brief.verbs import CHANGE, DOING, FINITE, STATE

LONGEST = 72  # characters; a longer caption is no caption

VERBS = "|".join(sorted(map(re.escape, {*STATE, *CHANGE, *DOING}), key=len, reverse=True))
PHRASE_END = re.compile(
    r"""[;:()—…!?→+]|,(?!\d{3}\b)|(?<![A-Z])\.(?:\s|$)|\s[–-]\s
        |\b(?:which|who|whose|where|when|while|because|if|until|is|are|was|were|has|have|had|will|would|could
             |can|may|might|should|does|do|did|but|up\ from|down\ from|compared|versus|against|according
             |put|came|come|comes|makes|made|stand|stands|left|worked|brings?|sounds?|depending|goes|go|went|VERBAL)\b
        |\b(?:once|twice|(?:two|three|four|five|six|ten|\d+)\ times|between|works?\ too|too|instead|so\ far)\b
        |\band\ (?:the|a|an|its|their|it|they|\w+ed|is|are|was|has|could|will|left|cut|possibly|perhaps
             |to|may|from|can)\b
        |\b(?:a|per|each|every)\ (?:year|month|week|day|hour)\b
        |\band\ (?:VERBS)\b
        |\band\ [A-Z][\w-]*\ (?:only|just|some|about|nearly|at|will|would|has|is|[\d$€£~])
        |\bthat\ (?!of\b)""".replace("VERBS", VERBS).replace("VERBAL", "|".join(FINITE)),
    re.X,
)


_PART_END = re.compile(
    r"\s(?:but|while|although|whereas|compared|against|versus|when|where|which|who)\b"
    r"|\sand\s(?=only|just|about|[\d$€£]|(?:is|are|was|were|has|had|will)\b)"
)
_FIGURE_AHEAD = re.compile(
    r"(?:\b(?:in|of|by|from|to|at|on|for|with|and|a|an|the|up|about|nearly|than)\s+)*(?<![\w.-])[~$€£]?(?!(?:19|20)\d\d\b)"
    r"(?!\d[\d,.]*-[a-z])\d"  # "in a 300-room hotel" describes; it is no next figure
)
PREPOSITION = re.compile(
    r"""(?:on|in|into|to|for|at|from|by|with|over|per|through|under|across|as|within|during|towards?|after|before|since
         |until|between|among|above|below|against|inside|outside)\b""",
    re.I | re.X,
)
PRONOUN = re.compile(
    r"""(?:it|this|that|these|those|they|he|she|we|i|you|there|one|some|most|which|who|what|here|its|their|both|neither|another
         |such|the\ (?:figure|number|total|amount|rest|answer))\b""",
    re.I | re.X,
)
_LOOSE_END = re.compile(
    r"""\s+(?:(?:by|at|until|since)\ the\ (?:end|start|beginning|close)|and|or|of|in|on|for|to|at|by|with|from|a|an|the
        |up|right|also|than|as|over|under|into|possibly|perhaps|it|them|us|because|that|out)$""",
    re.I | re.X,
)
_CUT = re.compile(r"\s+(?:for|on|in|of|at|by|with|to|from|and|as|than|over|under)(?=\s)")
# A phrase that only compares or only names a time says nothing by itself.
_SAYS_NOTHING = re.compile(
    r"(?:(?:more|than|less|fewer|better|higher|lower|faster|slower|larger|smaller|cheaper|works?|of|in|the|same|previous|last|year"
    r"|month|week|day|before|after|day|time|times|too|them|it|that|those|these|instead|extra|or|and|a)\b\s*)*",
    re.I,
)
CLAUSE = re.compile(rf"\b(?:{'|'.join(FINITE)}|\w+ (?:that|which|who))\b", re.I)


def phrase(words: str) -> str:
    words = re.sub(r"\bthan that of\b", "than", words)
    stop = PHRASE_END.search(words)
    found = before_figure(words[: stop.start()] if stop else words.rstrip("."))
    found = cut_phrase(found, LONGEST - 12)
    named = bool(found) and not PRONOUN.match(found) and any(len(w) > 2 for w in found.split())
    return found if named and not _SAYS_NOTHING.fullmatch(found) else ""


def part_of(right: str) -> str:
    """ "71% of the buses came on time" → "of the buses came on time": the whole is part of the figure."""
    found = re.match(
        r"\s+(of (?:the|all|every|each|new|(?:[a-z-]+ )?[A-Z]\w+)\b(?:[^,;:()—.!?]|[,.]\d)*)",
        right,
    )
    if not found:
        return ""
    part = re.split(r"\s(?:they|it|he|she|we|you|i)\b", _PART_END.split(found[1])[0], flags=re.I)[0]
    return "" if _SAYS_NOTHING.fullmatch(part) else cut_phrase(part, LONGEST - 8)


def is_thing(subject: str) -> bool:
    """A noun phrase that can head a caption: no pronoun, not a clause."""
    return (
        len(subject) > 2
        and len(subject.split()) <= 9
        and not PRONOUN.match(subject)
        and not PREPOSITION.match(subject)
        and not CLAUSE.search(subject)
    )


def cut_phrase(words: str, longest: int) -> str:
    """The words shortened at their prepositions until they fit; "" when the core does not."""
    words = words.strip(" ,")
    if len(words) > 6 * longest:  # no phrase, and every cut would go through all of it again
        return ""
    while len(words) > longest:
        cuts = list(_CUT.finditer(words))
        if not cuts:
            return ""
        words = words[: cuts[-1].start()]
    while (shorter := _LOOSE_END.sub("", words)) != words:
        words = shorter
    return words


def before_figure(phrase: str) -> str:
    ahead = _FIGURE_AHEAD.search(phrase)
    return phrase[: ahead.start()].strip() if ahead and ahead.start() > 0 else phrase.strip()
