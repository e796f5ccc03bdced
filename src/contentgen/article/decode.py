"""Bytes → text whose only line end is LF, or an error that says line and column.

UTF-8 (with or without its mark), UTF-16 and UTF-32 with theirs. Anything else is read as
Windows-1252, only when it is believable as such, and that is said.
"""

from __future__ import annotations

import codecs
import re
from typing import NoReturn

from contentgen.article.notes import Notes
from contentgen.errors import ArticleError, Place
from contentgen.source import Span

# A preview of 12 MB of the worst Markdown takes about a minute; no article comes near.
LIMIT = 12_000_000

# Longer marks first: the UTF-32 one begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_FILES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word document or an archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_SAVE = "Save the article as plain text in UTF-8."
# Letters in runs of at most two between ASCII, and the punctuation and signs that prose uses.
_UNLIKELY_1252 = re.compile(rb"[\xc0-\xff]{3,}|[\x81\x8d\x8f\x90\x9d\xad\xde\xfe\xff\xd0\xf0]")
_TWO_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
CONTROLS = dict.fromkeys((*range(9), *range(14, 32), *range(127, 160)))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes, path: str, notes: Notes) -> str:
    """The text of the file, every line end an LF, and nothing else changed."""
    if len(data) > LIMIT:
        raise ArticleError(
            "CG103",
            f"the article is larger than {LIMIT // 1_000_000} MB",
            at=Place(path),
            help="Split it, or take embedded pictures out of it.",
        )
    text = _lf(_text(data, path, notes))
    if "\0" in text:
        raise _binary("this is not text: it holds NUL bytes", path)
    if not text.strip().strip("\ufeff\u200b"):
        raise ArticleError(
            "CG102", "the article is empty", at=Place(path), help="Write something into it."
        )
    return text


def without_controls(line: str, number: int, notes: Notes) -> str:
    """The line as it may be printed: an escape sequence in an article must not reach a terminal."""
    if line.isprintable() or (kept := line.translate(CONTROLS)) == line:
        return line
    notes.add("CG125", Span(number, number))
    return kept


def _text(data: bytes, path: str, notes: Notes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, path)
    for magic, what in _OTHER_FILES:
        if data.startswith(magic):
            raise _binary(f"this is {what}, not text", path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise _binary("this is not text: it holds NUL bytes", path) from error
        if not _believable_1252(data):
            _undecodable(error, data, "utf-8", path)
        line, column, _ = _position(data, error.start, "utf-8")
        notes.add(
            "CG115",
            Span(line, line),
            f"byte 0x{data[error.start]:02x} in column {column}; read as Windows-1252",
        )
        return data.decode("cp1252")


def _strictly(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        _undecodable(error, data, encoding, path)


def _undecodable(error: UnicodeDecodeError, data: bytes, encoding: str, path: str) -> NoReturn:
    line, column, excerpt = _position(data, error.start, encoding)
    raise ArticleError(
        "CG105",
        f"not valid {encoding.upper()}: byte 0x{data[error.start]:02x}",
        at=Place(path, line, column, excerpt),
        help=_SAVE,
    ) from error


def _believable_1252(data: bytes) -> bool:
    return not (
        _UNLIKELY_1252.search(data)
        or _TWO_BYTES.search(data)
        or _CONTROL.search(data.decode("latin-1"))
    )


def _position(data: bytes, offset: int, encoding: str) -> tuple[int, int, str]:
    """1-based line and column of a byte, and the line as far as it can be read."""
    before = _lf(data[:offset].decode(encoding, "replace"))
    line_start = before.rpartition("\n")[2]
    rest = _lf(data[offset : offset + 200].decode(encoding, "replace")).partition("\n")[0]
    return before.count("\n") + 1, len(line_start) + 1, line_start + rest


def _lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _binary(message: str, path: str) -> ArticleError:
    return ArticleError("CG105", message, at=Place(path), help=_SAVE)
