"""Text made to hurt: every form is read in time that grows with its length, and loses no words."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from contentgen.article import read_bytes
from contentgen.article.model import Details, Grid, Paragraph
from contentgen.brief import brief
from contentgen.errors import ArticleError

# After cmark's pathological tests, and for the patterns of our own stages.
FORMS: dict[str, Callable[[int], str]] = {
    "nested strong emphasis": lambda n: "*a **a " * (n // 14) + "b" + " a** a*" * (n // 14),
    "emphasis openers": lambda n: "_a " * (n // 3),
    "mismatched emphasis": lambda n: "*a_ " * (n // 4),
    "loose stars": lambda n: "a ** b " * (n // 7),
    "link openers": lambda n: "[a" * (n // 2),
    "links in emphasis": lambda n: "[ a_" * (n // 4),
    "nested brackets": lambda n: "[" * (n // 2) + "a" + "]" * (n // 2),
    "unclosed links": lambda n: "[a](<b" * (n // 6),
    "picture openers": lambda n: "![a" * (n // 3),
    "backticks": lambda n: "".join("e" + "`" * i for i in range(1, int((2 * n) ** 0.5))),
    "nested quotes": lambda n: "> " * (n // 2) + "a",
    "deep lists": lambda n: "\n".join("  " * i + "* a" for i in range(int(n**0.5))),
    "lists on one line": lambda n: "- " * (n // 2) + "a",
    "columns": lambda n: "|" + " x |" * (n // 8) + "\n|" + " - |" * (n // 8) + "\n",
    "short rows": lambda n: "a|b\n---|---\n" + "|\n" * (n // 4) + "x|y\n" * (n // 8),
    "spaces": lambda n: "a" + " " * n + "x .",
    "tabs": lambda n: "\t" * n + "a",
    "orphans": lambda n: "a " + " ." * (n // 2),
    "stars": lambda n: "*" * n,
    "rules that are none": lambda n: "* " * (n // 2) + "x",
    "delimiters": lambda n: "a|b\n" + "-" * (n // 2) + " " * (n // 2) + "x",
    "tags": lambda n: "<a " * (n // 3),
    "containers": lambda n: "<div>" * (n // 5),
    "open details": lambda n: "<details><summary>x</summary>" * (n // 29),
    "nested details": lambda n: "<details>\n" * (n // 20) + "a\n" + "</details>\n" * (n // 20),
    "scripts": lambda n: "a <script>" * (n // 10),
    "HTML tables": lambda n: "<table>\n" * (n // 8) + "</table>",
    "comments": lambda n: "-->" + "<!--" * (n // 4),
    "comment lines": lambda n: "<!--\n" * (n // 5),
    "Liquid": lambda n: "{% " * (n // 3),
    "attributes": lambda n: "a" + " " * (n // 2) + "{#" * (n // 4),
    "JSX comments": lambda n: "{/*" * (n // 3),
    "imports": lambda n: "import a from \n" * (n // 15),
    "footnotes": lambda n: "[^" * (n // 2),
    "references": lambda n: "[a]:\n" * (n // 5),
    "hashtags": lambda n: "#a1" * (n // 3) + "!",
    "fences": lambda n: "```\na\n" * (n // 6),
    "labels": lambda n: "**a:** b\n" * (n // 9),
    "colons": lambda n: "a: " * (n // 3),
    "definitions": lambda n: "a\n: b\n" * (n // 6),
    "components": lambda n: "<A b={" * (n // 6),
    "components on lines": lambda n: "<A b={1}\n" * (n // 9),
    "exports": lambda n: "export const a = {\n" * (n // 19),
    "paired tags": lambda n: "{% comment %}" * (n // 13),
    "shortcodes": lambda n: "[caption a=" * (n // 11),
    "citations": lambda n: "a[1" * (n // 3),
    "wiki links": lambda n: "[[a|" * (n // 4),
    "colons for containers": lambda n: "::: note\n" * (n // 9),
    "admonitions": lambda n: '!!! note "a"\n    b\n\n' * (n // 20),
    "shares": lambda n: "share " * (n // 6),
    "lines of one letter": lambda n: "a\n" * (n // 2),
}  # fmt: skip
SIZE = 20_000


@pytest.mark.parametrize("form", FORMS)
def test_no_form_takes_more_than_its_share_of_time(form: str) -> None:
    data = FORMS[form](SIZE).encode()
    began = time.process_time()
    brief(read_bytes(data, "a.md"))
    # The slowest takes 0.5 s on a slow machine; a quadratic one takes minutes at four times the size.
    assert time.process_time() - began < 5


@pytest.mark.parametrize("form", FORMS)
def test_four_times_the_text_takes_hardly_more_than_four_times_the_time(
    form: str, pytestconfig: pytest.Config
) -> None:
    if not pytestconfig.getoption("--torture"):
        pytest.skip("a long run")
    seconds = [_seconds(FORMS[form](size).encode()) for size in (100_000, 400_000)]
    assert seconds[1] < 0.5 or seconds[1] < 7 * seconds[0]


def _seconds(data: bytes) -> float:
    began = time.process_time()
    brief(read_bytes(data, "a.md"))
    return time.process_time() - began


def test_a_line_of_two_megabytes_is_one_paragraph() -> None:
    article = read_bytes(b"# T\n\n" + b"word " * 400_000, "a.md")
    (block,) = article.blocks
    assert isinstance(block, Paragraph)
    assert len(block.text.plain) == 1_999_999


@pytest.mark.parametrize("opener", ["> ", "- ", "1. "])
def test_text_that_nests_too_deeply_is_kept_and_said(opener: str) -> None:
    article = read_bytes(f"# T\n\n{opener * 500}the last word\n".encode(), "a.md")
    assert "the last word" in repr(list(article.blocks))
    assert [notice.code for notice in article.notices] == ["CG124"]


def test_details_nest_as_far_as_a_reader_would() -> None:
    text = "# T\n\n" + "<details>\n" * 3000 + "the last word\n" + "</details>\n" * 3000
    article = read_bytes(text.encode(), "a.md")
    depth, block = 0, next(article.blocks)
    while isinstance(block, Details):
        depth, block = depth + 1, block.blocks[0]
    assert isinstance(block, Paragraph)
    assert depth == 20


def test_a_row_longer_than_its_head_keeps_all_its_cells() -> None:
    article = read_bytes(b"# T\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 | \\| 4 |\n", "a.md")
    (grid,) = article.blocks
    assert isinstance(grid, Grid)
    assert [cell.plain for cell in grid.rows[0]] == ["1", "2 | 3 | | 4"]


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "JaVaScRiPt:x", "java&#10;script:x", "&#106;avascript:x", "data:text/html,x",
     "vbscript:x", "file:///etc/passwd", "<java script:x>", " \x01javascript:x"],
)  # fmt: skip
def test_an_address_that_runs_is_no_link(href: str) -> None:
    for text in (f"# T\n\nA [word]({href}) here.\n", f'# T\n\nA <a href="{href}">word</a> here.\n'):
        article = read_bytes(text.encode(), "a.md")
        assert not [
            mark
            for block in article.blocks
            if isinstance(block, Paragraph)
            for mark in block.text.marked("link")
        ]
        assert "word" in repr(list(article.blocks))


def test_errors_are_ours_whatever_the_bytes() -> None:
    for n in range(256):
        data = b"---\nk: " + bytes([n]) * 3 + b"\n---\n# T" + bytes([n, n]) + b"\nx"
        try:
            read_bytes(data, "a.md")
        except ArticleError as error:
            assert error.help
