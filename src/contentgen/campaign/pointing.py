"""Does a sentence point outside itself? The words that tell, as tables. English.

A sentence that opens with "This", "The rival" or "Instead," leans on the one before it; one that says
"on it" has its noun elsewhere; "we" and "let us" speak for an author who is not in the post.
"""

from __future__ import annotations

import re


def _any(table: str) -> str:
    """A table of words as one alternation for a verbose pattern."""
    return "|".join(
        word.strip().replace(" ", r"\ ") for word in table.replace("\n", " ").split("|")
    )


# Connectives that can be dropped without changing what is said.
_OPENERS = """
    and|but|so|still|yet|also|then|now|however|instead|meanwhile|moreover|furthermore|in return|in fact
    |of course|indeed|for comparison|by comparison|for perspective|similarly|likewise|separately|together
    |interestingly|notably|as always|put simply|in other words|as a result|in short|more importantly
    |because here is the truth|again|finally|for example|for instance|thus|therefore|hence|consequently
    |accordingly|nevertheless|nonetheless|even so|that said|additionally|in addition|besides|by contrast
    |in contrast|on the other hand|on the contrary|at the same time|in particular|in turn|similarly
"""
# Of these, the ones that may also stand without a comma.
PLAIN_OPENERS = frozenset("and but so then still yet".split())

_POINTERS = """
    it|its|it['’]s|this|that|that['’]s|these|those|they|they['’]re|their|he|his|she|her|them|such|so|one
    |both|neither|either|another|others|some|most|many|all of|each|here|there|which|who|nor|or|why|how
    |because|if any|from here|until now|until then|together|no|not|what|whether|of that|of those
    |also|thus|hence|therefore|consequently|likewise|otherwise|nevertheless|nonetheless|for (?:example|instance)
    |instead(?! of)|as a result(?! of)|on the other hand|at the same time|in other words|the (?:former|latter)
    |by (?:then|its)|about \\d{4}|on current|two observations|probably|yes
"""
# "The rival" is nobody until he is named; "The city of Riverton" names itself.
_POINTING_NOUNS = """
    same|former|latter|other|second|third|first|company|companies|result|answer|reply|rest|catch|problem
    |figure|idea|point|word|term|contrast|accusation|arithmetic|rival|smaller|bigger|larger|present|whole
    |new|comparison|rule|reasoning|reputation|news|mood|process|reason|difference|successes|lamp
"""

