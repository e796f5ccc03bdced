"""Cards and sizes → Pictures. Painting holds Python's lock, compressing does not: while one card is
compressed in a thread the next is laid out and painted."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from contentgen.campaign.model import Brand, Card
from contentgen.graphics.boxes import texts
from contentgen.graphics.frame import lay_out
from contentgen.graphics.model import Picture, Size
from contentgen.graphics.paint import paint
from contentgen.graphics.png import encode
from contentgen.graphics.typeset import plain
from contentgen.themes import Theme


def draw(
    cards: Sequence[Card], sizes: Sequence[Size], theme: Theme, brand: Brand
) -> tuple[Picture, ...]:
    """Every card in every size: by card, then by size."""
    return tuple(_draw(cards, sizes, theme, brand))


def _draw(
    cards: Sequence[Card], sizes: Sequence[Size], theme: Theme, brand: Brand
) -> Iterator[Picture]:
    threads = min(4, os.cpu_count() or 1)
    waiting: deque[tuple[Card, Size, tuple[str, ...], Future[bytes]]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        for card in cards:
            for size in sizes:
                boxes = lay_out(card, size, theme, brand)
                image = paint(boxes, size, theme.light.background)
                said = tuple(plain(text) for text in texts(boxes))
                waiting.append(
                    (card, size, said, pool.submit(encode, image, str(card.headline), card.source))
                )
                if len(waiting) > threads:  # no more canvases in memory than threads to write them
                    yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())


def _finished(card: Card, size: Size, said: tuple[str, ...], png: Future[bytes]) -> Picture:
    return Picture(card.id, size, png.result(), card.alt, said)
