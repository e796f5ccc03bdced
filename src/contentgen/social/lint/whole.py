"""A thread, and all threads of a network → findings.

CG308 two posts that say the same · CG314 as many items as were promised · CG323 too many posts ·
CG324 posts that another thread has too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from contentgen.article.model import Notice
from contentgen.brief.quantities import find_quantities
from contentgen.social.lint.notices import of_post, spans
from contentgen.social.lint.posts import COUNTER
from contentgen.social.model import Post, Thread
from contentgen.social.networks import Network, network
from contentgen.social.series import MOST

_SAME = 0.8  # share of words in common from which two posts say the same
_PROMISE = re.compile(
    r"(?:^|[.!?:]\s+)(?:(?:here(?:['’]s| are| is)?|these are|the|meet|my|our|top|read these)\s+)*"
    r"(?P<count>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:[a-z-]+\s+)?"
    r"(?:things|reasons|ways|lessons|takeaways|facts|steps|tips|mistakes|ideas|myths)\b",
    re.I,
)
_ITEM = re.compile(r"^\s*(?:(?P<number>\d{1,2})(?:[.)]|️?⃣)|[-–•*▪✅✔→])\s+\S", re.M)

ThreadRule = Callable[[Thread, Network], Iterator[Notice]]


def _says_it_twice(thread: Thread, row: Network) -> Iterator[Notice]:
    words = {post.n: set(re.findall(r"\w+", post.text.casefold())) for post in thread.posts}
    for a, b in combinations(thread.posts, 2):
        both, either = words[a.n] & words[b.n], words[a.n] | words[b.n]
        if len(both) > _SAME * len(either):
            yield of_post("CG308", b, f"says the same as post {a.n}")


def _promise(thread: Thread, row: Network) -> Iterator[Notice]:
    """The hook's "three reasons" against the items that follow: numbered, listed, else one a post."""
    if not thread.posts:
        return
    hook = thread.posts[0]
    first = COUNTER.sub("", hook.text, count=1).partition("\n\n")[0]
    promised = _PROMISE.search(first)
    if not promised:
        return
    counted = find_quantities(promised["count"])
    wanted = int(counted[0].value) if counted else 0
    delivered = _delivered(thread.posts)
    if wanted and delivered != wanted:
        said = f"promises {promised['count']} and the thread delivers {delivered}"
        yield of_post("CG314", hook, said)


def _delivered(posts: Sequence[Post]) -> int:
    """Items with a number or a sign; without any, a post is an item, but for hook and close."""
    text = "\n".join(COUNTER.sub("", post.text, count=1) for post in posts)
    items = _ITEM.findall(text)
    if items:
        return len(items)
    told = [post for post in posts[1:] if not post.link]
    return len(told)


def _too_long(thread: Thread, row: Network) -> Iterator[Notice]:
    if row.form == "series" and len(thread.posts) > MOST:
        last = thread.posts[-1]
        yield of_post(
            "CG323",
            last,
            f"is one of {len(thread.posts)}: readers leave before, {MOST} are the most",
        )


THREAD_RULES: tuple[ThreadRule, ...] = (_says_it_twice, _promise, _too_long)


def same_text(threads: Sequence[Thread]) -> Iterator[tuple[Thread, Notice]]:
    """Threads with posts that another, before them, has word for word, where that is refused."""
    seen: dict[tuple[str, str], str] = {}
    for thread in (thread for thread in threads if not network(thread.network).repeats):
        twice: dict[str, list[Post]] = {}
        for post in thread.posts:
            key = thread.network, " ".join(post.text.split()).casefold()
            other = seen.setdefault(key, thread.id)
            if other != thread.id:
                twice.setdefault(other, []).append(post)
        for other, posts in twice.items():
            numbers = ", ".join(str(post.n) for post in posts)
            said = f"post {numbers}: word for word in the thread {other!r} too"
            yield thread, Notice("CG324", "warning", said, spans(posts[0].lines))
