"""A figure in its sentence → the caption a card can print under it, and whose it is.

    "Anthropic has committed to spending more than $100 billion on AWS over the next ten years."
        caption "committed to spending on AWS over the next ten years", entity Anthropic
    "OpenAI's annualized revenue is estimated at approximately $25 billion."
        caption "OpenAI's annualized revenue", metric "annualized revenue", estimate

The rules are those of a caption writer: the phrase to the right of the figure when it names a thing;
else the subject of a verb of state; else the participle of the verb with its complement. What they do
not fit gets no caption, and a figure without caption is no hero of a card.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from contentgen.brief.dates import DateFound, find_dates
from contentgen.brief.entities import Names
from contentgen.brief.quantities.model import Quantity

LONGEST = 72  # characters; a longer caption is no caption


@dataclass(frozen=True, slots=True)
class Caption:
    """`metric` is empty when the sentence does not name what is measured apart from the verb."""

    text: str
    metric: str
    entity: str
    when: str
    estimate: bool


_HEDGES = re.compile(
    r"\b(?:estimate[sd]?|estimated|projected|projection|forecast|expected|roughly speaking|could|may|might|target(?:ed)?|goal)\b",
    re.I,
)
_ESTIMATE = re.compile(r"\b(?:estimate[sd]?|projected|projection|forecast)\b", re.I)

# Verbs of state: the subject is what the figure measures.
_STATE = (
    r"is|are|was|were|stands? at|stood at|reach(?:es|ed)?|has reached|surpass(?:es|ed)?|exceed(?:s|ed)?|now exceeds?|hits?|"
    r"tops?|topped|total(?:s|ed|led)?|amount(?:s|ed) to|comes? to|came to|could come to|rose to|grew to|climbed to|fell to|dropped to|"
    r"jumped|climbed|grew|increased|went|scores?|scored|costs?|averag(?:es|ed)|equals?|remains?|(?:is|are|was|were) (?:now )?(?:estimated|valued|projected|expected|put) (?:at|to (?:reach|be|hit))"
)
_CHANGE = {
    "rose": "rise", "gained": "gain", "grew": "growth", "increased": "increase", "climbed": "rise", "jumped": "jump",
    "fell": "fall", "dropped": "drop", "declined": "decline", "lost": "loss", "rises": "rise", "falls": "fall",
}  # fmt: skip
# Verbs of doing: base and forms → participle.
_DOING = {
    "commit": "committed", "commits": "committed", "committed": "committed", "committing": "committed",
    "invest": "invested", "invests": "invested", "invested": "invested", "investing": "invested",
    "spend": "spent", "spends": "spent", "spent": "spent", "spending": "spent",
    "raise": "raised", "raises": "raised", "raised": "raised", "raising": "raised",
    "pledge": "pledged", "pledged": "pledged", "pledges": "pledged",
    "pay": "paid", "pays": "paid", "paid": "paid", "paying": "paid",
    "put": "put", "puts": "put", "putting": "put", "pouring": "poured", "pours": "poured", "poured": "poured",
    "earned": "earned", "earns": "earned", "made": "made", "makes": "made", "lost": "lost", "loses": "lost",
    "saved": "saved", "saves": "saved", "save": "saved", "sold": "sold", "sells": "sold", "bought": "bought",
    "added": "added", "adds": "added", "adding": "added", "shipped": "shipped", "delivered": "delivered",
    "built": "built", "builds": "built", "opened": "opened", "planted": "planted", "produced": "produced",
    "pumped": "pumped", "spilled": "spilled", "replaced": "replaced", "carried in": "carried in",
    "served": "served", "treated": "treated", "tested": "tested", "counted": "counted", "set aside": "set aside",
    "allocated": "allocated", "secures": "secured", "secured": "secured", "securing": "secured",
}  # fmt: skip
_ALL_DOING = "|".join(sorted(map(re.escape, _DOING), key=len, reverse=True))
_VERB = re.compile(
    rf"\b(?:(?P<aux>(?:has|have|had|will|would|could|may|might|can|is|are|was|were|to)\s+(?:now |already |also |be |been )*)?)"
    rf"(?P<verb>{_STATE}|{'|'.join(_CHANGE)}|{_ALL_DOING})\b",
    re.I,
)
_BOUNDARY = re.compile(
    r"[,;:()—…!?]|\.(?:\s|$)|\s–\s|\s-\s|→|\b(?:while|although|because|whereas)\b", re.I
)
_STOP_RIGHT = re.compile(
    r"[,;:()—…!?→]|\.(?:\s|$)|\s[–-]\s|\b(?:that|which|who|whose|where|when|while|because|if|is|are|was|were|has|have|had|will|would|"
    r"could|can|may|might|should|does|do|did|but|up from|down from|compared|versus|against|than ever|according|"
    r"and (?:the|a|an|its|their|it|they|is|are|was|has|could|will|left|cut)|put|came|come|comes|makes|made|stand|stands|left|worked|bring|brings)\b",
    re.I,
)
_PREPOSITION = re.compile(
    r"^(?:on|in|into|to|for|at|from|by|with|over|per|through|under|across|as|within|during|toward|towards|after|before|since|until)\b",
    re.I,
)
_WEAK = re.compile(
    r"^(?:and|or|but|more|less|each|apiece|ago|later|earlier|now|today|then|once|yet|only|total|so|to|of|s)\b",
    re.I,
)
_PRONOUN = re.compile(
    r"^(?:it|this|that|these|those|they|he|she|we|i|you|there|one|some|most|which|who|what|here|its|their|both|neither)\b",
    re.I,
)
_LEADING = re.compile(
    r"^(?:(?:and|but|so|then|still|yet|also|meanwhile|however|for comparison|by comparison|in return|separately|together|today|now)\b,?\s*)+",
    re.I,
)
_DURATION = re.compile(
    r"\b(?:over|within|in the course of|during|in|for) (?:the )?(?:(?:next|coming|past|last|first) )?"
    r"(?:(?:\d+|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|several|a few) )?(?:years?|months?|weeks?|days?|decades?|quarters?)\b",
    re.I,
)
_FILLER = re.compile(
    r"\b(?:now|currently|already|just|only|also|a whopping|an additional|additional|fresh|some|as much as)\b\s*",
    re.I,
)
_COMPARATOR = re.compile(
    r"\b(?:compared (?:to|with)|versus|vs\.?|against|while|whereas|than|exceeds?|up from|down from|from)\b",
    re.I,
)


def caption_for(text: str, quantity: Quantity, names: Names, fallback: str = "") -> Caption:
    """The caption of `quantity` in the sentence `text`; `fallback` is whom the section speaks of."""
    dates = tuple(find_dates(text))
    left, right = text[: quantity.start], text[quantity.end :]
    when = _when(text, quantity, dates)
    estimate = bool(_ESTIMATE.search(_near(left, right)))
    listed = _listed(left)
    if listed:
        return _from_label(
            listed, right, names, dates, fallback, estimate or bool(_HEDGES.search(listed))
        )
    entity = _entity(text, quantity, names) or fallback
    thing = _thing_right(right, quantity)
    if thing:
        return Caption(_fit(thing), _metric(thing, names, ()), entity, when, estimate)
    subject, verb, aux = _clause(left)
    if verb and (scored := _scored(text, verb, subject)):
        return Caption(_fit(scored), _test_name(text), subject or entity, when, estimate)
    if verb.lower() in _CHANGE and quantity.kind in ("percent", "number"):
        return Caption(
            _fit(f"{_CHANGE[verb.lower()]} in {_lower(subject, names)}")
            if _is_thing(subject)
            else "",
            "",
            entity,
            when,
            estimate,
        )
    if verb.lower() in _DOING:
        return Caption(_fit(_doing(verb, aux, right)), "", entity, when, estimate)
    if verb and _is_thing(subject):
        owned = subject if any(n.owns for n in names.find(subject)) or not fallback else subject
        return Caption(
            _fit(_plus_when(owned, when)), _metric(subject, names, dates), entity, when, estimate
        )
    return Caption("", "", entity, when, estimate)


def inherits(text: str, first: Quantity, second: Quantity) -> bool:
    """Does the second figure measure the same thing as the first ("80.9%, compared to X at 72.4%")?"""
    between = text[first.end : second.start]
    return (
        first.unit == second.unit
        and first.per == second.per
        and len(between) < 90
        and bool(
            _COMPARATOR.search(between)
            or re.fullmatch(
                r"\s*(?:to|→|->|–|-|and)\s*(?:about |nearly |more than |approximately )?", between
            )
        )
    )


def _near(left: str, right: str) -> str:
    return left[-60:] + " " + (_BOUNDARY.split(right, maxsplit=1)[0])[:40]


def _listed(left: str) -> str:
    """ "OpenAI's 2025 compute capacity: " → the words before the colon, when they are a label."""
    head, colon, tail = left.rpartition(":")
    if (
        not colon
        or tail.strip(" ~*a-zA-Z\u00a0")
        or len(tail) > 24
        or not 2 < len(head) <= LONGEST
        or ". " in head
    ):
        return ""
    return head.strip()


def _from_label(
    label: str,
    right: str,
    names: Names,
    dates: tuple[DateFound, ...],
    fallback: str,
    estimate: bool,
) -> Caption:
    found = names.find(label)
    entity = found[0].name if found else fallback
    in_label = [d for d in dates if d.end <= len(label) + 1]
    metric = _metric(label, names, tuple(in_label)) or _thing_right(right, None)
    return Caption(_fit(label), metric, entity, in_label[0].surface if in_label else "", estimate)


def _thing_right(right: str, quantity: Quantity | None) -> str:
    """The noun phrase that follows the figure ("of capacity for training", "Trainium2 chips")."""
    words = right.lstrip(" \u00a0")
    if words == right and right:  # something is glued to the figure
        return ""
    of = words.startswith("of ")
    words = words.removeprefix("of ")
    if not words or (not of and (_PREPOSITION.match(words) or _WEAK.match(words))):
        return ""
    stop = _STOP_RIGHT.search(words)
    phrase = _cut(words[: stop.start()] if stop else words.rstrip("."))
    if quantity is not None and quantity.kind == "currency" and not of:
        return ""  # "$100 billion commitment" and the like: the subject says it better
    content = [w for w in phrase.split() if len(w) > 2]
    return phrase if content and not _PRONOUN.match(phrase) else ""


def _cut(phrase: str) -> str:
    """Short enough, and ending where a phrase may end: before the next figure or preposition."""
    digit = re.search(
        r"(?:\b(?:in|of|by|from|to|at|on|for|with|and|a|an|the|up|about|nearly)\s+)*[~$€£]?\d",
        phrase,
    )
    if digit and digit.start() > 0:
        phrase = phrase[: digit.start()]
    while len(phrase) > LONGEST - 12:
        shorter = re.split(
            r"\s+(?:for|on|in|of|at|by|with|to|from|and|as)\s+(?!.*\s(?:for|on|in|of|at|by|with|to|from|and|as)\s)",
            phrase,
        )[0]
        if shorter == phrase:
            return ""
        phrase = shorter
    return re.sub(
        r"\s+(?:and|or|of|in|on|for|to|at|by|with|from|a|an|the|up|right|also)$",
        "",
        phrase.strip(" ,"),
    )


def _clause(left: str) -> tuple[str, str, str]:
    """(subject, verb, auxiliary) of the clause that runs into the figure."""
    matches = list(_VERB.finditer(left))
    if not matches or len(left) - matches[-1].end() > 60:
        return "", "", ""
    found = matches[-1]
    # "has committed to spending": the first of a chain of verbs carries the sense.
    for earlier in reversed(matches[:-1]):
        if re.fullmatch(r"\s*(?:to|,|and|is|was|be)?\s*", left[earlier.end() : found.start()]):
            found = earlier
    head = left[: found.start()].rstrip()
    bounds = [m.end() for m in _BOUNDARY.finditer(head) if m[0] not in "()"]
    subject = head[bounds[-1] if bounds else 0 :].strip(' ,"“”')
    subject = re.sub(r"\s*\([^)]*\)", "", subject)
    subject = _LEADING.sub("", subject)
    return (
        re.sub(r"\s+(?:had|has|have|will|could|may|now|already|also|recently)$", "", subject),
        found["verb"],
        (found["aux"] or "").strip(),
    )


def _is_thing(subject: str) -> bool:
    return (
        bool(subject)
        and not _PRONOUN.match(subject)
        and len(subject) > 3
        and len(subject.split()) <= 9
    )


def _doing(verb: str, aux: str, right: str) -> str:
    participle = _DOING[verb.lower()]
    stop = _STOP_RIGHT.search(right)
    complement = _FILLER.sub("", (right[: stop.start()] if stop else right.rstrip("."))).strip(" ,")
    complement = _cut(complement) if complement else ""
    if not complement:
        return ""
    if re.match(r"(?:will|to)\b", aux):
        participle = f"to be {participle}"
    elif re.match(r"(?:could|may|might|would|can)\b", aux):
        participle = f"that {aux.split()[0]} be {participle}"
    return f"{participle} {complement}"


def _scored(text: str, verb: str, subject: str) -> str:
    test = _test_name(text)
    return (
        f"{subject} on {test.removesuffix(' score')}"
        if verb.lower() in ("scores", "scored", "score") and test and subject
        else ""
    )


def _test_name(text: str) -> str:
    found = re.search(r"\b[Oo]n ((?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*)", text)
    return f"{found[1].removeprefix('the ')} score" if found else ""


def _metric(phrase: str, names: Names, dates: tuple[DateFound, ...]) -> str:
    """What is measured: the phrase without owner, time and hedge. "OpenAI's last reported valuation" → valuation."""
    bare = phrase
    for named in reversed(names.find(phrase)):
        if named.owns:
            bare = bare[: named.start] + bare[named.end + 2 :]
    for found in dates:
        bare = bare.replace(found.surface, " ")
    bare = re.sub(
        r"\b(?:last|latest|reported|estimated|projected|current|new|own|total|company's|city's|its|their|the|a|an|now)\b",
        " ",
        bare,
        flags=re.I,
    )
    bare = re.sub(r"\s+(?:in|for|by|at|on|of)\s*$", "", " ".join(bare.split()))
    return bare[:1].lower() + bare[1:] if bare[1:2].islower() else bare


def _entity(text: str, quantity: Quantity, names: Names) -> str:
    """Whose figure: the nearest owner or name before it, else the first after it."""
    found = names.find(text)
    before = [n for n in found if n.end <= quantity.start]
    comparator = list(_COMPARATOR.finditer(text[: quantity.start]))
    since = [n for n in before if comparator and n.start >= comparator[-1].start()]
    if since:
        return since[0].name
    owners = [n for n in before if n.owns]
    if owners:
        return owners[-1].name
    clause = max((m.end() for m in _BOUNDARY.finditer(text[: quantity.start])), default=0)
    here = [n for n in before if n.start >= clause]
    return (here or before or found)[0].name if (here or before or found) else ""


def _when(text: str, quantity: Quantity, dates: tuple[DateFound, ...]) -> str:
    """The time that stands nearest in the same clause, right before left; else a duration to the right."""
    right_end = next(
        (
            m.start() + quantity.end
            for m in re.finditer(
                r"[;—]|\.(?:\s|$)|,\s(?:and|but|while|up from|down from)", text[quantity.end :]
            )
        ),
        len(text),
    )
    after = [d for d in dates if quantity.end <= d.start < right_end]
    duration = _DURATION.search(text, quantity.end, right_end)
    if after and not (duration and duration.start() < after[0].start):
        return after[0].surface
    if duration:
        return duration[0]
    left_start = max(
        (
            m.end()
            for m in re.finditer(r"[;—]|\.\s|,\s(?:up|down) from|\bbut\b", text[: quantity.start])
        ),
        default=0,
    )
    before = [d for d in dates if left_start <= d.start and d.end <= quantity.start]
    return before[-1].surface if before else ""


def _plus_when(subject: str, when: str) -> str:
    return (
        f"{subject}, {when}"
        if when and when.lower() not in subject.lower() and len(subject) + len(when) < LONGEST - 4
        else subject
    )


def _lower(subject: str, names: Names) -> str:
    first = names.find(subject)
    return subject if first and first[0].start == 0 else subject[:1].lower() + subject[1:]


def _fit(caption: str) -> str:
    clean = " ".join(caption.split()).strip(' ,.:;"“”*')
    return clean if 3 <= len(clean) <= LONGEST else ""
