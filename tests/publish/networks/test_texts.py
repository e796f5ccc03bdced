"""A text is known again after a network has rewritten it, whatever it is; and no other text is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from contentgen.publish.networks.mastodon import words_of
from contentgen.publish.networks.plain import flat, same
from contentgen.publish.networks.x_text import flat_remotes
from contentgen.social.weight import composed
from contentgen.testing.mastodon import html_of
from contentgen.testing.x_timeline import shortened

PIECES = [
    "https://example.com/a?b=1&c=2", "example.org", "README.md", "http://EXAMPLE.com/", "t.co", "&amp;",
    "<b>", "5 < 6", "#tag", "👩‍👩‍👧‍👦", "❤️", "🇳🇿", "日本", "e\u0301", "\u00a0", "  ", "\n", "\n\n", "\r\n", ".", ",",
    "'", '"', "word", "https://例え.jp", "(https://example.com/x_(y))",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=5)).map("".join)


def of_x(text: str, media: list[str]) -> dict[str, Any]:
    written, urls = shortened({"id": "1", "text": text, "media": media})
    return {"text": written, "entities": {"urls": urls}}


def known(text: str, there: dict[str, Any]) -> bool:
    return any(same(flat(text), theirs) for theirs in flat_remotes(there))


@given(texts, st.sampled_from([[], ["7"], ["7", "8"]]))
def test_on_x(text: str, media: list[str]) -> None:
    assume("t.co/" not in text)
    there = of_x(text, media)
    assert known(text, there)


@given(texts)
def test_on_x_when_nothing_explains_the_short_addresses(text: str) -> None:
    assume("t.co/" not in text)
    text = composed(text)  # a mark behind an address changes where it ends
    there = {"text": of_x(text, ["7"])["text"]}
    assert known(text, there)


@given(texts)
def test_on_mastodon(text: str) -> None:
    assume("\r" not in text.replace("\r\n", ""))
    assume("\0" not in text)
    assume("@" not in text)
    assert same(flat(text), flat(words_of(html_of(text.replace("\r\n", "\n")))))


@given(texts, texts)
def test_what_reads_differently_is_not_the_same(one: str, other: str) -> None:
    letters = [sorted(filter(str.isalnum, flat(text))) for text in (one, other)]
    assume(letters[0] != letters[1])
    assume("t.co/" not in other)
    assert not known(one, of_x(other, []))


ONE, TWO = (
    {"urls": [{"url": "https://t.co/abc", "expanded_url": f"https://example.com/{name}"}]}
    for name in ("one", "two")
)


@pytest.mark.parametrize(
    ("there", "told"),
    [
        ({"text": "More: https://t.co/abc", "entities": ONE}, True),
        ({"text": "More: https://t.co/abc", "entities": TWO}, False),
        ({"text": "More: https://t.co/abc"}, True),
        ({"text": "More: https://t.co/abc https://t.co/pic"}, True),
        ({"text": "More:"}, False),
        ({"text": "shortened…", "note_tweet": {"text": "More: https://example.com/one"}}, True),
        ({"text": None}, False),
        ({"text": "More: https://example.com/one", "entities": []}, True),
    ],
)
def test_addresses_are_compared_when_they_are_told(there: dict[str, Any], told: bool) -> None:
    assert known("More: https://example.com/one", there) == told
