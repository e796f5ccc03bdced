"""A fake network on a port: requests go to it, by way of the script of faults; /_fake/… steers it."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from typing import Any

from contentgen.testing.bluesky import FakeBluesky
from contentgen.testing.faults import Fault, Script
from contentgen.testing.linkedin import FakeLinkedIn
from contentgen.testing.mastodon import FakeMastodon
from contentgen.testing.memory import Memory
from contentgen.testing.network import Clock, FakeNetwork
from contentgen.testing.wire import Line, Reply, Request, say
from contentgen.testing.x import FakeX

NETWORKS: dict[str, type[FakeNetwork]] = {
    "bluesky": FakeBluesky,
    "linkedin": FakeLinkedIn,
    "mastodon": FakeMastodon,
    "x": FakeX,
}


class Server:
    def __init__(
        self, name: str, state: Path | None = None, settings: dict[str, Any] | None = None
    ) -> None:
        self.clock = Clock()
        self.memory = Memory(state)
        self.network = NETWORKS[name](self.memory, self.clock, settings or {})
        self.script = Script()
        self.requests: Counter[str] = Counter()
        self.faults: Counter[str] = Counter()
        self._round = 0  # what was to be taken late before a reset is not taken after it
        self._listening: asyncio.Server | None = None

    async def listen(self, port: int = 0) -> str:
        """Start; the address."""
        loop = asyncio.get_running_loop()
        self._listening = await loop.create_server(
            lambda: Line(self.serve, self.clock.now), "127.0.0.1", port, backlog=512
        )
        host, taken = self._listening.sockets[0].getsockname()
        return f"http://{host}:{taken}"

    def close(self) -> None:
        if self._listening:
            self._listening.close()
        self.memory.close()

    def serve(self, request: Request, line: Line) -> None:
        if request.path.startswith("/_fake/"):
            line.answer(self._steer(request))
            return
        endpoint = self.network.endpoint(request)
        self.requests[endpoint] += 1
        hit = self.script.draw(endpoint, request)
        if hit:
            self.faults[hit[0]] += 1
            self._fail(hit[1], request, line)
        else:
            self._after(self.network.settings["latency"], line.answer, self.network.answer(request))

    def _fail(self, fault: Fault, request: Request, line: Line) -> None:
        reply = fault.reply
        if fault.accept is not None and not fault.accept:
            own = self.network.answer(request)
            # What the network refuses it refuses, whatever was to happen to the answer.
            reply = own if fault.answer in ("own", "half") or own.status >= 400 else reply
        elif fault.accept:
            self._after(fault.accept, self._accept_late, request, self._round)
        if fault.reset is not None:
            reply = Reply(reply.status, reply.body, reply.kind, self.network.limited(fault.reset))
        wait = fault.wait + self.network.settings["latency"]
        if fault.answer == "cut":
            self._after(wait, line.cut)
        elif fault.answer == "half":
            self._after(wait, line.answer_half, reply)
        else:
            self._after(wait, line.answer, reply)

    def _accept_late(self, request: Request, round: int) -> None:
        if round == self._round:
            self.network.answer(request)

    def _after(self, wait: float, act: Any, *args: object) -> None:
        if wait:
            asyncio.get_running_loop().call_later(wait, act, *args)
        else:
            act(*args)

    def _steer(self, request: Request) -> Reply:
        body: Any = request.json() if request.body else {}
        try:
            match (request.method, request.path.removeprefix("/_fake/")):
                case ("GET", "counters"):
                    return say(200, self.counters())
                case ("GET", "settings"):
                    return say(200, self.network.settings)
                case ("POST", "script"):
                    self.script.add(body)
                case ("POST", "chaos"):
                    self.script.chance(**body)
                case ("POST", "set"):
                    self.network.set(body)
                case ("POST", "advance"):
                    self.clock.ahead += float(body["seconds"])
                case ("POST", "reset"):
                    self._reset()
                case _:
                    return say(404, {"error": f"no such control: {request.method} {request.path}"})
        except (ValueError, TypeError, KeyError) as error:
            return say(400, {"error": str(error)})
        return say(200, {})

    def counters(self) -> dict[str, Any]:
        return {
            "posts": list(self.network.posts().values()),
            "requests": dict(self.requests),
            "faults": dict(self.faults),
            "cost": f"{self.network.cost:.3f}",
        }

    def _reset(self) -> None:
        self._round += 1
        self.clock.ahead = 0.0
        self.memory.clear()
        self.script.clear()
        self.requests.clear()
        self.faults.clear()
        self.network = type(self.network)(self.memory, self.clock, self.network.settings)
