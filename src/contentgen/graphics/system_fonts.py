"""A character the shipped families lack → a font of this machine that has it, or none.

Looked at only then, so a card in Latin, Greek or Cyrillic has the same pixels everywhere; one in
another script has them wherever the same fonts are installed. The search is in fixed order: the
families below, then every other upright font by its file's name.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

# Where fonts lie: freedesktop.org's, Apple's and Microsoft's documented folders.
_FOLDERS = {
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("%WINDIR%/Fonts", "%LOCALAPPDATA%/Microsoft/Windows/Fonts"),
}

# (regular, bold) file stems in order of preference; the first that covers a character is taken.
_FAMILIES = (
    ("NotoSansCJK-Regular", "NotoSansCJK-Bold"),
    ("NotoSansJP-Regular", "NotoSansJP-Bold"),
    ("SourceHanSans-Regular", "SourceHanSans-Bold"),
    ("ヒラギノ角ゴシック W3", "ヒラギノ角ゴシック W6"),
    ("PingFang", "PingFang"),
    ("YuGothR", "YuGothB"),
    ("msyh", "msyhbd"),
    ("malgun", "malgunbd"),
    ("NotoSansArabic-Regular", "NotoSansArabic-Bold"),
    ("GeezaPro", "GeezaPro"),
    ("NotoSansHebrew-Regular", "NotoSansHebrew-Bold"),
    ("ArialHB", "ArialHB"),
    ("NotoSansDevanagari-Regular", "NotoSansDevanagari-Bold"),
    ("NotoSansThai-Regular", "NotoSansThai-Bold"),
    ("NotoSans-Regular", "NotoSans-Bold"),
    ("segoeui", "segoeuib"),
    ("DejaVuSans", "DejaVuSans-Bold"),
)
_EMOJI = ("NotoColorEmoji", "Apple Color Emoji")

# In a collection of Noto's or Adobe's CJK the faces stand in this order; the same Han character
# is drawn otherwise in each.
_CJK_FACES = {"ja": 0, "ko": 1, "zh": 2, "zh-hant": 3, "zh-tw": 3, "zh-hk": 4}

_FILE = re.compile(r"\.(?:ttf|otf|ttc|otc)$", re.I)
_SLANTED = re.compile(r"italic|oblique|mono|condensed|narrow|light|thin|black|emoji", re.I)


def candidates(weight: int, language: str) -> Iterator[tuple[Path, int]]:
    """Font files, each with the face to open, in the order to ask them."""
    files = installed()
    index = _CJK_FACES.get(language.lower(), _CJK_FACES.get(language.lower()[:2], 0))
    asked: set[Path] = set()
    for regular, bold in _FAMILIES:
        path = files.get(bold if weight >= 600 else regular) or files.get(regular)
        if path:
            asked.add(path)
            yield path, index if path.suffix == ".ttc" and "CJK" in path.stem else 0
    for path in files.values():
        if path not in asked and not _SLANTED.search(path.stem):
            yield path, 0


def emoji_file() -> Path | None:
    return next((installed()[stem] for stem in _EMOJI if stem in installed()), None)


@cache
def installed() -> dict[str, Path]:
    """Every font file of the machine by its stem, in order of stem; of two alike, the first."""
    folders = _FOLDERS.get(sys.platform, _FOLDERS["linux"])
    found: dict[str, Path] = {}
    for folder in folders:
        for root, _, names in os.walk(Path(os.path.expandvars(folder)).expanduser()):
            for file in (Path(root, name) for name in names if _FILE.search(name)):
                if file.stem not in found or str(file) < str(found[file.stem]):
                    found[file.stem] = file
    return dict(sorted(found.items()))
