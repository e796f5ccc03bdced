"""Shared by all rooms: `pytest --golden` rewrites goldens; a person looks at the difference."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# Seconds say nothing on a shared machine, and a red run must be red again: no deadline, fixed seeds.
# `pytest --torture` looks further, with fresh seeds.
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.register_profile("torture", deadline=None, max_examples=5000, database=None)
settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite goldens instead of comparing")
    parser.addoption("--torture", action="store_true", help="long runs: many more examples")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--torture"):
        settings.load_profile("torture")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test about an article that is not here (../shared) is no test here, not a skipped one."""
    absent = [item for item in items if any(map(_without_cases, item.iter_markers("skip")))]
    if absent:
        config.hook.pytest_deselected(items=absent)
        items[:] = [item for item in items if item not in absent]


def _without_cases(mark: pytest.Mark) -> bool:
    return "empty parameter set" in str(mark.kwargs.get("reason", ""))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with its file, or write the file."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.read_text("utf-8") == text, f"{path.name} differs; pytest --golden rewrites it"

    return compare
