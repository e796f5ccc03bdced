"""The sample article's figures in nine notations, against what a careful reader found in them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from contentgen.article import read
from contentgen.brief.extract import brief
from contentgen.brief.model import Brief, Stat

SHARED = Path(__file__).parents[2].parent / "shared" / "articles"
EXPECTED = SHARED / "compute-wars.expected.json"
RAW = "compute-wars.md"
# The files are for checking and lie beside the checkout; without them there is nothing to collect.
NOTATIONS = (
    [RAW, *sorted(f"notations/{p.name}" for p in SHARED.glob("notations/*.md"))]
    if EXPECTED.exists()
    else []
)
# Without bold nothing is stressed, and a run-in label is the start of its sentence.
EMPHASIS_LOST = "notations/no_bold.md"
ALIKE = [n for n in NOTATIONS if n not in (RAW, EMPHASIS_LOST)]
needs_sample = pytest.mark.parametrize("notation", NOTATIONS[:1])
every_notation = pytest.mark.parametrize("notation", NOTATIONS)
every_alike = pytest.mark.parametrize("notation", ALIKE)


@cache
def expected() -> dict[str, Any]:
    return dict(json.loads(EXPECTED.read_text("utf-8")))


@cache
def found(notation: str) -> Brief:
    return brief(read(SHARED / notation))


@cache
def original_lines(notation: str) -> dict[int, int]:
    """Line of this notation → line of the raw paste."""
    if notation == RAW:
        return {n: answered(n) for n in range(1, 1000)}
    index = json.loads((SHARED / "notations" / "INDEX.json").read_text("utf-8"))
    mapped = index[Path(notation).name]["map"]
    return {n: answered(line) for n, line in enumerate(mapped, 1) if line is not None}


def answered(line: int) -> int:
    """An answer may stand on the line of its question; the pair goes by the question's line."""
    questions = {f["a_line"]: f["q_line"] for f in expected()["faq"]}
    return int(questions.get(line, line))


def grade(stat: Stat, notation: str) -> int:
    """The careful reader's grade of what a fact states."""
    lines = {original_lines(notation).get(m.line) for m in stat.mentions}
    values = {stat.quantity.value, stat.quantity.high}
    for known in expected()["stats"]:
        value = known["value"]
        wanted = set(value) if isinstance(value, list) else {value, None}
        if values == wanted and lines & {answered(m["line"]) for m in known["mentions"]}:
            return int(known["grade"])
    return 0


@every_notation
def test_every_heading_is_found_and_no_other(notation: str) -> None:
    index = json.loads((SHARED / "notations" / "INDEX.json").read_text("utf-8"))
    count = 25 if notation == RAW else index[Path(notation).name]["headings"]
    assert len([s for s in found(notation).article.walk() if s.title.plain]) == count


@every_notation
def test_tables_have_four_three_and_six_rows(notation: str) -> None:
    assert [len(t.rows) for t in found(notation).tables] == [4, 3, 6]


@every_notation
def test_all_eight_questions_are_found_as_written(notation: str) -> None:
    entries = [(f.question, f.answer) for f in found(notation).faq]
    assert entries == [(f["q"], f["a"]) for f in expected()["faq"]]


@every_notation
def test_the_named_angles_come_in_order_with_their_pictures(notation: str) -> None:
    lines = original_lines(notation)
    angles = {lines.get(a.span.first): a for a in found(notation).angles if a.explicit}
    wanted = {a["line"]: a["visual"].replace(" ", "-") for a in expected()["angles"][:5]}
    assert set(wanted) == {33, 132, 134, 136, 138}
    assert {line: angles[line].visual for line in wanted} == wanted
    assert list(angles)[:4] == [132, 134, 136, 138]


@every_notation
def test_the_arrow_chain_is_a_timeline_of_three_steps_in_order(notation: str) -> None:
    chain = found(notation).timelines[0]
    assert [e.label for e in chain.events] == expected()["timeline_arrow"]["steps"]
    assert {original_lines(notation)[e.line] for e in chain.events} == {133}


@every_notation
def test_all_fifteen_events_are_found_with_their_dates(notation: str) -> None:
    lines = original_lines(notation)
    events = [e for t in found(notation).timelines for e in t.events]
    seen = {(lines.get(e.line), e.date) for e in events}
    undated = {lines.get(e.line) for e in events if e.precision == "relative"}
    if found(notation).date:  # "two weeks ago" is a day then
        undated |= {line for line, date in seen if date}
    hits = [
        w for w in expected()["timeline"]
        if (w["line"], w["date"]) in seen or (w["precision"] == "relative" and w["line"] in undated)
    ]  # fmt: skip
    assert len(hits) == 15


@needs_sample
def test_what_lies_ahead_is_marked_as_future(notation: str) -> None:
    events = {(e.line, e.date): e for e in found(notation).timelines[-1].events}
    for want in expected()["timeline"]:
        event = events.get((want["line"], want["date"]))
        if event:
            assert event.future == want.get("future", False), event


@every_notation
def test_annualized_revenue_of_both_is_compared(notation: str) -> None:
    revenue = next(c for c in found(notation).comparisons if c.metric == "annualized revenue")
    assert {i.label: i.value for i in revenue.items} == {"OpenAI": 25e9, "Anthropic": 30e9}


@every_notation
def test_no_line_for_the_publisher_is_public(notation: str) -> None:
    lines = original_lines(notation)
    hidden = [*expected()["metadata"]["editor_only"]["lines"], [166, 167], [177, 178]]
    private = {n for first, last in hidden for n in range(first, last + 1)}
    b = found(notation)
    findings = (*b.stats, *b.angles, *b.timelines, *b.comparisons, *b.series, *b.tables)
    for item in (*findings, *b.takeaways, *b.audiences):
        if item.public:
            assert not {lines.get(n) for n in item.span.lines} <= private, item


@every_notation
def test_the_ten_leading_facts_are_worth_telling(notation: str) -> None:
    assert min(grade(s, notation) for s in found(notation).stats[:10]) >= 2


@pytest.mark.parametrize("notation", [n for n in NOTATIONS if n != EMPHASIS_LOST])
def test_all_of_the_ten_leading_facts_are_worth_a_card(notation: str) -> None:
    assert [grade(s, notation) for s in found(notation).stats[:10]] == [3] * 10


@every_alike
def test_a_notation_changes_no_fact(notation: str) -> None:
    assert _facts(notation) == _facts(RAW)


@every_alike
def test_a_notation_changes_no_angle_comparison_or_series(notation: str) -> None:
    assert _stories(notation) == _stories(RAW)


@every_alike
def test_a_notation_changes_no_event(notation: str) -> None:
    assert _events(notation) == _events(RAW)


def _facts(notation: str) -> list[object]:
    lines = original_lines(notation)
    return [
        (s.id, s.quantity.value, s.label, s.entity, s.when, sorted(lines[m.line] for m in s.mentions))
        for s in found(notation).stats
    ]  # fmt: skip


def _stories(notation: str) -> list[object]:
    b, lines = found(notation), original_lines(notation)
    return [
        *((a.id, a.title, a.kind, a.visual, a.evidence, lines[a.span.first]) for a in b.angles),
        *((c.id, [(i.label, i.value, lines[i.line]) for i in c.items]) for c in b.comparisons),
        *((s.id, [(i.label, i.value, lines[i.line]) for i in s.items]) for s in b.series),
    ]


def _events(notation: str) -> set[object]:
    """Without the dates that only an article with a date can resolve."""
    lines = original_lines(notation)
    return {
        (t.id, e.when, e.label, lines[e.line]) for t in found(notation).timelines for e in t.events
    }
