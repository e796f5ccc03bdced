"""A figure in a sentence that is not English → the caption it surely has, or none.

Without a grammar of the language only four things are sure: the words of a label before the figure
("Umsatz: 3,2 Mrd. €"), the whole that a share is of ("der Befragten"), the noun that a sum is of ("un
chiffre d'affaires de"), and what is counted ("salariés"). All else stays without a caption, and the
sentence speaks for the figure.
"""

from __future__ import annotations

import re

from contentgen.brief.quantities.model import Quantity

LONGEST = 60

# The whole after a percentage, with its article.
_WHOLE = {
    "de": r"(?:der|des|aller)\s[A-ZÄÖÜ][\wäöüß-]+",
    "fr": r"(?:des|du|de\sla|de\stous\sles|de\stoutes\sles|de\sl['’])\s?[^\W\d_]{3,}",
    "es": r"(?:de\s(?:los|las|la|todos\slos|todas\slas)|del)\s[^\W\d_]{3,}",
    "pt": r"(?:dos|das|da|do|de\stodos\sos|de\stodas\sas)\s(?!que\b)[^\W\d_]{3,}",
    "it": r"(?:dei|degli|delle|della|del|dell['’])\s?[^\W\d_]{3,}",
    "nl": r"van\s(?:de|het|alle)\s[^\W\d_]{3,}",
}
# "einen Umsatz von", "un chiffre d'affaires de": an article, one noun or two, and the word for "of".
_NOUN_OF = {
    "de": r"\b(?:ein(?:en|em|e|er)?|der|die|das|den|dem)\s(?P<noun>[A-ZÄÖÜ][\wäöüß-]{3,})\svon"
    r"\s(?:rund\s|etwa\s|über\s)?$",
    "fr": r"\b(?:un|une)\s(?P<noun>[^\W\d_]{5,}(?:\sd['’][^\W\d_]+)?)\sde\s(?:près\sde\s|plus\sde\s)?$",
    "es": r"\b(?:un|una)\s(?P<noun>[^\W\d_]{5,})\sde\s(?:unos\s|más\sde\s)?$",
    "pt": r"\b(?:um|uma)\s(?P<noun>[^\W\d_]{5,})\sde\s(?:cerca\sde\s|mais\sde\s)?$",
    "it": r"\b(?:un|una|un['’])\s?(?P<noun>[^\W\d_]{5,})\sdi\s(?:circa\s|oltre\s)?$",
    "nl": r"\been\s(?P<noun>[^\W\d_]{5,})\svan\s(?:ruim\s|circa\s)?$",
}
# Nouns of which the sum is not the measure: "une hausse de 12 millions" does not say of what.
_NO_MEASURE = re.compile(
    r"(?:hausse|baisse|total|montant|somme|totale|importe|suma|aumento|subida|bajada|caída|queda|alta|valor|calo|crescita"
    r"|somma|summe|betrag|anstieg|rückgang|höhe|wert|bedrag|stijging|daling|moyenne|media|média|período|durée)$",
    re.I,
)
_MAGNITUDE = re.compile(
    r"(?:mil|mill|milh|millia|milli|miljo|miljard|mrd|mio|tausend|hundert|cent|euro|dollar|pesos?|reais|yen|円|人|年|月|日)\w*",
    re.I,
)
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def caption_abroad(left: str, right: str, quantity: Quantity, language: str) -> tuple[str, str]:
    """(caption, metric), each "" when nothing is sure."""
    if quantity.unit == "%":
        return _share(left, right, language), ""
    if quantity.kind in ("currency", "unit"):
        noun = _noun(left, language)
        return noun, noun
    counted = _counted(right, quantity, language)
    return counted, counted


def _share(left: str, right: str, language: str) -> str:
    if language == "ja":
        found = re.search(r"([\u30a0-\u30ff\u4e00-\u9fff]{2,12})の$", left)
        return found[1] if found else ""
    if language not in _WHOLE:
        return ""
    whole = re.match(rf"[\s\u00a0]+({_WHOLE[language]})(?=\W)", right)
    return whole[1] if whole and len(whole[1]) <= LONGEST else ""


def _noun(left: str, language: str) -> str:
    if language not in _NOUN_OF:
        return ""
    found = re.search(_NOUN_OF[language], left[-80:])
    return found["noun"] if found and not _NO_MEASURE.search(found["noun"]) else ""


def _counted(right: str, quantity: Quantity, language: str) -> str:
    if quantity.kind != "number" or quantity.unit == "x":
        return ""
    noun = quantity.noun
    if language == "de":  # nouns have a capital; an adjective in front of one ends in e or en
        found = re.match(r"[\s\u00a0]((?:[a-zäöüß]+en?\s)?[A-ZÄÖÜ][a-zäöüß-]{3,})", right)
        noun = found[1] if found else ""
    if len(noun) < 4 or _IDEOGRAPH.search(noun) or _MAGNITUDE.match(noun):
        return ""
    return noun if len(noun) <= LONGEST else ""
