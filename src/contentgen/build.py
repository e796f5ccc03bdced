"""The whole pipeline on one screen: article file → kit on disk.

read → brief → campaign → letter, threads, pictures → page → kit
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from contentgen.article.model import Article, Picture
from contentgen.brief import Brief, brief, brief_tree
from contentgen.campaign import carousel, plan_campaign, without_cards
from contentgen.campaign.model import Campaign, Card
from contentgen.errors import ArticleError, OutputError, Place, SettingsError
from contentgen.graphics import FORMS, SIZES, Moving, draw, move, pdf
from contentgen.graphics.model import Picture as Drawn
from contentgen.graphics.model import Size
from contentgen.kit import Kit, KitFile, manifest, save_kit, to_json
from contentgen.newsletter import (
    Letter,
    LetterOptions,
    LetterPicture,
    Logo,
    read_logo,
    write_letter,
)
from contentgen.newsletter.services import service
from contentgen.newsletter.utm import Utm, sites_of
from contentgen.opening import open_article
from contentgen.preview import FRAME, PictureRef, write_frame, write_page
from contentgen.settings import Settings, unknown
from contentgen.social import ThreadOptions, thread_json, thread_text, write_threads
from contentgen.social.model import Thread
from contentgen.social.networks import network
from contentgen.themes import Looks, dressed, load_theme

_LAST_SECOND = 253402300799  # of the year 9999, where the standard library's calendar ends


@dataclass(frozen=True, slots=True)
class Made:
    """A campaign in memory: everything a kit holds."""

    brief: Brief
    campaign: Campaign
    letter: Letter
    threads: tuple[Thread, ...]
    pictures: tuple[Drawn, ...]
    files: tuple[KitFile, ...]


def build(
    path: str | Path,
    *,
    progress: Callable[[str], None] = lambda words: None,
    taken: Container[Path] = (),
    **settings: object,
) -> Kit:
    """Build the kit of the article at `path` in `<output>/<slug>/`.

    `settings` are fields of Settings and win over every other place; `taken` are kits that must not
    be replaced. Raises ContentgenError; then an older kit stands untouched.
    """
    progress("reading")
    article, settled = open_article(Path(path), settings, os.environ, _CHECKS)
    made = make(article, settled, os.environ, progress)
    folder = Path(settled.output) / made.campaign.slug
    if folder in taken:
        raise OutputError(
            "CG404",
            f"the kit {folder} has just been made of another article",
            at=Place(str(path)),
            help="Kits are called after the article's file: rename one, or build it with another -o.",
        )
    progress("writing the kit")
    changed = save_kit(made.files, folder)
    return Kit(folder, made.files, changed, (*made.campaign.notices, *made.letter.notices))


def make(
    article: Article,
    settings: Settings,
    environ: Mapping[str, str],
    progress: Callable[[str], None],
) -> Made:
    """Everything a kit holds, in memory."""
    theme = dressed(load_theme(settings.theme), _looks(settings))
    sizes = [_size(name) for name in settings.sizes]
    epoch = _epoch(environ)
    logo = read_logo(settings.brand_logo)
    _demand_pictures(article)
    progress("finding")
    found = brief(article)
    campaign = plan_campaign(found, settings, Path(article.source.path).stem)
    progress("drawing")
    failed: dict[str, str] = {}
    pictures = draw(campaign.cards, sizes, theme, campaign.brand, failed, campaign.language)
    campaign = without_cards(campaign, failed)
    pages = carousel(campaign) if settings.carousel else ()
    turned = draw(pages, [SIZES["portrait"]], theme, campaign.brand, language=campaign.language)
    moving = tuple(move(campaign.cards, settings.motion, theme, campaign.brand, campaign.language))
    progress("writing letter and threads")
    letter = write_letter(
        campaign, theme, _letter_options(settings, campaign, pictures, logo, epoch)
    )
    threads = write_threads(campaign, settings.networks, _thread_options(settings))
    refs = [_ref(p) for p in pictures]
    page = write_page(found, campaign, letter, threads, refs, theme, [_ref(p) for p in turned])
    frame = write_frame(letter, [*refs, *_logo_ref(logo)])
    files = [
        _brief_file(found), *_letter_files(letter), *_thread_files(threads), *_picture_files(campaign.cards, pictures),
        *_picture_files(campaign.cards, moving), *_carousel_files(campaign, pages, turned), *_logo_file(logo),
        KitFile("index.html", "page", page.encode()), KitFile(FRAME, "page", frame.encode()),
    ]  # fmt: skip
    return Made(
        found, campaign, letter, threads, pictures, (*files, manifest(files, article.source))
    )


def _looks(settings: Settings) -> Looks:
    return Looks(
        accent=settings.brand_accent, second=settings.brand_second, band=settings.brand_band,
        link=settings.brand_link, background=settings.brand_background,
        canvas=settings.brand_canvas, font=settings.brand_font,
        heading_font=settings.brand_heading_font,
        radius=int(settings.brand_radius) if settings.brand_radius else None,
    )  # fmt: skip


def _size(name: str) -> Size:
    if name not in SIZES:
        raise SettingsError("CG209", f"unknown size {name!r}", help=unknown(name, list(SIZES)))
    return SIZES[name]


def _form(name: str) -> str:
    if name not in FORMS:
        raise SettingsError(
            "CG217", f"unknown form {name!r} of motion", help=unknown(name, list(FORMS))
        )
    return name


# What only a later stage can judge of a setting; asked before anything is made.
_CHECKS: Mapping[str, Callable[[str], object]] = {
    "theme": load_theme,
    "sizes": _size,
    "motion": _form,
    "networks": network,
    "letter_service": service,
}


def _demand_pictures(article: Article) -> None:
    """Every local picture the article names must be there, inside the article's folder."""
    folder = Path(article.source.path).resolve().parent
    for block in article.blocks:
        if isinstance(block, Picture) and not _ELSEWHERE.match(block.src):
            line = article.source.line(block.span.first)
            column = max(1, line.find(block.src) + 1)
            at = Place(article.source.path, block.span.first, column, line)
            _demand_picture(block.src, folder, at)


