"""The letter in all its forms: what is in it, what leaves no trace, what stays the same."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import letter_campaigns as letters
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import meta

from contentgen.campaign.model import Campaign, LetterPlan, Part, Rows
from contentgen.errors import ContentgenError
from contentgen.newsletter import (
    UNSUBSCRIBE_TAG,
    Letter,
    LetterOptions,
    Logo,
    read_logo,
    write_letter,
)
from contentgen.newsletter.mjml import write_html
from contentgen.newsletter.view import view_letter
from contentgen.shipped import shipped
from contentgen.templating import templates
from contentgen.themes import load_theme, theme_names

PAPER = load_theme("paper")
FOLDER = shipped("templates") / "newsletter"


def write(campaign: Campaign, options: LetterOptions = letters.OPTIONS) -> Letter:
    return write_letter(campaign, PAPER, options)


def with_plan(campaign: Campaign, **changes: object) -> Campaign:
    plan: LetterPlan = replace(campaign.letter, **changes)  # type: ignore[arg-type]
    return replace(campaign, letter=plan)


class Page(HTMLParser):
    """The elements of a page with their attributes, and its visible text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.hidden = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.hidden += tag in ("style", "script", "title")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("style", "script", "title")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="module")
def rich() -> Letter:
    return write(letters.rich(), replace(letters.OPTIONS, images=letters.pictures()))


def test_the_letter_reads_in_the_order_in_which_an_editor_tells_it(rich: Letter) -> None:
    order = (
        "The Compute Letter", "View in browser", "Technology & Investing", "The memo said",
        "A leaked note", "more than", "$100B", "to be spent on AWS", "What the memo left out",
        "The restraint was deliberate:", "Read this section", "Two chips, side by side", "~$4.80",
        "Sources: AWS benchmarks", "“We would rather be late", "In one line",
        "Questions and answers", "Was the memo wrong?", "All eight answers", "For investors",
        "Read the whole story", "because you signed up", "12 Harbour Street", "Unsubscribe",
        "Change your preferences", "Nothing here is financial advice",
    )  # fmt: skip
    words = Page(rich.html).text
    body = words[words.index("The Compute Letter") :]
    found = [body.index(part) for part in order]
    assert found == sorted(found)


def test_the_letter_picks_questions_and_the_web_page_answers_all(rich: Letter) -> None:
    assert "Should I buy the stock?" not in rich.html
    assert "Should I buy the stock?" in Page(rich.archive).text


def test_every_link_of_the_html_is_in_the_text(rich: Letter) -> None:
    hrefs = {link["href"] for link in Page(rich.html).all("a")}
    assert len(hrefs) >= 8
    assert [href for href in hrefs if f"({href})" not in re.sub(r"\n\s*", " ", rich.text)] == []


def test_the_text_letter_is_wrapped_and_has_no_markup(rich: Letter) -> None:
    long = [line for line in rich.text.split("\n") if len(line) > 72 and "https://" not in line]
    assert long == []
    assert not re.search(r"<\w|&\w+;|\*\*|\]\(|^#", rich.text, re.M)


def test_a_table_in_text_is_aligned_when_it_fits_and_told_by_rows_when_not(rich: Letter) -> None:
    assert "SWE-bench           72.4%         80.9%\n" in rich.text
    assert "- Maturity: Industry standard / Improving fast / NVIDIA\n" in rich.text


def test_the_text_letter_is_the_one_that_was_read_and_liked(
    rich: Letter, request: pytest.FixtureRequest
) -> None:
    golden = Path(__file__).parent / "goldens" / "letter.txt"
    if request.config.getoption("--golden", default=False):
        golden.write_text(rich.text, "utf-8", newline="\n")
    assert rich.text == golden.read_text("utf-8")


def test_rows_of_unequal_length_are_filled_up() -> None:
    part = Part(letters.said("Odd"), (), table=Rows(("A", "B"), (("one",), ("1", "2", "3"))))
    letter = write(with_plan(letters.rich(), parts=(part,)))
    assert re.search(r"^1    2  3$", letter.text, re.M)


def test_what_the_plan_leaves_empty_leaves_no_trace() -> None:
    letter = write(letters.minimal(), LetterOptions())
    assert letter.text == (
        "A short note on bicycles\n------------------------\n\n"
        "The workshop opens on Monday. Bring your bicycle.\n\n"
        "------------------------\n\n"
        f"Unsubscribe ({UNSUBSCRIBE_TAG})\n"
    )
    assert not re.search(r"<(h\d|p|li|ul|div)\b[^>]*>\s*</\1>", letter.archive)
    # A divider's <p> is empty on purpose; a letter of one part has none.
    assert not re.search(r"<(h\d|p|li|ul)\b[^>]*>\s*</\1>", letter.html)
    assert [link["href"] for link in Page(letter.html).all("a")] == [UNSUBSCRIBE_TAG]


