"""Stories become posts: whole, in order, within limits, with their pictures, lines and close."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_stories import CAMPAIGN, DISCLAIMER, LINK, beat, campaign_of, card, said

from contentgen.campaign.model import Beat, Campaign, Computed
from contentgen.errors import LayoutError, SettingsError
from contentgen.social import (
    ThreadOptions,
    thread_json,
    thread_text,
    weighted_length,
    write_threads,
)
from contentgen.social.model import Thread
from contentgen.social.networks import TABLE, network

SENTENCE = (
    "The boat crosses the river 40 times a day in any weather, and nobody has missed it yet. "
)
NUMBERED = ThreadOptions(counters=True)
NETWORKS = [row.name for row in TABLE]


def x(campaign: Campaign = CAMPAIGN, options: ThreadOptions | None = None) -> Thread:
    return write_threads(campaign, ["x"], options)[0]


def linkedin(campaign: Campaign = CAMPAIGN, options: ThreadOptions | None = None) -> Thread:
    return write_threads(campaign, ["linkedin"], options)[0]


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


# ---- threads -------------------------------------------------------------------------------


def test_x_gets_a_thread_for_each_story_and_linkedin_one_post() -> None:
    threads = write_threads(CAMPAIGN, ["x", "linkedin"])
    assert [(t.network, t.id) for t in threads] == [
        ("x", "main"),
        ("x", "yard"),
        ("linkedin", "post"),
    ]


def test_one_beat_is_one_post() -> None:
    assert len(x().posts) == len(CAMPAIGN.stories[0].beats)
    assert x().posts[0].text.startswith("Two winters ago")


def test_a_list_stands_line_by_line_under_its_head() -> None:
    assert (
        x()
        .posts[2]
        .text.startswith("What a crossing costs:\n\nDiesel, 2023: $41 in fuel\nElectric")
    )


def test_the_length_of_a_post_is_counted_as_the_network_counts() -> None:
    assert all(post.length == weighted_length(post.text) for post in x().posts)
    assert linkedin(campaign_of(beat("👍 40"), link="")).posts[0].length == 5  # UTF-16


def test_a_post_knows_its_lines_ids_and_formulas() -> None:
    sum_ = Computed("8x", "9,400 / 1,200")
    campaign = campaign_of(
        Beat("hook", (said("It is 8x as many.", 7, computed=(sum_,)), said("Yes.", 3)))
    )
    post = x(campaign).posts[0]
    assert (post.lines, post.ids, post.computed) == ((3, 7), ("stat-7", "stat-3"), (sum_,))


def test_pictures_stand_on_the_post_of_their_beat_in_the_networks_size() -> None:
    files = {p.n: i.file for p in x().posts for i in p.images}
    assert files == {
        1: "images/growth-wide.png", 3: "images/costs-wide.png", 6: "images/answer-wide.png",
    }  # fmt: skip
    assert [i.file for i in linkedin().posts[0].images] == [
        "images/growth-portrait.png", "images/costs-portrait.png", "images/answer-portrait.png",
    ]  # fmt: skip
    assert x().posts[0].images[0].alt == "A bar chart: 12 and 40 crossings."


@pytest.mark.parametrize(
    ("options", "size"),
    [
        (ThreadOptions(sizes=("story", "square")), "square"),
        (ThreadOptions(sizes=("story",)), "story"),
        (ThreadOptions(image_size={"x": "square"}), "square"),
        (ThreadOptions(image_size=lambda network: "story"), "wide"),  # not built
    ],
)
def test_a_picture_size_that_is_not_built_gives_way_to_one_that_is(
    options: ThreadOptions, size: str
) -> None:
    assert x(CAMPAIGN, options).posts[0].images[0].file == f"images/growth-{size}.png"


def test_a_hidden_card_leaves_its_post_without_a_picture() -> None:
    assert x(replace(CAMPAIGN, cards=())).posts[0].images == ()


def test_the_hook_is_at_most_240_and_the_rest_of_its_beat_moves_on() -> None:
    first = "Nine of ten people in Lower Elm take the ferry to work. " * 4
    thread = x(campaign_of(beat(first.strip(), "The tenth one swims."), beat("It was 40 once.")))
    assert weighted_length(thread.posts[0].text) <= 240
    assert thread.posts[1].text.startswith("The tenth one swims.")


def test_a_beat_too_long_moves_whole_parts_to_the_next_post() -> None:
    one, two = SENTENCE.strip() + " Part one.", SENTENCE.strip() * 2 + " Part two."
    thread = x(campaign_of(beat("A hook of 40."), beat(one, two), link=""))
    assert [p.text for p in thread.posts] == ["A hook of 40.", one, two]


def test_a_part_that_leans_on_the_one_before_stays_with_it() -> None:
    parts = (SENTENCE.strip(), SENTENCE.strip(), "It has 40 seats.")
    thread = x(campaign_of(beat("A hook of 40."), beat(*parts), beat("The end."), link=""))
    assert not any(p.text.startswith("It") for p in thread.posts)


def test_an_editors_break_begins_a_post_and_nothing_joins_it() -> None:
    campaign = campaign_of(
        beat("A hook of 40."), beat("One. <!-- post --> Two.", "Three."), link=""
    )
    assert [p.text for p in x(campaign).posts] == ["A hook of 40.", "One.", "Two. Three."]


def test_a_long_story_is_told_in_nine_posts_by_joining_short_neighbours() -> None:
    beats = [beat(f"Fact number {n} stands for itself.") for n in range(20)]
    thread = x(campaign_of(*beats))
    assert len(thread.posts) == 9
    assert thread.posts[0].text == "Fact number 0 stands for itself."


def test_more_than_twelve_posts_are_refused_with_the_name_of_the_story() -> None:
    beats = [beat(SENTENCE * 3) for _ in range(13)]
    with pytest.raises(LayoutError, match=r"CG321 story 'main' needs .*\d+ posts on X") as refused:
        x(campaign_of(*beats))
    assert refused.value.exit_code == 4


def test_what_cannot_be_fitted_is_refused_with_its_overrun() -> None:
    campaign = campaign_of(beat("40."), link="https://example.com/" + "a" * 4000)
    with pytest.raises(LayoutError, match=r"CG320 story 'main': post 1 is .* over LinkedIn’s 3000"):
        linkedin(campaign)


# ---- the close -----------------------------------------------------------------------------


def test_the_last_post_carries_link_disclaimer_and_two_hashtags_and_no_other_does() -> None:
    *others, last = x().posts
    assert last.text.endswith(
        f"\n\nThe whole story, with eight questions answered: {LINK}"
        "\n\nNot financial or legal advice. #LowerElm #ElectricFerries"
    )
    assert last.link == LINK
    assert DISCLAIMER.lines[0] in last.lines
    assert not any("#" in p.text or p.link for p in others)


def test_the_number_of_questions_is_left_out_where_it_has_no_room() -> None:
    campaign = campaign_of(beat("A hook of 40."), beat((SENTENCE * 3).strip()[:220] + "."))
    assert x(campaign).posts[-1].text.endswith(f".\n\nThe whole story: {LINK}")


def test_one_or_two_questions_are_not_worth_a_mention() -> None:
    campaign = replace(CAMPAIGN, faq=CAMPAIGN.faq[:2])
    assert f"\n\nThe whole story: {LINK}\n\n" in x(campaign).posts[-1].text


def test_without_a_link_there_is_no_call_to_action() -> None:
    thread = x(replace(CAMPAIGN, link=""))
    assert "whole story" not in thread.posts[-1].text
    assert not any(post.link for post in thread.posts)


def test_a_story_that_does_not_speak_of_money_carries_no_disclaimer() -> None:
    assert "advice" not in write_threads(CAMPAIGN, ["x"])[1].posts[-1].text


@pytest.mark.parametrize(
    ("disclaimer", "short"),
    [
        ("For entertainment. This is not financial advice.", "Not financial advice."),
        ("Nothing here should be considered investment, tax, or legal advice.",
         "Not investment, tax, or legal advice."),
        ("It isn't intended as medical advice.", "Not medical advice."),
        ("Do not act without seeking professional advice. Opinions are the author's own.",
         "Opinions are the author's own."),
        ("It is for fun only. This article is for fun.", "This article is for fun."),
    ],
)  # fmt: skip
def test_the_short_disclaimer_says_what_the_articles_own_says(disclaimer: str, short: str) -> None:
    campaign = campaign_of(beat("40."), beat("End."), money=True, disclaimer=said(disclaimer, 9))
    assert x(campaign).posts[-1].text.endswith(short)


def test_a_close_without_room_takes_the_last_part_of_its_beat_along() -> None:
    one, two = (f"{n}: {SENTENCE.strip()} Nobody else did." for n in ("One", "Two"))
    parts = (one, two, "Three: a long end of it all.")
    _hook, before, last = x(campaign_of(beat("40."), beat(*parts))).posts
    assert before.text == parts[0]
    assert last.text.startswith(f"{parts[1]} {parts[2]}\n\nThe whole story")


def test_a_hook_alone_gets_its_close_in_a_second_post() -> None:
    thread = x(campaign_of(beat("A hook of 40."), hashtags=("#Elm",)))
    assert thread.posts[0].text == "A hook of 40."
    assert thread.posts[1].text.endswith("#Elm")


def test_an_article_in_another_language_gets_the_bare_link() -> None:
    assert x(replace(CAMPAIGN, language="fr")).posts[-1].text.count("story") == LINK.count("story")


def test_a_users_template_wins(tmp_path: Path) -> None:
    folder = tmp_path / "social"
    folder.mkdir()
    (folder / "close.txt.j2").write_text("Go: {{ link }}", "utf-8")
    assert f"Go: {LINK}" in x(CAMPAIGN, ThreadOptions(templates=str(tmp_path))).posts[-1].text


def test_a_template_that_does_not_work_is_named(tmp_path: Path) -> None:
    (tmp_path / "social").mkdir()
    (tmp_path / "social" / "close.txt.j2").write_text("{{ lnik }}", "utf-8")
    with pytest.raises(SettingsError, match=r"CG223 the template social/close.txt.j2 .*lnik"):
        x(CAMPAIGN, ThreadOptions(templates=str(tmp_path)))


# ---- counters ------------------------------------------------------------------------------


def test_counters_are_put_on_request_and_counted() -> None:
    thread = x(CAMPAIGN, NUMBERED)
    assert [p.text.split(" ")[0] for p in thread.posts] == [f"{n}/6" for n in range(1, 7)]
    assert all(p.length == weighted_length(p.text) for p in thread.posts)


def test_a_thread_of_two_needs_no_counters() -> None:
    assert x(campaign_of(beat("40."), beat("End.")), NUMBERED).posts[0].text == "40."


@given(st.integers(200, 275), st.integers(3, 11))
@settings(max_examples=30, deadline=None)
def test_counters_never_push_a_post_over_its_limit(length: int, beats: int) -> None:
    texts = [("word " * 60)[: length - 1].strip() + "." for _ in range(beats)]
    thread = x(campaign_of(*(beat(text) for text in texts), link=""), NUMBERED)
    total = len(thread.posts)
    assert all(p.text.startswith(f"{p.n}/{total} ") and p.length <= 280 for p in thread.posts)


# ---- linkedin ------------------------------------------------------------------------------


def test_the_linkedin_post_says_claim_and_figure_above_the_fold_in_short_paragraphs() -> None:
    text = linkedin().posts[0].text
    assert text.split("\n\n")[:2] == [
        "Two winters ago the Lower Elm ferry carried 1,200 people a week.",
        "Today it carries more than 9,400.",
    ]
    assert max(map(len, text.split("\n\n"))) < 300


def test_the_linkedin_post_ends_with_link_whole_disclaimer_and_hashtags() -> None:
    assert (
        linkedin()
        .posts[0]
        .text.endswith(
            f"answered: {LINK}\n\n{DISCLAIMER.text}\n\n#LowerElm #ElectricFerries #Harbour"
        )
    )


def test_a_story_too_long_for_one_linkedin_post_goes_on_in_a_second() -> None:
    thread = linkedin(campaign_of(*(beat(SENTENCE * 3) for _ in range(14))))
    assert len(thread.posts) == 2
    assert thread.posts[-1].link == LINK


# ---- the other networks --------------------------------------------------------------------


def test_each_network_gets_threads_or_one_post() -> None:
    threads = write_threads(CAMPAIGN, NETWORKS)
    got = {name: [t.id for t in threads if t.network == name] for name in NETWORKS}
    series = {name: ["main", "yard"] for name in ("x", "bluesky", "mastodon", "threads")}
    assert got == series | {name: ["post"] for name in ("linkedin", "instagram", "facebook")}


def test_only_linkedin_says_the_disclaimer_in_full() -> None:
    for thread in write_threads(CAMPAIGN, NETWORKS):
        if thread.id != "yard":
            whole = DISCLAIMER.text in thread.posts[-1].text
            short = "Not financial or legal advice." in thread.posts[-1].text
            assert (whole, short) == (thread.network == "linkedin", thread.network != "linkedin")


def test_a_thread_on_threads_has_one_topic() -> None:
    text = write_threads(CAMPAIGN, ["threads"])[0].posts[-1].text
    assert text.endswith("Not financial or legal advice. #LowerElm")


def test_an_instagram_caption_points_to_the_account_because_no_link_in_it_can_be_clicked() -> None:
    text = write_threads(CAMPAIGN, ["instagram"])[0].posts[0].text
    assert "\n\nThe whole story: link in bio\n\n" in text
    assert "http" not in text


def test_an_instagram_caption_in_another_language_has_no_words_of_ours() -> None:
    text = write_threads(replace(CAMPAIGN, language="fr"), ["instagram"])[0].posts[0].text
    assert "bio" not in text


def test_an_instagram_carousel_begins_with_the_title_card_in_a_shape_it_takes() -> None:
    title = replace(card("title"), kind="title")
    campaign = replace(CAMPAIGN, cards=(*CAMPAIGN.cards, title))
    options = ThreadOptions(sizes=("story", "landscape", "wide", "square"))
    files = [i.file for i in write_threads(campaign, ["instagram"], options)[0].posts[0].images]
    assert files == [f"images/{id}-square.png" for id in ("title", "growth", "costs", "answer")]


def test_a_shape_that_instagram_refuses_is_not_given_to_it() -> None:
    options = ThreadOptions(sizes=("story", "landscape"))
    assert write_threads(CAMPAIGN, ["instagram"], options)[0].posts[0].images == ()


def test_no_post_has_more_pictures_than_its_network_takes() -> None:
    cards = tuple(card(f"card-{n}") for n in range(24))
    beats = [beat(f"Fact number {n} stands.", card=f"card-{n}") for n in range(24)]
    for thread in write_threads(replace(campaign_of(*beats), cards=cards), NETWORKS):
        most = network(thread.network).images
        assert all(len(post.images) <= most for post in thread.posts)


def test_bluesky_counts_bytes_too() -> None:
    thread = write_threads(
        campaign_of(beat("A hook."), beat("👨‍👩‍👧‍👦" * 250), link=""), ["bluesky"]
    )[0]
    assert len(thread.posts) == 4  # 250 graphemes, 6,250 bytes


# ---- every story ---------------------------------------------------------------------------

PARTS = st.lists(
    st.lists(
        st.sampled_from(
            [
                *("Boats", "carry", "up to $40 million", "a", "year.", "Ida Brandt", "said", "It"),
                *(
                    "“never",
                    "again,",
                    "never”",
                    "in",
                    "2023.",
                    "https://example.com/a?b=1",
                    "30–40%",
                ),
                *("claude.ai", "👨‍👩‍👧‍👦", "(about", "5", "GW),", "yes;", "川は狭い。"),
                "Donaudampfschifffahrtsgesellschaft",
            ]
        ),
        min_size=1,
        max_size=55,
    ).map(" ".join),
    min_size=1,
    max_size=4,
)


@given(st.lists(PARTS, min_size=1, max_size=6), st.booleans(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_the_posts_hold_every_word_of_the_story_once_and_in_order(
    texts: list[list[str]], listed: bool, counters: bool
) -> None:
    beats = [beat(*parts, listed=listed) for parts in texts]
    campaign = campaign_of(*beats, link="", cards=(card("growth"),))
    try:
        threads = write_threads(campaign, NETWORKS, ThreadOptions(counters=counters))
    except LayoutError as refused:
        assert refused.code == "CG321"  # more than twelve posts
        return
    for thread in threads:
        posts = [re.sub(r"^\d+/\d+ ", "", p.text) for p in thread.posts]
        assert bare("".join(posts)) == bare("".join(part for parts in texts for part in parts))
        assert all(0 < p.length <= thread.limit for p in thread.posts)
        assert all(
            len(p.text.encode()) <= 3000 for p in thread.posts if thread.network == "bluesky"
        )


# ---- files ---------------------------------------------------------------------------------


def test_the_json_of_a_thread_has_the_keys_of_its_schema() -> None:
    tree = json.loads(json.dumps(thread_json(x())))
    assert list(tree) == ["schema", "network", "id", "title", "angle", "limit", "posts"]
    assert tree["schema"] == "contentgen/thread/1"
    assert list(tree["posts"][0]) == ["n", "text", "length", "images", "link", "computed", "lines"]


def test_the_text_of_a_thread_divides_posts_by_a_line_of_its_own() -> None:
    thread = x()
    assert thread_text(thread).split("\n\n---\n\n") == [
        *(p.text for p in thread.posts[:-1]), thread.posts[-1].text + "\n",
    ]  # fmt: skip


# ---- networks ------------------------------------------------------------------------------


def test_an_unknown_network_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(SettingsError, match="CG221") as refused:
        write_threads(CAMPAIGN, ["linkdin"])
    assert refused.value.help == "Did you mean 'linkedin'?"
