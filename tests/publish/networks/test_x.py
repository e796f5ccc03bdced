"""X, against its fake: what each answer means, and that a look tells the truth."""

from __future__ import annotations

import json
import socket
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from contentgen.publish.model import (
    AccountDown,
    MediaGone,
    NotSent,
    Outcome,
    RateLimited,
    Refused,
    Remote,
    Unknown,
)
from contentgen.testing import Fake
from tests.brief.case_tables import rows
from tests.publish.networks.conftest import Opener
from tests.publish.networks.posts import SIGNED, end_of, outgoing, picture, reply

POST = "POST /2/tweets"
LOOK = "GET /2/users/:id/tweets"

# fault, what the adapter makes of it, is the post there
ENDS = [
    ("slow", "Unknown", True),
    ("silent-before", "Unknown", False),
    ("silent-after", "Unknown", True),
    ("cut-before", "Unknown", False),
    ("cut-after", "Unknown", True),
    ("half-after", "Unknown", True),
    ("too-late", "Unknown", False),
    ("cut-then-accept", "Unknown", False),
    ("broken-before", "Unknown", False),
    ("broken-after", "Unknown", True),
    ("busy-before", "Unknown", False),
    ("busy-after", "Unknown", True),
    ("empty-after", "Unknown", True),
    ("list-after", "Unknown", True),
    ("null-after", "Unknown", True),
    ("string-after", "Unknown", True),
    ("errors-after", "Unknown", True),
    ("html-after", "Unknown", True),
    ("idless-after", "Unknown", True),
    ("list-refusal", "Unknown", False),
    ("redirect", "Unknown", False),
    ("limited", "RateLimited", False),
    ("limited-blind", "RateLimited", False),
    ("unauthorized", "AccountDown", False),
    ("broke", "AccountDown", False),
]


@pytest.mark.parametrize(("fault", "end", "there"), ENDS, ids=[row[0] for row in ENDS])
def test_every_end_of_a_post_is_told_apart(
    fault: str, end: str, there: bool, x_fake: Fake, opened: Opener
) -> None:
    x = opened(x_fake)
    post = outgoing()
    x_fake.script(fault, on=POST)
    assert end_of(x, post) == end
    assert [p["text"] for p in x_fake.posts()] == [post.text] * there
    seen = x.look(post)
    assert (seen is not None) == there
    assert x_fake.counters()["requests"][POST] == 1, "no request is ever repeated"


def test_a_post_that_is_taken_after_its_time_out_is_found_by_a_later_look(
    x_fake: Fake, opened: Opener
) -> None:
    x = opened(x_fake)
    post = outgoing()
    x_fake.script("too-late", on=POST, seconds=0.3)
    with pytest.raises(Unknown):
        x.send(post)
    assert x.look(post) is None
    while not x_fake.posts():
        pass
    assert x.look(post) is not None


def test_without_a_connection_nothing_was_sent(x_fake: Fake, opened: Opener) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{taken.getsockname()[1]}"
        x = opened(x_fake, {"CONTENTGEN_X_API_URL": nobody})
        with pytest.raises(NotSent, match="CG710"):
            x.send(outgoing())
        with pytest.raises(NotSent):
            x.look(outgoing())


def test_a_name_that_nobody_knows_is_not_sent(x_fake: Fake, opened: Opener) -> None:
    x = opened(x_fake, {"CONTENTGEN_X_API_URL": "http://no-such-host.invalid"})
    with pytest.raises(NotSent, match="CG710"):
        x.send(outgoing())


def test_a_rate_limit_says_when_it_is_over(x_fake: Fake, opened: Opener) -> None:
    x = opened(x_fake)
    x_fake.script("limited", on=POST, seconds=300)
    with pytest.raises(RateLimited) as caught:
        x.send(outgoing())
    until = caught.value.until
    assert until is not None
    assert timedelta(seconds=290) < until - datetime.now(UTC) < timedelta(seconds=310)


