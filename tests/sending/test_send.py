"""A test mail arrives whole, by each of the ways; and each way it can fail has its own words."""

from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast
from urllib.parse import quote

import pytest
from servers import (
    PASSWORD,
    USER,
    Mailbox,
    authority,
    client_context,
    free_port,
    mail_server,
    silent_server,
)

from contentgen import build
from contentgen.cli import run
from contentgen.errors import ContentgenError
from contentgen.exporting import LetterKit, read_kit
from contentgen.sending import Server, send_mail, server_from
from contentgen.sending.mail import TestMail
from contentgen.sending.mail import test_mail as addressed

# aiosmtpd warns of logins in the clear; here they are what is tested.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")
NOW = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> LetterKit:
    folder = tmp_path_factory.mktemp("send")
    text = (
        "# The mill turns again\n\nIt has ground 40 tons of flour, nearly twice what was planned.\n"
    )
    (folder / "mill.md").write_text(text, "utf-8")
    made = build(
        folder / "mill.md", output=str(folder), sizes=("wide",), letter_from=f"Mühle <{USER}>"
    )
    return read_kit(made.folder)


@pytest.fixture
def mail(kit: LetterKit) -> TestMail:
    return addressed(kit, ["ada@mill.example", "bo@mill.example"], NOW, "n1")


def read(data: bytes) -> EmailMessage:
    return cast(EmailMessage, message_from_bytes(data, policy=policy.SMTP))


def test_the_mail_is_the_kits_letter_with_a_date_and_a_name_of_its_own(
    kit: LetterKit, mail: TestMail
) -> None:
    ours = read((kit.files.folder / "newsletter/letter.eml").read_bytes())
    sent = read(mail.data)
    assert sent["To"] == "ada@mill.example, bo@mill.example"
    assert sent["Date"].datetime == NOW
    assert (sent["Message-ID"], sent["From"]) == ("<n1@mill.example>", ours["From"])
    assert sent["Subject"] == ours["Subject"] == kit.letter["subject"]
    assert sent.get_body(("plain",)).get_content() == ours.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert [p.get_content_type() for p in sent.walk()] == [
        p.get_content_type() for p in ours.walk()
    ]
    # It holds a merge tag that nobody fills in: no address for one click.
    assert ours["List-Unsubscribe"] and sent["List-Unsubscribe"] is None


@pytest.mark.parametrize("tls", ["starttls", "implicit", "none"])
@pytest.mark.parametrize("login", [True, False])
def test_it_arrives_whole_by_starttls_by_tls_and_on_this_machine_in_the_clear(
    mail: TestMail, tls: str, login: bool
) -> None:
    mailbox = Mailbox()
    who = (USER, PASSWORD) if login else ("", "")
    with mail_server(mailbox, tls=tls, login=login) as (host, port):
        server = Server(host, port, tls == "implicit", *who)
        assert send_mail(mail, server, context=client_context()) == ()
    (arrived,) = mailbox.mails
    assert (arrived.mail_from, arrived.rcpt_tos) == (USER, list(mail.to))
    assert arrived.content == mail.data


def test_who_is_refused_is_said_when_others_are_not(mail: TestMail) -> None:
    mailbox = Mailbox({"RCPT bo@mill.example": "550 no such user"})
    with mail_server(mailbox) as (host, port):
        refused = send_mail(mail, Server(host, port, False), context=client_context())
    assert refused == ("bo@mill.example",) and len(mailbox.mails) == 1


def failing(
    mail: TestMail, mailbox: Mailbox, user: str = "", password: str = "", **how: str | bool
) -> ContentgenError:
    with mail_server(mailbox, **how) as (host, port):  # type: ignore[arg-type]
        server = Server(host, port, how.get("tls") == "implicit", user, password)
        with pytest.raises(ContentgenError) as error:
            send_mail(mail, server, context=client_context())
    assert mailbox.mails == [] or mailbox.says.get("DATA")
    assert error.value.help
    return error.value


def test_a_wrong_password_is_said_and_not_told(mail: TestMail) -> None:
    error = failing(mail, Mailbox(), USER, "wrong-password", login=True)
    assert (error.code, error.exit_code) == ("CG547", 5)
    assert "535" in error.message and "wrong-password" not in str(error) + error.help


@pytest.mark.parametrize(
    ("says", "code", "words"),
    [
        ({"MAIL": "553 not your address"}, "CG548", "not your address"),
        ({"RCPT ada@mill.example": "550 relay denied", "RCPT bo@mill.example": "550 no"},
         "CG549", "relay denied"),
        ({"DATA": "552 message too big"}, "CG550", "message too big"),
        ({"DATA": "451 try again"}, "CG550", "try again"),
    ],
)  # fmt: skip
def test_each_refusal_has_its_own_code_and_the_servers_words(
    mail: TestMail, says: dict[str, str], code: str, words: str
) -> None:
    error = failing(mail, Mailbox(says))
    assert (error.code, error.exit_code) == (code, 5) and words in error.message


def test_a_line_that_breaks_under_the_letter_leaves_the_outcome_unknown(mail: TestMail) -> None:
    error = failing(mail, Mailbox({"DATA": "hang up"}))
    assert (error.code, error.exit_code) == ("CG553", 6)


def test_a_login_that_is_not_offered_is_said(mail: TestMail) -> None:
    assert failing(mail, Mailbox(), USER, PASSWORD, tls="none").code == "CG551"


