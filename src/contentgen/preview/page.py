"""All views → index.html, one file. Its policy names the scripts and style it runs, by hash."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import PurePath

from jinja2 import TemplateError, TemplateSyntaxError
from markupsafe import Markup

from contentgen.brief.model import Brief
from contentgen.campaign.model import Campaign
from contentgen.errors import LayoutError, Place
from contentgen.newsletter.model import Letter
from contentgen.preview.findings import view_findings
from contentgen.preview.gallery import view_gallery, view_sizes
from contentgen.preview.letter import view_letter
from contentgen.preview.model import Fact, Page, PictureRef
from contentgen.preview.refs import find_uses
from contentgen.preview.story import view_story
from contentgen.preview.threads import view_account, view_networks
from contentgen.shipped import shipped
from contentgen.social.model import Thread
from contentgen.templating import templates
from contentgen.themes import Theme, readable

# Ground of the page in light and dark, as in page.css.j2: the brand's colours must read on it.
_GROUNDS = ("#ffffff", "#16181d")


def write_page(
    brief: Brief,
    campaign: Campaign,
    letter: Letter,
    threads: Sequence[Thread],
    pictures: Sequence[PictureRef],
    theme: Theme,
    carousel: Sequence[PictureRef] = (),
) -> str:
    """The kit's index.html. The same kit gives the same bytes."""
    page = view_page(brief, campaign, letter, threads, pictures, carousel)
    early, late = _script("preview/early.js"), _script("preview/page.js")
    style = _style(page, theme)
    return _render(
        "preview/page.html.j2", page=page, policy=_policy((early, late), style),
        style=Markup(style), early=Markup(early), late=Markup(late),  # our own files, by hash
    )  # fmt: skip


def view_page(
    brief: Brief,
    campaign: Campaign,
    letter: Letter,
    threads: Sequence[Thread],
    pictures: Sequence[PictureRef],
    carousel: Sequence[PictureRef] = (),
) -> Page:
    """Everything the page shows, decided."""
    source = brief.article.source
    notices = tuple(dict.fromkeys((*brief.notices, *campaign.notices, *letter.notices)))
    warnings = sum(notice.level == "warning" for notice in notices)
    groups = view_findings(brief, notices, find_uses(campaign, letter, threads))
    return Page(
        title=brief.title or campaign.title,
        subtitle=brief.subtitle,
        file=PurePath(source.path).name,  # a page that is passed on must not tell folders
        language=brief.language or "en",
        facts=_facts(brief, threads, pictures, warnings),
        story=view_story(brief, groups),
        groups=groups,
        letter=view_letter(letter),
        account=view_account(campaign.brand),
        networks=view_networks(campaign, threads, pictures),
        sizes=view_sizes(pictures),
        cards=view_gallery(campaign, threads, pictures),
        carousel=tuple(carousel),
        warnings=warnings,
    )


def _facts(
    brief: Brief,
    threads: Sequence[Thread],
    pictures: Sequence[PictureRef],
    warnings: int,
) -> tuple[Fact, ...]:
    posts = sum(len(thread.posts) for thread in threads)
    counted = (
        (len(brief.article.source.lines), "line", "#story"),
        (len(brief.stats), "figure", "#stats"),
        (warnings, "thing to check", "#warnings"),
        (posts, "post", "#threads"),
        (len(pictures), "picture", "#pictures"),
    )
    return tuple(Fact(f"{n:,}", _plural(n, noun), href) for n, noun, href in counted if n)


def _plural(number: int, noun: str) -> str:
    if number == 1:
        return noun
    return noun.replace("thing", "things") if noun.startswith("thing") else f"{noun}s"


def _policy(scripts: Sequence[str], style: str) -> str:
    """What the page may load: its own two scripts and style, files beside it, nothing else.

    `file:` stands beside 'self' because a file has no origin that every browser calls 'self'.
    """
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; "
        "img-src 'self' file: data:; frame-src 'self' file:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _style(page: Page, theme: Theme) -> str:
    light, dark = theme.light, theme.dark
    css = _render(
        "preview/page.css.j2", sizes=page.sizes, initials=page.account.initials,
        brand=light.accent, on_brand=light.on_accent,
        link=readable(light.link, _GROUNDS[0], 5.5),
        link_dark=readable(dark.link, _GROUNDS[1], 5.5),
    )  # fmt: skip
    # A seventh shorter; no string in it holds these signs.
    return re.sub(r"\s*([{};,])\s*", r"\1", css)


def _script(name: str) -> str:
    """A script of ours, not a template: its braces are its own. Indents and remarks stay here."""
    text = (shipped("templates") / name).read_text("utf-8")
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _render(name: str, **given: object) -> str:
    try:
        return templates().get_template(name).render(given)
    except TemplateSyntaxError as error:
        at = Place(error.filename or name, error.lineno)
        raise LayoutError("CG521", f"not a valid template: {error.message}", at=at) from error
    except TemplateError as error:
        raise LayoutError("CG522", f"cannot be rendered: {error}", at=Place(name)) from error