def test_the_daily_limit_counts_when_it_is_the_one_used_up(x_fake: Fake, opened: Opener) -> None:
    x = opened(x_fake)
    tomorrow = int((datetime.now(UTC) + timedelta(hours=20)).timestamp())
    headers = {
        "x-rate-limit-reset": str(int(datetime.now(UTC).timestamp()) + 60),
        "x-user-limit-24hour-remaining": "0",
        "x-user-limit-24hour-reset": str(tomorrow),
    }
    x_fake.script("say", on=POST, status=429, body="{}", headers=headers)
    with pytest.raises(RateLimited) as caught:
        x.send(outgoing())
    assert caught.value.until == datetime.fromtimestamp(tomorrow, UTC)


@pytest.mark.parametrize("reset", ["soon", "", "-1", "99999999999999999", "1e3"])
def test_a_reset_time_that_is_none_is_no_time(reset: str, x_fake: Fake, opened: Opener) -> None:
    x = opened(x_fake)
    x_fake.script("say", on=POST, status=429, body="{}", headers={"x-rate-limit-reset": reset})
    with pytest.raises(RateLimited) as caught:
        x.send(outgoing())
    assert caught.value.until is None


ANSWERS = rows("x-answers.md")


@pytest.mark.parametrize(("status", "said", "kind", "end"), [row[1:] for row in ANSWERS],
                         ids=[row[0] for row in ANSWERS])  # fmt: skip
def test_an_answer_is_read_by_its_status_and_its_words(
    status: str, said: str, kind: str, end: str, x_fake: Fake, opened: Opener
) -> None:
    x = opened(x_fake)
    parent = x.send(outgoing())
    bodies = (
        [{"title": "Problem", "detail": said}, {"errors": [{"message": said}]}] if said else [{}]
    )
    for body in bodies:
        x_fake.script("say", on=POST, status=int(status), body=json.dumps(body))
        assert end_of(x, reply(parent) if kind else outgoing()) == end


def test_the_fakes_own_refusals_are_understood(
    x_fake: Fake, opened: Opener, tmp_path: Path
) -> None:
    x = opened(x_fake)
    first = outgoing()
    parent = x.send(first)
    uploaded = x.upload(picture(tmp_path))
    assert end_of(x, outgoing("word " * 60)) == "Refused", "over 280"
    assert end_of(x, outgoing("$AAPL beats $MSFT")) == "Refused", "a second cashtag"
    x_fake.set(duplicates="refuse", replies="refuse", media_life=60)
    assert end_of(x, outgoing(first.text)) == "Unknown", "a duplicate"
    assert end_of(x, reply(parent)) == "RepliesRefused"
    gone = x.upload(picture(tmp_path, "late.png", (41, 30)))
    x_fake.advance(61)
    assert end_of(x, outgoing(media=(gone,), alts=("A card.",))) == "MediaGone"
    assert end_of(x, outgoing(media=(uploaded,), alts=("A card.",))) == "Sent"


def test_a_parent_made_a_moment_ago_is_waited_for_and_one_that_is_gone_is_not(
    x_fake: Fake, opened: Opener
) -> None:
    now = [datetime.now(UTC).timestamp()]
    x = opened(x_fake, clock=lambda: now[0])
    parent = x.send(outgoing())
    post = reply(parent, since=datetime.fromtimestamp(now[0], UTC))
    x_fake.set(young=30)
    pauses = []
    for _ in range(20):
        try:
            x.send(post)
        except RateLimited as soon:
            assert soon.until
            pauses.append(soon.until.timestamp() - now[0])
            now[0] = soon.until.timestamp()
        except Refused:
            break
    assert pauses[:4] == pytest.approx([0.5, 0.5, 1, 2])
    assert 60 <= sum(pauses) < 120
    x_fake.set(young=0)
    assert x.send(reply(parent)).id


