"""What parsing yields, in reading order, before sections and meta are told apart."""

from __future__ import annotations

from dataclasses import dataclass

from contentgen.article.model import Block, Text
from contentgen.source import Span


@dataclass(frozen=True, slots=True)
class Heading:
    text: Text
    level: int
    span: Span


@dataclass(frozen=True, slots=True)
class Opened:
    """`<details>`: what follows belongs inside, up to its Closed."""

    line: int


@dataclass(frozen=True, slots=True)
class Summary:
    text: Text


@dataclass(frozen=True, slots=True)
class Closed:
    line: int


Piece = Block | Heading
Part = Piece | Opened | Summary | Closed
