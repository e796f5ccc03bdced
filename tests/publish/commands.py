"""Projects in which the real command posts to a fake network, as a person or a service would."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from contentgen.testing import Fake
from tests.cli.commands import Said, contentgen, environment
from tests.publish.made import make_kit, texts

# A rehearsal's waits: everything that takes minutes takes parts of a second.
QUICK = {
    "CONTENTGEN_PUBLISH_GAP": "0.01s", "CONTENTGEN_PUBLISH_LOOKS": "0.1s,0.3s,0.6s",
    "CONTENTGEN_PUBLISH_RETRIES": "0.05s,0.2s", "CONTENTGEN_PUBLISH_LEASE": "2s",
    "CONTENTGEN_PUBLISH_POLL": "0.05s", "CONTENTGEN_PUBLISH_READ_TIMEOUT": "0.5s",
}  # fmt: skip


@dataclass(slots=True)
class Project:
    """A folder with contentgen.toml and the kit of one article; a fake X; credentials for it."""

    folder: Path
    fake: Fake
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environ(self) -> dict[str, str]:
        return {**QUICK, **self.fake.environ, **self.more}

    def say(self, *args: str, **environ: str) -> Said:
        return contentgen(self.folder, *args, environ={**self.environ, **environ})

    def start(self, *args: str, **environ: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "contentgen", *args], cwd=self.folder,
            env=environment(**{**self.environ, **environ}), stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def queue(self) -> list[dict[str, Any]]:
        said = self.say("queue", "--json")
        assert said.code == 0, said.err
        told: list[dict[str, Any]] = json.loads(said.out)
        return told

    def states(self) -> list[list[str]]:
        return [[item["state"] for item in thread["items"]] for thread in self.queue()]

    def texts(self) -> list[str]:
        return [post["text"] for post in self.fake.posts()]


@contextmanager
def project(folder: Path, posts: int = 3, **settings: Any) -> Iterator[Project]:
    (folder / "contentgen.toml").write_text("")
    make_kit(folder / "build/note", ("main", texts(posts)), ("second", texts(2, "Boats")))
    with Fake("x", **settings) as fake:
        yield Project(folder, fake)
