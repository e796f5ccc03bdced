"""Drafts → a Thread of posts: counted, with pictures, lines, formulas; none over the limit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from contentgen.campaign.model import Campaign, Story, merge_lines
from contentgen.errors import LayoutError
from contentgen.social.draft import Draft
from contentgen.social.model import Post, PostImage, Thread
from contentgen.social.networks import Network


@dataclass(frozen=True, slots=True)
class ThreadOptions:
    """What the user chose. `sizes` are those that are built; `image_size` names one per network."""

    counters: bool = False
    sizes: tuple[str, ...] = ("wide", "square", "portrait")
    image_size: Mapping[str, str] | Callable[[str], str] = field(default_factory=dict)
    templates: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a writer is asked: this campaign, for this network, as the user likes it."""

    campaign: Campaign
    network: Network
    options: ThreadOptions

    @property
    def language(self) -> str:
        return self.campaign.language or "en"

    @property
    def image_size(self) -> str:
        """The picture size asked for, else the network's best that is built; "" for none."""
        ask = self.options.image_size
        asked = ask(self.network.name) if callable(ask) else ask.get(self.network.name, "")
        built = self.options.sizes
        # Where the shape is prescribed, one that is not in the row may be refused.
        others = () if any(self.network.ratios) else built
        able = (asked, *self.network.sizes, *others)
        return next((size for size in able if size in built), "")


def make_thread(asked: Assignment, story: Story, id: str, drafts: Sequence[Draft]) -> Thread:
    """The drafts as posts; one that is over the limit is refused with its overrun."""
    network = asked.network
    posts = tuple(_post(asked, n, draft) for n, draft in enumerate(drafts, 1))
    for post in posts:
        taken = network.room(post.text) if network.bytes else post.length
        if (over := taken - network.limit) > 0:
            limit = f"{network.title}’s {network.limit}"
            raise LayoutError(
                "CG320",
                f"story {story.id!r}: post {post.n} is {over} over {limit}",
                help="Something in it cannot be cut: a link, or the close. Shorten it.",
            )
    return Thread(network.name, id, story.title, story.angle, network.limit, posts)


def _post(asked: Assignment, n: int, draft: Draft) -> Post:
    link = asked.campaign.link
    return Post(
        n=n,
        text=draft.text,
        length=asked.network.count(draft.text),
        images=_images(asked, draft),
        link=link if link and link in draft.text else "",
        lines=merge_lines(draft.said),
        ids=tuple(dict.fromkeys(id for part in draft.said for id in part.ids)),
        computed=tuple(dict.fromkeys(c for part in draft.said for c in part.computed)),
    )


def _images(asked: Assignment, draft: Draft) -> tuple[PostImage, ...]:
    """A card that an editor hid is no longer in the campaign: its post goes without."""
    size = asked.image_size
    alts = {card.id: card.alt for card in asked.campaign.cards if size}
    shown = (card for card in draft.cards if card in alts)
    return tuple(PostImage(card, f"images/{card}-{size}.png", alts[card]) for card in shown)
