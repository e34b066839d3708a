"""Faults and attacks on plain text, end to end: each ends in a page or in one clear sentence, never in a crash."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SAMPLES, Ran

Command = Callable[..., Ran]

STORY = "The council of Oslo closed the port on Monday after a fire. The mayor warned that smoke could harm crews. "

# What is read and briefed all the same; the second value must be on the page.
READ = {
    "a byte order mark": (("\ufeff" + STORY).encode(), "closed the port"),
    "two byte order marks": (("\ufeff\ufeff" + STORY).encode(), "The council"),
    "UTF-16": (STORY.encode("utf-16"), "closed the port"),
    "UTF-16 without a mark": (STORY.encode("utf-16-le"), "closed the port"),
    "a Windows code page": ((STORY + "Café owners “lost” trade on Tuesday.").encode("cp1252"), "Café owners"),
    "mixed line ends": (STORY.replace(". ", ".\r\n\r").encode(), "closed the port"),
    "NUL bytes": (STORY.replace(" ", " \x00", 3).encode(), "closed the port"),
    "a lone surrogate": (STORY.encode() + b"\xed\xa0\x80 It burned.", "closed the port"),
    "bidi controls": (STORY.replace("port", "\u202eport\u2066").encode(), "closed the port"),
    "tag characters": (STORY.replace("port", "po\U000e0041rt").encode(), "closed the port"),
    "2,000 marks on one letter": (
        (STORY + "e" + "\u0301" * 2000 + " was painted on the wall of the port.").encode(),
        "port",
    ),
    "a word of 20,000 letters": ((STORY + "The ship was named " + "x" * 20_000 + ".").encode(), "closed the port"),
    "a long address": (
        (STORY + "See https://example.org/" + "abc/" * 300 + " for the list of ships.").encode(),
        "closed",
    ),
    "emoji families": ((STORY + "Families 👩‍👩‍👧‍👦 left the town at night 🇳🇴.").encode(), "closed the port"),
    "right to left": ((STORY + "The word مرفأ means port in Arabic.").encode(), "closed the port"),
    "Jinja": (
        (STORY + "{% for x in range(10**9) %}{{ x }}{% endfor %} stood on the wall.").encode(),
        "closed the port",
    ),
    "style": ((STORY + "</style><style>body{display:none}</style> stood on the wall.").encode(), "closed the port"),
    "a title of 400 letters": (("Fire " * 80 + "\n\n" + STORY).encode(), "closed the port"),
}

# What cannot be briefed.
REFUSED = {
    "dots": b"." * 200_000,
    "brackets": b"(" * 200_000,
    "dashes": b"-" * 200_000,
    "zeros": b"0" * 200_000,
    "white space": b" \n" * 100_000,
    "one endless word": b"a" * 500_000,
    "one endless sentence": b"Norway, which closed, which opened, " * 20_000 + b".",
    "headings only": "\n\n".join(f"Heading Number {n}" for n in range(2_000)).encode(),
    "a ZIP archive": b"PK\x03\x04" + bytes(range(256)) * 20,
    "an image": b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20,
}


@pytest.mark.parametrize("fault", READ)
def test_odd_text_is_briefed(fault: str, briefing: Command, tmp_path: Path) -> None:
    data, wanted = READ[fault]
    (tmp_path / "odd.txt").write_bytes(data)
    ran = briefing("make", tmp_path / "odd.txt")
    assert ran.code == 0, ran.err
    assert wanted in briefing("summarise", tmp_path / "odd.txt", "--sentences", "9").out
    assert not set(ran.out) & set("\x00\x1b\u202e\u2066\ufeff\U000e0041")


@pytest.mark.parametrize("fault", ["a word of 20,000 letters", "a long address", "a title of 400 letters", "style"])
def test_odd_text_still_makes_one_printed_page(fault: str, briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_bytes(READ[fault][0])
    assert briefing("make", tmp_path / "odd.txt", "-o", tmp_path / "page.pdf").code == 0
    assert briefing("verify", tmp_path / "page.pdf", tmp_path / "odd.txt").code == 0


@pytest.mark.parametrize("fault", REFUSED)
def test_what_cannot_be_briefed_gets_one_sentence(fault: str, briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_bytes(REFUSED[fault])
    ran = briefing("make", tmp_path / "odd.txt")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("briefing: odd.txt: ")
    assert ran.err.count("\n") == 1


def test_a_hundred_thousand_sentences_and_as_many_copies(briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "many.txt").write_text("\n".join(f"The port closed on day {n}." for n in range(100_000)))
    (tmp_path / "same.txt").write_text("\n\n".join(["The port of Oslo closed on Monday after a fire."] * 50_000))
    for name in ("many.txt", "same.txt"):
        assert briefing("summarise", tmp_path / name, "--sentences", "1").out.count("\n") == 1


def test_f73_a_folder_with_traps_is_read_as_far_as_it_goes(briefing: Command, tmp_path: Path) -> None:
    folder = tmp_path / "wire"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "a.txt").write_text(STORY)
    (folder / "sub" / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pipe.txt")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    ran = briefing("make", folder)
    assert ran.code == 4
    assert "closed the port" in ran.out
    assert [line.split(": ")[1] for line in ran.err.splitlines()] == ["gone.txt", "pipe.txt", "wire"]
    assert "1 other file is not read (photo.png)" in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_named(briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(STORY)
    (tmp_path / "secret.txt").chmod(0)
    assert "secret.txt" in briefing("make", tmp_path / "secret.txt").err


def test_a_device_is_no_place_for_a_page(briefing: Command) -> None:
    ran = briefing("make", SAMPLES / "note.txt", "-o", "/dev/full", "--format", "html")
    assert ran.code == 2
    assert "/dev/full" in ran.err


def test_pages_do_not_tell_where_the_source_lay(briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    for fmt in ("html", "json", "text", "markdown"):
        assert str(tmp_path) not in briefing("make", tmp_path / "story.txt", "--format", fmt).out
    briefing("make", tmp_path / "story.txt", "-o", tmp_path / "page.pdf")
    assert str(tmp_path).encode() not in (tmp_path / "page.pdf").read_bytes()


def test_a_written_page_has_the_usual_permissions(briefing: Command, tmp_path: Path) -> None:
    briefing("make", SAMPLES / "note.txt", "-o", tmp_path / "page.html")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((tmp_path / "page.html").stat().st_mode) == 0o666 & ~mask
