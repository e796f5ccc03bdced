"""Real servers on loopback: SMTP by aiosmtpd, HTTP as the services document it; ports by the system."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "letter@mill.example", "p@ss/wörd"


@cache
def authority() -> trustme.CA:
    return trustme.CA()


def client_context() -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority().configure_trust(context)
    return context


def _server_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert("localhost", "127.0.0.1").configure_cert(context)
    return context


@dataclass
class Mailbox:
    """What arrived. `says` answers MAIL, RCPT and DATA in place of a yes."""

    says: dict[str, str] = field(default_factory=dict)
    mails: list[Envelope] = field(default_factory=list)

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self.says.get("MAIL", "250 OK")

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        said = self.says.get(f"RCPT {address}", "250 OK")
        if said.startswith("250"):
            envelope.rcpt_tos.append(address)
        return said

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.says.get("DATA") == "hang up":
            assert server.transport is not None
            server.transport.close()
            return "250 OK"
        self.mails.append(envelope)
        return self.says.get("DATA", "250 OK")


def _authenticate(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
) -> AuthResult:
    assert isinstance(data, LoginPassword)
    right = (data.login.decode(), data.password.decode()) == (USER, PASSWORD)
    return AuthResult(success=right, handled=False)


@contextmanager
def mail_server(
    mailbox: Mailbox, *, tls: str = "starttls", login: bool = False
) -> Iterator[tuple[str, int]]:
    """`tls`: starttls (offered), implicit, or none."""
    options: dict[str, Any] = {"require_starttls": login and tls == "starttls"}
    if tls == "starttls":
        options["tls_context"] = _server_context()
    if login:
        options |= {"authenticator": _authenticate, "auth_required": True}
        options["auth_require_tls"] = tls == "starttls"
    controller = Controller(
        mailbox, hostname="127.0.0.1", port=free_port(),
        ssl_context=_server_context() if tls == "implicit" else None, **options,
    )  # fmt: skip
    controller.start()
    try:
        yield "127.0.0.1", controller.port
    finally:
        controller.stop()


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def silent_server() -> Iterator[int]:
    """Takes the call and says nothing."""
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield int(listening.getsockname()[1])


@dataclass
class Service:
    """What was asked; `status` and `tree` are the answer."""

    status: int = 201
    tree: Any = None
    asked: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)
    url: str = ""


@contextmanager
def http_service(service: Service) -> Iterator[Service]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            service.asked.append((self.path, dict(self.headers), body))
            if service.status == 0:
                self.connection.close()
                return
            made = service.tree(body) if callable(service.tree) else service.tree
            data = made.encode() if isinstance(made, str) else json.dumps(made).encode()
            self.send_response(service.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            if service.status in (301, 302, 307):
                self.send_header("Location", "/elsewhere")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: tests print what they need."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        service.url = f"http://127.0.0.1:{server.server_port}"
        try:
            yield service
        finally:
            server.shutdown()
            thread.join()
