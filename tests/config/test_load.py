"""From a text to an edition, and every refusal with its line and remedy."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, reset_tzpath

import pytest

from briefing import deliver
from briefing.config import load, moments
from briefing.config.edition import FORMATS, Gate, Page, Source, Watch
from briefing.config.toml_file import MOST_BYTES
from briefing.errors import UsageFault
from briefing.settings import Mail, Printer, Smtp
from tests.config.desk import PLAIN, edition, refusal, with_lines

FULL = """\
version = 1
[edition]
name = "Evening brief"
audience = "for the harbour office"
timezone = "America/Halifax"
cut_off = "17:05"
window = "2d"
memory = 7
days = ["friday", "monday", "friday"]
[page]
paper = "letter"
formats = ["json", "pdf"]
output = "pages"
template = "look"
[[source]]
name = "Ledger"
outlet = "Harbour Ledger"
path = "inbox/*.pdf"
weight = 3
silent_after = "36h"
[[source]]
name = "Post"
url = "https://post.example/feed.xml"
private = true
[watch]
actors = ["Tidewater Ferries"]
words = ["dredging", "pilot fee", "dredging"]
[mute]
words = ["horoscope"]
[gate]
least_sources = 2
least_documents = 5
degraded_below = 0.5
[limits]
documents = 250
[archive]
path = "kept/pages.db"
[mail]
recipients = ["a@b.example"]
from = "brief@b.example"
smtp = {host = "mail.b.example", user = "brief", password_env = "BRIEF_PASSWORD"}
[print]
printer = "Front_Office/duplex"
copies = 2
"""


def test_every_key_is_read(tmp_path: Path) -> None:
    (tmp_path / "look").mkdir()
    made = edition(tmp_path, FULL)
    assert (made.name, made.audience, made.timezone) == ("Evening brief", "for the harbour office", "America/Halifax")
    assert (made.cut_off, made.window, made.memory, made.documents) == (time(17, 5), timedelta(days=2), 7, 250)
    assert made.page == Page(tmp_path / "pages", "letter", ("json", "pdf"), tmp_path / "look")
    assert made.sources == (
        Source("Ledger", str(tmp_path / "inbox/*.pdf"), "Harbour Ledger", 3.0, timedelta(hours=36)),
        Source("Post", "https://post.example/feed.xml", private=True),
    )
    assert made.watch == Watch(("Tidewater Ferries",), ("dredging", "pilot fee"))
    assert made.muted == ("horoscope",)
    assert made.gate == Gate(2, 5, 0.5)
    assert made.archive == tmp_path / "kept/pages.db"
    smtp = Smtp("mail.b.example", 587, "starttls", "brief", "BRIEF_PASSWORD")
    assert made.mail == Mail(("a@b.example",), "brief@b.example", smtp)
    assert (made.printer, made.days) == (Printer("Front_Office/duplex", 2), (0, 4))
    assert made.warnings == ()


def test_what_is_not_said_has_a_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = edition(tmp_path)
    assert made.page == Page(tmp_path / "out", "a4", ("pdf", "html"))
    assert (made.name, made.window, made.memory, made.gate) == (
        "Morning brief",
        timedelta(hours=24),
        14,
        Gate(1, 1, 1.0),
    )
    assert (made.mail, made.muted, made.folder) == (None, (), tmp_path)
    assert (made.printer, made.days) == (None, (0, 1, 2, 3, 4, 5, 6))
    assert made.archive == tmp_path / "archive.db"


def test_the_formats_are_those_that_can_be_written() -> None:
    assert sorted(FORMATS) == sorted(deliver.SUFFIXES)


# what is added from line 8 on, the line told, and what is told of it
WRONG = [
    ("[page]\npaper = 'A4'", 9, 'paper: "A4" is unknown (did you mean a4?); write one of a4, letter.'),
    (
        "[page]\nformats = ['pdf', 'docx']",
        9,
        'formats: "docx" is unknown; write one of pdf, html, eml, json, markdown, text.',
    ),
    ("[page]\nformats = []", 9, "formats: has 0 items; give 1 to 500."),
    ("[page]\nformats = 'pdf'", 9, 'formats: "pdf" is no list; write it in brackets, as in ["one", "two"].'),
    ("[page]\ntemplate = 'gone'", 9, 'template: "gone" is no folder; check the name.'),
    ('[page]\noutput = "a\\u0000b"', 9, "output: "),
    ("[page]\ntitle = 'x'", 9, "title is an unknown key; mend it or take it out."),
    ("[pgae]\npaper = 'a4'", 8, "pgae is an unknown key (did you mean page?); mend it or take it out."),
    ("window = '36h'", 8, "window is an unknown key here (it belongs under [edition]); mend it or take it out."),
    ("weigth = 2", 8, "weigth is an unknown key (did you mean weight?); mend it or take it out."),
    ("weight = 20", 8, "weight: 20 is no number from 0.1 to 10; choose another."),
    ("weight = nan", 8, "weight: nan is no number from 0.1 to 10; choose another."),
    ("weight = true", 8, "weight: true is no number from 0.1 to 10; choose another."),
    ("weight = '2'", 8, 'weight: "2" is no number from 0.1 to 10; write figures without quotation marks.'),
    (f"weight = {'9' * 400}", 8, "weight: such a number is no number from 0.1 to 10; choose another."),
    ("private = 'yes'", 8, 'private: "yes" is neither true nor false; write one of them, without quotation marks.'),
    (
        "silent_after = '2 days'",
        8,
        'silent_after: "2 days" is no stretch of time; write it in hours or days, as in "36h" or',
    ),
    ("silent_after = '9999d'", 8, 'silent_after: "9999d" is too long; write "90d" at most.'),
    ("url = 'https://post.example/'", 5, "this source has both url and path; take one out."),
    ("[[source]]\nname = 'Post'", 8, "this source has neither path nor url; write one."),
    ("[[source]]\npath = 'x'", 8, 'name is missing under [[source]]; write name = "Harbour Ledger".'),
    ("[[source]]\nname = 'WIRE'\npath = 'x'", 9, 'name: "WIRE" names two sources; give each a name of its own.'),
    ("[[source]]\nname = 'P'\nurl = 'ftp://p.example'", 10, 'url: "ftp://p.example" cannot be fetched (only http and'),
    ("[[source]]\nname = 'P'\nurl = 'https://me:pw@p.example'", 10, "url: "),
    ("[[source]]\nname = 'P'\npath = 'https://p.example'", 10, 'path: "https://p.example" is an address; write url ='),
    ("[[source]]\nname = 'P'\npath = ''", 10, 'path: "" can be no file or folder; write its name, as in "reports".'),
    ('[[source]]\nname = "\\u202e"\npath = "x"', 9, "name: "),
    (f"[[source]]\nname = '{'x' * 61}'\npath = 'x'", 9, "name: "),
    ("[watch]\nwords = ['one', 2, ' ']", 9, 'words: 2 is no text; write it in quotation marks, as in "one".'),
    ("[watch]\nwords = ['one', 2, ' ']", 9, "words: is empty; write what it is, or take the line out."),
    ("[gate]\nleast_sources = 2", 9, "least_sources: 2 is more than there are sources (1); lower it."),
    ("[gate]\nleast_documents = 1.5", 9, "least_documents: 1.5 is no whole number from 1 to 100,000; choose another."),
    ("[gate]\ndegraded_below = 80", 9, "degraded_below: 80 is no number from 0 to 1; choose another."),
    ("[limits]\ndocuments = 0", 9, "documents: 0 is no whole number from 1 to 100,000; choose another."),
    ("[[mute]]\nwords = []", 8, "mute: a list is no table; write [mute] with one pair of brackets."),
    ("[archive]\npath = 5", 9, 'path: 5 is no text; write it in quotation marks, as in "one".'),
    ("[print]\nprinter = '-o'", 9, 'printer: "-o" can be no printer; write its name as lpstat -e lists it.'),
    ("[print]\nprinter = 'Front Office'", 9, 'printer: "Front Office" can be no printer; '),
    ('[print]\nprinter = "a\\nb"', 9, 'printer: "a b" can be no printer; '),
    (f"[print]\nprinter = '{'x' * 128}'", 9, "printer: "),
    ("[print]\nprinter = 1", 9, 'printer: 1 is no text; write it in quotation marks, as in "one".'),
    ("[print]\ncopies = 0", 9, "copies: 0 is no whole number from 1 to 20; choose another."),
    ("[print]\ncopies = 21", 9, "copies: 21 is no whole number from 1 to 20; choose another."),
    ("[print]\nname = 'x'", 9, "name is an unknown key"),
    ("print = 'Front_Office'", 8, "print is an unknown key"),
    ("[watch]\nwords = [2026-11-26]", 9, "words: a date or time is no text; write it in quotation marks,"),
]


@pytest.mark.parametrize(("lines", "number", "said"), WRONG, ids=range(len(WRONG)))
def test_a_wrong_value_is_told_with_its_line_and_remedy(tmp_path: Path, lines: str, number: int, said: str) -> None:
    told = refusal(tmp_path, with_lines(lines))
    assert any(line.startswith(f"briefing.toml, line {number}: {said}") for line in told), told


@pytest.mark.parametrize("name", ["", "Büro-Drucker", "hp_4", "x" * 127])
def test_a_printer_has_the_name_that_the_system_gave_it(tmp_path: Path, name: str) -> None:
    assert edition(tmp_path, with_lines("[print]", f"printer = '{name}'")).printer == Printer(name)


def test_an_empty_print_is_the_systems_own_printer(tmp_path: Path) -> None:
    assert edition(tmp_path, with_lines("[print]")).printer == Printer("", 1)


DAYS = [
    ('["Monday"]', 'days: "Monday" is unknown (did you mean monday?); write one of monday, tuesday, wednesday,'),
    ('["mon"]', 'days: "mon" is unknown (did you mean monday?); '),
    ("[]", "days: has 0 items; give 1 to 500."),
    ("[0]", "days: 0 is unknown; write one of monday, "),
    ('"monday"', 'days: "monday" is no list; write it in brackets, as in ["one", "two"].'),
]


@pytest.mark.parametrize(("written", "said"), DAYS, ids=range(len(DAYS)))
def test_a_day_that_is_none_is_told(tmp_path: Path, written: str, said: str) -> None:
    [told] = refusal(tmp_path, PLAIN.replace("[edition]\n", f"[edition]\ndays = {written}\n"))
    assert told.startswith(f"briefing.toml, line 3: {said}")


CLOCKS = [("6.30", "06:30"), ("6:30", "06:30"), ("18h05", "18:05"), ("24:00", "06:30"), ("early", "06:30")]


@pytest.mark.parametrize(("written", "meant"), CLOCKS)
def test_a_time_of_day_is_told_as_it_was_meant(tmp_path: Path, written: str, meant: str) -> None:
    told = refusal(tmp_path, PLAIN.replace("06:30", written))
    assert told == [f'briefing.toml, line 4: cut_off: "{written}" is no time of day; write it as "{meant}".']


HEADS = [
    (PLAIN.replace("version = 1\n", ""), "briefing.toml, line 1: version is missing on top; write version = 1."),
    (PLAIN.replace("version = 1", "version = 0"), "briefing.toml, line 1: version: 0 is no whole number from 1 to 1;"),
    (PLAIN.replace("version = 1", "version = '1'"), 'briefing.toml, line 1: version: "1" is no whole number from 1 to'),
    (PLAIN.partition("[[")[0], 'briefing.toml, line 1: there is no source; write [[source]] and below it name = "…"'),
    (
        "source = []\n" + PLAIN.partition("[[")[0],
        "briefing.toml, line 1: there is no source; write [[source]] and below",
    ),
    (PLAIN.replace("[[source]]", "[source]"), "briefing.toml, line 5: source: is no row of tables; write [[source]],"),
    (
        "edition = 5\n" + PLAIN.replace("[edition]\n", ""),
        "briefing.toml, line 1: edition: 5 is no table; write [edition]",
    ),
    (PLAIN.replace("[edition]\n", ""), "briefing.toml, line 1: timezone is missing under [edition]; write timezone ="),
    (
        PLAIN.replace('cut_off = "06:30"\n', ""),
        "briefing.toml, line 2: cut_off is missing under [edition]; write cut_off",
    ),
]


@pytest.mark.parametrize(("text", "said"), HEADS, ids=range(len(HEADS)))
def test_what_is_missing_or_misshapen_is_told(tmp_path: Path, text: str, said: str) -> None:
    told = refusal(tmp_path, text)
    assert any(line.startswith(said) for line in told), told


def test_a_file_for_a_later_briefing_is_refused_for_that_alone(tmp_path: Path) -> None:
    told = refusal(tmp_path, "novelty = 'x'\nversion = 2\n")
    assert told == ["briefing.toml, line 2: version: 2 is newer than this briefing knows (1); install a newer one."]


ZONES = [
    ("Europe/Olso", "Europe/Oslo"),
    ("Oslo", "Europe/Oslo"),
    ("america/halifax", "America/Halifax"),
    ("../../etc/passwd", "Europe/Oslo"),
    ("/etc/localtime", "Europe/Oslo"),
    ("Europe", "Europe/Oslo"),
    ("", "Europe/Oslo"),
]


@pytest.mark.parametrize(("written", "example"), ZONES)
def test_a_time_zone_that_is_none_is_told(tmp_path: Path, written: str, example: str) -> None:
    [told] = refusal(tmp_path, PLAIN.replace("Europe/Oslo", written))
    assert told.startswith(f'briefing.toml, line 3: timezone: "{written}" is no time zone; write one as in "')
    assert written in ("Europe", "", "Oslo", "../../etc/passwd", "/etc/localtime") or f'"{example}"' in told


def test_a_machine_without_time_zones_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tzdata", None)
    monkeypatch.setattr(moments, "_known", moments._known.__wrapped__)  # which is asked once a process
    reset_tzpath(to=())
    ZoneInfo.clear_cache()
    try:
        told = refusal(tmp_path, PLAIN)
    finally:
        reset_tzpath()
    assert told == ["briefing.toml, line 3: timezone: this machine has no time-zone data; install the package tzdata."]


def test_all_problems_are_told_together_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = 'colour = 1\n[edition]\ncut_off = "6.30"\n[[source]]\nname = "A"\n[page]\npapper = "a4"\npaper = "a5"\n'
    told = refusal(tmp_path, text)
    assert [line.partition(":")[0] for line in told] == [f"briefing.toml, line {n}" for n in (1, 1, 2, 3, 4, 7, 8)]


def test_of_very_many_problems_the_first_are_told(tmp_path: Path) -> None:
    told = refusal(tmp_path, with_lines(*(f"key{n} = 1" for n in range(20_000))))
    assert len(told) == 51
    assert told[-1] == "briefing.toml: 19,950 more problems."


def test_what_is_told_cannot_steer_a_terminal(tmp_path: Path) -> None:
    told = refusal(tmp_path, with_lines('"\u202eevil" = 1', "outlet = 7", f'"{"k" * 500}" = 1', '"\\u001b[2J" = 1'))
    assert told[1] == 'briefing.toml, line 8: "evil" is an unknown key; mend it or take it out.'
    assert told[0].startswith('briefing.toml, line 5: "" is an unknown key')  # a name with escapes: its table's line
    assert all(line.isprintable() and len(line) < 200 for line in told)


def test_a_text_is_cleaned(tmp_path: Path) -> None:
    made = edition(tmp_path, PLAIN.replace('"Wire"', '"  Wi\\u200bre \\n of\\u202e the  coast "'))
    assert made.sources[0].name == "Wire of the coast"


BAD = [
    (
        "name = Morning\n",
        "line 1: is not written as TOML (invalid value at column 8); a text stands in quotation marks,",
    ),
    ("[edition\n", "line 1: is not written as TOML ("),
    ('a = "x\n', "line 1: is not written as TOML (illegal character '\\n' at column 7); a text stands"),
    ("a = 1\n\nb = [1,\n", "line 3: is not written as TOML (invalid value at the end); a text stands"),
    ("a = 1\na = 2\n", "line 2: is not written as TOML (cannot overwrite a value at column 6); a text stands"),
    (f"a = {'9' * 5000}\n", "line 1: is not written as TOML ("),
    ("a = 2026-13-40\n", "line 1: is not written as TOML ("),
]


@pytest.mark.parametrize(("text", "said"), BAD, ids=range(len(BAD)))
def test_f61_bad_toml_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    [told] = refusal(tmp_path, text)
    assert told.startswith(f"briefing.toml, {said}")


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "a = " + "{b = " * 50_000, ".".join("a" * 300_000) + " = 1"])
def test_f61_what_is_nested_deeply_is_refused_and_not_recursed_into(tmp_path: Path, text: str) -> None:
    told = refusal(tmp_path, text)
    assert told == ["briefing.toml, line 1: is nested too deeply; write it flat, as the sample does."]


def test_f61_a_password_file_that_others_can_read_is_warned_of(tmp_path: Path) -> None:
    text = FULL.replace('password_env = "BRIEF_PASSWORD"', 'password_file = "secret"')
    (tmp_path / "look").mkdir()
    secret = tmp_path / "secret"
    secret.write_text("x")
    secret.chmod(0o644)
    assert edition(tmp_path, text).warnings == (f"password_file: {secret} can be read by others; run chmod 600 on it.",)
    secret.chmod(0o600)
    assert edition(tmp_path, text).warnings == ()
    secret.unlink()
    assert edition(tmp_path, text).warnings == (
        f"password_file: {secret} is not there or cannot be read; no mail can be sent.",
    )
    secret.mkdir()
    assert edition(tmp_path, text).warnings == (f"password_file: {secret} is no plain file; no mail can be sent.",)


BYTES = [
    (b"", "briefing.toml: is empty; "),
    (b" \n\t\n", "briefing.toml: is empty; "),
    (b"\xef\xbb\xbf", "briefing.toml: is empty; "),
    (b"# nothing yet\n", "briefing.toml: is empty; "),
    (b"a = 1\nb = '\xe9'\n", "briefing.toml, line 2: holds letters that are not UTF-8; save the file as UTF-8."),
    (b"\xff\xfea\x00", "briefing.toml, line 1: holds letters that are not UTF-8; "),
    (b"a = '\x00'", "briefing.toml, line 1: is not written as TOML ("),
    (
        b"#" * (MOST_BYTES + 1),
        "briefing.toml: has more than the 1,000,000 bytes that are read; it is no configuration.",
    ),
]


@pytest.mark.parametrize(("data", "said"), BYTES, ids=range(len(BYTES)))
def test_bytes_that_are_no_configuration_are_refused(tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "briefing.toml"
    file.write_bytes(data)
    with pytest.raises(UsageFault) as refused:
        load(file, trusted=True)
    assert str(refused.value).startswith(said)
    assert "\n" not in str(refused.value)


def _marked(data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data


def _of_windows(data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


@pytest.mark.parametrize("change", [_marked, _of_windows])
def test_a_byte_order_mark_and_line_ends_of_windows_do_no_harm(
    tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    file = tmp_path / "briefing.toml"
    file.write_bytes(change(PLAIN.encode()))
    assert load(file, trusted=True).sources[0].name == "Wire"
    file.write_bytes(change(with_lines("", "weight = 99").encode()))
    with pytest.raises(UsageFault, match="line 9: weight: 99"):
        load(file, trusted=True)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name, said in (
        ("folder", "is a folder; name the file in it"),
        ("pipe", "is no plain file; save it as one"),
        ("gone", "there is no such file; check the name, or write one with briefing init"),
        ("loop", "cannot be read (Too many levels of symbolic links); check its permissions"),
        ("x" * 300, "cannot be read (File name too long); check its permissions"),
        ("a\0b", "cannot be read (embedded null byte); check its permissions"),
    ):
        with pytest.raises(UsageFault) as refused:
            load(tmp_path / name, trusted=True)
        assert str(refused.value) == f"{name}: {said}."


def test_paths_start_from_the_folder_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """../shared/wire and ~/wire are meant, and a pattern holds though the folder's own name has brackets."""
    desk = tmp_path / "[2026] desk"
    desk.mkdir()
    for name in ("a.txt", "b[1].txt"):
        (desk / name).write_text("x")
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    asked = {}
    for path in ("../shared/wire", "~/wire", "/srv/wire", "~/*.txt", "*.txt", "b[1].txt"):
        asked[path] = edition(desk, PLAIN.replace('"wire"', f'"{path}"')).sources[0].asked
    assert asked["../shared/wire"] == f"{desk}/../shared/wire"
    assert asked["~/wire"] == str(tmp_path / "me/wire")
    assert asked["~/*.txt"] == str(tmp_path / "me/*.txt")
    assert asked["/srv/wire"] == "/srv/wire"
    assert asked["*.txt"] == f"{tmp_path}/[[]2026] desk/*.txt"
    assert asked["b[1].txt"] == str(desk / "b[1].txt")


def test_a_relative_name_of_the_file_gives_absolute_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edition(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert load(Path("briefing.toml"), trusted=True).sources[0].asked == str(tmp_path / "wire")
