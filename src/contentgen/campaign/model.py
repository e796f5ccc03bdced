"""What we make of a brief: the cards, the stories and the letter, decided but not yet drawn.

Newsletter, social and graphics read this and nothing of each other: a story says "card
`revenue-growth`", the picture of that name is painted elsewhere.

    Campaign
      cards    Card(headline, subtitle, body, source)        → graphics
      stories  Story(beats of Said, each with its card)      → social
      letter   LetterPlan(band, parts, table, faq, …)        → newsletter

Everything printed is a `Said`: the words, the article lines that vouch for them, the brief ids they
came from, and the formula of any figure that was computed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from contentgen.article.model import Notice


@dataclass(frozen=True, slots=True)
class Computed:
    """A figure the article does not state, and how it follows from figures that it does."""

    figure: str
    formula: str


@dataclass(frozen=True, slots=True)
class Said:
    """Words that go out, and what vouches for them. `lines` is empty only for our own fixed phrases."""

    text: str
    lines: tuple[int, ...] = ()
    ids: tuple[str, ...] = ()
    computed: tuple[Computed, ...] = ()

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


NOTHING = Said("")


# ---- cards -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as a card prints it: small `qualifier`, big `figure`, `label` beside it."""

    figure: str  # short form: "$100B", "80.9%", "500,000"
    label: str
    value: float
    high: float | None = None
    qualifier: str = ""  # "more than", "up to", "nearly": never lost, small beside the figure
    when: str = ""
    estimate: bool = False
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Hero:
    """One figure and what it is."""

    figure: Figure


@dataclass(frozen=True, slots=True)
class Change:
    """One metric at two times: before → after. `beside` are others of the same metric (bars)."""

    before: Figure
    after: Figure
    beside: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """Three to six figures of one story in a grid."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """`tone`: accent (the point being made), plain, or hollow (future, estimate)."""

    label: str
    figure: Figure
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Bars:
    """One unit, one scale from zero. `kind`: bar (entities), column (times), share (parts of 100 %)."""

    bars: tuple[Bar, ...]
    unit: str
    kind: str = "bar"


@dataclass(frozen=True, slots=True)
class Step:
    """One event. `turning` is the point of the story; future ones are drawn hollow and dashed."""

    label: str
    when: str = ""
    future: bool = False
    turning: bool = False
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Steps:
    """Ordered events; two to eight."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Duel:
    """One row of a comparison: words or figures on both sides; `winner` is "left", "right" or ""."""

    label: str
    left: Figure
    right: Figure
    winner: str = ""

    @property
    def measured(self) -> bool:
        """Both sides are amounts, not words, and so have bars."""
        return self.left.value > 0 and self.right.value > 0


@dataclass(frozen=True, slots=True)
class Versus:
    """Two entities over rows, each row scaled by itself (and the card says so)."""

    left: str
    right: str
    rows: tuple[Duel, ...]

    @property
    def measured(self) -> bool:
        return any(duel.measured for duel in self.rows)


@dataclass(frozen=True, slots=True)
class Rows:
    """A small table of words and figures."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Running words as a picture: a takeaway, an answer, a real quotation (then `by`)."""

    text: str
    by: str = ""
    quoted: bool = False


Body = Hero | Change | Figures | Bars | Steps | Versus | Rows | Words


def figures_in(body: Body) -> tuple[Figure, ...]:
    """Every figure a body prints."""
    match body:
        case Hero():
            return (body.figure,)
        case Change():
            return (body.before, *body.beside, body.after)
        case Figures():
            return body.figures
        case Bars():
            return tuple(bar.figure for bar in body.bars)
        case Versus():
            return tuple(side for duel in body.rows for side in (duel.left, duel.right))
        case _:
            return ()


