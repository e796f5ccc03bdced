"""Two figures of one sentence → a change: what was measured, where it stood, where it stands.

"rose from 2,140 in spring to 4,870", "slipped to 108% from 117%", "43 minutes, up from 38"

Between the two may stand the earlier figure's time, and stretches of time that are figures too. What
is measured is the subject of the verb of change; without one, the captions' metric. English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from contentgen.brief.found import Found
from contentgen.brief.hedges import without_quotations
from contentgen.brief.model import Measured, Series
from contentgen.brief.slugs import slug

_HEDGE = r"(?:[a-z~ ]{0,18})$"
_FROM = re.compile(rf"\bfrom\s+{_HEDGE}", re.I)
_TO = re.compile(rf"^[^.;:]{{0,60}}?\b(?:to|→|->)\s+{_HEDGE}", re.I)
_UP_FROM = re.compile(
    rf"^[^.;]{{0,30}}(?:\b(?:up|down|rising|falling) from|,\s*from)\s+{_HEDGE}", re.I
)
_BACK_FROM = re.compile(rf"^[^.;:,]{{0,24}}\bfrom\s+{_HEDGE}", re.I)
_ENDS_TO = re.compile(rf"\bto\s+{_HEDGE}", re.I)
_FAR = 3  # figures that may stand between the two: stretches of time

_VERB = re.compile(
    r"\b(?:(?:has|have|had)\s+)?(?:rose|risen|fell|fallen|grew|grown|climbed|dropped|declined|decreased|increased|"
    r"jumped|soared|surged|slipped|slid|sank|shrank|shrunk|plunged|tumbled|widened|narrowed|edged|dipped|"
    r"doubled|tripled|quadrupled|halved|expanded|swelled|went|gone|moved|improved|recovered|rebounded)\b",
    re.I,
)
_LEAD_IN = re.compile(r"^(?:[A-Z][^,]{0,40},\s+)(?=[A-Za-z])")
_ASIDE = re.compile(r",[^,]{1,70},\s*$|\s*\([^)]{0,70}\)")
_RELATIVE = re.compile(r",\s+(?:which|who|whose|where)\b")
_BOUNDARY = re.compile(
    r"(?:[;:—]|,\s+(?:and|but|while|as|so)|\b(?:while|whereas|because|after|but))\s+", re.I
)
_POINTS = re.compile(
    r"^(?:it|they|this|that|these|those|he|she|we|which|who|both|each|there|and|but|or)\b", re.I
)
_LONGEST = 80  # characters of a subject that a headline can bear

# What is expected has not happened: its later figure is drawn as an estimate.
_EXPECTED = re.compile(
    r"\b(?:expect(?:s|ed)?|will|would|could|(?-i:may)|might|should|target(?:s|ed)?|aims?|plans?|forecast|projected|"
    r"is to|are to|due to|hopes?)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Change:
    before: Found
    after: Found

    @property
    def text(self) -> str:
        return self.after.sentence.text

    @property
    def start(self) -> int:
        return min(self.before.quantity.start, self.after.quantity.start)


def captioned(found: Sequence[Found]) -> tuple[Found, ...]:
    """The figures, both ends of a change with what was measured where no caption said it, or said
    less than the verb's subject does."""
    told: dict[int, Found] = {}
    for change in _changes(found):
        subject = _subject(change)
        for end, when in zip((change.before, change.after), _times(change), strict=True):
            own = end.caption
            if subject and not own.entity and (not own.text or own.text in subject):
                caption = replace(own, text=subject, metric=_small(subject), when=when)
                told[id(end)] = replace(end, caption=caption)
    return tuple(told.get(id(figure), figure) for figure in found)


def find_changes(found: Sequence[Found]) -> Iterator[Series]:
    """The pair with the clearest times first; what repeats its values is dropped by the caller."""
    for change in sorted(
        _changes(found),
        key=lambda c: (not c.before.sentence.public, -bool(c.before.caption.when), c.before.order),
    ):
        series = _series(change)
        if series.metric or series.label:  # a change of nothing that is named is no news
            yield series


