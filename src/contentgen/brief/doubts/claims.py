"""Words that claim more than the figures bear out: "tripled", "ahead of", "the gap is closing", "exceeds anything"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from contentgen.article.model import Notice
from contentgen.brief.doubts.evidence import Evidence, by_sentence, notice, on
from contentgen.brief.doubts.size import size_of
from contentgen.brief.found import Found
from contentgen.brief.model import Sentence, Series

_MULTIPLES = {"doubl": 2.0, "tripl": 3.0, "quadrupl": 4.0, "halv": 0.5}
_MULTIPLE = re.compile(
    r"(?P<more>more than |nearly |almost |about |roughly )?\b(?P<word>doubl|tripl|quadrupl|halv)(?:ed|ing)\b",
    re.I,
)


def multiples(evidence: Evidence) -> Iterator[Notice]:
    """CG153: "tripled" beside figures whose ratio is another."""
    said = [(s, m) for s in evidence.public if (m := _MULTIPLE.search(s.text))]
    for series in evidence.series:
        if series.kind != "time" or len(series.items) != 2 or not series.items[0].value:
            continue
        times = series.items[1].value / series.items[0].value
        for sentence, word in said:
            right_way = (times > 1) == (word["word"].lower() != "halv")
            if (
                right_way
                and _speaks_of(sentence, word, series, evidence)
                and not _bears_out(word, times)
            ):
                yield notice(
                    "CG153", "info", f"{word[0]!r}: the figures give {times:.2f} times", sentence.span, series.span
                )  # fmt: skip


def _bears_out(said: re.Match[str], times: float) -> bool:
    wanted = _MULTIPLES[said["word"].lower()]
    how = (said["more"] or "").strip().lower()
    if how.startswith("more"):
        return wanted < times < wanted + 1
    if how in ("about", "roughly"):
        return abs(times - wanted) <= 0.15 * wanted
    if how:
        return 0.85 * wanted <= times <= wanted
    return abs(times - wanted) <= 0.05 * wanted


def _speaks_of(sentence: Sentence, word: re.Match[str], series: Series, evidence: Evidence) -> bool:
    """The same clause, or the same metric of the same entity in another sentence."""
    figures = [sentence.text.find(item.surface) for item in series.items]
    if min(figures) >= 0:
        between = sentence.text[word.end() : min(figures)]
        return (
            word.end() < min(figures)
            and len(between) < 60
            and not re.search(r"\d|[;:]|\band\b", between)
        )
    words = set(re.findall(r"[^\W\d_]{4,}", series.metric.lower()))
    named = {n.name for n in evidence.names.find(sentence.text)}
    about = any(w[:5] in sentence.text.lower() for w in words)
    close = 0 < sentence.span.first - series.span.last <= 2
    return bool(words) and about and (series.entity in named or (close and not named))


_GAP_WORDS = 70  # characters between the two sides of a claim
_MORE = re.compile(
    r"^[^.;]{0,40}?\b(?:more|higher|larger|greater|bigger) than\b"
    r"|^[^.;]{0,24}?\b(?:exceed(?:s|ed|ing)|surpass(?:es|ed|ing)|ahead of|outpac(?:es|ed|ing)"
    r"|overtak(?:es|ing)|overtook|outsold|topping|above)\b",
    re.I,
)
_LESS = re.compile(
    r"^[^.;]{0,40}?\b(?:less|lower|smaller|fewer|cheaper) than\b"
    r"|^[^.;]{0,24}?\b(?:behind|trailing|trails|below|short of)\b",
    re.I,
)


def more_than(evidence: Evidence) -> Iterator[Notice]:
    """CG154: "its 72%, ahead of the rival's 81%"."""
    for group in by_sentence(evidence).values():
        text = group[0].sentence.text
        for a, b in pairwise(group):
            one, two = a.quantity, b.quantity
            between = text[one.end : two.start]
            like = (
                one.unit == two.unit
                and one.per == two.per
                and one.kind != "number"
                and one.unit != "x"
            )
            if (
                not like
                or len(between) > _GAP_WORDS
                or "," in between.strip(", ")
                or re.search(r"\b(?:not|no|never|n['’]t|if|up|down|from)\b", between)
            ):
                continue
            # "5% more than the $4 million": the figure is the difference, not the side of a comparison
            if re.match(
                r"\s*(?:percent|points?|percentage points)?\s*(?:more|higher|larger|greater|bigger|less|lower|smaller"
                r"|fewer|cheaper|above|below|ahead|behind|short)\b",
                between,
            ):
                continue
            wrong_more = _MORE.match(between) and size_of(one).high < size_of(two).low
            wrong_less = _LESS.match(between) and size_of(one).low > size_of(two).high
            if wrong_more or wrong_less:
                said = "more" if wrong_more else "less"
                yield notice(
                    "CG154", "warning", f"{one.surface} is called {said} than {two.surface}", group[0].sentence.span
                )  # fmt: skip


_CLOSING = re.compile(
    r"\bgap (?:is|has been|was|keeps) (?:now |fast |rapidly )?(?P<way>closing|narrowing|shrinking|widening|growing)",
    re.I,
)


def gaps(evidence: Evidence) -> Iterator[Notice]:
    """CG154: "the gap is closing", though the one said to be behind is ahead."""
    for sentence in evidence.public:
        said = _CLOSING.search(sentence.text)
        if not said:
            continue
        closing = said["way"].lower() in ("closing", "narrowing", "shrinking")
        for comparison in evidence.comparisons:
            lines = {item.line for item in comparison.items}
            if not lines & {*sentence.span.lines, sentence.span.first - 1}:
                continue
            items = sorted(comparison.items, key=lambda i: -i.value)
            if closing:
                yield notice(
                    "CG154", "warning",
                    f"the gap is called {said['way'].lower()}, but {items[0].label} ({items[0].surface}) stands above "
                    f"{items[-1].label} ({items[-1].surface})",
                    sentence.span, *(on(n) for n in sorted(lines)),
                )  # fmt: skip
            break


_ANYTHING = re.compile(
    r"\b(?:match(?:es)?(?: or exceeds?)?|exceeds?|surpass(?:es)?|beats?|tops|dwarfs"
    r"|(?:more|larger|bigger|greater) than)\s+"
    r"(?:anything|everything|all)\s+(?:that\s+)?(?P<who>[A-Z][\w.&-]+)",
)


def claims_over_all(evidence: Evidence) -> Iterator[Notice]:
    """CG169: "exceeds anything X has", though X has a larger figure in the same unit."""
    for sentence in evidence.public:
        said = _ANYTHING.search(sentence.text)
        if not said:
            continue
        for own in _figures_of(sentence, evidence):
            rivals = [
                f
                for f in evidence.found
                if f.sentence is not sentence and _is_rival(f, own, said["who"])
            ]
            if rivals:
                top = max(rivals, key=lambda f: f.quantity.value)
                yield notice(
                    "CG169", "warning",
                    f"{said[0]!r} with {own.quantity.surface}, but {said['who']} has {top.quantity.surface}",
                    sentence.span, on(top.line),
                )  # fmt: skip
                break


def _figures_of(sentence: Sentence, evidence: Evidence) -> list[Found]:
    """Its own figures, or the bare one before it: "5 gigawatts. That is more than …"."""
    own = [f for f in evidence.found if f.sentence is sentence]
    return own or [f for f in evidence.found if f.after == sentence.text]


def _is_rival(figure: Found, own: Found, who: str) -> bool:
    one, two = own.quantity, figure.quantity
    like = one.kind == "unit" and one.unit == two.unit and figure.sentence.public
    theirs = figure.caption.entity == who or figure.sentence.text.startswith(who)
    return like and theirs and two.value > 1.05 * (one.high or one.value)


RULES = (multiples, more_than, gaps, claims_over_all)
