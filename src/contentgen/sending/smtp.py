"""A mail and a server → sent, or one error that says which of the many ways it failed.

No password goes over a line that others can read: STARTTLS must be offered, except by this machine.
"""

from __future__ import annotations

import smtplib
import socket
import ssl
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager

from contentgen.sending.errors import SendingError, UnknownOutcome
from contentgen.sending.mail import TestMail
from contentgen.sending.server import Server

TIMEOUT = 30.0  # seconds for each answer of the server


def send_mail(
    mail: TestMail,
    server: Server,
    *,
    timeout: float = TIMEOUT,
    context: ssl.SSLContext | None = None,
) -> tuple[str, ...]:
    """Send it once. The recipients that the server would not take; an error when it took none."""
    with _told(server), _opened(server, timeout, context or ssl.create_default_context()) as smtp:
        if server.user:
            _login(smtp, server)
        return _deliver(smtp, mail, server)


@contextmanager
def _opened(server: Server, timeout: float, context: ssl.SSLContext) -> Iterator[smtplib.SMTP]:
    smtp: smtplib.SMTP
    if server.tls:
        smtp = smtplib.SMTP_SSL(server.host, server.port, timeout=timeout, context=context)
    else:
        smtp = smtplib.SMTP(server.host, server.port, timeout=timeout)
    try:
        if not server.tls:
            _secure(smtp, server, context)
        yield smtp
    finally:
        smtp.close()


def _secure(smtp: smtplib.SMTP, server: Server, context: ssl.SSLContext) -> None:
    smtp.ehlo_or_helo_if_needed()
    if smtp.has_extn("starttls"):
        smtp.starttls(context=context)
    elif not server.trusted:
        raise SendingError(
            "CG546",
            f"{server} does not offer STARTTLS",
            help="Use its port for TLS: smtps://…:465. Nothing is sent in the clear.",
        )


def _login(smtp: smtplib.SMTP, server: Server) -> None:
    """smtplib knows ASCII only; RFC 4616 sends any password as UTF-8."""
    smtp.ehlo_or_helo_if_needed()
    if (server.user + server.password).isascii():
        smtp.login(server.user, server.password)
        return
    if "PLAIN" not in smtp.esmtp_features.get("auth", "").split():
        raise smtplib.SMTPNotSupportedError("no login with letters beyond ASCII")
    said = b64encode(f"\0{server.user}\0{server.password}".encode()).decode("ascii")
    code, words = smtp.docmd("AUTH", f"PLAIN {said}")
    if code not in (235, 503):
        raise smtplib.SMTPAuthenticationError(code, words)


def _deliver(smtp: smtplib.SMTP, mail: TestMail, server: Server) -> tuple[str, ...]:
    smtp.ehlo_or_helo_if_needed()
    size = [f"size={len(mail.data)}"] if smtp.has_extn("size") else []
    code, said = smtp.mail(mail.sender, size)
    if code != 250:
        raise smtplib.SMTPSenderRefused(code, said, mail.sender)
    answers = {one: smtp.rcpt(one) for one in mail.to}
    refused = {one: answer for one, answer in answers.items() if answer[0] not in (250, 251)}
    if len(refused) == len(mail.to):
        raise smtplib.SMTPRecipientsRefused(refused)
    try:
        code, said = smtp.data(mail.data)
    except smtplib.SMTPDataError:
        raise
    except (smtplib.SMTPServerDisconnected, OSError) as error:
        raise UnknownOutcome(
            "CG553",
            f"{server} hung up while it took the letter",
            help="Look into the inbox before you send it again.",
        ) from error
    if code != 250:
        raise smtplib.SMTPDataError(code, said)
    _say_goodbye(smtp)
    return tuple(refused)


def _say_goodbye(smtp: smtplib.SMTP) -> None:
    """The letter is accepted; how the server parts from us changes nothing."""
    try:
        smtp.quit()
    except (smtplib.SMTPException, OSError):
        return


@contextmanager
def _told(server: Server) -> Iterator[None]:
    """Errors of the library as errors of ours; the order is from the special to the general."""
    try:
        yield
    except smtplib.SMTPAuthenticationError as error:
        raise SendingError(
            "CG547",
            f"{server} refused the login: {_said(error)}",
            help="Check user and password in SMTP_URL; many providers want a password for apps.",
        ) from None  # the library's words hold what was sent
    except smtplib.SMTPSenderRefused as error:
        raise SendingError(
            "CG548",
            f"{server} refused the sender {error.sender}: {_said(error)}",
            help="Send from an address that this server may send for: letter.from, or --from.",
        ) from error
    except smtplib.SMTPRecipientsRefused as error:
        one, (code, said) = next(iter(error.recipients.items()))
        raise SendingError(
            "CG549",
            f"{server} refused {one}: {code} {_decoded(said)}",
            help="Check the address; some servers take mail to others only after a login.",
        ) from error
    except smtplib.SMTPDataError as error:
        raise SendingError(
            "CG550",
            f"{server} refused the letter: {_said(error)}",
            help="A letter without pictures inside is smaller: letter.media_base_url.",
        ) from error
    except smtplib.SMTPNotSupportedError as error:
        raise SendingError(
            "CG551",
            f"{server} cannot do it: {error}",
            help="Login or STARTTLS is not offered there; ask for the submission port, 587 or 465.",
        ) from error
    except (
        smtplib.SMTPConnectError,
        smtplib.SMTPHeloError,
        smtplib.SMTPResponseException,
    ) as error:
        raise SendingError(
            "CG552", f"{server} does not want us: {_said(error)}", help="Try later."
        ) from error
    except smtplib.SMTPServerDisconnected as error:
        if isinstance(error.__context__, TimeoutError):  # smtplib calls silence a hang-up
            raise _too_late(server) from error
        raise SendingError(
            "CG552",
            f"{server} hung up: {error}",
            help="smtps:// is for TLS from the start (465), smtp:// for STARTTLS (587).",
        ) from error
    except ssl.SSLCertVerificationError as error:
        raise SendingError(
            "CG545",
            f"the certificate of {server} cannot be trusted: {error.verify_message}",
            help="Is the name right? SSL_CERT_FILE names the certificate of a private authority.",
        ) from error
    except ssl.SSLError as error:
        raise SendingError(
            "CG545",
            f"no TLS with {server}: {error.reason or error}",
            help="smtps:// is for TLS from the start (465), smtp:// for STARTTLS (587).",
        ) from error
    except socket.gaierror as error:
        raise SendingError(
            "CG554", f"no such host: {server.host}", help="Check the name in SMTP_URL."
        ) from error
    except TimeoutError as error:
        raise _too_late(server) from error
    except OSError as error:
        raise SendingError(
            "CG556", f"cannot reach {server}: {error.strerror or error}",
            help="Is the server up, and the port right?",
        ) from error  # fmt: skip


def _too_late(server: Server) -> SendingError:
    return SendingError(
        "CG555",
        f"{server} did not answer in time",
        help="Is the port right? Many networks let nobody out on port 25.",
    )


def _said(error: smtplib.SMTPResponseException) -> str:
    return f"{error.smtp_code} {_decoded(error.smtp_error)}"


def _decoded(words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(text.split())[:300]
