"""`contentgen check`: what an editor should look at, with codes and exit codes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from commands import ARTICLE, write

from contentgen.cli import run

ALL = ("x", "linkedin", "bluesky", "mastodon", "threads", "instagram", "facebook")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("CONTENTGEN_")]:
        monkeypatch.delenv(name)
    write(tmp_path)
    return tmp_path


def found(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, list[Any]]:
    capsys.readouterr()
    code = run(["check", *args, "--output-format", "json"])
    return code, json.loads(capsys.readouterr().out)


def change(kit: Path, thread: str, post: int, **to: object) -> None:
    """What a hand does to a kit."""
    file = kit / "social" / f"{thread}.json"
    tree = json.loads(file.read_text("utf-8"))
    tree["posts"][post - 1].update(to)
    file.write_text(json.dumps(tree), "utf-8")


def test_a_clean_article_says_what_posting_costs_and_nothing_else(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, findings = found(capsys, "ferry.md", "--link", "https://example.com/ferry")
    assert code == 0
    assert [(f["code"], f["level"], f["thread"]) for f in findings] == [("CG318", "info", "main")]
    assert "without its link" in findings[0]["message"]


def test_a_doubt_of_reading_points_to_its_line(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(
        here,
        "ferry.md",
        ARTICLE.replace("a year,", "a year, two weeks ago,").replace(
            ", the harbor office said on 3 March 2026", ""
        ),
    )
    code, findings = found(capsys, "ferry.md")
    doubts = [f for f in findings if f["level"] == "warning"]
    assert code == 0 and doubts
    assert all(f["line"] and f["path"] == "ferry.md" for f in doubts)
    assert run(["check", "ferry.md", "--strict"]) == 3


def test_a_kit_as_it_was_built_has_no_warning(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    networks = [word for name in ALL for word in ("--network", name)]
    assert run(["build", "ferry.md", *networks]) == 0
    code, findings = found(capsys, "build/ferry")
    assert code == 0
    assert {f["code"] for f in findings} <= {"CG310", "CG318"}


def test_a_kit_that_a_hand_has_changed_is_checked_as_it_is(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "ferry.md", "--network", "x"]) == 0
    change(here / "build/ferry", "x/main", 1, text="It carries 99,000 people. #Ferry")
    code, findings = found(capsys, "build/ferry")
    assert code == 0
    assert [f["code"] for f in findings if f["level"] != "info"] == [
        "CG319", "CG304", "CG305", "CG311",
    ]  # fmt: skip
    path = str(Path("build/ferry/social/x/main.json"))
    assert {(f["path"], f["line"]) for f in findings} == {(path, None)}
    assert all(f["help"] for f in findings)


def test_what_the_build_wrote_is_not_held_against_a_brief_that_lacks_it(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quote = "The harbor office called the 31,000 riders “a number that nobody here would believe” in May."
    write(here, "ferry.md", ARTICLE + f"\n{quote}\n")
    assert run(["build", "ferry.md", "--network", "x", "--network", "bluesky"]) == 0
    assert not {"CG311", "CG312"} & {f["code"] for f in found(capsys, "build/ferry")[1]}
    change(here / "build/ferry", "x/main", 1, text="They said “a number for 77 small children”.")
    _, findings = found(capsys, "build/ferry")
    assert [f["code"] for f in findings if f["code"] in ("CG311", "CG312")] == ["CG311", "CG312"]


def test_what_a_network_would_refuse_ends_with_4(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "ferry.md", "--network", "x"]) == 0
    change(here / "build/ferry", "x/main", 2, text="word " * 60)
    code, findings = found(capsys, "build/ferry")
    assert code == 4
    assert [f["message"] for f in findings if f["level"] == "error"] == [
        "post 2 is 20 over X’s limit of 280"
    ]


def test_for_people_help_is_said_once_and_the_count_goes_to_stderr(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "ferry.md", "--network", "x"]) == 0
    for post in (1, 2):
        change(here / "build/ferry", "x/main", post, text=f"See README.md, {post}.")
    capsys.readouterr()
    assert run(["check", "build/ferry"]) == 0
    said = capsys.readouterr()
    assert said.out.count("CG302 x/main post") == 2
    assert said.out.count("help: Write it without its ending") == 1
    assert said.err.endswith("warnings\n")


def test_for_github_each_finding_is_an_annotation(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(
        here,
        "100%, it.md",
        ARTICLE.replace("a year,", "a year, two weeks ago,").replace(
            ", the harbor office said on 3 March 2026", ""
        ),
    )
    capsys.readouterr()
    run(["check", "100%, it.md", "--output-format", "github"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("::warning file=100%25%2C it.md,line=3,title=CG152::")
    assert all(line.startswith(("::warning ", "::notice ")) for line in lines)


def test_a_file_that_is_no_article_and_no_kit_is_refused(here: Path) -> None:
    assert run(["check", "nothing.md"]) == 1