@dataclass(frozen=True, slots=True)
class Card:
    """One picture, in every size. `kind` names its family: stat, change, figures, chart, timeline,
    comparison, table, takeaway, quote, faq, title, closing."""

    id: str
    kind: str
    headline: Said
    subtitle: Said
    body: Body
    source: str  # "Source: company announcement; *estimate"
    alt: str
    lines: tuple[int, ...]
    ids: tuple[str, ...]
    computed: tuple[Computed, ...] = ()
    folio: str = ""  # page of a carousel: "2/8"


# ---- stories (threads before any network's limits) -------------------------------------------


@dataclass(frozen=True, slots=True)
class Beat:
    """One idea of a story: sentences that stand alone together, best first to keep.

    `role`: hook, fact, list, contrast, caveat, takeaway, answer, close. `parts` are joined by a
    space, or by a line break when `listed`; a network that has room for less keeps leading parts
    and moves the rest to a post of its own. Nothing is dropped silently.
    """

    role: str
    parts: tuple[Said, ...]
    card: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """One thread's content. The close (call to action, link, disclaimer, hashtags) is the network's."""

    id: str
    title: str
    angle: str  # angle id, "" for the main story
    beats: tuple[Beat, ...]
    hashtags: tuple[str, ...] = ()
    money: bool = False  # speaks of money: carries the disclaimer
    ids: tuple[str, ...] = ()


# ---- the letter ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a block with their marks: strong, em, code, strike, and `href` of a link."""

    text: str
    marks: tuple[str, ...] = ()
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the article as it stands: paragraph, heading, bullet, number, quote, code, table."""

    kind: str
    runs: tuple[Run, ...] = ()
    lines: tuple[int, ...] = ()
    mark: str = ""  # "3." of a numbered item
    depth: int = 0  # 0: the outermost list, or a heading right below the section's own
    table: Rows | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the letter: heading, sentences, key points, a picture, a table.

    `kind` gives a part its heading where the article has none, in the letter's language: why,
    numbers, next, bottom. `blocks` hold the section as it stands, when the letter is the article.
    """

    heading: Said
    sentences: tuple[Said, ...]
    points: tuple[tuple[str, Said], ...] = ()  # (bold start or "", words)
    card: str = ""
    table: Rows | None = None
    table_caption: str = ""
    table_lines: tuple[int, ...] = ()
    anchor: str = ""  # fragment of the section on the article's page
    kind: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    question: Said
    answer: Said


@dataclass(frozen=True, slots=True)
class LetterPlan:
    subjects: tuple[Said, ...]  # three to five, at most 50 characters, best first
    preheader: Said
    kicker: Said
    headline: Said
    lead: Said
    band: tuple[Figure, ...]  # two or three
    card: str  # the picture under the lead
    parts: tuple[Part, ...]
    faq: tuple[Asked, ...]
    faq_total: int
    takeaways: tuple[Said, ...]
    audiences: tuple[tuple[str, Said], ...]  # ("For the American Investor", paragraph)
    quote: Said | None
    quote_by: str
    disclaimer: Said
    length: str = "standard"  # short, standard, full
    leading: tuple[str, Said] | None = None  # the audience that is spoken to first


@dataclass(frozen=True, slots=True)
class Brand:
    """Who speaks: from settings; empty fields leave their place out."""

    name: str = ""
    handle: str = ""
    url: str = ""
    address: str = ""
    reason: str = ""
    logo: str = ""
    colors: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Campaign:
    slug: str
    title: str
    subtitle: str
    language: str
    date: str  # ISO, or "" when the article has none
    link: str  # where the article is published, or ""
    brand: Brand
    cards: tuple[Card, ...]
    stories: tuple[Story, ...]
    letter: LetterPlan
    faq: tuple[Asked, ...]  # all of them, for the web page
    hashtags: tuple[str, ...]
    disclaimer: Said
    notices: tuple[Notice, ...] = field(default=())
    author: str = ""

    def card(self, id: str) -> Card:
        return next(card for card in self.cards if card.id == id)


def merge_lines(said: Iterable[Said]) -> tuple[int, ...]:
    """All lines that vouch for any of them, ascending."""
    return tuple(sorted({line for words in said for line in words.lines}))
