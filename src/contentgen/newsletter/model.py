"""What a letter is written from, what it shows, and the files it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from contentgen.article.model import Notice
from contentgen.campaign.model import Computed
from contentgen.newsletter.utm import Utm

# What stands for the unsubscribe address when none is set: most senders that fill in `{{ … }}`
# know it under this name, and a person who reads it knows what belongs there.
UNSUBSCRIBE_TAG = "{{ unsubscribe_url }}"


@dataclass(frozen=True, slots=True)
class LetterPicture:
    """A painted picture: its file name in the kit's images/, its size, its bytes."""

    file: str
    width: int
    height: int
    png: bytes = b""


@dataclass(frozen=True, slots=True)
class Logo:
    """A brand's mark: a file of the kit's images/, or an address (`href`) whose size nobody knows.

    `dark`: its ink is dark, so that it needs a light ground where the letter is dark.
    """

    file: str = ""
    width: int = 0
    height: int = 0
    data: bytes = b""
    href: str = ""
    dark: bool = False


@dataclass(frozen=True, slots=True)
class LetterOptions:
    """What the letter needs beside the campaign.

    `images` are the pictures by card id; a card without one leaves its place out. Without
    `media_base_url` pictures travel inside letter.eml and letter.html names them as it does
    (`cid:`), so that both are the same letter; `beside` makes letter.html take them from
    ../images/ instead, to be opened from the kit's folder in a browser.
    """

    sender: str = ""  # Name <address>
    to: str = ""
    unsubscribe: str = ""  # an address, or the sender's merge tag; else UNSUBSCRIBE_TAG
    preferences: str = ""
    view: str = ""  # where the web version is published
    media_base_url: str = ""
    epoch: int | None = None  # SOURCE_DATE_EPOCH; else the article's date; else 2000-01-01
    images: Mapping[str, LetterPicture] = field(default_factory=lambda: MappingProxyType({}))
    share: LetterPicture | None = None  # for link previews of the web page; else the lead picture
    logo: Logo | None = None
    templates: str = ""  # the user's own template folder
    profile: str = "generic"  # whose merge tags are made inert in the text (senders.py)
    text_links: str = (
        "inline"  # in letter.txt: "words (address)", or numbered and listed at the end
    )
    beside: bool = False
    utm: Utm | None = None  # how links to one's own sites are marked


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    mjml: str
    html: str
    text: str
    eml: bytes
    archive: str  # the web page
    lines: tuple[int, ...]
    ids: tuple[str, ...]
    subjects: tuple[str, ...] = ()  # all of them, best first; `subject` is the first
    preheader: str = ""
    computed: tuple[Computed, ...] = ()
    notices: tuple[Notice, ...] = ()
    body: str = ""  # HTML between a frame that a service draws
    markdown: str = ""  # the same in Markdown
    # What an export needs to know: subject, addresses, pictures.
    facts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


# ---- what a letter shows, decided; templates and the plain text only place it -------------


@dataclass(frozen=True, slots=True)
class Link:
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class PictureView:
    """`width` in the mail; the natural size is for the web page."""

    src: str
    alt: str
    width: int
    natural_width: int
    natural_height: int


@dataclass(frozen=True, slots=True)
class LogoView:
    """Shown in place of the brand's name, which is its alternative text."""

    src: str
    alt: str
    width: int
    dark: bool


@dataclass(frozen=True, slots=True)
class BandFigure:
    qualifier: str
    figure: str
    label: str


@dataclass(frozen=True, slots=True)
class BandView:
    """`size` is the type size that lets the longest figure stand in its column."""

    figures: tuple[BandFigure, ...]
    size: int
    qualified: bool  # one has a qualifier: the others keep its line free


@dataclass(frozen=True, slots=True)
class Point:
    start: str
    words: str


@dataclass(frozen=True, slots=True)
class TableView:
    """`stacks`: too wide for a phone, so each row becomes a block with the column names in it.

    `sides`: to which side each column is set; figures stand under each other.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str
    stacks: bool
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunView:
    """Words of the article with their marks; `href` is empty where there is no link to follow."""

    words: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    struck: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block of the article: paragraph, heading, quote, credit, code, or an item of a list."""

    kind: str
    runs: tuple[RunView, ...]
    mark: str = ""
    depth: int = 0
    level: int = 3  # of a heading: 2 where nothing of that level stands above it

    @property
    def words(self) -> str:
        return "".join(run.words for run in self.runs)


@dataclass(frozen=True, slots=True)
class Flow:
    """Blocks that stand in one run of text; or a list of its items; or a table."""

    kind: str  # text, bullets, numbers, table
    blocks: tuple[BlockView, ...] = ()
    table: TableView | None = None


@dataclass(frozen=True, slots=True)
class PartView:
    """`run_in`: the heading stands in front of the words, as in a short letter."""

    heading: str
    paragraphs: tuple[str, ...]
    points: tuple[Point, ...]
    picture: PictureView | None
    table: TableView | None
    link: Link | None
    run_in: bool = False
    flows: tuple[Flow, ...] = ()


@dataclass(frozen=True, slots=True)
class Titled:
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class LetterView:
    language: str
    direction: str
    subject: str
    preheader: str
    brand: Link | None  # href may be empty
    logo: LogoView | None
    web: Link | None
    kicker: str
    headline: Link  # href may be empty
    lead: str
    band: BandView | None
    picture: PictureView | None
    parts: tuple[PartView, ...]
    quote: Titled | None  # title: who said it
    takeaways_title: str
    takeaways: tuple[str, ...]
    takeaways_long: bool  # too long to shout
    faq_title: str
    faq: tuple[Titled, ...]
    faq_more: Link | None
    audiences: tuple[Titled, ...]
    button: Link | None
    reason: str
    address: str
    unsubscribe: Link
    preferences: Link | None
    disclaimer: str
    length: str = "standard"
    leading: Titled | None = None  # the audience that is spoken to first
    rest: Link | None = None  # where the sections are that did not fit

    @property
    def start(self) -> str:
        """The side on which a line begins."""
        return "right" if self.direction == "rtl" else "left"

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link of the letter, in reading order."""
        parts = (link for part in self.parts for link in (*_linked(part), part.link))
        found = (self.brand, self.web, self.headline, *parts, self.rest, self.faq_more,
                 self.button, self.unsubscribe, self.preferences)  # fmt: skip
        return tuple(link for link in found if link and link.href)


def _linked(part: PartView) -> tuple[Link, ...]:
    runs = (run for flow in part.flows for block in flow.blocks for run in block.runs)
    return tuple(Link(run.words, run.href) for run in runs if run.href)
