"""Workers are killed at every point and at random while the network has its worst day: each post once.

`make torture` does the same a thousand times over; what it measured stands in the README.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.publish.kills import Verdict

LONG = pytest.mark.torture
TOP = Path(__file__).resolve().parents[2]
WRONG = ("doubled", "lost", "wrong_parent", "without_picture", "unended")


def kills(url: str, *words: str) -> Verdict:
    """The program in a process of its own: it forks, and pytest has threads."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.publish.kills", "--url", url, *words],
        cwd=TOP, env={**os.environ, "PYTHONPATH": f"{TOP / 'src'}{os.pathsep}{TOP}"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    print(done.stdout)
    return Verdict(**json.loads(done.stdout.splitlines()[-1]))


def wrong(verdict: Verdict) -> dict[str, list[str]]:
    return {name: getattr(verdict, name) for name in WRONG if getattr(verdict, name)}


@pytest.fixture
def torture(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--torture"))


@pytest.mark.parametrize("url", ["sqlite", pytest.param("postgres", marks=LONG)], indirect=True)
def test_a_worker_may_die_at_every_point(url: str, torture: bool) -> None:
    verdict = kills(url, "--every-point", "--threads", "50" if torture else "34",
                    "--posts", "3" if torture else "2")  # fmt: skip
    assert not wrong(verdict)
    assert verdict.kills >= 20
    # Held is only what died with `sending` in writing and its request not yet gone: two points a post.
    assert verdict.held <= 2 * (3 if torture else 2)
    assert verdict.complete + verdict.held == verdict.threads


@pytest.mark.parametrize(
    ("url", "workers"),
    [
        ("sqlite", 1),
        pytest.param("sqlite", 4, marks=LONG),
        pytest.param("postgres", 1, marks=LONG),
        ("postgres", 4),
    ],
    indirect=["url"],
)
def test_workers_killed_at_random_on_a_bad_day_double_nothing_and_lose_nothing(
    url: str, workers: int, torture: bool
) -> None:
    size = ("270", "25", "24") if torture else ("6", "6", "8")
    verdict = kills(
        url, "--workers", str(workers), "--rate", "0.4", "--lag", "0.3", "--seed", str(workers),
        "--kills", size[0], "--each", size[1], "--threads", size[2],
    )  # fmt: skip
    assert not wrong(verdict)
    assert verdict.kills >= int(size[0])


def test_without_faults_and_kills_every_thread_completes(url: str) -> None:
    verdict = kills(url, "--kills", "0", "--workers", "2", "--threads", "6")
    assert not wrong(verdict)
    assert verdict.complete == verdict.threads == 6


def test_at_forty_percent_of_faults_a_third_of_the_threads_completes(
    tmp_path: Path, torture: bool
) -> None:
    size = "120" if torture else "24"
    verdict = kills(
        f"sqlite:///{tmp_path / 'l.db'}", "--kills", "0", "--workers", "4", "--rate", "0.4",
        "--lag", "0.3", "--threads", size,
    )  # fmt: skip
    assert not wrong(verdict)
    assert verdict.complete >= verdict.threads / 3


def test_the_same_run_without_the_look_doubles(tmp_path: Path) -> None:
    """So these tests can fail."""
    verdict = kills(
        f"sqlite:///{tmp_path / 'l.db'}", "--kills", "4", "--workers", "2", "--rate", "0.4",
        "--lag", "0.3", "--blind",
    )  # fmt: skip
    assert verdict.doubled
