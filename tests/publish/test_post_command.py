"""post, schedule, queue, work, accounts and approve, as they are typed."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jsonschema
import pytest

from contentgen.shipped import shipped
from tests.publish.commands import Project, project


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Project]:
    with project(tmp_path) as made:
        yield made


def until(true: Callable[[], bool], seconds: float = 60) -> None:
    """Wait for what another process does."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_dry_run_shows_exactly_what_would_leave_and_makes_no_request(here: Project) -> None:
    said = here.say("post", "build/note")
    assert said.code == 0
    for words in (
        "Ferries: post 1 of 3.",
        "21 of 280",
        "images/x-main-1.png",
        "alt: Picture of Ferries",
    ):
        assert words in said.out
    assert "costs about $0.055" in said.out and "UTC" in said.out
    assert "--yes" in said.err
    assert here.fake.counters()["requests"] == {}
    assert not (here.folder / ".contentgen").exists()


def test_a_dry_run_needs_no_credentials(here: Project) -> None:
    here.fake.url = ""
    said = here.say("post", "build/note", "--json", X_ACCESS_TOKEN="")
    assert said.code == 0
    [plan] = json.loads(said.out)
    assert [post["text"] for post in plan["posts"]] == [
        f"Ferries: post {n} of 3." for n in (1, 2, 3)
    ]


def test_yes_posts_the_thread_in_order_each_with_its_picture(here: Project) -> None:
    said = here.say("post", "build/note", "--yes")
    assert said.code == 0, said.err
    assert here.texts() == [f"Ferries: post {n} of 3." for n in (1, 2, 3)]
    posts = here.fake.posts()
    assert [post["parent"] or None for post in posts] == [None, posts[0]["id"], posts[1]["id"]]
    assert [len(post["media"]) for post in posts] == [1, 0, 1]
    assert [line.split()[-1].rpartition("/")[2] for line in said.out.splitlines()] == [
        post["id"] for post in posts
    ]


def test_yes_twice_posts_once_and_again_posts_again(here: Project) -> None:
    here.say("post", "build/note", "--yes")
    said = here.say("post", "build/note", "--yes")
    assert said.code == 0 and "--again" in said.err
    assert len(here.texts()) == 3
    assert here.say("post", "build/note", "--yes", "--again").code == 0
    assert len(here.texts()) == 6


def test_without_credentials_nothing_is_begun(here: Project) -> None:
    said = here.say("post", "build/note", "--yes", X_ACCESS_TOKEN="", X_CONSUMER_KEY="")
    assert said.code == 5 and "no credentials" in said.err and "help: " in said.err
    assert not (here.folder / ".contentgen").exists()


def test_a_rehearsal_goes_the_whole_way_and_leaves_nothing_behind(here: Project) -> None:
    said = here.say("post", "build/note", "--rehearse", X_ACCESS_TOKEN="")
    assert said.code == 0, said.err
    assert "3 posts with 2 pictures" in said.err
    assert here.fake.counters()["requests"] == {}
    assert not (here.folder / ".contentgen").exists()


def test_a_lost_answer_is_found_and_the_thread_goes_on(here: Project) -> None:
    here.fake.script("cut-after", on="POST /2/tweets", skip=1)
    said = here.say("post", "build/note", "--yes")
    assert said.code == 0 and "(found)" in said.out
    assert here.states() == [["sent", "reconciled", "sent"]]
    assert len(here.texts()) == 3


def test_what_is_never_found_ends_with_6_and_a_person_settles_it(here: Project) -> None:
    here.fake.script("broken-before", on="POST /2/tweets")
    assert here.say("post", "build/note", "--yes").code == 6
    assert here.say("queue", "resume", "1").code == 6
    assert here.say("queue", "resolve", "1", "--post", "1", "--look").code == 6
    assert here.say("queue", "resolve", "1", "--post", "1", "--not-sent").code == 0
    assert here.say("work", "--once").code == 0
    assert here.states() == [["sent", "sent", "sent"]]
    assert len(here.texts()) == 3


def test_refused_replies_end_with_1_and_the_exact_text_to_paste(here: Project) -> None:
    here.fake.set(replies="refuse")
    said = here.say("post", "build/note", "--yes")
    assert said.code == 1
    assert "Ferries: post 2 of 3.\n" in said.err and "Ferries: post 3 of 3.\n" in said.err
    assert here.states() == [["sent", "held", "held"]]


def test_refused_credentials_stop_the_account_with_one_clear_line(here: Project) -> None:
    here.fake.script("unauthorized", on="*", times=0)
    said = here.say("post", "build/note", "--yes")
    assert said.code == 5 and "401" in said.err
    before = here.fake.counters()["requests"]
    here.say("work", "--once")
    assert here.fake.counters()["requests"] == before
    here.fake.reset()
    assert here.say("accounts", "--check").code == 0
    assert here.say("work", "--once").code == 0
    assert len(here.texts()) == 3


