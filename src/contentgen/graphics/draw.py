"""Cards and sizes → Pictures. Painting holds Python's lock, compressing does not: while one card is
compressed in a thread the next is laid out and painted."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from contentgen.campaign.model import Brand, Card
from contentgen.errors import LayoutError
from contentgen.graphics.boxes import Box, texts
from contentgen.graphics.frame import lay_out
from contentgen.graphics.model import Picture, Size
from contentgen.graphics.paint import paint
from contentgen.graphics.png import encode
from contentgen.graphics.typeset import plain
from contentgen.themes import Theme


def draw(
    cards: Sequence[Card],
    sizes: Sequence[Size],
    theme: Theme,
    brand: Brand,
    failed: dict[str, str] | None = None,
    language: str = "",
) -> tuple[Picture, ...]:
    """Every card in every size: by card, then by size. `language` is that of the words, two letters.

    A card that cannot be laid out in one of the sizes raises LayoutError; when `failed` is given, it
    receives the card's id and the reason instead, and the card is left out in all sizes.
    """

    def boxes_of(card: Card, size: Size) -> tuple[Box, ...]:
        return lay_out(card, size, theme, brand, language)

    background = theme.cards.background
    return tuple(_draw(cards, sizes, boxes_of, background, failed))


_LayOut = Callable[[Card, Size], tuple[Box, ...]]


def _laid_out(
    card: Card, sizes: Sequence[Size], boxes_of: _LayOut, failed: dict[str, str] | None
) -> list[tuple[Size, tuple[Box, ...]]]:
    try:
        return [(size, boxes_of(card, size)) for size in sizes]
    except LayoutError as error:
        if failed is None:
            raise
        failed[card.id] = error.message
        return []


def _draw(
    cards: Sequence[Card],
    sizes: Sequence[Size],
    boxes_of: _LayOut,
    background: str,
    failed: dict[str, str] | None,
) -> Iterator[Picture]:
    threads = min(4, os.cpu_count() or 1)
    waiting: deque[tuple[Card, Size, tuple[str, ...], Future[bytes]]] = deque()
    with ThreadPoolExecutor(threads) as pool:
        for card in cards:
            for size, boxes in _laid_out(card, sizes, boxes_of, failed):
                image = paint(boxes, size, background)
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
