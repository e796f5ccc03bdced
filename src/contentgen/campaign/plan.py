"""Brief → Campaign: which cards, which stories, which letter. Pure: nothing is drawn or written here."""

from __future__ import annotations

from contentgen.brief.model import Brief
from contentgen.brief.slugs import slug
from contentgen.campaign.cards import choose_cards
from contentgen.campaign.desk import Desk
from contentgen.campaign.letter import all_asked, plan_letter, unknown_audience
from contentgen.campaign.model import Brand, Campaign
from contentgen.campaign.printed import printed
from contentgen.campaign.stories import write_stories
from contentgen.settings import Settings


def plan_campaign(brief: Brief, settings: Settings, name: str) -> Campaign:
    """`name` is the article's file name without suffix; the kit's folder is called after it."""
    cards = choose_cards(brief)
    kit = slug(name)
    desk = Desk(brief, cards)
    letter = plan_letter(brief, cards, desk, settings.audience, settings.letter_length)
    planned = Campaign(
        slug=kit,
        title=brief.title,
        subtitle=brief.subtitle,
        language=brief.language,
        date=brief.date.isoformat() if brief.date else "",
        link=settings.link or (f"{settings.link_base.rstrip('/')}/{kit}" if settings.link_base else ""),
        brand=Brand(
            name=settings.brand_name, handle=settings.brand_handle, url=settings.brand_url,
            address=settings.brand_address, reason=settings.brand_reason,
        ),
        cards=cards,
        stories=write_stories(desk),
        letter=letter,
        faq=all_asked(brief),
        hashtags=brief.hashtags,
        disclaimer=letter.disclaimer,
        author=_author(brief),
        notices=(*brief.notices, *unknown_audience(brief, settings.audience)),
    )  # fmt: skip
    return printed(planned)


def _author(brief: Brief) -> str:
    """Who wrote the article, when it says so in one line."""
    said = brief.article.get("author")
    return said.value.strip() if said and isinstance(said.value, str) else ""
