"""The parser, as we use it: CommonMark with tables and ~~strikes~~; blocks first, words when asked.

`html=True` only tells tags from words; nothing here renders HTML. Addresses pass as written, and
are judged in inline.py, so that an unsafe link is reported instead of left as brackets.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token


class _Parser(MarkdownIt):
    def normalizeLink(self, url: str) -> str:  # the library's name
        return url

    def validateLink(self, url: str) -> bool:
        return True


@cache
def _parser() -> _Parser:
    parser = _Parser("commonmark", {"html": True})
    parser.enable(["table", "strikethrough"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


class Definitions(dict[str, Any]):
    """Link definitions by label, which remember whether a link has asked for them."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def get(self, label: str, default: Any = None) -> Any:
        self.used.add(label)
        return super().get(label, default)


def parse_blocks(text: str) -> tuple[list[Token], dict[str, Any]]:
    """Block tokens, and what their words need to be parsed: the link definitions."""
    links: dict[str, Any] = {"references": Definitions()}
    return _parser().parse(text, links), links


def unused_definitions(links: dict[str, Any]) -> list[tuple[int, int]]:
    """Lines [first, end) of link definitions that no link uses, or that an earlier one hides."""
    definitions: Definitions = links["references"]
    unused = [ref for label, ref in definitions.items() if label not in definitions.used]
    return [tuple(ref["map"]) for ref in (*unused, *links.get("duplicate_refs", ()))]


def parse_words(content: str, links: dict[str, Any]) -> list[Token]:
    """Inline tokens of one block; those of a block of several lines say where they stand."""
    parser = _parser()
    if "\n" not in content:
        return parser.inline.parse(content, parser, links, [])
    state = _Placed(content, parser, links, [])
    parser.inline.tokenize(state)
    for rule in parser.inline.ruler2.getRules(""):
        rule(state)
    return state.tokens


def line_in(token: Token, breaks: Sequence[int]) -> int:
    """0-based line of a placed token, `breaks` being the offsets of its block's line ends."""
    place = token.meta.get("at", 0) if token.meta else 0
    if token.type == "text":  # placed by its end: the parser joins text to what stood before it
        place -= len(token.content)
    return bisect_left(breaks, place)


class _Placed(StateInline):
    """Keeps on each token where it stood; the parser knows, and forgets."""

    def pushPending(self) -> Token:
        token = super().pushPending()
        token.meta = {"at": self.pos}
        return token

    def push(self, ttype: str, tag: str, nesting: Any) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta = {"at": self.pos + (ttype == "text")}
        return token
