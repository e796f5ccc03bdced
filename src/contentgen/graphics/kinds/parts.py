"""What several kinds share: a figure with its qualifier, its caption, its asterisk."""

from __future__ import annotations

import re

from contentgen.campaign.model import Figure
from contentgen.graphics.layout import Line, Text
from contentgen.graphics.page import Page

RISE = 0.1  # ems by which "$" stands above the capitals


def starred(figure: Figure) -> str:
    """The figure as printed; an estimate bears an asterisk, explained in the footer."""
    return figure.figure + ("*" if figure.estimate and "*" not in figure.figure else "")


def caption(figure: Figure) -> str:
    """What the figure is, and when, said once."""
    if not figure.when or figure.when.lower() in figure.label.lower():
        return figure.label
    return f"{figure.label}, {figure.when}" if figure.label else figure.when


def note(figure: Figure, *near: str) -> str:
    """What the figure's own label adds to the words that stand near it; "" when it repeats them."""
    said = _words(" ".join(near))
    parts = (part for part in (figure.label, figure.when) if part and not _words(part) & said)
    return ", ".join(dict.fromkeys(parts))


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 2 or word.isdigit()}


def qualified(figure: Figure, text: Text, page: Page) -> Line:
    """The qualifier small before the figure, on its baseline."""
    if not figure.qualifier:
        return Line((text,), 0)
    size = max(page.least, text.size * 0.62)
    small = page.words(figure.qualifier, size, page.palette.muted)
    return Line((small, text), size * 0.3)


def widest_at(texts: list[Text], size: float, width: float) -> float:
    """The largest size up to `size` at which each of the one-line texts fits the width."""
    em = max(text.width() / text.size for text in texts)
    return min(size, width / em)
