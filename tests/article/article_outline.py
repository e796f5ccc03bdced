"""An Article as lines of text, so that a case can show what was read beside what was written."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.article.model import (
    Article,
    Block,
    Code,
    Details,
    Grid,
    Item,
    Listing,
    Paragraph,
    Picture,
    Quotation,
    Rule,
    Section,
    Text,
)  # fmt: skip

_SIGNS = {"strong": ("⟦", "⟧"), "em": ("‹", "›"), "strike": ("~", "~"), "code": ("`", "`")}


def outline(article: Article) -> str:
    """Title, subtitle, meta, sections and notices; the raw lines in front, marks shown by signs."""
    return "\n".join(_article(article))


def _article(article: Article) -> Iterator[str]:
    yield f"title {article.title.starts[0][1]}: {_text(article.title)}"
    if article.subtitle:
        yield f"subtitle {article.subtitle.starts[0][1]}: {_text(article.subtitle)}"
    if article.language != "en":
        yield f"language: {article.language}"
    if article.date:
        yield f"date: {article.date}"
    for meta in article.meta:
        yield f"meta {_span(meta.span.first, meta.span.last)} {meta.key}: {meta.value!r}"
    for section in article.sections:
        yield from _section(section)
    for notice in article.notices:
        lines = ",".join(_span(s.first, s.last) for s in notice.spans)
        yield f"notice {lines} {notice.code}"


def _section(section: Section) -> Iterator[str]:
    title = f" {_text(section.title)}" if section.level else ""
    lines = _span(section.span.first, section.span.last)
    yield f"{'#' * section.level or '.'} {lines} {section.role}:{title}"
    for block in section.blocks:
        yield from _block(block, "  ")
    for child in section.children:
        yield from _section(child)


def _block(block: Block, indent: str) -> Iterator[str]:
    head = f"{indent}{_span(block.span.first, block.span.last)} {type(block).__name__.lower()}"
    match block:
        case Paragraph(text=text, label=label, owns_next=owns):
            named = f" [{label}]{' →' if owns else ''}" if label else ""
            yield f"{head}{named} {_text(text)}".rstrip()
        case Quotation(text=text, by=by):
            yield f"{head} {_text(text)}{f' (by {by})' if by else ''}"
        case Listing(items=items, ordered=ordered):
            yield f"{head}{' ordered' if ordered else ''}"
            yield from (_item(item, indent) for item in items)
        case Grid(header=header, rows=rows, row_lines=lines, caption=caption):
            yield f"{head} {' | '.join(map(_text, header))}"
            for row, line in zip(rows, lines, strict=True):
                yield f"{indent}  {line} {' | '.join(map(_text, row))}"
            if caption:
                yield f"{indent}  {caption.starts[0][1]} caption {_text(caption)}"
        case Code(text=text):
            yield f"{head} {text!r}"
        case Picture(src=src, alt=alt):
            yield f"{head} {src} ({alt})"
        case Details(summary=summary, blocks=blocks):
            yield f"{head} {_text(summary)}"
            for inner in blocks:
                yield from _block(inner, indent + "  ")
        case Rule():
            yield head


def _item(item: Item, indent: str) -> str:
    sign = f"{item.ordinal}." if item.ordinal is not None else "-"
    label = f" [{item.label}]" if item.label else ""
    lines = _span(item.span.first, item.span.last)
    return f"{indent}  {'  ' * item.depth}{lines} {sign}{label} {_text(item.text)}"


def _text(text: Text) -> str:
    """Plain words with their marks as signs, a link with its address."""
    inserts: list[tuple[int, int, int, str]] = []
    for mark in text.marks:
        opening, closing = _SIGNS.get(mark.kind, ("[", f"]({mark.href})"))
        inserts += [(mark.start, 1, mark.end, opening), (mark.end, 0, -mark.start, closing)]
    plain = text.plain
    for offset, _, _, sign in sorted(inserts, reverse=True):
        plain = plain[:offset] + sign + plain[offset:]
    return plain


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"
