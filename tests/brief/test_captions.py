"""Captions and dates: every row of tests/cases/captions.md and dates.md."""

from __future__ import annotations

import string
from datetime import date

import pytest
from case_tables import rows
from hypothesis import given
from hypothesis import strategies as st

from contentgen.brief.captions import LONGEST, caption_for
from contentgen.brief.dates import date_key, find_dates, slash_order
from contentgen.brief.entities import find_names
from contentgen.brief.quantities import find_quantities

CAPTIONS = rows("captions.md")
DATES = rows("dates.md")
DATES_IN_LANGUAGES = rows("dates-languages.md")
WRITTEN = date(2026, 3, 15)


@pytest.mark.parametrize("row", CAPTIONS, ids=lambda row: f"{row[1]} in {row[0][:40]}")
def test_a_figure_gets_the_caption_that_its_sentence_gives(row: tuple[str, ...]) -> None:
    text, figure, caption, entity, when = row
    quantities = find_quantities(text)
    (quantity,) = [q for q in quantities if q.surface == figure]
    made = caption_for(text, quantity, find_names([text, "Here are Norvik, Oakway and Fennick."]))
    assert (made.text, made.entity, made.when) == (caption, entity, when)


@pytest.mark.parametrize("row", DATES, ids=lambda row: row[0][:50])
def test_a_text_holds_the_dates_that_the_case_says(row: tuple[str, ...]) -> None:
    text, expected = row
    found = [
        f"{d.surface} = {f'{d.iso}/{d.last}' if d.last else d.iso or '?'} ({d.precision})"
        for d in find_dates(text, WRITTEN)
    ]
    assert "; ".join(found) == expected.replace("none", "")


@pytest.mark.parametrize("row", DATES_IN_LANGUAGES, ids=lambda row: f"{row[0]}: {row[1][:40]}")
def test_a_text_holds_dates_as_its_language_says_them(row: tuple[str, ...]) -> None:
    language, text, expected = row
    found = [
        f"{d.surface} = {d.date or '?'} ({d.precision})"
        for d in find_dates(text, WRITTEN, language)
    ]
    assert "; ".join(found) == expected.replace("none", "")


def test_the_other_dates_of_an_article_say_whether_the_day_stands_first() -> None:
    assert slash_order(["It ran from 3/4/2026", "to 25/4/2026."]) == "day"
    assert slash_order(["It ran from 3/4/2026", "to 4/25/2026."]) == "month"
    assert slash_order(["It opened on 3/4/2026."]) == ""
    assert slash_order(["25/4/2026", "4/25/2026"]) == ""
    (found,) = find_dates("on 3/4/2026", WRITTEN, "en", "day")
    assert found.date == "2026-04-03"


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2026-03-31", "2026-04"),
        ("2026-03", "2026-Q2"),
        ("2026-Q4", "2027-01"),
        ("2026-H1", "2026"),
        ("2024/2026", "2027"),
    ],
)
def test_dates_of_every_precision_sort_by_the_last_day_they_can_mean(
    earlier: str, later: str
) -> None:
    assert date_key(earlier) < date_key(later)


def test_without_the_date_of_the_article_nothing_relative_is_resolved() -> None:
    found = list(find_dates("It came two weeks ago, on Monday, on 22 March, yesterday."))
    assert len(found) == 4
    assert {(d.iso, d.precision) for d in found} == {("", "relative")}


WORDS = st.lists(
    st.sampled_from([*"the a rose to of in and more than $5 million 34% 2026 May Norvik was cut by , . : — (".split(),
                     "three", "since", "it", "buses", "Q2", "who", "twice", "’s", "→", "3", "1,200-acre"]),
    max_size=14,
).map(" ".join)  # fmt: skip


@given(WORDS | st.text(alphabet=string.printable, max_size=60))
def test_no_sentence_is_too_odd_for_a_caption(text: str) -> None:
    for quantity in find_quantities(text):
        caption = caption_for(text, quantity, find_names([text]))
        assert len(caption.text) <= LONGEST
        assert caption.text == caption.text.strip()


@given(st.text(max_size=80))
def test_a_date_stands_where_it_says(text: str) -> None:
    for found in find_dates(text, WRITTEN):
        assert text[found.start : found.end] == found.surface
