"""The sample article in nine notations, against what a careful reader found in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from contentgen.article import read
from contentgen.article.model import Article
from contentgen.brief.angles import find_angles
from contentgen.brief.faq import find_faq
from contentgen.brief.keywords import find_hashtags, find_keywords
from contentgen.brief.quotes import find_quotes
from contentgen.brief.sentences import find_sentences
from contentgen.brief.tables import find_tables
from contentgen.brief.takeaways import find_audiences, find_hooks, find_takeaways

SHARED = Path(__file__).parents[2].parent / "shared" / "articles"
EXPECTED = SHARED / "compute-wars.expected.json"
NOTATIONS = [
    "compute-wars.md",
    *sorted(f"notations/{p.name}" for p in SHARED.glob("notations/*.md")),
]

# The files are for checking and lie beside the checkout; without them there is nothing to collect.
if not EXPECTED.exists():
    NOTATIONS = []


def expected() -> dict[str, Any]:
    return dict(json.loads(EXPECTED.read_text("utf-8")))


def article(notation: str) -> Article:
    return read(SHARED / notation)


def lines_of(notation: str) -> dict[int, int]:
    """Line of the original → line in this notation."""
    if notation == "compute-wars.md":
        return {n: n for n in range(1, 1000)}
    index = json.loads((SHARED / "notations" / "INDEX.json").read_text("utf-8"))
    mapped = index[Path(notation).name]["map"]
    return {line: n for n, line in enumerate(mapped, 1) if line is not None}


@pytest.mark.parametrize("notation", NOTATIONS)
def test_every_notation_gives_the_same_questions_and_answers(notation: str) -> None:
    found = [(f.question, f.answer) for f in find_faq(article(notation))]
    assert found == [(f["q"], f["a"]) for f in expected()["faq"]]


@pytest.mark.parametrize("notation", NOTATIONS)
def test_an_entry_knows_the_lines_of_its_question_and_answer(notation: str) -> None:
    lines = lines_of(notation)
    for faq, want in zip(find_faq(article(notation)), expected()["faq"], strict=True):
        assert lines[want["q_line"]] in faq.span.lines
        assert lines.get(want["a_line"], faq.span.last) in faq.span.lines


@pytest.mark.parametrize("notation", NOTATIONS)
def test_the_five_core_angles_are_found_with_their_pictures(notation: str) -> None:
    read_ = article(notation)
    lines = lines_of(notation)
    found = {a.span.first: a for a in find_angles(read_, find_sentences(read_)) if a.explicit}
    wanted = {a["line"]: a for a in expected()["angles"]}
    for line in expected()["angle_core"]:
        angle = found[lines[line]]
        assert angle.title == wanted[line]["title"]
        assert angle.visual == wanted[line]["visual"].replace(" ", "-")
        assert not angle.public
    assert not {lines[f["line"]] for f in expected()["angle_false_positives"]} & set(found)
    assert [found[n].span.first for n in found][:4] == [lines[n] for n in (132, 134, 136, 138)]


@pytest.mark.parametrize("notation", NOTATIONS)
def test_every_notation_gives_the_same_tables_takeaways_and_audiences(notation: str) -> None:
    read_, want, lines = article(notation), expected(), lines_of(notation)
    tables = list(find_tables(read_))
    assert [(t.span.first, len(t.rows)) for t in tables] == [
        (lines[t["line"]], t["rows"]) for t in want["tables"]
    ]
    assert [t.public for t in tables] == [True, True, False]
    takeaways = list(find_takeaways(read_, find_sentences(read_)))
    assert {t.span.first for t in takeaways} == {lines[t["line"]] for t in want["takeaways"]}
    audiences = list(find_audiences(read_))
    assert [a.text for a in audiences] == [a["text"] for a in want["audiences"]]
    assert [a.public for a in audiences] == [not a.get("editor_only") for a in want["audiences"]]


@pytest.mark.parametrize("notation", NOTATIONS)
def test_every_notation_gives_the_same_keywords_hashtags_and_hooks(notation: str) -> None:
    read_, want = article(notation), expected()
    found = [(k.phrase, k.category) for k in find_keywords(read_)]
    assert found == [(k["phrase"], k["category"]) for k in want["keywords_explicit"]]
    assert (
        list(find_hashtags(read_, find_sentences(read_))) == want["metadata"]["hashtags"]["items"]
    )
    offered = [h.text for h in find_hooks(read_) if not h.public]
    assert offered == [h["text"] for h in want["hooks"]]


@pytest.mark.parametrize("notation", NOTATIONS)
def test_only_who_is_really_quoted_is_quoted(notation: str) -> None:
    read_ = article(notation)
    found = [(q.text, q.paraphrase) for q in find_quotes(read_, find_sentences(read_))]
    # Where the italics were lost in pasting, nothing tells a paraphrase from the rest.
    kept = [
        q
        for q in expected()["quotes"]
        if notation != "notations/no_bold.md" or not q.get("paraphrase")
    ]
    assert sorted(found) == sorted((q["text"], q.get("paraphrase", False)) for q in kept)


@pytest.mark.parametrize("notation", NOTATIONS)
def test_no_line_for_the_publisher_is_public(notation: str) -> None:
    lines = lines_of(notation)
    hidden = expected()["metadata"]["editor_only"]["lines"] + [[166, 167]]
    private = {lines[n] for a, b in hidden for n in range(a, b + 1) if n in lines}
    public = [s for s in find_sentences(article(notation)) if s.public]
    assert not private & {line for s in public for line in s.span.lines}
