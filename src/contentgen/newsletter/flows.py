"""Blocks of the article → flows of a letter: runs of text, lists and tables, every link judged.

Links of an article are untrusted: one that a letter may not carry keeps its words and loses its
address (`link_notices` in view.py says so); a relative one is followed from where the article stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby, zip_longest
from urllib.parse import urljoin

from contentgen.campaign.model import Block, Rows, Run
from contentgen.newsletter.model import BlockView, Flow, RunView, TableView
from contentgen.newsletter.senders import WORD_JOINER, safe_link

_LISTS = {"bullet": "bullets", "number": "numbers"}


def flows(
    blocks: Iterable[Block],
    follow: Callable[[str], str],
    inert: Callable[[str], str],
    table: Callable[[Rows, str], TableView],
    *,
    headed: bool = True,
) -> Iterator[Flow]:
    """`headed`: the part has a heading above its blocks; `follow` gives the address that the letter
    carries for one of the article's; `table` makes the view of one."""
    for kind, run in groupby(blocks, key=_flow_of):
        if kind == "table":
            for block in run:
                if block.table:
                    yield Flow("table", (), table(block.table, block.caption))
            continue
        shown = tuple(
            view for block in run if (view := _block(block, follow, inert, headed)).words.strip()
        )
        if shown:
            yield Flow(kind, shown)


def followed(href: str, link: str) -> str:
    """The address that a letter may carry for `href`, as the article at `link` has it; else ""."""
    try:
        there = urljoin(link, href) if link.startswith(("https://", "http://")) else href
    except ValueError:  # https://[ and the like
        return ""
    found = safe_link(there)
    return "" if found.startswith("#") else found


def _flow_of(block: Block) -> str:
    return block.kind if block.kind == "table" else _LISTS.get(block.kind, "text")


def _block(
    block: Block, follow: Callable[[str], str], inert: Callable[[str], str], headed: bool
) -> BlockView:
    runs = tuple(_runs(block, follow, inert))
    return BlockView(block.kind, runs, block.mark, min(block.depth, 3), 3 if headed else 2)


def _runs(
    block: Block, follow: Callable[[str], str], inert: Callable[[str], str]
) -> Iterator[RunView]:
    if block.kind == "code":
        lines = block.runs[0].text.expandtabs(4).split("\n") if block.runs else []
        yield from (RunView(_indented(line, inert)) for line in lines)
        return
    runs = [_run(run, follow, inert) for run in block.runs]
    for run, following in zip_longest(runs, runs[1:]):
        yield _parted(run, following, inert) if following else run


def _parted(run: RunView, following: RunView, inert: Callable[[str], str]) -> RunView:
    """A merge tag may not come alive where two runs meet: `{` and then `{ name }}` in bold."""
    opening = run.words[-1:]
    alive = inert(f"{opening}{following.words}").startswith(f"{opening}{WORD_JOINER}")
    return replace(run, words=run.words + WORD_JOINER) if opening and alive else run


def _run(run: Run, follow: Callable[[str], str], inert: Callable[[str], str]) -> RunView:
    # `inert` takes outer blanks off, which between runs are the space between two words.
    before = " " if run.text[:1].isspace() else ""
    after = " " if run.text[-1:].isspace() and run.text.strip() else ""
    marks = run.marks
    return RunView(
        f"{before}{inert(run.text)}{after}",
        bold="strong" in marks,
        italic="em" in marks,
        code="code" in marks,
        struck="strike" in marks,
        href=follow(run.href) if run.href else "",
    )


def _indented(line: str, inert: Callable[[str], str]) -> str:
    """A line of code with its indent, which mail would otherwise swallow."""
    return "\u00a0" * (len(line) - len(line.lstrip(" "))) + inert(line)
