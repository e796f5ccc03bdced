"""What holds for any article: lines, ids, words that are in it."""

from __future__ import annotations

import re

import pytest
from brief_cases import cases
from hypothesis import given
from hypothesis import strategies as st

from contentgen.article import read_bytes
from contentgen.article.model import Article
from contentgen.brief.angles import find_angles
from contentgen.brief.faq import find_faq
from contentgen.brief.labels import audience_of, is_publisher_label, speaks_to_publisher
from contentgen.brief.model import Measured, Sentence, Series
from contentgen.brief.quotes import find_quotes
from contentgen.brief.sentences import find_sentences
from contentgen.brief.slugs import slug, unique
from contentgen.brief.takeaways import find_audiences, find_takeaways
from contentgen.source import Span

ARTICLES = list(dict.fromkeys(case.article for case in cases()))


def read(text: str) -> Article:
    return read_bytes(text.encode(), "article.md")


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@given(st.sampled_from(ARTICLES), st.integers(1, 5))
def test_lines_put_in_front_move_every_finding_by_as_many(text: str, count: int) -> None:
    if text.startswith("---"):
        text = text.split("---\n", 2)[2]
    before, after = read(text), read("\n" * count + text)
    moved = [(f.id, f.span.first + count) for f in find_faq(before)]
    assert moved == [(f.id, f.span.first) for f in find_faq(after)]
    spans = [(s.text, s.span.first + count, s.span.last + count) for s in find_sentences(before)]
    assert spans == [(s.text, s.span.first, s.span.last) for s in find_sentences(after)]


@given(st.sampled_from(ARTICLES))
def test_nothing_is_said_that_the_article_does_not_say(text: str) -> None:
    article = read(text)
    sentences = list(find_sentences(article))
    said = [s.text for s in sentences]
    said += [f"{f.question} {f.answer}" for f in find_faq(article)]
    said += [t.text for t in find_takeaways(article, sentences)]
    said += [a.text for a in find_audiences(article)]
    said += [f"{q.text} {q.by}" for q in find_quotes(article, sentences)]
    said += [f"{a.title} {a.pitch}" for a in find_angles(article, sentences)]
    assert not [word for word in words_of(" ".join(said)) if word not in text]


@given(st.sampled_from(ARTICLES))
def test_a_sentence_stands_on_the_lines_it_names(text: str) -> None:
    article = read(text)
    for sentence in find_sentences(article):
        raw = " ".join(article.source.line(n) for n in sentence.span.lines)
        assert set(words_of(sentence.text)) <= set(words_of(raw)), sentence


@given(st.text(max_size=200))
def test_a_slug_is_a_file_name_everywhere(text: str) -> None:
    made = slug(text, "faq", 40)
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", made)
    assert len(made) <= 40


@given(st.lists(st.sampled_from(["a", "b", "a-2", "a-3"]), max_size=8))
def test_unique_ids_are_unique_and_the_first_of_a_name_keeps_it(ids: list[str]) -> None:
    made = list(unique(ids))
    assert len(set(made)) == len(ids)
    if ids:
        assert made[0] == ids[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Müllers 5 % größer", "muellers-5-groesser"),
        ("Łódź, ça va?", "lodz-ca-va"),
        ("What's $9 billion worth?", "whats-9-billion-worth"),
        ("CON", "con-x"),
    ],
)
def test_a_slug_reads_like_its_words(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_two_japanese_titles_have_two_slugs() -> None:
    assert slug("船はいつ出ますか") != slug("船はどこですか")
    assert slug("AIの船はいつ出ますか") != slug("AIの船はどこですか")


def test_a_long_slug_is_cut_between_words() -> None:
    assert slug("one two three four", limit=12) == "one-two"


@pytest.mark.parametrize(
    "label",
    ["The Viral Angle", "SEO tip:", "Angle #3", "For Publishers", "Headline ideas", "Aufhänger"],
)
def test_labels_that_speak_to_the_publisher(label: str) -> None:
    assert is_publisher_label(label)


@pytest.mark.parametrize(
    "label", ["The Human Touch", "The Takeaway", "For renters", "Why it matters", "2025"]
)
def test_labels_that_speak_to_readers(label: str) -> None:
    assert not is_publisher_label(label)


def test_a_tip_is_the_readers_unless_it_speaks_of_publishing() -> None:
    assert not speaks_to_publisher("Pro Tip", "Grease the pan first.")
    assert speaks_to_publisher("Pro Tip", "Use the keyword in your headline.")


@pytest.mark.parametrize(
    "label", ["For example", "For now", "For the first time", "For those keeping score", "For 2026"]
)
def test_a_for_that_speaks_to_nobody_names_no_audience(label: str) -> None:
    assert audience_of(label) == ""


def test_a_named_angle_says_when_nothing_can_be_drawn() -> None:
    article = read("# Mill\n\n**The Viral Angle:** Make a chart of the two mills.\n")
    (angle,) = find_angles(article, find_sentences(article))
    assert angle.visual == "chart"
    assert angle.evidence == ()
    assert "the article gives nothing to draw a chart from" in angle.reasons


POWER = Series(
    "series-power", "power of the mill", "kW", "North mill", "time",
    (Measured("2024", 9, None, "9 kW", 5), Measured("2025", 30, None, "30 kW", 6)), Span(5, 6),
)  # fmt: skip
STORY = """# Mill

## Part 2: The Surge in Power

The north mill is growing fast: its power tripled within a year.
It rose from 9 kW to 30 kW, a record.
"""


def test_without_named_angles_a_section_gives_one_when_its_picture_can_be_drawn() -> None:
    article = read(STORY)
    sentences: list[Sentence] = list(find_sentences(article))
    angles = list(find_angles(article, sentences, series=[POWER]))
    growth = next(a for a in angles if a.kind == "growth")
    assert (growth.title, growth.visual, growth.explicit) == ("The Surge in Power", "chart", False)
    assert growth.evidence == ("series-power",)
    assert "figures of one metric: 9 kW, 30 kW" in growth.reasons


def test_no_chart_is_promised_without_a_series() -> None:
    article = read(STORY)
    assert not [a for a in find_angles(article, find_sentences(article)) if a.visual == "chart"]


def test_evidence_of_a_named_angle_is_what_shares_its_rare_words() -> None:
    text = (
        STORY
        + '\n**Angle 1: "The Power Surge"**\n\nA chart of how the power of the north mill grew.\n'
    )
    article = read(text)
    angle, *_ = find_angles(article, find_sentences(article), series=[POWER])
    assert angle.evidence == ("series-power",)


def test_ids_survive_a_move_of_unrelated_lines() -> None:
    faq = "## FAQ\n\n**Q: When?**\n**A:** Soon.\n"
    first = [f.id for f in find_faq(read(f"# A\n\n{faq}"))]
    assert (
        first
        == [f.id for f in find_faq(read(f"# A\n\nMore words.\n\nAnd more.\n\n{faq}"))]
        == ["faq-when"]
    )
