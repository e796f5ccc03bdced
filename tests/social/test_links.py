"""What becomes a link, and where it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from contentgen.social import find_links

SUITE = Path(__file__).resolve().parents[3] / "shared" / "suites" / "twitter-text" / "extract.yml"
GROUPS = ("urls", "urls_with_indices", "urls_with_directional_markers", "tco_urls_with_params")


def found(text: str) -> list[str]:
    return [text[link.start : link.end] for link in find_links(text)]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Read claude.ai, then ferry.example.com!", ["claude.ai", "ferry.example.com"]),
        ("See https://ferry.example.com/a_(b).", ["https://ferry.example.com/a_(b)"]),
        ("HTTPS://FERRY.COM/X", ["HTTPS://FERRY.COM/X"]),
        ("ELPAÍS.com", ["ELPAÍS.com"]),
        ("日本語example.comです", ["example.com"]),
        ("end.Next and U.S. and 3.5 and vue.js", ["end.Next"]),
        ("name@ferry.com, @ferry.com, #ferry.com, $ferry.com", []),
        ("docs/README.md and ./README.md", []),
        ("https://user:pw@ferry.com/", []),
        ("http://-ferry.com http://ferry-.com http://fer_ry.com", []),
        ("a.." * 3 + "ferry.com", []),
    ],
)
def test_links_of(text: str, links: list[str]) -> None:
    assert found(text) == links


def test_a_link_written_as_an_address_is_told_from_a_bare_name() -> None:
    assert [link.scheme for link in find_links("https://a.com b.com")] == [True, False]


def test_every_public_case_of_x_for_links_holds() -> None:
    tests = yaml.safe_load(SUITE.read_text("utf-8"))["tests"] if SUITE.is_file() else {}
    wrong = []
    for case in (case for group in GROUPS for case in tests.get(group, ())):
        expected = [e if isinstance(e, str) else e["url"] for e in case["expected"]]
        places = [e["indices"] for e in case["expected"] if isinstance(e, dict)]
        links = find_links(case["text"])
        if found(case["text"]) != expected or (
            places and places != [[k.start, k.end] for k in links]
        ):
            wrong.append(case["text"])
    assert wrong == []


@given(st.text(st.sampled_from("ab.-_/:@#日é ()?!comhttps"), max_size=60))
def test_links_are_in_order_and_do_not_overlap(text: str) -> None:
    links = find_links(text)
    edges = [edge for link in links for edge in (link.start, link.end)]
    assert edges == sorted(edges)
    assert all(link.start < link.end for link in links)
