"""Words → the language they are in, by script, then by the commonest small words.

A hint for typography, sentences and headings, not a claim: the setting `language` overrides it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice

# The scripts that name one language well enough; Han without kana is Chinese.
_SCRIPTS = (
    ("ja", re.compile(r"[\u3041-\u30fa]")),
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
# Function words that are frequent in one of these languages and rare in the others.
_SMALL_WORDS = {
    "en": "the and of to is that it with for was this are from they have has not by but you",
    "de": "der die das und ist nicht mit ein eine den von zu auf für sich auch wird dem im wie",
    "fr": "le les des et est dans pour que une du pas qui sur avec plus sont au ce cette il",
    "es": "el los las del y que una por con para es en se como más pero su fue esta también",
    "pt": "o os as do da e que uma em não para com é dos das mais foi seu também ao pela",
    "it": "il gli di che è per della un una non con sono dei nel anche più alla questo delle ma",
    "nl": "de het een van en is dat niet met voor op zijn ook wordt aan door naar bij deze maar",
}
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF.setdefault(_word, []).append(_language)
_EVIDENCE = 3
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 12_000  # characters: three pages; languages do not change that late


def detect(lines: Iterable[str]) -> str:
    """ISO 639-1 code; English when nothing says otherwise."""
    text = "\n".join(line[:2000] for line in islice(lines, 400))[:_ENOUGH]
    foreign = sum(not char.isascii() for char in text)
    if foreign > len(text) / 10:
        for language, script in _SCRIPTS:
            # Kana are a third of Japanese; the other scripts are nearly all of their text.
            if len(script.findall(text)) > foreign * (0.1 if language == "ja" else 0.4):
                return language
    votes = Counter(
        language for word in _WORD.findall(text.lower()) for language in _LANGUAGES_OF.get(word, ())
    )
    best = max(votes, key=lambda language: (votes[language], language == "en"), default="en")
    # A word or two ("per", "die") in a table or a title is no evidence.
    return best if votes[best] >= _EVIDENCE else "en"


def code(tag: str) -> str:
    """`de_AT`, `de-AT`, `DE` → `de`."""
    return re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0]
