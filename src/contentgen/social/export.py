"""Thread → JSON (schema contentgen/thread/1) and text ready to paste."""

from __future__ import annotations

from contentgen.social.model import Post, Thread

SCHEMA = "contentgen/thread/1"
DIVIDER = "---"  # a line of its own between two posts


def thread_json(thread: Thread) -> dict[str, object]:
    """The thread as plain data, keys in the order of the schema."""
    return {
        "schema": SCHEMA,
        "network": thread.network,
        "id": thread.id,
        "title": thread.title,
        "angle": thread.angle,
        "limit": thread.limit,
        "posts": [_post(post) for post in thread.posts],
    }


def _post(post: Post) -> dict[str, object]:
    return {
        "n": post.n,
        "text": post.text,
        "length": post.length,
        "images": [{"file": image.file, "alt": image.alt} for image in post.images],
        "link": post.link,
        "computed": [{"figure": c.figure, "formula": c.formula} for c in post.computed],
        "lines": list(post.lines),
    }


def thread_text(thread: Thread) -> str:
    """The posts as they are pasted, each after a dividing line but the first."""
    return f"\n\n{DIVIDER}\n\n".join(post.text for post in thread.posts) + "\n"
