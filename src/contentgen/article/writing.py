"""Words of a block while they are being written: text, marks over it, the raw line of each offset.

Fed by inline.py, from Markdown's tokens or from HTML's. What is no text (scripts, frames, marks of
footnotes) is left out and said; an address that could run is no link.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from contentgen.article.model import Mark, Picture, Text
from contentgen.article.notes import Notes
from contentgen.article.tags import TAG, attributes_of
from contentgen.source import Span

_CJK = re.compile(r"[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_BLANKS = re.compile(r"[\x00-\x20\u200b\u2028\u2029\ufeff]")
_MARK_OF_TOKEN = {"strong": "strong", "em": "em", "s": "strike", "link": "link"}
_MARK_OF_TAG = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "a": "link",
    "s": "strike", "del": "strike", "strike": "strike", "code": "code", "kbd": "code", "tt": "code",
}  # fmt: skip
_SAFE_SCHEMES = ("http", "https", "mailto", "tel")
NO_TEXT = (
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "svg",
    "noscript",
    "template",
    "audio",
    "video",
    "canvas",
)
_INLINE_TAGS = {
    *_MARK_OF_TAG,
    "u",
    "span",
    "sup",
    "sub",
    "mark",
    "small",
    "abbr",
    "q",
    "time",
    "font",
    "ins",
    "label",
    "wbr",
}
# 10<sup>9</sup> must not become 109.
_SUPERSCRIPT = str.maketrans("0123456789+-=", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼")


class Writing:
    """Text while it is being written."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._parts: list[str] = []
        self._length = 0
        self._last = ""
        self._line = 0
        self._break = False
        self._starts: list[tuple[int, int]] = []
        self._marks: list[Mark] = []
        self._open: list[tuple[str, int, str]] = []
        self._skipped: list[tuple[str, int]] = []  # elements that are no text, while inside them
        self._raised = False
        self.literal: list[tuple[int, int]] = []  # code and escaped signs: never polished
        self.pictures: list[Picture] = []

    def at(self, line: int) -> None:
        self._line = line

    def end_line(self) -> None:
        self._break = self._length > 0

    def add(self, words: str) -> None:
        if not words or self._skipped:
            return
        if self._break:
            self._break = False
            if not (
                _CJK.match(self._last) and _CJK.match(words)
            ):  # those scripts do not part words
                self._space()
        if not self._starts or self._starts[-1][1] != self._line:
            self._starts.append((self._length, self._line))
        raised = self._raised and words.strip("+-= ").isdigit()
        self._put(words.translate(_SUPERSCRIPT) if raised else words)

    def _space(self) -> None:
        """A space between two lines; a mark that begins with the second begins after it."""
        n = len(self._open)
        while n and self._open[n - 1][1] == self._length:
            n -= 1
        self._put(" ")
        self._open[n:] = [(kind, self._length, href) for kind, _, href in self._open[n:]]

    def _put(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)
        self._last = words[-1]

    def token(self, token: Token) -> None:
        kind, _, end = token.type.rpartition("_")
        if token.type == "text":
            self.add(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            self.end_line()
        elif end == "open":
            self.open(_MARK_OF_TOKEN[kind], str(token.attrs.get("href", "")))
        elif end == "close":
            self.close(_MARK_OF_TOKEN[kind])
        elif token.type == "html_inline":
            self._html(token.content)
        elif token.type == "image":
            self._picture(str(token.attrs["src"]), _alt(token), str(token.attrs.get("title", "")))
        else:
            self._literally(token)

    def _literally(self, token: Token) -> None:
        self.add(token.content)
        start = self._length - len(token.content)
        if self._skipped:
            return
        self.literal.append((start, self._length))
        if token.type == "code_inline":
            self._marks.append(Mark("code", start, self._length))

    def open(self, kind: str, href: str = "") -> None:
        self._open.append((kind, self._length, href))

    def close(self, kind: str) -> None:
        at = next(
            (
                n
                for n in range(len(self._open) - 1, max(-1, len(self._open) - 60), -1)
                if self._open[n][0] == kind
            ),
            -1,
        )
        if at < 0:
            return
        _, start, href = self._open.pop(at)
        if kind == "link" and not self._safe(href):
            return
        if start < self._length:
            self._marks.append(
                Mark(kind, start, self._length, href.strip() if kind == "link" else "")
            )

    def _safe(self, href: str) -> bool:
        if href and not is_safe(href):
            self._notes.add("CG130", Span(self._line, self._line), _BLANKS.sub("", href)[:40])
            return False
        return bool(href)

    def _html(self, content: str) -> None:
        found = TAG.match(content)
        if found and found[2]:
            self.tag(found)
            return
        height = content.count("\n")  # a declaration or an instruction
        self._notes.add("CG119", Span(self._line, self._line + height))

    def tag(self, found: re.Match[str]) -> None:
        """A tag of HTML among the words (a match of TAG)."""
        closing, name = bool(found[1]), (found[2] or "").lower()
        if name in NO_TEXT:
            self._skip(closing, name)
        elif name == "img":
            attributes = attributes_of(found[3])
            self._picture(
                attributes.get("src", ""), attributes.get("alt", ""), attributes.get("title", "")
            )
        elif name in ("br", "hr") or name not in _INLINE_TAGS:
            self.end_line()
        elif name == "sup":
            self._raised = not closing
        elif name in _MARK_OF_TAG:
            kind = _MARK_OF_TAG[name]
            self.close(kind) if closing else self.open(
                kind, attributes_of(found[3]).get("href", "")
            )

    def _skip(self, closing: bool, name: str) -> None:
        if not closing:
            self._skipped.append((name, self._line))
        if self._skipped and (closing or name == "embed"):  # embed has no end of its own
            self._end_skip()

    def _end_skip(self) -> None:
        name, first = self._skipped.pop()
        self._notes.add("CG120", Span(first, max(first, self._line)), name)

    def _picture(self, src: str, alt: str, title: str) -> None:
        if self._skipped:
            return
        described = " — ".join(dict.fromkeys(part.strip() for part in (alt, title) if part.strip()))
        if not src or not is_safe(src, "data"):
            self._notes.add("CG130", Span(self._line, self._line), src[:40])
            self.add(described)
            return
        self.pictures.append(Picture(src, described, Span(self._line, self._line)))

    def text(self, raw: Sequence[int]) -> Text:
        self._line = raw[-1]
        while self._skipped:
            self._end_skip()
        for kind, _, _ in reversed(self._open[-60:]):
            self.close(kind)
        starts = self._starts or [(0, raw[0])]
        starts[0] = (0, starts[0][1])
        marks = sorted(self._marks, key=lambda m: (m.start, -m.end))
        return Text("".join(self._parts), tuple(marks), tuple(starts))


def is_safe(address: str, *also: str) -> bool:
    """Whether an address may be followed: relative, or of a scheme that only fetches or writes."""
    scheme = _SCHEME.match(_BLANKS.sub("", address).lstrip("<"))
    return not scheme or scheme[1].lower() in (*_SAFE_SCHEMES, *also)


def _alt(token: Token) -> str:
    return "".join(
        child.content if child.type != "softbreak" else " " for child in token.children or ()
    )
