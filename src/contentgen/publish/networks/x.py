"""X (API v2), through tweepy behind a door of our own: `Outgoing` → one request → what became of it.

tweepy signs and spells; the door knows what was really answered, whatever tweepy made of it. No
call repeats a request. `send` raises `Unknown` for every end that might be a post.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any, NoReturn

import requests
import tweepy

from contentgen.publish.accounts import Credentials
from contentgen.publish.model import (
    AccountDown,
    Identity,
    Media,
    NotSent,
    Outgoing,
    RateLimited,
    Remote,
    Unknown,
    Uploaded,
)  # fmt: skip
from contentgen.publish.networks.answers import Answer, Lost
from contentgen.publish.networks.door import Door, never_left, open_session
from contentgen.publish.networks.line import Line, ahead, earliest_of, number_of
from contentgen.publish.networks.plain import alike, flat, same
from contentgen.publish.networks.tokens import Renewal, Tokens, TokensRefused
from contentgen.publish.networks.x_media import XMedia
from contentgen.publish.networks.x_outcomes import other_outcome, post_outcome, rate_limit
from contentgen.publish.networks.x_text import flat_remotes

HOSTS = ("https://api.twitter.com", "https://api.x.com")
MOST_PAGES = 10
FIELDS = [
    "author_id",
    "conversation_id",
    "created_at",
    "entities",
    "note_tweet",
    "referenced_tweets",
]


class X:
    name = "x"
    idempotent = False
    safe_for = 0.0

    def __init__(self, held: Credentials, line: Line) -> None:
        self._line = line
        self._door = Door(line.base, line.connect, line.read)
        self._signs = "X_CONSUMER_KEY" in held
        self._client = tweepy.Client(
            consumer_key=held.get("X_CONSUMER_KEY"),
            consumer_secret=held.get("X_CONSUMER_SECRET"),
            access_token=held.get("X_ACCESS_TOKEN"),
            access_token_secret=held.get("X_ACCESS_TOKEN_SECRET"),
            return_type=requests.Response,
            # It would sleep inside a call, and without a reset time ask again at once, for ever.
            wait_on_rate_limit=False,
        )
        open_session(self._client.session, self._door, HOSTS)
        self._renewal: Renewal | None = None
        if not self._signs:
            first = Tokens("", held["X_REFRESH_TOKEN"])
            self._renewal = Renewal(line.store, first, self._renewed_by(held), line.clock)
        self._just_renewed = False
        self._me: Identity | None = None
        self._ahead = timedelta(0)  # X's clock before ours
        self._media = XMedia(line, self._media_request)

    def close(self) -> None:
        self._client.session.close()

    def whoami(self) -> Identity:
        if self._me is None:
            data = self._other("whose account", lambda: self._client.get_me(user_auth=self._signs))
            me = data.get("data")
            if not isinstance(me, dict) or not str(me.get("id", "")).isdecimal():
                raise NotSent("CG711", "X did not say whose account this is")
            self._me = Identity(str(me["id"]), str(me.get("username", "")))
        return self._me

    def upload(self, media: Media) -> Uploaded:
        return self._media.upload(media)

    def send(self, post: Outgoing) -> Remote:
        try:
            answer = self._ask(lambda: self._client.create_tweet(
                text=post.text or None,
                in_reply_to_tweet_id=number_of(post.parent) if post.parent else None,
                media_ids=[m.handle for m in post.media] or None,
                user_auth=self._signs,
            ))  # fmt: skip
        except Lost as lost:
            raise Unknown("CG770", f"the post may be on X or not: {lost}") from None
        data = answer.object().get("data")
        found = str(data.get("id", "")) if isinstance(data, dict) else ""
        if answer.ok and found.isdecimal():
            return Remote(found)
        self._renew_after(answer)
        raise post_outcome(answer, post, self._line.now())

    def look(self, post: Outgoing) -> Remote | None:
        me = self.whoami()
        earliest = earliest_of(post, self._line, self._ahead)
        ours = flat(post.text)
        for there in self._timeline(me.id, post, earliest):
            mine = str(there.get("author_id", me.id)) == me.id
            if mine and there["id"] not in post.known and _is_it(there, post, ours, earliest):
                return Remote(str(there["id"]))
        return None

    def delete(self, remote: Remote) -> None:
        answer = self._try(
            "delete", lambda: self._client.delete_tweet(number_of(remote), user_auth=self._signs)
        )
        if not answer.ok and answer.status != 404:
            self._fail(answer, "delete")

    def _timeline(self, me: str, post: Outgoing, earliest: datetime) -> Iterator[dict[str, Any]]:
        """Own posts since the one before (else since a time), newest first."""
        since = (
            {"since_id": number_of(post.parent)}
            if post.parent
            else {"start_time": earliest.replace(microsecond=0)}
        )
        token: str | None = None
        for _ in range(MOST_PAGES):
            page = self._other("own posts", partial(
                self._client.get_users_tweets, me, max_results=100, pagination_token=token,
                tweet_fields=FIELDS, user_auth=self._signs, **since,
            ))  # fmt: skip
            posts, meta = page.get("data", []), page.get("meta")
            if not isinstance(posts, list) or not isinstance(meta, dict):
                # A page with nothing but errors says nothing about what is there.
                raise NotSent("CG711", "X did not show the account's own posts")
            good = [p for p in posts if isinstance(p, dict) and str(p.get("id", "")).isdecimal()]
            yield from good
            token = meta.get("next_token")
            if not token or (good and _before(good[-1], earliest)):
                return
        raise NotSent("CG712", "too many own posts since then to look through")

    def _media_request(
        self, method: str, route: str, body: dict[str, Any] | None, what: str
    ) -> Answer:
        answer = self._try(
            what, lambda: self._client.request(method, route, json=body, user_auth=self._signs)
        )
        if not answer.ok:
            self._fail(answer, what)
        return answer

    def _other(self, what: str, act: Callable[[], Any]) -> dict[str, Any]:
        """The object in a good answer to anything but a post; raises for everything else."""
        answer = self._try(what, act)
        if not answer.ok or not answer.object():
            self._fail(answer, what)
        return answer.object()

    def _try(self, what: str, act: Callable[[], Any]) -> Answer:
        try:
            return self._ask(act)
        except Lost as lost:
            raise NotSent("CG711", f"{what}: {lost}") from None

    def _fail(self, answer: Answer, what: str) -> NoReturn:
        self._renew_after(answer)
        raise other_outcome(answer, what, self._line.now())

    def _ask(self, act: Callable[[], Any]) -> Answer:
        """Do one request; the answer, whatever tweepy thinks of it."""
        if self._renewal:
            self._client.bearer_token = self._renewal.access()
        self._door.last = None
        try:
            act()
        except requests.RequestException as error:
            if never_left(error):
                raise NotSent("CG710", f"X cannot be reached: {type(error).__name__}") from None
            if self._door.last is None:
                raise Lost(f"the answer was lost ({type(error).__name__})") from None
        # What tweepy raises for answers it did not expect: its own errors read bodies as objects.
        except (tweepy.TweepyException, AttributeError, TypeError, ValueError, KeyError):
            if self._door.last is None:
                raise
        answer = self._door.last
        assert answer
        self._ahead = ahead(answer, self._line) or self._ahead
        if answer.status != 401:
            self._just_renewed = False
        return answer

    def _renew_after(self, answer: Answer) -> None:
        """A token that is refused though it looked good is renewed once; the request was not done."""
        if answer.status == 401 and self._renewal and not self._just_renewed:
            self._renewal.replace(str(self._client.bearer_token))
            self._just_renewed = True
            raise RateLimited("CG779", "the access token had run out, there is a new one",
                              until=self._line.now())  # fmt: skip

    def _renewed_by(self, held: Credentials) -> Callable[[Tokens], Tokens]:
        def renew(spent: Tokens) -> Tokens:
            form = {"grant_type": "refresh_token", "refresh_token": spent.refresh,
                    "client_id": held["X_CLIENT_ID"]}  # fmt: skip
            secret = held.get("X_CLIENT_SECRET")
            auth = (held["X_CLIENT_ID"], secret) if secret else None
            try:
                self._client.session.post(f"{HOSTS[1]}/2/oauth2/token", data=form, auth=auth)
            except requests.RequestException as error:
                if self._door.last is None:
                    raise NotSent("CG710", f"X gave no new token: {type(error).__name__}") from None
            answer = self._door.last
            assert answer
            return _fresh_tokens(answer, spent, self._line)

        return renew


def _fresh_tokens(answer: Answer, spent: Tokens, line: Line) -> Tokens:
    found = answer.object()
    if answer.ok and found.get("access_token"):
        until = line.clock() + float(found.get("expires_in") or 7200)
        return Tokens(
            str(found["access_token"]), str(found.get("refresh_token") or spent.refresh), until
        )
    said = f"X gave no new token ({answer.status}: {answer.words()})"
    if found.get("error") in ("invalid_grant", "invalid_request"):
        raise TokensRefused(said)
    if answer.status == 429:
        raise RateLimited("CG772", said, until=rate_limit(answer, line.now()))
    if 400 <= answer.status < 500:
        raise AccountDown("CG773", said)
    raise NotSent("CG711", said)


def _is_it(there: dict[str, Any], post: Outgoing, ours: str, earliest: datetime) -> bool:
    """Is this post of the timeline the one we sent?

    A reply is known by the post it replies to, and by its words in case a person replied there too;
    a first post by words, links and time.
    """
    readings = flat_remotes(there)
    equal = any(same(ours, theirs) for theirs in readings)
    refs = there.get("referenced_tweets")
    parents = {
        str(ref.get("id"))
        for ref in (refs if isinstance(refs, list) else [])
        if isinstance(ref, dict) and ref.get("type") == "replied_to"
    }
    if post.parent:
        return number_of(post.parent) in parents and (
            equal or any(alike(ours, theirs) for theirs in readings)
        )
    return not parents and equal and not _before(there, earliest)


def _before(there: dict[str, Any], earliest: datetime) -> bool:
    try:
        return datetime.fromisoformat(str(there.get("created_at"))) < earliest
    except (ValueError, TypeError):
        return False
