"""An article, or a kit → everything an editor should look at, with where it is and what to do.

Of an article: what reading found, and what its threads would say. Of a kit: its threads as they lie
there, edited by hand or not, and the files of their pictures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contentgen.article.model import Notice
from contentgen.brief import brief
from contentgen.campaign import plan_campaign
from contentgen.kit.open import OpenKit, open_kit
from contentgen.opening import open_article
from contentgen.settings import Settings
from contentgen.social import ThreadOptions, write_threads
from contentgen.social.lint import (
    HELP,
    File,
    Vouched,
    cost_notice,
    lint_pictures,
    lint_sources,
    lint_thread,
    same_text,
)
from contentgen.social.model import Thread


@dataclass(frozen=True, slots=True)
class Finding:
    """`path` and `line` are where a person corrects it; `lines` are of the article; `network` and
    `thread` are "" for what concerns the article itself."""

    path: str
    line: int
    code: str
    level: str  # info | warning | error
    message: str
    help: str = ""
    network: str = ""
    thread: str = ""
    lines: tuple[int, ...] = ()


def check_article(
    path: Path, flags: Mapping[str, object], environ: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Reads it and writes its threads; nothing is drawn and nothing is kept."""
    article, settled = open_article(path, flags, environ)
    found = brief(article)
    campaign = plan_campaign(found, settled, path.stem)
    threads = write_threads(campaign, settled.networks, _options(settled))
    # As it was written and as it was read: one has the tables, the other no marks of HTML.
    words = (*article.source.lines, *(sentence.text for sentence in found.sentences))
    vouched = Vouched.by("\n".join(words), campaign.language)
    return (
        *(_of_article(str(path), notice) for notice in campaign.notices),
        *(
            _of_thread(str(path), notice, thread, in_article=True)
            for thread, notice in _lint(threads, threads, vouched, campaign.language)
        ),
    )


def check_kit(folder: Path) -> tuple[Finding, ...]:
    """Threads are read as they lie there: one that was edited by hand is checked as it is now.

    The article is not in its kit. What the build wrote it vouched for; what a hand changed is held
    against that and the brief.
    """
    kit = open_kit(folder, verify=False)
    tree = kit.tree("brief.json")
    language = str(tree.get("language") or "en")
    touched = kit.touched()
    edited = [thread for thread in kit.threads if _file(thread) in touched]
    built = [post.text for t in kit.threads if t not in edited for post in t.posts]
    vouched = Vouched.by("\n".join((*_strings(tree), *built)), language)
    files = {e.path: File(e.path, e.bytes, e.width, e.height) for e in kit.entries.values()}
    found = [
        *_lint(kit.threads, edited, vouched, language),
        *((t, n) for t in kit.threads for n in lint_pictures(t, files)),
    ]
    return (
        *_touched(kit, touched),
        *(_of_thread(str(kit.folder / _file(thread)), n, thread) for thread, n in found),
    )


def _lint(
    threads: Sequence[Thread], doubted: Sequence[Thread], vouched: Vouched, language: str
) -> Iterator[tuple[Thread, Notice]]:
    """`doubted` are those whose figures and quotations are held against what is vouched for."""
    for thread in threads:
        against = lint_sources(thread, vouched, language) if thread in doubted else ()
        for notice in (*lint_thread(thread), *against):
            yield thread, notice
    yield from same_text(threads)
    for thread in threads:
        if cost := cost_notice(thread):
            yield thread, cost


def _options(settled: Settings) -> ThreadOptions:
    return ThreadOptions(
        counters=settled.counters, sizes=settled.sizes, templates=settled.templates
    )


def _of_article(path: str, notice: Notice) -> Finding:
    lines = tuple(span.first for span in notice.spans)
    return Finding(
        path, lines[0] if lines else 0, notice.code, notice.level, notice.message, lines=lines
    )


def _of_thread(path: str, notice: Notice, thread: Thread, *, in_article: bool = False) -> Finding:
    lines = tuple(span.first for span in notice.spans)
    return Finding(
        path,
        lines[0] if lines and in_article else 0,
        notice.code,
        notice.level,
        notice.message,
        HELP.get(notice.code, ""),
        thread.network,
        thread.id,
        lines,
    )


def _touched(kit: OpenKit, paths: Sequence[str]) -> Iterator[Finding]:
    for path in paths:
        said = "is not the file that was built"
        yield Finding(str(kit.folder / path), 0, "CG319", "warning", said, HELP["CG319"])


def _file(thread: Thread) -> str:
    return f"social/{thread.network}/{thread.id}.json"


def _strings(tree: Any) -> Iterator[str]:
    """Every text in a JSON tree."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, Mapping):
        yield from (text for value in tree.values() for text in _strings(value))
    elif isinstance(tree, Iterable):
        yield from (text for value in tree for text in _strings(value))


def to_tree(finding: Finding) -> dict[str, object]:
    """As JSON has it."""
    return {
        "path": finding.path, "line": finding.line or None, "code": finding.code,
        "level": finding.level, "message": finding.message, "help": finding.help or None,
        "network": finding.network or None, "thread": finding.thread or None,
        "lines": list(finding.lines),
    }  # fmt: skip
