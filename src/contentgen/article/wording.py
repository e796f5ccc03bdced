"""The small words by which labels, questions and answers are told, a row for each language we read.

Grammar, not vocabulary: what a sentence that leads in to something begins with, what a title that
asks begins with, and the verbs that make a clause of a phrase. Other languages use the English row.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Wording:
    leads_in: frozenset[str]
    asks: frozenset[str]
    verbs: frozenset[str]
    question: str  # alternatives of a pattern: what stands before a question's colon
    answer: str


@cache
def wording(language: str) -> Wording:
    return _WORDINGS.get(language, _WORDINGS["en"])


def _row(leads_in: str, asks: str, verbs: str, question: str, answer: str) -> Wording:
    return Wording(
        frozenset(leads_in.split()),
        frozenset(asks.split()),
        frozenset(verbs.split()),
        f"q|question|{question}",
        f"a|answer|{answer}",
    )


_WORDINGS = {
    "en": _row(
        "according and as at because but by consider from here how however if in it let now of on "
        "once or remember so still that then there these they this those to we when while with you",
        "what why how when where who which",
        "is are was were am has have had does did do will would can could should may might must "
        "says said claims claimed showed shows reads read goes went came comes",
        "question",
        "answer",
    ),
    "de": _row(
        "aber also als auch bei da dann denn es hier ich im in laut mit nach so und wenn wir zum",
        "was warum wie wann wo wer welche welcher wieso",
        "ist sind war waren hat haben hatte wird werden kann können sagte sagt zeigt lautet",
        "f|frage",
        "antwort",
    ),
    "fr": _row(
        "ainsi alors car comme dans donc en et il mais or par pour selon si voici à",
        "comment pourquoi quand que qui quoi où quel quelle",
        "est sont était étaient a ont avait peut sera seront dit montre",
        "question",
        "r|réponse|reponse",
    ),
    "es": _row(
        "además aquí así como con cuando en entonces es pero por según si y",
        "qué cómo cuándo dónde quién cuál por",
        "es son era eran fue fueron tiene tienen ha han puede será dijo dice muestra",
        "p|pregunta",
        "r|respuesta",
    ),
    "pt": _row(
        "além aqui assim com como e em então mas para por quando se segundo",
        "o que como quando onde quem qual por",
        "é são era eram foi foram tem têm pode será disse diz mostra",
        "p|pergunta",
        "r|resposta",
    ),
    "it": _row(
        "allora anche come con così da e ecco in ma nel per quando se secondo",
        "che cosa come quando dove chi quale perché",
        "è sono era erano fu ha hanno aveva può sarà disse dice mostra",
        "d|domanda",
        "r|risposta",
    ),
    "nl": _row(
        "als bij dan daarom dus en er hier in maar met nu of om volgens want zo",
        "wat waarom hoe wanneer waar wie welke",
        "is zijn was waren heeft hebben had wordt worden kan kunnen zegt zei toont",
        "v|vraag",
        "antwoord",
    ),
    "ja": _row("", "", "", "質問|問", "回答|答"),
    "zh": _row("", "", "", "问题|問題|问|問", "回答|答"),
}
