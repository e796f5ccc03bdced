"""A kit's letter → a test mail in somebody's inbox, or a draft at a newsletter service.

send_mail(test_mail(kit, to, now), server_from(environ))     one mail, by SMTP
make_draft(kit, "listmonk", options, environ)                 a draft; nothing here ever sends to a list
"""

from contentgen.sending.drafts import DRAFTS, Draft, DraftOptions, make_draft
from contentgen.sending.mail import TestMail, test_mail
from contentgen.sending.server import Server, server_from
from contentgen.sending.smtp import send_mail

__all__ = [
    "DRAFTS",
    "Draft",
    "DraftOptions",
    "Server",
    "TestMail",
    "make_draft",
    "send_mail",
    "server_from",
    "test_mail",
]
