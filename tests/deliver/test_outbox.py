"""Every page reaches every addressee once, or somebody is told: whatever dies, fills up, breaks or changes."""

from __future__ import annotations

import errno
import os
import signal
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from briefing.deliver.fate import Carrier, Fate, State
from briefing.deliver.faults import (
    BusyOutbox,
    DamagedOutbox,
    NoOutbox,
    NotCarried,
    UnfitName,
    UnwritableOutbox,
)
from briefing.deliver.letter import message
from briefing.deliver.logbook import Logbook, Posting
from briefing.deliver.outbox import KEPT, Outbox, posted
from briefing.deliver.sending import Sending
from briefing.deliver.submission import carrier
from briefing.errors import BriefingError
from briefing.settings import Mail, Smtp
from tests.deliver.mail_servers import MailServer
from tests.deliver.test_letter import BRIEF, CHIEF, DEPUTY, LETTER

NAME = "2026-11-26-morning-brief"
READERS = (CHIEF, DEPUTY)
DATA = message(LETTER)
MORNING = datetime(2026, 11, 26, 6, 31, tzinfo=UTC)
DONE, LATER, NEVER, UNHEARD = State.SENT, State.WAITING, State.REFUSED, State.DOUBT


class Postman:
    """A carrier that plays what it was told, one outcome for each call and addressee, else SENT; it keeps all calls."""

    def __init__(self, *outcomes: dict[str, State] | BriefingError) -> None:
        self.outcomes = list(outcomes)
        self.calls: list[tuple[bytes, tuple[str, ...]]] = []

    def __call__(self, data: bytes, addressees: tuple[str, ...], note: Callable[[], None]) -> tuple[Fate, ...]:
        self.calls.append((data, addressees))
        outcome = self.outcomes.pop(0) if self.outcomes else {}
        if isinstance(outcome, BriefingError):
            raise outcome
        note()
        return tuple(Fate(name, outcome.get(name, DONE), "as told") for name in addressees)


