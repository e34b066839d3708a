"""By mail: a letter is handed to the mail server of the house, which takes it further (RFC 6409).

The library's own step for the letter ends it in one breath. Here the last line, a lone dot, goes on its own: up to it
the server must forget what it was given (RFC 5321, 4.1.1.4), from it on the letter may be on its way, and just between
the two the outbox writes down that it may.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from smtplib import SMTPException, SMTPResponseException

from briefing.deliver.fate import Carrier, Fate, State
from briefing.deliver.faults import NoMailServer
from briefing.deliver.line import PATIENCE, Line, Patience, connected, said, words
from briefing.settings import Mail, Smtp

LONGEST_PASSWORD = 1_000  # bytes; a file that holds more is not the one that was meant
_PIECE = 65_536  # bytes sent between two looks at the clock
_GO_ON = 354
_CLOSING = 421  # the server is about to go, whatever was asked

_LINE_END = re.compile(rb"\r\n|\r|\n")
_DOT = re.compile(rb"^\.", re.MULTILINE)


def carrier(mail: Mail, password: str | None, patience: Patience = PATIENCE) -> Carrier:
    """Takes a letter to the mail server, in one go for all addressees; each has a verdict of his own.

    Example: the server says 550 for one of three; two are SENT, one is REFUSED. Raises `NoMailServer` where nothing
    was delivered to anybody, and what `note` raises.
    """

    def carry(letter: bytes, addressees: tuple[str, ...], note: Callable[[], None]) -> tuple[Fate, ...]:
        with connected(mail.smtp, password, patience) as line:
            code, answer = line.docmd("MAIL", f"FROM:<{mail.sender}>")
            if _state(code) is not State.SENT:
                raise SMTPResponseException(code, answer)
            fates = {name: _verdict(line, name) for name in addressees}
            taken = [name for name, fate in fates.items() if fate.state is State.SENT]
            if taken:
                state, told = _hand_over(line, letter, note, patience)
                fates |= {name: Fate(name, state, told) for name in taken}
            return tuple(fates.values())

    return carry


def password(smtp: Smtp, environment: Mapping[str, str] = os.environ) -> str | None:
    """The password from where the configuration says it is, None where there is no user.

    Raises `NoMailServer` where it is not there; that it is wrong, only the server can say.
    """
    if not smtp.user:
        return None
    if smtp.password_file:
        found = _of_file(smtp, smtp.password_file)
    elif smtp.password_keyring:
        found = _of_keyring(smtp)
    elif smtp.password_env not in environment:
        raise NoMailServer(smtp, f"the password is not in the environment variable {smtp.password_env}")
    else:
        found = environment[smtp.password_env]
    if not found or not found.isprintable():
        raise NoMailServer(smtp, "the password that the configuration leads to is empty, or more than one line")
    return found


def _hand_over(line: Line, letter: bytes, note: Callable[[], None], patience: Patience) -> tuple[State, str]:
    """Give the letter to those that were taken; what became of it for all of them."""
    code, answer = _answer(line, "DATA")
    if code != _GO_ON:
        return State.REFUSED if _state(code) is State.REFUSED else State.WAITING, words(code, answer)
    for piece in _pieces(letter):
        line.send(piece)
    note()
    line.wait(patience.answer)
    try:
        line.send(b".\r\n")
        code, answer = line.getreply()
    except (SMTPException, OSError) as fault:
        return State.DOUBT, said(fault)
    return _state(code, State.DOUBT), words(code, answer)


def _pieces(letter: bytes) -> Iterator[bytes]:
    """The letter in lines ended by CR LF and nothing else, with a dot more where one begins a line."""
    whole = _DOT.sub(b"..", _LINE_END.sub(b"\r\n", letter))
    if not whole.endswith(b"\r\n"):
        whole += b"\r\n"
    for start in range(0, len(whole), _PIECE):
        yield whole[start : start + _PIECE]


def _answer(line: Line, order: str, more: str = "") -> tuple[int, bytes]:
    """The answer to an order; one that says that the server is closing is a fault of the line."""
    code, answer = line.docmd(order, more)
    if code == _CLOSING:
        raise SMTPResponseException(code, answer)
    return code, answer


def _verdict(line: Line, name: str) -> Fate:
    """Whether the server takes a letter for an addressee; SENT where it would."""
    code, answer = _answer(line, "RCPT", f"TO:<{name}>")
    return Fate(name, _state(code), words(code, answer))


def _state(code: int, otherwise: State = State.WAITING) -> State:
    """What the first digit of an answer says (RFC 5321, 4.2.1), where it says anything."""
    return {2: State.SENT, 4: State.WAITING, 5: State.REFUSED}.get(code // 100, otherwise)


def _of_file(smtp: Smtp, file: Path) -> str:
    try:
        if not file.is_file():
            raise NoMailServer(smtp, f"the file of the password, {file}, is not there or no plain file")
        with file.open("rb") as stream:
            return stream.read(LONGEST_PASSWORD).decode().strip()
    except (OSError, UnicodeDecodeError):
        raise NoMailServer(smtp, f"the file of the password, {file}, cannot be read") from None


def _of_keyring(smtp: Smtp) -> str:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        raise NoMailServer(smtp, "the keyring needs the extra briefing[keyring], which is not installed") from None
    try:
        found = keyring.get_password(smtp.password_keyring, smtp.user)
    except KeyringError as fault:
        raise NoMailServer(smtp, f"the keyring does not open ({type(fault).__name__})") from None
    if not found:
        raise NoMailServer(smtp, f"the keyring holds no password of {smtp.user} for {smtp.password_keyring}")
    return found
