"""Bluesky: `Outgoing` → one record under a key of our choosing, so a second try cannot make a second post."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode
from datetime import UTC, timedelta
from typing import Any, NoReturn

from contentgen.publish.accounts import Credentials
from contentgen.publish.model import (
    AccountDown,
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
from contentgen.publish.networks.bluesky_text import facets, record_key
from contentgen.publish.networks.line import Line, read_media
from contentgen.publish.networks.outcomes import other_outcome, post_outcome, said_by, settled
from contentgen.publish.networks.small_picture import fit_picture
from contentgen.publish.networks.tokens import Renewal, Tokens, TokensRefused
from contentgen.publish.networks.web import Web

TITLE = "Bluesky"
COLLECTION = "app.bsky.feed.post"
# app.bsky.embed.images says 2,000,000 since 2026; many servers and tools still stop here.
MOST_IMAGE = 1_000_000
MOST_IMAGES = 4
MOST_ALT = 2000
# A blob on no record is swept after a while; an hour is the least that is recommended to servers.
BLOB_LIFE = timedelta(minutes=55)
_TOKEN_SPENT = ("ExpiredToken", "InvalidToken")
_BLOB = re.compile(r"blob", re.I)
_TAKEN = re.compile(r"already (?:exists|a record)|conflict|duplicate", re.I)
_RKEY = re.compile(r"(?:^|/)([A-Za-z0-9._:~-]{1,512})/*$")


class Bluesky:
    name = "bluesky"
    # The record key is the post's own: a second create with it is refused, whenever it comes.
    idempotent = True
    safe_for = float("inf")

    def __init__(self, held: Credentials, line: Line) -> None:
        self._line = line
        self._held = held
        self._web = Web(TITLE, line)
        self._renewal = Renewal(line.store, Tokens("", ""), self._renew, line.clock)
        self._just_renewed = False
        self._access = ""
        self._me: Identity | None = None
        self._dids: dict[str, str] = {}  # handle → who it is

    def close(self) -> None:
        self._web.close()

    def whoami(self) -> Identity:
        if self._me is None:
            me = self._good(
                "whose account", self._try("whose account", "com.atproto.server.getSession")
            )
            self._me = Identity(str(me.get("did", "")), str(me.get("handle", "")))
        return self._me

    def upload(self, media: Media) -> Uploaded:
        if not media.mime.startswith("image/"):
            raise Refused("CG782", f"films cannot be put on Bluesky ({media.path.name})")
        if len(media.alt) > MOST_ALT:
            over = len(media.alt) - MOST_ALT
            raise Refused(
                "CG783",
                f"the alt text of {media.path.name} is {over} characters too long for Bluesky",
            )
        small = fit_picture(read_media(media), media.mime, MOST_IMAGE)
        if small is None:
            raise Refused(
                "CG782", f"{media.path.name} cannot be brought under {MOST_IMAGE:,} bytes"
            )
        answer = self._try(
            "picture", "com.atproto.repo.uploadBlob", "POST", content=small.data,
            headers={"Content-Type": small.mime},
        )  # fmt: skip
        blob = self._good("picture", answer).get("blob")
        if not isinstance(blob, dict):
            raise NotSent("CG711", "Bluesky answered to a picture without a reference to it")
        handle = {"blob": blob, "width": small.width, "height": small.height}
        return Uploaded(json.dumps(handle, sort_keys=True), self._line.now() + BLOB_LIFE)

    def send(self, post: Outgoing) -> Remote:
        me = self.whoami()
        body = {
            "repo": me.id, "collection": COLLECTION, "rkey": record_key(post.key),
            "record": self._record(post),
        }  # fmt: skip
        try:
            answer = self._ask("com.atproto.repo.createRecord", "POST", json=body)
        except Lost as lost:
            raise Unknown("CG770", f"the post may be on Bluesky or not: {lost}") from None
        made = _remote(answer.object())
        if answer.ok and made:
            return made
        self._renew_after(answer)
        if answer.status >= 500 or _TAKEN.search(answer.words()):
            # A record that is there already is answered with a 500 (atproto 3718): ask for it.
            there = self._there(post)
            if there:
                return there
        raise _outcome(answer, post, self._line)

    def look(self, post: Outgoing) -> Remote | None:
        return self._read(record_key(post.key))

    def delete(self, remote: Remote) -> None:
        body = {"repo": self.whoami().id, "collection": COLLECTION, "rkey": _rkey(remote)}
        self._good(
            "delete", self._try("delete", "com.atproto.repo.deleteRecord", "POST", json=body)
        )

    def _record(self, post: Outgoing) -> dict[str, Any]:
        at = (post.since or self._line.now()).astimezone(UTC)
        record: dict[str, Any] = {
            "$type": COLLECTION,
            "text": post.text,
            "createdAt": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        }
        clickable = facets(post.text, self._did)
        if clickable:
            record["facets"] = clickable
        if post.parent:
            root = post.root or post.parent
            record["reply"] = {
                "root": self._reference(root),
                "parent": self._reference(post.parent),
            }
        if post.media:
            record["embed"] = _images(post)
        return record

    def _reference(self, remote: Remote) -> dict[str, str]:
        """What a reply says of a post; a post that a person named by hand is read first."""
        if remote.extra and remote.id.startswith("at://"):
            return {"uri": remote.id, "cid": remote.extra}
        found = self._read(_rkey(remote))
        if found is None:
            raise Refused("CG776", "the post before is gone from Bluesky")
        return {"uri": found.id, "cid": found.extra}

    def _read(self, rkey: str) -> Remote | None:
        params = {"repo": self.whoami().id, "collection": COLLECTION, "rkey": rkey}
        answer = self._try("own post", "com.atproto.repo.getRecord", params=params)
        if answer.status in (400, 404) and answer.object().get("error") == "RecordNotFound":
            return None
        found = _remote(self._good("own post", answer))
        if found is None:
            raise NotSent("CG711", "Bluesky did not show the post")
        return found

    def _there(self, post: Outgoing) -> Remote | None:
        """The post after an answer that may hide it; None as well when nobody could look."""
        try:
            return self._read(record_key(post.key))
        except Outcome:
            return None

    def _did(self, handle: str) -> str:
        """Who a handle is; "" for nobody, who then is not mentioned."""
        if handle not in self._dids:
            answer = self._try(
                "a mention", "com.atproto.identity.resolveHandle", params={"handle": handle}
            )
            if not answer.ok and answer.status != 400:
                self._fail(answer, "a mention")
            self._dids[handle] = str(answer.object().get("did") or "") if answer.ok else ""
        return self._dids[handle]

    def _try(self, what: str, method: str, verb: str = "GET", **more: Any) -> Answer:
        try:
            return self._ask(method, verb, **more)
        except Lost as lost:
            raise NotSent("CG711", f"{what}: {lost}") from None

    def _ask(self, method: str, verb: str = "GET", **more: Any) -> Answer:
        self._access = self._renewal.access()
        headers = {"Authorization": f"Bearer {self._access}", **more.pop("headers", {})}
        answer = self._web.ask(verb, f"/xrpc/{method}", headers=headers, **more)
        if answer.ok:
            self._just_renewed = False
        return answer

    def _good(self, what: str, answer: Answer) -> dict[str, Any]:
        if not answer.ok or not isinstance(answer.json(), dict):
            self._fail(answer, what)
        return answer.object()

    def _fail(self, answer: Answer, what: str) -> NoReturn:
        self._renew_after(answer)
        raise other_outcome(TITLE, answer, what, self._line.now())

    def _renew_after(self, answer: Answer) -> None:
        """A session that is refused though it looked good is renewed once; nothing was done."""
        spent = answer.status in (400, 401) and answer.object().get("error") in _TOKEN_SPENT
        if spent and not self._just_renewed:
            self._renewal.replace(self._access)
            self._just_renewed = True
            raise RateLimited("CG779", "the session had run out, there is a new one",
                              until=self._line.now())  # fmt: skip

    def _renew(self, spent: Tokens) -> Tokens:
        """Go on with a session by its refresh token; without one, log in."""
        if spent.refresh:
            more: dict[str, Any] = {"headers": {"Authorization": f"Bearer {spent.refresh}"}}
            answer = self._web.try_(
                "session", "POST", "/xrpc/com.atproto.server.refreshSession", **more
            )
        else:
            login = {
                "identifier": self._held["BLUESKY_HANDLE"],
                "password": self._held["BLUESKY_APP_PASSWORD"],
            }
            answer = self._web.try_(
                "session", "POST", "/xrpc/com.atproto.server.createSession", json=login
            )
        found = answer.object()
        if answer.ok and found.get("accessJwt") and found.get("refreshJwt"):
            access, refresh = str(found["accessJwt"]), str(found["refreshJwt"])
            return Tokens(access, refresh, _end_of(access))
        if spent.refresh and answer.status in (400, 401):
            raise TokensRefused
        certain = settled(TITLE, answer, self._line.now())
        if certain is None and 400 <= answer.status < 500:
            certain = AccountDown("CG773", said_by(TITLE, answer), help=LOGIN_HELP)
        raise certain or NotSent("CG711", said_by(TITLE, answer))


LOGIN_HELP = "BLUESKY_APP_PASSWORD is an app password, made under Settings, not the account's own."


def _images(post: Outgoing) -> dict[str, Any]:
    if len(post.media) > MOST_IMAGES:
        raise Refused("CG787", f"post {post.n} has more than {MOST_IMAGES} pictures")
    images = []
    for uploaded, alt in zip(post.media, post.alts, strict=True):
        held = json.loads(uploaded.handle)
        ratio = {"width": held["width"], "height": held["height"]}
        images.append({"image": held["blob"], "alt": alt, "aspectRatio": ratio})
    return {"$type": "app.bsky.embed.images", "images": images}


def _outcome(answer: Answer, post: Outgoing, line: Line) -> Outcome:
    said = said_by(TITLE, answer)
    if answer.status == 400 and post.media and _BLOB.search(said):
        return MediaGone("CG775", said)
    return post_outcome(TITLE, answer, line.now())


def _remote(found: dict[str, Any]) -> Remote | None:
    uri, cid = found.get("uri"), found.get("cid")
    return (
        Remote(uri, cid) if isinstance(uri, str) and isinstance(cid, str) and uri and cid else None
    )


def _rkey(remote: Remote) -> str:
    """The record key in an at:// name, or in the address of a post that a person pasted."""
    found = _RKEY.search(remote.id.strip())
    if not found:
        raise Refused("CG776", "this is no post of Bluesky")
    return found[1]


def _end_of(token: str) -> float:
    """When a session's token ends, as it says itself; 0 when it does not."""
    try:
        part = token.split(".")[1]
        held = json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)))
        return float(held["exp"])
    except (IndexError, KeyError, ValueError, TypeError):
        return 0.0
