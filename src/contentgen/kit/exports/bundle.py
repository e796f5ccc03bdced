"""Threads → a zip for copy and paste: a folder a thread, a text a post, its pictures beside it.

x/main/1.txt  x/main/1-growth-wide.png  x/main/1-growth-wide.alt.txt
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from contentgen.kit.exports.model import Exported, ExportFile, Wishes
from contentgen.kit.open import OpenKit
from contentgen.social.model import Thread

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say: the same kit gives the same bytes
_READABLE = 0o644 << 16


def bundle(kit: OpenKit, wishes: Wishes) -> Exported:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for thread in kit.threads:
            for name, content in _files(kit, thread):
                info = zipfile.ZipInfo(f"{kit.slug}/{name}", _EPOCH)
                packed = not name.endswith(".png")
                info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
                info.external_attr = _READABLE
                archive.writestr(info, content)
    return Exported((ExportFile(f"{kit.slug}-threads.zip", data.getvalue()),))


def _files(kit: OpenKit, thread: Thread) -> Iterator[tuple[str, bytes]]:
    folder = f"{thread.network}/{thread.id}"
    width = len(str(len(thread.posts)))  # so that they sort
    for post in thread.posts:
        number = f"{post.n:0{width}}"
        yield f"{folder}/{number}.txt", f"{post.text}\n".encode()
        for image in post.images:
            name = image.file.rpartition("/")[2]
            yield f"{folder}/{number}-{name}", kit.read(image.file)
            alt = f"{folder}/{number}-{name.rpartition('.')[0]}.alt.txt"
            yield alt, f"{image.alt}\n".encode()
