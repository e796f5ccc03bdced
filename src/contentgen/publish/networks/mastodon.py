"""Mastodon: `Outgoing` → one status. The server's own limits hold, not the usual ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from html.parser import HTMLParser
from typing import Any, NoReturn
from unicodedata import category

from contentgen.publish.accounts import Credentials
from contentgen.publish.model import (
    Identity,
    Media,
    MediaGone,
    NotSent,
    Outcome,
    Outgoing,
    RateLimited,
    Refused,
    Remote,
    Unknown,
    Uploaded,
)
from contentgen.publish.networks.answers import Answer, Lost
from contentgen.publish.networks.line import Line, earliest_of, number_of, read_media
from contentgen.publish.networks.outcomes import other_outcome, post_outcome, said_by
from contentgen.publish.networks.plain import alike, flat, same
from contentgen.publish.networks.waiting import wait_until_ready
from contentgen.publish.networks.web import Web
from contentgen.social.links import find_links

TITLE = "Mastodon"
MOST_PAGES = 10
PAGE = 40
# Pictures on no post are swept after a day (Mastodon's media vacuum).
MEDIA_LIFE = timedelta(hours=23)
VISIBILITIES = ("public", "unlisted", "private", "direct")
_MENTION = re.compile(r"(?<![\w/])@(\w+)@[\w.-]+\w")
_MEDIA = re.compile(r"media|attach", re.I)
_UNFINISHED = re.compile(r"not finished processing", re.I)
_PARENT = re.compile(r"record not found|replying to.*(?:exist|deleted)", re.I)


@dataclass(frozen=True, slots=True)
class Limits:
    """What this server allows; the numbers are Mastodon's own defaults until it says otherwise."""

    text: int = 500
    link: int = 23
    pictures: int = 4
    alt: int = 1500
    picture_bytes: int = 16 * 1024 * 1024
    film_bytes: int = 99 * 1024 * 1024
    pixels: int = 33_177_600
    mimes: tuple[str, ...] = ()  # empty: any


