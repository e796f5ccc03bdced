"""letter.eml, judged by its raw bytes: parsing it back would hide what went wrong."""

from __future__ import annotations

import email
import email.policy
import re
import subprocess
import sys
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import letter_campaigns as letters
import pytest

from contentgen.campaign.model import Brand
from contentgen.newsletter import LetterOptions, write_letter
from contentgen.themes import load_theme

PAPER = load_theme("paper")
SOURCE = Path(__file__).resolve().parents[2] / "src"


def eml(options: LetterOptions = letters.OPTIONS, campaign: object = None) -> bytes:
    return write_letter(campaign or letters.rich(), PAPER, options).eml  # type: ignore[arg-type]


def parsed(raw: bytes) -> EmailMessage:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage) and not message.defects
    return message


def with_pictures() -> LetterOptions:
    return replace(letters.OPTIONS, images=letters.pictures())


def test_text_comes_first_and_pictures_belong_to_the_html() -> None:
    assert [part.get_content_type() for part in parsed(eml(with_pictures())).walk()] == [
        "multipart/alternative", "text/plain", "multipart/related", "text/html",
        "image/png", "image/png",
    ]  # fmt: skip
    assert [part.get_content_type() for part in parsed(eml()).walk()] == [
        "multipart/alternative", "text/plain", "text/html",
    ]  # fmt: skip


def test_every_picture_of_the_html_is_inside_under_its_name() -> None:
    message = parsed(eml(with_pictures()))
    html = next(part for part in message.walk() if part.get_content_type() == "text/html")
    named = set(re.findall(r'src="cid:([^"]+)"', html.get_content()))
    inside = {
        str(part["Content-ID"]).strip("<>"): part.get_content()
        for part in message.walk()
        if part.get_content_type() == "image/png"
    }
    assert named == set(inside)
    assert inside["memo-wide.png"] == letters.pictures()["memo"].png


def test_the_parts_come_back_as_they_were_written() -> None:
    options = with_pictures()
    letter = write_letter(letters.hostile(), PAPER, options)
    message = parsed(letter.eml)
    text, html = (
        next(part for part in message.walk() if part.get_content_type() == kind)
        for kind in ("text/plain", "text/html")
    )
    assert text.get_content().replace("\r\n", "\n") == letter.text
    assert html.get_content().replace("\r\n", "\n") == letter.html


def test_the_same_letter_has_the_same_bytes_in_every_process() -> None:
    code = (
        "import sys, dataclasses; sys.path.insert(0, sys.argv[1])\n"
        "import letter_campaigns as l\n"
        "from contentgen.newsletter import write_letter\n"
        "from contentgen.themes import load_theme\n"
        "o = dataclasses.replace(l.OPTIONS, images=l.pictures())\n"
        "sys.stdout.buffer.write(write_letter(l.rich(), load_theme('paper'), o).eml)\n"
    )
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parent)],
            env={"PYTHONPATH": str(SOURCE), "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"},
            capture_output=True,
            check=True,
        )
        assert run.stdout == eml(with_pictures())


@pytest.mark.parametrize("length", [60, 120, 400, 850])
def test_an_unsubscribe_address_is_never_broken_or_encoded(length: int) -> None:
    address = f"https://compute.example/u/{'x' * length}"
    raw = eml(replace(letters.OPTIONS, unsubscribe=address))
    assert re.search(rb"^List-Unsubscribe:\s+<" + address.encode() + rb">\r\n", raw, re.M)
    assert b"\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in raw


def test_one_click_is_promised_only_where_https_can_keep_it() -> None:
    raw = eml(replace(letters.OPTIONS, unsubscribe="mailto:stop@compute.example"))
    assert b"List-Unsubscribe: <mailto:stop@compute.example>\r\n" in raw
    assert b"List-Unsubscribe-Post" not in raw


def test_lines_end_in_crlf_and_keep_the_limits_of_mail() -> None:
    raw = eml(with_pictures(), letters.hostile())
    assert raw.count(b"\n") == raw.count(b"\r\n")
    raw.decode("ascii")
    lines = [line for line in raw.split(b"\r\n") if not line.startswith(b"List-Unsubscribe: ")]
    assert max(map(len, lines)) <= 76


def test_a_subject_in_any_script_is_folded_as_short_encoded_words() -> None:
    words = "Größe zählt: 👩‍🔬 über Straßen und Brücken, äußerst ausführlich erklärt " * 3
    campaign = letters.rich()
    plan = replace(campaign.letter, subjects=(letters.said(words),))
    raw = eml(campaign=replace(campaign, letter=plan))
    assert parsed(raw)["Subject"] == words.strip()
    assert all(len(word) <= 75 for word in re.findall(rb"=\?utf-8\?.*?\?=", raw))


def test_no_header_can_be_smuggled_in() -> None:
    options = replace(
        letters.OPTIONS,
        sender="Eve\r\nBcc: all@example.com <eve@example.com>",
        to="a@example.com\r\nBcc: b@example.com",
        unsubscribe="https://e.example/\r\nBcc: c@example.com",
    )
    assert "Bcc" not in parsed(eml(options, letters.hostile()))


@pytest.mark.parametrize(
    ("epoch", "date", "said"),
    [
        (1_700_000_000, "2026-04-21", "Tue, 14 Nov 2023 22:13:20 +0000"),
        (None, "2026-04-21", "Tue, 21 Apr 2026 12:00:00 +0000"),
        (None, "2026-04", "Sat, 01 Jan 2000 12:00:00 +0000"),
        (None, "", "Sat, 01 Jan 2000 12:00:00 +0000"),
        (0, "", "Thu, 01 Jan 1970 00:00:00 +0000"),
    ],
)
def test_the_date_never_comes_from_a_clock(epoch: int | None, date: str, said: str) -> None:
    raw = eml(replace(letters.OPTIONS, epoch=epoch), replace(letters.rich(), date=date))
    assert f"\r\nDate: {said}\r\n".encode() in raw


@pytest.mark.parametrize(
    ("sender", "url", "address"),
    [
        ("Ada <ada@example.com>", "https://brand.example/", "ada@example.com"),
        ("", "https://brand.example/shop?x", "newsletter@brand.example"),
        ("not an address", "https://[", "newsletter@contentgen.invalid"),
        ("", "", "newsletter@contentgen.invalid"),
    ],
)
def test_the_sender_is_the_set_one_or_the_brand_or_plainly_nobody(
    sender: str, url: str, address: str
) -> None:
    campaign = replace(letters.rich(), brand=Brand("Ünder & Co", url=url))
    message = parsed(eml(replace(letters.OPTIONS, sender=sender), campaign))
    assert message["From"].addresses[0].addr_spec == address
    assert str(message["Message-ID"]).endswith(f"@{address.partition('@')[2]}>")
    assert message["List-Id"]


def test_another_word_is_another_message() -> None:
    campaign = letters.rich()
    other = replace(campaign, letter=replace(campaign.letter, lead=letters.said("Another lead.")))
    assert parsed(eml())["Message-ID"] != parsed(eml(campaign=other))["Message-ID"]
