"""The whole way once, everything real: a mail server, a browser, a cluster that loses a worker, and only commands."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from tests.attacks.mornings import monday
from tests.batch.archive import articles, contents, rows, written
from tests.batch.test_batch_cluster import scheduler_with_workers, until
from tests.deliver.mail_servers import MailServer
from tests.edition.desk import MONDAY
from tests.render import test_browser
from tests.render.test_mail_body import WIDTHS

browser = test_browser.browser  # the fixture
ROOT = Path(__file__).parents[2]
MAIL = """[mail]
recipients = ["chief@ministry.example"]
from = "desk@ministry.example"
[mail.smtp]
host = "127.0.0.1"
security = "none"
port = {port}
"""
PARTS, OF_EACH = 10, 20
DOCUMENTS = PARTS * OF_EACH
# The command, but for smaller parts of an archive, so that few documents make several.
COMMAND = f"from briefing.batch import parts; from briefing.cli import main; parts.MOST_DOCUMENTS = {OF_EACH}; main()"


def started(*arguments: str | Path) -> subprocess.Popen[str]:
    """`briefing ARGS…` in a process of its own."""
    command = [sys.executable, "-c", COMMAND, *map(str, arguments)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def told(run: subprocess.Popen[str]) -> str:
    """All that it said, when it has ended well."""
    out, err = run.communicate(timeout=120)
    assert run.returncode == 0, err
    return out + err


def mailed(folder: Path) -> tuple[bytes, list[Path]]:
    """The letter with Monday's page as it arrived, and the page's sources."""
    with MailServer() as server:
        server.plays(folder / "server")
        desk = monday(folder)
        desk.configure(MAIL.format(port=server.port))
        assert "went to chief@ministry.example" in told(
            started("run", folder / "briefing.toml", "--now", f"{MONDAY}T07:00")
        )
        [kept] = server.kept
    return kept.letter, [folder / "coast/ferry.md", folder / "capital/bank.md"]


def fits(browser: Any, letter: bytes) -> None:
    """The letter's page runs over no side, and asks nothing of the network."""
    body = message_from_bytes(letter, policy=default).get_body(("html",))
    assert body
    for width in WIDTHS:
        page = test_browser.opened(browser, body.get_content(), viewport={"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert "Five people died" in page.inner_text("body")
        assert page.seen == []
        page.close()


def bereaved(corpus: Path, out: Path, home: Path) -> None:
    """Brief the corpus on a cluster of two workers, one of which is killed when a part is done."""
    with scheduler_with_workers(home) as (address, workers):
        run = started("batch", corpus, "-o", out, "--dask", address)
        try:
            until(lambda: [*out.glob("part-*.jsonl")] or run.poll() is not None)
            workers[0].kill()
            assert workers[0].wait() == -signal.SIGKILL
            assert run.poll() is None and len([*out.glob("part-*.jsonl")]) < PARTS
            assert f"{DOCUMENTS} documents briefed" in told(run)
        finally:
            run.kill()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal")
def test_a_page_is_mailed_read_and_proved_and_an_archive_briefed_though_a_worker_dies(
    tmp_path: Path, browser: Any
) -> None:
    pytest.importorskip("distributed")
    (tmp_path / "desk").mkdir()
    letter, sources = mailed(tmp_path / "desk")
    file = tmp_path / "page.eml"
    file.write_bytes(letter)
    assert "16 of 16 lines stand verbatim in their source." in told(started("verify", file, *sources))
    fits(browser, letter)

    corpus = written(tmp_path / "press.jsonl", articles(DOCUMENTS))
    told(started("batch", corpus, "-o", tmp_path / "here", "--processes", "1"))
    bereaved(corpus, tmp_path / "there", tmp_path)
    assert [row["id"] for row in rows(tmp_path / "there")] == [f"a{number:04d}" for number in range(DOCUMENTS)]
    assert contents(tmp_path / "there") == contents(tmp_path / "here")