class Mastodon:
    name = "mastodon"
    # An Idempotency-Key is remembered for an hour, but written after the work: it does not hold
    # against a second request while the first is still being done.
    idempotent = True
    safe_for = 3000.0

    def __init__(self, held: Credentials, line: Line) -> None:
        self._line = line
        self._visibility = held.get("MASTODON_VISIBILITY", "public")
        if self._visibility not in VISIBILITIES:
            raise Refused("CG708", f"MASTODON_VISIBILITY is none of {', '.join(VISIBILITIES)}")
        self._web = Web(TITLE, line, {"Authorization": f"Bearer {held['MASTODON_TOKEN']}"})
        self._me: Identity | None = None
        self._limits: Limits | None = None
        self._working: dict[str, str] = {}  # hash and alt text → id, while the server works on it

    def close(self) -> None:
        self._web.close()

    def whoami(self) -> Identity:
        if self._me is None:
            me = self._get("whose account", "/api/v1/accounts/verify_credentials").object()
            if not me.get("id"):
                raise NotSent("CG711", "Mastodon did not say whose account this is")
            self._me = Identity(str(me["id"]), str(me.get("acct", "")))
        return self._me

    def limits(self) -> Limits:
        """What the server says it allows; asked once."""
        if self._limits is None:
            self._limits = read_limits(self._get("limits", "/api/v2/instance").object())
        return self._limits

    def upload(self, media: Media) -> Uploaded:
        data, limits = read_media(media), self.limits()
        _refuse_media(media, len(data), limits)
        kept = media.sha256 + media.alt
        found = self._working.get(kept, "")
        if not found:
            answer = self._web.try_(
                "picture", "POST", "/api/v2/media", data={"description": media.alt},
                files={"file": (media.path.name, data, media.mime)},
            )  # fmt: skip
            found = str(answer.object().get("id") or "")
            if not answer.ok or not found:
                self._fail(answer, "picture")
            self._working[kept] = found
        wait_until_ready(self._line, TITLE, media, lambda: self._unready(found, media))
        self._working.pop(kept, None)
        return Uploaded(found, self._line.now() + MEDIA_LIFE)

    def _unready(self, media_id: str, media: Media) -> float:
        """Seconds until the server should be asked again; 0 when the picture is ready."""
        answer = self._web.try_("state of a picture", "GET", f"/api/v1/media/{media_id}")
        if answer.status == 206 or (answer.ok and not answer.object().get("url")):
            return 1.0
        if not answer.ok:
            self._working.pop(media.sha256 + media.alt, None)
            self._fail(answer, f"Mastodon could not make anything of {media.path.name}")
        return 0.0

    def send(self, post: Outgoing) -> Remote:
        limits = self.limits()
        over = least_length(post.text, limits.link) - limits.text
        if over > 0:
            raise Refused("CG787", f"post {post.n} is {over} characters too long for this server")
        if len(post.media) > limits.pictures:
            raise Refused(
                "CG787",
                f"post {post.n} has more pictures than the {limits.pictures} of this server",
            )
        body: dict[str, Any] = {"status": post.text, "visibility": self._visibility}
        if post.media:
            body["media_ids"] = [m.handle for m in post.media]
        if post.parent:
            body["in_reply_to_id"] = number_of(post.parent)
        try:
            answer = self._web.ask(
                "POST", "/api/v1/statuses", json=body, headers={"Idempotency-Key": post.key}
            )
        except Lost as lost:
            raise Unknown("CG770", f"the post may be on Mastodon or not: {lost}") from None
        found = answer.object().get("id")
        if answer.ok and isinstance(found, str) and found:
            return Remote(found)
        raise _outcome(answer, post, self._line.now())

    def look(self, post: Outgoing) -> Remote | None:
        me = self.whoami()
        ours = _flat(post.text)
        earliest = earliest_of(post, self._line, self._web.ahead)
        for there in self._statuses(me.id, post, earliest):
            if there["id"] not in post.known and _is_it(there, post, ours, earliest):
                return Remote(str(there["id"]))
        return None

    def _statuses(self, me: str, post: Outgoing, earliest: datetime) -> Iterator[dict[str, Any]]:
        """Own statuses since the one before (else since a time), newest first."""
        params: dict[str, Any] = {"limit": PAGE, "exclude_reblogs": "true"}
        if post.parent:
            params["since_id"] = number_of(post.parent)
        for _ in range(MOST_PAGES):
            answer = self._get("own posts", f"/api/v1/accounts/{me}/statuses", params=params)
            page = answer.json()
            if not isinstance(page, list) or not all(
                isinstance(s, dict) and s.get("id") for s in page
            ):
                raise NotSent("CG711", "Mastodon did not show the account's own posts")
            yield from page
            if len(page) < PAGE and 'rel="next"' not in answer.headers.get("link", ""):
                return
            if not page or _time(page[-1], earliest) < earliest:
                return
            params["max_id"] = page[-1]["id"]
        raise NotSent("CG712", "too many own posts since then to look through")

    def delete(self, remote: Remote) -> None:
        answer = self._web.try_("delete", "DELETE", f"/api/v1/statuses/{number_of(remote)}")
        if not answer.ok and answer.status != 404:
            self._fail(answer, "delete")

    def _get(self, what: str, path: str, **more: Any) -> Answer:
        answer = self._web.try_(what, "GET", path, **more)
        if not answer.ok or answer.json() is None:
            self._fail(answer, what)
        return answer

    def _fail(self, answer: Answer, what: str) -> NoReturn:
        raise other_outcome(TITLE, answer, what, self._line.now())


def read_limits(instance: dict[str, Any]) -> Limits:
    """/api/v2/instance → the limits, with Mastodon's own where a fork says nothing."""
    settings = _part(instance, "configuration")
    statuses, media = _part(settings, "statuses"), _part(settings, "media_attachments")
    usual = Limits()
    mimes = media.get("supported_mime_types")
    return Limits(
        text=_number(statuses, "max_characters", usual.text),
        link=_number(statuses, "characters_reserved_per_url", usual.link),
        pictures=_number(statuses, "max_media_attachments", usual.pictures),
        alt=_number(media, "description_limit", usual.alt),
        picture_bytes=_number(media, "image_size_limit", usual.picture_bytes),
        film_bytes=_number(media, "video_size_limit", usual.film_bytes),
        pixels=_number(media, "image_matrix_limit", usual.pixels),
        mimes=tuple(map(str, mimes)) if isinstance(mimes, list) else (),
    )


