"""The files of a thread's pictures → findings. CG316: what the network would refuse of a file (error)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from contentgen.article.model import Notice
from contentgen.social.lint.notices import of_post
from contentgen.social.model import Post, Thread
from contentgen.social.networks import Network, network

_SLACK = 0.005  # 1200x627 is the 1.91 of the docs, give or take a pixel


@dataclass(frozen=True, slots=True)
class File:
    """A picture as the kit's manifest has it."""

    path: str
    bytes: int
    width: int
    height: int


def lint_pictures(thread: Thread, files: Mapping[str, File]) -> tuple[Notice, ...]:
    row = network(thread.network)
    return tuple(notice for post in thread.posts for notice in _files(post, row, files))


def _files(post: Post, row: Network, files: Mapping[str, File]) -> Iterator[Notice]:
    for image in post.images:
        file = files.get(image.file)
        if file is None:
            yield of_post("CG316", post, f"shows {image.file}, which is not in the kit", "error")
            continue
        for said in _refused(file, row):
            yield of_post("CG316", post, f"shows {image.file}: {said}", "error")


def _refused(file: File, row: Network) -> Iterator[str]:
    suffix = file.path.rpartition(".")[2].lower().replace("jpg", "jpeg")
    if row.formats and suffix not in row.formats:
        yield f"{row.title} takes {', '.join(row.formats)}"
    if row.image_bytes and file.bytes > row.image_bytes:
        yield f"{file.bytes:,} bytes, {row.title} takes {row.image_bytes:,}"
    least, most = row.ratios
    ratio = file.width / file.height if file.height else 0
    if most and not least - _SLACK <= ratio <= most + _SLACK:
        yield f"a shape of {ratio:.2f}:1, {row.title} takes {least}:1 to {most}:1"
