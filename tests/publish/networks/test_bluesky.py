"""Bluesky, against its fake: records under our own keys, facets in bytes, pictures made small."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from random import Random
from traceback import format_exception

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from contentgen.publish.model import (
    AccountDown,
    Media,
    NotSent,
    Outcome,
    RateLimited,
    Refused,
    Remote,
    Unknown,
)
from contentgen.publish.networks.bluesky_text import facets, record_key
from contentgen.publish.networks.small_picture import fit_picture
from contentgen.testing import Fake
from contentgen.testing.bluesky import graphemes
from tests.publish.networks.conftest import Opener
from tests.publish.networks.posts import end_of, outgoing, picture, reply

POST = "POST com.atproto.repo.createRecord"
LOOK = "GET com.atproto.repo.getRecord"

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
    ("broken-after", "Sent", True),  # a server error is followed by a look at the record
    ("busy-before", "Unknown", False),
    ("busy-after", "Sent", True),
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
    fault: str, end: str, there: bool, bluesky_fake: Fake, opened: Opener
) -> None:
    bluesky = opened(bluesky_fake)
    post = outgoing()
    bluesky_fake.script(fault, on=POST)
    assert end_of(bluesky, post) == end
    assert [p["text"] for p in bluesky_fake.posts()] == [post.text] * there
    assert (bluesky.look(post) is not None) == there
    assert bluesky_fake.counters()["requests"][POST] == 1, "no request is ever repeated"


@pytest.mark.parametrize("status", [500, 409])
def test_a_second_try_finds_the_first(status: int, bluesky_fake: Fake, opened: Opener) -> None:
    bluesky_fake.set(taken=status)
    bluesky = opened(bluesky_fake)
    assert bluesky.idempotent
    post = outgoing()
    bluesky_fake.script("cut-after", on=POST)
    assert end_of(bluesky, post) == "Unknown"
    assert bluesky.send(post) == bluesky.look(post)
    assert len(bluesky_fake.posts()) == 1


def test_two_posts_of_the_same_text_are_two_records(bluesky_fake: Fake, opened: Opener) -> None:
    bluesky = opened(bluesky_fake)
    first, again = outgoing("Again."), outgoing("Again.")
    assert bluesky.send(first) != bluesky.send(again)
    assert bluesky.look(first) != bluesky.look(again)


def test_a_thread_names_root_and_parent(bluesky_fake: Fake, opened: Opener, tmp_path: Path) -> None:
    bluesky = opened(bluesky_fake)
    card = bluesky.upload(picture(tmp_path, size=(120, 80)))
    root = bluesky.send(outgoing("First.", media=(card,), alts=("Ein Bild: 日本 👍",)))
    second = bluesky.send(reply(root, "Second."))
    bluesky.send(reply(second, "Third.", root))
    posts = bluesky_fake.posts()
    assert [(p["root"], p["parent"]) for p in posts] == [
        ("", ""), (root.id, root.id), (root.id, second.id),
    ]  # fmt: skip
    image = posts[0]["record"]["embed"]["images"][0]
    assert image["alt"] == "Ein Bild: 日本 👍"
    assert image["aspectRatio"] == {"width": 120, "height": 80}


@pytest.mark.parametrize("how", ["uri without cid", "address of the page", "key alone"])
def test_a_parent_that_a_person_named_is_read_first(
    how: str, bluesky_fake: Fake, opened: Opener
) -> None:
    bluesky = opened(bluesky_fake)
    root = bluesky.send(outgoing("First."))
    rkey = root.id.rpartition("/")[2]
    named = {
        "uri without cid": root.id,
        "address of the page": f"https://bsky.app/profile/fake.bsky.example/post/{rkey}",
        "key alone": rkey,
    }[how]
    assert end_of(bluesky, reply(Remote(named))) == "Sent"
    assert bluesky_fake.posts()[1]["parent"] == root.id
    with pytest.raises(Refused, match="gone"):
        bluesky.send(reply(Remote("3jzfcijpj2z2a")))


def test_one_login_serves_many_processes(bluesky_fake: Fake, opened: Opener) -> None:
    for _ in range(3):
        opened(bluesky_fake).send(outgoing())
    assert bluesky_fake.counters()["requests"]["POST com.atproto.server.createSession"] == 1


def test_a_session_goes_on_by_its_refresh_token(bluesky_fake: Fake, opened: Opener) -> None:
    now = [datetime.now(UTC).timestamp()]
    bluesky = opened(bluesky_fake, clock=lambda: now[0])
    bluesky.send(outgoing())
    now[0] += 7190
    bluesky.send(outgoing())
    asked = bluesky_fake.counters()["requests"]
    assert asked["POST com.atproto.server.refreshSession"] == 1
    assert asked["POST com.atproto.server.createSession"] == 1


def test_a_session_refused_early_is_renewed_and_nothing_counts_as_sent(
    bluesky_fake: Fake, opened: Opener
) -> None:
    bluesky = opened(bluesky_fake)
    bluesky.send(outgoing())
    bluesky_fake.advance(7300)
    post = outgoing()
    with pytest.raises(RateLimited, match="CG779"):
        bluesky.send(post)
    assert bluesky.send(post) == bluesky.look(post)


def test_a_session_that_cannot_go_on_begins_anew(
    bluesky_fake: Fake, opened: Opener, tmp_path: Path
) -> None:
    opened(bluesky_fake).send(outgoing())
    (file,) = (tmp_path / "tokens").glob("bluesky-*.json")
    file.write_text(json.dumps({"access": "old", "refresh": "revoked", "until": 1}))
    assert end_of(opened(bluesky_fake), outgoing()) == "Sent"


def test_a_wrong_password_stops_the_account_and_is_not_shown(
    bluesky_fake: Fake, opened: Opener
) -> None:
    bluesky_fake.set(password="another")
    bluesky = opened(bluesky_fake, {"BLUESKY_APP_PASSWORD": "canary-password"})
    with pytest.raises(AccountDown, match="CG773") as caught:
        bluesky.send(outgoing())
    assert "canary" not in "".join(format_exception(caught.value))


def test_without_a_connection_nothing_was_sent(bluesky_fake: Fake, opened: Opener) -> None:
    bluesky = opened(bluesky_fake, {"CONTENTGEN_BLUESKY_API_URL": "http://127.0.0.1:1"})
    for act in (bluesky.send, bluesky.look):
        with pytest.raises(NotSent, match="CG710"):
            act(outgoing())


def test_refusals(bluesky_fake: Fake, opened: Opener, tmp_path: Path) -> None:
    bluesky = opened(bluesky_fake)
    assert end_of(bluesky, outgoing("x" * 301)) == "Refused"
    assert end_of(bluesky, outgoing("👩‍👩‍👧‍👦" * 100)) == "Sent"
    gone = bluesky.upload(picture(tmp_path))
    bluesky_fake.set(media_life=0)
    late = bluesky.upload(picture(tmp_path, "late.png", (41, 30)))
    assert end_of(bluesky, outgoing(media=(late,), alts=("A card.",))) == "MediaGone"
    assert end_of(bluesky, outgoing(media=(gone,) * 5, alts=("A card.",) * 5)) == "Refused"
    bluesky_fake.set(limit=1)
    assert end_of(bluesky, outgoing()) == "RateLimited"
    for words in ("AccountTakedown", "AccountDeactivated"):
        body = json.dumps({"error": words, "message": "Account has been taken down"})
        bluesky_fake.script("say", on=POST, status=403, body=body)
        assert end_of(bluesky, outgoing()) == "AccountDown"


@pytest.mark.parametrize(
    ("fault", "end"),
    [("unauthorized", AccountDown), ("limited", RateLimited), ("cut-before", NotSent),
     ("broken-before", NotSent), ("null-after", NotSent), ("errors-after", NotSent),
     ("list-after", NotSent), ("empty-after", NotSent), ("html-after", NotSent), ("redirect", NotSent)],
)  # fmt: skip
def test_a_look_that_cannot_see_never_says_that_nothing_is_there(
    fault: str, end: type[Outcome], bluesky_fake: Fake, opened: Opener
) -> None:
    bluesky = opened(bluesky_fake)
    post = outgoing()
    sent = bluesky.send(post)
    bluesky_fake.script(fault, on=LOOK)
    with pytest.raises(end):
        bluesky.look(post)
    assert bluesky.look(post) == sent


def test_taking_back_what_is_gone_is_no_error(bluesky_fake: Fake, opened: Opener) -> None:
    bluesky = opened(bluesky_fake)
    sent = bluesky.send(outgoing())
    bluesky.delete(sent)
    assert bluesky_fake.posts() == []
    bluesky.delete(sent)


# Facets.

LINK = "https://example.com/a?b=1"
FACETS = [
    (f"see {LINK}, then example.org", [(LINK, LINK), ("example.org", "https://example.org")]),
    ("日本語 https://例え.jp と 👩‍👩‍👧‍👦", [("https://例え.jp", "https://例え.jp")]),
    ("👍🏽 #tag, #日本 #2026 #a1! ##no #", [("#tag", "tag"), ("#日本", "日本"), ("#a1", "a1")]),
    ("hi @someone.bsky.social. And @nobody.example @plain mail@example.com",
     [("@someone.bsky.social", "did:plc:someone")]),
    ("https://example.com/#part is one link", [("https://example.com/#part", "https://example.com/#part")]),
    ("no links, 5 < 6, version 2.0", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FACETS)
def test_what_is_clickable_and_where(text: str, expected: list[tuple[str, str]]) -> None:
    def did_of(handle: str) -> str:
        return "" if handle.startswith("nobody") else f"did:plc:{handle.partition('.')[0]}"

    raw = text.encode()
    found = [
        (
            raw[f["index"]["byteStart"] : f["index"]["byteEnd"]].decode(),
            next(v for k, v in f["features"][0].items() if k != "$type"),
        )
        for f in facets(text, did_of)
    ]
    assert found == expected


PIECES = st.sampled_from(
    [
        "https://example.com/x",
        "example.org",
        "#tag",
        "@a.bsky.social",
        "👩‍👩‍👧‍👦",
        "🇳🇿",
        "日本",
        "é",
        "e\u0301",
        " ",
        "\n",
        ".",
        ",",
        "word",
    ]
)


@given(st.lists(PIECES | st.text(max_size=4)))
def test_facets_cut_no_character_and_never_overlap(parts: list[str]) -> None:
    text = "".join(parts).encode("utf-8", "ignore").decode()
    raw, at = text.encode(), 0
    for facet in facets(text, lambda handle: f"did:plc:{handle}"):
        start, end = facet["index"]["byteStart"], facet["index"]["byteEnd"]
        assert at <= start < end <= len(raw)
        assert raw[start:end].decode() in text
        at = end


def test_a_server_that_checks_the_bytes_takes_them(bluesky_fake: Fake, opened: Opener) -> None:
    opened(bluesky_fake).send(
        outgoing("👩‍👩‍👧‍👦 日本 https://example.com/é #tag @a.bsky.social @nobody.example")
    )
    shown = [words for words, _ in bluesky_fake.posts()[0]["facets"]]
    assert shown == ["https://example.com/é", "#tag", "@a.bsky.social"]


# Record keys.


@given(st.text())
def test_a_record_key_is_a_tid_of_the_past(key: str) -> None:
    made = record_key(key)
    assert made == record_key(key)
    assert re.fullmatch("[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}", made)
    value = 0
    for char in made:
        value = value << 5 | "234567abcdefghijklmnopqrstuvwxyz".index(char)
    time = datetime.fromtimestamp((value >> 10) / 1e6, UTC)
    assert datetime(2022, 12, 31, tzinfo=UTC) < time < datetime(2025, 1, 1, tzinfo=UTC)


def test_keys_do_not_collide() -> None:
    assert len({record_key(f"thread-{n}") for n in range(50_000)}) == 50_000


# Pictures.


def noise(folder: Path, size: tuple[int, int], mode: str = "RGB") -> Media:
    bands = len(mode)
    data = Random(7).randbytes(size[0] * size[1] * bands)
    held = BytesIO()
    Image.frombytes(mode, size, data).save(held, "PNG")
    path = folder / "noise.png"
    path.write_bytes(held.getvalue())
    return Media(path, "Noise.", sha256(held.getvalue()).hexdigest(), "image/png")


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "LA", "L"])
def test_a_picture_too_large_is_made_small_the_same_way_each_time(
    mode: str, bluesky_fake: Fake, opened: Opener, tmp_path: Path
) -> None:
    media = noise(tmp_path, (1200, 900), mode)
    assert media.path.stat().st_size > 1_000_000
    bluesky = opened(bluesky_fake)
    one, two = bluesky.upload(media), bluesky.upload(media)
    assert one.handle == two.handle
    held = json.loads(one.handle)
    assert held["blob"]["size"] <= 1_000_000
    assert held["width"] / held["height"] == pytest.approx(4 / 3, abs=0.01)
    assert one.expires and one.expires - datetime.now(UTC) < timedelta(hours=1)


def test_a_picture_small_enough_is_not_touched(tmp_path: Path) -> None:
    data = picture(tmp_path).path.read_bytes()
    small = fit_picture(data, "image/png", 1_000_000)
    assert small is not None
    assert small.data == data


def test_what_is_no_picture_is_refused(bluesky_fake: Fake, opened: Opener, tmp_path: Path) -> None:
    bluesky = opened(bluesky_fake)
    with pytest.raises(Refused, match="films"):
        bluesky.upload(picture(tmp_path, "film.mp4"))
    fake = picture(tmp_path)
    fake.path.write_bytes(b"no picture")
    with pytest.raises(Refused, match="CG782"):
        bluesky.upload(replace(fake, sha256=sha256(b"no picture").hexdigest()))


@pytest.mark.parametrize(
    "fault", ["cut-before", "broken-before", "empty-after", "list-after", "html-after"]
)
def test_an_upload_that_went_wrong_may_be_tried_again(
    fault: str, bluesky_fake: Fake, opened: Opener, tmp_path: Path
) -> None:
    bluesky = opened(bluesky_fake)
    bluesky_fake.script(fault, on="POST com.atproto.repo.uploadBlob")
    with pytest.raises(NotSent):
        bluesky.upload(picture(tmp_path))
    assert bluesky.upload(picture(tmp_path)).handle


def test_the_fake_counts_as_bluesky_does() -> None:
    assert graphemes("👩‍👩‍👧‍👦🇳🇿1️⃣e\u0301🐦‍🔥") == 5


def test_unknown_stays_unknown_when_nobody_can_look(bluesky_fake: Fake, opened: Opener) -> None:
    bluesky = opened(bluesky_fake)
    bluesky_fake.script("broken-after", on=POST)
    bluesky_fake.script("broken-before", on=LOOK)
    with pytest.raises(Unknown):
        bluesky.send(outgoing())
