"""index.html as text: what it holds, where its links lead, what it may load."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from seen import Tags

from contentgen.build import build

ARTICLE = Path(__file__).parent / "harbour.md"
PROJECT = Path(__file__).resolve().parents[2]


def read_page(kit: Path) -> str:
    return (kit / "index.html").read_text("utf-8")


@pytest.fixture(scope="session")
def html(kit: Path) -> str:
    return read_page(kit)


@pytest.fixture(scope="session")
def tags(html: str) -> Tags:
    return Tags(html)


def test_the_same_kit_gives_the_same_page(kit: Path, tmp_path: Path) -> None:
    again = build(ARTICLE, output=str(tmp_path), brand_name="The Lindvik Letter")
    assert read_page(again.folder) == read_page(kit)


def test_every_id_is_given_once(tags: Tags) -> None:
    ids = tags.values("id")
    assert sorted(ids) == sorted(set(ids))


def test_every_link_on_the_page_leads_somewhere(tags: Tags, kit: Path) -> None:
    ids = set(tags.values("id"))
    for href in tags.values("href"):
        if href.startswith("#"):
            assert href[1:] in ids, href
        else:
            assert (kit / href).is_file(), href


def test_every_picture_and_frame_is_a_file_of_the_kit(tags: Tags, kit: Path) -> None:
    sources = [src for src in tags.values("src") if src]
    assert sources
    assert [src for src in sources if not (kit / src).is_file()] == []


def test_the_policy_names_the_scripts_and_the_style_by_hash(html: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    allowed = policy[1].replace("&#39;", "'")
    for body in re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", html, re.DOTALL):
        assert f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'" in allowed
    assert allowed.startswith("default-src 'none'; ")
    assert "unsafe" not in allowed
    assert "http" not in allowed


def test_no_element_carries_a_handler_or_a_style(tags: Tags) -> None:
    attributes = {name for _, attrs, _ in tags.all for name in attrs}
    assert {name for name in attributes if name.startswith("on") or name == "style"} == set()


def test_the_story_shows_every_raw_line_unchanged(html: str) -> None:
    lines = ARTICLE.read_text("utf-8").split("\n")
    shown = dict(re.findall(r'<li[^>]* id="L(\d+)"><a href="#L\d+">\d+</a><p>(.*?)</p>', html))
    for number, line in enumerate(lines, 1):
        if line.strip():
            assert Tags(f"<p>{shown[str(number)]}</p>").text() == line


def test_lines_for_the_publisher_are_marked_as_never_printed(html: str) -> None:
    lines = ARTICLE.read_text("utf-8").split("\n")
    advice = 1 + next(n for n, line in enumerate(lines) if line.startswith("**The Viral Angle"))
    spoken = 1 + next(n for n, line in enumerate(lines) if line.startswith("In 2019"))
    assert re.search(rf'<li class="never" id="L{advice}">', html)
    assert re.search(rf'<li id="L{spoken}">', html)
    assert "Never printed" in html


def test_every_figure_found_is_marked_where_it_stands(html: str, kit: Path) -> None:
    found = json.loads((kit / "brief.json").read_text("utf-8"))["stats"]
    assert found
    for stat in found:
        for mention in stat["mentions"]:
            line = re.search(rf'id="L{mention["line"]}">(.*)', html)
            assert line is not None
            assert f'href="#{stat["id"]}"' in line[1], stat["id"]


def test_every_post_stands_there_as_the_kit_holds_it(tags: Tags, html: str, kit: Path) -> None:
    says = [
        Tags(f"<p>{p}</p>").text() for p in re.findall(r'<p class="says">(.*?)</p>', html, re.S)
    ]
    for file in sorted((kit / "social").rglob("*.json")):
        thread = json.loads(file.read_text("utf-8"))
        for post in thread["posts"]:
            assert post["text"] in says
            assert f"{post['length']}/{thread['limit']}" in html


def test_every_picture_is_shown_with_its_alt_text_file_and_size(tags: Tags, kit: Path) -> None:
    text = tags.text()
    for file in json.loads((kit / "manifest.json").read_text("utf-8"))["files"]:
        if file["kind"] == "picture":
            assert file["path"] in tags.values("src")
            assert f"{file['width']} × {file['height']}" in text
            assert file["alt"] in text or file["alt"] in tags.values("alt")


def test_the_letter_is_framed_with_the_kits_own_pictures(kit: Path) -> None:
    frame = Tags((kit / "newsletter/preview.html").read_text("utf-8"))
    pictures = [attrs["src"] for tag, attrs, _ in frame.all if tag == "img"]
    assert pictures
    assert all((kit / "newsletter" / src).is_file() for src in pictures)


def test_a_hosted_letter_is_framed_with_the_kits_own_pictures_too(tmp_path: Path) -> None:
    base = "https://media.example.org/letters"
    made = build(ARTICLE, output=str(tmp_path), letter_media_base_url=base)
    assert base in (made.folder / "newsletter/letter.html").read_text("utf-8")
    assert base not in (made.folder / "newsletter/preview.html").read_text("utf-8")


def test_the_subject_the_preheader_and_the_size_are_told(tags: Tags, kit: Path) -> None:
    text = tags.text()
    size = len((kit / "newsletter/letter.html").read_bytes())
    assert f"{size / 1024:.0f} KB of the 102 KB" in text
    assert (kit / "newsletter/letter.txt").read_text("utf-8").strip()[:80] in text


def test_the_page_stays_small(tmp_path: Path) -> None:
    made = build(PROJECT / "articles" / "compute-wars.md", output=str(tmp_path))
    assert (made.folder / "index.html").stat().st_size <= 200 * 1024


def test_the_page_tells_no_folders(html: str, kit: Path) -> None:
    assert str(kit.parent) not in html
    assert str(Path(__file__).parent) not in html
