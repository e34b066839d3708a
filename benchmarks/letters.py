"""Letters from the outbox to a mail server on this machine: how many a second, each remembered on the disk.

Each letter holds the sample page as text, HTML and PDF and goes over a line of its own, as every morning's does; so
the figure tells what a desk with many editions can count on, before its own server is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.measure import Figure, seconds, told
from briefing.deliver.outbox import Outbox
from briefing.deliver.submission import carrier
from briefing.intake import Network, read_all
from briefing.pipeline import make
from briefing.run import Letterhead, all_rendered
from briefing.settings import Mail, Settings, Smtp
from tests.deliver.mail_servers import MailServer

SAMPLE = Path("tests/samples/summit.txt")
LETTERS = 100
FEWEST = 5.0  # a second; a house of 300 desks has all its pages within a minute
CLOSED = datetime(2026, 3, 5, 6, 30, tzinfo=UTC)


def figures() -> Iterator[Figure]:
    """Letters a second, and what they weigh."""
    documents, _ = read_all([str(SAMPLE)], Network(allowed=False), quiet=True)
    brief = make(documents, Settings())
    with MailServer() as server, TemporaryDirectory() as scratch:
        server.plays(Path(scratch, "kept"))
        mail = Mail(("chief@ministry.example",), "brief@ministry.example", Smtp("127.0.0.1", server.port, "none"))
        letter = all_rendered(brief, ["eml"], None, Letterhead(mail, CLOSED))["eml"]
        with Outbox(Path(scratch, "outbox"), lambda: datetime.now(UTC)) as outbox:
            posting = seconds(lambda: _post(outbox, letter, mail), perf_counter)
            sending = seconds(lambda: outbox.deliver(carrier(mail, None)), perf_counter)
        if len(server.kept) != LETTERS:
            raise RuntimeError(f"{len(server.kept)} of {LETTERS} letters arrived")
    note = f"{LETTERS} letters of {len(letter) // 1000} KB, posted in {told(posting)} and sent in {told(sending)}"
    rate = LETTERS / (posting + sending)
    yield Figure("letters to a server here", rate, FEWEST, "a second", at_least=True, note=note)


def _post(outbox: Outbox, letter: bytes, mail: Mail) -> None:
    for number in range(LETTERS):
        outbox.post(f"letter-{number:03d}.eml", letter, mail.recipients)
