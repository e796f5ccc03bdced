"""Dutch figures: "vijfentwintig", "1,2 miljard euro", "bijna 40 procent", "drie keer zoveel"."""

from __future__ import annotations

from contentgen.brief.quantities.tables.tongues import Rows

_UNDER_TWENTY = (
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
    "zestien zeventien achttien negentien"
).split()
_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()


def _small() -> dict[str, float]:
    """Up to 999,000 where Dutch writes it as one word."""
    few = {word: float(i) for i, word in enumerate(_UNDER_TWENTY)} | {"één": 1.0, "eén": 1.0}
    for tens, name in enumerate(_TENS, 2):
        few[name] = tens * 10.0
        for one, word in enumerate(_UNDER_TWENTY[1:10], 1):
            joint = "ën" if word.endswith("e") else "en"
            few[f"{word}{joint}{name}"] = tens * 10.0 + one
    table = dict(few)
    for count, word in enumerate(["", *_UNDER_TWENTY[2:10]], 1):
        table[f"{word}honderd"] = count * 100.0
        for rest, value in few.items():
            if value:
                table[f"{word}honderd{rest}"] = count * 100.0 + value
    return table | {f"{word}duizend": value * 1e3 for word, value in table.items() if value > 1}


ROWS = Rows(
    small=_small(),
    hundreds={},
    scales={
        "duizend": 1e3,
        "miljoen": 1e6,
        "miljard": 1e9,
        "biljoen": 1e12,
        "biljard": 1e15,
    },
    short_scales={"mln": 1e6, "mld": 1e9, "mrd": 1e9, "mio": 1e6},
    dozens={"dozijn": 12.0, "tiental": 10.0, "honderdtal": 100.0, "twintigtal": 20.0},
    joints="en",
    articles="een|één|eén",
    halves={
        "een half": 0.5,
        "een halve": 0.5,
        "half": 0.5,
        "halve": 0.5,
        "anderhalf": 1.5,
        "anderhalve": 1.5,
        "tweeënhalf": 2.5,
        "drieënhalf": 3.5,
        "kwart": 0.25,
    },
    parts={
        "derde": 3,
        "kwart": 4,
        "vierde": 4,
        "vijfde": 5,
        "zesde": 6,
        "achtste": 8,
        "tiende": 10,
        "honderdste": 100,
    },
    shares={"de helft": 0.5, "helft": 0.5, "driekwart": 0.75},
    of="van",
    and_half="",
    share=r"op(?: de)?|van de",
    times="keer|maal",
    after_times="zoveel|zo|meer|hoger|groter|sneller|minder|vaker|beter|als|dan|langer|duurder",
    changed={
        "verdubbeld": 2,
        "verdubbelde": 2,
        "verdubbelen": 2,
        "verdrievoudigd": 3,
        "verdrievoudigde": 3,
        "verviervoudigd": 4,
        "vertienvoudigd": 10,
        "gehalveerd": 0.5,
        "halveerde": 0.5,
    },
    multiples={
        "het dubbele": 2,
        "drievoudige": 3,
    },
    units={
        "year": "jaar|jaren|jarige",
        "month": "maand|maanden",
        "week": "week|weken",
        "day": "dag|dagen",
        "hour": "uur|uren",
        "minute": "minuut|minuten",
        "second": "seconde|seconden",
        "decade": "decennium|decennia",
        "century": "eeuwen",
        "km": "kilometer|kilometers",
        "m": "meter|meters",
        "cm": "centimeter|centimeters",
        "mm": "millimeter|millimeters",
        "nm": "nanometer",
        "km²": "vierkante kilometer|vierkante kilometers",
        "m²": "vierkante meter|vierkante meters",
        "m³": "kubieke meter|kuub",
        "ha": "hectare|hectaren",
        "kg": "kilogram|kilo",
        "g": "gram",
        "mg": "milligram",
        "t": "ton|tonnen",
        "L": "liter|liters",
        "mile": "mijl|mijlen",
        "degree": "graad|graden",
        "°C": "graden celsius|graad celsius",
        "kWh": "kilowattuur",
        "MWh": "megawattuur",
        "GWh": "gigawattuur",
        "TWh": "terawattuur",
        "barrel": "vat|vaten",
        "hp": "pk",
        "inch": "inch",
        "foot": "voet",
        "night": "nachten",
    },
    money={
        "EUR": "euro|euro's|euro’s",
        "USD": "dollar|dollars",
        "cent": "cent|eurocent",
        "GBP": "pond|ponden|britse pond",
        "JPY": "yen",
        "CNY": "yuan",
        "CHF": "zwitserse frank",
        "franc": "frank|franken",
        "NLG": "gulden",
        "RUB": "roebel",
        "krone": "kronen",
    },
    percent={
        "%": "procent",
        "pp": "procentpunt|procentpunten",
        "bp": "basispunt|basispunten",
        "‰": "promille",
    },
    rates={
        "hour": "uur|u",
        "day": "dag",
        "week": "week",
        "month": "maand",
        "year": "jaar",
        "minute": "minuut",
        "second": "seconde",
        "person": "persoon|inwoner|hoofd",
        "t": "ton",
        "L": "liter",
        "kg": "kilo",
        "quarter": "kwartaal",
        "user": "gebruiker",
        "night": "nacht",
        "barrel": "vat",
        "m²": "vierkante meter",
        "kWh": "kilowattuur",
    },
    per=r"per|in de|elke|elk",
    qualifiers={
        "about": "ongeveer|circa|rond|rond de|zo'n|zo’n|omstreeks|ca.|om en nabij",
        "nearly": "bijna|haast|dicht bij|tegen de",
        "over": "meer dan|ruim|boven|boven de|hoger dan|groter dan",
        "under": "minder dan|onder|onder de|lager dan|beneden",
        "up to": "tot|tot wel|maximaal|hooguit|hoogstens|ten hoogste|niet meer dan",
        "at least": "minstens|ten minste|minimaal|tenminste|zeker|vanaf|niet minder dan",
        "exactly": "precies|exact",
    },
    behind={"at least": "of meer", "up to": "of minder"},
    to=r"tot(?: en met)?|à",
    and_=r"en",
    between="tussen",
    changes="steeg stijgt gestegen groeide groeit gegroeid daalde daalt gedaald ging gegaan",
    labels="pagina pagina's p. blz. hoofdstuk artikel art. nr nr. nummer stap deel sectie versie "
    "band figuur tabel niveau fase rang regel seizoen aflevering etage kamer deur bijlage oefening "
    "vraag lid lijn route kanaal spoor jaren",
    counted="mensen personen werknemers medewerkers klanten gebruikers inwoners banen leerlingen "
    "studenten bezoekers patiënten soldaten bedrijven woningen huishoudens mannen vrouwen kinderen",
    noun=r"([a-zà-öø-ÿ]{3,}(?:en|s|eren)(?: [a-zà-öø-ÿ]{3,}(?:en|s))?)\b",
    ordinal=r"(?:e|ste|de)\b",
)
