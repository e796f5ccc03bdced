"""A card's data → its alt text: what it shows, with every figure, without "image of"."""

from __future__ import annotations

from contentgen.campaign.model import (
    Bars,
    Body,
    Change,
    Figure,
    Figures,
    Hero,
    Rows,
    Steps,
    Versus,
    Words,
)

# The tightest cap among the networks of the table in social (X, Threads, Instagram), read Aug 2026.
LONGEST = 1000


def alt_text(headline: str, body: Body) -> str:
    """At most LONGEST characters; a long table or timeline says how much more there is."""
    return _told(headline.rstrip("."), body).replace("\u00a0", " ")


def _told(head: str, body: Body) -> str:
    match body:
        case Hero():
            return _whole([f"{head}: {said(body.figure)}, {body.figure.label}."])
        case Change():
            beside = [f"{f.label}: {said(f)}" for f in body.beside]
            return _whole(
                [
                    f"{head}: from {_dated(body.before)} to {_dated(body.after)}.",
                    *([f"Beside it: {'; '.join(beside)}."] if beside else []),
                ]
            )
        case Figures():
            return _listed(head, [f"{said(f)} {f.label}" for f in body.figures])
        case Bars():
            kind = {"column": "Column chart", "share": "Shares of a whole"}.get(
                body.kind, "Bar chart"
            )
            return _listed(f"{kind}. {head}", [f"{b.label} {said(b.figure)}" for b in body.bars])
        case Steps():
            return _listed(
                f"Timeline. {head}",
                [f"{s.when}: {s.label}" if s.when else s.label for s in body.steps],
            )
        case Versus():
            rows = [f"{r.label} {said(r.left)} and {said(r.right)}" for r in body.rows]
            return _listed(f"Comparison of {body.left} and {body.right}. {head}", rows)
        case Rows():
            return _listed(
                f"Table. {head}", [", ".join(cell for cell in row if cell) for row in body.rows]
            )
        case Words():
            quoted = f"“{body.text}” {body.by}".strip() if body.quoted else body.text
            return _whole([f"{head}.", quoted] if head and head not in quoted else [quoted])


def said(figure: Figure) -> str:
    """Qualifier and figure as one reads them aloud."""
    words = f"{figure.qualifier} {figure.figure}".strip()
    estimated = (
        figure.estimate and "estimate" not in figure.label.lower() and "estimate" not in words
    )
    return f"{words} (estimate)" if estimated else words


def _dated(figure: Figure) -> str:
    return f"{said(figure)} ({figure.when})" if figure.when else said(figure)


def _listed(head: str, items: list[str]) -> str:
    text = f"{head}: {'; '.join(items)}."
    kept = len(items)
    while len(text) > LONGEST and kept > 1:
        kept -= 1
        text = f"{head}: {'; '.join(items[:kept])}; and {len(items) - kept} more."
    return text[:1].upper() + text[1:]


def _whole(sentences: list[str]) -> str:
    text = " ".join(sentences)
    return text[:1].upper() + text[1:]
