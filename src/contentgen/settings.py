"""Every setting there is: its name, its built-in value, and what its value must be.

`TABLE` is the one list of settings: a row gives the key of contentgen.toml (`brand.name`), from
which follow the field (`brand_name`) and the variable (`CONTENTGEN_BRAND_NAME`). Which
value holds is settled in settle.py. Secrets are never settings: the network modules read them from
the environment.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

PREFIX = "CONTENTGEN_"


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, with its built-in value."""

    output: str = "build"
    templates: str = ""
    theme: str = "paper"
    sizes: tuple[str, ...] = ("wide", "square", "portrait")
    networks: tuple[str, ...] = ("x", "linkedin")
    carousel: bool = True
    motion: tuple[str, ...] = ()
    counters: bool = False
    link: str = ""
    link_base: str = ""
    audience: str = ""
    language: str = ""
    date: str = ""
    brand_name: str = ""
    brand_handle: str = ""
    brand_url: str = ""
    brand_address: str = ""
    brand_reason: str = ""
    brand_accent: str = ""
    brand_second: str = ""
    brand_band: str = ""
    brand_link: str = ""
    brand_background: str = ""
    brand_canvas: str = ""
    brand_font: str = ""
    brand_heading_font: str = ""
    brand_radius: str = ""
    brand_logo: str = ""
    letter_length: str = "standard"
    letter_links: str = "inline"
    letter_service: str = "generic"
    letter_utm_source: str = ""
    letter_utm_medium: str = "email"
    letter_utm_campaign: str = ""
    letter_from: str = ""
    letter_unsubscribe: str = ""
    letter_preferences: str = ""
    letter_view: str = ""
    letter_media_base_url: str = ""
    publish_lease: str = "90s"
    publish_connect_timeout: str = "5s"
    publish_read_timeout: str = "20s"
    publish_looks: tuple[str, ...] = ("5s", "30s", "2m", "10m")
    publish_retries: tuple[str, ...] = ("5s", "30s", "2m", "5m")
    publish_gap: str = "5s"
    publish_spacing: str = ""
    publish_max_late: str = "30m"
    publish_poll: str = "1s"
    publish_require_approval: bool = False
    publish_zone: str = ""
    publish_blackout: tuple[str, ...] = ()
    publish_slots: tuple[str, ...] = ()
    publish_metrics_file: str = ""
    publish_webhook: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What a value must be: in words for the error, and as a test."""

    words: str
    fits: Callable[[str], object]


def _is_date(value: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value)) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _is_logo(value: str) -> bool:
    if value.startswith("https://"):
        return not re.search(r"[\s\"<>]", value)
    path = Path(value)
    return path.suffix.lower() in (".png", ".jpg", ".jpeg", ".gif") and path.is_file()


_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}


def seconds(value: str) -> float:
    """A duration setting in seconds: "90s", "0.05s", "2m", "1h30m", or a bare number of seconds."""
    parts = re.findall(r"(\d+(?:\.\d+)?)(ms|s|m|h|d)?", value.replace(" ", ""))
    return sum(float(number) * _UNITS[unit or "s"] for number, unit in parts)


ADDRESS = Form("a web address: https://…", re.compile(r"https?://[^\s/]\S*\Z").match)
COLOUR = Form("a colour as #rrggbb", re.compile(r"#[0-9a-fA-F]{6}\Z").match)
DURATION = Form(
    "a duration: 90s, 0.05s, 2m, 1h30m",
    re.compile(r"\d+(\.\d+)?\Z|(\d+(\.\d+)?(ms|s|m|h|d))+\Z").match,
)
DATE = Form("a date as YYYY-MM-DD", _is_date)
FOLDER = Form("a folder that exists", lambda value: Path(value).is_dir())
LANGUAGE = Form("a language as two letters: en", re.compile(r"[A-Za-z]{2,3}([-_]\w+)?\Z").match)

FONT = Form(
    "font names with commas: Inter, Arial, sans-serif", re.compile(r"[\w\s'\",.-]+\Z").match
)
RADIUS = Form("pixels from 0 to 40", re.compile(r"(?:[0-9]|[1-3][0-9]|40)\Z").match)
LOGO = Form(
    "a picture file (.png, .jpg, .gif) that exists, or an address: https://…",
    _is_logo,
)
LINKS = Form("one of: inline, numbered", re.compile(r"(?:inline|numbered)\Z").match)
LENGTH = Form("one of: short, standard, full", re.compile(r"(?:short|standard|full)\Z").match)


def _is_zone(value: str) -> bool:
    try:
        return bool(ZoneInfo(value))
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return False


ZONE = Form("an IANA time zone: Europe/Paris", _is_zone)
_HOUR = r"([01]\d|2[0-3]):[0-5]\d"
BLACKOUT = Form(
    "hours (22:00-07:00), days of the week (sat, sun) and dates (2026-12-25)",
    lambda value: (
        re.fullmatch(rf"{_HOUR}-({_HOUR}|24:00)|mon|tue|wed|thu|fri|sat|sun", value.lower())
        or _is_date(value)
    ),
)
SLOT = Form(
    "times of day: 09:00, for one account x@12:30 or mastodon/brand@18:00",
    re.compile(rf"([a-z]+(/[\w.-]+)?@)?{_HOUR}\Z").match,
)
SENDER = Form(
    "a sender: Name <name@example.com>",
    re.compile(r"(?:[^<>@]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)\Z").match,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table. `front` says that an article's front matter may set it."""

    key: str
    help: str
    front: bool = False
    form: Form | None = None
    flag: str = ""

    @property
    def field(self) -> str:
        return self.key.replace(".", "_")

    @property
    def variable(self) -> str:
        return PREFIX + self.field.upper()


