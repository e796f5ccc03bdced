"""Brief, cards and stories → the plan of the letter: what goes in, in which order.

The article's own sentences throughout; what a section of the letter prints is self-contained, since a
reader of mail has not read the paragraph before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contentgen.article.model import Notice
from contentgen.brief.model import Audience, Brief, Faq, Quote, Stat
from contentgen.campaign.cards import is_hero
from contentgen.campaign.desk import Desk
from contentgen.campaign.figures import figure_of
from contentgen.campaign.model import NOTHING, Asked, Card, Figure, LetterPlan, Said
from contentgen.campaign.parts import letter_parts
from contentgen.campaign.prose import overlap, trim
from contentgen.campaign.sentences import leading_sentences
from contentgen.campaign.subjects import preheader, subject_lines


def plan_letter(brief: Brief, cards: Sequence[Card], desk: Desk, audience: str = "") -> LetterPlan:
    """`audience` names whom to speak to first, as the article calls them ("renters")."""
    title = brief.article.title
    headline = Said(brief.title, title.span(0, max(1, len(title.plain))).lines)
    lead = _lead(brief, desk)
    band = _band(brief)
    used: set[str] = set()
    top = _top_card(brief, cards)
    used.add(top)
    parts = tuple(letter_parts(brief, cards, desk, used, lead))
    subjects = tuple(subject_lines(brief, headline)[:5])
    return LetterPlan(
        subjects=subjects,
        preheader=preheader(brief, desk, subjects),
        kicker=_kicker(brief),
        headline=headline,
        lead=lead,
        band=band,
        card=top,
        parts=parts,
        faq=tuple(_picks(brief)),
        faq_total=sum(f.public for f in brief.faq),
        takeaways=tuple(_takeaways(brief, lead)),
        audiences=tuple(
            (_addressed(a.name, brief.language), Said(a.text, a.span.lines, (a.id,)))
            for a in _first(brief.audiences, audience)
            if a.public
        )[:3],
        quote=next((Said(q.text, (q.line,), (q.id,)) for q in _real_quotes(brief)), None),
        quote_by=next((q.by for q in _real_quotes(brief)), ""),
        disclaimer=Said(
            brief.disclaimer, brief.disclaimer_span.lines if brief.disclaimer_span else ()
        ),
    )


def _first(audiences: Sequence[Audience], wanted: str) -> list[Audience]:
    return sorted(audiences, key=lambda a: not wanted or wanted.lower() not in a.name.lower())


def unknown_audience(brief: Brief, wanted: str) -> tuple[Notice, ...]:
    """A notice when the article has no paragraph for `wanted`."""
    names = [a.name for a in brief.audiences if a.public]
    if not wanted or any(wanted.lower() in name.lower() for name in names):
        return ()
    known = f"it speaks to: {', '.join(names)}" if names else "it speaks to nobody by name"
    return (Notice("CG161", "warning", f"no paragraph for the audience {wanted!r}; {known}", ()),)


def _addressed(name: str, language: str) -> str:
    """ "American Investor" → "For the American Investor"; other languages keep the bare name."""
    if language != "en" or not name:
        return name
    return f"For the {name}" if name[:1].isupper() else f"For {name}"


def all_asked(brief: Brief) -> tuple[Asked, ...]:
    return tuple(
        Asked(Said(f.question, f.span.lines, (f.id,)), Said(f.answer, f.span.lines, (f.id,)))
        for f in brief.faq
        if f.public
    )


def _kicker(brief: Brief) -> Said:
    minutes = f"{brief.reading_minutes} minute{'s' if brief.reading_minutes != 1 else ''}"
    stated = brief.article.get("reading_minutes")
    category = brief.article.get("category")
    lines = tuple(sorted({line for meta in (stated, category) if meta for line in meta.span.lines}))
    return Said(" · ".join(words for words in (brief.category, minutes) if words), lines)


def _lead(brief: Brief, desk: Desk) -> Said:
    subtitle = brief.article.subtitle
    if subtitle and subtitle.plain:
        return Said(subtitle.plain, subtitle.span(0, len(subtitle.plain)).lines)
    hook = desk.hook()
    return hook.said if hook else NOTHING


def _band(brief: Brief) -> tuple[Figure, ...]:
    """Two or three figures with captions short enough to stand under them."""
    able = [s for s in brief.stats if is_hero(s) and len(s.label) <= 60]
    chosen: list[Stat] = []
    for stat in able:
        if not any(overlap(stat.label, c.label) > 0.6 for c in chosen):
            chosen.append(stat)
    return tuple(figure_of(s, _caption(s)) for s in chosen[:3]) if len(chosen) >= 2 else ()


def _caption(stat: Stat) -> str:
    """With its owner, where the caption does not name one: the band stands apart from any sentence."""
    label = stat.label
    if (
        stat.entity
        and stat.entity not in label
        and len(label) + len(stat.entity) <= 62
        and re.match(r"(?:committed|invested|pledged|spent|paid|raised)\b", label)
    ):
        return (
            f"{label} by {stat.entity}" if " by " not in label and "today" not in label else label
        )
    return label


def _top_card(brief: Brief, cards: Sequence[Card]) -> str:
    """The one picture near the top: of those that tell a relation, the one with the heaviest fact."""
    telling = [c for c in cards if c.kind in ("change", "timeline", "comparison", "chart")]

    def weight(card: Card) -> float:
        own = [s.score for s in brief.stats if s.public and set(s.lines) & set(card.lines)]
        return max(own, default=0.0) + (2.0 if card.kind == "change" else 0.0)

    best = max(telling, key=weight, default=None)
    return best.id if best else next((c.id for c in cards if c.kind in ("stat", "title")), "")


def _picks(brief: Brief) -> Iterator[Asked]:
    """Four of the questions: those answered with figures first, in the article's order; no disclaimed ones."""
    able = [
        f
        for f in brief.faq
        if f.public and not f.answer.startswith("(") and _short_answer(f, brief)
    ]
    best = sorted(able, key=lambda f: (-bool(re.search(r"\d", f.answer)), len(f.answer) > 420))[:4]
    for faq in able:
        if faq in best:
            yield Asked(
                Said(faq.question, faq.span.lines, (faq.id,)),
                Said(_short_answer(faq, brief), faq.span.lines, (faq.id,)),
            )


def _short_answer(faq: Faq, brief: Brief) -> str:
    return leading_sentences(faq.answer.replace("\n", " "), 380, brief.language)


def _takeaways(brief: Brief, lead: Said) -> Iterator[Said]:
    kept: list[str] = []
    for takeaway in brief.takeaways:
        text = leading_sentences(trim(takeaway.text), 300, brief.language)
        if (
            takeaway.public
            and text
            and overlap(text, lead.text) < 0.6
            and not any(overlap(text, k) > 0.6 for k in kept)
            and len(kept) < 3
        ):
            kept.append(text)
            yield Said(text, takeaway.span.lines, (takeaway.id,))


def _real_quotes(brief: Brief) -> list[Quote]:
    return [q for q in brief.quotes if q.public and q.by and not q.paraphrase and len(q.text) >= 50]
