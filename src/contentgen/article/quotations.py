"""Paragraphs of a block quote → one Quotation, its closing "— Name" taken off, or a callout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contentgen.article.model import Block, Paragraph, Quotation, Text
from contentgen.article.pieces import Heading
from contentgen.article.text import cut, joined
from contentgen.source import Span

_CALLOUT = re.compile(r"\[!(\w{1,20})\][+-]?\s*")
_BY = re.compile(r"\s(?:—|–|―|--?)\s*([^\W\d_a-z][^—–\n]{1,80}(?<![.!?]))$")
_DASH = re.compile(r"^(?:—|–|―|--?)\s*")
_LONGEST_NAME = 90


def quotation(run: Sequence[Paragraph]) -> Iterator[Block]:
    """Paragraphs of a quote as one, its closing "— Name" taken off; a callout as what it labels."""
    if not run:
        return
    text, span = joined([paragraph.text for paragraph in run]), Span.over(p.span for p in run)
    if callout := _CALLOUT.match(text.plain):
        yield Paragraph(cut(text, callout.end()), span, label=callout[1].capitalize())
        return
    name = _attribution(text)
    if name:
        text = cut(text, 0, name.start())
    yield Quotation(text, span, name[1].strip() if name else "")


def quoted_by(run: Sequence[Paragraph], credit: Text) -> Iterator[Block]:
    """As `quotation`, where the page says who is quoted (`<cite>`, `<footer>`, `<figcaption>`)."""
    by = _DASH.sub("", credit.plain)
    if not run or not 0 < len(by) <= _LONGEST_NAME:
        yield from quotation(run)
        if by:
            yield Paragraph(credit, credit.span(0, len(credit.plain)))
        return
    text = joined([paragraph.text for paragraph in run])
    spans = (*(p.span for p in run), credit.span(0, len(credit.plain)))
    yield Quotation(text, Span.over(spans), by)


def bare(part: Paragraph | Heading) -> Paragraph:
    """As it can join others: a definition's term, or a callout's kind, stands in its words again."""
    if isinstance(part, Heading) or not part.label:
        return Paragraph(part.text, part.span)
    term = Text(f"{part.label}:", (), ((0, part.span.first),))
    return Paragraph(joined((term, part.text)), part.span)


def _attribution(text: Text) -> re.Match[str] | None:
    """A dash and a name that close a quote, on their own line or after its last full stop."""
    by = _BY.search(text.plain, max(0, len(text.plain) - 90))
    if by is None or not by.start():
        return None
    on_own_line = any(by.start() <= offset <= by.start() + 1 for offset, _ in text.starts)
    return by if on_own_line or text.plain[by.start() - 1] in ".!?…\"'”’»" else None
