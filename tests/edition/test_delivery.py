"""A desk's page reaches its readers once, by mail and on paper, whatever happens on the way: the commands a user gives,
a real mail server, and a stand-in for the printer."""

from __future__ import annotations

import os
import re
import signal
import socket
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import closing
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from errno import ENOSPC
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from briefing import render
from briefing.config import load
from briefing.deliver import outbox as outboxes
from briefing.deliver.outbox import Outbox
from briefing.edition.alone import alone
from briefing.model import Brief
from tests.attacks.articles import live_page
from tests.attacks.mornings import configured
from tests.conftest import Ran
from tests.deliver.mail_servers import PASSWORD, MailServer
from tests.edition.desk import MONDAY, TUESDAY, WEDNESDAY, Desk, bank, ferry

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-in for lp is a script")

CHIEF, DEPUTY = READERS = ("chief@ministry.example", "deputy@ministry.example")
MAIL = """[mail]
recipients = ["chief@ministry.example", "deputy@ministry.example"]
from = "desk@ministry.example"
[mail.smtp]
host = "127.0.0.1"
security = "none"
port = {port}
{login}"""
PRINT = "[print]\n"
HEADERS = ["Subject", "From", "To", "Message-ID", "Auto-Submitted", "Date", "MIME-Version", "Content-Type"]
PIER = "The port of Lindholm opened a new grain pier to all ships of the northern coast.\n"
NAME = f"{MONDAY}-morning-brief"
GONE = f"RCPT TO:<{DEPUTY}>=550 gone"
LATER = f"RCPT TO:<{DEPUTY}>=451 come back"

RUNS = [pytest.param((), id="run", marks=pytest.mark.slow), pytest.param(("--due",), id="due")]

Briefing = Callable[..., Ran]
Act = Callable[[pytest.MonkeyPatch], object]


@pytest.fixture(scope="module")
def running() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server


@pytest.fixture
def server(running: MailServer, tmp_path: Path) -> MailServer:
    """A mail server without a fault; `failing` gives it some."""
    return running.plays(tmp_path / "server")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the tries of a run no time passes."""
    monkeypatch.setattr(Outbox.deliver, "__defaults__", (outboxes.PAUSES, lambda _: None))


@pytest.fixture
def plain_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is set by estimate, its PDF a stand-in of its text: half the time of a run, and not the matter here."""
    monkeypatch.setattr("briefing.edition.layout_for", lambda *_: None)
    monkeypatch.setattr("briefing.run.render.pdf", _pdf)


def _pdf(brief: Brief, *_: object) -> bytes:
    return f"%PDF-1.7 {render.text(brief)}".encode()


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[bytes]]:
    """An `lp` first on the PATH, which keeps what it is given; what that was."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "lp").write_text('#!/bin/sh\ncat > "$0.$$"\necho queued\n')
    (folder / "lp").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return lambda: [file.read_bytes() for file in folder.glob("lp.*")]


@pytest.fixture
def desk(tmp_path: Path, server: MailServer) -> Desk:
    """A desk with Monday's two articles that mails its page to two readers."""
    made = Desk(tmp_path / "desk")
    made.folder.mkdir()
    mailing(made, server.port)
    made.put("coast/ferry.md", "Ferry sinks off Velm", ferry("Five", "Monday"), MONDAY)
    made.put("capital/bank.md", "Central bank raises its rate", bank("Monday"), MONDAY)
    return made


@pytest.fixture
def run(briefing: Briefing, desk: Desk) -> Briefing:
    """`briefing run` of the desk at a moment, with more options."""
    return lambda at, *options: briefing("run", desk.folder / "briefing.toml", "--now", at, *options)


@pytest.fixture
def send(briefing: Briefing, desk: Desk) -> Briefing:
    """`briefing send` of the desk, with more options."""
    return lambda *options: briefing("send", desk.folder / "briefing.toml", *options)


def mailing(desk: Desk, port: int, more: str = "", login: str = "") -> None:
    """The desk's configuration: a mail server at a port of this machine, and `more` tables."""
    desk.configure(MAIL.format(port=port, login=login) + more)


