"""Posts and pictures to try an adapter with."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

from PIL import Image

from contentgen.publish.model import Media, Network, Outcome, Outgoing, Remote

SIGNED = "fake-consumer-secret&fake-access-token-secret"
_serial = count(1)


def outgoing(text: str = "", **more: Any) -> Outgoing:
    """A first post, made now, with a key and (unless given) a text of its own."""
    serial = next(_serial)
    words = {"n": 1, "since": datetime.now(UTC), **more}
    return Outgoing(f"key-{serial}", text=text or f"Post {serial}.", **words)


def reply(parent: Remote, text: str = "", root: Remote | None = None, **more: Any) -> Outgoing:
    return outgoing(text, n=2, parent=parent, root=root or parent, **more)


def picture(
    folder: Path, name: str = "card.png", size: tuple[int, int] = (40, 30), alt: str = "A card."
) -> Media:
    kinds = {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif", "mp4": "video/mp4"}
    suffix = name.rpartition(".")[2]
    held = BytesIO()
    if suffix == "mp4":
        held.write(b"\0\0\0\x18ftypmp42" + bytes(3_000_000))
    else:
        Image.new("RGB", size, (20, 90, 160)).save(held, {"jpg": "jpeg"}.get(suffix, suffix))
    path = folder / name
    path.write_bytes(held.getvalue())
    return Media(path, alt, sha256(held.getvalue()).hexdigest(), kinds[suffix])


def end_of(network: Network, post: Outgoing) -> str:
    """How a send ended, by name: "Sent", or the outcome."""
    try:
        network.send(post)
    except Outcome as outcome:
        return type(outcome).__name__
    return "Sent"
