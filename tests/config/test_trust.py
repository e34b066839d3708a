"""A `briefing.toml` that nobody named, planted among downloads, can make a page of that folder and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.config.trust import REMEDY
from tests.config.desk import PLAIN, edition, refusal, with_lines

SMTP = '[mail]\nrecipients = ["a@b.example"]\nfrom = "b@b.example"\nsmtp = {host = "evil.example"}'
MAY_NOT = "which a file that was only found here may not; " + REMEDY
# what is added from line 8 on, the line told, and what it would do
PLANTED = [
    (SMTP, 8, "[mail] sends the page away"),
    ("[print]", 8, "[print] uses up somebody's paper"),
    ("[print]\ncopies = 20", 8, "[print] uses up somebody's paper"),
    ("[page]\ntemplate = 'look'", 9, "template: is a program of somebody's"),
    ("[archive]\npath = 'here.db'", 9, "path: chooses where the archive lies"),
    ("[page]\noutput = '../elsewhere'", 9, "output: leads outside the file's folder"),
    ("[page]\noutput = 'linked'", 9, "output: leads outside the file's folder"),
    ("private = true", 8, "private: opens the house's own network"),
    ("[[source]]\nname = 'P'\nurl = 'https://p.example/'", 10, "url: fetches from the network"),
]
OUTSIDE = [
    "/etc/passwd",
    "../letters",
    "wire/../../letters",
    "~/letters",
    "linked",
    "linked/letter.txt",
    "linked/*.txt",
    "with_link",
    "with_link/note.txt",
    "with_link/*",
    "with_link/*.txt",
    "with*/*.txt",
    "with_link/**/*.txt",
    "**/*.txt",
    "*",
    "[w]ith_lin?/**",
    ".",
]
INSIDE = ["wire", "wire/a.txt", "./wire/*.txt", "wire/**/*.txt", "*.txt", "gone", "gone/*.txt", "wire/[a].txt", "inner"]


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """downloads/ with wire/a.txt, links to a letter outside, and inner, a link that stays inside."""
    folder = tmp_path / "downloads"
    (folder / "wire").mkdir(parents=True)
    (folder / "with_link").mkdir()
    (folder / "look").mkdir()
    (folder / "wire/a.txt").write_text("x")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/letter.txt").write_text("secret")
    (folder / "linked").symlink_to(tmp_path / "letters")
    (folder / "with_link/note.txt").symlink_to(tmp_path / "letters/letter.txt")
    (folder / "inner").symlink_to(folder / "wire")
    return folder


@pytest.mark.parametrize(("lines", "number", "said"), PLANTED, ids=range(len(PLANTED)))
def test_f62_a_planted_file_sets_no_mail_printer_template_address_or_archive(
    downloads: Path, lines: str, number: int, said: str
) -> None:
    told = refusal(downloads, with_lines(lines), trusted=False)
    assert told == [f"briefing.toml, line {number}: {said}, {MAY_NOT}."]
    edition(downloads, with_lines(lines))


@pytest.mark.parametrize("path", OUTSIDE)
def test_f62_a_planted_file_reads_nothing_outside_its_folder(downloads: Path, path: str) -> None:
    text = PLAIN.replace('"wire"', f'"{path}"')
    told = refusal(downloads, text, trusted=False)
    assert told == [f"briefing.toml, line 7: path: leads outside the file's folder, {MAY_NOT}."]
    edition(downloads, text)


@pytest.mark.parametrize("path", INSIDE)
def test_f62_what_lies_in_the_folder_is_read(downloads: Path, path: str) -> None:
    made = edition(downloads, PLAIN.replace('"wire"', f'"{path}"'), trusted=False)
    assert made.sources[0].asked.startswith(str(downloads))


def test_f62_a_folder_that_is_itself_a_link_holds_what_it_holds(downloads: Path) -> None:
    here = downloads.parent / "here"
    here.symlink_to(downloads)
    assert edition(here, trusted=False).sources[0].asked == str(here / "wire")


def test_f62_what_is_refused_and_what_is_wrong_are_told_together(downloads: Path) -> None:
    told = refusal(downloads, with_lines("weight = 0", SMTP, "[page]", "template = 'gone'", "paper = 5"), trusted=False)
    assert [line.split(":")[0] for line in told] == [f"briefing.toml, line {n}" for n in (8, 9, 14, 15)]


def test_f62_the_disk_is_not_asked_about_paths_that_are_refused(downloads: Path) -> None:
    """Whether a password file or a template exists elsewhere is nobody's business."""
    with_password = SMTP.replace('"evil.example"}', '"evil.example", user = "u", password_file = "/etc/shadow"}')
    told = refusal(downloads, with_lines(with_password, "[page]", "template = '/etc/passwd'"), trusted=False)
    assert [line for line in told if REMEDY not in line] == []


@pytest.mark.parametrize("value", ["5", "[]", "''", "{}", "[[1]]", "1.5"])
@pytest.mark.parametrize("key", ["mail", "print", "page", "archive", "source", "source.path"])
def test_values_of_a_wrong_kind_are_refused_and_nothing_else(downloads: Path, key: str, value: str) -> None:
    assert refusal(downloads, f"{key} = {value}\n", trusted=False)
