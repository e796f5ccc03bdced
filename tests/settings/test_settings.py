"""Settings: the nearest wins, and a slip is an error with a suggestion."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentgen.errors import Place, SettingsError
from contentgen.settings import TABLE, Settings, load_settings


def load(
    folder: Path, toml: str = "", *, environ: dict[str, str] | None = None, **flags: object
) -> Settings:
    if toml:
        (folder / "contentgen.toml").write_text(toml)
    front = flags.pop("front", None)
    return load_settings(folder, environ=environ or {}, flags=flags, front=front)  # type: ignore[arg-type]


def test_without_anything_the_built_in_values_hold(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()


def test_a_flag_beats_the_environment_beats_front_matter_beats_the_file(tmp_path: Path) -> None:
    toml, env, front = 'link = "toml"', {"CONTENTGEN_LINK": "env"}, {"link": "front"}
    assert load(tmp_path, toml).link == "toml"
    assert load(tmp_path, toml, front=front).link == "front"
    assert load(tmp_path, toml, environ=env, front=front).link == "env"
    assert load(tmp_path, toml, environ=env, front=front, link="flag").link == "flag"


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
