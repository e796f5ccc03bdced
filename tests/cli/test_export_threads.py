"""`contentgen export`: files for people who post by other means."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from commands import tree, write

from contentgen.cli import run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a kit in it, to stand in."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("CONTENTGEN_")]:
        monkeypatch.delenv(name)
    write(tmp_path)
    assert run(["build", "ferry.md", "--network", "x", "--network", "bluesky"]) == 0
    return tmp_path


def test_the_files_are_named_on_stdout_and_lie_where_they_were_asked_for(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["export", "build/ferry", "--to", "buffer", "-o", "out"]) == 0
    said = capsys.readouterr()
    names = ["out/ferry-buffer-bluesky.csv", "out/ferry-buffer-x.csv"]
    assert said.out.split() == names == sorted(f"out/{name}" for name in tree(here / "out"))


def test_a_network_and_a_thread_can_be_asked_for(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    args = ["export", "build/ferry", "--to", "zip", "--network", "x", "--thread", "main", "--json"]
    assert run(args) == 0
    made = json.loads(capsys.readouterr().out)
    assert made == {"files": ["ferry-threads.zip"], "notices": []}
    data = (here / "ferry-threads.zip").read_bytes()
    assert b"ferry/x/main/1.txt" in data and b"bluesky" not in data


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["build/ferry", "--to", "bufer"], 2, "Did you mean 'buffer'?"),
        (["build/ferry", "--to", "ics"], 2, "CG345 a calendar needs times"),
        (["build/ferry", "--to", "ics", "--at", "soon"], 2, "CG723 'soon' is no time"),
        (["build/ferry", "--to", "zip", "--network", "y"], 2, "CG348 the kit has no 'y'"),
        (["build/ferry", "--to", "buffer", "--media-base-url", "cdn"], 2, "CG347"),
        (["ferry.md", "--to", "zip"], 1, "CG410 this is no kit"),
        (["build/ferry", "--to", "zip", "-o", "ferry.md"], 1, "CG407 cannot write the export"),
    ],
)
def test_what_is_wrong_is_said(
    here: Path, capsys: pytest.CaptureFixture[str], args: list[str], code: int, said: str
) -> None:
    before = tree(here)
    assert run(["export", *args]) == code
    assert said in capsys.readouterr().err
    assert tree(here) == before
