"""Campaign and options → LetterView: every word, link and size that a template only has to place.

The mail's HTML and its plain text are both written from this one view, so they cannot disagree.
What the plan leaves empty is None or () here, and leaves no trace there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from urllib.parse import quote

from contentgen.article.model import Notice
from contentgen.campaign.model import Campaign, Figure, Part, Rows, Said
from contentgen.newsletter.flows import flows, followed
from contentgen.newsletter.model import (
    UNSUBSCRIBE_TAG,
    BandFigure,
    BandView,
    LetterOptions,
    LetterView,
    Link,
    LogoView,
    PartView,
    PictureView,
    Point,
    TableView,
    Titled,
)
from contentgen.newsletter.phrases import RIGHT_TO_LEFT, Phrases, phrases
from contentgen.newsletter.senders import clean, inert, safe_link
from contentgen.newsletter.services import GENERIC, Service, service
from contentgen.newsletter.utm import tagged
from contentgen.source import Span

WIDTH = 600
PADDING = 32
LOGO_WIDTH, LOGO_MOST, LOGO_HEIGHT = 140, 200, 44
PICTURE_WIDTH = WIDTH - 2 * PADDING
_SHOUT = 150  # characters of a takeaway that are read in one look
_PARAGRAPH = 320  # characters after which a run of sentences starts a new paragraph


def view_letter(campaign: Campaign, options: LetterOptions) -> LetterView:
    """Decide everything about the letter but its looks."""
    return _Letter(campaign, options, phrases(campaign.language)).view()


@dataclass(frozen=True, slots=True)
class _Letter:
    """What every part of the view is made from."""

    campaign: Campaign
    options: LetterOptions
    say: Phrases

    def view(self) -> LetterView:
        campaign, options, plan, say = self.campaign, self.options, self.campaign.letter, self.say
        known = service(options.profile) if options.profile != "page" else GENERIC
        web = self.to(options.view or known.view)
        link = self.to(campaign.link)
        more = f"{web}#faq" if web else link
        takeaways = self.all_inert(plan.takeaways)
        return LetterView(
            language=campaign.language or "en",
            direction="rtl" if campaign.language[:2] in RIGHT_TO_LEFT else "ltr",
            subject=subjects(campaign, options)[0],
            preheader=self.preheader(),
            brand=_link(self.inert(campaign.brand.name), self.to(campaign.brand.url), bare=True),
            logo=self.logo(),
            web=_link(say.view, web) or _link(say.web, link),
            kicker=self.inert(plan.kicker),
            headline=Link(_headline(campaign, options), link),
            lead=self.inert(plan.lead),
            band=self.band(),
            picture=self.picture(plan.card),
            parts=tuple(self.parts()),
            quote=self.quote(),
            takeaways_title=_takeaways_title(len(takeaways), say),
            takeaways=takeaways,
            takeaways_long=any(len(words) > _SHOUT for words in takeaways),
            faq_title=say.faq if plan.faq else "",
            faq=tuple(
                Titled(self.inert(a.question), self.inert(a.answer)) for a in plan.faq
            ),
            faq_more=_link(say.all_answers.format(n=say.count(plan.faq_total)), more)
            if plan.faq_total > len(plan.faq) > 0
            else None,
            audiences=tuple(
                Titled(self.inert(name), words)
                for name, said in plan.audiences
                if (words := self.inert(said))
            ),
            button=_link(say.web if plan.length == "full" else say.read, link),
            reason=self.inert(campaign.brand.reason),
            address=self.inert(campaign.brand.address),
            unsubscribe=Link(say.unsubscribe, self.unsubscribe(known)),
            preferences=_link(say.preferences, safe_link(options.preferences or known.preferences)),
            disclaimer=self.inert(plan.disclaimer),
            length=plan.length,
            leading=Titled(self.inert(plan.leading[0]), self.inert(plan.leading[1]))
            if plan.leading
            else None,
        )  # fmt: skip

    def inert(self, words: object) -> str:
        return inert(str(words), self.options.profile)

    def all_inert(self, said: tuple[object, ...]) -> tuple[str, ...]:
        return tuple(words for one in said if (words := self.inert(one)))

    def to(self, href: str) -> str:
        """An address as the letter carries it, marked for the site's own statistics."""
        return tagged(safe_link(href), self.options.utm)

    def follow(self, href: str) -> str:
        """A link of the article, followed from where it stands."""
        return self.to(followed(href, safe_link(self.campaign.link)))

    def unsubscribe(self, known: Service) -> str:
        """The address that was set, else the service's merge tag, else a mail to the sender."""
        given = safe_link(self.options.unsubscribe) or known.unsubscribe
        _, sender = parseaddr(clean(self.options.sender))
        if not given and known.name == "plain" and sender:
            return f"mailto:{sender}?subject=unsubscribe"
        return given or UNSUBSCRIBE_TAG

    def preheader(self) -> str:
        """What an inbox shows beside the subject: never empty, or it takes the first words."""
        plan = self.campaign.letter
        first = (part.sentences[0] for part in plan.parts if part.sentences)
        return next(
            filter(None, map(self.inert, (plan.preheader, plan.lead, *first, plan.headline))), ""
        )

    def picture(self, card: str) -> PictureView | None:
        """The card's picture, if it was painted; hosted, inside the mail, or beside it."""
        image = self.options.images.get(card)
        if not card or image is None:
            return None
        alt = self.inert(self.campaign.card(card).alt)
        return PictureView(
            source(image.file, self.options),
            alt,
            min(PICTURE_WIDTH, image.width),
            image.width,
            image.height,
        )

    def logo(self) -> LogoView | None:
        """The brand's mark, at most 44 px high and 200 px wide."""
        logo = self.options.logo
        alt = self.inert(self.campaign.brand.name)
        if logo is None or not alt:
            return None
        if logo.href:
            src = safe_link(logo.href)
            return LogoView(src, alt, LOGO_WIDTH, logo.dark) if src else None
        fitted = min(logo.width, LOGO_MOST, round(LOGO_HEIGHT * logo.width / max(1, logo.height)))
        return LogoView(source(logo.file, self.options), alt, max(16, fitted), logo.dark)

    def band(self) -> BandView | None:
        figures = tuple(self.figure(figure) for figure in self.campaign.letter.band)
        if not figures:
            return None
        longest = max(len(figure.figure) for figure in figures)
        qualified = any(figure.qualifier for figure in figures)
        return BandView(figures, _band_size(longest, len(figures)), qualified)

    def figure(self, figure: Figure) -> BandFigure:
        label = self.inert(figure.label)
        when = self.inert(figure.when)
        if when and when.lower() not in label.lower():
            label = f"{label}, {when}" if label else when
        if figure.estimate and self.say.estimate not in label.lower():
            label = f"{label} ({self.say.estimate})"
        return BandFigure(self.inert(figure.qualifier), self.inert(figure.figure), label)

    def parts(self) -> Iterator[PartView]:
        shown = {self.campaign.letter.card}  # a picture is shown once
        for part in self.campaign.letter.parts:
            yield self.part(part, self.picture(part.card) if part.card not in shown else None)
            shown.add(part.card)

    def part(self, part: Part, picture: PictureView | None) -> PartView:
        link = safe_link(self.campaign.link)
        return PartView(
            heading=self.inert(part.heading) or self.say.kinds.get(part.kind, ""),
            paragraphs=_paragraphs(part.sentences, self.inert),
            points=tuple(Point(*self.point(start, words)) for start, words in part.points),
            picture=picture,
            table=self.table(part.table, part.table_caption) if part.table else None,
            link=_link(self.say.section, self.to(f"{link}#{quote(part.anchor, safe='-._~')}"))
            if link and part.anchor and not part.blocks
            else None,
            run_in=part.kind != "",
            flows=tuple(
                flows(part.blocks, self.follow, self.inert, self.table, headed=bool(part.heading))
            ),
        )

    def point(self, start: str, words: object) -> tuple[str, str]:
        """A bold start ends with its own punctuation, or with a colon when words follow."""
        start, rest = self.inert(start), self.inert(words)
        if start and rest and start[-1] not in ".:!?…":
            start += ":"
        return start, rest

    def table(self, table: Rows, caption: str) -> TableView:
        wide = max(map(len, (table.columns, *table.rows)))
        columns, *rows = (
            tuple(self.inert(cell) for cell in row) + ("",) * (wide - len(row))
            for row in (table.columns, *table.rows)
        )
        sides = tuple(_sides(rows, wide, rtl=self.campaign.language[:2] in RIGHT_TO_LEFT))
        return TableView(columns, tuple(rows), self.inert(caption), _stacks(columns, rows), sides)

    def quote(self) -> Titled | None:
        words = self.inert(self.campaign.letter.quote or "")
        if not words:
            return None
        if words[0] not in "\"“„«'‘":
            words = self.say.quotes[0] + words + self.say.quotes[1]
        return Titled(self.inert(self.campaign.letter.quote_by), words)


