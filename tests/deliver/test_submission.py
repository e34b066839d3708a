"""The way to the mail server, against a real one that plays every fault."""

from __future__ import annotations

import sys
import traceback
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from socket import socket

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from briefing.deliver.fate import Fate, State
from briefing.deliver.faults import NoMailServer
from briefing.deliver.letter import message
from briefing.deliver.line import PATIENCE, Patience
from briefing.deliver.submission import carrier, password
from briefing.settings import Mail, Smtp
from tests.deliver.mail_servers import PASSWORD, MailServer
from tests.deliver.test_letter import BRIEF, CHIEF, DEPUTY, LETTER

READERS = (CHIEF, DEPUTY)
DATA = message(LETTER)
Serving = Callable[..., MailServer]
Safely = Callable[[Path], Mail]
WRONG, SESAME, RING = "bad-secret", "sësam", "of-the-ring"  # passwords
PLAIN = b64encode(f"\0brief\0{WRONG}".encode()).decode()  # as it goes over the line
SHORT = Patience(greeting=0.3, talk=0.3, answer=0.3)
GREETED = replace(SHORT, greeting=600)


def mail(server: MailServer, **more: str) -> Mail:
    return Mail(READERS, BRIEF, replace(Smtp("127.0.0.1", server.port, security="none"), **more))  # type: ignore[arg-type]


class Tried:
    """One try: the fates or the fault, and whether the mark was made."""

    def __init__(
        self,
        post: Mail,
        *,
        secret: str | None = None,
        patience: Patience = PATIENCE,
        data: bytes = DATA,
    ) -> None:
        self.marked = 0
        self.fates: tuple[Fate, ...] = ()
        self.fault: NoMailServer | None = None
        try:
            self.fates = carrier(post, secret, patience)(data, READERS, self.note)
        except NoMailServer as fault:
            self.fault = fault

    def note(self) -> None:
        self.marked += 1

    @property
    def states(self) -> list[State]:
        return [fate.state for fate in self.fates]


def test_a_letter_goes_to_all_in_one_go_and_arrives_as_it_was(serving: Serving) -> None:
    server = serving()
    tried = Tried(mail(server))
    assert tried.fates == tuple(Fate(name, State.SENT, "250 kept as 000") for name in READERS)
    assert tried.marked == 1
    assert server.kept == [(BRIEF, list(READERS), DATA)]


def test_f37_a_lone_dot_ends_no_letter(serving: Serving) -> None:
    server = serving()
    data = b"Subject: dots\r\n\r\n.\r\n..\r\n.begins\r\nends.\r\n" + b"w" * 900 + b"\r\n"
    assert Tried(mail(server), data=data).states == [State.SENT] * 2
    assert server.kept[0].letter == data


def test_f37_line_ends_of_any_kind_smuggle_no_second_letter(serving: Serving) -> None:
    server = serving()
    assert Tried(mail(server), data=b"Subject: x\n\none\n.\r\nMAIL FROM:<x@y>\r.\rend").states == [State.SENT] * 2
    (kept,) = server.kept
    assert kept.letter == b"Subject: x\r\n\r\none\r\n.\r\nMAIL FROM:<x@y>\r\n.\r\nend\r\n"


@pytest.fixture(params=["starttls", "tls"])
def safely(request: pytest.FixtureRequest, serving: Serving, secured: Callable[[Path], MailServer]) -> Safely:
    """A server with a certificate, and the way it is to be talked to."""
    if request.param == "tls":
        return lambda certificate: mail(secured(certificate), security="tls", user="brief")
    return lambda certificate: mail(serving("--certificate", str(certificate)), security="starttls", user="brief")


def test_a_safe_line_carries_password_and_letter(safely: Safely, trusting: Path, tmp_path: Path) -> None:
    tried = Tried(safely(trusting / "here.pem"), secret=PASSWORD)
    assert tried.states == [State.SENT] * 2
    assert (tmp_path / "server" / "000.eml").read_bytes() == DATA


@pytest.mark.parametrize(
    ("certificate", "said"),
    [("elsewhere.pem", "IP address mismatch"), ("stranger.pem", "local issuer")],
    ids=["of-another", "of-a-stranger"],
)
def test_f35_a_wrong_certificate_gets_neither_password_nor_letter(
    safely: Safely, trusting: Path, certificate: str, said: str
) -> None:
    tried = Tried(safely(trusting / certificate), secret=PASSWORD)
    assert tried.fault is not None
    assert "its certificate does not hold" in str(tried.fault)
    assert said in str(tried.fault)
    assert (tried.fault.passing, tried.marked) == (False, 0)


