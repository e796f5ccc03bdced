"""Lines as pasted → lines without what was meant for a machine, each cut said in a Notice.

Liquid, Hugo, kramdown, HTML comments, footnotes and a chatbot's citation marks (scraps.py), MDX
(jsx.py), admonitions (containers.py), furniture in HTML (furniture.py); code keeps its own. Lines are
emptied, never removed, so their numbers stand. What only parsing can tell from prose is in tail.py
and beside.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from contentgen.article.containers import open_containers
from contentgen.article.furniture import find_furniture
from contentgen.article.jsx import Change, is_mdx, jsx_in
from contentgen.article.lines import Lines
from contentgen.article.notes import Notes
from contentgen.article.scraps import CODES, SCRAPS, WORTH_A_LOOK
from contentgen.article.tags import find_elements
from contentgen.source import Span

_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}(?=[^`]*$)|~{3,})")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")

_TICKS = re.compile(r"(?<!`)(`{1,3})(?!`)[^`\n]+\1(?!`)")
_MDX = re.compile(r"<[A-Z>]|^(?:import|export) ", re.MULTILINE)


def strip_residue(lines: Lines, notes: Notes) -> tuple[Lines, Sequence[bool]]:
    """The lines without residue, and which of them are code."""
    lines = open_containers(lines)
    code = _code(lines, notes)
    texts = list(lines.texts)
    chunks = list(_prose(code))
    mdx = any(
        is_mdx(chunk) for first, end in chunks if _MDX.search(chunk := "\n".join(texts[first:end]))
    )
    for first, end in chunks:
        chunk, raw = "\n".join(texts[first:end]), lines.raw[first:end]
        worth = WORTH_A_LOOK.search(chunk)
        chunk = _stripped(chunk, raw, notes) if worth else chunk
        if mdx:
            chunk = _changed(chunk, raw, jsx_in(chunk), notes)
        if worth:
            chunk = _without_furniture(chunk, raw, notes)
        texts[first:end] = chunk.split("\n")
    return Lines(texts, lines.raw), code


def strip_markup(lines: Lines, notes: Notes) -> Lines:
    """HTML without shortcodes, template tags and furniture; code in it is told by its tags."""
    chunk = _stripped("\n".join(lines.texts), lines.raw, notes)
    return Lines(_without_furniture(chunk, lines.raw, notes).split("\n"), lines.raw)


def _changed(chunk: str, raw: Sequence[int], changes: Iterable[Change], notes: Notes) -> str:
    """The text with its changes made; each keeps as many lines as it had."""
    kept: list[str] = []
    line, done = 0, 0
    for change in changes:
        kept.append(chunk[done : change.start])
        line += kept[-1].count("\n")
        height = chunk.count("\n", change.start, change.end)
        if not change.words:
            notes.add("CG119", Span(raw[line], raw[line + height]))
        kept.append(change.words + "\n" * height)
        line, done = line + height, change.end
    kept.append(chunk[done:])
    return "".join(kept)


def _without_furniture(chunk: str, raw: Sequence[int], notes: Notes) -> str:
    """The text without elements of HTML that are the site's; what stands in backticks is no tag."""
    if "<" not in chunk:
        return chunk
    bare = _TICKS.sub(lambda found: "x" * len(found[0]), chunk) if "`" in chunk else chunk
    kept: list[str] = []
    line, done = 0, 0
    for cut in find_furniture(find_elements(bare)):
        start, end = cut.element.start, cut.element.end
        kept.append(chunk[done:start])
        line += kept[-1].count("\n")
        height = chunk.count("\n", start, end)
        notes.add(cut.code, Span(raw[line], raw[line + height]), cut.what)
        kept.append("\n" * height)
        line, done = line + height, end
    return "".join((*kept, chunk[done:]))


def _code(lines: Lines, notes: Notes) -> list[bool]:
    """Which lines are code: fenced, or indented after a blank line outside a list."""
    code = [False] * len(lines.texts)
    last_comment_end = _last(lines.texts, "-->")
    fence, opened, in_comment, in_list, blank_before = "", 0, False, False, True
    for n, line in enumerate(lines.texts):
        if fence:
            code[n] = True
            fence = "" if _closes(line, fence) else fence
        elif in_comment:
            in_comment = "-->" not in line
        elif found := _FENCE.match(line):
            fence, opened = found[1], n
            code[n] = True
        elif "<!--" in line and "-->" not in line.rpartition("<!--")[2]:
            in_comment = last_comment_end > n
        elif line.startswith(("    ", "\t")) and line.strip():
            code[n] = blank_before and not in_list
            blank_before = code[n]
            continue
        elif line.strip():
            in_list = bool(_ITEM.match(line)) or (in_list and line[0] in " \t")
        blank_before = not line.strip()
    if fence:
        notes.add(
            "CG122", lines.span(opened, opened + 1), "a code block; all below it is read as code"
        )
    return code


def _closes(line: str, fence: str) -> bool:
    mark = line.lstrip(" \t>").rstrip()
    return len(mark) >= len(fence) and mark == fence[0] * len(mark)


def _last(texts: Sequence[str], needle: str) -> int:
    return next((n for n in range(len(texts) - 1, -1, -1) if needle in texts[n]), -1)


def _prose(code: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Runs of lines that are no code, as [first, end)."""
    first = 0
    for n, is_code in enumerate(code):
        if is_code:
            if first < n:
                yield first, n
            first = n + 1
    if first < len(code):
        yield first, len(code)


def _stripped(chunk: str, raw: Sequence[int], notes: Notes) -> str:
    kept: list[str] = []
    line, done = 0, 0
    for start, end, kind in _cuts(chunk, raw, notes):
        kept.append(chunk[done:start])
        line += kept[-1].count("\n")
        height = chunk.count("\n", start, end)
        notes.add(CODES[kind], Span(raw[line], raw[line + height]))
        kept.append("\n" * height)
        line, done = line + height, end
    kept.append(chunk[done:])
    return "".join(kept)


def _cuts(chunk: str, raw: Sequence[int], notes: Notes) -> Iterator[tuple[int, int, str]]:
    position, last_end, said = 0, chunk.rfind("-->"), False
    endless: set[str] = set()
    while found := SCRAPS.search(chunk, position):
        kind, position = _kind(found), found.end()
        if not kind:
            continue
        if kind == "comment" and position <= last_end:
            position = chunk.find("-->", position) + 3
        elif kind == "comment" and not said:  # CommonMark would hide the rest of the article
            line, said = raw[chunk.count("\n", 0, found.start())], True
            notes.add("CG122", Span(line, line), "an HTML comment; it is read as text")
        elif kind == "paired":
            position = _pair_end(found, chunk, endless)
        elif kind == "alias":
            closing = chunk.find("]]", position)
            yield found.start(), position, kind
            yield closing, closing + 2, kind
            position = closing + 2
            continue
        yield found.start(), position, kind


def _kind(found: re.Match[str]) -> str:
    return next((kind for kind in CODES if found[kind] is not None), "")


def _pair_end(found: re.Match[str], chunk: str, endless: set[str]) -> int:
    """Behind the tag that ends a template's block; behind the opening one when none does."""
    name = found["liquid"] or found["hugo"]
    ends = rf"\{{%-? *end{name}\b[^{{}}%]{{0,80}}%\}}"
    if found["hugo"]:
        ends = rf"\{{\{{[<%] */ *{name} *[>%]\}}\}}"
    closing = None if ends in endless else re.compile(ends).search(chunk, found.end())
    if closing is None:
        endless.add(ends)
        return found.end()
    return closing.end()
