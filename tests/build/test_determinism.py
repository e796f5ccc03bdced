"""The same article gives the same bytes: wherever, whenever and however often it is built."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from kits import ARTICLES, TOP, built, label

from contentgen import build

CITY = TOP / "articles" / "city-budget.md"


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def build_elsewhere(article: Path, out: Path, cwd: Path, **environ: str) -> dict[str, str]:
    """In a process of its own, with only these variables set."""
    plain = {"PATH": os.environ["PATH"], "PYTHONPATH": str(TOP / "src"), **environ}
    subprocess.run(
        [sys.executable, "-m", "contentgen", "build", os.path.relpath(article, cwd),
         "-o", str(out), "--link", "https://example.com/story"],
        cwd=cwd, env=plain, check=True, capture_output=True,
    )  # fmt: skip
    return hashes(out / article.stem)


SURROUNDINGS: Mapping[str, Mapping[str, str]] = {
    "Honolulu": {"TZ": "Pacific/Honolulu", "PYTHONHASHSEED": "0"},
    "Kiritimati": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "42"},
    "no UTF-8": {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "one core": {"PYTHON_CPU_COUNT": "1", "PYTHONOPTIMIZE": "1"},
}


@pytest.mark.parametrize("where", SURROUNDINGS)
def test_time_zone_locale_hash_seed_and_folder_do_not_matter(tmp_path: Path, where: str) -> None:
    cwd = tmp_path / "a b" / "c"
    cwd.mkdir(parents=True)
    assert build_elsewhere(CITY, tmp_path / "out", cwd, **SURROUNDINGS[where]) == hashes(
        built(CITY).folder
    )


@pytest.mark.parametrize("article", ARTICLES, ids=label)
def test_a_second_build_touches_nothing(article: Path) -> None:
    kit = built(article)
    before = {
        p: (p.stat().st_mtime_ns, p.stat().st_ino) for p in [kit.folder, *kit.folder.rglob("*")]
    }
    again = build(article, output=str(kit.folder.parent), link="https://example.com/story")
    assert not again.changed
    assert {p: (p.stat().st_mtime_ns, p.stat().st_ino) for p in before} == before
    assert {*before} == {kit.folder, *kit.folder.rglob("*")}


def test_a_copy_of_the_article_in_another_folder_gives_the_same_kit(tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere" / CITY.name
    copy.parent.mkdir()
    copy.write_bytes(CITY.read_bytes())
    os.utime(copy, (1, 1))
    kit = build(copy, output=str(tmp_path / "out"), link="https://example.com/story")
    assert hashes(kit.folder) == hashes(built(CITY).folder)


@pytest.mark.parametrize("article", ARTICLES, ids=label)
def test_no_folder_of_the_builder_is_told(article: Path) -> None:
    kit = built(article)
    for path in kit.folder.rglob("*"):
        for secret in (kit.folder.parent, article.parent, Path.home() / ""):
            assert path.is_dir() or f"{secret}/".encode() not in path.read_bytes(), path.name


def test_source_date_epoch_dates_the_letter_and_nothing_else_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    kit = build(CITY, output=str(tmp_path), link="https://example.com/story")
    assert (
        b"Date: Tue, 14 Nov 2023 22:13:20 " in (kit.folder / "newsletter/letter.eml").read_bytes()
    )
    ours, plain = hashes(kit.folder), hashes(built(CITY).folder)
    differing = {path for path in ours if ours[path] != plain[path]}
    assert differing == {"newsletter/letter.eml", "manifest.json"}


@pytest.mark.parametrize("article", ARTICLES, ids=label)
def test_no_year_but_the_articles_own_is_printed(article: Path) -> None:
    """The clock's year would be one that the article does not know."""
    from datetime import UTC, datetime

    kit = built(article)
    this_year = str(datetime.now(UTC).year)
    if this_year in article.read_text("utf-8"):
        return  # provenance holds it then
    for path in kit.folder.rglob("*"):
        if path.suffix in (".txt", ".json", ".mjml"):
            words = path.read_text("utf-8")
            assert not re.search(rf"\b{this_year}\b", words), path.name
