"""What a question and an answer look like: their marks and labels, in every language we know.

A single letter counts only as a capital: `Q:`, `F:` (Frage), `P:` (pregunta), `V:` (vraag), `В:`.
"""

from __future__ import annotations

import re

from contentgen.brief.lexicon import alternatives, fold, words
from contentgen.brief.sentences import clean

_MARKS = "?？؟"
LONGEST_QUESTION = 300
# `**Is it free? — Tom, Leeds**` asks too.
_ASKER = re.compile(r"(?<=[?？؟;])\s*[—–(]\s*[^?？]{2,60}$")
_ANCHOR = re.compile(r"(?<!\s)\s*\{#[^{}]*\}\s*$|^\s*\d{1,3}[.)]\s+")
# Between a question and the answer behind it, and in front of a question ("🤔 Is it free?").
JOINT = re.compile(r"^\s*[:–—-]\s+")
_ORNAMENT = re.compile(r"^[^\w\"'“‘„«¿¡(\[$€£#@&+-]+")

# A question at the start of a text, and those right behind it.
ASKED_FIRST = re.compile(
    rf"^[^{_MARKS}]{{3,{LONGEST_QUESTION}}}[{_MARKS}](?:\s+[^{_MARKS}.!]{{3,200}}[{_MARKS}])*"
)

# Labels, or the start of a line; a single letter counts only as a capital.
_NUMBER = r"(?:\s?[#№]?\s?\d{1,3})?"
_QUESTION = rf"(?:[QFPDVＱВ]|(?i:{alternatives('question_label')})){_NUMBER}"
_ANSWER = rf"(?:[ARＡО]|(?i:{alternatives('answer_label')})){_NUMBER}"
QUESTION_LABEL = re.compile(rf"\s*{_QUESTION}\s*")
ANSWER_LABEL = re.compile(rf"\s*{_ANSWER}\s*")
QUESTION_START = re.compile(rf"\s*(?:\d{{1,3}}[.)]\s+)?{_QUESTION}\s*[:.：．)]\s*(?=\S)")
ANSWER_START = re.compile(rf"\s*{_ANSWER}\s*[:.：．)]\s*(?=\S)")
INLINE_ANSWER = re.compile(rf"(?<=[{_MARKS}])\s+(?={ANSWER_START.pattern})")

_INTERVIEWEE = re.compile(r"\s?(?:with|mit|avec|con|com|met)\b")


def is_faq_title(title: str) -> bool:
    """Whether a heading says FAQ; "Q&A with the mayor" is an interview."""
    folded = fold(title)
    found = words("faq_title").search(folded)
    if found is None or len(title.split()) > 12:
        return False
    return not _INTERVIEWEE.match(folded[found.end() :])


def ends_asking(said: str, anywhere: bool = False) -> bool:
    plain = _ASKER.sub("", _ANCHOR.sub("", said)).rstrip(' *_"”»')
    return any(m in plain for m in _MARKS) if anywhere else plain.endswith(tuple(_MARKS))


def starts_asking(said: str) -> bool:
    """Whether it begins with a mark: "Q: …"."""
    return bool(QUESTION_START.match(said))


def question_of(said: str) -> str:
    plain = clean(_ANCHOR.sub("", clean(said)))
    return _ORNAMENT.sub("", QUESTION_START.sub("", plain, count=1)).strip()


def without_mark(said: str) -> str:
    """An answer without its "A:"."""
    return ANSWER_START.sub("", said, count=1).strip()
