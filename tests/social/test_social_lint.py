"""Each finding is found, and a good thread has none."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace

import pytest
from made_stories import CAMPAIGN

from contentgen.campaign.model import Computed
from contentgen.social import lint_thread, write_threads
from contentgen.social.lint import (
    HELP,
    File,
    Vouched,
    cost,
    cost_notice,
    estimate,
    lint_pictures,
    lint_sources,
    pictures,
    posts,
    same_text,
    sources,
    whole,
)
from contentgen.social.model import Post, PostImage, Thread
from contentgen.source import Span


def thread_of(*texts: str, network: str = "x") -> Thread:
    posts = tuple(Post(n, text, len(text), (), "", (1, 2, 5)) for n, text in enumerate(texts, 1))
    return Thread(network, "main", "A title", "", 280, posts)


def test_a_good_thread_has_no_findings() -> None:
    main, _, post = write_threads(CAMPAIGN, ["x", "linkedin"])
    assert lint_thread(main) == lint_thread(post) == ()


@pytest.mark.parametrize(
    ("texts", "code", "said"),
    [
        (("x" * 281,), "CG301", "post 1 is 1 over X’s limit of 280"),
        (("One.", "See README.md now."), "CG302", "post 2 README.md becomes a link and counts 23"),
        (("$ELM and $OAK rose.",), "CG303", "post 1 has 2 cashtags, X takes 1: $ELM $OAK"),
        (("A #Ferry.",), "CG304", "post 1 opens the thread with the hashtag #Ferry"),
        (("See https://ferry.example.com",), "CG304", "post 1 opens the thread with a link"),
        (("One.", "2/2 By comparison, it fell."), "CG305",
         "post 2 opens with 'By comparison', which points outside the post"),
        (("One.", "A **bold** word."), "CG309", "post 2 still holds '**'"),
        (("It grew .",), "CG309", "post 1 still holds '.'"),
        (("Ferry of 40 seats.", "Ferry of 40 seats!"), "CG308", "post 2 says the same as post 1"),
    ],
)  # fmt: skip
def test_a_finding(texts: tuple[str, ...], code: str, said: str) -> None:
    assert (code, said) in [(n.code, n.message) for n in lint_thread(thread_of(*texts))]


def test_only_a_post_over_the_limit_is_an_error() -> None:
    found = lint_thread(thread_of("A #Ferry. " + "x" * 280))
    assert {n.code: n.level for n in found} == {
        "CG301": "error",
        "CG304": "warning",
        "CG322": "warning",
    }


def test_a_finding_points_to_the_lines_of_its_post() -> None:
    assert lint_thread(thread_of("A #Ferry."))[0].spans == (Span(1, 2), Span(5, 5))


@pytest.mark.parametrize(("alt", "code"), [("", "CG306"), ("x" * 1001, "CG307")])
def test_alt_texts_are_there_and_within_the_networks_limit(alt: str, code: str) -> None:
    thread = thread_of("The ferry has 40 seats.")
    image = PostImage("growth", "images/growth-wide.png", alt)
    thread = replace(thread, posts=(replace(thread.posts[0], images=(image,)),))
    assert [n.code for n in lint_thread(thread)] == [code]


def test_linkedin_wants_a_figure_above_the_fold() -> None:
    late = thread_of("No figure here. " * 20 + "40", network="linkedin")
    assert "CG310" in [n.code for n in lint_thread(late)]


# ---- further rules -------------------------------------------------------------------------


def codes(thread: Thread) -> list[str]:
    return [notice.code for notice in lint_thread(thread)]


@pytest.mark.parametrize(
    "text",
    ["You won't believe what 40 boats did.", "A thread on ferries.", "🧵 40 boats.", "40 boats 👇",
     "40 boats. RT if you agree.", "40 boats. Follow me for more.", "Tag a friend who has 40 boats."],
)  # fmt: skip
def test_bait_is_named(text: str) -> None:
    assert codes(thread_of(text)) == ["CG313"]


@pytest.mark.parametrize(
    "text",
    ["The share for water mains was 9%.", "People like and use 40 boats.", "Readers follow or lead.",
     "The thread broke: 40 boats drifted off."],
)  # fmt: skip
def test_words_that_also_occur_in_bait_are_none(text: str) -> None:
    assert codes(thread_of(text)) == []


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("Three reasons why 40 boats stay in the harbor:", "1. Ice.", "2. Wind."), "Three and the thread delivers 2"),
        (("Here are 4 lessons of 40 years.", "One lesson.", "Another one of it."), "4 and the thread delivers 2"),
    ],
)  # fmt: skip
def test_a_promised_count_is_compared_with_what_follows(texts: tuple[str, ...], said: str) -> None:
    found = [n for n in lint_thread(thread_of(*texts)) if n.code == "CG314"]
    assert [n.message for n in found] == [f"post 1 promises {said}"]


@pytest.mark.parametrize(
    "texts",
    [
        ("Three reasons why 40 boats stay in the harbor:", "1. Ice.", "2. Wind.", "3. A strike of the crews."),
        ("Two facts of 40 years.", "The harbor froze.", "The lighthouse keeper slept through all of it."),
        ("The town named three reasons for selling 40 boats.", "Nobody believed them."),
    ],
)  # fmt: skip
def test_a_kept_promise_is_no_finding(texts: tuple[str, ...]) -> None:
    assert codes(thread_of(*texts)) == []


def test_a_post_within_its_graphemes_but_over_its_bytes_is_over() -> None:
    thread = thread_of("Hook of 40.", "👨‍👩‍👧‍👦" * 121, network="bluesky")
    assert [n.message for n in lint_thread(thread)] == [
        "post 2 is 25 bytes over Bluesky’s limit of 3000"
    ]


def test_more_links_than_threads_takes() -> None:
    text = " ".join(f"https://example.com/{n}" for n in range(6))
    found = lint_thread(thread_of("40 boats.", text, network="threads"))
    assert [(n.code, n.level, n.message) for n in found] == [
        ("CG317", "error", "post 2 has 6 links, Threads takes 5")
    ]


def test_instagram_wants_a_picture_and_takes_no_more_than_ten() -> None:
    bare = thread_of("40 boats.", network="instagram")
    assert [n.message for n in lint_thread(bare)] == [
        "post 1 shows no picture, and Instagram wants one"
    ]
    images = tuple(PostImage("", f"images/{n}.png", f"Boat {n}.") for n in range(11))
    many = replace(bare, posts=(replace(bare.posts[0], images=images),))
    assert [n.message for n in lint_thread(many)] == [
        "post 1 shows 11 pictures, Instagram takes 10"
    ]


def test_a_first_post_too_long_to_be_read_at_a_glance() -> None:
    assert codes(thread_of("The 40 boats. " * 18)) == ["CG322"]


def test_thirteen_posts_are_more_than_readers_stay_for() -> None:
    thread = thread_of(*(f"Boat {n} sails {n * 7} miles on {'its own ' * n}" for n in range(13)))
    assert codes(thread)[-1] == "CG323"


def test_x_is_not_given_the_same_post_in_two_threads() -> None:
    one, two = thread_of("A.", "40 boats."), replace(thread_of("B.", "40 boats."), id="two")
    assert [(t.id, n.code) for t, n in same_text([one, two])] == [("two", "CG324")]
    elsewhere = [replace(t, network="bluesky") for t in (one, two)]
    assert list(same_text(elsewhere)) == []


# ---- against the article -------------------------------------------------------------------

ARTICLE = """
The yard in Marl sold **43 boats** for $1.9 million in 2025; "we never stop", said Ida Brandt, "not even at
night". A boat costs about 44,000 dollars. Version 2.5 of the plan is out, from 9% to 12.5%.
"""
VOUCHED = Vouched.by(ARTICLE)


@pytest.mark.parametrize(
    "text",
    [
        "43 boats for $1.9 million in 2025.",
        "“We never stop,” said Ida Brandt, “not even at night.”",
        "A boat costs about 44,000 dollars, up from 9 to 12.5 percent in version 2.5.",
        "$1.9M in 2025.",
        "No figure and no “quotation” here.",
    ],
)
def test_what_the_article_says_may_be_said(text: str) -> None:
    assert lint_sources(thread_of(text), VOUCHED) == ()


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("44 boats.", "CG311", "post 1 says 44, which the article does not"),
        ("$1.9 billion.", "CG311", "post 1 says $1.9 billion, which the article does not"),
        ("13% in 2025.", "CG311", "post 1 says 13%, which the article does not"),
        ("In 2024 it began.", "CG311", "post 1 says 2024, which the article does not"),
        ("“We will never stop,” she said.", "CG312",
         "post 1 quotes “We will never stop,”, which the article does not say"),
    ],
)  # fmt: skip
def test_what_the_article_does_not_say_is_named(text: str, code: str, said: str) -> None:
    found = lint_sources(thread_of(text), VOUCHED)
    assert [(n.code, n.message) for n in found] == [(code, said)]


def test_a_computed_figure_a_counter_and_the_link_need_no_line() -> None:
    thread = thread_of("1/9 Four times as many: 172.", "The whole story: https://example.com/77")
    computed = (Computed("172", "4 × 43"),)
    first, last = thread.posts
    posts = (replace(first, computed=computed), replace(last, link="https://example.com/77"))
    assert lint_sources(replace(thread, posts=posts), VOUCHED) == ()


# ---- files and money -----------------------------------------------------------------------


def test_a_picture_is_what_its_network_takes() -> None:
    image = PostImage("", "images/a-wide.png", "A boat.")
    thread = thread_of("40 boats.", network="bluesky")
    thread = replace(thread, posts=(replace(thread.posts[0], images=(image,)),))

    def said(file: File, network: str = "bluesky") -> list[str]:
        found = lint_pictures(replace(thread, network=network), {file.path: file})
        return [n.message for n in found]

    fine = File("images/a-wide.png", 90_000, 1200, 675)
    assert said(fine) == []
    assert said(replace(fine, bytes=1_200_000)) == [
        "post 1 shows images/a-wide.png: 1,200,000 bytes, Bluesky takes 1,000,000"
    ]
    assert said(replace(fine, width=1080, height=1920), "instagram") == [
        "post 1 shows images/a-wide.png: a shape of 0.56:1, Instagram takes 0.8:1 to 1.91:1"
    ]
    assert said(replace(fine, path="images/other.png")) == [
        "post 1 shows images/a-wide.png, which is not in the kit"
    ]


def test_posting_on_x_costs_what_its_price_list_says() -> None:
    thread = thread_of(*(f"Post {n} of it." for n in range(7)), "See https://example.com")
    assert str(estimate(thread).dollars) == "0.305"
    assert str(estimate(thread).without_links) == "0.120"
    notice = cost_notice(thread)
    assert notice and notice.message == ("posting it costs about $0.305, without its link $0.120")
    assert cost_notice(replace(thread, network="bluesky")) is None


def test_each_code_has_its_help() -> None:
    text = "".join(inspect.getsource(m) for m in (cost, pictures, posts, sources, whole))
    assert set(re.findall(r'"(CG3\d\d)"', text)) <= set(HELP)
