"""What holds for the figures of any article: lines, ids, words that are in it, no traceback."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from brief_cases import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.article import read_bytes
from contentgen.brief.comparisons import same_metric
from contentgen.brief.entities import find_names
from contentgen.brief.extract import brief
from contentgen.brief.model import Brief
from contentgen.brief.verbs import CHANGE, CHANGING, DOING, NOUNS

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "articles").glob("*.md"))
CASES = [case.article for case in cases() if not case.article.startswith("---")]
ARTICLES = list(dict.fromkeys([*CASES, *(path.read_text("utf-8") for path in FILES)]))
an_article = st.sampled_from(ARTICLES)

# A caption may turn "rose" into "rise" and "is valued at" into "valuation"; these words it may add.
MADE = set(
    " ".join([*CHANGE.values(), *CHANGING.values(), *NOUNS.values(), *DOING.values()]).split()
)
MADE |= set("by in of for to be on that could may might would can paid cost s a".split())
FILLING = "Nothing of note was seen there, and nobody minded."


@cache
def read_brief(text: str) -> Brief:
    return brief(read_bytes(text.encode(), "article.md"))


def words_of(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[^\W_]+", text)}


@settings(max_examples=40)
@given(an_article)
def test_labels_and_captions_are_made_of_the_articles_words(text: str) -> None:
    found = read_brief(text)
    said = [f"{s.label} {s.metric} {s.sentence} {s.entity} {s.when}" for s in found.stats]
    said += [f"{t.title} {e.label} {e.when}" for t in found.timelines for e in t.events]
    said += [f"{c.metric} {i.label} {i.surface}" for c in found.comparisons for i in c.items]
    said += [f"{s.metric} {s.label} {i.label} {i.surface}" for s in found.series for i in s.items]
    assert words_of(" ".join(said)) <= words_of(text) | MADE


@settings(max_examples=40)
@given(an_article)
def test_a_mention_stands_on_the_line_it_names(text: str) -> None:
    found = read_brief(text)
    lines = found.article.source.lines
    for stat in found.stats:
        for mention in stat.mentions:
            figure = re.findall(r"\d[\d.,]*\d|\d|[^\W\d_]{3,}", mention.surface)
            assert any(part in lines[mention.line - 1] for part in figure), (mention, stat.id)


@settings(max_examples=40)
@given(an_article, st.integers(1, 4))
def test_paragraphs_put_in_front_move_lines_exactly_and_keep_ids(text: str, count: int) -> None:
    head, _, body = text.partition("\n")
    if not head.startswith("# "):  # without a title of its own the first line would be another
        return
    moved = f"{head}\n\n" + f"{FILLING}\n\n" * count + body.lstrip("\n")
    by = moved.count("\n") - text.count("\n")
    before, after = read_brief(text), read_brief(moved)
    if before.article.language != after.article.language:
        return  # the filling is English: before a short French text it makes an English article
    assert _places(after, 0) == _places(before, by)


@settings(max_examples=40)
@given(an_article, st.randoms(use_true_random=False))
def test_the_order_of_sections_loses_no_figure(text: str, random: object) -> None:
    head, *sections = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    shuffled = sorted(sections, key=lambda _: random.random())  # type: ignore[attr-defined]
    again = "\n".join(s if s.endswith("\n") else f"{s}\n" for s in (head, *shuffled))
    assert _figures(read_brief(again)) == _figures(read_brief(text))


ODD_TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)
PIECES = [
    "# Mill", "## Part 2", "- **2024:** $3 million", "| A | B |\n|---|---|\n| x | 4% |", "A → B → C", "> $5bn",
    "**Q: How much?**", "A: 40%.", "It rose from $9 to $30 in 2025, up from 4%.", "$33 ($8 + $5 + $20)", "---",
    "<details><summary>9 kg</summary>", "```\n5 GW\n```", "Norvik's 2030 target: 30 GW", "- 40%\n- 35%\n- 25%",
    "twice", "*9 million*", "[3](x)", "1. 5", "The gap is closing.", "tripled", "\u00a0", "“$4”", "2024-02-30", "::",
]  # fmt: skip


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(PIECES) | ODD_TEXT, max_size=9),
    st.sampled_from(["\n", "\n\n", " "]),
)
def test_no_markdown_is_too_odd_to_be_read(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    found = brief(read_bytes(f"# T\n\n{text}\n".encode(), "odd.md"))
    last = len(found.article.source.lines)
    assert all(1 <= m.line <= last for s in found.stats for m in s.mentions)


def test_an_article_of_one_table_has_no_sentence_and_is_read() -> None:
    found = read_brief("# Mill\n\n| Firm | View |\n|---|---|\n| Grain & Co | rises 4% |\n")
    assert found.sentences == ()
    assert [s.quantity.surface for s in found.stats] == ["4%"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_reading_twice_gives_the_same(path: Path) -> None:
    text = path.read_bytes()
    assert brief(read_bytes(text, "a.md")) == brief(read_bytes(text, "a.md"))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("annual revenue", "revenue", True),
        ("revenue in 2025", "annual revenue", True),
        ("price", "valuation", False),
        ("cost of a mile", "cost", False),
        ("number", "number", False),
    ],
)
def test_the_last_word_of_a_metric_names_it(a: str, b: str, same: bool) -> None:
    assert same_metric(a, b) == same


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Norvik’s Ida O’Brien met L'Oréal.", {"Norvik", "Ida O’Brien", "L'Oréal"}),
        ("On Monday the May fair opened in Lyon.", {"Lyon"}),
        ("It uses 4 GB and 3 MB for CVE-2026-3133.", set()),
        ("A Swiss firm met the European mayor.", set()),
        ("Prices rose.\nSales fell.", set()),
    ],
)
def test_a_name_is_neither_a_unit_nor_an_id_nor_a_month(text: str, names: set[str]) -> None:
    assert {name for name, _ in find_names(text.splitlines()).counts} == names


def test_german_nouns_are_no_names() -> None:
    found = find_names(["Der Umsatz der Stadtwerke Nordhafen stieg im Jahr auf 3 Mio. Euro."], "de")
    assert [name for name, _ in found.counts] == ["Stadtwerke Nordhafen"]


def _places(found: Brief, by: int) -> object:
    return (
        [(s.id, [(m.surface, m.line + by) for m in s.mentions]) for s in found.stats],
        [(t.id, [(e.label, e.date, e.line + by) for e in t.events]) for t in found.timelines],
        [(c.id, [(i.label, i.line + by) for i in c.items]) for c in found.comparisons],
        [(s.id, [(i.label, i.line + by) for i in s.items]) for s in found.series],
    )


def _figures(found: Brief) -> set[object]:
    return {(s.quantity.value, s.quantity.high, s.quantity.unit) for s in found.stats}


SECTIONS = (
    "## The Mill\n\nNorvik lost 46,000 subscribers in the spring. Its mill has 310 looms.\n",
    "## The Money\n\nNorvik's annual revenue reached $4 billion. It owes $900 million to Oakway.\n",
    "## The Town\n\nIn all, 340 families have left the valley. Overall, 62% of tenants want to stay.\n",
    "## The Plan\n\nNorvik will ship 120 cranes to Oakway. The port set aside $12 million for pumps.\n",
)


@settings(max_examples=24)
@given(st.permutations(SECTIONS))
def test_the_order_of_sections_loses_no_fact_and_changes_no_label(order: list[str]) -> None:
    facts = {
        (s.quantity.value, s.quantity.unit, s.label)
        for s in read_brief("# Norvik and the Valley\n\n" + "\n".join(order)).stats
    }
    assert facts == {
        (s.quantity.value, s.quantity.unit, s.label)
        for s in read_brief("# Norvik and the Valley\n\n" + "\n".join(SECTIONS)).stats
    }
    assert len(facts) == 8
