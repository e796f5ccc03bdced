"""index.html opened from disk in Chromium, as an editor opens it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

VIEWS = ("story", "letter", "threads", "pictures", "findings")


def show(page: Page, view: str) -> None:
    page.click(f'.tabs a[data-view="{view}"]')


def letter_frames(page: Page) -> list[Frame]:
    frames = [frame for frame in page.frames if "newsletter/" in frame.url]
    for frame in frames:
        frame.wait_for_load_state()
    return frames


def test_it_opens_without_a_word_and_without_leaving_the_kit(page: Page) -> None:
    for view in VIEWS:
        show(page, view)
        expect(page.locator(f"#{view}")).to_be_visible()
        assert page.inner_text(f"#{view} h2")
    assert page.locator("#pictures img").count()


def test_one_view_is_shown_at_a_time_but_findings_beside_the_story(page: Page) -> None:
    show(page, "letter")
    assert page.locator("#story").get_attribute("hidden") == "until-found"
    show(page, "story")
    expect(page.locator("#findings")).to_be_visible()
    expect(page.locator("#letter iframe").first).not_to_be_visible()


def test_a_finding_leads_to_its_line_and_a_line_to_its_finding(page: Page) -> None:
    finding = page.locator(".stat .ranked > li").first
    line = finding.locator(".lines a").first.get_attribute("href")
    finding.locator(".lines a").first.click()
    expect(page.locator(f"{line}.lit")).to_be_in_viewport()
    page.locator('.raw p a[href^="#stat-"]').first.click()
    expect(page.locator(".stat li.lit")).to_be_in_viewport()


def test_a_line_tells_what_goes_out_from_it(page: Page) -> None:
    show(page, "threads")
    page.locator(".thread li .lines a").first.click()
    page.locator(".raw > li.lit > a").first.click()
    expect(page.locator("#inspector")).to_contain_text("post 1 of")


def test_the_letter_shows_its_pictures_in_light_and_in_dark(page: Page) -> None:
    show(page, "letter")
    phone, desktop = letter_frames(page)
    assert (phone.evaluate("innerWidth"), desktop.evaluate("innerWidth")) == (375, 640)
    assert phone.evaluate("[...document.images].every((image) => image.naturalWidth)")
    dark = "matchMedia('(prefers-color-scheme: dark)').matches"
    assert not phone.evaluate(dark)
    page.keyboard.press("n")
    phone.wait_for_function(dark)


def test_the_letter_can_be_read_as_text(page: Page) -> None:
    show(page, "letter")
    page.click("#text-part")
    expect(page.locator("#letter-text")).to_be_visible()
    expect(page.locator("#frames")).not_to_be_visible()


def test_the_letter_without_pictures_shows_their_alt_texts(browser: Browser, kit: Path) -> None:
    # Not the `page` fixture: the browser says that it did not find the pictures, as it should.
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((kit / "index.html").as_uri())
        show(page, "letter")
        page.click("#pictures-off")
        page.wait_for_function(
            "[...document.querySelectorAll('#frames iframe')].every((f) => f.src.includes('//preview'))"
        )
        for frame in letter_frames(page):
            frame.wait_for_function("[...document.images].every((image) => image.complete)")
            assert frame.evaluate("[...document.images].map((image) => image.naturalWidth)").count(
                0
            )


def test_everything_can_be_done_from_the_keyboard(page: Page) -> None:
    page.keyboard.press("3")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "x-1-2"
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id").startswith("L")
    page.keyboard.press("4")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).not_to_be_visible()
    page.locator("[data-open]").first.press("Enter")
    first = page.inner_text("#viewer-name")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#viewer-name") != first


def test_single_keys_can_be_switched_off(page: Page) -> None:
    page.keyboard.press("?")
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    expect(page.locator('.tabs a[data-view="story"]')).to_have_attribute("aria-current", "true")
    page.click("#keys-button")
    page.check("#keys-on")


def test_a_thread_is_copied_as_the_kits_text_file_has_it(page: Page, kit: Path) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    show(page, "threads")
    page.locator(".thread.x .copy").first.click()
    expect(page.locator("#said")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == (kit / "social/x/main.txt").read_text("utf-8").strip()


def test_a_size_is_chosen_for_all_pictures(page: Page) -> None:
    show(page, "pictures")
    page.click('label[for="size-square"]')
    expect(page.locator('figure[data-size="square"]').first).to_be_visible()
    expect(page.locator('figure[data-size="wide"]').first).not_to_be_visible()


def test_the_theme_follows_the_system_until_told(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.keyboard.press("t")
    assert page.inner_text("#theme-word") == "Light"
    assert page.evaluate(ground) != dark


@pytest.mark.parametrize("width", [360, 720])
def test_nothing_is_wider_than_a_phone_or_a_zoomed_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for view in VIEWS:
        show(page, view)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, view


def test_it_reads_without_javascript(browser: Browser, kit: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((kit / "index.html").as_uri())
        for view in VIEWS:
            expect(page.locator(f"#{view} h2")).to_be_visible()
        expect(page.locator(".says").first).to_be_visible()
        expect(page.locator("#letter-text")).to_be_visible()
        expect(page.locator(".tools")).not_to_be_visible()
        page.click('label[for="size-square"]')
        expect(page.locator('figure[data-size="wide"]').first).not_to_be_visible()


@pytest.fixture
def attacked_views(hostile_page: Page) -> Iterator[Page]:
    yield hostile_page
    assert hostile_page.title().endswith("preview")


def test_what_an_article_says_is_never_run(attacked_views: Page) -> None:
    page = attacked_views
    for view in VIEWS:
        show(page, view)
        page.wait_for_load_state()
    assert page.locator("script").count() == 2
    assert page.locator('[onerror], [onload], [src="/x"]').count() == 0
    for frame in letter_frames(page):
        assert frame.locator('script, [onerror], [onload], [src="/x"]').count() == 0
    assert "document.title='ran'" in page.inner_text("#threads, #story")
