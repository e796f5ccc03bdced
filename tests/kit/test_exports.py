"""A kit goes to other programs whole: every post, its pictures, its times."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from contentgen.build import build
from contentgen.cli.export_threads import read_moment, read_wait
from contentgen.errors import SettingsError
from contentgen.kit.exports import TARGETS, Exported, Wishes
from contentgen.kit.exports.queue import queue
from contentgen.kit.open import KitError, OpenKit, open_kit
from contentgen.social.model import Post, Thread
from contentgen.social.networks import TABLE

ARTICLE = Path(__file__).parents[1] / "preview" / "harbour.md"
AT = datetime(2026, 12, 1, 9, tzinfo=ZoneInfo("Europe/Paris"))
WISHES = Wishes("https://cdn.example.com/k/", AT, timedelta(days=2))
NETWORKS = [row.name for row in TABLE]


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> OpenKit:
    folder = tmp_path_factory.mktemp("kit")
    link = "https://example.com/harbour"
    return open_kit(build(ARTICLE, output=str(folder), networks=tuple(NETWORKS), link=link).folder)


def rows(made: Exported, name: str) -> list[dict[str, str]]:
    data = next(file.data for file in made.files if file.name == name)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def thread_of(*texts: str, network: str = "x") -> Thread:
    posts = tuple(Post(n, text, len(text), (), "", (1,)) for n, text in enumerate(texts, 1))
    return Thread(network, "main", "A title", "", 280, posts)


def texts(kit: OpenKit, network: str) -> list[str]:
    threads = sorted((t for t in kit.threads if t.network == network), key=lambda t: bool(t.angle))
    return [post.text for thread in threads for post in thread.posts]


# ---- what is read --------------------------------------------------------------------------


def test_an_opened_kit_has_all_its_threads_with_the_main_one_first(kit: OpenKit) -> None:
    assert sorted({t.network for t in kit.threads}) == sorted(NETWORKS)
    assert next(t.id for t in kit.threads if t.network == "x") == "main"
    assert kit.threads[0].posts[0].lines


def test_a_folder_without_a_manifest_is_no_kit(tmp_path: Path) -> None:
    with pytest.raises(KitError, match="CG410 this is no kit"):
        open_kit(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"schema": "other"}', "[" * 100_000])
def test_a_broken_manifest_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text, "utf-8")
    with pytest.raises(KitError, match=r"CG411 manifest.json is broken"):
        open_kit(tmp_path)


def test_a_file_that_was_changed_since_the_build_is_refused(kit: OpenKit, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(kit.folder, folder)
    (folder / "social/x/main.json").write_text("{}", "utf-8")
    with pytest.raises(KitError, match=r"CG413 social/x/main.json is not the file that was built"):
        open_kit(folder)


def test_a_manifest_cannot_lead_out_of_its_kit(tmp_path: Path) -> None:
    entry = {"path": "../secret", "kind": "thread", "bytes": 1, "sha256": "", "width": 0}
    tree = {"schema": "contentgen/kit/1", "source": {"path": "a.md", "sha256": ""}}
    entry |= {"height": 0, "alt": ""}
    (tmp_path / "manifest.json").write_text(json.dumps(tree | {"files": [entry]}), "utf-8")
    with pytest.raises(KitError, match="CG411"):
        open_kit(tmp_path)


# ---- the schedulers' files -----------------------------------------------------------------


def test_buffer_gets_a_file_a_network_with_a_row_a_post(kit: OpenKit) -> None:
    made = TARGETS["buffer"](kit, WISHES)
    assert [file.name for file in made.files] == [
        f"harbour-buffer-{name}.csv" for name in sorted(NETWORKS)
    ]
    got = rows(made, "harbour-buffer-x.csv")
    assert list(got[0]) == ["Text", "Image URL", "Tags", "Posting Time"]
    assert [row["Text"] for row in got] == texts(kit, "x")
    assert [row["Posting Time"] for row in got[:2]] == ["2026-12-01 09:00", "2026-12-01 09:01"]
    pictures = [p.images for t in kit.threads if t.network == "x" for p in t.posts]
    urls = [f"https://cdn.example.com/k/{i[0].file}" if i else "" for i in pictures]
    assert [row["Image URL"] for row in got] == urls


def test_a_file_for_buffer_has_at_most_100_rows(kit: OpenKit) -> None:
    long = replace(kit, threads=(thread_of(*(f"Post {n}." for n in range(250))),))
    made = TARGETS["buffer"](long, WISHES)
    assert [file.name for file in made.files] == [f"harbour-buffer-x-{n}.csv" for n in (1, 2, 3)]
    assert sum(len(rows(made, file.name)) for file in made.files) == 250


def test_publer_gets_a_row_a_thread_with_the_other_posts_as_comments(kit: OpenKit) -> None:
    got = rows(TARGETS["publer"](kit, WISHES), "harbour-publer-x.csv")
    assert len(got[0]) == 12
    thread = next(t for t in kit.threads if t.network == "x" and not t.angle)
    first, *others = thread.posts
    assert got[0]["Text"] == first.text
    assert got[0]["Comment(s) - Separated by ||"].split("||") == [p.text for p in others]
    assert got[0]["Date - Intl. format or prompt"] == "2026/12/01 09:00"
    assert got[0]["Alt text(s) - Separated by ||"] == "||".join(i.alt for i in first.images)


def test_metricool_gets_one_file_with_a_flag_for_the_network(kit: OpenKit) -> None:
    made = TARGETS["metricool"](kit, WISHES)
    got = rows(made, "harbour-metricool.csv")
    assert len(got[0]) == 34
    for name, column in (("x", "Twitter/X"), ("bluesky", "Bluesky"), ("instagram", "Instagram")):
        own = [row for row in got if row[column] == "TRUE"]
        assert [row["Text"] for row in own] == texts(kit, name)
        assert all(row["Draft"] == "FALSE" for row in own)
    instagram = next(row for row in got if row["Instagram"] == "TRUE")
    images = next(t for t in kit.threads if t.network == "instagram").posts[0].images
    assert [instagram[f"Alt text picture {n}"] for n, _ in enumerate(images, 1)] == [
        image.alt for image in images
    ]
    assert ("CG344", "Metricool’s file has no column for Mastodon: its threads stay out") in [
        (n.code, n.message) for n in made.notices
    ]


def test_without_a_time_metricool_gets_drafts_and_the_others_empty_cells(kit: OpenKit) -> None:
    wishes = replace(WISHES, at=None)
    assert {
        r["Draft"] for r in rows(TARGETS["metricool"](kit, wishes), "harbour-metricool.csv")
    } == {"TRUE"}
    assert rows(TARGETS["buffer"](kit, wishes), "harbour-buffer-x.csv")[0]["Posting Time"] == ""


@pytest.mark.parametrize("target", ["buffer", "publer", "metricool"])
def test_without_a_public_address_pictures_are_left_out_and_it_is_said(
    kit: OpenKit, target: str
) -> None:
    made = TARGETS[target](kit, Wishes())
    assert "CG340" in [notice.code for notice in made.notices]
    assert b"images/" not in b"".join(file.data for file in made.files)


@pytest.mark.parametrize("target", ["buffer", "publer", "metricool"])
@pytest.mark.parametrize("begin", ["=1+1", "+5 %", "-5 %", "@ida", "＝1"])
def test_no_cell_runs_as_a_formula_in_a_spreadsheet(kit: OpenKit, target: str, begin: str) -> None:
    thread = thread_of(f"{begin} is the news.", f"{begin}, again.")
    made = TARGETS[target](replace(kit, threads=(thread,)), WISHES)
    for file in made.files:
        for cells in csv.reader(io.StringIO(file.data.decode("utf-8-sig"), newline="")):
            assert not any(
                cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for cell in cells
            )
    assert "CG342" in [notice.code for notice in made.notices]


def test_a_post_without_room_for_a_guard_is_left_as_it_is_and_named(kit: OpenKit) -> None:
    thread = thread_of("@" + "a" * 279)
    made = TARGETS["buffer"](replace(kit, threads=(thread,)), WISHES)
    assert rows(made, "harbour-buffer-x.csv")[0]["Text"] == thread.posts[0].text
    assert [(n.code, n.level) for n in made.notices] == [("CG342", "warning")]


def test_line_breaks_and_quotation_marks_survive(kit: OpenKit) -> None:
    thread = thread_of('One "two",\n\nthree.')
    for target, name in (
        ("buffer", "harbour-buffer-x.csv"),
        ("metricool", "harbour-metricool.csv"),
    ):
        made = TARGETS[target](replace(kit, threads=(thread,)), WISHES)
        assert rows(made, name)[0]["Text"] == thread.posts[0].text


# ---- calendar and zip ----------------------------------------------------------------------


def unfolded(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_a_calendar_has_an_event_a_thread_with_its_posts(kit: OpenKit) -> None:
    file = TARGETS["ics"](kit, WISHES).files[0]
    assert all(len(line) <= 75 for line in file.data.split(b"\r\n"))
    lines = unfolded(file.data)
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines.count("BEGIN:VEVENT") == len(kit.threads)
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(set(uids)) == len(kit.threads)
    assert "UID:harbour-x-main@contentgen" in uids
    assert "DTSTART:20261201T080000Z" in lines
    told = next(line for line in lines if line.startswith("DESCRIPTION:"))
    plain = told.removeprefix("DESCRIPTION:").replace("\\n", "\n")
    for sign in ",;\\":
        plain = plain.replace(f"\\{sign}", sign)
    assert plain.startswith(kit.threads[0].posts[0].text)


def test_a_calendar_needs_a_time(kit: OpenKit) -> None:
    with pytest.raises(SettingsError, match="CG345"):
        TARGETS["ics"](kit, Wishes())


def test_a_zip_holds_every_post_and_its_pictures_with_alt_texts(kit: OpenKit) -> None:
    file = TARGETS["zip"](kit, WISHES).files[0]
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        names = archive.namelist()
        for thread in kit.threads:
            for post in thread.posts:
                name = f"harbour/{thread.network}/{thread.id}/{post.n}.txt"
                assert archive.read(name).decode() == post.text + "\n"
                for image in post.images:
                    own = name.replace(".txt", f"-{image.file.removeprefix('images/')}")
                    assert archive.read(own) == (kit.folder / image.file).read_bytes()
                    alt = archive.read(own.replace(".png", ".alt.txt")).decode()
                    assert alt == image.alt + "\n"
    assert len(names) == len(set(names))


def test_the_same_kit_gives_the_same_bytes(kit: OpenKit) -> None:
    for target in TARGETS.values():
        assert target(kit, WISHES) == target(open_kit(kit.folder), WISHES)


# ---- times ---------------------------------------------------------------------------------


def test_the_next_thread_goes_out_at_the_same_hour_although_the_clocks_change() -> None:
    at = datetime(2026, 10, 24, 9, tzinfo=ZoneInfo("Europe/Paris"))
    threads = [thread_of("One."), replace(thread_of("Two."), id="two", angle="two")]
    due = queue(threads, Wishes("", at, timedelta(days=1)))
    assert [f"{d.at:%d %H:%M %z}" for d in due] == ["24 09:00 +0200", "25 09:00 +0100"]


def test_hours_are_hours_although_the_clocks_change() -> None:
    at = datetime(2026, 10, 25, 1, tzinfo=ZoneInfo("Europe/Paris"))
    threads = [thread_of("One."), replace(thread_of("Two."), id="two", angle="two")]
    due = queue(threads, Wishes("", at, timedelta(hours=3)))
    assert f"{due[1].at:%H:%M %z}" == "03:00 +0100"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("2026-12-01 09:00 Europe/Paris", "2026-12-01T09:00:00+01:00"),
        ("2026-12-01T09:00-05:00", "2026-12-01T09:00:00-05:00"),
    ],
)
def test_a_time_is_a_wall_time_with_its_zone_or_has_an_offset(words: str, said: str) -> None:
    assert read_moment(words).isoformat() == said


@pytest.mark.parametrize(
    "words", ["", "now", "2026-12-01", "2026-12-01 09:00", "2026-12-01 09:00 Paris",
              "2026-03-29 02:30 Europe/Paris", "2026-12-01T09:00+01:00 Europe/Paris", "a b c",
              "2026-12-01 09:00 ../../etc/passwd"],
)  # fmt: skip
def test_what_is_no_time_is_refused(words: str) -> None:
    with pytest.raises(SettingsError, match=r"CG72[0-9]"):
        read_moment(words)


@pytest.mark.parametrize("words", ["", "0d", "1", "d", "-1d", "1y", "99999d"])
def test_what_is_no_span_of_time_is_refused(words: str) -> None:
    with pytest.raises(SettingsError, match="CG349"):
        read_wait(words)
