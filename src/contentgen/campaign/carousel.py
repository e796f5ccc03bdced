"""A campaign's cards → the pages of a carousel: title, one point a page, a last page that says where
the whole story is. Each page bears its number: 2/8."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from contentgen.campaign.model import NOTHING, Campaign, Card, Said, Words
from contentgen.campaign.phrases import phrase

LEAST, MOST = 3, 8  # points between the first page and the last; fewer are a post, more are skipped


def carousel(campaign: Campaign) -> tuple[Card, ...]:
    """The pages in order, or none where there are too few points."""
    points = [card for card in campaign.cards if card.kind != "title"]
    if len(points) < LEAST:
        return ()
    opening = next((card for card in campaign.cards if card.kind == "title"), None)
    # The shortest source: others explain an asterisk that these pages do not have.
    plain = min(campaign.cards, key=lambda card: len(card.source))
    pages = [opening or _title(plain, campaign), *points[:MOST], _closing(plain, campaign)]
    return tuple(_numbered(pages))


def _title(card: Card, campaign: Campaign) -> Card:
    """For an article whose title stands alone."""
    return replace(_blank(card), kind="title", body=Words(campaign.title), alt=campaign.title)


def _closing(card: Card, campaign: Campaign) -> Card:
    address = urlsplit(campaign.link)
    where = f"{address.netloc.removeprefix('www.')}{address.path}".rstrip("/")
    read = phrase(campaign.language, "read")
    alt = ". ".join(part for part in (read, campaign.title, where) if part)
    return replace(
        _blank(card), kind="closing", headline=Said(read), subtitle=Said(where),
        body=Words(campaign.title), alt=f"{alt}.",
    )  # fmt: skip


def _blank(card: Card) -> Card:
    """A page that vouches for nothing but the title, with the source of the others."""
    return replace(card, headline=NOTHING, subtitle=NOTHING, lines=(1,), ids=(), computed=())


def _numbered(pages: Sequence[Card]) -> Iterator[Card]:
    for n, page in enumerate(pages, 1):
        yield replace(page, id=f"carousel-{n:02}", folio=f"{n}/{len(pages)}")
