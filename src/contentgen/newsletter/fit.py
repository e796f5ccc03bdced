"""A letter that brings the whole article → as much of it as Gmail shows, whole sections, and a link.

Nothing is cut within a paragraph, and what does not fit is said: in the letter by a link to the
rest, to the editor by a notice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from contentgen.article.model import Notice
from contentgen.newsletter.model import Flow, LetterView, Link, PartView
from contentgen.newsletter.phrases import phrases

# Below Gmail's limit by what click tracking adds to every link.
FULL_BYTES = 90_000


def fit(
    view: LetterView, write: Callable[[LetterView], tuple[str, str]]
) -> tuple[LetterView, tuple[str, str], tuple[Notice, ...]]:
    """The view as far as it fits, as `write` writes it (MJML and HTML)."""
    parts, shown, fitted = view.parts, view.parts, view
    written = write(view)
    while view.length == "full" and (size := len(written[1].encode())) > FULL_BYTES:
        fewer = _fewer(shown, FULL_BYTES / size)
        if fewer == shown:
            break
        shown = fewer
        fitted = replace(view, parts=shown, rest=_rest(view, len(parts) - len(shown)))
        written = write(fitted)
    if shown == parts:
        return view, written, ()
    held = f"{len(shown)} of {len(parts)} sections" if len(parts) > 1 else "part of the article"
    message = f"the letter holds {held}; Gmail would cut the rest off"
    return fitted, written, (Notice("CG509", "warning", message, ()),)


def _fewer(parts: tuple[PartView, ...], kept: float) -> tuple[PartView, ...]:
    """Without as many last sections as are too much; of a single one without its last blocks."""
    if len(parts) > 1:
        return parts[: max(1, min(len(parts) - 1, int(len(parts) * kept)))]
    if not parts:
        return parts
    flows = _fewer_flows(parts[0].flows, kept)
    return (replace(parts[0], flows=flows),) if flows else parts


def _fewer_flows(flows: tuple[Flow, ...], kept: float) -> tuple[Flow, ...]:
    if len(flows) > 1:
        return flows[: max(1, min(len(flows) - 1, int(len(flows) * kept)))]
    blocks = flows[0].blocks if flows else ()
    if len(blocks) < 2:
        return ()
    fewer = blocks[: max(1, min(len(blocks) - 1, int(len(blocks) * kept)))]
    return (replace(flows[0], blocks=fewer),)


def _rest(view: LetterView, missing: int) -> Link | None:
    href = view.headline.href or (view.web.href if view.web else "")
    say = phrases(view.language)
    if not missing:
        return Link(say.read, href) if href else None
    words = say.one_more if missing == 1 else say.rest.format(n=say.count(missing))
    return Link(words, href) if href else None
