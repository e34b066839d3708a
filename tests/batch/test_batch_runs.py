"""Whole runs on this machine: every document its row, the same bytes however it was worked on or stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from email.message import EmailMessage
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from briefing.batch import Order, Outcome, brief_all, flow, parts, work
from briefing.batch.progress import shown
from briefing.batch.refusals import NoChild, NoRoom, NothingBriefed, NotInstalled
from briefing.guard import Limits
from tests.batch import poison
from tests.batch.archive import articles, contents, rows, text, written
from tests.conftest import Ran

ROOT = Path(__file__).parents[2]


def told_nothing(done: int, refused: int) -> None:
    """Nobody watches."""


def run(corpus: Path, out: Path, **wanted: Any) -> Outcome:
    return brief_all(Order((str(corpus),), out, **wanted), told_nothing)


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three documents in a part."""
    monkeypatch.setattr(parts, "MOST_DOCUMENTS", 3)


@pytest.mark.usefixtures("small_parts")
def test_every_document_has_its_row_in_the_order_of_the_corpus(tmp_path: Path) -> None:
    records = list(articles(4))
    records[1]["text"] = "Kein Wort hier ist englisch, und doch steht da ein ganzer Satz über den Hafen von Velm. " * 5
    del records[2]["text"]
    outcome = run(written(tmp_path / "press.jsonl", records), tmp_path / "out")
    found = rows(tmp_path / "out")
    assert [row["id"] for row in found] == ["a0000", "a0001", "press.jsonl, line 3 (a0002)", "a0003"]
    assert [row["status"] for row in found] == ["briefed", "refused", "refused", "briefed"]
    assert "English" in found[1]["why"] and found[1]["brief"] is None
    assert found[0]["why"] is None and found[0]["brief"]["schema"] == "briefing/1"
    assert found[0]["brief"]["sources"][0]["name"] == "a0000"
    assert any("pier 0" in line["text"] for line in found[0]["brief"]["news"] + found[0]["brief"]["summary"])
    assert outcome.summary() == "out/: 2 documents briefed; 2 refused, as told in their rows"


