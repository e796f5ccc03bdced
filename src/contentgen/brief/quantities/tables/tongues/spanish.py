"""Spanish figures: "veintiún días", "1.200 millones de euros", "el 40 %", "tres veces más"."""

from __future__ import annotations

from contentgen.brief.quantities.tables.tongues import Rows

_UNDER_THIRTY = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro "
    "veinticinco veintiséis veintisiete veintiocho veintinueve"
).split()
_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_HUNDREDS = (
    "cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos "
    "novecientos"
).split()


def _small() -> dict[str, float]:
    table = {word: float(i) for i, word in enumerate(_UNDER_THIRTY)}
    table |= {"veintiún": 21.0, "veintiuna": 21.0, "un": 1.0, "una": 1.0, "veintiun": 21.0}
    for tens, name in enumerate(_TENS, 3):
        table[name] = tens * 10.0
        for word in _UNDER_THIRTY[1:10]:
            table[f"{name} y {word}"] = tens * 10.0 + table[word]
        table[f"{name} y un"] = table[f"{name} y una"] = tens * 10.0 + 1
    return table


def _hundreds() -> dict[str, float]:
    table = {word: i * 100.0 for i, word in enumerate(_HUNDREDS, 1)} | {"ciento": 100.0}
    return table | {f"{word[:-2]}as": v for word, v in table.items() if word.endswith("os")}


