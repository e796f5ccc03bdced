"""Article → the words someone is really quoted with, and the author's paraphrases in italics.

A quotation stands in quotation marks, has two words or more, and someone is named as its speaker
in the same sentence (or its block quote, or its table row). Scare quotes and titles are none. A
paraphrase is a whole sentence in italics after a colon; `by` is then whom the author speaks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from contentgen.article.model import Article, Mark
from contentgen.brief.lexicon import fold, straight, words
from contentgen.brief.model import Quote, Sentence, Table
from contentgen.brief.passages import Passage, find_passages
from contentgen.brief.sentences import clean, cut, ends_like_sentence
from contentgen.brief.slugs import slug, unique
from contentgen.brief.speakers import Marked, claimed, is_person, labelled, says_a_pronoun, speaker
from contentgen.brief.tables import find_tables

_SHORTEST_JAPANESE = 6  # characters; words cannot be counted
_MARKS = re.compile(
    r"“([^“”]{3,800})”"
    r'|(?<![\w"])"([^"]{3,800}?)"(?!\w)'
    r"|«\s?([^«»]{3,800}?)\s?»"
    r"|„([^„“”\"]{3,800})[“”\"]"
    r"|»([^«»]{3,800})«"
    r"|(?<!\w)‘((?:[^‘’]|’(?=\w)){8,800}[,.!?])’(?!\w)"
    r"|[「『]([^「」『』]{4,800})[」』]"
)
_LONGEST_LEAD = 600  # characters before a saying in which the sentence that leads in to it begins
_LONGEST_SAYING = 1_000
_NEAR = 240  # characters around a quotation in which its speaker is named
_OUTER = '"“”„«» '


@dataclass(frozen=True, slots=True)
class _Before:
    """The sentence before, its line, and who spoke in it: "she said" means her."""

    sentence: str = ""
    line: int = 0
    by: str = ""


_NOTHING = _Before()
_NEXT = 2  # lines between a sentence and one in the next paragraph


def find_quotes(article: Article, sentences: Iterable[Sentence]) -> Iterator[Quote]:
    """Quotations and paraphrases in the order of their lines, each text once."""
    language = article.language
    found = [
        *_in_subtitle(article),
        *_in_sentences(sentences, language),
        *_in_block_quotes(article),
        *_in_tables(find_tables(article), language),
        *_paraphrases(article),
    ]
    once: dict[str, Quote] = {}
    for quote in sorted(found, key=lambda q: q.line):
        once.setdefault(fold(quote.text), quote)
    names = unique(slug(q.text, "quote") for q in once.values())
    for name, quote in zip(names, once.values(), strict=True):
        yield replace(quote, id=name)


def _in_subtitle(article: Article) -> Iterator[Quote]:
    if article.subtitle:
        text = article.subtitle
        for start, end in cut(text.plain, article.language):
            line = text.line_at(start)
            yield from _in_sentence(clean(text.plain[start:end]), line, article.language)


def _in_sentences(sentences: Iterable[Sentence], language: str) -> Iterator[Quote]:
    before = _NOTHING
    for sentence in (s for s in sentences if s.public):
        line, label = sentence.span.first, sentence.label
        found = list(_in_sentence(sentence.text, line, language, label, before))
        yield from found
        before = _Before(sentence.text, sentence.span.last, found[-1].by if found else "")


def _in_sentence(
    sentence: str, line: int, language: str, label: str = "", before: _Before = _NOTHING
) -> Iterator[Quote]:
    for marked in _marked(sentence, language):
        by = speaker(marked) or labelled(marked, label) or _goes_on(marked, line, before)
        if by and _is_quotation(marked):
            yield Quote("", _bare(marked.text), by, False, sentence, line)


def _goes_on(marked: Marked, line: int, before: _Before) -> str:
    """The speaker of the sentence before, if "she said" this or it is nothing but quotation."""
    alone = not (marked.before + marked.after).strip(" .")
    if alone and before.by and before.line == line:
        return before.by
    if not says_a_pronoun(marked) or line - before.line > _NEXT:
        return ""
    named = before.by or speaker(Marked("", before.sentence[-_NEAR:], "", marked.language))
    return named if named and is_person(named, before.sentence) else ""


def _marked(sentence: str, language: str) -> Iterator[Marked]:
    for mark in _MARKS.finditer(sentence):
        text = next(group for group in mark.groups() if group is not None).strip()
        japanese = mark.group()[0] in "「『" and len(text) >= _SHORTEST_JAPANESE
        if japanese or len(text.split()) >= 2:
            yield Marked(
                text, _left(sentence, mark.start()), _right(sentence, mark.end()), language
            )


def _left(sentence: str, end: int) -> str:
    """The words before `end`; the dots say that the sentence begins earlier."""
    return sentence[:end] if end <= _NEAR else "…" + sentence[end - _NEAR : end]


def _right(sentence: str, start: int) -> str:
    return sentence[start : start + _NEAR]


def _bare(text: str) -> str:
    """The quotation without the punctuation of the sentence around it."""
    plain = text.strip(" ,;")
    whole = plain[:1].isupper() or not plain[:1].isalpha()
    return plain if whole else plain.rstrip(".").rstrip()


def _is_quotation(marked: Marked) -> bool:
    """Not a name given to something, and not a title."""
    before = straight(marked.before)
    named = [m.end() for m in words("naming", marked.language).finditer(before)]
    if named and not before[named[-1] :].strip(" :,"):
        return False
    long = re.findall(r"[^\W\d_]{4,}", marked.text)
    titled = len(long) >= 2 and all(word[0].isupper() for word in long)
    return not titled or ends_like_sentence(marked.text)


# --- block quotes, table rows, italics ----------------------------------------------------------


def _in_block_quotes(article: Article) -> Iterator[Quote]:
    for passage in find_passages(article):
        text = clean(passage.text.plain)
        if passage.kind == "quotation" and passage.by and passage.public and text:
            whole = len(re.findall(r"[\"“”„«»]", text)) <= 2
            by = clean(passage.by.lstrip("—–- "))
            bare = text.strip(_OUTER) if whole else text
            yield Quote("", bare, by, False, text, passage.span.first)


def _in_tables(tables: Iterable[Table], language: str) -> Iterator[Quote]:
    for table in (t for t in tables if t.public):
        names = [fold(column.name) for column in table.columns]
        who = [n for n, name in enumerate(names) if words("person_column").search(name)]
        firm = [n for n, name in enumerate(names) if words("firm_column").search(name)]
        for row, line in zip(table.rows, table.row_lines, strict=True):
            by = ", ".join(row[n] for n in (*who[:1], *firm[:1]) if n < len(row) and row[n])
            yield from _in_row(row, line, by, language)


def _in_row(row: Sequence[str], line: int, by: str, language: str) -> Iterator[Quote]:
    for cell in row:
        for marked in _marked(cell, language):
            said_by = by or speaker(marked)
            if said_by and _is_quotation(marked):
                yield Quote("", _bare(marked.text), said_by, False, cell, line)


def _paraphrases(article: Article) -> Iterator[Quote]:
    for passage in find_passages(article):
        if passage.public and passage.kind in ("paragraph", "item"):
            for mark in passage.text.marked("em"):
                yield from _paraphrased(passage, mark, article.language)


def _paraphrased(passage: Passage, mark: Mark, language: str) -> Iterator[Quote]:
    text = passage.text
    if mark.end - mark.start > _LONGEST_SAYING:
        return
    said = clean(text.plain[mark.start : mark.end])
    before = text.plain[max(0, mark.start - _LONGEST_LEAD) : mark.start]
    lead = re.split(r"(?<=[.!?])\s+", before.rstrip(_OUTER))[-1]
    if not lead.endswith((":", "：", ",")) or not ends_like_sentence(said) or len(said) < 10:
        return
    by = claimed(straight(lead), language)
    if by is not None:
        line = text.line_at(mark.start)
        yield Quote("", said.strip(_OUTER), by, True, clean(f"{lead} {said}"), line)
