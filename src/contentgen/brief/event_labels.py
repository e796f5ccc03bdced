"""A dated sentence → what a timeline prints beside the date, or "" when the words do not allow it.

    "On 3 May 2024, a main laid in 1948 burst."     3 May: "A main laid in 1948 burst"; 1948: nothing
    "It opened in 2019."                            nothing: nobody knows what "it" is on a timeline
    "Sales rose, up from $9 million in 2024."       the caption of the figure: "Sales: $9 million"

The label is the clause in which the date stands, without the date. It must have a subject with a
name of its own and a verb. Other languages than English keep the clause whole, date and all: what is
left of a German clause without its date is no longer German.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from contentgen.brief.dates import DateFound, find_dates
from contentgen.brief.found import Found
from contentgen.brief.phrases import cut_phrase
from contentgen.brief.tense import tense_of
from contentgen.brief.verbs import CHANGE, DOING, STATE

LONGEST = 76  # characters; a longer label does not fit beside its date on a card

# "U.S. Army", "Brig. Gen. Buell", "no. 1": a point that ends no sentence.
_SHORT = "[A-Z] St Dr Mr Ms Jr Sr No no vs Lt Mrs Gen Col Inc Rev Sen Rep Gov Maj Brig".split()
NOT_ABBREVIATED = "".join(rf"(?<!\b{word})" for word in _SHORT)

_VERBS = "|".join(
    """is are was were has have had will would can could may might should shall must did does
    began begin begins became becomes blew broke breaks brought built bought burst came come comes chose closes
    drew ends fell fight fights flew found gave get gets go goes got grew held hit host joins keeps kept knew laid
    lands launches leads leaks led left lost made make makes meet meets met moves opens paid passes plans play plays ran
    reads rang rose runs said saw sells sent shook shows signs sold spent spoke stood start starts struck take takes
    taught tells told thought travel travels turns votes went win wins won wrote announces adopts expects face faces
    give gives says see sees wants took beat cut set let shut put signed arrived died married adopted
    launched""".split()
)
_STATED = "|".join(
    sorted((re.escape(v) for v in {*STATE, *CHANGE, *DOING} if " " not in v), key=len, reverse=True)
)
_FINITE = re.compile(rf"\b(?:{_VERBS}|{_STATED}|\w{{2,}}[^e\W]ed|\w+n['’]t)\b", re.I)
_CLEARLY_FINITE = re.compile(rf"\b(?:{_VERBS}|\w+n['’]t|seems|means)\b", re.I)
_PARTICIPLE = re.compile(r"\b(?:\w+ed|laid|built|born|made|founded|written|signed|sold|held)\s*$")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|been|be|being)\b[^,;]{0,24}$", re.I)
_SUBJECTLESS = re.compile(
    r"""(?:it|its|they|their|he|his|she|her|we|our|i|my|you|your|this|that|these|those|there|here|what|which|who|whose
        |where|whether|when|why|how|one|some|more|most|many|both|neither|nobody|everyone|all|such|far|well|on|to|from|with|by|than
        |as|not|if|the\ (?:figure|number|total|rest|answer|same|latter|former|target|goal))\b
        |(?:of|for|at)\b""",
    re.I | re.X,
)
_PRONOUNS = {
    "de": "das dies es er sie diese dieser dieses da hier",
    "fr": "il elle ils elles ce cela ceci c'est",
    "es": "esto eso ello él ella ellos ellas",
    "pt": "isto isso ele ela eles elas",
    "it": "questo ciò esso essa essi lui lei",
    "nl": "dit dat het hij zij ze deze",
}
# What is left in front of a subject when the date has gone.
_OPENING = re.compile(
    r"""(?:(?:and|but|so|or|yet|then|just|now|only|still|also|even|already|however|meanwhile|about|as\ of|because|while
        |although|though|until|since|again|finally|later|early|by\ contrast|in\ fact|afterwards?|additionally|moreover
        |furthermore|initially|eventually|subsequently|consequently|thus|therefore|instead|similarly|ultimately
        |unfortunately|fortunately|meanwhile|soon|shortly)\b[\s,]*)+""",
    re.I | re.X,
)
_FAINT_END = re.compile(r",?\s(?:alone|(?<!her\s)(?<!him\s)(?<!them\s)right|only|again)$")
# What was planned and did not come to pass is no event.
_NEVER = re.compile(
    r"\b(?:was|were)\s+(?:originally\s+|first\s+)?(?:to|due|supposed|meant|planned|scheduled|slated)\b",
    re.I,
)
_DANGLING = re.compile(
    r"\b(?:(?<!,\s)have|has|said|says|claimed|wrote|added|argued|of|than|between|and|or|to|from|a|an|the|at|in|on|by|for|with|this|that|its|their|as|right|only|"
    r"which|who|where|when|due|early|late|about|around|some|since|until|but)$",
    re.I,
)
_STATEMENT = re.compile(
    r"[;:]\s|—|\s–\s|(?<!^)\s-\s|,\s(?=(?:and|but|while|whereas|although|so|yet)\s)|"
    + NOT_ABBREVIATED
    + r"[.!?][”\"]?\s(?=[A-Z“\"])|"
    r"\s(?=and (?:the|a|an|its|their)\s(?:\w+\s){1,3}(?:is|are|was|were|will|has|have|had)\b)"
)
_LABEL_FORM = re.compile(r"^[^:]{3,60}: .")
_APPOSITION = re.compile(r"^(?:an?|the)\s", re.I)
_NAME_AT_END = re.compile(r"(?:[A-Z][\w.&’'-]*\s?)+$")
_CONNECTS = frozenset(
    "in on at by for with as to from after before when where while and or but over under of into than".split()
)
_QUOTES = re.compile(r"[\"“”„«»]")


@dataclass(frozen=True, slots=True)
class Clause:
    """The label of an event, or "", and the words of its clause, which tell its tense."""

    label: str
    words: str
    tense: int = 0


def before_verb(text: str) -> str:
    """What stands before the first finite verb: the subject, and what comes with it."""
    verb = next(
        (m for m in _FINITE.finditer(text) if not _NOT_FINITE.search(text[: m.start()])), None
    )
    return text[: verb.start()] if verb else ""


def event_label(
    text: str, found: DateFound, figures: Sequence[Found] = (), language: str = "en"
) -> Clause:
    """The label of the event that `found` dates in the sentence `text`."""
    if text.rstrip("”\"' ").endswith("?"):
        return Clause("", "")
    if language != "en":
        label, words = _whole_clause(text, found, language), text
    else:
        start, end = _statement(text, found)
        label = _clause(text, found) or _figure(found, figures)
        words = text if _LABEL_FORM.match(text) else text[start:end]
    return Clause(label, words, tense_of(words, language))


def without(text: str, found: DateFound) -> str:
    """The text without the date."""
    return f"{text[: found.start]} {text[found.end :]}"


_SENTENCE_END = re.compile(rf"(?<=[^\d]){NOT_ABBREVIATED}[.!?]\s+(?=[A-Z\"“])")


def shortened(text: str) -> str:
    """The first sentence, cut at a clause when it is long; "" when no clause is short enough."""
    first = _SENTENCE_END.split(text.strip())[0].rstrip(".")
    if len(first) <= LONGEST:
        return first[:1].upper() + first[1:]
    for mark in ("; ", " — ", "—", ", which ", ", and ", ", while ", ", "):
        head = first.split(mark)[0]
        if 12 <= len(head) <= LONGEST:
            return head[:1].upper() + head[1:]
    return ""


_HAS_UNTIL = re.compile(
    r"\b(?:ha[sd]|have|runs?|ran|lasts?|lasted|open|closed|stays?|stayed|remains?|remained)\s*$",
    re.I,
)
_LEADING_PHRASE = re.compile(
    r"""^[\s,]*(?:with|after|despite|under|at|in|on|for|from|before|following|as|amid|against|without|thanks\ to)\b
        [^,;]{2,60},\s+(?=\w)""",
    re.I | re.X,
)


def _clause(text: str, found: DateFound) -> str:
    """The clause of the date, without it."""
    if _LABEL_FORM.match(text) and len(text) <= 96 + len(found.surface):
        return _labelled(text, found)
    start, end = _statement(text, found)
    before, after = text[start : found.start], text[found.end : end]
    if before.count("(") > before.count(")"):  # what stands in brackets dates nothing by itself
        return ""
    if _HAS_UNTIL.search(before) and found.surface.lower().startswith(
        ("until", "from", "through", "till")
    ):
        return _checked(
            f"{before}{found.surface}{after}"
        )  # "companies have until 2028": the date is the object
    if _is_attribute(before, after, found) or _is_participle(before, after):
        return ""
    if re.search(r"\d{4},?\s+(?:and\s+)?$", before):
        return ""  # the second of a list of years: its first has the event
    after = re.sub(r"^(?:,?\s*(?:and\s+|&\s*)?(?:1[5-9]|20)\d\d\b)+", "", after)
    if second := _second_verb(before):
        return _checked(f"{second} {after}")
    if "," in before and not before.rstrip().endswith(","):
        before = _own_part(before, after)
    words = _tidy(f"{before} {after}")
    if not before.strip(" ,"):
        words = _LEADING_PHRASE.sub("", words)
    if _FINITE.match(words) and start and (subject := _subject_of(text[:start])):
        words = f"{subject} {words[:1].lower()}{words[1:]}"
    return _checked(words)


def _second_verb(before: str) -> str:
    """ "Tacke studied in Berlin and took her doctorate": the date is of the second verb."""
    found = re.search(r",?\s+and\s+(?:then\s+|later\s+|also\s+|finally\s+)?(?P<rest>\S.*)$", before)
    if (
        not found
        or not _FINITE.match(found["rest"])
        or re.match(r"\w+(?:ed|s)\s+(?:and|or)\b", found["rest"])
    ):
        return ""
    subject = _subject_of(before[: found.start()])
    return f"{subject} {found['rest']}" if subject else ""


def _subject_of(words: str) -> str:
    """What stands before the first verb of a clause: a short noun phrase with a name of its own."""
    for piece in reversed(re.split(r"(?<=[;.!?])\s|,\s(?:and|but|while)\s", words)):
        bare = piece.strip(" ,")
        for date in reversed(list(find_dates(bare))):
            if date.start == 0:
                bare = bare[date.end :].strip(" ,")
        verb = _FINITE.search(bare)
        if not verb or verb.start() == 0:
            continue
        subject = bare[: verb.start()].strip(" ,")
        subject = re.sub(
            r",.*$", "", re.sub(r"\s+(?:also|then|later|still|now|finally|first)$", "", subject)
        )
        able = 0 < len(subject.split()) <= 7 and not _SUBJECTLESS.match(subject)
        return subject if able and not _DANGLING.search(subject) else ""
    return ""


def _labelled(text: str, found: DateFound) -> str:
    """ "North mill's 2025 output: 9 tons" is a label and its figure: the year may go anywhere."""
    label, _, rest = f"{text[: found.start]}{text[found.end :]}".partition(":")
    if not re.search(r"\w{3}|\d", rest) or not re.search(r"\w{3}", label):
        return ""
    if _CLEARLY_FINITE.search(label) or not re.search(r"[^\W\d_]{3}|[$€£%]|\d\s?[A-Z]", rest):
        return ""
    said = _tidy(f"{label}:{re.sub(r'^ (?:Due|Expected|Planned|Scheduled) *, ', ' ', rest)}")
    return "" if _SUBJECTLESS.match(said) else said


def _statement(text: str, found: DateFound) -> tuple[int, int]:
    """Where the statement of the date starts and ends; "and" parts it from one with a date of its own."""
    edges = list(_STATEMENT.finditer(text))
    start = max((m.end() for m in edges if m.end() <= found.start), default=0)
    end = min((m.start() for m in edges if m.start() >= found.end), default=len(text))
    for other in find_dates(text):
        if start <= other.start < found.start and (cut := _and(text, other.end, found.start)):
            start = cut.end()
        if found.end <= other.start < end and (cut := _and(text, found.end, other.start)):
            end = cut.start()
    return start, end


def _and(text: str, start: int, end: int) -> re.Match[str] | None:
    return re.compile(r",?\s+and\b,?\s*").search(text, start, end)


def _is_attribute(before: str, after: str, found: DateFound) -> bool:
    """ "the 2027 budget", "more than 2019", "minutes of 7 May": the date belongs to a noun."""
    if re.search(
        r"\b(?:of|than|between|the|an?|its|their|this|his|her|our|every|since|like)\s*$",
        before,
        re.I,
    ):
        return True
    lead = found.surface.lower()
    # "at the 2009 French Open", "in the January 1944 issue": the date belongs to the name behind it.
    if (
        re.search(r"\bthe\s+(?:\w+\s+)?\d{4}$", lead)
        and re.match(r"\s+\w", after)
        and "of" not in lead.split()
    ):
        return True
    if lead.startswith(("since", "before 1", "before 2", "the ")) and found.precision != "month":
        return True
    bare = found.precision == "year" and lead[0].isdigit()
    return bare and bool(re.match(r"\s+[a-z]", after))


def _is_participle(before: str, after: str) -> bool:
    """ "a main laid in 1948 burst": the date is of the participle, not of the sentence."""
    if not _PARTICIPLE.search(before) or _AUXILIARY.search(before):
        return False
    follows = re.match(r"\s+([a-z]\w*)", after)
    return follows is not None and follows[1] not in _CONNECTS


def _own_part(before: str, after: str) -> str:
    """What stands before the date in a statement with commas: its own part when that is a clause.

    "Lantern 3 goes, due": the date hangs on a word or two, which go with it.
    "the mill bought Fenn, a maker of gears it had known": the name and what is said of it.
    """
    head, _, last = before.rpartition(", ")
    if re.match(r"(?:up|down|rising|falling|compared)\b", last):
        return "it"  # the words speak of a figure; its caption is the label
    if _APPOSITION.match(last) and not _FINITE.search(f"{last} {after}"[: len(last) + 12]):
        return before
    if _APPOSITION.match(last) and (name := _NAME_AT_END.search(head)):
        return f"{name[0]}, {last}"
    if re.match(r"(?:which|who|whose|where|when)\b|\w+ed\s*$", last):
        return "it"
    verb = _FINITE.search(last)
    if verb and verb.start() > 0:
        return last
    if verb:  # "Okoro, 24, joined from Eastport": the subject stands before the commas
        return before
    return head if len(last.split()) <= 2 else before


def _checked(words: str) -> str:
    """The words as a label when they are a statement that can stand alone."""
    label = _tidy(words)
    if len(label) > LONGEST:
        label = _FAINT_END.sub("", shortened(label) or _cut(label))
    able = (
        12 <= len(label) <= LONGEST
        and not _SUBJECTLESS.match(label)
        and not _DANGLING.search(label)
        and len(_QUOTES.findall(label)) % 2 == 0
        and label[0] not in '"“„«('
        and label.count("(") == label.count(")")
    )
    verb = _main_verb(label)
    if not able or not verb or verb.start() == 0 or _NEVER.search(label):
        return ""
    return (
        "" if re.search(r"\b(?:what|who|which|that|where|how)\b", label[: verb.start()]) else label
    )


_PRONOUN_INSIDE = re.compile(
    r"^(?:\w+,?\s){1,3}(?:he|she|they|it(?=\s(?:was|is|had|has|would|will|\w+ed)\b))\b"
)
_NO_SUBJECT = re.compile(
    r"(?:having|being|after|before|while|when|if|during|through|following|because|despite|under"
    r"|(?:in|at|on) (?:it|a|an|this|that)|\w+ing (?!was|is|began|has|stood|rose|fell)|\w+ly\b)\b",
    re.I,
)


_NOT_FINITE = re.compile(
    r"(?:\b(?:to|having|being|by|of|the|an?|its|their|his|her|first|newly|recently|own)\s|['’]s\s|-)$",
    re.I,
)


def _main_verb(label: str) -> re.Match[str] | None:
    """The first verb that says what the subject did: not "to win", "the ill-prepared", "first published"."""
    if _NO_SUBJECT.match(label) or _PRONOUN_INSIDE.match(label):
        return None
    for verb in _FINITE.finditer(label):
        before = label[: verb.start()]
        if re.search(
            r"(?:\b(?:to|having|being|by|of|the|an?|its|their|his|her|first|newly|recently|own)\s|['’]s\s|-)$",
            before,
            re.I,
        ):
            continue
        return verb
    return None


def _cut(label: str) -> str:
    """Cut at a preposition, but not so far that the verb loses what it does."""
    cut = cut_phrase(label, LONGEST)
    verb = _FINITE.search(cut)
    if (
        not verb
        or len(cut) - verb.end() < 8
        or re.match(r"\s+(?:and|or|than|as|of)\b", label[len(cut) :])
    ):
        return ""  # half of a pair, or a part without its whole, would say something else
    return cut


def _tidy(words: str) -> str:
    bare = re.sub(r"\(\s*\)", "", " ".join(words.split()))
    bare = re.sub(r"\s+([,.;:)])", r"\1", bare)
    bare = re.sub(r",(?:\s*,)+", ",", bare).strip(" ,;:.—–")
    bare = _OPENING.sub("", bare, count=1) if _OPENING.match(bare) else bare
    bare = _FAINT_END.sub("", bare.strip(" ,;:"))
    return bare[:1].upper() + bare[1:]


def _figure(found: DateFound, figures: Sequence[Found]) -> str:
    """The figure that the date is of: "Annualized revenue: about $9 billion"."""
    for figure in figures:
        caption, quantity = figure.caption, figure.quantity
        if caption.when != found.surface or not caption.metric or _SUBJECTLESS.match(caption.text):
            continue
        spoken = re.search(r"\b(?:he|she|they|we|I|it)\b", caption.text)
        if quantity.kind not in ("currency", "percent") or not caption.text or spoken:
            continue
        lower = f"{caption.when[:1].lower()}{caption.when[1:]}"
        words = caption.text.replace(f", {lower}", "").replace(caption.when, "").strip(" ,")
        return f"{words[:1].upper()}{words[1:]}: {quantity.surface}" if words else ""
    return ""


def _whole_clause(text: str, found: DateFound, language: str) -> str:
    """The clause with its date, cut at commas; a sentence that is short stays whole."""
    bare = found.precision in ("year", "range") and found.surface[:1].isdigit() and found.start > 3
    if bare and language != "ja" and len(list(find_dates(text, None, language))) > 1:
        return ""  # "alte Gleise aus dem Jahr 1872": a year that belongs to a noun
    label = text.rstrip(". 。")
    if len(label) > LONGEST + 12:
        start = text.rfind(", ", 0, found.start) + 2 if ", " in text[: found.start] else 0
        end = text.find(", ", found.end)
        label = text[start : end if end >= 0 else len(text)].strip(" .,;")
    able = (6 if language == "ja" else 12) <= len(label) <= LONGEST + 24 and len(
        _QUOTES.findall(label)
    ) % 2 == 0
    if (
        not able
        or label[0] in '"“„«'
        or label.split()[0].lower() in _PRONOUNS.get(language, "").split()
    ):
        return ""
    return label[:1].upper() + label[1:]
