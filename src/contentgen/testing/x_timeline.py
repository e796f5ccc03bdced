"""The own timeline of the fake X: newest first, in pages, late if told so, and as X writes it:
t.co addresses for links, & < > escaped, an address at the end for pictures."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING, Any

from contentgen.social.links import find_links
from contentgen.testing.memory import Row
from contentgen.testing.wire import Reply, Request, say
from contentgen.testing.x_words import invalid

if TYPE_CHECKING:
    from contentgen.testing.x import FakeX


def timeline(x: FakeX, request: Request) -> Reply:
    account = request.path.split("/")[3]
    query = request.query
    size = int(query.get("max_results", "10"))
    if not 5 <= size <= 100:
        return invalid(
            "The `max_results` query parameter value is not between 5 and 100", "max_results"
        )
    since, before = int(query.get("since_id", "0")), int(query.get("pagination_token", "0") or 0)
    size = min(size, int(x.settings["max_page"]))
    start = _moment(query.get("start_time", ""))
    page: list[Row] = []
    more = False
    for post_id in reversed(x.lines.get(account, [])):
        if int(post_id) <= since:
            break
        post = x.posts()[post_id]
        if (before and int(post_id) >= before) or not x.seen(post):
            continue
        if post["at"] < start:
            break
        if "replies" in query.get("exclude", "") and post["parent"]:
            continue
        if len(page) == size:
            more = True
            break
        page.append(post)
    x.charge(f"{len(page) * 0.001:.3f}")
    return _page(x, page, query, more)


def _page(x: FakeX, page: list[Row], query: dict[str, str], more: bool) -> Reply:
    meta: dict[str, Any] = {"result_count": len(page)}
    if not page:
        return say(200, {"meta": meta})
    meta |= {"newest_id": page[0]["id"], "oldest_id": page[-1]["id"]}
    if more:
        meta["next_token"] = page[-1]["id"]
    fields = set(query.get("tweet.fields", "").split(","))
    return say(200, {"data": [_told(x, post, fields) for post in page], "meta": meta})


def _told(x: FakeX, post: Row, fields: set[str]) -> Row:
    text, urls = shortened(post)
    at = datetime.fromtimestamp(post["at"], UTC)
    root = post
    while root["parent"] in x.posts():
        root = x.posts()[root["parent"]]
    told: Row = {
        "id": post["id"], "text": text, "edit_history_tweet_ids": [post["id"]],
        "author_id": post["account"], "conversation_id": root["id"],
        "created_at": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }  # fmt: skip
    if urls:
        told["entities"] = {"urls": urls}
    if post["parent"]:
        told["referenced_tweets"] = [{"type": "replied_to", "id": post["parent"]}]
    if post["media"]:
        told["attachments"] = {"media_keys": [f"3_{m}" for m in post["media"]]}
    always = {"id", "text", "edit_history_tweet_ids"}
    return {name: value for name, value in told.items() if name in always | fields}


def shortened(post: Row) -> tuple[str, list[Row]]:
    """The text of a post as X gives it back, and what it says of the addresses in it."""
    text, parts, urls, at = post["text"], [], [], 0
    for link in find_links(text):
        written = text[link.start : link.end]
        short = _short(post["id"] + written)
        parts += [escape(text[at : link.start], quote=False), short]
        urls.append({
            "url": short, "expanded_url": written if link.scheme else f"http://{written}",
            "display_url": written.removeprefix("https://").removeprefix("http://")[:26]})  # fmt: skip
        at = link.end
    parts.append(escape(text[at:], quote=False))
    if post["media"]:
        short = _short(post["id"] + "media")
        parts.append((" " if text else "") + short)
        page = f"https://x.com/fake/status/{post['id']}/photo/1"
        urls += [{"url": short, "expanded_url": page, "display_url": f"pic.x.com/{short[-10:]}",
                  "media_key": f"3_{m}"} for m in post["media"]]  # fmt: skip
    return "".join(parts), urls


def _moment(written: str) -> float:
    return datetime.fromisoformat(written).timestamp() if written else 0.0


def _short(seed: str) -> str:
    return "https://t.co/" + sha256(seed.encode()).hexdigest()[:10]
