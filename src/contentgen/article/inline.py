"""Inline Markdown or HTML → Text: clean words, marks as offsets, the raw line of each offset.

Code keeps every character; nothing a reader would read is dropped. What pasting did to spaces and
stars is undone in polish.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from contentgen.article.markdown import line_in, parse_words
from contentgen.article.model import Picture, Text
from contentgen.article.notes import Notes
from contentgen.article.polish import polish, tighten
from contentgen.article.tags import TAG
from contentgen.article.writing import Writing

_SPECIAL = re.compile(r"[\\`*_\[<&~]")
_BLANK = re.compile(r"[ \t\r\f]+")


@dataclass(frozen=True, slots=True)
class Read:
    """The words of a block, and the pictures that stood among them."""

    text: Text
    pictures: tuple[Picture, ...] = ()


class Words:
    """Reads the words of one article: knows its link definitions, its language and what to note."""

    def __init__(self, links: dict[str, Any], language: str, notes: Notes) -> None:
        self._links = links
        self.language = language
        self.notes = notes

    def read(self, content: str, raw: Sequence[int]) -> Read:
        """`raw[i]` is the raw line of line i of `content`."""
        content = tighten(content, raw, self.notes) if "**" in content else content
        if not _SPECIAL.search(content):
            writing = Writing(self.notes)
            for n, line in enumerate(content.split("\n")):
                writing.at(raw[min(n, len(raw) - 1)])
                writing.add(line.strip(" \t"))
                writing.end_line()
        else:
            writing = self._tokens(content, raw)
        return self._done(writing, raw)

    def _done(self, writing: Writing, raw: Sequence[int]) -> Read:
        text = polish(writing.text(raw), writing.literal, self.language, self.notes)
        return Read(text, tuple(writing.pictures))

    def text(self, content: str, raw: Sequence[int]) -> Text:
        return self.read(content, raw).text

    def _tokens(self, content: str, raw: Sequence[int]) -> Writing:
        writing = Writing(self.notes)
        breaks = [n for n, char in enumerate(content) if char == "\n"] if "\n" in content else []
        writing.at(raw[0])
        for token in parse_words(content, self._links):
            if breaks:
                writing.at(raw[min(line_in(token, breaks), len(raw) - 1)])
            writing.token(token)
        return writing


class PageWords(Words):
    """Reads the words of a page: a star or a bracket in it is only a star or a bracket."""

    def __init__(self, language: str, notes: Notes) -> None:
        super().__init__({}, language, notes)

    def read(self, content: str, raw: Sequence[int]) -> Read:
        writing = Writing(self.notes)
        line, done = 0, 0
        for tag in TAG.finditer(content):
            line = _words_of(writing, content[done : tag.start()], line, raw)
            writing.tag(tag)
            line += tag[0].count("\n")
            done = tag.end()
        _words_of(writing, content[done:], line, raw)
        return self._done(writing, raw)


def _words_of(writing: Writing, words: str, line: int, raw: Sequence[int]) -> int:
    """Writes what stands between two tags; the line that the second stands on."""
    for n, part in enumerate(words.split("\n")):
        if n:
            writing.end_line()
        writing.at(raw[min(line + n, len(raw) - 1)])
        said = unescape(_BLANK.sub(" ", part)).replace("\n", " ")
        writing.add(said.lstrip(" ") if n else said)
    return line + words.count("\n")
