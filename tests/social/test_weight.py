"""The count agrees with X's public cases, with ours, and with the clock."""

from __future__ import annotations

import re
from pathlib import Path
from time import perf_counter
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from contentgen.social import weighted_length
from contentgen.social.weight import composed

ROOT = Path(__file__).resolve().parents[2]
SUITE = ROOT.parent / "shared" / "suites" / "twitter-text" / "validate.yml"
CASE = re.compile(r"^- (\d+) `(.*)`")

# Configuration 2 counted each character of an emoji; in 3 an emoji is 2, and these two differ.
OLD_RULE = (
    "Count a mix of single byte single word, and double word unicode characters",
    "Count unicode emoji chars outside the basic multilingual plane with skin tone modifiers",
)


def _cases() -> list[tuple[str, int]]:
    lines = (ROOT / "tests/cases/weighted.md").read_text("utf-8").splitlines()
    found = [match for line in lines if (match := CASE.match(line))]
    return [(_unescaped(match[2]), int(match[1])) for match in found]


def _unescaped(text: str) -> str:
    return re.sub(
        r"\\(u[0-9a-f]{4}|U[0-9a-f]{8}|[rn])",
        lambda m: {"r": "\r", "n": "\n"}.get(m[1]) or chr(int(m[1][1:], 16)),
        text,
    )


def _public_cases() -> list[tuple[str, int]]:
    if not SUITE.is_file():
        return []
    groups = yaml.safe_load(SUITE.read_text("utf-8"))["tests"]
    names = (
        "WeightedTweetsCounterTest",
        "WeightedTweetsWithDiscountedEmojiCounterTest",
        "UnicodeDirectionalMarkerCounterTest",
    )
    cases = [case for name in names for case in groups[name]]
    old = [c for c in groups[names[0]] if c["description"] in OLD_RULE]
    return [(c["text"], c["expected"]["weightedLength"]) for c in cases if c not in old]


@pytest.mark.parametrize(("text", "weight"), _cases())
def test_every_case_of_the_case_file_holds(text: str, weight: int) -> None:
    assert weighted_length(text) == weight


def test_every_public_case_of_x_holds() -> None:
    wrong = [(text, weight) for text, weight in _public_cases() if weighted_length(text) != weight]
    assert wrong == []


@pytest.mark.parametrize("path", ["", "/a", "/" + "long/" * 40, "?q=" + "1" * 300])
def test_a_link_counts_as_23_whatever_its_length(path: str) -> None:
    assert weighted_length(f"https://example.com{path}") == 23


@given(st.text(st.characters()))
def test_any_text_has_a_weight(text: str) -> None:
    assert weighted_length(text) >= 0


@given(st.text(st.characters()), st.text(st.characters()))
def test_lines_add_up(first: str, second: str) -> None:
    # A combining mark after the break stays apart from the text before it.
    parts = weighted_length(first.rstrip("\r")) + weighted_length(second)
    assert weighted_length(first.rstrip("\r") + "\n\n" + second) == parts + 2


@given(
    st.text(st.sampled_from("aé\u0300\u0316\u0301\u0f71\u0f73\u0f72\u0344한\u1161"), max_size=120)
)
def test_composing_in_linear_time_is_nfc(text: str) -> None:
    assert composed(text) == normalize("NFC", text)


@pytest.mark.parametrize(
    "piece",
    ["a.", "a.com中", "a.com_中", "a.com中.-", "日.", "-.", "x.com/", "a.com?", "http://", "http://a.com/(",
     "a\u0300\u0316", "\u0f73", "👨‍👩‍👧‍👦", "1\u20e3", "é.", "@a.com", "t.co/", "\ud800.com"],
)  # fmt: skip
def test_no_text_takes_long(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    begun = perf_counter()
    weighted_length(text)
    assert perf_counter() - begun < 5  # quadratic would be minutes; linear is a tenth of a second


def test_a_letter_under_100_000_marks_does_not_take_long() -> None:
    begun = perf_counter()
    weighted_length("a" + "\u0300\u0316" * 50_000)
    assert perf_counter() - begun < 5
