"""Sentences of the article → sentences that stand alone. Cases in tests/cases/prose.md."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.article import read
from contentgen.brief import brief
from contentgen.brief.model import Sentence
from contentgen.campaign.model import Said
from contentgen.campaign.prose import owned, passages, stand_alone, trim
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


@pytest.mark.parametrize(
    ("language", "text", "alone"),
    [
        ("de", "Ersetzt werden sie durch eine Pumpe, die 42 Mio. Euro kostet.", False),
        ("de", "Im Jahr 2025 lag er bei durchschnittlich 11,40 Euro.", False),
        ("de", "Die Stadtwerke sagen, dass sie drei Heizwerke stilllegen.", True),
        ("nl", "In 2025 kocht hij twee boten in Noorwegen.", False),
        ("fr", "Le chantier a coûté 310 millions d’euros.", True),
    ],
)
def test_a_subject_behind_its_verb_points_outside_too(
    language: str, text: str, alone: bool
) -> None:
    assert (stand_alone(Sentence(text, Span(3, 3)), language) is not None) == alone


def test_a_japanese_sentence_says_as_much_in_fewer_characters(tmp_path: Path) -> None:
    article = tmp_path / "hashi.md"
    text = "---\ntitle: 新しい橋\nlang: ja\n---\n\n橋は2027年度に開通する予定です。短い文。\n"
    article.write_text(text, encoding="utf-8")
    told = passages(brief(read(article)))
    assert [passage.said.text for passage in told] == ["橋は2027年度に開通する予定です。"]
