"""Threads → posts as their network shows them: links coloured, counted, with their pictures or link card."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from contentgen.campaign.model import Brand, Campaign
from contentgen.preview.model import (
    Account,
    LinkCard,
    Meter,
    NetworkPage,
    PictureRef,
    PostPage,
    Ref,
    Run,
    Shown,
    ThreadPage,
)
from contentgen.preview.refs import formulas, joined, line_refs, network_name, post_anchor, slug
from contentgen.social.model import Post, PostImage, Thread

_NEAR = 20  # characters to spare below which the ring turns, as in X's own editor
_ADDRESS = re.compile(
    r"(?P<link>https?://[^\s<>\"]+[^\s<>\".,;:!?)\]}'’”])"
    r"|(?<![\w&/])(?P<tag>\#\w*[^\W\d_]\w*)"
    r"|(?<![\w/])(?P<name>@\w[\w.-]*\w)"
)


def view_networks(
    campaign: Campaign, threads: Sequence[Thread], pictures: Sequence[PictureRef]
) -> tuple[NetworkPage, ...]:
    """Networks in the order in which they come, each with its threads."""
    by_file = {picture.file: picture for picture in pictures}
    card = _share(pictures)
    return tuple(
        NetworkPage(key, network_name(key), slug("network", key), tuple(
            _thread(thread, campaign, by_file, card) for thread in threads if thread.network == key
        ))
        for key in dict.fromkeys(thread.network for thread in threads)
    )  # fmt: skip


def view_account(brand: Brand) -> Account:
    name = brand.name or "Your name"
    handle = f"@{brand.handle.lstrip('@')}" if brand.handle else "@you"
    words = [word for word in re.split(r"\W+", name) if word and word.lower() != "the"]
    initials = "".join(word[0] for word in words[:2]).upper()
    return Account(name, handle, initials, bool(brand.name))


def runs(text: str) -> tuple[Run, ...]:
    """The post's text with links, tags and names apart; together they are the text, unchanged."""
    return tuple(run for run in _runs(text) if run.text)


def _runs(text: str) -> Iterator[Run]:
    at = 0
    for found in _ADDRESS.finditer(text):
        yield Run(text[at : found.start()])
        yield Run(found[0], found.lastgroup or "")
        at = found.end()
    yield Run(text[at:])


def _thread(
    thread: Thread, campaign: Campaign, by_file: Mapping[str, PictureRef], card: Shown | None
) -> ThreadPage:
    base = f"social/{thread.network}/{thread.id}"
    count = len(thread.posts)
    longest = max((post.length for post in thread.posts), default=0)
    posts = f"{count} post{'s' if count != 1 else ''}"
    return ThreadPage(
        slug("thread", thread.network, thread.id), thread.network, thread.title,
        f"{posts}, longest {longest} of {thread.limit}",
        tuple(_post(thread, post, campaign, by_file, card) for post in thread.posts),
        (Ref("Text", f"{base}.txt"), Ref("JSON", f"{base}.json")),
    )  # fmt: skip


def _post(
    thread: Thread, post: Post, campaign: Campaign, by_file: Mapping[str, PictureRef], card: Shown | None
) -> PostPage:
    lines = line_refs(post.lines)
    return PostPage(
        anchor=post_anchor(thread, post),
        label=f"{network_name(thread.network)}, {thread.title}: post {post.n} of {len(thread.posts)}",
        number=post.n,
        last=post.n == len(thread.posts),
        runs=runs(post.text),
        counter=_counter(post.length, thread.limit),
        left=thread.limit - post.length,
        pictures=tuple(_shown(image, by_file) for image in post.images),
        # A network shows a link's card only where no picture is attached.
        link=_link(post, campaign, card) if post.link and not post.images else None,
        lines=lines,
        all_lines=joined(lines),
        computed=formulas(post.computed),
    )


def _counter(length: int, limit: int) -> Meter:
    percent = min(100, round(100 * length / limit)) if limit else 100
    left = limit - length
    state = "over" if left < 0 else "near" if left < _NEAR else "ok"
    return Meter(percent, f"{length}/{limit}", state)


def _shown(image: PostImage, by_file: Mapping[str, PictureRef]) -> Shown:
    picture = by_file.get(image.file)
    width, height = (picture.width, picture.height) if picture else (0, 0)
    return Shown(image.file, image.alt, width, height, f"#{slug('card', image.card)}")


def _link(post: Post, campaign: Campaign, picture: Shown | None) -> LinkCard:
    host = urlsplit(post.link).hostname or post.link
    return LinkCard(host.removeprefix("www."), campaign.title, picture)


def _share(pictures: Iterable[PictureRef]) -> Shown | None:
    """The picture that archive.html offers for link previews: the title card, widest first."""
    titles = [p for p in pictures if p.card == "title"]
    if not titles:
        return None
    wide = min(titles, key=lambda p: p.height / p.width)
    return Shown(wide.file, wide.alt, wide.width, wide.height, f"#{slug('card', wide.card)}")
