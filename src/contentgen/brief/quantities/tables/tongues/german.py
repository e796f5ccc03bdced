"""German figures: "dreihundertfünfzig", "1,2 Mrd. Euro", "knapp 40 Prozent", "dreimal so viel"."""

from __future__ import annotations

from contentgen.brief.quantities.tables.tongues import Rows

_ONES = "null eins zwei drei vier fünf sechs sieben acht neun".split()
_TEENS = "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split()
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()


def _below_hundred() -> dict[str, float]:
    table = {word: float(i) for i, word in enumerate(_ONES)}
    table |= {word: float(i) for i, word in enumerate(_TEENS, 10)}
    for tens, word in enumerate(_TENS, 2):
        table[word] = tens * 10.0
        for one, name in enumerate(["ein", *_ONES[2:]], 1):
            table[f"{name}und{word}"] = tens * 10.0 + one
    return table


def _small() -> dict[str, float]:
    """Up to 999,000 where German writes it as one word."""
    few = _below_hundred()
    hundreds = {"hundert": 100.0}
    for count, name in enumerate(["ein", *_ONES[2:]], 1):
        hundreds[f"{name}hundert"] = count * 100.0
    table = few | hundreds
    for name, value in hundreds.items():
        for rest, more in few.items():
            if more:
                table[name + rest] = table[f"{name}und{rest}"] = value + more
    table |= {f"{name}tausend": value * 1e3 for name, value in few.items() if value > 1}
    table |= {f"{name}tausend": value * 1e3 for name, value in hundreds.items()}
    table |= dict.fromkeys(("ein", "eine", "einer", "einem", "einen"), 1.0) | {"eintausend": 1e3}
    return table | {w.replace("ß", "ss"): value for w, value in table.items() if "ß" in w}


