"""Campaign → Letter: MJML, the HTML that mailboxes show, plain text, a mail to send, a web page.

letter = write_letter(campaign, theme, LetterOptions(sender="Ada <ada@example.com>"))
letter.html, letter.text, letter.eml, letter.archive
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from contentgen.campaign.model import Campaign, Computed, Said, merge_lines
from contentgen.newsletter.archive import write_archive
from contentgen.newsletter.facts import letter_facts
from contentgen.newsletter.fit import fit
from contentgen.newsletter.logo import read_logo
from contentgen.newsletter.markdown import write_markdown
from contentgen.newsletter.message import write_message
from contentgen.newsletter.mjml import demand_mailable, size_notices, write_html, write_mjml
from contentgen.newsletter.model import (
    UNSUBSCRIBE_TAG,
    Letter,
    LetterOptions,
    LetterPicture,
    LetterView,
    Logo,
)
from contentgen.newsletter.render import render
from contentgen.newsletter.text import write_text
from contentgen.newsletter.view import embedded, link_notices, subjects, view_letter
from contentgen.themes import Theme

__all__ = [
    "UNSUBSCRIBE_TAG",
    "Letter",
    "LetterOptions",
    "LetterPicture",
    "Logo",
    "read_logo",
    "write_letter",
]


def write_letter(campaign: Campaign, theme: Theme, options: LetterOptions) -> Letter:
    """Every form of the letter. The same campaign, theme and options give the same bytes."""
    view, (mjml, html), left_out = fit(
        view_letter(campaign, options), lambda view: _mail(view, theme, options)
    )
    demand_mailable(html)
    text = write_text(view, options.text_links)
    said = tuple(_said(campaign))
    return Letter(
        subject=view.subject,
        mjml=mjml,
        html=html,
        text=text,
        eml=write_message(campaign, options, view, embedded(html, options), text),
        archive=write_archive(campaign, theme, options),
        body=render("newsletter/body.html.j2", options.templates, theme, letter=view),
        markdown=write_markdown(view),
        facts=letter_facts(campaign, options, view, html),
        lines=_lines(campaign, said),
        ids=tuple(sorted({id for words in said for id in words.ids})),
        subjects=subjects(campaign, options),
        preheader=view.preheader,
        computed=_computed(said),
        notices=(*link_notices(campaign, options), *left_out, *size_notices(html)),
    )


def _mail(view: LetterView, theme: Theme, options: LetterOptions) -> tuple[str, str]:
    """The letter as MJML, and as the HTML that mailboxes show."""
    mjml = write_mjml(view, theme, options.templates)
    return mjml, write_html(mjml, view.subject)


def _said(campaign: Campaign) -> Iterator[Said]:
    """Everything the letter and its web page say, in reading order."""
    plan = campaign.letter
    yield from plan.subjects
    yield from ((plan.leading[1],) if plan.leading else ())
    yield from (plan.preheader, plan.kicker, plan.headline, plan.lead)
    for part in plan.parts:
        yield from (part.heading, *part.sentences, *(words for _, words in part.points))
    yield from ((plan.quote,) if plan.quote else ())
    yield from plan.takeaways
    yield from chain.from_iterable((a.question, a.answer) for a in (*plan.faq, *campaign.faq))
    yield from (words for _, words in plan.audiences)
    yield plan.disclaimer


def _lines(campaign: Campaign, said: tuple[Said, ...]) -> tuple[int, ...]:
    plan = campaign.letter
    figures = chain.from_iterable(figure.lines for figure in plan.band)
    tables = chain.from_iterable(part.table_lines for part in plan.parts)
    blocks = chain.from_iterable(block.lines for part in plan.parts for block in part.blocks)
    return tuple(sorted({*merge_lines(said), *figures, *tables, *blocks}))


def _computed(said: tuple[Said, ...]) -> tuple[Computed, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(words.computed for words in said)))
