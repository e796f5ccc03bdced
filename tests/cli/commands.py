"""The real command as a person types it: a process of its own, in a folder of its own."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "src"
ARTICLE = """# The Ferry Carries More People

Ridership rose from 12,000 to 31,000 a year, the harbor office said on 3 March 2026.

## What changed

The boat now leaves 40 times a day. A ticket costs $2, and children ride free.
"""


@dataclass(frozen=True, slots=True)
class Said:
    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """What a process sees: no setting of the person who runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not _ours(name)}
    return {**kept, "PYTHONPATH": str(SOURCES), **more}


def contentgen(
    folder: Path, *args: str, environ: dict[str, str] | None = None, python: tuple[str, ...] = ()
) -> Said:
    done = subprocess.run(
        [sys.executable, *python, "-m", "contentgen", *args],
        cwd=folder, env=environment(**(environ or {})), capture_output=True, check=False,
        encoding="utf-8", errors="surrogateescape",
    )  # fmt: skip
    return Said(done.returncode, done.stdout, done.stderr)


def on_a_terminal(folder: Path, *args: str, environ: dict[str, str] | None = None) -> Said:
    """Both streams on one terminal, as a person sees them."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "contentgen", *args],
        cwd=folder, env=environment(**{"TERM": "xterm", **(environ or {})}),
        stdin=theirs, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    seen = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # Linux: the last writer has gone
            break
        if not part:
            break
        seen += part
    os.close(ours)
    return Said(process.wait(), seen.decode("utf-8", "replace"), "")


def write(folder: Path, name: str = "ferry.md", text: str | bytes = ARTICLE) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _ours(name: str) -> bool:
    return name.startswith("CONTENTGEN_") or name in (
        "SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHONPATH",
    )  # fmt: skip
