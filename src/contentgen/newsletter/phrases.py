"""Language → the few words of a letter that no article supplies. English stands in for the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

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
    quotes: str
    day: str
    months: str
    counts: tuple[str, ...]
    why: str
    numbers: str
    next: str
    bottom: str
    rest: str
    one_more: str

    @property
    def kinds(self) -> dict[str, str]:
        """Headings of the parts of a short letter, by their kind."""
        return {"why": self.why, "numbers": self.numbers, "next": self.next, "bottom": self.bottom}

    def count(self, n: int) -> str:
        return self.counts[n - 2] if 2 <= n <= 12 else str(n)

    def date(self, iso: str) -> str:
        """2026-04-21 → April 21, 2026; a date that is no whole day stays as it is."""
        try:
            day = Date.fromisoformat(iso)
        except ValueError:
            return iso
        return self.day.format(day=day.day, month=self.months.split()[day.month - 1], year=day.year)


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
    quotes="“”",
    day="{month} {day}, {year}",
    months="January February March April May June July August September October November December",
    counts=(
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    why="Why it matters",
    numbers="By the numbers",
    next="What’s next",
    bottom="The bottom line",
    rest="Read on: {n} more sections",
    one_more="Read on: one more section",
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
        quotes="„“",
        day="{day}. {month} {year}",
        months="Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        counts=(
            "zwei",
            "drei",
            "vier",
            "fünf",
            "sechs",
            "sieben",
            "acht",
            "neun",
            "zehn",
            "elf",
            "zwölf",
        ),
        why="Warum das wichtig ist",
        numbers="Die Zahlen",
        next="Wie es weitergeht",
        bottom="Unterm Strich",
        rest="Weiterlesen: noch {n} Abschnitte",
        one_more="Weiterlesen: noch ein Abschnitt",
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
        quotes="«»",
        day="{day} {month} {year}",
        months="janvier février mars avril mai juin "
        "juillet août septembre octobre novembre décembre",
        counts=(
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
        ),
        why="Pourquoi c’est important",
        numbers="Les chiffres",
        next="La suite",
        bottom="L’essentiel",
        rest="Lire la suite : encore {n} parties",
        one_more="Lire la suite : encore une partie",
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
        quotes="«»",
        day="{day} de {month} de {year}",
        months="enero febrero marzo abril mayo junio "
        "julio agosto septiembre octubre noviembre diciembre",
        counts=(
            "dos",
            "tres",
            "cuatro",
            "cinco",
            "seis",
            "siete",
            "ocho",
            "nueve",
            "diez",
            "once",
            "doce",
        ),
        why="Por qué importa",
        numbers="En cifras",
        next="Lo que viene",
        bottom="En resumen",
        rest="Seguir leyendo: {n} secciones más",
        one_more="Seguir leyendo: una sección más",
    ),
}


def phrases(language: str) -> Phrases:
    return _PHRASES.get(language[:2].lower(), _ENGLISH)
