"""Figures found → facts: mentions of one thing grouped, captioned by the best of them, ranked.

Two mentions are one fact when value, unit and rate agree and nothing speaks against it: "$200 billion"
of capital budget and "$200B" of commitments stay two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from contentgen.brief.entities import Names
from contentgen.brief.found import Found
from contentgen.brief.model import Mention, Stat
from contentgen.brief.rank import score
from contentgen.brief.slugs import slug, unique

_TIME_UNITS = frozenset("year month week day hour minute second decade quarter century".split())
# Counted things that are the text's own furniture, not news.
_FURNITURE = re.compile(
    r"""^(?:things?|parts?|pillars?|questions?|reasons?|ways?|steps?|points?|clauses?|promises|marks|words?|observations
        |foundations|sets?|kinds?|sides?|frames|banks|footnotes|items?|sentences?|years?|times|names?|sections?|chapters?
        |ideas?|companies|largest|biggest|busiest|oldest|second|of|more|or|and|in|on|is|who|that|login|invoice|set)\b""",
    re.I | re.X,
)
_BARE = 1000  # a plain number below this that counts nothing and has no caption is no fact
_STOP = frozenset(
    """the a an of to in on for and or is are was were has have had its it this that with by from at as be will
    would could more than about up nearly over billion million trillion approximately around least""".split()
)
_STOP_HEADS = frozenset(word[:6] for word in _STOP)


def find_stats(found: Sequence[Found], names: Names) -> Iterator[Stat]:
    """All facts, best first."""
    groups = [
        group for group in _grouped([f for f in found if not _is_furniture(f)]) if _best(group)
    ]
    ids = unique([_id(group, _best(group)) for group in groups])
    stats = [_stat(id, group, names) for id, group in zip(ids, groups, strict=True)]
    yield from sorted(stats, key=lambda s: (-s.score, s.span.first, s.id))


# "a wait of 61 minutes" is news; "over ten years", "two weeks later" and "5 years ago" say when.
_SAYS_WHEN = re.compile(
    r"\b(?:over|within|for|in|during|after|before|next|past|last|first|coming|every|per|of|the)\s*$",
    re.I,
)
_SAYS_WHEN_AFTER = re.compile(r"\W{0,2}(?:ago|later|earlier|before|after|from now|old)\b", re.I)


def _is_duration(found: Found) -> bool:
    quantity, text = found.quantity, found.sentence.text
    spelled = not any(c.isdigit() for c in quantity.surface)
    long = quantity.unit in ("year", "decade", "century", "month", "week", "quarter")
    if "-" in quantity.figure and quantity.high is None:
        return True  # "the 24-hour clock", "20-year terms": what kind, not how long
    left, right = text[: quantity.start], text[quantity.end :]
    if (
        spelled
        or _SAYS_WHEN_AFTER.match(right)
        or re.search(r"\b(?:last|first|next|final)\s$", left)
    ):
        return True
    within = re.search(r"\b(?:in|within|after|every|before|over|during|for)\s$", left)
    return (long and bool(_SAYS_WHEN.search(left))) or (
        quantity.unit in ("hour", "day") and bool(within)
    )


_AGE = re.compile(r"-years?-olds?\b|\syears? old\b|-years?\sold\b")
# "50 miles south of the capital", "four blocks from the square": where, not how far.
_SAYS_WHERE = re.compile(
    r"\s(?:to\ the\s)?(?:north|south|east|west|inland|upstream|downstream|offshore|away|off\ the|from\ the"
    r"|from\ [A-Z]|outside)\b", re.X
)  # fmt: skip
_LENGTHS = frozenset("km m mile mi kilometer kilometre metre meter foot ft yard nmi".split())
_MARGIN = re.compile(r"(?:\s|-)(?:percentage[- ]points?\s)?margin of error|\sconfidence\b")
_CONVERTED = re.compile(
    r"[\d\w%]\s?\((?:about |around |roughly |approximately |≈ ?|~ ?|some |or )?$"
)


def _is_aside(found: Found) -> bool:
    """An age, a place by its distance, the same sum in another currency."""
    quantity, text = found.quantity, found.sentence.text
    right = text[quantity.end - 10 if quantity.end > 10 else 0 : quantity.end + 10]
    if quantity.unit == "year" and _AGE.search(right):
        return True
    if _MARGIN.match(text, quantity.end):
        return True
    small = quantity.kind == "number" and abs(quantity.value) < 100
    if small and re.match(r"-[a-z]", text[quantity.end : quantity.end + 2]):
        return True  # "a five-door car"
    if quantity.unit in _LENGTHS and _SAYS_WHERE.match(text, quantity.end):
        return True
    if quantity.noun.startswith("block") and text.startswith(
        " from", quantity.end + len(quantity.noun) + 1
    ):
        return True
    closed = text[quantity.end : quantity.end + 1] == ")"
    return (
        quantity.kind in ("currency", "unit")
        and closed
        and bool(_CONVERTED.search(text[: quantity.start][-24:]))
    )


def _is_furniture(found: Found) -> bool:
    """A word of structure or time rather than news: "three pillars", "two weeks"."""
    quantity = found.quantity
    if _is_aside(found):
        return True
    if quantity.unit in _TIME_UNITS and quantity.kind == "unit":
        return _is_duration(found)
    if quantity.kind != "number" or quantity.unit == "x":
        return False
    follows = found.sentence.text[quantity.end : quantity.end + 4]
    if not quantity.noun and not found.caption.text and abs(quantity.value) < _BARE:
        return quantity.high is None and follows != " of "
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
    """Mentions of one value → one group a fact. A mention that links two groups joins them."""
    groups: dict[int, list[Found]] = {}
    last: dict[int, int] = {}  # when a group was last added to: the order in which groups join
    index: dict[tuple[str, ...], set[int]] = defaultdict(set)
    heads_last = sorted(same, key=lambda f: (f.place in _HEADS, f.place == "table", f.order))
    for number, figure in enumerate(heads_last):
        # Only who shares a word can be alike; in a long table that spares comparing all with all.
        asked = set(groups)
        if figure.place not in _HEADS:
            asked = {n for key in _asks(figure) for n in index[key]}
        able = sorted(asked, key=last.__getitem__)
        near = [n for n in able if any(_alike(figure, f) for f in groups[n])]
        if figure.place in _HEADS:  # a heading speaks of the fact that is stated most
            most = sorted(near, key=lambda n: -len(groups[n]))[:1]
            near = most + [n for n in near if n not in most and _named_by(figure, groups[n])]
        joined = [f for n in near for f in groups[n]] if len(near) > 1 else None
        kept = max(near, key=lambda n: len(groups[n]), default=number)
        for n in near:
            if n != kept:
                for key in {key for f in groups.pop(n) for key in _answers(f)}:
                    index[key] = index[key] - {n} | {kept}
        if joined is not None:
            groups[kept] = joined
        groups.setdefault(kept, []).append(figure)
        last[kept] = number
        for key in _answers(figure):
            index[key].add(kept)
    return list(groups.values())


def _answers(figure: Found) -> Iterator[tuple[str, ...]]:
    """What a mention is found by: each word it may be alike in (see `_alike`), and whose row it is."""
    place = "table" if figure.place == "table" else "text"
    counted = figure.quantity.kind == "number" and figure.quantity.unit != "x"
    tells = ("noun", figure.quantity.noun) if counted else ("context", figure.context)
    for kind, text in (("metric", figure.caption.metric), tells):
        for word in _words(text):
            yield place, kind, word
            if place == "table":
                yield "row", kind, word, figure.caption.entity


def _asks(figure: Found) -> Iterator[tuple[str, ...]]:
    """What a mention looks under: see `_answers`. Rows of others are never alike."""
    for key in _answers(figure):
        match key:
            case (_, kind, word):
                yield "text", kind, word
                if figure.place != "table":
                    yield "table", kind, word
            case ("row", *_):
                yield key


def _alike(a: Found, b: Found) -> bool:
    """Do two mentions of one value speak of one fact?"""
    if a.sentence.public != b.sentence.public and "table" in (a.place, b.place):
        return False  # a click price is never the same fact as the story's
    if a.place == b.place == "table" and a.caption.entity != b.caption.entity:
        return False  # two rows with one value are two facts
    if a.place in _HEADS or b.place in _HEADS:
        return True
    if (
        a.caption.metric
        and b.caption.metric
        and _words(a.caption.metric) & _words(b.caption.metric)
    ):
        return a.line != b.line or a.caption.entity == b.caption.entity
    if a.quantity.kind == "number" and a.quantity.unit != "x":
        return bool(_words(a.quantity.noun) & _words(b.quantity.noun))
    own = _words(a.quantity.surface)
    shared = (_words(a.context) & _words(b.context)) - own
    return len(shared) >= (1 if a.quantity.unit not in ("%", "x", "") else 2)


def _named_by(heading: Found, group: Sequence[Found]) -> bool:
    """ "The $9 million gamble" names what the text later calls "a $9 million gamble"."""
    said = _words(heading.sentence.text) - _words(heading.quantity.surface)
    return any(_words(f.caption.text) and _words(f.caption.text) <= said for f in group)


_HEADS = ("title", "heading")


@lru_cache(maxsize=65536)  # each mention is compared with many
def _words(text: str) -> frozenset[str]:
    """Content words by their first six letters, and figures: two sentences about $5 and $20 billion
    speak of one thing."""
    words = re.findall(r"[^\W\d_]{3,}|\d[\d.,]*\d", text.lower())
    return frozenset(w[:6] for w in words) - _STOP_HEADS


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
    entity = _whose(group, best)
    mentions = sorted({(f.line, f.quantity.start, f.quantity.surface) for f in group})
    return Stat(
        id=id,
        quantity=best.quantity,
        label=_owned(best.caption.text, best.caption.metric, entity),
        sentence=best.sentence.text,
        entity=entity,
        when=best.caption.when or _any_when(group),
        metric=best.caption.metric,
        mentions=tuple(Mention(surface, line) for line, _, surface in mentions),
        score=round(points, 2),
        reasons=reasons,
        span=best.sentence.span,
        public=any(f.sentence.public for f in group if f.place not in ("title", "heading")),
        estimate=best.caption.estimate,
    )


def _whose(group: Sequence[Found], best: Found) -> str:
    """The entity that most mentions name; the best one's vote counts twice."""
    votes = Counter(f.caption.entity for f in group if f.caption.entity and f.place not in _HEADS)
    if best.caption.entity:
        votes[best.caption.entity] += 1
    top = max(votes.values(), default=0)
    return next((f.caption.entity for f in (best, *group) if votes[f.caption.entity] == top), "")