def test_each_document_in_a_mail_has_a_row(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = "Piers", "desk@velm.example", "Mon, 4 May 2026 08:00:00 +0000"
    mail.set_content(text(1))
    mail.add_attachment(text(2).encode(), maintype="text", subtype="plain", filename="report.txt")
    (tmp_path / "wire").mkdir()
    (tmp_path / "wire" / "note.eml").write_bytes(mail.as_bytes())
    run(tmp_path / "wire", tmp_path / "out")
    assert [(row["id"], row["status"]) for row in rows(tmp_path / "out")] == [
        ("note.eml", "briefed"),
        ("note.eml › report.txt", "briefed"),
    ]


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_the_bytes_are_the_same_whatever_the_number_of_processes(tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    corpus = written(tmp_path / "press.jsonl", articles(8))
    for name, processes in (("one", 1), ("two", 2)):
        run(corpus, tmp_path / name, processes=processes, form=form)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert len(contents(tmp_path / "one")) == 4


@pytest.mark.usefixtures("small_parts")
def test_a_second_run_does_what_is_missing_or_has_changed(tmp_path: Path) -> None:
    records = list(articles(8))
    out = tmp_path / "out"
    assert run(written(tmp_path / "press.jsonl", records), out).there == 0
    first = contents(out)
    (out / "part-000001.jsonl").unlink()
    assert run(tmp_path / "press.jsonl", out).summary().endswith("8 documents briefed; 2 parts were there already")
    assert contents(out) == first
    records[7]["text"] = text(70)
    assert run(written(tmp_path / "press.jsonl", records), out).there == 2
    assert contents(out)["part-000001.jsonl"] == first["part-000001.jsonl"]
    assert contents(out)["part-000002.jsonl"] != first["part-000002.jsonl"]
    assert run(written(tmp_path / "press.jsonl", records[:3]), out).summary() == (
        "out/: 3 documents briefed; 1 part was there already; "
        "2 parts were made anew or taken out: the corpus has changed"
    )
    assert set(contents(out)) == {"manifest.jsonl", "part-000000.jsonl"}


def brief(number: int) -> dict[str, str]:
    """A record that is refused, and quickly."""
    return {"id": f"b{number:04d}", "text": f"Pier {number}."}


def test_a_corpus_that_grew_costs_its_last_part_and_the_new_ones(tmp_path: Path) -> None:
    records = [*articles(1), *map(brief, range(1, 250))]
    out = tmp_path / "out"
    run(written(tmp_path / "press.jsonl", records), out)
    first = contents(out)
    files = [out / f"part-00000{number}.jsonl" for number in range(3)]
    kept = [file.stat().st_ino for file in files]
    records += map(brief, range(250, 1_250))
    outcome = run(written(tmp_path / "press.jsonl", records), out)
    assert outcome.summary() == (
        "out/: 1 document briefed; 1,249 refused, as told in their rows; 2 parts were there already; "
        "1 part was made anew or taken out: the corpus has changed"
    )
    assert [file.stat().st_ino == inode for file, inode in zip(files, kept, strict=True)] == [True, True, False]
    assert len(contents(out)) == 13 + 1
    assert [row["id"] for row in rows(out)] == [record["id"] for record in records]
    assert contents(out)[files[2].name].startswith(first[files[2].name])


def test_a_document_that_changed_costs_its_part_and_no_other(tmp_path: Path) -> None:
    records = [*articles(1), *map(brief, range(1, 220))]
    out = tmp_path / "out"
    run(written(tmp_path / "press.jsonl", records), out)
    first = contents(out)
    records[0]["text"] = text(99)
    assert run(written(tmp_path / "press.jsonl", records), out).there == 2
    changed = {name for name, data in contents(out).items() if data != first[name]}
    assert changed == {"part-000000.jsonl", "manifest.jsonl"}
    assert "pier 99" in json.dumps(rows(out)[0]["brief"])


def test_every_record_that_cannot_be_read_has_its_row(tmp_path: Path) -> None:
    corpus = written(tmp_path / "press.jsonl", articles(1))
    corpus.write_text(corpus.read_text() + "torn\n" * 1_500)
    assert run(corpus, tmp_path / "out").summary() == "out/: 1 document briefed; 1,500 refused, as told in their rows"
    found = rows(tmp_path / "out")
    assert (found[1_500]["id"], len({row["id"] for row in found})) == ("press.jsonl, line 1501", 1_501)


def listings(monkeypatch: pytest.MonkeyPatch, corpus: Path, out: Path, by: str) -> int:
    """How often a run lists a folder."""
    count = 0
    scan = os.scandir

    def counted(*place: Any) -> Any:
        nonlocal count
        count += 1
        return scan(*place)

    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", counted)
        run(corpus, out, by=by)
    return count


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("by", ["document", "day"])
def test_no_folder_is_listed_once_more_for_more_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str) -> None:
    few, many = (written(tmp_path / f"{n}.jsonl", [*articles(1), *map(brief, range(1, n))]) for n in (3, 120))
    assert 0 < listings(monkeypatch, few, tmp_path / "few", by) == listings(monkeypatch, many, tmp_path / "many", by)
    assert len(list((tmp_path / "many").glob("part-*"))) >= 40


def test_what_a_killed_run_left_half_written_goes(tmp_path: Path) -> None:
    corpus, out = written(tmp_path / "press.jsonl", articles(1)), tmp_path / "out"
    out.mkdir()
    (out / ".part-000007.jsonl.99999999.part").write_bytes(b"half")
    run(corpus, out)
    assert set(contents(out)) == {"manifest.jsonl", "part-000000.jsonl"}


def test_f72_the_manifest_does_not_tell_where_it_was_made(tmp_path: Path) -> None:
    run(written(tmp_path / "press.jsonl", articles(1)), tmp_path / "out")
    assert not any(str(tmp_path).encode() in data for data in contents(tmp_path / "out").values())
    head = json.loads((tmp_path / "out" / "manifest.jsonl").read_text().splitlines()[0])
    assert (head["schema"], head["corpus"]) == ("briefing-batch/1", ["press.jsonl"])


def test_f64_a_child_that_cannot_be_started_ends_the_run_and_blames_no_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    corpus = written(tmp_path / "press.jsonl", articles(1))
    with monkeypatch.context() as patched:
        patched.setattr(import_module("briefing.guard.crew"), "mkdtemp", full)
        with pytest.raises(NoChild, match=r"^this machine: no child can be started to read in \(No space left"):
            run(corpus, tmp_path / "out")
    assert run(corpus, tmp_path / "out").briefed == 1


@pytest.mark.parametrize("by", ["document", "day"])
def test_f64_a_full_disk_ends_the_run_and_a_second_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    corpus, out = written(tmp_path / "press.jsonl", articles(2)), tmp_path / "out"
    run(corpus, tmp_path / "whole", by=by)
    for place in ("os.fsync", "pathlib.Path.mkdir", "pathlib.Path.replace"):
        with monkeypatch.context() as patched:
            patched.setattr(place, full)
            with pytest.raises(NoRoom, match=r"cannot be written \(No space left on device\); what is finished stays"):
                run(corpus, out, by=by)
    run(corpus, out, by=by)
    assert contents(out) == contents(tmp_path / "whole")


KILLS = {
    "abort": "crashes on it (signal 6)",
    "spin": "takes longer than 40 seconds",
    "grow": "needs too much memory",
    "leave": "ends without an answer",
    "fail": "fails on it (LookupError)",
    "recurse": "nested too deeply",
}


def test_f65_a_poison_document_costs_itself_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "briefs", poison.briefs)
    monkeypatch.setattr(work, "DOCUMENT", Limits(seconds=40, processor=1, memory=800_000_000))
    (tmp_path / "wire").mkdir()
    for number, way in enumerate(KILLS):
        (tmp_path / "wire" / f"{number}0 {way}.txt").write_text(way)
        (tmp_path / "wire" / f"{number}1 good.txt").write_text(text(number))
    run(tmp_path / "wire", tmp_path / "out", processes=2)
    found = rows(tmp_path / "out")
    assert [row["status"] for row in found] == ["refused", "briefed"] * len(KILLS)
    for row, fault in zip(found[::2], KILLS.values(), strict=True):
        assert fault in row["why"] and row["why"].startswith(row["id"])


