"""Front matter: what is taken from it, what is left as text, and what is refused with its place."""

from __future__ import annotations

from datetime import date

import pytest

from contentgen.article import front_settings, read_bytes
from contentgen.article.model import Article, Paragraph
from contentgen.errors import ArticleError, SettingsError
from contentgen.settle import load_settings


def article(front: str, body: str = "Text of the article.") -> Article:
    return read_bytes(f"---\n{front}\n---\n{body}\n".encode(), "2026-05-14-bread.md")


def value(front: str, key: str) -> object:
    meta = article(front).get(key)
    assert meta is not None
    return meta.value


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12:30", "12:30"),
        ("12:30:45", "12:30:45"),
        ("0123", "0123"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("1.10", "1.10"),
        ("1e3", "1e3"),
        ("no", "no"),
        ("on", "on"),
        ("true", True),
        ("42", 42),
        ("'42'", "42"),
        ("2026-11-22", date(2026, 11, 22)),
        ("2026-02-30", "2026-02-30"),
        ("2026-11-22 07:00", "2026-11-22 07:00"),
        ("=", "="),
        ("<<", "<<"),
        ("~", None),
        ("[a, b]", ("a", "b")),
    ],
)
def test_a_value_is_what_was_typed(typed: str, meant: object) -> None:
    assert value(f"x: {typed}", "x") == meant


def test_keys_are_lower_case_with_underscores_and_know_their_lines() -> None:
    read_ = article("title: T\nOg-Image: a.png\nnotes:\n  - one\n  - two\n\nlast: 1")
    assert [(m.key, m.span.first, m.span.last) for m in read_.meta] == [
        ("title", 2, 2),
        ("og_image", 3, 3),
        ("notes", 4, 6),
        ("last", 8, 8),
    ]


def test_odd_keys_do_not_stop_reading() -> None:
    read_ = article("title: T\n2026: year\nno: word\n? x\n: y\ncontent: c\nhandler: h\nself: s")
    keys = {m.key for m in read_.meta}
    assert keys == {"title", "2026", "no", "x", "content", "handler", "self"}


@pytest.mark.parametrize(
    ("front", "line", "column"),
    [
        ("title: Bread: a history", 2, 13),
        ("title: T\nauthor: *me*", 3, 12),
        ("title: T\nhandle: @me", 3, 9),
        ('title: "T" x', 2, 12),
        ("title: T\nx:\t- a", 3, 3),
        ("title: {{ x }}", 2, 9),
        ("title: !!python/object:os.system x", 2, 8),
        ("title: T\n# A heading\nprose and more\nprose", 5, 1),
        ("title: a\x7fb", 2, 9),
    ],
)
def test_broken_yaml_is_placed_in_the_file(front: str, line: int, column: int) -> None:
    with pytest.raises(ArticleError) as caught:
        article(front)
    error = caught.value
    assert error.code in ("CG104", "CG107")
    assert error.at is not None
    assert error.at.line == line
    assert abs(error.at.column - column) <= 1
    assert error.at.excerpt
    assert error.help


@pytest.mark.parametrize(
    "front",
    [
        "x: " + "[" * 100_00 + "]" * 100_00,
        "x: " + "{a: " * 30 + "}" * 30,
        "\n".join(f"{'  ' * n}k:" for n in range(30)),
        "a: &a [1]\nb: *a",
        "a: &a [*a]",
        "a: &a {x: 1}\nb: {<<: *a}",
    ],
)
def test_yaml_that_could_hurt_is_refused(front: str) -> None:
    with pytest.raises(ArticleError) as caught:
        article(front)
    assert caught.value.code == "CG107"


@pytest.mark.parametrize("front", ["x: !!binary é", "x: !!int " + "9" * 5000, "x: !!int a"])
def test_explicit_types_that_fail_are_errors_of_ours(front: str) -> None:
    with pytest.raises(ArticleError) as caught:
        article(front)
    assert caught.value.code == "CG104"


def test_a_front_matter_that_is_never_closed_is_said_on_its_first_line() -> None:
    with pytest.raises(ArticleError) as caught:
        read_bytes(b"---\ntitle: T\n\nText\n", "bread.md")
    assert str(caught.value) == "bread.md:1:1: CG104 the front matter is never closed"


@pytest.mark.parametrize("fence", ["---", "...", "---  "])
@pytest.mark.parametrize("before", ["", "\ufeff", "\n\n"])
def test_fences_as_people_write_them(fence: str, before: str) -> None:
    read_ = read_bytes(f"{before}---\ntitle: T\n{fence}\nText.\n".encode(), "bread.md")
    assert read_.title.plain == "T"
    assert [b.span.first for b in read_.blocks] == [4 + before.count("\n")]


@pytest.mark.parametrize(
    "block",
    ["Some prose.", "- a\n- b", "# A heading", "Note that: it rained.", "title:Bread", "", "----"],
)
def test_what_is_no_setting_stays_text(block: str) -> None:
    read_ = read_bytes(f"---\n{block}\n---\n\nText.\n".encode(), "bread.md")
    said = f"{read_.title.plain} {list(read_.blocks)!r} {list(read_.walk())!r}"
    for word in block.split():
        assert word.strip("-#:") in said


