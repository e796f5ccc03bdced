"""`contentgen doctor`: what is set, never what it says; the network only when asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contentgen.cli import run
from contentgen.testing import Fake

CANARIES = {
    "X_CONSUMER_KEY": "canary-key", "X_CONSUMER_SECRET": "canary-secret",
    "X_ACCESS_TOKEN": "1000001-canary", "X_ACCESS_TOKEN_SECRET": "canary-token-secret",
}  # fmt: skip


@pytest.fixture
def doctor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> object:
    monkeypatch.chdir(tmp_path)

    def call(environ: dict[str, str], *options: str) -> tuple[int, dict[str, tuple[str, str]]]:
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        code = run(["doctor", "--json", *options])
        said = capsys.readouterr()
        assert "canary" not in said.out + said.err
        return code, {c["name"]: (c["state"], c["message"]) for c in json.loads(said.out)}

    return call


def test_without_accounts_nothing_is_wrong(doctor) -> None:  # type: ignore[no-untyped-def]
    code, said = doctor({})
    assert code == 0
    assert said["accounts"][0] == "ok"


def test_credentials_are_named_and_not_shown(doctor) -> None:  # type: ignore[no-untyped-def]
    code, said = doctor({**CANARIES, "CONTENTGEN_X_API_URL": "http://127.0.0.1:1"})
    assert code == 0, "nothing was asked, so nothing was missed"
    assert said["x"][0] == "ok"
    assert "X_ACCESS_TOKEN_SECRET" in said["x"][1]
    assert "--try-replies" in said["replies on X"][1]


def test_an_account_begun_and_not_ended_is_a_fault(doctor) -> None:  # type: ignore[no-untyped-def]
    code, said = doctor(
        {**CANARIES, "X_ACCESS_TOKEN_BRAND": "canary-2", "BLUESKY_HANDLE": "a.example"}
    )
    assert code == 1
    assert said["x account 'brand'"] == ("fault", "begun, but not set: X_ACCESS_TOKEN_SECRET_BRAND")
    assert said["bluesky"] == ("fault", "begun, but not set: BLUESKY_APP_PASSWORD")


def test_asked_online_it_says_whose_account_it_is(doctor, x_fake: Fake) -> None:  # type: ignore[no-untyped-def]
    x_fake.set(secrets="")
    address = {"CONTENTGEN_X_API_URL": x_fake.url}
    assert doctor({**CANARIES, **address}, "--online")[1]["x online"] == ("ok", "it is fake1000001")
    x_fake.script("unauthorized")
    code, said = doctor({**CANARIES, **address}, "--online")
    assert code == 1
    assert said["x online"][0] == "fault"
    assert "CG773" in said["x online"][1]


@pytest.mark.parametrize(("rule", "state"), [("allow", "ok"), ("refuse", "fault")])
def test_the_rule_on_replies_is_tried_and_nothing_stays(
    rule: str,
    state: str,
    doctor,
    x_fake: Fake,  # type: ignore[no-untyped-def]
) -> None:
    x_fake.set(secrets="", replies=rule)
    _, said = doctor({**CANARIES, "CONTENTGEN_X_API_URL": x_fake.url}, "--try-replies")
    assert said["x replies"][0] == state
    assert x_fake.posts() == []


def test_a_test_post_that_stays_is_named(doctor, x_fake: Fake) -> None:  # type: ignore[no-untyped-def]
    x_fake.set(secrets="")
    x_fake.script("busy-before", on="DELETE *", times=0)
    _, said = doctor({**CANARIES, "CONTENTGEN_X_API_URL": x_fake.url}, "--try-replies")
    for post in x_fake.posts():
        assert post["id"] in said["x replies"][1]
