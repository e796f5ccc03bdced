"""Article text → text that no sender takes for a merge tag; addresses → those that may be printed.

A post about templates may say `{{ .Subscriber.Email }}`: pasted into a sender it would be filled
in. A WORD JOINER after the opening mark makes it plain text and cannot be seen. (An entity would
not do: senders and inliners decode it first.)
"""

from __future__ import annotations

import re
from functools import lru_cache

from contentgen.errors import SettingsError
from contentgen.settings import unknown

WORD_JOINER = "\u2060"

# How each sender's tags open; only these are touched, or every percentage would get a joiner.
# Seen in the senders' own sources and documentation, November 2026.
_BRACES = r"\{(?=[{%$#])"
_NAMED_BRACE = r"\{(?=[\w$.]+\})"  # Constant Contact: {unsubscribe}
_STAR = r"\*(?=\|)"  # Mailchimp: *|UNSUB|*
_PERCENTS = r"%(?=%)"  # Ghost, Salesforce: %%{unsubscribe_url}%%
_NAMED_PERCENT = r"%(?=[A-Za-z_][\w.]*%)"  # Mailgun: %recipient.email%
_BRACKET = r"\[(?=%|[A-Za-z_]+[\],])"  # SendGrid, Campaign Monitor: [unsubscribe]
OPENING_MARKS = {
    "generic": (_BRACES, _NAMED_BRACE, _STAR, _PERCENTS, _NAMED_PERCENT, _BRACKET),
    "mailchimp": (_STAR,),
    "buttondown": (_BRACES,),
    "listmonk": (_BRACES,),
    "ghost": (_BRACES, _PERCENTS, _NAMED_BRACE),
    "beehiiv": (_BRACES,),
    "kit": (_BRACES,),
    "mailgun": (_BRACES, _NAMED_PERCENT),
    "plain": (),
    "page": (),  # a web page: nobody fills it in
}

_TAG = re.compile(
    r"\{\{[^{}<>\"]*\}\}|\{[\w$.]+\}|\*\|[^|<>\"]+\|\*|%%[^%<>\"]+%%|%[\w.]+%|\[\w+\]"
)
_SITE = re.compile(r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?=[:/?#]|$)", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """One line of printable text: control characters out, every run of white space one space.

    Out go also the two marks that turn the direction of text around, which could rewrite a line.
    NO-BREAK SPACE stays: the author put it between a figure and its unit on purpose.
    """
    text = _CONTROL.sub("", text).replace("\u2028", " ").replace("\u2029", " ")
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


def inert(text: str, profile: str) -> str:
    """`text` cleaned, and none of it a merge tag at this sender."""
    opening = _opening(profile)
    return opening.sub(lambda mark: mark[0] + WORD_JOINER, clean(text)) if opening else clean(text)


def safe_link(href: str) -> str:
    """`href` if a letter may carry it: https, http, mailto, tel, #, a merge tag; else ""."""
    href = clean(href)
    if tag := _TAG.match(href):
        rest = href[tag.end() :]
        return "" if set('<>"`\\') & set(rest) else tag[0] + rest.replace(" ", "%20")
    if href.lower().startswith(("https://", "http://", "mailto:", "tel:", "#")):
        return "" if set('<>"`\\') & set(href) else href.replace(" ", "%20")
    return ""


def site(href: str) -> str:
    """The site an address belongs to, as https://host; "" when it has none."""
    found = _SITE.match(safe_link(href))
    return found[0] if found else ""


@lru_cache(maxsize=32)
def _opening(profile: str) -> re.Pattern[str] | None:
    if profile not in OPENING_MARKS:
        help = unknown(profile, list(OPENING_MARKS))
        raise SettingsError("CG501", f"unknown sender profile {profile!r}", help=help)
    marks = OPENING_MARKS[profile]
    return re.compile("|".join(marks)) if marks else None
