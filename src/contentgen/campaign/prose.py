"""Sentences of the article → sentences that stand alone.

Trim, do not rewrite: leading adverbs, "two weeks ago," (false on the day of posting) and figureless
parentheses go; what opens with a word that points back ("This…", "They…") takes the sentence before
it along, or is not used. A figure, a name, a qualifier, a hedge and a negation are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from contentgen.article.model import Role
from contentgen.brief.dates import find_dates
from contentgen.brief.model import Brief, Sentence
from contentgen.campaign.model import Said
from contentgen.campaign.pointing import (
    AFTER_SOMETHING,
    BACK_INSIDE,
    BEHIND_PREPOSITION,
    DAY_OF_WRITING,
    FIRST_PERSON,
    HALF_AN_ANSWER,
    LOOSE_PRONOUN,
    LOWER_START,
    NAMES_BACK,
    OBJECT_IT,
    OPENER,
    OPENS_SENTENCE,
    PLAIN_OPENERS,
    POINTS_BACK,
    POINTS_BACK_IN,
    POINTS_INSIDE_IN,
    PRONOUN_FIRST,
    QUOTED_POINTER,
    SINGULAR_NOUN,
    TO_THE_READER,
    VERB,
)
from contentgen.campaign.sentences import split_sentences

SHORTEST, LONGEST = 36, 270

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
    made: list[Passage] = list(_deck(brief))
    sentences = [s for s in brief.sentences if s.public and s.role is not Role.BOILERPLATE]
    for order, sentence in enumerate(sentences):
        alone = stand_alone(sentence, brief.language)
        if alone is None and order:
            alone = _with_the_one_before(sentences[order - 1], sentence, brief.language)
        if alone is not None and _width(alone.text) >= SHORTEST and len(alone.text) <= LONGEST:
            made.append(Passage(alone, sentence.section, sentence.role, order, sentence.label))
    return tuple(made)


def _width(text: str) -> int:
    """Its length, where a Chinese, Japanese or Korean character says as much as three letters."""
    return len(text) + 2 * sum(
        "\u3040" <= char <= "\u9fff" or "가" <= char <= "힣" for char in text
    )


def _deck(brief: Brief) -> Iterator[Passage]:
    """The subtitle's sentences: written to stand alone, and about the whole story."""
    subtitle = brief.article.subtitle
    if subtitle is None:
        return
    lines = subtitle.span(0, max(1, len(subtitle.plain))).lines
    sentences = [s for s in split_sentences(subtitle.plain, brief.language) if _is_sentence(s)]
    able = [
        s
        for s in sentences
        if not FIRST_PERSON.search(_unquoted(s)) and not s.startswith(("What ", "How ", "Why "))
    ]
    for size in (2, 1):
        text = " ".join(able[:size])
        if len(able) >= size and SHORTEST <= len(text) <= LONGEST and not POINTS_BACK.match(text):
            yield Passage(Said(text, lines), "", Role.INTRO, -size, "deck")


def stand_alone(sentence: Sentence, language: str = "en") -> Said | None:
    """The sentence trimmed, when nothing in it points outside; else None."""
    if language != "en":
        return _stand_alone_elsewhere(sentence, language)
    text = trim(sentence.text)
    if (
        not _is_sentence(text)
        or POINTS_BACK.match(text)
        or QUOTED_POINTER.match(text)
        or BEHIND_PREPOSITION.match(text)
        or FIRST_PERSON.search(_unquoted(text))
        or TO_THE_READER.match(text)
    ):
        return None
    if next(find_dates(sentence.label), None):
        return (
            None  # "March 2027: Crews open the first trench" says something else without its date
        )
    if BACK_INSIDE.search(text) or _has_loose_pronoun(text) or sentence.label.upper() == "Q":
        return None
    if sentence.role is Role.FAQ and HALF_AN_ANSWER.match(text):
        return None  # half an answer: its subject stands in the question
    return Said(text, sentence.span.lines)


def _stand_alone_elsewhere(sentence: Sentence, language: str) -> Said | None:
    """Other languages: whole sentences that open on no pronoun; nothing is trimmed."""
    text = sentence.text.strip()
    points = POINTS_BACK_IN.get(language)
    ended = text[-1:] in '.!?…。！？"”’»“'
    if not ended or (points and points.match(text)) or sentence.label.upper() == "Q":
        return None
    inside = POINTS_INSIDE_IN.get(language)
    if next(find_dates(sentence.label), None) or (inside and inside.match(text)):
        return None
    return Said(text, sentence.span.lines)


