"""Threads → what an editor should look at before they go out: Notices with a code each.

posts.py looks at one post, whole.py at a thread and at all of a network's, sources.py at what the
article vouches for, pictures.py at the files. `HELP` says what to do about each code. A level of
"error" is what the network would refuse.
"""

from __future__ import annotations

from contentgen.article.model import Notice
from contentgen.social.lint.codes import HELP
from contentgen.social.lint.cost import Cost, cost_notice, estimate
from contentgen.social.lint.pictures import File, lint_pictures
from contentgen.social.lint.posts import POST_RULES
from contentgen.social.lint.sources import Vouched, lint_sources
from contentgen.social.lint.whole import THREAD_RULES, same_text
from contentgen.social.model import Thread
from contentgen.social.networks import network

__all__ = [
    "HELP",
    "Cost",
    "File",
    "Vouched",
    "cost_notice",
    "estimate",
    "lint_pictures",
    "lint_sources",
    "lint_thread",
    "same_text",
]


def lint_thread(thread: Thread) -> tuple[Notice, ...]:
    """What can be said of the thread alone, post by post, then of the whole."""
    row = network(thread.network)
    found = [notice for post in thread.posts for rule in POST_RULES for notice in rule(post, row)]
    return (*found, *(notice for rule in THREAD_RULES for notice in rule(thread, row)))
