"""Currencies: ISO code, signs, names and what may stand before or behind digits."""

from __future__ import annotations

from collections import defaultdict

from contentgen.brief.quantities.model import Measure
from contentgen.brief.quantities.tables import terms
from contentgen.brief.quantities.tables.monies import BARE, MONIES, SMALL_CHANGE

SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₨": "INR", "₩": "KRW",
    "₽": "RUB", "₪": "ILS", "₺": "TRY", "₴": "UAH", "₫": "VND", "฿": "THB", "₦": "NGN", "₱": "PHP",
    "₡": "CRC", "₾": "GEL", "₭": "LAK", "₿": "BTC", "₵": "GHS", "₸": "KZT", "₼": "AZN", "₮": "MNT",
    "₲": "PYG", "₣": "FRF", "₤": "ITL", "₧": "ESP", "៛": "KHR", "৳": "BDT", "֏": "AMD", "﷼": "IRR",
    "؋": "AFN", "₠": "XEU", "＄": "USD", "￡": "GBP",
}  # fmt: skip
CENTS = {"¢": "cent", "￠": "cent"}

# Written before a sign: "US$", "hk $", "C$", "CN¥". Compared without points and in capitals.
BEFORE_SIGN = {
    "US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "CAN": "CAD", "CAD": "CAD",
    "HK": "HKD", "NZ": "NZD", "NZD": "NZD", "NT": "TWD", "S": "SGD", "SG": "SGD", "R": "BRL",
    "MEX": "MXN", "MX": "MXN", "USD": "USD", "AUD": "AUD", "HKD": "HKD", "SGD": "SGD", "J": "JMD",
    "TT": "TTD", "CLP": "CLP", "ARS": "ARS", "COP": "COP", "MXN": "MXN", "BZ": "BZD", "FJ": "FJD",
    "EC": "XCD", "GY": "GYD", "N": "NAD", "WS": "WST", "CI": "KYD", "Z": "ZWL", "MOP": "MOP",
    "E": "EGP", "GH": "GHS", "CN": "CNY", "JP": "JPY", "BDS": "BBD", "TWD": "TWD", "CU": "CUP",
}  # fmt: skip
LONE_LETTERS = frozenset("ASRJNEZ")

# Codes that are English words or names (ALL, TOP, CUP, MOP ...) are left out: "ALL 5 solutions".
CODES = {
    code: code
    for code in terms(
        "USD EUR GBP JPY CNY INR KRW RUB ILS UAH VND THB NGN PHP CHF SEK NOK DKK PLN CZK HUF RON "
        "BGN CAD AUD NZD HKD SGD TWD MXN BRL ARS CLP COP ZAR EGP KES GHS MAD SAR AED QAR KWD BHD "
        "OMR JOD TRY IDR MYR PKR BDT LKR KZT BTC ETH USDT USDC XRP DOGE LTC ISK HRK RSD DEM FRF "
        "ITL ESP AFN AOA ARS AWG AZN BBD BIF BMD BND BOB BSD BTN BWP BYN BZD CDF CRC CVE CZK DJF "
        "DOP DZD ERN ETB FJD FKP GEL GMD GNF GTQ GYD HNL HTG IQD IRR JMD KGS KHR KMF KPW KYD LAK "
        "LBP LRD LSL LYD MDL MGA MKD MMK MNT MRU MUR MVR MWK MZN NAD NIO NPR PEN PGK PYG RWF SBD "
        "SCR SDG SLL SRD SSP STN SVC SYP SZL TJS TMT TND TTD TZS UGX UYU UZS VES VEF VUV WST XAF "
        "XCD XOF XPF YER ZMW ZWL BAM FIM IEP BEF LUF NLG ATS GRD PTE ANG"
    )
} | {"RMB": "CNY", "NIS": "ILS", "DM": "DEM", "NTD": "TWD", "VEF": "VES"}
# Small letters are trusted for these only.
LOWER_CODES = frozenset(
    terms(
        "usd eur gbp jpy cny inr krw rub aud nzd hkd sgd chf dkk rmb brl mxn zar pln czk huf thb "
        "myr idr twd ntd aed uah btc eth usdt kwd bhd qar pkr vnd cad sek nok php"
    )
)
# How a country writes its money: exact letters, before or behind the digits.
MARKS = {
    "Rs": "INR", "RS": "INR", "rs": "INR", "RM": "MYR", "Rp": "IDR", "Dh": "AED", "Dhs": "AED",
    "KSh": "KES", "Ksh": "KES", "KSHS": "KES", "KShs": "KES", "TSh": "TZS", "Tsh": "TZS",
    "USh": "UGX", "Ush": "UGX", "Sh": "shilling", "SFr": "CHF", "sFr": "CHF", "Sfr": "CHF",
    "Fr": "CHF", "Php": "PHP", "Tk": "BDT", "kr": "krone", "Kr": "krone", "SKr": "SEK",
    "Skr": "SEK", "NKr": "NOK", "Nkr": "NOK", "DKr": "DKK", "Dkr": "DKK", "zł": "PLN",
    "Kč": "CZK", "лв": "BGN", "руб": "RUB", "GH": "GHS", "Bs": "BOB",
}  # fmt: skip
# Also names of roads, parts and people: money only when the number looks like it.
DOUBTFUL = frozenset(
    terms("COP PEN MAD GEL BOB BAM ANG NAD SOS TRY MUR SCR SDG Sh Fr Kr Bs GH GIP LAK STN MGA ERN")
)
# "R40 million", "N500 billion": one letter is believed only before millions.
LETTERS = {"R": "ZAR", "N": "NGN", "P": "PHP"}