TABLE = (
    Setting("output", "folder that receives the kits, beside contentgen.toml"),
    Setting(
        "templates", "folder of your own templates; one may extend the shipped one", form=FOLDER
    ),
    Setting("theme", "name of a theme, or the path of your own theme file", front=True),
    Setting(
        "sizes",
        "picture sizes: wide, landscape, square, portrait, story",
        front=True,
        flag="--size",
    ),
    Setting("carousel", "the pictures as numbered pages too, and as one PDF", front=True),
    Setting("motion", "moving pictures of timelines and changes: gif, mp4", front=True),
    Setting(
        "networks",
        "networks to write for: x, linkedin, bluesky, mastodon, threads, instagram, facebook",
        flag="--network",
    ),
    Setting("counters", "number the posts of a thread: 1/8"),
    Setting("link", "where this article is published", front=True, form=ADDRESS),
    Setting(
        "link_base",
        "address under which articles are published; the slug is added",
        form=ADDRESS,
    ),
    Setting(
        "audience", "whom to speak to first, by the name of an audience in the article", front=True
    ),
    Setting(
        "language",
        "language of the article, two letters; else front matter, else detected",
        front=True,
        form=LANGUAGE,
    ),
    Setting("date", "date of the article, YYYY-MM-DD", front=True, form=DATE),
    Setting("brand.name", "who speaks: printed on cards and in the letter"),
    Setting("brand.handle", "account name, as @name"),
    Setting("brand.url", "home page", form=ADDRESS),
    Setting("brand.address", "postal address for the letter's footer (many laws require one)"),
    Setting("brand.reason", "why the reader gets the letter"),
    Setting(
        "brand.accent",
        "accent colour, #rrggbb; made readable when its contrast is too low",
        form=COLOUR,
    ),
    Setting("brand.second", "second colour, for the other side of a comparison", form=COLOUR),
    Setting("brand.band", "ground of the letter's figures; else the accent colour", form=COLOUR),
    Setting("brand.link", "colour of links; else the accent colour", form=COLOUR),
    Setting("brand.background", "ground of the letter's card, in light", form=COLOUR),
    Setting("brand.canvas", "ground around the letter's card, in light", form=COLOUR),
    Setting("brand.font", "font stack of the letter: Inter, Arial, sans-serif", form=FONT),
    Setting(
        "brand.heading_font", "font stack of the letter's headings; else brand.font", form=FONT
    ),
    Setting("brand.radius", "corner radius in the letter, pixels", form=RADIUS),
    Setting(
        "brand.logo",
        "logo at the letter's top: a PNG, JPEG or GIF, or its https address",
        form=LOGO,
    ),
    Setting(
        "letter.length",
        "how much of the article the letter tells: short, standard, full",
        front=True,
        form=LENGTH,
        flag="--length",
    ),
    Setting(
        "letter.links",
        "links of the text letter: inline, as words (address), or numbered and listed at its end",
        form=LINKS,
    ),
    Setting(
        "letter.service",
        "newsletter service whose merge tags the letter carries: mailchimp, buttondown, listmonk, "
        "ghost, beehiiv, kit, mailgun, plain",
    ),
    Setting("letter.utm_source", "utm_source of links to your own sites; none without it"),
    Setting("letter.utm_medium", "utm_medium of these links"),
    Setting("letter.utm_campaign", "utm_campaign of these links; else the kit's name"),
    Setting("letter.from", "sender of letter.eml: Name <address>", form=SENDER),
    Setting("letter.unsubscribe", "unsubscribe address or merge tag; else {{ unsubscribe_url }}"),
    Setting("letter.preferences", "address where a reader changes preferences"),
    Setting("letter.view", "address of the web version"),
    Setting(
        "letter.media_base_url",
        "where pictures are hosted; else letter.eml embeds them",
        form=ADDRESS,
    ),
    Setting(
        "publish.lease",
        "how long a worker owns a thread before another may take it over",
        form=DURATION,
    ),
    Setting("publish.connect_timeout", "longest wait for a connection", form=DURATION),
    Setting(
        "publish.read_timeout",
        "longest wait for an answer; with connect_timeout it must be shorter than the lease",
        form=DURATION,
    ),
    Setting(
        "publish.looks",
        "when a post whose answer was lost is looked for, after it was lost",
        form=DURATION,
    ),
    Setting(
        "publish.retries",
        "waits before what provably posted nothing is tried again; the last one repeats",
        form=DURATION,
    ),
    Setting("publish.gap", "between two posts of a thread", form=DURATION),
    Setting(
        "publish.spacing",
        "between the starts of two threads of an account; else gap",
        form=DURATION,
    ),
    Setting(
        "publish.max_late",
        "a thread later than this, or standing still for longer, is held",
        form=DURATION,
    ),
    Setting("publish.poll", "how often an idle worker asks the ledger", form=DURATION),
    Setting("publish.require_approval", "nothing leaves that contentgen approve has not passed"),
    Setting("publish.zone", "time zone of --at without one, of blackout and of slots", form=ZONE),
    Setting(
        "publish.blackout",
        "hours, days and dates without posts: 22:00-07:00, sun, 2026-12-25",
        form=BLACKOUT,
    ),
    Setting(
        "publish.slots",
        "times of day for --at next: 09:00, for one account x@12:30 or mastodon/brand@18:00",
        form=SLOT,
    ),
    Setting("publish.metrics_file", "file that receives Prometheus metrics (textfile collector)"),
    Setting("publish.webhook", "address that is told of what is held or failed", form=ADDRESS),
)


def unknown(word: str, known: list[str]) -> str:
    """Help for a name that does not exist: the nearest one, else all of them."""
    near = difflib.get_close_matches(word, known, 1, 0.6)
    return f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(sorted(known))}."
