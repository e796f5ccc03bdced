"""A fake of each network, one process for a whole file of tests, emptied before each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from contentgen.publish.model import Account, Network
from contentgen.publish.networks import open_network
from contentgen.testing import Fake
from tests.publish.networks.posts import SIGNED


@pytest.fixture(scope="module")
def x_process() -> Iterator[Fake]:
    with Fake("x", secrets=SIGNED) as fake:
        yield fake


@pytest.fixture
def x_fake(x_process: Fake) -> Fake:
    x_process.reset()
    return x_process


Opener = Callable[..., Network]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opener]:
    """Open an account on a fake; sockets are closed at the end."""
    networks: list[Network] = []

    def open_account(fake: Fake, environ: dict[str, str] | None = None, **more: object) -> Network:
        options = {"connect_timeout": 2.0, "read_timeout": 0.6, "folder": tmp_path, **more}
        account = Account(fake.network)
        network = open_network(account, {**fake.environ, **(environ or {})}, **options)  # type: ignore[arg-type]
        networks.append(network)
        return network

    yield open_account
    for network in networks:
        network.close()
