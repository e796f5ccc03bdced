"""A fake to test against: `Fake` is a process of its own, `Rehearsal` a thread of this one.

with Fake("x", lag=2) as fake:
    fake.script("cut-after", on="POST /2/tweets")
    …post with fake.environ in the environment…
    assert [post["text"] for post in fake.posts()] == ["once"]
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread
from typing import Any, Self
from urllib.parse import urlsplit

from contentgen.testing.server import NETWORKS, Server

# Whom a fake takes for an account; they open nothing anywhere else.
CREDENTIALS = {
    "x": {
        "X_CONSUMER_KEY": "fake-consumer-key",
        "X_CONSUMER_SECRET": "fake-consumer-secret",
        "X_ACCESS_TOKEN": "1000001-fake-access-token",
        "X_ACCESS_TOKEN_SECRET": "fake-access-token-secret",
    },
    "bluesky": {"BLUESKY_HANDLE": "fake.bsky.example", "BLUESKY_APP_PASSWORD": "fake-app-password"},
    "linkedin": {"LINKEDIN_TOKEN": "fake-linkedin-token"},
    "mastodon": {"MASTODON_URL": "https://fake.example", "MASTODON_TOKEN": "fake-mastodon-token"},
}
_PATIENCE = 30.0


class Steered:
    """What a fake can be told and asked, over its own port."""

    url = ""

    def __init__(self, network: str) -> None:
        if network not in NETWORKS:
            raise ValueError(f"no fake of {network!r}; there are: {', '.join(sorted(NETWORKS))}")
        self.network = network

    @property
    def environ(self) -> dict[str, str]:
        """The variables that send contentgen here: the address, and credentials that open nothing."""
        return self.environ_of("")

    def environ_of(self, account: str) -> dict[str, str]:
        """The same for a named account."""
        suffix = "_" + account.upper().replace("-", "_") if account else ""
        own = {name + suffix: value for name, value in self._credentials().items()}
        return {f"CONTENTGEN_{self.network.upper()}_API_URL": self.url, **own}

    def script(self, do: str, *, on: str = "*", **more: Any) -> None:
        """The next request to `on` goes wrong as `do` says; see faults.Rule for `more`."""
        self._ask("POST", "script", [{"do": do, "on": on, **more}])

    def chaos(self, rate: float, seed: int = 0, **more: Any) -> None:
        """From now on a share of the requests goes wrong, the same ones for the same seed."""
        self._ask("POST", "chaos", {"rate": rate, "seed": seed, **more})

    def set(self, **settings: Any) -> None:
        self._ask("POST", "set", settings)

    def settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = self._ask("GET", "settings", None)
        return settings

    def advance(self, seconds: float) -> None:
        """Move the fake's clock."""
        self._ask("POST", "advance", {"seconds": seconds})

    def reset(self) -> None:
        """Forget posts, pictures, tokens, script, counters and the time told; settings stay."""
        self._ask("POST", "reset", {})

    def counters(self) -> dict[str, Any]:
        """posts, requests by endpoint, faults by name, cost in dollars."""
        counters: dict[str, Any] = self._ask("GET", "counters", None)
        return counters

    def posts(self) -> list[dict[str, Any]]:
        """The posts that are there, oldest first: id, account, text, parent, media, alts, at."""
        posts: list[dict[str, Any]] = self.counters()["posts"]
        return posts

    def _credentials(self) -> dict[str, str]:
        return CREDENTIALS[self.network]

    def _ask(self, method: str, what: str, body: object) -> Any:
        at = urlsplit(self.url)
        line = HTTPConnection(at.hostname or "", at.port, timeout=_PATIENCE)
        try:
            line.request(method, f"/_fake/{what}", None if body is None else json.dumps(body))
            answer = line.getresponse()
            told = json.loads(answer.read())
        finally:
            line.close()
        if answer.status != 200:
            raise ValueError(told["error"])
        return told


class Fake(Steered):
    """A fake network as a process: killing whoever posts does not kill it, and it ends with us."""

    def __init__(
        self,
        network: str,
        *,
        state: Path | None = None,
        faults: float = 0.0,
        seed: int = 0,
        **settings: Any,
    ) -> None:
        super().__init__(network)
        self._words = [f"--set={name}={json.dumps(value)}" for name, value in settings.items()]
        self._words += [f"--state={state}"] if state else []
        self._words += [f"--faults={faults}", f"--seed={seed}"] if faults else []
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, port: int = 0) -> Self:
        sources = str(Path(__file__).resolve().parents[2])
        path = os.pathsep.join(filter(None, (sources, os.environ.get("PYTHONPATH", ""))))
        command = [sys.executable, "-m", "contentgen.testing", self.network, f"--port={port}"]
        self._process = subprocess.Popen(
            [*command, "--leash", *self._words], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )  # fmt: skip
        assert self._process.stdout
        self.url = self._process.stdout.readline().decode().strip()
        if not self.url:
            self.stop()
            raise RuntimeError(f"the fake of {self.network} did not start; its words are on stderr")
        return self

    def stop(self) -> None:
        """End it in good order."""
        self._end(lambda process: process.terminate())

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._end(lambda process: process.kill())

    def restart(self) -> Self:
        """The same port; with `state` it remembers, without it has forgotten everything."""
        port = urlsplit(self.url).port or 0
        self.stop()
        return self.start(port)

    def _end(self, how: Callable[[subprocess.Popen[bytes]], None]) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        how(process)
        process.wait(_PATIENCE)
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()


class Rehearsal(Steered):
    """A fake network in a thread of this process, for `contentgen post --rehearse`."""

    def __init__(self, network: str, **settings: Any) -> None:
        super().__init__(network)
        self._server = Server(network, settings=settings)
        self._loop = asyncio.new_event_loop()
        self._listening = Event()
        self._thread = Thread(target=self._run, name=f"fake {network}", daemon=True)

    def _run(self) -> None:
        self.url = self._loop.run_until_complete(self._server.listen())
        self._listening.set()
        self._loop.run_forever()
        self._server.close()
        self._loop.run_until_complete(_settle())
        self._loop.close()

    def __enter__(self) -> Self:
        self._thread.start()
        self._listening.wait(_PATIENCE)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_PATIENCE)


async def _settle() -> None:
    """A turn of the loop, in which closed connections are told so."""
    await asyncio.sleep(0)
