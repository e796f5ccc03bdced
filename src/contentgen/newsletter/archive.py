"""Campaign → archive.html: the letter as a web page, with what search engines and previews read.

The whole FAQ stands here, also those questions that the mail leaves out. No sender fills in this
page, so its words carry no joiners; it is opened from the kit's folder or published.
"""

from __future__ import annotations

from dataclasses import replace

from contentgen.campaign.model import Campaign
from contentgen.newsletter.model import LetterOptions, LetterPicture, LetterView
from contentgen.newsletter.phrases import phrases
from contentgen.newsletter.render import render
from contentgen.newsletter.senders import safe_link, site
from contentgen.newsletter.view import source, view_letter
from contentgen.themes import Theme

Json = dict[str, object]


def write_archive(campaign: Campaign, theme: Theme, options: LetterOptions) -> str:
    view = _whole(campaign, options)
    share = _share(campaign, options)
    return render(
        "newsletter/archive.html.j2", options.templates, theme, letter=view,
        canonical=view.headline.href or safe_link(options.view),
        date=campaign.date[:10], day=phrases(campaign.language).date(campaign.date[:10]),
        description=_description(campaign, view), share=share,
        share_src=source(share.file, _beside(options)) if share else "",
        share_alt=view.picture.alt if view.picture else view.headline.words,
        handle=campaign.brand.handle, author=campaign.author,
        data=structured(campaign, view, _absolute(share, options)),
    )  # fmt: skip


def structured(campaign: Campaign, view: LetterView, image: str) -> Json:
    """schema.org: what the page is, the questions it answers, where it stands; only the known."""
    graph = [_article(campaign, view, image), _faq(view), _breadcrumbs(campaign, view)]
    return {"@context": "https://schema.org", "@graph": [node for node in graph if node]}


def _article(campaign: Campaign, view: LetterView, image: str) -> Json:
    article = {
        "@type": "Article",
        "headline": view.headline.words,
        "description": _description(campaign, view),
        "inLanguage": view.language,
        "datePublished": campaign.date[:10],
        "mainEntityOfPage": view.headline.href,
        "url": view.headline.href,
        "image": image,
        "author": {"@type": "Person", "name": campaign.author}
        if campaign.author
        else _publisher(view),
        "publisher": _publisher(view),
        "keywords": ", ".join(tag.lstrip("#") for tag in campaign.hashtags),
    }
    return {key: value for key, value in article.items() if value}


def _publisher(view: LetterView) -> Json:
    if view.brand is None:
        return {}
    url = {"url": view.brand.href} if view.brand.href else {}
    return {"@type": "Organization", "name": view.brand.words, **url}


def _faq(view: LetterView) -> Json:
    if not view.faq:
        return {}
    questions = [
        {
            "@type": "Question",
            "name": asked.title,
            "acceptedAnswer": {"@type": "Answer", "text": asked.words},
        }
        for asked in view.faq
    ]
    return {"@type": "FAQPage", "mainEntity": questions}


def _breadcrumbs(campaign: Campaign, view: LetterView) -> Json:
    """From the home page to the article; a trail of one step is none."""
    home = safe_link(campaign.brand.url) or site(campaign.link)
    if not home or not view.headline.href:
        return {}
    name = view.brand.words if view.brand else home.rpartition("/")[2]
    trail = ((name, home), (view.headline.words, view.headline.href))
    steps = [
        {"@type": "ListItem", "position": n, "name": words, "item": href}
        for n, (words, href) in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _whole(campaign: Campaign, options: LetterOptions) -> LetterView:
    """The letter's view, with all questions and the pictures that lie beside the page."""
    every = campaign.faq or campaign.letter.faq
    plan = replace(campaign.letter, faq=every, faq_total=len(every))
    return view_letter(replace(campaign, letter=plan), _beside(options))


def _beside(options: LetterOptions) -> LetterOptions:
    return replace(options, profile="page", beside=True, utm=None)


def _share(campaign: Campaign, options: LetterOptions) -> LetterPicture | None:
    return options.share or options.images.get(campaign.letter.card)


def _absolute(picture: LetterPicture | None, options: LetterOptions) -> str:
    """The picture's address; structured data takes none that is relative."""
    hosted = picture and safe_link(options.media_base_url)
    return source(picture.file, options) if picture and hosted else ""


def _description(campaign: Campaign, view: LetterView) -> str:
    return view.lead or view.preheader or campaign.subtitle
