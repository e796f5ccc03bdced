"""A run-in label ("The Takeaway", "For renters") → what kind of thing it labels."""

from __future__ import annotations

import re
from functools import lru_cache

from contentgen.brief.lexicon import ARTICLE, NUMBER, alternatives, fold, label, straight, words

_FOR = re.compile(
    r"(?:for|if you(?:'re| are)|für|pour|para|per|voor)\s+"
    rf"(?:{ARTICLE}|(?:all|our|den)\s+)?(?P<name>\S.*)",
    re.IGNORECASE,
)
_FOR_JA = re.compile(
    r"(?P<name>[^\s。、：:]{2,20}?)(?:の方へ|の皆さんへ|の皆様へ|のみなさんへ|向け)"
)
LONGEST_TITLE = 90  # of an angle; after more than that, its pitch stands on the same line
_LONGEST_NAME = 6  # words; a longer "For …" is a sentence

_ANGLE = re.compile(
    rf"\s*{ARTICLE}?(?:\w+\s+)?(?:{alternatives('noun')})\s*(?:#|№|no\.|n°|nr\.)?\s*"
    r"(?P<number>\d{1,2})\b\s*[:.)–—-]*\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NAMED_ANGLE = re.compile(
    rf"{ARTICLE}?(?:[\w-]+\s){{0,2}}(?:{alternatives('noun')})(?:\s\w+)?{NUMBER}",
    re.IGNORECASE,
)
_ORNAMENT = re.compile(r"^[^\w\"'#(\[「]+")  # an emoji in front
# Angles that are measured, not told.
_GEOMETRY = re.compile(
    r"(?:right|wide|camera|viewing|view|obtuse|acute|reflex|straight|lens|launch|tilt|low|high|dutch|contact|cutting|bank"
    r"|steering|phase|slope|blade|shooting)[ -]angles?\b",
    re.IGNORECASE,
)
_LABEL_TITLE = re.compile(r"(?P<tag>[^:–—]{4,40}?)\s*(?::|\s[–—-])\s*(?P<title>\S.*)", re.DOTALL)
_HEADING_NUMBER = re.compile(
    rf"(?:(?:{alternatives('numbered')})\s*(?:#|no\.?\s?|n°\s?)?(?:\d{{1,2}}|[IVX]{{1,4}})\s*(?:[:.)–—-]\s*|$)"
    r"|(?:#\s?)?\d{1,2}\s*[:.)–—-]\s+)",
    re.IGNORECASE,
)


@lru_cache(4096)
def is_publisher_label(tag: str) -> bool:
    """Whether what follows is advice to whoever publishes the article, never to its readers."""
    if _GEOMETRY.search(fold(tag)):
        return False
    if label("publisher_label").fullmatch(fold(tag)) or _ANGLE.fullmatch(_ORNAMENT.sub("", tag)):
        return True
    if titled_angle(tag):
        return True
    name = audience_of(tag)
    return bool(name) and is_publisher_audience(name)


def is_publisher_title(title: str) -> bool:
    """Whether a whole section is advice to the publisher: "Angle 2: …", "For bloggers"."""
    if _ANGLE.fullmatch(title) or label("publisher_title").fullmatch(fold(title)):
        return True
    name = audience_of(without_number(title))
    return bool(name) and is_publisher_audience(name)


def speaks_to_publisher(tag: str, text: str) -> bool:
    """The same by label and text: a "Pro Tip" helps readers of a guide, publishers of a draft."""
    if is_publisher_label(tag):
        return True
    tip = label("tip_label").fullmatch(fold(tag))
    return bool(tip) and bool(words("publisher_words").search(straight(text)))


def is_takeaway_label(tag: str) -> bool:
    return bool(label("takeaway_label").fullmatch(fold(tag)))


def is_disclaimer_label(tag: str) -> bool:
    return bool(label("disclaimer_label").fullmatch(fold(tag)))


def is_human_label(tag: str) -> bool:
    """ "The Human Touch": an angle that readers may see."""
    return bool(label("human_label").fullmatch(fold(tag)))


def is_angle_label(tag: str) -> bool:
    """Whether a label names itself an angle, numbered or not, or asks for people."""
    if _GEOMETRY.search(fold(tag)):
        return False
    named = _NAMED_ANGLE.fullmatch(fold(tag)) or _ANGLE.fullmatch(tag.strip())
    return bool(named) or is_human_label(tag)


def titled_angle(tag: str) -> str:
    """ "Story angle: The Night Shift" names its own title; "" for any other label."""
    found = _LABEL_TITLE.fullmatch(tag.strip())
    return found["title"].strip(" :") if found and is_angle_label(found["tag"]) else ""


def is_hook_label(tag: str) -> bool:
    """ "Hook:", "Headline ideas": what follows is a headline ready made."""
    return bool(label("hook_label").fullmatch(fold(tag)))


def numbered_angle(tag: str) -> tuple[int, str] | None:
    """`Angle #2: "The Comeback"` is (2, '"The Comeback"')."""
    found = _ANGLE.fullmatch(_ORNAMENT.sub("", tag.strip()))
    return (int(found["number"]), found["rest"].strip()) if found else None


@lru_cache(4096)
def audience_of(tag: str) -> str:
    """Whom "For the American Investor" speaks to ("American Investor"); "" when to nobody."""
    plain = " ".join(straight(tag).split()).rstrip(" :.,")
    found = _FOR.fullmatch(plain) or _FOR_JA.fullmatch(plain)
    name = found["name"].strip() if found else ""
    if not name or len(name.split()) > _LONGEST_NAME or re.search(r"\d|[.?!,;]", name):
        return ""
    return "" if _not_audience(name) else name


def is_publisher_audience(name: str) -> bool:
    return bool(words("publisher_audience").search(fold(name)))


def without_number(title: str) -> str:
    """A heading's words without its "Part 3:"."""
    return _HEADING_NUMBER.sub("", title.strip(), count=1).strip() or title.strip()


def with_label(tag: str, text: str) -> str:
    """`Maturity: rapidly improving`; a label that is a sentence needs no colon."""
    plain, said = tag.strip().rstrip(":：").rstrip(), text.strip()
    colon = "" if plain.endswith((".", "?", "!", "。", "？", "！")) else ":"
    return f"{plain}{colon} {said}" if plain and said else plain or said


def _not_audience(name: str) -> bool:
    return bool(words("not_audience").match(fold(name)))
