"""The settings at the top of the file → Front: each with its lines, and where they end.

    ---                        +++
    title: "A title: quoted"   title = "A title"
    ---                        +++

Own fences: python-frontmatter drops a block that is no mapping, and shifts lines. So the block is
found and judged here, guarded in guarded_yaml.py, and only then handed to it. A rule at the top of
an article (`---`, prose, `---`) stays text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contentgen.article.decode import CONTROLS
from contentgen.article.depth import DEPTH_LIMIT, too_deep
from contentgen.article.model import Meta
from contentgen.article.notes import Notes
from contentgen.errors import ArticleError, Place
from contentgen.source import Source, Span

BLOCK_LIMIT = 64_000  # characters; the largest front matter seen in the wild is a twentieth of it
_MANY_LINES = 2_000

# One word, a colon, a space: "Note that: …" at the top of an article is prose, "title: …" is not.
_YAML_KEY = re.compile(r"""["']?[^\W\d][\w.-]*["']?[ \t]*:(?:[ \t]|$)""")
_TOML_KEY = re.compile(r"""["']?[\w.-]+["']?[ \t]*=|\[""")
_OR_A_RULE = "If this is text and not settings, write the rule above it as *** ."


@dataclass(frozen=True, slots=True)
class Front:
    entries: tuple[Meta, ...] = ()
    end: int = 0  # raw line of the closing fence; 0: no front matter


@dataclass(frozen=True, slots=True)
class Fence:
    """Raw lines of the opening and closing fence; what stands between are settings."""

    mark: str
    first: int
    last: int


def take_front(source: Source, notes: Notes) -> Front:
    """The front matter, or an empty Front when there is none."""
    fence = find_fence(source, notes)
    if fence is None:
        return Front()
    block = "\n".join(source.lines[fence.first : fence.last - 1])
    if len(block) > BLOCK_LIMIT:
        raise ArticleError(
            "CG104",
            f"the front matter is larger than {BLOCK_LIMIT // 1000} KB",
            at=Place(source.path, fence.first, 1, fence.mark),
            help=f"Is its closing {fence.mark} where you meant it to be?",
        )
    tree = (
        _toml(block, source, fence) if fence.mark == "+++" else _yaml(block, source, fence, notes)
    )
    return Front(_entries(tree, source, fence), fence.last)


def find_fence(source: Source, notes: Notes | None = None) -> Fence | None:
    """Where the settings stand; an opening fence that nothing closes is an error."""
    opening = next((n for n, line in enumerate(source.lines[:_MANY_LINES], 1) if line.strip()), 0)
    mark = source.line(opening).rstrip()
    if mark not in ("---", "+++"):
        return None
    closing = _closing(source.lines, opening, mark)
    if not _looks_like_settings(source.lines[opening : closing - 1 if closing else None], mark):
        if closing and notes and any(map(str.strip, source.lines[opening : closing - 1])):
            notes.add("CG116", Span(opening, closing))
        return None
    if not closing:
        raise ArticleError(
            "CG104",
            "the front matter is never closed",
            at=Place(source.path, opening, 1, mark),
            help=f"Put a line of {mark} after the last setting. {_OR_A_RULE}",
        )
    return Fence(mark, opening, closing)


def _closing(lines: Sequence[str], opening: int, mark: str) -> int:
    marks = ("---", "...") if mark == "---" else (mark,)
    return next(
        (n for n, line in enumerate(lines[opening:], opening + 1) if line.rstrip() in marks), 0
    )


def _looks_like_settings(block: Sequence[str], mark: str) -> bool:
    first = next((s for line in block if (s := line.strip()) and not s.startswith("#")), "")
    return bool((_TOML_KEY if mark == "+++" else _YAML_KEY).match(first))


def _yaml(block: str, source: Source, fence: Fence, notes: Notes) -> Mapping[str, object]:
    from contentgen.article.guarded_yaml import load  # PyYAML and python-frontmatter cost 60 ms

    return load(block, source, fence.first, notes)


def _toml(block: str, source: Source, fence: Fence) -> Mapping[str, object]:
    try:
        tree = tomllib.loads(block)
    except RecursionError as error:
        raise too_deep(source, fence.first) from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+), column (\d+)", str(error))
        line, column = (int(found[1]), int(found[2])) if found else (len(block.split("\n")), 1)
        at = Place(source.path, fence.first + line, column, source.line(fence.first + line))
        said = str(error).partition(" (at ")[0]
        raise ArticleError(
            "CG104", f"the front matter is not valid TOML: {said}", at=at, help=_OR_A_RULE
        ) from error
    if _depth(tree) > DEPTH_LIMIT:
        raise too_deep(source, fence.first)
    return tree


def _depth(value: object) -> int:
    """How deeply lists and tables nest, without recursion."""
    deepest, left = 0, [(value, 1)]
    while left:
        node, depth = left.pop()
        deepest = max(deepest, depth)
        below = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        left += [(child, depth + 1) for child in below if isinstance(child, (dict, list))]
    return deepest


def _entries(tree: Mapping[str, object], source: Source, fence: Fence) -> tuple[Meta, ...]:
    starts = [(_line_of(key, source, fence), key) for key in tree]
    later = sorted(line for line, _ in starts)
    return tuple(
        Meta(
            key.strip().lower().replace("-", "_").replace(" ", "_"),
            _frozen(tree[key]),
            Span(line, _last_line(line, later, source, fence)),
        )
        for line, key in starts
    )


def _line_of(key: str, source: Source, fence: Fence) -> int:
    """The last unindented line that sets the key; the fence's own when it is written otherwise."""
    quoted = (key, f'"{key}"', f"'{key}'")
    forms = (f"[{key}]", f"[[{key}]]", *(name + sign for name in quoted for sign in ":= "))
    lines = range(fence.last - 1, fence.first, -1)
    return next((n for n in lines if source.line(n).startswith(forms)), fence.first)


def _last_line(line: int, starts: list[int], source: Source, fence: Fence) -> int:
    end = next((start for start in starts if start > line), fence.last) - 1
    while end > line and not source.line(end).strip():
        end -= 1
    return end


def _frozen(value: object) -> object:
    if isinstance(value, str):
        return value.translate(CONTROLS)  # "\e" in quotation marks is an escape to YAML
    if isinstance(value, (list, tuple)):
        return tuple(map(_frozen, value))
    if isinstance(value, dict):
        return {str(key): _frozen(below) for key, below in value.items()}
    return value
