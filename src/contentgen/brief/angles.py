"""Article and what was found in it → ways to tell its story.

Angles the author names come first, with the picture their pitch asks for. When there are fewer
than three, more are read out of the sections: one for each kind of story a section tells, if what
its picture needs was found. There is no score; `reasons` say in plain words why it is an angle.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from contentgen.article.model import Article, Role
from contentgen.brief.angle_labels import Draft, find_named_angles
from contentgen.brief.evidence import Evidence, Finding, content_words, gather_evidence, told
from contentgen.brief.labels import without_number
from contentgen.brief.lexicon import fold, straight, words
from contentgen.brief.model import (
    Angle,
    Comparison,
    Quote,
    Sentence,
    Series,
    Stat,
    Table,
    Timeline,
)
from contentgen.brief.slugs import slug, unique
from contentgen.source import Span

# In the order in which a tie is broken; beside each the picture it wants when none is asked for.
KINDS = {
    "reversal": "timeline",
    "growth": "chart",
    "versus": "comparison",
    "local": "feature",
    "human": "feature",
    "superlative": "stat",
    "how-it-works": "deep-dive",
    "contrarian": "feature",
    "list": "table",
}
VISUALS = ("timeline", "chart", "comparison", "deep-dive", "feature", "quote", "table", "stat")
# The kind of story a picture tells, when the words do not say.
_KIND_OF = {
    "chart": "growth",
    "comparison": "versus",
    "timeline": "reversal",
    "stat": "superlative",
    "table": "list",
}
_ARROW = re.compile(r"→|->|⟶|➔|➜")
_DRAWN = frozenset({"timeline", "chart", "comparison", "quote", "table", "stat"})
_ENOUGH = 3  # named angles that make others unnecessary
_MOST_DERIVED = 6
_FEWEST_CUES = 2  # cues that make a section tell one kind of story
_TITLE_WEIGHT = 2  # a cue in a title counts as two in the text


def find_angles(
    article: Article,
    sentences: Iterable[Sentence],
    *,
    timelines: Iterable[Timeline] = (),
    series: Iterable[Series] = (),
    comparisons: Iterable[Comparison] = (),
    stats: Iterable[Stat] = (),
    tables: Iterable[Table] = (),
    quotes: Iterable[Quote] = (),
) -> Iterator[Angle]:
    """Named angles, numbered ones first; then derived ones, the clearest first."""
    heard = list(sentences)
    evidence = gather_evidence(
        heard,
        timelines=timelines,
        series=series,
        comparisons=comparisons,
        stats=stats,
        tables=tables,
        quotes=quotes,
    )
    named = [_named(draft, evidence, article.language) for draft in find_named_angles(article)]
    few = len(named) < _ENOUGH
    headline = article.title.plain.strip()
    derived = _derived(heard, evidence, article.language, headline) if few else []
    angles = [*named, *derived]
    for name, a in zip(unique(slug(a.title, "angle") for a in angles), angles, strict=True):
        yield Angle(
            name,
            a.title,
            a.pitch,
            a.kind,
            a.visual,
            a.explicit,
            a.evidence,
            a.reasons,
            a.span,
            a.public,
        )


# --- named by the author ---------------------------------------------------------------------


def _named(draft: Draft, evidence: Evidence, language: str) -> Angle:
    title = draft.title or without_number(draft.place.title) or draft.pitch.split(".")[0]
    kinds = kinds_of(draft.title, draft.pitch, language)
    asked = visual_asked(draft.pitch, language)
    kind = (
        "human" if draft.human else kinds[0].kind if kinds else _KIND_OF.get(asked, "how-it-works")
    )
    lines = draft.place.section.span if draft.public else None
    found = evidence.near(draft.span, f"{draft.title} {draft.pitch}", lines)
    visual = asked or _possible(KINDS[kind], found)
    reasons = ["names itself an angle"]
    reasons += [f"its words say {kind}: {', '.join(k.cues)}" for k in kinds if k.kind == kind]
    reasons += [f"asks for a {asked}"] if asked else []
    reasons += _missing(visual, found)
    reasons += dict.fromkeys(told(f for f in found if f.kind == visual))
    ids = tuple(f.id for f in sorted(found, key=lambda f: f.kind != visual))
    return Angle(
        "", title, draft.pitch, kind, visual, True, ids, tuple(reasons), draft.span, draft.public
    )


def visual_asked(pitch: str, language: str) -> str:
    """The picture whose word comes first in the pitch; "" when it asks for none."""
    plain = straight(pitch)
    found = [(m.start(), v) for v in VISUALS if (m := words(f"visual {v}", language).search(plain))]
    if not found and len(_ARROW.findall(plain)) >= 2:
        return "timeline"  # steps in order are asked for by being drawn
    return min(found)[1] if found else ""


def _possible(visual: str, found: Sequence[Finding]) -> str:
    """The picture, or the plainest one that can be made instead."""
    if visual not in _DRAWN or any(f.kind == visual for f in found):
        return visual
    return next((f.kind for f in found if f.kind in ("comparison", "chart", "stat")), "feature")


def _missing(visual: str, found: Sequence[Finding]) -> list[str]:
    lacks = visual in _DRAWN and not any(f.kind == visual for f in found)
    return [f"the article gives nothing to draw a {visual} from"] if lacks else []


# --- kinds of story ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Told:
    """That a text tells a kind of story, by which words."""

    kind: str
    weight: int
    cues: tuple[str, ...]


def kinds_of(title: str, text: str, language: str) -> list[Told]:
    """Kinds of story by the words of title and text, the clearest first."""
    found = (_told(kind, straight(title), straight(text), language) for kind in KINDS)
    return sorted((t for t in found if t.weight), key=lambda t: -t.weight)


def _told(kind: str, title: str, text: str, language: str) -> Told:
    form = words(kind, language)
    in_title = [m.group() for m in form.finditer(title)]
    in_text = [m.group() for m in form.finditer(text)]
    cues = tuple(dict.fromkeys(c.casefold().strip(" .,") for c in (*in_title, *in_text)))
    weight = _TITLE_WEIGHT * len(in_title) + len({c.casefold() for c in in_text})
    return Told(kind, weight, cues[:4])


# --- read out of the sections --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Candidate:
    angle: Angle
    weight: int


def _derived(
    sentences: Sequence[Sentence], evidence: Evidence, language: str, headline: str
) -> list[Angle]:
    """The clearest angles; no section and no kind of story more than twice."""
    told_here = [
        s for s in sentences if s.public and s.role in (Role.INTRO, Role.BODY, Role.CONCLUSION)
    ]
    candidates: list[_Candidate] = []
    for title, group in groupby(told_here, key=lambda s: s.section):
        candidates += _of_section(title, list(group), evidence, language, headline)
    candidates.sort(key=lambda c: (-c.weight, c.angle.span))
    chosen: list[Angle] = []
    for candidate in candidates:
        angle = candidate.angle
        alike = [a for a in chosen if a.kind == angle.kind or a.span == angle.span]
        if len(alike) < 2 and not any(
            a.title == angle.title and a.kind == angle.kind for a in chosen
        ):
            chosen.append(angle)
    return chosen[:_MOST_DERIVED]


# What was found that tells a kind of story as surely as its words do.
_SHOWS = {"chart": "growth", "comparison": "versus"}


def _of_section(
    title: str,
    sentences: Sequence[Sentence],
    evidence: Evidence,
    language: str,
    article_title: str = "",
) -> Iterator[_Candidate]:
    text = " ".join(s.text for s in sentences)
    span = Span.over(s.span for s in sentences)
    found = evidence.near(span, title)
    here = [f for f in found if f.lines & set(span.lines)]
    for told_kind in kinds_of(title, text, language):
        visual = KINDS[told_kind.kind]
        form = words(told_kind.kind, language)
        cued = {n for s in sentences if form.search(straight(s.text)) for n in s.span.lines}
        # A figure or a quotation is shown for what its own sentence says.
        shown = [
            f for f in here
            if f.kind == visual and (visual not in ("stat", "quote") or f.lines & cued)
        ]  # fmt: skip
        surely = any(_SHOWS.get(f.kind) == told_kind.kind for f in shown)
        if told_kind.weight + surely < _FEWEST_CUES or (visual in _DRAWN and not shown):
            continue
        headline, pitch = _headline(title, sentences, told_kind, language)
        headline = headline or (article_title if shown else "")
        if not headline:
            continue
        reasons = (
            f"its words say {told_kind.kind}: {', '.join(told_kind.cues)}",
            *dict.fromkeys(told(shown)),
        )
        ids = tuple(f.id for f in sorted(found, key=lambda f: f.kind != visual))
        angle = Angle("", headline, pitch.text, told_kind.kind, visual, False, ids, reasons, span)
        yield _Candidate(angle, told_kind.weight + 2 * bool(shown))


def _pitch(sentences: Sequence[Sentence], kind: Told, language: str) -> Sentence:
    """The sentence that says most of it: cues first, then figures and length."""
    form = words(kind.kind, language)

    def worth(sentence: Sentence) -> tuple[bool, int, bool, int]:
        plain = straight(sentence.text)
        leans = bool(words("leans_back", language).match(plain))
        quoted = plain[:1] in "\"„«'"
        return not quoted, len(form.findall(plain)), not leans, len(content_words(plain))

    return max(sentences, key=worth)


_LONGEST_HEADLINE = 90
_PLAIN_HEADING = re.compile(r"\W*(?:[\w'’-]+\W*){1,2}", re.UNICODE)
# "During a break from his shift, he explains": what comes before the comma is no headline.
_ADVERBIAL = re.compile(
    r"^(?:during|after|before|since|in|on|at|by|for|with|as|normally|usually|often|when|while|if|although|though|because|until|from|under"
    r"|despite|according|currently|today|now|overall|meanwhile|however|still|then|also|instead|finally|of)\b[^,]{0,90},\s+(?=\S)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[;:—–]\s|,\s(?:and|but|while|which|who|where|as|so|with|such|or)\b|\s[–—]\s|\s\("
)


def _headline(
    heading: str, sentences: Sequence[Sentence], kind: Told, language: str
) -> tuple[str, Sentence]:
    """The section's heading when it says something; else the sentence that does, cut to its main clause.

    With it the sentence that says most of the story; a headline cut from a sentence has its own.
    """
    bare, pitch = without_number(heading), _pitch(sentences, kind, language)
    if bare and not (_PLAIN_HEADING.fullmatch(bare) or words("plain_title").fullmatch(fold(bare))):
        return bare, pitch
    form = words(kind.kind, language)
    able = [s for s in sentences if form.search(straight(s.text))]
    for sentence in (pitch, *able):
        if found := _main_clause(sentence.text, language):
            return found, sentence
    return bare, pitch


def _main_clause(text: str, language: str) -> str:
    """ "On Monday, Norvik raised its fares, and …" → "Norvik raised its fares"; "" when none stands alone."""
    if text[:1] in "\"“„«'‘" or re.search(r"\?$", text):
        return ""
    lead = _ADVERBIAL.match(text)
    start = lead.end() if lead else 0
    cut = _CLAUSE_END.search(text, start)
    end = cut.start() if cut else len(text.rstrip(".!"))
    # A word that is small in the article stays small: its sentence then begins where it begins.
    clause = text[start if text[start : start + 1].isupper() else 0 : end].strip(" ,.")
    stands = len(clause.split()) >= 4 and len(clause) <= _LONGEST_HEADLINE
    if not stands or words("leans_back", language).match(straight(clause)) or _POINTS.match(clause):
        return ""
    if len(re.findall(r"[\"“”]", clause)) % 2 or _SPEAKER.search(clause):
        return ""
    return clause


_POINTS = re.compile(
    r"(?:\w+,?\s)?(?:it|this|that|these|those|they|he|she|we|i|his|her|their|its|there|such|one|some|most)\b",
    re.I,
)
_SPEAKER = re.compile(r"\b(?:we|our|us|me|my|(?-i:I)|you|your)\b", re.I)
