"""What holds for any article: lines move together, no word is lost, twice is the same as once."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.article import read_bytes
from contentgen.article.lines import Lines
from contentgen.article.model import Article, Block, Paragraph, Section, Text
from contentgen.article.notes import Notes
from contentgen.article.residue import strip_residue
from contentgen.errors import ArticleError
from contentgen.source import Span

WORDS = st.sampled_from(
    "Bread rises slowly when 40% of flour is rye and $3 million ovens are cold, says Ada. Zwölf Öfen".split()
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=3).map("\n".join)
BLOCKS = st.one_of(
    PARAGRAPHS,
    SENTENCES.map(lambda s: f"## {s}"),
    SENTENCES.map(lambda s: f"**The Gain:** {s} ."),
    st.lists(SENTENCES, min_size=1, max_size=4).map(
        lambda items: "\n".join(f"- {i}" for i in items)
    ),
    st.lists(SENTENCES, min_size=1, max_size=3).map(
        lambda rows: "| a | b |\n|---|---|\n" + "\n".join(f"| {r} | x |" for r in rows)
    ),
    SENTENCES.map(lambda s: f"> {s}\n> more"),
    SENTENCES.map(lambda s: f"```\n{s}\n```"),
    st.just("---"),
    SENTENCES.map(lambda s: f"<details><summary>{s}</summary>\n{s}\n</details>"),
)
ARTICLES = st.lists(BLOCKS, min_size=1, max_size=10)
JUNK = st.text(st.sampled_from("aZ1 .:*_`#>|-=+<>/[](){}!\\\n\t~^&;%$\"'—»é漢\u00a0"), max_size=80)
LEFT_OUT = ("CG118", "CG119", "CG120", "CG121", "CG129", "CG130", "CG131")
NO_WORD = re.compile(r"[\w$%]+")


def moved(value: object, by: int) -> object:
    """The same nouns with every raw line shifted."""
    if isinstance(value, Span):
        return (value.first - by, value.last - by)
    if isinstance(value, Text):
        starts = tuple((o, line - by) for o, line in value.starts if value.plain)
        return (value.plain, value.marks, starts)
    if isinstance(value, tuple):
        return tuple(moved(one, by) for one in value)
    if is_dataclass(value):
        return tuple(
            tuple(line - by for line in getattr(value, f.name))
            if f.name == "row_lines"
            else moved(getattr(value, f.name), by)
            for f in fields(value)
            if f.name != "source"
        )
    return value


def said(article: Article) -> str:
    """All words that are kept, and the lines of which a notice says that they were left out."""
    left_out = [notice for notice in article.notices if notice.code in LEFT_OUT]
    lines = {line for notice in left_out for span in notice.spans for line in span.lines}
    noted = [article.source.line(line) for line in lines]
    return repr((article.title, article.subtitle, article.meta, article.sections)) + " ".join(noted)


@given(ARTICLES, st.integers(1, 5))
@settings(deadline=None)
def test_blank_lines_above_shift_every_line_and_change_nothing_else(
    blocks: list[str], lines: int
) -> None:
    text = "# Bread\n\n" + "\n\n".join(blocks)
    one = read_bytes(text.encode(), "bread.md")
    other = read_bytes(("\n" * lines + text).encode(), "bread.md")
    assert moved(other, lines) == moved(one, 0)


@given(ARTICLES, ARTICLES)
@settings(deadline=None)
def test_a_section_is_read_the_same_wherever_it_stands(above: list[str], below: list[str]) -> None:
    tail = "## Ovens\n\n" + "\n\n".join(block for block in below if not block.startswith("##"))
    alone = read_bytes(f"# Bread\n\n{tail}\n\n## End\n\nx".encode(), "bread.md")
    head = "# Bread\n\n" + "\n\n".join(["Text."] * 12 + above)
    later = read_bytes(f"{head}\n\n{tail}\n\n## End\n\nx".encode(), "bread.md")
    by = head.count("\n")
    assert moved(later.sections[-2].blocks, by) == moved(alone.sections[-2].blocks, 0)


@given(ARTICLES)
@settings(deadline=None)
def test_no_word_is_lost(blocks: list[str]) -> None:
    text = "\n\n".join(["# Bread", *blocks])
    kept = said(read_bytes(text.encode(), "bread.md"))
    for word in NO_WORD.findall(text.replace("details", "").replace("summary", "")):
        assert word in kept


@given(ARTICLES)
@settings(deadline=None)
def test_no_word_is_lost_when_the_blank_lines_are(blocks: list[str]) -> None:
    text = "\n".join(["# Bread", *blocks])
    kept = said(read_bytes(text.encode(), "bread.md"))
    for word in NO_WORD.findall(text.replace("details", "").replace("summary", "")):
        assert word in kept


@given(JUNK)
@settings(deadline=None, max_examples=300)
def test_any_text_is_read_or_refused_with_help(text: str) -> None:
    try:
        article = read_bytes(text.encode(), "bread.md")
    except ArticleError as error:
        assert error.help
        return
    assert article == read_bytes(text.encode(), "bread.md")
    check_texts(article, len(article.source.lines))


def check_texts(value: object, lines: int) -> None:
    """Every offset stands in its text, every line in the file."""
    if isinstance(value, Span):
        assert 1 <= value.first <= value.last <= lines
    elif isinstance(value, Text) and value.plain:
        offsets = [offset for offset, _ in value.starts]
        assert offsets == sorted(set(offsets))
        assert offsets[0] == 0
        assert all(1 <= line <= lines for _, line in value.starts)
        assert all(0 <= m.start < m.end <= len(value.plain) for m in value.marks)
        assert value.plain == value.plain.strip()
    elif isinstance(value, tuple):
        for one in value:
            check_texts(one, lines)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name != "source":
                check_texts(getattr(value, field.name), lines)


@given(st.binary(max_size=60))
@settings(deadline=None, max_examples=200)
def test_any_bytes_are_read_or_refused_with_help(data: bytes) -> None:
    try:
        read_bytes(data, "bread.md")
    except ArticleError as error:
        assert error.help


@given(st.lists(SENTENCES, min_size=2, max_size=6))
@settings(deadline=None)
def test_every_offset_of_a_wrapped_paragraph_knows_its_line(lines: list[str]) -> None:
    article = read_bytes(("# T\n\nStart `of\nit` all\n" + "\n".join(lines)).encode(), "bread.md")
    (block, *_) = article.blocks
    text = getattr(block, "text", Text(""))
    offset = text.plain.find("all")
    for number, line in enumerate(lines, 5):
        for word in line.split():
            offset = text.plain.find(word, offset)
            assert text.line_at(offset) == number
            offset += len(word)


RESIDUE = st.sampled_from(
    ["{% include x.html %}", "<!-- a note -->", "{{< youtube x >}}", "Advertisement", "[TOC]",
     "<iframe src='x'></iframe>", "<div class=\"share-buttons\">Tweet</div>", "{: .lead}", "import A from 'a'"]
)  # fmt: skip


@given(ARTICLES, st.data())
@settings(deadline=None)
def test_residue_between_blocks_moves_lines_and_changes_nothing_else(
    blocks: list[str], data: st.DataObject
) -> None:
    text = ["# Bread", "Bread has a crust.", *(b for b in blocks if b != "---")]
    plain = read_bytes("\n\n\n\n".join(text).encode(), "bread.md")
    gaps = [data.draw(RESIDUE) for _ in text[1:]]
    parts = [part for one, gap in zip(text, [*gaps, ""], strict=True) for part in (one, gap)]
    mixed = read_bytes("\n\n".join(parts).encode(), "bread.md")
    assert [_words(s) for s in mixed.walk()] == [_words(s) for s in plain.walk()]
    assert [s.span.first for s in mixed.walk()] == [s.span.first for s in plain.walk()]


def _words(section: Section) -> object:
    return section.title.plain, [moved(block, 0) for block in section.blocks]


@given(ARTICLES)
@settings(deadline=None)
def test_reading_what_was_cleaned_cleans_nothing_more(blocks: list[str]) -> None:
    text = "\n\n".join(["# Bread", *blocks])
    notes = Notes()
    lines = Lines(text.split("\n"), range(1, text.count("\n") + 2))
    once, _ = strip_residue(lines, notes)
    twice, _ = strip_residue(once, notes)
    assert list(twice.texts) == list(once.texts)


@given(st.lists(SENTENCES, min_size=1, max_size=8))
@settings(deadline=None)
def test_a_page_says_the_line_of_every_paragraph(sentences: list[str]) -> None:
    html = "\n".join(["<h1>Bread</h1>", *(f"<p>{sentence}</p>" for sentence in sentences)])
    article = read_bytes(html.encode(), "bread.html")
    assert all(f"<p>{_text(b)}" in article.source.line(b.span.first) for b in article.blocks)


def _text(block: Block) -> str:
    assert isinstance(block, Paragraph)
    return block.label + ":" if block.label else block.text.plain
