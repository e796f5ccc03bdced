"""Campaign, options and view → what an export needs to know of a letter, as data (letter.json)."""

from __future__ import annotations

from html import unescape
from re import findall
from urllib.parse import quote

from contentgen.campaign.model import Campaign
from contentgen.newsletter.model import LetterOptions, LetterView
from contentgen.newsletter.senders import clean, safe_link
from contentgen.newsletter.utm import sites_of
from contentgen.newsletter.view import subjects

SCHEMA = "contentgen/letter/1"


def letter_facts(
    campaign: Campaign, options: LetterOptions, view: LetterView, html: str
) -> dict[str, object]:
    """Addresses are as the letter carries them, so that they can be found in its files."""
    link, web = safe_link(campaign.link), safe_link(options.view)
    files = [image.file for image in options.images.values()]
    files += [options.logo.file] if options.logo else []
    sources = {unescape(src) for src in findall(r'<img [^>]*?src="([^"]*)"', html)}
    return {
        "schema": SCHEMA,
        "slug": campaign.slug,
        "language": view.language,
        "length": view.length,
        "service": options.profile,
        "from": clean(options.sender),
        "subject": view.subject,
        "subjects": list(subjects(campaign, options)),
        "preheader": view.preheader,
        "link": view.headline.href,
        "view": view.web.href if view.web and web else "",
        "unsubscribe": view.unsubscribe.href,
        "preferences": view.preferences.href if view.preferences else "",
        "sites": list(sites_of(link, safe_link(campaign.brand.url), web)),
        "media_base_url": safe_link(options.media_base_url),
        "images": sorted(
            file for file in set(files) if any(src.endswith(quote(file)) for src in sources)
        ),
    }