ROWS = Rows(
    small=_small(),
    hundreds=_hundreds(),
    scales={
        "mil millones": 1e9,
        "mil": 1e3,
        "millón": 1e6,
        "millon": 1e6,
        "millones": 1e6,
        "billón": 1e12,
        "billones": 1e12,
        "trillones": 1e18,
    },
    short_scales={"mm": 1e6, "mdd": 1e6, "mill": 1e6, "mll": 1e6},
    dozens={"docena": 12.0, "docenas": 12.0, "decena": 10.0, "centenar": 100.0, "millar": 1e3},
    joints="y",
    articles="un|una|uno",
    halves={"medio": 0.5, "media": 0.5},
    parts={
        "tercio": 3,
        "tercios": 3,
        "cuarto": 4,
        "cuartos": 4,
        "quinto": 5,
        "quintos": 5,
        "décimo": 10,
        "décimos": 10,
        "décima": 10,
        "décimas": 10,
        "sexto": 6,
        "octavo": 8,
        "octavos": 8,
        "centésimas": 100,
    },
    shares={"la mitad": 0.5, "mitad": 0.5},
    of="de|del",
    and_half="y medio|y media",
    share=r"de cada",
    times="veces",
    after_times="más|menos|mayor|mayores|mejor|menor|superior|el|la|lo|su",
    changed={
        "duplicó": 2,
        "duplicado": 2,
        "duplica": 2,
        "duplicar": 2,
        "duplicaron": 2,
        "triplicó": 3,
        "triplicado": 3,
        "triplica": 3,
        "triplicar": 3,
        "cuadruplicó": 4,
        "cuadruplicado": 4,
        "quintuplicó": 5,
    },
    multiples={
        "el doble": 2,
        "el triple": 3,
    },
    units={
        "year": "año|años",
        "month": "mes|meses",
        "week": "semana|semanas",
        "day": "día|días",
        "hour": "hora|horas",
        "minute": "minuto|minutos",
        "second": "segundo|segundos",
        "decade": "década|décadas",
        "century": "siglos",
        "km": "kilómetro|kilómetros",
        "m": "metro|metros",
        "cm": "centímetro|centímetros",
        "mm": "milímetro|milímetros",
        "nm": "nanómetros",
        "km²": "kilómetro cuadrado|kilómetros cuadrados",
        "m²": "metro cuadrado|metros cuadrados",
        "m³": "metro cúbico|metros cúbicos",
        "ha": "hectárea|hectáreas",
        "kg": "kilogramo|kilogramos|kilo|kilos",
        "g": "gramo|gramos",
        "mg": "miligramos",
        "t": "tonelada|toneladas",
        "L": "litro|litros",
        "mile": "milla|millas",
        "degree": "grado|grados",
        "°C": "grados celsius|grados centígrados|grado celsius",
        "GW": "gigavatio|gigavatios",
        "MW": "megavatio|megavatios",
        "kW": "kilovatios",
        "W": "vatio|vatios",
        "GWh": "gigavatios hora",
        "MWh": "megavatios hora",
        "kWh": "kilovatios hora|kilovatio hora",
        "TWh": "teravatios hora",
        "barrel": "barril|barriles",
        "hp": "caballos|cv",
        "foot": "pies",
        "inch": "pulgadas|pulgada",
        "pound": "libras",
        "GB": "gigas",
        "night": "noches",
    },
    money={
        "EUR": "euro|euros",
        "USD": "dólar|dólares|dólares estadounidenses",
        "cent": "céntimo|céntimos|centavos|centavo",
        "peso": "peso|pesos",
        "MXN": "pesos mexicanos",
        "ARS": "pesos argentinos",
        "CLP": "pesos chilenos",
        "COP": "pesos colombianos",
        "GBP": "libras esterlinas",
        "JPY": "yen|yenes",
        "CNY": "yuanes|yuan",
        "ESP": "pesetas",
        "PEN": "soles",
        "VES": "bolívares",
        "CHF": "francos suizos",
        "BRL": "reales",
        "CRC": "colones",
    },
    percent={
        "%": "por ciento|por cien",
        "pp": "punto porcentual|puntos porcentuales",
        "bp": "puntos básicos|punto básico|puntos base",
        "‰": "por mil",
    },
    rates={
        "hour": "hora",
        "day": "día|dia",
        "week": "semana",
        "month": "mes",
        "year": "año",
        "minute": "minuto",
        "second": "segundo",
        "person": "persona|habitante|cabeza",
        "t": "tonelada",
        "L": "litro",
        "kg": "kilo",
        "quarter": "trimestre",
        "user": "usuario",
        "night": "noche",
        "barrel": "barril",
        "m²": "metro cuadrado",
    },
    per=r"por|al|a la|cada|el|la",
    qualifiers={
        "about": "alrededor de|aproximadamente|unos|unas|cerca de|en torno a|aprox.|"
        "en torno al|alrededor del",
        "nearly": "casi|casi un|casi el|cerca del|rozando",
        "over": "más de|más del|por encima de|por encima del|superior a|supera los|superó los",
        "under": "menos de|menos del|por debajo de|por debajo del|inferior a",
        "up to": "hasta|como máximo|un máximo de|no más de|hasta un|hasta el",
        "at least": "al menos|por lo menos|como mínimo|un mínimo de|a partir de|no menos de|desde",
        "exactly": "exactamente|justo",
    },
    behind={"at least": "o más|como mínimo", "up to": "o menos|como máximo"},
    to=r"a(?: los| las)?",
    and_=r"y",
    between="entre",
    changes="pasó pasar pasa pasado subió subir sube creció aumentó cayó bajó bajar cae descendió",
    labels="página páginas pág. capítulo artículo art. nº n.º n° núm. número paso parte sección "
    "versión tomo volumen figura tabla nivel fase grado línea temporada episodio piso sala puerta "
    "anexo ejercicio pregunta inciso ruta canal años",
    counted="personas empleados trabajadores clientes usuarios habitantes empleos puestos alumnos "
    "estudiantes visitantes pacientes soldados empresas viviendas hogares hombres mujeres niños",
    noun=r"(?:de )?([a-zà-öø-ÿ]{3,}s(?: [a-zà-öø-ÿ]{3,}s)?)\b",
    of_number=r" ?de ",
    ordinal=r"(?:\.?[ºª]|\.º|er|ro|do|to)(?![a-z])",
)
