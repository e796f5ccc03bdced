"""Title, question, takeaway, quotation and table → cards of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contentgen.brief.model import Brief, Table
from contentgen.brief.slugs import slug
from contentgen.campaign.cards.pieces import topic
from contentgen.campaign.headings import without_ordinal
from contentgen.campaign.model import NOTHING, Card, Rows, Said, Words
from contentgen.campaign.phrases import phrase
from contentgen.campaign.prose import Passage
from contentgen.campaign.sentences import leading_sentences

LONGEST = 230  # characters that a card of words sets large enough to read on a phone
LONGEST_CELL = 38


def title_card(brief: Brief, told: Sequence[Passage], source: str) -> Iterator[Card]:
    """Title and deck; without a deck the first words that stand alone; without either no card."""
    title = brief.article.title
    lines = title.span(0, max(1, len(title.plain))).lines
    deck = Said(leading_sentences(brief.subtitle, LONGEST, brief.language))
    under = deck or next((p.said for p in told if len(p.said.text) <= LONGEST), NOTHING)
    if under and under.text.rstrip(".") != brief.title.rstrip("."):
        body = Words(under.text)
        headline = Said(brief.title, tuple(sorted({*lines, *under.lines})))
        yield Card("title", "title", headline, NOTHING, body, source, "", headline.lines, ())


def quote_cards(brief: Brief, source: str) -> Iterator[Card]:
    """Only what a named person really said, and only a whole sentence."""
    for quote in brief.quotes:
        named = " " in quote.by and not quote.paraphrase
        if quote.public and named and 50 <= len(quote.text) <= 240:
            said = Said(topic(brief) or quote.by, (quote.line,), (quote.id,))
            body = Words(quote.text, quote.by, quoted=True)
            yield Card(
                slug(f"quote {quote.by}"),
                "quote",
                said,
                NOTHING,
                body,
                source,
                "",
                (quote.line,),
                (quote.id,),
            )
            return


def faq_cards(brief: Brief, source: str) -> Iterator[Card]:
    for faq in brief.faq:
        answer = leading_sentences(faq.answer.replace("\n", " "), LONGEST, brief.language)
        if faq.public and answer and len(faq.question) <= 90 and not answer.startswith("("):
            said = Said(faq.question, faq.span.lines, (faq.id,))
            yield Card(
                slug(f"faq {faq.question}"),
                "faq",
                said,
                NOTHING,
                Words(answer),
                source,
                "",
                faq.span.lines,
                (faq.id,),
            )
            return


def takeaway_cards(brief: Brief, source: str) -> Iterator[Card]:
    for takeaway in brief.takeaways:
        text = leading_sentences(takeaway.text, LONGEST, brief.language)
        if takeaway.public and text:
            said = Said(phrase(brief.language, "takeaway"), takeaway.span.lines, (takeaway.id,))
            yield Card(
                "takeaway",
                "takeaway",
                said,
                NOTHING,
                Words(text),
                source,
                "",
                takeaway.span.lines,
                (takeaway.id,),
            )
            return


def table_cards(brief: Brief, source: str) -> Iterator[Card]:
    for table in brief.tables:
        small = 2 <= len(table.columns) <= 4 and 2 <= len(table.rows) <= 7
        short = all(len(cell) <= LONGEST_CELL for row in table.rows for cell in row)
        if table.public and small and short:
            yield _table_card(table, source)


def _table_card(table: Table, source: str) -> Card:
    vouches = table.caption.lower().startswith(("source", "figures"))
    title = (
        table.caption
        if 0 < len(table.caption) <= 90 and not vouches
        else without_ordinal(table.section)
    )
    body = Rows(tuple(column.name for column in table.columns), table.rows)
    said = Said(title, table.span.lines, (table.id,))
    whose = table.caption if vouches and len(table.caption) <= 90 else source
    return Card(
        slug(f"table {title}"),
        "table",
        said,
        NOTHING,
        body,
        whose,
        "",
        table.span.lines,
        (table.id,),
    )
