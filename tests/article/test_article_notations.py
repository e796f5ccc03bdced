"""The same article in every notation gives the same brief, each line where it stands in that file."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from notations import FILES, base_lines

from contentgen.article import read_bytes
from contentgen.brief import brief
from contentgen.brief.export import brief_tree

# What some notations cannot say: bold is a reason to rank a figure; a post on one line of JSON is
# all on that line.
WITHOUT_BOLD = ("without bold", "Ghost", "front matter q, a", "front matter question, answer")
ON_ONE_LINE = ("Ghost", "minified page", "front matter q, a", "front matter question, answer")
LISTS_ON_LINES = ("lists and tables on a line",)
# In this notation question and answer share a line.
TOGETHER = ("FAQ: numbered, bold, one line",)
ENDINGS = {"LF": b"\n", "CRLF": b"\r\n", "CR": b"\r"}


def tree_of(text: str, name: str) -> dict[str, Any]:
    return brief_tree(brief(read_bytes(text.encode(), name)))


@cache
def base() -> dict[str, Any]:
    return tree_of("\n".join(text for text, _ in base_lines()), "a.md")


@pytest.mark.parametrize("name", FILES)
def test_every_finding_is_that_of_the_base_on_its_own_line(name: str) -> None:
    file, write = FILES[name]
    if file.endswith(".html"):
        pytest.importorskip("trafilatura")
    lines = write()
    found = tree_of("\n".join(text for text, _ in lines), file)
    assert differences(found, name, [n for _, n in lines]) == []


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("mark", ["utf-8", "utf-8-sig", "utf-16"])
def test_line_ends_and_byte_order_marks_change_nothing(ending: str, mark: str) -> None:
    text = "\n".join(text for text, _ in base_lines())
    data = text.replace("\n", ENDINGS[ending].decode()).encode(mark)
    found = brief_tree(brief(read_bytes(data, "a.md")))
    assert differences(found, "", list(range(1, len(text.split("\n")) + 1))) == []


def differences(found: dict[str, Any], name: str, raw: list[int]) -> list[str]:
    """Where a brief is not the base's, once its lines are those they came from."""
    said: list[str] = []
    for key, value in base().items():
        if key in ("source", "notices", "sections"):
            continue
        one = _settled(value, lambda n: _nearest(n, raw) if name in LISTS_ON_LINES else n, name)
        other = _settled(found[key], lambda n: raw[n - 1] if n <= len(raw) else 0, name)
        if one != other:
            said += _first_differences(key, one, other)
    return said


def _nearest(line: int, raw: list[int]) -> int:
    """The last line up to this one that the notation still has."""
    return max((n for n in raw if n <= line), default=0)


def _settled(value: Any, line: Callable[[int], int], name: str) -> Any:
    if isinstance(value, dict):
        if name in WITHOUT_BOLD:
            value = {
                k: v
                for k, v in value.items()
                if k not in ("reasons", "score", "mentions", "evidence")
            }
        return {
            key: _line(inner, line, name)
            if key in ("line", "lines")
            else _settled(inner, line, name)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        settled = [_settled(inner, line, name) for inner in value]
        listed = (
            name in (*WITHOUT_BOLD, *LISTS_ON_LINES) and settled and isinstance(settled[0], dict)
        )
        return sorted(settled, key=repr) if listed else settled
    return value.replace("\n", " ") if isinstance(value, str) else value


def _line(value: Any, line: Callable[[int], int], name: str) -> int:
    """A line, or the first of a finding's lines, as the base counts."""
    number = line(value[0] if isinstance(value, list) else value)
    if name in ON_ONE_LINE:
        return 0
    answers = [tuple(f["lines"]) for f in base()["faq"]] if name in TOGETHER else []
    return next((first for first, *_, last in answers if number == last), number)


def _first_differences(key: str, one: Any, other: Any) -> list[str]:
    if not (isinstance(one, list) and isinstance(other, list)):
        return [f"{key}: {one!r} != {other!r}"]
    said = [f"- {key} {x!r}"[:600] for x in one if x not in other][:4]
    said += [f"+ {key} {x!r}"[:600] for x in other if x not in one][:4]
    return said or [f"{key}: another order"]
