"""How much a fact matters → points and the reasons in plain words.

Repetition carries a long article; where each figure stands once, the other features do. There is no
"virality score": an editor sees the reasons and can pin or hide.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

from contentgen.brief.entities import Names
from contentgen.brief.found import Found
from contentgen.brief.quantities.model import Quantity

Group = Sequence[Found]
ONLY_CELL = "stands only in a table"

_HYPOTHETICAL = re.compile(r"\b(?:could|might|(?-i:may)|if)\b", re.I)
_SHORT = frozenset("second minute hour day week month".split())
_FIRST = re.compile(
    r"\b(?:largest|biggest|first|record|never|most|only|highest|lowest|fastest|busiest|total)\b",
    re.I,
)


def _stated(group: Group, best: Found, names: Names) -> tuple[float, str]:
    times = len({f.line for f in group})
    return 2.4 * math.log2(times), f"stated on {times} lines" if times > 1 else ""


def _titled(group: Group, best: Found, names: Names) -> tuple[float, str]:
    if any(f.place == "title" for f in group):
        return 3.0, "in the title or subtitle"
    if any(f.place == "heading" and f.sentence.public for f in group):
        return 1.5, "in a heading"
    return 0.0, ""


def _asked(group: Group, best: Found, names: Names) -> tuple[float, str]:
    return (
        (1.0, "answers a question of the FAQ")
        if any(f.place == "faq" for f in group)
        else (0.0, "")
    )


def _stressed(group: Group, best: Found, names: Names) -> tuple[float, str]:
    return (1.2, "set in bold") if any(f.bold for f in group) else (0.0, "")


def _kind(group: Group, best: Found, names: Names) -> tuple[float, str]:
    quantity = best.quantity
    if quantity.kind == "currency":
        return 1.0 + min(1.0, max(0.0, math.log10(abs(quantity.value) + 1) - 6) / 6), ""
    if quantity.kind == "percent":
        return 0.5 + min(0.7, abs(quantity.value) / 60), ""
    if quantity.unit == "x":  # how often, but of what?
        return (0.0 if best.caption.text else -2.5), ""
    if quantity.kind == "unit":
        return 0.8, ""
    return min(1.9, math.log10(abs(quantity.value) + 1) / 3.2), ""


def _captioned(group: Group, best: Found, names: Names) -> tuple[float, str]:
    words = len(best.caption.text.split())
    points = (
        (1.5 if words > 1 else 0.5 * words)  # "employees" alone says little
        + 0.7 * bool(best.caption.metric or words > 3)
        + 0.6 * bool(best.caption.when)
    )
    return points, "says what it measures" if best.caption.text else ""


def _whose(group: Group, best: Found, names: Names) -> tuple[float, str]:
    if best.caption.entity and best.caption.entity == names.main:
        return 0.8, f"about {names.main}, whom the article is about"
    return (0.4, "") if best.caption.entity else (0.0, "")


def _remarkable(group: Group, best: Found, names: Names) -> tuple[float, str]:
    found = next((m[0].lower() for f in group if (m := _FIRST.search(f.sentence.text))), "")
    return (0.6, f"said with {found!r}") if found else (0.0, "")


def _price(group: Group, best: Found, names: Names) -> tuple[float, str]:
    return (-2.5, f"a price per {best.quantity.per}") if is_price(best.quantity) else (0.0, "")


def is_price(quantity: Quantity) -> bool:
    """What one pays by the month or hour; by the year it may be news."""
    return quantity.kind == "currency" and quantity.per in _SHORT


def _only_cell(group: Group, best: Found, names: Names) -> tuple[float, str]:
    return (-2.0, ONLY_CELL) if all(f.place == "table" for f in group) else (0.0, "")


_OWN_CLAUSE = re.compile(
    r"[;:—]|,\s|\band\s(?=may|could|might|will|would|has|is)|\b(?:but|while)\b"
)


def _is_doubtful(found: Found) -> bool:
    """Does the figure's own clause say could, might, may or if? Its neighbour's does not count."""
    text, quantity = found.sentence.text, found.quantity
    if re.match(r"if\b", text, re.I):
        return True
    start = max((m.end() for m in _OWN_CLAUSE.finditer(text, 0, quantity.start)), default=0)
    after = _OWN_CLAUSE.search(text, quantity.end)
    return bool(_HYPOTHETICAL.search(text[start : after.start() if after else len(text)]))


def _perhaps(group: Group, best: Found, names: Names) -> tuple[float, str]:
    told = [f for f in group if f.place not in ("title", "heading")]
    doubtful = [f for f in told if _is_doubtful(f)]
    if best in doubtful:
        return -2.0, "hypothetical"
    if len(doubtful) == len(told):
        return -1.2, "hypothetical"
    return 0.0, ""


def _publisher(group: Group, best: Found, names: Names) -> tuple[float, str]:
    if not any(f.sentence.public for f in group if f.place not in ("title", "heading")):
        return -8.0, "stands only on lines for the publisher"
    return 0.0, ""


def _small(group: Group, best: Found, names: Names) -> tuple[float, str]:
    quantity = best.quantity
    if quantity.kind == "number" and quantity.unit != "x" and abs(quantity.value) <= 20:
        spelled = not any(c.isdigit() for c in quantity.surface)
        return (-3.5 if spelled else -1.5), "a small count"
    return 0.0, ""


RULES: tuple[Callable[[Group, Found, Names], tuple[float, str]], ...] = (
    _stated, _titled, _asked, _stressed, _kind, _captioned, _whose, _remarkable, _price, _only_cell,
    _perhaps, _publisher, _small,
)  # fmt: skip


def score(group: Group, best: Found, names: Names) -> tuple[float, tuple[str, ...]]:
    """Points and reasons of one fact."""
    judged = [rule(group, best, names) for rule in RULES]
    # fsum: sum() of floats rounds otherwise from Python 3.12 on.
    return math.fsum(points for points, _ in judged), tuple(
        reason for _, reason in judged if reason
    )
