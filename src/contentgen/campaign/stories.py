"""Brief and cards → stories: the main one, then one an angle.

A story is beats in an order that a reader can follow: a hook that stands alone, what the sections say
at their strongest, the takeaway. Every beat is the article's own sentences; which ones is decided here,
how they fit a network is decided there. A sentence told in one story is worth less to the next: followers
read them all, and X refuses a post whose text it has just had (403, "duplicate content").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from contentgen.article.model import Article, Listing, Role, Text
from contentgen.brief.model import Angle, Brief, Event, Takeaway
from contentgen.brief.slugs import slug, unique
from contentgen.campaign.cards import angle_card, card_for
from contentgen.campaign.desk import BEAT, HOOK, Desk, tells
from contentgen.campaign.headings import without_ordinal
from contentgen.campaign.model import Beat, Said, Story
from contentgen.campaign.pointing import ORDERS, TRADE_TALK, VERB
from contentgen.campaign.prose import Passage, overlap, trim
from contentgen.campaign.sentences import leading_sentences, split_sentences

MOST_BEATS = 8
MOST_ANGLES = 5
CLOSE = (
    200  # characters of a takeaway that leave the last post room for link, disclaimer and hashtags
)
AGAIN = 1.5  # points that a passage loses for every story that tells it already
_MONEY = re.compile(r"[$€£¥]|\b(?:stock|shares|investor|revenue|valuation|invest)", re.I)


@dataclass(slots=True)
class _Told:
    """What the stories so far tell: passages by their order, their openings, takeaways by their id."""

    passages: Counter[int] = field(default_factory=Counter)
    openings: set[int] = field(default_factory=set)
    closes: Counter[str] = field(default_factory=Counter)

    def add(self, chosen: Sequence[Passage]) -> None:
        self.passages.update(p.order for p in chosen)
        self.openings.update(p.order for p in chosen[:1])


def write_stories(desk: Desk) -> tuple[Story, ...]:
    """The main story first, then the angles in the brief's order."""
    before = _Told()
    told = [_main_story(desk, before)]
    for angle in _distinct(desk.brief.angles):
        story = _angle_story(desk, angle, before)
        if story:
            told.append(story)
    ids = unique([story.id for story in told])
    return tuple(replace(story, id=id) for id, story in zip(ids, told, strict=True))


def _distinct(angles: Sequence[Angle]) -> list[Angle]:
    kept: list[Angle] = []
    for angle in angles:
        titled = angle.title and (angle.explicit or angle.public)
        if titled and not any(overlap(angle.title, other.title) > 0.7 for other in kept):
            kept.append(angle)
    return kept[:MOST_ANGLES]


# ---- the main story --------------------------------------------------------------------------


def _main_story(desk: Desk, before: _Told) -> Story:
    """The hook, then the best of each section, a list of figures where the article has one."""
    hook = desk.hook()
    chosen = [hook] if hook else []
    for section in desk.by_section():
        best = desk.best(section, chosen)
        if best:
            chosen.append(best)
    chosen = _heaviest(desk, chosen, MOST_BEATS - 1)
    if len(chosen) < 4:
        chosen = desk.filled(chosen, 4)
    beats = _with_list(_beats(desk, chosen), chosen, desk.brief.article)
    before.add(chosen)
    return _story(desk, "main", desk.brief.title, [*beats, *_close(desk, chosen, "", before)])


def _heaviest(desk: Desk, chosen: Sequence[Passage], most: int) -> list[Passage]:
    kept = sorted(chosen[1:], key=lambda p: -desk.weights[p.order])[: most - 1]
    return [*chosen[:1], *(p for p in chosen[1:] if p in kept)]


def _with_list(beats: list[Beat], chosen: Sequence[Passage], article: Article) -> list[Beat]:
    """A list of figures is a post by itself, and often the best one."""
    for listing, heading in _figure_lists(article):
        rows = [Said(f"{i.label}: {i.text.plain.rstrip('.')}", i.span.lines) for i in listing.items]
        head = Said(f"{without_ordinal(heading.plain)}:", (heading.line_at(0),))
        if len(head.text) + sum(len(row.text) + 1 for row in rows) > BEAT - 20:
            continue
        at = 1 + sum(max(p.said.lines) < listing.span.first for p in chosen[1:])
        return [*beats[:at], Beat("list", (head, *rows), listed=True), *beats[at:]]
    return beats


def _figure_lists(article: Article) -> Iterator[tuple[Listing, Text]]:
    """Lists of three to six labelled figures in public sections, with their heading."""
    told = [s for s in article.walk() if s.role in (Role.INTRO, Role.BODY) and s.title.plain]
    for section in told:
        for block in section.blocks:
            if isinstance(block, Listing) and 3 <= len(block.items) <= 6 and _is_figures(block):
                yield block, section.title


def _is_figures(listing: Listing) -> bool:
    return all(item.label and re.search(r"\d", item.text.plain) for item in listing.items)


# ---- one angle -------------------------------------------------------------------------------


