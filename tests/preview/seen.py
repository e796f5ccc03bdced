"""What a page did that it should not: errors, and requests that leave the kit."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from playwright.sync_api import Page, Request


class Seen:
    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self.complaints: list[str] = []
        self._home = folder.as_uri()
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._request)

    def _request(self, request: Request) -> None:
        if not request.url.startswith(self._home):
            self.complaints.append(f"left the kit for {request.url}")


class Tags(HTMLParser):
    """A page as (tag, attributes, text inside up to the next tag)."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.all: list[tuple[str, dict[str, str], list[str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, {name: value or "" for name, value in attrs}, []))

    def handle_data(self, data: str) -> None:
        if self.all:
            self.all[-1][2].append(data)

    def values(self, name: str) -> list[str]:
        return [attrs[name] for _, attrs, _ in self.all if name in attrs]

    def text(self) -> str:
        return "".join(text for _, _, texts in self.all for text in texts)
