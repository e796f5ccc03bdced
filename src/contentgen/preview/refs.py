"""Lines and ids → links on the page: (27, 28, 30) → "27–28", "30"; a stat → posts that use it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from contentgen.campaign.model import Campaign
from contentgen.newsletter.model import Letter
from contentgen.preview.model import Ref, Use
from contentgen.social.model import Post, Thread
from contentgen.social.networks import network


@dataclass(frozen=True, slots=True)
class Uses:
    """Where a finding goes out, by its id: cards, then the letter, then threads."""

    by_id: dict[str, tuple[Use, ...]]

    def of(self, id: str) -> tuple[Use, ...]:
        return self.by_id.get(id, ())


def network_name(key: str) -> str:
    return network(key).title


def slug(*parts: object) -> str:
    """An id for the page: what is not a letter, digit or dash becomes a dash."""
    return re.sub(r"[^a-z0-9-]+", "-", "-".join(str(part) for part in parts).lower()).strip("-")


def numbered(threads: Sequence[Thread]) -> Iterator[tuple[int, Thread]]:
    """Threads with their number on their network, from 1."""
    for at, thread in enumerate(threads):
        yield 1 + sum(before.network == thread.network for before in threads[:at]), thread


def thread_name(number: int, thread: Thread, threads: Sequence[Thread]) -> str:
    """ "X 2"; the network's name alone where it has but one thread."""
    alone = sum(other.network == thread.network for other in threads) == 1
    name = network_name(thread.network)
    return name if alone else f"{name} {number}"


def thread_anchor(number: int, thread: Thread) -> str:
    return slug(thread.network, number)


def post_anchor(number: int, thread: Thread, post: Post) -> str:
    return slug(thread.network, number, post.n)


def card_anchors(campaign: Campaign) -> dict[str, tuple[int, str]]:
    """Cards by id: their number on the page and their anchor."""
    return {card.id: (n, f"card-{n}") for n, card in enumerate(campaign.cards, 1)}


def line_refs(lines: Iterable[int]) -> tuple[Ref, ...]:
    """Links to the story, neighbours joined."""
    return tuple(_ref(run) for run in _runs(sorted(set(lines))))


def find_uses(campaign: Campaign, letter: Letter, threads: Sequence[Thread]) -> Uses:
    found: dict[str, list[tuple[str, Ref]]] = {}
    for ids, name, ref in _outputs(campaign, letter, threads):
        for id in dict.fromkeys(ids):
            found.setdefault(id, []).append((name, ref))
    return Uses({id: grouped(named) for id, named in found.items()})


def grouped(named: Iterable[tuple[str, Ref]]) -> tuple[Use, ...]:
    """References with the same name together, in the order in which the names come."""
    by_name: dict[str, list[Ref]] = {}
    for name, ref in named:
        by_name.setdefault(name, []).append(ref)
    return tuple(Use(name, tuple(refs)) for name, refs in by_name.items())


def anchor(kind: str, id: str) -> str:
    """Where a finding stands on the page: its id, which says its kind."""
    return slug(id) if id.startswith(f"{kind}-") else slug(kind, id)


def post_refs(threads: Sequence[Thread]) -> Iterator[tuple[Post, str, Ref]]:
    """Every post with its thread's name and a link that says "#3"."""
    for number, thread in numbered(threads):
        name = thread_name(number, thread, threads)
        for post in thread.posts:
            yield post, name, Ref(f"#{post.n}", f"#{post_anchor(number, thread, post)}")


def _outputs(
    campaign: Campaign, letter: Letter, threads: Sequence[Thread]
) -> Iterator[tuple[tuple[str, ...], str, Ref]]:
    anchors = card_anchors(campaign)
    for card in campaign.cards:
        number, anchor = anchors[card.id]
        yield card.ids, "Card", Ref(str(number), f"#{anchor}")
    yield letter.ids, "", Ref("Letter", "#letter")
    for post, name, ref in post_refs(threads):
        yield post.ids, name, ref


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
    return Ref(label, f"#L{first}")
