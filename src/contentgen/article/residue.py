"""Lines as pasted → lines without what was meant for a machine, each cut said in a Notice.

Liquid, Hugo, MDX, kramdown, HTML comments, footnotes and a chatbot's citation marks; code keeps its
own. Lines are emptied, never removed, so their numbers stand. The blog's tail is in tail.py: it can
only be told from prose after parsing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contentgen.article.furniture import find_furniture
from contentgen.article.lines import Lines
from contentgen.article.notes import Notes
from contentgen.article.tags import find_elements
from contentgen.source import Span

_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}(?=[^`]*$)|~{3,})")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")

# What may be cut, each bounded so that a line of two million openers stays cheap. Inline code is
# first: it wins, and is kept.
_SCRAPS = re.compile(
    r"""
      (?P<code>    (?<!`)(?P<tick>`{1,3})(?!`)[^`\n]+(?P=tick)(?!`) )
    | (?P<comment> <!-- )
    | (?P<site>
          \{\{ [^{}]{0,500} \}\}                                  # {{ x }}, {{< x >}}, {{% x %}}
        | \{% (?: [^{}%] | %(?!\}) ){0,500} %\}                   # {% x %}
        | \{/\* (?: [^*] | \*(?!/\}) ){0,300} \*/\}              # {/* x */}
        | \{: [^{}\n]{0,300} \}                                   # {: .x}, {:toc}
        | (?<!\{) \{[#.][\w-]{1,80}(?:[ ][^{}\n]{0,200})?\} [ \t]* $      # {#id}
        | ^import [ ] (?:[^\n"']{1,300}[ ]from[ ])? (?:"[^"\n]{1,300}"|'[^'\n]{1,300}') ;? [ \t]* $
        | ^export [ ] (?:default|const|let|function|async) [ ] [^\n]{0,1000} $
        | ^\[{1,2} _? [Tt][Oo][Cc] _? \]{1,2} [ \t]* $
      )
    | (?P<short>
          \[ (?:caption|gallery|audio|video|playlist|embed|contact-form(?:-7)?)\b [^\]\n]{0,500} \]
          (?: [^\[\]]{0,1000} \[/(?:caption|gallery|audio|video|playlist|embed)\] )? (?![(\[])
        | \[ /?[a-z][\w-]{1,40} (?:[ ]+[a-z][\w-]{0,40}=(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'|[^\s\]"'=]{1,200})){1,30}
          [ ]? /? \] (?![(\[:])
        | \[/[a-z][\w-]{1,40}\] (?![(\[])
        | \[(?:youtube|vimeo|tweet|gist|instagram|spotify|soundcloud|googlemaps)(?:[ =][^\]\n]{1,300})?\] (?![(\[:])
      )
    | (?P<footnote>
          ^\[\^[^\]\n]{1,80}\]: [^\n]* (?: \n [ \t]+ [^\s][^\n]* )*
        | \[\^[^\]\s]{1,80}\]
        | :contentReference\[oaicite:\d{1,9}\]\{index=\d{1,9}\}
        | 【[^】\n]{1,40}†[^】\n]{0,80}】
      )
    """,
    re.VERBOSE | re.MULTILINE,
)
_TICKS = re.compile(r"(?<!`)(`{1,3})(?!`)[^`\n]+\1(?!`)")
_WORTH_A_LOOK = re.compile(r"[{<\[【]|^(?:import|export) |:content", re.MULTILINE)
_CODES = {"comment": "CG119", "site": "CG119", "short": "CG119", "footnote": "CG121"}


def strip_residue(lines: Lines, notes: Notes) -> tuple[Lines, Sequence[bool]]:
    """The lines without residue, and which of them are code."""
    code = _code(lines, notes)
    texts = list(lines.texts)
    for first, end in _prose(code):
        chunk = "\n".join(texts[first:end])
        if _WORTH_A_LOOK.search(chunk):
            raw = lines.raw[first:end]
            stripped = _stripped(chunk, raw, notes)
            texts[first:end] = _without_furniture(stripped, raw, notes).split("\n")
    return Lines(texts, lines.raw), code


def strip_markup(lines: Lines, notes: Notes) -> Lines:
    """HTML without shortcodes, template tags and furniture; code in it is told by its tags."""
    chunk = _stripped("\n".join(lines.texts), lines.raw, notes)
    return Lines(_without_furniture(chunk, lines.raw, notes).split("\n"), lines.raw)


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
        notes.add(_CODES[kind], Span(raw[line], raw[line + height]))
        kept.append("\n" * height)
        line, done = line + height, end
    kept.append(chunk[done:])
    return "".join(kept)


def _cuts(chunk: str, raw: Sequence[int], notes: Notes) -> Iterator[tuple[int, int, str]]:
    position, last_end, said = 0, chunk.rfind("-->"), False
    while found := _SCRAPS.search(chunk, position):
        kind, position = str(found.lastgroup), found.end()
        if found["code"] or kind == "tick":
            continue
        if kind == "comment" and position <= last_end:
            position = chunk.find("-->", position) + 3
        elif kind == "comment" and not said:  # CommonMark would hide the rest of the article
            line, said = raw[chunk.count("\n", 0, found.start())], True
            notes.add("CG122", Span(line, line), "an HTML comment; it is read as text")
        yield found.start(), position, kind
