"""Rows → a CSV file for an upload: UTF-8 with a mark at its start, CRLF, line breaks kept in quotes.

People open such files in a spreadsheet before they upload them, and a cell that begins with = + - @
runs there as a formula. An apostrophe before it, the usual cure, would be posted. A ZERO WIDTH
SPACE is not seen by anyone and does the same; where the post has no room for it, the notice says so.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from contentgen.article.model import Notice
from contentgen.kit.exports.model import note
from contentgen.social.model import Post
from contentgen.social.networks import network

ZERO_WIDTH_SPACE = "\u200b"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # wide forms run too


def csv_file(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    # All three services read the mark; without it Excel shows é as Ã©.
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def safe_text(text: str, of: str) -> tuple[str, tuple[Notice, ...]]:
    """A post's text as a cell no spreadsheet runs, `of` its network; and what to say of it."""
    if not text.startswith(_FORMULA):
        return text, ()
    row = network(of)
    guarded = ZERO_WIDTH_SPACE + text
    begins = (
        f"a post for {row.title} begins with {text[0]!r}, which a spreadsheet takes for a formula"
    )
    if row.room(guarded) > row.limit:
        return text, (
            note("CG342", f"{begins}, and has no room for a guard: do not open the file in one"),
        )
    return guarded, (note("CG342", f"{begins}: it is guarded by a character nobody sees", "info"),)


def safe_cell(text: str) -> str:
    """Any other text of ours in a cell."""
    return ZERO_WIDTH_SPACE + text if text.startswith(_FORMULA) else text


def unthreaded(service: str, network_name: str, posts: Sequence[Post]) -> tuple[Notice, ...]:
    """What to know when a file has no notion of a thread."""
    if len(posts) < 2:
        return ()
    title = network(network_name).title
    said = f"{service}’s file knows no threads: {len(posts)} posts for {title} go out one by one"
    return (note("CG341", said),)


def unpictured(service: str, pictures: int, base: str) -> tuple[Notice, ...]:
    """What to know when pictures have no public address."""
    if base or not pictures:
        return ()
    said = (
        f"{service} fetches pictures from the web: {pictures} are left out without --media-base-url"
    )
    return (note("CG340", said),)
