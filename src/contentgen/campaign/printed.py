"""A campaign as planned → as printed: every text typographically set, every name and path left alone."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from contentgen.campaign.model import Brand, Campaign, Computed
from contentgen.typography import typographic

# Fields that name something instead of saying it.
_NAMES = frozenset({
    "id", "ids", "kind", "card", "slug", "link", "anchor", "angle", "role", "tone", "winner", "language", "date",
    "unit", "notices", "hashtags", "brand",
})  # fmt: skip


def printed(campaign: Campaign) -> Campaign:
    return _set(campaign, campaign.language or "en")  # type: ignore[no-any-return]  # a Campaign for a Campaign


def _set(value: Any, language: str) -> Any:
    """The same tree with its texts set; figures and formulas keep the article's signs."""
    if isinstance(value, str):
        return typographic(value, language)
    if isinstance(value, tuple):
        return tuple(_set(item, language) for item in value)
    if not is_dataclass(value) or isinstance(value, (Brand, Computed, type)):
        return value
    told = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in _NAMES}
    return replace(value, **{name: _set(part, language) for name, part in told.items()})