def subjects(campaign: Campaign, options: LetterOptions) -> tuple[str, ...]:
    """Subject lines, best first; the headline when the plan has none."""
    planned = (inert(said.text, options.profile) for said in campaign.letter.subjects)
    return tuple(filter(None, planned)) or (_headline(campaign, options),)


def link_notices(campaign: Campaign, options: LetterOptions) -> tuple[Notice, ...]:
    """Addresses that a letter may not carry; they were left out."""
    given = (campaign.link, campaign.brand.url, options.view, options.unsubscribe,
             options.preferences, options.media_base_url)  # fmt: skip
    refused: list[tuple[str, tuple[int, ...]]] = [
        (href, ()) for href in given if href and not safe_link(href)
    ]
    link = safe_link(campaign.link)
    blocks = [block for part in campaign.letter.parts for block in part.blocks]
    refused += [
        (run.href, block.lines)
        for block in blocks
        for run in block.runs
        if run.href and not followed(run.href, link)
    ]
    return tuple(_refused(href, lines) for href, lines in dict.fromkeys(refused))


def _refused(href: str, lines: tuple[int, ...]) -> Notice:
    why = "not https, http, mailto or tel"
    if not re.match(r"[A-Za-z][\w+.-]*:", clean(href)):
        why = "it leads from the article's own page, and --link does not say where that is"
    spans = (Span(lines[0], lines[-1]),) if lines else ()
    return Notice("CG508", "warning", f"left out the link {clean(href)!r}: {why}", spans)