@pytest.mark.parametrize(
    ("options", "security", "said", "passing"),
    [
        ([], "starttls", "it offers no safe line (STARTTLS)", False),
        (["--say", "STARTTLS=454 not now"], "starttls", "454 not now", True),
        (["--say", "STARTTLS=220 go"], "starttls", "no safe line can be made", True),
        ([], "tls", "no safe line can be made", True),
    ],
    ids=["none-offered", "not-now", "only-promised", "plain-server"],
)
def test_f35_without_a_safe_line_nothing_is_said(  # noqa: PLR0913
    serving: Serving, trusting: Path, options: list[str], security: str, said: str, passing: bool
) -> None:
    offered = ["--certificate", str(trusting / "here.pem")] if options else []
    server = serving(*options, *offered)
    tried = Tried(mail(server, security=security, user="brief"), secret=PASSWORD)
    assert said in str(tried.fault)
    assert tried.fault is not None
    assert (tried.fault.passing, tried.marked, server.kept) == (passing, 0, [])


def test_f35_a_server_that_is_not_there_or_has_no_name(serving: Serving) -> None:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        away = Mail(READERS, BRIEF, Smtp("127.0.0.1", free.getsockname()[1], security="none"))
        refused = Tried(away)
    nameless = Tried(replace(away, smtp=replace(away.smtp, host="mail.invalid")))
    assert str(refused.fault).endswith(": it refuses the connection; check [mail] in briefing.toml.")
    assert str(nameless.fault).endswith(": its name is not known; check [mail] in briefing.toml.")
    assert refused.fault is not None
    assert nameless.fault is not None
    assert (refused.fault.passing, nameless.fault.passing) == (True, True)


@pytest.mark.parametrize(
    ("option", "said", "passing"),
    [
        ("GREETING=554 no service", "554 no service", False),
        ("GREETING=421 too busy", "421 too busy", True),
        ("MAIL=421 closing", "421 closing", True),
        ("MAIL=451 try later", "451 try later", True),
        ("MAIL=550 not you", "550 not you", False),
        ("RCPT=421 closing", "421 closing", True),
        ("DATA=421 closing", "421 closing", True),
    ],
)
def test_f35_a_server_that_will_not_talk_has_nothing_and_says_why(
    serving: Serving, option: str, said: str, passing: bool
) -> None:
    server = serving("--say", option)
    tried = Tried(mail(server))
    assert said in str(tried.fault)
    assert tried.fault is not None
    assert (tried.fault.passing, tried.marked, server.kept) == (passing, 0, [])


@pytest.mark.parametrize("order", ["GREETING", "EHLO", "MAIL", "RCPT", "DATA"])
def test_f35_a_line_that_breaks_before_the_letter_delivers_nothing(serving: Serving, order: str) -> None:
    server = serving("--drop", order)
    tried = Tried(mail(server))
    assert "it ended the connection" in str(tried.fault)
    assert tried.fault is not None
    assert (tried.fault.passing, tried.marked, server.kept) == (True, 0, [])


def test_f35_a_line_that_breaks_within_the_letter_delivers_nothing(serving: Serving) -> None:
    server = serving("--drop", "BODY")
    tried = Tried(mail(server), data=DATA + b"a long line of some large page\r\n" * 500_000)
    assert "it ended the connection" in str(tried.fault)
    assert (tried.marked, server.kept) == (0, [])


@pytest.mark.parametrize(
    ("option", "state", "other"),
    [
        (f"RCPT TO:<{DEPUTY}>=550 no such person", State.REFUSED, State.SENT),
        (f"RCPT TO:<{DEPUTY}>=450 greylisted", State.WAITING, State.SENT),
        (f"RCPT TO:<{DEPUTY}>=999 what", State.WAITING, State.SENT),
        ("RCPT=550 nobody", State.REFUSED, State.REFUSED),
        ("DATA=451 later", State.WAITING, State.WAITING),
        ("DATA=554 no", State.REFUSED, State.REFUSED),
        ("DATA=250 fine", State.WAITING, State.WAITING),
        ("DOT=452 disk full", State.WAITING, State.WAITING),
        ("DOT=552 too large", State.REFUSED, State.REFUSED),
        ("DOT=what is this", State.DOUBT, State.DOUBT),
    ],
)
def test_f35_each_addressee_has_the_verdict_of_the_server(
    serving: Serving, option: str, state: State, other: State
) -> None:
    server = serving("--say", option)
    tried = Tried(mail(server))
    assert tried.states == [other, state]
    if not option.startswith("DOT=what"):
        assert tried.fates[1].said == option.partition("=")[2]
    assert tried.marked == (State.SENT in tried.states or option.startswith("DOT"))
    assert [kept.addressees for kept in server.kept] == ([[CHIEF]] if other is State.SENT else [])


@pytest.mark.parametrize(("moment", "kept"), [("DOT", 0), ("KEPT", 1)])
def test_f35_no_answer_after_the_dot_leaves_the_letter_in_doubt(serving: Serving, moment: str, kept: int) -> None:
    server = serving("--drop", moment)
    tried = Tried(mail(server))
    assert tried.fates == tuple(Fate(name, State.DOUBT, "it ended the connection") for name in READERS)
    assert tried.marked == 1
    assert len(server.kept) == kept


