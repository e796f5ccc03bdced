"""Whatever article is read, `show --json` prints what assets/schemas/brief-1.json promises."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from brief_cases import cases
from hypothesis import given
from hypothesis import strategies as st

from contentgen.article import read, read_bytes
from contentgen.brief.export import brief_tree
from contentgen.brief.extract import brief

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "articles"
SCHEMA = json.loads((ROOT / "assets" / "schemas" / "brief-1.json").read_text("utf-8"))
FILES = [
    path
    for folder in (ROOT / "articles", SHARED, SHARED / "notations")
    for path in sorted(folder.glob("*.md"))
    if path.name != "README.md"
]
ARTICLES = list(dict.fromkeys(case.article for case in cases()))


def validate(tree: object) -> None:
    # Through JSON, as a reader of `show --json` meets it: tuples are lists there.
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(tree)))


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_brief_of_a_file_is_what_the_schema_promises(path: Path) -> None:
    validate(brief_tree(brief(read(path))))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_ids_are_unique_and_every_evidence_exists(path: Path) -> None:
    found = brief(read(path))
    kinds = (found.stats, found.timelines, found.comparisons, found.series, found.tables)
    ids = [item.id for kind in (*kinds, found.quotes, found.angles, found.faq) for item in kind]
    assert len(ids) == len(set(ids))
    assert {e for angle in found.angles for e in angle.evidence} <= set(ids)


@pytest.mark.parametrize("text", ARTICLES)
def test_the_brief_of_a_case_is_what_the_schema_promises(text: str) -> None:
    validate(brief_tree(brief(read_bytes(text.encode(), "case.md"))))


@given(st.lists(st.sampled_from(ARTICLES), min_size=2, max_size=3).map("\n\n".join))
def test_articles_thrown_together_still_keep_the_promise(text: str) -> None:
    validate(brief_tree(brief(read_bytes(text.encode(), "case.md"))))