def test_hostile_pages_are_rows_and_so_are_good_ones(tmp_path: Path) -> None:
    (tmp_path / "wire").mkdir()
    deep = "<div>" * 60_000 + text(1)
    pages = {"deep.html": deep, "empty.html": "<html></html>", "not.pdf": "%PDF-1.7 nothing", "ok.txt": text(2)}
    for name, page in pages.items():
        (tmp_path / "wire" / name).write_text(page)
    run(tmp_path / "wire", tmp_path / "out")
    found = {row["id"]: row for row in rows(tmp_path / "out")}
    assert set(found) == set(pages)
    assert found["ok.txt"]["status"] == "briefed"
    assert all(found[name]["why"].startswith(name) for name in ("empty.html", "not.pdf"))


def test_nothing_briefed_is_said_and_its_rows_stand(tmp_path: Path) -> None:
    with pytest.raises(NothingBriefed, match="not one of 1 could be briefed"):
        run(written(tmp_path / "press.jsonl", [{"id": "a", "text": "Velm"}]), tmp_path / "out")
    assert rows(tmp_path / "out")[0]["status"] == "refused"
    (tmp_path / "wire").mkdir()
    with pytest.raises(NothingBriefed, match="holds no documents"):
        run(tmp_path / "wire", tmp_path / "none")


