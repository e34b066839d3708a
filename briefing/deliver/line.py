"""A line to a mail server: safe, logged in, and never waited on for ever.

The library's client asks for one answer at a time and waits for each piece of it anew, so that a server which sends a
letter a minute would hold a run all morning. Here every wait ends at one moment. The client names itself by the number
that every machine has, so that no host name leaves the house (RFC 5321, 4.1.3).
"""

from __future__ import annotations

import ssl
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from smtplib import (
    SMTP,
    SMTPException,
    SMTPNotSupportedError,
    SMTPResponseException,
    SMTPServerDisconnected,
)
from socket import IPPROTO_TCP, TCP_NODELAY, create_connection, gaierror, socket
from time import monotonic
from typing import Any

from briefing.deliver.faults import NoMailServer
from briefing.deliver.letter import one_line
from briefing.settings import Smtp

MOST_SAID = 200  # characters of a server's words
HIDDEN = "…"
REFUSED = 500  # the first code that says that trying again is in vain (RFC 5321, 4.2.1)
_READY = 220
_SELF = "[127.0.0.1]"


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: `greeting` until the line stands, `talk` from then to the end of the letter, `answer` after it.

    The last is the ten minutes of RFC 5321 (4.5.3.2.6), for a server that is given up while it files the letter leaves
    the letter in doubt. The others are shorter than there: before the letter is handed over, a new try costs nothing.
    """

    greeting: float = 20
    talk: float = 180
    answer: float = 600


PATIENCE = Patience()


class Line(SMTP):
    """The library's client on a socket of ours, with a moment at which all waiting ends."""

    sock: socket | None

    def __init__(self, sock: socket) -> None:
        super().__init__(local_hostname=_SELF)
        self.take(sock)

    def take(self, sock: socket) -> None:
        """Talk through this one from now on; whatever was said before, and not read, does not count."""
        self.sock, self.file = sock, None
        self.helo_resp = self.ehlo_resp = None
        self.esmtp_features.clear()

    def secure(self, host: str) -> None:
        """From now on nobody listens in, and the server has proved to be that host."""
        sock = self._left()
        self.take(ssl.create_default_context().wrap_socket(sock, server_hostname=host))

    def wait(self, seconds: float) -> None:
        """From now on, no longer than this."""
        self._end = monotonic() + seconds

    def send(self, s: Any) -> None:
        """Send, until the end of patience."""
        self._left()
        super().send(s)

    def getreply(self) -> tuple[int, bytes]:
        """The next answer, until the end of patience."""
        if self.file is None and self.sock:
            self.file = BufferedReader(_Timed(self))
        return super().getreply()

    def receive(self, buffer: Any) -> int:
        """Some bytes of an answer, until the end of patience."""
        return self._left().recv_into(buffer)

    def _left(self) -> socket:
        left = self._end - monotonic()
        if self.sock is None:
            raise ConnectionResetError
        if left <= 0:
            raise TimeoutError
        self.sock.settimeout(left)
        return self.sock


class _Timed(RawIOBase):
    def __init__(self, line: Line) -> None:
        self._line = line

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._line.receive(buffer)


@contextmanager
def connected(smtp: Smtp, password: str | None, patience: Patience = PATIENCE) -> Iterator[Line]:
    """A line to the server, logged in where there is a user; closed afterwards.

    Raises `NoMailServer` for whatever goes wrong on it, in this block too, in words that never hold the password.
    """
    try:
        with _opened(smtp, patience) as line:
            line.wait(patience.talk)
            if smtp.user:
                _log_in(line, smtp, password or "")
            yield line
            with suppress(SMTPException, OSError):
                line.putcmd("QUIT")  # its answer changes nothing
    except (SMTPException, OSError) as fault:
        # Not "from fault": what the library raises may hold what was sent.
        raise NoMailServer(smtp, _without(smtp, password, said(fault)), _passing(fault)) from None


def said(fault: Exception) -> str:
    """What went wrong, in words; those of the server where it spoke."""
    if isinstance(fault, SMTPResponseException):
        return words(fault.smtp_code, fault.smtp_error)
    if isinstance(fault, TimeoutError) or isinstance(fault.__context__, TimeoutError):
        return "it does not answer in time"
    for kind, sentence in _SENTENCES:
        if isinstance(fault, kind):
            return sentence.format(one_line(_reason(fault), MOST_SAID))
    return one_line(str(fault), MOST_SAID)


def _reason(fault: Exception) -> str:
    """Of a fault of TLS the library's reason without its place in the library: "wrong version number"."""
    reason = getattr(fault, "reason", None)
    plain = reason.replace("_", " ").lower() if isinstance(reason, str) else str(fault)
    return str(getattr(fault, "verify_message", plain))


def words(code: int, answer: bytes | str) -> str:
    """A server's answer on one line: "450 come back later"."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return one_line(f"{code} {text}", MOST_SAID)


_SENTENCES = (
    (ssl.SSLCertVerificationError, "its certificate does not hold: {}"),
    (ssl.SSLError, "no safe line can be made ({}); check whether port and security belong together"),
    (gaierror, "its name is not known"),
    (ConnectionRefusedError, "it refuses the connection"),
    ((SMTPServerDisconnected, ConnectionError), "it ended the connection"),
)


@contextmanager
def _opened(smtp: Smtp, patience: Patience) -> Iterator[Line]:
    sock = create_connection((smtp.host, smtp.port), patience.greeting)
    # Else the dot waits 40 ms for the answer to the last of the letter: 19 letters a second here instead of 60.
    sock.setsockopt(IPPROTO_TCP, TCP_NODELAY, True)
    line = Line(sock)
    try:
        line.wait(patience.greeting)
        if smtp.security == "tls":
            line.secure(smtp.host)
        _expect(_READY, line.getreply())
        line.ehlo_or_helo_if_needed()
        if smtp.security == "starttls":
            if not line.has_extn("starttls"):
                raise SMTPNotSupportedError("it offers no safe line (STARTTLS)")
            _expect(_READY, line.docmd("STARTTLS"))
            line.secure(smtp.host)
            line.ehlo_or_helo_if_needed()
        yield line
    finally:
        line.close()


def _log_in(line: Line, smtp: Smtp, password: str) -> None:
    if not (smtp.user + password).isascii():
        raise NoMailServer(smtp, "user or password hold letters beyond ASCII, which mail servers do not agree upon")
    line.login(smtp.user, password)


def _expect(wanted: int, answer: tuple[int, bytes]) -> None:
    if answer[0] != wanted:
        raise SMTPResponseException(*answer)


def _passing(fault: Exception) -> bool:
    """Whether it may be over in a minute."""
    if isinstance(fault, SMTPResponseException):
        return fault.smtp_code < REFUSED
    if isinstance(fault, SMTPException):
        return isinstance(fault, SMTPServerDisconnected)
    return not isinstance(fault, ssl.SSLCertVerificationError)


def _without(smtp: Smtp, password: str | None, text: str) -> str:
    """A server's words without the password, should it repeat what it was sent, plainly or in base 64."""
    if not password:
        return text
    for secret in (password, f"\0{smtp.user}\0{password}"):
        text = text.replace(secret, HIDDEN).replace(b64encode(secret.encode()).decode(), HIDDEN)
    return text