# Also plain words or weights: a currency when a nationality, millions or talk of money say so.
_DOUBTFUL_NAMES = frozenset(
    terms(
        "won wons pound pounds dong dongs sol sols som soms sum dram drams crown crowns kina kinas "
        "tala talas lari laris pula gourde leone leones loti lit lits lat lats punt punts sen sens "
        "fen pya luma filler colon colons florin florins buck loonie sterling agora frank "
        "franks toea p"
    )
)
# Not even then: "20 marks", "5 real problems".
_ONLY_IN_MILLIONS = frozenset(terms("mark marks real reals"))


def _plural(name: str) -> str:
    return name if name.endswith("s") else f"{name}s"


def _listed(row: str) -> list[str]:
    return [name.strip() for name in row.split(",") if name.strip()]


def _rows() -> list[tuple[str, list[str], list[str]]]:
    """(code, whose, all singular and plural names) of each row."""
    rows = []
    for line in MONIES.strip().splitlines():
        code, whose, names, *odd = (cell.strip() for cell in line.split("|"))
        singular = _listed(names)
        plural = _listed(odd[0]) if odd else [_plural(name) for name in singular]
        rows.append((code, _listed(whose), [*singular, *plural]))
    for line in SMALL_CHANGE.strip().splitlines():
        unit, cells = line.split(": ")
        names, *odd = cells.split("|")
        singular = _listed(names)
        plural = _listed(odd[0]) if odd else [_plural(name) for name in singular]
        rows.append((unit, [], [*singular, *plural]))
    return rows


def _names() -> tuple[dict[str, Measure], dict[str, Measure]]:
    """The names that need nothing else, and those that need millions or talk of money."""
    sure: dict[str, Measure] = {}
    codes_of: dict[str, set[str]] = defaultdict(set)
    for code, whose, names in _rows():
        for name in names:
            codes_of[name].add(code)
            for land in whose:
                sure[f"{land} {name}"] = Measure(code, "currency")
    doubtful: dict[str, Measure] = {}
    for name, codes in codes_of.items():
        code = BARE.get(name) or BARE.get(name.removesuffix("s")) or min(codes)
        unsure = name in _DOUBTFUL_NAMES or name in _ONLY_IN_MILLIONS
        (doubtful if unsure else sure)[name] = Measure(code, "currency")
    return sure, doubtful


NAMES, NAMES_OF_MILLIONS = _names()
POUNDS = frozenset({"pound", "pounds"})
ONLY_IN_MILLIONS = _ONLY_IN_MILLIONS
# "Canadian $5": whose dollar stands before the sign. Not "in Canada $5 was spent".
DOLLARS_OF = {
    land: code
    for code, whose, called in _rows()
    for land in whose
    if "dollar" in called and land.endswith(("ian", "ese", "can", "ean"))
}
# Behind an amount they are its hundredths: "20 ringgit and 43 sen".
HUNDREDTHS = frozenset(
    terms(
        "cent penny kopek grosz centavo centime céntimo paisa öre rappen pfennig sen satang kobo "
        "stotinka haléř lipa kuruş agora fen pesewa"
    )
)
SMALLEST = frozenset({"cent", "penny"})

# "125 pounds" is a weight unless money is spoken of nearby.
MONEY_NEARBY = frozenset(
    terms(
        "spent spend spends spending cost costs costing paid pay pays price priced prices worth "
        "salary fine fined fee fees bill bills sterling uk british britain london earn earned "
        "budget sold bought bid charge charged rent profit profits sales revenue million bn "
        "invoice money currency currencies cash fare fares wage wages loan loans debt coin coins "
        "note notes fund funds grant tax taxes £ $ € ₩ owe owes owed borrowed lent donated bank "
        "exchange"
    )
)
FIRST_WORDS = frozenset(
    name.split(" ", 1)[0] for name in (*NAMES, *NAMES_OF_MILLIONS, *(c.lower() for c in CODES))
) | frozenset(mark.lower() for mark in MARKS)
