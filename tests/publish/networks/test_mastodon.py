"""Mastodon, against its fake: the server's own limits, its keys, its HTML."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from traceback import format_exception
from typing import Any

import pytest

from contentgen.publish.model import (
    AccountDown,
    NotSent,
    Outcome,
    RateLimited,
    Refused,
    Remote,
    Unknown,
)
from contentgen.publish.networks.mastodon import Limits, least_length, read_limits, words_of
from contentgen.testing import Fake
from tests.publish.networks.conftest import Opener
from tests.publish.networks.posts import end_of, outgoing, picture, reply

POST = "POST /api/v1/statuses"
LOOK = "GET /api/v1/accounts/:id/statuses"

# fault, what the adapter makes of it, is the post there
ENDS = [
    ("slow", "Unknown", True),
    ("silent-before", "Unknown", False),
    ("silent-after", "Unknown", True),
    ("cut-before", "Unknown", False),
    ("cut-after", "Unknown", True),
    ("half-after", "Unknown", True),
    ("too-late", "Unknown", False),
    ("broken-before", "Unknown", False),
    ("broken-after", "Unknown", True),
    ("busy-after", "Unknown", True),
    ("empty-after", "Unknown", True),
    ("list-after", "Unknown", True),
    ("null-after", "Unknown", True),
    ("html-after", "Unknown", True),
    ("list-refusal", "Unknown", False),
    ("redirect", "Unknown", False),
    ("limited", "RateLimited", False),
    ("limited-blind", "RateLimited", False),
    ("unauthorized", "AccountDown", False),
]


@pytest.mark.parametrize(("fault", "end", "there"), ENDS, ids=[row[0] for row in ENDS])
def test_every_end_of_a_post_is_told_apart(
    fault: str, end: str, there: bool, mastodon_fake: Fake, opened: Opener
) -> None:
    mastodon = opened(mastodon_fake)
    post = outgoing()
    mastodon_fake.script(fault, on=POST)
    assert end_of(mastodon, post) == end
    assert [p["text"] for p in mastodon_fake.posts()] == [post.text] * there
    assert (mastodon.look(post) is not None) == there
    assert mastodon_fake.counters()["requests"][POST] == 1, "no request is ever repeated"


def test_the_same_key_within_the_hour_makes_one_post(mastodon_fake: Fake, opened: Opener) -> None:
    mastodon = opened(mastodon_fake)
    assert mastodon.idempotent
    post = outgoing()
    mastodon_fake.script("cut-after", on=POST)
    assert end_of(mastodon, post) == "Unknown"
    mastodon_fake.advance(mastodon.safe_for)
    assert mastodon.send(post) == mastodon.look(post)
    assert len(mastodon_fake.posts()) == 1


def test_without_a_connection_nothing_was_sent(mastodon_fake: Fake, opened: Opener) -> None:
    mastodon = opened(mastodon_fake, {"CONTENTGEN_MASTODON_API_URL": "http://127.0.0.1:1"})
    mastodon._limits = Limits()  # type: ignore[attr-defined]
    for act in (mastodon.send, mastodon.look):
        with pytest.raises(NotSent, match="CG710"):
            act(outgoing())


# status, the server's words, reply?, the end
REFUSALS: list[tuple[str, int, str, bool, type[Outcome]]] = [
    ("too long", 422, "Validation failed: Text character limit of 500 exceeded", False, Refused),
    ("a picture in work", 422, "Cannot attach files that have not finished processing.", True, RateLimited),
    ("a parent that is gone", 404, "Record not found", True, Refused),
    ("a token without the scope", 403, "This action is outside the authorized scopes", False, AccountDown),
    ("a disabled login", 403, "Your login is currently disabled", False, AccountDown),
    ("some rule", 403, "This action is not allowed", False, Refused),
    ("a proxy", 413, "", False, Unknown),
]  # fmt: skip


@pytest.mark.parametrize(("status", "said", "is_reply", "end"), [row[1:] for row in REFUSALS],
                         ids=[row[0] for row in REFUSALS])  # fmt: skip
def test_a_refusal_is_read_by_its_words(
    status: int, said: str, is_reply: bool, end: type[Outcome], mastodon_fake: Fake, opened: Opener
) -> None:
    mastodon = opened(mastodon_fake)
    parent = mastodon.send(outgoing())
    mastodon_fake.script(
        "say", on=POST, status=status, body=json.dumps({"error": said}) if said else ""
    )
    with pytest.raises(end) as caught:
        mastodon.send(reply(parent) if is_reply else outgoing())
    assert type(caught.value) is end


def test_a_limit_says_when_it_is_over(mastodon_fake: Fake, opened: Opener) -> None:
    mastodon = opened(mastodon_fake)
    mastodon_fake.script("limited", on=POST, seconds=120)
    with pytest.raises(RateLimited) as caught:
        mastodon.send(outgoing())
    assert caught.value.until
    assert timedelta(seconds=110) < caught.value.until - datetime.now(UTC) < timedelta(seconds=130)


def test_a_thread_with_pictures(mastodon_fake: Fake, opened: Opener, tmp_path: Path) -> None:
    mastodon = opened(mastodon_fake)
    one = mastodon.upload(picture(tmp_path, alt="Ein Bild: 日本 👍"))
    assert one.expires and one.expires > datetime.now(UTC) + timedelta(hours=20)
    root = mastodon.send(outgoing("First.", media=(one,), alts=("…",)))
    mastodon.send(reply(root, "Second."))
    posts = mastodon_fake.posts()
    assert [p["alts"] for p in posts] == [["Ein Bild: 日本 👍"], []]
    assert posts[1]["parent"] == posts[0]["id"] == root.id
    assert posts[0]["visibility"] == "public"


def test_a_film_is_ready_when_upload_returns(
    mastodon_fake: Fake, opened: Opener, tmp_path: Path
) -> None:
    mastodon_fake.set(processing=5)
    mastodon = opened(mastodon_fake, sleep=mastodon_fake.advance)
    film = mastodon.upload(picture(tmp_path, "film.mp4"))
    assert end_of(mastodon, outgoing(media=(film,), alts=("A card.",))) == "Sent"
    mastodon_fake.set(processing=50)
    slow = picture(tmp_path, "loop.gif")
    with pytest.raises(RateLimited, match="still working"):
        mastodon.upload(slow)
    assert mastodon.upload(slow).handle
    assert mastodon_fake.counters()["requests"]["POST /api/v2/media"] == 2
    mastodon_fake.set(processing=-1)
    with pytest.raises(Refused, match=r"thing\.gif"):
        mastodon.upload(picture(tmp_path, "thing.gif", (9, 9)))


def test_a_picture_that_is_on_another_post_means_that_a_post_is_there(
    mastodon_fake: Fake, opened: Opener, tmp_path: Path
) -> None:
    mastodon = opened(mastodon_fake)
    mastodon_fake.set(keys="ignored")
    post = outgoing(media=(mastodon.upload(picture(tmp_path)),), alts=("A card.",))
    mastodon_fake.script("cut-after", on=POST)
    assert end_of(mastodon, post) == "Unknown"
    assert end_of(mastodon, post) == "Unknown", "even without a key the picture says so"
    assert len(mastodon_fake.posts()) == 1


def test_a_picture_that_was_swept_is_uploaded_again(
    mastodon_fake: Fake, opened: Opener, tmp_path: Path
) -> None:
    mastodon = opened(mastodon_fake)
    media = picture(tmp_path)
    old = mastodon.upload(media)
    mastodon_fake.advance(90_000)
    tomorrow = opened(mastodon_fake, clock=lambda: datetime.now(UTC).timestamp() + 90_000)
    post = outgoing(media=(old,), alts=("A card.",))
    assert end_of(tomorrow, post) == "MediaGone"


@pytest.mark.parametrize(
    ("limit", "text", "words"),
    [
        ({"max_characters": 10}, "Eleven char", "1 characters too long"),
        ({"max_media": 0}, "ok", ""),
    ],
)
def test_the_servers_own_limit_is_kept_before_anything_leaves(
    limit: dict[str, Any], text: str, words: str, mastodon_fake: Fake, opened: Opener
) -> None:
    mastodon_fake.set(**limit)
    mastodon = opened(mastodon_fake)
    if not words:
        assert end_of(mastodon, outgoing(text)) == "Sent"
        return
    with pytest.raises(Refused, match=words):
        mastodon.send(outgoing(text))
    assert POST not in mastodon_fake.counters()["requests"]


def test_a_picture_too_large_for_this_server_is_refused_with_its_number(
    mastodon_fake: Fake, opened: Opener, tmp_path: Path
) -> None:
    mastodon_fake.set(image_size_limit=50, description_limit=3, mimes=["image/png"])
    mastodon = opened(mastodon_fake)
    with pytest.raises(Refused, match="this server takes 50"):
        mastodon.upload(picture(tmp_path))
    with pytest.raises(Refused, match="no image/gif"):
        mastodon.upload(picture(tmp_path, "a.gif"))
    mastodon_fake.set(image_size_limit=5000)
    with pytest.raises(Refused, match="4 characters too long"):
        opened(mastodon_fake).upload(picture(tmp_path, alt="A card."))


def test_limits_that_a_fork_does_not_tell_are_the_usual_ones() -> None:
    assert read_limits({}) == Limits()
    odd: dict[str, Any] = {
        "configuration": {"statuses": {"max_characters": "many"}, "media_attachments": []}
    }
    assert read_limits(odd) == Limits()
    assert read_limits({"configuration": {"statuses": {"max_characters": 11000}}}).text == 11000


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("plain", 5), ("https://example.com/" + "a" * 99, 23), ("bare example.com", 16),
        ("hi @name@server.example!", 9), ("👩‍👩‍👧‍👦", 1), ("🇳🇿🇳🇿", 2), ("cafe\u0301", 4), ("👍🏽", 1),
    ],
)  # fmt: skip
def test_what_is_refused_here_the_server_would_refuse_too(text: str, most: int) -> None:
    assert least_length(text, 23) <= most
    assert text != "plain" or least_length(text, 23) == 5


TEXTS = [
    "Links: https://example.org/a?b=1&c=2, bare example.com.",
    "5 < 6 & 7 > 3 \"quoted\" 'too' &amp; so",
    "one\ntwo\n\nthree\n\n\nfour",
    "日本語 👩‍👩‍👧‍👦 cafe\u0301",
    "by @someone@server.example and #tag and #日本",
    "https://example.com/" + "long/" * 20,
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_known_again_in_html(text: str, mastodon_fake: Fake, opened: Opener) -> None:
    mastodon = opened(mastodon_fake)
    first = outgoing(text)
    assert mastodon.look(first) is None
    root = mastodon.send(first)
    assert mastodon.look(first) == root
    second = reply(root, text)
    assert mastodon.look(second) is None
    assert mastodon.send(second) == mastodon.look(second)
    assert mastodon.look(first) == root


def test_html_is_read_as_text() -> None:
    link = '<a href="https://a.example/b"><span class="invisible">https://</span>a.ex…</a>'
    html = f"<p>See {link},<br/>so.</p><p>End &amp; all</p>"
    assert words_of(html) == "See https://a.example/b,\nso.\n\nEnd & all"


@pytest.mark.parametrize(
    ("fault", "end"),
    [("unauthorized", AccountDown), ("limited", RateLimited), ("cut-before", NotSent),
     ("broken-before", NotSent), ("null-after", NotSent), ("errors-after", NotSent),
     ("empty-after", NotSent), ("html-after", NotSent), ("redirect", NotSent)],
)  # fmt: skip
def test_a_look_that_cannot_see_never_says_that_nothing_is_there(
    fault: str, end: type[Outcome], mastodon_fake: Fake, opened: Opener
) -> None:
    mastodon = opened(mastodon_fake)
    post = outgoing()
    mastodon.send(post)
    mastodon_fake.script(fault, on=LOOK)
    with pytest.raises(end):
        mastodon.look(post)
    assert mastodon.look(post) is not None


def test_a_look_reads_page_after_page(mastodon_fake: Fake, opened: Opener) -> None:
    mastodon_fake.set(page=5)
    mastodon = opened(mastodon_fake)
    first = outgoing()
    sent = mastodon.send(first)
    for _ in range(12):
        mastodon.send(outgoing())
    assert mastodon.look(first) == sent
    assert mastodon_fake.counters()["requests"][LOOK] == 3


def test_a_timeline_that_lags_shows_the_post_later(mastodon_fake: Fake, opened: Opener) -> None:
    mastodon_fake.set(lag=60)
    mastodon = opened(mastodon_fake)
    post = outgoing()
    sent = mastodon.send(post)
    assert mastodon.look(post) is None
    mastodon_fake.advance(61)
    assert mastodon.look(post) == sent


def test_taking_back_what_is_gone_is_no_error(mastodon_fake: Fake, opened: Opener) -> None:
    mastodon = opened(mastodon_fake)
    sent = mastodon.send(outgoing())
    mastodon.delete(sent)
    assert mastodon_fake.posts() == []
    mastodon.delete(sent)


def test_the_visibility_is_the_accounts_own(mastodon_fake: Fake, opened: Opener) -> None:
    opened(mastodon_fake, {"MASTODON_VISIBILITY": "unlisted"}).send(outgoing())
    assert mastodon_fake.posts()[0]["visibility"] == "unlisted"
    with pytest.raises(Refused, match="MASTODON_VISIBILITY"):
        opened(mastodon_fake, {"MASTODON_VISIBILITY": "secret"})


def test_no_secret_in_errors(
    mastodon_fake: Fake, opened: Opener, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    mastodon = opened(mastodon_fake, {"MASTODON_TOKEN": "canary-mastodon"})
    for fault in ("cut-before", "broken-before", "unauthorized", "redirect"):
        mastodon_fake.script(fault, on=POST)
        with pytest.raises(Outcome) as caught:
            mastodon.send(outgoing())
        assert "canary" not in "".join(format_exception(caught.value))
    assert "canary" not in caplog.text


def test_a_post_that_a_person_named_by_its_address_is_understood(
    mastodon_fake: Fake, opened: Opener
) -> None:
    mastodon = opened(mastodon_fake)
    root = mastodon.send(outgoing())
    page = Remote(f"https://fake.example/@fake/{root.id}")
    post = reply(page)
    sent = mastodon.send(post)
    assert mastodon.look(post) == sent
    mastodon.delete(page)
    assert [p["id"] for p in mastodon_fake.posts()] == [sent.id]
    with pytest.raises(Refused):
        mastodon.send(reply(Remote("somewhere")))
