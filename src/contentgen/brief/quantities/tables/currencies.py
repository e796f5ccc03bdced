"""Currencies: ISO code, signs, names. A name is English singular; plurals are made from it."""

from __future__ import annotations

from contentgen.brief.quantities.model import Measure
from contentgen.brief.quantities.tables import terms

SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₨": "INR", "₩": "KRW",
    "₽": "RUB", "₪": "ILS", "₺": "TRY", "₴": "UAH", "₫": "VND", "฿": "THB", "₦": "NGN", "₱": "PHP",
    "₡": "CRC", "₾": "GEL", "₭": "LAK", "₿": "BTC", "₵": "GHS", "₸": "KZT", "₼": "AZN", "₮": "MNT",
    "₲": "PYG", "₣": "FRF", "₤": "ITL", "₧": "ESP", "៛": "KHR", "৳": "BDT", "֏": "AMD", "﷼": "IRR",
    "؋": "AFN", "₠": "XEU", "＄": "USD", "￡": "GBP",
}  # fmt: skip
CENTS = {"¢": "cent", "￠": "cent"}

# Written before the dollar sign: "US$", "hk $", "C$". Compared without points and in capitals.
BEFORE_DOLLAR = {
    "US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "CAN": "CAD", "CAD": "CAD",
    "HK": "HKD", "NZ": "NZD", "NZD": "NZD", "NT": "TWD", "S": "SGD", "SG": "SGD", "R": "BRL",
    "MEX": "MXN", "MX": "MXN", "USD": "USD", "AUD": "AUD", "HKD": "HKD", "SGD": "SGD", "J": "JMD",
    "TT": "TTD", "CLP": "CLP", "ARS": "ARS",
}  # fmt: skip

# Codes that are English words (ALL, TRY, TOP, CUP, PEN ...) are left out: "ALL 5 solutions".
CODES = {
    code: code
    for code in terms(
        "USD EUR GBP JPY CNY INR KRW RUB ILS UAH VND THB NGN PHP CHF SEK NOK DKK PLN CZK HUF RON "
        "BGN CAD AUD NZD HKD SGD TWD MXN BRL ARS CLP COP ZAR EGP KES GHS MAD SAR AED QAR KWD BHD "
        "OMR JOD TRY IDR MYR PKR BDT LKR KZT BTC ETH USDT ISK HRK RSD DEM FRF ITL ESP"
    )
} | {"RMB": "CNY", "RS": "INR", "Rs": "INR", "US$": "USD", "NIS": "ILS", "DM": "DEM"}
# Small letters are trusted for these only.
LOWER_CODES = frozenset(
    terms("usd eur gbp jpy cny inr krw rub cad aud nzd hkd sgd chf sek nok dkk rmb rs brl mxn zar")
)
NOT_CODES_IN_CAPITALS = frozenset({"TRY"})

