"""What a person at a terminal, and a script behind a pipe, may rely on."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from commands import ARTICLE, SOURCES, contentgen, environment, on_a_terminal, tree, write

from contentgen.cli import COMMANDS, run
from contentgen.shipped import shipped

HEAVY = (
    "markdown_it", "jinja2", "PIL", "mrml", "matplotlib", "tweepy", "yaml", "frontmatter",
    "sentencex", "uharfbuzz", "nh3", "rich", "contentgen.article", "contentgen.build",
)  # fmt: skip
ESCAPE = re.compile("\x1b|\x07|\x9b|\x9d|\u202e")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, for runs in this process."""
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith("CONTENTGEN_") or name == "SOURCE_DATE_EPOCH":
            monkeypatch.delenv(name)
    return tmp_path


def test_help_answers_without_importing_what_only_a_build_needs(tmp_path: Path) -> None:
    said = contentgen(tmp_path, "--help", python=("-X", "importtime"))
    imported = {line.rpartition("|")[2].strip() for line in said.err.splitlines()}
    assert said.code == 0
    assert "click" in imported
    assert imported.isdisjoint(HEAVY)
    for name, words in COMMANDS.items():
        assert name in said.out and words[:40] in said.out


def test_a_project_is_begun_in_an_empty_folder_and_its_article_builds(tmp_path: Path) -> None:
    begun = contentgen(tmp_path, "init")
    assert (begun.code, begun.err) == (0, "Next: contentgen build articles/plain-note.md\n")
    assert sorted(tree(tmp_path)) == [".gitignore", "articles/plain-note.md", "contentgen.toml"]
    assert sorted(begun.out.split()) == sorted(tree(tmp_path))
    built = contentgen(tmp_path, "build", "articles/plain-note.md")
    assert built.code == 0
    assert (tmp_path / "build/plain-note/index.html").is_file()
    assert (tmp_path / "build/plain-note/newsletter/letter.eml").is_file()


def test_a_project_is_begun_twice_without_changing_a_word(here: Path) -> None:
    assert run(["init", "mine"]) == 0
    (here / "mine/contentgen.toml").write_text("# my own words\n")
    before = tree(here)
    assert run(["init", "mine"]) == 0
    assert tree(here) == before


def test_every_line_of_the_first_settings_file_is_a_setting(here: Path) -> None:
    """Take the signs of a comment away, and the file still is understood."""
    run(["init"])
    file = here / "contentgen.toml"
    file.write_text(re.sub(r"^# (?=\w+ = )", "", file.read_text("utf-8"), flags=re.M), "utf-8")
    assert run(["show", "articles/plain-note.md", "--json"]) == 0


def test_the_kit_stands_beside_the_settings_wherever_one_stands(tmp_path: Path) -> None:
    contentgen(tmp_path, "init", "project")
    said = contentgen(tmp_path, "build", "project/articles/plain-note.md")
    assert said.code == 0
    assert said.out.startswith("project/build/plain-note: a letter, ")
    assert (tmp_path / "project/build/plain-note/manifest.json").is_file()


def test_stdout_is_the_result_and_talk_goes_to_stderr(tmp_path: Path) -> None:
    write(tmp_path)
    said = contentgen(tmp_path, "build", "ferry.md")
    assert re.fullmatch(r"build/ferry: a letter, \d+ threads?, \d+ pictures?\n", said.out)
    assert "Look at build/ferry/index.html" in said.err
    assert "\r" not in said.err
    again = contentgen(tmp_path, "build", "ferry.md")
    assert again.out == said.out.replace("\n", " (unchanged)\n")


def test_a_build_as_json_names_every_file_that_it_made(tmp_path: Path) -> None:
    write(tmp_path)
    said = contentgen(tmp_path, "build", "ferry.md", "--json")
    made = json.loads(said.out)
    assert made["changed"] is True
    assert sorted(made["files"]) == sorted(tree(tmp_path / made["kit"]))


def test_show_names_the_line_of_whatever_it_found(tmp_path: Path) -> None:
    write(tmp_path)
    said = contentgen(tmp_path, "show", "ferry.md")
    assert said.code == 0
    assert "ferry.md:3: " in said.out
    lines = {int(n) for n in re.findall(r"ferry\.md:(\d+)", said.out)}
    assert lines <= set(range(1, len(ARTICLE.splitlines()) + 1))