def _any_when(group: Sequence[Found]) -> str:
    """The time that another mention of the same fact gives."""
    able = (f.caption.when for f in group if f.sentence.public and f.place == "prose")
    return next((when for when in able if any(c.isdigit() for c in when)), "")


# What an entity has, so that a caption must say whose it is.
_PROPERTY = re.compile(
    r"\b(?:revenues?|sales|valuation|profits?|income|budget|turnover|earnings|score|debt|loss|losses|capacity|share)\b",
    re.I,
)


def _owned(label: str, metric: str, entity: str) -> str:
    """ "annualized revenue" → "Anthropic’s annualized revenue"."""
    if not entity or not metric or entity in label or not label.lower().startswith(metric.lower()):
        return label
    if not _PROPERTY.search(metric) or re.search(r"\b(?:for|than)\b", metric):
        return label
    owner = f"{entity}’" if entity.endswith("s") else f"{entity}’s"
    return f"{owner} {label[:1].lower()}{label[1:]}" if label[1:2].islower() else f"{owner} {label}"


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
    whose = _whose(group, best)
    about = best.caption.metric or q.noun or (q.unit if q.unit not in ("USD", "%", "x") else "")
    return slug(f"{whose} {' '.join(about.split()[:3])} {short} {q.per}", "stat")
