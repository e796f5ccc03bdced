"""Article → the angles its author names: "Angle #1: …", "The Viral Angle: …", lists of angles.

Each becomes a draft: title in the author's words (or "" when none is given), pitch, lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from contentgen.article.model import Article, Grid
from contentgen.brief.labels import (
    LONGEST_TITLE,
    is_angle_label,
    is_human_label,
    numbered_angle,
    titled_angle,
)
from contentgen.brief.lexicon import fold, words
from contentgen.brief.passages import Passage, Place, find_passages, find_places
from contentgen.brief.sentences import clean, ends_like_sentence
from contentgen.source import Span

_QUOTED = re.compile(r"[\"“„«]\s?([^\"“”„«»]{3,120}?)[.,]?\s?[\"”“»]")
_FEWEST_TITLE_WORDS = 3  # a quoted word or two inside a pitch is no title


@dataclass(frozen=True, slots=True)
class Draft:
    """An angle as named by its author."""

    title: str
    pitch: str
    span: Span
    place: Place
    public: bool
    number: int = 0  # 0: it has none
    human: bool = False


def find_named_angles(article: Article) -> Iterator[Draft]:
    """Numbered ones first, as numbered; then the others in reading order."""
    passages = list(find_passages(article))
    drafts = [*_headed(passages), *_numbered(passages), *_labelled(passages), *_tabled(article)]
    if not any(d.number for d in drafts):
        drafts += _listed(passages)
    yield from sorted(drafts, key=lambda d: (not d.number, d.human, d.number, d.span))


# --- Angle #1: "…" -----------------------------------------------------------------------------


def _numbered(passages: Sequence[Passage]) -> Iterator[Draft]:
    for n, passage in enumerate(passages):
        found = numbered_angle(passage.whole)
        lead, rest = passage.lead_in
        own = numbered_angle(lead)
        if own and own[1] and rest:
            title = _title_and_pitch(own[1])[0] or own[1]
            yield Draft(title.strip(" :"), clean(rest), passage.span, passage.place, False, own[0])
        elif found:
            yield _numbered_draft(*found, passage, _pitch_after(passages, n))
        elif (owned := numbered_angle(passage.owner)) and _begins_owned(passages, n):
            pitch = [p for p in passages[n:] if p.owner_line == passage.owner_line and p.owner]
            yield _numbered_draft(*owned, passage, pitch, passage.owner_line)


def _begins_owned(passages: Sequence[Passage], n: int) -> bool:
    return n == 0 or passages[n - 1].owner_line != passages[n].owner_line


def _numbered_draft(
    number: int, rest: str, head: Passage, following: Sequence[Passage], line: int = 0
) -> Draft:
    title, own = _title_and_pitch(rest)
    pitch = own or " ".join(clean(p.whole) for p in following)
    last = head.span.last if own or not following else following[-1].span.last
    return Draft(title, pitch, Span(line or head.span.first, last), head.place, False, number)


def _title_and_pitch(rest: str) -> tuple[str, str]:
    """`"The Comeback": it fell, then rose.` → its title and its pitch."""
    quoted = _QUOTED.match(rest)
    if quoted:
        return quoted[1].strip(), clean(rest[quoted.end() :].lstrip(" .:–—-"))
    first, broken, below = rest.strip().partition("\n")
    if broken and len(first) <= LONGEST_TITLE and below.strip():
        return clean(first).rstrip(".:"), clean(below)
    dashed = re.match(r"(?P<head>[^.!?]{3,60}?)\s[–—-]\s(?P<tail>\S.{8,})", rest, re.DOTALL)
    if dashed and " " in dashed["head"].strip():
        return clean(dashed["head"]), clean(dashed["tail"])
    if len(rest) <= LONGEST_TITLE and not re.search(r"[.!]\s", rest):
        return clean(rest).rstrip("."), ""
    head, dash, tail = re.sub(r"\s[–—-]\s", "\x00", rest, count=1).partition("\x00")
    short = dash and len(head) <= LONGEST_TITLE and not ends_like_sentence(head)
    return (clean(head), clean(tail)) if short else ("", clean(rest))


def _pitch_after(passages: Sequence[Passage], n: int) -> list[Passage]:
    """The passages after a label up to the next label of an angle, in the same section."""
    place = passages[n].place
    pitch: list[Passage] = []
    for passage in passages[n + 1 :]:
        if passage.place is not place or _is_angle(passage):
            break
        if pitch and (passage.label or passage.public):
            break
        pitch.append(passage)
    return pitch


def _is_angle(passage: Passage) -> bool:
    return bool(numbered_angle(passage.whole) or is_angle_label(passage.tag))


# --- The Viral Angle: … ------------------------------------------------------------------------


def _labelled(passages: Sequence[Passage]) -> Iterator[Draft]:
    for passage in passages:
        lead, rest = passage.lead_in
        titled = titled_angle(lead)
        tag = lead if titled else passage.label or passage.owner
        if (
            not tag
            or not (is_angle_label(tag) or titled)
            or numbered_angle(passage.whole)
            or numbered_angle(tag)
        ):
            continue
        pitch = clean(rest if titled else passage.text.plain)
        first = (
            passage.span.first
            if passage.label or titled
            else passage.owner_line or passage.span.first
        )
        human = is_human_label(tag)
        span = Span(first, passage.span.last)
        title = titled.strip('"“”„«» ') or _quoted_title(pitch)
        yield Draft(title, pitch, span, passage.place, passage.public, human=human)


def _quoted_title(pitch: str) -> str:
    for found in _QUOTED.finditer(pitch):
        if len(found[1].split()) >= _FEWEST_TITLE_WORDS:
            return found[1].strip()
    return ""


# --- ### Angle 1: …, and lists under "Angles" --------------------------------------------------


def _headed(passages: Sequence[Passage]) -> Iterator[Draft]:
    for place, group in groupby(passages, key=lambda p: p.place):
        found = numbered_angle(place.section.title.plain)
        if found:
            held = list(group)
            title, _ = _title_and_pitch(found[1])
            pitch = " ".join(clean(p.whole) for p in held)
            span = Span(place.section.span.first, held[-1].span.last)
            yield Draft(title, pitch, span, place, False, found[0])


def _listed(passages: Sequence[Passage]) -> Iterator[Draft]:
    for place, group in groupby(passages, key=lambda p: p.place):
        if not words("heading").fullmatch(fold(place.section.title.plain)):
            continue
        items = [p for p in group if p.kind == "item" and not _is_angle(p)]
        for number, item in enumerate(items, 1):
            title, pitch = (item.label, item.text.plain) if item.label else _lead(item)
            plain = clean(title).strip('"“”„«» :.')
            yield Draft(
                plain, clean(pitch) or plain, item.span, place, False, item.ordinal or number
            )


def _lead(item: Passage) -> tuple[str, str]:
    """A bold or quoted start of an item is its title."""
    text = item.text
    bold = next((m for m in text.marked("strong") if m.start == 0), None)
    if bold and bold.end < len(text.plain):
        return text.plain[: bold.end], text.plain[bold.end :].lstrip(" :.–—-")
    return _title_and_pitch(text.plain)


# --- | Angle | Pitch | Visual | -----------------------------------------------------------------


def _tabled(article: Article) -> Iterator[Draft]:
    """The rows of a table that has a column of angles and one that says more of each."""
    for place in find_places(article):
        for grid in (b for b in place.section.blocks if isinstance(b, Grid)):
            heads = [fold(cell.plain) for cell in grid.header]
            column = next((n for n, head in enumerate(heads) if _is_angle_column(head)), None)
            if column is None or len(heads) < 2:
                continue
            for number, (row, line) in enumerate(zip(grid.rows, grid.row_lines, strict=True), 1):
                cells = [clean(cell.plain) for cell in row]
                title = cells[column].strip('"“”„«» ') if column < len(cells) else ""
                if len(title.split()) < 2 or re.search(r"\d\s?°", title):
                    continue
                pitch = "; ".join(c for n, c in enumerate(cells) if n != column and c)
                yield Draft(title, pitch or title, Span(line, line), place, False, number)


def _is_angle_column(head: str) -> bool:
    return bool(words("heading").fullmatch(head)) or is_angle_label(head)
