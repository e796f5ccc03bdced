"""Lines as pasted → lines a Markdown parser reads as a person does.

A paste often has no blank lines, and then CommonMark makes a heading of every paragraph above
`---`, a row of every line below a table, and one item of a list and the paragraph after it. So
blank lines are put in, before parsing, where a person sees a new block; lines keep their raw
numbers. Well-formed text passes unchanged.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise

from contentgen.article.lines import Lines
from contentgen.article.notes import Notes

_DENSE_LINES = 10  # fewer lines than this are no evidence
_DENSE_SHARE = 0.10  # blank lines to others; well-formed articles have 0.4 and more
_WRAPPED_SHARE = 0.25  # of neighbours that run on; a paste of whole paragraphs has next to none
_TITLE_LENGTH = 80


class _Kind(Enum):
    BLANK = auto()
    TEXT = auto()
    MORE = auto()  # indented: belongs to what is above
    HEADING = auto()
    RULE = auto()
    DASHES = auto()  # a rule, or the underline of a heading
    EQUALS = auto()
    ROW = auto()
    ITEM = auto()
    QUOTE = auto()
    TAG = auto()
    DEFINITION = auto()
    CODE = auto()


_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_DELIMITER = re.compile(r":?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+")
# Containers whose content is Markdown, alone on their line. <summary> stays with its text.
_CONTAINERS = "details|div|section|article|aside|main|center|figure|header|footer|nav|p|blockquote"
_TAG_LINE = re.compile(rf"(?:</?(?:(?i:{_CONTAINERS})|[A-Z]\w{{0,60}})(?:\s[^<>]*)?/?>\s*)+$")
_SPLIT_TAGS = re.compile(
    r"(<details(?:\s[^<>]*)?>|</details\s*>|<summary(?:\s[^<>]*)?>.{0,500}?</summary\s*>)",
    re.IGNORECASE,
)
_ASKS = (
    "[FPRVDВО]|Frage|Antwort|Réponse|Pregunta|Respuesta|Pergunta|Resposta|Domanda|Risposta|Vraag|"
    "Antwoord|Вопрос|Ответ|質問|回答|[問答问ＱＡ]|질문|답변?"
)
_LABEL = re.compile(
    r"\*\*[^*]{1,80}(?::\*\*|\*\*:)|\**(?:Q|A|Question|Answer)[ ]?\d{0,3}[:.]\**\s|"
    rf"\**(?:{_ASKS})[ ]?\d{{0,3}}(?:[ ]?:\**\s|[：．])"
)
_ENDS = tuple(".!?:;…。！？\"'”’»)*_|")
_NO_TITLE_ENDS = tuple(".!?:;,)*|\"'”’»")


def mend(lines: Lines, code: Sequence[bool], notes: Notes) -> Lines:
    """The lines with blank ones where blocks part."""
    lines, code = _tags_on_lines(lines, code)
    lines, code = _tables_without_gaps(lines, code)
    kinds = _kinds(lines.texts, code)
    dense = _is_dense(lines.texts, kinds)
    if dense and any(pair in _PARTED_WHEN_DENSE for pair in pairwise(kinds)):
        notes.add("CG110", lines.span(0, len(kinds)))
    texts: list[str] = []
    raw: list[int] = []
    for n, (text, number) in enumerate(zip(lines.texts, lines.raw, strict=True)):
        if n and _part(lines, kinds, n, dense, notes):
            texts.append("")
            raw.append(number)
        texts.append(text)
        raw.append(number)
    return Lines(texts, raw)


def _part(lines: Lines, kinds: Sequence[_Kind], n: int, dense: bool, notes: Notes) -> bool:
    """Whether a new block begins at line n that CommonMark would not see."""
    above, here = kinds[n - 1], kinds[n]
    if _Kind.BLANK in (above, here) or _Kind.CODE in (above, here):
        return False
    if here is _Kind.DASHES and above in (_Kind.TEXT, _Kind.DEFINITION):
        if not dense and _is_title(lines.texts, kinds, n - 1):
            return False
        notes.add("CG111", lines.span(n, n + 1))
        return True
    if above is _Kind.ROW and here in (_Kind.TEXT, _Kind.DEFINITION, _Kind.MORE):
        notes.add("CG112", lines.span(n, n + 1))
        return True
    if _Kind.TAG in (above, here) or lines.texts[n - 1].rstrip().endswith("</summary>"):
        return True
    if dense and (above, here) in _PARTED_WHEN_DENSE:
        return True
    return here is _Kind.TEXT and _begins_labelled(lines.texts, kinds, n)


_PARTED_WHEN_DENSE = {
    (_Kind.TEXT, _Kind.TEXT),
    (_Kind.TEXT, _Kind.ITEM),
    (_Kind.TEXT, _Kind.ROW),
    (_Kind.ITEM, _Kind.TEXT),
    (_Kind.MORE, _Kind.TEXT),
    (_Kind.QUOTE, _Kind.TEXT),
    (_Kind.DEFINITION, _Kind.TEXT),
}


def _is_title(texts: Sequence[str], kinds: Sequence[_Kind], n: int) -> bool:
    """Whether line n can be meant as the heading that the dashes below it underline."""
    text = texts[n].strip()
    alone = kinds[n] is _Kind.TEXT and (
        n == 0 or kinds[n - 1] not in (_Kind.TEXT, _Kind.ITEM, _Kind.MORE, _Kind.QUOTE)
    )
    return (
        alone
        and len(text) <= _TITLE_LENGTH
        and not text.endswith(_NO_TITLE_ENDS)
        and text[0] not in "*#"
    )


def _begins_labelled(texts: Sequence[str], kinds: Sequence[_Kind], n: int) -> bool:
    """`**Label:** …` or `Q: …` at the start of a line, after a line that is complete."""
    if not _LABEL.match(texts[n].lstrip()):
        return False
    above = texts[n - 1].strip()
    first = n < 20 and all(kind in (_Kind.BLANK, _Kind.DASHES) for kind in kinds[: n - 1])
    return kinds[n - 1] in (_Kind.TEXT, _Kind.ITEM, _Kind.QUOTE) and (
        first or above.endswith(_ENDS) or bool(_LABEL.match(above))
    )


def _kinds(texts: Sequence[str], code: Sequence[bool]) -> list[_Kind]:
    kinds: list[_Kind] = []
    table = ""  # "piped" or "bare" inside a table
    in_list = False
    for n, text in enumerate(texts):
        kind = _Kind.CODE if code[n] else _kind(text, in_list)
        table = _table(table, text, kind, texts[n - 1] if n else "")
        if table == "bare" and kind is _Kind.TEXT:
            kind = _Kind.ROW
        kinds.append(kind)
        if kind is not _Kind.BLANK:
            in_list = kind is _Kind.ITEM or (in_list and kind is _Kind.MORE)
    return kinds


def _kind(text: str, in_list: bool) -> _Kind:
    bare = text.strip()
    if not bare:
        return _Kind.BLANK
    sign, indent = bare[0], text[0] in " \t"
    if sign.isalnum() and not (indent or sign.isdigit()):
        return _Kind.TEXT
    if indent and (text.startswith(("    ", "\t")) or (in_list and not _ITEM.match(bare))):
        return _Kind.MORE if not _ITEM.match(bare) else _Kind.ITEM
    if sign == "-" and len(bare) > 1 and bare.strip("-") == "":
        return _Kind.DASHES
    if sign == "=" and bare.strip("=") == "":
        return _Kind.EQUALS
    if sign in "*-_" and _RULE.match(bare):
        return _Kind.RULE
    if sign == "<" and _TAG_LINE.match(bare):
        return _Kind.TAG
    return _by_sign(text, bare, sign)


def _by_sign(text: str, bare: str, sign: str) -> _Kind:
    if sign == "#" and _HEADING.match(text):
        return _Kind.HEADING
    if sign == "|" and bare.count("|") > 1:
        return _Kind.ROW
    if sign == ">":
        return _Kind.QUOTE
    if sign == ":" and bare[1:2] in (" ", "\t"):
        return _Kind.DEFINITION
    return _Kind.ITEM if _ITEM.match(bare) else _Kind.TEXT


def _table(table: str, text: str, kind: _Kind, above: str) -> str:
    """Whether this line is in a table without outer pipes, which only its neighbours tell."""
    if kind not in (_Kind.TEXT, _Kind.DASHES) or "|" not in text:
        return ""
    if table:
        return table
    is_delimiter = (
        "-" in text
        and _DELIMITER.fullmatch(text.strip())
        and "|" in above
        and not above.lstrip().startswith("|")
    )
    return "bare" if is_delimiter else ""


def _is_dense(texts: Sequence[str], kinds: Sequence[_Kind]) -> bool:
    """A paste without blank lines; hard-wrapped prose without them is something else."""
    filled = [n for n, kind in enumerate(kinds) if kind not in (_Kind.BLANK, _Kind.CODE)]
    if len(filled) <= _DENSE_LINES:
        return False
    blanks = sum(kind is _Kind.BLANK for kind in kinds[filled[0] : filled[-1]])
    if blanks >= _DENSE_SHARE * len(filled):
        return False
    pairs = [n for n in filled if n and kinds[n] is kinds[n - 1] is _Kind.TEXT]
    run_on = sum(_runs_on(texts[n - 1].rstrip(), texts[n].lstrip()) for n in pairs)
    return run_on <= _WRAPPED_SHARE * len(pairs)


def _runs_on(above: str, below: str) -> bool:
    return not above.endswith(_ENDS) and below[0].isalpha() and not below[0].isupper()


def _tags_on_lines(lines: Lines, code: Sequence[bool]) -> tuple[Lines, Sequence[bool]]:
    """`</details>` after an answer on its line would not be seen: such tags get their own lines."""
    if not any("details" in text or "summary" in text for text in lines.texts if "<" in text):
        return lines, code
    cut = [(piece, n) for n, text in enumerate(lines.texts) for piece in _pieces(text, code[n])]
    return Lines([piece for piece, _ in cut], [lines.raw[n] for _, n in cut]), [
        code[n] for _, n in cut
    ]


def _pieces(text: str, code: bool) -> Iterator[str]:
    if code or "<" not in text:
        yield text
        return
    pieces = [piece for piece in _SPLIT_TAGS.split(text) if piece.strip()]
    yield from pieces if len(pieces) > 1 else [text]


def _tables_without_gaps(lines: Lines, code: Sequence[bool]) -> tuple[Lines, Sequence[bool]]:
    """A blank line inside `<table>` would end the HTML block: take it out, and let the rest be."""
    ends = [n for n, text in enumerate(lines.texts) if "</table" in text]
    if not ends:
        return lines, code
    code, dropped, n = list(code), set[int](), 0
    while n <= ends[-1]:
        if code[n] or "<table" not in lines.texts[n]:
            n += 1
            continue
        end = ends[bisect_left(ends, n)]
        dropped.update(m for m in range(n, end) if not lines.texts[m].strip())
        code[n : end + 1] = [True] * (end + 1 - n)
        n = end + 1
    kept = [m for m in range(len(lines.texts)) if m not in dropped]
    return Lines([lines.texts[m] for m in kept], [lines.raw[m] for m in kept]), [
        code[m] for m in kept
    ]
