"""A private PostgreSQL: its own folder, its own port, its own user; gone when the tests are over."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PLACES = ("/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql*/bin")


def programs() -> Path | None:
    """The folder of initdb and pg_ctl."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    for place in PLACES:
        for folder in sorted(Path("/").glob(place.lstrip("/")), reverse=True):
            if (folder / "initdb").exists():
                return folder
    return None


class Cluster:
    def __init__(self, folder: Path, binaries: Path) -> None:
        self.folder, self.binaries = folder, binaries
        self.port = _free_port()
        self.made = 0
        self._as: list[str] = []
        if os.getuid() == 0:  # PostgreSQL refuses root
            names = [user.pw_name for user in pwd.getpwall()]
            user = "postgres" if "postgres" in names else "nobody"
            self._as = ["runuser", "-u", user, "--"]
            shutil.chown(folder, user)

    def _run(self, *words: str) -> None:
        command = [*self._as, str(self.binaries / words[0]), *words[1:]]
        subprocess.run(
            command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=self.folder
        )

    def start(self) -> None:
        data = str(self.folder / "data")
        if not (self.folder / "data").exists():
            self._run(
                "initdb", "-D", data, "-A", "trust", "-U", "contentgen", "-E", "UTF8", "--no-sync"
            )
        # A test machine does not lose power; what is tested is the order of commits, not the disk.
        options = (
            f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"
            " -c max_connections=60"
        )
        self._run(
            "pg_ctl", "-D", data, "-w", "-l", str(self.folder / "log"), "-o", options, "start"
        )

    def stop(self, mode: str = "immediate") -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", mode, "-w", "stop")

    def new_database(self) -> str:
        """The URL of an empty database."""
        import psycopg

        self.made += 1
        name = f"ledger_{self.made}"
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
        return f"postgresql+psycopg://contentgen@127.0.0.1:{self.port}/{name}"

    def _address(self, name: str) -> str:
        return f"postgresql://contentgen@127.0.0.1:{self.port}/{name}"


@contextmanager
def cluster() -> Iterator[Cluster]:
    binaries = programs()
    assert binaries, "PostgreSQL is missing: sh tools/system-packages.sh installs it"
    folder = Path(tempfile.mkdtemp(prefix="contentgen-pg-"))
    made = Cluster(folder, binaries)
    try:
        made.start()
        yield made
        made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
