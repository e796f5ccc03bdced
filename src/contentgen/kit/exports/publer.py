"""Threads → Publer's bulk upload: one file a network, one row a thread.

The posts after the first go into `Comment(s)`, the only place that can carry them. Columns as in
Publer's own template, seen in third-party exporters that agree, 2026.
"""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.article.model import Notice
from contentgen.kit.exports.csvs import csv_file, safe_cell, safe_text, unpictured
from contentgen.kit.exports.model import Exported, ExportFile, Wishes, note
from contentgen.kit.exports.queue import Due, by_network, media, queue
from contentgen.kit.open import OpenKit
from contentgen.social.networks import network as row_of

HEADER = (
    "Date - Intl. format or prompt",
    "Text",
    "Link(s) - Separated by comma for FB carousels",
    "Media URL(s) - Separated by comma",
    "Title - For the video, pin, PDF ..",
    "Label(s) - Separated by comma",
    "Alt text(s) - Separated by ||",
    "Comment(s) - Separated by ||",
    "Pin board, FB album, or Google category",
    "Post subtype - I.e. story, reel, PDF ..",
    "CTA - For Facebook links or Google",
    "Reminder - For stories, reels, shorts, and TikToks",
)
_SEPARATOR = "||"


def publer(kit: OpenKit, wishes: Wishes) -> Exported:
    files: list[ExportFile] = []
    notices: list[Notice] = []
    for network, due in by_network(queue(kit.threads, wishes)):
        rows = []
        for one in due:
            row, said = _row(one, wishes)
            rows.append(row)
            notices += said
        notices += _pictures(network, due, wishes)
        name = f"{kit.slug}-publer-{network}.csv"
        files.append(ExportFile(name, csv_file(HEADER, rows)))
    return Exported(tuple(files), tuple(notices))


def _row(due: Due, wishes: Wishes) -> tuple[tuple[str, ...], tuple[Notice, ...]]:
    first, *others = due.thread.posts
    text, said = safe_text(first.text, due.thread.network)
    urls = media(first, wishes)
    alts = [image.alt for image in first.images] if urls else []
    cells = dict.fromkeys(HEADER, "")
    cells[HEADER[0]] = f"{due.at:%Y/%m/%d %H:%M}" if due.at else ""
    cells[HEADER[1]] = text
    cells[HEADER[3]] = ",".join(url.replace(",", "%2C") for url in urls)
    cells[HEADER[6]] = safe_cell(_SEPARATOR.join(map(_inseparable, alts)))
    cells[HEADER[7]] = safe_cell(_SEPARATOR.join(_inseparable(post.text) for post in others))
    return tuple(cells.values()), said


def _inseparable(text: str) -> str:
    """A text that holds the separator would become two."""
    return text.replace(_SEPARATOR, "|\u200b|")


def _pictures(network: str, due: Sequence[Due], wishes: Wishes) -> tuple[Notice, ...]:
    first = sum(len(one.thread.posts[0].images) for one in due)
    later = sum(len(post.images) for one in due for post in one.thread.posts[1:])
    notices = unpictured("Publer", first, wishes.media_base_url)
    if later:
        title = row_of(network).title
        said = f"Publer’s comments carry no pictures: {later} of the threads for {title} stay out"
        notices = (*notices, note("CG343", said))
    return notices
