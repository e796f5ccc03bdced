"""Which cards are drawn, and that they say what the article says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from contentgen.campaign.alt import LONGEST
from contentgen.campaign.model import Bars, Card, Change, Steps, Versus, Words
from tests.campaign.kits import ARTICLES, campaign, campaign_of

ids = [path.stem + ("*" if "shared" in path.parts else "") for path in ARTICLES]
every_article = pytest.mark.parametrize("path", ARTICLES, ids=ids)


def by_kind(cards: tuple[Card, ...], kind: str) -> list[Card]:
    return [card for card in cards if card.kind == kind]


@every_article
def test_every_card_has_a_headline_lines_and_an_alt_text_that_fits(path: Path) -> None:
    cards = campaign_of(path).cards
    assert len({card.id for card in cards}) == len(cards)
    for card in cards:
        assert card.headline.text
        assert card.lines
        assert 0 < len(card.alt) <= LONGEST
        assert "  " not in card.alt


@every_article
def test_no_card_repeats_its_caption_as_its_headline(path: Path) -> None:
    for card in by_kind(campaign_of(path).cards, "stat"):
        assert card.headline.text.lower() != card.body.figure.label.lower()  # type: ignore[union-attr]


CHANGE = "# Elm\n\nElm's {metric} went from {before} in 2024 to {after} in 2025.\n"


def change_of(tmp_path: Path, before: str, after: str) -> Card:
    text = CHANGE.format(metric="freight revenue", before=before, after=after)
    return by_kind(campaign(text, tmp_path).cards, "change")[0]


@pytest.mark.parametrize(
    ("before", "after", "headline"),
    [
        ("$2 million", "$6.5 million", "Elm’s freight revenue more than tripled"),
        ("$2 million", "$4 million", "Elm’s freight revenue doubled"),
        ("about $2 million", "$5 million", "Elm’s freight revenue more than doubled"),
        (
            "$2 million",
            "$2.6 million",
            "Elm’s freight revenue rose from $2 million to $2.6 million",
        ),
        ("$4 million", "$2 million", "Elm’s freight revenue fell from $4 million to $2 million"),
        (
            "more than $2 million",
            "$6 million",
            "Elm’s freight revenue rose from more than $2 million to $6 million",
        ),
        (
            "$2 million",
            "nearly $6 million",
            "Elm’s freight revenue rose from $2 million to nearly $6 million",
        ),
    ],
)
def test_a_change_is_told_as_a_multiple_only_where_the_qualifiers_allow_it(
    tmp_path: Path, before: str, after: str, headline: str
) -> None:
    assert change_of(tmp_path, before, after).headline.text == headline


def test_a_multiple_that_we_computed_shows_its_formula(tmp_path: Path) -> None:
    card = change_of(tmp_path, "$2 million", "$6.5 million")
    assert [(c.figure, c.formula) for c in card.computed] == [
        ("more than tripled", "$6.5 million ÷ $2 million = 3.25")
    ]


def test_what_is_only_expected_is_not_told_as_done(tmp_path: Path) -> None:
    text = "# Elm\n\nThe harbour board expects Elm's freight revenue to rise from $2 million to $6 million by 2030.\n"
    for card in by_kind(campaign(text, tmp_path).cards, "change"):
        assert "tripled" not in card.headline.text
        assert "expects" in card.headline.text
        assert isinstance(card.body, Change)
        assert card.body.after.estimate


def test_a_list_of_shares_is_one_chart(tmp_path: Path) -> None:
    text = "# Elm\n\n## Where the freight goes\n\n- Timber: 55%\n- Grain: 30%\n- Scrap: 15%\n"
    (chart,) = by_kind(campaign(text, tmp_path).cards, "chart")
    assert isinstance(chart.body, Bars)
    assert (chart.body.kind, [b.label for b in chart.body.bars]) == (
        "share",
        ["Timber", "Grain", "Scrap"],
    )


def test_a_table_of_two_rivals_is_a_comparison_with_a_winner_a_row(tmp_path: Path) -> None:
    text = (
        "# Elm\n\n| 2025 | Elm | Oak |\n|---|---|---|\n| Freight | 40 tons | 30 tons |\n"
        "| Cost per ton | $9 | $7 |\n"
    )
    (card,) = by_kind(campaign(text, tmp_path).cards, "comparison")
    assert isinstance(card.body, Versus)
    assert [(r.label, r.winner) for r in card.body.rows] == [
        ("Freight", "left"),
        ("Cost per ton", "right"),
    ]


def test_a_table_of_years_is_no_comparison(tmp_path: Path) -> None:
    text = "# Elm\n\n| Year | Freight | Change |\n|---|---|---|\n| 2024 | 30 tons | 2% |\n| 2025 | 40 tons | 33% |\n"
    assert not by_kind(campaign(text, tmp_path).cards, "comparison")


def test_an_arrow_chain_is_a_timeline_in_its_order(tmp_path: Path) -> None:
    text = "# Elm\n\nIt went fast: the crane broke → the board met → a new crane came.\n"
    (card,) = by_kind(campaign(text, tmp_path).cards, "timeline")
    assert isinstance(card.body, Steps)
    assert [s.label for s in card.body.steps] == [
        "The crane broke",
        "The board met",
        "A new crane came",
    ]


def test_a_quotation_card_wants_a_named_speaker(tmp_path: Path) -> None:
    said = '"The crane was older than my father, and he was the one who oiled it," {by}.'
    named = campaign("# Elm\n\n" + said.format(by="Ida Holm said") + "\n", tmp_path)
    (card,) = by_kind(named.cards, "quote")
    assert isinstance(card.body, Words)
    assert (card.body.by, card.body.quoted) == ("Ida Holm", True)
    assert not by_kind(
        campaign("# Elm\n\n" + said.format(by="people said") + "\n", tmp_path).cards, "quote"
    )


@every_article
def test_a_future_step_is_hollow_and_the_turning_point_is_not(path: Path) -> None:
    for card in by_kind(campaign_of(path).cards, "timeline"):
        assert isinstance(card.body, Steps)
        assert sum(step.turning for step in card.body.steps) == 1


@every_article
def test_hedges_stay_with_their_figures(path: Path) -> None:
    """A figure that every mention calls "up to" or "nearly" is never printed without it."""
    from tests.campaign.kits import brief_of

    for stat in brief_of(path).stats:
        hedges = {
            re.match(r"(up to|nearly|about|approximately)\b", m.surface, re.I)
            for m in stat.mentions
        }
        if None in hedges:
            continue
        for card in campaign_of(path).cards:
            if card.kind == "stat" and card.ids == (stat.id,):
                assert card.body.figure.qualifier  # type: ignore[union-attr]
