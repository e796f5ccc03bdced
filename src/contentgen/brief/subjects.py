"""Sentences in reading order → the same with a pronoun at their head replaced by the name it stands for.

Only where there is no doubt: "she" after a sentence with one person, "it" after a sentence whose
subject is what the article is about. On a timeline nobody else knows what "it" is.
"""

from __future__ import annotations

import re

from contentgen.brief.entities import Names
from contentgen.brief.event_labels import before_verb
from contentgen.brief.model import Sentence

_PERSON = re.compile(r"(?P<lead>.*?[,;]?\s|)(?P<word>He|She|he|she)\b(?=\s+(?!said\b))")
_THING = re.compile(
    r"(?P<lead>(?:In|On|By|At|Since|After|Before|During|Then|From)\b[^,;]{2,40},?\s|)(?P<word>It|it)\b(?!['’]s)"
)
_FULL_NAME = r"[A-Z][\w’'.-]+(?:\ (?:[A-Z][\w’'.-]*|de|van|von|der|la|bin|al)){1,3}"
_ROLE = """manager|president|minister|mayor|founder|co-founder|nephew|niece|brother|sister|wife|husband|son|daughter
    |father|mother|director|executive|officer|chairman|chairwoman|chair|captain|coach|engineer|professor|judge|senator
    |author|scientist|chemist|physicist|striker|keeper|goalkeeper|actor|singer|writer|painter|analyst|economist
    |researcher|spokesman|spokeswoman|spokesperson|owner|partner|colleague|journalist|king|queen|general|governor
    |secretary|boss|doctor|nurse|teacher|farmer|CEO|CTO|CFO"""
_TITLE = r"Dr\.?|Mr\.?|Mrs\.?|Ms\.?|Sir|Dame|Judge|Senator|Professor|President|Captain|King|Queen|Governor|General"
# Who is surely a person: named by a role, by an age, by what only people do.
_PERSON_NAMED = re.compile(
    rf"(?:\b(?:{_ROLE}|{_TITLE}),?\s+)(?P<a>{_FULL_NAME})"
    rf"|(?P<b>{_FULL_NAME}),\s+(?:aged\s+)?\d\d,"
    rf"|(?P<c>{_FULL_NAME})(?:,[^,]{{3,40}},)?\s+"
    r"(?:said|says|was\s+born|studied|died|grew\s+up|married|retired|joined|wrote)\b",
    re.X,
)
_IMPERSONAL = re.compile(
    r"(?:is|was|will\s+be|seems|took|takes|turns|turned|would\s+be|has\s+been|may\s+be)\s+"
    r"(?:\w+\s+)?(?:that|like|clear|likely|possible|important|hard|easy|time|worth|not|only|until|a\s+\w+\s+that"
    r"|\w+\s+(?:that|to|before|until))\b",
    re.I,
)


class Subjects:
    """Keeps the person and the thing spoken of last."""

    def __init__(self, names: Names, title: str) -> None:
        self.names = names
        titled = (name for name, _ in names.counts if re.search(rf"\b{re.escape(name)}\b", title))
        self.topic = next(titled, names.main if names.count(names.main) > 2 else "")
        self.people: set[str] = set()
        self.person = ""
        self.thing = ""
        self.section = ""

    def resolved(self, sentence: Sentence) -> str:
        if sentence.section != self.section:
            self.section, self.person, self.thing = sentence.section, "", ""
        text = self._replaced(sentence.text)
        self._remember(text)
        return text

    def _replaced(self, text: str) -> str:
        found = _PERSON.match(text) if self.person else None
        if found and len(found["lead"]) < 80 and not any(p in found["lead"] for p in self.people):
            return f"{found['lead']}{self.person}{text[found.end() :]}"
        if self.thing and (found := _THING.match(text)):
            rest = text[found.end() :].lstrip()
            if not _IMPERSONAL.match(rest):
                return f"{found['lead']}{self.thing}{text[found.end() :]}"
        return text

    def _remember(self, text: str) -> None:
        for found in _PERSON_NAMED.finditer(text):
            name = (found["a"] or found["b"] or found["c"]).rstrip(".")
            if " " in name:
                self.people.add(name)
        self._remember_person(text)
        named = self.names.find(text)
        first = named[0] if named else None
        opens = first is not None and first.start < 4 and not first.owns
        others = {n.name for n in named} - ({first.name} if first else set())
        self.thing = (
            first.name if opens and first and first.name == self.topic and not others else ""
        )

    def _remember_person(self, text: str) -> None:
        """The person who is the subject; nobody, when others are named beside the verb's objects."""
        subject = before_verb(text)
        at = {p: m.end() for p in self.people for m in re.finditer(_form(p), subject)}
        surnames = {p.split()[-1] for p in at}
        if len(surnames) == 1 and not self._namesakes(surnames.pop()):
            last = max(at, key=lambda p: at[p])
            start = at[last] - len(last)
            self.person = "" if re.search(r"\band\s+\S{0,12}$", subject[: max(0, start)]) else last
        elif at or any(re.search(_form(p), text) for p in self.people):
            self.person = ""

    def _namesakes(self, surname: str) -> bool:
        """Is the surname more than one person's? Then nobody knows who "he" is."""
        return len({p for p in self.people if p.split()[-1] == surname}) > 1


def _form(person: str) -> str:
    """The full name or the surname, not as an owner."""
    return rf"\b(?:{re.escape(person)}|{re.escape(person.split()[-1])})\b(?!['’])"
