"""Accounts by name, credentials that stay secret."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.errors import ContentgenError, SettingsError
from contentgen.publish import secrets
from contentgen.publish.accounts import WAYS, accounts, canonical, credentials
from contentgen.publish.model import Account, AccountDown, Remote
from contentgen.publish.networks import open_network
from contentgen.publish.secrets import HIDDEN, RedactingFilter, learn, quiet_loggers, redact
from contentgen.testing import Fake
from tests.publish.networks.conftest import Opener
from tests.publish.networks.posts import end_of, outgoing, picture

X = {
    "X_CONSUMER_KEY": "key", "X_CONSUMER_SECRET": "secret",
    "X_ACCESS_TOKEN": "token", "X_ACCESS_TOKEN_SECRET": "token-secret",
}  # fmt: skip
BRAND = {"X_ACCESS_TOKEN_BRAND": "brand-token", "X_ACCESS_TOKEN_SECRET_BRAND": "brand-secret"}


def test_an_account_is_there_when_all_it_needs_is_there() -> None:
    assert accounts({}) == ()
    assert accounts(X) == (Account("x"),)
    for name in X:
        assert accounts({**X, name: ""}) == ()


def test_several_accounts_of_a_network_share_the_app() -> None:
    assert accounts({**X, **BRAND}) == (Account("x"), Account("x", "brand"))
    held = credentials(Account("x", "Brand"), {**X, **BRAND})
    assert (held["X_CONSUMER_KEY"], held["X_ACCESS_TOKEN"]) == ("key", "brand-token")


def test_a_named_account_never_posts_with_the_token_of_another() -> None:
    only_token = {"X_ACCESS_TOKEN_BRAND": "brand-token"}
    with pytest.raises(AccountDown, match="X_ACCESS_TOKEN_SECRET_BRAND"):
        credentials(Account("x", "brand"), {**X, **only_token})
    mastodon = {"MASTODON_URL": "https://example.social", "MASTODON_TOKEN": "t"}
    with pytest.raises(AccountDown, match="MASTODON_TOKEN_OTHER"):
        credentials(Account("mastodon", "other"), mastodon)


def test_a_name_may_hold_a_dash() -> None:
    environ = {"MASTODON_URL": "https://example.social", "MASTODON_TOKEN_OUR_PAPER": "t"}
    assert accounts(environ) == (Account("mastodon", "our_paper"),)
    assert credentials(Account("mastodon", "Our-Paper"), environ)["MASTODON_TOKEN"] == "t"
    assert canonical("Our-Paper") == "our_paper"


@pytest.mark.parametrize("name", ["file", "secret", "a_file", "-x", "a b", "ä"])
def test_a_name_that_would_be_read_as_something_else_is_refused(name: str) -> None:
    with pytest.raises(SettingsError, match="CG702"):
        credentials(Account("x", name), X)


def test_every_network_without_credentials_says_what_is_missing() -> None:
    for way in WAYS:
        with pytest.raises(AccountDown) as caught:
            credentials(Account(way.network), {})
        assert caught.value.exit_code == 5
        assert way.variables[0].name in str(caught.value) or way.title == "OAuth 2.0"
    with pytest.raises(SettingsError, match="'myspace'"):
        credentials(Account("myspace"), {})


def test_a_value_may_lie_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("from-a-file\n")
    file.chmod(0o600)
    environ = {**X, "X_ACCESS_TOKEN": "", "X_ACCESS_TOKEN_FILE": str(file)}
    assert accounts(environ) == (Account("x"),)
    assert credentials(Account("x"), environ)["X_ACCESS_TOKEN"] == "from-a-file"


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o666])
def test_a_file_that_others_can_read_is_refused(mode: int, tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("canary-in-a-file")
    file.chmod(mode)
    with pytest.raises(AccountDown, match="can be read by others") as caught:
        credentials(Account("x"), {**X, "X_ACCESS_TOKEN": "", "X_ACCESS_TOKEN_FILE": str(file)})
    assert caught.value.help == f"chmod 600 {file}"


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe", b"two\nlines"])
def test_a_file_that_holds_no_secret_is_one_clear_line(
    content: bytes | None, tmp_path: Path
) -> None:
    file = tmp_path / "token"
    if content is not None:
        file.write_bytes(content)
        file.chmod(0o600)
    with pytest.raises(AccountDown, match="X_ACCESS_TOKEN_FILE"):
        credentials(Account("x"), {**X, "X_ACCESS_TOKEN": "", "X_ACCESS_TOKEN_FILE": str(file)})


@pytest.mark.parametrize("value", ["canary\nInjected: yes", "canary\r\n", "ca nary", "canäry"])
def test_a_value_that_would_break_a_header_is_refused_unseen(value: str) -> None:
    try:
        held = credentials(Account("x"), {**X, "X_ACCESS_TOKEN": value})
    except AccountDown as error:
        assert "ary" not in str(error)
    else:
        assert held["X_ACCESS_TOKEN"] == value.strip()


def test_credentials_print_names_and_no_values() -> None:
    held = credentials(Account("x"), {**X, "X_ACCESS_TOKEN": "canary"})
    for words in (repr(held), str(held), f"{held}"):
        assert "canary" not in words
        assert "X_ACCESS_TOKEN" in words


@pytest.mark.parametrize("address", [
    "ftp://example.com", "example.com", "https://", "https://canary:canary-pw@example.com",
    "https://example.com?x=1", "https://[", "https://example.com:99999",
])  # fmt: skip
def test_an_address_with_more_in_it_is_refused_unseen(address: str) -> None:
    with pytest.raises(SettingsError, match="CG707") as caught:
        open_network(Account("x"), {**X, "CONTENTGEN_X_API_URL": address})
    assert "canary" not in str(caught.value)


# Secrets in words.


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "_known", set())
    monkeypatch.setattr(secrets, "_pattern", None)


@pytest.mark.usefixtures("forgetful")
def test_a_secret_is_taken_out_of_every_sentence() -> None:
    learn("s3cr3t/+value=")
    for shape in ("s3cr3t/+value=", "s3cr3t%2F%2Bvalue%3D", "czNjcjN0Lyt2YWx1ZT0="):
        assert "s3cr3t" not in redact(f"GET /x?token={shape}&n=1")
        assert "czNj" not in redact(f"Basic {shape}")
    assert redact("nothing here") == "nothing here"
    learn("abcd", "abcdef")
    assert redact("abcdef") == HIDDEN, "the longer one first"
    learn("", "a", "of")
    assert redact("a word of mine") == "a word of mine", "what is too short to be one stays"


@pytest.mark.usefixtures("forgetful")
@given(st.text(min_size=4).filter(lambda s: s not in HIDDEN), st.text(), st.text())
def test_no_secret_survives(secret: str, before: str, after: str) -> None:
    learn(secret)
    assert secret not in redact(before + secret + after)


@pytest.mark.usefixtures("forgetful")
def test_the_log_filter_reads_messages_arguments_and_tracebacks() -> None:
    learn("canary-one", "canary-two")
    lines: list[str] = []

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    logger = logging.Logger("test")
    handler = Lines()
    handler.addFilter(RedactingFilter())
    logger.addHandler(handler)
    logger.info("sent %s", "canary-one")
    try:
        raise ValueError("with canary-two")
    except ValueError:
        logger.exception("failed with canary-one")
    assert len(lines) == 2
    assert "canary" not in "".join(lines)
    assert "ValueError: with [redacted]" in lines[1]


def test_libraries_that_print_headers_are_kept_from_it() -> None:
    logging.getLogger("tweepy").setLevel(logging.DEBUG)
    try:
        quiet_loggers()
        assert not logging.getLogger("tweepy.client").isEnabledFor(logging.DEBUG)
    finally:
        logging.getLogger("tweepy").setLevel(logging.NOTSET)


CANARIES = {
    "X_CONSUMER_KEY": "canary-consumer-key", "X_CONSUMER_SECRET": "canary-consumer-secret",
    "X_ACCESS_TOKEN": "1000001-canary-token", "X_ACCESS_TOKEN_SECRET": "canary-token-secret",
}  # fmt: skip
CANARIES_2 = {
    "X_CLIENT_ID": "canary-client", "X_CLIENT_SECRET": "canary-client-secret",
    "X_REFRESH_TOKEN": "canary-refresh", "X_CONSUMER_KEY": "", "X_ACCESS_TOKEN": "",
}  # fmt: skip
EVERY_FAULT = [
    "cut-before",
    "broken-after",
    "unauthorized",
    "limited",
    "empty-after",
    "list-refusal",
    "redirect",
]


@pytest.mark.parametrize("environ", [CANARIES, CANARIES_2], ids=["OAuth 1", "OAuth 2"])
@pytest.mark.parametrize("fault", EVERY_FAULT)
def test_no_secret_in_errors_and_logs_at_debug(
    fault: str,
    environ: dict[str, str],
    x_fake: Fake,
    opened: Opener,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    x_fake.set(secrets="")
    x = opened(x_fake, environ)
    end_of(x, outgoing())
    post, media = outgoing(), picture(tmp_path)
    acts = {
        "POST /2/tweets": lambda: x.send(post), "GET /2/users/:id/tweets": lambda: x.look(post),
        "POST /2/media/upload": lambda: x.upload(media), "DELETE *": lambda: x.delete(Remote("1")),
    }  # fmt: skip
    said = ""
    for endpoint, act in acts.items():
        x_fake.script(fault, on=endpoint)
        try:
            act()
        except ContentgenError as error:
            said += f"{error} {error!r} {error.help}" + "".join(traceback.format_exception(error))
    assert said
    for secret in (*environ.values(), "access-", "refresh-"):
        assert not secret or secret not in said + caplog.text
