"""A figure in its sentence → the caption a card can print under it, and whose it is.

    "Anthropic has committed more than $100 billion to AWS over the next ten years."
        caption "committed to AWS over the next ten years", entity Anthropic
    "OpenAI's annualized revenue is estimated at approximately $25 billion."
        caption "OpenAI's annualized revenue", metric "annualized revenue", estimate

The rules are a caption writer's: the phrase to the right of the figure when it names a thing; else the
subject of a verb of state; else the participle of the verb with its complement. What they do not fit
gets no caption, and a figure without caption is no hero of a card. English; other languages have the
label rule ("Umsatz: 3,2 Mrd. €") only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from contentgen.brief.abroad import caption_abroad
from contentgen.brief.clauses import (
    Clause,
    clause_before,
    complement,
    label_before,
    part_counted,
    relative_after,
    thing_after,
    with_particle,
)
from contentgen.brief.dates import MONTHS, DateFound, find_dates
from contentgen.brief.entities import Names
from contentgen.brief.hedges import ESTIMATE, HEDGED_LABEL, is_denied, is_possible
from contentgen.brief.metrics import metric_of
from contentgen.brief.phrases import LONGEST, cut_phrase, is_thing
from contentgen.brief.predicates import described, predicate_after
from contentgen.brief.quantities.model import Quantity
from contentgen.brief.sums import (
    bought_for,
    changed_by,
    money_in,
    moved_to,
    noun_of,
    purpose_after,
    put_at,
    size_of,
)
from contentgen.brief.verbs import CHANGE, DOING, NOUNS
from contentgen.brief.whose import entity_of, when_of


@dataclass(frozen=True, slots=True)
class Caption:
    """`metric` is empty when the sentence does not name what is measured apart from the verb."""

    text: str
    metric: str
    entity: str
    when: str
    estimate: bool


_LEADING_TIME = re.compile(
    rf"""^(?:in|on|by|last|this|next|each|every)\ (?:{"|".join(MONTHS)}|spring|summer|autumn|fall|winter|\w+day|week
        |month|year|quarter)\ (?=\w)""",
    re.I | re.X,
)


_TO = re.compile(r"\bto\s+(?:just |only |as \w+ as )?$")


def caption_for(
    text: str,
    quantity: Quantity,
    names: Names,
    fallback: str = "",
    until: int | None = None,
    language: str = "en",
) -> Caption:
    """The caption of `quantity` in the sentence `text`.

    `fallback` is whom the section speaks of; `until` is where the next figure starts.
    """
    dates = tuple(find_dates(text))
    left, right = text[: quantity.start], text[quantity.end :]
    when = when_of(text, quantity, dates, until if until is not None else len(text))
    estimate = bool(ESTIMATE.search(f"{left[-60:]} {right[:30].partition('.')[0]}"))
    label = label_before(left)
    if label:
        return _from_label(label, right, quantity, names, dates, fallback, estimate)
    entity = entity_of(text, quantity, names) or fallback
    if language != "en":
        return Caption(*caption_abroad(left, right, quantity, language), entity, when, estimate)
    words, metric = _words(text, quantity, names, dates, when)
    if words and is_denied(left, words):
        words, metric = "", ""
    estimate = estimate or "estimate" in left[-90:].lower() or is_possible(left)
    return Caption(_fit(words), metric, entity, when, estimate)


_OF_THEIRS = re.compile(r"\s+of\s+(?:its|their|his|her|our|my|these|those|them|it|this)\b")


_PHRASAL = tuple({f" {done}" for done in DOING.values() if " " in done})


# Nouns that say nothing alone under a figure.
_EMPTY = frozenset(
    "high low drop gap cast rate rise fall sum mark year time part half home bill total item".split()
)


_WAYS = {"up": "rise", "higher": "rise", "down": "fall", "lower": "fall"}


_WAY = re.compile(r"\b(?:is|are|was|were) (up|down|higher|lower)(?: by)? $")


# "500 kilometres (275 miles) on a single charge"
_ASIDE = re.compile(r"^\s*\([^()]{1,40}\)")


def _words(
    text: str, quantity: Quantity, names: Names, dates: tuple[DateFound, ...], when: str
) -> tuple[str, str]:
    """(caption, metric) by the first rule that fits."""
    left = text[: quantity.start]
    right = _ASIDE.sub("", text[quantity.end :], count=1)
    if _OF_THEIRS.match(right):
        return "", ""
    if said := put_at(left) or moved_to(left):
        return _plus_when(said, when), metric_of(said, names, dates)
    if quantity.kind in ("unit", "currency") and (said := size_of(left, right)):
        return said, metric_of(said, names, dates)
    if not (quantity.kind == "number" and quantity.noun) and (noun := noun_of(left)):
        return _plus_when(noun, when), metric_of(noun, names, dates)
    if relative := relative_after(right):
        return relative, ""
    if changed := changed_by(left):
        return changed, ""
    counted = quantity.kind == "number" and quantity.noun
    begins = quantity.kind in ("percent", "number", "currency") and quantity.unit != "x"
    if begins and (said := predicate_after(left, right, quantity.kind)):
        return said, metric_of(quantity.noun, names, ()) if counted else ""
    if counted and (said := _counted(left, right, quantity)):
        return said, metric_of(quantity.noun, names, ())
    if thing := thing_after(left, right, quantity):
        if re.match(r"(?:more|less|fewer|extra)\b", thing):
            # "than one in Oakport": one of what, stands elsewhere
            return re.sub(
                r"\sthan\s(?:one|that|those|it|them)\b.*$", "", thing
            ), ""  # a difference is not the thing itself: it is compared with nothing
        counted = quantity.noun if quantity.kind == "number" else ""
        return thing, metric_of(counted or thing, names, () if counted else dates)
    clause = clause_before(left)
    clause = replace(clause, subject=_without_date(clause.subject, dates))
    verb = clause.verb.lower()
    if quantity.kind == "currency" and (money := money_in(right)):
        return _money(money, clause.subject, names, dates, when)
    if bought := _bought(left, names):
        return f"paid for {bought}", ""
    if quantity.kind == "currency" and (bought := bought_for(left)):
        return bought, ""
    if quantity.unit == "%" and (way := _WAY.search(left)) and is_thing(clause.subject):
        return f"{_WAYS[way[1]]} in {_lower(clause.subject, names)}", ""
    if verb in CHANGE and quantity.kind in ("percent", "number") and not _TO.search(left):
        return (
            f"{CHANGE[verb]} in {_lower(clause.subject, names)}" if is_thing(clause.subject) else ""
        ), ""
    if verb in DOING and (done := _doing(with_particle(DOING[verb], left, verb), clause, right)):
        return done, ""
    if quantity.kind == "currency" and (purpose := purpose_after(right)):
        return purpose, ""
    if verb in DOING:
        return "", ""
    if not verb or not is_thing(clause.subject) or quantity.unit == "x":
        return "", ""
    if re.search(r"\d", re.sub(r"\b(?:19|20)\d\d\b|[A-Z][\w-]*[ -]?\d[\d.]*", "", clause.subject)):
        return "", ""  # another figure in the subject has its own caption
    return _stated(text, clause, quantity, names, dates, when)


def _counted(left: str, right: str, quantity: Quantity) -> str:
    """What is counted with what describes it or what was done with it: "subscribers lost in spring"."""
    at = right.lstrip(" \u00a0").find(quantity.noun)
    if at != 0:
        return ""
    tail = right.lstrip(" \u00a0")[len(quantity.noun) :]
    return described(quantity.noun, tail) or part_counted(left, quantity.noun, tail)


def _without_date(subject: str, dates: tuple[DateFound, ...]) -> str:
    """ "On Friday shares of the mill", "In May revenue" → "shares of the mill", "revenue"."""
    first = next((d.surface for d in dates if subject.startswith(f"{d.surface} ")), "")
    return _LEADING_TIME.sub("", subject[len(first) :].strip(), count=1)


def _stated(
    text: str,
    clause: Clause,
    quantity: Quantity,
    names: Names,
    dates: tuple[DateFound, ...],
    when: str,
) -> tuple[str, str]:
    """The subject of a verb of state; a bare name gets the noun that the verb means."""
    subject, verb, auxiliary = clause.subject, clause.verb.lower(), clause.auxiliary.lower()
    if NOUNS.get(verb) == "cost" and re.match(r"\w+ing\b", subject):
        return f"cost of {subject[:1].lower()}{subject[1:]}", "cost"
    is_name = any(n.start == 0 and n.end == len(subject) for n in names.find(subject))
    if NOUNS.get(verb) == "score" and quantity.kind == "number" and subject[:1].isupper():
        return f"scored by {_lower(subject, names)}", "score"
    if not is_name:
        if verb in ("has", "have", "had"):
            return "", ""
        if could := re.search(r"\b(?:could|(?-i:may)|might|would)\b", auxiliary):
            thing = _lower(subject, names)
            return f"that {thing} {could[0]} {verb}", metric_of(subject, names, dates)
        return _plus_when(subject, when), metric_of(subject, names, dates)
    test = _test_name(text)
    if test and quantity.unit == "%":
        return f"{subject} on {test}", f"{test} score"
    noun = NOUNS.get(verb, "")
    if not noun:
        return "", ""
    owner = f"{subject}’" if subject.endswith("s") else f"{subject}’s"
    return _plus_when(f"{owner} {noun}", when), noun


def _from_label(
    label: str,
    right: str,
    quantity: Quantity,
    names: Names,
    dates: tuple[DateFound, ...],
    fallback: str,
    estimate: bool,
) -> Caption:
    """ "OpenAI's 2025 compute capacity: 1.9 GW". The label is the caption."""
    found = names.find(label)
    entity = found[0].name if found else fallback
    inside = tuple(d for d in dates if d.end <= len(label) + 1)
    metric = metric_of(label, names, inside)
    hedged = estimate or bool(HEDGED_LABEL.search(label)) or bool(ESTIMATE.search(right[:60]))
    return Caption(_fit(label), metric, entity, inside[0].surface if inside else "", hedged)


def _doing(participle: str, clause: Clause, right: str) -> str:
    words = complement(right)
    if not words:
        return ""
    if clause.last != clause.verb and participle in ("committed", "pledged"):
        # "committed to spending $100 billion on AWS": what is committed is committed to something.
        return f"{participle} to {re.sub(r'^(?:on|in|with|for|at) ', '', words)}"
    if could := re.search(r"\b(?:could|may|might|would|can)\b", clause.auxiliary):
        return f"that {could[0]} be {participle} {words}"
    if re.search(r"\b(?:will|to)\b", clause.auxiliary) and participle not in ("required", "needed"):
        return f"to be {participle} {words}"
    return f"{participle} {words}"


def _money(
    money: str, subject: str, names: Names, dates: tuple[DateFound, ...], when: str
) -> tuple[str, str]:
    """ "Claude Code reached $10 billion in annualized revenue" → Claude Code's annualized revenue."""
    is_name = any(n.start == 0 and n.end == len(subject) for n in names.find(subject))
    if is_name and not names.find(money):
        owner = f"{subject}’" if subject.endswith("s") else f"{subject}’s"
        return _plus_when(f"{owner} {money}", when), metric_of(money, names, dates)
    return money, metric_of(money, names, dates)