@pytest.mark.parametrize(
    "empty",
    [
        "band",
        "card",
        "parts",
        "faq",
        "takeaways",
        "audiences",
        "quote",
        "kicker",
        "lead",
        "disclaimer",
    ],
)
def test_each_part_of_the_plan_may_be_missing(empty: str) -> None:
    nothing = {"quote": None, "card": ""}.get(empty, ())
    if empty in ("kicker", "lead", "disclaimer"):
        nothing = letters.NOTHING
    letter = write(with_plan(letters.rich(), **{empty: nothing}))
    assert not re.search(r"<(h\d|li|ul|table)\b[^>]*>\s*</\1>", letter.html + letter.archive)
    assert "\n\n\n" not in letter.text


def test_pictures_have_their_width_and_words_and_lead_to_the_article(rich: Letter) -> None:
    pictures = Page(rich.html).all("img")
    assert [p["src"] for p in pictures] == ["cid:memo-wide.png", "cid:revenue-wide.png"]
    assert all(p["width"] == "536" and len(p["alt"] or "") > 20 for p in pictures)
    assert (
        re.findall(r'<a class="link" href="([^"]+)"[^>]*><img', rich.html.replace("\n", ""))
        == [letters.rich().link] * 2
    )


def test_pictures_come_from_the_host_or_from_beside_the_letter_when_asked() -> None:
    options = replace(letters.OPTIONS, images=letters.pictures())
    hosted = write(letters.rich(), replace(options, media_base_url="https://cdn.example/12/"))
    assert 'src="https://cdn.example/12/memo-wide.png"' in hosted.html
    assert b"image/png" not in hosted.eml
    assert 'property="og:image" content="https://cdn.example/12/memo-wide.png"' in hosted.archive
    beside = write(letters.rich(), replace(options, beside=True))
    assert 'src="../images/memo-wide.png"' in beside.html
    assert beside.eml == write(letters.rich(), options).eml


def test_a_picture_that_the_lead_shows_is_not_shown_again() -> None:
    campaign = letters.rich()
    again = replace(campaign.letter.parts[0], card="memo")
    letter = write(
        with_plan(campaign, parts=(again,)), replace(letters.OPTIONS, images=letters.pictures())
    )
    assert letter.html.count("memo-wide.png") == 1


def test_a_link_that_could_run_something_is_left_out_and_said() -> None:
    campaign = replace(letters.rich(), link="javascript:alert(1)")
    letter = write(
        campaign, replace(letters.OPTIONS, view="data:text/html,x", preferences="file:///etc")
    )
    assert not re.search(r'href="(javascript|data|file):', letter.html + letter.archive)
    assert [notice.code for notice in letter.notices] == ["CG508"] * 3


def test_every_word_of_an_attack_is_printed_and_none_of_it_works() -> None:
    letter = write(letters.hostile(), replace(letters.OPTIONS, images=letters.pictures()))
    for html in (letter.html, letter.archive):
        page = Page(html)
        scripts = page.all("script")
        assert all(script == {"type": "application/ld+json"} for script in scripts)
        assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on")]
        assert not [tag for tag, _ in page.elements if tag.startswith("mj-")]
        assert "<script>alert(1)</script>" in page.text
        assert "Größe 👩‍🔬 ẞ 100\u00a0% \\d" in "".join(page.words)
        assert not set("\x00\x1b\u202e") & set(html)
    assert "passwd'/>" in letter.text


@pytest.mark.parametrize(
    "tag",
    ["{{ .Subscriber.Email }}", "{% if x %}", "*|UNSUB|*", "%%{name}%%", "{unsubscribe}", "{$name}",
     "[unsubscribe]", "%recipient.email%", "{{{ x }}}"],
)  # fmt: skip
def test_no_merge_tag_of_the_article_is_alive_in_the_mail(tag: str) -> None:
    campaign = with_plan(
        letters.minimal(),
        headline=letters.said(f"About {tag}"),
        subjects=(letters.said(f"All about {tag}"),),
    )
    letter = write(campaign)
    assert tag not in letter.html and tag not in letter.text and tag not in letter.subject
    assert f"About {tag}" in letter.html.replace("\u2060", "")
    assert f"About {tag}" in Page(letter.archive).text


