"""Findings, lines, posts and addresses → what the page shows of them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from contentgen.article import read
from contentgen.article.model import Notice
from contentgen.brief import brief
from contentgen.campaign.model import Brand
from contentgen.newsletter.model import Letter
from contentgen.preview import PictureRef, write_frame
from contentgen.preview.doubts import view_doubts
from contentgen.preview.letter import find_links
from contentgen.preview.marks import Stretch, locate, mark_line
from contentgen.preview.refs import line_refs
from contentgen.preview.threads import runs, view_account
from contentgen.source import Source, Span

LETTER = Letter("", "", "", "", b"", "", (), ())


def source(*lines: str) -> Source:
    return Source("a.md", "0" * 64, lines)


def test_neighbouring_lines_are_one_link() -> None:
    assert [(r.label, r.href) for r in line_refs([30, 27, 28, 29, 40])] == [
        ("27–30", "#L27"),
        ("40", "#L40"),
    ]


@given(st.sets(st.integers(1, 60)))
def test_line_links_name_every_line_once(lines: set[int]) -> None:
    named: list[int] = []
    for ref in line_refs(lines):
        first, _, last = ref.label.partition("–")
        named += range(int(first), int(last or first) + 1)
    assert named == sorted(lines)


def test_words_are_found_through_stars_and_line_ends() -> None:
    text = source("It paid **about", "$9 million** for it.")
    assert locate("about $9 million", 1, 2, text) == ((1, 10, 15), (2, 0, 10))


@given(st.text("ab *\n", max_size=30), st.text("ab *", max_size=8))
def test_what_is_found_stands_in_its_line(article: str, words: str) -> None:
    text = source(*article.split("\n"))
    for line, start, end in locate(words, 1, len(text.lines), text):
        assert 0 <= start <= end <= len(text.line(line))


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
def test_marking_a_line_changes_no_letter_of_it(text: str, places: list[tuple[int, int]]) -> None:
    marks = [
        Stretch(1, min(a, b, len(text)), min(max(a, b), len(text)), "stat", f"s{a}")
        for a, b in places
    ]
    assert "".join(run.text for run in mark_line(text, marks)) == text


def test_the_shorter_of_two_marks_is_on_top() -> None:
    whole, part = Stretch(1, 0, 9, "quote", "q"), Stretch(1, 3, 5, "stat", "s")
    assert [(r.text, r.href) for r in mark_line("abcdefghi", [whole, part])] == [
        ("abc", "#q"),
        ("de", "#s"),
        ("fghi", "#q"),
    ]


@given(st.text(max_size=80))
def test_a_post_is_shown_letter_for_letter(text: str) -> None:
    assert "".join(run.text for run in runs(text)) == text


def test_links_tags_and_names_are_coloured_as_the_network_would() -> None:
    text = "See https://example.org/a?b=1, @ines and #Harbour2 (a#b, me@x.org, #1)."
    assert [(r.kind, r.text) for r in runs(text) if r.kind] == [
        ("link", "https://example.org/a?b=1"),
        ("name", "@ines"),
        ("tag", "#Harbour2"),
    ]


def test_without_a_brand_the_account_says_so() -> None:
    assert not view_account(Brand()).known
    assert view_account(Brand("The Lindvik Letter", "lindvik")).handle == "@lindvik"
    assert view_account(Brand("The Lindvik Letter")).initials == "LL"


def test_an_address_is_listed_once_with_its_first_words() -> None:
    html = '<a href="https://a.example/">Read <b>it</b></a> <a href="https://a.example/">More</a>'
    (link,) = find_links(html)
    assert (link.words, link.href, link.times, link.bad) == (
        "Read it",
        "https://a.example/",
        2,
        False,
    )


def test_a_merge_tag_is_no_fault_and_a_bare_word_is_one() -> None:
    tag, word, plain = find_links(
        '<a href="{{ unsubscribe_url }}">Out</a><a href="letters">x</a><a href="http://a.example">y</a>'
    )
    assert (tag.note, tag.bad) == ("filled in by the sender", False)
    assert (word.note, word.bad) == ("not an address", True)
    assert (plain.note, plain.bad) == ("not encrypted", True)


def test_the_frame_takes_its_pictures_from_the_kit_and_leaves_others() -> None:
    from dataclasses import replace

    html = '<head></head><img alt="a" src="cid:a-wide.png"><img src="https://b.example/b-wide.png">'
    picture = PictureRef("a", "wide", "images/a-wide.png", 1200, 675, "")
    frame = write_frame(replace(LETTER, html=html), [picture])
    assert '<img alt="a" src="../images/a-wide.png">' in frame
    assert '<img src="https://b.example/b-wide.png">' in frame


def test_a_doubt_stands_beside_the_sentence_it_is_about_and_each_line_once(tmp_path: Path) -> None:
    article = tmp_path / "quay.md"
    line = "The quay cost $9 million. Two weeks ago, it opened to ferries."
    article.write_text(f"# The quay\n\n{line}\n", encoding="utf-8")
    found = brief(read(article))
    (about_money,) = view_doubts(
        [Notice("CG151", "warning", "the quay cost $9 million", (Span(3, 3), Span(3, 3)))], found
    )
    assert [row.text for row in about_money.rows] == ["The quay cost $9 million."]
    (about_no_words,) = view_doubts(
        [Notice("CG152", "warning", "the article carries no date", (Span(3, 3),))], found
    )
    assert [row.text for row in about_no_words.rows] == [line]
