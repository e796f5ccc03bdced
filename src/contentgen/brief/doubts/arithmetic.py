"""Figures that do not add up: a stated change, sum, share or total against the figures it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from contentgen.article.model import Notice
from contentgen.brief.comparisons import sole_quantity
from contentgen.brief.doubts.evidence import Evidence, by_sentence, notice, on
from contentgen.brief.doubts.size import Size, ratio, size_of
from contentgen.brief.found import Found
from contentgen.brief.model import Table

_CHANGE = re.compile(
    r"\b(?:increase[sd]?|rise|rose|risen|grew|grown|growth|gain(?:ed)?|jump(?:ed)?|climb(?:ed)?|surge[d]?|up|higher|more)\b",
    re.I,
)
_FALL = re.compile(
    r"""\b(?:decrease[sd]?|fall|fell|fallen|drop(?:ped)?|decline[sd]?|cut|reduc\w+|shrank|shrunk|loss|lost|down|lower|less
        |fewer|cheaper)\b""",
    re.I | re.X,
)


def changes(evidence: Evidence) -> Iterator[Notice]:
    """CG158: "rose 50%, from $4 million to $5 million"."""
    for group in by_sentence(evidence).values():
        text = group[0].sentence.text
        pairs = [(a, b) for a, b in pairwise(group) if _is_pair(text, a, b)]
        percents = [f for f in group if f.quantity.unit == "%" and f.quantity.high is None]
        if len(pairs) != 1 or len(percents) != 1 or percents[0] in pairs[0]:
            continue
        before, after = pairs[0]
        percent = percents[0].quantity
        near = text[max(0, percent.start - 24) : percent.end + 24]
        rises, falls = bool(_CHANGE.search(near)), bool(_FALL.search(near))
        if rises == falls or re.search(
            r"\b(?:a year|per year|annual|every|each|on average)\b", near, re.I
        ):
            continue
        times = ratio(size_of(after.quantity), size_of(before.quantity))
        if times is None:
            continue
        sign = 1 if rises else -1
        stated = size_of(percent)
        real = sorted((sign * (times.low - 1) * 100, sign * (times.high - 1) * 100))
        if not stated.meets(Size(real[0] - 0.6, real[1] + 0.6)):
            exact = sign * (after.quantity.value / before.quantity.value - 1) * 100
            yield notice(
                "CG158", "warning",
                f"{percent.surface} is stated, "
                f"but {before.quantity.surface} to {after.quantity.surface} is {exact:.0f}%",
                group[0].sentence.span,
            )  # fmt: skip


def _is_pair(text: str, a: Found, b: Found) -> bool:
    """ "from A to B"."""
    one, two = a.quantity, b.quantity
    if (
        one.unit != two.unit
        or one.unit in ("%", "x")
        or one.per != two.per
        or one.value == two.value
    ):
        return False
    between = text[one.end : two.start]
    left = re.search(r"\bfrom\s+(?:[a-z~ ]{0,14})$", text[: one.start], re.I)
    return bool(
        left and re.match(r"^[^.;,]{0,30}\b(?:to|→|->)\s+(?:[a-z~ ]{0,14})$", between, re.I)
    )


_TOTAL = re.compile(r"\b(?:total|altogether|sum|combined|in all|overall|together)\b", re.I)


def sums(evidence: Evidence) -> Iterator[Notice]:
    """CG158: "$33 billion ($8 billion + $5 billion + $25 billion)"."""
    for group in by_sentence(evidence).values():
        text = group[0].sentence.text
        joined = [
            n
            for n, (f, g) in enumerate(pairwise(group))
            if "+" in text[f.quantity.end : g.quantity.start]
        ]
        if not joined or not _TOTAL.search(text):
            continue
        parts = [group[n] for n in (*joined, joined[-1] + 1)]
        rest = [f for f in group if f not in parts and f.quantity.unit == parts[0].quantity.unit]
        if (
            len(rest) != 1
            or len({p.quantity.unit for p in parts}) != 1
            or joined != list(range(joined[0], joined[-1] + 1))
        ):
            continue
        sizes = [size_of(p.quantity) for p in parts]
        real = Size(sum(s.low for s in sizes), sum(s.high for s in sizes))
        if not real.meets(size_of(rest[0].quantity)):
            plus = " + ".join(p.quantity.surface for p in parts)
            total = sum(p.quantity.value for p in parts)
            yield notice(
                "CG158", "warning", f"{rest[0].quantity.surface} is stated, but {plus} is {total:,.10g}",
                group[0].sentence.span,
            )  # fmt: skip


_TOTAL_ROW = re.compile(
    r"(?:grand\s+|sub)?totals?|sum|gesamt|summe|insgesamt|total général|totale?|totaal|somma|合計|計",
    re.I,
)


def is_total(cell: str) -> bool:
    """Is this row the sum of the others?"""
    return bool(_TOTAL_ROW.fullmatch(cell.strip(" *_:")))


def totals_rows(evidence: Evidence) -> Iterator[Notice]:
    """CG170: the last row says it is the total of the others and is not."""
    for table in evidence.tables:
        if (
            len(table.rows) >= 3
            and is_total(table.rows[-1][0])
            and not any(is_total(r[0]) for r in table.rows[:-1])
        ):
            yield from _totals(table)


def _totals(table: Table) -> Iterator[Notice]:
    for number, column in list(enumerate(table.columns))[1:]:
        cells = [row[number] if number < len(row) else "" for row in table.rows]
        figures = [sole_quantity(cell) for cell in cells]
        known = [q for q in figures if q is not None]
        if (
            len(known) != len(cells)
            or len({(q.unit, q.kind) for q in known}) != 1
            or known[0].unit == "x"
        ):
            continue
        *parts, total = known
        sizes = [size_of(p, exact=True) for p in parts]
        real = Size(sum(s.low for s in sizes), sum(s.high for s in sizes))
        if not real.meets(size_of(total, exact=True)):
            added = sum(p.value for p in parts)
            yield notice(
                "CG170", "warning",
                f"{column.name}: the total says {total.surface}, its rows add up to {added:,.10g}",
                on(table.row_lines[-1]), *(on(n) for n in table.row_lines[:-1]),
            )  # fmt: skip


_SHARES = re.compile(
    r"\b(?:shares?|breakdown|of the total|split|allocat\w+|portion|pie|goes to|composition|mix)\b",
    re.I,
)
_OVERLAP = re.compile(
    r"\b(?:multiple|more than one|overlap|select all|several answers|both|growth|change|increase|margin|rate)\b",
    re.I,
)


_MOST_SHARES = 140  # a sum beyond that is no slip: they are no shares of one whole


def shares_over(evidence: Evidence) -> Iterator[Notice]:
    """CG159: shares of one whole that add up to more than all of it."""
    for table in evidence.tables:
        rows = [n for n, row in enumerate(table.rows) if row and not is_total(row[0])]
        for number, column in list(enumerate(table.columns))[1:]:
            words = f"{column.name} {table.caption}"
            if not _SHARES.search(f"{words} {table.section}") or _OVERLAP.search(
                f"{words} {table.section}"
            ):
                continue
            cells = [table.rows[n][number] if number < len(table.rows[n]) else "" for n in rows]
            known = [q for q in map(sole_quantity, cells) if q is not None and q.unit == "%"]
            if (
                len(known) == len(rows) >= 3
                and 103 < (total := sum(q.value for q in known)) <= _MOST_SHARES
            ):
                yield notice(
                    "CG159", "warning", f"{column.name}: the shares add up to {total:g}%",
                    *(on(table.row_lines[n]) for n in rows),
                )  # fmt: skip
    for group in by_sentence(evidence).values():
        percents = [f for f in group if f.quantity.unit == "%" and f.quantity.high is None]
        text = group[0].sentence.text
        if len(percents) < 3 or not _SHARES.search(text) or _OVERLAP.search(text):
            continue
        apart = [text[f.quantity.end : g.quantity.start] for f, g in pairwise(percents)]
        listed = all(
            re.search(r",|;|\band\b", gap)
            and len(gap) < 60
            and not re.search(r"\b(?:from|than|of those|of which|up|down)\b", gap)
            for gap in apart
        )
        total = sum(f.quantity.value for f in percents)
        if listed and 103 < total <= _MOST_SHARES:
            yield notice(
                "CG159", "warning", f"the shares add up to {total:g}%", group[0].sentence.span
            )


RULES = (changes, sums, totals_rows, shares_over)
