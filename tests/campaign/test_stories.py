"""Stories and the letter's plan: the article's own sentences, each with its lines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from contentgen.article import read
from contentgen.brief import brief
from contentgen.campaign import plan_campaign
from contentgen.campaign.desk import BEAT, HOOK
from contentgen.campaign.model import Said, Story
from contentgen.campaign.pointing import POINTS_BACK
from contentgen.campaign.subjects import PREHEADER, SUBJECT
from contentgen.settings import Settings
from tests.campaign.kits import ARTICLES, brief_of, campaign, campaign_of

ids = [path.stem + ("*" if "shared" in path.parts else "") for path in ARTICLES]
every_article = pytest.mark.parametrize("path", ARTICLES, ids=ids)


def told(story: Story) -> list[Said]:
    return [said for beat in story.beats for said in beat.parts]


def words(text: str) -> list[str]:
    """Words and figures without their signs; typography is the printer's business."""
    return re.findall(r"[^\W_]+", text.lower().replace("’", "").replace("'", ""))


def strangers(said: str, lines: str) -> list[str]:
    """The words of `said` that do not stand in `lines` in the same order."""
    rest = iter(words(lines))
    return [word for word in words(said) if word not in rest]


@every_article
def test_every_word_of_a_story_stands_in_its_lines_in_the_same_order(path: Path) -> None:
    """But for one possessive owner ("Anthropic’s annualized revenue …")."""
    source = brief_of(path).article.source
    for story in campaign_of(path).stories:
        for said in told(story):
            assert said.lines
            lines = " ".join(source.line(n) for n in said.lines)
            owners = re.finditer(r"\w+’s? (?=[a-z])", said.text)
            bare = [said.text[: m.start()] + said.text[m.end() :] for m in owners]
            assert any(not strangers(text, lines) for text in (said.text, *bare)), said


@every_article
def test_no_story_opens_a_beat_on_a_word_that_points_outside(path: Path) -> None:
    for story in campaign_of(path).stories:
        for beat in story.beats:
            if beat.role not in ("takeaway", "list"):
                assert not POINTS_BACK.match(beat.parts[0].text), beat.parts[0].text


@every_article
def test_the_hook_is_short_and_every_beat_fits_a_post(path: Path) -> None:
    for story in campaign_of(path).stories:
        assert len(story.beats[0].parts[0].text) <= HOOK
        for beat in story.beats:
            assert sum(len(said.text) for said in beat.parts) <= BEAT


@every_article
def test_no_story_says_a_thing_twice_and_no_card_stands_twice_in_it(path: Path) -> None:
    for story in campaign_of(path).stories:
        texts = [said.text for said in told(story)]
        cards = [beat.card for beat in story.beats if beat.card]
        assert len(set(texts)) == len(texts)
        assert len(set(cards)) == len(cards)


@every_article
def test_no_two_stories_open_alike(path: Path) -> None:
    openings = [story.beats[0].parts[0].text for story in campaign_of(path).stories]
    assert len(set(openings)) == len(openings)


@every_article
def test_the_first_story_is_the_main_one_and_explicit_angles_have_theirs(path: Path) -> None:
    stories = campaign_of(path).stories
    assert stories[0].id == "main"
    told_angles = {story.angle for story in stories[1:]}
    explicit = [a.id for a in brief_of(path).angles if a.explicit and a.title][:4]
    assert set(explicit) <= told_angles


@every_article
def test_lines_for_the_publisher_are_told_to_nobody(path: Path) -> None:
    hidden = {n for s in brief_of(path).article.walk() if not s.role.public for n in s.span.lines}
    campaign_ = campaign_of(path)
    for story in campaign_.stories:
        assert not any(set(said.lines) & hidden for said in told(story))
    plan = campaign_.letter
    for said in (
        plan.lead,
        plan.preheader,
        *plan.takeaways,
        *(s for p in plan.parts for s in p.sentences),
    ):
        assert not set(said.lines) & hidden


@every_article
def test_three_to_five_subjects_fit_an_inbox_row_and_differ(path: Path) -> None:
    subjects = [said.text for said in campaign_of(path).letter.subjects]
    assert 3 <= len(subjects) <= 5
    assert len(set(subjects)) == len(subjects)
    assert all(len(text) <= SUBJECT for text in subjects)


@every_article
def test_the_preheader_fits_and_does_not_repeat_the_subject(path: Path) -> None:
    plan = campaign_of(path).letter
    assert len(plan.preheader.text) <= PREHEADER
    assert plan.preheader.text not in [said.text for said in plan.subjects]


def test_an_article_without_figures_still_makes_a_campaign(tmp_path: Path) -> None:
    text = "# A quiet place\n\nThe harbour sleeps in winter. Nobody paints a boat before the thaw has come.\n"
    made = campaign(text, tmp_path)
    assert made.cards[-1].kind == "title"
    assert made.stories[0].beats
    assert made.letter.band == ()


def test_an_article_of_two_words_makes_a_campaign_without_pictures(tmp_path: Path) -> None:
    made = campaign("Only this.\n", tmp_path)
    assert made.cards == ()
    assert made.letter.headline.text


def test_a_sentence_in_another_language_is_judged_by_that_language(tmp_path: Path) -> None:
    text = (
        "---\nlang: de\n---\n\n# Der Hafen\n\nDer Umsatz stieg auf 74,5 Mio. Euro. Das ist viel für Nordum. "
        "Die Kräne kosten 1,3 Mrd. Euro im Jahr.\n"
    )
    told = [s.text for b in campaign(text, tmp_path).stories[0].beats for s in b.parts]
    assert "Der Umsatz stieg auf 74,5 Mio. Euro." in told
    assert not any(words.startswith("Das ist") for words in told)


def test_a_half_list_is_never_printed(tmp_path: Path) -> None:
    items = "\n".join(f"- **Pier {n}:** It was rebuilt by hand in the winter." for n in "ABCDEFGH")
    text = f"# Elm\n\n## The piers\n\nThe harbour of Elm has rebuilt all its piers this year.\n\n{items}\n"
    for part in campaign(text, tmp_path).letter.parts:
        assert len(part.points) in (0, 8)


def test_the_audience_that_was_asked_for_comes_first(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    text = "# Elm\n\n**For skippers:** The quay is free until May.\n\n**For riders:** The fare stays at $2.\n"
    file.write_text(text, encoding="utf-8")
    found = brief(read(file))
    plan = plan_campaign(found, Settings(audience="riders"), "a").letter
    assert plan.leading and plan.leading[0] == "For riders"
    assert [name for name, _ in plan.audiences] == ["For skippers"]
    assert plan.subjects[0].text == "The fare stays at $2"
    warned = plan_campaign(found, Settings(audience="pilots"), "a").notices
    assert [n.code for n in warned if "pilots" in n.message] == ["CG161"]