ROWS = Rows(
    small=_small(),
    hundreds={},
    scales={
        "tausend": 1e3,
        "million": 1e6,
        "millionen": 1e6,
        "milliarde": 1e9,
        "milliarden": 1e9,
        "billion": 1e12,
        "billionen": 1e12,
        "billiarde": 1e15,
        "billiarden": 1e15,
    },
    short_scales={
        "tsd": 1e3,
        "mio": 1e6,
        "mill": 1e6,
        "mrd": 1e9,
        "mia": 1e9,
        "md": 1e9,
        "bio": 1e12,
    },
    dozens={"dutzend": 12.0},
    joints="und",
    articles="ein|eine|einer|einem|einen",
    halves={
        "eine halbe": 0.5,
        "einer halben": 0.5,
        "einen halben": 0.5,
        "ein halbes": 0.5,
        "ein halber": 0.5,
        "halbe": 0.5,
        "anderthalb": 1.5,
        "eineinhalb": 1.5,
        "zweieinhalb": 2.5,
        "dreieinhalb": 3.5,
        "viereinhalb": 4.5,
        "fünfeinhalb": 5.5,
        "dreiviertel": 0.75,
        "eine viertel": 0.25,
    },
    parts={
        "drittel": 3,
        "viertel": 4,
        "fünftel": 5,
        "sechstel": 6,
        "siebtel": 7,
        "achtel": 8,
        "neuntel": 9,
        "zehntel": 10,
        "zwölftel": 12,
        "zwanzigstel": 20,
        "hundertstel": 100,
        "tausendstel": 1000,
    },
    shares={"die hälfte": 0.5, "hälfte": 0.5},
    of="der|des|aller|dieser|ihrer|seiner|von|davon|vom|unserer",
    and_half="",
    share=r"von",
    times="mal|fach|fache|fachen|faches",
    after_times="so|mehr|höher|größer|schneller|stärker|weniger|billiger|teurer|besser|häufiger|"
    "länger|schwerer|leichter|niedriger|als",
    changed={
        "verdoppelt": 2,
        "verdoppelte": 2,
        "verdoppeln": 2,
        "verdreifacht": 3,
        "verdreifachte": 3,
        "verdreifachen": 3,
        "vervierfacht": 4,
        "verfünffacht": 5,
        "verzehnfacht": 10,
        "halbiert": 0.5,
        "halbierte": 0.5,
        "halbieren": 0.5,
    },
    multiples={
        "doppelt": 2,
        "doppelte": 2,
        "dreifache": 3,
        "dreifach": 3,
        "vervierfachte": 4,
        "vierfache": 4,
        "vierfach": 4,
        "fünffache": 5,
        "fünffach": 5,
        "zehnfache": 10,
        "zehnfach": 10,
        "sechsfache": 6,
        "achtfache": 8,
        "zweimal": 2,
        "dreimal": 3,
        "viermal": 4,
        "fünfmal": 5,
        "sechsmal": 6,
        "siebenmal": 7,
        "achtmal": 8,
        "neunmal": 9,
        "zehnmal": 10,
        "zwanzigmal": 20,
        "hundertmal": 100,
    },
    units={
        "year": "jahr|jahre|jahren|jahres|jährige|jährigen|jähriger|jährig|jähriges|jahre alt",
        "month": "monat|monate|monaten|monatige|monatigen",
        "week": "woche|wochen|wöchige",
        "day": "tag|tage|tagen|tägige|tägigen|tägiger",
        "hour": "stunde|stunden|stündige|std",
        "minute": "minute|minuten|minütige",
        "second": "sekunde|sekunden",
        "decade": "jahrzehnt|jahrzehnte|jahrzehnten",
        "century": "jahrhunderte|jahrhunderten",
        "km": "kilometer|kilometern",
        "m": "meter|metern",
        "cm": "zentimeter|zentimetern",
        "mm": "millimeter",
        "nm": "nanometer",
        "km²": "quadratkilometer|quadratkilometern",
        "m²": "quadratmeter|quadratmetern|qm",
        "m³": "kubikmeter|kubikmetern",
        "ha": "hektar",
        "kg": "kilogramm|kilo",
        "g": "gramm",
        "mg": "milligramm",
        "t": "tonne|tonnen",
        "L": "liter|litern",
        "hL": "hektoliter",
        "mile": "meile|meilen",
        "degree": "grad",
        "°C": "grad celsius",
        "°F": "grad fahrenheit",
        "kWh": "kilowattstunde|kilowattstunden",
        "MWh": "megawattstunden",
        "GWh": "gigawattstunden",
        "TWh": "terawattstunden",
        "hp": "ps",
        "barrel": "barrel|fass",
    },
    money={
        "EUR": "euro|euros",
        "USD": "dollar|us dollar",
        "cent": "cent|ct",
        "CHF": "franken|schweizer franken|rappen",
        "GBP": "pfund|britische pfund",
        "JPY": "yen",
        "mark": "mark",
        "DEM": "d mark|deutsche mark",
        "RUB": "rubel",
        "krone": "kronen|krone",
        "SEK": "schwedische kronen",
        "DKK": "dänische kronen",
        "NOK": "norwegische kronen",
        "CNY": "yuan",
        "INR": "rupien",
        "PLN": "zloty|złoty",
        "TRY": "lira",
    },
    percent={
        "%": "prozent|vom hundert|prozentig|prozentige|prozentigen|prozentiger|prozentiges",
        "pp": "prozentpunkt|prozentpunkte|prozentpunkten",
        "bp": "basispunkt|basispunkte|basispunkten",
        "‰": "promille",
    },
    rates={
        "hour": "stunde|std",
        "day": "tag",
        "week": "woche",
        "month": "monat",
        "year": "jahr",
        "minute": "minute",
        "second": "sekunde",
        "person": "person|kopf|einwohner|mitarbeiter",
        "kWh": "kilowattstunde",
        "t": "tonne",
        "L": "liter",
        "m²": "quadratmeter",
        "kg": "kilo",
        "piece": "stück",
        "quarter": "quartal",
        "user": "nutzer",
        "night": "nacht",
    },
    per=r"pro|je|im|am|in der|die|per",
    qualifiers={
        "about": "etwa|rund|ungefähr|circa|ca.|zirka|gegen|an die|geschätzt|geschätzte",
        "nearly": "knapp|fast|beinahe|nahezu",
        "over": "mehr als|über|gut|deutlich über|etwas mehr als|oberhalb von",
        "under": "weniger als|unter|deutlich unter|unterhalb von|keine",
        "up to": "bis zu|höchstens|maximal|nicht mehr als|bis",
        "at least": "mindestens|wenigstens|ab|nicht weniger als|zumindest",
        "exactly": "genau|exakt|präzise",
    },
    behind={"at least": "und mehr|oder mehr", "up to": "oder weniger"},
    to=r"bis(?: zu)?",
    and_=r"und",
    between="zwischen",
    changes="stieg steigt gestiegen steigen wuchs wächst gewachsen fiel fällt gefallen sank sinkt "
    "gesunken erhöht erhöhte gesteigert",
    labels="seite seiten s. kapitel teil nr nr. nummer artikel art. abs. absatz abschnitt § §§ "
    "schritt stufe version band heft platz rang klasse phase ziffer punkt zimmer raum gleis linie "
    "halle tor pos. abb. abbildung tabelle tab. folge staffel runde jahrgang plz hausnummer "
    "paragraf paragraph",
    counted="menschen leute personen mitarbeiter mitarbeitern mitarbeiterinnen beschäftigte "
    "beschäftigten kunden nutzer nutzern einwohner stellen jobs schüler studenten studierende "
    "besucher patienten soldaten arbeiter firmen unternehmen wohnungen haushalte euro",
    noun=r"((?:[a-zäöüß]{3,}e[nrms]? )?[A-ZÄÖÜ][\wäöüß-]+)",
    ordinal=r"\.(?= [a-zäöü])|\.(?= (?:Jahrhundert|Quartal|Platz|Mal|Stock|Kapitel|Runde|Tag|Auflage|"
    r"Semester|Etage|Klasse|Geburtstag|Jahrestag|Lebensjahr|Spieltag|Minute)\b)|(?<=[0-9])er\b|(?<=[0-9])te[nrs]?\b",
)
