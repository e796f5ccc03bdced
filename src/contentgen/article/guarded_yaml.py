"""A block of YAML → its mapping, once nothing in it can hurt.

First its events are walked, which builds nothing: depth, aliases. Then python-frontmatter loads it
with a loader that leaves people's words alone: `12:30`, `0123`, `no`, `1.10` stay what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from contentgen.article.depth import DEPTH_LIMIT, too_deep
from contentgen.article.notes import Notes
from contentgen.errors import ArticleError, Place
from contentgen.source import Source, Span

_OPENERS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_CLOSERS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)
_QUOTE_IT = (
    'Put a value that holds a colon or begins with a sign into quotation marks: title: "A: b".'
)


class _PlainLoader(yaml.SafeLoader):
    """YAML with the few types a person means: true, false, nothing, whole numbers, dates."""


def _a_date(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> object:
    try:
        return date.fromisoformat(node.value)
    except ValueError:  # 2026-02-30: the meta stage says that it is no date
        return node.value


_PlainLoader.yaml_implicit_resolvers = {}
for _tag, _form, _first in (
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"(?:~|null|Null|NULL|)$", ("~", "n", "N", "")),
    ("int", r"-?(?:0|[1-9]\d{0,14})$", "-0123456789"),
    ("timestamp", r"\d{4}-\d\d-\d\d$", "0123456789"),
):
    _PlainLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_form), list(_first))
_PlainLoader.add_constructor("tag:yaml.org,2002:timestamp", _a_date)


class _Handler(YAMLHandler):
    """Splits where front.py found the fences, and loads with the plain loader."""

    def split(self, text: str) -> tuple[str, str]:
        return text.removeprefix("---\n").removesuffix("\n---"), ""

    def load(self, fm: str, **kwargs: object) -> Any:
        return yaml.load(fm, Loader=_PlainLoader)  # a SafeLoader with fewer types


def load(block: str, source: Source, fence_line: int, notes: Notes) -> Mapping[str, object]:
    """The mapping in `block`, whose first line stands below raw line `fence_line`."""
    try:
        _guard(block, source, fence_line, notes)
        # Not `loads`: it passes keys as keyword arguments, and fails on `content: …` or `2026: …`.
        tree, _ = frontmatter.parse(f"---\n{block}\n---", handler=_Handler())
    except yaml.YAMLError as error:
        raise _not_valid(error, block, source, fence_line) from error
    except ValueError as error:  # an explicit !!timestamp or !!int that is none
        at = Place(source.path, fence_line, 1, source.line(fence_line))
        raise ArticleError(
            "CG104", f"the front matter is not valid: {error}", at=at, help=_QUOTE_IT
        ) from error
    return {"" if key is None else str(key): value for key, value in tree.items()}


def _guard(block: str, source: Source, fence_line: int, notes: Notes) -> None:
    """Refuse what would hurt the loader; note keys that are set twice."""
    depth, is_key, seen = 0, True, set[str]()
    for event in yaml.parse(block, Loader=yaml.SafeLoader):
        mark = event.start_mark
        line, column = (fence_line + 1 + mark.line, mark.column + 1) if mark else (fence_line, 1)
        if isinstance(event, yaml.AliasEvent):
            raise ArticleError(
                "CG107",
                f"the front matter uses an alias (*{event.anchor})",
                at=Place(source.path, line, column, source.line(line)),
                help="Write the value out, or put it into quotation marks if the star is text.",
            )
        if depth == 1 and is_key and isinstance(event, yaml.ScalarEvent):
            if event.value in seen:
                notes.add("CG117", Span(line, line), event.value)
            seen.add(event.value)
        depth += isinstance(event, _OPENERS)
        if depth > DEPTH_LIMIT:
            raise too_deep(source, line)
        is_key = _key_comes_next(event, depth, is_key)
        depth -= isinstance(event, _CLOSERS)


def _key_comes_next(event: yaml.Event, depth: int, is_key: bool) -> bool:
    """Keys and values of the outermost mapping take turns; a closed collection was one of them."""
    if depth == 1 and isinstance(event, yaml.MappingStartEvent):
        return True
    ends_a_node = isinstance(event, yaml.ScalarEvent) and depth == 1
    ends_a_node = ends_a_node or (isinstance(event, _CLOSERS) and depth == 2)
    return is_key != ends_a_node


def _not_valid(error: yaml.YAMLError, block: str, source: Source, fence_line: int) -> ArticleError:
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        line, column = mark.line + 1, mark.column + 1
    else:  # a character YAML forbids: the reader knows only its offset
        before = block[: getattr(error, "position", 0)]
        line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
    last = len(source.lines)
    number = min(fence_line + line, last)
    at = Place(source.path, number, column, source.line(number))
    return ArticleError(
        "CG104", f"the front matter is not valid YAML: {said}", at=at, help=_QUOTE_IT
    )
