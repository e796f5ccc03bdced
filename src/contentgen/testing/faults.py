"""What may go wrong, by name, and when: a script of rules, or chance with a seed.

{"on": "POST /2/tweets", "do": "cut-after"}    the next post is taken, its answer is not given
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from random import Random
from typing import Any

from contentgen.testing.wire import Reply, Request

_PAGE = b"<html><head><title>Bad gateway</title></head><body>Something is technically wrong.</body></html>"
NEVER = None


@dataclass(frozen=True, slots=True)
class Fault:
    """When the request takes effect (seconds from now, 0 at once, None never), and how it is answered.

    `answer` is "own" (what the network says), "cut" (nothing, connection closed), "half" (the
    network's answer broken off) or "reply".
    """

    accept: float | None = NEVER
    wait: float = 0.0
    answer: str = "own"
    reply: Reply = field(default_factory=lambda: Reply(500))
    reset: float | None = None  # seconds until the rate limit is over; said in the network's way


def _reply(status: int, body: str | bytes = b"", kind: str = "application/json") -> Reply:
    return Reply(status, body.encode() if isinstance(body, str) else body, kind)


def _html(status: int) -> Reply:
    return _reply(status, _PAGE, "text/html")


_RATE = '{"errors":[{"code":88,"message":"Rate limit exceeded"}]}'
_UNAUTHORIZED = '{"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"}'
_BROKE = (
    '{"title":"CreditsDepleted","status":402,"type":"about:blank",'
    '"detail":"Your account does not have any credits to fulfill this request."}'
)
_PROBLEM = {"title": "Service Unavailable", "detail": "Service Unavailable", "status": 503}
_ERRORS = {"errors": [{"title": "Not Found Error", "detail": "Could not find it."}]}
LONG = 3600.0

# fmt: off
FAULTS = {
    # answered late or not at all
    "slow": Fault(accept=0, wait=2),
    "silent-before": Fault(answer="cut", wait=LONG),
    "silent-after": Fault(accept=0, answer="cut", wait=LONG),
    "cut-before": Fault(answer="cut"),
    "cut-after": Fault(accept=0, answer="cut"),
    "half-after": Fault(accept=0, answer="half"),
    # taken after the answer said, or seemed to say, that it was not
    "cut-then-accept": Fault(accept=2, answer="cut"),
    "too-late": Fault(accept=2, answer="reply", reply=_html(504)),
    # server errors
    "broken-before": Fault(answer="reply", reply=_html(500)),
    "broken-after": Fault(accept=0, answer="reply", reply=_html(502)),
    "busy-before": Fault(answer="reply", reply=_reply(503, json.dumps(_PROBLEM))),
    "busy-after": Fault(accept=0, answer="reply", reply=_reply(503, json.dumps(_PROBLEM))),
    # refusals
    "limited": Fault(answer="reply", reply=_reply(429, _RATE), reset=2),
    "limited-blind": Fault(answer="reply", reply=_reply(429, _RATE)),
    "unauthorized": Fault(answer="reply", reply=_reply(401, _UNAUTHORIZED)),
    "broke": Fault(answer="reply", reply=_reply(402, _BROKE)),
    "redirect": Fault(answer="reply", reply=Reply(301, headers={"Location": "/elsewhere"})),
    # taken, but the answer says nothing
    "empty-after": Fault(accept=0, answer="reply", reply=_reply(201)),
    "list-after": Fault(accept=0, answer="reply", reply=_reply(201, "[]")),
    "null-after": Fault(accept=0, answer="reply", reply=_reply(200, "null")),
    "string-after": Fault(accept=0, answer="reply", reply=_reply(200, '"ok"')),
    "errors-after": Fault(accept=0, answer="reply", reply=_reply(200, json.dumps(_ERRORS))),
    "html-after": Fault(accept=0, answer="reply", reply=_html(200)),
    "idless-after": Fault(accept=0, answer="reply", reply=_reply(201, '{"data":{}}')),
    "list-refusal": Fault(answer="reply", reply=_reply(400, "[]")),
}
# fmt: on

# Chance draws from these unless it is told others: what a bad day of a network looks like.
BAD_DAY: dict[str, float] = {
    "limited": 3, "limited-blind": 1, "busy-before": 3, "broken-before": 2, "cut-before": 2,
    "cut-after": 4, "broken-after": 2, "busy-after": 2, "half-after": 1, "empty-after": 1, "too-late": 2,
}  # fmt: skip


@dataclass(slots=True)
class Rule:
    """One line of a script. `on` is an endpoint, `*` for any; `skip` such requests pass first,
    then `times` are hit (0: all)."""

    do: str
    on: str = "*"
    contains: str = ""
    skip: int = 0
    times: int = 1
    seconds: float | None = None
    status: int = 0
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def meets(self, endpoint: str, request: Request) -> bool:
        return fnmatchcase(endpoint, self.on) and (
            not self.contains or self.contains.encode() in request.body
        )

    def fault(self) -> Fault:
        """The named fault, with this rule's own numbers."""
        if self.do in ("say", "say-after"):
            own = Reply(self.status, self.body.encode(), headers=self.headers)
            return Fault(accept=0 if self.do == "say-after" else NEVER, answer="reply", reply=own)
        return timed(FAULTS[self.do], self.seconds)


def timed(fault: Fault, seconds: float | None) -> Fault:
    """The fault with `seconds` where it has a time of its own."""
    if seconds is None:
        return fault
    return replace(
        fault,
        accept=seconds if fault.accept else fault.accept,
        wait=seconds if fault.wait else fault.wait,
        reset=seconds if fault.reset else fault.reset,
    )


class Script:
    """Says of each request what is to go wrong with it: the first rule that fits, else chance."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.rate = 0.0
        self.on = "*"
        self.seconds: float | None = None
        self._kinds = BAD_DAY
        self._random = Random(0)

    def add(self, rules: list[dict[str, Any]]) -> None:
        made = [Rule(**rule) for rule in rules]
        for rule in made:
            if rule.do not in FAULTS and rule.do not in ("say", "say-after"):
                raise ValueError(
                    f"no fault {rule.do!r}; known: say, say-after, {', '.join(FAULTS)}"
                )
        self.rules += made

    def chance(
        self,
        rate: float,
        seed: int = 0,
        on: str = "*",
        kinds: dict[str, float] | None = None,
        seconds: float | None = None,
    ) -> None:
        """From now on a share `rate` of the requests goes wrong; the same seed, the same order."""
        unheard = [kind for kind in kinds or {} if kind not in FAULTS]
        if unheard:
            raise ValueError(f"no fault {unheard[0]!r}; known: {', '.join(FAULTS)}")
        self.rate, self.on, self.seconds = rate, on, seconds
        self._kinds, self._random = dict(kinds or BAD_DAY), Random(seed)

    def clear(self) -> None:
        self.rules = []
        self.rate = 0.0

    def draw(self, endpoint: str, request: Request) -> tuple[str, Fault] | None:
        for rule in self.rules:
            if not rule.meets(endpoint, request):
                continue
            if rule.skip:
                rule.skip -= 1
                continue
            if rule.times:
                rule.times -= 1
                if not rule.times:
                    self.rules.remove(rule)
            return rule.do, rule.fault()
        if self.rate and fnmatchcase(endpoint, self.on) and self._random.random() < self.rate:
            kinds = list(self._kinds)
            kind = self._random.choices(kinds, [self._kinds[k] for k in kinds])[0]
            return kind, timed(FAULTS[kind], self.seconds)
        return None
