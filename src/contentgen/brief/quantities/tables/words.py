"""Number words, magnitudes and fractions, by language where the same word means two things."""

from __future__ import annotations

from contentgen.brief.quantities.tables import terms

ONES = {w: float(i) for i, w in enumerate(terms("one two three four five six seven eight nine"), 1)}
ZEROS = dict.fromkeys(("zero", "nought", "naught"), 0.0)
TEENS = {
    w: float(i)
    for i, w in enumerate(
        terms("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"), 10
    )
}
TENS = {
    w: float(i * 10)
    for i, w in enumerate(terms("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
} | {"fourty": 40.0}
# What years in words begin with: "nineteen eighty-four".
CENTURIES = frozenset({"sixteen", "seventeen", "eighteen", "nineteen", "twenty"})
SMALL = ZEROS | ONES | TEENS

# Read after a word or after digits: "three lakh crore", "2.5 million", "3 hundred".
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "quadrillion": 1e15,
    "lakh": 1e5,
    "lac": 1e5,
    "crore": 1e7,
    "dozen": 12.0,
}
PLURAL_SCALES = {f"{word}s": size for word, size in SCALES.items()}

# What may finish a number that begins in digits: "2.5 million and a half", "3 hundred".
GROWING = frozenset(
    {*SCALES, *PLURAL_SCALES, "and", "point", "in", "out", "over", "thirds", "fifths", "tenths"}
)
# Behind digits only.
WRITTEN_SCALES = {
    "bn": 1e9, "bln": 1e9, "bil": 1e9, "mn": 1e6, "mln": 1e6, "mil": 1e6, "mio": 1e6, "mrd": 1e9,
    "mds": 1e9, "mdr": 1e9, "tn": 1e12, "trn": 1e12, "cr": 1e7, "tsd": 1e3, "quintillion": 1e18,
    "sextillion": 1e21, "septillion": 1e24,
    # Read in any text: no English word looks like them.
    "millionen": 1e6, "milliarde": 1e9, "milliarden": 1e9, "milliard": 1e9, "milliards": 1e9,
    "miliardi": 1e9, "milioni": 1e6, "milhões": 1e6, "bilhões": 1e9, "miljoen": 1e6,
    "miljard": 1e9, "millones": 1e6,
}  # fmt: skip
# Behind digits in Swedish, Danish, Norwegian, Polish, Czech, Finnish, Turkish, Hungarian, Romanian.
SCALES_ELSEWHERE = {
    "tusen": 1e3, "miljon": 1e6, "miljoner": 1e6, "miljard": 1e9, "miljarder": 1e9,
    "tusind": 1e3, "millioner": 1e6, "milliarder": 1e9, "mia": 1e9, "mill": 1e6,
    "tys": 1e3, "tysięcy": 1e3, "tysiące": 1e3, "milionów": 1e6, "miliony": 1e6, "miliona": 1e6,
    "miliard": 1e9, "miliardów": 1e9, "miliardy": 1e9, "miliarda": 1e9, "milionů": 1e6, "tisíc": 1e3,
    "tuhatta": 1e3, "miljoonaa": 1e6, "miljardia": 1e9, "bin": 1e3, "milyon": 1e6, "milyar": 1e9,
    "ezer": 1e3, "millió": 1e6, "milliárd": 1e9, "milioane": 1e6, "miliarde": 1e9,
}  # fmt: skip
# "A couple hundred", "a couple of dozen": two of what follows.
COUPLES = frozenset({"couple"})
CJK_SCALES = {"兆": 1e12, "億": 1e8, "亿": 1e8, "万": 1e4, "萬": 1e4, "千": 1e3}

# Glued to digits. Small m and t are metres and tonnes unless a currency or a count says otherwise.
LETTERS = {"k": 1e3, "K": 1e3, "M": 1e6, "MM": 1e6, "B": 1e9}
LETTERS_WITH_CURRENCY = {
    **LETTERS,
    "m": 1e6,
    "mm": 1e6,
    "b": 1e9,
    "t": 1e12,
    "T": 1e12,
    "bn": 1e9,
    "Bn": 1e9,
    "BN": 1e9,
}

_ORDINALS = terms(
    "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINAL = {w: float(i) for i, w in enumerate(_ORDINALS, 3)} | {
    "thirtieth": 30.0,
    "fortieth": 40.0,
    "fiftieth": 50.0,
    "hundredth": 1e2,
    "thousandth": 1e3,
    "millionth": 1e6,
    "billionth": 1e9,
    "trillionth": 1e12,
}
# One part, and several parts. "Second" is a time, never a part.
PART = ORDINAL | {"half": 2.0, "quarter": 4.0}
PARTS = {f"{w}s": v for w, v in ORDINAL.items()} | {"halves": 2.0, "quarters": 4.0}
# Inside a compound only: "three twenty-firsts".
LAST_ORDINAL = ORDINAL | {"first": 1.0, "second": 2.0}

# "A third of", "a fifth more", "a quarter mile" are parts; "a third party" is a place in a row.
FOLLOWS_PART = frozenset(
    terms(
        "of the as more less fewer higher lower larger smaller bigger cheaper faster slower "
        "better to in by from and or is are was were on at since over during this last each per "
        "percent mile miles inch inches hour pound cup teaspoon tablespoon ounce acre turn "
        "hundred thousand million billion trillion dozen"
    )
)
FOLLOWS_HALF = FOLLOWS_PART | frozenset(
    terms("a an its their his her our my your all that what these")
)
# Periods, not parts: "three quarters in a row".
FOLLOWS_QUARTERS = frozenset(terms("in ago later before after running straight"))
NOT_A_HALF = frozenset(terms("first second latter other better next top bottom last front back"))

# A change said by one word. Bare "double" and "triple" need one of FOLLOWS_MULTIPLE behind them.
MULTIPLES = {
    "twice": 2.0, "thrice": 3.0, "doubled": 2.0, "doubling": 2.0, "doubles": 2.0, "double": 2.0,
    "tripled": 3.0, "tripling": 3.0, "triples": 3.0, "triple": 3.0, "trebled": 3.0, "trebling": 3.0,
    "quadrupled": 4.0, "quadrupling": 4.0, "quadruples": 4.0, "quadruple": 4.0,
    "quintupled": 5.0, "quintupling": 5.0, "quintuple": 5.0,
    "halved": 0.5, "halving": 0.5, "halves": 0.5,
    "twofold": 2.0, "threefold": 3.0, "fourfold": 4.0, "fivefold": 5.0, "sixfold": 6.0,
    "sevenfold": 7.0, "eightfold": 8.0, "tenfold": 10.0, "hundredfold": 100.0,
}  # fmt: skip
BARE_MULTIPLES = frozenset(
    {"double", "doubles", "triple", "triples", "quadruple", "quintuple", "halves"}
)
FOLLOWS_MULTIPLE = frozenset(
    terms("the its their our his her last that what this from in by year within since over")
)
NOT_A_MULTIPLE = frozenset(terms("down over back up"))
# "Doubled as a gym", but "twice as fast".
NOT_WITH_AS = BARE_MULTIPLES | {"doubled", "doubling"}
BEFORE_MULTIPLE = frozenset(
    terms("to will would could can nearly almost roughly than about over more")
)

# "Two in ten years", "one in 3 days": no share.
NOT_SHARED = frozenset(
    f"{time}{s}"
    for time in terms("second minute hour day week month year decade")
    for s in ("", "s")
)
SHARES = frozenset({"over", "in", "out"})
MINUS = frozenset({"minus", "negative"})
