"""What is read from each article under tests/cases/article, where a writer may add one."""

from __future__ import annotations

import pytest
from article_cases import Case, read_cases
from article_outline import outline

from contentgen.article import read_bytes


@pytest.mark.parametrize("case", read_cases(), ids=str)
def test_case(case: Case) -> None:
    assert outline(read_bytes(case.source.encode(), "a-note.md")) == case.expected
