"""Figures found → facts: mentions of one thing grouped, captioned by the best of them, ranked.

Two mentions are one fact when value, unit and rate agree and nothing speaks against it: "$200 billion"
of capital budget and "$200B" of commitments stay two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from contentgen.brief.entities import Names
from contentgen.brief.found import Found
from contentgen.brief.model import Mention, Stat
from contentgen.brief.rank import score
from contentgen.brief.slugs import slug, unique

_TIME_UNITS = frozenset(
    {"year", "month", "week", "day", "hour", "minute", "second", "decade", "quarter", "century"}
)
# Counted things that are the text's own furniture, not news.
_FURNITURE = re.compile(
    r"^(?:things?|parts?|pillars?|questions?|reasons?|ways?|steps?|points?|clauses?|promises|marks|words?|observations|"
    r"foundations|sets?|kinds?|sides?|frames|banks|footnotes|items?|sentences?|years?|times|names?|sections?|chapters?|ideas?|"
    r"companies|largest|biggest|busiest|oldest|second|of|more|or|and|in|on|is|who|that|login|invoice|set)\b",
    re.I,
)
_STOP = frozenset(
    ["the", "a", "an", "of", "to", "in", "on", "for", "and", "or", "is", "are", "was", "were", "has", "have", "had", "its", "it", "this", "that", "with", "by", "from", "at", "as", "be", "will", "would", "could", "more", "than", "about", "up", "nearly", "over", "billion", "million", "trillion", "approximately", "around", "least"]
)


def find_stats(found: Sequence[Found], names: Names) -> Iterator[Stat]:
    """All facts, best first."""
    groups = [
        group for group in _grouped([f for f in found if not _is_furniture(f)]) if _best(group)
    ]
    ids = unique([_id(group, _best(group)) for group in groups])
    stats = [_stat(id, group, names) for id, group in zip(ids, groups, strict=True)]
    yield from sorted(stats, key=lambda s: (-s.score, s.span.first, s.id))


def _is_furniture(found: Found) -> bool:
    """A word of structure or time rather than news: "three pillars", "two weeks"."""
    quantity = found.quantity
    if quantity.unit in _TIME_UNITS and quantity.kind == "unit":
        return True
    if quantity.kind != "number" or quantity.unit == "x":
        return False
    spelled = not any(c.isdigit() for c in quantity.surface)
    return (
        spelled
        and abs(quantity.value) <= 12
        and (not quantity.noun or bool(_FURNITURE.match(quantity.noun)))
    )


def _grouped(found: Sequence[Found]) -> list[list[Found]]:
    by_value: dict[tuple[object, ...], list[Found]] = defaultdict(list)
    for figure in found:
        q = figure.quantity
        by_value[
            (f"{q.value:.6g}", f"{q.high:.6g}" if q.high is not None else "", q.unit, q.per)
        ].append(figure)
    groups: list[list[Found]] = []
    for same in by_value.values():
        groups += _split(same)
    return sorted(groups, key=lambda g: g[0].order)


def _split(same: list[Found]) -> list[list[Found]]:
    """Mentions of one value → one group a fact. A heading joins the first; a sentence joins what it resembles."""
    groups: list[list[Found]] = []
    for figure in sorted(same, key=lambda f: (f.place in ("title", "heading"), f.order)):
        home = next((g for g in groups if any(_alike(figure, other) for other in g)), None)
        if home is None:
            groups.append([figure])
        else:
            home.append(figure)
    return groups


def _alike(a: Found, b: Found) -> bool:
    if a.sentence.public != b.sentence.public and "table" in (a.place, b.place):
        return False  # a click price is never the same fact as the story's
    if "title" in (a.place, b.place) or "heading" in (a.place, b.place):
        return True
    if (
        a.caption.metric
        and b.caption.metric
        and _words(a.caption.metric) & _words(b.caption.metric)
    ):
        return not (a.caption.entity and b.caption.entity and a.caption.entity != b.caption.entity)
    if a.quantity.kind == "number" and a.quantity.unit != "x":
        return bool(_words(a.quantity.noun) & _words(b.quantity.noun))
    own = _words(a.quantity.surface)
    shared = (_words(a.sentence.text) & _words(b.sentence.text)) - own
    return len(shared) >= (1 if a.quantity.unit not in ("%", "x", "") else 2)


def _words(text: str) -> set[str]:
    """Content words by their first six letters, and figures: two sentences about $5 and $20 billion
    speak of one thing."""
    words = re.findall(r"[^\W\d_]{3,}|\d[\d.,]*\d", text.lower())
    return {w[:6] for w in words} - {w[:6] for w in _STOP}


def _best(group: Sequence[Found]) -> Found | None:
    """The mention that explains the figure best; None when only headings state it."""
    able = [f for f in group if f.place not in ("title", "heading")]
    return max(able, key=_explains, default=None)


def _explains(found: Found) -> tuple[float, int]:
    text, caption = found.sentence.text, found.caption
    points = 0.0
    points += 3 * found.sentence.public
    points += 2 * bool(caption.text)
    points += 2 * bool(found.quantity.qualifier)
    points += 1 * bool(caption.metric)
    points += 1 * bool(caption.entity) + 1 * bool(caption.entity and caption.entity in text)
    points += 0.5 * bool(caption.when)
    points += 0.5 * (40 <= len(text) <= 200)
    points -= 1 * (found.place == "faq") + 3 * (found.place == "table")
    points -= 2 * bool(re.match(r"(?:that|this|it|these|those)\b", text, re.I))
    return points, -found.order


def _stat(id: str, group: list[Found], names: Names) -> Stat:
    best = _best(group)
    assert best is not None
    points, reasons = score(group, best, names)
    mentions = sorted({(f.line, f.quantity.start, f.quantity.surface) for f in group})
    return Stat(
        id=id,
        quantity=best.quantity,
        label=best.caption.text,
        sentence=best.sentence.text,
        entity=best.caption.entity,
        when=best.caption.when,
        metric=best.caption.metric,
        mentions=tuple(Mention(surface, line) for line, _, surface in mentions),
        score=round(points, 2),
        reasons=reasons,
        span=best.sentence.span,
        public=any(f.sentence.public for f in group if f.place not in ("title", "heading")),
        estimate=best.caption.estimate,
    )


def _id(group: Sequence[Found], best: Found | None) -> str:
    assert best is not None
    q = best.quantity
    figure = re.sub(r"\s*\([^)]*\)", "", q.figure or q.surface)
    short = re.sub(
        r"(\d)\s*(b|m|k|t)(?:illion|n|rillion|housand)?\b",
        r"\1\2",
        figure.replace(",", ""),
        flags=re.I,
    )
    about = best.caption.metric or q.noun or (q.unit if q.unit not in ("USD", "%", "x") else "")
    return slug(f"{best.caption.entity} {' '.join(about.split()[:3])} {short} {q.per}", "stat")
