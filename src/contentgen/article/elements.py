"""What an HTML element held → the noun it is: list, table, quote, heading, definition, caption."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from contentgen.article.inline import Words
from contentgen.article.labels import split_label
from contentgen.article.model import (
    EMPTY,
    Block,
    Grid,
    Item,
    Listing,
    Paragraph,
    Picture,
    Quotation,
    Text,
)
from contentgen.article.pieces import Heading, Part, Summary
from contentgen.article.quotations import bare, quotation, quoted_by
from contentgen.article.text import joined
from contentgen.source import Span

# In what an element must stand; where it does not, as in a fragment, its home is supplied.
NEEDS = {
    "li": ("ul", "ol", "menu", "dir"),
    "td": ("tr",),
    "th": ("tr",),
    "tr": ("table",),
    "dt": ("dl",),
    "dd": ("dl",),
}


@dataclass(slots=True)
class Holder:
    """An element while it is open, and what it holds so far."""

    name: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    held: list[Holder] = field(default_factory=list)  # items of a list, rows, cells, terms
    credit: Text = EMPTY  # who is quoted, what is shown
    last: int = 0


def fold(holder: Holder, home: Holder, line: int, words: Words) -> None:
    """Puts what a closed element held into the one around it."""
    holder.last = line
    _FOLDS[holder.name](holder, home, words)


def _keep(holder: Holder, home: Holder, words: Words) -> None:
    """Items, cells and terms wait for their list or table."""
    home.held.append(holder)


def _pass_on(holder: Holder, home: Holder, words: Words) -> None:
    home.parts += holder.parts


def _heading(holder: Holder, home: Holder, words: Words) -> None:
    texts, others = _apart(holder.parts)
    if texts:
        whole = joined([paragraph.text for paragraph in texts])
        span = Span.over(paragraph.span for paragraph in texts)
        home.parts.append(Heading(whole, int(holder.name[1]), span))
    home.parts += others


def _summary(holder: Holder, home: Holder, words: Words) -> None:
    texts = [_words_of(p) for p in holder.parts if isinstance(p, (Paragraph, Heading))]
    if texts:
        home.parts.append(Summary(joined(texts)))


def _list(holder: Holder, home: Holder, words: Words) -> None:
    items, besides = list[Item](), list[Part]()
    start = holder.attributes.get("start", "1")
    first = int(start) if start.isdecimal() and len(start) < 9 else 1
    ordered = holder.name == "ol"
    for n, li in enumerate(holder.held):
        own, others = _item(li, first + n if ordered else None, words)
        items += own
        besides += others
    home.parts += holder.parts
    if items:
        home.parts.append(Listing(tuple(items), ordered, Span.over(i.span for i in items)))
    home.parts += besides


def _item(li: Holder, ordinal: int | None, words: Words) -> tuple[list[Item], list[Part]]:
    """An item and those of the lists in it, with what it holds besides text."""
    texts, others = _apart(li.parts)
    items = list[Item]()
    if texts:
        text = joined([bare(paragraph).text for paragraph in texts])
        label, text = split_label(text, words.language)
        items.append(Item(text, Span.over(p.span for p in texts), label, ordinal, 0))
    for part in others:
        if isinstance(part, Listing):
            items += [replace(item, depth=item.depth + 1) for item in part.items]
    return items, [part for part in others if not isinstance(part, Listing)]


def _terms(holder: Holder, home: Holder, words: Words) -> None:
    """`<dt>` and `<dd>`: a definition is labelled by its term, as in Markdown."""
    home.parts += holder.parts
    term: list[Paragraph] = []
    for held in holder.held:
        texts, others = _apart(held.parts)
        if held.name == "dt":
            term = texts
            continue
        if term and texts:
            label = " ".join(paragraph.text.plain for paragraph in term)
            texts[0] = replace(
                texts[0], label=label, span=Span(term[0].span.first, texts[0].span.last)
            )
        home.parts += texts
        home.parts += others
    if term and (not holder.held or holder.held[-1].name == "dt"):
        home.parts += term


def _quote(holder: Holder, home: Holder, words: Words) -> None:
    if holder.credit.plain and not any(isinstance(p, (Listing, Grid)) for p in holder.parts):
        texts, others = _apart(holder.parts)
        home.parts += quoted_by([bare(paragraph) for paragraph in texts], holder.credit)
        home.parts += others
        return
    run: list[Paragraph] = []
    for part in holder.parts:
        if isinstance(part, (Heading, Paragraph)):
            run.append(bare(part))
            continue
        home.parts += quotation(run)
        run = []
        home.parts.append(part)
    home.parts += quotation(run)


def _credit(holder: Holder, home: Holder, words: Words) -> None:
    """`<cite>`, `<footer>`, `<figcaption>`: what is said about what stands beside it."""
    texts, others = _apart(holder.parts)
    home.credit = joined([home.credit, *(paragraph.text for paragraph in texts)])
    home.parts += others


def _figure(holder: Holder, home: Holder, words: Words) -> None:
    """A caption describes its picture, names the source of its table, or who is quoted."""
    parts, caption = list(holder.parts), holder.credit
    at = next((n for n, p in enumerate(parts) if isinstance(p, (Picture, Grid, Quotation))), -1)
    shown = parts[at] if at >= 0 else None
    if caption.plain and isinstance(shown, Picture):
        said = " — ".join(dict.fromkeys(filter(None, (shown.alt, caption.plain))))
        parts[at] = replace(shown, alt=said)
    elif caption.plain and isinstance(shown, Grid):
        parts[at] = replace(shown, caption=caption)
    elif caption.plain and isinstance(shown, Quotation) and not shown.by:
        parts[at : at + 1] = quoted_by([Paragraph(shown.text, shown.span)], caption)
    elif caption.plain:
        span = caption.span(0, len(caption.plain))
        words.notes.add("CG120", span, "figcaption")
    home.parts += parts


def _row(holder: Holder, home: Holder, words: Words) -> None:
    if holder.held:
        home.held.append(holder)
    home.parts += holder.parts


def _table(holder: Holder, home: Holder, words: Words) -> None:
    """A Grid, unless the table only lays out what it holds."""
    home.parts += holder.parts
    rows = holder.held
    width = max((sum(map(_spans, row.held)) for row in rows), default=0)
    grid = len(rows) > 1 and width > 1
    if not grid or any(map(_lays_out, (cell for row in rows for cell in row.held))):
        home.parts += [part for row in rows for cell in row.held for part in cell.parts]
        return
    texts = [_cells(row, width) for row in rows]
    caption = holder.credit if holder.credit.plain else None
    span = Span(rows[0].line, max(rows[0].line, holder.last))
    lines = tuple(row.line for row in rows)
    home.parts.append(Grid(texts[0], tuple(texts[1:]), lines[1:], span, caption))
    home.parts += [p for row in rows for cell in row.held for p in cell.parts if _is_beside(p)]


def _cells(row: Holder, width: int) -> tuple[Text, ...]:
    cells: list[Text] = []
    for cell in row.held:
        texts = [text for part in cell.parts for text in _texts(part)]
        cells += [joined(texts) if texts else EMPTY, *[EMPTY] * (_spans(cell) - 1)]
    return tuple((*cells, *[EMPTY] * (width - len(cells)))[:width])


def _spans(cell: Holder) -> int:
    said = cell.attributes.get("colspan", "1")
    return min(int(said), 50) if said.isdecimal() and len(said) < 4 and int(said) else 1


def _lays_out(cell: Holder) -> bool:
    return any(isinstance(p, (Heading, Grid, Quotation)) for p in cell.parts)


def _is_beside(part: Part) -> bool:
    return not isinstance(part, (Paragraph, Listing))


def _texts(part: Part) -> Iterator[Text]:
    if isinstance(part, Paragraph):
        yield bare(part).text
    elif isinstance(part, Listing):
        yield from (bare(Paragraph(i.text, i.span, i.label)).text for i in part.items)


def _apart(parts: Sequence[Part]) -> tuple[list[Paragraph], list[Part]]:
    """The paragraphs, headings among them, and the rest."""
    texts = [bare(p) if isinstance(p, Heading) else p for p in parts if _is_text(p)]
    return [p for p in texts if isinstance(p, Paragraph)], [p for p in parts if not _is_text(p)]


def _is_text(part: Part) -> bool:
    return isinstance(part, (Paragraph, Heading))


def _words_of(part: Block | Heading) -> Text:
    return part.text if isinstance(part, (Paragraph, Heading)) else EMPTY


_FOLDS: dict[str, Callable[[Holder, Holder, Words], None]] = {
    **dict.fromkeys(("li", "td", "th", "dt", "dd"), _keep),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), _list),
    **dict.fromkeys(("cite", "footer", "figcaption", "caption"), _credit),
    "summary": _summary,
    "dl": _terms,
    "blockquote": _quote,
    "figure": _figure,
    "tr": _row,
    "table": _table,
    "pre": _pass_on,
}
HOLDERS = frozenset(_FOLDS)
