"""Units of measure: symbols as written, names in small letters; prefixes make the families."""

from __future__ import annotations

from contentgen.brief.quantities.model import Measure
from contentgen.brief.quantities.tables import terms

_PREFIXES = {
    "k": "kilo", "M": "mega", "G": "giga", "T": "tera", "P": "peta", "E": "exa", "h": "hecto",
    "d": "deci", "c": "centi", "m": "milli", "µ": "micro", "n": "nano", "p": "pico",
}  # fmt: skip

# symbol, names, prefixes that are really used (Pa is a pascal, not a peta-ampere).
_FAMILIES = (
    ("W", "watt", "kMGTm"),
    ("Wh", "watt hour|watthour", "kMGTP"),
    ("m", "meter|metre", "kdcmµnp"),
    ("g", "gram|gramme", "kmµ"),
    ("L", "liter|litre", "hdcmµ"),
    ("Hz", "hertz", "kMGT"),
    ("V", "volt", "kMm"),
    ("A", "amp|ampere", "km"),
    ("Ah", "amp hour|ampere hour", "mk"),
    ("J", "joule", "kMGT"),
    ("eV", "electronvolt|electron volt", "kMGT"),
    ("Pa", "pascal", "khMG"),
    ("N", "newton", "kM"),
    ("B", "byte", "kMGTPE"),
    ("bit", "bit", "kMGT"),
    ("s", "second", "mµn"),
    ("t", "tonne|metric ton", "kMG"),
    ("cal", "calorie", "k"),
    ("Ω", "ohm", "kM"),
    ("Gy", "", "mk"),
    ("Sv", "sievert", "mµ"),
    ("mol", "mole", "m"),
    ("dB", "decibel", ""),
    ("lm", "lumen", ""),
    ("K", "kelvin", ""),
    ("ha", "hectare", ""),
    ("lx", "lux", ""),
    ("Nm", "newton meter|newton metre", ""),
    ("VA", "volt ampere", "kM"),
    ("Wp", "watt peak", "kMG"),
    ("cd", "candela", ""),
    ("hp", "horsepower", ""),
    ("bar", "", "m"),
    ("a", "annum", "kMG"),
)

# English singular → names and abbreviations; the plural in s is understood.
_NAMED = {
    "year": "yr|year old|years old|year of age|years of age|yo|y o|jahr|jahre|jahren|ans|"
    "année|années|año|años|calendar year",
    "month": "mo|month old|months old|months of age|monat|monate|monaten|mois|mes|meses",
    "week": "wk|week old|weeks old|weeks of age|woche|wochen|semaine|semana",
    "day": "day old|days old|tag|tage|tagen|jour|día|business day|working day",
    "hour": "hr|stunde|stunden|heure|hora",
    "minute": "min|minuten|minuto",
    "second": "sec|sekunde|sekunden|segundo",
    "decade": "",
    "century": "centuries",
    "fortnight": "",
    "inch": "inches",
    "foot": "feet|ft",
    "yard": "yd",
    "mile": "mi|milles",
    "nautical mile": "nmi",
    "light year": "lightyear",
    "astronomical unit": "",
    "furlong": "",
    "fathom": "",
    "acre": "",
    "square foot": "square feet|sq ft|sqft|sq feet",
    "square inch": "square inches|sq in",
    "square mile": "sq mi|sq mile",
    "square yard": "sq yd",
    "cubic foot": "cubic feet|cu ft",
    "cubic inch": "cubic inches|cu in",
    "cubic yard": "cu yd",
    "acre foot": "acre feet",
    "gallon": "gal",
    "quart": "qt",
    "pint": "pt",
    "cup": "",
    "barrel": "bbl",
    "bushel": "",
    "fluid ounce": "fl oz",
    "tablespoon": "tbsp",
    "teaspoon": "tsp",
    "pound": "lb",
    "ounce": "oz",
    "ton": "short ton|long ton",
    "carat": "",
    "grain": "",
    "knot": "",
    "degree": "deg",
    "calorie": "",
    "Btu": "british thermal unit|btu",
    "mmHg": "mm hg|millimeters of mercury",
    "psi": "pounds per square inch",
    "megapixel": "mp",
    "pixel": "px",
    "qubit": "",
    "byte": "",
    "radian": "",
    "rpm": "revolutions per minute",
    "fps": "frames per second",
    "dpi": "dots per inch",
    "nit": "",
    "TEU": "",
    "kilobyte": "",
}

