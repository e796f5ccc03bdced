"""`contentgen.testing`, as somebody uses it who tests a set-up of their own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from http.client import HTTPConnection, IncompleteRead, RemoteDisconnected
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from contentgen.testing import BAD_DAY, CREDENTIALS, FAULTS, NETWORKS, Fake, Rehearsal

POST = "POST /2/tweets"
TOKEN = {"Authorization": "Bearer somebody", "Content-Type": "application/json"}


def post(fake: Fake | Rehearsal, text: str, headers: dict[str, str] = TOKEN) -> int:
    """The status of an answer to a post; 0 when there was none."""
    at = urlsplit(fake.url)
    line = HTTPConnection(at.hostname or "", at.port, timeout=10)
    try:
        line.request("POST", "/2/tweets", json.dumps({"text": text}), headers)
        answer = line.getresponse()
        answer.read()
        return answer.status
    except (RemoteDisconnected, ConnectionResetError, IncompleteRead):
        return 0
    finally:
        line.close()


@pytest.mark.parametrize("network", sorted(NETWORKS))
def test_every_network_starts_as_a_process_and_as_a_thread(network: str) -> None:
    assert set(CREDENTIALS) == set(NETWORKS)
    for kind in (Fake, Rehearsal):
        with kind(network) as fake:
            assert fake.environ[f"CONTENTGEN_{network.upper()}_API_URL"] == fake.url
            assert fake.counters() == {"posts": [], "requests": {}, "faults": {}, "cost": "0.000"}
        with pytest.raises(OSError, match="refused"):
            fake.counters()


def test_started_by_hand_it_prints_its_address_and_ends_in_order() -> None:
    command = [
        sys.executable,
        "-m",
        "contentgen.testing",
        "x",
        "--port=0",
        "--set=lag=2.5",
        "--set=replies=refuse",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        url = process.stdout.readline().strip()
        assert url.startswith("http://127.0.0.1:")
        fake = Fake("x")
        fake.url = url
        settings = fake.settings()
        assert (settings["lag"], settings["replies"]) == (2.5, "refuse")
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0


def test_on_a_leash_it_ends_with_whoever_started_it() -> None:
    command = [sys.executable, "-m", "contentgen.testing", "x", "--leash"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdin
        process.stdout.readline()
        process.stdin.close()
        assert process.wait(10) == 0


def test_killing_the_poster_does_not_kill_it() -> None:
    with Fake("x") as fake:
        script = f"""
