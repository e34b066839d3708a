"""A ZIP of articles gives the files in it, under names that lead nowhere, and says what it leaves out."""

from __future__ import annotations

import stat
import time
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from briefing.errors import BinaryInput, BriefingError, BrokenFile, EmptyInput, Inflated, NeedsPassword, TooDeep
from briefing.model import File
from briefing.read.bundle import MOST_NAME, extract
from briefing.read.pieces import Extract
from tests.read.docx_files import body, docx, p
from tests.read.zip_files import locked, mutated, packed

TALKS = "Grain talks open\n\nMinisters met in Torvik on Monday."
PRESS: dict[str, str | bytes] = {
    "press/talks.txt": TALKS,
    "ferry.md": "# The ferry waits",
    "statement.docx": docx(body(p("The ministry said nothing."))),
    "harbour.jpg": b"\xff\xd8\xff\xe0",
    "README": "Articles of the day.",
}


def opened(data: bytes) -> Extract:
    return extract(File("news.zip", data))


def names(extracted: Extract) -> list[str]:
    return [file.name.removeprefix("news.zip › ") for file in extracted.inner]


def test_an_archive_of_articles() -> None:
    extracted = opened(packed(PRESS))
    assert names(extracted) == ["README", "ferry.md", "press/talks.txt", "statement.docx"]
    assert extracted.inner[2] == File("news.zip › press/talks.txt", TALKS.encode())
    assert extracted.pieces == ()
    assert extracted.notes == ("members left out that are no text (pictures, sound, programs): 1",)


def test_what_a_system_put_there_is_left_out() -> None:
    members = {
        "__MACOSX/._talks.txt": "x",
        ".DS_Store": "x",
        "press/.git/config": "x",
        "Thumbs.db": "x",
        "a.txt": TALKS,
    }
    assert names(opened(packed(members))) == ["a.txt"]


def test_folders_and_links_are_no_files() -> None:
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("press/", "")
        link = ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("press/a.txt", TALKS)
    assert names(opened(data.getvalue())) == ["press/a.txt"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("../../evil.txt", "evil.txt"),
        ("/etc/cron.txt", "etc/cron.txt"),
        ("C:\\press\\..\\talks.txt", "press/talks.txt"),
        ("a\x1b[31m\u202eb.txt", "a[31mb.txt"),
        ("..", "without a name"),
        ("press/märz.txt", "press/märz.txt"),
    ],
)
def test_f20_names_lead_nowhere(written: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert names(opened(packed({written: TALKS}))) == [shown]
    assert list(tmp_path.iterdir()) == []


def test_a_long_name_is_cut_and_keeps_its_end() -> None:
    (name,) = names(opened(packed({f"{'a' * 300}.txt": TALKS})))
    assert len(name) == MOST_NAME
    assert name.startswith("…a")
    assert name.endswith("a.txt")


def test_utf_8_that_does_not_say_so_is_seen() -> None:
    data = packed({"mXXrz.txt": TALKS}).replace(b"mXXrz", "märz".encode())
    assert names(opened(data)) == ["märz.txt"]


def test_names_of_an_old_dos_page_are_left_alone() -> None:
    data = packed({"mXrz.txt": TALKS}).replace(b"mXrz", "märz".encode("cp437"))
    assert names(opened(data)) == ["märz.txt"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_f20_two_members_of_one_name_are_both_given() -> None:
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        archive.writestr("a.txt", "The port is shut.")
        archive.writestr("a.txt", "The port is open.")
    extracted = opened(data.getvalue())
    assert names(extracted) == ["a.txt", "a (2).txt"]
    assert [file.data for file in extracted.inner] == [b"The port is shut.", b"The port is open."]


@pytest.mark.parametrize("name", ["old.zip", "old.txt", "old.docx", "old"])
def test_an_archive_inside_is_not_opened_whatever_its_name(name: str) -> None:
    extracted = opened(packed({name: packed({"b.txt": TALKS}), "a.txt": TALKS}))
    assert names(extracted) == ["a.txt"]
    assert extracted.notes == (
        f"news.zip › {name}: holds more files, and an archive inside another is not opened; "
        "take the inner files out and give them themselves.",
    )


def test_an_archive_of_archives_is_refused() -> None:
    with pytest.raises(TooDeep, match=r"old\.zip"):
        opened(packed({"old.zip": packed({"b.txt": TALKS})}))


def test_members_with_a_password_are_told() -> None:
    extracted = opened(locked(packed({"a.txt": TALKS, "b.txt": TALKS})))
    assert names(extracted) == ["b.txt"]
    assert extracted.notes == ("news.zip › a.txt: needs a password; save a copy without one.",)


def test_an_archive_that_is_all_locked_needs_a_password() -> None:
    with pytest.raises(NeedsPassword, match=r"^news\.zip: "):
        opened(locked(packed({"a.txt": TALKS})))


def test_a_damaged_member_does_not_take_the_others_with_it() -> None:
    data = packed({"a.txt": "The port is shut.", "b.txt": TALKS}, 0).replace(b"is shut", b"is open")
    extracted = opened(data)
    assert names(extracted) == ["b.txt"]
    assert "a.txt: is a broken member of a ZIP archive (it cannot be unpacked)" in extracted.notes[0]


def test_many_faults_are_counted() -> None:
    members = {f"{i}.zip": packed({"b.txt": TALKS}) for i in range(9)}
    notes = opened(packed({**members, "a.txt": TALKS})).notes
    assert len(notes) == 6
    assert notes[-1] == "more members that could not be read: 4"


@pytest.mark.parametrize("members", [{}, {"a.png": "x"}, {"press/": ""}])
def test_an_archive_without_text_is_empty(members: dict[str, str]) -> None:
    with pytest.raises(EmptyInput):
        opened(packed(members))


def test_an_open_document_is_no_archive_of_articles() -> None:
    with pytest.raises(BinaryInput, match="OpenDocument"):
        opened(packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}, 0))


def test_f19_a_bomb_among_articles_is_refused_with_all() -> None:
    with pytest.raises(Inflated, match=r"^news.zip: "):
        opened(packed({"a.txt": TALKS, "b.txt": b"A" * 10_000_000}))


def test_a_broken_archive_is_refused() -> None:
    with pytest.raises(BrokenFile, match="broken ZIP archive"):
        opened(packed(PRESS)[:-40])


@pytest.mark.slow
def test_mutations_are_read_or_refused() -> None:
    whole = packed(PRESS)
    for seed in range(400):
        begun = time.perf_counter()
        with suppress(BriefingError):
            assert opened(mutated(whole, seed)).inner
        assert time.perf_counter() - begun < 10