def embedded(html: str, options: LetterOptions) -> str:
    """The letter's HTML as letter.eml holds it: pictures that lay beside it are now inside."""
    if not options.beside or options.media_base_url:
        return html
    files = [image.file for image in options.images.values()]
    files += [options.logo.file] if options.logo else []
    for file in filter(None, files):
        html = html.replace(f'src="../images/{quote(file)}"', f'src="cid:{quote(file)}"')
    return html


def _headline(campaign: Campaign, options: LetterOptions) -> str:
    headline = inert(campaign.letter.headline.text, options.profile)
    return headline or inert(campaign.title, options.profile)


def source(file: str, options: LetterOptions) -> str:
    """Where a picture of the kit is fetched from."""
    if base := safe_link(options.media_base_url):
        return f"{base.rstrip('/')}/{quote(file)}"
    return f"{'../images/' if options.beside else 'cid:'}{quote(file)}"


def _link(words: str, href: str, *, bare: bool = False) -> Link | None:
    """A link with both words and address; `bare` keeps the words when there is no address."""
    return Link(words, href) if words and (href or bare) else None


def _paragraphs(said: Sequence[Said], inert: Callable[[object], str]) -> tuple[str, ...]:
    """Sentences that stood in one paragraph stay in one, as long as a phone shows it in one look."""
    paragraphs: list[str] = []
    before: frozenset[int] = frozenset()
    for one in said:
        words, lines = inert(one), frozenset(one.lines)
        if not words:
            continue
        if paragraphs and before & lines and len(paragraphs[-1]) + len(words) < _PARAGRAPH:
            paragraphs[-1] += f" {words}"
        else:
            paragraphs.append(words)
        before = lines
    return tuple(paragraphs)


def _takeaways_title(count: int, say: Phrases) -> str:
    if not count:
        return ""
    return say.one_line if count == 1 else say.lines.format(n=say.count(count))


def _band_size(longest: int, columns: int) -> int:
    """44 px, or what lets `longest` characters of bold digits (0.6 em each) stand in a column."""
    room = (WIDTH - 2 * PADDING) / columns - 16
    return max(24, min(44, int(room / (0.6 * max(longest, 1)))))


_MEASURE = r"\d[\d.,]*(?:\s?(?:%|[^\W\d_]{1,8}))?"
# One figure or a few units of one: "~$9.80", "<0.001", "2 h 48 min"; or nothing.
_FIGURE = re.compile(rf"[~≈<>+−–-]?\s?[$€£¥]?{_MEASURE}(?:\s{_MEASURE}){{0,2}}|[–—-]?")


def _sides(rows: Sequence[tuple[str, ...]], wide: int, *, rtl: bool) -> Iterator[str]:
    """Figures to the end of their column, so that they can be compared; words to its start."""
    start, end = ("right", "left") if rtl else ("left", "right")
    for n in range(wide):
        cells = [row[n] for row in rows]
        figures = n > 0 and any(cells) and all(_FIGURE.fullmatch(cell) for cell in cells)
        yield end if figures else start


def _stacks(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether a phone of 320 px is too narrow: four columns, or words too long for three."""
    words = [word for row in (columns, *rows) for cell in row for word in cell.split()]
    longest = max((len(word) for word in words), default=0)
    return len(columns) >= 4 or longest * len(columns) > 36
