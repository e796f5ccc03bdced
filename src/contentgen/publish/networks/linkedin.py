"""LinkedIn, by its documented REST API: `Outgoing` → one post of a person or of a page.

Nothing protects against doubles here, and most tokens may post but not read: when an answer is
lost, a look often cannot see, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, NoReturn
from urllib.parse import quote, urlsplit

from contentgen.publish.accounts import Credentials
from contentgen.publish.model import (
    Identity,
    Media,
    MediaGone,
    NotSent,
    Outcome,
    Outgoing,
    Refused,
    Remote,
    Unknown,
    Uploaded,
)
from contentgen.publish.networks.answers import Answer, Lost
from contentgen.publish.networks.line import Line, earliest_of, read_media
from contentgen.publish.networks.outcomes import other_outcome, post_outcome, said_by
from contentgen.publish.networks.plain import flat, same
from contentgen.publish.networks.waiting import wait_until_ready
from contentgen.publish.networks.web import Web

TITLE = "LinkedIn"
# A version lives about a year; LINKEDIN_VERSION names another.
VERSION = "202609"
MOST_IMAGES = 20
MOST_ALT = 4086  # third-party pages that agree, 2026
MIMES = ("image/png", "image/jpeg", "image/gif")
PAGE = 50
MOST_PAGES = 4
_AUTHOR = re.compile(r"urn:li:(?:person|organization):[\w-]+\Z")
_POST = re.compile(r"urn:li:(?:share|ugcPost|activity):\d+")
# Signs that mean something in LinkedIn's text format ("little text"); # is left to make hashtags.
_SIGNS = re.compile(r"([\\|{}@\[\]()<>*_~])")
_ESCAPED = re.compile(r"\\(.)", re.S)
_HASHTAG = re.compile(r"\{hashtag\|\\?#\|([^}]*)\}")
_DUPLICATE = re.compile(r"duplicate", re.I)
_IMAGE = re.compile(r"image|asset|media", re.I)
_UPLOAD_HOST = re.compile(r"(?:[a-z0-9-]+\.)*(?:linkedin|licdn)\.com\Z", re.I)


class LinkedIn:
    name = "linkedin"
    idempotent = False
    safe_for = 0.0

    def __init__(self, held: Credentials, line: Line) -> None:
        self._line = line
        self._token = f"Bearer {held['LINKEDIN_TOKEN']}"
        version = held.get("LINKEDIN_VERSION", VERSION)
        self._web = Web(TITLE, line, {
            "Authorization": self._token, "LinkedIn-Version": version,
            "X-Restli-Protocol-Version": "2.0.0",
        })  # fmt: skip
        self._author = held.get("LINKEDIN_AUTHOR", "")
        if self._author and not _AUTHOR.match(self._author):
            raise Refused(
                "CG708", "LINKEDIN_AUTHOR is neither urn:li:person:… nor urn:li:organization:…"
            )
        self._working: dict[
            str, str
        ] = {}  # hash of a picture → its urn, while LinkedIn works on it

    def close(self) -> None:
        self._web.close()

    def whoami(self) -> Identity:
        """The author that posts will have; the token is tried as far as its scopes let it be."""
        answer = self._web.try_("whose account", "GET", "/v2/userinfo")
        me = answer.object()
        if self._author and (answer.ok or answer.status == 403):
            # A page's token need not say whose it is.
            return Identity(self._author, str(me.get("name") or self._author))
        if not answer.ok or not me.get("sub"):
            self._fail(answer, "whose account (without the scope openid, set LINKEDIN_AUTHOR)")
        self._author = f"urn:li:person:{me['sub']}"
        return Identity(self._author, str(me.get("name") or ""))

    def upload(self, media: Media) -> Uploaded:
        if media.mime not in MIMES:
            raise Refused("CG782", f"LinkedIn takes no {media.mime} here ({media.path.name})")
        if len(media.alt) > MOST_ALT:
            over = len(media.alt) - MOST_ALT
            raise Refused(
                "CG783",
                f"the alt text of {media.path.name} is {over} characters too long for LinkedIn",
            )
        found = self._working.get(media.sha256, "")
        if not found:
            found = self._working[media.sha256] = self._put(media, read_media(media))
        wait_until_ready(self._line, TITLE, media, lambda: self._unready(found, media))
        self._working.pop(media.sha256, None)
        return Uploaded(found)

    def _put(self, media: Media, data: bytes) -> str:
        """Ask for a place, put the bytes there; the picture's urn."""
        begin = {"initializeUploadRequest": {"owner": self._who()}}
        answer = self._web.try_(
            "picture", "POST", "/rest/images?action=initializeUpload", json=begin
        )
        value = answer.object().get("value")
        urn, place = (
            (value.get("image"), value.get("uploadUrl")) if isinstance(value, dict) else ("", "")
        )
        if not answer.ok or not isinstance(urn, str) or not isinstance(place, str):
            self._fail(answer, "picture")
        self._refuse_stranger(place)
        put = self._web.try_(
            "picture", "PUT", place, content=data, headers={"Content-Type": media.mime}
        )
        if not put.ok:
            self._fail(put, "picture")
        return urn

    def _refuse_stranger(self, place: str) -> None:
        """The token goes along with the bytes: only to LinkedIn, or to where we were sent."""
        url, own = urlsplit(place), urlsplit(self._line.base)
        ours = (url.scheme, url.netloc) == (own.scheme, own.netloc)
        official = bool(_UPLOAD_HOST.match(own.hostname or "")) and url.scheme == "https"
        if not ours and not (official and _UPLOAD_HOST.match(url.hostname or "")):
            raise Refused(
                "CG788", f"LinkedIn wants the picture sent to {url.hostname}, which is not its own"
            )

    def _unready(self, urn: str, media: Media) -> float:
        """Seconds until LinkedIn should be asked again; 0 when it has the picture, or may not say."""
        answer = self._web.try_("state of a picture", "GET", f"/rest/images/{quote(urn, safe='')}")
        state = str(answer.object().get("status", ""))
        if state == "PROCESSING_FAILED":
            self._working.pop(media.sha256, None)
            raise Refused("CG784", f"LinkedIn could not make anything of {media.path.name}")
        if answer.ok and state in ("PROCESSING", "WAITING_UPLOAD"):
            return 1.0
        if not answer.ok and answer.status not in (403, 404):
            self._fail(answer, "state of a picture")
        return 0.0

    def send(self, post: Outgoing) -> Remote:
        if post.n > 1 or post.parent:
            raise Refused(
                "CG789", "LinkedIn takes a thread as one post; build it with network linkedin"
            )
        if len(post.media) > MOST_IMAGES:
            raise Refused("CG787", f"post {post.n} has more than {MOST_IMAGES} pictures")
        body = self._body(post)
        try:
            answer = self._web.ask("POST", "/rest/posts", json=body)
        except Lost as lost:
            raise Unknown("CG770", f"the post may be on LinkedIn or not: {lost}") from None
        found = _POST.fullmatch(answer.headers.get("x-restli-id", ""))
        if answer.ok and found:
            return Remote(found[0])
        raise _outcome(answer, post, self._line.now())

    def look(self, post: Outgoing) -> Remote | None:
        ours = flat(post.text)
        earliest = earliest_of(post, self._line, self._web.ahead)
        for there in self._posts(earliest):
            theirs = flat(text_of(str(there.get("commentary", ""))))
            urn = str(there.get("id", ""))
            if urn not in post.known and same(ours, theirs) and _time(there) >= earliest:
                return Remote(urn)
        return None

    def _posts(self, earliest: datetime) -> Iterator[dict[str, Any]]:
        author = quote(self._who(), safe="")
        for start in range(0, MOST_PAGES * PAGE, PAGE):
            route = (
                f"/rest/posts?author={author}&q=author&count={PAGE}&start={start}&sortBy=CREATED"
            )
            answer = self._web.try_(
                "own posts", "GET", route, headers={"X-RestLi-Method": "FINDER"}
            )
            page = answer.object().get("elements")
            if answer.status == 403:
                raise Refused("CG713", "this token may post on LinkedIn, and may not read what it posted",
                              help="Look at the page, then: contentgen queue resolve.")  # fmt: skip
            if not answer.ok or not isinstance(page, list):
                self._fail(answer, "own posts")
            found = [there for there in page if isinstance(there, dict)]
            yield from found
            if len(page) < PAGE or _time(found[-1] if found else {}) < earliest:
                return
        raise NotSent("CG712", "too many own posts since then to look through")

    def delete(self, remote: Remote) -> None:
        found = _POST.search(remote.id)
        if not found:
            raise Refused("CG776", "this is no post of LinkedIn")
        answer = self._web.try_("delete", "DELETE", f"/rest/posts/{quote(found[0], safe='')}")
        if not answer.ok and answer.status != 404:
            self._fail(answer, "delete")

    def _who(self) -> str:
        return self._author or self.whoami().id

    def _body(self, post: Outgoing) -> dict[str, Any]:
        body: dict[str, Any] = {
            "author": self._who(),
            "commentary": little_text(post.text),
            "visibility": "PUBLIC",
            "distribution": {
                "feedDistribution": "MAIN_FEED", "targetEntities": [], "thirdPartyDistributionChannels": [],
            },
            "lifecycleState": "PUBLISHED",
            "isReshareDisabledByAuthor": False,
        }  # fmt: skip
        images = [
            {"id": m.handle, "altText": alt} for m, alt in zip(post.media, post.alts, strict=True)
        ]
        if len(images) == 1:
            body["content"] = {"media": images[0]}
        elif images:
            body["content"] = {"multiImage": {"images": images}}
        return body

    def _fail(self, answer: Answer, what: str) -> NoReturn:
        raise other_outcome(TITLE, answer, what, self._line.now())


def little_text(text: str) -> str:
    """A text as LinkedIn's field wants it: its signs escaped, hashtags left to be hashtags."""
    return _SIGNS.sub(r"\\\1", text)


def text_of(commentary: str) -> str:
    """The text that a post's field stands for."""
    return _ESCAPED.sub(r"\1", _HASHTAG.sub(r"#\1", commentary))


def _time(there: dict[str, Any]) -> datetime:
    """When a post was made, as it says; a post that does not say was made just now."""
    at = there.get("createdAt", there.get("publishedAt"))
    try:
        return datetime.fromtimestamp(float(str(at)) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.max.replace(tzinfo=UTC) - timedelta(days=1)


def _outcome(answer: Answer, post: Outgoing, now: datetime) -> Outcome:
    said = said_by(TITLE, answer)
    if answer.status in (400, 409, 422) and _DUPLICATE.search(said):
        return Unknown("CG771", f"{said}; it may be there already")
    if answer.status in (400, 404, 422) and post.media and _IMAGE.search(said):
        return MediaGone("CG775", said)
    return post_outcome(TITLE, answer, now)