def test_percentages_and_footnotes_stay_as_they_are() -> None:
    words = "From 30% to 40% [1], or 5 * 3 | 2 {sic!}"
    assert words in write(with_plan(letters.minimal(), lead=letters.said(words))).text


def test_structured_data_says_only_what_is_known(rich: Letter) -> None:
    def graph(letter: Letter) -> dict[str, dict[str, object]]:
        found = re.search(r'ld\+json">(.*?)</script>', letter.archive, re.S)
        assert found
        return {node["@type"]: node for node in json.loads(found[1])["@graph"]}

    known = graph(rich)
    assert set(known) == {"Article", "FAQPage", "BreadcrumbList"}
    assert known["Article"]["datePublished"] == "2026-04-21"
    assert "image" not in known["Article"]  # it would be a relative address
    assert len(known["FAQPage"]["mainEntity"]) == 8  # type: ignore[arg-type]
    least = graph(write(letters.minimal()))
    assert set(least) == {"Article"}
    assert set(least["Article"]) == {"@type", "headline", "inLanguage", "description"}


def test_the_letter_names_all_lines_and_ids_that_vouch_for_it(rich: Letter) -> None:
    assert {1, 2, 40, 41, 67, 74, 88, 161, 175} <= set(rich.lines)
    assert list(rich.lines) == sorted(set(rich.lines))
    assert "sentence-161" in rich.ids
    assert [computed.figure for computed in rich.computed] == ["3.3"]
    assert rich.subjects[0] == rich.subject


def test_the_words_around_the_article_speak_its_language() -> None:
    german = replace(letters.rich(), language="de")
    letter = write(german)
    for words in ("Im Browser ansehen", "Alle acht Antworten", "Abbestellen", "„We would rather"):
        assert words in letter.html and words in letter.text
    assert "21. April 2026" in letter.archive
    assert 'dir="rtl"' in write(replace(german, language="he")).html


def test_a_letter_that_gmail_would_cut_is_an_error_and_one_near_it_a_notice() -> None:
    def letter(times: int) -> Letter:
        words = letters.said("Nobody knew why the bridge was closed. " * times)
        return write(with_plan(letters.minimal(), preheader=letters.said("Why?"), lead=words))

    near = letter(2_100)
    assert [notice.code for notice in near.notices] == ["CG507"]
    with pytest.raises(ContentgenError, match=r"CG506 .*Gmail"):
        letter(3_000)


def test_wide_figures_are_set_smaller_until_they_fit() -> None:
    campaign = letters.rich()
    view = view_letter(campaign, letters.OPTIONS)
    assert view.band and view.band.size == 44
    wide = replace(campaign.letter.band[0], figure="$1.25 trillion")
    view = view_letter(with_plan(campaign, band=(wide,) * 3), letters.OPTIONS)
    assert view.band and 24 <= view.band.size < 30


@pytest.mark.parametrize("name", theme_names())
def test_every_theme_dresses_the_letter_in_light_and_dark(name: str) -> None:
    theme = load_theme(name)
    html = write_letter(letters.rich(), theme, letters.OPTIONS).html
    assert theme.light.ink in html and theme.dark.ink in html and "[data-ogsc]" in html
    assert "prefers-color-scheme: dark" in html


def test_whatever_has_a_colour_has_a_class_that_answers_in_the_dark(rich: Letter) -> None:
    answered = {"ink", "body", "muted", "accent", "link", "on", "line", "bar"}
    for tag, attrs in Page(rich.html).elements:
        style = attrs.get("style") or ""
        if tag in ("div", "body", "table") or "color:" not in style.replace("background", ""):
            continue
        inside_button = tag == "a" and "background" in style
        assert inside_button or set((attrs.get("class") or "").split()) & answered, (tag, style)


def test_an_own_template_extends_the_shipped_one(tmp_path: Path) -> None:
    own = tmp_path / "newsletter" / "letter.mjml.j2"
    own.parent.mkdir()
    own.write_text(
        '{% extends "templates/newsletter/letter.mjml.j2" %}\n'
        '{% block kicker %}<p class="own">{{ letter.kicker }}!</p>{% endblock %}',
        "utf-8",
    )
    html = write(letters.rich(), replace(letters.OPTIONS, templates=str(tmp_path))).html
    assert '<p class="own">Technology &amp; Investing · 8 minutes!</p>' in html
    assert "What the memo left out" in html


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{% if %}", "CG502"),
        ("{{ letter.nothing }}", "CG503"),
        ("{% include 'no/such.j2' %}", "CG502"),
        ("<mjml><mj-body><mj-text></mj-body></mjml>", "CG504"),
        ("<mjml><mj-body><mj-typo>x</mj-typo></mj-body></mjml>", "CG505"),
    ],
)
def test_a_mistake_in_an_own_template_is_told(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "newsletter").mkdir()
    (tmp_path / "newsletter" / "letter.mjml.j2").write_text(text, "utf-8")
    with pytest.raises(ContentgenError) as error:
        write(letters.rich(), replace(letters.OPTIONS, templates=str(tmp_path)))
    assert error.value.code == code and error.value.at


