"""What the letter carries for a service, for statistics, and for who reads mail as text."""

from __future__ import annotations

import re
from dataclasses import replace

import letter_campaigns as letters
import pytest

from contentgen.errors import SettingsError
from contentgen.newsletter import Letter, LetterOptions, write_letter
from contentgen.newsletter.services import SERVICES, service
from contentgen.newsletter.utm import Utm, tagged
from contentgen.themes import load_theme

UTM = Utm("letter", "email", "memo", ("compute.example",))


def write(options: LetterOptions) -> Letter:
    return write_letter(letters.rich(), load_theme("paper"), options)


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_a_letter_for_a_service_carries_its_tags_where_no_address_was_set(name: str) -> None:
    letter = write(LetterOptions(sender="A <a@b.example>", profile=name))
    known = service(name)
    for tag in filter(None, (known.unsubscribe, known.preferences, known.view)):
        assert f'href="{tag}"' in letter.html and tag in letter.text
    if name == "plain":
        assert "mailto:a@b.example?subject=unsubscribe" in letter.text


def test_an_address_that_was_set_wins_over_the_services_tag() -> None:
    letter = write(replace(letters.OPTIONS, profile="mailchimp"))
    assert "*|" not in letter.html and "compute.example/unsubscribe" in letter.html


def test_an_unknown_service_names_the_nearest() -> None:
    with pytest.raises(SettingsError, match="CG501") as error:
        service("mailchump")
    assert "mailchimp" in error.value.help


def test_links_to_the_own_site_are_marked_in_the_mail_and_not_on_the_web_page() -> None:
    letter = write(replace(letters.OPTIONS, utm=UTM))
    marks = "utm_source=letter&amp;utm_medium=email&amp;utm_campaign=memo"
    assert f'href="https://compute.example/articles/memo?{marks}"' in letter.html
    assert f"memo?{marks}#the-memo".replace("&amp;", "&") in letter.text
    assert f"/unsubscribe?token=5d41402abc4b2a76b9719d911017c592&{marks}" not in letter.html
    assert "utm_" not in letter.archive


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://compute.example", "https://compute.example?utm_source=letter&utm_medium=email&utm_campaign=memo"),
        ("https://www.compute.example/a?b=1#c",
         "https://www.compute.example/a?b=1&utm_source=letter&utm_medium=email&utm_campaign=memo#c"),
        ("https://compute.example/?utm_source=own", "https://compute.example/?utm_source=own&utm_medium=email&utm_campaign=memo"),
        ("https://other.example/", "https://other.example/"),
        ("mailto:a@compute.example", "mailto:a@compute.example"),
        ("{{ unsubscribe_url }}", "{{ unsubscribe_url }}"),
        ("https://[compute.example", "https://[compute.example"),
    ],
)  # fmt: skip
def test_an_address_is_marked_once_and_only_ones_own(href: str, expected: str) -> None:
    assert tagged(href, UTM) == expected
    assert tagged(tagged(href, UTM), UTM) == expected


def test_numbered_links_leave_the_sentences_and_none_is_lost() -> None:
    inline, numbered = (
        write(replace(letters.OPTIONS, text_links=how)).text for how in ("inline", "numbered")
    )
    links = set(re.findall(r"\((https?://[^()\s]+)\)", inline))
    listed = dict(re.findall(r"(?m)^\[(\d+)\] (\S+)$", numbered))
    assert set(listed.values()) == links and len(links) >= 8
    body = numbered[: numbered.index("\n[1] ")]
    assert "https://" not in body
    assert set(re.findall(r"\[(\d+)\]", body)) == set(listed)
    assert "Read this section [4]" in body or "Read this section [3]" in body


def test_a_body_for_a_services_own_frame_says_what_the_letter_says() -> None:
    letter = write(replace(letters.OPTIONS, images=letters.pictures()))
    for words in ("What the memo left out", "more than", "$100B", "All eight answers", "In one line",
                  "For investors", "A board member", "Sources: AWS benchmarks"):  # fmt: skip
        assert words in letter.body and words in letter.markdown.replace("\\", "")
    assert "Unsubscribe" not in letter.body + letter.markdown
    assert "Harbour Street" not in letter.body + letter.markdown


def test_no_word_of_an_attack_works_in_body_or_markdown() -> None:
    letter = write_letter(
        letters.hostile(),
        load_theme("paper"),
        replace(letters.OPTIONS, images=letters.pictures()),
    )
    assert not re.search(r"<(?:script|img src=x)|<!--|</title", letter.body)
    assert not re.search(r"(?<!\\)<(?:script|img|mj|!--|/)", letter.markdown)