def trim(text: str) -> str:
    """Without leading connective and without parentheses that hold no figure."""
    bare = text.strip().replace("**", "")  # emphasis that was never closed
    opener = OPENER.match(bare)
    if opener and (opener["comma"] or opener[0].strip().lower() in PLAIN_OPENERS):
        rest = bare[opener.end() :]
        bare = rest[:1].upper() + rest[1:]
    written = DAY_OF_WRITING.match(bare)
    if written:
        bare = bare[written.end()].upper() + bare[written.end() + 1 :]
    later = AFTER_SOMETHING.search(bare)
    if later:  # "On Tuesday, two years later, the council …": later than what stands elsewhere
        rest = bare[: later.start()] + (", " if later.start() else "") + bare[later.end() :]
        bare = rest[:1].upper() + rest[1:]
    if LOWER_START.match(bare):  # "Some background: the registry is …"
        bare = bare[:1].upper() + bare[1:]
    return _EMPTY_PARENS.sub("", bare)


def _with_the_one_before(before: Sentence, sentence: Sentence, language: str) -> Said | None:
    """ "X has a chip. It costs half." Both, when the first stands alone and they are neighbours."""
    if before.section != sentence.section or (before.label != sentence.label and sentence.label):
        return None
    if language != "en" or sentence.span.first - before.span.last > 1:
        return None
    if not (PRONOUN_FIRST.match(sentence.text) or _has_loose_pronoun(sentence.text)):
        return None
    named = NAMES_BACK.match(sentence.text)
    if named and named["noun"].lower() not in before.text.lower():
        return None  # "This deal": not of what the sentence before speaks
    first = stand_alone(before)
    if (
        first is None
        or FIRST_PERSON.search(_unquoted(sentence.text))
        or not _is_sentence(sentence.text)
    ):
        return None
    joined = f"{first.text} {sentence.text.strip()}"
    return Said(joined, tuple(sorted({*before.span.lines, *sentence.span.lines})))


def owned(said: Said, entity: str, metric: str, article: str) -> Said:
    """ "annualized revenue has surpassed…" → "Anthropic's annualized revenue has…", when nobody owns it there.

    Only where `article`, its whole text, says those very words somewhere: whose it is is not ours to guess.
    """
    if not entity or not metric or entity in said.text:
        return said
    if not re.search(rf"\b{re.escape(entity)}['’]s? {re.escape(metric)}\b", article, re.I):
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


@lru_cache(maxsize=8192)
def shared_words(text: str) -> frozenset[str]:
    """Content words for telling what two texts share: by the first six letters of their stems."""
    words = re.findall(r"[^\W_]{3,}", text.lower())
    return frozenset(_ENDING.sub("", w)[:6] for w in words if w not in _STOP)


# leaks, leaked, leaking → leak; prices, priced, price → pric
_ENDING = re.compile(r"(?:(?<=\w{4})(?:ed|ing|es)|(?<=\w{3})[se])$")


def overlap(a: str, b: str) -> float:
    """Share of the shorter text's content words that the other has too."""
    one, two = shared_words(a), shared_words(b)
    return len(one & two) / max(1, min(len(one), len(two)))


def _is_sentence(text: str) -> bool:
    """Words with an end and a verb. A long line has one; the list of verbs, English, judges short ones."""
    if text[-1:] in "。！？":
        return True
    if text[-1:] not in ".!?…\"”’'" or " " not in text or not OPENS_SENTENCE.match(text):
        return False
    return len(text) >= 60 or not text.isascii() or bool(VERB.search(text))


def _has_loose_pronoun(text: str) -> bool:
    """A pronoun whose noun stands in another sentence."""
    bare = _unquoted(text)
    if LOOSE_PRONOUN.search(bare):
        return True
    taken = OBJECT_IT.search(bare)
    return taken is not None and not SINGULAR_NOUN.search(bare[: taken.start()])


def _unquoted(text: str) -> str:
    return re.sub(r"[\"“„«][^\"”“»]*[\"”“»]", "", text)


_STOP = frozenset(
    """the and for are was were has have had its this that with from will would could more than about into
    over but not you your they their there which what when where who how why all any can may might one two
    also been being did does each other some such only just out per via now then them these those our his
    her him she kind sort way thing things lot good like most many much even still very really
    people""".split()
)