def test_a_post_over_the_limit_ends_with_4(here: Project) -> None:
    from tests.publish.made import make_kit

    make_kit(here.folder / "build/long", ("main", ["word " * 70]))
    said = here.say("post", "build/long")
    assert said.code == 4 and "280" in said.err


def test_a_kit_that_was_touched_is_refused(here: Project) -> None:
    (here.folder / "build/note/images/x-main-1.png").write_bytes(b"other")
    said = here.say("post", "build/note", "--yes")
    assert said.code == 1 and "not the file that was built" in said.err
    assert here.fake.counters()["requests"] == {}


def test_unknown_threads_and_networks_are_helped(here: Project) -> None:
    assert "'second'" in here.say("post", "build/note", "--thread", "secnd").err
    assert "It holds threads for: x" in here.say("post", "build/note", "--network", "mastodon").err
    assert here.say("post", "build").code == 1


def test_a_scheduled_thread_leaves_at_its_time_and_not_before(here: Project) -> None:
    soon = datetime.now(UTC) + timedelta(seconds=4)
    said = here.say("schedule", "build/note", "--at", soon.isoformat())
    assert said.code == 0, said.err
    assert here.say("work", "--once").code == 0
    assert here.texts() == []
    until(lambda: datetime.now(UTC) > soon)
    assert here.say("work", "--once").code == 0
    assert len(here.texts()) == 3


def test_what_is_too_late_is_held_and_resumed_by_hand(here: Project) -> None:
    past = datetime.now(UTC) - timedelta(hours=2)
    said = here.say("schedule", "build/note", "--at", past.isoformat())
    assert said.code == 0 and "ago" in said.err
    assert here.say("work", "--once").code == 1
    assert here.texts() == []
    assert here.say("queue", "resume", "1").code == 0
    assert here.say("work", "--once").code == 0
    assert len(here.texts()) == 3


def test_every_spreads_threads_over_days_of_the_wall(here: Project) -> None:
    said = here.say(
        "schedule", "build/note", "--thread", "all", "--at", "2027-03-13 09:00 America/New_York",
        "--every", "1d",
    )  # fmt: skip
    assert said.code == 0, said.err
    assert [thread["scheduled_at"] for thread in here.queue()] == [
        "2027-03-13T14:00:00Z", "2027-03-14T13:00:00Z",
    ]  # fmt: skip


def test_next_takes_free_slots_and_blackouts_are_kept(here: Project) -> None:
    more = {"CONTENTGEN_PUBLISH_SLOTS": "09:00,18:00", "CONTENTGEN_PUBLISH_ZONE": "Europe/Paris"}
    said = here.say("schedule", "build/note", "--thread", "all", "--at", "next", **more)
    assert said.code == 0, said.err
    times = [datetime.fromisoformat(thread["scheduled_at"]) for thread in here.queue()]
    assert len(set(times)) == 2 and timedelta(0) < times[1] - times[0] <= timedelta(hours=15)
    said = here.say(
        "schedule", "build/note", "--again", "--at", "2027-06-01 23:00 Europe/Paris",
        CONTENTGEN_PUBLISH_BLACKOUT="22:00-07:00", CONTENTGEN_PUBLISH_ZONE="Europe/Paris",
    )  # fmt: skip
    assert said.code == 2 and "2027-06-02 07:00 Europe/Paris" in said.err


def test_a_time_that_does_not_exist_ends_with_2_and_the_next_good_one(here: Project) -> None:
    said = here.say("schedule", "build/note", "--at", "2027-03-14 02:30 America/New_York")
    assert said.code == 2 and "2027-03-14 03:00 America/New_York" in said.err
    assert here.queue() == []


def test_the_queue_as_json_keeps_its_schema(here: Project) -> None:
    schema = json.loads((shipped("assets") / "schemas/queue-1.json").read_text("utf-8"))
    jsonschema.validate(here.queue(), schema)
    here.fake.script("broken-before", on="POST /2/tweets", skip=1)
    here.say("post", "build/note", "--thread", "all", "--yes")
    told = here.queue()
    jsonschema.validate(told, schema)
    assert {thread["state"] for thread in told} == {"sent", "held"}


def test_rollback_deletes_the_newest_first(here: Project) -> None:
    here.say("post", "build/note", "--yes")
    ids = [post["id"] for post in here.fake.posts()]
    shown = here.say("queue", "rollback", "1")
    assert shown.code == 0 and len(here.texts()) == 3
    said = here.say("queue", "rollback", "1", "--yes")
    assert [line.split()[-1] for line in said.out.splitlines()] == ids[::-1]
    assert here.texts() == []
    assert here.queue()[0]["state"] == "deleted"


def test_a_cancelled_thread_does_not_leave(here: Project) -> None:
    here.say("schedule", "build/note", "--at", "now")
    assert here.say("queue", "cancel", "1").code == 0
    assert here.say("work", "--once").code == 0
    assert here.texts() == []
    assert here.say("queue", "cancel", "99").code == 2


