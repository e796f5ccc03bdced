"""Language → the few words of a letter that no article supplies. English stands in for the rest."""

from __future__ import annotations

from dataclasses import dataclass

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@dataclass(frozen=True, slots=True)
class Phrases:
    """`{n}` takes a count, as a word up to twelve; `quotes` open and close a quotation."""

    view: str
    web: str
    read: str
    section: str
    one_line: str
    lines: str
    faq: str
    all_answers: str
    estimate: str
    unsubscribe: str
    preferences: str
    contents: str
    quotes: str
    counts: tuple[str, ...]

    def count(self, n: int) -> str:
        return self.counts[n - 2] if 2 <= n <= 12 else str(n)


_ENGLISH = Phrases(
    view="View in browser",
    web="Read on the web",
    read="Read the whole story",
    section="Read this section",
    one_line="In one line",
    lines="In {n} lines",
    faq="Questions and answers",
    all_answers="All {n} answers",
    estimate="estimate",
    unsubscribe="Unsubscribe",
    preferences="Change your preferences",
    contents="In this letter",
    quotes="“”",
    counts=("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_PHRASES = {
    "en": _ENGLISH,
    "de": Phrases(
        view="Im Browser ansehen",
        web="Im Web lesen",
        read="Den ganzen Artikel lesen",
        section="Diesen Abschnitt lesen",
        one_line="In einem Satz",
        lines="In {n} Sätzen",
        faq="Fragen und Antworten",
        all_answers="Alle {n} Antworten",
        estimate="Schätzung",
        unsubscribe="Abbestellen",
        preferences="Einstellungen ändern",
        contents="In diesem Brief",
        quotes="„“",
        counts=("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"),
    ),
    "fr": Phrases(
        view="Voir dans le navigateur",
        web="Lire sur le web",
        read="Lire l’article entier",
        section="Lire cette partie",
        one_line="En une phrase",
        lines="En {n} phrases",
        faq="Questions et réponses",
        all_answers="Les {n} réponses",
        estimate="estimation",
        unsubscribe="Se désabonner",
        preferences="Modifier vos préférences",
        contents="Dans cette lettre",
        quotes="«»",
        counts=("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"),
    ),
    "es": Phrases(
        view="Ver en el navegador",
        web="Leer en la web",
        read="Leer el artículo completo",
        section="Leer esta sección",
        one_line="En una frase",
        lines="En {n} frases",
        faq="Preguntas y respuestas",
        all_answers="Las {n} respuestas",
        estimate="estimación",
        unsubscribe="Darse de baja",
        preferences="Cambiar preferencias",
        contents="En esta carta",
        quotes="«»",
        counts=("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"),
    ),
}


def phrases(language: str) -> Phrases:
    return _PHRASES.get(language[:2].lower(), _ENGLISH)