# A site's own root is not ours to know; nor is what another scheme names.
_ELSEWHERE = re.compile(r"/|#|[A-Za-z][A-Za-z0-9+.-]+:")


def _demand_picture(src: str, folder: Path, at: Place) -> None:
    try:
        file = (folder / unquote(re.split(r"[?#]", src)[0])).resolve()
        inside, there = file.is_relative_to(folder), file.is_file()
    except (OSError, ValueError):  # a name too long, or with a NUL in it
        inside, there = True, False
    if not inside:
        raise ArticleError(
            "CG132",
            f"the picture {src!r} lies outside the article's folder",
            at=at,
            help="Put it beside the article, or link to it by its address.",
        )
    if not there:
        raise ArticleError(
            "CG131",
            f"the picture {src!r} is missing",
            at=at,
            help=f"Put it at {src} beside the article, or take the line out.",
        )


def _letter_options(
    settings: Settings,
    campaign: Campaign,
    pictures: tuple[Drawn, ...],
    logo: Logo | None,
    epoch: int | None,
) -> LetterOptions:
    first: dict[str, LetterPicture] = {}
    for picture in sorted(pictures, key=lambda p: p.size.height / p.size.width):
        first.setdefault(
            picture.card,
            LetterPicture(picture.name, picture.size.width, picture.size.height, picture.png),
        )
    return LetterOptions(
        sender=settings.letter_from, unsubscribe=settings.letter_unsubscribe,
        preferences=settings.letter_preferences, view=settings.letter_view,
        media_base_url=settings.letter_media_base_url, profile=settings.letter_service,
        text_links=settings.letter_links, utm=_utm(settings, campaign), epoch=epoch, images=first,
        share=first.get("title"), logo=logo, templates=settings.templates,
    )  # fmt: skip


def _utm(settings: Settings, campaign: Campaign) -> Utm | None:
    if not settings.letter_utm_source:
        return None
    sites = sites_of(campaign.link, campaign.brand.url, settings.letter_view)
    name = settings.letter_utm_campaign or campaign.slug
    return Utm(settings.letter_utm_source, settings.letter_utm_medium, name, sites)


