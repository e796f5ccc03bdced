"""HTML text → its tags, and the elements they make; nothing here knows what an article is.

Every pattern is linear: a page is a stranger's text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import unescape

# Attributes may hold `>` in quotation marks; where the marks do not match, the tag ends at `>`.
TAG = re.compile(
    r"""<(/?)([A-Za-z][\w:.-]*+)((?>(?:[^<>"']+|"[^"]*"|'[^']*')*)(?=>)|[^<>]*)>"""
    r"|<[!?][A-Za-z][^<>]*>"
)
_ATTRIBUTE = re.compile(
    r"""([\w:@.-]{1,60})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""",
)
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# What these hold is no text of the page; their `<` opens nothing.
_UNREAD = re.compile(
    r"<!--|<(?P<name>script|style|noscript|template|textarea)\b[^<>]*(?<!/)>", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Element:
    """`content[start:end]` is the element with its tags, `[inner:inner_end]` what they enclose."""

    name: str
    inside: str  # of its opening tag: attributes as written
    start: int
    inner: int
    inner_end: int
    end: int


def find_elements(content: str) -> list[Element]:
    """Every element that is closed, in the order in which they begin."""
    opened: dict[str, list[re.Match[str]]] = {}
    found: list[Element] = []
    for tag in TAG.finditer(content):
        name = (tag[2] or "").lower()
        if not name or name in VOID:
            continue
        if not tag[1]:
            if not tag[3].endswith("/"):
                opened.setdefault(name, []).append(tag)
        elif opened.get(name):
            first = opened[name].pop()
            found.append(
                Element(name, first[3], first.start(), first.end(), tag.start(), tag.end())
            )
    return sorted(found, key=lambda element: (element.start, -element.end))


def blanked(content: str, start: int, end: int) -> str:
    """What is left of content[start:end] when its words are taken out: the line ends."""
    return "\n" * content.count("\n", start, end)


def without_scripts(content: str) -> str:
    """The page without scripts, styles and comments; every line keeps its number."""
    kept: list[str] = []
    done, position, never = 0, 0, set[str]()
    while found := _UNREAD.search(content, position):
        name = (found["name"] or "").lower()
        ends = None if name in never else _ends(name).search(content, found.end())
        if ends is None:
            never.add(name)
            position = found.end()
            continue
        position = ends.end()
        kept += [content[done : found.start()], blanked(content, found.start(), position)]
        done = position
    return "".join((*kept, content[done:]))


@cache
def _ends(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}[^<>]*>" if name else "-->", re.IGNORECASE)


def attributes_of(inside: str) -> dict[str, str]:
    """Attributes of an HTML tag, entities decoded; one without a value is its own name."""
    found = [(a[1].lower(), a.groups()[1:], a[1]) for a in _ATTRIBUTE.finditer(inside)]
    return {
        name: unescape(next((value for value in values if value is not None), own))
        for name, values, own in reversed(found)  # of two of a name the first counts
    }
