"""Which HTML elements are a site's furniture and no part of the article: told by tag, role, class.

The classes are those of themes, widgets and card editors (WordPress, Ghost, Blogger, Medium,
Substack, Hugo and Jekyll themes), as whole words of a class or id, never as parts of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contentgen.article.tags import Element, attributes_of
from contentgen.article.writing import NO_TEXT

NEVER_TEXT = frozenset("nav form button select textarea dialog menu".split())
_ROLES = frozenset("navigation complementary search banner contentinfo menu toolbar dialog".split())
_CLASSES = (
    # share buttons and counters
    r"(?:social|post|article|page|entry|addthis|addtoany|ssba|shariff)[-_]?(?:share|sharing|shares)\w*",
    r"shar(?:e|ing|er|es)[-_]?(?:buttons?|bar|links?|icons?|this|post|box|container|wrapper|widget|tools|"
    r"menu|list|dialog|article|section|block|row|group)?",
    r"sharedaddy|sd[-_](?:sharing|social|block|content|title)[\w-]*|jp[-_]relatedposts[\w-]*|jetpack[-_]likes[\w-]*",
    r"a2a_kit|addtoany[\w-]*|addthis[\w-]*|social(?:[-_](?:links?|icons?|buttons?|media|bar|nav|menu|follow))?",
    r"(?:claps?|likes?|upvotes?|reactions?|rating|ratings|post[-_]ratings)[-_]?(?:buttons?|bar|count|widget)?",
    r"tweet[-_]?(?:this|button)|click[-_]to[-_]tweet|bctt[-_][\w-]*|pin[-_]?it[-_]?button|printfriendly|pf[-_]button",
    # what else there is to read, and the way through the site
    r"related(?:[-_](?:posts?|articles?|content|reading|stories|links|items))?|(?:post|article)s?[-_]related|"
    r"yarpp[\w-]*|crp_related|rp4wp[\w-]*|recommended(?:[-_][\w-]+)?|read[-_](?:more|next|also)|"
    r"readmore|more[-_](?:posts|stories|links?)|you[-_]may[-_]also[-_]like|"
    r"popular[-_]posts|recent[-_]posts",
    r"post[-_]?nav(?:igation)?[\w-]*|nav[-_]?links|navigation|pagination|pager|page[-_]nav|prev[-_]next|"
    r"paging[-_]navigation|blog[-_]pager|breadcrumbs?|menu|site[-_](?:header|footer|nav)|navbar|masthead|"
    r"theme-doc-(?:breadcrumbs|footer|toc[\w-]*|sidebar[\w-]*)|skip[-_]?link|back[-_]to[-_]top|hash-link|"
    r"header-?anchor|headerlink|anchor-?link|heading-anchor|octicon-link",
    r"toc|toc[-_](?:container|list|wrapper|content|inner)|table[-_]of[-_]contents[\w-]*|tableofcontents|"
    r"lwptoc[\w-]*|ez-toc[\w-]*|markdown-toc|kg-toc[\w-]*|wp-block-table-of-contents",
    r"sidebar[\w-]*|widget(?:[-_]area)?|aside[-_]widget",
    # who wrote it and where it is filed: said again in the page's head
    r"byline|by-line|author[-_]?(?:bio|box|card|info|meta|profile|about)|about[-_](?:the[-_])?author|"
    r"post[-_]author[-_](?:bio|box)|bio|vcard",
    r"(?:entry|post|article|blog)[-_](?:meta|footer|info|tags|categories|taxonomies|cats)|postmeta|posted[-_]on|"
    r"post[-_]labels|cat[-_]links|tags?[-_](?:links|list|cloud)|tags|reading[-_]time|read[-_]time|"
    r"post[-_]timestamp|post[-_]date|edit[-_]link|last[-_]updated|view[-_]count",
    # comments
    r"comments?(?:[-_](?:area|section|list|form|respond|wrapper|thread|count|link|box|holder|reply))?|"
    r"commentlist|respond|comment-respond|disqus[\w-]*|utterances|giscus|reply[-_]?form|fb[-_]comments|"
    r"webmentions?|cusdis[\w-]*|isso-thread",
    # letters, offers, consent
    r"subscrib(?:e|er|ers|tion)(?:[-_](?:form|box|widget|wrapper|section|cta|prompt|footer|here))?|"
    r"subscription-widget[\w-]*|newsletter(?:[-_][\w-]+)?|sign[-_]?up(?:[-_][\w-]+)?|mailchimp[\w-]*|"
    r"mc4wp[\w-]*|mc_embed[\w-]*|convertkit[\w-]*|formkit[\w-]*|opt-?in(?:[-_][\w-]+)?|kg-signup-card|"
    r"email[-_](?:form|signup|capture)|jetpack_subscription_widget|wp-block-jetpack-[\w-]+",
    r"cookies?(?:[-_](?:banner|notice|consent|bar|popup|law[\w-]*))?|consent[\w-]*|gdpr[\w-]*|"
    r"pop-?up(?:[-_][\w-]+)?|modal(?:[-_][\w-]+)?|lightbox[\w-]*|overlay|paywall[\w-]*|login[-_]form|"
    r"search[-_]?form",
    r"ad|ads|adsbygoogle|ad[-_](?:slot|unit|container|wrapper|banner|break)[\w-]*|advert[\w-]*|sponsor(?:ed)?(?:[-_][\w-]+)?|"
    r"promo(?:tion)?(?:[-_][\w-]+)?|cta(?:[-_][\w-]+)?|call-to-action|kg-cta-card|affiliate-disclosure",
    # what others say, and what is said twice
    r"twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|fb-video|bluesky-embed|reddit-(?:embed-bq|card)|"
    r"mastodon-embed|pinterest-embed|(?:wp-block-)?embed(?:[-_](?:container|responsive|wrapper))?|"
    r"kg-embed-card|kg-bookmark-card|kg-video-card|kg-audio-card|video-container|"
    r"embedded-post[\w-]*|digest-post-embed|tweet(?:-embed)?|jsx-embed|liquid-embed|ltag[\w-]*|"
    r"pull-?quote|wp-block-pullquote|pullout|tr-caption|"
    r"wp-caption-text|image-caption|gallery-caption|photo-credit|screen-reader-text|"
    r"sr-only|visually-hidden|assistive-text|hidden|noprint|no-print|d-print-none",
)
_CLASS = re.compile("|".join(_CLASSES), re.IGNORECASE)
_NOTES = re.compile(
    r"footnotes?|footnote-(?:list|definition|backref|ref)|endnotes?|reflist|references|citations?|"
    r"reversefootnote|footnote-anchor|data-footnote-backref|fnref|fn-ref|noteref",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HAS_A_NAME = re.compile(r"class|id\b|role|hidden|style", re.IGNORECASE)
# Classes and ids that name the whole page say nothing about one part of it.
_BESIDE = ("aside", "footer")
_WHOLE = frozenset("html body main article".split())


@dataclass(frozen=True, slots=True)
class Cut:
    """An element that is left out, the code of the notice that says so, and its detail."""

    element: Element
    code: str
    what: str


def find_furniture(elements: Sequence[Element], *, page: bool = False) -> Iterator[Cut]:
    """What of a text's elements is no part of the article, the outermost only.

    On a whole page `<aside>` and `<footer>` are the site's; in a text of its own they may say more.
    """
    done = -1
    for element in elements:
        if element.start < done:
            continue
        if element.name in NO_TEXT:
            cut = Cut(element, "CG120", element.name)
        elif is_note(element.name, element.inside):
            cut = Cut(element, "CG121", "")
        elif page and element.name in _BESIDE and "kg-" not in element.inside:
            cut = Cut(element, "CG118", element.name)
        elif what := furniture(element.name, element.inside):
            cut = Cut(element, "CG118", what)
        else:
            continue
        done = element.end
        yield cut


def furniture(name: str, inside: str) -> str:
    """What an element is, when it is no part of the article: "nav", "share-buttons"; else ""."""
    if name in NEVER_TEXT:
        return name
    if name in _WHOLE or not _HAS_A_NAME.search(inside):
        return ""
    attributes = attributes_of(inside)
    if attributes.get("role", "").lower() in _ROLES:
        return attributes["role"].lower()
    if "hidden" in attributes or _UNSEEN.search(attributes.get("style", "")):
        return "hidden"
    words = f"{attributes.get('class', '')} {attributes.get('id', '')}".split()
    return next((word for word in words if _CLASS.fullmatch(word)), "")


def is_note(name: str, inside: str) -> bool:
    """Whether an element is a footnote, their list, or the mark that points to one."""
    if "class" not in inside and "id" not in inside and "role" not in inside:
        return False
    attributes = attributes_of(inside)
    if attributes.get("role", "") in ("doc-endnotes", "doc-noteref", "doc-footnote"):
        return True
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".split()
    return any(_NOTES.fullmatch(word) for word in names)
