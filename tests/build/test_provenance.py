"""Nothing is said that the article does not say, and every file says which lines it says it from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from figures import stated, vouched
from kits import ARTICLES, Built, built, label

from contentgen.shipped import shipped

each_article = pytest.mark.parametrize("article", ARTICLES, ids=label)

# What is printed of ours: post counters, the minutes a reading takes, the number of a list's item.
OURS = re.compile(r"(?m)^\d+/\d+\b|\b\d+/\d+$|\b\d+ min(?:utes?)?\b|^ *\d+\. ")


def schema(name: str) -> Any:
    return json.loads((shipped("assets") / "schemas" / f"{name}.json").read_text("utf-8"))


def spoken(kit: Built) -> Iterator[tuple[str, str, list[Any]]]:
    """(where, text, computed figures) of everything the public reads."""
    for thread in kit.threads():
        for post in thread["posts"]:
            where = f"{thread['network']}/{thread['id']} {post['n']}"
            yield where, post["text"], post["computed"]
            for image in post["images"]:
                yield f"{where} alt", image["alt"], _file(kit, image["file"])["computed"]
    for picture in kit.pictures():
        yield picture["path"], "\n".join(picture["text"]), picture["computed"]
        yield f"{picture['path']} alt", picture["alt"], picture["computed"]
    letter = "newsletter/letter.txt"
    yield letter, kit.text(letter), _file(kit, letter)["computed"]


def _file(kit: Built, path: str) -> Any:
    return next(file for file in kit.manifest["files"] if file["path"].endswith(path))


@each_article
def test_a_manifest_names_each_file_of_its_kit_with_its_size_and_hash_and_no_other(
    article: Path,
) -> None:
    kit = built(article)
    jsonschema.validate(kit.manifest, schema("kit-1"))
    named = {file["path"]: file for file in kit.manifest["files"]}
    there = {p.relative_to(kit.folder).as_posix() for p in kit.folder.rglob("*") if p.is_file()}
    assert there == {*named, "manifest.json"}
    for path, file in named.items():
        data = (kit.folder / path).read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(data), sha256(data).hexdigest())
    assert kit.manifest["source"]["sha256"] == sha256(article.read_bytes()).hexdigest()


@each_article
def test_brief_and_threads_hold_to_their_schemas(article: Path) -> None:
    kit = built(article)
    jsonschema.validate(kit.json("brief.json"), schema("brief-1"))
    for thread in kit.threads():
        jsonschema.validate(thread, schema("thread-1"))
        assert [post["n"] for post in thread["posts"]] == list(range(1, len(thread["posts"]) + 1))
        assert all(0 < post["length"] <= thread["limit"] for post in thread["posts"])


@each_article
def test_every_post_picture_and_letter_names_the_lines_it_rests_on(article: Path) -> None:
    kit = built(article)
    count = len(article.read_text("utf-8").splitlines())
    for thread in kit.threads():
        for post in thread["posts"]:
            assert post["lines"], f"{thread['id']} {post['n']}: {post['text']}"
            assert set(post["lines"]) <= set(range(1, count + 1))
    for file in kit.manifest["files"]:
        if file["kind"] in ("picture", "thread", "letter"):
            assert file["lines"], file["path"]
            assert set(file["lines"]) <= set(range(1, count + 1))


@each_article
def test_every_picture_of_a_post_is_in_the_kit_with_the_same_alt_text(article: Path) -> None:
    kit = built(article)
    pictures = {file["path"]: file["alt"] for file in kit.pictures()}
    assert all(pictures.values())
    for thread in kit.threads():
        for post in thread["posts"]:
            for image in post["images"]:
                path = next(p for p in pictures if p.endswith(image["file"]))
                assert image["alt"] == pictures[path]


@each_article
def test_the_ids_that_vouch_for_a_file_are_in_the_brief(article: Path) -> None:
    kit = built(article)
    known = set(re.findall(r'"id": "([^"]+)"', kit.text("brief.json")))
    for file in kit.manifest["files"]:
        assert set(file["from"]) <= known, file["path"]


@each_article
def test_every_figure_is_in_the_article_or_says_how_it_was_computed(article: Path) -> None:
    kit = built(article)
    known = vouched(article.read_text("utf-8"))
    strangers = []
    for where, text, computed in spoken(kit):
        ours = known | {value for c in computed for _, value in stated(c["figure"])}
        for surface, value in stated(OURS.sub(" ", text)):
            if value not in ours:
                strangers.append(f"{where}: {surface}")
    assert strangers == []


@each_article
def test_what_was_computed_is_printed_and_its_formula_starts_from_the_article(
    article: Path,
) -> None:
    kit = built(article)
    known = vouched(article.read_text("utf-8"))
    for where, _, computed in spoken(kit):
        for entry in computed:
            inputs = entry["formula"].rpartition("=")[0] or entry["formula"]
            strange = [s for s, value in stated(inputs) if value not in known]
            assert not strange, (where, entry)


# The voice that speaks to the publisher, or the blog's furniture; none of it is for readers.
INSIDE = re.compile(
    r"\bCPC\b|keyword(?!s&?\W*:)|go(?:es)? viral|viral angle|\bSEO\b|Create an? |No comments|Post a Comment"
    r"|catnip|(?m:^| )\.(?=\s|$)| ,",
    re.IGNORECASE,
)


@each_article
def test_nothing_meant_for_the_publisher_reaches_the_public(article: Path) -> None:
    kit = built(article)
    read = [(where, text) for where, text, _ in spoken(kit)]
    read += [
        (
            name,
            re.sub(
                r"<style.*?</style>|<!--.*?-->|<[^>]+>",
                " ",
                kit.text(f"newsletter/{name}"),
                flags=re.S,
            ),
        )
        for name in ("letter.html", "archive.html")
    ]
    for where, text in read:
        found = INSIDE.search(re.sub(r"[ \t\n]+", " ", text) if where.endswith("html") else text)
        assert not found, (
            where,
            text[max(0, found.start() - 60) : found.end() + 60] if found else "",
        )


@each_article
def test_no_pitch_of_an_angle_reaches_the_public(article: Path) -> None:
    kit = built(article)
    brief = kit.json("brief.json")
    hidden = [angle["pitch"] for angle in brief["angles"] if angle["pitch"] and not angle["public"]]
    advice = [
        keyword["phrase"] for keyword in brief["keywords"] if len(keyword["phrase"].split()) > 3
    ]
    for where, text, _ in spoken(kit):
        for words in (*hidden, *advice):
            assert words not in text, where


def test_the_second_reader_reads_numbers_as_a_person_does() -> None:
    text = "$9B and 9–10 billion, 1,500 of 2.5 GW from 2026 to $3\nmillion, see x.com/12"
    values = {value for _, value in stated(text)}
    assert values == {Decimal(n) for n in ("9E9", "10E9", "1500", "2.5", "2026", "3E6")}
    assert Decimal("3E11") in vouched("It cost three hundred billion dollars.")
    assert Decimal(3) in vouched("In March it began.")