def _angle_story(desk: Desk, angle: Angle, before: _Told) -> Story | None:
    """The angle's evidence, its steps in order, then what is nearest to it."""
    theme, steps, evidence = (
        _theme(desk, angle),
        _steps(desk.brief, angle),
        _evidence(desk, angle, before),
    )
    chosen = list(evidence)
    for event in steps:
        step = desk.nearest(event.label, chosen)
        if step:
            chosen.append(step)
    worth = {p.order: desk.fit(theme, p) - AGAIN * before.passages[p.order] for p in desk.passages}
    for passage in sorted(desk.passages, key=lambda p: (-worth[p.order], p.order)):
        if len(chosen) >= 5 or worth[passage.order] < 2.5:
            break
        if not desk.repeats_any(passage, chosen):
            chosen.append(passage)
    if len(chosen) < 3 and angle.explicit:
        chosen = desk.filled(chosen, 3, theme)
    if len(chosen) < 3:
        return None
    if not steps and not evidence:
        chosen = _hooked(desk, chosen, theme, before)
    before.add(chosen)
    beats = _beats(desk, chosen, angle_card(desk.cards, angle))
    told = [*beats, *_close(desk, chosen, theme, before)]
    return _story(desk, slug(angle.title), angle.title, told, angle)


def _theme(desk: Desk, angle: Angle) -> str:
    """What the angle is about: its title, what its pitch says of the story, its evidence.

    Of a sentence that tells the publisher what to do only the names and figures count.
    """
    told = []
    for sentence in split_sentences(angle.pitch, desk.brief.language):
        if ORDERS.match(sentence):
            told += re.findall(r"\b[A-Z][\w-]+|[$€£]?\d[\w.,]*", sentence[1:])
        else:
            told.append(TRADE_TALK.sub(" ", sentence))
    evidence = [s.sentence for s in desk.brief.stats if s.id in angle.evidence]
    return " ".join((angle.title, *told, *evidence))


def _steps(brief: Brief, angle: Angle) -> tuple[Event, ...]:
    """The arrow chain that the angle tells."""
    own = (t.events for t in brief.timelines if t.id in angle.evidence)
    return next((e for e in own if all(event.precision == "order" for event in e)), ())


def _evidence(desk: Desk, angle: Angle, before: _Told) -> list[Passage]:
    """The passage that tells the series the angle rests on; rather one that no story tells yet."""
    told = [s for s in desk.brief.series if s.id in angle.evidence]
    able = [p for p in desk.passages if any(tells(p.said.text, s) for s in told)]
    return sorted(able, key=lambda p: before.passages[p.order])[:1]


def _hooked(desk: Desk, chosen: Sequence[Passage], theme: str, before: _Told) -> list[Passage]:
    """The strongest that opens no other story first, the rest as the article has them."""
    able = [p for p in chosen if len(p.said.text) <= HOOK] or list(chosen)
    fresh = [p for p in able if p.order not in before.openings] or able
    first = max(
        fresh,
        key=lambda p: (
            desk.fit(theme, p)
            + 1.0 * bool(desk.stats[p.order])
            + 1.5 * bool(re.search(r"\d", p.said.text))
        ),
    )
    return [first, *sorted((p for p in chosen if p is not first), key=lambda p: p.order)]


# ---- both ------------------------------------------------------------------------------------


def _beats(desk: Desk, chosen: Sequence[Passage], first_card: str = "") -> list[Beat]:
    """One passage a beat, each with the card that shows it best, no card twice."""
    used: set[str] = set()
    beats = []
    for number, passage in enumerate(chosen):
        stats, said = desk.stats[passage.order], passage.said
        own = first_card if number == 0 else ""
        card = own or card_for(desk.cards, stats, said.lines, used)
        used.add(card)
        role = "hook" if number == 0 else "fact"
        beats.append(Beat(role, (replace(said, ids=stats),), card))
    return beats


def _close(desk: Desk, chosen: Sequence[Passage], theme: str, before: _Told) -> list[Beat]:
    """The takeaway nearest to what the story is about that repeats none of it; each closes one story
    before any closes two."""
    told = " ".join(p.said.text for p in chosen)
    lines = {line for p in chosen for line in p.said.lines}
    fresh = [
        (takeaway, words)
        for takeaway in desk.brief.takeaways
        if (words := _closing_words(takeaway, desk.brief.language))
        and overlap(words, told) < 0.75
        and not lines & set(takeaway.span.lines)
    ]
    if not fresh:
        return []
    best, words = min(fresh, key=lambda f: (before.closes[f[0].id], -desk.near(theme, f[0].text)))
    before.closes[best.id] += 1
    return [Beat("takeaway", (Said(words, best.span.lines, (best.id,)),))]


def _closing_words(takeaway: Takeaway, language: str) -> str:
    """As many of its sentences as fit a closing post; none that is half a sentence at the end."""
    if not takeaway.public:
        return ""
    kept = leading_sentences(trim(takeaway.text), CLOSE, language)
    sentences = list(split_sentences(kept, language))
    while len(sentences) > 1 and sentences[-1].isascii() and not VERB.search(sentences[-1]):
        sentences.pop()
    return " ".join(sentences)


def _story(desk: Desk, id: str, title: str, beats: list[Beat], angle: Angle | None = None) -> Story:
    text = " ".join(said.text for beat in beats for said in beat.parts)
    return Story(
        id=id,
        title=title,
        angle=angle.id if angle else "",
        beats=tuple(beats),
        hashtags=_hashtags(desk.brief.hashtags, text),
        money=bool(_MONEY.search(text)),
        ids=(angle.id, *angle.evidence) if angle else (),
    )


def _hashtags(tags: Sequence[str], text: str) -> tuple[str, ...]:
    """The two that the story itself names, else the author's first two."""
    bare = re.sub(r"[^\w]", "", text).lower()
    named = [tag for tag in tags if tag.lower() in bare]
    return tuple([*named, *(tag for tag in tags if tag not in named)][:2])
