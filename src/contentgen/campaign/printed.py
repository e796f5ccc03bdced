"""A campaign as planned → as printed: every text typographically set, every name and path left alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from contentgen.campaign.model import Brand, Campaign, Computed
from contentgen.typography import typographic

# Fields that name something instead of saying it.
_NAMES = frozenset({
    "id", "ids", "kind", "card", "slug", "link", "anchor", "angle", "role", "tone", "winner", "language", "date",
    "unit", "notices", "hashtags", "brand",
})  # fmt: skip


# Pictographs, with what joins and colours them; no shipped font draws them. ✓ and ✔ are in the fonts.
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u2712\u2715-\u27bf\u2b50-\u2b55\ufe0f\u200d\u20e3\U000e0020-\U000e007f]+ ?"
)


def printed(campaign: Campaign) -> Campaign:
    """Texts set as in print; on cards without emoji (in posts and letter they stay)."""
    language = campaign.language or "en"
    cards = tuple(_each_text(card, _without_emoji) for card in campaign.cards)
    return _each_text(replace(campaign, cards=cards), lambda text: typographic(text, language))  # type: ignore[no-any-return]


def _without_emoji(text: str) -> str:
    return _EMOJI.sub("", text).strip() if _EMOJI.search(text) else text


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    """The same tree with `change` done to its texts; figures' formulas keep the article's signs."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_each_text(item, change) for item in value)
    if not is_dataclass(value) or isinstance(value, (Brand, Computed, type)):
        return value
    told = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in _NAMES}
    return replace(value, **{name: _each_text(part, change) for name, part in told.items()})