def least_length(text: str, link: int) -> int:
    """The fewest characters that the server can count: links at their price, mentions without
    their server, marks and joined emoji as nothing."""
    text = _MENTION.sub(r"@\1", text)
    links = find_links(text)
    priced = [li for li in links if li.scheme]
    inside = sum(li.end - li.start for li in priced)
    marks = sum(category(char) in ("Mn", "Me", "Mc", "Cf", "Sk") for char in text)
    joined = 2 * text.count("\u200d") + sum("\U0001f1e6" <= char <= "\U0001f1ff" for char in text)
    return len(text) - inside + link * len(priced) - marks - joined


def words_of(content: str) -> str:
    """The HTML of a status → its text; a link as its whole address."""
    reader = _Words()
    reader.feed(content)
    reader.close()
    return "".join(reader.parts).strip()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._inside = 0  # depth of a link whose own text does not count

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._inside:
            self._inside += tag == "a"
        elif tag == "br":
            self.parts.append("\n")
        elif tag == "p" and self.parts:
            self.parts.append("\n\n")
        elif tag == "a":
            found = dict(attrs)
            kinds = (found.get("class") or "").split()
            if "mention" not in kinds and "hashtag" not in kinds:
                self.parts.append(found.get("href") or "")
                self._inside = 1

    def handle_endtag(self, tag: str) -> None:
        if self._inside and tag == "a":
            self._inside -= 1

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.parts.append(data)


def _is_it(there: dict[str, Any], post: Outgoing, ours: str, earliest: datetime) -> bool:
    """A reply is known by the post it replies to and its words, a first post by words and time."""
    theirs = _flat(words_of(str(there.get("content", ""))))
    parent = there.get("in_reply_to_id")
    if post.parent:
        return str(parent) == number_of(post.parent) and (same(ours, theirs) or alike(ours, theirs))
    return not parent and same(ours, theirs) and _time(there, earliest) >= earliest


def _flat(text: str) -> str:
    """Flat, and mentions without their server, as a status shows them."""
    return _MENTION.sub(r"@\1", flat(text))


def _time(status: dict[str, Any], otherwise: datetime) -> datetime:
    try:
        return datetime.fromisoformat(str(status.get("created_at")))
    except ValueError:
        return otherwise


def _outcome(answer: Answer, post: Outgoing, now: datetime) -> Outcome:
    said = said_by(TITLE, answer)
    if answer.status == 422 and _UNFINISHED.search(said):
        return RateLimited("CG785", said, until=now + timedelta(seconds=5))
    if answer.status == 422 and post.media and _MEDIA.search(said):
        if any(m.expires and m.expires <= now for m in post.media):
            return MediaGone("CG775", said)
        # "Not found or already attached": a picture of ours that is on a post is on this post.
        return Unknown("CG771", f"{said}; it may be there already")
    if answer.status == 404 and post.parent and _PARENT.search(said):
        return Refused("CG776", f"the post before is gone: {said}")
    return post_outcome(TITLE, answer, now)


def _refuse_media(media: Media, size: int, limits: Limits) -> None:
    most = limits.film_bytes if media.mime.startswith("video/") else limits.picture_bytes
    if limits.mimes and media.mime not in limits.mimes:
        raise Refused("CG782", f"this server takes no {media.mime} ({media.path.name})")
    if size > most:
        raise Refused("CG782", f"{media.path.name} has {size:,} bytes; this server takes {most:,}")
    if len(media.alt) > limits.alt:
        over = len(media.alt) - limits.alt
        raise Refused(
            "CG783",
            f"the alt text of {media.path.name} is {over} characters too long for this server",
        )


def _part(whole: dict[str, Any], name: str) -> dict[str, Any]:
    found = whole.get(name)
    return found if isinstance(found, dict) else {}


def _number(part: dict[str, Any], name: str, usual: int) -> int:
    found = part.get(name)
    return found if isinstance(found, int) and found > 0 else usual
