"""Facts with their points → the same facts in the order in which an editor would lead with them.

rank.py weighs each fact alone; here they are read as a set. What one fact has told, the next need not
tell again: a whole stands before its parts, where a figure got to before where it came from, one of a
comparison before the other, and the first of each section before the second of any.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from contentgen.article.model import Article, Role
from contentgen.brief.comparisons import same_metric, year_of
from contentgen.brief.model import Comparison, Measured, Sentence, Series, Stat
from contentgen.brief.rank import ONLY_CELL, is_price

# Points that a fact loses for each one that leads before it.
_PART, _SAME_METRIC, _SAME_THING, _SAME_SENTENCE, _SAME_UNIT = 2.5, 1.5, 1.5, 0.6, 0.2
_SHARE, _ESTIMATE, _FROM = 5.0, 1.5, 1.5
_CHANGED = 0.8  # points of where a change has got to: news is what is otherwise than before
_MOST_LOST = 7.0
_OPENING, _OPENING_SENTENCES, _THEME = 1.0, 2, 0.5
_OF_SECTION = 1.6  # points of the best fact of a section
_TO_LEAD = 2.5  # points of a fact that can lead a section
# "…to $11.1bn from $10.9bn", "compared with 17% a year earlier"
_BASELINE = re.compile(
    r"\b(?:from|compared (?:with|to)|against|versus|vs\.?|instead of|rather than)\s(?:the |a |an |just |only )?$",
    re.I,
)
_HISTORY, _BACKGROUND = 5, 1.0  # years; what is older is background
_READ = 60  # facts that are read as a set; behind them the points alone decide

Key = tuple[float, float | None, str]


@dataclass(slots=True)
class _Able:
    """A fact on the way to its rank; `lost` grows with every fact that leads before it."""

    stat: Stat
    points: float
    words: frozenset[str]
    groups: frozenset[str]
    lost: float = 0.0  # to what tells the same
    parts: float = 0.0  # to the whole and to each part before it
    reasons: list[str] = field(default_factory=list)

    @property
    def worth(self) -> float:
        return round(self.points - min(self.lost + self.parts, _MOST_LOST), 2)

    @property
    def order(self) -> tuple[float, int, str]:
        return -self.worth, self.stat.span.first, self.stat.id


def lead(
    stats: Sequence[Stat],
    sentences: Sequence[Sentence],
    series: Sequence[Series],
    comparisons: Sequence[Comparison],
    article: Article,
) -> tuple[Stat, ...]:
    """All facts, the one to lead with first; the points never rise down the list."""
    whole = _wholes(stats, series)
    stats = [replace(s, score=max(s.score, whole.get(s.id, s.score))) for s in stats]
    firsts = _first_of_sections(stats, sentences)
    groups = _groups(series, comparisons)
    shares, changed = _shares(series), _changed(series)
    able = [_able(s, groups.get(_key(s), frozenset())) for s in stats]
    written = article.date.year if article.date else 0
    opening, present = _opening(stats), _present(stats, written)
    theme = _stems(article.title.plain)
    for one in able:
        _weigh(one, frozenset(whole), firsts, shares)
        if _key(one.stat) in changed:
            one.points += _CHANGED
            one.reasons.append("where a change has got to")
        _place(one, opening, theme)
        year = _year(one.stat)
        if year and year <= present - _HISTORY:
            one.points -= _BACKGROUND
            one.reasons.append("from years before the story")
    able.sort(key=lambda one: one.order)
    chosen = list(_chosen(able[:_READ]))
    rest = able[_READ:]
    floor = chosen[-1].worth if chosen else 0.0
    for one in rest:  # the points of what was not read as a set stay below it
        one.points = min(one.points, floor)
    return tuple(_ranked(one) for one in (*chosen, *rest))


def _able(stat: Stat, groups: frozenset[str]) -> _Able:
    return _Able(stat, stat.score, _content(stat), groups)


def _weigh(
    one: _Able, whole: frozenset[str], firsts: frozenset[str], shares: frozenset[Key]
) -> None:
    stat = one.stat
    if stat.id in whole:
        one.reasons.append("the whole of parts that the article states")
    elif stat.id in firsts:
        one.points += _OF_SECTION
        one.reasons.append("the leading figure of its section")
    if _BASELINE.search(stat.sentence.partition(stat.quantity.surface)[0]):
        one.points -= _FROM
        one.reasons.append("where a figure came from, or what it is set against")
    if stat.estimate:
        one.points -= _ESTIMATE
        one.reasons.append("an estimate or a target")
    if _key(stat) in shares and stat.quantity.unit == "%":
        one.points -= _SHARE
        one.reasons.append("a share of a whole: one chart with the others")


def _place(one: _Able, opening: frozenset[int], theme: frozenset[str]) -> None:
    """News opens with its news, and what a title names is what the article is about."""
    stat = one.stat
    if not stat.public:
        return
    if stat.span.first in opening and ONLY_CELL not in stat.reasons:
        one.points += _OPENING
        one.reasons.append("in the opening")
    shared = theme & _stems(stat.label)
    if shared and " " in stat.label:
        one.points += _THEME * min(2, len(shared))
        one.reasons.append("about what the title names")


def _chosen(able: list[_Able]) -> Iterator[_Able]:
    """The worthiest first; each one chosen takes from those that tell the same."""
    left = list(able)
    while left:
        best = min(left, key=lambda one: one.order)
        left.remove(best)
        yield best
        for other in left:
            _yield_to(other, best)


def _yield_to(other: _Able, best: _Able) -> None:
    """Let `other` stand back behind `best` as far as it tells the same."""
    here, there = other.stat, best.stat
    if ONLY_CELL in here.reasons and ONLY_CELL in there.reasons:
        return  # the rows of a table are shown together or not at all
    told = there.quantity.surface
    one_unit = here.quantity.unit == there.quantity.unit and here.quantity.per == there.quantity.per
    counted = here.quantity.unit  # three counts of "people" are three facts
    if other.groups & best.groups:
        other.parts += _PART
        other.reasons.append(f"told together with {told}")
    elif one_unit and counted and here.metric and same_metric(here.metric, there.metric):
        other.lost = max(other.lost, _SAME_METRIC)
        other.reasons.append(f"{told} leads for what it measures")
    elif one_unit and here.quantity.kind in ("currency", "unit") and other.words & best.words:
        other.lost = max(other.lost, _SAME_THING)
        other.reasons.append(f"{told} leads for the same thing")
    elif here.sentence == there.sentence:
        other.lost = max(other.lost, _SAME_SENTENCE)
    if one_unit:
        other.parts += _SAME_UNIT


def _ranked(one: _Able) -> Stat:
    reasons = (*one.stat.reasons, *dict.fromkeys(one.reasons))
    return replace(one.stat, score=one.worth, reasons=reasons[: len(one.stat.reasons) + 3])


# --- what tells the same ------------------------------------------------------------------------


def _key(found: Stat | Measured, unit: str = "") -> Key:
    if isinstance(found, Stat):
        return found.quantity.value, found.quantity.high, found.quantity.unit
    return found.value, found.high, unit


def _groups(
    series: Sequence[Series], comparisons: Sequence[Comparison]
) -> dict[Key, frozenset[str]]:
    """Figure → the series and comparisons that it is an item of."""
    groups: dict[Key, frozenset[str]] = {}
    told: tuple[Series | Comparison, ...] = (*series, *comparisons)
    for found in told:
        for item in found.items:
            key = _key(item, found.unit)
            groups[key] = groups.get(key, frozenset()) | {found.id}
        if isinstance(found, Series) and found.kind == "parts":
            key = (_total(found), None, found.unit)
            groups[key] = groups.get(key, frozenset()) | {found.id}
    return groups


def _wholes(stats: Sequence[Stat], series: Sequence[Series]) -> dict[str, float]:
    """Fact that states a sum → the points of its best part: what the parts weigh, the whole weighs."""
    found: dict[str, float] = {}
    for parts in (s for s in series if s.kind == "parts" and s.public):
        own = {_key(item, parts.unit) for item in parts.items}
        best = 0.01 + max((s.score for s in stats if _key(s) in own), default=0.0)
        total = _total(parts)
        for stat in stats:
            same = stat.quantity.unit == parts.unit and abs(
                stat.quantity.value - total
            ) <= 1e-6 * abs(total)
            if same and parts.span.first in stat.lines:
                found[stat.id] = best
    return found


def _total(parts: Series) -> float:
    return float(f"{sum(item.value for item in parts.items):.10g}")


def _changed(series: Sequence[Series]) -> frozenset[Key]:
    """The later ends of changes that have happened."""
    told = (s for s in series if s.kind == "time" and s.public and not s.items[-1].estimate)
    return frozenset(_key(s.items[-1], s.unit) for s in told)


def _shares(series: Sequence[Series]) -> frozenset[Key]:
    return frozenset(_key(item, s.unit) for s in series if s.kind == "share" for item in s.items)


def _first_of_sections(stats: Sequence[Stat], sentences: Sequence[Sentence]) -> frozenset[str]:
    """The best fact of each section that tells the story."""
    told = (Role.INTRO, Role.BODY, Role.CONCLUSION)
    section = {
        line: s.section for s in sentences if s.public and s.role in told for line in s.span.lines
    }
    first: dict[str, str] = {}
    for stat in sorted(stats, key=lambda s: (-s.score, s.span.first, s.id)):
        own = section.get(stat.span.first)
        able = stat.public and stat.label and stat.score >= _TO_LEAD
        if own and able and not is_price(stat.quantity):
            first.setdefault(own, stat.id)
    return frozenset(first.values())


def _year(stat: Stat) -> int:
    return int(year_of(stat.when) or 0)


def _present(stats: Sequence[Stat], written: int) -> int:
    """The year the story is of: when it was written, else the one that its facts name most."""
    named = Counter(filter(None, (_year(s) for s in stats if s.public)))
    return written or max(named, key=lambda year: (named[year], year), default=0)


def _opening(stats: Sequence[Stat]) -> frozenset[int]:
    """The lines of the first sentences that state a figure."""
    first = sorted({(s.span.first, s.sentence) for s in stats if s.public and s.span.first})
    return frozenset(line for line, _ in first[:_OPENING_SENTENCES])


_WORD = re.compile(r"[^\W\d_]{4,}")
_PLAIN = frozenset(
    """with from that this over more less than into year years between about their other today last next month week
    when while could would annual first""".split()
)


def _content(stat: Stat) -> frozenset[str]:
    """What the label speaks of; names are whose it is, not what."""
    label = stat.label.replace(stat.entity, " ") if stat.entity else stat.label
    return _stems(" ".join(w for w in label.split() if not w[:1].isupper()))


def _stems(text: str) -> frozenset[str]:
    """The words that say what a text is about, by their first six letters and without a plural."""
    words = (w.lower() for w in _WORD.findall(text))
    return frozenset(w[:6].rstrip("s") for w in words if w not in _PLAIN)
