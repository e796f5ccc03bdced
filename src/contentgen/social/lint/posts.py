"""One post → findings. One rule a function, in the order of their codes.

CG301 over the network's limit (error) · CG302 a name that becomes a link · CG303 more cashtags than
the network allows · CG304 hashtag or link in the first post · CG305 an opening word that points
outside the post · CG306 picture without alt text · CG307 alt text longer than the network takes
(error) · CG309 residue of Markdown, a stray full stop · CG310 no figure above the fold · CG313 bait ·
CG315 more pictures than the network takes, or too few (error) · CG317 more links, hashtags or names
than the network takes (error) · CG322 first post too long.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from contentgen.article.model import Notice
from contentgen.social.graphemes import graphemes
from contentgen.social.lint.notices import of_post
from contentgen.social.model import Post
from contentgen.social.networks import Network
from contentgen.social.openers import leaning_opener

_CASHTAG = re.compile(r"(?<![\w$])\$[A-Za-z]{1,6}(?:[._][A-Za-z]{1,2})?\b")
COUNTER = re.compile(r"\d{1,3}/\d{1,3} ")
# A full stop after a space is an orphan, unless it begins a name (.NET) or is one of three.
_RESIDUE = re.compile(
    r"\*\*|__\w|^#{1,6} |\]\(|`|<!--|&(?:amp|lt|gt|nbsp|quot|#\d+);|</?[a-zA-Z]\w*>|\[\^?\d+\]"
    r"|\{\{|\*\|\w|%%\w| [.,](?:\s|$)",
    re.M,
)
# A plea stands at the start of a sentence: "the share for water mains" is none.
_BAIT = re.compile(
    r"""(?:^|[.!?]\s+)(?:(?:like|rt|retweet|repost|share|follow|comment)\ (?:and|or|&|if|me\ for|this\ if)\b
        |(?:tag|mention)\ (?:a|someone|your)\ |comment\ [“"'][^”"']+[”"']|smash\ that)
      |\b(?:you\ (?:won['’]?t|will\ not)\ believe|(?:will|’ll|'ll)\ (?:shock|blow)\ (?:you|your)
        |let\ that\ sink\ in|unpopular\ opinion|hot\ take:|nobody\ is\ talking\ about)
      |^(?:🧵|a\ thread\b|thread\s?[:👇🧵])|\bthread\s?[🧵👇]|👇\s*$|🧵\s*$""",
    re.I | re.X,
)

PostRule = Callable[[Post, Network], Iterator[Notice]]


def _over_limit(post: Post, row: Network) -> Iterator[Notice]:
    length = row.count(post.text)
    if length > row.limit:
        said = f"is {length - row.limit} over {row.title}’s limit of {row.limit}"
        yield of_post("CG301", post, said, "error")
    octets = len(post.text.encode("utf-8", "replace"))
    if row.bytes and octets > row.bytes:
        said = f"is {octets - row.bytes} bytes over {row.title}’s limit of {row.bytes}"
        yield of_post("CG301", post, said, "error")


def _accidental_links(post: Post, row: Network) -> Iterator[Notice]:
    for link in row.rules.links(post.text):
        name = post.text[link.start : link.end]
        if not link.scheme and name not in post.link:
            cost = f" and counts {row.link}" if row.link else ""
            yield of_post("CG302", post, f"{name} becomes a link{cost}")


def _cashtags(post: Post, row: Network) -> Iterator[Notice]:
    tags = _CASHTAG.findall(post.text)
    if row.cashtags and len(tags) > row.cashtags:
        said = f"has {len(tags)} cashtags, {row.title} takes {row.cashtags}: {' '.join(tags)}"
        yield of_post("CG303", post, said)


def _bare_hook(post: Post, row: Network) -> Iterator[Notice]:
    if post.n > 1 or row.form != "series":
        return
    for tag in row.rules.hashtags(post.text):
        yield of_post("CG304", post, f"opens the thread with the hashtag #{tag}")
    if any(link.scheme for link in row.rules.links(post.text)):
        yield of_post("CG304", post, "opens the thread with a link")


def _dangling(post: Post, row: Network) -> Iterator[Notice]:
    opener = leaning_opener(COUNTER.sub("", post.text, count=1))
    if opener:
        yield of_post("CG305", post, f"opens with {opener!r}, which points outside the post")


def _alt_texts(post: Post, row: Network) -> Iterator[Notice]:
    for image in post.images:
        length = graphemes(image.alt)
        if not image.alt.strip():
            yield of_post("CG306", post, f"shows {image.file} without an alt text")
        elif length > row.alt:
            said = f"alt text of {image.file} is {length - row.alt} over {row.title}’s {row.alt}"
            yield of_post("CG307", post, said, "error")


def _residue(post: Post, row: Network) -> Iterator[Notice]:
    found = _RESIDUE.search(post.text)
    if found:
        yield of_post("CG309", post, f"still holds {found.group().strip()!r}")


def _above_the_fold(post: Post, row: Network) -> Iterator[Notice]:
    if row.fold and post.n == 1 and not re.search(r"\d", post.text[: row.fold]):
        said = f"has no figure in the first {row.fold} characters"
        yield of_post("CG310", post, said, "info")


def _bait(post: Post, row: Network) -> Iterator[Notice]:
    found = _BAIT.search(COUNTER.sub("", post.text, count=1))
    if found:
        yield of_post("CG313", post, f"baits its reader: {found.group().strip()!r}")


def _pictures(post: Post, row: Network) -> Iterator[Notice]:
    shown = len(post.images)
    if shown > row.images:
        said = f"shows {shown} pictures, {row.title} takes {row.images}"
        yield of_post("CG315", post, said, "error")
    if shown < row.least_images:
        said = f"shows no picture, and {row.title} wants one"
        yield of_post("CG315", post, said, "error")


def _too_many(post: Post, row: Network) -> Iterator[Notice]:
    links = {post.text[link.start : link.end] for link in row.rules.links(post.text)}
    tags, names = row.rules.hashtags(post.text), row.rules.mentions(post.text)
    for what, found, most in (
        ("links", len(links), row.links),
        ("hashtags", len(tags), row.most_hashtags),
        ("names", len(names), row.most_mentions),
    ):
        if most and found > most:
            said = f"has {found} {what}, {row.title} takes {most}"
            yield of_post("CG317", post, said, "error")


def _long_hook(post: Post, row: Network) -> Iterator[Notice]:
    length = row.count(COUNTER.sub("", post.text, count=1))
    if row.hook and post.n == 1 and length > row.hook:
        yield of_post(
            "CG322", post, f"is {length} long, a first post should have {row.hook} at most"
        )


POST_RULES: tuple[PostRule, ...] = (
    _over_limit,
    _accidental_links,
    _cashtags,
    _bare_hook,
    _dangling,
    _alt_texts,
    _residue,
    _above_the_fold,
    _bait,
    _pictures,
    _too_many,
    _long_hook,
)