def _changes(found: Sequence[Found]) -> list[_Change]:
    # Figures come by line, and a line may hold several sentences.
    by_sentence: dict[int, list[Found]] = {}
    for figure in found:
        by_sentence.setdefault(id(figure.sentence), []).append(figure)
    return [change for group in by_sentence.values() for change in _in_sentence(group)]


def _in_sentence(figures: list[Found]) -> Iterator[_Change]:
    for n, first in enumerate(figures):
        for second in figures[n + 1 : n + 2 + _FAR]:
            change = _change(first, second) if _of_one_kind(first, second) else None
            if change:
                yield change
                break
            if second.quantity.kind != "unit":
                break  # a figure that is no stretch of time ends the look


def _of_one_kind(first: Found, second: Found) -> bool:
    """One unit, or one of the two bare: "43 minutes, up from 38"."""
    a, b = first.quantity, second.quantity
    if a.per != b.per or (a.noun and b.noun and a.noun != b.noun):
        return False
    bare = any(q.kind == "number" and not q.unit and not q.noun for q in (a, b))
    return a.unit == b.unit or (
        bare and "x" not in (a.unit, b.unit) and "currency" not in (a.kind, b.kind)
    )


def _change(first: Found, second: Found) -> _Change | None:
    text = first.sentence.text
    left, between = text[: first.quantity.start], text[first.quantity.end : second.quantity.start]
    if _FROM.search(left) and _TO.search(between) and first.quantity.unit == second.quantity.unit:
        return _Change(first, second)
    if _UP_FROM.search(between):
        return _Change(second, first)
    if _ENDS_TO.search(left) and _BACK_FROM.search(between) and _VERB.search(left):
        return _Change(second, first)
    return None


def _series(change: _Change) -> Series:
    before, after = change.before, change.after
    entity = after.caption.entity or before.caption.entity
    own, later = _times(change)
    last = _item(after, later)
    said = without_quotations(change.text[: max(before.quantity.start, after.quantity.start)])
    if _EXPECTED.search(said):
        last = replace(last, estimate=True)
    label = before.caption.text or after.caption.text
    for when in (before.caption.when, after.caption.when):
        label = label.removesuffix(f", {when}").removesuffix(f", {when[:1].lower()}{when[1:]}")
    metric = after.caption.metric or before.caption.metric
    subject = _subject(change)
    # A caption knows whose the metric is; without an owner the subject says it whole.
    if subject and not (metric and entity and entity in subject):
        metric = _small(subject)
        label, entity = metric, entity if entity and entity in subject else ""
    return Series(
        id=slug(f"{entity} {metric or after.sentence.section}", "series"),
        metric=metric,
        unit=after.quantity.unit,
        entity=entity,
        kind="time",
        items=(_item(before, own), last),
        span=after.sentence.span,
        public=after.sentence.public,
        label=label,
    )


def _times(change: _Change) -> tuple[str, str]:
    """When it stood where: "from $12,000 in 2023 to $20,500" dates the earlier end alone."""
    before, after = change.before, change.after
    earlier, later = before.caption.when, after.caption.when
    between = change.text[before.quantity.end : after.quantity.start]
    if later and earlier in ("", later) and later in between:
        return later, ""
    return (earlier if earlier != later else ""), later


def _subject(change: _Change) -> str:
    """What rose or fell, as the sentence names it; "" where it only points back to it."""
    left = change.text[: change.start]
    verb = next(reversed([*_VERB.finditer(left)]), None)
    if verb is None:
        return ""
    clause = _RELATIVE.split(left[: verb.start()].rstrip())[0]
    clause = _BOUNDARY.split(_ASIDE.sub("", clause))[-1]
    clause = _LEAD_IN.sub("", clause).strip(" ,")
    bare = re.sub(r"^(?:the|a|an|its|their|our|his|her)\s+", "", clause, flags=re.I)
    if _POINTS.match(bare) or not 3 <= len(bare) <= _LONGEST or ", " in bare or '"' in bare:
        return ""
    return bare


def _item(found: Found, label: str) -> Measured:
    q = found.quantity
    return Measured(label, q.value, q.high, q.surface, found.line, found.caption.estimate, label)


def _small(words: str) -> str:
    """Without the capital that only begins the sentence."""
    return f"{words[:1].lower()}{words[1:]}" if words[1:2].islower() else words
