"""Nothing that was meant for a machine, or is the site's, reaches a finding; nothing else is lost.

In every article of tests/cases/residue, what must go holds the word "residue" in some form, and
what must stay the word "kept".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from contentgen.article import read
from contentgen.brief import brief
from contentgen.brief.export import brief_tree

FOLDER = Path(__file__).parents[1] / "cases" / "residue"
FILES = sorted(FOLDER.iterdir())
# What no reader should see, in whatever words.
MARKUP = re.compile(
    r"\{\{|\{%|%\}|\}\}|\{:|\{#|<%|%>|</?[a-z]+[ >/]|\[\^|className=|&[a-z]+;|^:::|oaicite|turn\d+search|"
    r"^(?:import|export) |\[/?[a-z]+ [a-z]+=|【"
)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get("role") == "boilerplate":  # shown as what it is
            return
        for key, inner in value.items():
            if key not in ("source", "notices"):
                yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_residue_reaches_no_finding_and_words_stay(path: Path) -> None:
    if path.suffix == ".html":
        pytest.importorskip("trafilatura")
    found = brief(read(path))
    said = [*strings(brief_tree(found)), *(s.text for s in found.sentences)]
    assert [s for s in said if re.search("residue", s, re.IGNORECASE)] == []
    assert [s for s in said if MARKUP.search(s)] == [] or path.name == "kept.md"
    everything = repr((found.article.title, found.article.sections)).lower()
    assert [line for line in kept_lines(path) if _key(line) not in everything] == []


def kept_lines(path: Path) -> list[str]:
    return [m[0].lower() for m in re.finditer(r"[Kk]ept [\w ]{3,}", path.read_text("utf-8"))]


def _key(words: str) -> str:
    return " ".join(words.split()[:3])