def test_a_format_that_is_not_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(NotInstalled, match=r"pip install 'briefing\[parquet\]'"):
        run(written(tmp_path / "press.jsonl", articles(1)), tmp_path / "out", form="parquet")
    assert not (tmp_path / "out").exists()


def test_the_command_says_one_line(tmp_path: Path, briefing: Callable[..., Ran]) -> None:
    corpus = written(tmp_path / "press.jsonl", articles(2))
    assert briefing("batch", corpus, "-o", tmp_path / "out") == Ran(0, "", "out/: 2 documents briefed\n")
    assert briefing("batch", corpus, "-o", tmp_path / "out", "-q") == Ran(0, "", "")
    assert briefing("batch", tmp_path / "none", "-o", tmp_path / "out").code == 1
    assert briefing("batch", corpus, "-o", tmp_path / "out", "--format", "parquet").code == 2
    assert briefing("batch", corpus, "-o", tmp_path / "two", "--dask", "tcp://[::1]:1", "--processes", "2").code == 2
    refused = briefing("batch", corpus, "-o", tmp_path / "two", "--dask", "tcp://10.0.0.5:8786", "--json")
    assert (refused.code, json.loads(refused.err)["kind"]) == (2, "OpenScheduler")


def started(corpus: Path, out: Path, room: Path) -> subprocess.Popen[bytes]:
    """A run in a process of its own, when its first part is done and others are not."""
    command = [sys.executable, "-m", "briefing", "batch", str(corpus), "-o", str(out), "--processes", "1"]
    env = {**os.environ, "TMPDIR": str(room), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, env=env, stderr=subprocess.PIPE)
    manifest = out / "manifest.jsonl"
    deadline = time.monotonic() + 60
    while not (manifest.exists() and manifest.read_bytes().count(b"\n") > 1) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert process.poll() is None, "the run was over before it could be stopped"
    return process


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A corpus of several parts, and what an undisturbed run makes of it."""
    home = tmp_path_factory.mktemp("archive")
    records = list(articles(2 * parts.MOST_DOCUMENTS + 20))
    for record in records:
        if int(record["id"][1:]) % 4:
            record["text"] = "Too short."  # refused, and quickly
    corpus = written(home / "press.jsonl", records)
    run(corpus, home / "out", processes=2)
    return corpus, contents(home / "out")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal")
def test_f64_a_run_that_was_killed_goes_on(tmp_path: Path, archive: tuple[Path, dict[str, bytes]]) -> None:
    corpus, whole = archive
    with started(corpus, tmp_path / "out", tmp_path) as process:
        process.kill()
    left = contents(tmp_path / "out")
    assert left != whole
    assert run(corpus, tmp_path / "out", processes=2).there > 0
    assert contents(tmp_path / "out") == whole


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_f64_a_signal_ends_a_run_its_children_and_its_files(
    tmp_path: Path, archive: tuple[Path, dict[str, bytes]], number: signal.Signals
) -> None:
    room = tmp_path / "tmp"
    room.mkdir()
    with started(archive[0], tmp_path / "out", room) as process:
        assert len(list(room.iterdir())) == 1, "the folder of the one child"
        process.send_signal(number)
        _, err = process.communicate(timeout=20)
    told = b"Stopped. What is finished stays: the same command goes on from there.\n"
    assert (process.returncode, err) == (128 + number, told if number is signal.SIGINT else b"")
    assert list(room.iterdir()) == []
    for name, data in contents(tmp_path / "out").items():
        assert name == "manifest.jsonl" or archive[1][name] == data


class Terminal(StringIO):
    """Standard error that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_is_shown_how_far_it_is_and_nothing_else_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for stderr, quiet in ((Terminal(), False), (Terminal(), True), (StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stderr)
        with shown(quiet) as tell:
            tell(1200, 3)
        watched = isinstance(stderr, Terminal) and not quiet
        assert ("1,200 documents" in stderr.getvalue() and "3 refused" in stderr.getvalue()) == watched
        assert bool(stderr.getvalue()) == watched
