"""The nouns of the editors' page: what each part shows, decided, so that templates only place.

Every address is a fragment of the page (`#L40`, `#x-1-3`) or a path inside the kit.
"""

from __future__ import annotations

from dataclasses import dataclass

from contentgen.campaign.model import Computed


@dataclass(frozen=True, slots=True)
class PictureRef:
    """A picture of the kit: whose card, which size, and its file (`images/…`)."""

    card: str
    size: str
    file: str
    width: int
    height: int
    alt: str

    @property
    def name(self) -> str:
        return self.file.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Ref:
    """A link on the page: "27–30" to the story's line 27, "3" to a post, "HTML" to a file."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Use:
    """Where something goes out: the letter, a card, a thread with its posts (`refs` by number)."""

    name: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text. `kind` "" is plain; else what it is (stat, quote, link, tag, name)."""

    text: str
    kind: str = ""
    href: str = ""


# ---- story and findings ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Note:
    """A word in the margin of a line: what was found there, or a doubt about it."""

    kind: str
    label: str
    href: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One raw line. `look`: heading, table, meta, blank, "" for running text.

    `private` lines are never printed.
    """

    number: int
    look: str
    private: bool
    runs: tuple[Run, ...]
    notes: tuple[Note, ...]

    @property
    def classes(self) -> str:
        return " ".join(word for word in (self.look, "never" if self.private else "") if word)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a finding's small table: an event, an item, a mention, a contradicting line."""

    head: str
    text: str
    lines: tuple[Ref, ...]
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Anything found. `head` is the figure or title, `tags` its small print."""

    anchor: str
    kind: str
    head: str
    text: str
    lines: tuple[Ref, ...]
    tags: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    reasons: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    uses: tuple[Use, ...] = ()
    also: tuple[str, ...] = ()  # other ways in which the article writes it
    public: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one kind, best first. `urgent` ones are doubts a person must look at."""

    kind: str
    anchor: str
    title: str
    findings: tuple[Finding, ...]
    ranked: bool = False
    urgent: bool = False


# ---- letter ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Subject:
    text: str
    length: int


@dataclass(frozen=True, slots=True)
class LetterLink:
    words: str
    href: str
    times: int
    note: str
    bad: bool


@dataclass(frozen=True, slots=True)
class Meter:
    """How much of a limit is used: `percent` is drawn, `said` is read. state: ok, near, over."""

    percent: int
    said: str
    state: str


@dataclass(frozen=True, slots=True)
class LetterPage:
    subject: str
    preheader: str
    others: tuple[Subject, ...]
    src: str
    src_off: str  # the same letter where its pictures are not found; "" when it has none
    text: str
    files: tuple[Ref, ...]
    links: tuple[LetterLink, ...]
    size: Meter
    limit: str  # what Gmail shows, "102 KB"
    lines: tuple[Ref, ...]
    computed: tuple[Computed, ...]


# ---- threads ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Account:
    """Who posts, as the network shows it; placeholders when the settings do not say."""

    name: str
    handle: str
    initials: str
    known: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture where it is used: `href` leads to its card in the gallery."""

    src: str
    alt: str
    width: int
    height: int
    href: str


@dataclass(frozen=True, slots=True)
class LinkCard:
    """What a network makes of the link: its picture, its host, the article's title."""

    host: str
    title: str
    picture: Shown | None


@dataclass(frozen=True, slots=True)
class PostPage:
    anchor: str
    label: str
    runs: tuple[Run, ...]
    counter: Meter
    pictures: tuple[Shown, ...]
    link: LinkCard | None
    lines: tuple[Ref, ...]
    computed: tuple[Computed, ...]


@dataclass(frozen=True, slots=True)
class ThreadPage:
    name: str
    anchor: str
    network: str
    title: str
    about: str
    posts: tuple[PostPage, ...]
    files: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class NetworkPage:
    key: str
    name: str
    anchor: str
    threads: tuple[ThreadPage, ...]


# ---- pictures --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GalleryCard:
    number: int
    anchor: str
    kind: str
    headline: str
    alt: str
    source: str
    pictures: tuple[PictureRef, ...]
    lines: tuple[Ref, ...]
    uses: tuple[Use, ...]
    computed: tuple[Computed, ...]


@dataclass(frozen=True, slots=True)
class GallerySize:
    name: str
    label: str
    first: bool


# ---- the page --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fact:
    value: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    subtitle: str
    file: str
    language: str
    facts: tuple[Fact, ...]
    story: tuple[StoryLine, ...]
    groups: tuple[Group, ...]
    letter: LetterPage
    account: Account
    networks: tuple[NetworkPage, ...]
    sizes: tuple[GallerySize, ...]
    cards: tuple[GalleryCard, ...]
    carousel: tuple[PictureRef, ...]
    warnings: int
