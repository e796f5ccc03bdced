"""Slips of the pen that would embarrass in print: "a anchor", "the the", a quotation that never closes,
one name spelled two ways.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from contentgen.article.model import Notice, Text
from contentgen.brief.doubts.evidence import Evidence, notice
from contentgen.brief.passages import Passage, find_passages
from contentgen.source import Span

_ARTICLE = re.compile(r"(?<![\w'’.-])(?P<article>an?) (?P<word>[A-Za-z][\w’'-]*|\d[\d.,]*)", re.I)
# A vowel that sounds like a consonant, and an h that is not heard.
_YOO_WA = re.compile(
    r"eu|ew|uni(?!n|m|d)|unanim|us(?:e|u|a(?!ge\b)|ury)|uti|ubi|uran|urin|urea|uro|uter|utop|ufo|url|uri(?:s?\b)|uk\b|on(?:e|ce)\b|oui",
    re.I,
)
_SILENT_H = re.compile(r"hour|honest|honor|honour|heir", re.I)
_EITHER_H = re.compile(
    r"hist|hotel|heroic|hyster|habit|herb|heredit|hilarious|hypothe|horrific|homage", re.I
)
_EIGHT = re.compile(r"8\d*(?![\d,])|8[\d,.]*|1[18](?![\d,])|1[18],")


def articles(evidence: Evidence) -> Iterator[Notice]:
    """CG155: "a anchor", a slip that would embarrass in print. English only; where ears differ, no alarm."""
    if evidence.article.language != "en":
        return
    for passage in _prose(evidence):
        for found in _ARTICLE.finditer(_without_code(passage.text)):
            named = any(m.start <= found.start() < m.end for m in passage.text.marked("em"))
            if (
                not named
                and found["article"] in ("a", "an")
                and _is_slip(found["article"], found["word"])
            ):
                yield notice(
                    "CG155",
                    "info",
                    f"{found[0]!r}: wrong article",
                    passage.text.span(*found.span()),
                )


# "points a and b": a letter that is a name.
_LETTER_A = frozenset("and or of is are was to in than which as has from with equals".split())


def _is_slip(article: str, word: str) -> bool:
    if word.lower() in _LETTER_A:
        return False
    letters = re.split(r"[-’']", word)[0]
    if word[0].isdigit():
        return article == "a" and bool(_EIGHT.match(word))
    if len(letters) < 2:  # "an x-ray", "a U-turn": a letter is read by its name
        return False
    if (
        letters.isupper()
    ):  # read as letters or as a word? Sure only of those that open on a vowel's name
        return article == "a" and letters[0] in "AEIO" and not _YOO_WA.match(letters)
    if any(c.isupper() or c.isdigit() for c in letters[1:]):
        return False
    if not re.search(
        r"[aeiouy]", letters, re.I
    ):  # "an npm script", "an ssh key": read by its letters
        return False
    first = letters[0].lower()
    if first == "h":
        silent = bool(_SILENT_H.match(letters))
        return silent if article == "a" else not silent and not _EITHER_H.match(letters)
    vowel = first in "aeiou" and not _YOO_WA.match(letters)
    return vowel if article == "a" else not vowel and first != "y"


# Words that no sentence says twice running; "had had", "that that", "look back on it it will" can be right.
_ONCE = {
    "en": "the a an of to and are was were for with at from as or but be has have will can we they which",
    "de": "und ist mit von für auf nicht wird wurde",
    "fr": "le de et les des du est dans pour une",
    "es": "de la el los las y en que es por con para una",
    "pt": "de da do os as em que é por com para uma",
    "it": "di il la e che è per con una del",
    "nl": "de het een en van in op met voor niet",
}


def doubled(evidence: Evidence) -> Iterator[Notice]:
    """CG164: "the the"."""
    once = _ONCE.get(evidence.article.language)
    if once is None:
        return
    form = re.compile(rf"(?<![\w'’.-])({'|'.join(once.split())})[ \u00a0]\1(?![\w'’.-])")
    for passage in _prose(evidence):
        for found in form.finditer(_without_code(passage.text)):
            yield notice(
                "CG164", "info", f"{found[0]!r}: a word twice", passage.text.span(*found.span())
            )


_OPENS = re.compile(r"(?:^|(?<=[\s(\[—–-]))[\"“](?=[^\s\"”])")
_CLOSES = re.compile(r"(?<=[^\s(\[\"“])[\"”](?=$|[\s.,;:!?)\]—–'’-])|(?<=[.,!?…])[\"”]")


def quotes(evidence: Evidence) -> Iterator[Notice]:
    """CG165: a quotation that opens and never closes, where the next paragraph does not go on with it."""
    passages = list(_prose(evidence))
    for passage, after in pairwise([*passages, None]):
        assert passage is not None
        plain = _without_code(passage.text)
        goes_on = after is not None and after.text.plain.lstrip()[:1] in '“„«"‘'
        if goes_on or passage.kind == "quotation" or "„" in plain:
            continue
        at = _left_open(plain)
        if at >= 0:
            words = " ".join(plain[at : at + 40].split(" ")[:-1])
            yield notice(
                "CG165",
                "info",
                f"a quotation is opened and not closed: {words} …",
                passage.text.span(at, at + 1),
            )


def _left_open(plain: str) -> int:
    """Where the last quotation opens, when it never closes and every other one does; else -1."""
    marks = [(m.start(), 1) for m in _OPENS.finditer(plain)]
    marks = sorted(
        marks + [(m.start(), -1) for m in _CLOSES.finditer(plain) if m.start() not in dict(marks)]
    )
    if len(marks) != len(re.findall(r"[\"“”]", plain)):
        return -1  # inches, ditto marks, quotations in quotations
    depth, at = 0, -1
    for place, step in marks:
        depth += step
        if depth not in (0, 1):
            return -1
        at = place if step > 0 else at
    return at if depth == 1 else -1


_NAME = re.compile(r"(?<![\w@#/.-])[A-Z][A-Za-z]*[A-Za-z](?![\w@/-]|\.\w)")
_FULL = re.compile(r"(?<![\w.-])(?P<first>[A-Z][a-z]{2,}) (?P<last>[A-Z][a-zà-þ]{4,})(?![\w-])")


def spellings(evidence: Evidence) -> Iterator[Notice]:
    """CG166: "GitHub" and "Github"; "Dana Okafor" and "Dana Okafer"."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    people: dict[str, Counter[str]] = defaultdict(Counter)
    where: dict[str, Passage] = {}
    for passage in _prose(evidence):
        plain = _without_code(passage.text)
        for found in _NAME.finditer(plain):
            word = found[0]
            if len(word) >= 5 and not word.isupper():
                seen[word.lower()][word] += 1
                where.setdefault(word, passage)
        for found in _FULL.finditer(plain):
            people[found["first"]][found["last"]] += 1
            where.setdefault(found[0], passage)
    for forms in seen.values():
        inner = [w for w in forms if any(c.isupper() for c in w[1:])]
        if len(forms) != 2 or not inner:
            continue
        (usual, often), (other, seldom) = forms.most_common()
        if often >= 2 and often > seldom:
            yield _two_ways(usual, other, where)
    for first, lasts in people.items():
        for (one, n), (two, m) in pairwise(sorted(lasts.items(), key=lambda kv: -kv[1])):
            if n >= 2 and m == 1 and _one_letter_apart(one, two):
                yield _two_ways(f"{first} {one}", f"{first} {two}", where)


def _two_ways(usual: str, other: str, where: dict[str, Passage]) -> Notice:
    return notice(
        "CG166",
        "info",
        f"one name, two spellings: {usual} and {other}",
        _place(other, where),
        _place(usual, where),
    )


def _place(name: str, where: dict[str, Passage]) -> Span:
    text = where[name].text
    at = text.plain.find(name)
    return text.span(at, at + len(name))


def _one_letter_apart(a: str, b: str) -> bool:
    """One letter changed, left out or put in; a letter more at the end makes another word: German, Germany."""
    if abs(len(a) - len(b)) > 1 or a[0] != b[0] or a[-1] != b[-1]:
        return False
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    long, short = (a, b) if len(a) > len(b) else (b, a)
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long))) and not long.endswith(
        "s"
    )


def _prose(evidence: Evidence) -> Iterator[Passage]:
    return (p for p in find_passages(evidence.article) if p.public)


def _without_code(text: Text) -> str:
    """The words with code blanked out: names and marks in it follow other rules."""
    plain = text.plain
    for mark in text.marked("code"):
        plain = f"{plain[: mark.start]}{'·' * (mark.end - mark.start)}{plain[mark.end :]}"
    return plain


RULES = (articles, doubled, quotes, spellings)
