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

_LONGEST = 90
_MOST_WORDS = 7
_COLON = re.compile(r"\s?[:：](?=\s|$)|：")
_QA = {
    "": ("q|question", "a|answer"),
    "de": ("f|frage", "antwort"),
    "fr": ("question", "r|réponse"),
    "es": ("p|pregunta", "r|respuesta"),
    "pt": ("p|pergunta", "r|resposta"),
    "it": ("d|domanda", "r|risposta"),
    "nl": ("v|vraag", "antwoord"),
    "ja": ("質問|問", "回答|答"),
}
# First words of a sentence that leads in to something, in the languages we detect.
_LEADS_IN = frozenset(
    [
        "according",
        "and",
        "as",
        "at",
        "because",
        "but",
        "by",
        "consider",
        "from",
        "here",
        "how",
        "however",
        "if",
        "in",
        "it",
        "let",
        "now",
        "of",
        "on",
        "once",
        "or",
        "remember",
        "so",
        "still",
        "that",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "we",
        "when",
        "while",
        "with",
        "you",
        "also",
        "aber",
        "denn",
        "dann",
        "hier",
        "im",
        "in",
        "laut",
        "nach",
        "so",
        "und",
        "wenn",
        "wie",
        "zum",
        "ainsi",
        "alors",
        "dans",
        "donc",
        "et",
        "mais",
        "pour",
        "selon",
        "si",
        "voici",
        "así",
        "con",
        "en",
        "entonces",
        "pero",
        "según",
        "y",
        "com",
        "mas",
        "segundo",
        "allora",
        "con",
        "ecco",
        "ma",
        "nel",
        "secondo",
        "volgens",
        "maar",
        "dus",
    ]
)
_TOPICS = frozenset(
    [
        "what",
        "why",
        "how",
        "when",
        "where",
        "who",
        "which",
        "was",
        "warum",
        "wie",
        "pourquoi",
        "comment",
        "qué",
        "cómo",
        "cosa",
        "perché",
        "wat",
        "waarom",
    ]
)
_VERBS = frozenset(
    ["is", "are", "was", "were", "am", "has", "have", "had", "does", "did", "do", "will", "would", "can", "could", "should", "may", "might", "must", "says", "said", "claims", "claimed", "showed", "shows", "reads", "read", "goes", "went", "came", "comes", "ist", "sind", "war", "waren", "hat", "haben", "wird", "werden", "kann", "est", "sont", "était", "a", "ont", "es", "son", "era", "fue", "tiene", "è", "sono", "ha", "é", "foi", "são", "tem", "is", "zijn", "heeft"]
)  # fmt: skip
_WORD = re.compile(r"[\w'’.+-]+")


def split_label(text: Text, language: str, *, after_question: bool = False) -> tuple[str, Text]:
    """(label, rest); the label is "" when there is none."""
    asked = _question_or_answer(text, language, after_question)
    if asked:
        return asked
    end, rest = _bold_label(text) or _plain_label(text)
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
    forms = []
    for questions, answers in (_QA[""], _QA.get(language, _QA[""])):
        forms.append(("Q", _qa_form(questions, r"[:：.)]")))
        forms.append(("A", _qa_form(answers, r"[:：.)]" if after_question else r"[:：]")))
    return tuple(forms)


def _qa_form(words: str, stop: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})\s?\d{{0,3}}\s?(?:{stop}(?=\s|$)|：)", re.IGNORECASE)


def _bold_label(text: Text) -> tuple[int, int] | None:
    strong = next((m for m in text.marks[:4] if m.kind == "strong" and m.start == 0), None)
    if strong is None or strong.end > _LONGEST:
        return None
    inside = text.plain[: strong.end].rstrip()
    if inside.endswith((":", "：")):
        return strong.end, strong.end
    outside = _COLON.match(text.plain, strong.end)
    return (strong.end, outside.end()) if outside and not inside.endswith((".", "?", "!")) else None


def _plain_label(text: Text) -> tuple[int, int]:
    head = text.plain[: _LONGEST + 2]
    colon = _COLON.search(head)
    if (
        colon is None
        or not 0 < colon.start() <= _LONGEST
        or any(m.start < colon.start() for m in text.marked("strong"))
    ):
        return 0, 0
    label, rest = head[: colon.start()], text.plain[colon.end() :].strip()
    if wholly(text, "em") or not _reads_as_title(label) or _is_quoted(rest):
        return 0, 0
    return colon.start(), colon.end()


def _reads_as_title(label: str) -> bool:
    """A short phrase without a clause in it: "The Chip Roadmap", "Why it matters"; never "It was so"."""
    words = _WORD.findall(label)
    if not 0 < len(words) <= _MOST_WORDS or not (
        label[0].isupper() or label[0] in "\"“'" or not label[0].isascii()
    ):
        return False
    if re.search(r"[.!?;,…](?:\s|$)|#\d|https?$", label):
        return False
    first = words[0].lower()
    if first in _TOPICS and len(words) > 1:
        return True
    if first in _LEADS_IN or any(word.lower() in _VERBS for word in words):
        return False
    return first != "for" or bool(words[-1][0].isupper())  # "For example:", but "For the Investor:"


def _is_quoted(rest: str) -> bool:
    """`Idea 3: "The title"` names something; it is no label of a paragraph."""
    return len(rest) > 1 and rest[0] in '"“„«' and rest[-1] in '"”“»'