@pytest.mark.parametrize(
    ("options", "patience", "doubt"),
    [
        (["--hang", "GREETING"], SHORT, False),
        (["--say", "GREETING=trickle"], SHORT, False),
        (["--hang", "RCPT"], GREETED, False),
        (["--hang", "KEPT"], GREETED, True),
    ],
    ids=["mute", "trickle", "mute-at-an-addressee", "mute-after-the-letter"],
)
def test_f35_a_slow_server_is_left_when_patience_ends(
    serving: Serving, options: list[str], patience: Patience, doubt: bool
) -> None:
    tried = Tried(mail(serving(*options)), patience=patience)
    if doubt:
        assert tried.fates == tuple(Fate(name, State.DOUBT, "it does not answer in time") for name in READERS)
    else:
        assert "it does not answer in time" in str(tried.fault)
        assert tried.marked == 0


def test_what_the_mark_raises_stops_the_letter_before_its_last_line(serving: Serving) -> None:
    server = serving()

    def note() -> None:
        raise KeyError("the disk is full")

    with pytest.raises(KeyError):
        carrier(mail(server), None)(DATA, READERS, note)
    assert Tried(mail(server)).states == [State.SENT] * 2
    assert len(server.kept) == 1


@pytest.mark.parametrize(
    "option",
    ["", f"AUTH=535 I do not know {PLAIN} that is {WRONG}", "AUTH=454 later"],
    ids=["refused", "repeated", "not-now"],
)
def test_f35_a_password_is_never_told(serving: Serving, option: str) -> None:
    server = serving(*(["--say", option] if option else []))
    with pytest.raises(NoMailServer) as raised:
        carrier(mail(server, user="brief"), WRONG)(DATA, READERS, lambda: None)
    told = "".join(traceback.format_exception(raised.value))
    assert raised.value.passing == ("454" in option)
    assert ("454" if raised.value.passing else "535") in told
    for secret in (WRONG, PLAIN):
        assert secret not in told
        assert secret not in repr(raised.value)
    assert server.kept == []


def test_f35_a_password_that_no_server_could_read_is_refused_without_telling_it(serving: Serving) -> None:
    with pytest.raises(NoMailServer, match="beyond ASCII") as raised:
        carrier(mail(serving(), user="brief"), SESAME)(DATA, READERS, lambda: None)
    assert SESAME not in "".join(traceback.format_exception(raised.value))


class Ring(KeyringBackend):
    """A keyring with one password, which may be locked."""

    def __init__(self, locked: bool = False) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.locked = locked

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked(RING)
        return RING if (service, username) == ("briefing", "brief") else None

    def set_password(self, service: str, username: str, password: str) -> None:
        raise NotImplementedError


@pytest.fixture
def ring() -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(Ring())
    yield
    keyring.set_keyring(before)


HOUSE = Smtp("mail.ministry.example", 587, user="brief")


def test_the_password_comes_from_where_the_configuration_says(tmp_path: Path, ring: None) -> None:
    file = tmp_path / "password"
    file.write_text("of-the-file\n")
    assert password(replace(HOUSE, user="")) is None
    assert password(replace(HOUSE, password_env="BRIEFING"), {"BRIEFING": "of-the-room"}) == "of-the-room"
    assert password(replace(HOUSE, password_file=file), {}) == "of-the-file"
    assert password(replace(HOUSE, password_keyring="briefing"), {}) == RING


def test_a_password_that_is_not_there_is_told(tmp_path: Path, ring: None) -> None:
    (tmp_path / "several").write_text("hunter\nthe rest is a letter")
    (tmp_path / "picture").write_bytes(b"\xff\xd8secret")
    (tmp_path / "empty").write_text("\n")
    for smtp, fault in (
        (replace(HOUSE, password_env="BRIEFING"), "environment variable BRIEFING"),
        (replace(HOUSE, password_file=tmp_path), "not there or no plain file"),
        (replace(HOUSE, password_file=tmp_path / "none"), "not there or no plain file"),
        (replace(HOUSE, password_file=tmp_path / "picture"), "cannot be read"),
        (replace(HOUSE, password_file=tmp_path / "several"), "empty, or more than one line"),
        (replace(HOUSE, password_file=tmp_path / "empty"), "empty, or more than one line"),
        (replace(HOUSE, password_keyring="other"), "holds no password of brief for other"),
    ):
        with pytest.raises(NoMailServer, match=fault) as raised:
            password(smtp, {})
        told = "".join(traceback.format_exception(raised.value))
        assert "hunter" not in told
        assert "secret" not in told


def test_f35_a_keyring_that_does_not_open_tells_nothing_of_what_it_holds(
    ring: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring.set_keyring(Ring(locked=True))
    with pytest.raises(NoMailServer, match="does not open") as raised:
        password(replace(HOUSE, password_keyring="briefing"), {})
    assert RING not in "".join(traceback.format_exception(raised.value))
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(NoMailServer, match=r"briefing\[keyring\]"):
        password(replace(HOUSE, password_keyring="briefing"), {})
