"""Sentences of the article → sentences that stand alone.

Trim, do not rewrite: leading adverbs and figureless parentheses go; what opens with a word that points
back ("This…", "They…") takes the sentence before it along, or is not used. A figure, a name, a
qualifier, a hedge and a negation are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from contentgen.article.model import Role
from contentgen.brief.model import Brief, Sentence
from contentgen.campaign.model import Said

SHORTEST, LONGEST = 36, 270

_OPENERS = re.compile(
    r"^(?:and|but|so|still|yet|also|then|now|however|instead|meanwhile|moreover|furthermore|in return|in fact|of course|indeed|"
    r"for comparison|by comparison|for perspective|similarly|likewise|separately|together|interestingly|notably|as always|"
    r"put simply|in other words|as a result|in short|more importantly|because here is the truth)\b(?P<comma>[,:])?\s+",
    re.I,
)
# What points outside the sentence when it opens it.
_DANGLING = re.compile(
    r"^(?:it|its|it['’]s|this|that|that['’]s|these|those|they|they['’]re|their|he|his|she|her|them|such|so|one|both|neither|either|"
    r"another|others|some|most|many|all of|each|here|there|which|who|the (?:same|former|latter|other|second|third|company|companies|result|"
    r"answer|reply|rest|catch|problem|figure|deal|plan|work|city|idea|point|word|term|price|successes|contrast|analysts|accusation|arithmetic)|"
    r"nor|or|two observations|why|how|because|if any|on current|from here|until now|together|no)\b",
    re.I,
)
_FIRST_PERSON = re.compile(
    r"\b(?:we|our|us|i|i['’](?:m|ve|d|ll)|my|let['’]s|let us|here(?:'s| is| are)|in this (?:article|post|issue|deep-dive|newsletter|guide))\b",
    re.I,
)
_YOU = re.compile(
    r"^(?:look|keep|watch|note|imagine|consider|remember|do your|please|read)\b", re.I
)
_BACK_INSIDE = re.compile(
    r"\b(?:this (?:deal|cluster|growth|chip|means|matters|is why)|that (?:sum|figure|kind)|these (?:numbers|figures)|as (?:noted|mentioned|described) (?:above|earlier)|above|below|the following|following)\b",
    re.I,
)
_EMPTY_PARENS = re.compile(r"\s*\((?![^)]*\d)[^()]{1,60}\)")


@dataclass(frozen=True, slots=True)
class Passage:
    """One to two sentences that stand alone, where they stood, and how they rank."""

    said: Said
    section: str
    role: Role
    order: int
    label: str = ""


def passages(brief: Brief) -> tuple[Passage, ...]:
    """Everything in the article that can be lifted out as it is, in reading order."""
    made: list[Passage] = []
    sentences = [s for s in brief.sentences if s.public and s.role is not Role.BOILERPLATE]
    for order, sentence in enumerate(sentences):
        alone = stand_alone(sentence)
        if alone is None and order:
            alone = _with_the_one_before(sentences[order - 1], sentence)
        if alone is not None and SHORTEST <= len(alone.text) <= LONGEST:
            made.append(Passage(alone, sentence.section, sentence.role, order, sentence.label))
    return tuple(made)


def stand_alone(sentence: Sentence) -> Said | None:
    """The sentence trimmed, when nothing in it points outside; else None."""
    text = trim(sentence.text)
    if (
        not _is_sentence(text)
        or _DANGLING.match(text)
        or _FIRST_PERSON.search(_unquoted(text))
        or _YOU.match(text)
    ):
        return None
    if _BACK_INSIDE.search(text) or sentence.label.upper() == "Q":
        return None
    return Said(text, sentence.span.lines)


def trim(text: str) -> str:
    """Without leading connective and without parentheses that hold no figure."""
    bare = text.strip()
    opener = _OPENERS.match(bare)
    if opener and (
        opener["comma"] or opener[0].strip().lower() in ("and", "but", "so", "then", "still", "yet")
    ):
        rest = bare[opener.end() :]
        bare = rest[:1].upper() + rest[1:]
    bare = _EMPTY_PARENS.sub("", bare)
    return bare


def _with_the_one_before(before: Sentence, sentence: Sentence) -> Said | None:
    """ "X has a chip. It costs half." Both, when the first stands alone and they are neighbours."""
    if before.section != sentence.section or (before.label != sentence.label and sentence.label):
        return None
    if sentence.span.first - before.span.last > 1 or not re.match(
        r"(?:it|this|that|they|these|he|she|its|their)\b", sentence.text, re.I
    ):
        return None
    first = stand_alone(before)
    if (
        first is None
        or _FIRST_PERSON.search(_unquoted(sentence.text))
        or not _is_sentence(sentence.text)
    ):
        return None
    joined = f"{first.text} {sentence.text.strip()}"
    return Said(joined, tuple(sorted({*before.span.lines, *sentence.span.lines})))


def owned(said: Said, entity: str, metric: str) -> Said:
    """ "annualized revenue has surpassed…" → "Anthropic's annualized revenue has…", when nobody owns it there."""
    if not entity or not metric or entity in said.text:
        return said
    found = re.search(rf"(?:^|,\s|:\s)({re.escape(metric)})\b", said.text, re.I)
    if not found:
        return said
    start, phrase = found.start(1), found[1]
    possessive = f"{entity}’" if entity.endswith("s") else f"{entity}’s"
    return Said(
        f"{said.text[:start]}{possessive} {phrase[:1].lower()}{phrase[1:]}{said.text[found.end(1) :]}",
        said.lines,
        said.ids,
        said.computed,
    )


def shared_words(text: str) -> frozenset[str]:
    """Content words by their first six letters, for telling what two texts share."""
    return frozenset(w[:6] for w in re.findall(r"[^\W_]{3,}", text.lower()) if w not in _STOP)


def overlap(a: str, b: str) -> float:
    """Share of the shorter text's content words that the other has too."""
    one, two = shared_words(a), shared_words(b)
    return len(one & two) / max(1, min(len(one), len(two)))


def first_fitting(texts: Sequence[str], limit: int) -> str:
    return next((text for text in texts if text and len(text) <= limit), "")


def _is_sentence(text: str) -> bool:
    return (
        (bool(re.match(r"[\"“„«(]?[\w$€£]", text))
        and text[-1:] in ".!?…\"”’'。！？"
        and not text.endswith(":")
        and " " in text)
        or text[-1:] in "。！？"
    )


def _unquoted(text: str) -> str:
    return re.sub(r"[\"“„«][^\"”“»]*[\"”“»]", "", text)


_STOP = frozenset(
    ["the", "and", "for", "are", "was", "were", "has", "have", "had", "its", "this", "that", "with", "from", "will", "would", "could", "more", "than", "about", "into", "over", "but", "not", "you", "your", "they", "their", "there", "which", "what", "when", "where", "who", "how", "why", "all", "any", "can", "may", "might", "one", "two", "also", "been", "being", "did", "does", "each", "other", "some", "such", "only", "just", "out", "per", "via", "out", "now", "then", "them", "these", "those", "our", "his", "her", "him", "she"]
)
