"""One finding → where it stands, in what words, why it was found, and what uses it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

import click

from contentgen.brief import Brief, brief_tree
from contentgen.campaign.cards import choose_cards
from contentgen.cli.page import Page
from contentgen.cli.talk import printable
from contentgen.errors import SettingsError
from contentgen.settings import unknown

_KINDS = {
    "stats": "key stat", "angles": "angle", "timelines": "timeline", "comparisons": "comparison", "series": "series",
    "tables": "table", "quotes": "quotation", "faq": "question", "takeaways": "takeaway", "audiences": "audience",
}  # fmt: skip
Tree = dict[str, object]


def why_tree(b: Brief, id: str) -> Tree:
    """The finding as in the brief, with its kind, its words and what uses it."""
    tree = brief_tree(b)
    kinds = {
        str(item["id"]): (kind, item) for kind in _KINDS for item in cast("list[Tree]", tree[kind]) if item.get("id")
    }  # fmt: skip
    if id not in kinds:
        raise SettingsError(
            "CG224", f"nothing found is called {id!r}", help=_nearest(id, list(kinds))
        )
    kind, item = kinds[id]
    lines = _lines(item)
    return {
        "id": id,
        "kind": _KINDS[kind],
        "item": item,
        "source": [{"line": n, "text": b.article.source.line(n)} for n in lines],
        "used_by": list(_users(b, id)),
    }


def _nearest(id: str, known: list[str]) -> str:
    """The help for an id that nothing has: the nearest one, else how to list them."""
    near = unknown(id, known)
    return near if "mean" in near else "contentgen show ARTICLE --all lists the ids."


def _lines(item: Mapping[str, object]) -> list[int]:
    if item.get("lines"):
        return cast("list[int]", item["lines"])
    return [cast("int", item["line"])] if item.get("line") else []


def _users(b: Brief, id: str) -> Iterator[str]:
    """Angles that rest on it, cards that show it."""
    for angle in b.angles:
        if id in angle.evidence:
            yield f"angle {angle.id}"
    for card in choose_cards(b):
        if id in card.ids:
            yield f"card {card.id}"


def explained(page: Page, b: Brief, id: str) -> Iterator[str]:
    found = why_tree(b, id)
    item = cast("Tree", found["item"])
    yield click.style(f"{found['kind']} {id}", bold=True)
    yield from page.note(_title(item), indent=2, fg="cyan")
    for name, said in _told(item):
        yield from page.note(f"{name:<9} {said}", indent=2, fg="white")
    yield from _where(page, found)
    yield from _rest(page, item, found)


def _title(item: Tree) -> str:
    if item.get("surface"):
        return f"{item['surface']}  {item.get('label') or ''}".strip()
    for key in ("title", "metric", "question", "text", "caption", "name"):
        if item.get(key):
            return str(item[key])
    return str(item["id"])


def _told(item: Tree) -> Iterator[tuple[str, str]]:
    for key in ("sentence", "entity", "metric", "when", "kind", "visual", "by", "score"):
        if item.get(key):
            yield key, printable(str(item[key]))
    if item.get("public") is False:
        yield "public", "no: it rests only on lines for the publisher"


def _where(page: Page, found: Tree) -> Iterator[str]:
    yield from page.head("Where it stands")
    mentions = cast("list[Tree]", cast("Tree", found["item"]).get("mentions") or [])
    surfaces = {cast("int", m["line"]): str(m["surface"]) for m in mentions}
    for source in cast("list[Tree]", found["source"])[:24]:
        line = cast("int", source["line"])
        if str(source["text"]).strip():
            yield from page.quoted(line, str(source["text"]), [surfaces.get(line, "")])


def _rest(page: Page, item: Tree, found: Tree) -> Iterator[str]:
    for title, lines in (
        ("Why", item.get("reasons")), ("Warnings", item.get("warnings")), ("Rests on", item.get("evidence")),
        ("Used by", found["used_by"]),
    ):  # fmt: skip
        if lines:
            yield from page.head(title)
            for words in cast("list[str]", lines):
                yield from page.note(words, indent=2)