def _bought(left: str, names: Names) -> str:
    """ "Annapurna Labs, an Israeli chip designer it acquired for" → Annapurna Labs."""
    if not re.search(r"\b(?:acquired|bought|purchased)\b[^,;.]{0,30}\bfor\s*$", left):
        return ""
    able = [n for n in names.find(left) if not re.search(r"\b(?:an?|its|the)\s$", left[: n.start])]
    return able[-1].name if len(able) > 1 else ""


def _test_name(text: str) -> str:
    """ "on SWE-bench": the test that a score is of."""
    found = re.search(r"\b[Oo]n (?:the )?([A-Z][\w-]+(?: [A-Z][\w-]+)*)", text)
    return found[1] if found else ""


def _plus_when(subject: str, when: str) -> str:
    if not when or when.lower() in subject.lower() or len(subject) + len(when) > LONGEST - 4:
        return subject
    return (
        f"{subject}, {when[:1].lower()}{when[1:]}"
        if not when[:1].isdigit()
        else f"{subject}, {when}"
    )


def _lower(subject: str, names: Names) -> str:
    """ "Quarterly profits" → "quarterly profits"; what may be a name keeps its capital."""
    first, _, rest = subject.partition(" ")
    known = any(n.start == 0 for n in names.find(subject))
    plain = first in ("The", "A", "An", "Its", "Their") or rest[:1].islower()
    return (
        subject[:1].lower() + subject[1:]
        if plain and not known and not first[1:2].isupper()
        else subject
    )


def _fit(caption: str) -> str:
    clean = " ".join(caption.split()).strip(" ,.:;*")
    if (
        clean.count("“") != clean.count("”")
        or clean.count('"') % 2
        or clean.count("(") != clean.count(")")
    ):
        clean = clean.strip('"“”()')
    odd = clean.count("“") != clean.count("”") or clean.count("(") != clean.count(")")
    least = 2 if re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", clean) else 4
    if odd or len(clean) < least or clean.lower() in _EMPTY or clean.endswith(("’s", "'s")):
        return ""
    if len(clean) <= LONGEST and clean.endswith(_PHRASAL):
        return clean  # "broken things carried in"
    return cut_phrase(clean, LONGEST)