_NAMES = {
    "USD": "dollar, us dollar, u.s. dollar, american dollar, united states dollar, buck",
    "AUD": "australian dollar, aussie dollar",
    "CAD": "canadian dollar",
    "HKD": "hong kong dollar",
    "SGD": "singapore dollar, singaporean dollar",
    "NZD": "new zealand dollar, kiwi dollar",
    "TWD": "taiwan dollar, new taiwan dollar, taiwanese dollar",
    "JMD": "jamaican dollar",
    "EUR": "euro",
    "GBP": "pound sterling, british pound, sterling pound, quid",
    "EGP": "egyptian pound",
    "LBP": "lebanese pound",
    "IEP": "irish pound, punt",
    "JPY": "japanese yen, yen, 円",
    "CNY": "chinese yuan, yuan, renminbi, 元",
    "INR": "indian rupee, rupee",
    "PKR": "pakistani rupee",
    "LKR": "sri lankan rupee",
    "IDR": "indonesian rupiah, rupiah",
    "KRW": "south korean won, korean won, 원",
    "RUB": "russian ruble, russian rouble, ruble, rouble",
    "CHF": "swiss franc",
    "FRF": "french franc",
    "BEF": "belgian franc",
    "LUF": "luxembourg franc",
    "franc": "franc, cfa franc",
    "DEM": "deutsche mark, deutschemark, german mark, west german mark, d-mark",
    "FIM": "finnish mark, finnish markka, markka",
    "ITL": "italian lira",
    "TRY": "turkish lira, lira",
    "ESP": "spanish peseta, peseta",
    "PTE": "portuguese escudo, escudo",
    "NLG": "dutch guilder, guilder",
    "ATS": "austrian schilling, schilling",
    "GRD": "greek drachma, drachma",
    "SEK": "swedish krona, krona, kronor, swedish kronor, swedish crown",
    "NOK": "norwegian krone, norwegian kroner, norwegian crown",
    "DKK": "danish krone, danish kroner, danish crown",
    "krone": "krone, kroner",
    "ISK": "icelandic krona, icelandic kronur",
    "CZK": "czech koruna, koruna, czech crown",
    "PLN": "polish zloty, zloty, złoty",
    "HUF": "hungarian forint, forint",
    "RON": "romanian leu, romanian lei",
    "UAH": "ukrainian hryvnia, hryvnia",
    "ILS": "israeli shekel, israeli new shekel, shekel",
    "THB": "thai baht, baht",
    "VND": "vietnamese dong",
    "PHP": "philippine peso",
    "MXN": "mexican peso",
    "ARS": "argentine peso, argentinian peso",
    "CLP": "chilean peso",
    "COP": "colombian peso",
    "peso": "peso",
    "BRL": "brazilian real, reais, brazilian reais, reals",
    "ZAR": "south african rand, rand",
    "NGN": "nigerian naira, naira",
    "GHS": "ghanaian cedi, cedi",
    "KES": "kenyan shilling",
    "MYR": "malaysian ringgit, ringgit",
    "AED": "uae dirham, emirati dirham",
    "dirham": "dirham",
    "SAR": "saudi riyal",
    "riyal": "riyal",
    "IRR": "iranian rial, rial",
    "dinar": "dinar",
    "KWD": "kuwaiti dinar",
    "shilling": "shilling",
    "BTC": "bitcoin",
    "ETH": "ether",
    "cent": "cent, u.s. cent, us cent, euro cent",
    "penny": "penny, pence, pennies",
}
# English words first: a currency only when millions or a nationality stand before it.
_NEEDS_MILLIONS = {"KRW": "won", "BRL": "real", "VND": "dong", "GBP": "pound", "mark": "mark"}
_IRREGULAR = {
    "yen",
    "yuan",
    "renminbi",
    "円",
    "元",
    "원",
    "kronor",
    "kroner",
    "baht",
    "pence",
    "reais",
}


def _plural(name: str) -> str:
    last = name.rsplit(" ", 1)[-1]
    return name if last in _IRREGULAR or last.endswith("s") else f"{name}s"


def _names(rows: dict[str, str]) -> dict[str, Measure]:
    table: dict[str, Measure] = {}
    for code, row in rows.items():
        for name in row.split(", "):
            plain = name.replace(".", "").replace("-", " ")
            table[plain] = table[_plural(plain)] = Measure(code, "currency")
    return table


NAMES = _names(_NAMES) | {"pounds sterling": Measure("GBP", "currency")}
NAMES_OF_MILLIONS = _names(_NEEDS_MILLIONS)
POUNDS = frozenset({"pound", "pounds"})

# "125 pounds" is a weight unless money is spoken of nearby.
MONEY_NEARBY = frozenset(
    terms(
        "spent spend spends spending cost costs costing paid pay pays price priced prices worth "
        "salary fine fined fee fees bill bills sterling uk british britain london earn earned "
        "budget sold bought bid bill charge charged rent profit profits sales revenue million bn "
        "invoice"
    )
)
FIRST_WORDS = frozenset(
    name.split(" ", 1)[0] for name in (*NAMES, *NAMES_OF_MILLIONS, *(c.lower() for c in CODES))
)
