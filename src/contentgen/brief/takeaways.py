"""Article → what it leaves behind: takeaways, words to one audience, headlines ready made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from contentgen.article.model import Article, Role
from contentgen.brief.labels import (
    audience_of,
    is_angle_label,
    is_hook_label,
    is_publisher_audience,
    is_takeaway_label,
    without_number,
)
from contentgen.brief.lexicon import fold, straight, words
from contentgen.brief.model import Audience, Hook, Sentence, Takeaway
from contentgen.brief.passages import Passage, find_passages, find_places
from contentgen.brief.sentences import clean
from contentgen.brief.slugs import slug, unique
from contentgen.source import Span

_LEAD_IN = re.compile(r"^[^.:!?]{0,80}:\s+(?=[A-ZÀ-Þ\"“\d$€£])")
_LONGEST = 4  # sentences of a paragraph that is a takeaway by its words


# --- takeaways --------------------------------------------------------------------------------


def find_takeaways(article: Article, sentences: Iterable[Sentence]) -> Iterator[Takeaway]:
    """Labelled takeaways and those told by their words, in reading order, each text once."""
    found = [*_labelled(article), *_headed(article), *_announced(sentences, article.language)]
    once: dict[str, Takeaway] = {}
    for takeaway in sorted(found, key=lambda t: t.span):
        if takeaway.text and not any(_covers(other.text, takeaway.text) for other in once.values()):
            once[fold(takeaway.text)] = takeaway
    for name, t in zip(
        unique(slug(t.text, "takeaway", 50) for t in once.values()), once.values(), strict=True
    ):
        yield Takeaway(name, t.text, t.span, t.public)


def _covers(text: str, other: str) -> bool:
    return fold(other) in fold(text) or fold(text) in fold(other)


def _labelled(article: Article) -> Iterator[Takeaway]:
    for passage in find_passages(article):
        own = is_takeaway_label(passage.label)
        if own or is_takeaway_label(passage.owner):
            first = passage.span.first if own or not passage.owner_line else passage.owner_line
            first = first if passage.kind != "item" else passage.span.first
            said = clean(passage.text.plain) if own else clean(passage.whole)
            yield Takeaway("", said, Span(first, passage.span.last), passage.public)


def _headed(article: Article) -> Iterator[Takeaway]:
    """Under a heading of takeaways: its list, else its first paragraph."""
    for place, group in groupby(find_passages(article), key=lambda p: p.place):
        if not is_takeaway_label(without_number(place.section.title.plain)):
            continue
        passages = list(group)
        items = [p for p in passages if p.kind == "item"]
        for passage in items or passages[:1]:
            yield Takeaway("", clean(passage.whole), passage.span, passage.public)


def _announced(sentences: Iterable[Sentence], language: str) -> Iterator[Takeaway]:
    heard = [s for s in sentences if s.public and s.role is not Role.FAQ]
    for _, group in groupby(heard, key=lambda s: (s.section, s.span, s.label)):
        paragraph = list(group)
        start = next(
            (n for n in range(len(paragraph)) if _comes_to(paragraph[n : n + 2], language)), None
        )
        if start is None:
            continue
        held = paragraph[start : start + _LONGEST]
        text = " ".join(s.text for s in held)
        if words("announced", language).search(straight(held[0].text)):
            text = _LEAD_IN.sub("", text)
        if not words("leans_back", language).match(straight(text)):
            yield Takeaway("", text, Span.over(s.span for s in held))


def _comes_to(sentences: Sequence[Sentence], language: str) -> bool:
    """Whether these sentences begin by saying what it is all about."""
    first = straight(sentences[0].text)
    if words("announced", language).search(first):
        return True
    turn = words("not_about", language).search(first)
    if not turn or words("leans_back", language).match(first):
        return False
    rest = " ".join([first[turn.end() :], *(straight(s.text) for s in sentences[1:2])])
    return bool(words("but_about", language).search(rest))


# --- audiences ----------------------------------------------------------------------------------


def find_audiences(article: Article) -> Iterator[Audience]:
    """What the article says to one kind of reader: "For renters" as a label or a heading."""
    found = sorted((*_audience_labels(article), *_audience_headings(article)), key=lambda a: a.span)
    for name, a in zip(unique(slug(a.name, "audience") for a in found), found, strict=True):
        yield Audience(name, a.name, a.text, a.span, a.public)


def _audience_labels(article: Article) -> Iterator[Audience]:
    alone = groupby(find_passages(article), key=lambda p: (p.owner, p.owner_line))
    for (owner, line), group in alone:
        passages = list(group)
        if name := audience_of(owner):
            yield _audience(name, passages, line)
            continue
        for passage in passages:
            lead, rest = passage.lead_in
            if name := audience_of(passage.label):
                yield _audience(name, [passage], passage.span.first, own=True)
            elif rest and lead.endswith(",") and (name := audience_of(lead)):
                yield _audience(name, [passage], passage.span.first, own=True)  # **If you rent,** …


def _audience_headings(article: Article) -> Iterator[Audience]:
    for place, group in groupby(find_passages(article), key=lambda p: p.place):
        if name := audience_of(without_number(place.section.title.plain)):
            yield _audience(name, list(group), place.section.span.first)


def _audience(name: str, passages: Sequence[Passage], line: int, *, own: bool = False) -> Audience:
    text = "\n".join(clean(p.text.plain if own else p.whole) for p in passages)
    public = all(p.public for p in passages) and not is_publisher_audience(name)
    return Audience("", name, text, Span(line, passages[-1].span.last), public)


# --- hooks ----------------------------------------------------------------------------------------

_QUOTED = re.compile(r"[\"“„«]\s?([^\"“”„«»]{12,160})\s?[\"”“»]")
_LONGEST_HOOK = 80
_LONGEST_OFFER = 160
_FRAGMENT = re.compile(r"\s*(?::\s|\s[–—-]\s|：|\s\|\s)\s*")


def find_hooks(article: Article) -> Iterator[Hook]:
    """Halves of the title and of headings, then the headlines offered to the publisher."""
    found = [*_from_title(article), *_from_headings(article), *_from_advice(article)]
    seen: set[str] = set()
    for hook in found:
        if fold(hook.text) not in seen:
            seen.add(fold(hook.text))
            yield hook


def _from_title(article: Article) -> Iterator[Hook]:
    title = article.title
    for part in _fragments(title.plain):
        yield Hook(part, title.line_at(0))


def _from_headings(article: Article) -> Iterator[Hook]:
    for place in find_places(article):
        title = place.section.title
        if place.role in (Role.INTRO, Role.BODY, Role.CONCLUSION) and place.public:
            for part in _fragments(without_number(title.plain))[-1:]:
                yield Hook(part, place.section.span.first)


def _fragments(title: str) -> list[str]:
    parts = [p.strip() for p in _FRAGMENT.split(clean(title))]
    return [p for p in parts if _is_headline(p)] if len(parts) > 1 else []


def _is_headline(part: str) -> bool:
    """Words enough, and not somebody else's claim in quotation marks."""
    if not len(part.split()) >= 3 or len(part) > _LONGEST_HOOK or part[0] in '"“„«':
        return False
    return not words("plain_title").fullmatch(fold(part))


def _from_advice(article: Article) -> Iterator[Hook]:
    for passage in find_passages(article):
        tag, text = passage.label or passage.owner or passage.place.title, clean(passage.text.plain)
        if is_hook_label(tag) and len(text.split()) >= 4 and len(text) <= _LONGEST_OFFER:
            yield Hook(text.strip('"“”„«» '), passage.span.first, public=False)
            continue
        tags = (passage.label, passage.owner, passage.whole)
        if passage.public or any(is_angle_label(tag) for tag in tags):
            continue
        for found in _QUOTED.finditer(passage.text.plain):
            text = clean(found[1])
            if len(text.split()) >= 4:
                ended = text if text[:1].isupper() else text.rstrip(".")
                yield Hook(ended, passage.text.line_at(found.start()), public=False)
