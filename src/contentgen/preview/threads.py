"""Threads → posts as their network shows them: links coloured, counted, with pictures or link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from contentgen.preview.refs import (
    card_anchors,
    line_refs,
    network_name,
    numbered,
    post_anchor,
    slug,
    thread_anchor,
    thread_name,
)
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
    place = _Place(campaign, threads, {p.file: p for p in pictures}, card_anchors(campaign))
    pages = [(thread.network, place.thread(number, thread)) for number, thread in numbered(threads)]
    return tuple(
        NetworkPage(
            key, network_name(key), slug("network", key), tuple(p for k, p in pages if k == key)
        )
        for key in dict.fromkeys(thread.network for thread in threads)
    )


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


@dataclass(frozen=True, slots=True)
class _Place:
    """What every post is shown with."""

    campaign: Campaign
    threads: Sequence[Thread]
    pictures: Mapping[str, PictureRef]
    cards: Mapping[str, tuple[int, str]]

    def thread(self, number: int, thread: Thread) -> ThreadPage:
        base = f"social/{thread.network}/{thread.id}"
        return ThreadPage(
            name=thread_name(number, thread, self.threads),
            anchor=thread_anchor(number, thread),
            network=thread.network,
            title=thread.title,
            about=_about(thread),
            posts=tuple(self.post(number, thread, post) for post in thread.posts),
            files=(Ref("Text", f"{base}.txt"), Ref("JSON", f"{base}.json")),
        )

    def post(self, number: int, thread: Thread, post: Post) -> PostPage:
        name = thread_name(number, thread, self.threads)
        return PostPage(
            anchor=post_anchor(number, thread, post),
            label=f"{name}, post {post.n} of {len(thread.posts)}",
            runs=runs(post.text),
            counter=_counter(post.length, thread.limit),
            pictures=tuple(self.shown(image) for image in post.images),
            # A network shows a link's card only where no picture is attached.
            link=self.link(post) if post.link and not post.images else None,
            lines=line_refs(post.lines),
            computed=tuple(dict.fromkeys(post.computed)),
        )

    def shown(self, image: PostImage) -> Shown:
        picture = self.pictures.get(image.file)
        width, height = (picture.width, picture.height) if picture else (0, 0)
        _, anchor = self.cards.get(image.card, (0, "pictures"))
        return Shown(image.file, image.alt, width, height, f"#{anchor}")

    def link(self, post: Post) -> LinkCard:
        host = urlsplit(post.link).hostname or post.link
        return LinkCard(host.removeprefix("www."), self.campaign.title, self.share())

    def share(self) -> Shown | None:
        """The picture that archive.html offers for link previews: the title card, widest first."""
        titles = [p for p in self.pictures.values() if p.card == "title"]
        if not titles:
            return None
        wide = min(titles, key=lambda p: p.height / p.width)
        return self.shown(PostImage(wide.card, wide.file, wide.alt))


def _about(thread: Thread) -> str:
    longest = max((post.length for post in thread.posts), default=0)
    if len(thread.posts) == 1:
        return f"1 post, {longest:,} of {thread.limit:,}"
    return f"{len(thread.posts)} posts, longest {longest:,} of {thread.limit:,}"


def _counter(length: int, limit: int) -> Meter:
    percent = min(100, round(100 * length / limit)) if limit else 100
    left = limit - length
    if left < 0:
        return Meter(percent, f"{length}/{limit}: {-left} too many", "over")
    return Meter(percent, f"{length}/{limit}", "near" if left < _NEAR else "ok")
