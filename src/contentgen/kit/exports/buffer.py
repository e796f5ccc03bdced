"""Threads → Buffer's bulk upload: one file a channel, one row a post, 100 rows at most.

Columns, date and the one picture a row: Buffer's help, third-party exporters that agree, Sep 2026.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contentgen.article.model import Notice
from contentgen.kit.exports.csvs import csv_file, safe_text, unpictured, unthreaded
from contentgen.kit.exports.model import Exported, ExportFile, Wishes, note
from contentgen.kit.exports.queue import Due, by_network, media, posts, queue
from contentgen.kit.open import OpenKit

HEADER = ("Text", "Image URL", "Tags", "Posting Time")
MOST_ROWS = 100  # on a paid plan; 10 on the free one


def buffer(kit: OpenKit, wishes: Wishes) -> Exported:
    files: list[ExportFile] = []
    notices: list[Notice] = []
    for network, due in by_network(queue(kit.threads, wishes)):
        rows, said = _rows(due, wishes)
        notices += said
        parts = [rows[at : at + MOST_ROWS] for at in range(0, len(rows), MOST_ROWS)]
        for number, part in enumerate(parts, 1):
            more = f"-{number}" if len(parts) > 1 else ""
            name = f"{kit.slug}-buffer-{network}{more}.csv"
            files.append(ExportFile(name, csv_file(HEADER, part)))
    return Exported(tuple(files), tuple(notices))


def _rows(due: Sequence[Due], wishes: Wishes) -> tuple[list[tuple[str, ...]], list[Notice]]:
    network = due[0].thread.network
    every = [post for one in due for post, _ in posts(one)]
    notices = [
        *unthreaded("Buffer", network, every),
        *unpictured("Buffer", sum(len(p.images) for p in every), wishes.media_base_url),
        *_one_picture(network, [p.n for p in every if len(p.images) > 1], wishes),
    ]
    rows: list[tuple[str, ...]] = []
    for one in due:
        for post, at in posts(one):
            text, said = safe_text(post.text, network)
            notices += said
            time = f"{at:%Y-%m-%d %H:%M}" if at else ""
            rows.append((text, next(iter(media(post, wishes)), ""), "", time))
    return rows, notices


def _one_picture(network: str, posts: Sequence[int], wishes: Wishes) -> Iterator[Notice]:
    if posts and wishes.media_base_url:
        said = f"Buffer’s file takes one picture a post: the others of {len(posts)} for {network} stay out"
        yield note("CG343", said)
