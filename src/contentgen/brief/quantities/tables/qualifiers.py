"""Words that belong to a figure and must not be lost with it, and what they mean."""

from __future__ import annotations

from contentgen.brief.quantities.tables import terms

_MEANINGS = {
    "about": "about around roughly approximately approx approx. circa ca. ca c. some ~ ≈ ∼ "
    "est. estimated|an estimated|in the region of|on the order of|somewhere around|"
    "or so|give or take",
    "nearly": "nearly almost|close to|approaching|not quite|shy of|just shy of",
    "over": "over above >|more than|greater than|higher than|larger than|better than|in excess of|"
    "upwards of|upward of|north of|exceeding|beyond",
    "under": "under below <|less than|fewer than|lower than|smaller than|south of|shy of",
    "up to": "≤|up to|as much as|as many as|as high as|a maximum of|at most|no more than|"
    "not more than|maximum|max.|a high of",
    "at least": "≥|at least|no less than|no fewer than|not less than|a minimum of|minimum|min.|"
    "as little as|as few as|starting at|a low of",
    "exactly": "exactly precisely",
}
_DEGREES = ("just", "well", "slightly", "a little", "far", "significantly", "much", "substantially")


def _spelled_out(row: str) -> list[str]:
    first, *phrases = row.split("|")
    return [*first.split(), *phrases]


def _with_degrees(table: dict[str, str]) -> dict[str, str]:
    graded = {
        f"{degree} {words}": meaning
        for words, meaning in table.items()
        if meaning in ("over", "under") and words.isascii() and words[0].isalpha()
        for degree in _DEGREES
    }
    return graded | table


ENGLISH = _with_degrees(
    {words: meaning for meaning, row in _MEANINGS.items() for words in _spelled_out(row)}
)

# Verbs that qualify from outside the figure: revenue "has surpassed $30 billion".
VERBS = {
    "surpassed": "over", "surpasses": "over", "surpassing": "over", "surpass": "over",
    "exceeded": "over", "exceeds": "over", "exceed": "over", "topped": "over", "tops": "over",
    "could reach": "up to", "may reach": "up to", "might reach": "up to", "can reach": "up to",
    "could hit": "up to", "could total": "up to", "estimated at": "about",
}  # fmt: skip

# Between the qualifier and the figure: "more than a million", "up to an additional $20 billion".
BETWEEN = frozenset(
    {"a", "an", "another", "an additional", "additional", "an extra", "a further", "only"}
)

LAST_BETWEEN = frozenset(phrase.split(" ")[-1] for phrase in BETWEEN)

# Behind the figure.
BEHIND = {
    "or more": "at least", "or higher": "at least", "or greater": "at least", "or over": "at least",
    "and up": "at least", "or less": "up to", "or fewer": "up to", "or lower": "up to",
    "or so": "about", "at least": "at least", "at most": "up to",
}  # fmt: skip

# "Spend it over ten years" is a span; "for over ten years" is more than ten.
SPAN_WORDS = frozenset({"over"})
BEFORE_OVER = frozenset(
    terms("for after just well took takes lasted lasts is was are were spent waited aged of")
)