def test_nothing_leaves_unapproved_and_an_approval_holds_for_one_content(here: Project) -> None:
    from contentgen.publish.approval import read_approvals
    from tests.publish.made import make_kit, texts

    edits = here.folder / "note.edits.yaml"
    edits.write_text("items:\n  stat-boats-40:\n    hidden: true\n    base: abc\n")
    strict = {"CONTENTGEN_PUBLISH_REQUIRE_APPROVAL": "true"}
    for command in (("post", "build/note", "--yes"), ("schedule", "build/note", "--at", "now")):
        said = here.say(*command, **strict)
        assert said.code == 4 and "contentgen approve" in said.err
    assert here.queue() == []
    assert here.say("approve", "build/note").code == 0
    assert "stat-boats-40" in edits.read_text() and "x/main" in read_approvals(edits).passed
    make_kit(here.folder / "build/note", ("main", [*texts(3)[:2], "Another end."]))
    said = here.say("post", "build/note", "--yes", **strict)
    assert said.code == 4 and "changed since it was approved" in said.err
    here.say("approve", "build/note")
    assert here.say("post", "build/note", "--yes", **strict).code == 0
    assert len(here.texts()) == 3


def test_what_was_scheduled_unapproved_waits_for_its_approval(here: Project) -> None:
    (here.folder / "note.edits.yaml").write_text("")
    strict = {"CONTENTGEN_PUBLISH_REQUIRE_APPROVAL": "true"}
    here.say("schedule", "build/note", "--at", "now")
    assert here.say("work", "--once", **strict).code == 0
    assert here.texts() == []
    here.say("approve", "build/note")
    assert here.say("work", "--once", **strict).code == 0
    assert len(here.texts()) == 3


def test_a_worker_ends_its_step_and_stops_when_it_is_asked_to(here: Project) -> None:
    here.fake.set(latency=0.3)
    here.say("schedule", "build/note", "--at", "now")
    worker = here.start("work", "--log", "json", CONTENTGEN_PUBLISH_GAP="0.5s")
    until(lambda: bool(here.texts()))
    worker.send_signal(signal.SIGTERM)
    _, err = worker.communicate(timeout=30)
    assert worker.returncode == 0, err
    assert {line["level"] for line in map(json.loads, err.splitlines())} <= {"info"}
    assert here.states()[0][0] == "sent"
    here.fake.set(latency=0)
    assert here.say("work", "--once").code == 0
    assert len(here.texts()) == 3


def test_a_frozen_worker_that_wakes_after_its_lease_doubles_nothing(here: Project) -> None:
    """Frozen with its request on the wire: the network has it, the worker cannot hear the answer."""
    here.fake.script("slow", on="POST /2/tweets", seconds=0.4)
    worker = here.start("post", "build/note", "--yes")
    until(lambda: "POST /2/tweets" in here.fake.counters()["requests"])
    os.kill(worker.pid, signal.SIGSTOP)
    time.sleep(2.2)  # its lease
    assert here.say("work", "--once").code == 0
    os.kill(worker.pid, signal.SIGCONT)
    worker.communicate(timeout=60)
    assert here.texts() == [f"Ferries: post {n} of 3." for n in (1, 2, 3)]
    assert [t["state"] for t in here.queue()] == ["sent"]


def test_two_accounts_of_a_network_are_told_apart(here: Project) -> None:
    here.more = here.fake.environ_of("brand")
    assert here.say("post", "build/note", "--yes", "--account", "brand").code == 0
    assert here.say("post", "build/note", "--yes").code == 0
    assert [thread["account"] for thread in here.queue()] == ["brand", ""]
    rows = json.loads(here.say("accounts", "--json").out)
    assert [(row["network"], row["account"], row["down"]) for row in rows] == [
        ("x", "", None), ("x", "brand", None),
    ]  # fmt: skip


def test_the_log_and_the_metrics_tell_what_happened(here: Project) -> None:
    here.say("schedule", "build/note", "--at", "now")
    said = here.say("work", "--once", "--log", "json", CONTENTGEN_PUBLISH_METRICS_FILE="m/c.prom")
    lines = [json.loads(line) for line in said.err.splitlines()]
    assert [line["post"] for line in lines if line["became"] == "sent"] == [1, 2, 3, None]
    metrics = (here.folder / "m/c.prom").read_text()
    assert 'contentgen_posts{state="sent"} 3' in metrics
    assert 'contentgen_account_up{network="x",account=""} 1' in metrics


def test_a_ledger_of_a_newer_version_or_a_wrong_address_is_one_clear_line(here: Project) -> None:
    for url in ("mysql://host/db", "nonsense", "postgresql://127.0.0.1:1/none"):
        said = here.say("queue", CONTENTGEN_DATABASE_URL=url)
        assert said.code in (2, 5) and "Traceback" not in said.err
        assert "help: " in said.err
