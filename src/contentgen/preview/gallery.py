"""Cards and their painted pictures → the gallery: by card, every size, with what vouches for it."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.campaign.model import Campaign, Card
from contentgen.preview.model import GalleryCard, GallerySize, PictureRef, Ref, Use
from contentgen.preview.refs import card_anchors, grouped, line_refs, post_refs
from contentgen.social.model import Thread


def view_gallery(
    campaign: Campaign, threads: Sequence[Thread], pictures: Sequence[PictureRef]
) -> tuple[GalleryCard, ...]:
    """Every card that was painted, in the campaign's order."""
    anchors = card_anchors(campaign)
    return tuple(
        _card(
            card,
            *anchors[card.id],
            [p for p in pictures if p.card == card.id],
            _uses(card, campaign, threads),
        )
        for card in campaign.cards
        if any(p.card == card.id for p in pictures)
    )


def view_sizes(pictures: Sequence[PictureRef]) -> tuple[GallerySize, ...]:
    sizes = {p.size: p for p in reversed(pictures)}
    ordered = sorted(sizes.values(), key=lambda p: p.height / p.width)
    return tuple(
        GallerySize(p.size, f"{p.width} × {p.height}", at == 0) for at, p in enumerate(ordered)
    )


def _card(
    card: Card, number: int, anchor: str, pictures: Sequence[PictureRef], uses: tuple[Use, ...]
) -> GalleryCard:
    return GalleryCard(
        number=number,
        anchor=anchor,
        kind=card.kind,
        headline=card.headline.text or card.id,
        alt=card.alt,
        source=card.source,
        pictures=tuple(sorted(pictures, key=lambda p: p.height / p.width)),
        lines=line_refs(card.lines),
        uses=uses,
        computed=tuple(dict.fromkeys(card.computed)),
    )


def _uses(card: Card, campaign: Campaign, threads: Sequence[Thread]) -> tuple[Use, ...]:
    """Where the picture goes out: the letter, the posts."""
    letter = campaign.letter
    inside = card.id in (letter.card, *(part.card for part in letter.parts))
    posts = (
        (name, ref)
        for post, name, ref in post_refs(threads)
        if any(image.card == card.id for image in post.images)
    )
    in_letter = (("", Ref("Letter", "#letter")),) if inside else ()
    return grouped((*in_letter, *posts))