@pytest.mark.parametrize(
    ("front", "code", "line"),
    [
        ("title = ", "CG104", 2),
        ("title = 'a'\ntitle = 'b'", "CG104", 3),
        ("x = " + "[" * 3000, "CG107", 1),
    ],
)
def test_broken_toml_is_placed_in_the_file(front: str, code: str, line: int) -> None:
    with pytest.raises(ArticleError) as caught:
        read_bytes(f"+++\n{front}\n+++\nText.\n".encode(), "bread.md")
    assert caught.value.code == code
    assert caught.value.at is not None
    assert caught.value.at.line == line


def test_settings_are_the_contentgen_mapping_and_three_keys_of_the_top() -> None:
    read_ = article("theme: ink\naudience: bakers\nlink: https://example.org\nslug: x\n"
                    "contentgen:\n  sizes: [wide, story]\n  theme: paper")  # fmt: skip
    assert front_settings(read_) == {
        "theme": "paper",
        "audience": "bakers",
        "link": "https://example.org",
        "sizes": ("wide", "story"),
    }


def test_a_setting_below_a_setting_keeps_its_full_name() -> None:
    assert front_settings(article("contentgen: {brand: {name: X}}")) == {"brand.name": "X"}


def test_settings_come_from_the_front_matter_only() -> None:
    text = "# T\n\n**Audience:** Bakers | **Theme:** night | **Reading time:** 3 min\n\nText.\n"
    read_ = read_bytes(text.encode(), "bread.md")
    assert read_.get("audience") is not None
    assert front_settings(read_) == {}


def test_settings_of_the_front_matter_are_accepted_by_settings(tmp_path: object) -> None:
    from pathlib import Path

    found = front_settings(article("theme: ink\ncontentgen: {sizes: [wide]}"))
    settings = load_settings(Path(str(tmp_path)), environ={}, flags={}, front=found)
    assert (settings.theme, settings.sizes) == ("ink", ("wide",))


def test_the_nearest_date_wins() -> None:
    data = b"---\ndate: 2026-04-22\n---\nText.\n"
    name = "2026-05-14-bread.md"
    assert read_bytes(data, name, date="2026-06-01").date == date(2026, 6, 1)
    assert read_bytes(data, name).date == date(2026, 4, 22)
    assert read_bytes(b"# T\n\nText.\n", name).date == date(2026, 5, 14)
    assert read_bytes(b"# T\n\nText.\n", "bread.md").date is None


@pytest.mark.parametrize(
    "typed",
    ["2026-04-22", '"2026-04-22T07:00:00+02:00"', "April 22, 2026", "22 April 2026", "22. April 2026",
     "22 de abril de 2026", "22 avril 2026", "2026年4月22日"],
)  # fmt: skip
def test_a_date_is_read_as_people_write_it(typed: str) -> None:
    assert article(f"date: {typed}").date == date(2026, 4, 22)


def test_a_date_that_is_none_is_said_and_the_name_of_the_file_counts() -> None:
    read_ = article("date: next spring")
    assert read_.date == date(2026, 5, 14)
    assert "CG128" in [notice.code for notice in read_.notices]


def test_a_date_on_the_command_line_must_be_one() -> None:
    with pytest.raises(SettingsError):
        read_bytes(b"Text.\n", "bread.md", date="tomorrow")


def test_the_language_is_what_was_said_before_what_it_looks_like() -> None:
    german = "Das ist der Text, und er ist nicht von hier."
    assert article("lang: fr-CA", german).language == "fr"
    assert article("title: T", german).language == "de"
    assert read_bytes(german.encode(), "a.md", language="nl").language == "nl"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The oven was cold and the baker had gone home with the keys.", "en"),
        ("Der Ofen war kalt und die Bäckerin ist mit dem Schlüssel nach Hause.", "de"),
        ("Le four est froid et la boulangère est dans la rue avec les clés.", "fr"),
        ("El horno está frío y la panadera se fue con las llaves de la casa.", "es"),
        ("O forno está frio e a padeira não foi para casa com as chaves.", "pt"),
        ("Il forno è freddo e la fornaia non è più in casa con le chiavi.", "it"),
        ("De oven is koud en de bakker is niet met de sleutels naar huis.", "nl"),
        ("オーブンは冷たく、パン屋は鍵を持って家に帰りました。", "ja"),
        ("烤箱是冷的，面包师带着钥匙回家了。", "zh"),
        ("42", "en"),
    ],
)
def test_the_language_is_told_by_script_and_small_words(text: str, language: str) -> None:
    assert read_bytes(text.encode(), "a.md").language == language


def test_nothing_is_dropped_where_front_matter_and_text_disagree() -> None:
    body = "**Subtitle:** Another.\n\n**Category:** Ovens\n\n*Disclaimer: From below.*"
    read_ = article("subtitle: One.\ncategory: Bread\ndisclaimer: From above.", body)
    assert read_.subtitle is not None
    assert read_.subtitle.plain == "One."
    assert any(isinstance(b, Paragraph) and b.text.plain == "Another." for b in read_.blocks)
    assert [n.code for n in read_.notices if n.code == "CG129"] == ["CG129", "CG129"]