def test_show_as_json_holds_to_its_schema(tmp_path: Path) -> None:
    write(tmp_path)
    said = contentgen(tmp_path, "show", "ferry.md", "--json")
    schema = json.loads((shipped("assets") / "schemas/brief-1.json").read_text("utf-8"))
    jsonschema.validate(json.loads(said.out), schema)
    assert said.err == ""


def test_show_wraps_to_the_window_and_only_there(tmp_path: Path) -> None:
    long = "Ridership rose from 12,000 to 31,000 a year because the boat now leaves forty times a day in all weathers."
    write(tmp_path, text=f"# The Ferry Carries More People\n\n{long}\n")
    environ = {"COLUMNS": "60", "NO_COLOR": "1"}
    seen = on_a_terminal(tmp_path, "show", "ferry.md", environ=environ).out
    assert max(map(len, seen.splitlines())) <= 60
    assert "ferry.md:3" not in seen and " 3 " in seen
    piped = contentgen(tmp_path, "show", "ferry.md", environ=environ).out
    assert max(map(len, piped.splitlines())) > 60


def test_a_doubt_is_shown_with_the_lines_on_both_sides(tmp_path: Path) -> None:
    text = "# The Mill\n\nBy 2030 Norvik will have 7 to 8 MW.\n\nIn 2027 Norvik should reach 7 to 8 MW.\n"
    write(tmp_path, text=text)
    told = contentgen(tmp_path, "show", "ferry.md").out.partition("Notices")[2]
    assert "ferry.md:5: CG151 7 to 8 MW is dated 2027 and 2030" in told
    assert "5 │ In 2027 Norvik should reach 7 to 8 MW." in told
    assert "3 │ By 2030 Norvik will have 7 to 8 MW." in told


def test_why_explains_one_finding(tmp_path: Path) -> None:
    write(tmp_path)
    found = json.loads(contentgen(tmp_path, "show", "ferry.md", "--json").out)
    stat = next(s for s in found["stats"] if 3 in s["lines"])
    told = contentgen(tmp_path, "show", "ferry.md", "--why", stat["id"]).out
    assert told.startswith(f"key stat {stat['id']}\n")
    assert stat["sentence"] in told
    assert all(reason in told for reason in stat["reasons"])
    assert "3 │ Ridership rose" in told
    tree = json.loads(contentgen(tmp_path, "show", "ferry.md", "--why", stat["id"], "--json").out)
    assert tree["item"] == stat
    assert tree["source"][0]["line"] == 3


def test_why_names_the_nearest_finding_when_there_is_none(tmp_path: Path) -> None:
    write(tmp_path)
    found = json.loads(contentgen(tmp_path, "show", "ferry.md", "--json").out)
    id = found["stats"][0]["id"]
    said = contentgen(tmp_path, "show", "ferry.md", "--why", f"{id}x")
    assert (said.code, said.out) == (2, "")
    assert said.err == f"CG224 nothing found is called '{id}x'\nhelp: Did you mean {id!r}?\n"
    assert "--all lists the ids" in contentgen(tmp_path, "show", "ferry.md", "--why", "zzz").err


def test_doctor_finds_this_machine_fit(tmp_path: Path) -> None:
    said = contentgen(tmp_path, "doctor")
    assert said.code == 0
    assert "theme paper" in said.out
    checks = json.loads(contentgen(tmp_path, "doctor", "--json").out)
    assert {check["state"] for check in checks} == {"ok"}


def test_doctor_ends_with_1_when_something_is_wrong(tmp_path: Path) -> None:
    write(tmp_path, "contentgen.toml", 'theem = "paper"')
    said = contentgen(tmp_path, "doctor")
    assert said.code == 1
    assert re.search(r"fault +settings: contentgen.toml:1:1: CG203", said.out)


