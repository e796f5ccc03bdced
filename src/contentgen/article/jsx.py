"""MDX → Markdown: imports, exports, expressions and component tags go, what they hold stays.

`<FAQItem question="Is it free?">Yes.</FAQItem>` becomes `<details>`: what a component shows in a
property is lost otherwise. Braces are matched once for the whole text, so every step is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_STATEMENT = re.compile(
    r"^(?:import[ ](?=[^\n]*from\b|[\"'{*])|"
    r"export[ ](?:default|const|let|var|function|async|class|type|interface|\{|\*))",
    re.MULTILINE,
)
_IMPORT_END = re.compile(
    r"(?:[\w*,$ ]{0,200}\{[^{}\"']{0,3000}\})?[^\"'\n]{0,300}[\"'][^\"'\n]{1,300}[\"'][ \t]*;?[ \t]*(?=\n|$)"
)
_COMPONENT = re.compile(r"</?(?P<name>[A-Z][\w.]{0,80})(?=[\s/>])|<>|</>")
_LINE_COMPONENT = re.compile(r"^[ ]*<[A-Z][\w.]*(?=[\s/>])", re.MULTILINE)
_QUESTION = re.compile(
    r"\b(?:question|q|title|summary|header|heading|label|trigger)="
    r"(?:\{[ ]?)?[\"'`]([^\"`\n]{3,300}[?？])[\"'`]"
)
_ANSWER = re.compile(
    r"\b(?:answer|a|content|text)=(?:\{[ ]?)?(?:\"([^\"]{1,3000})\"|'([^'\n]{1,3000})'|`([^`]{1,3000})`)"
)
_LITERAL = re.compile(r"\{\s*(?:\"([^\"{}\n]*)\"|'([^'{}\n]*)'|`([^`{}$\n]*)`)\s*\}")
_TICKS = re.compile(r"(?<!`)(`{1,3})(?!`)[^`\n]+\1(?!`)")


@dataclass(frozen=True, slots=True)
class Change:
    """text[start:end] becomes `words`."""

    start: int
    end: int
    words: str = ""


def is_mdx(text: str) -> bool:
    """Whether the text imports, exports, or has a component on a line of its own."""
    return bool(_LINE_COMPONENT.search(text)) or any(True for _ in _statements(text, {}))


def jsx_in(text: str) -> Iterator[Change]:
    """What MDX would run, in reading order; changes do not overlap."""
    bare = _TICKS.sub(lambda found: "x" * len(found[0]), text) if "`" in text else text
    braces = _matched(bare)
    changes = [*_statements(bare, braces), *_tags(bare, text, braces)]
    taken = sorted(changes, key=lambda change: (change.start, -change.end))
    yield from _outermost(
        sorted((*taken, *_expressions(bare, text, braces)), key=lambda c: (c.start, -c.end))
    )


def _outermost(changes: list[Change]) -> Iterator[Change]:
    done = -1
    for change in changes:
        if change.start >= done:
            yield change
            done = change.end


def _matched(text: str) -> dict[int, int]:
    """Each `{` and where its `}` ends."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for brace in re.finditer(r"(?<!\\)[{}]", text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            found[opened.pop()] = brace.end()
    return found


def _statements(text: str, braces: Mapping[int, int]) -> Iterator[Change]:
    done = 0
    for found in _STATEMENT.finditer(text):
        if found.start() < done:
            continue
        if text.startswith("import", found.start()):
            whole = _IMPORT_END.match(text, found.end())
            if whole is None:
                continue
            done = whole.end()
        else:
            done = _statement_end(text, found.start(), braces)
        yield Change(found.start(), done)


def _statement_end(text: str, start: int, braces: Mapping[int, int]) -> int:
    """To the blank line, or to the end of a line, at which no bracket is open."""
    at, depth = start, 0
    while at < len(text):
        char = text[at]
        if char == "{" and at in braces:
            at = braces[at]
            continue
        depth += (char in "([") - (char in ")]")
        if char == "\n":
            blank = text[at + 1 : at + 2] in ("\n", "")
            if (depth <= 0 and (blank or not text[at + 1].isspace())) or (
                blank and at - start > 20_000
            ):
                return at
        at += 1
    return at


def _tags(text: str, whole: str, braces: Mapping[int, int]) -> Iterator[Change]:
    """Tags of components; those that ask, and their ends, become details."""
    asking: list[tuple[str, bool]] = []
    done = 0
    for found in _COMPONENT.finditer(text):
        if found.start() < done:
            continue
        end = _tag_end(text, found.end(), braces) if found["name"] else found.end()
        if end < 0:
            continue
        done = end
        yield Change(found.start(), end, _instead(found, whole[found.start() : end], asking))


def _instead(found: re.Match[str], tag: str, asking: list[tuple[str, bool]]) -> str:
    name = found["name"] or ""
    if tag.startswith("</"):
        at = next(
            (
                n
                for n in range(len(asking) - 1, max(-1, len(asking) - 40), -1)
                if asking[n][0] == name
            ),
            -1,
        )
        if at < 0:
            return ""
        asks = asking[at][1]
        del asking[at:]
        return "</details>" if asks else ""
    question, closed = _QUESTION.search(tag), tag.endswith("/>")
    if not closed:
        asking.append((name, bool(question)))
    if not question:
        return ""
    answer = _ANSWER.search(tag) if closed else None
    said = next(filter(None, answer.groups()), "") if answer else ""
    if closed and not said:
        return ""
    return f"<details><summary>{question[1]}</summary>{' '.join(said.split())}" + (
        "</details>" if closed else ""
    )


def _tag_end(text: str, at: int, braces: Mapping[int, int]) -> int:
    """Behind the `>` of a tag; -1 when it is none."""
    while at < len(text):
        char = text[at]
        if char == ">":
            return at + 1
        if char == "<":
            return -1
        if char == "{":
            if at not in braces:
                return -1
            at = braces[at]
            continue
        if char in "\"'":
            closing = text.find(char, at + 1, at + 2000)
            if closing < 0:
                return -1
            at = closing
        at += 1
    return -1


def _expressions(text: str, whole: str, braces: Mapping[int, int]) -> Iterator[Change]:
    """`{…}` among words; a text in quotation marks stays."""
    for start, end in sorted(braces.items()):
        said = _LITERAL.fullmatch(whole, start, end)
        words = next((group for group in said.groups() if group is not None), "") if said else ""
        yield Change(start, end, words)
