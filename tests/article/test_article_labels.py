"""A label that survives pasting: the same words, bold or plain, give the same label."""

from __future__ import annotations

import pytest

from contentgen.article import read_bytes
from contentgen.article.model import Listing, Paragraph


def paragraph(line: str, language: str = "en") -> Paragraph:
    text = f"# T\n\n{line}\n"
    (block,) = read_bytes(text.encode(), "a.md", language=language).blocks
    assert isinstance(block, Paragraph)
    return block


LABELS = [
    "The Takeaway",
    "The problem",
    "Why it matters",
    'What "net" means',
    "What this means for bakers",
    "The comparison to steel",
    "For the Home Baker",
    "The Bottom Line",
    "Pro Tip",
    "The Flour-and-Water Proof Point",
]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("form", ["**{}:** It rises.", "**{}**: It rises.", "{}: It rises."])
def test_a_label_is_the_same_bold_and_plain(label: str, form: str) -> None:
    block = paragraph(form.format(label))
    assert (block.label, block.text.plain, block.owns_next) == (label, "It rises.", False)


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("form", ["**{}:**", "**{}**:", "{}:"])
def test_a_label_alone_on_its_line_owns_what_follows(label: str, form: str) -> None:
    block = paragraph(form.format(label))
    assert (block.label, block.text.plain, block.owns_next) == (label, "", True)
    assert block.text.line_at(0) == 3


@pytest.mark.parametrize(
    "line",
    [
        "The plan was simple: bake less.",
        "According to the meter:",
        "Here is what they left out:",
        "Because here is the truth: it rises.",
        "For example: rye.",
        "The message was blunt, if kind: go home.",
        "Bread rose. The key claims were: it rises.",
        'Idea #1: "The Loaf That Got Away"',
        "It reads as: bread.",
        "lower case: not one",
        "See https://example.org/x for more",
        "At 12:30 it rises",
        "A ratio of 3 : 1 is usual",
    ],
)
def test_the_start_of_a_sentence_is_no_label(line: str) -> None:
    assert paragraph(line).label == ""
    assert paragraph(line).text.plain == line


@pytest.mark.parametrize(
    "line",
    ["**Loaf number one.** It rose.", "**What is rye?** A grain.", "(Note: none.) It rose."],
)
def test_bold_words_without_a_colon_are_no_label(line: str) -> None:
    assert paragraph(line).label == ""


@pytest.mark.parametrize(
    ("line", "label", "rest"),
    [
        ("**Q: Does it rise?**", "Q", "Does it rise?"),
        ("**Q:** Does it rise?", "Q", "Does it rise?"),
        ("**Q**: Does it rise?", "Q", "Does it rise?"),
        ("**Q. Does it rise?**", "Q", "Does it rise?"),
        ("Q: Does it rise?", "Q", "Does it rise?"),
        ("Q1: Does it rise?", "Q", "Does it rise?"),
        ("**Question 2:** Does it rise?", "Q", "Does it rise?"),
        ("**A:** It does.", "A", "It does."),
        ("A: It does.", "A", "It does."),
        ("Answer: It does.", "A", "It does."),
        ("Q：膨らみますか？", "Q", "膨らみますか？"),
    ],
)
def test_questions_and_answers_are_labelled_alike(line: str, label: str, rest: str) -> None:
    block = paragraph(line)
    assert (block.label, block.text.plain) == (label, rest)


@pytest.mark.parametrize(
    ("line", "language", "label"),
    [
        ("F: Geht es auf?", "de", "Q"),
        ("Das Fazit: Es geht auf.", "de", "Das Fazit"),
        ("Es war klar: Es geht auf.", "de", ""),
        ("Le bilan : il lève.", "fr", "Le bilan"),
        ("R : Oui.", "fr", "A"),
        ("El resultado: sube.", "es", "El resultado"),
        ("P: ¿Sube?", "es", "Q"),
    ],
)
def test_other_languages_have_their_own_small_words(line: str, language: str, label: str) -> None:
    assert paragraph(line, language).label == label


def test_items_of_a_list_have_labels_too() -> None:
    text = "# T\n\n- **Rye:** dark\n- Wheat: light\n- It was so: always\n"
    (listing,) = read_bytes(text.encode(), "a.md").blocks
    assert isinstance(listing, Listing)
    assert [(item.label, item.text.plain) for item in listing.items] == [
        ("Rye", "dark"),
        ("Wheat", "light"),
        ("", "It was so: always"),
    ]


def test_marks_move_with_the_words_when_a_label_is_split_off() -> None:
    block = paragraph("**The Gain:** It rose by **half** in *a night*.")
    words = {m.kind: block.text.plain[m.start : m.end] for m in block.text.marks}
    assert words == {"strong": "half", "em": "a night"}