import os, socket
line = socket.create_connection(("127.0.0.1", {urlsplit(fake.url).port}))
line.sendall(b"POST /2")
os.kill(os.getpid(), 9)
"""
        done = subprocess.run([sys.executable, "-c", script], check=False)
        assert done.returncode == -signal.SIGKILL
        assert post(fake, "still here") == 201


def test_with_a_file_it_remembers_over_a_restart_and_over_a_kill(tmp_path: Path) -> None:
    with Fake("x", state=tmp_path / "state.jsonl", duplicates="refuse") as fake:
        assert post(fake, "one") == 201
        assert post(fake, "two") == 201
        url = fake.url
        fake.restart()
        assert fake.url == url
        assert [p["text"] for p in fake.posts()] == ["one", "two"]
        assert post(fake, "one") == 403
        fake.kill()
        with (tmp_path / "state.jsonl").open("a") as file:
            file.write('["posts", "half a li')
        fake.start()
        assert len(fake.posts()) == 2
        fake.reset()
        assert fake.posts() == []


def test_a_script_goes_rule_by_rule() -> None:
    with Rehearsal("x") as fake:
        fake.script("busy-before", on=POST, times=2, skip=1)
        fake.script("cut-after", on=POST, contains="special")
        assert [post(fake, f"post {n}") for n in range(4)] == [201, 503, 503, 201]
        assert post(fake, "a special one") == 0
        assert fake.counters()["faults"] == {"busy-before": 2, "cut-after": 1}
        assert len(fake.posts()) == 3
        fake.script("say-after", on=POST, status=299, body="{}", headers={"x-mood": "odd"})
        assert post(fake, "taken") == 299
        assert len(fake.posts()) == 4


def test_chance_is_the_same_for_the_same_seed() -> None:
    def day(seed: int) -> list[int]:
        with Rehearsal("x") as fake:
            fake.chaos(0.5, seed=seed, seconds=0.01)
            return [post(fake, f"post {n}") for n in range(40)]

    assert day(7) == day(7) != day(8)


def test_chance_hits_as_often_as_told_and_only_where_told() -> None:
    with Rehearsal("x") as fake:
        fake.chaos(0.4, seed=1, on=POST, kinds={"busy-before": 1, "cut-after": 1})
        ends = Counter(post(fake, f"post {n}") for n in range(300))
        hit = sum(fake.counters()["faults"].values())
        assert 90 < hit < 150
        assert ends[201] == 300 - hit
        assert len(fake.posts()) == ends[201] + fake.counters()["faults"]["cut-after"]


def test_what_it_does_not_know_it_says() -> None:
    with Rehearsal("x") as fake:
        with pytest.raises(ValueError, match=r"no fault 'explode'; known: .*cut-after"):
            fake.script("explode")
        with pytest.raises(ValueError, match="no setting 'mood'"):
            fake.set(mood="odd")
        with pytest.raises(ValueError, match="no fault"):
            fake.chaos(0.1, kinds={"explode": 1})
        with pytest.raises(ValueError, match="there are: bluesky, linkedin, mastodon, x"):
            Fake("myspace")
    with pytest.raises(ValueError, match="no setting"):
        Rehearsal("x", mood="odd")
    assert set(BAD_DAY) <= set(FAULTS)


@pytest.mark.parametrize(
    "header", ["", "Bearer None", "Bearer ", 'OAuth oauth_token="x"', "Basic abc"]
)
def test_a_request_without_credentials_is_none(header: str) -> None:
    with Rehearsal("x") as fake:
        assert post(fake, "hello", {"Authorization": header}) == 401


def test_two_accounts_are_two_accounts() -> None:
    with Rehearsal("x", duplicates="refuse") as fake:
        other = {**TOKEN, "Authorization": "Bearer another"}
        assert post(fake, "same") == post(fake, "same", other) == 201
        assert len({p["account"] for p in fake.posts()}) == 2
        named = fake.environ_of("our-paper")
        assert "X_ACCESS_TOKEN_OUR_PAPER" in named


def test_late_answers_do_not_hold_up_others() -> None:
    with Fake("x") as fake:
        fake.script("slow", on=POST, seconds=20)
        at = urlsplit(fake.url)
        with socket.create_connection((at.hostname or "", at.port or 0)) as slow:
            slow.sendall(
                b"POST /2/tweets HTTP/1.1\r\nAuthorization: Bearer a\r\nContent-Length: 12\r\n\r\n"
                + b'{"text":"a"}'
            )
            while not fake.posts():
                pass
            began = time.monotonic()
            assert post(fake, "quick") == 201
            assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    "bytes_sent",
    [b"nonsense\r\n\r\n", b"GET / HTTP/1.1\r\nContent-Length: -5\r\n\r\n", b"A" * 70_000],
)
def test_what_is_not_http_is_hung_up_on(bytes_sent: bytes) -> None:
    with Rehearsal("x") as fake:
        at = urlsplit(fake.url)
        with socket.create_connection((at.hostname or "", at.port or 0), timeout=10) as line:
            line.sendall(bytes_sent)
            with pytest.raises(ConnectionResetError):
                assert line.recv(100) == b""
                raise ConnectionResetError
        assert post(fake, "still here") == 201


def test_it_takes_a_thousand_posts_in_a_blink() -> None:
    """One connection, as a worker that drains a queue has; seconds say nothing here, so a wide bound."""
    with Fake("x", duplicates="refuse") as fake:
        at = urlsplit(fake.url)
        line = HTTPConnection(at.hostname or "", at.port, timeout=10)
        began = time.monotonic()
        for n in range(1000):
            line.request("POST", "/2/tweets", json.dumps({"text": f"post {n}"}), TOKEN)
            line.getresponse().read()
        took = time.monotonic() - began
        line.close()
        assert len(fake.posts()) == 1000
        assert took < 10


def test_it_starts_without_what_it_does_not_need() -> None:
    """Neither a network's library nor pictures: a fake starts for every test."""
    heavy = """
import contentgen.testing.server, sys
print([m for m in ("tweepy", "httpx", "requests", "PIL", "sqlalchemy") if m in sys.modules])
"""
    sources = str(Path(__file__).resolve().parents[2] / "src")
    done = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True,
                          env={**os.environ, "PYTHONPATH": sources})  # fmt: skip
    assert done.stdout.strip() == "[]"
