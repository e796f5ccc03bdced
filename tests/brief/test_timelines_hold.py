"""What holds for the timelines and doubts of any article."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from brief_cases import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.article import read_bytes
from contentgen.brief.dates import date_key, find_dates, first_day
from contentgen.brief.extract import brief
from contentgen.brief.model import Brief

ARTICLES = list(dict.fromkeys(c.article for c in cases() if c.finder in ("timelines", "doubts")))
SENTENCES = (
    "The mill opened in 1936.", "In May 2024 the wheel broke.", "The council voted on 3 June 2025.",
    "Work will begin in the autumn of 2027.", "By the end of 2030 trams will cross the river.",
    "The dam was built between 1990 and 1994.", "In early 2021 the owners sold the field.",
    "In Q2 2028 a second wheel will turn.", "In the late 1950s the roof fell down.",
)  # fmt: skip


def found(text: str) -> Brief:
    return brief(read_bytes(text.encode(), "case.md"))


@given(st.permutations(SENTENCES))
@settings(max_examples=40, deadline=None)
def test_the_order_of_events_is_that_of_their_dates_however_they_are_told(
    told: list[str],
) -> None:
    timelines = found(
        "---\ntitle: The Mill\ndate: 2026-03-15\n---\n\n" + "\n\n".join(told)
    ).timelines
    (events,) = [t.events for t in timelines]
    assert len(events) == len(SENTENCES)
    for before, after in pairwise(events):
        assert first_day(before.date) <= date_key(after.date), (before, after)
        assert before.future <= after.future


@given(st.sampled_from(ARTICLES), st.integers(1, 4))
@settings(deadline=None)
def test_lines_put_in_front_only_shift_the_lines(text: str, count: int) -> None:
    head, body = (
        (text[: text.index("---\n", 4) + 4], text[text.index("---\n", 4) + 4 :])
        if text.startswith("---")
        else ("", text)
    )
    before, after = found(text), found(head + "\n" * count + body)
    events = [
        (e.when, e.date, e.label, e.future, e.line + count)
        for t in before.timelines
        for e in t.events
    ]
    assert events == [
        (e.when, e.date, e.label, e.future, e.line) for t in after.timelines for e in t.events
    ]
    doubts = [
        (n.code, n.message, [s.first + count for s in n.spans])
        for n in before.notices
        if n.code > "CG150"
    ]
    assert doubts == [
        (n.code, n.message, [s.first for s in n.spans]) for n in after.notices if n.code > "CG150"
    ]


@pytest.mark.parametrize("text", ARTICLES)
def test_a_label_has_only_words_of_the_article(text: str) -> None:
    article = " ".join(text.lower().split())
    for timeline in found(text).timelines:
        for event in timeline.events:
            assert all(w in article for w in re.findall(r"\w+", event.label.lower())), event


@given(st.text(max_size=120), st.sampled_from(["", "en", "de", "fr", "es", "pt", "it", "nl", "ja"]))
@settings(deadline=None)
def test_a_date_stands_where_it_says(text: str, language: str) -> None:
    for one in find_dates(text, date(2026, 3, 15), language):
        assert text[one.start : one.end] == one.surface
