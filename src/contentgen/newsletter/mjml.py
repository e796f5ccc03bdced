"""LetterView → MJML → HTML that every mail client lays out, through mrml.

mrml trusts its input, so escaping is the template's (autoescape) and the limits are checked here.
"""

from __future__ import annotations

import html as entities
import re
import unicodedata

from contentgen.article.model import Notice
from contentgen.errors import LayoutError, Place
from contentgen.newsletter.model import LetterView
from contentgen.newsletter.render import render
from contentgen.newsletter.view import PADDING, WIDTH
from contentgen.themes import Theme

# Gmail cuts a message here (reported by many senders; hteumeuleu/email-bugs#41, #56, #90, read
# November 2026), and drops every style when there are more characters of them than this.
GMAIL_BYTES = 102 * 1024
GMAIL_STYLE = 16_384
GMAIL_NEAR = 0.8  # click tracking lengthens links, so a letter grows after it left us

_TEMPLATE = Place("newsletter/letter.mjml.j2")
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.S)
_LABEL = re.compile(r' aria-label=".*?" aria-roledescription=')


def write_mjml(view: LetterView, theme: Theme, own: str = "") -> str:
    return render(
        "newsletter/letter.mjml.j2", own, theme, letter=view,
        width=WIDTH, padding=PADDING,
    )  # fmt: skip


def write_html(mjml: str, title: str) -> str:
    """The HTML that mail clients get."""
    import mrml

    try:
        html: str = mrml.to_html(
            _with_references(mjml),
            mrml.ParserOptions(mrml.noop_loader()),
            mrml.RenderOptions(fonts={}),
        ).content
    except (OSError, ValueError) as error:
        raise LayoutError(
            "CG504", f"the letter is not valid MJML: {error}", at=_TEMPLATE,
            help="Look for an unclosed tag or an unquoted attribute in your own template.",
        ) from error  # fmt: skip
    # mrml writes this one with Rust's escapes (\u{200d}), which a screen reader would spell out.
    label = f' aria-label="{entities.escape(title)}" aria-roledescription='
    html = _LABEL.sub(lambda _: label, html, count=1)
    if found := re.search(r"<(mj-[\w-]+)", html):
        raise LayoutError("CG505", f"<{found[1]}> is not known to MJML", at=_TEMPLATE)
    return html if html.endswith("\n") else html + "\n"


_ATTRIBUTE = re.compile(r'(?<==")[^"<>]*(?=")')


def _with_references(mjml: str) -> str:
    """Attributes with references for what mrml 0.2.4 would print as Rust escapes a string: a no-break
    space in an alt text came out as `\\u{a0}`, and a screen reader would spell that."""
    return _ATTRIBUTE.sub(_referenced, mjml)


def _referenced(value: re.Match[str]) -> str:
    plain = value[0].isascii() and "\\" not in value[0]
    return value[0] if plain else "".join(map(_reference, value[0]))


def _reference(char: str) -> str:
    if char == "\\" or (not char.isascii() and unicodedata.category(char)[0] in "CZM"):
        return f"&#{ord(char)};"
    return char


def size_notices(html: str) -> tuple[Notice, ...]:
    """A letter that fits, but might not after the sender's link tracking."""
    size = len(html.encode())
    if size <= GMAIL_NEAR * GMAIL_BYTES:
        return ()
    percent = round(100 * size / GMAIL_BYTES)
    message = f"the letter is {size:,} bytes, {percent} % of what Gmail shows before it cuts"
    return (Notice("CG507", "warning", message, ()),)


def demand_mailable(html: str) -> None:
    """Refuse a letter that Gmail would cut or show without its styles."""
    if (size := len(html.encode())) >= GMAIL_BYTES:
        raise LayoutError(
            "CG506", f"the letter is {size:,} bytes; Gmail cuts at {GMAIL_BYTES:,}",
            help="Take sections, questions or tables out of the letter.",
        )  # fmt: skip
    if (size := sum(map(len, _STYLE.findall(html)))) >= GMAIL_STYLE:
        raise LayoutError(
            "CG506", f"the letter's styles are {size:,} characters; Gmail drops {GMAIL_STYLE:,}"
        )