def test_a_thread_keeps_its_order_and_its_pictures(
    x_fake: Fake, opened: Opener, tmp_path: Path
) -> None:
    x = opened(x_fake)
    handles = [
        x.upload(picture(tmp_path, f"{n}.png", (40 + n, 30), f"Card {n}.")) for n in range(3)
    ]
    assert all(h.expires and h.expires > datetime.now(UTC) for h in handles)
    root = parent = x.send(outgoing("First.", media=(handles[0],), alts=("Card 0.",)))
    for n in (1, 2):
        parent = x.send(
            reply(parent, f"Post {n}.", root, media=(handles[n],), alts=(f"Card {n}.",))
        )
    posts = x_fake.posts()
    assert [p["alts"] for p in posts] == [["Card 0."], ["Card 1."], ["Card 2."]]
    assert [p["parent"] for p in posts] == ["", posts[0]["id"], posts[1]["id"]]


@pytest.mark.parametrize(("name", "requests"), [("loop.gif", 0), ("film.mp4", 3)])
def test_moving_pictures_go_in_pieces_and_are_ready_when_upload_returns(
    name: str, requests: int, x_fake: Fake, opened: Opener, tmp_path: Path
) -> None:
    x_fake.set(processing=5)
    x = opened(x_fake, sleep=x_fake.advance)
    uploaded = x.upload(picture(tmp_path, name))
    assert end_of(x, outgoing(media=(uploaded,), alts=("A card.",))) == "Sent"
    counted = x_fake.counters()["requests"]
    assert counted["POST /2/media/upload/:id/append"] == max(requests, 1)
    assert counted["GET /2/media/upload"] == 5
    assert "POST /2/media/upload" not in counted


def test_a_picture_that_takes_long_is_asked_for_again_not_sent_again(
    x_fake: Fake, opened: Opener, tmp_path: Path
) -> None:
    x_fake.set(processing=45)
    x = opened(x_fake, sleep=x_fake.advance)
    media = picture(tmp_path, "loop.gif")
    with pytest.raises(RateLimited, match="still working"):
        x.upload(media)
    assert x.upload(media).handle
    assert x_fake.counters()["requests"]["POST /2/media/upload/initialize"] == 1


def test_a_picture_that_x_cannot_read_is_refused(
    x_fake: Fake, opened: Opener, tmp_path: Path
) -> None:
    x_fake.set(processing=-1)
    with pytest.raises(Refused, match=r"loop\.gif"):
        opened(x_fake).upload(picture(tmp_path, "loop.gif"))


def test_a_picture_that_changed_since_it_was_planned_does_not_leave(
    x_fake: Fake, opened: Opener, tmp_path: Path
) -> None:
    media = picture(tmp_path)
    picture(tmp_path, size=(50, 50))
    with pytest.raises(Refused, match="CG781"):
        opened(x_fake).upload(media)
    assert not x_fake.counters()["requests"]


@pytest.mark.parametrize(
    "fault", ["cut-before", "broken-before", "empty-after", "list-after", "html-after"]
)
def test_an_upload_that_went_wrong_may_be_tried_again(
    fault: str, x_fake: Fake, opened: Opener, tmp_path: Path
) -> None:
    x = opened(x_fake)
    x_fake.script(fault, on="POST /2/media/upload")
    with pytest.raises(NotSent):
        x.upload(picture(tmp_path))
    assert x.upload(picture(tmp_path)).handle


@pytest.mark.parametrize(
    ("fault", "end"),
    [
        ("unauthorized", AccountDown), ("broke", AccountDown), ("limited", RateLimited),
        ("cut-before", NotSent), ("broken-before", NotSent), ("errors-after", NotSent),
        ("list-after", NotSent), ("null-after", NotSent), ("empty-after", NotSent),
        ("html-after", NotSent), ("redirect", NotSent), ("silent-before", NotSent),
        ("half-after", NotSent), ("idless-after", NotSent),
    ],
)  # fmt: skip
def test_a_look_that_cannot_see_never_says_that_nothing_is_there(
    fault: str, end: type[Outcome], x_fake: Fake, opened: Opener
) -> None:
    x = opened(x_fake)
    post = outgoing()
    x.send(post)
    x_fake.script(fault, on=LOOK)
    with pytest.raises(end):
        x.look(post)
    assert x.look(post) is not None


