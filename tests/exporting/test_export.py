"""A kit → what a newsletter service takes unchanged."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import jsonschema
import pytest
from markdown_it import MarkdownIt

from contentgen import build
from contentgen.cli import run
from contentgen.errors import ContentgenError
from contentgen.exporting import EXPORTS, ExportOptions, export, read_kit
from contentgen.newsletter.services import SERVICES
from contentgen.shipped import shipped

HOSTED = ExportOptions(media_base_url="https://cdn.example/kits/")
ARTICLE = """---
title: "Merge tags: {{ .Subscriber.Email }} is not *|EMAIL|*"
link: https://tags.example/post?from=a&to=b
---

Of 14 services, 9 fill in `{{ name }}` and 3 fill in %recipient.name%. Nobody fills in both [1].

## Why it matters

A letter that says `*|FNAME|*` to 30,000 readers cost one shop $12,000 in returns in 2025. The service
refunded $4,000 of it. See [the docs](https://docs.example/tags) and [ours](https://tags.example/more).

- **Mailchimp:** It fills in `*|UNSUB|*` and nothing else.
- **Ghost:** It fills in %%{unsubscribe_url}%% in its own frame.

| Service | Share |
| --- | --- |
| One | 40% |
| Two | 60% |
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    (folder / "tags.md").write_text(ARTICLE, "utf-8")
    made = build(
        folder / "tags.md",
        output=str(folder / "build"),
        sizes=("wide",),
        letter_from="Tags <letter@tags.example>",
        letter_length="full",
    )
    return made.folder


def exported(kit: Path, to: str, options: ExportOptions = HOSTED) -> str:
    return export(read_kit(kit), to, options).data.decode()


def hrefs(text: str) -> list[str]:
    found = re.findall(r' href="([^"]*)"|\]\((<[^>]*>|[^()\s]*)\)', text)
    return [unescape(one or two).strip("<>") for one, two in found]


@pytest.mark.parametrize(
    ("to", "tag"),
    [
        ("mailchimp", "*|UNSUB|*"),
        ("listmonk", "{{ UnsubscribeURL }}"),
        ("mailgun", "%unsubscribe_url%"),
        ("plain", "mailto:letter@tags.example?subject=unsubscribe"),
    ],
)
def test_each_service_gets_its_own_unsubscribe_tag_and_no_other(
    kit: Path, to: str, tag: str
) -> None:
    links = hrefs(exported(kit, to))
    assert links.count(tag) == 1
    assert "{{ unsubscribe_url }}" not in links


@pytest.mark.parametrize("to", sorted(EXPORTS))
def test_no_word_of_the_article_is_a_tag_at_the_service(kit: Path, to: str) -> None:
    """Whatever opens like a tag of the service is the tag that we put there."""
    opening = {"mailchimp": r"\*\|", "mailgun": r"\{\{|%[A-Za-z_]", "plain": r"$^"}
    text = exported(kit, to)
    alive = {text[m.start() : m.start() + 30] for m in re.finditer(opening.get(to, r"\{\{"), text)}
    own = SERVICES[to]
    tags = tuple(filter(None, (own.unsubscribe, own.preferences, own.view)))
    assert [words for words in alive if not words.startswith(tags)] == []
    bare = text.replace("\u2060", "").replace("\\", "")
    assert "%recipient.name%" in bare and "*|FNAME|*" in bare


@pytest.mark.parametrize("to", sorted(EXPORTS))
def test_pictures_are_fetched_from_where_they_are_hosted(kit: Path, to: str) -> None:
    text = exported(kit, to)
    assert "cid:" not in text and "../images" not in text
    pictures = re.findall(r"https://cdn\.example/kits/([\w.-]+\.png)", text)
    assert pictures and all((kit / "images" / name).is_file() for name in pictures)


def test_pictures_that_no_service_can_reach_are_one_clear_error(kit: Path) -> None:
    with pytest.raises(ContentgenError, match="CG524") as error:
        exported(kit, "ghost", ExportOptions())
    assert "--media-base-url" in error.value.help
    with pytest.raises(ContentgenError, match="CG524"):
        exported(kit, "ghost", ExportOptions(media_base_url="file:///pictures"))


def test_a_body_has_no_frame_of_its_own(kit: Path) -> None:
    for to in ("ghost", "beehiiv", "kit"):
        body = exported(kit, to)
        assert not re.search(r"<(?:html|head|body|style|script|h1)\b", body)
        assert "<h2>Why it matters</h2>" in body
        assert body.count("<p") == body.count("</p>")


def test_markdown_says_the_same_as_the_page(kit: Path) -> None:
    text = exported(kit, "buttondown")
    assert text.startswith("<!-- buttondown-editor-mode: plaintext -->\n")
    html = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    for words in ("<h2>Why it matters</h2>", "<strong>Mailchimp:</strong> It fills in", "<table>"):
        assert words in html
    assert 'href="https://docs.example/tags"' in html
    assert "Nobody fills in both." in html  # the citation mark goes, the sentence stays


def test_links_to_ones_own_site_are_marked_and_others_are_not(kit: Path) -> None:
    options = ExportOptions("https://cdn.example", utm_source="letter", utm_campaign="may 1")
    marks = "utm_source=letter&utm_medium=email&utm_campaign=may%201"
    for to in ("listmonk", "ghost", "buttondown"):
        links = hrefs(exported(kit, to, options))
        assert f"https://tags.example/post?from=a&to=b&{marks}" in links
        assert f"https://tags.example/more?{marks}" in links
        assert "https://docs.example/tags" in links


def test_letter_json_holds_to_its_schema(kit: Path) -> None:
    schema = json.loads((shipped("assets") / "schemas" / "letter-1.json").read_text("utf-8"))
    jsonschema.validate(read_kit(kit).letter, schema)


def test_only_addresses_change_never_a_word(kit: Path) -> None:
    def words(html: str) -> str:
        return re.sub(r"<[^>]+>", " ", html)

    ours = (kit / "newsletter/letter.html").read_text("utf-8")
    assert words(exported(kit, "mailchimp")) == words(ours)


def test_a_kit_built_for_one_service_goes_to_no_other(tmp_path: Path) -> None:
    (tmp_path / "tags.md").write_text(ARTICLE, "utf-8")
    made = build(tmp_path / "tags.md", output=str(tmp_path), sizes=(), letter_service="mailchimp")
    text = exported(made.folder, "mailchimp")
    assert {"*|UNSUB|*", "*|UPDATE_PROFILE|*", "*|ARCHIVE|*"} <= set(hrefs(text))
    with pytest.raises(ContentgenError, match="CG522"):
        exported(made.folder, "listmonk")


def test_what_is_no_kit_is_one_clear_error(tmp_path: Path) -> None:
    for name, text in (("manifest.json", "{"), ("manifest.json", "{}"), ("manifest.json", "[]")):
        with pytest.raises(ContentgenError, match=r"CG41[01]"):
            read_kit(tmp_path)
        (tmp_path / name).write_text(text, "utf-8")
        with pytest.raises(ContentgenError, match=r"CG41[01]"):
            read_kit(tmp_path)


def test_the_file_goes_to_stdout_or_where_it_is_wanted(
    kit: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    host = ["--media-base-url", "https://cdn.example/kits/"]
    assert run(["export", str(kit), "--to", "ghost", *host]) == 0
    out, err = capfdbinary.readouterr()
    assert out.decode() == exported(kit, "ghost")
    assert b"paste it into: a post or an email, as an HTML card" in err and b"subject: " in err
    file = tmp_path / "card.html"
    assert run(["export", str(kit), "--to", "ghost", *host, "-o", str(file)]) == 0
    assert file.read_bytes() == out
    assert run(["export", str(kit), "--to", "gost"]) == 2
    assert b"Did you mean 'ghost'?" in capfdbinary.readouterr()[1]
