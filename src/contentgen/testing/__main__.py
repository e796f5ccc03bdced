"""`python -m contentgen.testing x --port 0`: a fake network as a process of its own.

Prints its address when it listens, ends on SIGTERM or SIGINT.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from contentgen.testing.server import NETWORKS, Server


def main() -> None:
    words = argparse.ArgumentParser(prog="python -m contentgen.testing", description=__doc__)
    words.add_argument("network", choices=sorted(NETWORKS))
    words.add_argument("--port", type=int, default=0, help="0: one that is free")
    words.add_argument("--state", type=Path, help="a file in which it remembers")
    words.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="a setting, say lag=2"
    )
    words.add_argument("--faults", type=float, default=0.0, help="share of requests that go wrong")
    words.add_argument("--seed", type=int, default=0, help="which of them, and how")
    words.add_argument("--leash", action="store_true", help="end when stdin is closed")
    asyncio.run(serve(words.parse_args()))


async def serve(wanted: argparse.Namespace) -> None:
    server = Server(wanted.network, wanted.state, dict(map(setting, wanted.set)))
    if wanted.faults:
        server.script.chance(wanted.faults, wanted.seed)
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stopped.set)
    if wanted.leash:
        loop.add_reader(sys.stdin.fileno(), _unleashed, stopped)
    sys.stdout.write(await server.listen(wanted.port) + "\n")
    sys.stdout.flush()
    await stopped.wait()
    server.close()


def _unleashed(stopped: asyncio.Event) -> None:
    if not os.read(sys.stdin.fileno(), 4096):
        stopped.set()


def setting(words: str) -> tuple[str, Any]:
    """`lag=2` → ("lag", 2); a value that is no JSON is a text."""
    name, _, value = words.partition("=")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


if __name__ == "__main__":
    main()
