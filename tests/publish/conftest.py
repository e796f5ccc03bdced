"""Ledgers on SQLite and on a real PostgreSQL; every test that asks for `url` runs on both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from contentgen.publish.ledger import open_ledger
from contentgen.publish.rules import Rules
from tests.publish.made import QUICK, Clock, Desk, Wire
from tests.publish.postgres import Cluster, cluster


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long runs are for `pytest --torture`."""
    long = (
        []
        if config.getoption("--torture")
        else [i for i in items if i.get_closest_marker("torture")]
    )
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    with cluster() as made:
        yield made


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty ledger."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'ledger.db'}"
    made: Cluster = request.getfixturevalue("postgres")
    return made.new_database()


@pytest.fixture
def make_desk() -> Iterator[Callable[..., Desk]]:
    made: list[Desk] = []

    def make(url: str, rules: Rules = QUICK, **wire: object) -> Desk:
        clock = Clock()
        desk = Desk(
            open_ledger(url, rules, clock),
            Wire(clock=clock, **wire),  # type: ignore[arg-type]
            clock,
            rules,
        )
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.ledger.close()
