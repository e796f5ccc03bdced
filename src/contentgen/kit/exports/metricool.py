"""Threads → Metricool's bulk upload: one file for all networks, one row a post.

The first 34 columns of Metricool's own template, in its order, as third-party exporters have it
(2026); it reads a shorter header too. A network is chosen by TRUE in its column.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from contentgen.article.model import Notice
from contentgen.kit.exports.csvs import csv_file, safe_cell, safe_text, unpictured, unthreaded
from contentgen.kit.exports.model import Exported, ExportFile, Wishes, note
from contentgen.kit.exports.queue import by_network, media, posts, queue
from contentgen.kit.open import OpenKit
from contentgen.social.model import Post
from contentgen.social.networks import network as row_of

# Their column of each network; those without one are not in Metricool's file.
COLUMNS = {
    "facebook": "Facebook", "x": "Twitter/X", "linkedin": "LinkedIn", "instagram": "Instagram",
    "threads": "Threads", "bluesky": "Bluesky",
}  # fmt: skip
_FLAGS = (
    *("Facebook", "Twitter/X", "LinkedIn", "GBP", "Instagram", "Pinterest", "TikTok", "Youtube"),
    *("Threads", "Bluesky"),
)
_MOST_PICTURES = 10
HEADER = (
    *("Text", "Date", "Time", "Draft", *_FLAGS),
    *(f"Picture Url {n}" for n in range(1, _MOST_PICTURES + 1)),
    *(f"Alt text picture {n}" for n in range(1, _MOST_PICTURES + 1)),
)


def metricool(kit: OpenKit, wishes: Wishes) -> Exported:
    rows: list[tuple[str, ...]] = []
    notices: list[Notice] = []
    for network, due in by_network(queue(kit.threads, wishes)):
        if network not in COLUMNS:
            said = (
                f"Metricool’s file has no column for {row_of(network).title}: its threads stay out"
            )
            notices.append(note("CG344", said))
            continue
        every = [pair for one in due for pair in posts(one)]
        notices += unthreaded("Metricool", network, [post for post, _ in every])
        pictures = sum(len(post.images) for post, _ in every)
        notices += unpictured("Metricool", pictures, wishes.media_base_url)
        for post, at in every:
            text, said_of_text = safe_text(post.text, network)
            notices += said_of_text
            rows.append(_row(text, post, at, network, wishes))
    name = f"{kit.slug}-metricool.csv"
    return Exported((ExportFile(name, csv_file(HEADER, rows)),), tuple(notices))


def _row(
    text: str, post: Post, at: datetime | None, network: str, wishes: Wishes
) -> tuple[str, ...]:
    urls = media(post, wishes)[:_MOST_PICTURES]
    alts = [safe_cell(image.alt) for image in post.images[: len(urls)]]
    date, time = (f"{at:%Y-%m-%d}", f"{at:%H:%M:%S}") if at else ("", "")
    flags = ("TRUE" if name == COLUMNS[network] else "FALSE" for name in _FLAGS)
    # Without a time it can only be a draft.
    return (text, date, time, "FALSE" if at else "TRUE", *flags, *_filled(urls), *_filled(alts))


def _filled(cells: Sequence[str]) -> tuple[str, ...]:
    return (*cells, *([""] * (_MOST_PICTURES - len(cells))))