@pytest.mark.parametrize("name", sorted(file.name for file in FOLDER.glob("*.j2")))
def test_every_template_compiles_and_uses_only_what_it_is_given(name: str) -> None:
    environment = templates()
    environment.get_template(f"newsletter/{name}")
    used = meta.find_undeclared_variables(environment.parse((FOLDER / name).read_text("utf-8")))
    given = {"letter", "theme", "light", "dark", "font", "heading_font"}
    mail = {"width", "padding", "blocks"}  # the last is imported, and seen from inside blocks
    page = {
        "canonical",
        "date",
        "day",
        "description",
        "share",
        "share_src",
        "share_alt",
        "author",
        "handle",
        "data",
    }
    assert used <= given | (page if name.startswith("archive") else mail)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_can_stand_in_a_letter(words: str) -> None:
    campaign = with_plan(
        letters.minimal(), lead=letters.said(f"a{words}z"), kicker=letters.said(words)
    )
    letter = write(campaign)
    assert letter == write(campaign)
    letter.eml.decode("ascii")
    tags = [tag for tag, _ in Page(letter.html).elements]
    assert "script" not in tags and not [tag for tag in tags if tag.startswith("mj-")]


@pytest.mark.parametrize(
    "char", ["\u00a0", "\u2009", "\u202f", "\u200d", "\u2060", "\u00ad", "\u0301", "\\"]
)
def test_no_character_of_an_alt_text_is_spelled_out(char: str) -> None:
    """mrml prints attributes with Rust's escapes: a no-break space became `\\u{a0}`."""
    mjml = (
        "<mjml><mj-head><mj-title>t</mj-title></mj-head><mj-body><mj-section><mj-column>"
        f'<mj-text><img src="cid:a" alt="5{char}GW"></mj-text></mj-column></mj-section></mj-body></mjml>'
    )
    html = write_html(mjml, "t")
    (alt,) = re.findall(r'alt="([^"]*)"', html)
    assert unescape(alt) == f"5{char}GW"


def test_figures_of_a_table_stand_under_each_other() -> None:
    rows = (("2025", "$158.2 million", "-"), ("2026", "$9 million", "3.7%"))
    part = Part(letters.said("Budget"), (), table=Rows(("Year", "Budget", "Change"), rows))
    letter = write(with_plan(letters.minimal(), parts=(part,)))
    assert "2026      $9 million    3.7%\n" in letter.text
    assert "text-align:right" in letter.html


@pytest.mark.parametrize("cell", ["~$9.80", "<0.001", "2 h 48 min", "3.7%", "\u221252", "\u2013"])
def test_any_measure_is_a_figure_of_its_column(cell: str) -> None:
    part = Part(letters.said("T"), (), table=Rows(("What", "How much"), (("a", "5"), ("b", cell))))
    view = view_letter(with_plan(letters.minimal(), parts=(part,)), letters.OPTIONS)
    assert view.parts[0].table and view.parts[0].table.sides == ("left", "right")


def test_a_logo_stands_for_the_name_and_says_it_when_pictures_are_off() -> None:
    logo = Logo("logo.png", 420, 88, letters.pictures()["memo"].png, dark=True)
    letter = write(letters.rich(), replace(letters.OPTIONS, logo=logo))
    (image,) = (i for i in Page(letter.html).all("img") if i["src"] == "cid:logo.png")
    assert (image["alt"], image["width"]) == ("The Compute Letter", "200")
    assert b"Content-ID: <logo.png>" in letter.eml
    assert 'class="mark"' in letter.html  # a light ground of its own in the dark


def test_a_logo_that_is_no_picture_is_one_clear_error(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(b"<svg onload=alert(1)>")
    with pytest.raises(ContentgenError, match="CG216"):
        read_logo(str(file))
    file.write_bytes(letters.pictures()["memo"].png)
    read = read_logo(str(file))
    assert read and (read.file, read.width, read.dark) == ("logo.png", 1200, False)
    assert read_logo("https://brand.example/logo.png") == Logo(
        href="https://brand.example/logo.png"
    )
