"""A split text is the text: nothing lost, nothing twice, nothing torn."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.social import find_links, weighted_length
from contentgen.social.emoji import EMOJI
from contentgen.social.networks import TABLE, Network
from contentgen.social.pack import pack
from contentgen.social.split import split

WORDS = st.sampled_from(
    [
        *("The", "ferry", "crosses", "at", "noon.", "It,", "however:", "up to $40 million", "—"),
        *("(about", "5", "GW)", "30–40%", "1,200", "people", "“quoted", "words", "here.”"),
        *("Ida Brandt", "New Marl", "https://example.com/a?b=c", "claude.ai", "👨‍👩‍👧‍👦", "👍🏽"),
        *("川は狭い。船は速い、毎日。", "\n", "\n\n", "Donaudampfschifffahrtsgesellschaft"),
        *("העבורת חוצה את הנהר.", "العبارة تعبر النهر، كل يوم؛", "नाव चलती है।", "เรือข้ามแม่น้ำ"),
        *("https://例え.jp/川/船", "#LowerElm", "#川船", "@ida.example.com", "\r\n", "50億ドル"),
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
@given(text=TEXTS, room=st.integers(60, 280))
def test_the_pieces_are_the_text_and_none_is_too_long(row: Network, text: str, room: int) -> None:
    pieces = split(text, row.room, room)
    assert bare("".join(pieces)) == bare(text)
    assert all(row.room(piece) <= room for piece in pieces)


@given(st.text(max_size=200), st.integers(1, 60))
def test_any_text_can_be_split_without_losing_a_character(text: str, room: int) -> None:
    assert bare("".join(split(text, weighted_length, room))) == bare(text)


@given(TEXTS, st.integers(40, 280))
def test_links_emoji_tags_and_names_are_never_torn(text: str, room: int) -> None:
    pieces = split(text, weighted_length, room)
    assert sum(len(EMOJI.findall(piece)) for piece in pieces) == len(EMOJI.findall(text))
    whole = {text[link.start : link.end] for link in find_links(text) if link.scheme}
    whole |= set(re.findall(r"#\w+|@[\w.]+", text))
    assert all(any(link in piece for piece in pieces) for link in whole)


@pytest.mark.parametrize(
    ("text", "room", "pieces"),
    [
        ("One two.\n\nThree four. Five six.", 22, ["One two.", "Three four. Five six."]),
        ("One two. Three four five.", 20, ["One two.", "Three four five."]),
        ("One two three, four five six seven", 20, ["One two three,", "four five six seven"]),
        # Balanced: no last piece of one word.
        ("one two three four five six seven", 28, ["one two three four", "five six seven"]),
        # A sentence that leans on the one before stays with it when another cut will do.
        ("Ants tire. They sleep. Bees fly.", 25, ["Ants tire. They sleep.", "Bees fly."]),
        ("It costs up to $40 million dollars", 27, ["It costs", "up to $40 million dollars"]),
        ("They met Ida Maria Brandt today", 20, ["They met", "Ida Maria Brandt", "today"]),
        ("She said “no ships, no crew” to us", 22, ["She said", "“no ships, no crew”", "to us"]),
        ("The yard sold 40 crossings", 20, ["The yard sold", "40 crossings"]),
        ("It grew 5.5 percentage points", 24, ["It grew", "5.5 percentage points"]),
        ("A ferry of 1,200 square miles", 20, ["A ferry of", "1,200 square miles"]),
        ("x" * 25, 10, ["x" * 9, "x" * 9, "x" * 7]),
        # Other scripts: at the end of a sentence, at a comma, between characters, not before "ー".
        ("川は狭い。船は速い。", 6, ["川は狭い。", "船は速い。"]),
        ("川は狭くて、船は速い", 7, ["川は狭くて、", "船は速い"]),
        ("川と船と橋と町と人", 5, ["川と船と橋", "と町と人"]),
        ("船はフェリーと呼ぶ", 6, ["船はフェリー", "と呼ぶ"]),
        ("今年は約50億ドルです", 8, ["今年は", "約50億ドルです"]),
        ("彼は「船がない」と言う", 7, ["彼は", "「船がない」", "と言う"]),
        ("هل تعبر؟ نعم تعبر", 12, ["هل تعبر؟", "نعم تعبر"]),
        ("العبارة تعبر، كل يوم", 14, ["العبارة تعبر،", "كل يوم"]),
        ("नाव है। नदी है।", 9, ["नाव है।", "नदी है।"]),
        ("https://例え.jp/川船 は船", 17, ["https://例え.jp/川船", "は船"]),
    ],
)  # fmt: skip
def test_where_a_text_is_cut(text: str, room: int, pieces: list[str]) -> None:
    assert list(split(text, len, room)) == pieces


def test_a_text_without_spaces_is_cut_between_its_characters() -> None:
    pieces = split("川" * 200, weighted_length, 280)
    assert [weighted_length(piece) for piece in pieces] == [200, 200]


def test_what_cannot_be_cut_stays_too_long_for_the_caller_to_refuse() -> None:
    assert split("https://example.com/" + "a" * 50, len, 30) == ("https://example.com/" + "a" * 50,)


@given(st.lists(st.integers(1, 20), min_size=1, max_size=30), st.integers(20, 60))
def test_packing_keeps_order_and_needs_no_more_groups_than_filling(
    sizes: list[int], room: int
) -> None:
    groups = pack(sizes, sum, room)
    assert [n for group in groups for n in group] == sizes
    assert all(sum(group) <= room for group in groups)
    assert all(sum(a) + b[0] > 0 for a, b in itertools.pairwise(groups))
