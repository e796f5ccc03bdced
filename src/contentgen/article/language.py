"""Words → the language they are in, by script, then by the commonest small words.

A hint for typography, sentences and headings, not a claim: the setting `language` overrides it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

# The scripts that name one language well enough; Han without kana is Chinese.
_SCRIPTS = (
    ("ja", re.compile(r"[\u3041-\u30fa]")),
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
# Function words that are frequent in one of these languages and rare in the others. A language that
# is not among them must at least not be taken for one that is.
_SMALL_WORDS = {
    "en": "the and of to is that it with for was this are from they have has not by but you an its "
    "were at as be their which or more than will can",
    "de": "der die das und ist nicht mit ein eine den von zu auf für sich auch wird dem im wie des "
    "sie es aus bei nach sind einen einer über oder noch zum zur",
    "fr": "le les des et est dans pour que une du pas qui sur avec plus sont au ce cette il elle aux "
    "par la mais ont été leur ou nous vous",
    "es": "el los las del y que una por con para es en se como más pero su fue esta también lo al "
    "han sus entre cuando muy sin sobre desde",
    "pt": "o os as do da e que uma em não para com é dos das mais foi seu também ao pela no na são "
    "um pelo à já há nos quando",
    "it": "il gli di che è per della un una non con sono dei nel anche più alla questo delle ma lo "
    "si le dal ha come nella ai",
    "nl": "de het een van en is dat niet met voor op zijn ook wordt aan door naar bij deze maar te "
    "er om uit nog worden heeft dan",
    "sv": "och att det som en är på för med den av till inte har om ett de var från vid kan men sig",
    "da": "og at det som en er på for med den af til ikke har de et var fra ved kan men sig der blev",
    "nb": "og at det som en er på for med den av til ikke har de et var fra ved kan men seg ble å",
    "fi": "ja on ei että se oli hän myös mutta kun ovat joka tai niin jo vain kuin sen ole",
    "pl": "i w na z się nie do to że jest o jak po za od przez dla ale są oraz był może",
    "cs": "a v na se že je s z do o pro ale by jako po k za jsou nebo byl která který",
    "sk": "a v na sa že je s z do o pre ale by ako po k za sú alebo bol ktorá ktorý",
    "hu": "a az és hogy nem egy is van de ez csak már volt meg el vagy mint még ha",
    "ro": "și de la în cu nu pe este care să un o mai din pentru dar sunt ce au fost prin",
    "tr": "ve bir bu da de için ile çok daha gibi olarak olan ama ne kadar sonra var en",
    "id": "yang dan di untuk dengan ini itu tidak dari pada adalah dalam akan juga oleh ke ada bisa",
    "vi": "của và là có cho không được các trong một với này những đã khi người đến từ",
    "ca": "el els les i que una per amb és en no dels més del la es com però són al aquest",
    "hr": "i je u na se da su za s od koji kao bi što ili ali nije samo bio te",
}
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF.setdefault(_word, []).append(_language)
# Letters that one of them writes, or nearly only one.
_OWN_LETTERS = {
    "de": re.compile("[ßẞ]"),
    "es": re.compile("[ñ¿¡]"),
    "pt": re.compile("[ãõ]"),
    "fr": re.compile("[œèêûù]|\\b[ldcnjqs]['’](?=[a-zéèêàh])"),
    "it": re.compile("[ìò]|\\b(?:dell|nell|all|dall|sull|un)['’]"),
    "pl": re.compile("[łąęśźżń]"),
    "cs": re.compile("[řěů]"),
    "sk": re.compile("[ľĺŕ]"),
    "hu": re.compile("[őű]"),
    "ro": re.compile("[șțăşţ]"),
    "tr": re.compile("[ğı]"),
    "vi": re.compile("[ơưđạảấầẩậắằặẹẻếềểệịọốồổộớờởợụủứừửựỳ]"),
    "nl": re.compile("\\b\\w*ij\\w*\\b|\\b\\w+(?:aa|ee|oo|uu)[bdfgklmnprst]\\w*\\b"),
    "hr": re.compile("[đ](?!ã)"),
}
_EVIDENCE = 3
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 12_000  # characters: three pages; languages do not change that late


def detect(lines: Iterable[str]) -> str:
    """ISO 639-1 code; English when nothing says otherwise."""
    text = "\n".join(line[:2000] for line in islice(lines, 400))[:_ENOUGH]
    foreign = sum(not char.isascii() for char in text)
    if foreign > len(text) / 10:
        for language, script in _SCRIPTS:
            # Kana are a third of Japanese; the other scripts are nearly all of their text.
            if len(script.findall(text)) > foreign * (0.1 if language == "ja" else 0.4):
                return _cyrillic(text) if language == "cyrillic" else language
    words = _WORD.findall(text.lower())
    votes: dict[str, float] = defaultdict(float)
    for word in words:
        owners = _LANGUAGES_OF.get(word, ())
        for language in owners:  # a word of few languages says more
            votes[language] += 1 / len(owners)
    for language, letters in _OWN_LETTERS.items():
        votes[language] += 0.3 * len(letters.findall(text))
    best = max(votes, key=lambda language: (votes[language], language == "en"), default="en")
    # A word or two ("per", "die") in a table or a title is no evidence.
    return best if votes[best] >= min(_EVIDENCE, max(1.5, len(words) / 8)) else "en"


def _cyrillic(text: str) -> str:
    """Ukrainian, Bulgarian and Serbian by letters or words that Russian lacks."""
    if re.search("[іїєґ]", text):
        return "uk"
    if re.search("[ђћџљњј]", text):
        return "sr"
    return (
        "ru" if re.search("[ыэё]", text) else "bg" if re.search(r"\bсе\b|\bот\b|ъ", text) else "ru"
    )


def code(tag: str) -> str:
    """`de_AT`, `de-AT`, `DE` → `de`."""
    return re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0]
