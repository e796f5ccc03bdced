"""Each network counts and reads a text its own way."""

from __future__ import annotations

from time import perf_counter

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from contentgen.social import facets
from contentgen.social.networks import TABLE, Network, network

FAMILY = "👨‍👩‍👧‍👦"
ADDRESS = "https://example.com/" + "a" * 60


@pytest.mark.parametrize(
    ("name", "text", "length"),
    [
        ("bluesky", "plain", 5),
        ("bluesky", f"{FAMILY}🇩🇪1️⃣e\u0301🐦‍🔥", 5),
        ("bluesky", "a\r\nb", 3),
        ("bluesky", ADDRESS, 80),
        ("bluesky", "नमस्ते", 3),
        ("mastodon", f"See {ADDRESS}.", 28),
        ("mastodon", "See example.com now", 19),
        ("mastodon", "@ida@social.example.com wrote", 10),
        ("mastodon", "@ida wrote to me@example.com", 28),
        ("mastodon", "https://social.example.com/@ida@example.com", 23),
        ("mastodon", f"{FAMILY}!", 2),
        ("threads", FAMILY, 25),
        ("threads", "❤️", 6),
        ("threads", "Brandt’s café, 50 €", 19),
        ("threads", ADDRESS, 80),
        ("linkedin", "😀", 2),
        ("instagram", "a😀", 3),
        ("facebook", "plain", 5),
    ],
)
def test_a_network_counts_its_own_way(name: str, text: str, length: int) -> None:
    assert network(name).count(text) == length


def test_a_family_is_2_on_x_1_on_bluesky_and_mastodon_and_25_on_threads() -> None:
    counts = [network(name).count(FAMILY) for name in ("x", "bluesky", "mastodon", "threads")]
    assert counts == [2, 1, 1, 25]


def test_bluesky_stops_at_3000_bytes_as_well_as_at_300_graphemes() -> None:
    bluesky = network("bluesky")
    flag = "🏴󠁧󠁢󠁥󠁮󠁧󠁿"  # 28 bytes
    assert bluesky.count(flag * 107) == 107
    assert bluesky.room(flag * 107) <= bluesky.limit  # 2,996 bytes
    assert bluesky.room(flag * 108) > bluesky.limit
    assert bluesky.room("a" * 301) > bluesky.limit


@given(st.text(max_size=80), st.integers(1, 400))
def test_the_room_a_text_takes_on_bluesky_is_over_exactly_when_one_of_its_limits_is(
    text: str, times: int
) -> None:
    long = text * times
    row = network("bluesky")
    over = row.count(long) > 300 or len(long.encode("utf-8", "replace")) > 3000
    assert (row.room(long) > row.limit) == over


@given(st.text())
def test_graphemes_are_those_of_unicode(text: str) -> None:
    assert network("bluesky").count(text) == len(regex.findall(r"\X", text))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
@pytest.mark.parametrize("piece", ["a.", "@a.", "#a", "@a@a.", "e\u0301", FAMILY, "http://a.com/("])
def test_no_text_takes_long_on_any_network(row: Network, piece: str) -> None:
    text = piece * (30_000 // len(piece))
    begun = perf_counter()
    for read in (row.room, row.rules.links, row.rules.mentions, row.rules.hashtags):
        read(text)
    assert perf_counter() - begun < 5  # quadratic would be minutes


@pytest.mark.parametrize(
    ("name", "links"),
    [("x", 2), ("mastodon", 1), ("threads", 2), ("instagram", 0), ("linkedin", 2)],
)
def test_what_a_reader_can_click(name: str, links: int) -> None:
    assert len(network(name).rules.links("claude.ai and https://example.com")) == links


def test_what_counts_as_a_name() -> None:
    text = "@ida, @ida.brandt, @ida@a.com, @ida.bsky.social and me@a.com"
    found = {row.name: row.rules.mentions(text) for row in TABLE}
    assert found["x"] == ("ida", "ida", "ida")
    assert found["mastodon"] == ("ida", "ida.brandt", "ida@a.com", "ida.bsky.social")
    assert found["bluesky"] == ("ida.brandt", "ida.bsky.social")
    assert found["instagram"] == ("ida", "ida.brandt", "ida", "ida.bsky.social")
    assert found["linkedin"] == ()


# ---- facets --------------------------------------------------------------------------------


def read_back(text: str) -> list[tuple[str, str, str]]:
    data = text.encode()
    return [(f.kind, data[f.start : f.end].decode(), f.value) for f in facets(text)]


def test_facets_are_offsets_of_bytes() -> None:
    text = "Été 👨‍👩‍👧‍👦 #Été, see https://example.com/a_(b). @ida.example.com!"
    assert read_back(text) == [
        ("tag", "#Été", "Été"),
        ("link", "https://example.com/a_(b)", "https://example.com/a_(b)"),
        ("mention", "@ida.example.com", "ida.example.com"),
    ]


def test_a_file_name_is_no_facet_and_neither_is_a_number_sign_before_a_number() -> None:
    assert facets("README.md, claude.ai, #1 and # and a#b") == ()


def test_a_tag_inside_an_address_is_part_of_the_address() -> None:
    assert read_back("https://example.com/#Elm") == [
        ("link", "https://example.com/#Elm", "https://example.com/#Elm")
    ]


def test_a_tag_of_more_than_64_graphemes_is_none() -> None:
    assert [len(facets("#" + FAMILY * n)) for n in (64, 65)] == [1, 0]


@given(
    st.lists(
        st.sampled_from(
            ["é", FAMILY, "#Elm", "#", "@ida.example.com", "https://example.com", "日本", "a", ".", " ", "\n"]
        )
    ).map("".join)
)  # fmt: skip
def test_facets_are_in_order_do_not_overlap_and_read_back_to_what_they_are(text: str) -> None:
    found = facets(text)
    edges = [edge for facet in found for edge in (facet.start, facet.end)]
    assert edges == sorted(edges)
    for kind, shown, value in read_back(text):
        assert shown[kind != "link" :] == value
