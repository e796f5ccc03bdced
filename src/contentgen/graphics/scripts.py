"""What differs between scripts: where lines may break, which way they run, how tall they stand.

Latin, Greek and Cyrillic need none of this, so each question first asks whether the text has any
other letter, and the libraries are imported only then.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Protocol

# Scripts written without spaces between words (Unicode block ranges).
_JAPANESE = "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WIDE_SIGNS = "\u3000-\u3004\u3008-\u303f\uff01-\uff65\uffe0-\uffe6"
_THAI = "\u0e00-\u0e7f"
_UNSPACED = re.compile(f"[{_JAPANESE}{_HAN}{_WIDE_SIGNS}{_THAI}]")
_THAI_RUN = re.compile(f"[{_THAI}]+")
_KANA = re.compile(f"[{_JAPANESE}]")

# Letters that run from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko, presentation forms.
_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
LEFTWARD_LANGUAGES = frozenset("ar arc ckb dv fa he ku ps sd syr ug ur yi".split())

# Scripts that reach higher and lower than Latin at the same size: their lines want more room.
_TALL = re.compile("[\u0600-\u08ff\u0900-\u109f\u1780-\u17ff\ufb50-\ufdff\ufe70-\ufeff]")

# JIS X 4051 and the W3C's requirements for Japanese and Chinese layout: what must not begin a
# line, and what must not end one.
_NO_START = frozenset(
    "、。，．・：；？！ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
    "）］｝〕〉》」』】〙〗〟’”»,.:;?!)]}%％‰°℃…‥〜～"
)
_NO_END = frozenset("（［｛〔〈《「『【〘〖〝‘“«([{￥＄£€$#＃")
# What counts or measures a figure before it stays with it: 3億円, 12人, 5年.
_COUNTERS = frozenset(
    "年月日時分秒円元億亿万兆千百割人件回倍名社個台本枚点位歳階度期号話杯匹頭番章条项个家次年岁"
)

_TOKEN = re.compile(r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*|[A-Za-z][\w'’.+-]*|.", re.S)


class _Parser(Protocol):
    def parse(self, sentence: str) -> list[str]: ...


def unspaced(text: str) -> bool:
    """Whether some of `text` is written without spaces between its words."""
    return bool(_UNSPACED.search(text))


def leftward(text: str) -> bool:
    """Whether some of `text` runs from right to left."""
    return bool(_LEFTWARD.search(text))


def stretch(text: str) -> float:
    """By how much the distance of lines grows for the scripts in `text`."""
    return 1.18 if _TALL.search(text) else 1.0


@lru_cache(maxsize=2048)
def units(chunk: str) -> tuple[tuple[str, bool], ...]:
    """The parts of a chunk without spaces that a line may end after, in order, and whether a
    reader's phrase ends there. Figures and Latin words stay whole, and so do figure and counter."""
    phrases = _phrase_ends(chunk)
    found: list[tuple[str, bool]] = []
    at = 0
    for token in _tokens(chunk):
        at += len(token)
        if found and not _may_part(found[-1][0], token):
            found[-1] = (found[-1][0] + token, at in phrases)
        else:
            found.append((token, at in phrases))
    return tuple(found)


def _tokens(chunk: str) -> list[str]:
    tokens: list[str] = []
    last = 0
    for run in _THAI_RUN.finditer(chunk):
        tokens += _TOKEN.findall(chunk[last : run.start()])
        tokens += _parser("th").parse(run[0])
        last = run.end()
    return tokens + _TOKEN.findall(chunk[last:])


def _may_part(before: str, after: str) -> bool:
    if after[0] in _NO_START or before[-1] in _NO_END:
        return False
    if before[-1].isdecimal() and after[0] in _COUNTERS:
        return False
    if before[-1] in _COUNTERS and after[0] in _COUNTERS and any(c.isdecimal() for c in before):
        return False
    # Two Latin or numeral tokens side by side are one word: "GPT-5".
    return bool(_UNSPACED.match(before[-1]) or _UNSPACED.match(after[0]))


def _phrase_ends(chunk: str) -> frozenset[int]:
    """Offsets after which a Japanese phrase ends; other scripts give no such cue."""
    if not _KANA.search(chunk):
        return frozenset()
    ends, at = set(), 0
    for phrase in _parser("ja").parse(chunk):
        at += len(phrase)
        ends.add(at)
    return frozenset(ends)


@cache
def _parser(language: str) -> _Parser:
    import budoux

    if language == "th":
        parser: _Parser = budoux.load_default_thai_parser()
    else:
        parser = budoux.load_default_japanese_parser()
    return parser


@lru_cache(maxsize=1024)
def visual_runs(line: str, from_right: bool) -> tuple[tuple[str, bool], ...]:
    """The line's runs from left to right as they are seen, each in reading order and with whether
    it runs leftward. Rules W1 to L2 of the Unicode bidirectional algorithm (UAX 9), by python-bidi;
    `from_right` is the direction of the paragraph."""
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = (1, "R") if from_right else (0, "L")
    algorithm.get_embedding_levels(line, storage, False, False)
    for step in (
        algorithm.explicit_embed_and_overrides, algorithm.resolve_weak_types,
        algorithm.resolve_neutral_types, algorithm.resolve_implicit_levels,
    ):  # fmt: skip
        step(storage, False)
    runs: list[tuple[str, int]] = []
    for char in storage["chars"]:
        if runs and runs[-1][1] == char["level"]:
            runs[-1] = (runs[-1][0] + char["ch"], char["level"])
        else:
            runs.append((char["ch"], char["level"]))
    return tuple((text, bool(level % 2)) for text, level in _seen(runs))


def _seen(runs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """UAX 9, rule L2: from the highest level down, each stretch at that level or above is turned."""
    seen = list(runs)
    for level in range(max((level for _, level in runs), default=0), 0, -1):
        at = 0
        while at < len(seen):
            end = at
            while end < len(seen) and seen[end][1] >= level:
                end += 1
            seen[at:end] = seen[at:end][::-1]
            at = max(end, at + 1)
    return seen
