"""Sentences of the article → sentences that stand alone. Cases in tests/cases/prose.md."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.brief.model import Sentence
from contentgen.campaign.model import Said
from contentgen.campaign.prose import owned, stand_alone, trim
from contentgen.source import Span

TABLE = (Path(__file__).resolve().parents[1] / "cases" / "prose.md").read_text("utf-8")
CASES = [
    tuple(cell.strip() for cell in row.strip("|").split("|"))
    for row in TABLE.split("\n")
    if row.startswith("| ") and not row.startswith("| the article")
]


@pytest.mark.parametrize(("written", "expected"), CASES, ids=[c[0][:40] for c in CASES])
def test_a_sentence_stands_alone_or_is_not_used(written: str, expected: str) -> None:
    alone = stand_alone(Sentence(written, Span(3, 3)))
    assert (alone.text if alone else "—") == expected


def test_an_item_under_a_date_is_not_told_without_its_date() -> None:
    sentence = Sentence("Crews open the first trench on Mill Road.", Span(3, 3), label="March 2027")
    assert stand_alone(sentence) is None


@given(st.text(alphabet="abc ABC,.$5(){}-—'é", max_size=120))
def test_trimming_never_touches_a_figure_and_never_raises(text: str) -> None:
    kept = trim(text)
    assert sorted(c for c in kept if c.isdigit()) == sorted(c for c in text if c.isdigit())


def test_a_metric_without_an_owner_gets_the_one_that_the_article_names() -> None:
    bare = Said("Last year, freight volume passed 40 tons.", (3,))
    article = f"{bare.text} Elm's freight volume had been 20 tons."
    assert owned(bare, "Elm", "freight volume", article).text == (
        "Last year, Elm’s freight volume passed 40 tons."
    )
    told = Said("Elm's freight volume rose.", (3,))
    assert owned(told, "Elm", "freight volume", article) == told


def test_whose_a_figure_is_is_never_guessed() -> None:
    bare = Said("Last year, freight volume passed 40 tons.", (3,))
    assert owned(bare, "Ida Holm", "freight volume", f"Ida Holm paints boats. {bare.text}") == bare
