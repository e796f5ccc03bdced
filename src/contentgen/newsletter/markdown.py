"""LetterView → the letter in Markdown, for services and editors that take it.

No headline and no footer: there the title is a field of its own, and the service brings the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.newsletter.model import (
    BandView,
    BlockView,
    Flow,
    LetterView,
    Link,
    PartView,
    PictureView,
    RunView,
    TableView,
)

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")
_LINE_START = re.compile(r"^(\d+)([.)])(?=\s)|^([-+=])(?=\s|$)")


def write_markdown(view: LetterView) -> str:
    blocks = [
        f"**{_plain(view.lead)}**" if view.lead else "",
        *_band(view.band),
        _picture(view.picture, view),
        *(_titled(2, view.leading.title, view.leading.words) if view.leading else ()),
        *(block for part in view.parts for block in _part(part, view)),
        *_closing(view),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _band(band: BandView | None) -> Iterator[str]:
    if band:
        figures = (
            f"- **{_plain(' '.join(filter(None, (f.qualifier, f.figure))))}** {_plain(f.label)}"
            for f in band.figures
        )
        yield "\n".join(line.rstrip() for line in figures)


def _part(part: PartView, view: LetterView) -> Iterator[str]:
    paragraphs = [_plain(words) for words in part.paragraphs]
    if part.run_in:
        yield " ".join([f"**{_plain(part.heading)}:**", *paragraphs[:1]])
        yield from paragraphs[1:]
    else:
        yield _heading(2, part.heading)
        yield from paragraphs
    yield "\n".join(
        " ".join(filter(None, ("-", f"**{_plain(p.start)}**" if p.start else "", _plain(p.words))))
        for p in part.points
    )
    for flow in part.flows:
        yield from _flow(flow)
    yield _picture(part.picture, view)
    if part.table:
        yield from _table(part.table)
    yield _link(part.link)


def _closing(view: LetterView) -> Iterator[str]:
    yield _link(view.rest)
    if view.quote:
        by = f"\n>\n> — {_plain(view.quote.title)}" if view.quote.title else ""
        yield f"> {_plain(view.quote.words)}{by}"
    if view.takeaways:
        yield _heading(2, view.takeaways_title)
        yield from map(_plain, view.takeaways)
    yield _heading(2, view.faq_title)
    for asked in view.faq:
        yield from _titled(3, asked.title, asked.words)
    yield _link(view.faq_more)
    for audience in view.audiences:
        yield from _titled(2, audience.title, audience.words)
    yield _link(view.button)
    yield f"*{_plain(view.disclaimer)}*" if view.disclaimer else ""


def _flow(flow: Flow) -> Iterator[str]:
    if flow.table:
        yield from _table(flow.table)
    elif flow.kind == "text":
        yield from map(_block, flow.blocks)
    else:
        yield "\n".join(map(_item, flow.blocks))


def _block(block: BlockView) -> str:
    if block.kind == "code":
        lines = [run.words.replace("\u00a0", " ") for run in block.runs]
        fence = "`" * max(3, 1 + max(len(run) for line in lines for run in re.findall("`*", line)))
        return "\n".join([fence, *lines, fence])
    words = "".join(map(_run, block.runs)).strip()
    match block.kind:
        case "heading":
            return f"### {words}"
        case "quote":
            return f"> {words}"
        case _:
            return _LINE_START.sub(_escaped_start, words)


def _item(block: BlockView) -> str:
    mark = block.mark or "-"
    return f"{'   ' * block.depth}{mark} {''.join(map(_run, block.runs)).strip()}"


def _run(run: RunView) -> str:
    words = run.words.strip(" ")
    before = " " if run.words[:1] == " " else ""
    after = " " if run.words[-1:] == " " and words else ""
    if not words:
        return before
    text = _code(words) if run.code else _escaped(words)
    for marked, sign in ((run.italic, "*"), (run.bold, "**"), (run.struck, "~~")):
        text = f"{sign}{text}{sign}" if marked else text
    if run.href:
        text = f"[{text}]({_address(run.href)})"
    return f"{before}{text}{after}"


def _code(words: str) -> str:
    fence = "`" * (1 + max(len(run) for run in re.findall("`*", words)))
    pad = " " if "`" in words else ""
    return f"{fence}{pad}{words}{pad}{fence}"


def _table(table: TableView) -> Iterator[str]:
    marks = ("--:" if side == "right" else "---" for side in table.sides)
    rows = [table.columns, tuple(marks), *table.rows]
    cells = [[cell if n == 1 else _escaped(cell) for cell in row] for n, row in enumerate(rows)]
    yield "\n".join(f"| {' | '.join(row)} |" for row in cells)
    yield f"*{_plain(table.caption)}*" if table.caption else ""


def _titled(level: int, title: str, words: str) -> Iterator[str]:
    yield _heading(level, title)
    yield _plain(words)


def _heading(level: int, words: str) -> str:
    return f"{'#' * level} {_escaped(words)}" if words else ""


def _picture(picture: PictureView | None, view: LetterView) -> str:
    if picture is None:
        return ""
    image = f"![{_escaped(picture.alt)}]({_address(picture.src)})"
    href = view.headline.href
    return f"[{image}]({_address(href)})" if href else image


def _link(link: Link | None) -> str:
    return f"[{_escaped(link.words)}]({_address(link.href)})" if link and link.href else ""


def _address(href: str) -> str:
    return f"<{href}>" if set(" ()") & set(href) else href


def _plain(words: str) -> str:
    return _LINE_START.sub(_escaped_start, _escaped(words))


def _escaped(words: str) -> str:
    return _SIGNS.sub(r"\\\1", words)


def _escaped_start(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}"