# One writing, one measure. Rates carry their "per".
_SYMBOLS = {
    "°C": "°C", "℃": "°C", "°F": "°F", "℉": "°F", "° C": "°C", "° F": "°F", "ºC": "°C", "ºF": "°F",
    "°": "degree", "º": "degree", "l": "L", "µm": "µm", "μm": "µm", "μg": "µg", "mcg": "µg",
    "KB": "kB", "KW": "kW", "KWh": "kWh", "kwh": "kWh", "cc": "cm³", "bps": "bps", "kbps": "kbps",
    "Mbps": "Mbps", "Gbps": "Gbps", "Tbps": "Tbps", "KiB": "KiB", "MiB": "MiB", "GiB": "GiB",
    "TiB": "TiB", "Gb": "Gbit", "Mb": "Mbit", "kb": "kbit", "Kb": "kbit", "b": "bit", "µs": "µs",
    "TOPS": "TOPS", "GHz": "GHz", "ml": "mL", "cl": "cL", "dl": "dL", "hl": "hL", "Ga": "Ga",
    "Ma": "Ma", "µL": "µL", "ºK": "K", "hPa": "hPa", "dBm": "dBm", "ppm": "ppm", "ppb": "ppb",
    "tCO2": "tCO2", "h": "hour",
}  # fmt: skip
_RATES = {
    "mph": ("mile", "hour"), "kph": ("km", "hour"), "kmph": ("km", "hour"), "kmh": ("km", "hour"),
    "km/h": ("km", "hour"), "km/hr": ("km", "hour"), "m/s": ("m", "second"),
    "mpg": ("mile", "gallon"),
    "tpd": ("ton", "day"), "bpd": ("barrel", "day"), "tpa": ("ton", "year"),
    "GB/s": ("GB", "second"), "TB/s": ("TB", "second"), "MB/s": ("MB", "second"),
}  # fmt: skip
_TEMPERATURES = {
    "°C": "degrees celsius|degree celsius|celsius|degrees centigrade|degree centigrade|centigrade|"
    "celcius|degrees celcius|centigrate|degrees c|degree c|deg c",
    "°F": "degrees fahrenheit|degree fahrenheit|fahrenheit|farenheit|degrees farenheit|"
    "degree farenheit|degrees f|degree f|deg f",
    "K": "degrees kelvin|degree kelvin",
}
_FLOPS = ("", "kilo", "mega", "giga", "tera", "peta", "exa", "zetta")
_PERCENT = {
    "%": "%|％|percent|per cent|percents|percentage|percentages|pct|prozent|pour cent|por ciento|"
    "per cento|procent",
    "pp": "percentage point|percentage points|percent point|pp|ppt|ppts|prozentpunkt|prozentpunkte|"
    "points de pourcentage|puntos porcentuales|% points|%-points|pct points|per cent points",
    "bp": "basis point|basis points|bp|bps",
}


def _family(symbol: str, names: str, prefixes: str) -> tuple[dict[str, str], dict[str, str]]:
    symbols, words = {symbol: symbol}, {}
    for prefix in ["", *prefixes]:
        unit = prefix + symbol
        symbols[unit] = unit
        for name in filter(None, names.split("|")):
            word = _PREFIXES.get(prefix, "") + name
            words[word] = words[f"{word}s"] = unit
    return symbols, words


def _all_symbols() -> dict[str, Measure]:
    table = {s: Measure(u, "unit") for s, u in _SYMBOLS.items()}
    for family in _FAMILIES:
        table |= {s: Measure(u, "unit") for s, u in _family(*family)[0].items() if s not in table}
    for prefix, word in zip("MGTPEZ", _FLOPS[2:], strict=True):
        for written in ("FLOPS", "FLOPs", "Flops", "flops", "FLOP/s"):
            table[prefix + written] = Measure(f"{word}flops", "unit")
    return table | {s: Measure(u, "unit", per) for s, (u, per) in _RATES.items()}


