"""Brief, cards and stories → the plan of the letter: what goes in, in which order.

The article's own sentences throughout; what a section of the letter prints is self-contained, since a
reader of mail has not read the paragraph before. Three lengths:

    short     what happened, why it matters, by the numbers, what is next, the bottom line
    standard  a band of figures, two to four sections, takeaways, questions, words to each audience
    full      the article as it stands
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from contentgen.article.model import Notice
from contentgen.brief.model import Audience, Brief, Faq, Quote, Stat
from contentgen.campaign.brevity import brief_parts
from contentgen.campaign.cards import is_hero
from contentgen.campaign.desk import Desk
from contentgen.campaign.figures import figure_of
from contentgen.campaign.headings import deck_of
from contentgen.campaign.model import NOTHING, Asked, Card, Figure, LetterPlan, Said
from contentgen.campaign.parts import letter_parts
from contentgen.campaign.prose import overlap, trim
from contentgen.campaign.sentences import leading_sentences
from contentgen.campaign.subjects import preheader, subject_lines
from contentgen.campaign.together import Run, runs_of
from contentgen.campaign.whole import whole_parts

_NOTE = 12  # sentences of an article that no letter could tell shorter
_READING = {"de": "{n} Min. Lesezeit", "fr": "{n} min de lecture", "es": "{n} min de lectura",
            "it": "{n} min di lettura", "pt": "{n} min de leitura", "nl": "{n} min lezen"}  # fmt: skip


def plan_letter(
    brief: Brief, cards: Sequence[Card], desk: Desk, audience: str = "", length: str = "standard"
) -> LetterPlan:
    """`audience` names whom to speak to first, as the article calls them ("renters")."""
    addressed = audience_of(brief, audience)
    plan = _frame(brief, desk, addressed)
    if length == "short":
        return _short(plan, brief, desk)
    if length == "full":
        return _full(plan, brief, cards)
    return _standard(plan, brief, cards, desk, addressed)


def _frame(brief: Brief, desk: Desk, addressed: Audience | None) -> LetterPlan:
    """What every length has: subject lines, headline, lead, figures, disclaimer."""
    title = brief.article.title
    headline = Said(brief.title, title.span(0, max(1, len(title.plain))).lines)
    subjects = tuple(subject_lines(brief, headline, addressed)[:5])
    return LetterPlan(
        subjects=subjects,
        preheader=preheader(brief, desk, subjects, addressed),
        kicker=_kicker(brief),
        headline=headline,
        lead=_lead(brief, desk),
        band=_band(brief),
        card="",
        parts=(),
        faq=(),
        faq_total=0,
        takeaways=(),
        audiences=(),
        quote=None,
        quote_by="",
        disclaimer=Said(
            brief.disclaimer, brief.disclaimer_span.lines if brief.disclaimer_span else ()
        ),
        leading=_paragraph(addressed, brief.language) if addressed else None,
    )


def _short(plan: LetterPlan, brief: Brief, desk: Desk) -> LetterPlan:
    lead = _brief_lead(plan.lead, brief, desk)
    takeaways = tuple(_takeaways(brief, lead))
    told = [Said(a.text) for a in brief.audiences]  # of one reader's interest, not of everybody's
    parts = tuple(brief_parts(brief, desk, _figures(brief, 4), lead, takeaways, told))
    return replace(plan, length="short", lead=lead, band=(), parts=parts)


def _full(plan: LetterPlan, brief: Brief, cards: Sequence[Card]) -> LetterPlan:
    """The lead is the subtitle alone: everything else stands in the article."""
    asked = all_asked(brief)
    lead = plan.lead if deck_of(brief) else NOTHING
    return replace(
        plan,
        length="full",
        lead=lead,
        card=_top_card(brief, cards),
        parts=whole_parts(brief),
        faq=asked,
        faq_total=len(asked),
    )


def _standard(
    plan: LetterPlan, brief: Brief, cards: Sequence[Card], desk: Desk, addressed: Audience | None
) -> LetterPlan:
    takeaways = tuple(_takeaways(brief, plan.lead))
    quote = next(iter(_real_quotes(brief)), None)
    audiences = tuple(
        _paragraph(a, brief.language) for a in brief.audiences if a.public and a is not addressed
    )[:3]
    top = _top_card(brief, cards)
    used = {top}
    words = [said for _, said in audiences] + ([plan.leading[1]] if plan.leading else [])
    elsewhere = [plan.lead, *takeaways, *words, *([_said(quote)] if quote else [])]
    theme = addressed.text if addressed else ""
    parts = tuple(letter_parts(brief, cards, desk, used, elsewhere, theme))
    headed = any(part.heading for part in parts)
    if not (headed or words or takeaways) and len(brief.sentences) <= _NOTE:
        return _full(plan, brief, cards)  # a note is its own letter
    return replace(
        plan,
        card=top,
        parts=parts,
        faq=tuple(_picks(brief)),
        faq_total=sum(f.public for f in brief.faq),
        takeaways=takeaways,
        audiences=audiences,
        quote=_said(quote) if quote else None,
        quote_by=quote.by if quote else "",
    )


def audience_of(brief: Brief, wanted: str) -> Audience | None:
    """The audience that goes by that name, or by a name with it inside."""
    names = [a for a in brief.audiences if a.public and wanted.lower() in a.name.lower()]
    exact = [a for a in names if a.name.lower() == wanted.lower()]
    return next(iter(exact or names), None) if wanted else None


def unknown_audience(brief: Brief, wanted: str) -> tuple[Notice, ...]:
    """A notice when the article has no paragraph for `wanted`."""
    if not wanted or audience_of(brief, wanted):
        return ()
    names = [a.name for a in brief.audiences if a.public]
    known = f"it speaks to: {', '.join(names)}" if names else "it speaks to nobody by name"
    return (Notice("CG161", "warning", f"no paragraph for the audience {wanted!r}; {known}", ()),)


def _paragraph(audience: Audience, language: str) -> tuple[str, Said]:
    said = Said(audience.text, audience.span.lines, (audience.id,))
    return _addressed(audience.name, language), said


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
    minutes = _READING.get(brief.language, "{n} min read").format(n=brief.reading_minutes)
    stated = brief.article.get("reading_minutes")
    category = brief.article.get("category")
    lines = tuple(sorted({line for meta in (stated, category) if meta for line in meta.span.lines}))
    return Said(" · ".join(words for words in (brief.category, minutes) if words), lines)


def _lead(brief: Brief, desk: Desk) -> Said:
    """The subtitle; else of the article's opening what carries most, as it stood there."""
    subtitle = deck_of(brief)
    if subtitle:
        return Said(subtitle.plain, subtitle.span(0, len(subtitle.plain)).lines)
    opening = brief.article.sections[:1]
    runs = [r for s in opening for r in runs_of(s, brief, desk.name, lambda _: False, deep=False)]

    def pull(run: Run) -> float:
        return run.weight + 0.35 * desk.near(brief.title, run.said.text) + 1.5 * run.opens

    hook = desk.hook()
    if runs:
        return max(runs, key=lambda r: (pull(r), -r.order)).said
    return hook.said if hook else NOTHING


def _brief_lead(lead: Said, brief: Brief, desk: Desk) -> Said:
    """What happened, in at most three lines; a long subtitle is cut at a sentence's end."""
    fitted = leading_sentences(lead.text, 240, brief.language)
    if fitted:
        return replace(lead, text=fitted)
    hook = desk.hook()
    return hook.said if hook else lead


def _band(brief: Brief) -> tuple[Figure, ...]:
    """Two or three figures with captions short enough to stand under them."""
    return _figures(brief, 3)


def _figures(brief: Brief, most: int) -> tuple[Figure, ...]:
    able = [s for s in brief.stats if is_hero(s) and len(s.label) <= 60]
    chosen: list[Stat] = []
    for stat in able:
        if not any(overlap(stat.label, c.label) > 0.6 for c in chosen):
            chosen.append(stat)
    return tuple(figure_of(s, _caption(s)) for s in chosen[:most]) if len(chosen) >= 2 else ()


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


def _said(quote: Quote) -> Said:
    return Said(quote.text, (quote.line,), (quote.id,))
