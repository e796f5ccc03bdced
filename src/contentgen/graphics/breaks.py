"""A text and a width → lines, as a headline editor would break them.

The fewest lines that hold the text; among their ways of breaking, the cheapest: even lines, breaks
after punctuation, none after a small word that leans on the next, no word alone on the last line.
Where words stand without spaces between them (Japanese, Chinese, Thai) a line ends after a phrase if
it can, never before a comma or inside a figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from contentgen.graphics.fonts import Face
from contentgen.graphics.scripts import units, unspaced
from contentgen.graphics.shape import JOINED, SOFT, width_of

Measure = Callable[[int, int], float]


class Overfull(Exception):
    """The text does not fit at this size; the caller tries a smaller one."""


# Words that lean on the next one: a line should not end with them.
_LEANING = """
    a an the and or but nor of in on at to for from by with as is are was its his her their our your
    than that into over under per vs v how more up about nearly
    der die das den dem des ein eine einer und oder von zu mit für im am auf
    le la les un une du de et ou en à el los las y o con
"""
_PIECE = re.compile(r"[^ \u00ad—–/-]*[—–/-]+|[^ \u00ad—–/-]*\u00ad|[^ \u00ad—–/-]+| ")
_LEAN = frozenset(_LEANING.split())
_CLAUSE = tuple(",.;:?!—–…،؛؟、。，．：；？！")
_VOWELS = "aeiouyäöüáàâéèêíìîóòôúùûåæøœ"
_SYLLABLE = re.compile(
    rf"(?<=[{_VOWELS}][^\W\d_])(?=[^\W\d_{_VOWELS}]?[^\W\d_{_VOWELS}][{_VOWELS}])", re.I
)
# Where German compounds are joined: the linking s after these endings.
_JOINT = re.compile(
    r"(?<=ungs|eits|täts|tums|rums|ions|ings)(?=[^\W\d_]{4})|(?<=schafts)(?=[^\W\d_]{4})|(?<=fahrts)(?=[^\W\d_]{4})",
    re.I,
)
_LONG = 14  # letters; shorter words are never hyphenated


@lru_cache(maxsize=4096)
def break_lines(
    text: str, face: Face, ems: float, most: int = 99, within: str = ""
) -> tuple[str, ...]:
    """Lines no wider than `ems`, at most `most`.

    `within` lets long words break: at their "joints", or between "syllables".
    """
    pieces, glue, torn = _pieces(_softened(text, within) if within else text)
    if not pieces:
        return ()
    if torn:
        try:
            phrased = _set(*_phrases(pieces, glue, torn), frozenset(), face, ems, most)
        except Overfull:
            return _set(pieces, glue, torn, face, ems, most)
        torn_lines = _set(pieces, glue, torn, face, ems, most)
        # One line more is a fair price for whole phrases.
        return phrased if len(phrased) <= len(torn_lines) + 1 else torn_lines
    return _set(pieces, glue, torn, face, ems, most)


def _set(
    pieces: list[str], glue: list[bool], torn: frozenset[int], face: Face, ems: float, most: int
) -> tuple[str, ...]:
    space = width_of(" ", face)
    hyphen = width_of("-", face)
    widths = [width_of(piece.rstrip(SOFT), face) for piece in pieces]
    ends = [hyphen if piece.endswith(SOFT) else 0.0 for piece in pieces]
    starts = [0.0]
    for width, joint in zip(widths, glue, strict=True):
        starts.append(starts[-1] + width + (space if joint else 0.0))

    def measure(first: int, last: int) -> float:
        return starts[last] + widths[last] + ends[last] - starts[first]

    count = _fewest(len(pieces), measure, ems)
    if count > most:
        raise Overfull(f"{count} lines for {most}")
    if count == 1:
        return (_join(pieces, glue, 0, len(pieces) - 1),)
    following = [*pieces[1:], ""]
    cost = [
        _cost_after(*near) + (5.0 if i in torn else 0.0)
        for i, near in enumerate(zip(pieces, glue, following, strict=True))
    ]
    cuts = _cheapest(len(pieces), measure, ems, count, cost)
    return tuple(_join(pieces, glue, first, last) for first, last in cuts)


def _phrases(
    pieces: list[str], glue: list[bool], torn: frozenset[int]
) -> tuple[list[str], list[bool]]:
    """The pieces, those of one phrase together."""
    whole: list[str] = []
    joints: list[bool] = []
    for i, (piece, spaced) in enumerate(zip(pieces, glue, strict=True)):
        if i and i - 1 in torn and not joints[-1]:
            whole[-1] += piece
            joints[-1] = spaced
        else:
            whole.append(piece)
            joints.append(spaced)
    return whole, joints


def _softened(text: str, within: str) -> str:
    """Soft hyphens in long words: for a compound that fits no line whole."""
    places = {"joints": _JOINT, "syllables": _SYLLABLE}[within]
    return " ".join(_cut(word, places) if len(word) >= _LONG else word for word in text.split(" "))


def _cut(word: str, places: re.Pattern[str]) -> str:
    cuts = [m.start() for m in places.finditer(word) if 4 <= m.start() <= len(word) - 4]
    return "".join(word[a:b] + (SOFT if b in cuts else "")
                   for a, b in zip([0, *cuts], [*cuts, len(word)], strict=True))  # fmt: skip


def _pieces(text: str) -> tuple[list[str], list[bool], frozenset[int]]:
    """What stays together, whether a space follows each, and after which ones a break would tear a
    phrase."""
    pieces: list[str] = []
    glue: list[bool] = []
    torn: set[int] = set()
    for found in _PIECE.findall(text):
        if found == " ":
            if glue:
                glue[-1] = True
        elif unspaced(found):
            for unit, whole in units(found):
                if not whole:
                    torn.add(len(pieces))
                pieces.append(unit)
                glue.append(False)
        elif pieces and not glue[-1] and not _may_break(pieces[-1], found):
            pieces[-1] += found
        else:
            pieces.append(found)
            glue.append(False)
    return pieces, glue, frozenset(torn)


def _may_break(before: str, after: str) -> bool:
    if before.endswith(SOFT):
        return True
    if not before.endswith(("-", "–", "—", "/")):
        return False
    word = before.rstrip("-–—/")
    return len(word) > 3 and word[-1].isalpha() and len(after) > 3 and after[0].isalpha()


def _fewest(n: int, measure: Measure, ems: float) -> int:
    count, first = 0, 0
    while first < n:
        last = first
        if measure(first, first) > ems:
            raise Overfull("a word is wider than the line")
        while last + 1 < n and measure(first, last + 1) <= ems:
            last += 1
        count, first = count + 1, last + 1
    return count


def _cheapest(
    n: int, measure: Measure, ems: float, count: int, after: list[float]
) -> list[tuple[int, int]]:
    """Dynamic programme over (lines used, pieces set): the cheapest `count` lines."""
    even = measure(0, n - 1) / count
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for line in range(1, count + 1):
        row: dict[int, tuple[float, int]] = {}
        for first, (paid, _) in best[-1].items():
            for last in range(first, n):
                width = measure(first, last)
                if width > ems:
                    break
                if line == count and last < n - 1:
                    continue
                cost = paid + 40 * ((width - even) / ems) ** 2
                cost += after[last] if last < n - 1 else (6.0 if first == last and n > 2 else 0.0)
                if last + 1 not in row or cost < row[last + 1][0]:
                    row[last + 1] = (cost, first)
        best.append(row)
    cuts: list[tuple[int, int]] = []
    end = n
    for line in range(count, 0, -1):
        first = best[line][end][1]
        cuts.append((first, end - 1))
        end = first
    return cuts[::-1]


def _cost_after(piece: str, spaced: bool, following: str) -> float:
    if piece.endswith(SOFT):
        return 3.0
    bare = piece.rstrip('”’")')
    if bare.endswith(_CLAUSE):
        return -1.5
    if not spaced:
        return 0.0 if unspaced(piece) else 2.0
    counted = bare[-1:].isdigit() and following[:1].islower()  # "5 gigawatts"
    return 4.0 if counted or bare.lower() in _LEAN else 0.0


def _join(pieces: list[str], glue: list[bool], first: int, last: int) -> str:
    """One line. Where it was broken without a space (after a hyphen) it ends with JOINED."""
    held = zip(pieces[first:last], glue[first:last], strict=True)
    line = "".join(piece + (" " if spaced else "") for piece, spaced in held) + pieces[last]
    inside = last + 1 < len(pieces) and not glue[last] and not line.endswith(SOFT)
    return line + JOINED if inside else line
