"""Whatever a person hands over: one clear line, a help, the right exit code, and the old kit stands."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from commands import ARTICLE, environment, tree, write

from contentgen.cli import run

# path[:line:column]: CGnnn what
LINE = re.compile(r"(?:[^\n]*?(?::\d+:\d+)?: )?(CG\d{3}) \S[^\n]*")


@dataclass(frozen=True, slots=True)
class Slip:
    """Something wrong, how to make it in a folder that holds ferry.md, and what must be said."""

    name: str
    make: Callable[[Path], object]
    line: str  # the beginning of the error
    code: int = 1
    args: tuple[str, ...] = ("ferry.md",)
    environ: tuple[tuple[str, str], ...] = ()


def article(text: str | bytes) -> Callable[[Path], object]:
    return lambda folder: write(folder, "ferry.md", text)


def settings(text: str | bytes) -> Callable[[Path], object]:
    return lambda folder: write(folder, "contentgen.toml", text)


def nothing(_: Path) -> None:
    pass


FRONT = "---\ntitle: T\n{}\n---\n\n" + ARTICLE
SLIPS = (
    Slip("missing", lambda f: (f / "ferry.md").unlink(), "ferry.md: CG101 "),
    Slip("empty", article(b""), "ferry.md: CG102 "),
    Slip("only blanks", article(b"\xef\xbb\xbf \n\n\t\n"), "ferry.md: CG102 "),
    Slip("50 MB", article(b"word " * 10_000_000), "ferry.md: CG103 "),
    Slip("binary", article(bytes(range(256)) * 20), "ferry.md: CG105 "),
    Slip("a picture", article(b"\x89PNG\r\n\x1a\n" + b"\0" * 40), "ferry.md: CG105 "),
    Slip("undecodable", article("# T\n\nIt’s ".encode() + b"\xff\xfe\xfd"), "ferry.md:3:6: CG105 "),
    Slip("half of UTF-16", article("# T\n\nText".encode("utf-16") + b"\0"), "ferry.md:3:5: CG105 "),
    Slip("a folder", lambda f: ((f / "ferry.md").unlink(), (f / "ferry.md").mkdir()), "ferry.md: CG108 "),
    Slip("a name too long", nothing, "xxx", args=("x" * 5000 + ".md",)),
    Slip("never closed", article("---\ntitle: T\n\n# T\n\nText.\n"), "ferry.md:1:1: CG104 "),
    Slip("a colon in a value", article(FRONT.format("subtitle: a: b")), "ferry.md:3:12: CG104 "),
    Slip("an alias", article(FRONT.format("a: *b")), "ferry.md:3:4: CG107 "),
    Slip("very deep", article(FRONT.format("a: " + "[" * 5000 + "]" * 5000)), "ferry.md:3:1: CG107 "),
    Slip("broken TOML", article("+++\ntitle = T\n+++\n\n" + ARTICLE), "ferry.md:2:9: CG104 "),
    Slip("picture missing", article(ARTICLE + "\n![boat](boat.png)\n"), "ferry.md:9:9: CG131 "),
    Slip("picture in a list", article(ARTICLE + "\n- ![boat](boat.png)\n"), "ferry.md:9:11: CG131 "),
    Slip("picture outside", article(ARTICLE + "\n![x](../../etc/passwd)\n"), "ferry.md:9:6: CG132 "),
    Slip("picture outside, hidden", article(ARTICLE + "\n![x](%2e%2e/x.png)\n"), "ferry.md:9:6: CG132 "),
    Slip(
        "picture behind a link",
        lambda f: (article(ARTICLE + "\n![x](x.png)\n")(f), (f / "x.png").symlink_to("/etc/hostname")),
        "ferry.md:9:6: CG132 ",
    ),
    Slip("front matter sets a path", article(FRONT.format("contentgen: {output: /tmp}")), "ferry.md:3:1: CG205 ", 2),
    Slip("front matter slips", article(FRONT.format("contentgen: {theem: x}")), "ferry.md:3:1: CG204 ", 2),
    Slip("its theme is unknown", article(FRONT.format("theme: papr")), "ferry.md:3:1: CG211 ", 2),
    Slip("its link is none", article(FRONT.format("link: click here")), "ferry.md:3:1: CG207 ", 2),
    Slip("unknown theme", nothing, "--theme: CG211 ", 2, ("ferry.md", "--theme", "papr")),
    Slip("unknown network", nothing, "--network: CG221 ", 2, ("ferry.md", "--network", "y")),
    Slip("unknown size", nothing, "--size: CG209 ", 2, ("ferry.md", "--size", "huge")),
    Slip("bad date", nothing, "--date: CG207 ", 2, ("ferry.md", "--date", "03/04/2026")),
    Slip("no such day", nothing, "--date: CG207 ", 2, ("ferry.md", "--date", "2026-02-30")),
    Slip("no address", nothing, "--link: CG207 ", 2, ("ferry.md", "--link", "javascript:x()")),
    Slip("toml key", settings('\n[brand]\nnmae = "x"\n'), "contentgen.toml:3:1: CG203 ", 2),
    Slip("toml theme", settings('theme = "papr"\n'), "contentgen.toml:1:1: CG211 ", 2),
    Slip("toml sizes", settings('# mine\nsizes = ["wide", "huge"]\n'), "contentgen.toml:2:1: CG209 ", 2),
    Slip("toml network", settings('networks = ["fax"]\n'), "contentgen.toml:1:1: CG221 ", 2),
    Slip("toml type", settings("counters = 'maybe'\n"), "contentgen.toml:1:1: CG207 ", 2),
    Slip("toml grammar", settings("[brand\n"), "contentgen.toml:1:7: CG201 ", 2),
    Slip("toml in Latin-1", settings(b'[brand]\nname = "M\xfcller"\n'), "contentgen.toml: CG202 ", 2),
    Slip("theme file missing", settings('theme = "own.toml"\n'), "contentgen.toml:1:1: CG211 ", 2),
    Slip(
        "theme file broken",
        lambda f: (settings('theme = "own.toml"\n')(f), write(f, "own.toml", "x = \n")),
        "own.toml: CG212 ",
        2,
    ),
    Slip(
        "own template broken",
        lambda f: (
            settings('templates = "own"\n')(f),
            write(f, "own/newsletter/letter.mjml.j2", "{% if %}\n"),
        ),
        "own/newsletter/letter.mjml.j2:1:1: CG502 ",
        2,
    ),
    Slip("no templates", settings('templates = "own"\n'), "contentgen.toml:1:1: CG207 ", 2),
    Slip("junk epoch", nothing, "CG210 ", 2, environ=(("SOURCE_DATE_EPOCH", "yesterday"),)),
    Slip("epoch that only looks like digits", nothing, "CG210 ", 2, environ=(("SOURCE_DATE_EPOCH", "²"),)),
    Slip("epoch without end", nothing, "CG210 ", 2, environ=(("SOURCE_DATE_EPOCH", "9" * 5000),)),
    Slip("variable slips", nothing, "CG206 ", 2, environ=(("CONTENTGEN_THEEM", "paper"),)),
    Slip("variable wrong", nothing, "CONTENTGEN_LETTER_FROM: CG207 ", 2, environ=(("CONTENTGEN_LETTER_FROM", "me"),)),
    Slip("output is a file", lambda f: write(f, "out", "mine"), "out: CG401 ", args=("ferry.md", "-o", "out")),
    Slip("output below a file", lambda f: write(f, "out", "mine"), "out", args=("ferry.md", "-o", "out/deep")),
    Slip("no kit", lambda f: write(f, "out/ferry/a", "mine"), "out/ferry: CG402 ", args=("ferry.md", "-o", "out")),
)  # fmt: skip


@pytest.fixture(scope="module")
def old_kit(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("old")
    write(folder)
    assert run(["build", str(folder / "ferry.md"), "-o", str(folder / "build")]) == 0
    return tree(folder / "build")


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old_kit: dict[str, bytes]
) -> Iterator[Path]:
    """A folder that holds an article and its kit; whatever is done here, the kit stays as it is."""
    monkeypatch.chdir(tmp_path)
    for name in [n for n in os.environ if n.startswith("CONTENTGEN_") or n == "SOURCE_DATE_EPOCH"]:
        monkeypatch.delenv(name)
    write(tmp_path)
    for name, data in old_kit.items():
        write(tmp_path, f"build/{name}", data)
    before = _stamps(tmp_path / "build")
    yield tmp_path
    assert tree(tmp_path / "build") == old_kit
    assert _stamps(tmp_path / "build") == before


def _stamps(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in [folder, *sorted(folder.rglob("*"))]}


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_bad_input_is_one_clear_error_and_the_old_kit_stands(
    here: Path,
    slip: Slip,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    slip.make(here)
    for name, value in slip.environ:
        monkeypatch.setenv(name, value)
    assert run(["build", *slip.args]) == slip.code
    said = capsys.readouterr()
    assert said.out == ""
    first, *_, last = said.err.splitlines()
    assert first.startswith(slip.line)
    assert LINE.fullmatch(first)
    assert re.fullmatch(r"help: \S.*", last)
    assert len(re.findall(r"\bCG\d{3} ", said.err)) == 1
    assert "Traceback" not in said.err


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_the_same_error_is_an_object_when_json_is_asked_for(
    here: Path,
    slip: Slip,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    slip.make(here)
    for name, value in slip.environ:
        monkeypatch.setenv(name, value)
    assert run(["build", "--json", *slip.args]) == slip.code
    said = capsys.readouterr()
    error = json.loads(said.out)["error"]
    found = LINE.fullmatch(said.err.splitlines()[0])
    assert found and error["code"] == found[1]
    assert error["message"] and error["help"]
    assert set(error) == {"code", "message", "path", "line", "column", "help"}


def test_the_caret_stands_under_the_slip(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here, text="# T\n\n漢字 text ![b](gone.png)\n")
    run(["build", "ferry.md"])
    _, line, caret, _ = capsys.readouterr().err.splitlines()
    wide = sum(2 if c in "漢字" else 1 for c in line[: line.index("gone")])
    assert caret.index("^") == wide


def test_the_caret_is_seen_in_a_paragraph_on_one_long_line(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(here, text="# T\n\n" + "word " * 2000 + "![b](gone.png) and more.\n")
    run(["build", "ferry.md"])
    _, line, caret, _ = capsys.readouterr().err.splitlines()
    assert len(line) < 180
    assert line[caret.index("^") :].startswith("gone.png")


def test_what_may_not_be_read_or_written_is_one_clear_error(tmp_path: Path) -> None:
    """In a process that has given up its rights, for root may do everything."""
    if os.geteuid() != 0:
        give_up = ""
    else:
        give_up = "os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        for above in (tmp_path, *tmp_path.parents):
            if not above.stat().st_mode & 0o001:
                above.chmod(above.stat().st_mode | 0o011)
    write(tmp_path, "secret.md").chmod(0o000)
    write(tmp_path, "ferry.md").chmod(0o644)
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "ferry").mkdir()
    before = tree(closed)
    closed.chmod(0o555)
    # Built once before, so that all is loaded: Python itself may stand where only root may read.
    code = (
        "import os, sys\nfrom contentgen.cli import run\nimport contentgen.cli.init\n"
        "sys.stdout = sys.stderr = open(os.devnull, 'w')\n"
        "run(['build', 'ferry.md', '-o', 'warm'])\n"
        "sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__\n"
        f"{give_up}sys.exit(run(sys.argv[1:]))"
    )

    def said(*args: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-c", code, *args],
            cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr
        assert "\nhelp: " in done.stderr
        return done.returncode, done.stderr

    exit_code, err = said("build", "secret.md")
    assert (exit_code, err.partition(" the")[0]) == (1, "secret.md: CG106"), err
    exit_code, err = said("build", "ferry.md", "-o", "closed")
    assert exit_code == 1, err
    assert "CG401 cannot write the kit: Permission denied" in err
    exit_code, err = said("init", "closed/mine")
    assert exit_code == 1 and "CG403" in err
    closed.chmod(0o755)
    assert tree(closed) == before
