"""Brief and cards → stories: the main one, then one an angle.

A story is beats in an order that a reader can follow: a hook that stands alone, what the sections say
at their strongest, the takeaway. Every beat is the article's own sentences; which ones is decided here,
how they fit a network is decided there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from contentgen.article.model import Article, Listing, Role, Text
from contentgen.brief.model import Angle, Brief, Series, Takeaway
from contentgen.brief.slugs import slug, unique
from contentgen.campaign.cards import angle_card, card_for
from contentgen.campaign.headings import without_ordinal
from contentgen.campaign.model import Beat, Card, Said, Story
from contentgen.campaign.pointing import ORDERS, TRADE_TALK, VERB
from contentgen.campaign.prose import Passage, overlap, owned, passages, trim
from contentgen.campaign.sentences import leading_sentences, split_sentences
from contentgen.campaign.weigh import Nearness, main_name, stats_in, weigh

HOOK = 236  # a first post of at most 240 leaves room for a counter
BEAT = 262
MOST_BEATS = 8
# Where a story's own steps are told best: its opening, hardly ever its FAQ.
_EARLY = {Role.INTRO: 1.0, Role.FAQ: -2.5}
_MONEY = re.compile(r"[$€£¥]|\b(?:stock|shares|investor|revenue|valuation|invest)", re.I)


def write_stories(brief: Brief, cards: Sequence[Card]) -> tuple[Story, ...]:
    """The main story first, then the angles in the brief's order."""
    desk = Desk(brief, cards)
    angles = [a for a in brief.angles if a.title and (a.explicit or a.public)]
    told = [desk.main(), *(s for angle in _distinct(angles) if (s := desk.angle(angle)))]
    ids = unique([s.id for s in told])
    return tuple(
        Story(id, s.title, s.angle, s.beats, s.hashtags, s.money, s.ids)
        for id, s in zip(ids, told, strict=True)
    )


def _distinct(angles: Sequence[Angle]) -> list[Angle]:
    kept: list[Angle] = []
    for angle in angles:
        if not any(overlap(angle.title, other.title) > 0.7 for other in kept):
            kept.append(angle)
    return kept[:5]


