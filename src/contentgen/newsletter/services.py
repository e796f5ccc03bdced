"""Newsletter services: what each fills in, and the form in which a letter pastes into it unchanged.

`document` is the whole HTML page; `body` what stands between a frame that the service draws itself, with
its own header and its own unsubscribe link; `markdown` the same for editors that take Markdown.
"""

from __future__ import annotations

from dataclasses import dataclass

from contentgen.errors import SettingsError
from contentgen.newsletter.senders import OPENING_MARKS
from contentgen.settings import unknown


@dataclass(frozen=True, slots=True)
class Service:
    """`unsubscribe`, `preferences` and `view` are merge tags; "" where there is none."""

    name: str
    form: str
    unsubscribe: str = ""
    preferences: str = ""
    view: str = ""
    paste: str = ""  # where it goes


# Read in the services' own documentation, November 2026: mailchimp.com/help (merge tags),
# docs.buttondown.com (template variables), listmonk.app/docs/templating, ghost.org/help (HTML card),
# beehiiv.com/support (HTML snippet; head and footer are fixed), help.kit.com (HTML block; the template
# brings unsubscribe link and address), documentation.mailgun.com (unsubscribe variables).
SERVICES = {
    service.name: service
    for service in (
        Service(
            "mailchimp", "document", "*|UNSUB|*", "*|UPDATE_PROFILE|*", "*|ARCHIVE|*",
            "Templates > Create template > Code your own > Paste in code",
        ),
        Service(
            "buttondown", "markdown", "{{ unsubscribe_url }}", "{{ manage_subscription_url }}",
            "{{ email_url }}", "Emails > New email, in Markdown mode",
        ),
        Service(
            "listmonk", "document", "{{ UnsubscribeURL }}", "{{ UnsubscribeURL }}?manage=true",
            "{{ MessageURL }}",
            'a campaign of the format "Raw HTML", with a template that is {{ template "content" . }} alone',
        ),
        Service("ghost", "body", paste="a post or an email, as an HTML card"),
        Service("beehiiv", "body", paste="a post, as an HTML snippet"),
        Service("kit", "body", "{{ unsubscribe_url }}", paste="a broadcast, as an HTML block"),
        Service(
            "mailgun", "document", "%unsubscribe_url%", paste="Sending > Templates, or the field `html`"
        ),
        Service("plain", "document", paste="any mail program that takes HTML"),
    )
}  # fmt: skip

GENERIC = Service("generic", "document", "{{ unsubscribe_url }}")


def service(name: str) -> Service:
    """The service called `name`; raises SettingsError with the nearest."""
    if name == GENERIC.name:
        return GENERIC
    if name not in SERVICES:
        raise SettingsError(
            "CG501", f"unknown service {name!r}", help=unknown(name, [*SERVICES, GENERIC.name])
        )
    assert name in OPENING_MARKS
    return SERVICES[name]
