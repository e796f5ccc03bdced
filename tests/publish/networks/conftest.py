"""A fake of each network, one process for a whole file of tests, emptied before each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from contentgen.publish.model import Account, Network
from contentgen.publish.networks import open_network
from contentgen.testing import Fake
from tests.publish.networks.posts import SIGNED


def _process(network: str, **settings: object) -> Any:
    @pytest.fixture(scope="module", name=f"{network}_process")
    def process() -> Iterator[Fake]:
        with Fake(network, **settings) as fake:  # type: ignore[arg-type]
            yield fake

    return process


def _emptied(network: str) -> Any:
    @pytest.fixture(name=f"{network}_fake")
    def emptied(request: pytest.FixtureRequest) -> Iterator[Fake]:
        fake: Fake = request.getfixturevalue(f"{network}_process")
        before = fake.settings()
        fake.reset()
        yield fake
        fake.set(**before)

    return emptied


x_process, x_fake = _process("x", secrets=SIGNED), _emptied("x")
bluesky_process, bluesky_fake = _process("bluesky"), _emptied("bluesky")
linkedin_process, linkedin_fake = _process("linkedin"), _emptied("linkedin")
mastodon_process, mastodon_fake = _process("mastodon"), _emptied("mastodon")

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