@pytest.mark.parametrize(
    ("args", "meant"),
    [
        (("bild", "ferry.md"), "build"),
        (("build", "ferry.md", "--strickt"), "--strict"),
        (("build", "ferry.md", "--theme", "papr"), "paper"),
        (("build", "ferry.md", "--network", "linkedn"), "linkedin"),
        (("build", "ferry.md", "--size", "protrait"), "portrait"),
        (("show",), "contentgen show --help"),
        (("build", "ferry.md", "--date"), "contentgen build --help"),
        (("--verison",), "--version"),
    ],
)
def test_a_slip_on_the_command_line_ends_with_2_and_says_what_was_meant(
    here: Path, capsys: pytest.CaptureFixture[str], args: tuple[str, ...], meant: str
) -> None:
    write(here)
    assert run([*args]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    first, *_, last = said.err.splitlines()
    assert re.search(r"\bCG2\d\d ", first)
    assert last.startswith("help: ") and meant in last


def test_a_slip_is_json_too_when_json_is_asked_for(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "--json", "--thme", "x"]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "CG200"


def test_warnings_end_with_3_only_when_strict(here: Path) -> None:
    write(here, text="# T\n\nThe dam opened last year with 40 gates and cost $3 million.\n")
    assert run(["build", "ferry.md"]) == 0
    assert run(["build", "ferry.md", "--strict"]) == 3
    assert run(["build", "ferry.md", "--strict", "--date", "2026-03-03"]) == 0


def test_an_article_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    write(tmp_path, "b.md", b"")
    write(tmp_path, "c.md")
    said = contentgen(tmp_path, "build", "a.md", "b.md", "missing.md", "c.md")
    assert said.code == 1
    assert [line.partition(":")[0] for line in said.out.splitlines()] == ["build/a", "build/c"]
    assert "b.md: CG102" in said.err and "missing.md: CG101" in said.err


def test_a_folder_means_the_articles_in_it_and_below_but_no_kits(tmp_path: Path) -> None:
    for name in ("drafts/one.md", "drafts/deep/two.markdown", "drafts/.trash/three.md"):
        write(tmp_path, name)
    write(tmp_path, "drafts/picture.png", b"no article")
    for _ in range(2):
        said = contentgen(tmp_path, "build", "drafts", "-o", "drafts/kits")
        assert said.code == 0
        built = [line.partition(":")[0] for line in said.out.splitlines()]
        assert built == ["drafts/kits/two", "drafts/kits/one"]
    (tmp_path / "empty").mkdir()
    assert "empty: CG108" in contentgen(tmp_path, "build", "empty").err


def test_two_articles_of_one_name_do_not_replace_each_other(tmp_path: Path) -> None:
    write(tmp_path, "a/note.md")
    write(tmp_path, "b/note.md", ARTICLE.replace("ferry", "tram").replace("Ferry", "Tram"))
    said = contentgen(tmp_path, "build", "a/note.md", "b/note.md")
    assert said.code == 1
    assert "b/note.md: CG404" in said.err
    assert "Ferry" in (tmp_path / "build/note/newsletter/letter.txt").read_text("utf-8")


def test_progress_is_shown_on_a_terminal_and_wiped_away(tmp_path: Path) -> None:
    write(tmp_path)
    seen = on_a_terminal(tmp_path, "build", "ferry.md").out
    assert "ferry.md: drawing" in seen
    assert seen.count("\r\033[K") > 3
    assert (
        "\r\033[K" not in on_a_terminal(tmp_path, "build", "ferry.md", environ={"TERM": "dumb"}).out
    )
    assert "drawing" not in contentgen(tmp_path, "build", "ferry.md").err


def test_colour_is_for_terminals_that_want_it(tmp_path: Path) -> None:
    write(tmp_path)
    assert "\033[3" in on_a_terminal(tmp_path, "show", "ferry.md").out
    assert "\033[" not in on_a_terminal(tmp_path, "show", "ferry.md", environ={"NO_COLOR": "1"}).out
    assert "\033[" not in contentgen(tmp_path, "show", "ferry.md").out


HOSTILE = (
    "---\ntitle: \"A \\e]0;pwned\\a title\"\nbogus\u202e: 1\n---\n\n"
    "Some \x1b]0;x\x07 38 boats \x1b[31mred\x9b2J sailed \u202eslowly on 3 March 2026.\n\n"
    "## What \x1b[2J is it?\n\nIt is 12 \x1b]8;;http://evil\x07 ferries, “said” no one.\n"
)  # fmt: skip


@pytest.mark.parametrize("command", [("show",), ("show", "--all"), ("build",)])
def test_an_article_never_speaks_to_the_terminal(tmp_path: Path, command: tuple[str, ...]) -> None:
    name = "a\x1b]0;x\x07b.md"
    write(tmp_path, name, HOSTILE)
    said = contentgen(tmp_path, *command, name)
    assert said.code == 0
    assert not ESCAPE.search(said.out + said.err)
    seen = on_a_terminal(tmp_path, *command, name, environ={"NO_COLOR": "1", "TERM": "dumb"}).out
    assert not ESCAPE.search(seen)


def test_an_error_never_speaks_to_the_terminal_nor_forges_a_line(tmp_path: Path) -> None:
    write(tmp_path, "bad.md", "---\ntitle: a: \x1b]0;x\x07b\n---\n")
    said = contentgen(tmp_path, "build", "bad.md", "no\nbuild: a letter\x1b[2J.md")
    assert not ESCAPE.search(said.err)
    assert "no build: a letter" in said.err


@pytest.mark.parametrize(
    "args", [("show", "ferry.md"), ("show", "ferry.md", "--json"), ("--help",)]
)
def test_a_reader_that_has_gone_is_met_with_silence(tmp_path: Path, args: tuple[str, ...]) -> None:
    write(tmp_path, text=ARTICLE * 40)
    ours = subprocess.Popen(
        [sys.executable, "-m", "contentgen", *args],
        cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert ours.stdout and ours.stderr
    ours.stdout.close()
    assert ours.stderr.read() == b""
    assert ours.wait() == 0
    ours.stderr.close()


def test_a_result_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    write(tmp_path)
    with (tmp_path / "closed").open("w") as _, (tmp_path / "closed").open("rb") as unwritable:
        done = subprocess.run(
            [sys.executable, "-m", "contentgen", "show", "ferry.md"],
            cwd=tmp_path, env=environment(), stdout=unwritable, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith(b"CG405 cannot write the output")
    assert b"Traceback" not in done.stderr and b"Exception ignored" not in done.stderr


def test_an_interrupted_build_says_so_ends_with_130_and_leaves_no_litter(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys, contentgen.build\n"
        "sys.modules['contentgen.build'].save_kit = lambda *_: os.kill(os.getpid(), signal.SIGINT)\n"
        "from contentgen.cli import run; sys.exit(run(['build', 'ferry.md']))"
    )
    write(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(), capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr.strip()) == (130, "interrupted")
    assert sorted(tree(tmp_path)) == ["ferry.md"]


@pytest.mark.parametrize(
    "environ", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}]
)
def test_a_locale_that_lacks_a_letter_does_not_end_a_command(
    tmp_path: Path, environ: dict[str, str]
) -> None:
    write(tmp_path, text=ARTICLE.replace("Ferry", "Fähre “Ötzi”"))
    assert contentgen(tmp_path, "show", "ferry.md", environ=environ).code == 0
    shown = contentgen(tmp_path, "show", "ferry.md", "--json", environ=environ)
    assert "Ötzi" in json.loads(shown.out)["title"]["text"]


def test_a_file_whose_name_is_no_utf8_is_one_clear_error(tmp_path: Path) -> None:
    name = b"caf\xe9.md".decode("utf-8", "surrogateescape")
    write(tmp_path, name)
    for args in (("build", name, "--json"), ("show", name)):
        said = contentgen(tmp_path, *args)
        assert said.code == 1
        assert "CG109" in said.err and "Traceback" not in said.err


def test_the_version_is_the_packages_own(tmp_path: Path) -> None:
    from contentgen import __version__

    assert __version__ in contentgen(tmp_path, "--version").out
    pyproject = (SOURCES.parent / "pyproject.toml").read_text("utf-8")
    assert f'version = "{__version__}"' in pyproject


def test_a_folder_without_articles_does_not_stop_the_others(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "empty").mkdir()
    write(here)
    assert run(["build", "empty", "ferry.md"]) == 1
    assert "empty: CG108 " in capsys.readouterr().err
    assert (here / "build/ferry/index.html").is_file()


def test_all_facts_are_all_facts(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = "\n\n".join(f"Boat {n} carried {n + 2:,},500 riders over the bay." for n in range(230))
    write(here, text=f"# Boats\n\n{facts}\n")
    assert run(["show", "ferry.md", "--all"]) == 0
    told = capsys.readouterr().out
    (count,) = re.findall(r"Key stats \((\d+)", told)
    assert int(count) > 200
    assert "more (--all)" not in told


def test_the_doctor_looks_at_the_folder_that_the_settings_name(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "taken").write_text("a file")
    (here / "contentgen.toml").write_text('output = "taken"\n')
    assert run(["doctor"]) == 1
    assert re.search(r"fault +output: \S*taken cannot be written", capsys.readouterr().out)
    assert run(["doctor", "-o", "n" * 300]) == 1
