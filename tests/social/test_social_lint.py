"""Each finding is found, and a good thread has none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_stories import CAMPAIGN

from contentgen.social import lint_thread, write_threads
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
    assert {n.code: n.level for n in found} == {"CG301": "error", "CG304": "warning"}


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