class Desk:
    """An outbox that is opened anew for each thing that is done, as by run after run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = MORNING
        self.slept: list[float] = []

    def open(self) -> Outbox:
        return Outbox(self.folder, lambda: self.now, patience=0.05)

    def post(self, data: bytes = DATA, to: tuple[str, ...] = READERS, name: str = NAME, again: bool = False) -> str:
        with self.open() as outbox:
            changed = outbox.post(f"{name}.eml", data, to, again=again)
            return changed.told() if changed else ""

    def deliver(self, postman: Carrier, *pauses: float) -> Sending:
        with self.open() as outbox:
            return outbox.deliver(postman, pauses, self.slept.append)

    def states(self) -> dict[str, State]:
        """How far the piece is to each, as a run would tell that sends nothing."""

        def closed(*_: object) -> tuple[Fate, ...]:
            raise NotCarried("closed", passing=False)

        return {parcel.addressee: parcel.state for parcel in self.deliver(closed).parcels}

    @property
    def log(self) -> Path:
        return self.folder / f"{NAME}.eml.log"

    @property
    def piece(self) -> Path:
        return self.folder / f"{NAME}.eml"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "state" / "outbox")


def test_a_page_goes_to_each_once_however_often_it_is_run(desk: Desk) -> None:
    postman = Postman()
    for _ in range(3):
        assert desk.post() == ""
        sending = desk.deliver(postman)
        assert sending.complete
    assert postman.calls == [(DATA, READERS)]
    assert sending.sentences == (
        f"{NAME}: already went to {CHIEF} (2026-11-26 06:31, as told).",
        f"{NAME}: already went to {DEPUTY} (2026-11-26 06:31, as told).",
    )


def test_an_empty_outbox_is_complete(desk: Desk) -> None:
    assert desk.deliver(Postman()) == Sending(())


def test_who_is_new_to_the_configuration_gets_it_and_who_left_does_not(desk: Desk) -> None:
    postman = Postman({CHIEF: DONE, DEPUTY: LATER})
    desk.post()
    desk.deliver(postman)
    desk.post(to=(CHIEF, "new@ministry.example"))
    assert desk.deliver(postman).complete
    assert [to for _, to in postman.calls] == [READERS, ("new@ministry.example",)]


def test_a_better_page_takes_the_place_of_one_that_nobody_has(desk: Desk) -> None:
    postman = Postman({CHIEF: LATER, DEPUTY: NEVER})
    desk.post()
    desk.deliver(postman)
    assert desk.post(b"better") == ""
    desk.deliver(postman)
    assert postman.calls[1:] == [(b"better", READERS)]


@pytest.mark.parametrize("state", [DONE, UNHEARD])
def test_a_changed_page_is_not_sent_after_one_that_somebody_has_until_a_person_says_so(
    desk: Desk, state: State
) -> None:
    postman = Postman({CHIEF: state, DEPUTY: LATER})
    desk.post()
    desk.deliver(postman)
    told = desk.post(b"changed")
    assert told.startswith(f"{NAME}: has changed since it went to {CHIEF} (2026-11-26 06:31, {state});")
    assert DEPUTY not in told
    assert desk.piece.read_bytes() == DATA
    assert desk.post(b"changed", again=True) == ""
    desk.deliver(postman)
    assert postman.calls[1:] == [(b"changed", READERS)]


def test_a_person_may_have_the_same_page_sent_again(desk: Desk) -> None:
    postman = Postman()
    desk.post()
    desk.deliver(postman)
    desk.post(again=True)
    desk.deliver(postman)
    desk.post()
    desk.deliver(postman)
    assert postman.calls == [(DATA, READERS)] * 2


def test_what_is_in_doubt_is_told_at_each_run_and_sent_only_when_a_person_says_so(desk: Desk) -> None:
    postman = Postman({CHIEF: UNHEARD, DEPUTY: NEVER})
    desk.post()
    first = desk.deliver(postman, 1.0, 2.0)
    desk.post(name="2026-11-27-morning-brief")
    desk.now += timedelta(days=1)
    later = desk.deliver(postman)
    doubt = f"{NAME}: may have reached {CHIEF} or not (2026-11-26 06:31, as told); ask there"
    assert [sum(told.startswith(doubt) for told in run.sentences) for run in (first, later)] == [1, 1]
    assert not later.complete
    assert [to for _, to in postman.calls] == [READERS, READERS]  # the second is the next day's page
    with desk.open() as outbox:
        outbox.again()
    assert desk.deliver(postman).complete
    assert postman.calls[2:] == [(DATA, (CHIEF,))]


def test_a_mended_address_gets_the_page_and_the_dead_one_is_asked_no_more(desk: Desk) -> None:
    mended = "vize@ministry.example"
    postman = Postman({DEPUTY: NEVER})
    desk.post()
    desk.deliver(postman)
    with desk.open() as outbox:
        outbox.address((CHIEF, mended))
        told = [parcel.told("desk.toml") for parcel in outbox.deliver(postman).parcels]
    assert postman.calls == [(DATA, READERS), (DATA, (mended,))]
    assert told == [
        f"{NAME}: already went to {CHIEF} (2026-11-26 06:31, as told).",
        f"{NAME}: went to {mended} (2026-11-26 06:31, as told).",
    ]
    assert desk.states() == {CHIEF: DONE, mended: DONE}


def test_who_comes_late_to_a_page_that_has_changed_gets_the_one_that_others_have(desk: Desk) -> None:
    postman = Postman()
    desk.post()
    desk.deliver(postman)
    changed = desk.post(b"changed", to=(*READERS, "new@ministry.example"))
    assert "has changed since it went to" in changed and changed.endswith("To send it to all: briefing run --again.")
    desk.deliver(postman)
    assert postman.calls[1:] == [(DATA, ("new@ministry.example",))]


def test_an_older_page_goes_to_nobody_who_left_or_is_new(desk: Desk) -> None:
    postman = Postman({CHIEF: LATER, DEPUTY: LATER})
    desk.post(name="2026-11-25-morning-brief")
    desk.deliver(postman)
    desk.post(b"today's", to=(DEPUTY, "new@ministry.example"))
    with desk.open() as outbox:
        outbox.address((DEPUTY, "new@ministry.example"))
    desk.deliver(postman)
    assert [to for _, to in postman.calls[1:]] == [(DEPUTY,), (DEPUTY, "new@ministry.example")]


def test_a_page_that_looks_the_same_is_no_changed_one(desk: Desk) -> None:
    with desk.open() as outbox:
        outbox.post(f"{NAME}.eml", DATA, (CHIEF,), version="the page")
        outbox.deliver(Postman(), ())
        assert outbox.post(f"{NAME}.eml", DATA + b"To: more", READERS, version="the page") is None
        changed = outbox.post(f"{NAME}.eml", DATA, READERS, version="another")
    assert changed is not None


def test_what_the_desk_says_came_is_in_doubt_no_more_and_not_sent_again(desk: Desk) -> None:
    postman = Postman({CHIEF: UNHEARD, DEPUTY: NEVER})
    desk.post()
    desk.deliver(postman)
    with desk.open() as outbox:
        outbox.arrived()
    assert desk.states() == {CHIEF: DONE, DEPUTY: NEVER}
    assert len(postman.calls) == 1


def test_again_leaves_alone_what_was_sent_and_what_was_refused_of_older_pages(desk: Desk) -> None:
    postman = Postman({DEPUTY: NEVER}, {CHIEF: DONE, DEPUTY: NEVER})
    desk.post(name="2026-11-25-morning-brief")
    desk.post()
    refused = desk.deliver(postman)
    assert f"{NAME}: was refused for {DEPUTY} (2026-11-26 06:31, as told); mend the address" in refused.sentences[3]
    with desk.open() as outbox:
        outbox.again()
    desk.deliver(postman)
    desk.post()
    desk.deliver(postman)
    assert [to for _, to in postman.calls] == [READERS, READERS, (DEPUTY,)]


def test_what_was_posted_is_known_whatever_became_of_it(desk: Desk) -> None:
    assert not posted(desk.folder, f"{NAME}.eml")
    desk.post()
    assert posted(desk.folder, f"{NAME}.eml")
    assert not posted(desk.folder, "2026-11-27-morning-brief.eml")
    desk.deliver(Postman({CHIEF: NEVER, DEPUTY: UNHEARD}))
    assert posted(desk.folder, f"{NAME}.eml")


def test_what_fails_for_now_is_tried_again_after_each_pause_then_in_the_next_run(desk: Desk) -> None:
    postman = Postman({DEPUTY: LATER}, {DEPUTY: LATER}, {DEPUTY: LATER})
    desk.post()
    sending = desk.deliver(postman, 15.0, 90.0)
    assert [to for _, to in postman.calls] == [READERS, (DEPUTY,), (DEPUTY,)]
    assert desk.slept == [15.0, 90.0]
    assert f"{NAME}: waits for {DEPUTY}" in sending.sentences[1]
    assert desk.deliver(postman, 15.0).complete
    assert desk.slept == [15.0, 90.0]


@pytest.mark.parametrize(("passing", "tries"), [(True, 3), (False, 1)])
def test_a_closed_way_is_told_once_and_tried_again_only_if_it_may_open(desk: Desk, passing: bool, tries: int) -> None:
    postman = Postman(*[NotCarried("mail.example:587: it sleeps.", passing)] * 3)
    desk.post(name="2026-11-25-morning-brief")
    desk.post()
    sending = desk.deliver(postman, 15.0, 90.0)
    assert len(postman.calls) == tries
    assert sending.faults == ("mail.example:587: it sleeps.",)
    assert {parcel.state for parcel in sending.parcels} == {LATER}
    assert desk.deliver(Postman()).complete


def test_a_way_that_opens_again_within_the_run_is_no_fault(desk: Desk) -> None:
    desk.post()
    assert desk.deliver(Postman(NotCarried("it sleeps.", passing=True)), 15.0).complete


def test_the_oldest_page_goes_first_and_old_ones_are_told_no_more_when_they_are_done(desk: Desk) -> None:
    postman = Postman({DEPUTY: NEVER})
    for day in ("2026-11-28", "2026-11-26", "2026-11-27"):
        desk.post(day.encode(), name=f"{day}-brief")
    desk.deliver(postman)
    assert [data for data, _ in postman.calls] == [b"2026-11-26", b"2026-11-27", b"2026-11-28"]
    assert {parcel.piece for parcel in desk.deliver(postman).parcels} == {"2026-11-28-brief"}


def test_an_old_page_goes_but_not_the_memory_that_it_was_sent(desk: Desk) -> None:
    postman = Postman()
    desk.post()
    desk.deliver(postman)
    desk.now += KEPT
    desk.deliver(postman)
    assert desk.piece.exists()
    desk.now += timedelta(seconds=1)
    desk.deliver(postman)
    assert (desk.piece.exists(), desk.log.exists()) == (False, True)
    desk.post()
    assert "has changed since" in desk.post(b"changed")
    desk.deliver(postman)
    assert len(postman.calls) == 1
    desk.post(again=True)
    desk.deliver(postman)
    assert postman.calls[1:] == [(DATA, READERS)]


@pytest.mark.parametrize("state", [LATER, NEVER, UNHEARD])
def test_an_old_page_that_not_all_have_stays(desk: Desk, state: State) -> None:
    desk.post()
    desk.deliver(Postman({DEPUTY: state}))
    desk.now += 2 * KEPT
    desk.states()
    assert desk.piece.read_bytes() == DATA


def test_two_runs_never_send_at_once(desk: Desk) -> None:
    with desk.open(), pytest.raises(BusyOutbox, match="another run"), desk.open():
        pass
    with desk.open() as outbox:
        assert outbox.deliver(Postman()).complete


def test_all_is_for_its_user_alone(desk: Desk) -> None:
    desk.folder.mkdir(parents=True)
    desk.folder.chmod(0o755)
    desk.post()
    desk.deliver(Postman())
    assert stat.S_IMODE(desk.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in desk.folder.iterdir()} == {0o600}


def test_no_link_is_followed(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "file").write_bytes(b"theirs")
    desk.folder.parent.mkdir()
    desk.folder.symlink_to(other)
    with pytest.raises(NoOutbox, match="it is a link"):
        desk.post()
    desk.folder.unlink()
    desk.post()
    desk.log.unlink()
    desk.log.symlink_to(other / "file")
    with pytest.raises(BriefingError, match="cannot be read"):
        desk.post()
    assert "cannot be read" in desk.deliver(Postman()).faults[0]
    desk.log.unlink()
    desk.piece.unlink()
    desk.piece.symlink_to(other / "file")
    with pytest.raises(BriefingError, match="cannot be read"):
        desk.post()
    assert (other / "file").read_bytes() == b"theirs"


def test_a_folder_that_cannot_be_is_told(desk: Desk) -> None:
    desk.folder.parent.write_bytes(b"no folder")
    with pytest.raises(NoOutbox, match="the outbox cannot be used"):
        desk.post()


@pytest.mark.parametrize("name", ["../../etc/passwd", "", ".hidden", "a/b", "a\x00b", "x" * 200, "-rf"])
def test_a_name_never_leaves_the_folder(desk: Desk, name: str) -> None:
    with pytest.raises(UnfitName):
        desk.post(name=name)


def test_a_log_whose_last_line_is_torn_is_read_without_it(desk: Desk) -> None:
    desk.post()
    posted = desk.log.read_bytes()
    desk.deliver(Postman())
    whole = desk.log.read_bytes()
    assert len(whole.splitlines()) == 5  # posted, in doubt for two, sent to two
    ends = [len(posted)]
    for line in whole[len(posted) :].splitlines(keepends=True):
        ends += [ends[-1] + cut for cut in (1, len(line) // 2, len(line) - 1, len(line))]
    for end in ends:
        desk.log.write_bytes(whole[:end])
        lines = whole[:end].count(b"\n")
        chief, deputy = desk.states().values()
        assert chief == (DONE if lines >= 4 else UNHEARD if lines >= 2 else LATER)
        assert deputy == (DONE if lines >= 5 else UNHEARD if lines >= 3 else LATER)


def test_a_torn_line_does_not_spoil_the_next_one(desk: Desk) -> None:
    desk.post()
    with desk.log.open("ab") as log:
        log.write(b'{"moment": "2026-' + b"9" * 5000)
    postman = Postman()
    desk.deliver(postman)
    assert list(desk.states().values()) == [DONE, DONE]


def test_what_a_failing_disk_left_in_the_log_does_not_spoil_what_comes_next(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Logbook(desk.folder.parent / "page.eml.log")
    book.file.parent.mkdir()
    with monkeypatch.context() as patch, pytest.raises(UnwritableOutbox):
        patch.setattr(os, "fsync", lambda _: full())
        patch.setattr(os, "ftruncate", lambda *_: None)
        book.write([Posting(MORNING, "aa", "aa", READERS * 9, again=False)])
    book.write([Posting(MORNING, "bb", "bb", READERS, again=False)])
    assert Logbook(book.file).addressees == READERS


@pytest.mark.parametrize(
    "damage",
    [
        lambda log: log.replace(b"in doubt", b"in dubio", 1),
        lambda log: log.replace(b"chief", b"thief"),
        lambda log: b"\x00" * 20 + log,
        lambda log: log.replace(b"{", b"[", 1),
        lambda log: b"\n".join(log.splitlines()[1:]) + b"\n",
        lambda log: log.replace(b'"digest": "', b'"digest": "0', 1),
        lambda log: log.replace(b"+00:00", b"", 1),
        lambda log: b"7\n",
        lambda log: b"",
    ],
    ids=["state", "addressee", "zeros", "bracket", "first-line", "hash", "zone", "number", "emptied"],
)
def test_a_damaged_log_is_refused_and_never_means_that_nothing_was_sent(
    desk: Desk, damage: Callable[[bytes], bytes]
) -> None:
    desk.post()
    desk.deliver(Postman())
    log = desk.log.read_bytes()
    spoilt = damage(log)
    if b"thief" in spoilt:  # in one line only
        lines = log.splitlines(keepends=True)
        spoilt = b"".join([*lines[:-1], lines[-1].replace(b"deputy", b"debuty")])
    desk.log.write_bytes(spoilt)
    postman = Postman()
    for again in (False, True):
        with pytest.raises(DamagedOutbox, match="it cannot be known to whom the page went"):
            desk.post(again=again)
    desk.post(b"tomorrow", name="2026-11-27-brief")
    sending = desk.deliver(postman)
    assert "it cannot be known" in sending.faults[0]
    assert not sending.complete
    assert [data for data, _ in postman.calls] == [b"tomorrow"]


def test_a_log_that_is_gone_is_missed(desk: Desk) -> None:
    desk.post()
    desk.deliver(Postman())
    desk.log.unlink()
    with pytest.raises(DamagedOutbox, match="its log is gone"):
        desk.post()


def test_a_page_that_is_not_what_was_posted_is_not_sent_and_posting_it_again_mends_it(desk: Desk) -> None:
    desk.post()
    desk.piece.write_bytes(b"somebody else's words")
    postman = Postman()
    assert "it is not what was posted" in desk.deliver(postman).faults[0]
    assert postman.calls == []
    desk.post()
    assert desk.deliver(postman).complete


# What the outbox does to the disk goes through these; a hook counts them, and stops the run at one of them.
STEPS = ("open", "write", "fsync", "replace", "ftruncate", "unlink")


class Stop:
    """At the step of that number, do something instead."""

    def __init__(self, number: int, instead: Callable[[], None]) -> None:
        self.left = number
        self.instead = instead

    def hook(self, patch: pytest.MonkeyPatch) -> None:
        for name in STEPS:
            patch.setattr(os, name, self._counting(getattr(os, name)))

    def _counting(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **named: Any) -> Any:
            self.left -= 1
            if self.left == 0:
                self.instead()
            return step(*args, **named)

        return counted


def full() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def stops(run: Callable[[Stop], None], instead: Callable[[], None]) -> Iterator[int]:
    """Runs it stopped at its first step, its second and so on, until it gets through; the number of each."""
    for number in range(1, 200):
        stop = Stop(number, instead)
        run(stop)
        yield number
        if stop.left > 0:
            return
    raise AssertionError("it never gets through")


def test_f41_a_full_disk_posts_nothing_by_halves(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    faults = Counter[str]()

    def run(stop: Stop) -> None:
        desk.folder = desk.folder.with_name(f"outbox-{stop.left}")
        desk.post(b"the one before")
        with monkeypatch.context() as patch:
            stop.hook(patch)
            try:
                desk.post()
            except BriefingError as fault:
                faults[type(fault).__name__] += 1
                assert "No space left" in str(fault)

    for _ in stops(run, full):
        postman = Postman()
        desk.deliver(postman)
        assert [(data in (DATA, b"the one before"), to) for data, to in postman.calls] in ([(True, READERS)], [])
        desk.post()
        desk.deliver(postman)
        assert [data for data, _ in postman.calls].count(DATA) <= 1
        assert not list(desk.folder.glob(".*.part"))
    assert faults["UnwritableOutbox"] > 4


def test_f41_a_full_disk_never_makes_a_page_go_twice(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    delivered = Counter[str]()

    def postman(_: bytes, addressees: tuple[str, ...], note: Callable[[], None]) -> tuple[Fate, ...]:
        note()
        delivered.update(addressees)
        return tuple(Fate(name, DONE) for name in addressees)

    def run(stop: Stop) -> None:
        delivered.clear()
        desk.folder = desk.folder.with_name(f"outbox-{stop.left}")
        desk.post()
        with monkeypatch.context() as patch, suppress(BriefingError):
            stop.hook(patch)
            desk.deliver(postman)

    for _ in stops(run, full):
        sending = desk.deliver(postman)
        for name in READERS:
            states = [parcel.state for parcel in sending.parcels if parcel.addressee == name]
            assert (delivered[name], states) in ((1, [DONE]), (1, [UNHEARD]), (0, [UNHEARD]))


def test_f41_what_cannot_be_written_down_is_not_sent(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.post()
    sent = []

    def postman(_: bytes, addressees: tuple[str, ...], note: Callable[[], None]) -> tuple[Fate, ...]:
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", lambda *_: full())
            note()
        sent.append(addressees)
        return ()

    with pytest.raises(UnwritableOutbox, match="No space left on device"):
        desk.deliver(postman)
    assert sent == []
    assert list(desk.states().values()) == [LATER, LATER]


Serving = Callable[..., MailServer]
FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system knows no fork")


def to_server(server: MailServer) -> Carrier:
    return carrier(Mail(READERS, BRIEF, Smtp("127.0.0.1", server.port, security="none")), None)


def forked(run: Callable[[], object]) -> int:
    """The signal that ended a process of its own that ran it, 0 where it got through."""
    child = os.fork()
    if not child:
        with suppress(BaseException):
            run()
            os._exit(0)
        os._exit(1)
    code = os.waitpid(child, 0)[1]
    assert code in (0, signal.SIGKILL)
    return code


def got(server: MailServer) -> Counter[str]:
    """How many letters each addressee got."""
    return Counter(name for kept in server.kept for name in kept.addressees)


@FORKS
@pytest.mark.parametrize(
    ("moment", "state"), [("unmarked", DONE), ("marked", UNHEARD), ("answered", UNHEARD)], ids=lambda value: str(value)
)
def test_f41_a_run_killed_around_the_mark_sends_nothing_twice(
    desk: Desk, serving: Serving, moment: str, state: State
) -> None:
    server = serving()

    def dying(data: bytes, addressees: tuple[str, ...], note: Callable[[], None]) -> tuple[Fate, ...]:
        def marked() -> None:
            if moment == "unmarked":
                die()
            note()
            if moment == "marked":
                die()

        fates = to_server(server)(data, addressees, marked)
        if moment == "answered":
            die()
        return fates

    desk.post()
    assert forked(lambda: desk.deliver(dying)) == signal.SIGKILL
    sending = desk.deliver(to_server(server))
    assert [parcel.state for parcel in sending.parcels] == [state] * 2
    assert sending.complete == (state is DONE)
    assert list(got(server).values()) == ([] if moment == "marked" else [1, 1])
    if state is UNHEARD:
        with desk.open() as outbox:
            outbox.again()
        assert desk.deliver(to_server(server)).complete
        ids = {line for kept in server.kept for line in kept.letter.splitlines() if line.startswith(b"Message-ID")}
        assert len(ids) == 1


@FORKS
def test_f41_a_run_killed_while_the_server_keeps_the_letter_leaves_it_in_doubt(desk: Desk, serving: Serving) -> None:
    server = serving("--hang", "KEPT")
    desk.post()
    child = os.fork()
    if not child:
        with suppress(BaseException):
            desk.deliver(to_server(server))
        os._exit(1)
    while server.heard() != "hangs":
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert [parcel.state for parcel in desk.deliver(to_server(server)).parcels] == [UNHEARD] * 2
    assert got(server) == Counter(READERS)


@FORKS
def test_f41_a_run_killed_while_it_posts_has_posted_or_not(desk: Desk) -> None:
    seen = Counter[tuple[bytes, ...]]()
    for number in range(1, 200):
        desk.folder = desk.folder.with_name(f"outbox-{number}")
        desk.post(b"the one before")

        def run(number: int = number) -> None:
            with pytest.MonkeyPatch.context() as patch:
                Stop(number, die).hook(patch)
                desk.post()

        through = forked(run) == 0
        postman = Postman()
        assert desk.deliver(postman).complete
        seen[tuple(data for data, _ in postman.calls)] += 1
        if through:
            break
    assert set(seen) == {(b"the one before",), (DATA,)}


@FORKS
def test_f41_a_run_killed_at_any_step_posts_and_sends_once_or_is_in_doubt(desk: Desk, serving: Serving) -> None:
    seen = Counter[tuple[int, str]]()
    for number in range(1, 200):
        desk.folder = desk.folder.with_name(f"outbox-{number}")
        server = serving().plays(desk.folder.with_name(f"server-{number}"))

        def run(number: int = number, server: MailServer = server) -> None:
            with pytest.MonkeyPatch.context() as patch:
                Stop(number, die).hook(patch)
                desk.post()
                desk.deliver(to_server(server))

        through = forked(run) == 0
        desk.post()
        sending = desk.deliver(to_server(server))
        for parcel in sending.parcels:
            seen[got(server)[parcel.addressee], parcel.state] += 1
        assert len(sending.parcels) == 2
        if through:
            break
    assert set(seen) == {(1, DONE), (0, UNHEARD), (1, UNHEARD)}


def test_f35_greylisting_gives_each_one_letter_and_all_the_same_message_id(desk: Desk, serving: Serving) -> None:
    server = serving("--say", "RCPT=450 come back later", "--times", "1")
    desk.post()
    assert desk.deliver(to_server(server), 15.0).complete
    assert [kept.addressees for kept in server.kept] == [[DEPUTY], [CHIEF]]
    assert [kept.letter for kept in server.kept] == [DATA, DATA]


@pytest.mark.parametrize(("moment", "kept"), [("DOT", {}), ("KEPT", {CHIEF: 1, DEPUTY: 1})])
def test_f35_a_drop_after_the_dot_is_never_tried_again_by_itself(
    desk: Desk, serving: Serving, moment: str, kept: dict[str, int]
) -> None:
    server = serving("--drop", moment, "--times", "1")
    desk.post()
    for _ in range(2):
        sending = desk.deliver(to_server(server), 15.0)
        assert [parcel.state for parcel in sending.parcels] == [UNHEARD] * 2
        assert "it ended the connection" in sending.sentences[0]
    assert got(server) == kept


def test_f35_a_line_that_breaks_early_is_tried_again_within_the_run(desk: Desk, serving: Serving) -> None:
    server = serving("--drop", "RCPT", "--times", "1")
    desk.post()
    assert desk.deliver(to_server(server), 15.0).complete
    assert got(server) == Counter(READERS)


def test_f34_only_the_configured_get_a_letter_whatever_it_says(desk: Desk, serving: Serving) -> None:
    server = serving()
    desk.post(DATA.replace(b"\r\n\r\n", b"\r\nCc: spy@evil.example\r\n\r\nTo: spy@evil.example\r\n", 1))
    desk.deliver(to_server(server))
    assert got(server) == Counter(READERS)
