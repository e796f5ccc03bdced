"""What stops us, as an exception that says where, what, and what to do next.

    raise ArticleError("CG104", "the front matter is never closed", at=Place("a.md", 1),
                       help="Put a line of three dashes after the last setting.")

The command line prints it as `a.md:1:1: CG104 …`, the line with a caret, `help: …`, and ends with
`exit_code`. Doubt that does not stop us is a `Notice` (article/model.py) and travels with the result.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: 1-based line and column, as an editor counts; 0 means the whole file."""

    path: str
    line: int = 0
    column: int = 0
    excerpt: str = ""

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column or 1}"


class ContentgenError(Exception):
    """Base of everything contentgen raises on purpose."""

    exit_code = 1

    def __init__(self, code: str, message: str, *, at: Place | None = None, help: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.at = at
        self.help = help

    def __str__(self) -> str:
        where = f"{self.at}: " if self.at else ""
        return f"{where}{self.code} {self.message}"


class ArticleError(ContentgenError):
    """The article cannot be read."""


class SettingsError(ContentgenError):
    """A flag, a variable or a line of contentgen.toml is wrong."""

    exit_code = 2


class OutputError(ContentgenError):
    """The kit cannot be written."""


class LayoutError(ContentgenError):
    """A picture, letter or post cannot hold what it must say."""

    exit_code = 4