def failing(server: MailServer, desk: Desk, *options: str) -> None:
    """Give the server faults; it goes on with the letters that it has."""
    server.plays(desk.folder.parent / "server", *options)


def read(letter: bytes) -> EmailMessage:
    parsed = message_from_bytes(letter, policy=default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def subjects(server: MailServer) -> list[str]:
    """Of the letters that arrived, in their order, without the edition's name."""
    return [str(read(kept.letter)["Subject"]).partition(": ")[2] for kept in server.kept]


def ids(server: MailServer) -> set[str]:
    return {str(read(kept.letter)["Message-ID"]) for kept in server.kept}


def page(desk: Desk, name: str = NAME) -> Path:
    """The page in its folder."""
    return desk.folder / f"out/{name}.html"


def forked(action: Act) -> int:
    """Do it in a process of its own, which is no more when it is done; its number."""
    child = os.fork()
    if not child:
        with pytest.MonkeyPatch.context() as patch:
            try:
                action(patch)
            finally:
                os._exit(1)
    return child


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_the_page_arrives_as_text_html_and_pdf_and_on_paper(
    desk: Desk, server: MailServer, printer: Callable[[], list[bytes]], run: Briefing
) -> None:
    mailing(desk, server.port, PRINT)
    ran = run(f"{MONDAY}T07:00")
    assert ran.code == 0
    assert f"{NAME}: went to {CHIEF} (" in ran.err
    assert f"{NAME}: went to the printer (" in ran.err
    [kept] = server.kept
    letter = read(kept.letter)
    assert letter.keys() == HEADERS
    assert letter["Subject"] == "Morning brief, Monday 10 March 2031: Ferry sinks off Velm"
    assert (letter["From"], letter["To"]) == ("desk@ministry.example", f"{CHIEF}, {DEPUTY}")
    assert (kept.sender, tuple(kept.addressees)) == ("desk@ministry.example", READERS)
    text, html = letter.get_body(("plain",)), letter.get_body(("html",))
    assert text and html
    assert "Five people died and eleven are missing" in " ".join(text.get_content().split())
    assert "Five people died and eleven are missing" in " ".join(html.get_content().split())
    [paper] = letter.iter_attachments()
    assert (paper.get_filename(), paper.get_content_type()) == (f"{MONDAY}-morning-brief.pdf", "application/pdf")
    with PdfDocument(paper.get_content()) as pdf:
        assert len(pdf) == 1
        assert "Five people died" in " ".join(pdf[0].get_textpage().get_text_range().split())
    assert printer() == [paper.get_content()]


@pytest.mark.usefixtures("plain_paper")
def test_a_second_run_of_the_morning_sends_and_prints_nothing(
    desk: Desk, server: MailServer, printer: Callable[[], list[bytes]], run: Briefing, send: Briefing
) -> None:
    mailing(desk, server.port, PRINT)
    codes = [run(f"{MONDAY}T07:00").code, run(f"{MONDAY}T08:00").code, send().code, send("--again").code]
    assert codes == [0, 0, 0, 0]
    assert len(server.kept) == len(printer()) == 1


def test_an_edition_that_sends_nothing_says_that_nothing_waits(desk: Desk, send: Briefing) -> None:
    assert send() == Ran(0, "", "Nothing waits.\n")


@pytest.mark.usefixtures("plain_paper")
def test_a_changed_page_is_told_and_goes_only_when_a_person_says_so(
    desk: Desk, server: MailServer, printer: Callable[[], list[bytes]], run: Briefing
) -> None:
    mailing(desk, server.port, PRINT)
    run(f"{MONDAY}T07:00")
    desk.put("capital/port.md", "Port opens a pier", PIER, MONDAY)
    ran = run(f"{MONDAY}T08:00")
    assert ran.code == 0
    assert ran.err.count(f"{NAME}: has changed since it went to ") == 2
    assert "grain pier" in page(desk).read_text("utf-8")
    assert len(server.kept) == len(printer()) == 1
    assert run(f"{MONDAY}T08:15", "--again").code == 0
    assert b"grain pier" in server.kept[1].letter
    subjects = [message_from_bytes(kept.letter, policy=default)["Subject"] for kept in server.kept]
    assert subjects[1] == f"Corrected: {subjects[0]}"
    assert len(ids(server)) == len(printer()) == 2


@pytest.mark.usefixtures("plain_paper")
def test_why_there_is_no_brief_goes_once_a_day_and_the_brief_that_comes_later_goes_too(
    desk: Desk, server: MailServer, run: Briefing
) -> None:
    """On Wednesday nothing new lies there; then a source is gone too, so that the page says something else."""
    name = f"{WEDNESDAY}-morning-brief"
    assert run(f"{WEDNESDAY}T07:00", "--due").code == 5
    (desk.folder / "capital").rename(desk.folder / "gone")
    assert [run(f"{WEDNESDAY}T{at}", "--due").code for at in ("07:15", "07:30")] == [5, 5]
    assert page(desk, name).read_text("utf-8") != page(desk, f"{name}-no-brief").read_text("utf-8")
    assert len(server.kept) == 1
    desk.put("coast/port.md", "Port opens a pier", PIER, WEDNESDAY)
    assert [run(f"{WEDNESDAY}T{at}", "--due").code for at in ("07:45", "08:00")] == [4, 0]
    assert [title.startswith("No brief") for title in subjects(server)] == [True, False]


@pytest.mark.usefixtures("plain_paper")
def test_who_has_the_brief_is_not_told_that_there_is_none_until_a_person_says_so(
    desk: Desk, server: MailServer, run: Briefing
) -> None:
    """At eight, when the page is made once more, both sources are gone."""
    assert run(f"{MONDAY}T07:00").code == 0
    for source in ("coast", "capital"):
        (desk.folder / source).rename(desk.folder / f"{source}-gone")
    assert run(f"{MONDAY}T08:00").code == 5
    assert [title.startswith("No brief") for title in subjects(server)] == [False]
    assert run(f"{MONDAY}T08:15", "--again").code == 5
    assert ["No brief" in title for title in subjects(server)] == [False, True]


@pytest.mark.usefixtures("plain_paper")
def test_f35_a_letter_waits_for_a_server_that_is_down_and_goes_as_it_was(
    desk: Desk, server: MailServer, run: Briefing, send: Briefing
) -> None:
    with closing(socket.socket()) as silent:  # bound, so that nobody else is there, and not listening
        silent.bind(("127.0.0.1", 0))
        mailing(desk, silent.getsockname()[1])
        ran = run(f"{MONDAY}T07:00")
        assert ran.code == 6
        assert f"{NAME}: waits for {CHIEF}; the next run tries again, or do it now: briefing send " in ran.err
        assert "one page from 2 texts of 2 of 2 sources" in ran.err
    waiting = read((desk.folder / f"outbox/morning-brief/mail/{NAME}.eml").read_bytes())
    assert page(desk).exists()
    mailing(desk, server.port)
    assert send().code == 0
    assert ids(server) == {waiting["Message-ID"]}
    assert run(f"{TUESDAY}T07:00").code == 5  # Monday's page is remembered: nothing is new
    assert [kept.addressees for kept in server.kept] == [list(READERS)] * 2


@pytest.mark.usefixtures("plain_paper")
def test_f35_an_addressee_who_is_refused_keeps_nobody_else_from_the_page(
    desk: Desk, server: MailServer, run: Briefing, send: Briefing
) -> None:
    failing(server, desk, "--say", GONE)
    ran = run(f"{MONDAY}T07:00")
    assert ran.code == 6
    assert re.search(rf"^{NAME}: was refused for {DEPUTY} \(.*, 550 gone\); mend the ", ran.err, re.MULTILINE)
    failing(server, desk)
    assert [kept.addressees for kept in server.kept] == [[CHIEF]]
    assert send().code == 6
    assert len(server.kept) == 1
    assert send("--again").code == 0
    assert [kept.addressees for kept in server.kept] == [[CHIEF], [DEPUTY]]
    assert len(ids(server)) == 1


@pytest.mark.usefixtures("plain_paper")
def test_f35_an_addressee_who_is_put_off_gets_the_same_letter_by_the_next_run(
    desk: Desk, server: MailServer, run: Briefing
) -> None:
    failing(server, desk, "--say", LATER, "--times", str(1 + len(outboxes.PAUSES)))
    assert run(f"{MONDAY}T07:00", "--due").code == 6
    assert run(f"{MONDAY}T07:15", "--due").code == 0
    assert [kept.addressees for kept in server.kept] == [[CHIEF], [DEPUTY]]
    assert len(ids(server)) == 1


@pytest.mark.usefixtures("plain_paper")
@pytest.mark.parametrize(("order", "letters"), [("--again", 2), ("--arrived", 1)])
def test_f35_what_is_in_doubt_never_goes_by_itself(  # noqa: PLR0913
    desk: Desk, server: MailServer, run: Briefing, send: Briefing, order: str, letters: int
) -> None:
    failing(server, desk, "--drop", "KEPT", "--times", "1")
    ran = run(f"{MONDAY}T07:00")
    assert ran.code == 6
    assert f"{NAME}: may have reached {CHIEF} or not (" in ran.err
    assert page(desk).exists()
    codes = [run(f"{MONDAY}T07:15").code, run(f"{MONDAY}T07:30", "--due").code, send().code]
    assert codes == [6, 0, 6]  # a clock is not told it every quarter
    assert len(server.kept) == 1
    assert send(order).code == 0
    assert send().code == 0
    assert (len(server.kept), len(ids(server))) == (letters, 1)


@pytest.mark.usefixtures("plain_paper")
def test_without_the_network_the_letter_waits_and_the_printer_prints(
    desk: Desk, server: MailServer, printer: Callable[[], list[bytes]], run: Briefing, send: Briefing
) -> None:
    mailing(desk, server.port, PRINT)
    ran = run(f"{MONDAY}T07:00", "--no-network")
    assert ran.code == 0
    assert "No mail was sent, for --no-network forbids it" in ran.err
    assert (len(server.kept), len(printer())) == (0, 1)
    assert send().code == 0
    assert (len(server.kept), len(printer())) == (1, 1)


@pytest.mark.usefixtures("plain_paper")
@pytest.mark.parametrize("due", RUNS)
def test_a_page_that_is_only_shown_sends_nothing_not_even_what_waits(
    desk: Desk, server: MailServer, printer: Callable[[], list[bytes]], run: Briefing, due: tuple[str, ...]
) -> None:
    mailing(desk, server.port, PRINT)
    assert "Ferry sinks off Velm" in run(f"{MONDAY}T07:00", "--dry-run", *due).out
    assert not (desk.folder / "outbox").exists()
    run(f"{MONDAY}T07:00", "--no-network")
    assert run(f"{MONDAY}T08:00", "--dry-run", *due).code == 0
    assert run(f"{TUESDAY}T05:00", "--dry-run", *due).code in (0, 5)
    assert (len(server.kept), len(printer())) == (0, 1)


@pytest.mark.usefixtures("plain_paper")
def test_the_letter_of_yesterday_that_waited_goes_with_the_one_of_today(
    desk: Desk, server: MailServer, run: Briefing
) -> None:
    run(f"{MONDAY}T07:00", "--no-network")
    desk.put("capital/port.md", "Port opens a pier", PIER, TUESDAY)
    assert run(f"{TUESDAY}T07:00").code == 0
    assert subjects(server) == ["Ferry sinks off Velm", "Port opens a pier"]


@pytest.mark.usefixtures("plain_paper")
def test_a_clock_that_asks_every_quarter_gets_one_page_on_the_days_that_have_one(
    desk: Desk, server: MailServer, run: Briefing
) -> None:
    configured(desk, ('cut_off = "06:30"', 'cut_off = "06:30"\ndays = ["monday", "wednesday"]'))
    assert [run(f"{MONDAY}T{at}", "--due").code for at in ("05:00", "06:29")] == [0, 0]
    assert not (desk.folder / "out").exists()
    assert [run(f"{MONDAY}T{at}", "--due").code for at in ("06:30", "06:45", "23:59")] == [0, 0, 0]
    desk.put("capital/port.md", "Port opens a pier", PIER, TUESDAY)
    assert run(f"{TUESDAY}T07:00", "--due").code == 0
    assert [file.name for file in (desk.folder / "out").glob("*.html")] == [f"{NAME}.html"]
    assert len(server.kept) == 1


@pytest.mark.usefixtures("plain_paper")
def test_what_waits_goes_before_the_page_of_the_day_is_due(desk: Desk, server: MailServer, run: Briefing) -> None:
    run(f"{MONDAY}T07:00", "--no-network")
    assert run(f"{TUESDAY}T05:00", "--due").code == 0
    assert subjects(server) == ["Ferry sinks off Velm"]
    assert not page(desk, f"{TUESDAY}-morning-brief").exists()


@pytest.mark.usefixtures("plain_paper")
@pytest.mark.parametrize(
    ("step", "mailed"),
    [("output.post", 0), ("posting.printer.carrier", 1)],
    ids=["before the outbox", "between mail and print"],
)
def test_f41_a_run_killed_on_the_way_out_is_made_up_for_and_the_page_goes_once(  # noqa: PLR0913
    desk: Desk, server: MailServer, printer: Callable[[], list[bytes]], run: Briefing, step: str, mailed: int
) -> None:
    mailing(desk, server.port, PRINT)

    def dying(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(f"briefing.edition.{step}", die)
        run(f"{MONDAY}T06:30")

    assert ended(forked(dying)) == -signal.SIGKILL
    assert page(desk).exists()
    assert (len(server.kept), len(printer())) == (mailed, 0)
    assert [run(f"{MONDAY}T{at}", "--due").code for at in ("06:45", "07:00")] == [0, 0]
    assert (len(server.kept), len(printer())) == (1, 1)


@pytest.mark.usefixtures("plain_paper")
def test_f41_a_run_killed_while_the_server_keeps_the_letter_is_asked_about_and_not_repeated(
    desk: Desk, server: MailServer, run: Briefing, send: Briefing
) -> None:
    failing(server, desk, "--hang", "KEPT")
    child = forked(lambda _: run(f"{MONDAY}T06:30", "--due"))
    while server.heard() != "hangs":
        pass
    os.kill(child, signal.SIGKILL)
    assert ended(child) == -signal.SIGKILL
    failing(server, desk)
    for at in ("06:45", "07:00"):
        ran = run(f"{MONDAY}T{at}", "--due")
        assert ran.code == 6
        assert "may have reached" in ran.err
    assert send("--arrived").code == 0
    assert run(f"{MONDAY}T07:15", "--due").code == 0
    assert len(server.kept) == 1


@pytest.mark.usefixtures("plain_paper")
def test_with_a_damaged_archive_the_page_goes_once_and_not_every_quarter(
    desk: Desk, server: MailServer, run: Briefing
) -> None:
    (desk.folder / "archive.db").write_bytes(b"no archive at all" * 100)
    ran = run(f"{MONDAY}T06:30", "--due")
    assert ran.code == 4
    made = page(desk).stat().st_mtime_ns
    assert [run(f"{MONDAY}T{at}", "--due").code for at in ("06:45", "07:00")] == [0, 0]
    assert page(desk).stat().st_mtime_ns == made
    assert len(server.kept) == 1


def no_folder(desk: Desk, _: pytest.MonkeyPatch) -> None:
    (desk.folder / "outbox").write_text("a file in its place")


def full_disk(_: Desk, patch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    patch.setattr(outboxes, "write_new", full)


def mended(desk: Desk) -> None:
    folder = desk.folder / "outbox"
    if folder.is_file():
        folder.unlink()


@pytest.mark.usefixtures("plain_paper")
@pytest.mark.parametrize("spoil", [no_folder, full_disk], ids=["no-folder", "full-disk"])
@pytest.mark.parametrize("due", RUNS)
def test_without_an_outbox_the_page_is_written_and_one_sentence_told_then_it_goes_once(
    desk: Desk,
    server: MailServer,
    run: Briefing,
    spoil: Callable[[Desk, pytest.MonkeyPatch], None],
    due: tuple[str, ...],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        spoil(desk, patch)
        ran = run(f"{MONDAY}T07:00", "--quiet", *due)
    assert ran.code == 6
    assert ran.err.count("\n") == 1
    assert ran.err.startswith(f"{desk.folder}/outbox")
    assert page(desk).exists()
    mended(desk)
    assert [run(f"{MONDAY}T{at}", *due).code for at in ("07:15", "07:30")] == [0, 0]
    assert len(server.kept) == 1


DAMAGE: dict[str, Callable[[Path], object]] = {
    "nonsense": lambda log: log.write_bytes(b"nonsense\n" + log.read_bytes()),
    "gone": lambda log: log.unlink(),
}


@pytest.mark.usefixtures("plain_paper")
@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("due", RUNS)
def test_with_a_damaged_log_nothing_goes_twice_and_one_sentence_is_told(
    desk: Desk, server: MailServer, run: Briefing, damage: str, due: tuple[str, ...]
) -> None:
    run(f"{MONDAY}T07:00")
    DAMAGE[damage](desk.folder / f"outbox/morning-brief/mail/{NAME}.eml.log")
    made = page(desk).stat().st_mtime_ns
    ran = run(f"{MONDAY}T07:15", "--quiet", *due)
    assert ran.code == 6
    assert ran.err.count("\n") == 1
    assert "it cannot be known to whom the page went" in ran.err
    assert (page(desk).stat().st_mtime_ns == made) is bool(due)  # a clock makes no second page of it
    desk.put("capital/port.md", "Port opens a pier", PIER, TUESDAY)
    ran = run(f"{TUESDAY}T07:00", *due)
    assert ran.code == 6
    assert subjects(server) == ["Ferry sinks off Velm", "Port opens a pier"]


@pytest.mark.usefixtures("plain_paper")
def test_with_the_log_of_a_page_without_a_brief_damaged_it_is_told_and_the_page_written(
    desk: Desk, server: MailServer, run: Briefing
) -> None:
    run(f"{WEDNESDAY}T07:00")
    name = f"{WEDNESDAY}-morning-brief"
    page(desk, name).unlink()
    (desk.folder / f"outbox/morning-brief/mail/{name}-no-brief.eml.log").write_bytes(b"nonsense\n")
    ran = run(f"{WEDNESDAY}T07:15", "--quiet")
    assert ran.code == 6
    assert ran.err.count("\n") == 1
    assert page(desk, name).exists() or page(desk, f"{name}-no-brief").exists()
    assert len(server.kept) == 1


@pytest.mark.usefixtures("plain_paper")
def test_two_runs_at_the_same_moment_send_one_letter(desk: Desk, server: MailServer, run: Briefing) -> None:
    """Both stand ready until the gate opens; each says how it left."""
    gate, opening = os.pipe()

    def ready(_: pytest.MonkeyPatch) -> None:
        os.close(opening)
        os.read(gate, 1)
        os._exit(run(f"{MONDAY}T07:00").code)

    children = [forked(ready) for _ in range(2)]
    os.close(opening)
    assert [ended(child) for child in children] == [0, 0]
    os.close(gate)
    assert len(server.kept) == 1


def test_a_clock_that_asks_while_another_run_is_at_it_leaves_it_to_that(
    desk: Desk, server: MailServer, run: Briefing
) -> None:
    with alone(load(desk.folder / "briefing.toml", trusted=True)):
        ran = run(f"{MONDAY}T07:00", "--due")
    assert (ran.code, ran.err) == (0, "Morning brief: another run of it is under way; wait until that has ended.\n")
    assert not page(desk).exists()
    assert server.kept == []


IN_FILE = 'password_file = "secret"'
PLACES = [
    pytest.param(IN_FILE, id="file"),
    pytest.param('password_env = "DESK_SECRET"', id="environment", marks=pytest.mark.slow),
]


def password(desk: Desk, secret: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put it in both places."""
    (desk.folder / "secret").write_text(secret)
    monkeypatch.setenv("DESK_SECRET", secret)


@pytest.mark.usefixtures("plain_paper")
@pytest.mark.parametrize("place", PLACES)
def test_f35_a_wrong_password_is_told_without_it_and_the_right_one_opens(  # noqa: PLR0913
    desk: Desk, server: MailServer, run: Briefing, send: Briefing, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Some servers repeat in their answer what they were given."""
    wrong = "hunter2-and-more"
    failing(server, desk, "--say", f"AUTH=535 no {wrong} here", "--times", "1")
    mailing(desk, server.port, login=f'user = "desk"\n{place}\n')
    password(desk, wrong, monkeypatch)
    ran = run(f"{MONDAY}T07:00")
    assert ran.code == 6
    assert "check [mail] in briefing.toml" in ran.err
    assert run(f"{MONDAY}T07:15").code == 6  # by the server's own words
    assert server.kept == []
    password(desk, PASSWORD, monkeypatch)
    assert send().code == 0
    assert len(server.kept) == 1
    written = [file.read_bytes() for file in desk.folder.rglob("*") if file.is_file() and file.name != "secret"]
    for secret in (wrong, PASSWORD):
        for shape in (secret, b64encode(secret.encode()).decode()):
            assert shape not in ran.err + ran.out
            assert not [data for data in written if shape.encode() in data]


@pytest.mark.usefixtures("plain_paper")
def test_f35_a_password_that_is_not_there_keeps_the_letter_and_not_the_page(
    desk: Desk, server: MailServer, run: Briefing
) -> None:
    mailing(desk, server.port, login=f'user = "desk"\n{IN_FILE}\n')
    ran = run(f"{MONDAY}T07:00")
    assert ran.code == 6
    assert "secret, is not there or no plain file; check [mail] in briefing.toml." in ran.err
    assert page(desk).exists()
    assert server.kept == []


TITLES = [
    pytest.param("Ferry sinks&#13;&#10;Bcc: thief@evil.example&#x2028;X-Spam: no", id="line-ends"),
    pytest.param("Ferry sinks =?utf-8?q?=0D=0ABcc:_thief@evil.example?=", id="encoded", marks=pytest.mark.slow),
]


@pytest.mark.usefixtures("plain_paper")
@pytest.mark.parametrize("title", TITLES)
def test_f33_a_title_ends_no_header(desk: Desk, server: MailServer, run: Briefing, title: str) -> None:
    (desk.folder / "coast/ferry.md").unlink()
    told = ferry("Five", "Monday").replace("{day}", "")
    body = "".join(f"<p>{line}</p>" for line in told.splitlines() if line)
    dated = f'<meta property="article:published_time" content="{MONDAY}T04:00:00+01:00">'
    (desk.folder / "coast/ferry.html").write_bytes(live_page(title, body, head=dated))
    assert run(f"{MONDAY}T07:00").code == 0
    [kept] = server.kept
    letter = read(kept.letter)
    assert letter.keys() == HEADERS
    assert "Ferry sinks" in letter["Subject"]
    assert "thief@evil.example" in letter["Subject"]
    assert tuple(kept.addressees) == READERS


@pytest.mark.usefixtures("plain_paper")
def test_f34_addresses_in_an_article_get_nothing(desk: Desk, server: MailServer, run: Briefing) -> None:
    desk.put(
        "coast/ferry.md",
        "To: thief@evil.example, spy@evil.example",
        "To: thief@evil.example\n\nCc: <spy@evil.example>\n\n" + ferry("Five", "Monday"),
        MONDAY,
    )
    assert run(f"{MONDAY}T07:00").code == 0
    [kept] = server.kept
    letter = read(kept.letter)
    assert letter["To"] == ", ".join(READERS)
    assert letter.keys() == HEADERS
    assert tuple(kept.addressees) == READERS
