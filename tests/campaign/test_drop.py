"""A card that cannot be drawn is left out with a notice; the words stay."""

from __future__ import annotations

from pathlib import Path

from contentgen.campaign import without_cards
from contentgen.graphics import SIZES, draw
from contentgen.graphics.typeset import without_emoji
from contentgen.themes import load_theme
from tests.campaign.kits import ARTICLES, campaign, campaign_of


def test_posts_and_letter_lose_the_picture_and_keep_their_words() -> None:
    before = campaign_of(ARTICLES[0])
    gone = before.letter.card
    after = without_cards(before, {gone: "it does not fit"})
    assert gone not in [card.id for card in after.cards]
    assert gone not in [beat.card for story in after.stories for beat in story.beats]
    assert after.letter.card == ""
    assert [n.code for n in after.notices if "it does not fit" in n.message] == ["CG160"]
    said = [[s.text for beat in story.beats for s in beat.parts] for story in before.stories]
    assert [[s.text for beat in story.beats for s in beat.parts] for story in after.stories] == said


def test_emoji_stay_in_posts_and_never_stop_a_picture(tmp_path: Path) -> None:
    made = campaign(
        "# \U0001f680 Elm ships 40 tons\n\nElm shipped 40 tons of timber \U0001f332 last year.\n",
        tmp_path,
    )
    assert "\U0001f680" in made.title
    assert draw(made.cards, [SIZES["wide"]], load_theme("paper"), made.brand)
    assert without_emoji("\U0001f680 Elm ships") == "Elm ships"


def test_a_character_that_no_font_has_gives_a_reason_a_card(tmp_path: Path) -> None:
    made = campaign("# Elm \u0378\n\nElm \u0378 shipped 40 tons of timber last year.\n", tmp_path)
    failed: dict[str, str] = {}
    assert draw(made.cards, [SIZES["wide"]], load_theme("paper"), made.brand, failed) == ()
    assert set(failed) == {card.id for card in made.cards}
    assert all("no font has" in reason for reason in failed.values())