def test_a_certificate_that_nobody_vouches_for_is_refused(mail: TestMail) -> None:
    for tls in ("starttls", "implicit"):
        with (
            mail_server(Mailbox(), tls=tls) as (host, port),
            pytest.raises(ContentgenError) as error,
        ):
            send_mail(mail, Server(host, port, tls == "implicit"))
        assert error.value.code == "CG545" and "certificate" in error.value.message


def test_tls_on_a_port_that_speaks_none_is_said(mail: TestMail) -> None:
    with (
        mail_server(Mailbox(), tls="none") as (host, port),
        pytest.raises(ContentgenError) as error,
    ):
        send_mail(mail, Server(host, port, True), context=client_context(), timeout=2)
    assert error.value.code == "CG545" and "465" in error.value.help


def test_nothing_goes_in_the_clear_to_another_machine(
    mail: TestMail, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailbox = Mailbox()
    with mail_server(mailbox, tls="none") as (_, port):
        here = socket.getaddrinfo("127.0.0.1", port, type=socket.SOCK_STREAM)
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: here)
        with pytest.raises(ContentgenError, match="CG546"):
            send_mail(mail, Server("mail.mill.example", port, False))
    assert mailbox.mails == []


def test_a_server_that_is_not_there_or_says_nothing_is_said(mail: TestMail) -> None:
    with pytest.raises(ContentgenError, match="CG556"):
        send_mail(mail, Server("127.0.0.1", free_port(), False))
    with pytest.raises(ContentgenError, match="CG554"):
        send_mail(mail, Server("no-such-host.invalid", 587, False))
    with silent_server() as port, pytest.raises(ContentgenError, match="CG555"):
        send_mail(mail, Server("127.0.0.1", port, False), timeout=0.2)


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", Server("mail.example", 587, False)),
        ("smtps://mail.example", Server("mail.example", 465, True)),
        ("smtps://a%40b.example:p%2Fw@mail.example:2465", Server("mail.example", 2465, True, "a@b.example", "p/w")),
    ],
)  # fmt: skip
def test_the_address_of_a_server_is_read(url: str, server: Server, tmp_path: Path) -> None:
    assert server_from({"SMTP_URL": url}) == server
    file = tmp_path / "url"
    file.write_text(f"{url}\n", "utf-8")
    assert server_from({"SMTP_URL_FILE": str(file)}) == server
    assert "p/w" not in repr(server)


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({}, "CG540"),
        ({"SMTP_URL": "mail.example"}, "CG541"),
        ({"SMTP_URL": "https://mail.example"}, "CG541"),
        ({"SMTP_URL": "smtp://me:secret-word@mail.example:port"}, "CG541"),
        ({"SMTP_URL": "smtp://only-me@mail.example"}, "CG541"),
        ({"SMTP_URL_FILE": "/no/such/file"}, "CG542"),
    ],
)
def test_an_address_that_is_none_is_said_without_its_secret(
    environ: dict[str, str], code: str
) -> None:
    with pytest.raises(ContentgenError) as error:
        server_from(environ)
    assert error.value.code == code and "secret-word" not in str(error.value)


@pytest.mark.parametrize(
    "to", ["", "nobody", "a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example"]
)
def test_only_addresses_get_a_mail(kit: LetterKit, to: str) -> None:
    with pytest.raises(ContentgenError, match="CG544"):
        addressed(kit, [to], NOW, "n1")


def test_the_sender_may_be_said_and_must_be_known(kit: LetterKit, tmp_path: Path) -> None:
    assert (
        addressed(kit, ["a@b.example"], NOW, "n1", "Bo <bo@mill.example>").sender
        == "bo@mill.example"
    )
    file = tmp_path / "a.md"
    file.write_text("# A\n\nThe mill has ground 40 tons of flour.\n", "utf-8")
    nobody = read_kit(build(file, output=str(tmp_path), sizes=()).folder)
    with pytest.raises(ContentgenError, match="CG543"):
        addressed(nobody, ["a@b.example"], NOW, "n1")


@pytest.fixture
def tell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    def to(url: str) -> None:
        pem = tmp_path / "authority.pem"
        authority().cert_pem.write_to_path(str(pem))
        monkeypatch.setenv("SSL_CERT_FILE", str(pem))
        monkeypatch.setenv("SMTP_URL", url)

    return to


def test_the_command_sends_and_says_to_whom(
    kit: LetterKit, tell: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    mailbox = Mailbox({"RCPT bo@mill.example": "550 no"})
    with mail_server(mailbox, login=True) as (host, port):
        tell(f"smtp://{quote(USER, safe='')}:{quote(PASSWORD, safe='')}@{host}:{port}")
        people = ["--to", "ada@mill.example", "--to", "bo@mill.example"]
        assert run(["send", str(kit.files.folder), *people]) == 5
        out = capsys.readouterr().out
        assert (
            out
            == f"ada@mill.example: sent: {kit.letter['subject']}\nbo@mill.example: refused by the server\n"
        )
        assert run(["send", str(kit.files.folder), "--to", "ada@mill.example"]) == 0
    one, two = (read(bytes(mail.content or b"")) for mail in mailbox.mails)  # type: ignore[arg-type]
    assert one["Message-ID"] != two["Message-ID"]  # a mailbox drops the second of a name


def test_the_command_wants_to_know_one_thing(
    kit: LetterKit, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["send", str(kit.files.folder)]) == 2
    assert run(["send", str(kit.files.folder), "--to", "a@b.example", "--draft", "listmonk"]) == 2
    assert "either --to or --draft" in capsys.readouterr().err
