"""Does the mail server answer? It is greeted, asked for a safe line and for the password, and left without a letter."""

from __future__ import annotations

import os
import ssl
from smtplib import SMTP, SMTP_SSL, SMTPException

from briefing.errors import BriefingError
from briefing.settings import Mail, Smtp

PATIENCE = 20  # seconds; a server that takes longer to greet will not take the page at 7 am either


class NoMailServer(BriefingError):
    """A server that does not answer, has no safe line, or does not take the password."""

    def __init__(self, smtp: Smtp, fault: str) -> None:
        super().__init__(f"{smtp.host}:{smtp.port}: {fault}; check [mail] in briefing.toml.")


def greeted(mail: Mail) -> str:
    """What became of it, in words. Raises `NoMailServer`."""
    smtp = mail.smtp
    try:
        with _line(smtp) as server:
            if smtp.user:
                server.login(smtp.user, _password(smtp))
            server.noop()
    except (SMTPException, OSError) as fault:
        raise NoMailServer(smtp, str(fault) or type(fault).__name__) from fault
    taken = " and takes the password" if smtp.user else ""
    return f"{smtp.host}:{smtp.port} answers{taken}; {len(mail.recipients)} to get the page"


def _line(smtp: Smtp) -> SMTP:
    context = ssl.create_default_context()
    if smtp.security == "tls":
        return SMTP_SSL(smtp.host, smtp.port, timeout=PATIENCE, context=context)
    server = SMTP(smtp.host, smtp.port, timeout=PATIENCE)
    if smtp.security == "starttls":
        server.starttls(context=context)
    return server


def _password(smtp: Smtp) -> str:
    """The password from where the configuration says it is. Raises `NoMailServer` where it is not there."""
    if smtp.password_file:
        return smtp.password_file.read_text("utf-8").strip()
    told = os.environ.get(smtp.password_env)
    if told is None:
        raise NoMailServer(smtp, f"the password is not in the environment variable {smtp.password_env}")
    return told
