"""Kits to look at, built once: a plain article, and the same with an attack in every text."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from seen import Seen

from contentgen.build import build

ARTICLE = Path(__file__).parent / "harbour.md"
ATTACKS = (
    "<script>document.title='ran'</script>",
    '"><img src=/x onerror="document.title=\'ran\'">',
    "'--></style></script><svg/onload=document.title='ran'>",
)


@pytest.fixture(scope="session")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kit")
    return build(ARTICLE, output=str(folder), brand_name="The Lindvik Letter").folder


@pytest.fixture(scope="session")
def hostile_kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Title, subtitle, prose, table, question, answer, quotation, advice, brand: all attacked."""
    folder = tmp_path_factory.mktemp("hostile")
    article = folder / "harbour.md"
    article.write_text(attacked(ARTICLE.read_text("utf-8")), encoding="utf-8")
    name = '"> <img src=/x>'  # no longer: a card must hold it
    return build(article, output=str(folder), brand_name=name, brand_handle=ATTACKS[0]).folder


def attacked(text: str) -> str:
    for key in ("title", "subtitle"):
        text = text.replace(f'\n{key}: "', f'\n{key}: "{ATTACKS[0]} ', 1)
    lines = text.split("\n")
    prose = (n for n, line in enumerate(lines) if n > 7 and line.strip() and ":---" not in line)
    for count, number in enumerate(prose):
        attack = ATTACKS[count % len(ATTACKS)]
        row = lines[number].startswith("|")
        lines[number] = f"| {attack}{lines[number][1:]}" if row else f"{lines[number]} {attack}"
    return "\n".join(lines)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("google-chrome")
        flags = ["--no-sandbox"] if root else []
        started = playwright.chromium.launch(executable_path=found, args=flags)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, kit: Path) -> Iterator[Page]:
    """The plain kit's page, opened from disk; whatever it says or fetches is held against it."""
    yield from opened(browser, kit)


@pytest.fixture
def hostile_page(browser: Browser, hostile_kit: Path) -> Iterator[Page]:
    yield from opened(browser, hostile_kit)


def opened(browser: Browser, folder: Path) -> Iterator[Page]:
    # "null": Playwright's own emulation would override the frame's color-scheme.
    with browser.new_context(
        color_scheme="null", viewport={"width": 1440, "height": 900}
    ) as context:
        seen = Seen(context.new_page(), folder)
        seen.page.goto((folder / "index.html").as_uri())
        yield seen.page
        assert seen.complaints == []
