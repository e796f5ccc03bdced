"""Letter → what the page says of it: inbox row, size against Gmail's limit, links, text, files."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

from contentgen.newsletter.mjml import GMAIL_BYTES, GMAIL_NEAR
from contentgen.newsletter.model import Letter
from contentgen.preview.frame import FRAME
from contentgen.preview.model import LetterLink, LetterPage, Meter, Ref, Subject
from contentgen.preview.refs import line_refs

_FILES = (
    ("letter.html", "HTML"),
    ("letter.txt", "Text"),
    ("letter.eml", "Mail file"),
    ("letter.mjml", "MJML"),
    ("archive.html", "Web page"),
)


def view_letter(letter: Letter) -> LetterPage:
    return LetterPage(
        subject=letter.subject,
        preheader=letter.preheader,
        others=tuple(Subject(text, len(text)) for text in letter.subjects[1:]),
        src=FRAME,
        # With one slash more `../images/` leads nowhere, as in a mailbox that shows no pictures:
        # from disk the frame is another origin, and no script could take them out.
        src_off=FRAME.replace("/", "//") if "<img" in letter.html else "",
        text=letter.text,
        files=tuple(Ref(label, f"newsletter/{name}") for name, label in _FILES),
        links=find_links(letter.html),
        size=_size(letter.html),
        limit=f"{GMAIL_BYTES // 1024} KB",
        lines=line_refs(letter.lines),
        computed=tuple(dict.fromkeys(letter.computed)),
    )


def find_links(html: str) -> tuple[LetterLink, ...]:
    """Every address of the letter once, in reading order, with the first words that carry it."""
    reader = _Links()
    reader.feed(html)
    reader.close()
    times = Counter(href for href, _ in reader.found)
    words = dict(reversed([(href, " ".join(text.split())) for href, text in reader.found]))
    return tuple(
        LetterLink(words[href] or "(picture)", href, times[href], *_note(href)) for href in times
    )


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag == "a" and href is not None:
            self.found.append((href, ""))
            self._open = True

    def handle_data(self, data: str) -> None:
        if self._open:
            href, words = self.found[-1]
            self.found[-1] = (href, words + data)

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "a"


def _note(href: str) -> tuple[str, bool]:
    """What to know about an address, and whether it is a fault."""
    if href.startswith(("https://", "mailto:", "tel:", "#")):
        return "", False
    if href.startswith(("{", "*|", "%", "[")):
        return "filled in by the sender", False
    return ("not encrypted" if href.startswith("http://") else "not an address"), True


def _size(html: str) -> Meter:
    """A longer letter than Gmail shows is not written at all."""
    size = len(html.encode())
    state = "near" if size > GMAIL_NEAR * GMAIL_BYTES else "ok"
    return Meter(round(100 * size / GMAIL_BYTES), f"{size / 1024:.0f} KB", state)
