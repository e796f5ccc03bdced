"""What kind of file can be read, and how a file that cannot is refused: code, line, column, help."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentgen.article import read, read_bytes
from contentgen.article.decode import LIMIT
from contentgen.article.model import Article, Paragraph
from contentgen.errors import ArticleError

TEXT = "# Café\n\nZwölf Öfen — “warm”.\n"


def words(article: Article) -> str:
    return " ".join(block.text.plain for block in article.blocks if isinstance(block, Paragraph))


def refusal(data: bytes) -> ArticleError:
    with pytest.raises(ArticleError) as caught:
        read_bytes(data, "bread.md")
    assert caught.value.help, "an error says what to do next"
    assert caught.value.at is not None
    return caught.value


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"]
)
def test_unicode_is_read_in_every_form_that_names_itself(encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    article = read_bytes(mark + TEXT.encode(encoding), "bread.md")
    assert article.title.plain == "Café"
    assert words(article) == "Zwölf Öfen — “warm”."
    assert article.notices == ()


def test_windows_text_is_read_and_said() -> None:
    article = read_bytes("# Bread\n\nA café – “warm”.\n".encode("cp1252"), "bread.md")
    assert words(article) == "A café – “warm”."
    (notice,) = article.notices
    assert (notice.code, notice.spans[0].first) == ("CG115", 3)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_counted_alike_whatever_ends_them(ending: str) -> None:
    article = read_bytes("# T\n\nOne.\n\nTwo.\n".replace("\n", ending).encode(), "bread.md")
    assert [block.span.first for block in article.blocks] == [3, 5]
    assert article.source.lines == ("# T", "", "One.", "", "Two.")


def test_only_a_line_feed_ends_a_line() -> None:
    article = read_bytes("# T\n\na\x0bb\x0cc\x85d\u2028e\u2029f\n\nlast\n".encode(), "bread.md")
    assert [block.span.first for block in article.blocks] == [3, 5]


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        ("Wörter\nhier: ".encode() + b"\xff\n", 2, 7),
        (b"ab\xc3(\xc3\xa9\n", 1, 3),
        (b"one\r\ntwo\r\nthr\x81ee", 3, 4),
    ],
)
def test_bytes_that_are_no_text_are_placed(data: bytes, line: int, column: int) -> None:
    error = refusal(data)
    assert error.code == "CG105"
    assert error.at is not None
    assert (error.at.line, error.at.column) == (line, column)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04....", "Word"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"text\0text", "NUL"),
    ],
)
def test_other_files_are_refused_by_name(data: bytes, word: str) -> None:
    error = refusal(data)
    assert error.code == "CG105"
    assert word in error.message


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf\n", b"---\ntitle: T\n---\n\n"])
def test_an_empty_article_is_an_error(data: bytes) -> None:
    assert refusal(data).code == "CG102"


def test_a_file_over_the_limit_is_refused_by_its_size() -> None:
    error = refusal(b"word " * (LIMIT // 5 + 1))
    assert (error.code, "12 MB" in error.message) == ("CG103", True)


def test_control_characters_do_not_reach_the_words() -> None:
    article = read_bytes(b"# T\n\nA \x1b]0;title\x07word\x08.\n", "bread.md")
    assert words(article) == "A ]0;titleword."
    assert [notice.code for notice in article.notices] == ["CG125"]


def test_a_missing_file_names_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "bread.md").write_text("# T\n\nText.\n")
    with pytest.raises(ArticleError) as caught:
        read(tmp_path / "braed.md")
    assert caught.value.code == "CG101"
    assert "bread.md" in caught.value.help


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(ArticleError) as caught:
        read(tmp_path)
    assert caught.value.code == "CG106"


def test_a_path_no_system_can_open_is_an_error_of_ours() -> None:
    with pytest.raises(ArticleError) as caught:
        read("a\0b.md")
    assert caught.value.code == "CG106"


def test_the_source_is_kept_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "bread.md"
    path.write_bytes(b"# T\r\n\r\nText .  \r\n")
    article = read(path)
    assert article.source.path == str(path)
    assert article.source.line(3) == "Text .  "
    assert len(article.source.sha256) == 64
