"""Units of measure: symbols as written and names in small letters → Measure."""

from __future__ import annotations

from contentgen.brief.quantities.model import Measure
from contentgen.brief.quantities.tables import terms
from contentgen.brief.quantities.tables.measures import (
    FAMILIES,
    FLOPS,
    NAMED,
    ODD_NAMES,
    PERCENT,
    PREFIXES,
    RATES,
    SYMBOLS_ALONE,
    TEMPERATURES,
)


def _family(symbol: str, names: str, prefixes: str) -> tuple[dict[str, str], dict[str, str]]:
    """(symbols, names) of a unit and its multiples: "pico meters" is written too."""
    symbols, words = {symbol: symbol}, {}
    for prefix in ["", *prefixes.split()]:
        unit = prefix + symbol
        symbols[unit] = unit
        for name in filter(None, names.split("|")):
            for full in PREFIXES.get(prefix, ("",)):
                for word in (full + name, f"{full} {name}".lstrip()):
                    words[word] = words[f"{word}s"] = unit
    return symbols, words


def _all_symbols() -> dict[str, Measure]:
    table = {s: Measure(u, "unit") for s, u in SYMBOLS_ALONE.items()}
    for family in FAMILIES:
        table |= {s: Measure(u, "unit") for s, u in _family(*family)[0].items() if s not in table}
    for prefix, word in zip("kMGTPEZ", FLOPS[1:], strict=True):
        for written in ("FLOPS", "FLOPs", "Flops", "flops", "FLOP/s", "FLOP"):
            table[prefix + written] = Measure(f"{word}flops", "unit")
    return table | {s: Measure(u, "unit", per) for s, (u, per) in RATES.items()}


def _all_names() -> dict[str, Measure]:
    table: dict[str, Measure] = {}
    for family in FAMILIES:
        words = _family(*family)[1]
        table |= {word: Measure(unit, "unit") for word, unit in words.items()}
        for power, mark in (("square", "²"), ("cubic", "³"), ("sq", "²"), ("cu", "³")):
            if family[0] == "m":
                symbols = {u: u for u in words.values()}
                both = words | symbols
                table |= {f"{power} {w}": Measure(u + mark, "unit") for w, u in both.items()}
    for unit, row in NAMED.items():
        for name in filter(None, [unit.lower(), *row.split("|")]):
            table[name] = table[f"{name}s"] = Measure(unit, "unit")
    for unit, row in TEMPERATURES.items():
        table |= {name: Measure(unit, "unit") for name in row.split("|")}
    for prefix in FLOPS:
        table |= {f"{prefix}flop{s}": Measure(f"{prefix}flops", "unit") for s in ("", "s")}
    for unit, row in PERCENT.items():
        table |= {name: Measure(unit, "percent") for name in row.split("|")}
    return table | {name: Measure(unit, "unit") for name, unit in ODD_NAMES.items()}


SYMBOLS = _all_symbols()
NAMES = _all_names()
# Lower-cased texts: "5 gw", "16 gb"; one-letter symbols stay exact, and the first writing wins.
FOLDED = {s.lower(): m for s, m in reversed(SYMBOLS.items()) if len(s) > 1} | {
    "mw": Measure("MW", "unit"), "mb": Measure("MB", "unit"), "gb": Measure("GB", "unit"),
    "kb": Measure("kB", "unit"), "tb": Measure("TB", "unit"), "pb": Measure("PB", "unit"),
    "mwh": Measure("MWh", "unit"), "mhz": Measure("MHz", "unit"), "mm": Measure("mm", "unit"),
    "mm²": Measure("mm²", "unit"), "mbit": Measure("Mbit", "unit"), "nm": Measure("nm", "unit"),
}  # fmt: skip

FIRST_WORDS = frozenset(name.split(" ", 1)[0] for name in NAMES)

DEGREES = frozenset({"°C", "°F", "K"})
TIMES = frozenset(
    terms("second minute hour day week fortnight month year decade century ms µs ns s")
)
LENGTHS = frozenset(
    {"m", "km", "cm", "mm", "dm", "nm", "µm", "hm", "dam", "mile", "foot", "inch", "yard"}
)
MARKED = {"": "", "2": "²", "²": "²", "squared": "²", "3": "³", "³": "³", "cubed": "³"}

# Written also as a word or a name, so believed only glued to the digits or only after a space.
ONLY_GLUED = frozenset({"A", "a", "d", "pt", "mil", "T", "H", "Ci", "PS", "dwt"})
ONLY_SPACED = frozenset({"b", "P", "E", "mo", "ma", "pb", "au", "AU"})
NEVER = frozenset(
    {
        "a",
        "pm",
        "am",
        "mes",
        "as",
        "an",
        "is",
        "or",
        "to",
        "ms.",
        "mr",
        "ans.",
        "hs",
        "at",
        "mas",
        "GPA",
        "MA",
        "PA",
        "GA",
        "HA",
        "NA",
    }
)
# Units that are also what a bar, a cord or a chain is: not before a noun ("3 bar stools").
BEFORE_NO_NOUN = frozenset(terms("bar bars cord cords stone stones grain grains hand hands gill"))
# "in" is an inch only behind a fraction, behind feet, or before these.
FOLLOWS_INCH = frozenset(
    terms("thick wide long tall high deep x by diameter across square below above apart of")
)
INCH = Measure("inch", "unit")
FOOT = "foot"
# A measure and the smaller ones that may complete it: "2h 30m", "3 lbs 4 oz".
COMPOUNDS = {
    "hour": {"minute": 60.0, "m": 60.0, "second": 3600.0},
    "minute": {"second": 60.0, "s": 60.0},
    "pound": {"ounce": 16.0},
    "stone": {"pound": 14.0},
}

DEGREES_NEARBY = frozenset(
    terms(
        "temperature temperatures degrees degree heat heated celsius fahrenheit warm cold weather "
        "outside thermal °c °f kelvin freezing boiling oven bake preheat simmer warming hot cool "
        "cooler warmer hotter colder summer winter climate fever heatwave thermometer melts "
        "thermostat"
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
    "piece": "piece", "bushel": "bushel", "yard": "yard", "foot": "foot", "acre": "acre",
    "unit": "unit", "ticket": "ticket", "bottle": "bottle", "copy": "copy", "pop": "piece",
    "kilo": "kg", "kilogram": "kg", "kg": "kg", "km": "km", "decade": "decade", "game": "game",
    "jahr": "year", "monat": "month", "stunde": "hour", "mois": "month", "heure": "hour",
    "mes": "month", "hora": "hour", "año": "year", "tag": "day", "jour": "day",
}  # fmt: skip
# "3.5% annually", "$50 monthly".
RATE_ADVERBS = {
    "annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day",
    "hourly": "hour", "quarterly": "quarter",
}  # fmt: skip
