"""Italian figures: "duecentocinquanta", "1,2 miliardi di euro", "oltre il 40%", "tre volte"."""

from __future__ import annotations

from contentgen.brief.quantities.tables.tongues import Rows

_UNDER_TWENTY = (
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
    "quindici sedici diciassette diciotto diciannove"
).split()
_TENS = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split()


def _small() -> dict[str, float]:
    """Up to 999,000 where Italian writes it as one word."""
    few = {word: float(i) for i, word in enumerate(_UNDER_TWENTY)}
    for tens, name in enumerate(_TENS, 2):
        few[name] = tens * 10.0
        for one, word in enumerate(_UNDER_TWENTY[1:10], 1):
            stem = name[:-1] if word in ("uno", "otto") else name
            few[stem + word] = tens * 10.0 + one
            if one == 3:
                few[f"{name}tré"] = tens * 10.0 + 3
    table = dict(few)
    for count, word in enumerate(["", *_UNDER_TWENTY[2:10]], 1):
        table[f"{word}cento"] = count * 100.0
        for rest, value in few.items():
            if value:
                table[f"{word}cento{rest}"] = count * 100.0 + value
    thousands = {f"{word}mila": value * 1e3 for word, value in table.items() if value > 1}
    return table | thousands | {"un": 1.0, "una": 1.0}


ROWS = Rows(
    small=_small(),
    hundreds={},
    scales={
        "mille": 1e3,
        "mila": 1e3,
        "milione": 1e6,
        "milioni": 1e6,
        "miliardo": 1e9,
        "miliardi": 1e9,
        "bilione": 1e12,
        "bilioni": 1e12,
        "trilioni": 1e18,
    },
    short_scales={"mln": 1e6, "mld": 1e9, "mio": 1e6, "mrd": 1e9, "mil": 1e6},
    dozens={
        "dozzina": 12.0,
        "decina": 10.0,
        "ventina": 20.0,
        "trentina": 30.0,
        "cinquantina": 50.0,
        "centinaio": 100.0,
        "migliaio": 1e3,
    },
    joints="e",
    articles="un|una|uno",
    halves={"mezzo": 0.5, "mezza": 0.5},
    parts={
        "terzo": 3,
        "terzi": 3,
        "quarto": 4,
        "quarti": 4,
        "quinto": 5,
        "quinti": 5,
        "sesto": 6,
        "ottavo": 8,
        "decimo": 10,
        "decimi": 10,
        "centesimi": 100,
    },
    shares={"la metà": 0.5, "metà": 0.5},
    of="di|del|della|dei|delle|degli|dell",
    and_half="e mezzo|e mezza",
    share=r"su",
    times="volte",
    after_times="più|meno|di|superiore|maggiore|migliore|il|la|lo|i|quello|tanto",
    changed={
        "raddoppiato": 2,
        "raddoppiata": 2,
        "raddoppiati": 2,
        "raddoppiare": 2,
        "raddoppia": 2,
        "triplicato": 3,
        "triplicata": 3,
        "triplicare": 3,
        "quadruplicato": 4,
        "dimezzato": 0.5,
        "dimezzata": 0.5,
    },
    multiples={
        "il doppio": 2,
        "il triplo": 3,
        "il quadruplo": 4,
    },
    units={
        "year": "anno|anni",
        "month": "mese|mesi",
        "week": "settimana|settimane",
        "day": "giorno|giorni",
        "hour": "ora|ore",
        "minute": "minuto|minuti",
        "second": "secondo|secondi",
        "decade": "decennio|decenni",
        "century": "secoli",
        "km": "chilometro|chilometri",
        "m": "metro|metri",
        "cm": "centimetro|centimetri",
        "mm": "millimetro|millimetri",
        "nm": "nanometri",
        "km²": "chilometro quadrato|chilometri quadrati|chilometri quadri",
        "m²": "metro quadrato|metri quadrati|metri quadri|mq",
        "m³": "metro cubo|metri cubi|mc",
        "ha": "ettaro|ettari",
        "kg": "chilogrammo|chilogrammi|chilo|chili",
        "g": "grammo|grammi",
        "mg": "milligrammi",
        "t": "tonnellata|tonnellate",
        "L": "litro|litri",
        "mile": "miglio|miglia",
        "degree": "grado|gradi",
        "°C": "gradi celsius|gradi centigradi|grado celsius",
        "kWh": "chilowattora|kilowattora",
        "MWh": "megawattora",
        "GWh": "gigawattora",
        "TWh": "terawattora",
        "kW": "chilowatt|kilowatt",
        "MW": "megawatt",
        "GW": "gigawatt",
        "barrel": "barile|barili",
        "hp": "cavalli|cv",
        "inch": "pollici",
        "foot": "piedi",
        "night": "notti",
    },
    money={
        "EUR": "euro",
        "USD": "dollaro|dollari|dollari americani",
        "cent": "centesimo|centesimi",
        "GBP": "sterlina|sterline",
        "JPY": "yen",
        "CNY": "yuan",
        "CHF": "franchi svizzeri|franco svizzero",
        "franc": "franchi",
        "ITL": "lira|lire",
        "RUB": "rubli",
    },
    percent={
        "%": "per cento|percento",
        "pp": "punto percentuale|punti percentuali",
        "bp": "punti base|punto base",
        "‰": "per mille",
    },
    rates={
        "hour": "ora",
        "day": "giorno",
        "week": "settimana",
        "month": "mese",
        "year": "anno",
        "minute": "minuto",
        "second": "secondo",
        "person": "persona|abitante|testa",
        "t": "tonnellata",
        "L": "litro",
        "kg": "chilo",
        "quarter": "trimestre",
        "user": "utente",
        "night": "notte",
        "barrel": "barile",
        "m²": "metro quadrato|metro quadro",
    },
    per=r"all['’]|alla|allo|al|a|per|ogni|l['’]",
    qualifiers={
        "about": "circa|intorno a|all'incirca|attorno a|approssimativamente|ca.|circa il",
        "nearly": "quasi|quasi il|vicino a|poco meno di",
        "over": "più di|più del|oltre|oltre il|oltre i|superiore a|al di sopra di|sopra i",
        "under": "meno di|meno del|sotto|sotto i|sotto il|inferiore a|al di sotto di",
        "up to": "fino a|fino al|al massimo|un massimo di|non più di",
        "at least": "almeno|almeno il|come minimo|un minimo di|a partire da|non meno di",
        "exactly": "esattamente|precisamente",
    },
    behind={"at least": "o più|in su", "up to": "o meno|al massimo"},
    to=r"a(?:i|l|lle)?",
    and_=r"e",
    between="tra|fra",
    changes="passato passata passati passare passa salito salita salire cresciuto cresce aumentato "
    "sceso calato caduto scende",
    labels="pagina pagine pag. capitolo articolo art. n. nr. numero passo parte sezione versione "
    "tomo volume figura tabella livello fase grado riga stagione episodio piano stanza porta "
    "allegato esercizio domanda comma linea strada canale anni",
    counted="persone dipendenti lavoratori clienti utenti abitanti posti alunni studenti visitatori "
    "pazienti soldati aziende imprese case famiglie uomini donne bambini",
    noun=r"(?:di )?([a-zà-öø-ÿ]{3,}[ie](?: [a-zà-öø-ÿ]{3,}[ie])?)\b",
    of_number=r" ?(?:di |d['’])",
    ordinal=r"(?:[ºª°])(?![a-zC])",
)