# Other languages: the words that open a sentence only after another one, or speak for the author.
_POINTERS_BY_LANGUAGE = {
    "de": "er sie es das dies diese dieser dieses ihre ihr seine sein dort dabei damit deshalb dazu wir unser "
    "unsere ich",
    "fr": "il elle ils elles ce cette ces cela ça son sa ses leur leurs nous notre nos je on",
    "es": "él ella ellos ellas esto esta este estos estas eso su sus nosotros nuestro nuestra yo",
    "it": "esso essa questo questa questi queste ciò suo sua suoi loro noi nostro nostra io",
    "pt": "ele ela eles elas isso isto este esta seu sua nós nosso nossa eu",
    "nl": "hij zij ze het dit dat deze die hun zijn wij we ons onze ik",
}
POINTS_BACK_IN = {
    language: re.compile(rf"(?:{'|'.join(words.split())})\b", re.I)
    for language, words in _POINTERS_BY_LANGUAGE.items()
}
# "Ersetzt werden sie durch …": the subject behind its verb, named in another sentence.
POINTS_INSIDE_IN = {
    "de": re.compile(
        r"^[^,;:–]*?\b(?!dass |ob |wenn |weil |als )[a-zäöüß]+ (?:sie|er|ihn|ihm|ihnen)\b"
    ),
    "nl": re.compile(r"^[^,;:–]*?\b(?!dat |of |als |omdat )[a-z]+ (?:hij|zij|ze|hem|hen)\b"),
}
OPENER = re.compile(rf"^(?:{_any(_OPENERS)})\b(?P<comma>[,:])?\s+", re.I | re.X)
POINTS_BACK = re.compile(
    rf"^(?:(?:{_any(_POINTERS)})\b|the\ (?:{_any(_POINTING_NOUNS)})\b(?!\ (?:of|that)\b))",
    re.I | re.X,
)
# "“It was cold,” said …": a pronoun is no clearer for standing in quotation marks.
QUOTED_POINTER = re.compile(
    r"[“„«\"'‘](?:it|it['’]s|its|they|their|he|she|his|her|this|that|these|those|and|but|so)\b",
    re.I,
)
# A definite subject that was named before, or an opening that answers something.
LEANS_A_LITTLE = re.compile(
    r"(?:The (?:(?P<count>\d[\d.,]*)|[a-z-]+)(?: [a-z-]+){0,2}?,? (?!of\b|that\b|who\b|which\b)"
    r"|(?:Overall|Oh|Well|Sure|Yes|No|For \d{4}|According to [^,]{1,40}),"
    r"|(?:[A-Z][a-z]+ing|To) (?:[a-z]+ ){1,3}(?:would|could|might)\b)"
)
# A line of a log: without its neighbours it tells nothing.
CLOCK_FIRST = re.compile(
    r"\d{1,2}[:.h]\d\d(?!\d)(?: ?[ap]\.?m\.?)?(?: (?:UTC|GMT|[A-Z]{2,4}))?\b(?=[\s:–—-])"
)
# "In these cases, …", and "In their early form these …", where nobody is named after it.
BEHIND_PREPOSITION = re.compile(
    r"""^(?:in|on|at|with|from|of|for|by|to|under|despite|through|during|after|before|because\ of|as\ part\ of
        |to|like|unlike|without|within|beyond|among|between|besides|instead\ of|as\ a\ result\ of)\ (?:all\ )?
        (?:(?:this|these|those|such)\b
        |(?:its|their|his|her)\b[^,.;]*,?\ (?:it|they|he|she|this|these|those)\b)""",
    re.I | re.X,
)
PRONOUN_FIRST = re.compile(r"(?:it|this|that|they|these|he|she|its|their)\b", re.I)
# "This deal is", "these numbers show": a noun that must have been named.
NAMES_BACK = re.compile(
    r"(?:this|that|these|those)\s+(?!is\b|was\b|are\b|were\b|has\b|leaves?\b|means?\b|gives?\b|makes?\b|brings?\b"
    r"|will\b|would\b|could\b|can\b)(?P<noun>\w+)",
    re.I,
)
LOOSE_PRONOUN = re.compile(
    r"""^(?:\W*\w+){1,4}?\s(?:it|them|him|this|that|these)\b(?!\s+(?:is|was|has|will|can|a|the|\w+s\b))
        |\b(?:on|of|for|to|with|behind|at|in|from|about)\ (?:it|them|this|that)\b(?!\ (?:sum|size|kind|is|was))
        |\bof\ (?:these|those)\b(?!\ \w)|\bof\ these\b
        |\ball\ (?:three|two|four|five|of\ (?:it|them|this))\b""",
    re.I | re.X,
)
# "turns it upside down" wants a singular noun before it in the same sentence.
OBJECT_IT = re.compile(r"\b\w+(?:s|ed) it\b(?! (?:is|was|has|will))", re.I)
SINGULAR_NOUN = re.compile(r"\b(?:an?|the|this|that|each|every) (?:\w+ )?\w+", re.I)
BACK_INSIDE = re.compile(
    r"""\b(?:this\ (?:deal|cluster|growth|chip|means|matters|is\ why)|that\ (?:sum|figure|kind)
        |these\ (?:numbers|figures)|as\ (?:noted|mentioned|described)\ (?:above|earlier)|above|below
        |the\ following|the\ (?:figure|number|sum|former|latter)|the\ (?:second|other)\ (?:half|one)|such\ a\ figure)\b
        # "For 60 miles that makes …": a plural and a singular verb, so no relative clause
        |^(?:for|in|over|at|with|across)\ [^,.]*s,?\ that\ (?:is|was|makes|means|gives|leaves|comes|adds)\b""",
    re.I | re.X,
)
FIRST_PERSON = re.compile(
    r"""\b(?:we|our|us|i|i['’](?:m|ve|d|ll)|my|let['’]s|let\ us|here(?:'s|\ is|\ are)
        |in\ this\ (?:article|post|issue|deep-dive|newsletter|guide))\b""",
    re.I | re.X,
)
TO_THE_READER = re.compile(
    r"^(?:look|keep|watch|note|imagine|consider|remember|do your|please|read|expect|think)\b", re.I
)
AFTER_SOMETHING = re.compile(
    r"(?:^|, )(?:[\w-]+ ){1,6}(?:later|earlier|before that|after that), ", re.I
)
# Counted from the day of writing; on the day of posting it would be wrong.
DAY_OF_WRITING = re.compile(
    r"^(?:(?:just|only|about|some|barely|over|almost|nearly) )*"
    r"(?:(?:[^\W\d]+|a (?:few|couple of)) (?:days?|weeks?|months?) ago"
    r"|yesterday|(?:late |early |earlier )?(?:last|this) (?:week|month)), ",
    re.I,
)
HALF_AN_ANSWER = re.compile(
    r"(?:an?|two|three|at|probably|yes|about|with|by)\b|\w[\w ]{0,40}, (?:yes|no)\b", re.I
)
# What a pitch tells the publisher to do, and the words it does it with; neither is the story.
ORDERS = re.compile(
    r"""(?:create|make|write|use|show|compare|post|film|cut|plot|spend|begin|start|put|set|draw|interview|shoot
        |turn|pair|lead|frame|run|build|record|map|visualize|chart|explore|explain|highlight|visuals)\b""",
    re.I | re.X,
)
TRADE_TALK = re.compile(
    r"""\b(?:viral|shares?|engagement|clicks|traffic|catnip|outlets|enthusiasts|readers|content|narrative|story
        |feature|deep\ dive|graphic|video|clip|chart|unique|positive|pick\ up|devour|drives?|classic)\b""",
    re.I | re.X,
)
LOWER_START = re.compile(
    r"(?:the|an?|it|they|this|these|in|on|at|for|more|most|nearly|about|every|each|no)\b"
)
OPENS_SENTENCE = re.compile(r"[\"“„«(]?[\w$€£]")
# Any of these makes a sentence of words; a line without one is a fragment ("$5 billion now.").
VERB = re.compile(
    r"""\b(?:is|are|was|were|be|been|has|have|had|does|do|did|will|would|can|could|may|might|must|should
        |shall|needs?|says?|said|makes?|made|takes?|took|gives?|gave|gets?|got|goes|went|comes?|came|puts?
        |runs?|ran|keeps?|kept|leads?|led|leaves?|means?|meant|stands?|stood|holds?|held|brings?|brought
        |buys?|bought|pays?|paid|spends?|spent|loses?|lost|wins?|won|rose|fell|grew|became|began|begins?
        |works?|costs?|wants?|knows?|knew|sees?|saw|seems?|shows?|tells?|told|thinks?|thought|met|sets?|cuts?
        |hits?|builds?|built|sells?|sold|feels?|finds?|found|reads?|writes?|wrote|serves?|offers?|scores?
        |needed|\w{3,}(?<!hundr)ed)\b""",
    re.I | re.X,
)
