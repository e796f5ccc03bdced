"""Tokens that run out and rotate: one renewal at a time, and none lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from contentgen.publish.model import AccountDown, NotSent, RateLimited
from contentgen.publish.networks.tokens import (
    FileTokens,
    MemoryTokens,
    Renewal,
    Tokens,
    TokensRefused,
)
from contentgen.testing import Fake
from tests.publish.networks.conftest import Opener
from tests.publish.networks.posts import outgoing

TOKEN = "POST /2/oauth2/token"
OAUTH2 = {
    "X_CLIENT_ID": "fake-client",
    "X_REFRESH_TOKEN": "the-first-refresh-token",
    "X_CONSUMER_KEY": "",
    "X_ACCESS_TOKEN": "",
}


@pytest.fixture
def issued(x_fake: Fake) -> Fake:
    """A fake that takes no token but its own."""
    x_fake.set(tokens="issued")
    return x_fake


def test_a_token_is_fetched_once_and_used_by_all(issued: Fake, opened: Opener) -> None:
    for _ in range(3):
        assert opened(issued, OAUTH2).send(outgoing()).id
    assert issued.counters()["requests"][TOKEN] == 1


def test_a_token_about_to_run_out_is_renewed_before_it_does(issued: Fake, opened: Opener) -> None:
    now = [datetime.now(UTC).timestamp()]
    x = opened(issued, OAUTH2, clock=lambda: now[0])
    x.send(outgoing())
    now[0] += 7200 - 30
    x.send(outgoing())
    assert issued.counters()["requests"][TOKEN] == 2
    opened(issued, OAUTH2, clock=lambda: now[0]).send(outgoing())
    assert issued.counters()["requests"][TOKEN] == 2


def test_a_token_refused_early_is_renewed_and_nothing_counts_as_sent(
    issued: Fake, opened: Opener
) -> None:
    x = opened(issued, OAUTH2)
    x.send(outgoing())
    issued.advance(7300)  # the fake's clock only: the token looks good to us
    post = outgoing()
    with pytest.raises(RateLimited, match="CG779"):
        x.send(post)
    assert x.send(post).id
    assert x.look(post) is not None


def test_a_token_refused_right_after_renewal_means_the_account_is_down(
    issued: Fake, opened: Opener
) -> None:
    x = opened(issued, OAUTH2)
    x.send(outgoing())
    issued.script("unauthorized", on="POST /2/tweets", times=2)
    with pytest.raises(RateLimited):
        x.send(outgoing())
    with pytest.raises(AccountDown, match="CG773"):
        x.send(outgoing())


def test_a_refresh_token_that_was_used_elsewhere_stops_the_account(
    issued: Fake, opened: Opener, tmp_path: Path
) -> None:
    opened(issued, OAUTH2).send(outgoing())
    with pytest.raises(AccountDown, match="CG706"):
        opened(issued, OAUTH2, folder=tmp_path / "another machine").send(outgoing())
    assert len(issued.posts()) == 1


def test_other_credentials_under_the_same_name_never_use_the_old_tokens(
    issued: Fake, opened: Opener
) -> None:
    opened(issued, OAUTH2).send(outgoing())
    opened(issued, {**OAUTH2, "X_REFRESH_TOKEN": "anew", "X_CLIENT_ID": "another"}).send(outgoing())
    assert len({post["account"] for post in issued.posts()}) == 2


@pytest.mark.parametrize("fault", ["cut-before", "broken-before", "empty-after", "html-after"])
def test_a_renewal_that_got_no_answer_sends_nothing(
    fault: str, issued: Fake, opened: Opener
) -> None:
    issued.script(fault, on=TOKEN)
    with pytest.raises(NotSent):
        opened(issued, OAUTH2).send(outgoing())
    assert issued.posts() == []


def test_the_token_file_is_for_its_owner_alone(
    issued: Fake, opened: Opener, tmp_path: Path
) -> None:
    opened(issued, OAUTH2).send(outgoing())
    (file,) = (tmp_path / "tokens").glob("x-default-*.json")
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o644)
    with pytest.raises(AccountDown, match="CG703"):
        opened(issued, OAUTH2).send(outgoing())


def test_a_broken_token_file_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "tokens.json"
    path.write_text("{")
    path.chmod(0o600)
    with pytest.raises(AccountDown, match="CG705"):
        FileTokens(path).load()


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = FileTokens(tmp_path / "file" / "tokens.json")
    with pytest.raises(AccountDown, match="CG705"), store.locked():
        pass
    with pytest.raises(AccountDown, match="CG705"):
        store.save(Tokens("access", "refresh"))


def test_the_folder_of_tokens_is_kept_out_of_git(tmp_path: Path) -> None:
    FileTokens(tmp_path / "tokens" / "x.json").save(Tokens("access", "refresh"))
    assert (tmp_path / "tokens" / ".gitignore").read_text() == "*\n"


def test_many_at_once_renew_once(tmp_path: Path) -> None:
    spent: list[str] = []

    def renew(tokens: Tokens) -> Tokens:
        if tokens.refresh in spent:
            raise TokensRefused
        spent.append(tokens.refresh)
        return Tokens(f"access-{len(spent)}", f"refresh-{len(spent)}", until=1e12)

    def access(_: int) -> str:
        store = FileTokens(tmp_path / "t.json")
        return Renewal(store, Tokens("", "first"), renew, lambda: 0.0).access()

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(access, range(40))) == {"access-1"}
    assert spent == ["first"]


def test_who_lost_the_race_takes_what_the_winner_stored() -> None:
    """A lock does not reach another machine: its renewal comes between our load and our request."""
    store = MemoryTokens()
    store.save(Tokens("old", "refresh-old", until=1.0))

    def renew(_: Tokens) -> Tokens:
        store.save(Tokens("theirs", "refresh-new", until=1e12))
        raise TokensRefused

    assert Renewal(store, Tokens("", "first"), renew, lambda: 1000.0).access() == "theirs"


def test_tokens_do_not_print_themselves() -> None:
    assert "canary" not in repr(Tokens("canary-access", "canary-refresh"))