def test_a_timeline_that_lags_shows_the_post_later(x_fake: Fake, opened: Opener) -> None:
    x_fake.set(lag=60)
    x = opened(x_fake)
    post = outgoing()
    sent = x.send(post)
    assert x.look(post) is None
    x_fake.advance(61)
    assert x.look(post) == sent


TEXTS = [
    "Links: example.com, https://example.org/a?b=1&c=2 and www.example.net/x.",
    "5 < 6 & 7 > 3, said &amp; written; \"quotes\" 'too'",
    "Cafe\u0301 and 日本語 and 👩‍👩‍👧‍👦 and 🇳🇿",
    "  edges are trimmed \n",
    "line one\r\nline two\n\n\nline three",
    "README.md and main.py become links",
    "https://example.com",
    "Ends with a link https://EXAMPLE.com/Path/",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_known_again_however_x_writes_it(
    text: str, x_fake: Fake, opened: Opener, tmp_path: Path
) -> None:
    x = opened(x_fake)
    pictured = outgoing(text, media=(x.upload(picture(tmp_path)),), alts=("A card.",))
    assert x.look(pictured) is None
    root = x.send(pictured)
    assert x.look(pictured) == root
    post = reply(root, text)
    assert x.look(post) is None
    sent = x.send(post)
    assert x.look(post) == sent
    assert x.look(pictured) == root


def test_a_first_post_is_not_mistaken_for_another(x_fake: Fake, opened: Opener) -> None:
    x = opened(x_fake)
    x.send(outgoing("Read it: https://example.com/one"))
    assert x.look(outgoing("Read it: https://example.com/two")) is None
    assert x.look(outgoing("Read it! https://example.com/one")) is None


def test_a_reply_is_known_by_the_post_before_it(x_fake: Fake, opened: Opener) -> None:
    x = opened(x_fake)
    one, two = x.send(outgoing("Root one.")), x.send(outgoing("Root two."))
    there = x.send(reply(one, "The same words."))
    assert x.look(reply(two, "The same words.")) is None
    assert x.look(reply(one, "The same words.")) == there
    assert x.look(reply(one, "A word of the person's own.")) is None


def test_the_same_text_of_last_week_is_not_this_post(x_fake: Fake, opened: Opener) -> None:
    x = opened(x_fake)
    old = x.send(outgoing("Weekly figures."))
    x_fake.advance(7 * 86400)
    later = datetime.now(UTC) + timedelta(days=7)
    now = lambda: later.timestamp()  # noqa: E731
    x = opened(x_fake, clock=now)
    post = outgoing("Weekly figures.", since=later)
    assert x.look(post) is None
    new = x.send(post)
    assert x.look(post) == new != old


def test_a_post_that_the_ledger_has_is_never_found_again(x_fake: Fake, opened: Opener) -> None:
    x = opened(x_fake)
    first = x.send(outgoing("Again."))
    again = outgoing("Again.", known=(first.id,))
    assert x.look(again) is None
    assert x.look(outgoing("Again.")) == first


@pytest.mark.parametrize("hours", [-5, 5])
def test_a_clock_that_is_hours_off_hides_no_post(hours: int, x_fake: Fake, opened: Opener) -> None:
    wrong = timedelta(hours=hours)
    x = opened(x_fake, clock=lambda: (datetime.now(UTC) + wrong).timestamp())
    post = outgoing(since=datetime.now(UTC) + wrong)
    x_fake.script("cut-after", on=POST)
    assert end_of(x, post) == "Unknown"
    assert x.look(post) is not None


def test_a_look_reads_page_after_page(x_fake: Fake, opened: Opener) -> None:
    x = opened(x_fake)
    x_fake.set(max_page=5)
    first = outgoing()
    sent = x.send(first)
    for _ in range(12):
        x.send(outgoing())
    assert x.look(first) == sent
    assert x_fake.counters()["requests"][LOOK] == 3
    for _ in range(40):
        x.send(outgoing())
    with pytest.raises(NotSent, match="CG712"):
        x.look(first)


def test_taking_back_what_is_gone_is_no_error(x_fake: Fake, opened: Opener) -> None:
    x = opened(x_fake)
    sent = x.send(outgoing())
    x.delete(sent)
    assert x_fake.posts() == []
    x.delete(sent)
    x_fake.script("say", on="DELETE *", status=404, body='{"title":"Not Found"}')
    x.delete(sent)
    x_fake.script("broken-before", on="DELETE *")
    with pytest.raises(NotSent):
        x.delete(sent)


def test_it_says_whose_account_it_is(x_fake: Fake, opened: Opener) -> None:
    x = opened(x_fake)
    assert (x.whoami().id, x.whoami().handle) == ("1000001", "fake1000001")
    assert x_fake.counters()["requests"]["GET /2/users/me"] == 1


def test_requests_are_signed_for_x_whatever_address_they_go_to(
    x_fake: Fake, opened: Opener
) -> None:
    x = opened(x_fake, {"X_ACCESS_TOKEN_SECRET": "another-secret"})
    with pytest.raises(AccountDown, match="CG773"):
        x.send(outgoing())
    assert SIGNED.endswith("fake-access-token-secret")


def test_every_read_is_signed_too(x_fake: Fake, opened: Opener) -> None:
    """tweepy's reads default to a bearer token, which would be "None"."""
    assert opened(x_fake).look(outgoing()) is None


def test_the_estimate_is_what_the_fake_charges(
    x_fake: Fake, opened: Opener, tmp_path: Path
) -> None:
    from contentgen.publish.networks.prices import estimate

    x = opened(x_fake)
    thread = [("Plain words.", ["A card."]), ("More on example.com", [])]
    uploaded = x.upload(picture(tmp_path))
    root = x.send(outgoing(thread[0][0], media=(uploaded,), alts=("A card.",)))
    last = reply(root, thread[1][0])
    x.send(last)
    x.look(last)
    cost = estimate("x", thread, looks=1)
    assert cost.dollars == Decimal("0.221") == Decimal(x_fake.counters()["cost"])
    assert [(line.what, line.count) for line in cost.lines] == [
        ("post", 1), ("post with a link", 1), ("alt text", 1), ("own post read", 1),
    ]  # fmt: skip


def test_only_x_has_a_price() -> None:
    from contentgen.publish.networks.prices import estimate

    assert estimate("mastodon", [("Words.", ["alt"])]).lines == ()
    assert estimate("x", [("Words.", [])] * 8).dollars == Decimal("0.120")
    assert estimate("x", [("Words.", [])] * 7 + [("https://example.com", [])]).dollars == Decimal(
        "0.305"
    )


def test_media_gone_is_told_only_of_posts_with_media(x_fake: Fake, opened: Opener) -> None:
    x = opened(x_fake)
    body = '{"errors":[{"message":"Your media IDs are invalid."}],"title":"Invalid Request"}'
    x_fake.script("say", on=POST, status=400, body=body)
    with pytest.raises(Refused) as caught:
        x.send(outgoing())
    assert not isinstance(caught.value, MediaGone)


def test_a_post_that_a_person_named_by_its_address_is_understood(
    x_fake: Fake, opened: Opener
) -> None:
    x = opened(x_fake)
    root = x.send(outgoing())
    page = Remote(f"https://x.com/fake/status/{root.id}/photo/1?s=20")
    post = reply(page)
    sent = x.send(post)
    assert x.look(post) == sent
    x.delete(page)
    assert [p["id"] for p in x_fake.posts()] == [sent.id]
    with pytest.raises(Refused):
        x.send(reply(Remote("somewhere")))
