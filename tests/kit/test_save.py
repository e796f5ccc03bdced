"""Kits on disk: whole or not at all."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import contentgen.kit.save as save
from contentgen.errors import OutputError
from contentgen.kit import KitFile, manifest, save_kit
from contentgen.source import Source

SOURCE = Source("a.md", "0" * 64, ("one",))


def kit(*pairs: tuple[str, bytes]) -> list[KitFile]:
    files = [KitFile(path, "page", data) for path, data in pairs]
    return [*files, manifest(files, SOURCE)]


def tree(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_a_kit_holds_its_files_and_a_manifest_of_them(tmp_path: Path) -> None:
    assert save_kit(kit(("a.html", b"1"), ("images/b.png", b"2")), tmp_path / "k")
    held = tree(tmp_path / "k")
    assert set(held) == {"a.html", "images/b.png", "manifest.json"}
    assert [f["path"] for f in json.loads(held["manifest.json"])["files"]] == [
        "a.html",
        "images/b.png",
    ]


def test_the_same_kit_again_touches_nothing(tmp_path: Path) -> None:
    files = kit(("a.html", b"1"))
    save_kit(files, tmp_path / "k")
    before = {p: p.stat().st_mtime_ns for p in [tmp_path / "k", *(tmp_path / "k").rglob("*")]}
    assert not save_kit(files, tmp_path / "k")
    assert {p: p.stat().st_mtime_ns for p in before} == before


def test_a_file_that_the_new_kit_lacks_is_gone_and_an_unchanged_one_keeps_its_inode(
    tmp_path: Path,
) -> None:
    save_kit(kit(("same.html", b"1"), ("old.html", b"2")), tmp_path / "k")
    inode = (tmp_path / "k/same.html").stat().st_ino
    assert save_kit(kit(("same.html", b"1"), ("new.html", b"3")), tmp_path / "k")
    assert set(tree(tmp_path / "k")) == {"same.html", "new.html", "manifest.json"}
    assert (tmp_path / "k/same.html").stat().st_ino == inode


def test_a_file_that_someone_else_put_there_is_carried_over(tmp_path: Path) -> None:
    save_kit(kit(("a.html", b"1")), tmp_path / "k")
    (tmp_path / "k/images").mkdir()
    (tmp_path / "k/images/mine.txt").write_text("notes")
    save_kit(kit(("a.html", b"2")), tmp_path / "k")
    assert (tmp_path / "k/images/mine.txt").read_text() == "notes"


def test_a_folder_that_is_no_kit_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "k").mkdir()
    (tmp_path / "k/thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match="not a kit"):
        save_kit(kit(("a.html", b"1")), tmp_path / "k")
    assert tree(tmp_path / "k") == {"thesis.txt": b"years of work"}


def test_an_output_that_is_a_file_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError) as caught:
        save_kit(kit(("a.html", b"1")), tmp_path / "out" / "k")
    assert "CG401" in str(caught.value)
    assert caught.value.help


def test_a_full_disk_leaves_the_old_kit_whole(tmp_path: Path) -> None:
    save_kit(kit(("a.html", b"old")), tmp_path / "k")
    before = tree(tmp_path / "k")
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from contentgen.kit import KitFile, save_kit, manifest; from contentgen.source import Source\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "files = [KitFile('a.html', 'page', b'x' * 5000)]\n"
        f"save_kit([*files, manifest(files, Source('a.md', '0' * 64, ()))], Path({str(tmp_path / 'k')!r}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "OutputError" in done.stderr and "CG401" in done.stderr
    assert tree(tmp_path / "k") == before
    assert [p.name for p in tmp_path.iterdir()] == ["k"]


def test_a_killed_build_leaves_the_old_kit_and_the_next_one_sweeps_its_litter(
    tmp_path: Path,
) -> None:
    save_kit(kit(("a.html", b"old")), tmp_path / "k")
    code = (
        "import os, signal; from pathlib import Path; import contentgen.kit.save as save\n"
        "from contentgen.kit import KitFile, manifest; from contentgen.source import Source\n"
        "save._exchange = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "files = [KitFile('a.html', 'page', b'new')]\n"
        f"save.save_kit([*files, manifest(files, Source('a.md', '0' * 64, ()))], Path({str(tmp_path / 'k')!r}))"
    )
    killed = subprocess.run([sys.executable, "-c", code], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert (tmp_path / "k/a.html").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 2
    save_kit(kit(("a.html", b"newer")), tmp_path / "k")
    assert [p.name for p in tmp_path.iterdir()] == ["k"]
    assert (tmp_path / "k/a.html").read_bytes() == b"newer"


def test_a_kit_set_aside_by_a_killed_build_is_put_back(tmp_path: Path) -> None:
    save_kit(kit(("a.html", b"old")), tmp_path / "k")
    (tmp_path / "k").rename(tmp_path / ".k.old")
    assert not save_kit(kit(("a.html", b"old")), tmp_path / "k")
    assert [p.name for p in tmp_path.iterdir()] == ["k"]


def test_a_kit_behind_a_link_is_written_where_the_link_leads(tmp_path: Path) -> None:
    save_kit(kit(("a.html", b"1")), tmp_path / "real")
    (tmp_path / "link").symlink_to("real")
    save_kit(kit(("a.html", b"2")), tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real/a.html").read_bytes() == b"2"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["link", "real"]


def test_a_kit_that_appears_while_one_is_written_is_replaced_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two builds of one article at once: the other one is first by a hair."""
    folder, write = tmp_path / "k", save._write

    def write_while_another_build_ends(*args: object, **more: object) -> None:
        write(*args, **more)  # type: ignore[arg-type]  # passed on as they came
        (folder / "images").mkdir(parents=True)
        (folder / "images/other.png").write_bytes(b"other")

    monkeypatch.setattr(save, "_write", write_while_another_build_ends)
    assert save_kit(kit(("a.html", b"ours")), folder)
    assert set(tree(folder)) == {"a.html", "manifest.json"}
    assert [p.name for p in tmp_path.iterdir()] == ["k"]


