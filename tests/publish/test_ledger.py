"""What becomes of a thread, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from contentgen.publish.ledger import NotSeen
from contentgen.publish.model import (
    AccountDown,
    MediaGone,
    NotSent,
    RateLimited,
    Refused,
    Remote,
    RepliesRefused,
    Unknown,
)
from contentgen.publish.rules import Rules
from contentgen.publish.states import Send, Sort
from tests.publish.made import QUICK, START, Desk, planned

Make = Callable[..., Desk]

LOST = Unknown("CG710", "the answer was lost")


def test_a_thread_leaves_in_order_each_post_a_reply_to_the_one_before_with_its_picture(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    desk = make_desk(url)
    [id] = desk.add(planned(tmp_path / "kit", 4))
    desk.work()
    assert desk.states(id) == ["sent"] * 4
    assert desk.ledger.entry(id).state == "sent"
    assert [post.n for post in desk.wire.sent] == [1, 2, 3, 4]
    assert [p.parent.id if p.parent else "" for p in desk.wire.sent] == ["", "1001", "1002", "1003"]
    assert [p.root.id if p.root else "" for p in desk.wire.sent] == ["", "1001", "1001", "1001"]
    assert [len(post.media) for post in desk.wire.sent] == [1, 0, 1, 0]


def test_every_picture_is_uploaded_before_the_first_post(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    desk = make_desk(url)
    seen: list[int] = []
    desk.wire.before_send = lambda post: seen.append(len(desk.wire.uploads))
    desk.add(planned(tmp_path / "kit", 5))
    desk.work()
    assert seen == [3] * 5


def test_sending_is_committed_before_the_request_leaves(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    desk = make_desk(url)
    [id] = desk.add(planned(tmp_path / "kit", 2))
    seen: list[list[str]] = []
    desk.wire.before_send = lambda post: seen.append(desk.states(id))
    desk.work()
    assert seen == [["sending", "planned"], ["sent", "sending"]]


def test_a_lost_answer_is_looked_for_and_the_post_adopted(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    desk = make_desk(url)
    [id] = desk.add(planned(tmp_path / "kit", 3))
    desk.wire.script = [None, "then-lost"]
    desk.work()
    assert desk.states(id) == ["sent", "reconciled", "sent"]
    assert len(desk.wire.posts) == 3
    assert desk.wire.sent[2].parent == Remote("1002")


def test_one_empty_look_is_no_proof(make_desk: Make, url: str, tmp_path: Path) -> None:
    desk = make_desk(url)
    [id] = desk.add(planned(tmp_path / "kit", 2))
    desk.wire.script = ["then-lost"]
    desk.wire.hidden = {"1001"}
    worker = desk.worker()
    desk.work(worker, 0.3)
    assert desk.ledger.entry(id).items[0].looks == 2
    assert desk.states(id) == ["unknown", "planned"]
    desk.wire.hidden = set()
    desk.work(worker)
    assert desk.states(id) == ["reconciled", "sent"]
    assert len(desk.wire.posts) == 2


def test_what_no_look_finds_is_held_and_never_sent_again_by_itself(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    desk = make_desk(url)
    [id] = desk.add(planned(tmp_path / "kit", 3))
    desk.wire.script = [None, LOST]
    desk.work(seconds=100_000)
    assert desk.states(id) == ["sent", "held", "media_ready"]
    entry = desk.ledger.entry(id)
    assert entry.state == "held" and entry.items[1].doubt and not entry.open
    assert len(desk.wire.posts) == 1


def test_a_network_that_knows_the_key_is_sent_it_again_and_makes_no_second_post(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    desk = make_desk(url, idempotent=True, safe_for=3000.0)
    [id] = desk.add(planned(tmp_path / "kit", 2))
    desk.wire.script = ["then-lost", LOST]
    desk.wire.hidden = {"1001"}
    desk.work()
    assert desk.states(id) == ["sent", "sent"]
    assert [post.n for post in desk.wire.sent] == [1, 2]


def test_where_nobody_may_look_a_lost_answer_is_held_at_once(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    desk = make_desk(url)
    [id] = desk.add(planned(tmp_path / "kit", 2))
    desk.wire.script = [LOST]

    def refuse(post: object) -> Remote | None:
        raise Refused("CG716", "this token may not read")

    desk.wire.look = refuse  # type: ignore[method-assign]
    desk.work()
    assert desk.states(id) == ["held", "planned"]
    assert desk.ledger.entry(id).items[0].doubt


def test_the_key_is_not_sent_again_after_the_network_may_have_forgotten_it(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    desk = make_desk(url, idempotent=True, safe_for=10.0)
    [id] = desk.add(planned(tmp_path / "kit", 1))
    desk.wire.script = [LOST]
    worker = desk.worker()
    worker.step()
    desk.clock.forward(20)
    desk.work(worker)
    assert desk.states(id) == ["held"]
    assert desk.wire.posts == []


@pytest.mark.parametrize(
    "outcome", [NotSent("CG711", "no connection"), RateLimited("CG712", "slow down"), MediaGone("CG713", "gone")]
)  # fmt: skip
def test_what_provably_posted_nothing_is_tried_again(
    make_desk: Make, url: str, tmp_path: Path, outcome: NotSent
) -> None:
    desk = make_desk(url)
    [id] = desk.add(planned(tmp_path / "kit", 2))
    desk.wire.script = [outcome, None, outcome, outcome]
    desk.work()
    assert desk.states(id) == ["sent", "sent"]
    assert [item.attempts for item in desk.ledger.entry(id).items] == [2, 3]
    assert all(post.media for post in desk.wire.sent if post.n == 1)


def test_a_rate_limit_stops_the_whole_account_until_its_end(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    desk = make_desk(url)
    ids = desk.add(planned(tmp_path / "a", 1), planned(tmp_path / "b", 2, "other"))
    desk.wire.script = [RateLimited("CG712", "slow down", until=START + timedelta(minutes=10))]
    worker = desk.worker()
    desk.work(worker, 500)
    assert [desk.ledger.entry(id).state for id in ids] == ["media_ready", "planned"]
    desk.work(worker, 700)
    assert [desk.ledger.entry(id).state for id in ids] == ["sent", "sent"]


def test_refused_replies_hold_the_rest_with_its_words(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    desk = make_desk(url)
    [id] = desk.add(planned(tmp_path / "kit", 4))
    desk.wire.script = [None, RepliesRefused("CG714", "no replies")]
    desk.work()
    assert desk.states(id) == ["sent", "held", "held", "held"]
    assert desk.ledger.entry(id).items[1].text == "Ferries: post 2 of 4."
    assert not desk.ledger.entry(id).items[1].doubt


def test_a_refused_post_fails_and_nothing_follows_it(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    desk = make_desk(url)
    [id] = desk.add(planned(tmp_path / "kit", 3))
    desk.wire.script = [None, Refused("CG715", "too long")]
    desk.work()
    assert desk.states(id) == ["sent", "failed", "media_ready"]
    desk.ledger.retry(id)
    desk.work()
    assert desk.states(id) == ["sent", "sent", "sent"]


def test_an_account_that_is_down_stops_its_own_work_and_no_other(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    desk = make_desk(url)
    first = desk.add(planned(tmp_path / "a", 2), planned(tmp_path / "b", 1, "other"))
    [other] = desk.add(planned(tmp_path / "c", 2, account="brand"))
    desk.wire.script = [AccountDown("CG716", "credentials refused")]
    desk.work()
    assert [desk.ledger.entry(id).state for id in first] == ["media_ready", "planned"]
    assert desk.ledger.entry(other).state == "sent"
    assert [row.down for row in desk.ledger.accounts()] == ["CG716 credentials refused", ""]


def test_a_picture_that_ran_out_is_uploaded_again(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    desk = make_desk(url, rules=Rules(gap=60.0, spacing=0, looks=(1,), max_late=600), lives=30.0)
    [id] = desk.add(planned(tmp_path / "kit", 3))
    desk.work()
    assert desk.states(id) == ["sent"] * 3
    assert len(desk.wire.uploads) == 3
    assert desk.wire.sent[2].media[0].handle == "media-3"


def test_the_picture_that_was_planned_leaves_though_the_kit_was_built_anew(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    desk = make_desk(url)
    kit = tmp_path / "kit"
    [id] = desk.add(planned(kit, 1))
    (kit / "images/x-main-1.png").write_bytes(b"another picture")
    desk.work()
    assert desk.states(id) == ["sent"]


def test_posts_of_a_thread_keep_their_gap_and_threads_their_spacing(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    desk = make_desk(url, rules=Rules(gap=60.0, spacing=600.0, looks=(1,), max_late=9999))
    times: list[tuple[str, int]] = []
    desk.wire.before_send = lambda post: times.append(
        (post.text, round((desk.clock.now - START).total_seconds()))
    )
    desk.add(planned(tmp_path / "a", 2), planned(tmp_path / "b", 1, "other"))
    desk.work()
    assert [at for _, at in times] == [0, 60, 600]


def test_a_thread_later_than_allowed_is_held_and_a_person_may_send_it_on(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    desk = make_desk(url)
    [id] = desk.add(planned(tmp_path / "kit", 2))
    desk.clock.forward(601)
    desk.work()
    assert desk.states(id) == ["held", "planned"]
    assert "late" in desk.ledger.entry(id).error
    desk.ledger.resume(id)
    desk.work()
    assert desk.states(id) == ["sent", "sent"]


def test_the_same_content_is_taken_once_unless_asked_again(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    desk = make_desk(url)
    thread = planned(tmp_path / "kit", 2)
    [first] = desk.add(thread)
    assert desk.add(thread) == [first]
    desk.work()
    assert desk.add(thread) == [first]
    [second] = desk.add(thread, again=True)
    assert second != first
    desk.wire.script = ["then-lost"]
    desk.work()
    assert desk.states(second) == ["reconciled", "sent"]
    assert desk.ledger.entry(second).items[0].remote_id == "1003"  # not the first one's 1001
    assert len(desk.wire.posts) == 4


def test_a_worker_that_sleeps_past_its_lease_before_the_check_sends_nothing(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    desk = make_desk(url)
    [id] = desk.add(planned(tmp_path / "kit", 2))
    sleeper, other = desk.worker(), desk.worker()
    taken = desk.ledger.take(sleeper.name)
    while not isinstance(taken.job.step, Send):
        result, sort = sleeper._perform(taken.job)
        taken = desk.ledger.settle(taken.job, result, sort)
    desk.clock.forward(5)
    desk.work(other)
    result, sort = sleeper._perform(taken.job)
    assert isinstance(result, NotSent)
    desk.ledger.settle(taken.job, result, sort)
    assert desk.wire.posts == []
    assert desk.states(id) == ["held", "planned"]


def test_a_worker_that_sleeps_between_check_and_send_posts_late_and_once(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    """No lease fences a request on its way: the thread is held, and the late answer is heard."""
    desk = make_desk(url)
    [id] = desk.add(planned(tmp_path / "kit", 3))
    other = desk.worker()

    def sleep(post: object) -> None:
        desk.wire.before_send = lambda post: None
        desk.clock.forward(5)
        desk.work(other)
        assert desk.states(id) == ["held", "planned", "media_ready"]

    desk.wire.before_send = sleep
    desk.worker().step()
    assert desk.states(id) == ["reconciled", "planned", "media_ready"]
    desk.work(other)
    assert desk.states(id) == ["reconciled", "sent", "sent"]
    assert [post.n for post in desk.wire.sent] == [1, 2, 3]


def test_a_cancelled_thread_sends_nothing_more(make_desk: Make, url: str, tmp_path: Path) -> None:
    desk = make_desk(url)
    [id] = desk.add(planned(tmp_path / "kit", 3))
    desk.wire.before_send = lambda post: desk.ledger.cancel(id) and None
    desk.work()
    assert desk.states(id) == ["sent", "cancelled", "cancelled"]
    assert desk.ledger.entry(id).state == "cancelled"


def test_a_person_settles_what_no_look_could(make_desk: Make, url: str, tmp_path: Path) -> None:
    desk = make_desk(url)
    ids = desk.add(*(planned(tmp_path / name, 2, name) for name in ("one", "two", "three")))
    desk.wire.script = [LOST, LOST, LOST]
    desk.work()
    assert [desk.states(id)[0] for id in ids] == ["held"] * 3
    desk.ledger.resolve(ids[0], 1, Remote("77"))
    desk.ledger.resolve(ids[1], 1, "not-sent")
    desk.ledger.resolve(ids[2], 1, "give-up")
    desk.work()
    assert [desk.states(id) for id in ids] == [
        ["reconciled", "sent"], ["sent", "sent"], ["cancelled", "cancelled"],
    ]  # fmt: skip
    assert desk.wire.sent[-3].parent == Remote("77") or desk.wire.sent[0].parent == Remote("77")


def test_without_approval_nothing_leaves_where_approval_is_required(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    from dataclasses import replace

    desk = make_desk(url, rules=replace(QUICK, require_approval=True))
    thread = planned(tmp_path / "kit", 2)
    [id] = desk.add(thread)
    desk.work()
    assert desk.wire.posts == []
    desk.ledger.approve(thread.hash)
    desk.work()
    assert desk.states(id) == ["sent", "sent"]


def test_the_history_of_a_thread_is_complete_and_cannot_be_changed(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    desk = make_desk(url)
    [id] = desk.add(planned(tmp_path / "kit", 1))
    desk.work()
    told = [(row.n, row.was, row.became) for row in desk.ledger.history(id)]
    assert told == [
        (None, "", "draft"), (None, "draft", "planned"),
        (1, "planned", "media_ready"), (1, "media_ready", "sending"), (None, "planned", "sending"),
        (1, "sending", "sent"), (None, "sending", "sent"),
    ]  # fmt: skip
    for verb in ("UPDATE history SET why = ''", "DELETE FROM history"):
        with (
            pytest.raises(DBAPIError, match="append-only"),
            desk.ledger.engine.begin() as connection,
        ):
            connection.execute(text(verb))


def test_what_was_taken_while_the_ledger_fell_silent_is_given_back_unsent(
    make_desk: Make, url: str, tmp_path: Path
) -> None:
    desk = make_desk(url)
    [id] = desk.add(planned(tmp_path / "kit", 2))
    worker = desk.worker()
    taken = desk.ledger.take(worker.name)
    while not isinstance(taken.job.step, Send):
        taken = desk.ledger.settle(taken.job, worker._perform(taken.job)[0], Sort())
    assert desk.states(id)[0] == "sending"
    worker._unsure = True  # as after a commit whose answer was lost
    desk.work(worker)
    assert desk.states(id) == ["sent", "sent"]
    assert [item.state for item in desk.ledger.entry(id).items] == ["sent", "sent"]


def test_a_result_written_twice_counts_once(make_desk: Make, url: str, tmp_path: Path) -> None:
    """The answer to a commit was lost, so the worker writes the same result again."""
    desk = make_desk(url)
    [id] = desk.add(planned(tmp_path / "kit", 2))
    worker = desk.worker()
    taken = desk.ledger.take(worker.name)
    while not isinstance(taken.job.step, Send):
        taken = desk.ledger.settle(taken.job, worker._perform(taken.job)[0], Sort())
    result, sort = worker._perform(taken.job)
    desk.ledger.settle(taken.job, result, sort)
    again = desk.ledger.settle(taken.job, result, sort)
    assert isinstance(again.job.step, Send) and again.job.step.item.n == 2
    desk.ledger.settle(again.job, NotSent("CG711", "no connection"), sort)
    desk.work()
    assert desk.states(id) == ["sent", "sent"]
    assert [post.n for post in desk.wire.sent] == [1, 2]


def test_a_late_empty_look_changes_nothing(make_desk: Make, url: str, tmp_path: Path) -> None:
    desk = make_desk(url)
    [id] = desk.add(planned(tmp_path / "kit", 1))
    desk.wire.script = ["then-lost"]
    worker = desk.worker()
    worker.step()
    desk.clock.forward(1)
    taken = desk.ledger.take("slow")
    desk.clock.forward(10)
    desk.work(worker)
    desk.ledger.settle(taken.job, NotSeen(), Sort())
    assert desk.states(id) == ["reconciled"]
