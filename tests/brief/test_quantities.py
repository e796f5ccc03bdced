"""What the figure grammar promises, what it refuses, and how well it does on public suites."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from contentgen.brief.quantities import Quantity, find_quantities

TESTS = Path(__file__).resolve().parents[1]
SHARED = TESTS.parent.parent / "shared"
ROW = re.compile(r"^\|(?P<cells>.+)\|$", re.MULTILINE)


def cases() -> Iterator[tuple[str, str, str, str]]:
    """(heading, language, text, what is expected) for each row of tests/cases/quantities.md."""
    heading, language = "", "en"
    for line in (TESTS / "cases" / "quantities.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
            language = heading.split("language ")[1][:2] if "language " in heading else "en"
        row = ROW.match(line)
        if row and heading and not set(line) <= set("|-: ") and line != "| text | figures |":
            text, expected = (cell.strip() for cell in re.split(r"(?<!\\)\|", row["cells"]))
            yield heading, language, text.replace(r"\|", "|"), expected


def written(quantity: Quantity) -> str:
    """As the case table writes it: `surface = value..high unit / per (qualifier) [noun]`."""
    value = f"{quantity.value:.12g}" + (
        f"..{quantity.high:.12g}" if quantity.high is not None else ""
    )
    parts = [f"{quantity.surface} =", value, quantity.unit]
    parts += [f"/ {quantity.per}"] if quantity.per else []
    parts += [f"({quantity.qualifier})"] if quantity.qualifier else []
    parts += [f"[{quantity.noun}]"] if quantity.noun else []
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(("heading", "language", "text", "expected"), list(cases()))
def test_case(heading: str, language: str, text: str, expected: str) -> None:
    found = "; ".join(written(quantity) for quantity in find_quantities(text, language))
    assert found == ("" if expected == "none" else expected)


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


def test_a_figure_is_the_surface_without_its_qualifier() -> None:
    assert only("It will build nearly 40 GW by then").figure == "40 GW"
    assert only("It will build 40 GW or more by then").figure == "40 GW"


def test_a_qualifying_verb_counts_and_stays_outside() -> None:
    quantity = only("Output has surpassed 12 tonnes")
    assert (quantity.qualifier, quantity.surface) == ("over", "12 tonnes")


def test_stray_emphasis_marks_do_not_part_number_and_unit() -> None:
    assert only("a plant of **12** *gigawatts* today").unit == "GW"


def test_a_number_of_more_than_300_digits_is_refused() -> None:
    assert find_quantities("9" * 301) == []
    assert find_quantities("1" * 299 + " trillion trillion trillion") == []


def test_a_column_of_numbers_is_data_and_not_read_to_its_end() -> None:
    assert len(find_quantities("7, " * 5000)) < 100


PIECES = st.sampled_from(
    [
        "$",
        "5",
        "1,200",
        "0.5",
        "million",
        "billion",
        "half",
        "a",
        "third",
        "and",
        "two",
        "of",
        "hundred",
        "point",
        "five",
        "to",
        "-",
        "–",
        "/",
        "%",
        "x",
        "times",
        "about",
        "up",
        "to",
        "GW",
        "km²",
        "(GW)",
        "USD",
        "US$",
        "€",
        "per",
        "month",
        "an",
        "hour",
        "2026",
        "May",
        "#1",
        "~",
        "[12]",
        "minus",
        "½",
        "3/4",
        "1e9",
        "^",
        "10",
        "一",
        "億",
        "円",
        "\xa0",
        "\n",
        "**",
        "_",
        ".",
        ",",
        ":",
        "'",
        '"',
        "@",
        "http://",
        "Mrd.",
        "lakh",
        "crore",
        "dozen",
        "twenty-first",
        "tripled",
        "one",
        "in",
    ]
)
TEXTS = st.one_of(
    st.text(), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES).map("".join)
)


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(["en", "de", "fr", "es", "pt", "it", "nl", "ja", "pl"]))
@example("$", "en")
@example("$ -", "en")
@example("0^:0", "en")
@example("half-", "en")
@example("1e999 2^999 0^-1 1/0", "en")
def test_any_text_gives_figures_that_stand_in_it_without_overlap(text: str, language: str) -> None:
    last = 0
    for quantity in find_quantities(text, language):
        assert quantity.surface == text[quantity.start : quantity.end] != ""
        assert quantity.figure in quantity.surface
        assert quantity.start >= last
        assert abs(quantity.value) < float("inf")
        assert quantity.high is None or quantity.high > quantity.value
        assert quantity.kind in {"currency", "percent", "number", "unit"}
        last = quantity.end


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=20).map(" ".join))
def test_a_sentence_in_front_moves_the_figures_and_changes_nothing_else(text: str) -> None:
    front = "Nothing is counted here.\n\n"
    alone, moved = find_quantities(text), find_quantities(front + text)
    assert [(q.surface, q.value, q.start + len(front)) for q in alone] == [
        (q.surface, q.value, q.start) for q in moved
    ]


def placed(text: str, language: str, shift: int = 0) -> list[tuple[str, float, str, int]]:
    return [(q.surface, q.value, q.unit, q.start + shift) for q in find_quantities(text, language)]


ROWS = [(language, text) for _, language, text, _ in cases()]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(ROWS), st.data())
def test_the_figures_of_two_paragraphs_are_those_of_the_one_and_of_the_other(
    row: tuple[str, str], data: st.DataObject
) -> None:
    language, first = row
    second = data.draw(st.sampled_from([text for other, text in ROWS if other == language]))
    apart = placed(first, language) + placed(second, language, len(first) + 2)
    assert placed(f"{first}\n\n{second}", language) == apart


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(ROWS))
def test_paragraphs_before_and_behind_change_no_figure(row: tuple[str, str]) -> None:
    language, text = row
    front, back = "Nothing is counted here.\n\n", "\n\nNothing is counted here either."
    assert placed(front + text + back, language) == placed(text, language, len(front))


def test_degrees_in_the_next_paragraph_do_not_make_a_thousand_a_kelvin() -> None:
    (tokens, _) = find_quantities("It reads 128k tokens.\n\nIt kept 10 °C.")
    assert (tokens.value, tokens.unit) == (128_000, "")


HOSTILE = (
    "1," * 100_000, "$" * 100_000, "9" * 100_000, "one " * 100_000, "about " * 50_000,
    "1 to " * 50_000, "twenty " * 50_000, "1 " * 100_000, "half " * 50_000, "11," * 60_000,
    "one hundred and " * 20_000,
    "a" * 50_000 + "-5", " " * 100_000 + "5", "5" + " " * 100_000, "1/" * 100_000, "3万" * 50_000,
    "to " * 60_000, "$1 " * 60_000, "two and a half " * 15_000, "1,234," * 30_000, '"5 ' * 50_000, "5+ " * 50_000,
    "Python 3, " * 20_000, "(555) " * 30_000, "R5 " * 50_000, "euros 5 " * 30_000,
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:8].strip())
def test_hostile_text_takes_linear_time(text: str) -> None:
    started = time.process_time()
    find_quantities(text)
    # Twice the text in five seconds of our own work: hopeless for a quadratic reader.
    find_quantities(text)
    assert time.process_time() - started < 5


HOSTILE_ABROAD = (
    ("de", "zwei und " * 30_000), ("fr", "cent " * 50_000), ("fr", "quatre-vingt-" * 20_000),
    ("es", "mil y " * 40_000), ("ja", "三" * 100_000), ("ja", "3億" * 50_000), ("ja", "1〜" * 60_000),
    ("ja", "9" * 200_000), ("it", "a 5 " * 40_000), ("de", "5. " * 50_000),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text"), HOSTILE_ABROAD, ids=lambda given: given[:8].strip())
def test_hostile_text_in_other_languages_takes_linear_time(language: str, text: str) -> None:
    started = time.process_time()
    find_quantities(text, language)
    find_quantities(text, language)
    assert time.process_time() - started < 5


# The F1 on value that was reached; a change that lowers one of them has to say why.
REACHED = {
    "msrec-age": 0.92, "msrec-currency": 0.97, "msrec-dimension": 0.92, "msrec-number": 0.925,
    "msrec-percent": 1.0, "msrec-temperature": 0.96, "q3": 0.87, "q3-ambiguity": 0.92, "seed": 0.94,
}  # fmt: skip


def agrees(quantity: Quantity, label: dict[str, object], text: str) -> bool:
    surface = str(label["surface"])
    start = label.get("start")
    begin = start if isinstance(start, int) else text.find(surface)
    if quantity.start >= begin + len(surface) or quantity.end <= begin:
        return False
    value = label["value"]
    return value is None or abs(quantity.value - float(str(value))) <= 1e-6 * max(
        1, abs(quantity.value)
    )


def f1(rows: list[dict[str, object]]) -> float:
    hits = misses = extras = 0
    for row in rows:
        text, labels = str(row["text"]), row["expect"]
        assert isinstance(labels, list)
        left = find_quantities(text)
        for label in labels:
            found = next((q for q in left if agrees(q, label, text)), None)
            if found:
                left.remove(found)
            hits += bool(found) and label["value"] is not None
            misses += not found and label["value"] is not None
        extras += sum(q.kind in str(row["scope"]) for q in left)
    return 2 * hits / (2 * hits + misses + extras)


@pytest.mark.parametrize(
    "path", sorted(SHARED.glob("suites/quantities.jsonl")), ids=lambda path: path.name
)
def test_public_suites_are_read_as_well_as_before(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    scores = {suite: f1([row for row in rows if row["suite"] == suite]) for suite in REACHED}
    print(scores)
    assert {suite: score for suite, score in scores.items() if score < REACHED[suite]} == {}


@pytest.mark.parametrize(
    "path", sorted(SHARED.glob("articles/compute-wars.expected.json")), ids=lambda path: path.name
)
def test_the_sample_article_gives_its_stats_and_none_of_its_not_stats(path: Path) -> None:
    expected = json.loads(path.read_text(encoding="utf-8"))
    lines = path.with_name("compute-wars.md").read_text(encoding="utf-8").splitlines()
    found = [(no, q) for no, line in enumerate(lines, 1) for q in find_quantities(line)]
    stats = {
        (m["line"], m["col"], m["col"] + len(m["surface"]))
        for s in expected["stats"]
        for m in s["mentions"]
    }
    covered = {
        (no, a, b)
        for no, a, b in stats
        for n, q in found
        if n == no and q.start <= a and b <= q.end
    }
    assert stats - covered == set()
    extra = [
        (no, q) for no, q in found if not any(no == n and q.start <= a < q.end for n, a, _ in stats)
    ]
    assert extra == []


def test_a_pronoun_before_a_price_is_no_country() -> None:
    (found,) = find_quantities("The flood cost us $2.3 million, all in.")
    assert (found.surface, found.unit) == ("$2.3 million", "USD")
