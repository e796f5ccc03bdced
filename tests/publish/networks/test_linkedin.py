"""LinkedIn, against its fake: one post a thread, its text format, and looks that may not read."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from traceback import format_exception

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.publish.model import AccountDown, NotSent, Outcome, RateLimited, Refused, Remote
from contentgen.publish.networks.linkedin import little_text, text_of
from contentgen.testing import Fake
from tests.publish.networks.conftest import Opener
from tests.publish.networks.posts import end_of, outgoing, picture, reply

POST = "POST /rest/posts"
LOOK = "GET /rest/posts"

# fault, what the adapter makes of it, is the post there
ENDS = [
    ("slow", "Unknown", True),
    ("silent-after", "Unknown", True),
    ("cut-before", "Unknown", False),
    ("cut-after", "Unknown", True),
    ("too-late", "Unknown", False),
    ("broken-before", "Unknown", False),
    ("broken-after", "Unknown", True),
    ("busy-after", "Unknown", True),
    ("empty-after", "Unknown", True),  # 201 without the header that names the post
    ("list-after", "Unknown", True),
    ("html-after", "Unknown", True),
    ("list-refusal", "Unknown", False),
    ("redirect", "Unknown", False),
    ("limited", "RateLimited", False),
    ("limited-blind", "RateLimited", False),
    ("unauthorized", "AccountDown", False),
]


@pytest.mark.parametrize(("fault", "end", "there"), ENDS, ids=[row[0] for row in ENDS])
def test_every_end_of_a_post_is_told_apart(
    fault: str, end: str, there: bool, linkedin_fake: Fake, opened: Opener
) -> None:
    linkedin = opened(linkedin_fake)
    post = outgoing()
    linkedin_fake.script(fault, on=POST)
    assert end_of(linkedin, post) == end
    assert [p["text"] for p in linkedin_fake.posts()] == [post.text] * there
    assert (linkedin.look(post) is not None) == there
    assert linkedin_fake.counters()["requests"][POST] == 1, "no request is ever repeated"


def test_a_post_with_one_picture_and_with_many(
    linkedin_fake: Fake, opened: Opener, tmp_path: Path
) -> None:
    linkedin = opened(linkedin_fake)
    one, two = (linkedin.upload(picture(tmp_path, f"{n}.png", (40 + n, 30))) for n in range(2))
    linkedin.send(outgoing("One.", media=(one,), alts=("Card one.",)))
    linkedin.send(outgoing("Two.", media=(one, two), alts=("Card one.", "Card two.")))
    assert [p["alts"] for p in linkedin_fake.posts()] == [["Card one."], ["Card one.", "Card two."]]


def test_a_picture_is_there_when_upload_returns(
    linkedin_fake: Fake, opened: Opener, tmp_path: Path
) -> None:
    linkedin_fake.set(processing=5)
    linkedin = opened(linkedin_fake, sleep=linkedin_fake.advance)
    assert linkedin.upload(picture(tmp_path)).handle.startswith("urn:li:image:")
    linkedin_fake.set(processing=50)
    slow = picture(tmp_path, "slow.png", (50, 50))
    with pytest.raises(RateLimited, match="still working"):
        linkedin.upload(slow)
    assert linkedin.upload(slow).handle
    assert linkedin_fake.counters()["requests"]["POST /rest/images"] == 2
    linkedin_fake.set(processing=-1)
    linkedin_fake.advance(10)
    with pytest.raises(Refused, match=r"bad\.png"):
        linkedin.upload(picture(tmp_path, "bad.png", (51, 50)))


def test_a_picture_goes_to_linkedin_and_nowhere_else(
    linkedin_fake: Fake, opened: Opener, tmp_path: Path
) -> None:
    linkedin = opened(linkedin_fake)
    for place in ("https://elsewhere.example/upload", "https://www.linkedin.com/dms-uploads/x"):
        body = json.dumps({"value": {"image": "urn:li:image:x", "uploadUrl": place}})
        linkedin_fake.script("say", on="POST /rest/images", status=200, body=body)
        with pytest.raises(Refused, match="CG788"):
            linkedin.upload(picture(tmp_path))


def test_a_thread_is_one_post(linkedin_fake: Fake, opened: Opener) -> None:
    linkedin = opened(linkedin_fake)
    root = linkedin.send(outgoing())
    with pytest.raises(Refused, match="one post"):
        linkedin.send(reply(root))


@pytest.mark.parametrize(
    ("status", "code", "words", "end"),
    [
        (422, "DUPLICATE_POST", "Content is a duplicate of urn:li:share:7", "Unknown"),
        (422, "FIELD_LENGTH_TOO_LONG", "commentary is longer than 3000 characters", "Refused"),
        (403, "ACCESS_DENIED", "Not enough permissions to access: POST /posts", "AccountDown"),
        (401, "REVOKED_ACCESS_TOKEN", "The token has been revoked", "AccountDown"),
        (426, "NONEXISTENT_VERSION", "Requested version 20200101 is not active", "AccountDown"),
        (429, "TOO_MANY_REQUESTS", "Resource level throttle APPLICATION DAY limit", "RateLimited"),
        (500, "INTERNAL", "Internal Server Error", "Unknown"),
    ],
)
def test_a_refusal_is_read_by_its_words(
    status: int, code: str, words: str, end: str, linkedin_fake: Fake, opened: Opener
) -> None:
    linkedin = opened(linkedin_fake)
    body = json.dumps({"status": status, "code": code, "message": words})
    linkedin_fake.script("say", on=POST, status=status, body=body)
    assert end_of(linkedin, outgoing()) == end


def test_the_fakes_own_refusals(linkedin_fake: Fake, opened: Opener, tmp_path: Path) -> None:
    linkedin = opened(linkedin_fake)
    assert end_of(linkedin, outgoing("x" * 3001)) == "Refused"
    card = linkedin.upload(picture(tmp_path))
    linkedin_fake.advance(90_000)
    assert end_of(linkedin, outgoing(media=(card,), alts=("A card.",))) == "MediaGone"
    linkedin_fake.set(versions=["202601"])
    assert end_of(linkedin, outgoing()) == "AccountDown"
    assert end_of(opened(linkedin_fake, {"LINKEDIN_VERSION": "202601"}), outgoing()) == "Sent"


def test_a_token_that_may_not_read_cannot_look(linkedin_fake: Fake, opened: Opener) -> None:
    linkedin_fake.set(reads="refuse")
    linkedin = opened(linkedin_fake)
    post = outgoing()
    linkedin.send(post)
    with pytest.raises(Refused, match="CG713"):
        linkedin.look(post)


def test_a_token_that_may_not_read_still_uploads(
    linkedin_fake: Fake, opened: Opener, tmp_path: Path
) -> None:
    linkedin_fake.set(reads="refuse")
    assert opened(linkedin_fake).upload(picture(tmp_path)).handle


@pytest.mark.parametrize(
    ("fault", "end"),
    [("unauthorized", AccountDown), ("limited", RateLimited), ("cut-before", NotSent),
     ("broken-before", NotSent), ("null-after", NotSent), ("errors-after", NotSent),
     ("list-after", NotSent), ("empty-after", NotSent), ("html-after", NotSent), ("redirect", NotSent)],
)  # fmt: skip
def test_a_look_that_cannot_see_never_says_that_nothing_is_there(
    fault: str, end: type[Outcome], linkedin_fake: Fake, opened: Opener
) -> None:
    linkedin = opened(linkedin_fake)
    post = outgoing()
    sent = linkedin.send(post)
    linkedin_fake.script(fault, on=LOOK)
    with pytest.raises(end):
        linkedin.look(post)
    assert linkedin.look(post) == sent


def test_the_same_text_of_last_week_is_not_this_post(linkedin_fake: Fake, opened: Opener) -> None:
    old = opened(linkedin_fake).send(outgoing("Weekly figures."))
    linkedin_fake.advance(7 * 86400)
    later = datetime.now(UTC) + timedelta(days=7)
    linkedin = opened(linkedin_fake, clock=later.timestamp)
    post = outgoing("Weekly figures.", since=later)
    assert linkedin.look(post) is None
    assert linkedin.send(post) == linkedin.look(post) != old


TEXTS = [
    "Plain words, 5 < 6 (so) [it] {is} | ~ * _ @ \\ and #tag",
    "Link https://example.com/a_b(c)?d=e&f=g and example.org",
    "日本語 👩‍👩‍👧‍👦\n\nnext",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_arrives_as_it_was_and_is_known_again(
    text: str, linkedin_fake: Fake, opened: Opener
) -> None:
    linkedin = opened(linkedin_fake)
    post = outgoing(text)
    assert linkedin.look(post) is None
    sent = linkedin.send(post)
    assert linkedin_fake.posts()[0]["text"] == text
    assert linkedin.look(post) == sent


@given(st.text())
def test_every_text_comes_back(text: str) -> None:
    assert text_of(little_text(text)) == text


def test_the_author_may_be_a_page(linkedin_fake: Fake, opened: Opener) -> None:
    page = "urn:li:organization:2414183"
    linkedin = opened(linkedin_fake, {"LINKEDIN_AUTHOR": page})
    assert linkedin.whoami().id == page
    linkedin.send(outgoing())
    assert linkedin_fake.posts()[0]["account"] == page
    assert opened(linkedin_fake).whoami().id.startswith("urn:li:person:")
    with pytest.raises(Refused, match="LINKEDIN_AUTHOR"):
        opened(linkedin_fake, {"LINKEDIN_AUTHOR": "https://linkedin.com/in/me"})


def test_taking_back_what_is_gone_is_no_error(linkedin_fake: Fake, opened: Opener) -> None:
    linkedin = opened(linkedin_fake)
    sent = linkedin.send(outgoing())
    linkedin.delete(sent)
    linkedin.delete(Remote(f"https://www.linkedin.com/feed/update/{sent.id}/"))
    assert linkedin_fake.posts() == []
    with pytest.raises(Refused):
        linkedin.delete(Remote("not a post"))


def test_without_a_connection_nothing_was_sent(linkedin_fake: Fake, opened: Opener) -> None:
    environ = {
        "CONTENTGEN_LINKEDIN_API_URL": "http://127.0.0.1:1",
        "LINKEDIN_AUTHOR": "urn:li:person:x",
    }
    linkedin = opened(linkedin_fake, environ)
    for act in (linkedin.send, linkedin.look):
        with pytest.raises(NotSent, match="CG710"):
            act(outgoing())


def test_no_secret_in_errors_and_logs(
    linkedin_fake: Fake, opened: Opener, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    linkedin = opened(linkedin_fake, {"LINKEDIN_TOKEN": "canary-linkedin"})
    linkedin.upload(picture(tmp_path))
    for fault in ("cut-before", "broken-before", "unauthorized", "redirect"):
        linkedin_fake.script(fault, on=POST)
        with pytest.raises(Outcome) as caught:
            linkedin.send(outgoing())
        linkedin_fake.script(fault, on="PUT /upload/:id")
        with pytest.raises(Outcome) as also:
            linkedin.upload(picture(tmp_path))
        words = format_exception(caught.value) + format_exception(also.value)
        assert "canary" not in "".join(words)
    assert "canary" not in caplog.text
