"""Words around a quotation → who says them, by name; "" when the sentence names nobody.

Ways to name a speaker: `"…," said Ada Byron`; `Ada Byron: "…"`; `Ada Byron said it was "…"`;
`according to Ada Byron`; `Acme's claim that …`. Verbs are the article's language's and English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from contentgen.brief.lexicon import alternatives, straight, words

_CAP = r"[A-ZÀ-ÖØ-ÞŁŚŻČŠŽ][\w'’&./-]*"
_JOIN = r"(?:of|the|de|da|do|del|della|di|du|la|le|von|van|der|den|bin|al|and|&|for|und|et|y|e)"
_NAME = rf"{_CAP}(?:\s+(?:{_JOIN}\s+){{0,2}}{_CAP}){{0,6}}"
_DETERMINER = r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Ss]ome|[Mm]any|[Mm]ost|[Dd]ie|[Dd]er|[Ll]es?|[Ll]os|[Oo]s)"
_AGENT = rf"(?i:{alternatives('agent')})"
_AGENTS = rf"(?:{_DETERMINER}\s+)?(?:{_CAP}\s+){{0,4}}(?:[\w'’-]+\s+)?{_AGENT}"
_SPEAKER = rf"(?:{_AGENTS}(?:\s+{_CAP}(?:\s+{_CAP})+)?|{_NAME})"
_NEAR = 160  # characters before a verb in which its subject stands

_AUXILIARIES = re.compile(rf"(?:\s+(?:{alternatives('auxiliary')}))+$", re.IGNORECASE)
_TITLES = re.compile(rf"(?:(?:{alternatives('role')})\s+)+", re.IGNORECASE)
_AT_END = re.compile(rf"(?<![\w'’])({_SPEAKER})(?:,([^,]{{3,90}}),)?$")
_LEADING_AUXILIARIES = re.compile(rf"(?:(?:{alternatives('auxiliary')})\s+)+", re.IGNORECASE)
_AT_START = re.compile(rf"\s*(?:(?:that|wie|que)\s+)?({_SPEAKER})")
# "explique la maire, Jeanne Roux": the name stands behind its role
_ROLED = re.compile(
    rf"\s+(?:the|la|le|l['’]|der|die|el|il|lo|o|a|de|het)\s?[^,\"“”«»]{{3,50}},\s+({_CAP}(?:\s+{_CAP}){{1,3}})"
)
_OWNER = re.compile(rf"(?<![\w'’])({_SPEAKER})(?:['’]s|s['’]|['’])\s+(?:[\w-]+\s+){{0,3}}$")
_COLON = re.compile(rf"^({_NAME}(?:,[^:,]{{2,60}}|\s\([^()]{{2,60}}\))?)\s*:\s*$")
_CREDIT = re.compile(rf"^\s*(?:—|–|--?|―)\s*({_NAME})(?:,[^.\"“”]{{2,60}})?\.?\s*$")
_PERSON = re.compile(rf"(?:^|\s){_AGENT}\s+({_CAP}(?:\s+{_CAP})+)$")
_PRONOUN = re.compile(
    rf"^[\s,.—–-]*(?:{alternatives('pronoun')})|(?:{alternatives('pronoun')})\s+(?:\w+\s+)?$", re.I
)
_JA_SPEAKER = re.compile(
    r"([\w・ー]{2,20}?)(?:氏|さん|社長|CEO|教授)?(?:は|が)[、,]?[^「」]{0,12}$"
)
_JA_BEHIND = re.compile(
    r"^と、?([\w・ー]{2,12}?)(?:氏|さん|市長|社長|CEO|教授|知事|会長)?(?:は|が)、?[^。「」]{0,8}(?:述べ|語|話|言|説明|コメント|指摘|強調)"
)
_JA_SAID = re.compile(r"^(?:と|って)[^。「」]{0,8}(?:述べ|語|話|言|説明|コメント|指摘|強調)")


@dataclass(frozen=True, slots=True)
class Marked:
    """A quotation found in a sentence, with the words left and right of its marks."""

    text: str
    before: str
    after: str
    language: str = "en"


def speaker(marked: Marked) -> str:
    """Who says it; "" when nobody is named."""
    ways = (_after, _credit, _colon, _before, _according, _possessor, _japanese)
    return next((name for way in ways if (name := _bare(way(marked)))), "")


def labelled(marked: Marked, label: str) -> str:
    """`**Ada Byron:** "…"`: the label of a sentence that is all quotation."""
    alone = not marked.before.strip(" :").removeprefix(label).strip(" :")
    if alone and label and words("said", marked.language).search(straight(label)):
        return _bare(_before(replace(marked, before=f"{label}: ")))  # "Ada Byron afirmó: «…»"
    person = re.fullmatch(_NAME, label.partition(",")[0].strip())
    return person[0] if person and alone and len(person[0].split()) in (2, 3) else ""


def is_person(name: str, sentence: str) -> bool:
    """Whether "she said" may mean this name: two words or three, not "the World Bank"."""
    bare = re.search(rf"(?<!\b[Tt]he ){re.escape(name)}", sentence)
    return bool(bare) and len(name.split()) in (2, 3) and name[0].isupper()


def says_a_pronoun(marked: Marked) -> bool:
    """Whether it is said by someone named before: `"…," she said`."""
    said = words("said", marked.language)
    near = said.search(marked.after[:60]) or said.search(marked.before[-60:])
    return bool(near and (_PRONOUN.search(marked.after) or _PRONOUN.search(marked.before)))


def claimed(lead: str, language: str) -> str | None:
    """For whom a lead-in speaks ("Acme's argument was simple:").

    "" for nobody in particular, None when the lead-in speaks of no words at all.
    """
    noun = words("speech_noun", language).search(lead)
    if noun and (owner := _OWNER.search(lead[: noun.start()][-_NEAR:])):
        return _bare(owner[1])
    verb = words("thought", language).search(lead) or words("said", language).search(lead)
    if verb:
        return _bare(_subject(lead[: verb.start()].rpartition(",")[2]))
    return "" if noun else None


# --- the ways, each giving the name as it stands or "" -----------------------------------------


def _after(marked: Marked) -> str:
    """`"…," said Ada Byron` and `"…," Ada Byron said`."""
    tail = straight(marked.after).lstrip(" ,.—–-")
    for said in (tail, _LEADING_AUXILIARIES.sub("", tail, count=1)):
        verb = words("said", marked.language).match(said)
        verb = verb or words("according", marked.language).match(said)
        if verb:
            rest = said[verb.end() :]
            if roled := _ROLED.match(rest):
                return roled[1]
            found = _AT_START.match(rest)
            return found[1] if found else ""
    ended = marked.text[-1:] in ",.!?…" or marked.after.startswith(",")
    following = words("said", marked.language).search(tail[:120]) if ended else None
    if not following:
        return ""
    found = _AT_END.search(_AUXILIARIES.sub("", tail[: following.start()].rstrip()))
    return found[1] if found and found.start() == 0 else ""


def _colon(marked: Marked) -> str:
    found = _COLON.match(marked.before)
    return re.split(r",|\s\(", found[1])[0] if found else ""


def _credit(marked: Marked) -> str:
    """`"…" — Ada Byron, engineer`."""
    found = _CREDIT.match(marked.after) if not marked.before.strip() else None
    return found[1] if found else ""


def _before(marked: Marked) -> str:
    """`Ada Byron had said that it was "…"`: the subject of the last verb of saying."""
    before = straight(marked.before)
    for verb in reversed(list(words("said", marked.language).finditer(before))):
        if re.search(r"[;!?]\s", before[verb.end() :]):
            return ""
        if subject := _subject(before[: verb.start()]):
            return subject
    return ""


def _according(marked: Marked) -> str:
    for where in (straight(marked.before), straight(marked.after)):
        for verb in words("according", marked.language).finditer(where):
            found = _AT_START.match(where[verb.end() :])
            if found:
                return found[1]
    return ""


def _possessor(marked: Marked) -> str:
    """`Acme's claim that it is "…"`."""
    before = straight(marked.before)
    for noun in reversed(list(words("speech_noun", marked.language).finditer(before))):
        found = _OWNER.search(before[: noun.start()][-_NEAR:])
        if found:
            return found[1]
    return ""


def _japanese(marked: Marked) -> str:
    if behind := _JA_BEHIND.match(marked.after):
        return behind[1]
    if not _JA_SAID.match(marked.after):
        return ""
    found = _JA_SPEAKER.search(marked.before[-_NEAR:])
    return found[1] if found else ""


def _subject(before: str) -> str:
    head = _AUXILIARIES.sub("", " " + before[-_NEAR:].rstrip())
    found = _AT_END.search(head.rstrip())
    if not found:
        return ""
    named = re.fullmatch(rf"\s*({_CAP}(?:\s+{_CAP})+)", found[2] or "")
    return named[1] if named else found[1]  # "the mayor, Ada Byron, said"


def _bare(name: str) -> str:
    """The name without title, article and possessive; "" when it is no name.

    One that is no proper name keeps its article: "the company".
    """
    whole = re.sub(r"['’]s?$", "", name.strip(" ,.'’"))
    person = _PERSON.search(whole)
    if person:
        return person[1]  # "34-year-old teacher Ada Byron"
    parts = _TITLES.sub("", whole).split()
    while parts and words("common").fullmatch(parts[0].strip(",'’")):
        parts = parts[1:]
    plain = " ".join(parts)
    if len(plain) < 2:
        return ""
    return plain if plain[0].isupper() else whole[0].lower() + whole[1:]
