"""Language → the few words of ours on a picture and in its alt text (assets/lexicon/pictures.toml)."""

from __future__ import annotations

import tomllib
from functools import cache

from contentgen.shipped import shipped

_ENGLISH = "en"


def phrase(language: str, key: str, **blanks: object) -> str:
    """The phrase called `key`, its {blanks} filled; in English where the language has none."""
    return _of(language)[key].format(**blanks)


def count(language: str, number: int) -> str:
    """A small number in words, else in digits."""
    words = _of(language)["counts"].split()
    return words[number - 2] if 2 <= number < len(words) + 2 else str(number)


def _of(language: str) -> dict[str, str]:
    tables = _tables()
    return tables.get(language[:2].lower(), tables[_ENGLISH])


@cache
def _tables() -> dict[str, dict[str, str]]:
    file = shipped("assets") / "lexicon" / "pictures.toml"
    return tomllib.loads(file.read_text("utf-8"))
