"""A campaign as planned → as printed: every text typographically set, every name and path left alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from contentgen.campaign.model import Brand, Campaign, Computed
from contentgen.typography import typographic

# Fields that name something instead of saying it.
_NAMES = frozenset({
    "id", "ids", "kind", "card", "slug", "link", "anchor", "angle", "role", "tone", "winner", "language", "date",
    "unit", "notices", "hashtags", "brand", "folio", "runs", "length",
})  # fmt: skip


def printed(campaign: Campaign) -> Campaign:
    language = campaign.language or "en"
    return _each_text(campaign, lambda text: typographic(text, language))  # type: ignore[no-any-return]


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
