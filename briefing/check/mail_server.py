"""Does the mail server answer? It is greeted, asked for a safe line and for the password, and left without a letter."""

from __future__ import annotations

from briefing.deliver.faults import NoMailServer
from briefing.deliver.line import connected
from briefing.deliver.submission import password
from briefing.settings import Mail

__all__ = ["NoMailServer", "greeted"]


def greeted(mail: Mail) -> str:
    """What became of it, in words. Raises `NoMailServer`."""
    smtp = mail.smtp
    with connected(smtp, password(smtp)) as server:
        server.noop()
    taken = " and takes the password" if smtp.user else ""
    return f"{smtp.host}:{smtp.port} answers{taken}; {len(mail.recipients)} to get the page"
