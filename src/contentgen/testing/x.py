"""A fake of the X API v2, as far as threads need it: posts, timeline, pictures, tokens, prices."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from contentgen.social.links import find_links
from contentgen.social.weight import composed, weighted_length
from contentgen.testing.memory import Row
from contentgen.testing.network import FakeNetwork, number_of
from contentgen.testing.oauth1 import signature, signed_with
from contentgen.testing.wire import Reply, Request, say
from contentgen.testing.x_media import XMedia
from contentgen.testing.x_timeline import timeline
from contentgen.testing.x_words import invalid, problem

SCOPES = "tweet.write tweet.read users.read media.write offline.access"
EPOCH = 1288834974657  # ms; the ids of X count from here
SIGNED_FOR = ("https://api.twitter.com", "https://api.x.com")
KNOWN_FIELDS = {
    "text", "reply", "media", "made_with_ai", "paid_partnership", "edit_options", "quote_tweet_id",
    "reply_settings", "poll", "geo", "for_super_followers_only", "direct_message_deep_link",
    "nullcast", "community_id", "share_with_followers", "card_uri",
}  # fmt: skip
_CASHTAG = re.compile(r"(?<!\w)\$[A-Za-z]{1,6}\b")
_ID = re.compile(r"/(\d+)(?=/|$)")
REPLY_RULE = (
    "Reply to this conversation is not allowed because you have not been mentioned or otherwise"
    " engaged by the author of the post you are replying to."
)
INVISIBLE = "You attempted to reply to a Tweet that is deleted or not visible to you."
DUPLICATE = "You are not allowed to create a Tweet with duplicate content."


class FakeX(FakeNetwork):
    def defaults(self) -> dict[str, Any]:
        return {
            "credits": None,  # dollars left; None: any amount
            "secrets": "",  # "consumer secret&token secret": signatures are checked, not only seen
            "tokens": "any",  # or "issued": a bearer token must have come from the token endpoint
            "max_page": 100,  # the most posts that a page of the timeline holds
        }

    def endpoint(self, request: Request) -> str:
        version, path = request.path[:2], request.path[2:]
        return f"{request.method} {version}{_ID.sub('/:id', path)}"

    def answer(self, request: Request) -> Reply:
        endpoint = self.endpoint(request)
        if endpoint == "POST /2/oauth2/token":
            return self._token(request)
        account = self._account(request)
        if not account:
            return problem(401, "Unauthorized")
        if self.settings["credits"] is not None and self.cost >= Decimal(
            str(self.settings["credits"])
        ):
            return problem(402, "Your account does not have any credits to fulfill this request.",
                           title="CreditsDepleted")  # fmt: skip
        media = XMedia(self, account)
        doors = {
            "GET /2/users/me": lambda: say(200, {"data": {
                "id": account, "name": "A fake", "username": f"fake{account}"}}),
            "POST /2/tweets": lambda: self._post(account, request),
            "DELETE /2/tweets/:id": lambda: self._delete(account, request.path.rpartition("/")[2]),
            "GET /2/users/:id/tweets": lambda: timeline(self, request),
            **media.doors(request),
        }  # fmt: skip
        door = doors.get(endpoint)
        return door() if door else problem(404, "Not Found")

    def new_id(self) -> str:
        """An id that tells its time, higher than all before it."""
        lowest = (int(self.clock.now() * 1000) - EPOCH) << 22
        last = int(self.memory.table("last").get("id", {}).get("value", 0))
        value = max(lowest, last + 1)
        self.memory.put("last", "id", {"value": value})
        return str(value)

    def charge(self, dollars: str) -> None:
        self.cost += Decimal(dollars)

    def _post(self, account: str, request: Request) -> Reply:
        body = request.json()
        if not isinstance(body, dict):
            return invalid("The request body is not a JSON object.")
        wrong = self._refusal(account, body)
        if wrong:
            return wrong
        text = body.get("text", "")
        media = [str(m) for m in (body.get("media") or {}).get("media_ids", [])]
        parent = str((body.get("reply") or {}).get("in_reply_to_tweet_id", ""))
        pictures = self.memory.table("media")
        post: Row = {
            "id": self.new_id(), "account": account, "text": text, "parent": parent, "media": media,
            "alts": [pictures[m]["alt"] for m in media],
            "files": [pictures[m]["sha256"] for m in media], "at": self.clock.now(),
        }  # fmt: skip
        self.keep(post)
        self.charge("0.200" if find_links(text) else "0.015")
        return say(201, {"data": {
            "id": post["id"], "text": text, "edit_history_tweet_ids": [post["id"]]}})  # fmt: skip

    def _refusal(self, account: str, body: dict[str, Any]) -> Reply | None:
        """What X would not take, in the order in which it says so."""
        text = composed(str(body.get("text", "")))
        media = [str(m) for m in (body.get("media") or {}).get("media_ids", [])]
        unheard = sorted(set(body) - KNOWN_FIELDS)
        if unheard:
            return invalid(f"$.{unheard[0]}: is not defined in the schema", unheard[0])
        if self.too_many(account):
            return Reply(
                429, b'{"title":"Too Many Requests","status":429}', headers=self.limited(900)
            )
        if not text and not media:
            return invalid("One or more parameters to your request was invalid.", "text")
        if weighted_length(text) > 280:
            return invalid(
                "Your Tweet text is too long. For more information, see counting.", "text"
            )
        if len(media) > 4 or not all(XMedia(self, account).usable(m) for m in media):
            return invalid("Your media IDs are invalid.", "media.media_ids")
        if len(_CASHTAG.findall(text)) > 1:
            return problem(403, "Posts with more than one cashtag are not permitted for this app.")
        return self._reply_refusal(account, body) or (
            problem(403, DUPLICATE) if self.said_before(account, body.get("text", "")) else None
        )

    def _reply_refusal(self, account: str, body: dict[str, Any]) -> Reply | None:
        if "reply" not in body:
            return None
        parent = self.posts().get(str(body["reply"].get("in_reply_to_tweet_id", "")))
        if parent is None or self.too_young(parent):
            return problem(403, INVISIBLE)
        if self.settings["replies"] == "refuse":
            return problem(403, REPLY_RULE)
        return None

    def _delete(self, account: str, post_id: str) -> Reply:
        post = self.posts().get(post_id)
        if post and post["account"] != account:
            return problem(403, "You are not permitted to delete this Tweet.")
        if post:
            self.lose(post)
        self.charge("0.010")
        return say(200, {"data": {"deleted": True}})

    def _account(self, request: Request) -> str:
        """The number of the account that the credentials are for; "" when they are no good."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme == "OAuth":
            return self._signed(request)
        issued = self.memory.table("tokens").get(token)
        if issued:
            return "" if issued["until"] <= self.clock.now() else str(issued["account"])
        known = (
            scheme == "Bearer" and token not in ("", "None") and self.settings["tokens"] == "any"
        )
        return number_of(token) if known else ""

    def _signed(self, request: Request) -> str:
        found = signature(request)
        if not found:
            return ""
        secrets = str(self.settings["secrets"])
        if secrets and not any(signed_with(request, base, secrets) for base in SIGNED_FOR):
            return ""
        owner = found["oauth_token"].partition("-")[0]
        return owner if owner.isdecimal() else number_of(found["oauth_token"])

    def _token(self, request: Request) -> Reply:
        """A refresh token is good once; what it is changed for is good once too."""
        form = request.form()
        old = form.get("refresh_token", "")
        spent = self.memory.table("refresh")
        if form.get("grant_type") != "refresh_token" or not old or spent.get(old, {}).get("spent"):
            return say(400, {"error": "invalid_request" if not old else "invalid_grant",
                             "error_description": "Value passed for the token was invalid."})  # fmt: skip
        account = spent.get(old, {}).get("account") or number_of(form.get("client_id", "") or "app")
        serial = len(spent) + 1
        access, fresh = f"access-{account}-{serial}", f"refresh-{account}-{serial}"
        self.memory.put("refresh", old, {"account": account, "spent": True})
        self.memory.put("refresh", fresh, {"account": account, "spent": False})
        life = float(self.settings["token_life"])
        self.memory.put("tokens", access, {"account": account, "until": self.clock.now() + life})
        return say(200, {"token_type": "bearer", "expires_in": int(life), "access_token": access,
                         "refresh_token": fresh, "scope": SCOPES})  # fmt: skip
