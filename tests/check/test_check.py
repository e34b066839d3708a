"""What `briefing check` tries, and what it says of each thing."""

from __future__ import annotations

import socketserver
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from threading import Thread

import pytest

from briefing.check import Check, check_edition
from briefing.check.mail_server import NoMailServer, greeted
from briefing.edition import Wanted
from briefing.intake import Network
from briefing.settings import Mail, Smtp
from tests.edition.desk import MONDAY, Desk, bank, ferry


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.configure()
    made.put("coast/ferry.md", "Ferry sinks off Velm", ferry("Five", "Monday"), MONDAY)
    made.put("capital/bank.md", "Central bank raises its rate", bank("Monday"), MONDAY)
    return made


def checks(desk: Desk) -> dict[str, Check]:
    now = datetime.fromisoformat(f"{MONDAY}T07:00")
    wanted = Wanted(desk.folder / "briefing.toml", now=now, network=Network(allowed=False), dry=True, quiet=True)
    return {check.name: check for check in check_edition(wanted)}


def test_a_desk_in_order_is_good_in_everything(desk: Desk) -> None:
    found = checks(desk)
    assert [check for check in found.values() if not check.good] == []
    assert (
        str(found["source Coast Courier"])
        == "ok  source Coast Courier: 1 in the window, newest of Monday 10 March 2031"
    )
    assert found["page and fonts"].words == "a trial page was set and proved"
    assert found["gate"].words == "a run now would give a brief"
    assert list((desk.folder / "out").iterdir()) == []


def test_each_thing_that_is_wrong_gets_its_own_line(desk: Desk) -> None:
    for article in (desk.folder / "capital").iterdir():
        article.unlink()
    (desk.folder / "capital").rmdir()
    (desk.folder / "coast" / "ferry.md").unlink()
    (desk.folder / "archive.db").write_text("no archive")
    (desk.folder / "out").write_text("no folder")
    bad = {name for name, check in checks(desk).items() if not check.good}
    assert bad == {"source Coast Courier", "source Capital Post", "gate", "archive", "output folder"}


def test_a_printer_is_named_or_what_it_lacks(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert checks(desk)["printer"].words == "none is named"
    desk.configure('[print]\nprinter = "front"')
    monkeypatch.setattr("briefing.deliver.printer.SYSTEM_FOLDERS", ())
    monkeypatch.setattr("briefing.check._page", lambda _: "not tried here")
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert str(checks(desk)["printer"]) == "NO  printer: lp is not installed; install cups-client."
    (tmp_path / "bin/lp").touch(mode=0o755)
    assert str(checks(desk)["printer"]) == "ok  printer: lp is here, for front"


class Post(socketserver.StreamRequestHandler):
    """A mail server that greets, knows no safe line, and takes one password."""

    def handle(self) -> None:
        self.wfile.write(b"220 post.example\r\n")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"EHLO":
                self.wfile.write(b"250-post.example\r\n250 AUTH PLAIN\r\n")
            elif word == b"AUTH":
                good = b"AGJyaWVmAHNlc2FtZQ==" in line  # brief, sesame
                self.wfile.write(b"235 welcome\r\n" if good else b"535 who are you\r\n")
            elif word == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                self.wfile.write(b"250 fine\r\n")


@pytest.fixture
def port() -> Iterator[int]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Post) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def mail(port: int, **more: object) -> Mail:
    smtp = Smtp("127.0.0.1", port, **({"security": "none"} | more))  # type: ignore[arg-type]
    return Mail(("chief@ministry.example", "deputy@ministry.example"), "brief@ministry.example", smtp)


def test_a_mail_server_that_answers_is_good(port: int) -> None:
    assert greeted(mail(port)) == f"127.0.0.1:{port} answers; 2 to get the page"


def test_the_password_is_tried_and_never_told(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEF_PASSWORD", "sesame")
    told = greeted(mail(port, user="brief", password_env="BRIEF_PASSWORD"))
    assert "takes the password" in told
    assert "sesame" not in told
    monkeypatch.setenv("BRIEF_PASSWORD", "wrong")
    with pytest.raises(NoMailServer, match="535") as fault:
        greeted(mail(port, user="brief", password_env="BRIEF_PASSWORD"))
    assert "wrong" not in str(fault.value)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"user": "brief", "password_env": "NOT_SET_ANYWHERE"}, "NOT_SET_ANYWHERE"),
        ({"security": "starttls"}, "STARTTLS"),
    ],
    ids=["no-password", "no-safe-line"],
)
def test_what_would_stop_the_mail_is_told(port: int, more: dict[str, str], said: str) -> None:
    with pytest.raises(NoMailServer, match=said):
        greeted(mail(port, **more))


def test_a_server_that_is_not_there_is_told(port: int) -> None:
    with pytest.raises(NoMailServer, match="check \\[mail\\]"):
        greeted(mail(1))
