"""The lines of a page that was sent as a mail: those of its HTML body, which is what most readers see.

A mail that shows more than one page, be it a second body or another mail inside, is refused: that would go unproved.
The plain text beside the HTML, and the PDF attached, are not looked at; the PDF is a page to be proved by itself.
"""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message

from briefing.errors import UnknownPage
from briefing.prove.html_page import html_page
from briefing.prove.pages import FinishedPage

# What a mail of ours shows: the page, alone or with its plain text.
_SHOWN = (["text/html"], ["text/html", "text/plain"])
# What the library raises on broken mails, parts nested too deep among them.
_FAULTS = (LookupError, RecursionError, ValueError, AssertionError, AttributeError, TypeError)


def mail_page(data: bytes, name: str) -> FinishedPage:
    """The page in a mail whose body `briefing.render.mail` made; raises `UnknownPage` for any other mail."""
    try:
        shown = sorted(filter(_shown, message_from_bytes(data).walk()), key=Message.get_content_type)
        known = [part.get_content_type() for part in shown] in _SHOWN
        body = shown[0].get_payload(decode=True) if known else None
    except _FAULTS as fault:
        raise UnknownPage(name, "is a mail whose parts cannot be told apart") from fault
    if not isinstance(body, bytes):
        raise UnknownPage(name, "is a mail that shows something else than one page")
    return html_page(body, name)


def _shown(part: Message) -> bool:
    """Whether mail programs show the part; what is attached they only offer."""
    return not part.is_multipart() and part.get_content_disposition() != "attachment"
