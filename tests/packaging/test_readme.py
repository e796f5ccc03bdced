"""The README cannot lie: what it prints is what the program says, what it tells to type works."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from contentgen.cli import COMMANDS, run
from contentgen.settings import TABLE, Setting
from contentgen.testing import Fake

TOP = Path(__file__).resolve().parents[2]
README = (TOP / "README.md").read_text("utf-8")


def test_what_cog_prints_into_it_is_what_the_program_says() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "README.md"],
        cwd=TOP, env={**os.environ, "PYTHONPATH": str(TOP / "src")}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, "make readme writes it anew\n" + done.stdout + done.stderr


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_in_it(name: str) -> None:
    assert f"### `contentgen {name}`" in README


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.key)
def test_every_setting_is_in_it(row: Setting) -> None:
    assert f"| `{row.key}` | `{row.variable}` |" in README


def test_every_exit_code_is_in_it() -> None:
    from contentgen.errors import ArticleError, LayoutError, OutputError, SettingsError
    from contentgen.publish.model import NotSent, Unknown
    from contentgen.sending.errors import SendingError, UnknownOutcome

    told = {int(code) for code in re.findall(r"(?m)^\| (\d+) \|", README)}
    kinds = (
        ArticleError,
        LayoutError,
        OutputError,
        SettingsError,
        SendingError,
        UnknownOutcome,
        NotSent,
        Unknown,
    )
    assert told == {0, 3, 130, *(kind.exit_code for kind in kinds)}


def typed() -> list[str]:
    """Every line that a reader is told to type, comments taken off."""
    blocks = re.findall(r"```sh\n(.*?)```", README, flags=re.S)
    lines = (line.partition(" #")[0].strip() for block in blocks for line in block.splitlines())
    return [line for line in lines if line]


def test_every_contentgen_command_that_it_tells_to_type_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    commands = [part.strip() for line in typed() for part in line.split("&&")]
    ours = [c for c in commands if c.startswith(("contentgen ", "cd "))]
    assert len(ours) >= 4
    article = (TOP / "articles/plain-note.md").read_bytes()
    with Fake("x") as fake:  # what is posted goes there and nowhere else
        for name, value in {**fake.environ, "CONTENTGEN_PUBLISH_GAP": "0.01s"}.items():
            monkeypatch.setenv(name, value)
        _type(ours, article, monkeypatch)


def _type(ours: list[str], article: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    for command in ours:
        verb, *args = shlex.split(command)
        if verb == "cd":
            monkeypatch.chdir(args[0])
            continue
        for name in (a for a in args if a.endswith(".md") and not Path(a).exists()):
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(article)
        assert run(args) in ((0, 3) if "--strict" in args else (0,)), command


def test_every_make_command_that_it_tells_to_type_is_there() -> None:
    rules = re.findall(r"(?m)^([a-z-]+):", (TOP / "Makefile").read_text("utf-8"))
    for line in typed():
        for rule in re.findall(r"\bmake ([a-z]+)", line):
            assert rule in rules


def test_its_python_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.md").write_bytes((TOP / "articles/plain-note.md").read_bytes())
    for block in re.findall(r"```python\n(.*?)```", README, flags=re.S):
        exec(compile(block, "README.md", "exec"), {})


def test_its_picture_of_a_kit_is_a_kit(tmp_path: Path) -> None:
    assert run(["build", str(TOP / "articles/compute-wars.md"), "-o", str(tmp_path)]) == 0
    named = README.partition("## The kit on disk")[2].partition("## ")[0]
    manifest = json.loads((tmp_path / "compute-wars/manifest.json").read_text("utf-8"))
    for file in manifest["files"]:
        path = Path(file["path"])
        if path.parts[0] in ("newsletter",) or len(path.parts) == 1:
            assert path.name in named
        else:
            assert f"{path.parts[0]}/" in named
