"""A card's data → its alt text: what it shows, with every figure, without "image of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contentgen.campaign.model import (
    Bars,
    Body,
    Change,
    Duel,
    Figure,
    Figures,
    Hero,
    Rows,
    Steps,
    Versus,
    Words,
)
from contentgen.campaign.phrases import phrase

# The tightest cap among the networks of the table in social (X, Threads, Instagram), read Aug 2026.
LONGEST = 1000


def alt_text(headline: str, body: Body, language: str = "en") -> str:
    """At most LONGEST characters; a long table or timeline says how much more there is."""
    return _Alt(headline.rstrip("."), language).told(body).replace("\u00a0", " ")


@dataclass(frozen=True, slots=True)
class _Alt:
    head: str
    language: str

    def told(self, body: Body) -> str:
        match body:
            case Hero():
                return _whole([f"{self.head}: {self.said(body.figure)}, {body.figure.label}."])
            case Change():
                return _whole(list(self._change(body)))
            case Figures():
                return self._listed("", [f"{self.said(f)} {f.label}" for f in body.figures])
            case Bars():
                kind = {"column": "alt_column", "share": "alt_share"}.get(body.kind, "alt_bar")
                return self._listed(
                    self._our(kind), [f"{b.label} {self.said(b.figure)}" for b in body.bars]
                )
            case Steps():
                steps = [f"{s.when}: {s.label}" if s.when else s.label for s in body.steps]
                return self._listed(self._our("alt_timeline"), steps)
            case Versus():
                kind = self._our("alt_comparison", left=body.left, right=body.right)
                return self._listed(kind, [self._duel(row) for row in body.rows])
            case Rows():
                rows = [", ".join(cell for cell in row if cell) for row in body.rows]
                return self._listed(self._our("alt_table"), rows)
            case Words():
                quoted = f"“{body.text}” {body.by}".strip() if body.quoted else body.text
                headed = self.head and self.head not in quoted
                return _whole([f"{self.head}.", quoted] if headed else [quoted])

    def said(self, figure: Figure) -> str:
        """Qualifier and figure as one reads them aloud."""
        words = f"{figure.qualifier} {figure.figure}".strip()
        estimate = self._our("alt_estimate")
        told = estimate in figure.label.lower() or estimate in words
        return f"{words} ({estimate})" if figure.estimate and not told else words

    def _change(self, body: Change) -> Iterator[str]:
        way = self._our("alt_change", a=self._dated(body.before), b=self._dated(body.after))
        yield f"{self.head}: {way}."
        if body.beside:
            beside = "; ".join(f"{f.label}: {self.said(f)}" for f in body.beside)
            yield f"{self._our('alt_beside')}: {beside}."

    def _duel(self, row: Duel) -> str:
        both = self._our("alt_and", a=self.said(row.left), b=self.said(row.right))
        return f"{row.label} {both}"

    def _dated(self, figure: Figure) -> str:
        return f"{self.said(figure)} ({figure.when})" if figure.when else self.said(figure)

    def _listed(self, kind: str, items: list[str]) -> str:
        head = f"{kind}. {self.head}" if kind else self.head
        text = f"{head}: {'; '.join(items)}."
        kept = len(items)
        while len(text) > LONGEST and kept > 1:
            kept -= 1
            more = self._our("alt_more", n=len(items) - kept)
            text = f"{head}: {'; '.join(items[:kept])}; {more}."
        return text[:1].upper() + text[1:]

    def _our(self, key: str, **blanks: object) -> str:
        return phrase(self.language, key, **blanks)


def _whole(sentences: list[str]) -> str:
    text = " ".join(sentences)
    return text[:1].upper() + text[1:]
