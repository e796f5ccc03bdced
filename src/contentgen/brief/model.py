"""What an article says: the nouns of the Brief, ranked best first, each with its lines.

`public` is False for whatever rests only on lines meant for the publisher (strategy and keyword
sections, "The Viral Angle: …"); nothing with `public=False` is printed in public output.
Ids are stable slugs made from content, so they survive a move of unrelated lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date

from contentgen.article.model import Article, Notice, Role
from contentgen.brief.quantities.model import Quantity
from contentgen.source import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the article, clean, as it can be printed."""

    text: str
    span: Span
    public: bool = True
    label: str = ""  # the run-in label it follows ("The Takeaway")
    section: str = ""  # heading of its section
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a figure stands: the surface with its qualifier, as written."""

    surface: str
    line: int


@dataclass(frozen=True, slots=True)
class Stat:
    """One fact with a figure, and all the places that state it."""

    id: str
    quantity: Quantity
    label: str  # a noun phrase a card can print as it stands: "committed to AWS over ten years"
    sentence: str
    entity: str
    when: str  # as the article says it: "end of 2025", "over ten years"
    metric: str  # what is measured, without entity and time: "annualized revenue"
    mentions: tuple[Mention, ...]
    score: float
    reasons: tuple[str, ...]
    span: Span  # of `sentence`
    public: bool = True
    estimate: bool = False

    @property
    def lines(self) -> tuple[int, ...]:
        return tuple(sorted({m.line for m in self.mentions} | set(self.span.lines)))


@dataclass(frozen=True, slots=True)
class Faq:
    id: str
    question: str
    answer: str
    span: Span
    public: bool = True


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or will. `date` is ISO as far as known ("2026-04", "2026-Q2"), or ""."""

    when: str  # as written, "" in an arrow chain
    date: str
    precision: str  # day | week | month | quarter | half | year | range | relative | order
    label: str
    future: bool
    line: int


@dataclass(frozen=True, slots=True)
class Timeline:
    id: str
    title: str
    events: tuple[Event, ...]
    span: Span
    public: bool = True


@dataclass(frozen=True, slots=True)
class Measured:
    """One item of a comparison or series: `label` is an entity or a time."""

    label: str
    value: float
    high: float | None
    surface: str  # with its qualifier
    line: int
    estimate: bool = False
    when: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One metric for two or more entities. `warnings` say what makes them unlike (years, estimates)."""

    id: str
    metric: str
    unit: str
    items: tuple[Measured, ...]
    warnings: tuple[str, ...]
    span: Span
    public: bool = True


@dataclass(frozen=True, slots=True)
class Series:
    """One metric of one entity over time (kind "time"), or the parts of one whole (kind "share")."""

    id: str
    metric: str
    unit: str
    entity: str
    kind: str
    items: tuple[Measured, ...]
    span: Span
    public: bool = True
    label: str = ""  # what is measured, as a heading says it: "The tax on a typical home"


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    type: str  # label | text | category | number | currency | percent | unit | date | mixed


@dataclass(frozen=True, slots=True)
class Table:
    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    row_lines: tuple[int, ...]
    section: str
    span: Span
    public: bool = True


@dataclass(frozen=True, slots=True)
class Angle:
    """A way to tell the story. `evidence` are ids of what makes its visual possible."""

    id: str
    title: str
    pitch: str
    kind: str  # reversal growth versus human local superlative how-it-works contrarian list
    visual: str  # timeline chart comparison stat quote table feature deep-dive
    explicit: bool
    evidence: tuple[str, ...]
    reasons: tuple[str, ...]
    span: Span
    public: bool = True


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks. `paraphrase`: the author's words in italics, nobody said them."""

    id: str
    text: str
    by: str
    paraphrase: bool
    sentence: str
    line: int
    public: bool = True


@dataclass(frozen=True, slots=True)
class Takeaway:
    id: str
    text: str
    span: Span
    public: bool = True


@dataclass(frozen=True, slots=True)
class Audience:
    id: str
    name: str
    text: str
    span: Span
    public: bool = True


@dataclass(frozen=True, slots=True)
class Keyword:
    phrase: str
    category: str
    note: str
    line: int
    public: bool = False


@dataclass(frozen=True, slots=True)
class Hook:
    """A headline ready made: a subject line, a first post."""

    text: str
    line: int
    public: bool = True


@dataclass(frozen=True, slots=True)
class Brief:
    """All that was found, ranked best first; `article` stays at hand for its words and lines."""

    article: Article
    title: str
    subtitle: str
    category: str
    reading_minutes: int
    date: Date | None
    language: str
    sentences: tuple[Sentence, ...]
    faq: tuple[Faq, ...]
    stats: tuple[Stat, ...]
    angles: tuple[Angle, ...]
    timelines: tuple[Timeline, ...]
    comparisons: tuple[Comparison, ...]
    series: tuple[Series, ...]
    tables: tuple[Table, ...]
    quotes: tuple[Quote, ...]
    takeaways: tuple[Takeaway, ...]
    audiences: tuple[Audience, ...]
    keywords: tuple[Keyword, ...]
    hashtags: tuple[str, ...]
    hooks: tuple[Hook, ...]
    disclaimer: str
    disclaimer_span: Span | None
    notices: tuple[Notice, ...]
