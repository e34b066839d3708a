"""The editor's orders for one day, read as strictly as the edition itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.config import Overrides, load_overrides
from briefing.errors import UsageFault
from briefing.model import Note

DAY = date(2026, 11, 26)
ORDERS = """\
[[pin]]
text = "two buses an hour"
part = "news"
[[pin]]
text = "second dike"
[[drop]]
text = "papers seen by"
[[drop]]
story = "cracks in three road bridges"
[[heading]]
story = "No boats from midnight"
text = "Ferry strike: what it means"
[[heading]]
page = true
text = "A wet and boatless Thursday"
[[note]]
text = "The minister travels until noon."
part = "agenda"
by = "KL"
[[note]]
text = "Figures  of\\n the \\u202eflood still differ."
"""


def orders(folder: Path, text: str) -> Overrides:
    (folder / "overrides").mkdir()
    (folder / "overrides/2026-11-26.toml").write_text(text, "utf-8")
    return load_overrides(folder, DAY)


def refusal(folder: Path, text: str) -> list[str]:
    with pytest.raises(UsageFault) as refused:
        orders(folder, text)
    return str(refused.value).splitlines()


def test_every_order_is_read(tmp_path: Path) -> None:
    assert orders(tmp_path, ORDERS) == Overrides(
        pinned=(("two buses an hour", "news"), ("second dike", "")),
        dropped=("papers seen by",),
        dropped_stories=("cracks in three road bridges",),
        headings=(("No boats from midnight", "Ferry strike: what it means"),),
        title="A wet and boatless Thursday",
        notes=(
            Note("The minister travels until noon.", "agenda", "KL"),
            Note("Figures of the flood still differ.", "top"),
        ),
    )


def test_no_file_no_orders_and_another_days_file_is_not_read(tmp_path: Path) -> None:
    assert load_overrides(tmp_path, DAY) == Overrides()
    orders(tmp_path, ORDERS)
    assert load_overrides(tmp_path, date(2026, 11, 27)) == Overrides()


WRONG = [
    ("[[pin]]\npart = 'news'", 1, 'text is missing under [[pin]]; write text = "words of a line".'),
    ("[[pin]]\ntext = 'a'\npart = 'actors'", 3, 'part: "actors" is unknown; write one of news, risks, agenda.'),
    ("[[pins]]\ntext = 'a'", 1, "pins is an unknown key (did you mean pin?); mend it or take it out."),
    ("[pin]\ntext = 'a'", 1, "pin: is no row of tables; write [[pin]], with two pairs of brackets, above each."),
    ("[[drop]]", 1, 'a [[drop]] has either text = "words of a line" or story = "words of its headline".'),
    ("\n[[drop]]\ntext = 'a'\nstory = 'b'", 2, "a [[drop]] has either text = "),
    ("[[drop]]\ntext = ''", 2, "text: is empty; write what it is, or take the line out."),
    ("[[heading]]\ntext = 'a'", 1, 'a [[heading]] has either story = "words of its headline" or page = true.'),
    ("[[heading]]\ntext = 'a'\nstory = 'b'\npage = true", 1, "a [[heading]] has either story = "),
    (
        "[[heading]]\ntext = 'a'\npage = true\n[[heading]]\ntext = 'b'\npage = true",
        6,
        "page: the page has a title already",
    ),
    (f"[[heading]]\ntext = '{'x' * 91}'\nstory = 'b'", 2, 'text: "xxxxxxxxxx'),
    (f"[[note]]\ntext = '{'x' * 201}'", 2, 'text: "xxxxxxxxxx'),
    ("[[note]]\ntext = 'a'\npart = 'tops'", 3, 'part: "tops" is unknown (did you mean top?); write one of top, news,'),
    ("[[note]]\ntext = 'a'\n" * 7, 13, "there are 7 [[note]]; the page has room for 6, take some out."),
    ("[[note]]\ntext = 'a'\nby = 3", 3, 'by: 3 is no text; write it in quotation marks, as in "one".'),
    ("[[note]]\ntext = a", 2, "is not written as TOML (invalid value at column 8); "),
]


@pytest.mark.parametrize(("text", "number", "said"), WRONG, ids=range(len(WRONG)))
def test_a_wrong_order_is_told_with_its_line(tmp_path: Path, text: str, number: int, said: str) -> None:
    told = refusal(tmp_path, text)
    assert [line.startswith(f"overrides/2026-11-26.toml, line {number}: {said}") for line in told] == [True], told


def test_a_note_just_fits(tmp_path: Path) -> None:
    assert orders(tmp_path, f"[[note]]\ntext = '{'x' * 200}'\n" * 6).notes == (Note("x" * 200),) * 6


def test_all_wrong_orders_are_told_together(tmp_path: Path) -> None:
    told = refusal(tmp_path, "[[note]]\ntext = 5\n[[drop]]\n[[pin]]\ntext = 'a'\npage = true\n")
    assert [line.partition(":")[0][-1] for line in told] == ["2", "3", "6"]


def test_a_file_named_after_no_day_is_warned_of(tmp_path: Path) -> None:
    orders(tmp_path, "")  # as a day's file left without orders is
    for name in ("26-11-2026.toml", "2026-11-31.toml", "notes.txt", "2026-11-27.toml"):
        (tmp_path / "overrides" / name).touch()
    assert load_overrides(tmp_path, DAY).warnings == (
        'overrides: "2026-11-31.toml" is named after no day; name it as in 2026-11-26.toml.',
        'overrides: "26-11-2026.toml" is named after no day; name it as in 2026-11-26.toml.',
    )


def test_a_folder_in_the_files_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "overrides/2026-11-26.toml").mkdir(parents=True)
    with pytest.raises(UsageFault, match=r"overrides/2026-11-26\.toml: is a folder"):
        load_overrides(tmp_path, DAY)