def test_a_reader_never_sees_half_a_kit(tmp_path: Path) -> None:
    """A process that builds two kits in turn, and a reader that must always find one of them whole."""
    folder = tmp_path / "k"
    code = (
        "import sys; from pathlib import Path\n"
        "from contentgen.kit import KitFile, manifest, save_kit; from contentgen.source import Source\n"
        "for n in range(60):\n"
        "    files = [KitFile(f'{i}.txt', 'page', str(n % 2).encode()) for i in range(8)]\n"
        f"    save_kit([*files, manifest(files, Source('a.md', '0' * 64, ()))], Path({str(folder)!r}))\n"
    )
    save_kit(kit(*((f"{i}.txt", b"0") for i in range(8))), folder)
    writer = subprocess.Popen([sys.executable, "-c", code])
    seen = 0
    while writer.poll() is None:
        handle = os.open(
            folder, os.O_RDONLY | os.O_DIRECTORY
        )  # the folder itself, wherever it is moved
        try:
            held = set()
            for i in range(8):
                part = os.open(f"{i}.txt", os.O_RDONLY, dir_fd=handle)
                held.add(os.read(part, 1))
                os.close(part)
            assert len(held) == 1
            seen += 1
        except FileNotFoundError:
            pass  # this very folder was swept after the exchange; the name leads to the new one
        finally:
            os.close(handle)
    assert writer.returncode == 0
    assert seen


def test_a_file_of_ones_own_is_never_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "k"
    save_kit(kit(("a.html", b"1")), folder)
    (folder / "b.html").write_bytes(b"mine")
    with pytest.raises(OutputError, match="CG406"):
        save_kit(kit(("a.html", b"2"), ("b.html", b"the kit's")), folder)
    assert tree(folder)["b.html"] == b"mine" and tree(folder)["a.html"] == b"1"


def test_a_folder_that_only_looks_like_a_broken_build_is_swept(tmp_path: Path) -> None:
    for name in ("99999999999999999999", "²"):
        (tmp_path / f".k.{name}.new").mkdir()
    assert save_kit(kit(("a.html", b"1")), tmp_path / "k")
    assert [p.name for p in tmp_path.iterdir()] == ["k"]
