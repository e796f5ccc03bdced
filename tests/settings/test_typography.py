"""Straight quotes and stray spaces → what a printer would set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.typography import typographic


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (
            "Ida's \"no\" of '23: https://example.com/it's",
            "Ida’s “no” of ’23: https://example.com/it's",
        ),
        ("It grew to 40 . Then it stayed.", "It grew to 40. Then it stayed."),
        ("the boats' yard", "the boats’ yard"),
        ('a 10" board', 'a 10" board'),
        ("„schon“ und “schon”", "„schon“ und “schon”"),
    ],
)
def test_signs_are_set_as_in_print_and_addresses_are_left_alone(typed: str, printed: str) -> None:
    assert typographic(typed) == printed


@given(st.text(alphabet="ab 1.,'\"’“”é中", max_size=60))
def test_words_and_digits_never_change(text: str) -> None:
    def bare(words: str) -> str:
        return "".join(c for c in words if c.isalnum())

    assert bare(typographic(text)) == bare(text)
    assert typographic(typographic(text)) == typographic(text)
