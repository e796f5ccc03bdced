"""Text of a paragraph → its run-in label and the rest.

    **The Takeaway:** It grew.     The Takeaway: It grew.     **Q: Did it?**
    label "The Takeaway"           the same, pasted plain     label "Q", text "Did it?"

A bold label is the author's word. A plain one must look like a title, not like the start of a
sentence ("The plan was simple: …"). Questions and answers get "Q" and "A" in every notation.
"""

from __future__ import annotations

import re
from functools import cache

from contentgen.article.model import Text
from contentgen.article.text import cut, wholly
from contentgen.article.wording import Wording, wording

_LONGEST = 90
_MOST_WORDS = 7
_COLON = re.compile(r"(?<!\d\s):(?=\s|$)|：")  # not in "3 : 1"
_COLON_AFTER = re.compile(r"\s?(?::(?=\s|$)|：)")
_WORD = re.compile(r"[\w'’.+-]+")
_SENTENCE = re.compile(
    r"[.!?;…](?:\s|$)|,(?!\s[^\Wa-z])|#\d|https?$"
)  # "Exhibit A, The Ship" names


def split_label(text: Text, language: str, *, after_question: bool = False) -> tuple[str, Text]:
    """(label, rest); the label is "" when there is none."""
    asked = _question_or_answer(text, language, after_question)
    if asked:
        return asked
    end, rest = _bold_label(text) or _plain_label(text, language)
    label = text.plain[:end].strip().rstrip(":： ").strip()
    return (label, cut(text, rest)) if label else ("", text)


def _question_or_answer(text: Text, language: str, after_question: bool) -> tuple[str, Text] | None:
    head = text.plain[:24]
    if not head or (head[0].islower() and not head[1:2].isalpha()):  # "a: …" is an item of a list
        return None
    for label, form in _qa_forms(language, after_question):
        if found := form.match(head):
            return label, cut(text, found.end())
    return None


@cache
def _qa_forms(language: str, after_question: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """`A.` answers only after a question: elsewhere it is somebody's initial."""
    words = wording(language)
    stop = r"[:：.)]" if after_question else r"[:：]"
    return (("Q", _qa_form(words.question, r"[:：.)]")), ("A", _qa_form(words.answer, stop)))


def _qa_form(words: str, stop: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})\s?\d{{0,3}}\s?(?:{stop}(?=\s|$)|：)", re.IGNORECASE)


def _bold_label(text: Text) -> tuple[int, int] | None:
    strong = next((m for m in text.marks[:4] if m.kind == "strong" and m.start == 0), None)
    if strong is None or strong.end > _LONGEST:
        return None
    inside = text.plain[: strong.end].rstrip()
    if inside.endswith((":", "：")):
        return strong.end, strong.end
    outside = _COLON_AFTER.match(text.plain, strong.end)
    return (strong.end, outside.end()) if outside and not inside.endswith((".", "?", "!")) else None


def _plain_label(text: Text, language: str) -> tuple[int, int]:
    head = text.plain[: _LONGEST + 2]
    colon = _COLON.search(head)
    if colon is None or not 0 < colon.start() <= _LONGEST or wholly(text, "em"):
        return 0, 0
    if any(mark.start < colon.start() for mark in text.marked("strong")):
        return 0, 0
    rest = text.plain[colon.end() :].strip()
    if not _reads_as_title(head[: colon.start()], wording(language)) or _is_quoted(rest):
        return 0, 0
    return colon.start(), colon.end()


def _reads_as_title(label: str, words: Wording) -> bool:
    """A short phrase without a clause: "The Chip Roadmap", "Why it matters"; never "It was so"."""
    said = _WORD.findall(label)
    if not 0 < len(said) <= _MOST_WORDS or label[0].islower() or _SENTENCE.search(label):
        return False
    if label.count("(") != label.count(")"):
        return False
    first = said[0].lower()
    if first in words.asks and len(said) > 1:
        return True
    if first in words.leads_in or any(word.lower() in words.verbs for word in said):
        return False
    return first != "for" or bool(said[-1][0].isupper())  # "For example:", but "For the Investor:"


def _is_quoted(rest: str) -> bool:
    """`Idea 3: "The title"` names something; it is no label of a paragraph."""
    return len(rest) > 1 and rest[0] in '"“„«' and rest[-1] in '"”“»'
