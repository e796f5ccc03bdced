"""What pip makes of the project: a wheel that holds all it needs, and works from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
Folder = Callable[[str], Path]


def pip(*args: str, cwd: Path | None = None) -> None:
    # --no-index: a test asks no server; what a build needs stands in the environment.
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run(
        [sys.executable, "-m", "pip", *args, "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"],
        cwd=cwd, env=plain, check=True, capture_output=True,
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return tmp_path_factory.mktemp


@pytest.fixture(scope="module")
def wheel(folder: Folder) -> Path:
    out = folder("wheel")
    pip("wheel", "--no-build-isolation", "-w", str(out), str(TOP))
    return next(out.glob("contentgen-*.whl"))


@pytest.fixture(scope="module")
def sdist(folder: Folder) -> Path:
    out = folder("sdist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(out)],
        cwd=TOP, check=True, capture_output=True,
    )  # fmt: skip
    return next(out.glob("contentgen-*.tar.gz"))


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as held:
        return {name for name in held.namelist() if ".dist-info/" not in name}


def tracked(*under: str) -> set[str]:
    """The checkout's own files; what git ignores may lie about in it."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *under],
        cwd=TOP, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return {name for name in listed.stdout.splitlines() if (TOP / name).is_file()}


def build_from(target: Path, cwd: Path) -> dict[str, str]:
    """A kit built by the package that was installed in `target`, and by nothing of the checkout."""
    code = (
        "import sys, contentgen; from contentgen.cli import run\n"
        f"assert contentgen.__file__.startswith({str(target)!r}), contentgen.__file__\n"
        "sys.exit(run(sys.argv[1:]))"
    )
    article = TOP / "articles" / "plain-note.md"
    environ = {"PATH": os.environ["PATH"], "PYTHONPATH": str(target)}
    for args in (["init", "."], ["build", str(article), "-o", "out"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *args], cwd=cwd, env=environ, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    kit = cwd / "out" / "plain-note"
    return {
        p.relative_to(kit).as_posix(): sha256(p.read_bytes()).hexdigest()
        for p in sorted(kit.rglob("*"))
        if p.is_file()
    }


def test_a_wheel_holds_the_package_its_templates_and_its_assets_and_nothing_else(
    wheel: Path,
) -> None:
    wanted = {name.removeprefix("src/") for name in tracked("src/contentgen")}
    wanted |= {f"contentgen/_bundled/{name}" for name in tracked("templates", "assets")}
    assert names(wheel) == wanted
    assert "contentgen/py.typed" in names(wheel)


def test_a_wheel_names_its_command_and_its_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as held:
        texts = {
            name.rpartition("/")[2]: held.read(name).decode()
            for name in held.namelist()
            if "dist-info" in name
        }
    assert "contentgen = contentgen.cli:main" in texts["entry_points.txt"]
    assert "License-Expression: MIT" in texts["METADATA"]
    assert "Requires-Python: >=3.11" in texts["METADATA"]
    assert "LICENSE" in texts


def test_an_installed_wheel_builds_the_same_bytes_as_the_checkout(
    wheel: Path, folder: Folder
) -> None:
    target, ours = folder("installed"), folder("ours")
    pip("install", "--target", str(target), str(wheel))
    assert build_from(target, folder("empty")) == build_from(TOP / "src", ours)


def test_an_sdist_makes_the_same_wheel_and_carries_its_tests(
    sdist: Path, wheel: Path, folder: Folder
) -> None:
    out = folder("from-sdist")
    pip("wheel", "--no-build-isolation", "-w", str(out), str(sdist))
    assert names(next(out.glob("*.whl"))) == names(wheel)
    with tarfile.open(sdist) as held:
        inside = {name.partition("/")[2] for name in held.getnames()}
    assert {"README.md", "LICENSE", "CHANGELOG.md", "Makefile", "tests/conftest.py"} <= inside
    assert {"tools/venv.sh", "articles/compute-wars.md", "benchmarks/cold.py"} <= inside


def test_every_import_of_the_package_is_a_dependency_it_declares() -> None:
    """What only happens to be installed here would be missing elsewhere."""
    import ast
    import tomllib
    from importlib.metadata import packages_distributions

    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [
        word
        for name, words in project["optional-dependencies"].items()
        if name != "dev"
        for word in words
    ]
    wanted = {_plain(word.partition(">")[0]) for word in (*project["dependencies"], *extras)}
    homes = packages_distributions()
    for file in sorted((TOP / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            modules = (
                [alias.name for alias in node.names] if isinstance(node, ast.Import)
                else [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level
                else []
            )  # fmt: skip
            for module in modules:
                top = module.partition(".")[0]
                if top in sys.stdlib_module_names or top in ("contentgen", "__future__"):
                    continue
                assert {_plain(home) for home in homes.get(top, [top])} & wanted, (
                    file.name,
                    module,
                )


def _plain(name: str) -> str:
    return name.strip().lower().replace("_", "-")
