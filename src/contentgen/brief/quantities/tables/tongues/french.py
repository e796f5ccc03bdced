"""French figures: "quatre-vingt-dix", "1,2 milliard d'euros", "près de 40 %", "trois fois plus"."""

from __future__ import annotations

from contentgen.brief.quantities.tables.tongues import Rows

_UNDER_TWENTY = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf"
).split()
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}


def _small() -> dict[str, float]:
    few = {word.replace("-", " "): float(i) for i, word in enumerate(_UNDER_TWENTY)}
    table = dict(few)
    for tens, name in _TENS.items():
        table[name] = float(tens)
        for word, value in few.items():
            if 1 <= value < (20 if tens == 60 else 10):
                table[f"{name} {word}"] = table[f"{name} et {word}"] = tens + value
    for word, value in few.items():
        table[f"quatre vingt {word}"] = 80.0 + value
    table |= {"quatre vingt": 80.0, "quatre vingts": 80.0, "septante": 70.0, "nonante": 90.0}
    table |= {"une": 1.0, "vingt et une": 21.0, "trente et une": 31.0}
    return {word: value for word, value in table.items() if not word.endswith("zéro") or not value}


ROWS = Rows(
    small=_small(),
    hundreds={"cent": 100.0, "cents": 100.0},
    scales={
        "mille": 1e3,
        "million": 1e6,
        "millions": 1e6,
        "milliard": 1e9,
        "milliards": 1e9,
        "billion": 1e12,
        "billions": 1e12,
    },
    short_scales={"mds": 1e9, "md": 1e9, "mrd": 1e9, "mrds": 1e9, "mio": 1e6},
    dozens={
        "douzaine": 12.0,
        "dizaine": 10.0,
        "quinzaine": 15.0,
        "vingtaine": 20.0,
        "trentaine": 30.0,
        "quarantaine": 40.0,
        "cinquantaine": 50.0,
        "centaine": 100.0,
        "millier": 1e3,
    },
    joints="et",
    articles="un|une",
    halves={
        "un demi": 0.5,
        "une demi": 0.5,
        "demi": 0.5,
        "une demie": 0.5,
        "un quart de": 0.25,
        "trois quarts de": 0.75,
    },
    parts={
        "tiers": 3,
        "quart": 4,
        "quarts": 4,
        "cinquième": 5,
        "cinquièmes": 5,
        "sixième": 6,
        "sixièmes": 6,
        "septième": 7,
        "septièmes": 7,
        "huitième": 8,
        "huitièmes": 8,
        "neuvième": 9,
        "dixième": 10,
        "dixièmes": 10,
        "centième": 100,
        "centièmes": 100,
        "millième": 1000,
    },
    shares={"la moitié": 0.5, "moitié": 0.5},
    of="des|du|de|d|d'entre",
    and_half="et demi|et demie",
    share=r"sur",
    times="fois",
    after_times="plus|moins|supérieur|supérieure|supérieurs|le|la|les|mieux|ce|celui|celle|son|sa",
    changed={
        "doublé": 2,
        "doublée": 2,
        "doubler": 2,
        "doublant": 2,
        "triplé": 3,
        "triplée": 3,
        "tripler": 3,
        "quadruplé": 4,
        "quadrupler": 4,
        "quintuplé": 5,
        "décuplé": 10,
    },
    multiples={
        "le double": 2,
        "le triple": 3,
        "le quadruple": 4,
    },
    units={
        "year": "an|ans|année|années",
        "month": "mois",
        "week": "semaine|semaines",
        "day": "jour|jours",
        "hour": "heure|heures",
        "minute": "minute|minutes",
        "second": "seconde|secondes",
        "decade": "décennie|décennies",
        "century": "siècles",
        "km": "kilomètre|kilomètres",
        "m": "mètre|mètres",
        "cm": "centimètre|centimètres",
        "mm": "millimètre|millimètres",
        "nm": "nanomètre|nanomètres",
        "km²": "kilomètre carré|kilomètres carrés",
        "m²": "mètre carré|mètres carrés",
        "m³": "mètre cube|mètres cubes",
        "ha": "hectare|hectares",
        "kg": "kilogramme|kilogrammes|kilo|kilos",
        "g": "gramme|grammes",
        "mg": "milligramme|milligrammes",
        "t": "tonne|tonnes",
        "L": "litre|litres",
        "hL": "hectolitres",
        "mile": "mile|miles",
        "degree": "degré|degrés",
        "°C": "degrés celsius|degré celsius",
        "GWh": "gigawattheures|gigawatt heures",
        "MWh": "mégawattheures",
        "kWh": "kilowattheure|kilowattheures",
        "TWh": "térawattheures",
        "GW": "gigawatt|gigawatts",
        "MW": "mégawatt|mégawatts",
        "GB": "go|gigaoctet|gigaoctets",
        "MB": "mo|mégaoctets",
        "TB": "to|téraoctets",
        "hp": "ch|chevaux",
        "barrel": "baril|barils",
        "night": "nuits|nuit",
    },
    money={
        "EUR": "euro|euros",
        "USD": "dollar|dollars|dollars américains|dollar américain",
        "cent": "centime|centimes|cents",
        "CHF": "francs suisses|franc suisse",
        "franc": "franc|francs",
        "GBP": "livres sterling|livre sterling",
        "JPY": "yen|yens",
        "CNY": "yuan|yuans",
        "CAD": "dollars canadiens",
        "RUB": "roubles|rouble",
        "XOF": "francs cfa",
        "INR": "roupies",
    },
    percent={
        "%": "pour cent|pourcent",
        "pp": "points de pourcentage|point de pourcentage|points de %",
        "bp": "points de base|point de base",
        "‰": "pour mille",
    },
    rates={
        "hour": "heure|h",
        "day": "jour",
        "week": "semaine",
        "month": "mois",
        "year": "an|année",
        "minute": "minute",
        "second": "seconde",
        "person": "personne|habitant|tête",
        "t": "tonne",
        "L": "litre",
        "m²": "mètre carré",
        "kg": "kilo",
        "quarter": "trimestre",
        "user": "utilisateur",
        "night": "nuit",
        "kWh": "kilowattheure",
    },
    per=r"par|l['’]|la|le|chaque",
    qualifiers={
        "about": "environ|autour de|à peu près|quelque|approximativement|de l'ordre de|env.",
        "nearly": "près de|presque|pas loin de|à peine",
        "over": "plus de|plus d'|plus d’|au-delà de|au-dessus de|supérieur à|supérieure à",
        "under": "moins de|moins d'|moins d’|en dessous de|au-dessous de|inférieur à",
        "up to": "jusqu'à|jusqu’à|au plus|au maximum|pas plus de|maximum",
        "at least": "au moins|au minimum|à partir de|pas moins de|minimum",
        "exactly": "exactement|précisément",
    },
    behind={"at least": "et plus|ou plus|au moins|au minimum", "up to": "ou moins|au plus"},
    to=r"à",
    and_=r"et",
    between="entre",
    changes="passé passer passe passant passent augmenté augmente grimpé grimpe bondi monté monte "
    "baissé baisse chuté chute tombé reculé recule",
    labels="page pages p. chapitre article art. n° n nº no numéro étape partie section version tome "
    "volume figure tableau niveau phase rang acte scène épisode saison ligne chambre alinéa annexe "
    "§ exercice question ligne porte route département",
    counted="personnes salariés employés habitants clients utilisateurs emplois postes élèves "
    "étudiants visiteurs patients soldats entreprises logements foyers hommes femmes enfants euros",
    noun=r"(?:de |d['’])?([a-zà-öø-ÿœ-]{2,}[sx](?: [a-zà-öø-ÿ]{3,}s)?)\b",
    of_number=r" ?(?:d['’]|de )",
    ordinal=r"(?:er|ère|e|ème|èmes|es|nd|nde)\b",
)
