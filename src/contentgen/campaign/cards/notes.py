"""A card → the same with what a reader must be told to read it rightly: scaled bars, estimates."""

from __future__ import annotations

from dataclasses import replace

from contentgen.campaign.model import Card, Versus, figures_in
from contentgen.campaign.phrases import phrase


def with_notes(card: Card, language: str) -> Card:
    """Bars of a comparison are scaled in each row; an asterisk is explained beside the source."""
    subtitle, source = str(card.subtitle), card.source
    scaled = phrase(language, "scaled")
    if isinstance(card.body, Versus) and card.body.measured and scaled not in subtitle:
        subtitle = f"{subtitle.rstrip('.')}. {scaled}" if subtitle else scaled
    estimate = phrase(language, "estimate")
    if (
        any(figure.estimate for figure in figures_in(card.body))
        and estimate.lower() not in source.lower()
    ):
        source = f"{source.rstrip('. ')}. *{estimate}" if source else f"*{estimate}"
    return replace(card, subtitle=replace(card.subtitle, text=subtitle), source=source)