class Desk:
    """What every story of one campaign is written from."""

    def __init__(self, brief: Brief, cards: Sequence[Card]) -> None:
        self.brief = brief
        self.cards = cards
        self.name = main_name(brief)
        self.passages = [self._owned(p) for p in passages(brief)]
        self.near = Nearness(self.passages)
        self.weights = {p.order: weigh(p, brief, self.name) for p in self.passages}
        self._top = _top_sections(brief.article)
        self._ended: Counter[str] = Counter()  # takeaway → stories it closes

    def _owned(self, passage: Passage) -> Passage:
        for stat in stats_in(passage.said.text, self.brief)[:1]:
            said = owned(passage.said, stat.entity, stat.metric)
            if said is not passage.said and len(said.text) <= BEAT:
                return Passage(said, passage.section, passage.role, passage.order, passage.label)
        return passage

    # ---- the main story ----

    def main(self) -> Story:
        chosen = [hook] if (hook := self.hook()) else []
        for passages_of_section in self._by_section():
            best = self._best(passages_of_section, chosen)
            if best:
                chosen.append(best)
        chosen = self._most(chosen, MOST_BEATS - 1)
        if len(chosen) < 4:
            chosen = self._filled(chosen, 4)
        beats = self._with_list(self._beats(chosen), chosen)
        return self._story("main", self.brief.title, "", [*beats, *self._close(chosen)])

    def _with_list(self, beats: list[Beat], chosen: Sequence[Passage]) -> list[Beat]:
        """A list of figures is a post by itself, and often the best one: put where the article has it."""
        for listing, heading in _figure_lists(self.brief.article):
            rows = [
                Said(f"{i.label}: {i.text.plain.rstrip('.')}", i.span.lines) for i in listing.items
            ]
            head = Said(f"{without_ordinal(heading.plain)}:", (heading.line_at(0),))
            if len(head.text) + sum(len(row.text) + 1 for row in rows) > BEAT - 20:
                continue
            at = 1 + sum(max(p.said.lines) < listing.span.first for p in chosen[1:])
            return [*beats[:at], Beat("list", (head, *rows), listed=True), *beats[at:]]
        return beats

    def hook(self) -> Passage | None:
        """A change in one metric first, then whatever carries the title's own figures."""
        able = [
            p
            for p in self.passages
            if len(p.said.text) <= HOOK and p.role in (Role.INTRO, Role.BODY)
        ]
        title = f"{self.brief.title} {self.brief.subtitle}"

        def strength(passage: Passage) -> tuple[float, int]:
            text = passage.said.text
            points = self.weights[passage.order]
            points += 3.0 * any(_tells(text, s) for s in self.brief.series)
            points += 0.35 * self.near(title, text) * (passage.label != "deck")
            points += 5.0 * (passage.label == "deck" and bool(stats_in(text, self.brief)))
            points += 1.5 * (self.name != "" and self.name in text[:60])
            points -= 2.0 * (not stats_in(text, self.brief))
            points -= 1.0 * (len(text) > 190) + 1.0 * (len(stats_in(text, self.brief)) > 2)
            return points, -passage.order

        return max(able, key=strength, default=None)

    def _by_section(self) -> list[list[Passage]]:
        sections: dict[int, list[Passage]] = {}
        for passage in self.passages:
            if passage.role in (Role.INTRO, Role.BODY, Role.CONCLUSION):
                sections.setdefault(self._top.get(passage.section, 0), []).append(passage)
        return [sections[key] for key in sorted(sections)]

    def _best(self, able: Sequence[Passage], chosen: Sequence[Passage]) -> Passage | None:
        fresh = [p for p in able if not any(self._repeats(p, c) for c in chosen)]
        best = max(fresh, key=lambda p: (self.weights[p.order], -p.order), default=None)
        return best if best and self.weights[best.order] > 0.5 else None

    def _repeats(self, passage: Passage, other: Passage) -> bool:
        if passage.order == other.order or set(passage.said.lines) & set(other.said.lines):
            return True
        figures = {s.id for s in stats_in(passage.said.text, self.brief)}
        told = {s.id for s in stats_in(other.said.text, self.brief)}
        return overlap(passage.said.text, other.said.text) > 0.5 or (
            bool(figures) and figures <= told
        )

    def _most(self, chosen: Sequence[Passage], most: int) -> list[Passage]:
        if len(chosen) <= most:
            return list(chosen)
        kept = sorted(chosen[1:], key=lambda p: -self.weights[p.order])[: most - 1]
        return [chosen[0], *(p for p in chosen[1:] if p in kept)]

    def _filled(self, chosen: Sequence[Passage], least: int, theme: str = "") -> list[Passage]:
        """More of the heaviest passages, until there are enough; the first stays first."""
        full = list(chosen)
        rest = sorted(
            self.passages,
            key=lambda p: (
                -self.near(theme, p.said.text) if theme else -self.weights[p.order],
                p.order,
            ),
        )
        for passage in rest:
            if len(full) >= least:
                break
            if passage.role is not Role.FAQ and not any(self._repeats(passage, c) for c in full):
                full.append(passage)
        return full[:1] + sorted(full[1:], key=lambda p: p.order)

    # ---- one angle ----

    def angle(self, angle: Angle) -> Story | None:
        theme = self._theme(angle)
        steps = next(
            (
                t.events
                for t in self.brief.timelines
                if t.id in angle.evidence and all(e.precision == "order" for e in t.events)
            ),
            (),
        )
        chosen: list[Passage] = self._evidence(angle)
        for event in steps:
            step = self._nearest(event.label, chosen)
            if step:
                chosen.append(step)
        for passage in sorted(self.passages, key=lambda p: (-self._fit(theme, p), p.order)):
            if len(chosen) >= 5 or self._fit(theme, passage) < 2.5:
                break
            if not any(self._repeats(passage, c) for c in chosen):
                chosen.append(passage)
        if len(chosen) < 3:
            return None
        if not steps and not self._evidence(angle):
            chosen = self._hooked(chosen, theme)
        card = angle_card(self.cards, angle)
        beats = self._beats(chosen, card)
        return self._story(
            slug(angle.title),
            angle.title,
            angle.id,
            [*beats, *self._close(chosen, theme)],
            (angle.id, *angle.evidence),
        )

    def _evidence(self, angle: Angle) -> list[Passage]:
        """The passage that tells the series the angle rests on."""
        told = [s for s in self.brief.series if s.id in angle.evidence]
        able = [p for p in self.passages if any(_tells(p.said.text, s) for s in told)]
        return able[:1]

    def _theme(self, angle: Angle) -> str:
        """What the angle is about: its title, what its pitch says of the story, its evidence.

        Of a sentence that tells the publisher what to do only the names and figures count.
        """
        told = []
        for sentence in split_sentences(angle.pitch, self.brief.language):
            if ORDERS.match(sentence):
                told += re.findall(r"\b[A-Z][\w-]+|[$€£]?\d[\w.,]*", sentence[1:])
            else:
                told.append(TRADE_TALK.sub(" ", sentence))
        evidence = [s.sentence for s in self.brief.stats if s.id in angle.evidence]
        return " ".join((angle.title, *told, *evidence))

    def _fit(self, theme: str, passage: Passage) -> float:
        return (
            # A long passage shares more words with anything.
            self.near(theme, passage.said.text) / max(1.0, len(passage.said.text) / 110) ** 0.5
            + 0.1 * self.weights[passage.order]
            - 1.5 * (passage.role is Role.FAQ)
        )

    def _nearest(self, words: str, chosen: Sequence[Passage]) -> Passage | None:
        fresh = [
            p
            for p in self.passages
            if not any(self._repeats(p, c) for c in chosen) and len(p.said.text) <= HOOK
        ]
        best = max(
            fresh,
            key=lambda p: (self.near(words, p.said.text) + _EARLY.get(p.role, 0.0), -p.order),
            default=None,
        )
        return best if best and self.near(words, best.said.text) > 3 else None

    def _hooked(self, chosen: Sequence[Passage], theme: str) -> list[Passage]:
        """The strongest first, the rest as the article has them."""
        able = [p for p in chosen if len(p.said.text) <= HOOK] or list(chosen)
        first = max(
            able, key=lambda p: self._fit(theme, p) + 2.0 * bool(stats_in(p.said.text, self.brief))
        )
        return [first, *sorted((p for p in chosen if p is not first), key=lambda p: p.order)]

    # ---- shared ----

    def _beats(self, chosen: Sequence[Passage], first_card: str = "") -> list[Beat]:
        used: set[str] = set()
        beats = []
        for number, passage in enumerate(chosen):
            stats = [s.id for s in stats_in(passage.said.text, self.brief)]
            card = (
                first_card
                if number == 0 and first_card
                else card_for(self.cards, stats, passage.said.lines, used)
            )
            used.add(card)
            said = Said(passage.said.text, passage.said.lines, tuple(stats), passage.said.computed)
            beats.append(Beat("hook" if number == 0 else "fact", (said,), card))
        return beats

    def _close(self, chosen: Sequence[Passage], theme: str = "") -> list[Beat]:
        """The takeaway nearest to what the story is about, that repeats none of it; each ends one story
        before any ends two."""
        told = " ".join(p.said.text for p in chosen)
        fresh = [
            t for t in self.brief.takeaways
            if self._closing_words(t) and overlap(self._closing_words(t), told) < 0.75
            and not any(set(t.span.lines) & set(p.said.lines) for p in chosen)
        ]  # fmt: skip
        best = min(
            fresh,
            key=lambda t: (
                self._ended[t.id],
                -self.near(theme, t.text) if theme else fresh.index(t),
            ),
            default=None,
        )
        if best is None:
            return []
        self._ended[best.id] += 1
        said = Said(self._closing_words(best), best.span.lines, (best.id,))
        return [Beat("takeaway", (said,))]

    def _closing_words(self, takeaway: Takeaway) -> str:
        """As many of its sentences as fit a closing post; none that is half a sentence at the end."""
        if not takeaway.public:
            return ""
        kept = leading_sentences(trim(takeaway.text), 200, self.brief.language)
        sentences = list(split_sentences(kept, self.brief.language))
        while len(sentences) > 1 and sentences[-1].isascii() and not VERB.search(sentences[-1]):
            sentences.pop()
        return " ".join(sentences)

    def _story(
        self, id: str, title: str, angle: str, beats: list[Beat], ids: tuple[str, ...] = ()
    ) -> Story:
        text = " ".join(said.text for beat in beats for said in beat.parts)
        return Story(
            id, title, angle, tuple(beats), self._hashtags(text), bool(_MONEY.search(text)), ids
        )

    def _hashtags(self, text: str) -> tuple[str, ...]:
        """The two that the story itself names, else the author's first two."""
        bare = re.sub(r"[^\w]", "", text).lower()
        named = [tag for tag in self.brief.hashtags if tag.lower() in bare]
        rest = [tag for tag in self.brief.hashtags if tag not in named]
        return tuple((named + rest)[:2])


def _figure_lists(article: Article) -> Iterator[tuple[Listing, Text]]:
    """Lists of three to six labelled figures in public sections, with their heading."""
    told = [s for s in article.walk() if s.role in (Role.INTRO, Role.BODY) and s.title.plain]
    for section in told:
        for block in section.blocks:
            if isinstance(block, Listing) and 3 <= len(block.items) <= 6 and _is_figures(block):
                yield block, section.title


def _is_figures(listing: Listing) -> bool:
    return all(item.label and re.search(r"\d", item.text.plain) for item in listing.items)


def _tells(text: str, series: Series) -> bool:
    return (
        series.kind == "time"
        and len(series.items) == 2
        and all(_bare(i.surface) in text for i in series.items)
    )


def _bare(surface: str) -> str:
    found = re.search(r"[$€£]?\d.*", surface)
    return found[0] if found else surface


def _top_sections(article: Article) -> dict[str, int]:
    """Heading → the number of its top-level section."""
    return {
        inner.title.plain: number
        for number, section in enumerate(article.sections)
        for inner in section.walk()
    }