def _all_names() -> dict[str, Measure]:
    table: dict[str, Measure] = {}
    for family in _FAMILIES:
        words = _family(*family)[1]
        table |= {word: Measure(unit, "unit") for word, unit in words.items()}
        for power, mark in (("square", "²"), ("cubic", "³"), ("sq", "²")):
            if family[0] == "m":
                table |= {f"{power} {w}": Measure(u + mark, "unit") for w, u in words.items()}
    for unit, row in _NAMED.items():
        for name in filter(None, [unit.lower(), *row.split("|")]):
            table[name] = table[f"{name}s"] = Measure(unit, "unit")
    for unit, row in _TEMPERATURES.items():
        table |= {name: Measure(unit, "unit") for name in row.split("|")}
    for prefix in _FLOPS:
        table |= {f"{prefix}flop": Measure(f"{prefix}flops", "unit")}
        table |= {f"{prefix}flops": Measure(f"{prefix}flops", "unit")}
    for unit, row in _PERCENT.items():
        table |= {name: Measure(unit, "percent") for name in row.split("|")}
    odd = {
        "stone": "stone",
        "turn": "turn",
        "bar": "bar",
        "sq km": "km²",
        "sq m": "m²",
        "sqm": "m²",
        "sq cm": "cm²",
        "cu m": "m³",
        "cbm": "m³",
    }
    return table | {name: Measure(unit, "unit") for name, unit in odd.items()}


SYMBOLS = _all_symbols()
NAMES = _all_names()
# Lower-cased texts: "5 gw", "16 gb"; one-letter symbols stay exact, and the first writing wins.
FOLDED = {s.lower(): m for s, m in reversed(SYMBOLS.items()) if len(s) > 1} | {
    "mw": Measure("MW", "unit"), "mb": Measure("MB", "unit"), "gb": Measure("GB", "unit"),
    "kb": Measure("kB", "unit"), "tb": Measure("TB", "unit"), "pb": Measure("PB", "unit"),
    "mwh": Measure("MWh", "unit"), "mhz": Measure("MHz", "unit"), "mm": Measure("mm", "unit"),
}  # fmt: skip

FIRST_WORDS = frozenset(name.split(" ", 1)[0] for name in NAMES)

TIMES = frozenset(
    terms("second minute hour day week fortnight month year decade century ms µs ns s")
)
LENGTHS = frozenset({"m", "km", "cm", "mm", "dm", "nm", "µm", "mile", "foot", "inch", "yard"})
MARKED = {"": "", "2": "²", "²": "²", "squared": "²", "3": "³", "³": "³", "cubed": "³"}

# Written also as a word or a name, so believed only glued to the digits or only after a space.
ONLY_GLUED = frozenset({"A", "a", "h", "d", "bar", "pt", "mil"})
ONLY_SPACED = frozenset({"b", "P", "E", "mo", "ma", "pb"})
NEVER = frozenset({"a", "pm", "am", "mes", "as", "an", "is", "or", "to", "ms.", "mr", "ans.", "hs"})
# "in" is an inch only behind a fraction, behind feet, or before these.
FOLLOWS_INCH = frozenset(terms("thick wide long tall high deep x by diameter across square"))
INCH = Measure("inch", "unit")
FOOT = "foot"

DEGREES_NEARBY = frozenset(
    terms(
        "temperature temperatures degrees degree heat celsius fahrenheit warm cold weather "
        "outside thermal °c °f kelvin freezing boiling"
    )
)

# Behind "a", "an", "each", "every"; behind "per" and "/" any noun will do.
RATE_NOUNS = {
    "hour": "hour", "hr": "hour", "h": "hour", "day": "day", "d": "day", "week": "week",
    "wk": "week", "month": "month", "mo": "month", "year": "year", "yr": "year", "y": "year",
    "annum": "year", "minute": "minute", "min": "minute", "second": "second", "sec": "second",
    "s": "second", "quarter": "quarter", "night": "night", "share": "share", "person": "person",
    "head": "person", "capita": "person", "household": "household", "family": "family",
    "user": "user", "seat": "seat", "employee": "employee", "worker": "worker",
    "student": "student", "barrel": "barrel", "ton": "ton", "tonne": "t", "gallon": "gallon",
    "pound": "pound", "ounce": "ounce", "litre": "L", "liter": "L", "mile": "mile",
    "piece": "piece",
    "unit": "unit", "acre": "acre", "ticket": "ticket", "bottle": "bottle", "copy": "copy",
    "kilo": "kg", "kilogram": "kg", "kg": "kg", "km": "km", "decade": "decade", "game": "game",
    "jahr": "year", "monat": "month", "stunde": "hour", "mois": "month", "heure": "hour",
    "mes": "month", "hora": "hour", "año": "year", "tag": "day", "jour": "day",
}  # fmt: skip
