"""Article → whether it is an interview: its bold questions are asked of one person, not by readers."""

from __future__ import annotations

import re
from itertools import islice

from contentgen.article.model import Article, Paragraph

_SAYS_SO = re.compile(
    r"\binterview\w*|\bconversation with\b|\bin conversation\b|\b(?:a |our )?(?:talk|chat) with\b|\bq ?& ?a with\b|"
    r"\b(?:we|i) (?:spoke|talked|sat down|caught up) (?:to|with)\b|\bim gespräch\b|\bgespräch mit\b|\bentretien\b|"
    r"\bentrevista\w*|\bintervista\w*|\bin gesprek\b|\bgesprek met\b|インタビュー|対談",
    re.IGNORECASE,
)
_ME = re.compile(
    r"\b(?:I|I'(?:m|ve|d)|my|ich|mein\w*|je|j'|mon|ma|yo|mi|eu|meu|minha|io|mio|mia|ik|mijn)\b|私|僕"
)
_FIRST = 4  # paragraphs that say what an article is
_SHARE = 0.75  # of the paragraphs of an interview that does not say so, which speak of "I"


def is_interview(article: Article) -> bool:
    """It says so at its start and speaks of "I", or nearly every paragraph does."""
    paragraphs = [b.text.plain for b in islice(article.blocks, 400) if isinstance(b, Paragraph)]
    subtitle = article.subtitle.plain if article.subtitle else ""
    start = " ".join((article.title.plain, subtitle, *paragraphs[:_FIRST]))
    speaking = sum(bool(_ME.search(text)) for text in paragraphs)
    if _SAYS_SO.search(start):
        return speaking >= 1
    return len(paragraphs) >= 6 and speaking >= _SHARE * len(paragraphs)
