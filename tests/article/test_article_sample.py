"""The sample article and its notations, read as a careful reader reads them.

The files stand beside the checkout; without them there is nothing to compare, and no case.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from contentgen.article import read
from contentgen.article.model import (
    Article,
    Details,
    Grid,
    Listing,
    Paragraph,
    Role,
    Rule,
    Section,
    Text,
)  # fmt: skip
from contentgen.source import Span

ARTICLES = Path(__file__).resolve().parents[2].parent / "shared" / "articles"
SAMPLE = sorted(ARTICLES.glob("compute-wars.md"))
NOTATIONS = sorted((ARTICLES / "notations").glob("*.md"))
ROLES = {"editor:keywords": Role.KEYWORDS, "editor:angles": Role.STRATEGY}


@cache
def expected() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ARTICLES / "compute-wars.expected.json").read_text("utf-8"))
    return found


@cache
def index() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ARTICLES / "notations" / "INDEX.json").read_text("utf-8"))
    return found


def tree(sections: tuple[Section, ...]) -> list[dict[str, Any]]:
    return [
        {
            "line": s.span.first,
            "end_line": s.span.last,
            "level": s.level,
            "title": s.title.plain,
            "role": s.role,
            "children": tree(s.children),
        }
        for s in sections
    ]


def with_our_roles(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {**s, "role": ROLES.get(s["role"], s["role"]), "children": with_our_roles(s["children"])}
        for s in sections
    ]


def texts(article: Article) -> list[tuple[Text, Span]]:
    found: list[tuple[Text, Span]] = []
    for block in article.blocks:
        for inner in block.blocks if isinstance(block, Details) else (block,):
            if isinstance(inner, Paragraph):
                found.append((inner.text, inner.span))
            elif isinstance(inner, Listing):
                found += [(item.text, item.span) for item in inner.items]
            elif isinstance(inner, Grid):
                found += [(cell, inner.span) for row in (inner.header, *inner.rows) for cell in row]
    return found


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.name)
class TestSample:
    def test_its_sections_are_those_of_a_reader(self, path: Path) -> None:
        assert tree(read(path).sections) == with_our_roles(expected()["sections"])

    def test_its_title_and_what_it_says_about_itself(self, path: Path) -> None:
        article, said = read(path), expected()["metadata"]
        assert article.subtitle is not None
        assert (article.title.plain, article.title.line_at(0)) == tuple(said["title"].values())
        assert (article.subtitle.plain, article.subtitle.line_at(0)) == tuple(
            said["subtitle"].values()
        )
        metas = {meta.key: (meta.value, meta.span.first) for meta in article.meta}
        assert metas == {
            "category": (said["category"]["text"], said["category"]["line"]),
            "reading_minutes": (said["reading_time"]["minutes"], said["reading_time"]["line"]),
            "hashtags": (tuple(said["hashtags"]["items"]), said["hashtags"]["line"]),
            "disclaimer": (said["disclaimer"]["body"], said["disclaimer"]["line"]),
        }
        assert (article.date, article.language) == (None, "en")

    def test_its_labels(self, path: Path) -> None:
        article = read(path)
        found = [
            (block.span.first, block.label)
            for block in article.blocks
            if isinstance(block, Paragraph) and block.label not in ("", "Q", "A")
        ]
        about = ("Subtitle", "Reading Time")  # those lines became subtitle and meta
        wanted = [
            (i["line"], i["label"]) for i in expected()["run_in_labels"] if i["label"] not in about
        ]
        assert found == wanted

    def test_its_tables_rules_and_furniture(self, path: Path) -> None:
        article, said = read(path), expected()
        grids = [block for block in article.blocks if isinstance(block, Grid)]
        assert [(g.span.first, g.span.last, len(g.rows)) for g in grids] == [
            (t["line"], t["end_line"], t["rows"]) for t in said["tables"]
        ]
        assert [g.caption.line_at(0) if g.caption else None for g in grids] == [
            t.get("caption_line") for t in said["tables"]
        ]
        rules = [block.span.first for block in article.blocks if isinstance(block, Rule)]
        assert rules == said["metadata"]["thematic_breaks"]
        cut = [s.first for n in article.notices if n.code == "CG118" for s in n.spans]
        assert cut == [c["line"] for c in said["metadata"]["cruft"]]

    def test_its_stripped_citations_leave_no_space_and_are_all_said(self, path: Path) -> None:
        article = read(path)
        orphans = {
            s.first for n in article.notices if n.code in ("CG113", "CG127") for s in n.spans
        }
        assert {
            o["line"] if isinstance(o, dict) else o for o in expected()["orphan_citations"]
        } <= orphans
        assert not [
            text.plain for text, _ in texts(article) if " ." in text.plain or "*" in text.plain
        ]

    def test_its_questions_and_answers(self, path: Path) -> None:
        pairs = [b for b in read(path).blocks if isinstance(b, Paragraph) and b.label in ("Q", "A")]
        assert [(b.label, b.text.plain, b.span.first) for b in pairs] == [
            one
            for f in expected()["faq"]
            for one in (("Q", f["q"], f["q_line"]), ("A", f["a"], f["a_line"]))
        ]


@pytest.mark.parametrize("path", NOTATIONS, ids=lambda path: path.name)
class TestNotations:
    def test_the_headings_stand_where_the_map_says(self, path: Path) -> None:
        article, lines = read(path), index()[path.name]["map"]
        headings = [section for section in article.walk() if section.level]
        assert len(headings) == index()[path.name]["headings"]
        assert all(section.level for section in article.sections)
        origin = {
            section.span.first: section for section in read(ARTICLES / "compute-wars.md").walk()
        }
        for section in headings:
            same = origin.get(lines[section.span.first - 1])
            if same is None:  # a question of the FAQ, as a heading
                assert section.role is Role.FAQ
                continue
            assert (section.title.plain, section.level, section.role) == (
                same.title.plain, same.level, same.role
            )  # fmt: skip
            end = next(line for line in reversed(lines[: section.span.last]) if line is not None)
            assert end in (
                same.span.last,
                same.span.last - 1,
            )  # a numbered FAQ maps to its questions

    def test_every_word_is_the_same_on_the_line_the_map_says(self, path: Path) -> None:
        lines = index()[path.name]["map"]
        origin = {
            (text.plain, span.first) for text, span in texts(read(ARTICLES / "compute-wars.md"))
        }
        words = {plain for plain, _ in origin}
        for text, span in texts(read(path)):
            if text.plain in words:
                assert any(
                    (text.plain, line) in origin for line in lines[span.first - 1 : span.last]
                )

    def test_labels_tables_and_title_are_those_of_the_original(self, path: Path) -> None:
        article, original = read(path), read(ARTICLES / "compute-wars.md")
        assert article.title.plain == original.title.plain
        assert article.subtitle is not None
        assert original.subtitle is not None
        assert article.subtitle.plain == original.subtitle.plain
        assert labels(article) == labels(original)
        assert [(len(b.rows), b.caption) != (0, None) for b in article.blocks if isinstance(b, Grid)] == [
            True, True, True
        ]  # fmt: skip

    def test_well_formed_text_is_not_mended(self, path: Path) -> None:
        mended = {n.code for n in read(path).notices} & {"CG110", "CG111", "CG112"}
        formed = path.name in ("blank_lines.md", "faq_details.md", "faq_numbered.md")
        assert bool(mended) is not formed


def labels(article: Article) -> list[str]:
    """All but those of questions and answers, which some notations write without."""
    return [
        block.label
        for block in article.blocks
        if isinstance(block, Paragraph) and block.label not in ("", "Q", "A")
    ]
