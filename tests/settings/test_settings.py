"""Settings: the nearest wins, and a slip is an error with a suggestion."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentgen.errors import Place, SettingsError
from contentgen.settings import TABLE, Settings
from contentgen.settle import load_settings


def load(
    folder: Path, toml: str = "", *, environ: dict[str, str] | None = None, **flags: object
) -> Settings:
    if toml:
        (folder / "contentgen.toml").write_text(toml)
    front = flags.pop("front", None)
    return load_settings(folder, environ=environ or {}, flags=flags, front=front)  # type: ignore[arg-type]  # popped from `object`s


def test_without_anything_the_built_in_values_hold(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()


def test_a_flag_beats_the_environment_beats_front_matter_beats_the_file(tmp_path: Path) -> None:
    toml, env, front = 'audience = "toml"', {"CONTENTGEN_AUDIENCE": "env"}, {"audience": "front"}
    assert load(tmp_path, toml).audience == "toml"
    assert load(tmp_path, toml, front=front).audience == "front"
    assert load(tmp_path, toml, environ=env, front=front).audience == "env"
    assert load(tmp_path, toml, environ=env, front=front, audience="flag").audience == "flag"


def test_the_file_of_a_folder_above_counts(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "contentgen.toml").write_text('[brand]\nname = "Ada"')
    assert load(tmp_path / "articles").brand_name == "Ada"


@pytest.mark.parametrize(
    ("toml", "code", "line", "words"),
    [
        ('theem = "paper"', "CG203", 1, "theme"),
        ('[brand]\nnmae = "Ada"', "CG203", 2, "brand.name"),
        ('theme = "paper', "CG201", 1, ""),
        ("\nsizes = 3", "CG207", 2, "a list of names"),
        ("counters = 'perhaps'", "CG207", 1, "true or false"),
        ("[brand]\nname = [1]", "CG207", 2, "text"),
        ("[letter]\nview = 'x'\n[brand]\nview = 'x'", "CG203", 4, "brand.name"),
        ("link = 'example.com'", "CG207", 1, "https://"),
        ("date = 2026-02-30", "CG201", 1, ""),
        ("date = '2026-02-30'", "CG207", 1, "YYYY-MM-DD"),
        ("language = 'klingon'", "CG207", 1, "two letters"),
        ("templates = 'mine'", "CG207", 1, "a folder"),
        ("[brand]\naccent = 'red'", "CG207", 2, "#rrggbb"),
    ],
)
def test_a_slip_in_the_file_names_its_line_and_what_was_meant(
    tmp_path: Path, toml: str, code: str, line: int, words: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load(tmp_path, toml)
    error = caught.value
    assert (error.code, error.exit_code) == (code, 2)
    assert error.at is not None
    assert error.at.line == line
    assert words in error.help


def test_a_slip_in_a_variable_is_an_error_and_a_stranger_is_not(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="CONTENTGEN_THEEM") as caught:
        load(tmp_path, environ={"CONTENTGEN_THEEM": "paper"})
    assert "CONTENTGEN_THEME" in caught.value.help
    assert load(tmp_path, environ={"CONTENTGEN_X_API_URL": "http://127.0.0.1:1"}) == Settings()


@pytest.mark.parametrize("key", ["output", "templates", "brand.name", "letter.from"])
def test_front_matter_may_not_name_paths_or_accounts(tmp_path: Path, key: str) -> None:
    with pytest.raises(SettingsError, match="may not set"):
        load(tmp_path, front={key: "/etc"})


def test_front_matter_may_name_a_theme_but_not_a_theme_file(tmp_path: Path) -> None:
    assert load(tmp_path, front={"theme": "paper"}).theme == "paper"
    with pytest.raises(SettingsError, match="theme file"):
        load(tmp_path, front={"theme": "../../evil.toml"})


def test_an_error_in_front_matter_stands_at_its_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(
            tmp_path,
            environ={},
            flags={},
            front={"themes": "x"},
            front_place=lambda _: Place("a.md", 3),
        )
    assert str(caught.value).startswith("a.md:3:1: CG204")


def test_lists_may_be_written_with_commas_or_spaces_in_a_variable(tmp_path: Path) -> None:
    assert load(tmp_path, environ={"CONTENTGEN_SIZES": "wide, square portrait"}).sizes == (
        "wide",
        "square",
        "portrait",
    )


def test_every_setting_has_a_row_and_every_row_a_setting() -> None:
    assert sorted(row.field for row in TABLE) == sorted(Settings.__dataclass_fields__)


def test_what_a_later_stage_judges_is_said_with_the_place_that_set_it(tmp_path: Path) -> None:
    (tmp_path / "contentgen.toml").write_text('sizes = ["wide",\n "huge"]')

    def judge(name: str) -> None:
        if name == "huge":
            raise SettingsError("CG209", "unknown size 'huge'")

    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path, environ={}, flags={}, checks={"sizes": judge})
    assert str(caught.value).endswith("contentgen.toml:1:1: CG209 unknown size 'huge'")


def test_paths_in_the_file_start_at_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    settings = load(tmp_path, 'templates = "mine"\ntheme = "looks/own.toml"')
    assert Path(settings.templates) == tmp_path / "mine"
    assert Path(settings.theme) == tmp_path / "looks/own.toml"
    assert Path(settings.output) == tmp_path / "build"
    assert load(tmp_path, output="elsewhere").output == "elsewhere"


def test_a_file_that_begins_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "contentgen.toml").write_bytes(b"\xef\xbb\xbfcounters = true")
    assert load(tmp_path).counters


def test_a_setting_that_does_not_exist_is_an_error_in_python_too(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="theem") as caught:
        load(tmp_path, theem="paper")
    assert "theme" in caught.value.help
