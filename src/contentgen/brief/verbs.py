"""The verbs that carry a figure, and what a caption makes of them. Tables only.

STATE    the subject is what the figure measures:  "annualized revenue has surpassed $30 billion"
NOUNS    a verb of state whose subject is a name:  "Anthropic is valued at" → "Anthropic's valuation"
CHANGE   the figure is the change itself:          "shares rose 2.6%" → "rise in shares"
DOING    the figure is what was done:              "committed … to AWS" → "committed to AWS"
"""

from __future__ import annotations

STATE = tuple(
    word.strip()
    for word in """is | are | was | were | stand at | stands at | stood at | reach | reaches | reached |
    surpass | surpasses | surpassed | exceed | exceeds | exceeded | hit | hits | tops | topped |
    total | totals | totaled | totalled | amount to | amounts to | amounted to | come to |
    comes to | came to | rose to | rises to | rises from | rose from | grew to | grew from |
    climbed to | climbed from | fell to | fell from | fall from | dropped to | dropped from |
    jumped from | jumped to | went from | score | scores | scored | cost | costs | average |
    averages | averaged | equals | remains | remained | valued at | estimated at | projected at |
    expected at | put at | estimated to reach | said to be | has | have | had | covers |
    slumped to | plunged to | slipped to | tumbled to | dipped to | soared to | surged to | increased to |
    declined to | decreased to | expanded to | swelled to | numbers |
    start at | starts at | started at | sell for | sells for | retail for | retails for | priced at | priced from |
    weighs | measures | stays at | stayed at | up from | down from
    """.split("|")
)

NOUNS = {
    "valued at": "valuation",
    "score": "score",
    "scores": "score",
    "scored": "score",
    "cost": "cost",
    "costs": "cost",
    "weighs": "weight",
}

CHANGE = {
    "rose": "rise",
    "rises": "rise",
    "gained": "gain",
    "gains": "gain",
    "grew": "growth",
    "grown": "growth",
    "increased": "increase",
    "climbed": "rise",
    "jumped": "jump",
    "soared": "rise",
    "surged": "surge",
    "fell": "fall",
    "falls": "fall",
    "dropped": "drop",
    "declined": "decline",
    "slipped": "slip",
    "shrank": "decline",
    "rose by": "rise",
    "grew by": "growth",
    "grown by": "growth",
    "fell by": "fall",
    "increased by": "increase",
    "dropped by": "drop",
    "slump": "slump",
    "slumped": "slump",
    "plunged": "plunge",
    "tumbled": "tumble",
    "dipped": "dip",
    "advanced": "advance",
    "declined by": "decline",
}

# What the subject does to another thing: "reduced colds by 34%" → "reduction in colds".
CHANGING = {
    "reduce": "reduction",
    "lower": "reduction",
    "raise": "rise",
    "lift": "rise",
    "boost": "rise",
    "increase": "increase",
    "improve": "improvement",
    "cutting": "cut",
    "drop": "drop",
    "drops": "drop",
    "dropped": "drop",
    "reducing": "reduction",
    "increasing": "increase",
    "raising": "rise",
    "reduced": "reduction",
    "reduces": "reduction",
    "cut": "cut",
    "cuts": "cut",
    "lowered": "reduction",
    "lowers": "reduction",
    "increased": "increase",
    "increases": "increase",
    "raised": "rise",
    "raises": "rise",
    "lifted": "rise",
    "boosted": "rise",
    "improved": "improvement",
    "improves": "improvement",
}

# Verbs that no noun or adjective shares: where one stands, a clause is told.
FINITE = """is are was were has have had will would can could may might should shall must did does do
    began became blew broke brought came chose drew fell flew gave goes went grew held knew took
    shook spoke stood struck taught told thought wrote ran rang rose said says asked wanted needed seemed looked
    remained stayed happened""".split()

# Past forms that have no -ed, for telling a clause from a phrase.
PAST = """won lost fell rose grew left paid sent built bought sold made met hit cut ran got had led felt found kept
    meant spent held caught drove ate flew heard read sat slept sang swam threw wore wrote shut beat bet bid cost hurt
    quit set spread""".split()

# A bare ending after a verb of which the forms are regular: participle by the base.
_REGULAR = (
    "commit invest pledge pour earn add ship deliver open plant produce pump spill replace serve treat "
    "test count allocate secure provide offer donate order acquire award approve collect contribute "
    "install recruit train cover generate attract borrow grant supply handle process "
    "require receive direct issue revoke employ collect charge distribute export import launch "
    "complete evacuate rescue arrest kill injure vaccinate publish review survey interview print sign host remove "
    "recover repair restore seize transfer settle owe earmark"
)
_IRREGULAR = {
    "spend": ("spends", "spent", "spending", "spent"),
    "raise": ("raises", "raised", "raising", "raised"),
    "pay": ("pays", "paid", "paying", "paid"),
    "put": ("puts", "put", "putting", "put"),
    "lose": ("loses", "lost", "losing", "lost"),
    "save": ("saves", "saved", "saving", "saved"),
    "sell": ("sells", "sold", "selling", "sold"),
    "buy": ("buys", "bought", "buying", "bought"),
    "build": ("builds", "built", "building", "built"),
    "set aside": ("sets aside", "set aside", "setting aside", "set aside"),
    "carry in": ("carries in", "carried in", "carrying in", "carried in"),
    "put in": ("puts in", "put in", "putting in", "put in"),
    "make": ("makes", "made", "making", "made"),
    "bring in": ("brings in", "brought in", "bringing in", "brought in"),
    "hire": ("hires", "hired", "hiring", "hired"),
    "hold": ("holds", "held", "holding", "held"),
    "leave": ("leaves", "left", "leaving", "left"),
}


def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for base in _REGULAR.split():
        stem = base.removesuffix("e")
        double = base + base[-1] if base in ("commit", "ship", "plan") else stem
        participle = f"{double}ed"
        forms |= {
            base: participle,
            f"{base}s": participle,
            participle: participle,
            f"{double}ing": participle,
        }
    for base, (third, past, going, participle) in _IRREGULAR.items():
        forms |= {base: participle, third: participle, past: participle, going: participle}
    return forms


DOING = _forms()
# Base forms that a noun or a past form does not share; "put" and "cut" are their own past.
BASES = frozenset(base for base in (*_REGULAR.split(), *_IRREGULAR) if DOING[base] != base)
