"""Pages and exports: what is no article, is not one, or wants to hurt."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

import pytest
from notations import clean, page

from contentgen.article import read_bytes
from contentgen.article.model import Article, Grid, Paragraph, Quotation
from contentgen.brief import brief
from contentgen.errors import ArticleError

ITEM = """<item><title>{title}</title><wp:post_type>{kind}</wp:post_type><wp:status>publish</wp:status>
<content:encoded><![CDATA[<p>Text of {title}.</p>]]></content:encoded></item>"""
RSS = """<?xml version="1.0"?>
<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
{items}
</channel>
</rss>"""


def fragment(html: str) -> Article:
    return read_bytes(html.encode(), "a.html")


def refused(data: str, name: str) -> ArticleError:
    with pytest.raises(ArticleError) as caught:
        read_bytes(data.encode(), name)
    assert caught.value.help
    return caught.value


def test_a_page_without_the_extra_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    error = refused("\n".join(text for text, _ in page()), "saved.html")
    assert error.code == "CG140"
    assert "contentgen[html]" in error.help


def test_exports_and_fragments_need_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    one = RSS.format(items=ITEM.format(title="Rye", kind="post"))
    assert read_bytes(one.encode(), "a.xml").title.plain == "Rye"
    assert fragment("<h1>Rye</h1>\n<p>Text.</p>").title.plain == "Rye"


def test_an_export_of_several_posts_lists_them_with_their_lines() -> None:
    items = "\n".join(ITEM.format(title=title, kind="post") for title in ("Rye", "Wheat"))
    error = refused(RSS.format(items=items), "a.xml")
    assert error.code == "CG141"
    assert "line 4: Rye" in error.message
    assert "line 6: Wheat" in error.message


def test_pages_pictures_and_the_trash_of_an_export_are_no_posts() -> None:
    trashed = ITEM.format(title="Oats", kind="post").replace("publish", "trash")
    items = [ITEM.format(title="About", kind="page"), ITEM.format(title="Pic", kind="attachment")]
    text = RSS.format(items="\n".join([*items, trashed, ITEM.format(title="Rye", kind="post")]))
    assert read_bytes(text.encode(), "a.xml").title.plain == "Rye"


def test_an_export_without_posts_says_so() -> None:
    assert refused(RSS.format(items=""), "a.xml").code == "CG141"


def test_an_export_cut_short_says_where() -> None:
    error = refused(RSS.format(items="<item><title>Rye</title>")[:-20], "a.xml")
    assert error.code == "CG142"
    assert error.at
    assert error.at.line >= 4


def test_entities_of_its_own_are_refused() -> None:
    declared = '<!DOCTYPE rss [<!ENTITY a "aaaa">]>\n<rss><channel></channel></rss>'
    assert refused('<?xml version="1.0"?>\n' + declared, "a.xml").code == "CG142"


def test_json_that_is_broken_says_where() -> None:
    error = refused('{"db": [\n{"data": }', "a.json")
    assert error.code == "CG142"
    assert error.at
    assert error.at.line == 2


def test_ghost_posts_are_told_from_pages_and_listed() -> None:
    posts = [{"id": n, "title": f"Post {n}", "html": f"<p>Text {n}.</p>"} for n in (1, 2)]
    tree = {"db": [{"data": {"posts": [*posts, {"id": 3, "type": "page", "html": "<p>x</p>"}]}}]}
    error = refused(json.dumps(tree, indent=1), "a.json")
    assert "2 posts" in error.message


def test_ghost_says_writers_and_tags() -> None:
    data = {
        "posts": [
            {
                "id": "p",
                "title": "Rye",
                "html": "<p>Text.</p>",
                "published_at": "2026-03-02T08:00:00Z",
            }
        ],
        "tags": [{"id": "t", "name": "Bread"}],
        "posts_tags": [{"post_id": "p", "tag_id": "t"}],
        "users": [{"id": "u", "name": "Ada Moss"}],
        "posts_authors": [{"post_id": "p", "author_id": "u"}],
    }
    article = read_bytes(json.dumps({"db": [{"data": data}]}).encode(), "a.json")
    assert str(article.date) == "2026-03-02"
    assert article.get("author").value == "Ada Moss"  # type: ignore[union-attr]
    assert article.get("hashtags").value == ("Bread",)  # type: ignore[union-attr]


def test_json_that_is_no_export_is_text() -> None:
    assert read_bytes(b'{"a": 1}', "a.json").source.lines == ('{"a": 1}',)


def test_a_quote_knows_who_said_it() -> None:
    for by in ("<cite>Ada Moss</cite>", "<footer>— Ada Moss</footer>", "<p>— Ada Moss</p>"):
        (block,) = fragment(f"<h1>T</h1><blockquote><p>Bread rises.</p>{by}</blockquote>").blocks
        assert isinstance(block, Quotation)
        assert (block.text.plain, block.by) == ("Bread rises.", "Ada Moss")


def test_stars_and_brackets_of_a_page_are_no_markup() -> None:
    (block,) = fragment("<h1>T</h1><p>2 * 3 * 4 [a](b) _x_ `y` &lt;b&gt; a\\b</p>").blocks
    assert isinstance(block, Paragraph)
    assert block.text.plain == "2 * 3 * 4 [a](b) _x_ `y` <b> a\\b"
    assert not block.text.marks


def test_a_table_that_only_lays_out_is_read_as_text() -> None:
    html = "<h1>T</h1><table><tr><td><h2>Left</h2><p>One.</p><td><p>Two.</p><tr><td>x<td>y</table>"
    assert not any(isinstance(block, Grid) for block in fragment(html).blocks)


def test_spanned_cells_keep_the_columns_apart() -> None:
    html = "<h1>T</h1><table><tr><th>a<th>b<tr><td colspan=2>x<tr><td>1<td>2</table>"
    (grid,) = fragment(html).blocks
    assert isinstance(grid, Grid)
    assert [[cell.plain for cell in row] for row in grid.rows] == [["x", ""], ["1", "2"]]


def test_jekyll_posts_in_html_have_front_matter() -> None:
    article = fragment("---\ntitle: Rye\nlang: de\n---\n<p>{{ site.x }}Brot.</p>\n")
    assert (article.title.plain, article.language) == ("Rye", "de")
    (block,) = article.blocks
    assert isinstance(block, Paragraph)
    assert (block.text.plain, block.span.first) == ("Brot.", 5)


def test_the_head_of_a_page_names_author_date_and_language() -> None:
    pytest.importorskip("trafilatura")
    lines = [text for text, _ in page(clean())]
    lines[2] = (
        '<head><meta name="author" content="Ada Moss"><meta property="article:published_time" '
        'content="2026-03-02T08:00:00Z">'
    )
    article = read_bytes("\n".join(lines).encode(), "a.html")
    assert article.get("author").value == "Ada Moss"  # type: ignore[union-attr]
    assert str(article.date) == "2026-03-02"
    assert article.title.starts[0][1] > 5  # the headline on the page, not the name of the tab


FORMS: dict[str, Callable[[int], str]] = {
    "open divs": lambda n: "<div>" * (n // 5) + "<p>word</p>",
    "nested quotes": lambda n: "<blockquote>" * (n // 12) + "word",
    "nested lists": lambda n: "<ul><li>a" * (n // 9),
    "nested tables": lambda n: "<table><tr><td>a" * (n // 16),
    "rows": lambda n: "<table>" + "<tr><td>a<td>b" * (n // 14) + "</table>",
    "wide spans": lambda n: "<table>" + "<tr><td colspan=999>a<td>b" * (n // 26) + "</table>",
    "unclosed comments": lambda n: "<!--" * (n // 4),
    "unclosed scripts": lambda n: "<script>" * (n // 8),
    "quotes in tags": lambda n: "<a '\"" * (n // 5),
    "share boxes": lambda n: '<div class="share">' * (n // 19) + "</div>",
    "attributes": lambda n: "<p " + "a=b " * (n // 4) + ">x</p>",
    "entities": lambda n: "<p>" + "&amp;" * (n // 5) + "</p>",
    "inline tags": lambda n: "<p>" + "<b>x" * (n // 4) + "</p>",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_no_form_of_html_takes_more_than_its_share_of_time(form: str) -> None:
    html = FORMS[form](60_000)
    began = time.process_time()
    fragment(f"<h1>T</h1>\n{html}\n<p>The last word.</p>")
    brief(read_bytes(f"# T\n\n{html}\n\nThe last word.\n".encode(), "a.md"))
    assert time.process_time() - began < 5


def test_a_hostile_page_is_read_or_refused_with_help() -> None:
    pytest.importorskip("trafilatura")
    for form in FORMS.values():
        text = f"<!DOCTYPE html><html><body><h1>T</h1>{form(20_000)}<p>The last word.</p></body></html>"
        try:
            read_bytes(text.encode(), "a.html")
        except ArticleError as error:
            assert error.help
