"""Facts that contradict other facts: two values, two dates, a part larger than its whole, a picture without figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from contentgen.article.model import Notice
from contentgen.brief.comparisons import same_metric, year_of
from contentgen.brief.dates import day_of, find_dates, first_day
from contentgen.brief.doubts.evidence import Evidence, notice, on
from contentgen.brief.doubts.size import size_of
from contentgen.brief.found import Found
from contentgen.brief.model import Stat
from contentgen.brief.quantities import find_quantities


def dated_twice(evidence: Evidence) -> Iterator[Notice]:
    """CG151: one range of figures, dated differently in two places."""
    places: dict[tuple[str, str, str], dict[str, Found]] = defaultdict(dict)
    for found in evidence.found:
        years = {d.iso[:4] for d in find_dates(found.sentence.text) if d.iso}
        q = found.quantity
        if (
            found.sentence.public
            and q.high is not None
            and len(years) == 1
            and q.unit not in ("%", "")
        ):
            places[(f"{q.value:g}", f"{q.high:g}", q.unit)].setdefault(min(years), found)
    for (low, high, unit), by_year in places.items():
        if len(by_year) > 1:
            dated = sorted(by_year)
            yield notice(
                "CG151", "warning", f"{low} to {high} {unit} is dated {' and '.join(dated)}",
                *(on(by_year[y].line) for y in dated),
            )  # fmt: skip


def two_values(evidence: Evidence) -> Iterator[Notice]:
    """CG157: two values for one metric of one entity at one time."""
    families: dict[tuple[str, str, str, str], list[Stat]] = defaultdict(list)
    for stat in evidence.stats:
        when = stat.when.lower().strip()
        q = stat.quantity
        if (
            stat.public
            and stat.entity
            and stat.metric
            and when
            and any(c.isdigit() for c in when)
            and q.kind != "number"
        ):
            families[(stat.entity, q.unit, q.per, _when(when))].append(stat)
    for family in families.values():
        for a, b in combinations(family[:12], 2):
            if (
                a.metric.lower() != b.metric.lower()
                or len(a.metric) < 4
                or a.estimate != b.estimate
            ):
                continue
            if a.span == b.span or size_of(a.quantity).meets(size_of(b.quantity)):
                continue
            yield notice(
                "CG157", "warning",
                f"{a.entity}, {a.metric}, {a.when}: {a.quantity.surface} and {b.quantity.surface}",
                a.span, b.span,
            )  # fmt: skip


def _when(words: str) -> str:
    return next((d.date for d in find_dates(words) if d.date), words)


def parts_over_whole(evidence: Evidence) -> Iterator[Notice]:
    """CG167: "Acme's Widget" brings in more than all of Acme at about that time."""
    owned = dict(_owned(evidence))
    for part in evidence.stats:
        whole_name = owned.get(part.entity)
        if not whole_name or not part.public or not part.metric:
            continue
        for whole in evidence.stats:
            alike = (
                whole.entity == whole_name and whole.public and whole.quantity.unit == part.quantity.unit
                and whole.quantity.per == part.quantity.per and same_metric(whole.metric, part.metric)
            )  # fmt: skip
            if (
                alike
                and _at_one_time(part, whole)
                and size_of(part.quantity).low > whole.quantity.value
            ):
                yield notice(
                    "CG167", "warning",
                    f"{part.entity} ({part.quantity.surface}, {part.when}) is more than all of {whole.entity} "
                    f"({whole.quantity.surface}, {whole.when})",
                    part.span, whole.span,
                )  # fmt: skip


_OWNED = re.compile(
    r"(?P<part>[A-Z][\w.+-]*(?: [A-Z][\w.+-]*)*)\s*(?:—|–|,|\()\s*"
    r"(?P<whole>[A-Z][\w.+-]*(?: [A-Z][\w.+-]*)*)['’]s\s+(?!(?:rival|competitor)s?\b)"
)


def _owned(evidence: Evidence) -> Iterator[tuple[str, str]]:
    for sentence in evidence.public:
        for found in _OWNED.finditer(sentence.text):
            yield found["part"], found["whole"]


def _at_one_time(part: Stat, whole: Stat) -> bool:
    """Within a quarter of each other."""
    days = []
    for stat in (part, whole):
        found = next((d for d in find_dates(stat.when) if d.iso), None)
        day = day_of(first_day(found.iso)) if found else None
        if day is None or (found and found.precision not in ("day", "month", "quarter")):
            return False
        days.append(day)
    return abs((days[0] - days[1]).days) <= 92


_UNICORN = re.compile(r"\bunicorn\b", re.I)
_VALUE = re.compile(r"valu|worth|capitali", re.I)


def unicorns(evidence: Evidence) -> Iterator[Notice]:
    """CG171: a "$30 billion unicorn" whose $30 billion is no valuation."""
    for angle in evidence.angles:
        yield from _unicorn(angle.title, evidence, angle.span.first)
    for sentence in evidence.sentences:
        yield from _unicorn(sentence.text, evidence, sentence.span.first)


def _unicorn(text: str, evidence: Evidence, line: int) -> Iterator[Notice]:
    if not _UNICORN.search(text) or len(text) > 90:
        return
    for q in find_quantities(text):
        same = [
            s
            for s in evidence.stats
            if s.quantity.value == q.value and s.quantity.unit == q.unit and s.metric
        ]
        if (
            q.kind == "currency"
            and same
            and not any(_VALUE.search(f"{s.metric} {s.label}") for s in same)
        ):
            yield notice(
                "CG171", "info",
                f"a unicorn is valued at a billion; {q.surface} is {same[0].label or same[0].metric} here",
                on(line), same[0].span,
            )  # fmt: skip


def years_compared(evidence: Evidence) -> Iterator[Notice]:
    """CG156: a comparison whose two sides speak of different years."""
    for comparison in evidence.comparisons:
        for warning in comparison.warnings:
            if warning.startswith("different years") and year_of(warning):
                yield notice(
                    "CG156", "info", f"{comparison.metric}: {warning}", *(on(i.line) for i in comparison.items)
                )  # fmt: skip


def missing_figures(evidence: Evidence) -> Iterator[Notice]:
    """CG168: an angle asks for a picture of names for which the article has no figures."""
    told = {s.entity for s in evidence.stats if s.entity}
    told |= {item.label for c in evidence.comparisons for item in c.items}
    for angle in evidence.angles:
        if (
            not angle.explicit
            or angle.visual not in ("chart", "comparison")
            or not re.search(r"\b(?:compar|chart|graph|versus|vs)", angle.pitch, re.I)
        ):
            continue
        asked = _COMPARED_TO.search(angle.pitch)
        if not asked:
            continue
        lacking = [
            n
            for n in re.findall(r"[A-Z][\w&.-]+", asked["names"].rstrip("."))
            if not any(n in t for t in told)
        ]
        if lacking:
            yield notice(
                "CG168", "info",
                f"the angle {angle.title!r} asks for figures of {' and '.join(lacking)}: the article has none",
                angle.span,
            )  # fmt: skip


_COMPARED_TO = re.compile(
    r"\b(?:compar\w+|against|versus|vs\.?|next to|alongside)\b[^.;:]{0,60}?"
    r"(?P<names>[A-Z][\w&.-]+(?:(?:,| and| or|, and) [A-Z][\w&.-]+)+)"
)


RULES = (dated_twice, two_values, parts_over_whole, unicorns, years_compared, missing_figures)
