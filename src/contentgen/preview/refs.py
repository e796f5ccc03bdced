"""Lines and ids → links on the page: `(27, 28, 30)` → "27–28", "30"; a stat's id → the posts that use it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from contentgen.campaign.model import Campaign, Computed
from contentgen.newsletter.model import Letter
from contentgen.preview.model import Formula, Ref
from contentgen.social.model import Post, Thread

# Names as the networks write themselves; an unknown one is shown as the settings name it.
NETWORKS = {
    "x": "X",
    "linkedin": "LinkedIn",
    "bluesky": "Bluesky",
    "mastodon": "Mastodon",
    "threads": "Threads",
}


@dataclass(frozen=True, slots=True)
class Uses:
    """Where a finding goes out, by its id: cards, letter, posts, in this order."""

    by_id: dict[str, tuple[Ref, ...]]

    def of(self, id: str) -> tuple[Ref, ...]:
        return self.by_id.get(id, ())


def network_name(key: str) -> str:
    return NETWORKS.get(key, key)


def slug(*parts: object) -> str:
    """An id for the page: what is not a letter, digit or dash becomes a dash."""
    return re.sub(r"[^a-z0-9-]+", "-", "-".join(str(part) for part in parts).lower()).strip("-")


def post_anchor(thread: Thread, post: Post) -> str:
    return slug(thread.network, thread.id, post.n)


def line_refs(lines: Iterable[int]) -> tuple[Ref, ...]:
    """Links to the story, neighbours joined."""
    return tuple(_ref(run) for run in _runs(sorted(set(lines))))


def joined(refs: Iterable[Ref]) -> str:
    return " ".join(ref.lines for ref in refs)


def formulas(computed: Iterable[Computed]) -> tuple[Formula, ...]:
    return tuple(Formula(one.figure, one.formula) for one in dict.fromkeys(computed))


def find_uses(campaign: Campaign, letter: Letter, threads: Sequence[Thread]) -> Uses:
    found: dict[str, list[Ref]] = {}
    for ids, ref in _outputs(campaign, letter, threads):
        for id in dict.fromkeys(ids):
            found.setdefault(id, []).append(ref)
    return Uses({id: tuple(refs) for id, refs in found.items()})


def _outputs(
    campaign: Campaign, letter: Letter, threads: Sequence[Thread]
) -> Iterator[tuple[tuple[str, ...], Ref]]:
    for card in campaign.cards:
        yield card.ids, Ref(f"Card {card.id}", f"#{slug('card', card.id)}")
    yield letter.ids, Ref("Letter", "#letter")
    for thread in threads:
        for post in thread.posts:
            name = f"{network_name(thread.network)} {thread.id} {post.n}"
            yield post.ids, Ref(name, f"#{post_anchor(thread, post)}")


def _runs(lines: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = last = 0
    for line in lines:
        if first and line > last + 1:
            yield first, last
            first = line
        first, last = first or line, line
    if first:
        yield first, last


def _ref(run: tuple[int, int]) -> Ref:
    first, last = run
    label = str(first) if first == last else f"{first}–{last}"
    return Ref(label, f"#L{first}", " ".join(str(n) for n in range(first, last + 1)))