def _epoch(environ: Mapping[str, str]) -> int | None:
    """SOURCE_DATE_EPOCH (reproducible-builds.org): seconds since 1970."""
    given = environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return None
    if not re.fullmatch(r"[0-9]{1,12}", given) or int(given) > _LAST_SECOND:
        raise SettingsError(
            "CG210", f"SOURCE_DATE_EPOCH is {given!r}", help="It wants whole seconds since 1970."
        )
    return int(given)


def _thread_options(settings: Settings) -> ThreadOptions:
    return ThreadOptions(
        counters=settings.counters, sizes=settings.sizes, templates=settings.templates
    )


def _ref(picture: Drawn) -> PictureRef:
    return PictureRef(
        picture.card,
        picture.size.name,
        f"images/{picture.name}",
        picture.size.width,
        picture.size.height,
        picture.alt,
    )


def _logo_ref(logo: Logo | None) -> list[PictureRef]:
    if logo is None or not logo.file:
        return []
    return [PictureRef("logo", "", f"images/{logo.file}", logo.width, logo.height, "")]


def _logo_file(logo: Logo | None) -> list[KitFile]:
    if logo is None or not logo.file:
        return []
    where = f"images/{logo.file}"
    return [KitFile(where, "page", logo.data, width=logo.width, height=logo.height)]


def _brief_file(found: Brief) -> KitFile:
    return KitFile(
        "brief.json", "brief", to_json(brief_tree(found, Path(found.article.source.path).name))
    )


def _letter_files(letter: Letter) -> list[KitFile]:
    parts = {
        "letter.mjml": letter.mjml.encode(), "letter.html": letter.html.encode(), "letter.txt": letter.text.encode(),
        "letter.eml": letter.eml, "archive.html": letter.archive.encode(),
        "body.html": letter.body.encode(), "letter.md": letter.markdown.encode(),
        "letter.json": to_json(letter.facts),
    }  # fmt: skip
    return [
        KitFile(
            f"newsletter/{name}", "letter", data, letter.lines, letter.ids, computed=letter.computed
        )
        for name, data in parts.items()
    ]


def _thread_files(threads: tuple[Thread, ...]) -> list[KitFile]:
    files = []
    for thread in threads:
        lines = tuple(sorted({line for post in thread.posts for line in post.lines}))
        ids = tuple(dict.fromkeys(id for post in thread.posts for id in post.ids))
        computed = tuple(dict.fromkeys(c for post in thread.posts for c in post.computed))
        base = f"social/{thread.network}/{thread.id}"
        files.append(
            KitFile(
                f"{base}.json",
                "thread",
                to_json(thread_json(thread)),
                lines,
                ids,
                computed=computed,
            )
        )
        files.append(
            KitFile(
                f"{base}.txt", "thread", thread_text(thread).encode(), lines, ids, computed=computed
            )
        )
    return files


def _picture_files(
    cards: Sequence[Card], pictures: Sequence[Drawn] | Sequence[Moving]
) -> list[KitFile]:
    by_id = {card.id: card for card in cards}
    return [
        KitFile(
            f"images/{picture.name}",
            "picture" if isinstance(picture, Drawn) else "moving",
            picture.png if isinstance(picture, Drawn) else picture.data,
            by_id[picture.card].lines,
            by_id[picture.card].ids,
            picture.size.width,
            picture.size.height,
            picture.alt,
            picture.text,
            by_id[picture.card].computed,
        )
        for picture in pictures
    ]


def _carousel_files(
    campaign: Campaign, pages: Sequence[Card], turned: Sequence[Drawn]
) -> list[KitFile]:
    """The pages, and all of them as one document."""
    if not pages:
        return []
    files = _picture_files(pages, turned)
    lines = tuple(sorted({line for file in files for line in file.lines}))
    ids = tuple(dict.fromkeys(id for file in files for id in file.ids))
    document = pdf(turned, campaign.title, campaign.language)
    return [*files, KitFile("images/carousel.pdf", "carousel", document, lines, ids)]
