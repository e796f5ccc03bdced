"""LetterView → the plain-text letter, for who reads mail as text and for what reads it aloud.

Written from the view, never from the HTML; every link of the HTML is in it as "words (address)".
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from contentgen.newsletter.model import (
    BandView,
    BlockView,
    Flow,
    LetterView,
    Link,
    PartView,
    RunView,
    TableView,
)

WIDTH = 72


def write_text(view: LetterView, links: str = "inline") -> str:
    """`links`: inline, as "words (address)", or numbered, as "words [1]" with the addresses at the end."""
    text = _text(view)
    return _numbered(text, view) if links == "numbered" else text


def _text(view: LetterView) -> str:
    blocks = [
        *_top(view),
        *_band(view.band),
        *_leading(view),
        *(block for part in view.parts for block in _part(part)),
        *_closing(view),
        *_footer(view),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _numbered(text: str, view: LetterView) -> str:
    """Addresses out of the sentences, into a list; lines are filled anew where that made room."""
    numbers: dict[str, int] = {}
    for link in view.links:
        numbers.setdefault(link.href, len(numbers) + 1)
    blocks = text.rstrip("\n").split("\n\n")
    told = [_with_numbers(block, numbers) for block in blocks]
    listed = "\n".join(f"[{number}] {href}" for href, number in numbers.items())
    return "\n\n".join([*told, listed]) + "\n"


def _with_numbers(block: str, numbers: dict[str, int]) -> str:
    def number(found: re.Match[str]) -> str:
        return f" [{numbers[found[1]]}]" if found[1] in numbers else found[0]

    fewer = _BRACKETED.sub(number, block)
    if fewer == block or not _ONE_PARAGRAPH.fullmatch(fewer):
        return fewer
    return _wrap(" ".join(fewer.split("\n")))


# An address in brackets, on the line of its words or alone on the next.
_BRACKETED = re.compile(r"[ \n]\((\S+?|\{\{[^{}]*\}\}\S*|\*\|[^|]*\|\*)\)(?=[\s.,;:!?]|$)")
_ONE_PARAGRAPH = re.compile(r"(?![-\s\d])(?:\S[^\n]*\n?)+")


def _top(view: LetterView) -> Iterator[str]:
    yield "\n".join(filter(None, (_linked(view.brand), _linked(view.web))))
    yield _wrap(view.kicker)
    yield _heading(view.headline.words)
    yield _wrap(view.lead)
    if view.picture:
        yield _wrap(f"[{view.picture.alt}]")


def _band(band: BandView | None) -> Iterator[str]:
    """Figures over their labels, set in: "more than $100B" above what it is."""
    if band is None:
        return
    for figure in band.figures:
        yield _wrap(" ".join(filter(None, (figure.qualifier, figure.figure))), "    ") + (
            "\n" + _wrap(figure.label, "    ") if figure.label else ""
        )


def _leading(view: LetterView) -> Iterator[str]:
    if view.leading:
        yield _heading(view.leading.title)
        yield _wrap(view.leading.words)


def _part(part: PartView) -> Iterator[str]:
    if part.run_in:
        yield _wrap(" ".join([f"{part.heading}:", *part.paragraphs[:1]]))
        yield from map(_wrap, part.paragraphs[1:])
    else:
        yield _heading(part.heading)
        yield from map(_wrap, part.paragraphs)
    for flow in part.flows:
        yield from _flow(flow)
    yield "\n".join(_item(" ".join(filter(None, (p.start, p.words)))) for p in part.points)
    if part.picture:
        yield _wrap(f"[{part.picture.alt}]")
    if part.table:
        yield _table(part.table)
        yield _wrap(part.table.caption)
    yield _linked(part.link)


def _flow(flow: Flow) -> Iterator[str]:
    """A list is one block; whatever else the article has stands apart."""
    if flow.table:
        yield _table(flow.table)
        yield _wrap(flow.table.caption)
    elif flow.kind == "text":
        yield from map(_block, flow.blocks)
    else:
        yield "\n".join(map(_list_item, flow.blocks))


def _block(block: BlockView) -> str:
    if block.kind == "code":
        return "\n".join(f"    {run.words}".replace("\u00a0", " ") for run in block.runs)
    words = "".join(map(_run, block.runs))
    if block.kind == "heading":
        return _heading(words)
    return _wrap(words, "    " if block.kind in ("quote", "credit") else "")


def _list_item(block: BlockView) -> str:
    mark = block.mark or "-"
    indent = "  " * block.depth
    words = "".join(map(_run, block.runs))
    return _wrap(words, f"{indent}{' ' * len(mark)} ", first=f"{indent}{mark} ")


def _run(run: RunView) -> str:
    if not run.href or run.href.removeprefix("mailto:") == run.words:
        return run.words
    return f"{run.words} ({run.href})"


def _closing(view: LetterView) -> Iterator[str]:
    yield _linked(view.rest)
    if view.quote:
        yield _wrap(view.quote.words, "    ") + (
            f"\n    — {view.quote.title}" if view.quote.title else ""
        )
    yield _heading(view.takeaways_title)
    yield from map(_wrap, view.takeaways)
    yield _heading(view.faq_title)
    for asked in view.faq:
        yield f"{_wrap(asked.title)}\n{_wrap(asked.words)}"
    yield _linked(view.faq_more)
    for audience in view.audiences:
        yield _heading(audience.title)
        yield _wrap(audience.words)
    yield _linked(view.button, at=view.headline.href)


def _footer(view: LetterView) -> Iterator[str]:
    yield "-" * 24
    yield _wrap(view.reason)
    yield _wrap(view.address)
    yield "\n".join(filter(None, (_linked(view.unsubscribe), _linked(view.preferences))))
    yield _wrap(view.disclaimer)


def _heading(words: str) -> str:
    """Not underlined with "=", of which quoted-printable makes three characters each."""
    if not words:
        return ""
    lines = _wrap(words).split("\n")
    return "\n".join([*lines, "-" * min(WIDTH, max(map(len, lines)))])


def _linked(link: Link | None, at: str = "") -> str:
    if link is None:
        return ""
    href = link.href or at
    return _wrap(f"{link.words} ({href})" if href else link.words)


def _item(words: str) -> str:
    return _wrap(words, "  ", first="- ")


def _table(table: TableView) -> str:
    """Aligned columns where they fit, else a row as "first: second / third"."""
    widths = [max(map(len, column)) for column in zip(table.columns, *table.rows, strict=True)]
    if sum(widths) + 2 * (len(widths) - 1) <= WIDTH:
        rows = (table.columns, tuple("-" * width for width in widths), *table.rows)
        return "\n".join(
            "  ".join(
                cell.rjust(width) if side == "right" else cell.ljust(width)
                for cell, width, side in zip(row, widths, table.sides, strict=True)
            ).rstrip()
            for row in rows
        )
    names = [_wrap(" / ".join(table.columns))]
    return "\n".join(names + [_item(f"{row[0]}: {' / '.join(row[1:])}") for row in table.rows])


def _wrap(words: str, indent: str = "", first: str | None = None) -> str:
    """Lines of at most 72 characters; an address is never broken, so its line may be longer."""
    return textwrap.fill(
        words, WIDTH, initial_indent=indent if first is None else first, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
